import { stringify } from 'csv-stringify/sync';
import { clean } from './serialise';

export type Cell = string | number | undefined;

/** Rows as CSV by RFC 4180, numbers to a thousandth: whoever computes on takes budget.json. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
export function csv(header: string[], rows: Cell[][]): string {
  return stringify([header, ...rows.map((row) => row.map(safe))], { record_delimiter: 'unix' });
}

function safe(cell: Cell): string {
  if (cell === undefined) {
    return '';
  }
  if (typeof cell === 'number') {
    // Without the sum a small negative number would be told as -0.
    return Number.isFinite(cell) ? String(Math.round(cell * 1000) / 1000 + 0) : '';
  }
  const text = clean(cell);
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

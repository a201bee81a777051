import { stringify } from 'csv-stringify/sync';
import { clean, rounded } from './serialise';

export type Cell = string | number | undefined;

/** Rows as CSV by RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
export function csv(header: string[], rows: Cell[][]): string {
  return stringify([header, ...rows.map((row) => row.map(safe))], { record_delimiter: 'unix' });
}

function safe(cell: Cell): string {
  if (cell === undefined) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(rounded(cell) ?? '');
  }
  const text = clean(cell);
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

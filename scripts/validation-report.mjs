// Writes docs/validation.md from the results of the parts (a folder of JSON files). Fails when a row is out of tolerance or is no number; with
// --check, also when the committed page is stale. With --out <file> the page goes elsewhere.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';

const [folder, ...flags] = process.argv.slice(2);
const at = flags.indexOf('--out');
const page = at >= 0 ? flags[at + 1] : 'docs/validation.md';
const failures = [];

const digits = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value));
const percent = (value) => `${Number((100 * value).toPrecision(2))} %`;

function judged(title, row) {
  const off = row.absolute ? Math.abs(row.ours - row.theirs) : Math.abs(row.ours - row.theirs) / Math.abs(row.theirs);
  const ok = Number.isFinite(row.ours) && Number.isFinite(row.theirs) && row.tolerance > 0 && off <= row.tolerance;
  if (!ok) {
    failures.push(`${title}: ${row.case}, ${row.quantity}: ours ${row.ours}, theirs ${row.theirs}, tolerance ${row.tolerance}`);
  }
  const shown = (value) => (row.absolute ? `${digits(Number(value.toPrecision(2)))} ${row.unit}`.trim() : percent(value));
  // Far below what is allowed a difference is rounding, which is another on another machine.
  const least = row.tolerance / 1000;
  const difference = off < least ? `below ${shown(least)}` : shown(off);
  return `| ${[row.case, row.quantity, row.unit, digits(row.ours), digits(row.theirs), difference, shown(row.tolerance)].join(' | ')} |`;
}

const parts = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
if (parts.length === 0 || parts.some((part) => !part.rows?.length)) {
  failures.push('a part compared nothing');
}

const text = [
  '# Validation by independent engines',
  '',
  'Written by `npm run validate`: the same cases are computed by this library and by programs that other people wrote. Each row shows both results,',
  'their difference and what is allowed. CI fails when a difference is larger, or when this page is stale.',
  '',
  '| Part | Engine | Compares | Rows |',
  '| --- | --- | --- | --- |',
  ...parts.map((part) => `| ${part.title} | ${part.engine} | ${part.computes} | ${part.rows.length} |`),
  ...parts.flatMap((part) => [
    '',
    `## ${part.title}`,
    '',
    `${part.engine}: ${part.computes}.`,
    '',
    '| Case | Quantity | Unit | Ours | Theirs | Difference | Allowed |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...part.rows.map((row) => judged(part.title, row)),
  ]),
  '',
].join('\n');

const fresh = await prettier.format(text, { ...(await prettier.resolveConfig('docs/validation.md')), parser: 'markdown' });
if (failures.length > 0) {
  console.error(failures.join('\n'));
  console.error(`validate: ${failures.length} of ${parts.reduce((sum, part) => sum + (part.rows?.length ?? 0), 0)} rows out of tolerance`);
  process.exit(1);
}
if (!flags.includes('--check')) {
  writeFileSync(page, fresh);
} else if (!existsSync(page) || readFileSync(page, 'utf8') !== fresh) {
  console.error(`${page} is stale; run 'npm run validate' and commit it`);
  process.exit(1);
}
console.log(`validate: ${parts.length} parts, ${parts.reduce((sum, part) => sum + part.rows.length, 0)} rows, all within tolerance`);

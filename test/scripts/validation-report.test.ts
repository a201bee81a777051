import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const row = { case: 'one', quantity: 'flow', unit: 'L/min', ours: 100, theirs: 100.4, tolerance: 0.005 };

/** Runs the report over one part with these rows; returns exit status, message and page. */
function report(rows: object[], ...flags: string[]): { status: number | null; stderr: string; page: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'validation-'));
  const page = path.join(folder, 'page.md');
  fs.writeFileSync(path.join(folder, 'part.json'), JSON.stringify({ title: 'Part', engine: 'engine 1', computes: 'flows', rows }));
  const run = spawnSync(process.execPath, ['scripts/validation-report.mjs', folder, '--out', page, ...flags], { encoding: 'utf8' });
  return { status: run.status, stderr: run.stderr, page: fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '' };
}

describe('the page of the validation', () => {
  test('shows both numbers, their difference and what is allowed', () => {
    // |100 − 100.4| / 100.4 = 0.40 %.
    const { status, page } = report([row]);
    expect(status).toBe(0);
    expect(page).toMatch(/\| one +\| flow +\| L\/min \| 100 +\| 100.4 +\| 0.4 % +\| 0.5 % +\|/);
  });

  test.each([
    ['a row out of tolerance', { ...row, tolerance: 0.003 }],
    ['an absolute one too', { ...row, tolerance: 0.3, absolute: true }],
    ['what is no number', { ...row, ours: null }],
    ['a row without a tolerance', { ...row, tolerance: 0 }],
  ])('fails for %s', (_, bad) => {
    const { status, stderr, page } = report([row, bad]);
    expect(status).toBe(1);
    expect(stderr).toContain('1 of 2 rows out of tolerance');
    expect(page).toBe('');
  });

  test('fails for a part that compared nothing, and with --check for a stale page', () => {
    expect(report([]).status).toBe(1);
    expect(report([row], '--check').stderr).toContain('is stale');
  });
});

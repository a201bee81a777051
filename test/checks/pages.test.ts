import * as fs from 'fs';
import * as path from 'path';
import { CHECKS } from '../../lib/checks/registry';

const FOLDER = path.join(__dirname, '../../docs/checks');
const SECTIONS = ['Why', 'Inputs', 'Limit', 'PASS', 'FAIL', 'Verify by hand'];
const codes = [...new Set(CHECKS.map((check) => check.code))];

describe.each(codes)('the page of %s', (code) => {
  const file = path.join(FOLDER, `${code}.md`);
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';

  test('names the code and the ids', () => {
    const [title] = text.split('\n');
    expect(title.startsWith(`# ${code} `)).toBe(true);
    CHECKS.filter((check) => check.code === code).forEach((check) => expect(title).toContain(check.id));
  });

  test('has every section, with something in it', () => {
    const sections = text.split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual(SECTIONS);
    sections.forEach((section) => expect(section.split('\n').slice(1).join('').trim().length).toBeGreaterThan(9));
  });

  test('says how bad a finding is', () => expect(/error|warning|information/i.test(text)).toBe(true));
});

test('no page is of a check that does not exist', () => {
  const pages = fs.readdirSync(FOLDER).filter((file) => file !== 'README.md');
  expect(pages.map((file) => file.replace(/\.md$/, '')).filter((code) => !codes.includes(code))).toEqual([]);
});

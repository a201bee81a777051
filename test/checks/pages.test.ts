import * as fs from 'fs';
import * as path from 'path';
import { CHECKS } from '../../lib/checks/registry';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, 'docs/checks');
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

  const limit = text.split('## Limit')[1]?.split('## PASS')[0].replace(/\s+/g, ' ') ?? '';
  const checks = CHECKS.filter((check) => check.code === code);

  test('says how bad a finding is, whether it may be acknowledged, and what the rule is taken from', () => {
    const words = { error: /error/i, warning: /warning/i, info: /information/i };
    checks.forEach(({ severity }) => expect(limit).toMatch(words[severity]));
    const flat = text.replace(/\s+/g, ' ');
    expect({
      may: /may be acknowledged|can be acknowledged/i.test(flat),
      not: /(can|may) ?not be acknowledged/i.test(flat),
    }).toEqual({ may: checks.some((check) => check.acknowledgeable), not: checks.some((check) => !check.acknowledgeable) });
    expect(flat).toMatch(/source/i);
  });

  test('names the tiers that ask', () => {
    const named = text.match(/\b(IV|I{1,3})\b/g) ?? [];
    checks.flatMap((check) => check.tiers ?? []).forEach((tier) => expect(named).toContain(tier));
  });
});

test('no page is of a check that does not exist', () => {
  const pages = fs.readdirSync(FOLDER).filter((file) => file !== 'README.md');
  expect(pages.map((file) => file.replace(/\.md$/, '')).filter((code) => !codes.includes(code))).toEqual([]);
});

const rooms = fs.readdirSync(path.join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...fs.readdirSync(path.join(ROOT, 'docs')).flatMap((file) => (file.endsWith('.md') ? [`docs/${file}`] : [])),
  ...fs.readdirSync(FOLDER).map((file) => `docs/checks/${file}`),
  ...rooms.map(({ name }) => `lib/${name}/README.md`),
];

describe.each(documents)('%s', (file) => {
  const text = fs.readFileSync(path.join(ROOT, file), 'utf8').replace(/```[\s\S]*?```/g, '');

  test('links lead somewhere', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((found) => found[1]).filter((target) => !/^https?:/.test(target));
    expect(targets.filter((target) => !fs.existsSync(path.join(ROOT, path.dirname(file), target)))).toEqual([]);
  });

  test('rows of a table have the cells of its head', () => {
    const widths = text.split('\n').map((line) => (line.startsWith('|') ? line.replace(/`[^`]*`/g, '').split('|').length : 0));
    expect(widths.filter((width, i) => width > 0 && widths[i - 1] > 0 && width !== widths[i - 1])).toEqual([]);
  });
});

import * as fs from 'fs';
import * as path from 'path';
import * as gf from 'cdktf-gigafactory';
import { sourceLine } from '../../lib/checks/source-line';
import { codeOf, newCloud, newSite } from '../support/cloud';

/* eslint-disable @typescript-eslint/no-explicit-any -- the assembly is JSON, and the calls are wrong on purpose */
const assembly = JSON.parse(fs.readFileSync(path.join(__dirname, '../../.jsii'), 'utf8'));
const classes: any[] = Object.values(assembly.types).filter((type: any) => type.kind === 'class' && !type.abstract);

/** What a program without types may pass. */
const WRONG = [undefined, null, 'x', 7, {}, [], NaN, -1, [null]];
const shown = (value: unknown): string => (Number.isNaN(value) ? 'NaN' : String(JSON.stringify(value)));

/** What went wrong without a code. */
function uncoded(label: string, act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code ? [] : [`${label}: ${message.split('\n')[0]}`];
  }
}

describe('every public constructor and factory, with arguments of the wrong kind', () => {
  test('answers with a coded error, or takes them', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const found: string[] = [];
    let calls = 0;
    for (const { name, initializer, methods } of classes) {
      const type = (gf as any)[name];
      const isConstruct = initializer && !initializer.protected && initializer.parameters?.[0]?.name === 'scope';
      for (const wrong of WRONG) {
        if (isConstruct) {
          const scope = ['Site', 'DataHall'].includes(name) ? cloud : site;
          found.push(...uncoded(`new ${name}(${shown(wrong)})`, () => new type(scope, `x-${++calls}`, wrong)));
          found.push(...uncoded(`new ${name}(scope ${shown(wrong)})`, () => new type(wrong, `x-${++calls}`, {})));
        }
        for (const method of (methods ?? []).filter((m: any) => m.static)) {
          calls++;
          found.push(...uncoded(`${name}.${method.name}(${shown(wrong)})`, () => type[method.name](...(method.parameters ?? []).map(() => wrong))));
        }
      }
    }
    expect(calls).toBeGreaterThan(1500);
    expect(found).toEqual([]);
  });
});

describe('what is of the right kind and cannot be', () => {
  test('working space, rates and packs', () => {
    const site = newSite(newCloud());
    const depth = gf.Length.meters(1);
    expect(codeOf(() => gf.Details.of(site).workingSpace({ depth, condition: 9 }))).toBe('InvalidValue');
    expect(codeOf(() => gf.Details.of(site).workingSpace({ depth, exits: 0 }))).toBe('InvalidValue');
    expect(codeOf(() => gf.Details.of(site).workingSpace({} as never))).toBe('InvalidValue');
    expect(codeOf(() => gf.Details.of(site).workingSpace({ depth, exits: 2, condition: 3 }))).toBe('nothing was thrown');
    // Rates are of one piece: said of a site they would say nothing.
    expect(codeOf(() => gf.Resilience.of(site).reliability([gf.ReliabilityData.CDU]))).toBe('InvalidValue');
    expect(codeOf(() => gf.ReliabilityData.undergroundCable(-1))).toBe('InvalidValue');
    expect(codeOf(() => gf.CheckPack.tier('tier IV' as never))).toBe('InvalidValue');
    expect(codeOf(() => gf.Power.sum([gf.Energy.joules(1)] as never))).toBe('InvalidValue');
  });

  test('a folder that cannot be written', () => {
    const cloud = newCloud();
    newSite(cloud);
    const file = path.join(cloud.outdir, 'taken');
    fs.writeFileSync(file, '');
    expect(() => cloud.writeFindings(file)).toThrow(/'.*taken' cannot be written: ENOTDIR.*; choose another folder/);
    expect(codeOf(() => cloud.writeFindings(''))).toBe('InvalidValue');
  });
});

describe('the line of the user', () => {
  const path1 = '/home/me/my design (2)/site.js';
  test.each([
    [
      'frames of Node and of the kernel are none',
      ['at process.processImmediate (node:internal/timers:483:21)', 'at node:internal/main/run_main_module:23:47'],
      undefined,
    ],
    ['a folder with parentheses', [`at Object.<anonymous> (${path1}:12:3)`], `${path.relative(process.cwd(), path1)}:12`],
    ['a module', ['at async main (file:///srv/my%20site/main.mjs:7:1)'], `${path.relative(process.cwd(), '/srv/my site/main.mjs')}:7`],
    ['top level of a module', ['at file:///srv/main.mjs:7:1'], `${path.relative(process.cwd(), '/srv/main.mjs')}:7`],
  ])('%s', (_, frames, expected) => {
    expect(sourceLine(['Error', ...frames.map((frame) => `    ${frame}`)].join('\n'))).toBe(expected);
  });
});

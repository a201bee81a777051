import * as fs from 'fs';
import * as path from 'path';
import { ServiceKind } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { brokenHall } from '../../examples/halls/broken';
import { gb300Hall } from '../../examples/halls/gb300';
import { reviewedHall } from '../../examples/halls/reviewed';
import { newCloud } from '../support/cloud';
import { randomSite } from '../support/random-site';
import { smallSite } from '../support/small-site';
import { composedSite } from './composed-site';
import { cooledSite } from './cooled-site';
import { furnished } from './furnished';
import { wired } from './wired';
import { runAudit, writeAnalysis, writeCloud } from './written';

const FOLDER = path.join(__dirname, '../../.cache/audit');

/** Seeds that make a site, from `first` on. */
function* composed(first: number, count: number): Generator<[number, ReturnType<typeof composedSite>]> {
  for (let seed = first, found = 0; found < count; seed++) {
    const cloud = composedSite(seed);
    if (cloud) {
      found++;
      yield [seed, cloud];
    }
  }
}

function audited(write: (folder: string) => string[], name: string): void {
  const folder = path.join(FOLDER, name);
  fs.rmSync(folder, { recursive: true, force: true });
  const { status, output } = runAudit(write(folder));
  process.stdout.write(`${name}\n${output}`);
  expect(status).toBe(0);
}

/** The program in `audit/` recomputes every figure of these sites. `npm run audit` runs it; it is no part of `npm test`. */
describe('an independent program finds the same figures', () => {
  test('of the examples', () => {
    audited((folder) => {
      const [good, reviewed, bad, small] = [newCloud(), newCloud(), newCloud(), newCloud()];
      gb300Hall(good);
      reviewedHall(reviewed);
      brokenHall(bad);
      smallSite(small);
      return [
        ...writeCloud(good, folder, 'gb300-hall'),
        ...writeCloud(reviewed, folder, 'reviewed-hall'),
        ...writeCloud(bad, folder, 'broken-hall'),
        ...writeCloud(small, folder, 'small-site'),
      ];
    }, 'examples');
  });

  test('of 20 sites composed by chance', () => {
    audited(
      (folder) => [...composed(1, 20)].flatMap(([seed, cloud]) => writeCloud(cloud!, folder, `composed-${seed}`, (site) => furnished(site, seed))),
      'composed',
    );
  });

  test('of 15 supplies of any shape', () => {
    audited(
      (folder) =>
        Array.from({ length: 15 }, (_, i) =>
          writeAnalysis(analyseSite(furnished(randomSite(i + 1, { cords: true, simultaneity: i % 2 === 1 }).site, i + 1)), folder, `supply-${i + 1}`),
        ),
      'supplies',
    );
  });

  /** Every site again with one, two or three pieces of its power and cooling equipment out of service, drawn by the seed. */
  test('of sites with equipment out of service', () => {
    const outOf = (site: SiteSnapshot, seed: number): SiteSnapshot => {
      const able = site.assets.filter(({ record }) => record.source ?? record.cooling?.unit).map(({ index }) => index);
      const out = new Set(Array.from({ length: 1 + (seed % 3) }, (_, i) => able[(seed * 7919 + i * 104729) % able.length]));
      const assets = site.assets.map((asset) =>
        out.has(asset.index) ? { ...asset, record: { ...asset.record, service: { kind: ServiceKind.FAILED } } } : asset,
      );
      return { ...site, assets };
    };
    audited((folder) => {
      const sites = Array.from({ length: 15 }, (_, i) => i + 1).flatMap((seed) => [
        [`supply-${seed}`, outOf(randomSite(seed, { cords: true }).site, seed)] as const,
        [`cooled-${seed}`, outOf(cooledSite(seed), seed)] as const,
      ]);
      const clouds = [...composed(1, 10)].flatMap(([seed, cloud]) =>
        snapshotOf(cloud!).sites.map((site, i) => [`composed-${seed}-${i}`, outOf(site, seed)] as const),
      );
      return [...sites, ...clouds].map(([name, site]) => writeAnalysis(analyseSite(site), folder, name));
    }, 'today');
  });

  test('of 25 supplies with conductors, fault levels, zones and failure rates', () => {
    audited(
      (folder) =>
        Array.from({ length: 25 }, (_, i) =>
          writeAnalysis(analyseSite(wired(randomSite(i + 1, { cords: true }).site, i + 1)), folder, `wired-${i + 1}`),
        ),
      'wired',
    );
  });

  test('of 15 cooling plants of any shape', () => {
    audited(
      (folder) => Array.from({ length: 15 }, (_, i) => writeAnalysis(analyseSite(furnished(cooledSite(i + 1), i + 1)), folder, `cooled-${i + 1}`)),
      'cooled',
    );
  });
});

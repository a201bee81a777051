import { analyseSite } from '../../lib/analysis/analyse';
import { faultZoneRun } from '../../lib/analysis/resilience/run';
import { randomSite } from '../support/random-site';

describe('a site that is settled once for all who ask', () => {
  // Odd seeds have loads with caps, some held to them in a base state.
  test.each(Array.from({ length: 20 }, (_, i) => 2 * i + 1))('is as it was after it was asked: seed %i', (seed) => {
    const [fresh, used] = [randomSite(seed, { cords: true }).site, randomSite(seed, { cords: true }).site];
    faultZoneRun(used);
    const again = { ...analyseSite(used), site: undefined };
    expect(again).toEqual({ ...analyseSite(used), site: undefined });
    expect(JSON.stringify(again)).toBe(JSON.stringify({ ...analyseSite(fresh), site: undefined }));
  });
});

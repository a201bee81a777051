import { Tier } from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import { itCeilings } from '../../lib/analysis/resilience/headroom';
import { faultZoneRun, maintenance, maintenanceRun } from '../../lib/analysis/resilience/run';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

describe('gb300-hall beyond single failures', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud));
  const { site } = analysis;

  test('every component can be maintained at tier III without a bypass: tie and primary-selective transformers carry on', () => {
    expect(site.tier).toBe(Tier.III);
    const { failing, bypassed, zones } = maintenance(analysis);
    expect({ failing, bypassed }).toEqual({ failing: [], bypassed: [] });
    expect(maintenanceRun(site)).toEqual(maintenance(analysis));
    // Two feeds, two buses, a tie, two generator buses, five sets; eight lineups of transformer, board, UPS, output and four runs; two cooling boards;
    // 12 CDUs, 6 fan walls, 3 coolers, 3 chillers, 3 + 2 pumps. Each alone is a zone.
    expect(zones.every((zone) => zone.removed.length === 1)).toBe(true);
  });

  test('stuck breakers too are survived: bus a lost with a lineup leaves three lineups on bus b', () => {
    const stuck = faultZoneRun(site).zones.filter((zone) => zone.kind === 'stuck_breaker');
    expect(stuck.length).toBeGreaterThan(0);
    expect(faultZoneRun(site).failing).toEqual([]);
  });

  test('the IT load that the UPS would bear after one lineup is lost: 1,500 kW at 84.2 % with 7,536 kW', () => {
    const [a] = itCeilings(analysis).filter(({ limit }) => {
      const { asset, name } = analysis.power.limits[limit];
      return site.assets[asset].path.endsWith('block-1/lineup-a/ups') && name === 'active power';
    });
    // Nothing but racks hangs on it, so w = 1,263/7,536 of the IT load and L_max = 7,536 / .842 = 8,950 kW.
    expect(a.itKw).toBeGreaterThan(8950 * 0.995);
    expect(a.itKw).toBeLessThan(8950 * 1.005);
  });
});

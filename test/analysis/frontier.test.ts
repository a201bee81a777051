import { LossCurve, Power, Ratio, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { LiteralSite } from '../support/literal-site';

/** (x + loss) / efficiency is x and a loss that does not move and one in proportion: (loss + (1 − efficiency)·x) / efficiency. */
const converter = (name: string, ratedKw: number, lossKw: number, efficiency: number): LossCurve => ({
  name,
  ratedPower: Power.kilowatts(ratedKw),
  noLoad: lossKw / efficiency / ratedKw,
  linear: (1 - efficiency) / efficiency,
  square: 0,
});

describe('a supercomputer of which the chain of losses is published', () => {
  // ExaDigiT RAPS, config of Frontier: 74 racks of 128 nodes; a rectifier for each 4 nodes; node (x + 13 W) / .98, rectifier (x + 17 W) / .96.
  const racks = 74;
  const groups = racks * 32;
  // An idle node: CPU 90 W, 4 GPUs of 88 W, memory 74.26 W, 4 network interfaces of 20 W, storage 30 W.
  const nodeKw = (90 + 4 * 88 + 74.26 + 4 * 20 + 30) / 1000;

  test('V29: Frontier idle draws 7.282 MW, 1 %', () => {
    const cord = [{ id: 'a' }];
    const unity = { powerFactor: Ratio.ONE };
    const site = new LiteralSite(Tier.I).utility('utility').path('board', 1e5).feed('utility', 'board');
    // All groups as one: constants and loads times their number.
    site.path('rectifiers', 1e5, { losses: [converter('rectifier', 1e5, 0.017 * groups, 0.96)] }).feed('board', 'rectifiers');
    for (const n of [1, 2, 3, 4]) {
      site
        .path(`converters-${n}`, 1e5, { losses: [converter('converter', 1e5, 0.013 * groups, 0.98)] })
        .feed('rectifiers', `converters-${n}`)
        .load(`nodes-${n}`, nodeKw * groups, cord, unity)
        .feed(`converters-${n}`, `nodes-${n}`, 'a');
    }
    site.load('switches', racks * 32 * 0.25, cord, unity).feed('board', 'switches', 'a');
    site.load('cdus', 211.837, cord, unity).feed('board', 'cdus', 'a');
    const analysis = analyseSite(site.build());
    const drawn = analysis.totals.facilityProvisionedKw;
    // ((626.26 + 13) / .98 · 4 + 17) / .96 = 2,735.65 W · 2,368 + 592 kW + 211.837 kW = 7,281.85 kW.
    expect(drawn / 7281.85).toBeCloseTo(1, 5);
    expect(Math.abs(drawn / 7282 - 1)).toBeLessThan(0.01);
  });
});

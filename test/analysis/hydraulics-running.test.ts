import { CoolingUnitType, Fluid, FlowRate, HeaderLayout, Length, LoadClass, LoopMedium, Power, Ratio, Temperature, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { hydraulics } from '../../lib/analysis/hydraulics/results';
import type { LoopHydraulics } from '../../lib/analysis/hydraulics/model';
import { LiteralSite } from '../support/literal-site';

/** Two pumps of which one runs, and a dead-end header whose last section feeds nothing. */
function rig(duties: (number | undefined)[]): LoopHydraulics {
  const site = new LiteralSite(Tier.II, 'rig');
  site.utility('feed').path('board', 1e4).feed('feed', 'board');
  site.load('rack', 100, [{ id: 'a' }]).feed('board', 'rack', 'a');
  site.amend('rack', { cooling: { heat: { liquidShare: Ratio.ONE } } });
  const pipe = { length: Length.meters(10), bore: Length.meters(0.08), roughness: Length.meters(4.6e-5) };
  site.add('water', {
    cooling: {
      loop: {
        medium: LoopMedium.FACILITY_WATER,
        fluid: Fluid.WATER,
        supplyTemperature: Temperature.celsius(30),
        pipework: {
          unitConnection: { ...pipe, bore: Length.meters(0.05) },
          header: { layout: HeaderLayout.DEAD_END, sections: [{ pipe }, { pipe }], unitNodes: duties.map(() => 0), loadNodes: [1] },
        },
      },
    },
  });
  duties.forEach((duty, i) => {
    site.load(`pump-${i}`, 5, [{ id: 'supply' }], { loadClass: LoadClass.COOLING, required: false }).feed('board', `pump-${i}`, 'supply');
    const pump = { flow: FlowRate.litersPerMinute(300), power: Power.kilowatts(2) };
    site.amend(`pump-${i}`, { cooling: { unit: { unitType: CoolingUnitType.PUMP, duty, pump } } });
    site.cool(`pump-${i}`, 'water');
  });
  return hydraulics(analyseSite(site.cool('water', 'rack').build()))[0];
}

describe('hydraulics of what runs', () => {
  const speed = (flow: number, boreM: number): number => flow / 60000 / ((Math.PI / 4) * boreM ** 2);

  test('one of two pumps on duty carries the whole flow through its connection; a stretch that feeds nothing has no speed', () => {
    const loop = rig([1, 1]);
    expect(loop.fastest!.speed).toBeCloseTo(speed(loop.flow, 0.05), 9);
    expect(loop.slowest!.speed).toBeCloseTo(speed(loop.flow, 0.08), 9);
    expect(loop.asked).toBeGreaterThan(0);
  });

  test('a pump without a duty lets all of its kind run', () => {
    const loop = rig([1, undefined]);
    expect(loop.fastest!.speed).toBeCloseTo(Math.max(speed(loop.flow, 0.08), speed(loop.flow / 2, 0.05)), 9);
    expect(loop.slowest!.speed).toBeCloseTo(Math.min(speed(loop.flow, 0.08), speed(loop.flow / 2, 0.05)), 9);
  });
});

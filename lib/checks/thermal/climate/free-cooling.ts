import { onDesignDay } from '../../../analysis/climate/settle';
import { annualOf } from '../../../analysis/year/annual';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { number, pathOf, percent } from '../../words';
import { fixOfShortfall } from '../fixes';

export const freeCooling: Check = {
  id: 'thermal/free-cooling',
  code: 'THM-17',
  severity: Severity.ERROR,
  title: 'a loop that claims to need no chiller holds its set-point without one on the design day; hours of free cooling are told',
  reason: 'Chillers left out on a claim cannot be added on the first hot day; and the hours without compressors are what the claim is worth.',
  inputs: ['HeatRejectionOptions.chillerless', 'LoopEnvironment.chillerless', 'SiteProps.weather'],
  source: 'hours of the weather file in which coolers or towers alone hold the set-point',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.weather !== undefined || analysis.site.assets.some((a) => a.record.cooling?.loop?.environment?.chillerless),
  evaluate: (analysis) => {
    const claimed = analysis.site.assets.filter((asset) => asset.record.cooling?.loop?.environment?.chillerless);
    const facilities = claimed.length > 0 ? onDesignDay(analysis.site).facilities : [];
    const broken = claimed.flatMap((asset): RawFinding[] => {
      const facility = facilities.find((f) => f.loop.asset === asset.index);
      const setC = asset.record.cooling!.loop!.supplyTemperature.toCelsius();
      const air = analysis.site.climate.designDayAir;
      const scenario = `design day, ${air.dryBulb} dry bulb / ${air.wetBulb} wet bulb`;
      if (!facility || facility.state.heatKw <= 0) {
        return [];
      }
      // What the loop would have to gain without any chiller, tried on it.
      const without = (measured: number): string =>
        fixOfShortfall(
          analysis,
          { scenario: 0, loop: asset.index, quantity: 'supply_temperature', unit: '°C', measured, limit: setC, racksLost: 0 },
          { chillerless: true },
        );
      if (facility.chilledKw > 1e-6) {
        return [
          {
            path: asset.path,
            message: `claims to need no chiller, but chillers take ${number(facility.chilledKw)} of ${number(facility.state.heatKw)} kW`,
            measured: facility.chilledKw,
            limit: 0,
            unit: 'kW',
            scenario,
            fix: `${without(facility.state.supplyC)}, or drop the claim`,
          },
        ];
      }
      return facility.state.supplyC > setC + 1e-3
        ? [
            {
              path: asset.path,
              message: `claims to need no chiller, but its supply is ${number(facility.state.supplyC)} °C against a set-point of ${number(setC)} °C`,
              measured: facility.state.supplyC,
              limit: setC,
              unit: '°C',
              scenario,
              fix: `${without(facility.state.supplyC)}, or drop the claim and add chillers`,
            },
          ]
        : [];
    });
    const annual = annualOf(analysis);
    const hours = (annual?.freeCooling ?? []).map((loop): RawFinding => ({
      path: pathOf(analysis, loop.loop),
      severity: Severity.INFO,
      message: `${number(loop.free)} h of the year without compressors (${percent(loop.free / annual!.hours)}), ${number(loop.partial)} h with some${loop.missed > 0 ? `; the set-point is missed in ${number(loop.missed)} h` : ''}`,
      measured: loop.free,
      unit: 'h',
      scenario: `${analysis.site.weather!.source}, IT at average power`,
    }));
    return [...broken, ...hours];
  },
};

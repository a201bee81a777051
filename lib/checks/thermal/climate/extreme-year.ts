import { ExtremeLoop, inExtreme } from '../../../analysis/climate/extreme';
import type { ThermalShortfall } from '../../../analysis/model';
import { LoopMedium } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { lacking, number, pathOf } from '../../words';
import { fixOfShortfall } from '../fixes';

export const extremeYear: Check = {
  id: 'thermal/extreme-year',
  code: 'THM-18',
  severity: Severity.WARNING,
  title: 'in the hottest air of twenty years, coolant stays within its class and chilled water at its set-point',
  reason: 'A hall lives through such a day once; what it does then (warmer coolant, throttled racks) should be known before.',
  inputs: ['ClimateProps.extreme', 'CoolantLoopProps.maximumSupplyTemperature'],
  source: 'ASHRAE climatic design conditions, 20-year return period',
  acknowledgeable: true,
  evaluate: (analysis) => {
    const loops = inExtreme(analysis);
    const { site } = analysis;
    if (!loops) {
      return [lacking(site.path, "the hottest air of twenty years; give 'extreme' to Climate.of")];
    }
    const air = `${number(site.climate.extreme!.dryBulb.toCelsius())} °C dry bulb / ${number(site.climate.extreme!.wetBulb.toCelsius())} °C wet bulb`;
    const over = loops.filter((loop) => loop.limitC !== undefined && loop.supplyC > loop.limitC + 1e-3);
    const coolant = warmest(loops.filter((loop) => loop.medium === LoopMedium.TECHNOLOGY));
    if (over.length === 0) {
      return coolant
        ? [
            {
              path: site.path,
              severity: Severity.INFO,
              message: `at ${air} coolant rises by ${number(Math.max(0, coolant.supplyC - coolant.setC))} K to at most ${number(coolant.supplyC)} °C, within its class`,
              measured: coolant.supplyC,
              limit: coolant.limitC,
              unit: '°C',
              scenario: `at ${air}`,
            },
          ]
        : [];
    }
    return [LoopMedium.TECHNOLOGY, LoopMedium.FACILITY_WATER].flatMap((medium): RawFinding[] => {
      const mine = over.filter((loop) => loop.medium === medium);
      const worst = warmest(mine);
      if (!worst) {
        return [];
      }
      const others = mine.length > 1 ? `, one of ${mine.length} such loops,` : '';
      return [
        {
          path: pathOf(analysis, worst.loop),
          message: `supply${others} rises by ${number(worst.supplyC - worst.setC)} K to ${number(worst.supplyC)} °C, above ${number(worst.limitC!)} °C`,
          measured: worst.supplyC,
          limit: worst.limitC,
          unit: '°C',
          scenario: `at ${air}`,
          fix: fixOfShortfall(analysis, missed(worst), { air: site.climate.extreme }),
        },
      ];
    });
  },
};

const missed = ({ loop, supplyC, limitC }: ExtremeLoop): ThermalShortfall => ({
  scenario: 0,
  loop,
  quantity: 'supply_temperature',
  unit: '°C',
  measured: supplyC,
  limit: limitC!,
  racksLost: 0,
});

const warmest = (loops: ExtremeLoop[]): ExtremeLoop | undefined =>
  loops.reduce<ExtremeLoop | undefined>((most, loop) => (most && most.supplyC - most.setC >= loop.supplyC - loop.setC ? most : loop), undefined);

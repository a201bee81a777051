import type { CoolingQuantity, SiteAnalysis, ThermalResult, ThermalShortfall } from '../../analysis/model';
import { LoopMedium } from '../../core';
import { RawFinding } from '../finding';
import { number, pathOf, percent, scenarioOf } from '../words';
import { fixOfShortfall } from './fixes';

export const mediumOf = (analysis: SiteAnalysis, loop: number): LoopMedium => analysis.site.assets[loop].record.cooling!.loop!.medium;

/** Scenarios that an electrical check judges: what is out is a source of power. */
const isElectrical = (analysis: SiteAnalysis, scenario: number): boolean => {
  const { removed } = analysis.scenarios[scenario];
  return removed >= 0 && analysis.site.assets[removed].record.source !== undefined;
};

/** The worst shortfall of each result that fails normally or without a cooling unit; `normalOnly` for what a failure check tells. */
export function shortfalls(
  analysis: SiteAnalysis,
  media: LoopMedium[],
  quantities: CoolingQuantity[],
  when: 'normal' | 'failure' | 'any',
): { result: ThermalResult; worst: ThermalShortfall; count: number }[] {
  return analysis.thermal.results
    .filter((result) => quantities.includes(result.quantity) && media.includes(mediumOf(analysis, result.loop)))
    .flatMap((result) => {
      const mine = analysis.thermal.shortfalls.filter((s) => {
        const base = analysis.scenarios[s.scenario].removed < 0;
        return (
          s.loop === result.loop &&
          s.quantity === result.quantity &&
          !isElectrical(analysis, s.scenario) &&
          (when === 'any' || (when === 'normal' ? base : !base))
        );
      });
      if (mine.length === 0) {
        return [];
      }
      const worst = mine.reduce((a, b) => (b.measured - b.limit > a.measured - a.limit ? b : a));
      return [{ result, worst, count: mine.length }];
    });
}

/** Whether the set-point itself is above what is allowed, whatever the weather. */
export const isSetTooWarm = (analysis: SiteAnalysis, { loop, quantity, limit }: ThermalShortfall): boolean =>
  quantity === 'supply_temperature' && analysis.site.assets[loop].record.cooling!.loop!.supplyTemperature.toCelsius() > limit + 1e-3;

export const QUANTITY_NAMES: Record<CoolingQuantity, string> = {
  heat: 'heat',
  flow: 'flow',
  airflow: 'airflow',
  supply_temperature: 'supply temperature',
  return_temperature: 'return temperature',
  pressure: 'pressure drop',
  approach: 'approach',
};

export function told(analysis: SiteAnalysis, { worst }: { worst: ThermalShortfall }): RawFinding {
  const temperature = worst.unit === '°C' || worst.unit === 'K';
  const measured = Number.isFinite(worst.measured) ? `${number(worst.measured)} ${worst.unit}` : 'more than any unit gives';
  const share = !temperature && worst.limit > 0 && Number.isFinite(worst.measured) ? ` (${percent(worst.measured / worst.limit)})` : '';
  return {
    path: pathOf(analysis, worst.loop),
    message: `${QUANTITY_NAMES[worst.quantity]} is ${measured} against ${number(worst.limit)} ${worst.unit}${share}; ${worst.racksLost} rack${worst.racksLost === 1 ? '' : 's'} affected`,
    measured: worst.measured,
    limit: worst.limit,
    unit: worst.unit,
    scenario: scenarioOf(analysis, worst.scenario),
    fix: fixOfShortfall(analysis, worst),
  };
}

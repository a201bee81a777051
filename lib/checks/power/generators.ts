import { LimitRule, Tier } from '../../core';
import type { SiteAnalysis } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { number, overload, pathOf } from '../words';

/** Fuel that every tier asks for. */
const HOURS = 12;

export const generators: Check = {
  id: 'power/generators',
  code: 'PWR-18',
  severity: Severity.ERROR,
  title: 'generators carry the site without utility, with one set out from tier II, and have fuel for 12 hours',
  reason: 'In a long outage the generators are the source of the site, and fuel is their limit.',
  inputs: ['GeneratorModel.power', 'RatingClass', 'GeneratorModel.fuelCurve', 'GeneratorOptions.fuelStore'],
  source: 'ISO 8528-1; Uptime Institute Tier Standard: Topology',
  acknowledgeable: false,
  evaluate: (analysis) => {
    if (!analysis.power.hasGenerators) {
      const severity = analysis.site.tier === Tier.I ? Severity.WARNING : Severity.ERROR;
      return [
        {
          path: analysis.site.path,
          severity,
          message: 'there are no generators, so that every load is lost with the utility',
          fix: 'give the utility plant generators',
        },
      ];
    }
    return [...loads(analysis), ...fuel(analysis)];
  },
};

/** Sets of one bus are alike: the worst stands for all. */
function loads(analysis: SiteAnalysis): RawFinding[] {
  const over = analysis.power.limits.filter((limit) => limit.rule === LimitRule.GENERATOR && limit.overloads.length > 0);
  const worst = over.sort((a, b) => b.worst / b.limit - a.worst / a.limit)[0];
  if (!worst) {
    return [];
  }
  const told = overload(analysis, worst, worst.worst, worst.worstScenario);
  return [
    { ...told, message: `${told.message}; ${over.length} set${over.length === 1 ? ' is' : 's are'} overloaded`, fix: `add a set, or ${told.fix}` },
  ];
}

function fuel(analysis: SiteAnalysis): RawFinding[] {
  const stores = analysis.site.assets.map((asset) => asset.record.source?.fuelStore).filter((store) => store !== undefined);
  const perHour = analysis.totals.fuelLitersPerHour;
  if (stores.length === 0 || perHour === undefined) {
    return [];
  }
  const liters = stores.reduce((sum, store) => sum + store.toLiters(), 0);
  const needed = perHour * HOURS;
  if (liters >= needed * (1 - 1e-9)) {
    return [];
  }
  const first = analysis.site.assets.find((asset) => asset.record.source?.fuelStore)!;
  return [
    {
      path: pathOf(analysis, first.index),
      message: `${number(liters / 1000)} m³ of fuel last ${number(liters / perHour)} h at ${number(perHour)} L/h, less than ${HOURS} h`,
      measured: liters / 1000,
      limit: needed / 1000,
      unit: 'm³',
      scenario: 'on generators, all in service',
      fix: `store ${number(Math.ceil(needed / 1000))} m³`,
    },
  ];
}

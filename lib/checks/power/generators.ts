import { LimitRule, SourceRole, Tier } from '../../core';
import type { SiteAnalysis } from '../../analysis/model';
import { outageOf, setsToAdd } from '../../analysis/power/remedies';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { atLeast, lacking, number, overload, pathOf } from '../words';
import { isHeld, orHeld } from './capping/held';

/** Fuel that every tier asks for. */
const HOURS = 12;

export const generators: Check = {
  id: 'power/generators',
  code: 'PWR-18',
  severity: Severity.ERROR,
  title: 'generators carry the site without utility, with one set out from tier II, and have fuel for 12 hours',
  reason: 'In a long outage the generators are the source of the site, and fuel is their limit.',
  inputs: [
    'GeneratorModel.power',
    'RatingClass',
    'GeneratorModel.fuelCurve',
    'GeneratorOptions.fuelStore',
    'SiteProps.altitude',
    'SiteProps.climate',
  ],
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
          fix:
            severity === Severity.ERROR
              ? 'give the utility plant generators, or declare tier I, which only warns of it'
              : 'give the utility plant generators',
        },
      ];
    }
    return [...loads(analysis), ...classes(analysis), ...fuel(analysis)];
  },
};

/** Sets of one bus are alike: the worst stands for all. */
function loads(analysis: SiteAnalysis): RawFinding[] {
  const over = analysis.power.limits.filter((limit) => limit.rule === LimitRule.GENERATOR && limit.overloads.length > 0);
  const worst = over.sort((a, b) => b.worst / b.limit - a.worst / a.limit)[0];
  if (!worst) {
    return [];
  }
  const sets = setsToAdd(analysis.site, worst, outageOf(analysis.scenarios[worst.worstScenario]));
  const told = orHeld(analysis, over.find((limit) => !isHeld(analysis, limit)) ?? worst, overload(analysis, worst, worst.worst, worst.worstScenario));
  return [
    {
      ...told,
      message: `${told.message}; ${over.length} set${over.length === 1 ? ' is' : 's are'} overloaded`,
      fix: `add ${sets === 1 ? 'a set' : `${sets} sets`}, or ${told.fix}`,
    },
  ];
}

/** Tiers III and IV count on sets whose rating has no limit of hours (Uptime Institute Tier Standard: Topology). */
function classes({ site }: SiteAnalysis): RawFinding[] {
  if (site.tier !== Tier.III && site.tier !== Tier.IV) {
    return [];
  }
  const sets = site.assets.filter((asset) => asset.record.source?.role === SourceRole.GENERATOR);
  const unknown = sets.filter((set) => set.record.source!.supply?.generator === undefined);
  const limited = sets.filter((set) => set.record.source!.supply?.generator?.ratingClass === 'ESP');
  return [
    ...(limited.length === 0
      ? []
      : [
          {
            path: limited[0].path,
            message: `${limited.length} set${limited.length === 1 ? ' has' : 's have'} an emergency standby rating, of at most 200 h a year; tier ${site.tier} counts on ratings without a limit of hours`,
            fix: 'order the sets with a PRP, COP or DCC rating',
          },
        ]),
    ...(unknown.length === 0
      ? []
      : [lacking(unknown[0].path, `the rating class of ${unknown.length} sets; give 'supply.generator' to their source facet`)]),
  ];
}

function fuel(analysis: SiteAnalysis): RawFinding[] {
  const stores = analysis.site.assets.map((asset) => asset.record.source?.fuelStore).filter((store) => store !== undefined);
  const perHour = analysis.totals.fuelLitersPerHour;
  const set = analysis.site.assets.find((asset) => asset.record.source?.role === SourceRole.GENERATOR)!;
  if (perHour === undefined) {
    return [lacking(set.path, "the fuel curve of the sets; give 'fuel' to their source facet")];
  }
  if (stores.length === 0) {
    return [lacking(set.path, `the fuel store (${number((perHour * HOURS) / 1000)} m³ are needed); give 'fuelStore' to the generators`)];
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
      scenario: analysis.scenarios.find(({ state, removed }) => state === 'G' && removed < 0)!.label,
      fix: `store ${atLeast(Math.ceil(needed / 1000))} m³`,
    },
  ];
}

import { SourceRole } from '../../../core';
import { agreements, rideThroughs } from '../../../analysis/supply/agreement';
import { ramps, swings } from '../../../analysis/supply/swing';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf, percent, scenarioOf } from '../../words';
import { returnAfterSag } from './return-ramp';

/** Slack of comparisons, so that a limit met exactly is met. */
const SLACK = 1e-9;

export const utilityAgreement: Check = {
  id: 'power/utility-agreement',
  code: 'PWR-22',
  severity: Severity.ERROR,
  title: 'the site keeps what is agreed with the utility: contract, power factor, ramp, ride-through, return after a sag and largest loss of load',
  reason: 'A site that breaks its connection agreement is throttled or disconnected, and loads that leave together in a sag endanger the grid.',
  inputs: [
    'UtilityPlantProps.contract',
    'AgreementOptions',
    'UtilityFeedProps.agreement',
    'UpsFacts.rideThrough',
    'UpsFacts.returnRamp',
    'SwingFacts',
    'BatteryStorageProps.model',
  ],
  source: 'connection agreement; NERC incident review of 10 July 2024 (1,500 MW of load left after six faults); PRC-024 for the form of the curve',
  acknowledgeable: true,
  applies: ({ site }) => site.assets.some(({ record }) => record.source?.role === SourceRole.UTILITY),
  evaluate: (analysis) => [
    ...contract(analysis),
    ...powerFactor(analysis),
    ...ramp(analysis),
    ...rideThrough(analysis),
    ...loadLoss(analysis),
    ...returnAfterSag(analysis),
  ],
};

/** One line for all feeds that say nothing. */
function unsaid({ site }: SiteAnalysis, says: (feed: SiteAnalysis['site']['assets'][number]) => boolean, what: string): RawFinding[] {
  const silent = site.assets.filter((asset) => asset.record.source?.role === SourceRole.UTILITY && !says(asset));
  return silent.length === 0 ? [] : [lacking(silent[0].path, `${what} of ${silent.length} feed${silent.length === 1 ? '' : 's'}`)];
}

/** PWR-22 a. */
function contract(analysis: SiteAnalysis): RawFinding[] {
  return [
    ...agreements(analysis).flatMap(({ agreement, feeds, worst }): RawFinding[] => {
      const [measured, limit] = [worst.value / 1000, agreement.contract.toMegawatts()];
      if (measured <= limit * (1 + SLACK)) {
        return [];
      }
      return [
        {
          path: pathOf(analysis, feeds[0]),
          message: `demand of ${number(measured)} MW, more than the ${number(limit)} MW of contract '${agreement.name}'`,
          measured,
          limit,
          unit: 'MW',
          scenario: scenarioOf(analysis, worst.scenario),
          fix: `contract ${atLeast(Math.ceil(measured * 100) / 100)} MW, or take off ${atLeast(measured - limit)} MW`,
        },
      ];
    }),
    ...unsaid(analysis, ({ record }) => record.source!.supply?.utility !== undefined, "the contract; give 'agreement': contract"),
  ];
}

/** PWR-22 b. */
function powerFactor(analysis: SiteAnalysis): RawFinding[] {
  return [
    ...agreements(analysis).flatMap(({ agreement, leastPowerFactor: least }): RawFinding[] => {
      const limit = agreement.minimumPowerFactor?.toFraction();
      if (limit === undefined || !least || least.value >= limit * (1 - SLACK)) {
        return [];
      }
      return [
        {
          path: pathOf(analysis, least.feed),
          message: `power factor ${number(least.value)} at the point of common coupling, below the ${number(limit)} agreed`,
          measured: least.value,
          limit,
          unit: '',
          scenario: scenarioOf(analysis, least.scenario),
          fix: `compensate ${atLeast(Math.ceil(1000 * (Math.tan(Math.acos(least.value)) - Math.tan(Math.acos(limit)))))} kvar for each MW on that feed`,
        },
      ];
    }),
    ...unsaid(
      analysis,
      ({ record }) => record.source!.supply?.utility?.minimumPowerFactor !== undefined,
      "the power factor; give 'agreement': minimumPowerFactor",
    ),
  ];
}

/** PWR-22 c. */
function ramp(analysis: SiteAnalysis): RawFinding[] {
  if (swings(analysis).loads === 0) {
    return [];
  }
  const found = ramps(analysis);
  const unknown = unsaid(
    analysis,
    ({ record }) => record.source!.supply?.utility?.rampMegawattsPerMinute !== undefined,
    "the ramp limit; give 'agreement': rampMegawattsPerMinute",
  );
  if (!found || found.rate <= found.limit * (1 + SLACK)) {
    return unknown;
  }
  const { limit, stepMw, rate, neededMw, neededMwh, storageMw, storageMwh } = found;
  if (storageMw >= neededMw * (1 - SLACK) && storageMwh >= neededMwh * (1 - SLACK)) {
    return unknown;
  }
  const pace = Number.isFinite(rate) ? `at ${number(rate)} MW/min` : 'at once';
  const minutes = Math.ceil((stepMw / limit) * 10) / 10;
  return [
    {
      path: pathOf(analysis, found.feed),
      message: `training that starts or stops moves the demand by ${number(stepMw)} MW ${pace}; ${number(limit)} MW/min are agreed, and ${number(storageMw)} MW with ${number(storageMwh)} MWh in one direction do not cover the rest`,
      // A step has no rate; what is missing is power.
      ...(Number.isFinite(rate) ? { measured: rate, limit, unit: 'MW/min' } : { measured: stepMw, limit: storageMw, unit: 'MW' }),
      scenario: 'on utility, all in service',
      fix: `add storage of ${atLeast(neededMw)} MW and ${atLeast(neededMwh)} MWh in one direction, or ramp over ${atLeast(minutes)} min (SwingFacts.rampTime)`,
    },
    ...unknown,
  ];
}

/** PWR-22 d. */
function rideThrough(analysis: SiteAnalysis): RawFinding[] {
  const { leavers, silent } = rideThroughs(analysis);
  const seconds = (s: number): string => (Number.isFinite(s) ? `${number(s)} s` : 'without limit');
  const worst = leavers.reduce<(typeof leavers)[number] | undefined>((a, b) => (a && a.bornS - a.neededS <= b.bornS - b.neededS ? a : b), undefined);
  return [
    ...(worst
      ? [
          {
            path: pathOf(analysis, worst.asset),
            message: `at ${percent(worst.voltage)} voltage it stays on the utility ${worst.bornS === 0 ? 'not at all' : `for ${seconds(worst.bornS)}`}; ${seconds(worst.neededS)} ${Number.isFinite(worst.neededS) ? 'are' : 'is'} agreed; ${leavers.length} UPS leave${leavers.length === 1 ? 's' : ''} early`,
            // "Without limit" is no number.
            ...(Number.isFinite(worst.neededS) ? { measured: worst.bornS, limit: worst.neededS, unit: 's' } : {}),
            scenario: 'sag on the utility',
            fix: `set the input window to bear ${percent(worst.voltage)} for ${seconds(worst.neededS)}, or to come back by itself`,
          },
        ]
      : []),
    ...(silent.length > 0
      ? [lacking(pathOf(analysis, silent[0]), `the ride-through curve of ${silent.length} UPS; give 'upsTransients': rideThrough to the plant`)]
      : []),
    ...unsaid(
      analysis,
      ({ record }) => record.source!.supply?.utility?.rideThrough !== undefined,
      "the ride-through curve; give 'agreement': rideThrough",
    ),
  ];
}

/** PWR-22 e. */
function loadLoss(analysis: SiteAnalysis): RawFinding[] {
  return [
    ...agreements(analysis).flatMap(({ agreement, feeds, largestLoss }): RawFinding[] => {
      const limit = agreement.largestLoadLoss?.toMegawatts();
      const measured = largestLoss.value / 1000;
      if (limit === undefined || measured <= limit + SLACK) {
        return [];
      }
      return [
        {
          path: pathOf(analysis, feeds[0]),
          message: `one failure drops ${number(measured)} MW at once, more than the ${number(limit)} MW agreed`,
          measured,
          limit,
          unit: 'MW',
          scenario: scenarioOf(analysis, largestLoss.scenario),
          fix: 'give the loads that go dark a second source, or split them over more equipment',
        },
      ];
    }),
    ...unsaid(
      analysis,
      ({ record }) => record.source!.supply?.utility?.largestLoadLoss !== undefined,
      "the largest loss of load; give 'agreement': largestLoadLoss",
    ),
  ];
}

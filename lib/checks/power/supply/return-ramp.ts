import type { SiteAnalysis } from '../../../analysis/model';
import { returnRamp } from '../../../analysis/supply/return-ramp';
import { RawFinding } from '../../finding';
import { atLeast, number, pathOf, some } from '../../words';

const SLACK = 1e-9;

/** PWR-22 f: how demand comes back after a sag through which all UPS went to battery. */
export function returnAfterSag(analysis: SiteAnalysis): RawFinding[] {
  const found = returnRamp(analysis);
  if (!found) {
    return [];
  }
  return [...tooFast(analysis, found), ...tooLong(analysis, found)];
}

type Found = NonNullable<ReturnType<typeof returnRamp>>;

function tooFast(analysis: SiteAnalysis, { limit, feed, rate, stepMw, seconds, neededMw, neededMwh, storageMw, storageMwh }: Found): RawFinding[] {
  const covered = storageMw >= neededMw * (1 - SLACK) && storageMwh >= neededMwh * (1 - SLACK);
  if (rate <= limit * (1 + SLACK) || covered) {
    return [];
  }
  const pace = Number.isFinite(rate) ? `up to ${number(rate)} MW/min` : 'at once';
  const needed = Math.ceil((60 * stepMw) / limit);
  return [
    {
      path: pathOf(analysis, feed),
      message: `after a sag the UPS take back ${number(stepMw)} MW within ${number(seconds)} s, ${pace}; ${number(limit)} MW/min are agreed`,
      // At once has no rate; what is missing is power.
      ...(Number.isFinite(rate) ? { measured: rate, limit, unit: 'MW/min' } : { measured: stepMw, limit: storageMw, unit: 'MW' }),
      scenario: 'sag on the utility',
      fix: `take the load back over ${atLeast(needed)} s (UpsFacts.returnRamp, or UpsFacts.returnDelay one after another), or add storage of ${atLeast(neededMw)} MW and ${atLeast(neededMwh)} MWh in one direction`,
    },
  ];
}

function tooLong(analysis: SiteAnalysis, { short }: Found): RawFinding[] {
  if (short.length === 0) {
    return [];
  }
  const worst = short.reduce((most, one) => (one.neededS - one.lastsS > most.neededS - most.lastsS ? one : most));
  const others = short.length > 1 ? `; so are those of ${short.length} UPS: ${some(short.map(({ asset }) => pathOf(analysis, asset)))}` : '';
  return [
    {
      path: pathOf(analysis, worst.asset),
      message: `its battery is empty before its load is back after a sag: it gives ${number(worst.lastsS)} s of ${number(worst.neededS)} s at full load${others}`,
      measured: worst.lastsS,
      limit: worst.neededS,
      unit: 's',
      scenario: 'sag on the utility',
      fix: `take a battery for ${atLeast(Math.ceil(worst.neededS))} s at its load, or bring the load back sooner`,
    },
  ];
}

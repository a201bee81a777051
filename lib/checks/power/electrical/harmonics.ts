import { SourceRole } from '../../../core';
import { FeedDistortion, harmonics } from '../../../analysis/electrical/harmonics';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, atMost, lacking, number, pathOf, percent } from '../../words';

const VOLTAGE = 0.05;
const SLACK = 1e-9;

/** Total demand distortion by short-circuit ratio: 5 % below 20, 8 % below 50, 12 % below 100, 15 % above. */
const demandLimit = (stiffness: number): number => (stiffness < 20 ? 0.05 : stiffness < 50 ? 0.08 : stiffness < 100 ? 0.12 : 0.15);

export const harmonicDistortion: Check = {
  id: 'power/harmonics',
  code: 'PWR-27',
  severity: Severity.WARNING,
  title: 'harmonic currents at each feed stay within IEEE 519, and neutrals carry the third harmonic',
  reason: 'Harmonics heat transformers and neutrals, and the utility may refuse the connection.',
  inputs: [
    'LoadElectricalFacts.currentDistortion',
    'LoadElectricalFacts.thirdHarmonic',
    'UpsProps.currentDistortion',
    'UtilityFeedProps.shortCircuitPower',
    'UtilityFeedProps.voltageDistortion',
    'BuswayProps.neutral',
  ],
  source: 'IEEE 519-2014, tables 1 and 2',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some((asset) => asset.record.source?.role === SourceRole.UTILITY),
  evaluate: (analysis) => [...harmonics(analysis).feeds.flatMap((feed) => atFeed(analysis, feed)), ...neutrals(analysis), ...missing(analysis)],
};

function atFeed(analysis: SiteAnalysis, feed: FeedDistortion): RawFinding[] {
  const path = pathOf(analysis, feed.asset);
  const found: RawFinding[] = [];
  if (feed.demandDistortion !== undefined && feed.stiffness !== undefined) {
    const limit = demandLimit(feed.stiffness);
    if (feed.demandDistortion > limit * (1 + SLACK)) {
      found.push({
        path,
        message: `the total demand distortion may be ${percent(feed.demandDistortion)}; at a short-circuit ratio of ${number(feed.stiffness)}, ${percent(limit)} is allowed`,
        measured: 100 * feed.demandDistortion,
        limit: 100 * limit,
        unit: '%',
        fix: `filter ${atLeast(100 * (feed.demandDistortion - limit))} % of the load current, or take converters with ${atMost(limit / feed.demandDistortion)} times the distortion`,
      });
    }
  }
  if (feed.mediumVoltage && feed.voltageDistortion !== undefined && feed.voltageDistortion > VOLTAGE * (1 + SLACK)) {
    found.push({
      path,
      message: `the voltage distortion of the study is ${percent(feed.voltageDistortion)}`,
      measured: 100 * feed.voltageDistortion,
      limit: 100 * VOLTAGE,
      unit: '%',
      fix: 'add filters, or ask for a stronger point of connection',
    });
  }
  return found;
}

function neutrals(analysis: SiteAnalysis): RawFinding[] {
  return harmonics(analysis).neutrals.flatMap(({ asset, amperes, limitA }) =>
    limitA === undefined || amperes <= limitA * (1 + SLACK)
      ? []
      : [
          {
            path: pathOf(analysis, asset),
            message: `the third harmonic puts ${number(amperes)} A on a neutral for ${number(limitA)} A`,
            measured: amperes,
            limit: limitA,
            unit: 'A',
            fix: `take a neutral of ${atLeast(amperes)} A or more`,
          },
        ],
  );
}

function missing(analysis: SiteAnalysis): RawFinding[] {
  const { unknown, unknownThird, feeds, neutrals: loaded } = harmonics(analysis);
  const tell = (assets: number[], what: string): RawFinding[] =>
    assets.length === 0 ? [] : [lacking(pathOf(analysis, assets[0]), `${what}; ${assets.length} in all`)];
  return [
    ...tell(unknown, "distortion of its input current ('currentDistortion' of loads and UPS, or Details.of(plant).electrical)"),
    ...tell(
      feeds.filter((feed) => feed.stiffness === undefined && feed.demandDistortion !== undefined).map((feed) => feed.asset),
      'short-circuit power of the feed (UtilityFeedProps.shortCircuitPower)',
    ),
    ...tell(
      feeds.filter((feed) => feed.mediumVoltage && feed.voltageDistortion === undefined).map((feed) => feed.asset),
      "voltage distortion at the feed, from a study ('voltageDistortion' of the feed, or Details.of(plant).electrical)",
    ),
    ...tell(unknownThird, "third harmonic of its current, for neutrals ('thirdHarmonic' of loads; 0 % without a neutral)"),
    ...tell(
      loaded.filter((neutral) => neutral.limitA === undefined).map((neutral) => neutral.asset),
      'rating of its neutral (BuswayProps.neutral)',
    ),
  ];
}

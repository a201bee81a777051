import type { SiteAnalysis } from '../../../analysis/model';
import { itCeilingOf } from '../../../analysis/resilience/headroom';
import type { FailingZone, ZoneOutcome } from '../../../analysis/resilience/model';
import { RawFinding } from '../../finding';
import { atLeast, atMost, number, pathOf, percent, some } from '../../words';

const STATE = { U: 'on utility', G: 'on generators' };

/** A zone of several components: what it takes with it, in the worse state, and the way out. */
export function zoneFinding(
  analysis: SiteAnalysis,
  { zone, outcomes }: FailingZone,
  what: string,
  fix: (outcome: ZoneOutcome) => string,
): RawFinding {
  const outcome = outcomes.reduce((worst, next) => (weight(next) > weight(worst) ? next : worst));
  const both = outcomes.length > 1 ? 'on utility and on generators' : STATE[outcome.state];
  const measure = measured(outcome);
  return {
    path: pathOf(analysis, zone.subjects[0]),
    message: `${what}, ${consequence(analysis, outcome)}`,
    ...measure,
    scenario: `${both}, ${some(
      zone.removed.map((asset) => pathOf(analysis, asset)),
      6,
    )} out`,
    fix: [fix(outcome), ceilingOf(analysis, zone.removed, outcome)].filter((part) => part !== '').join('; '),
  };
}

/** Components that fail alone: the single-failure rules tell each with its numbers, here they are counted. */
export function alone(analysis: SiteAnalysis, failing: FailingZone[], what: string, fix: string): RawFinding[] {
  const single = failing.filter(({ zone }) => zone.removed.length === 1);
  if (single.length === 0) {
    return [];
  }
  const paths = single.flatMap(({ zone }) => zone.subjects.map((asset) => pathOf(analysis, asset)));
  const worst = single
    .flatMap(({ zone, outcomes }) => outcomes.map((outcome) => ({ zone, outcome })))
    .reduce((a, b) => (weight(b.outcome) > weight(a.outcome) ? b : a));
  return [
    {
      path: analysis.site.path,
      message: `${paths.length} component${paths.length === 1 ? '' : 's'} ${what}: ${some(paths)}; worst, without '${pathOf(analysis, worst.zone.subjects[0])}': ${consequence(analysis, worst.outcome)}`,
      measured: paths.length,
      limit: 0,
      unit: 'components',
      scenario: `${STATE[worst.outcome.state]}, ${pathOf(analysis, worst.zone.subjects[0])} out`,
      fix: [fix, ceilingOf(analysis, worst.zone.removed, worst.outcome)].filter((part) => part !== '').join('; '),
    },
  ];
}

/** Dark loads weigh more than cooling that is short, that more than overloads. */
const weight = (o: ZoneOutcome): number =>
  o.dark.length * 1e6 +
  (o.racksOverheated + o.shortfalls.length) * 1e3 +
  o.shelves.length +
  (o.overloads[0] ? o.overloads[0].value / o.overloads[0].limit : 0);

function measured(o: ZoneOutcome): Pick<RawFinding, 'measured' | 'limit' | 'unit'> {
  if (o.dark.length > 0) {
    return { measured: o.dark.length, limit: 0, unit: 'loads' };
  }
  const [over] = [...o.overloads, ...o.shelves.map((s) => ({ value: s.neededKw, limit: s.liveKw, unit: 'kW' }))];
  if (over) {
    return { measured: over.value, limit: over.limit, unit: over.unit };
  }
  const [short] = o.shortfalls;
  return { measured: short.measured, limit: short.limit, unit: short.unit };
}

function consequence(analysis: SiteAnalysis, o: ZoneOutcome): string {
  const parts: string[] = [];
  if (o.dark.length > 0) {
    const gpus = o.gpusLost > 0 ? `, ${number(o.gpusLost)} GPUs` : '';
    parts.push(
      `${o.dark.length} required load${o.dark.length === 1 ? ' loses' : 's lose'} all supply${gpus}: ${some(o.dark.map((a) => pathOf(analysis, a)))}`,
    );
  }
  const [over] = o.overloads;
  if (over) {
    const more = o.overloads.length > 1 ? ` (${o.overloads.length} limits in all)` : '';
    parts.push(
      `'${pathOf(analysis, over.asset)}' would carry ${number(over.value)} ${over.unit}, ${percent(over.value / over.limit)} of its ${over.name} limit of ${number(over.limit)} ${over.unit}${more}`,
    );
  }
  if (o.shelves.length > 0) {
    const [shelf] = o.shelves;
    parts.push(
      `shelves of ${o.shelves.length} rack${o.shelves.length === 1 ? '' : 's'} give too little: '${pathOf(analysis, shelf.asset)}' needs ${number(shelf.neededKw)} of ${number(shelf.liveKw)} kW DC`,
    );
  }
  if (o.shortfalls.length > 0) {
    const [short] = o.shortfalls;
    parts.push(
      `'${pathOf(analysis, short.loop)}' has ${number(short.limit)} of ${number(short.measured)} ${short.unit} ${short.quantity.replace('_', ' ')}, ${o.racksOverheated} rack${o.racksOverheated === 1 ? '' : 's'} lost for want of cooling`,
    );
  }
  return parts.join('; ');
}

/** How much IT load the scenario would bear, where its worst consequence is an overload of equipment. */
function ceilingOf(analysis: SiteAnalysis, removed: number[], outcome: ZoneOutcome): string {
  const [over] = outcome.overloads;
  const kw = over && outcome.dark.length === 0 ? itCeilingOf(analysis.site, outcome.state, removed, over) : undefined;
  if (kw === undefined || !Number.isFinite(kw)) {
    return '';
  }
  const total = analysis.totals.itProvisionedKw;
  return `or hold the IT load of the site to ${atMost(Math.floor(kw))} kW of ${number(total)} kW (${percent(kw / total)})`;
}

/** The next larger model of what is overloaded most, or what to take off. */
export function largerFor(analysis: SiteAnalysis, outcome: ZoneOutcome): string {
  const [over] = outcome.overloads;
  if (!over) {
    return '';
  }
  const found = (analysis.site.assets[over.asset].record.larger ?? [])
    .flatMap(({ model, limits }) => (limits ?? []).filter((l) => l.name === over.name).map((l) => ({ model, limit: l })))
    .find(({ limit: l }) => {
      const rated = l.power?.toKilowatts() ?? l.apparentPower?.toKilovoltAmperes() ?? l.current!.toAmperes();
      return rated * (l.factor?.toFraction() ?? 1) >= over.value * (1 - 1e-9);
    });
  return found
    ? `take '${found.model}' for '${pathOf(analysis, over.asset)}'`
    : `take ${atLeast(over.value - over.limit)} ${over.unit} off '${pathOf(analysis, over.asset)}'`;
}

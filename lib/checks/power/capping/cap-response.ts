import type { SiteAnalysis } from '../../../analysis/model';
import { CappedLimit, powerCaps, RESPONSE_SHARE } from '../../../analysis/power/capping';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf, percent, scenarioOf } from '../../words';
import { seconds } from './held';

export const capResponse: Check = {
  id: 'power/cap-response',
  code: 'PWR-21',
  severity: Severity.ERROR,
  title: 'power caps hold within 80 % of the time for which every overloaded equipment bears its overload',
  reason: 'A cap that comes after the trip, or that leaves too much, saves nothing.',
  inputs: ['PowerCap.response', 'PowerCap.power', 'UpsFacts.overload', 'PowerLimit.overload', 'PowerEquipmentProps.simultaneity'],
  source: 'overload of UPS: engineering default, typical of vendors; continuous load of breakers: NEC, article 100',
  acknowledgeable: false,
  applies: (analysis) => relied(analysis).length > 0,
  evaluate: (analysis) => relied(analysis).flatMap((cap) => told(analysis, cap)),
};

/**
 * Overloads that caps are to hold: those after a failure that caps would bring back inside the limit, and all that only simultaneity hides, unless caps
 * leave more than is counted, which PWR-20 tells.
 */
function relied(analysis: SiteAnalysis): CappedLimit[] {
  const { limits, simultaneity } = powerCaps(analysis);
  const told = simultaneity.some(({ holds }) => !holds);
  return limits.filter(({ enough, hidden, inBaseState }) => (enough ? hidden || !inBaseState : hidden && !told));
}

function told(analysis: SiteAnalysis, cap: CappedLimit): RawFinding[] {
  if (cap.holds) {
    return [];
  }
  const { asset, name, limit, unit } = analysis.power.limits[cap.limit];
  const path = pathOf(analysis, asset);
  const ratio = cap.full / limit;
  const over = `all loads at once give ${number(cap.full)} ${unit}, ${percent(ratio)} of its ${name} limit of ${number(limit)} ${unit}`;
  const scenario = scenarioOf(analysis, cap.fullScenario);
  if (!cap.enough) {
    return [
      {
        path,
        message: `${over}, and ${number(cap.capped)} ${unit} when capped`,
        measured: cap.capped,
        limit,
        unit,
        scenario: scenarioOf(analysis, cap.cappedScenario),
        fix: `give its loads power caps that take off ${atLeast(cap.capped - limit)} ${unit} more, or take larger equipment`,
      },
    ];
  }
  if (cap.toleranceS === undefined && !cap.hidden) {
    // The overload itself is an error already.
    return [lacking(path, `for how long it bears ${percent(ratio)} of its ${name} limit; give 'overload' to the limit, and power caps may hold it`)];
  }
  const [response, most] = [cap.responseS ?? 0, RESPONSE_SHARE * (cap.toleranceS ?? 0)];
  const bears =
    cap.toleranceS === undefined
      ? 'and nothing says for how long it bears that'
      : cap.toleranceS === 0
        ? 'which it does not bear'
        : `which it bears for ${seconds(cap.toleranceS)}: power caps must hold within ${seconds(most)}`;
  return [
    {
      path,
      message: `${over}, ${bears}; the slowest cap below it takes ${seconds(response)}`,
      measured: response,
      limit: most,
      unit: 's',
      scenario,
      fix: fixOf(cap, most, ratio),
    },
  ];
}

function fixOf({ toleranceS }: CappedLimit, most: number, ratio: number): string {
  if (toleranceS === undefined) {
    return "give 'overload' to the limit, with the maker's figures";
  }
  const equipment = `take equipment that bears ${percent(ratio)} for longer`;
  return toleranceS > 0 ? `have the caps hold within ${seconds(most)}, or ${equipment}` : equipment;
}

import type { SiteAnalysis, SnapshotFloor } from '../../analysis/model';
import { isInformationTechnology } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { atLeast, lacking, number } from '../words';

/** Days between the integrated systems test and the first racks (engineering default). */
const DAYS_BEFORE = 30;

interface Heat {
  liquid: number;
  air: number;
  landing?: string;
}

export const acceptance: Check = {
  id: 'programme/acceptance',
  code: 'PRG-02',
  severity: Severity.WARNING,
  title: 'load banks reach the design heat of the hall in liquid and in air, and the test is 30 days before the racks',
  reason: 'What was never run at its design load is first tested by the customer.',
  inputs: ['DataHallProps.acceptance', 'GpuPodProps.programme'],
  source: 'integrated systems test (level 5); 30 days: engineering default',
  acknowledgeable: true,
  applies: (analysis) => analysis.totals.racks > 0,
  evaluate: (analysis) => {
    const heat = heatByStack(analysis);
    return (analysis.site.floors ?? []).flatMap((floor) => {
      const here = heat.get(floor.path);
      return here ? judge(floor, here) : [];
    });
  },
};

function heatByStack(analysis: SiteAnalysis): Map<string, Heat> {
  const heat = new Map<string, Heat>();
  for (const { stack, record } of analysis.site.assets) {
    const { demand, cooling, programme } = record;
    if (!demand || !isInformationTechnology(demand)) {
      continue;
    }
    const here = heat.get(stack) ?? { liquid: 0, air: 0 };
    heat.set(stack, here);
    const liquid = demand.thermal.toKilowatts() * (cooling?.heat?.liquidShare.toFraction() ?? 0);
    here.liquid += liquid;
    here.air += demand.thermal.toKilowatts() - liquid;
    const day = programme?.inService;
    here.landing = day !== undefined && (here.landing === undefined || day < here.landing) ? day : here.landing;
  }
  return heat;
}

function judge({ path, facts }: SnapshotFloor, { liquid, air, landing }: Heat): RawFinding[] {
  const given = facts.acceptance;
  if (!given) {
    return [lacking(path, 'no acceptance test of this hall; give DataHallProps.acceptance')];
  }
  const findings: RawFinding[] = [];
  const reach = (what: string, design: number, banks: number): void => {
    if (design > banks * (1 + 1e-9)) {
      findings.push({
        path,
        message: `${what} load banks of ${number(banks)} kW do not reach the design heat of ${number(design)} kW`,
        measured: design,
        limit: banks,
        unit: 'kW',
        fix: `rent ${atLeast(design - banks)} kW more, or test the hall in parts`,
      });
    }
  };
  reach('liquid', liquid, given.liquidLoadBanks.toKilowatts());
  reach('air', air, given.airLoadBanks.toKilowatts());
  if (given.testDate === undefined || landing === undefined) {
    const missing =
      given.testDate === undefined
        ? 'day of the test; give acceptance.testDate'
        : 'day on which the first racks land; give their programme.inService';
    return [...findings, lacking(path, missing)];
  }
  const days = Math.round((Date.parse(landing) - Date.parse(given.testDate)) / 86_400_000);
  if (days < DAYS_BEFORE) {
    findings.push({
      path,
      message: `the integrated systems test of ${given.testDate} is ${days} days before the first racks of ${landing}, less than ${DAYS_BEFORE}`,
      measured: days,
      limit: DAYS_BEFORE,
      unit: 'days',
      fix: `test ${DAYS_BEFORE - days} days earlier, or land the racks later`,
    });
  }
  return findings;
}

import { DirectCurrent, directCurrent } from '../../../analysis/electrical/direct-current';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, atMost, byParent, lacking, number, pathOf, percent, scenarioOf, some } from '../../words';

const DROP_WARN = 0.03;
const DROP_FAIL = 0.05;
const SLACK = 1e-9;

export const directCurrentBus: Check = {
  id: 'power/direct-current',
  code: 'PWR-26',
  severity: Severity.ERROR,
  title: 'a direct-current bus carries its current, keeps its voltage and watches its insulation',
  reason: 'At 800 V a bus has no zero crossing to end an arc, and an ungrounded pole is found only by a monitor.',
  inputs: ['DcBuswayProps.ratedCurrent', 'SupplyOptions.conductor', 'SupplyOptions.length', 'DcRectifierProps.insulationMonitor'],
  source: 'IEC 60364-4-41 (insulation monitoring), IEC 60364-5-52; 3 and 5 %, engineering practice',
  acknowledgeable: false,
  applies: (analysis) => analysis.site.assets.some((asset) => asset.record.source?.electrical?.directCurrent),
  evaluate: (analysis) => {
    const study = directCurrent(analysis);
    return [
      ...study.runs.flatMap((run) => overloaded(analysis, run, 'conductors of the run to it')),
      ...study.busbars.flatMap((busbar) => overloaded(analysis, busbar, 'busbar')),
      ...drops(analysis),
      ...study.systems.filter((system) => system.monitored === false).map((system) => unwatched(analysis, system.asset)),
      ...missing(analysis),
    ];
  },
};

function overloaded(analysis: SiteAnalysis, { asset, amperes, limitA, scenario }: DirectCurrent, what: string): RawFinding[] {
  if (limitA === undefined || amperes <= limitA * (1 + SLACK)) {
    return [];
  }
  return [
    {
      path: pathOf(analysis, asset),
      message: `its ${what} would carry ${number(amperes)} A, ${percent(amperes / limitA)} of ${number(limitA)} A`,
      measured: amperes,
      limit: limitA,
      unit: 'A',
      scenario: scenarioOf(analysis, scenario),
      fix: `take ${atLeast(amperes)} A or more, or take off ${atLeast(amperes - limitA)} A`,
    },
  ];
}

function drops(analysis: SiteAnalysis): RawFinding[] {
  const over = directCurrent(analysis)
    .cords.filter((cord) => cord.total > DROP_WARN * (1 + SLACK))
    .map((cord) => ({ ...cord, path: pathOf(analysis, cord.load) }));
  return [...byParent(over).values()].map((group) => {
    const worst = group.reduce((most, cord) => (cord.total > most.total ? cord : most));
    const error = worst.total > DROP_FAIL * (1 + SLACK);
    const limit = error ? DROP_FAIL : DROP_WARN;
    return {
      path: worst.path,
      severity: error ? Severity.ERROR : Severity.WARNING,
      message: `it gets ${number(worst.volts)} V, ${percent(worst.total)} less than its rectifier gives${group.length > 1 ? `; ${group.length} loads are over: ${some(group.map((cord) => cord.path))}` : ''}`,
      measured: 100 * worst.total,
      limit: 100 * limit,
      unit: '%',
      scenario: scenarioOf(analysis, worst.scenario),
      fix: `take ${atLeast(worst.total / limit)} times the cross-section, or ${atMost((100 * limit) / worst.total)} % of the length`,
    };
  });
}

const unwatched = (analysis: SiteAnalysis, asset: number): RawFinding => ({
  path: pathOf(analysis, asset),
  message: 'its ungrounded direct-current system has no insulation monitor',
  fix: 'add one insulation monitor at the rectifier (DcRectifierProps.insulationMonitor)',
});

function missing(analysis: SiteAnalysis): RawFinding[] {
  const study = directCurrent(analysis);
  const tell = (assets: number[], what: string): RawFinding[] =>
    assets.length === 0 ? [] : [lacking(pathOf(analysis, assets[0]), `${what}; ${assets.length} in all`)];
  return [
    ...tell(
      study.runs.filter((run) => run.limitA === undefined).map((run) => run.asset),
      'ampacity of the conductors to it (ConductorOptions.ampacity)',
    ),
    ...tell(study.unknownLoads, 'length and conductor of a run to it (SupplyOptions)'),
    ...tell(
      study.systems.filter((system) => system.monitored === undefined).map((system) => system.asset),
      'whether it has an insulation monitor (DcRectifierProps.insulationMonitor)',
    ),
  ];
}

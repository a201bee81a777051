import type { SiteAnalysis } from '../../analysis/model';
import { coolantTopology, type LoopNode } from '../../analysis/thermal/topology';
import { liquidKw } from '../../analysis/thermal/technology';
import { LoopMedium } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, pathOf } from '../words';
import { shortfalls, told } from './support';

export const rackFlow: Check = {
  id: 'thermal/rack-flow',
  code: 'THM-01',
  severity: Severity.ERROR,
  title: "every rack gets the flow of its maker's table at the actual supply temperature, and the CDUs have the head for it",
  reason: "The maker's table is the condition of the warranty: less flow is a hotter chip.",
  inputs: ['RackSystem.flowTable', 'CduModel.facts', 'CoolantLoopProps.pipePressureDrop', 'LoopDetails.pipework'],
  source: 'coolant table of the rack; head of the CDU',
  acknowledgeable: false,
  evaluate: (analysis) => [
    ...shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['flow', 'pressure'], 'normal').map((shortfall) => told(analysis, shortfall)),
    ...colderThanTables(analysis),
    ...unjudged(analysis),
  ],
};

const loopsOf = (analysis: SiteAnalysis, medium: LoopMedium): LoopNode[] =>
  [...coolantTopology(analysis.site).loops.values()].filter((loop) => loop.facts.medium === medium);

const heated = ({ site }: SiteAnalysis, { racks }: LoopNode): number[] => racks.filter((rack) => liquidKw(site, rack) > 0);

const heatOf = ({ site }: SiteAnalysis, rack: number) => site.assets[rack].record.cooling!.heat!;

/** Below the first point of a table its maker says nothing; its flow is counted with, and the lack is told. */
function colderThanTables(analysis: SiteAnalysis): RawFinding[] {
  return loopsOf(analysis, LoopMedium.TECHNOLOGY).flatMap((loop): RawFinding[] => {
    const setC = loop.facts.supplyTemperature.toCelsius();
    const begins = heated(analysis, loop).flatMap((rack) => heatOf(analysis, rack).flowTable?.[0]?.supplyTemperature.toCelsius() ?? []);
    const beyond = begins.filter((celsius) => celsius > setC + 1e-9);
    if (beyond.length === 0) {
      return [];
    }
    const most = Math.max(...beyond);
    return [
      {
        path: pathOf(analysis, loop.asset),
        message: `coolant is supplied at ${number(setC)} °C, the tables of ${beyond.length} rack${beyond.length === 1 ? '' : 's'} begin at ${number(most)} °C: no flow is published`,
        measured: setC,
        limit: most,
        unit: '°C',
        fix: `supply coolant at ${number(most)} °C or warmer, or have the maker say the flow and put it into the table`,
      },
    ];
  });
}

/** What nobody says cannot hold. */
function unjudged(analysis: SiteAnalysis): RawFinding[] {
  const silent = loopsOf(analysis, LoopMedium.TECHNOLOGY).flatMap((loop) =>
    loop.facts.pipework?.loadDrop ? [] : heated(analysis, loop).filter((rack) => !heatOf(analysis, rack).flowTable?.length),
  );
  const direct = loopsOf(analysis, LoopMedium.FACILITY_WATER).flatMap((loop) => heated(analysis, loop));
  const racks = (list: number[]): string => `${list.length} rack${list.length === 1 ? '' : 's'}`;
  return [
    ...(silent.length === 0
      ? []
      : [
          lacking(
            pathOf(analysis, silent[0]),
            `the pressure drop of ${racks(silent)} (counted as none); give a flowTable to the system, or loadDrop in LoopDetails.pipework`,
          ),
        ]),
    ...(direct.length === 0
      ? []
      : [
          lacking(
            pathOf(analysis, direct[0]),
            `flow and temperatures of ${racks(direct)} on facility water itself; put CDUs and a CoolantLoop between`,
          ),
        ]),
  ];
}

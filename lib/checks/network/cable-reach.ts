import { CableFacts, cablesOf } from '../../analysis/fabric/cables';
import { CableMedium } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number } from '../words';
import { hasCables, someCables } from './support';

/** Longest cable of each medium, m; above `sure` only some products reach. */
const REACH: { [medium: string]: { readonly sure: number; readonly most: number } } = {
  [CableMedium.DAC]: { sure: 2, most: 3 },
  [CableMedium.ACC]: { sure: 4, most: 5 },
  [CableMedium.AOC]: { sure: 30, most: 100 },
  [CableMedium.OM3]: { sure: 30, most: 30 },
  [CableMedium.OM4]: { sure: 50, most: 50 },
  [CableMedium.DR4]: { sure: 500, most: 500 },
  [CableMedium.FR4]: { sure: 2000, most: 2000 },
};
/** What reaches further, in rising order of reach. */
const LADDER = [CableMedium.DAC, CableMedium.ACC, CableMedium.OM4, CableMedium.AOC, CableMedium.DR4, CableMedium.FR4];

export const cableReach: Check = {
  id: 'network/cable-reach',
  code: 'NET-01',
  severity: Severity.ERROR,
  title: 'no cable is longer than its medium reaches at 400 and 800 Gb/s',
  reason: 'Beyond its reach a link trains to errors or not at all, and is found when the fabric is brought up.',
  inputs: ['CableOptions.medium', 'CableOptions.length', 'RackProps.position'],
  source:
    'NVIDIA cable and transceiver documentation (DAC 0.5–2 m, some 3 m; ACC 4–5 m; OM3 30 m; OM4 50 m; DR4 500 m; FR4 2 km); AOC 30–100 m by product',
  acknowledgeable: true,
  applies: hasCables,
  evaluate: (analysis) => {
    const all = cablesOf(analysis).filter(({ cable }) => cable.medium !== CableMedium.NVLINK_COPPER);
    const unknown = all.filter(({ cable, lengthM }) => cable.medium === undefined || lengthM === undefined);
    const findings = Object.entries(REACH).flatMap(([medium, { sure, most }]) => {
      const these = all.filter(({ cable, lengthM }) => cable.medium === medium && lengthM !== undefined);
      return [
        told(
          medium,
          most,
          these.filter((c) => c.lengthM! > most * (1 + 1e-9)),
          Severity.ERROR,
        ),
        told(
          medium,
          sure,
          these.filter((c) => c.lengthM! > sure * (1 + 1e-9) && c.lengthM! <= most * (1 + 1e-9)),
          Severity.WARNING,
        ),
      ].flatMap((finding) => finding ?? []);
    });
    const missing =
      unknown.length === 0
        ? []
        : [
            lacking(
              analysis.site.path,
              `medium or length of ${unknown.length} cables (${someCables(analysis, unknown, 1)}); give CableOptions.medium and length`,
            ),
          ];
    return [...findings, ...missing];

    function told(medium: string, limit: number, cables: CableFacts[], severity: Severity): RawFinding | undefined {
      if (cables.length === 0) {
        return undefined;
      }
      const longest = Math.max(...cables.map((c) => c.lengthM!));
      const other = LADDER.find((m) => REACH[m].sure >= longest);
      return {
        path: cables.length === 1 ? analysis.site.assets[cables[0].cable.giver].path : analysis.site.path,
        severity,
        message: `${cables.length} ${medium.toUpperCase()} cable${cables.length === 1 ? ' is' : 's are'} up to ${number(longest)} m long, ${severity === Severity.ERROR ? 'the medium reaches' : 'only some products reach beyond'} ${number(limit)} m: ${someCables(analysis, cables)}`,
        measured: longest,
        limit,
        unit: 'm',
        fix: other
          ? `take ${other.toUpperCase()} (${number(REACH[other].sure)} m), or move the ends nearer`
          : 'move the ends nearer, or add a switch between',
      };
    }
  },
};

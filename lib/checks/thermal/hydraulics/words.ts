import { LoopMedium } from '../../../core';
import { hydraulics } from '../../../analysis/hydraulics/results';
import type { LoopHydraulics } from '../../../analysis/hydraulics/model';
import type { SiteAnalysis } from '../../../analysis/model';
import { RawFinding } from '../../finding';
import { lacking } from '../../words';

export const factsOf = (
  analysis: SiteAnalysis,
  loop: LoopHydraulics,
): NonNullable<NonNullable<SiteAnalysis['site']['assets'][number]['record']['cooling']>['loop']> =>
  analysis.site.assets[loop.loop].record.cooling!.loop!;

export const liquidLoops = (analysis: SiteAnalysis): boolean => hydraulics(analysis).length > 0;

export const coolantLoops = (analysis: SiteAnalysis): LoopHydraulics[] =>
  hydraulics(analysis).filter((loop) => loop.medium === LoopMedium.TECHNOLOGY);

/** Loops that say the same thing are told once, with how many more there are. */
export function alike(findings: RawFinding[]): RawFinding[] {
  const groups = new Map<string, RawFinding[]>();
  for (const finding of findings) {
    const key = [finding.message, finding.fix, finding.severity].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0 ? first : { ...first, message: `${first.message}; ${others.length} more loop${others.length === 1 ? '' : 's'} alike` },
  );
}

/** One line for all loops that lack the same input. */
export function lackingIn(analysis: SiteAnalysis, loops: LoopHydraulics[], missing: string): RawFinding[] {
  if (loops.length === 0) {
    return [];
  }
  const path = loops.length === 1 ? analysis.site.assets[loops[0].loop].path : analysis.site.path;
  return [lacking(path, `${missing}${loops.length === 1 ? '' : `, of ${loops.length} loops`}`)];
}

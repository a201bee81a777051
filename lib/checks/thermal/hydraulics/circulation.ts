import type { LoopHydraulics, SectionOut } from '../../../analysis/hydraulics/model';
import { hydraulics } from '../../../analysis/hydraulics/results';
import type { SiteAnalysis } from '../../../analysis/model';
import { HeaderLayout, Tier } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { number, pathOf, some } from '../../words';
import { alike, coolantLoops, factsOf, lackingIn } from './words';

const severityOf = ({ site }: SiteAnalysis): Severity => (site.tier === Tier.III || site.tier === Tier.IV ? Severity.ERROR : Severity.WARNING);

export const circulation: Check = {
  id: 'thermal/circulation',
  code: 'THM-05',
  severity: Severity.ERROR,
  title: 'a CDU with one pump out still gives its normal share of flow, and any one valved header section out leaves every rack fed',
  reason: 'Pumps and valves are maintained while racks run; nothing else in the group should have to notice.',
  inputs: ['CduFacts.pumps', 'CduFacts.headCurve', 'LoopDetails.pipework.header'],
  source: 'Uptime Institute topology: concurrent maintainability; pump curve of the CDU',
  acknowledgeable: false,
  applies: (analysis) => coolantLoops(analysis).length > 0,
  evaluate: (analysis) => {
    const severity = severityOf(analysis);
    const loops = hydraulics(analysis);
    return [
      ...alike(coolantLoops(analysis).flatMap((loop) => pumps(analysis, loop, severity))),
      ...alike(loops.flatMap((loop) => sections(analysis, loop, severity))),
      ...lackingIn(
        analysis,
        loops.filter((loop) => !loop.sectionsOut),
        'which racks a header section feeds; give LoopDetails.pipework.header',
      ),
    ];
  },
};

function pumps(analysis: SiteAnalysis, loop: LoopHydraulics, severity: Severity): RawFinding[] {
  const short = loop.pumpsOut.filter((one) => one.share > one.flow * (1 + 1e-9) || one.asked > one.available + 1e-9);
  if (short.length === 0) {
    return [];
  }
  const worst = short.reduce((a, b) => (b.share / Math.max(b.flow, 1e-9) > a.share / Math.max(a.flow, 1e-9) ? b : a));
  const ofFlow = worst.share > worst.flow * (1 + 1e-9);
  const what = ofFlow
    ? `${number(worst.share)} L/min is the normal share of a CDU, ${number(worst.flow)} L/min is what it gives with one of ${worst.pumps} pump${worst.pumps === 1 ? '' : 's'} out`
    : `${number(worst.asked)} bar is asked of a CDU at its normal share, ${number(worst.available)} bar is what it gives with one of ${worst.pumps} pumps out`;
  const more = Number.isFinite(worst.unitsNeeded) && ofFlow ? `take ${worst.unitsNeeded} CDUs of this model in the group, or ` : '';
  return [
    {
      path: pathOf(analysis, loop.loop),
      message: what,
      measured: ofFlow ? worst.share : worst.asked,
      limit: ofFlow ? worst.flow : worst.available,
      unit: ofFlow ? 'L/min' : 'bar',
      scenario: 'one CDU pump out',
      severity,
      fix: `${more}take a CDU with more pumps`,
    },
  ];
}

function sections(analysis: SiteAnalysis, loop: LoopHydraulics, severity: Severity): RawFinding[] {
  const outs = loop.sectionsOut ?? [];
  const cut = outs.filter((one) => one.unfed.length > 0);
  const weak = outs.filter((one) => one.unfed.length === 0 && one.asked !== undefined && one.asked > one.available! + 1e-9);
  const layout = factsOf(analysis, loop).pipework?.header?.layout;
  const found: RawFinding[] = [];
  if (cut.length > 0) {
    const worst = cut.reduce((a, b) => (b.unfed.length > a.unfed.length ? b : a));
    const racks = worst.unfed.map((rack) => pathOf(analysis, rack));
    found.push({
      path: pathOf(analysis, loop.loop),
      message: `${worst.unfed.length} rack${worst.unfed.length === 1 ? '' : 's'} (${some(racks)}) without flow when header ${named(worst)} out; ${cut.length} of ${outs.length} valved stretches do so`,
      measured: worst.unfed.length,
      limit: 0,
      unit: 'racks',
      scenario: `header ${named(worst)} out`,
      severity,
      fix: layout === HeaderLayout.DEAD_END ? 'close the header to a ring' : 'put a valve on either side of every node that feeds a rack',
    });
  }
  if (weak.length > 0) {
    const worst = weak.reduce((a, b) => (b.asked! - b.available! > a.asked! - a.available! ? b : a));
    found.push({
      path: pathOf(analysis, loop.loop),
      message: `${number(worst.asked!)} bar is asked of a CDU when header ${named(worst)} out, ${number(worst.available!)} bar is what it gives`,
      measured: worst.asked,
      limit: worst.available,
      unit: 'bar',
      scenario: `header ${named(worst)} out`,
      severity,
      fix: 'take a header of the next larger bore',
    });
  }
  return found;
}

const named = (out: SectionOut): string => (out.sections.length === 1 ? `section ${out.sections[0]} is` : `sections ${out.sections.join(', ')} are`);

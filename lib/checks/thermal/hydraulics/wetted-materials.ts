import type { LoopHydraulics } from '../../../analysis/hydraulics/model';
import { hydraulics } from '../../../analysis/hydraulics/results';
import type { SiteAnalysis } from '../../../analysis/model';
import { LoopMedium, WettedFacts, WettedMaterial } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { pathOf } from '../../words';
import { alike, factsOf, lackingIn, liquidLoops } from './words';

/** With water and propylene glycol; fluoropolymers (PTFE, FEP, FKM) among them. */
const ALLOWED = new Set([
  WettedMaterial.COPPER,
  WettedMaterial.LOW_ZINC_BRASS,
  WettedMaterial.STAINLESS_304L,
  WettedMaterial.STAINLESS_316L,
  WettedMaterial.NICKEL_BRAZE,
  WettedMaterial.EPDM,
  WettedMaterial.PTFE,
  WettedMaterial.FEP,
  WettedMaterial.FKM,
  WettedMaterial.PPSU,
]);

/** Facility water is treated for carbon steel; coolant is not. */
const isAllowed = (material: WettedMaterial, medium: LoopMedium): boolean =>
  ALLOWED.has(material) || (material === WettedMaterial.CARBON_STEEL && medium === LoopMedium.FACILITY_WATER);

export const wettedMaterials: Check = {
  id: 'thermal/wetted-materials',
  code: 'THM-13',
  severity: Severity.ERROR,
  title: 'a loop holds one fluid and one inhibitor family, and touches only materials that both can live with',
  reason: 'Mixed inhibitors cancel or precipitate; zinc, aluminium beside copper and bare steel corrode into the cold plates.',
  inputs: ['LoopDetails.wettedMaterials', 'LoopDetails.coolantCare.inhibitor', 'HeatFacts.wetted', 'CduFacts.wetted'],
  source: 'IBM and Boyd water requirements for liquid-cooled racks; OCP coolant practice for propylene glycol',
  acknowledgeable: true,
  applies: liquidLoops,
  evaluate: (analysis) => {
    const loops = hydraulics(analysis);
    const links = equipment(analysis, loops);
    return [
      ...alike(loops.flatMap((loop) => judged(analysis, loop, links.get(loop.loop) ?? []))),
      ...lackingIn(
        analysis,
        loops.filter((l) => !factsOf(analysis, l).wettedMaterials),
        'materials of pipes and seals; give LoopDetails.wettedMaterials',
      ),
      ...lackingIn(
        analysis,
        loops.filter((l) => l.medium === LoopMedium.TECHNOLOGY && (links.get(l.loop) ?? []).some((e) => !e.wetted?.materials)),
        "materials of racks or CDUs; give 'wetted' to their models: RackSystem.withWetted, CduModel.withWetted",
      ),
    ];
  },
};

interface Equipment {
  readonly asset: number;
  readonly wetted?: WettedFacts;
}

/** Racks on each loop and CDUs that serve it: what its coolant flows through. */
function equipment(analysis: SiteAnalysis, loops: LoopHydraulics[]): Map<number, Equipment[]> {
  const known = new Map<number, Equipment[]>(loops.map((loop) => [loop.loop, []]));
  for (const { giver, receiver } of analysis.site.coolant) {
    const [from, to] = [analysis.site.assets[giver].record.cooling, analysis.site.assets[receiver].record.cooling];
    if (to?.heat && to.heat.liquidShare.toFraction() > 0) {
      known.get(giver)?.push({ asset: receiver, wetted: to.heat.wetted });
    }
    if (from?.unit?.cdu) {
      known.get(receiver)?.push({ asset: giver, wetted: from.unit.cdu.wetted });
    }
  }
  return known;
}

function judged(analysis: SiteAnalysis, loop: LoopHydraulics, parts: Equipment[]): RawFinding[] {
  const facts = factsOf(analysis, loop);
  const path = pathOf(analysis, loop.loop);
  const found: RawFinding[] = [];
  const materials = new Set([...(facts.wettedMaterials ?? []), ...parts.flatMap((part) => part.wetted?.materials ?? [])]);
  const refused = [...materials].filter((material) => !isAllowed(material, loop.medium)).sort();
  if (refused.length > 0) {
    found.push({
      path,
      message: `coolant touches ${refused.map(plain).join(', ')}, which ${loop.medium === LoopMedium.TECHNOLOGY ? 'coolant' : 'facility water'} of this kind attacks`,
      fix: 'take copper, brass below 15 % zinc, stainless 304L or 316L, EPDM, PTFE, FEP or PPSU in their place',
    });
  }
  const others = [...new Set(parts.flatMap((part) => part.wetted?.filledWith ?? []))].filter((fluid) => fluid !== facts.fluid).sort();
  if (others.length > 0) {
    found.push({
      path,
      message: `equipment comes filled with ${others.join(', ')}, the loop holds ${loop.fluid}`,
      fix: 'drain and flush the equipment, or order it dry or with the fluid of the loop',
    });
  }
  const inhibitors = [...new Set([facts.coolantCare?.inhibitor, ...parts.map((part) => part.wetted?.inhibitor)])]
    .filter((i) => i !== undefined)
    .sort();
  if (inhibitors.length > 1) {
    found.push({
      path,
      message: `inhibitor families ${inhibitors.join(', ')} meet in one loop`,
      fix: `keep one of them, for example ${inhibitors[0]}, throughout`,
    });
  }
  return found;
}

const plain = (material: WettedMaterial): string => material.replace(/_/g, ' ');

import { Check } from '../check';
import { Severity } from '../finding';
import { byParent, some } from '../words';

export const notPowered: Check = {
  id: 'structure/not-powered',
  code: 'NotPowered',
  severity: Severity.ERROR,
  title: 'everything that draws power is fed, on every cord',
  reason: 'A load that nothing feeds is a forgotten link, and every electrical number above it is too good.',
  inputs: ['power links'],
  source: 'completeness of the design',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const fed = new Set(analysis.site.power.map((link) => `${link.receiver}#${link.cord}`));
    const missing = analysis.site.assets.flatMap((asset) => {
      const cords = (asset.record.demand?.cords ?? []).filter((cord) => !fed.has(`${asset.index}#${cord.id}`)).map((cord) => cord.id);
      return cords.length > 0 ? [{ path: asset.path, cords, all: cords.length === asset.record.demand!.cords.length }] : [];
    });
    return [...byParent(missing)].map(([parent, loads]) => ({
      path: loads.length === 1 ? loads[0].path : parent,
      message: loads.every((load) => load.all)
        ? `${loads.length} load${loads.length === 1 ? ' is' : 's are'} fed by nothing: ${some(loads.map((load) => load.path))}`
        : `${loads.length} load${loads.length === 1 ? ' has' : 's have'} cords that nothing feeds (${some(loads[0].cords)}): ${some(loads.map((load) => load.path))}`,
      measured: loads.length,
      limit: 0,
      unit: 'loads',
      fix: "call 'supply' on what feeds it, or put it among the 'loads' of a power plant",
    }));
  },
};

import { InputMode, SourceRole } from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';

/** What the naive twin finds in one scenario. */
export interface BruteResult {
  /** Output by asset, kW and kvar. */
  readonly out: Map<number, [number, number]>;
  readonly dark: Set<number>;
  /** kW on each cord, by `asset#cord`. */
  readonly cords: Map<string, number>;
}

type Side = 'utility' | 'generator' | undefined;

/**
 * A slow twin of the engine, written from the rules alone: recursion and maps, everything recomputed for every scenario, the tie rule as it is
 * spoken. Shares no code with the engine.
 */
export function bruteForce(
  site: SiteSnapshot,
  state: 'U' | 'G',
  removed: Set<number>,
  groups: { members: number[]; duty: number }[] = [],
): BruteResult {
  const assets = site.assets;
  const sourcesOf = (asset: number): number[] =>
    site.power
      .filter((l) => l.receiver === asset && l.cord === '')
      .sort((a, b) => a.order - b.order)
      .map((l) => l.giver);
  const source = (asset: number) => assets[asset].record.source!;
  const isTie = (asset: number): boolean => source(asset)?.role === SourceRole.TIE;
  const tiesOf = (bus: number): number[] =>
    assets.filter((a) => a.record.source && isTie(a.index) && sourcesOf(a.index).includes(bus)).map((a) => a.index);
  const seesUtility = (asset: number): boolean =>
    source(asset).role === SourceRole.UTILITY || (!isTie(asset) && sourcesOf(asset).some((s) => !isTie(s) && seesUtility(s)));

  /** Sources that an asset draws on, each with its share; none if it is down. `side` asks a tied bus for one side of its own. */
  const draws = (asset: number, side: Side): { from: number; side: Side; share: number; tie?: number }[] | undefined => {
    if (removed.has(asset)) {
      return undefined;
    }
    const facts = source(asset);
    if (facts.role === SourceRole.UTILITY) {
      return state === 'U' ? [] : undefined;
    }
    if (facts.role === SourceRole.GENERATOR) {
      return [];
    }
    const ties = tiesOf(asset);
    if (ties.length > 0 && side === undefined) {
      for (const wanted of ['utility', 'generator'] as const) {
        if (draws(asset, wanted)) {
          return [{ from: asset, side: wanted, share: 1 }];
        }
        for (const tie of ties) {
          const other = sourcesOf(tie).find((b) => b !== asset)!;
          if (!removed.has(tie) && draws(other, wanted)) {
            return [{ from: other, side: wanted, share: 1, tie }];
          }
        }
      }
      return undefined;
    }
    const own = sourcesOf(asset).filter((s) => !isTie(s) && (side === undefined || (side === 'utility') === seesUtility(s)));
    const live = own.filter((s) => draws(s, undefined));
    const weight = (s: number): number =>
      Math.min(
        ...source(s).limits.map(
          (l) =>
            l.power?.toKilowatts() ?? l.apparentPower?.toKilovoltAmperes() ?? (Math.sqrt(3) * l.voltage!.toVolts() * l.current!.toAmperes()) / 1000,
        ),
      );
    const mode = facts.input ?? InputMode.SELECTIVE;
    if (live.length === 0 || (mode === InputMode.UNIT && live.length < own.length)) {
      return undefined;
    }
    if (mode === InputMode.SELECTIVE) {
      return [{ from: live[0], side: undefined, share: 1 }];
    }
    const total = live.reduce((sum, s) => sum + weight(s), 0);
    return live.map((s) => ({ from: s, side: undefined, share: weight(s) / total }));
  };

  const dark = new Set<number>();
  const cordSource = new Map<string, number>();
  for (const asset of assets.filter((a) => a.record.demand)) {
    let live = 0;
    for (const cord of asset.record.demand!.cords) {
      const links = site.power.filter((l) => l.receiver === asset.index && l.cord === cord.id).sort((a, b) => a.order - b.order);
      const up = links.find((l) => !removed.has(asset.index) && draws(l.giver, undefined));
      if (up) {
        live++;
        cordSource.set(`${asset.index}#${cord.id}`, up.giver);
      }
    }
    if (live < Math.max(1, asset.record.demand!.minimumCords ?? 1)) {
      dark.add(asset.index);
    }
  }
  const idle = new Set<number>();
  for (const group of groups) {
    group.members.filter((m) => !dark.has(m)).forEach((m, i) => i >= group.duty && idle.add(m));
  }

  // Demand of every asset is asked for from the top: who draws on me, and how much do they take in?
  const cords = new Map<string, number>();
  for (const asset of assets.filter((a) => a.record.demand && !dark.has(a.index) && !idle.has(a.index))) {
    const demand = asset.record.demand!;
    const shelf = demand.shelves?.ratedPower.toKilowatts() ?? 0;
    const weight = (i: number): number => (shelf > 0 ? (demand.cords[i].shelves ?? 0) * shelf : (demand.cords[i].shareWeight ?? 1));
    const live = demand.cords.map((_, i) => i).filter((i) => cordSource.has(`${asset.index}#${demand.cords[i].id}`));
    const total = live.reduce((sum, i) => sum + weight(i), 0);
    live.forEach((i) => cords.set(`${asset.index}#${demand.cords[i].id}`, (demand.provisioned.toKilowatts() * weight(i)) / total));
  }
  const memo = new Map<string, [number, number]>();
  const through = (asset: number, side: Side): [number, number] => {
    const key = `${asset} ${side}`;
    const known = memo.get(key);
    if (known) {
      return known;
    }
    let [p, q] = [0, 0];
    if (side === undefined) {
      for (const [id, kw] of cords) {
        if (cordSource.get(id) === asset) {
          const pf = assets[Number(id.split('#')[0])].record.demand!.powerFactor.toFraction();
          p += kw;
          q += kw * Math.tan(Math.acos(pf));
        }
      }
    }
    for (const other of assets.filter((a) => a.record.source && !isTie(a.index))) {
      for (const otherSide of [undefined, 'utility', 'generator'] as Side[]) {
        if (otherSide !== undefined && tiesOf(other.index).length === 0) {
          continue;
        }
        const drawn = draws(other.index, otherSide);
        for (const draw of drawn ?? []) {
          if (draw.from === asset && draw.side === side) {
            const [inP, inQ] = input(other.index, otherSide);
            // A tied bus passes on: from its outlet to its side nothing is lost; the side takes the loss of the bus again only once.
            p += inP * draw.share;
            q += inQ * draw.share;
          }
        }
      }
    }
    memo.set(key, [p, q]);
    return [p, q];
  };
  const input = (asset: number, side: Side): [number, number] => {
    const [p, q] = through(asset, side);
    const facts = source(asset);
    let inP = p;
    for (const loss of facts.losses ?? []) {
      const base = loss.ratedPower?.toKilowatts() ?? loss.ratedApparentPower!.toKilovoltAmperes();
      const x = (loss.ratedPower ? p : Math.hypot(p, q)) / base;
      inP += base * (loss.noLoad + loss.linear * x + loss.square * x * x);
    }
    if (state === 'G') {
      inP += p * (facts.recharge?.toFraction() ?? 0);
    }
    const rated = facts.limits.find((l) => l.apparentPower)?.apparentPower?.toKilovoltAmperes();
    const inQ = facts.inputPowerFactor
      ? inP * Math.tan(Math.acos(facts.inputPowerFactor.toFraction()))
      : q + (rated && facts.impedance ? (facts.impedance.toFraction() / rated) * (p * p + q * q) : 0);
    return [inP, inQ];
  };
  const out = new Map<number, [number, number]>();
  for (const asset of assets.filter((a) => a.record.source && !isTie(a.index))) {
    const sides: Side[] = tiesOf(asset.index).length > 0 ? [undefined, 'utility', 'generator'] : [undefined];
    out.set(
      asset.index,
      sides.map((side) => through(asset.index, side)).reduce((most, flow) => (Math.hypot(...flow) > Math.hypot(...most) ? flow : most)),
    );
  }
  return { out, dark, cords };
}

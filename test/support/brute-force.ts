import { CordRecord, InputMode, PowerLimit, SourceRole } from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';

/** What the naive twin finds in one scenario. */
export interface BruteResult {
  /** Output by asset, kW and kvar. */
  readonly out: Map<number, [number, number]>;
  readonly dark: Set<number>;
  /** kW on each cord, by `asset#cord`. */
  readonly cords: Map<string, number>;
  /** Loads held to their cap. */
  readonly capped: Set<number>;
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
  demand: 'provisioned' | 'thermal' = 'provisioned',
): BruteResult {
  const provisioned = demand === 'provisioned';
  const assets = site.assets;
  const sourcesOf = remembered((asset) =>
    site.power
      .filter((l) => l.receiver === asset && l.cord === '')
      .sort((a, b) => a.order - b.order)
      .map((l) => l.giver),
  );
  const source = (asset: number) => assets[asset].record.source!;
  const isTie = (asset: number): boolean => source(asset)?.role === SourceRole.TIE;
  const tiesOf = remembered((bus) => assets.filter((a) => a.record.source && isTie(a.index) && sourcesOf(a.index).includes(bus)).map((a) => a.index));
  const paths = assets.filter((a) => a.record.source && !isTie(a.index)).map((a) => a.index);
  const seesUtility = (asset: number): boolean =>
    source(asset).role === SourceRole.UTILITY || (!isTie(asset) && sourcesOf(asset).some((s) => !isTie(s) && seesUtility(s)));

  /** Sources that an asset draws on, each with its share; none if it is down. `side` asks a tied bus for one side of its own. */
  type Draw = { from: number; side: Side; share: number; tie?: number };
  const drawn = new Map<string, { draws: Draw[] | undefined }>();
  const draws = (asset: number, side: Side): Draw[] | undefined => {
    const key = `${asset} ${side}`;
    const known = drawn.get(key) ?? { draws: lookUp(asset, side) };
    drawn.set(key, known);
    return known.draws;
  };
  const lookUp = (asset: number, side: Side): Draw[] | undefined => {
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
          // A bus that is fed over a tie itself is not up on its own generators.
          const tied =
            wanted === 'generator' &&
            tiesOf(other).some(
              (t) =>
                !removed.has(t) &&
                draws(
                  sourcesOf(t).find((b) => b !== other)!,
                  'utility',
                ),
            );
          if (!removed.has(tie) && draws(other, wanted) && !tied) {
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

  // What each live cord carries: its share of the load by its shelves, or by its weight.
  const cords = new Map<string, number>();
  // What it hands up: as much, unless equipment above counts on less than all loads, which then counts all that is provisioned.
  const handed = new Map<string, number>();
  const countsOnLess = (asset: number, overTie = false): boolean =>
    (!overTie && (source(asset).simultaneity?.toFraction() ?? 1) < 1) ||
    sourcesOf(asset).some((s) => !isTie(s) && countsOnLess(s)) ||
    (!overTie && tiesOf(asset).some((tie) => sourcesOf(tie).some((bus) => bus !== asset && countsOnLess(bus, true))));
  const capped = new Set<number>();
  for (const asset of assets.filter((a) => a.record.demand && !dark.has(a.index) && !idle.has(a.index))) {
    const demand = asset.record.demand!;
    const shelf = demand.shelves?.ratedPower.toKilowatts() ?? 0;
    const weight = (cord: CordRecord): number => (shelf > 0 ? (cord.shelves ?? 0) * shelf : (cord.shareWeight ?? 1));
    const live = demand.cords.filter((cord) => cordSource.has(`${asset.index}#${cord.id}`));
    const total = live.reduce((sum, cord) => sum + weight(cord), 0);
    const shareOf = (kw: number, cord: CordRecord): number => (total > 0 ? (kw * weight(cord)) / total : 0);
    let kw = (provisioned ? demand.provisioned : demand.thermal).toKilowatts();
    const cap = demand.powerCap?.power.toKilowatts() ?? Infinity;
    if (provisioned && kw > cap) {
      // A load holds itself to its cap where its shelves or one of its cords would be exceeded.
      const shelvesExceeded = shelf > 0 && kw * demand.shelves!.efficiency.toFraction() > total * (1 + 1e-9);
      const cordExceeded = live.some((cord) =>
        (cord.limits ?? []).some((limit) => {
          const pf = (cord.powerFactor ?? demand.powerFactor).toFraction();
          return measured(limit, [shareOf(kw, cord), shareOf(kw, cord) * Math.tan(Math.acos(pf))]) > usable(limit) * (1 + 1e-9);
        }),
      );
      if (shelvesExceeded || cordExceeded) {
        kw = cap;
        capped.add(asset.index);
      }
    }
    const whole = provisioned && site.power.some((l) => l.receiver === asset.index && countsOnLess(l.giver));
    const up = whole ? demand.provisioned.toKilowatts() : kw;
    live.forEach((cord) => cords.set(`${asset.index}#${cord.id}`, shareOf(kw, cord)));
    live.forEach((cord) => handed.set(`${asset.index}#${cord.id}`, shareOf(up, cord)));
  }

  // What each asset gives is asked for from below: who draws on me, and how much do they take in?
  type Flow = [number, number];
  const lossOf = (asset: number, [p, q]: Flow, noLoad: boolean): number =>
    (source(asset).losses ?? []).reduce((sum, loss) => {
      const base = loss.ratedPower?.toKilowatts() ?? loss.ratedApparentPower!.toKilovoltAmperes();
      const x = (loss.ratedPower ? p : Math.hypot(p, q)) / base;
      return sum + base * ((noLoad ? loss.noLoad : 0) + loss.linear * x + loss.square * x * x);
    }, 0);
  /** What an asset takes in to give `flow`. No-load losses count once, where the asset is in use for itself. */
  const taken = (asset: number, flow: Flow, noLoad = true): Flow => {
    const facts = source(asset);
    const p = flow[0] + lossOf(asset, flow, noLoad) + (state === 'G' && provisioned ? flow[0] * (facts.recharge?.toFraction() ?? 0) : 0);
    if (facts.inputPowerFactor) {
      return [p, p * Math.tan(Math.acos(facts.inputPowerFactor.toFraction()))];
    }
    const rated = facts.limits.find((l) => l.apparentPower)?.apparentPower?.toKilovoltAmperes();
    const uk = rated && facts.impedance ? facts.impedance.toFraction() : 0;
    return [p, flow[1] + (rated ? (uk * (flow[0] ** 2 + flow[1] ** 2)) / rated : 0)];
  };
  const tieFlows = new Map<number, Flow[]>();
  const memo = new Map<string, Flow>();
  /** What an untied asset gives (side undefined), what a tied bus hands to those below it (undefined), or what one side of it gives in all. */
  const given = (asset: number, side: Side): Flow => {
    const key = `${asset} ${side}`;
    const known = memo.get(key);
    if (known) {
      return known;
    }
    const total: Flow = [0, 0];
    const add = ([p, q]: Flow, share = 1): void => {
      total[0] += p * share;
      total[1] += q * share;
    };
    if (side === undefined) {
      for (const [id, kw] of handed) {
        if (cordSource.get(id) === asset) {
          add([kw, kw * Math.tan(Math.acos(assets[Number(id.split('#')[0])].record.demand!.powerFactor.toFraction()))]);
        }
      }
      for (const other of paths) {
        for (const otherSide of tiesOf(other).length > 0 ? (['utility', 'generator'] as const) : [undefined]) {
          const draw = draws(other, otherSide)?.find((d) => d.from === asset && d.tie === undefined && d.side === undefined);
          if (draw) {
            // A side whose bus is fed otherwise passes on what others draw through it, and has no no-load loss of its own.
            const [own] = otherSide ? (draws(other, undefined) ?? []) : [];
            const inUse = otherSide === undefined || (own !== undefined && own.from === other && own.side === otherSide);
            add(taken(other, given(other, otherSide), inUse), draw.share);
          }
        }
      }
      // Of what hangs on it only so much is drawn at once.
      const atOnce = provisioned ? (source(asset).simultaneity?.toFraction() ?? 1) : 1;
      total[0] *= atOnce;
      total[1] *= atOnce;
    } else {
      const [own] = draws(asset, undefined) ?? [];
      if (own && own.from === asset && own.side === side) {
        add(given(asset, undefined));
      }
      for (const tie of tiesOf(asset)) {
        const other = sourcesOf(tie).find((b) => b !== asset)!;
        const [draw] = draws(other, undefined) ?? [];
        if (draw && draw.tie === tie && draw.from === asset && draw.side === side) {
          // Over the tie: the other bus pays for its own bars, then the tie for itself.
          const over = taken(other, given(other, undefined));
          tieFlows.set(tie, [...(tieFlows.get(tie) ?? []), over]);
          add(taken(tie, over));
        }
      }
    }
    memo.set(key, total);
    return total;
  };
  const most = (flows: Flow[]): Flow => flows.reduce((a, b) => (Math.hypot(...b) > Math.hypot(...a) ? b : a), [0, 0]);
  const out = new Map<number, Flow>();
  for (const asset of paths) {
    const sides: Side[] = tiesOf(asset).length > 0 ? [undefined, 'utility', 'generator'] : [undefined];
    out.set(asset, most(sides.map((side) => given(asset, side))));
  }
  assets.filter((a) => a.record.source && isTie(a.index)).forEach((tie) => out.set(tie.index, most(tieFlows.get(tie.index) ?? [])));
  return { out, dark, cords, capped };
}

/** What a limit measures of a flow: kW, kVA or amperes of three phases. */
function measured(limit: PowerLimit, [p, q]: [number, number]): number {
  const kva = Math.hypot(p, q);
  return limit.power ? p : limit.apparentPower ? kva : (kva * 1000) / (Math.sqrt(3) * limit.voltage!.toVolts());
}

const usable = (limit: PowerLimit): number =>
  (limit.power?.toKilowatts() ?? limit.apparentPower?.toKilovoltAmperes() ?? limit.current!.toAmperes()) * (limit.factor?.toFraction() ?? 1);

/** Keeps what was looked up once: links do not change within a scenario. */
function remembered(look: (asset: number) => number[]): (asset: number) => number[] {
  const known = new Map<number, number[]>();
  return (asset) => {
    const list = known.get(asset) ?? look(asset);
    known.set(asset, list);
    return list;
  };
}

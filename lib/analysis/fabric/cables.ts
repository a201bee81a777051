import { CableMedium, FabricRole, NetworkFacts } from '../../core';
import { DataRate } from '../../units';
import { onceFor } from '../memo';
import type { SiteAnalysis, SiteSnapshot, SnapshotCable } from '../model';

/** Drop from the tray to the equipment at either end, and slack, m (engineering defaults). */
const DROP = 1.5;
const SLACK = 2;

/** What is known of one cable. */
export interface CableFacts {
  readonly cable: SnapshotCable;
  /** Routed length, m; undefined where it is neither given nor follows from the places of both ends. */
  readonly lengthM?: number;
  /** Rates of the ports at both ends, Gb/s; undefined where an end declares no ports. */
  readonly rates: readonly [number | undefined, number | undefined];
  /** Ports that the equipment at that end does not have, as `path:port`. */
  readonly unknownPorts: string[];
  /** Insertion loss of a single-mode path, dB; undefined without a length or for another medium. */
  readonly lossDb?: number;
}

/** Loss of one MPO connection, and of single-mode fibre per kilometre, dB (engineering.md of cables: 0.35 and 0.4). */
const CONNECTION_DB = 0.35;
const FIBRE_DB_PER_KM = 0.4;

/** Length, rates and loss of every cable of a site, in the order of their links. */
export const cablesOf = onceFor((analysis: SiteAnalysis): CableFacts[] => analysis.site.cables.map((cable) => factsOf(analysis.site, cable)));

function factsOf(site: SiteSnapshot, cable: SnapshotCable): CableFacts {
  const ends = [
    { asset: cable.giver, port: cable.giverPort },
    { asset: cable.receiver, port: cable.receiverPort },
  ];
  const ports = ends.map(({ asset, port }) => portOf(site.assets[asset].record.network, port));
  const lengthM = cable.lengthM ?? lengthInRow(site, cable);
  const single = cable.medium === CableMedium.DR4 || cable.medium === CableMedium.FR4;
  return {
    cable,
    lengthM,
    rates: [rateOf(ports[0]), rateOf(ports[1])],
    unknownPorts: ends.flatMap(({ asset, port }, i) => (ports[i] === 'none' ? [`${site.assets[asset].path}:${port}`] : [])),
    lossDb: single && lengthM !== undefined ? CONNECTION_DB * (cable.connectors ?? 2) + (FIBRE_DB_PER_KM * lengthM) / 1000 : undefined,
  };
}

const rateOf = (port: DataRate | 'none' | undefined): number | undefined => (port === 'none' ? undefined : port?.toGigabitsPerSecond());

/** Rate of a named port: `nic3`, or `swp7/2` of a port that is divided; 'none' where the equipment declares ports and has no such one. */
export function portOf(facts: NetworkFacts | undefined, name: string): DataRate | 'none' | undefined {
  if (!facts) {
    return undefined;
  }
  for (const { prefix, count, rate, breakout } of facts.ports) {
    const found = name.startsWith(prefix) ? /^(\d+)(?:\/(\d+))?$/.exec(name.slice(prefix.length)) : null;
    if (found && Number(found[1]) >= 1 && Number(found[1]) <= count) {
      const part = found[2] === undefined ? 0 : Number(found[2]);
      return part > (breakout ?? 1) || (found[2] !== undefined && (part < 1 || (breakout ?? 1) === 1))
        ? 'none'
        : part > 0
          ? rate.dividedBy(breakout!)
          : rate;
    }
  }
  return 'none';
}

/** Between two racks of one row: along the row from place to place, two drops and slack. */
function lengthInRow(site: SiteSnapshot, { giver, receiver }: SnapshotCable): number | undefined {
  const [a, b] = [site.assets[giver], site.assets[receiver]];
  const [from, to] = [a.record.space, b.record.space];
  return from?.row !== undefined && from.row === to?.row && a.stack === b.stack && from.slot !== undefined && to.slot !== undefined
    ? Math.abs(from.slot - to.slot) * from.width.toMeters() + 2 * DROP + SLACK
    : undefined;
}

/** What a switch carries downwards and upwards. */
export interface SwitchTraffic {
  /** Index in `assets`. */
  readonly asset: number;
  readonly role: FabricRole;
  /** Bandwidth of its cables to lower and to higher tiers, Gb/s. */
  readonly down: number;
  readonly up: number;
  /** Cables whose rate neither end declares. */
  readonly unrated: number;
}

const HEIGHT = { [FabricRole.HOST]: 0, [FabricRole.LEAF]: 1, [FabricRole.SPINE]: 2, [FabricRole.CORE]: 3 };

/** Bandwidth down and up of every switch that has cables. */
export const switchTraffic = onceFor((analysis: SiteAnalysis): SwitchTraffic[] => {
  const { assets } = analysis.site;
  const height = (asset: number): number | undefined => {
    const role = assets[asset].record.network?.role;
    return role === undefined ? undefined : HEIGHT[role];
  };
  const traffic = new Map<number, { down: number; up: number; unrated: number }>();
  for (const { cable, rates } of cablesOf(analysis)) {
    const rate = Math.min(rates[0] ?? Infinity, rates[1] ?? Infinity);
    for (const [own, other] of [
      [cable.giver, cable.receiver],
      [cable.receiver, cable.giver],
    ]) {
      const [mine, theirs] = [height(own) ?? 0, height(other) ?? 0];
      if (mine === 0 || mine === theirs) {
        continue;
      }
      const at = traffic.get(own) ?? { down: 0, up: 0, unrated: 0 };
      traffic.set(own, at);
      if (rate === Infinity) {
        at.unrated++;
      } else {
        at[theirs < mine ? 'down' : 'up'] += rate;
      }
    }
  }
  return [...traffic].sort(([a], [b]) => a - b).map(([asset, sums]) => ({ asset, role: assets[asset].record.network!.role, ...sums }));
});

/** How the rails of hosts lie on leaves. */
export interface RailLayout {
  /** Hosts that keep less of their rails than all but one when a leaf is lost: the leaf, the rails lost with it and the rails there are. */
  readonly fragile: { readonly host: number; readonly leaf: number; readonly lost: number; readonly rails: number }[];
  /** Leaves that carry more than one rail, and which. */
  readonly mixed: { readonly leaf: number; readonly rails: number[] }[];
  /** Hosts with rails. */
  readonly hosts: number;
}

export const railLayout = onceFor((analysis: SiteAnalysis): RailLayout => {
  const { assets } = analysis.site;
  /** Leaves of each rail of each host. */
  const leavesOf = new Map<number, Map<number, Set<number>>>();
  const railsOn = new Map<number, Set<number>>();
  for (const { cable } of cablesOf(analysis)) {
    for (const [host, port, leaf] of [
      [cable.giver, cable.giverPort, cable.receiver],
      [cable.receiver, cable.receiverPort, cable.giver],
    ] as const) {
      const rail = railOf(assets[host].record.network, port);
      if (rail === undefined || assets[leaf].record.network?.role !== FabricRole.LEAF) {
        continue;
      }
      const rails = leavesOf.get(host) ?? new Map<number, Set<number>>();
      leavesOf.set(host, rails.set(rail, (rails.get(rail) ?? new Set()).add(leaf)));
      railsOn.set(leaf, (railsOn.get(leaf) ?? new Set()).add(rail));
    }
  }
  const fragile = [...leavesOf].flatMap(([host, rails]) => {
    const alone = new Map<number, number>();
    rails.forEach((leaves) => leaves.size === 1 && alone.set([...leaves][0], (alone.get([...leaves][0]) ?? 0) + 1));
    const worst = [...alone].sort(([a, x], [b, y]) => y - x || a - b)[0];
    return worst && worst[1] > 1 ? [{ host, leaf: worst[0], lost: worst[1], rails: rails.size }] : [];
  });
  const mixed = [...railsOn].filter(([, rails]) => rails.size > 1).map(([leaf, rails]) => ({ leaf, rails: [...rails].sort((a, b) => a - b) }));
  return { fragile, mixed, hosts: leavesOf.size };
});

/** Rail of a host's port, from 1. */
function railOf(facts: NetworkFacts | undefined, port: string): number | undefined {
  for (const { prefix, count, rails } of facts?.role === FabricRole.HOST ? facts.ports : []) {
    const n = rails !== undefined && port.startsWith(prefix) ? Number(/^(\d+)/.exec(port.slice(prefix.length))?.[1]) : NaN;
    if (n >= 1 && n <= count) {
      return ((n - 1) % rails!) + 1;
    }
  }
  return undefined;
}

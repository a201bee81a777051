import { Construct } from 'constructs';
import { BuswayModel, Redundancy, RedundancyKind, TransformerModel } from '../catalog';
import { indexInName, pairings, spreadCords, unitsFor } from '../catalog/sizing/distribution';
import { mainBreaker } from '../catalog/sizing/power';
import { Continuity, IPowered, ISite, InputMode, PowerPort } from '../core';
import { compareNames } from '../core/names';
import { powerPort } from '../core/ports';
import { DesignRegistry } from '../core/registry';
import { Power, Ratio } from '../units';
import { unknownLineup } from './errors';
import { Lineup, LineupOptions, Outlet, transferSwitch } from './lineup';
import { Switchboard, Transformer } from './low-voltage';

/** What a block is made from. */
export interface BlockDesign {
  readonly site: ISite;
  readonly lineup: LineupOptions;
  readonly redundancy: Redundancy;
  /** Provisioned load behind the UPS. */
  readonly protectedLoad: Power;
  /** Provisioned load before the UPS. */
  readonly direct: Power;
  /** What one lineup may carry after a failure. */
  readonly lineupKilowatts: number;
  readonly podBusway?: BuswayModel;
  readonly rowBusway?: BuswayModel;
  /** Lineups of this block that share one transformer. */
  readonly shared: SharedTransformer[];
}

/** Lineups that hang on one transformer: cheaper, and a single point that the analysis will name. */
export interface SharedTransformer {
  /**
   * Number of the block, from 1.
   * @default 1
   */
  readonly block?: number;
  /** Letters of the lineups, for example ['a', 'b']. */
  readonly lineups: string[];
  /** The transformer. */
  readonly model: TransformerModel;
}

const letter = (i: number): string => 'abcdefghijklmnopqrstuvwxyz'[i];

/** Lineups that back each other up. Children: `lineup-a`, `lineup-b` …, with a common output `common`, or transfer switches `sts-a-1` …. */
export class Block extends Construct {
  public readonly lineups: Lineup[];
  private readonly outlets: Outlet[];
  /** Lineup letter of each outlet, for pins. */
  private readonly outletLetters: string[];
  private readonly shareAfterLoss: number;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: BlockDesign,
  ) {
    super(scope, id);
    const { redundancy, site } = props;
    const total = props.protectedLoad.plus(props.direct);
    const count =
      redundancy.kind === RedundancyKind.N_PLUS_K
        ? unitsFor(props.protectedLoad.toKilowatts(), props.lineupKilowatts) + redundancy.spare
        : redundancy.lineups;
    const needed = redundancy.kind === RedundancyKind.N_PLUS_K ? count - redundancy.spare : redundancy.needed;
    this.shareAfterLoss = 1 / needed;
    const transformers = new Map<string, Transformer>();
    for (const { lineups, model } of props.shared) {
      const designInput = total.times(lineups.length / count);
      const transformer = new Transformer(this, `transformer-${lineups.join('-')}`, { model, designInput });
      lineups.forEach((name) => transformers.set(name, transformer));
    }
    this.lineups = Array.from({ length: count }, (_, i) => {
      // Every lineup may have to carry all mechanical load of its side; what it normally carries is its share.
      return new Lineup(this, `lineup-${letter(i)}`, {
        ...props.lineup,
        directLoad: props.direct.dividedBy(needed),
        protectedLoad: props.protectedLoad.dividedBy(count),
        totalLoad: total.dividedBy(count),
        sharedTransformer: transformers.get(letter(i)),
      });
    });
    this.outlets = this.lineups.map((lineup) => new Outlet(lineup, site, lineup.end, lineup.board));
    this.outletLetters = this.lineups.map((_, i) => letter(i));
    if (redundancy.kind === RedundancyKind.N_PLUS_K) {
      this.joinOutputs();
    } else if (redundancy.kind === RedundancyKind.BLOCK_REDUNDANT) {
      this.addTransferSwitches();
    }
    if (redundancy.kind !== RedundancyKind.N) {
      DesignRegistry.of(this).addClaim({
        path: this.node.path,
        label: redundancy.label,
        lineups: this.lineups.map((lineup, i) => ({ name: letter(i), assets: [lineup.end] })),
        needed,
      });
    }
  }

  public lineup(name: string): Lineup {
    const found = this.lineups[this.lineups.findIndex((_, i) => letter(i) === name)];
    if (!found) {
      throw unknownLineup(
        name,
        this.lineups.map((_, i) => letter(i)),
      );
    }
    return found;
  }

  public placePods(pods: IPowered[]): void {
    for (const pod of pods) {
      this.place(pod);
    }
  }

  public placeSingles(racks: IPowered[]): void {
    const design = Power.sum(racks.map((rack) => powerPort(rack).designPower));
    for (const rack of racks) {
      this.hang([powerPort(rack)], 'row', 0, design, this.props.rowBusway);
    }
  }

  /** Hangs a pod or rack, on all lineups or on those named. A rack of a pod hangs on the run of its pod. */
  public place(load: IPowered, pinned?: string[]): void {
    const port = powerPort(load);
    const pod = port.asset ? (load.node.scope as Partial<IPowered> | undefined)?.power : port;
    const model = pod ? this.props.podBusway : this.props.rowBusway;
    const run = pod ? pod.owner.node.id : 'row';
    // Racks of one pod go on where those of the pod before it left off, so that a remainder of shelves is spread over all lineups.
    const offset = pod ? indexInName(run, 0) * pod.leaves().length : 0;
    this.hang(port.leaves(), run, offset, (pod ?? port).designPower, model, pinned);
  }

  /** Feeds mechanical loads from boards: each from two lineups in turn if it has a transfer switch. */
  public placeDirect(loads: IPowered[], hasUps: boolean, pinned?: string[]): void {
    const usable = this.usableOutlets(pinned).map((i) => this.outlets[i]);
    const leaves = loads.flatMap((load) => powerPort(load).leaves());
    leaves.forEach((leaf, i) => {
      const behindUps = hasUps && leaf.demand?.continuity !== Continuity.SHORT_BREAK;
      for (const cord of leaf.demand?.cords ?? []) {
        const sources = cord.transferTime === undefined ? 1 : Math.min(2, usable.length);
        for (let s = 0; s < sources; s++) {
          const outlet = usable[(i + s) % usable.length];
          leaf.fedBy(behindUps ? outlet.protectedBoard : outlet.board, { cords: [cord.id] });
        }
      }
    });
  }

  private hang(leaves: PowerPort[], run: string, offset: number, total: Power, model: BuswayModel | undefined, pinned?: string[]): void {
    const usable = pinned ? this.usableOutlets(pinned) : this.outletsFor(run === 'row' ? leaves[0].owner.node.id : run);
    const design = total.times(pinned ? 1 / Math.max(1, usable.length - 1) : this.shareAfterLoss);
    const pairs = pairings(usable.length);
    const sorted = [...leaves].sort((a, b) => compareNames(a.owner.node.path, b.owner.node.path));
    sorted.forEach((leaf, place) => {
      const index = offset + indexInName(leaf.owner.node.id, place);
      const cords = (leaf.demand?.cords ?? []).map((cord) => cord.id);
      const lineups = cords.length === 2 ? [...new Set(pairs[index % pairs.length])].map((p) => usable[p]) : usable;
      for (const [outlet, names] of spreadCords(cords, lineups, cords.length % lineups.length === 0 ? 0 : index)) {
        leaf.fedBy(this.outlets[outlet].run(run, design, model), { cords: names });
      }
    });
  }

  private usableOutlets(pinned?: string[]): number[] {
    const wanted = pinned ?? this.outletLetters;
    wanted.filter((name) => !this.outletLetters.includes(name)).forEach((name) => this.lineup(name));
    return this.outletLetters.flatMap((name, i) => (wanted.includes(name) ? [i] : []));
  }

  /** Outlets that a load may use: all, or those of its active lineup where lineups have a reserve. */
  private outletsFor(name: string): number[] {
    const all = this.outlets.map((_, i) => i);
    if (this.props.redundancy.kind !== RedundancyKind.BLOCK_REDUNDANT) {
      return all;
    }
    const active = this.props.redundancy.needed;
    const first = (indexInName(name, 0) % active) * 2;
    return [first, first + 1];
  }

  /** N+k: one common output, fed by all units in parallel. The common board is a single point; the analysis says so. */
  private joinOutputs(): void {
    const { site, lineup: options } = this.props;
    const common = new Switchboard(this, 'common', {
      mainBreaker: options.mainBreaker ?? mainBreaker(site.code, this.props.protectedLoad.plus(this.props.direct).atPowerFactor(Ratio.of(0.98))),
      fullyRated: options.fullyRatedBoards,
      input: InputMode.PARALLEL,
    });
    for (const lineup of this.lineups) {
      lineup.end.supply(common);
    }
    this.outlets.splice(0, this.outlets.length, new Outlet(this, site, common, common));
    this.outletLetters.splice(0, this.outletLetters.length, 'common');
  }

  /** Block redundant: two switches a lineup, so that the loss of one leaves half the cords. */
  private addTransferSwitches(): void {
    const { site } = this.props;
    const reserve = this.lineups[this.lineups.length - 1];
    const rating = mainBreaker(site.code, this.props.protectedLoad.times(this.shareAfterLoss).atPowerFactor(Ratio.of(0.98)));
    const outlets = this.lineups.slice(0, -1).flatMap((lineup, i) =>
      [1, 2].map((n) => {
        const sts = transferSwitch(this, `sts-${letter(i)}-${n}`, rating, lineup, reserve);
        return { letter: letter(i), outlet: new Outlet(lineup, site, sts, lineup.board, `-${n}`) };
      }),
    );
    this.outlets.splice(0, this.outlets.length, ...outlets.map((o) => o.outlet));
    this.outletLetters.splice(0, this.outletLetters.length, ...outlets.map((o) => o.letter));
  }
}

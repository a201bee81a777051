import { Construct } from 'constructs';
import { BuswayModel, RedundancyKind, TransformerModel } from '../catalog';
import { indexInName, pairings } from '../catalog/sizing/distribution';
import { DESIGN_UTILISATION, mainBreaker, NORMAL_UTILISATION, RACK_POWER_FACTOR } from '../catalog/sizing/power';
import { IPowered, InputMode, PowerPort } from '../core';
import { compareNames } from '../core/names';
import { powerPort } from '../core/ports';
import { DesignRegistry } from '../core/registry';
import { Power, Ratio } from '../units';
import { lineupCount, lineupKilowatts, PlantShape } from './blocks';
import { unknownLineup } from './errors';
import { run as runOf } from './equipment';
import { Lineup, LineupFeeders, Outlet, ROW_RUN, stepOf, transferSwitch } from './lineup';
import { Switchboard, Transformer } from './low-voltage';
import { behindUps, directDesign, directOnBoards, hangOn, Hung, inOrder, lineupsInUse, placesOf, RunDesign, runDesign, sourcesOf } from './placement';

/** What a block is made from. */
export interface BlockDesign {
  readonly shape: PlantShape;
  /** Provisioned load behind the UPS, mechanical loads that hang there included. */
  readonly protectedLoad: Power;
  /** Of it, what racks will draw that are supplied later. */
  readonly later: Power;
  /** Mechanical loads. */
  readonly direct: PowerPort[];
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

/** a to z, then aa, ab …. */
const letter = (i: number): string => (i < 26 ? '' : letter(Math.floor(i / 26) - 1)) + 'abcdefghijklmnopqrstuvwxyz'[i % 26];

/** Lineups that back each other up. Children: `lineup-a`, `lineup-b` …, with a common output `common`, or transfer switches `sts-a-1` …. */
export class Block extends Construct {
  public readonly lineups: Lineup[];
  private readonly outlets: Outlet[];
  /** Lineup letter of each outlet, for pins. */
  private readonly outletLetters: string[];
  /** Where mechanical loads hang: before or behind the UPS of each lineup. */
  private readonly boards: Outlet[];

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: BlockDesign,
  ) {
    super(scope, id);
    const { site, redundancy, lineup } = props.shape;
    const capacity = lineupKilowatts(props.shape);
    const count = lineupCount(props.shape, props.protectedLoad.toKilowatts(), capacity);
    const needed = redundancy.kind === RedundancyKind.N_PLUS_K ? count - redundancy.spare : redundancy.needed;
    const hasUps = lineup.ups !== undefined;
    const inUse = lineupsInUse(redundancy, count);
    const onBoards = directOnBoards(props.direct, redundancy, hasUps);
    const total = props.protectedLoad.plus(Power.sum(onBoards.filter((leaf) => !behindUps(leaf, hasUps)).map((leaf) => leaf.designPower)));
    // Without UPS, racks hang on the same board as mechanical loads.
    const unprotected = hasUps
      ? Power.ZERO
      : props.protectedLoad.dividedBy(needed * (redundancy.kind === RedundancyKind.N ? NORMAL_UTILISATION : DESIGN_UTILISATION));
    const boardLoad = directDesign(onBoards, inUse, hasUps).plus(unprotected);
    const transformers = new Map<string, Transformer>();
    const letters = Array.from({ length: count }, (_, i) => letter(i));
    for (const { lineups, model } of props.shared) {
      lineups.filter((name) => !letters.includes(name)).forEach((name) => refuseLineup(name, letters));
      const designInput = total.times(lineups.length / count);
      const transformer = new Transformer(this, `transformer-${lineups.join('-')}`, {
        model,
        designInput,
        derating: lineup.transformerDerating,
        energising: stepOf(lineup.energising, Math.min(...lineups.map((name) => letters.indexOf(name))), this.node.path),
      });
      lineups.forEach((name) => transformers.set(name, transformer));
    }
    this.lineups = Array.from({ length: count }, (_, i) => {
      // Every lineup is sized for the worst; what it normally carries is its share.
      return new Lineup(this, `lineup-${letter(i)}`, {
        ...lineup,
        // Where lineups meet on one board, it is that board which counts its loads together.
        simultaneity: redundancy.kind === RedundancyKind.N_PLUS_K ? undefined : lineup.simultaneity,
        directLoad: boardLoad,
        protectedLoad: props.protectedLoad.dividedBy(count),
        totalLoad: total.dividedBy(count),
        sharedTransformer: transformers.get(letter(i)),
        place: i,
      });
    });
    this.outlets = this.lineups.map((own) => new Outlet(own, site, own.end, own.board, '', this.feeders));
    this.outletLetters = this.lineups.map((_, i) => letter(i));
    this.boards = this.outlets.slice(0, inUse);
    if (redundancy.kind === RedundancyKind.N_PLUS_K) {
      this.joinOutputs();
    } else if (redundancy.kind === RedundancyKind.BLOCK_REDUNDANT) {
      this.addTransferSwitches();
    }
    if (redundancy.kind !== RedundancyKind.N) {
      DesignRegistry.of(this).addClaim({
        path: this.node.path,
        label: redundancy.label,
        lineups: this.lineups.map((own, i) => ({ name: letter(i), assets: [own.end] })),
        needed,
      });
    }
  }

  private get feeders(): LineupFeeders {
    return this.props.shape.lineup.feeders ?? {};
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
    const places = placesOf(
      pods.map((pod) => pod.node.id),
      this.turns(2),
    );
    pods.forEach((pod, i) => this.place(pod, undefined, places[i]));
  }

  public placeSingles(racks: IPowered[]): void {
    const ports = racks.map((rack) => powerPort(rack));
    const places = placesOf(
      racks.map((rack) => rack.node.id),
      this.turns(pairings(this.outlets.length).length),
    );
    const hung = ports.map((port, i) => hangOn(port, this.outletsOf(places[i]), places[i]));
    this.link(hung, hung, ROW_RUN, this.props.rowBusway);
  }

  /** Hangs a pod or rack, on all lineups or on those named. A rack of a pod hangs on the run of its pod, which is sized for all of the pod. */
  public place(load: IPowered, pinned?: string[], place?: number, cords?: string[]): void {
    const port = powerPort(load);
    const pod = port.asset ? (load.node.scope as Partial<IPowered> | undefined)?.power : port;
    const run = pod ? pod.owner.node.id : ROW_RUN;
    const turn = place ?? indexInName(pod ? run : load.node.id, 0);
    const usable = pinned ? this.usableOutlets(pinned) : this.outletsOf(turn);
    const all = [...(pod ?? port).leaves()].sort((a, b) => compareNames(a.owner.node.path, b.owner.node.path));
    // Racks of one pod go on where those of the pod before it left off, so that a remainder of shelves is spread over all lineups.
    const offset = pod ? turn * all.length : turn;
    const hung = all.map((leaf, i) => hangOn(leaf, usable, pod ? offset + indexInName(leaf.owner.node.id, i) : turn, cords));
    const wanted = new Set(port.leaves());
    this.link(
      hung.filter(({ leaf }) => wanted.has(leaf)),
      hung,
      run,
      pod ? this.props.podBusway : this.props.rowBusway,
      pod ? Power.ZERO : this.props.later,
    );
  }

  /** Feeds the mechanical loads of the block. */
  public placeOwnDirect(): void {
    inOrder(this.props.direct).forEach((leaf, place) => this.feed(leaf, place, this.boards));
  }

  /** Feeds mechanical loads from boards: each from two lineups if it has a transfer switch. */
  public placeDirect(loads: IPowered[], pinned?: string[]): void {
    const all = this.lineups.map((_, i) => letter(i));
    (pinned ?? []).forEach((name) => this.lineup(name));
    const usable = this.boards.filter((_, i) => !pinned || pinned.includes(all[i]));
    const leaves = inOrder(loads.flatMap((load) => powerPort(load).leaves()));
    leaves.forEach((leaf, place) => this.feed(leaf, leaves.length > 1 ? place : indexInName(leaf.owner.node.id, 0), usable));
  }

  private feed(leaf: PowerPort, place: number, boards: Outlet[]): void {
    const behind = behindUps(leaf, this.props.shape.lineup.ups !== undefined);
    const sources = sourcesOf(place, boards.length).map((i) => (behind ? boards[i].protectedBoard : boards[i].board));
    for (const cord of leaf.demand?.cords ?? []) {
      for (const source of cord.transferTime === undefined ? sources.slice(0, 1) : new Set(sources)) {
        leaf.fedBy(source, { cords: [cord.id], ...runOf(this.feeders.boardToLoad) });
      }
    }
  }

  /** Links what is hung; `sizedFor` is all that the run will carry. */
  private link(hung: Hung[], sizedFor: Hung[], run: string, model: BuswayModel | undefined, later: Power = Power.ZERO): void {
    const design = atLeast(runDesign(sizedFor), this.runOf(later));
    // Racks of a pod stand evenly under its run; where a single rack stands is not known, so that it is taken at the far end.
    const length = run === ROW_RUN ? undefined : this.feeders.podBuswayLength;
    const at = new Map(sizedFor.map(({ leaf }, i) => [leaf, length?.times((i + 0.5) / sizedFor.length)]));
    for (const { leaf, cords } of hung) {
      for (const [outlet, names] of cords) {
        leaf.fedBy(this.outlets[outlet].run(run, design, model), { cords: names, tapDistance: at.get(leaf), ...runOf(this.feeders.whip) });
      }
    }
  }

  /** What one run carries of a load that is spread over all outlets, and after the loss of one of them. */
  private runOf(load: Power): RunDesign {
    const { redundancy } = this.props.shape;
    const runs = this.outlets.length;
    // With a reserve, two runs share the loads of one lineup.
    const left = redundancy.kind === RedundancyKind.BLOCK_REDUNDANT ? redundancy.needed : Math.max(1, runs - 1);
    return { normal: load.dividedBy(runs), worst: load.dividedBy(left) };
  }

  private usableOutlets(pinned: string[]): number[] {
    pinned.filter((name) => !this.outletLetters.includes(name)).forEach((name) => this.lineup(name));
    return this.outletLetters.flatMap((name, i) => (pinned.includes(name) ? [i] : []));
  }

  /** Outlets that a load may use: all, or those of its active lineup where lineups have a reserve. */
  private outletsOf(place: number): number[] {
    const { redundancy } = this.props.shape;
    if (redundancy.kind !== RedundancyKind.BLOCK_REDUNDANT) {
      return this.outlets.map((_, i) => i);
    }
    const first = (place % redundancy.needed) * 2;
    return [first, first + 1];
  }

  /** After how many loads places come round: lineups where there is a reserve. */
  private turns(otherwise: number): number {
    const { redundancy } = this.props.shape;
    return redundancy.kind === RedundancyKind.BLOCK_REDUNDANT ? redundancy.needed : otherwise;
  }

  /** N+k: one common output, fed by all units in parallel. The common board is a single point; the analysis says so. */
  private joinOutputs(): void {
    const { site, lineup: options } = this.props.shape;
    const duty = this.props.protectedLoad.dividedBy(NORMAL_UTILISATION).atPowerFactor(POWER_FACTOR);
    const common = new Switchboard(this, 'common', {
      mainBreaker: options.mainBreaker ?? mainBreaker(site.code, duty, 'the common board', this.node.path, options.fullyRatedBoards),
      fullyRated: options.fullyRatedBoards,
      input: InputMode.PARALLEL,
      simultaneity: options.simultaneity,
      interruptingRating: options.interruptingRating,
    });
    for (const lineup of this.lineups) {
      lineup.end.supply(common, runOf(this.feeders.outputToCommon));
    }
    const shared = options.ups
      ? this.lineups.map((lineup) => new Outlet(lineup, site, common, lineup.board, '', this.feeders))
      : [new Outlet(this, site, common, common, '', this.feeders)];
    this.boards.splice(0, this.boards.length, ...shared);
    this.outlets.splice(0, this.outlets.length, new Outlet(this, site, common, common, '', this.feeders));
    this.outletLetters.splice(0, this.outletLetters.length, 'common');
  }

  /** Block redundant: two switches a lineup, so that the loss of one leaves half the cords; either may have to carry all of the lineup. */
  private addTransferSwitches(): void {
    const { site, lineup, redundancy } = this.props.shape;
    const reserve = this.lineups[this.lineups.length - 1];
    const full = lineup.ups ? lineup.ups.power.times(lineup.upsPerLineup ?? 1) : this.props.protectedLoad.dividedBy(redundancy.needed);
    const rating = mainBreaker(site.code, full.dividedBy(DESIGN_UTILISATION).atPowerFactor(POWER_FACTOR), 'a transfer switch', this.node.path);
    const outlets = this.lineups.slice(0, -1).flatMap((own, i) =>
      [1, 2].map((n) => {
        const sts = transferSwitch(this, `sts-${letter(i)}-${n}`, rating, own, reserve, lineup.interruptingRating);
        return { letter: letter(i), outlet: new Outlet(own, site, sts, own.board, `-${n}`, this.feeders) };
      }),
    );
    this.outlets.splice(0, this.outlets.length, ...outlets.map((o) => o.outlet));
    this.outletLetters.splice(0, this.outletLetters.length, ...outlets.map((o) => o.letter));
  }
}

const atLeast = (a: RunDesign, b: RunDesign): RunDesign => ({
  normal: a.normal.isLessThan(b.normal) ? b.normal : a.normal,
  worst: a.worst.isLessThan(b.worst) ? b.worst : a.worst,
});

function refuseLineup(name: string, known: string[]): never {
  throw unknownLineup(name, known);
}

/** Power factor of racks with active correction, as shared equipment sees it. */
const POWER_FACTOR = Ratio.of(RACK_POWER_FACTOR);

import { Construct } from 'constructs';
import { GeneratorModel, Redundancy } from '../catalog';
import { unitsFor, unitsWithSpare } from '../catalog/sizing/distribution';
import { Conductor, Derating, Feeder, IPowered, ISite, RideThroughPoint } from '../core';
import { checkedDerating } from '../core/checked-facts';
import { invalidValue } from '../core/errors';
import { checkedId } from '../core/names';
import { powerPort } from '../core/ports';
import { enclosingSite } from '../core/site';
import { ApparentPower, Current, Duration, Length, Power, Ratio, Volume } from '../units';
import { Generator, GeneratorBus, usableShare } from './generators';
import { checkedSimultaneity, run } from './equipment';
import { BusTie, MvSwitchgear, UtilityFeed } from './utility';
import { within } from '../catalog/provenance';
import { amount, amountIfGiven, given, Kinds, kinds, list } from '../core/given';

/** The generators of a utility plant. */
export interface GeneratorOptions {
  /** The set. */
  readonly model: GeneratorModel;
  /**
   * Spare sets: N, N+k or 2N.
   * @default Redundancy.nPlus(1)
   */
  readonly redundancy?: Redundancy;
  /**
   * Number of sets, spare ones included.
   * @default - as many as the design load needs at the rating of the class, and the spare ones
   */
  readonly count?: number;
  /**
   * Fuel stored for all sets together.
   * @default - not evaluated
   */
  readonly fuelStore?: Volume;
  /**
   * Subtransient reactance x″d of each alternator.
   * @default - fault currents on generators are not evaluated
   */
  readonly subtransientReactance?: Ratio;
  /**
   * Cable from each set to each generator bus.
   * @default - voltages on generators are not evaluated
   */
  readonly feeder?: Feeder;
  /**
   * Time from ready until all sets are in parallel.
   * @default 20 s (engineering default)
   */
  readonly synchronizingTime?: Duration;
  /**
   * What altitude and air of the site leave of the rating of each set, by the chart of its maker. Of a rating that holds at the site: 100 %.
   * @default - 1 % less for each 100 m above 1,000 m and 1 % for each 5 K above 40 °C (engineering default)
   */
  readonly derating?: Derating;
}

/** What is agreed with the utility beside the contract. */
export interface AgreementOptions {
  /**
   * Least power factor of each feed, lagging.
   * @default - not evaluated
   */
  readonly minimumPowerFactor?: Ratio;
  /**
   * Fastest change of demand, MW/min.
   * @default - not evaluated
   */
  readonly rampMegawattsPerMinute?: number;
  /**
   * Fastest return of demand after a sag through which load went to its batteries, MW/min.
   * @default - `rampMegawattsPerMinute`
   */
  readonly returnMegawattsPerMinute?: number;
  /**
   * Sags through which load must stay connected, rising voltage.
   * @default - not evaluated
   */
  readonly rideThrough?: RideThroughPoint[];
  /**
   * Largest demand that one failure inside the site may drop at once.
   * @default - not evaluated
   */
  readonly largestLoadLoss?: Power;
}

/** Properties of a utility plant. */
export interface UtilityPlantProps {
  /** Power agreed with the utility. */
  readonly contract: Power;
  /**
   * What else is agreed with the utility: power factor, ramp, ride-through, load loss. Its name and contract follow from the plant.
   * @default - only the contract is judged
   */
  readonly agreement?: AgreementOptions;
  /**
   * Feeds of the utility, each with its own bus.
   * @default 2
   */
  readonly feeds?: number;
  /**
   * What each feed may carry.
   * @default - all of the contract at power factor 0.95
   */
  readonly feedCapacity?: ApparentPower;
  /**
   * What it feeds, and is sized for: power plants.
   * @default - none; call `supply`
   */
  readonly loads?: IPowered[];
  /**
   * Generators, each on the generator bus of every feed.
   * @default - none
   */
  readonly generators?: GeneratorOptions;
  /**
   * Continuous current of buses and tie.
   * @default - the next usual size above a feed's capacity
   */
  readonly busCurrent?: Current;
  /**
   * Initial symmetrical short-circuit power of each feed, as the utility states it.
   * @default - fault currents are not evaluated
   */
  readonly shortCircuitPower?: ApparentPower;
  /**
   * Short-circuit current that buses and ties interrupt and withstand.
   * @default - fault currents are not compared with it
   */
  readonly interruptingRating?: Current;
  /**
   * Cable from a bus to each of the inlets that it feeds.
   * @default - voltages at them are not evaluated
   */
  readonly inletFeeder?: Feeder;
  /**
   * What altitude and air of the site leave of the ratings of buses and ties, by the chart of their maker. Of ratings that hold at the site: 100 %.
   * @default - no rule is known; above 1,000 m PWR-28 says so
   */
  readonly switchgearDerating?: Derating;
  /**
   * Share of the provisioned demand at each bus that is drawn at once; feeds, contract and generators then carry no more. Less than 100 % stands on the power
   * caps of the loads, which are proven to keep to it in time (PWR-20, PWR-21).
   * @default 100 % - all loads at once
   */
  readonly simultaneity?: Ratio;
}

const UTILITY_KINDS: Kinds = {
  agreement: 'struct',
  generators: 'struct',
  shortCircuitPower: ApparentPower,
  interruptingRating: Current,
  inletFeeder: 'struct',
  switchgearDerating: 'struct',
};

const GENERATOR_KINDS: Kinds = {
  redundancy: Redundancy,
  fuelStore: Volume,
  subtransientReactance: Ratio,
  feeder: 'struct',
  synchronizingTime: Duration,
  derating: 'struct',
};

const FEEDER_KINDS: Kinds = { length: Length, conductor: Conductor };

/** Usual continuous currents of medium-voltage switchgear (IEEE C37.20.2, IEC 62271-200). */
const MV_CURRENTS = [630, 1200, 1250, 2000, 2500, 3000, 3150, 4000];

/**
 * Utility feeds, medium-voltage buses with a normally open tie, and generators. Children: `feed-a`, `mv-a`, `tie-a-b`, `generator-bus-a`,
 * `generator-1` …. With three feeds and more, each bus is tied to the next.
 */
export class UtilityPlant extends Construct {
  /** Power agreed with the utility. */
  public readonly contract: Power;
  /** Utility feeds. */
  public readonly feeds: UtilityFeed[] = [];
  /** Buses, one a feed. */
  public readonly switchgear: MvSwitchgear[] = [];
  /** Ties between neighbouring buses. */
  public readonly ties: BusTie[] = [];
  /** Generator buses, one a feed; none without generators. */
  public readonly generatorBuses: GeneratorBus[] = [];
  /** Generator sets. */
  public readonly generators: Generator[] = [];
  private readonly inletFeeder?: Feeder;

  public constructor(scope: Construct, id: string, props: UtilityPlantProps) {
    super(scope, checkedId(scope, id));
    const site: ISite = enclosingSite(this);
    const count = props?.feeds ?? 2;
    if (!Number.isInteger(count) || count < 1 || count > 8) {
      throw invalidValue('feeds', 'a whole number from 1 to 8', count, this.node.path);
    }
    this.contract = amount('contract', props?.contract, Power, this.node.path);
    within('contract', this.contract.toMegawatts(), 0.001, 20000, 'MW');
    amountIfGiven('feedCapacity', props.feedCapacity, ApparentPower, this.node.path);
    amountIfGiven('busCurrent', props.busCurrent, Current, this.node.path);
    kinds(props, UTILITY_KINDS, this.node.path);
    kinds(props.inletFeeder, FEEDER_KINDS, this.node.path, 'inletFeeder.');
    list('loads', props.loads ?? [], this.node.path);
    this.inletFeeder = props.inletFeeder;
    checkedSimultaneity(props.simultaneity, this.node.path);
    const { shortCircuitPower, interruptingRating, switchgearDerating: derating } = props;
    const capacity = props.feedCapacity ?? props.contract.atPowerFactor(Ratio.of(0.95));
    const busCurrent = props.busCurrent ?? nextMvCurrent(capacity.threePhaseCurrent(site.code.mediumVoltage));
    const names = Array.from({ length: count }, (_, i) => 'abcdefgh'[i]);
    for (const name of names) {
      const feed = new UtilityFeed(this, `feed-${name}`, {
        capacity,
        shortCircuitPower,
        agreement: { ...props.agreement, name: this.node.path, contract: props.contract },
      });
      const bus = new MvSwitchgear(this, `mv-${name}`, {
        ratedCurrent: busCurrent,
        interruptingRating,
        simultaneity: props.simultaneity,
        derating,
      });
      feed.supply(bus, AT_ONCE);
      this.feeds.push(feed);
      this.switchgear.push(bus);
    }
    for (let i = 0; i + 1 < count; i++) {
      this.ties.push(this.switchgear[i].tieTo(this.switchgear[i + 1], this, `tie-${names[i]}-${names[i + 1]}`));
    }
    if (props.generators) {
      this.addGenerators(props.generators, designInput(props), busCurrent, names, interruptingRating, derating);
    }
    for (const load of props.loads ?? []) {
      this.supply(load);
    }
  }

  /** Feeds transformers from two buses each, the preferred one in turn. */
  public supply(load: IPowered): void {
    powerPort(load)
      .leaves()
      .forEach((leaf, i) => {
        const count = this.switchgear.length;
        leaf.fedBy(this.switchgear[i % count], run(this.inletFeeder));
        if (count > 1) {
          leaf.fedBy(this.switchgear[(i + 1) % count], run(this.inletFeeder));
        }
      });
  }

  private addGenerators(
    options: GeneratorOptions,
    load: Power,
    busCurrent: Current,
    names: string[],
    interruptingRating?: Current,
    derating?: Derating,
  ): void {
    given('generators.model', options.model, GeneratorModel, this.node.path);
    kinds(options, GENERATOR_KINDS, this.node.path, 'generators.');
    kinds(options.feeder, FEEDER_KINDS, this.node.path, 'generators.feeder.');
    const redundancy = options.redundancy ?? Redundancy.nPlus(1);
    const usable = options.model.power.times(
      usableShare(options.model, enclosingSite(this), checkedDerating('generators.derating', options.derating, this.node.path)).toFraction(),
    );
    const count = options.count ?? unitsWithSpare(redundancy, unitsFor(load.toWatts(), usable.toWatts()), this.node.path);
    if (!Number.isInteger(count) || count < 1 || count > 400) {
      throw invalidValue('generators.count', 'a whole number from 1 to 400', count, this.node.path);
    }
    for (const [i, name] of names.entries()) {
      const bus = new GeneratorBus(this, `generator-bus-${name}`, { ratedCurrent: busCurrent, interruptingRating, derating });
      bus.supply(this.switchgear[i], AT_ONCE);
      this.generatorBuses.push(bus);
    }
    for (let n = 1; n <= count; n++) {
      const set = new Generator(this, `generator-${n}`, {
        model: options.model,
        fuelStore: options.fuelStore?.dividedBy(count),
        subtransientReactance: options.subtransientReactance,
        synchronizingTime: options.synchronizingTime,
        derating: options.derating,
      });
      this.generators.push(set);
      for (const bus of this.generatorBuses) {
        set.supply(bus, run(options.feeder));
      }
    }
  }
}

/** Feeds are delivered at their bus, and generator buses stand beside it. */
const AT_ONCE = { length: Length.meters(0) };

/** Losses, recharge and power factor between the plants' own design and the generators. */
const DESIGN_ALLOWANCE = 1.16;

function designInput(props: UtilityPlantProps): Power {
  return Power.sum((props.loads ?? []).map((load) => powerPort(load).designPower)).times(DESIGN_ALLOWANCE * (props.simultaneity?.toFraction() ?? 1));
}

function nextMvCurrent(current: Current): Current {
  const size = MV_CURRENTS.find((amperes) => amperes >= current.toAmperes());
  return Current.amperes(size ?? MV_CURRENTS[MV_CURRENTS.length - 1]);
}

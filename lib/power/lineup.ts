import { Construct } from 'constructs';
import { BuswayModel, TransformerModel, UpsModel } from '../catalog';
import { Derating, EnergisingFacts, Feeder, InputMode, ISite, UpsFacts } from '../core';
import { checkedDerating } from '../core/checked-facts';
import { invalidValue } from '../core/errors';
import { checkedId } from '../core/names';
import { enclosingSite } from '../core/site';
import { mainBreaker, smallestBusway, smallestTransformer, transformerDuty, upsFullInput } from '../catalog/sizing/power';
import { ApparentPower, Current, Duration, Length, Power, Ratio } from '../units';
import { shareLeft, transformerDerating } from './derating';
import { PowerEquipment, run as runOf } from './equipment';
import { RunDesign } from './placement';
import { Busway, StaticTransferSwitch, Switchboard, Transformer } from './low-voltage';
import { Ups } from './ups';
import { Kinds, kinds } from '../core/given';

/** Power factor of racks with active correction, as shared equipment sees it. */
const POWER_FACTOR = Ratio.of(0.98);

/** What the links of a lineup are made of, for voltage drop and fault currents. What is not given is not evaluated there. */
export interface LineupFeeders {
  /**
   * From the transformer to its board.
   * @default - not given
   */
  readonly transformerToBoard?: Feeder;
  /**
   * From the board to each UPS frame.
   * @default - not given
   */
  readonly boardToUps?: Feeder;
  /**
   * From each UPS frame to its output board.
   * @default - not given
   */
  readonly upsToOutput?: Feeder;
  /**
   * From the end of each lineup to a common output, where lineups have one.
   * @default - not given
   */
  readonly outputToCommon?: Feeder;
  /**
   * From the last board to each busway.
   * @default - not given
   */
  readonly boardToBusway?: Feeder;
  /**
   * From a board to a mechanical load.
   * @default - not given
   */
  readonly boardToLoad?: Feeder;
  /**
   * From the tap-off to a rack: the whip of each cord.
   * @default - not given
   */
  readonly whip?: Feeder;
  /**
   * Length of the busway over each pod.
   * @default - not given
   */
  readonly podBuswayLength?: Length;
  /**
   * Length of the busway over single racks.
   * @default - not given
   */
  readonly rowBuswayLength?: Length;
}

/** How the transformers of a plant are connected to generators: in the order of their letters, those of all blocks alike. */
export interface EnergisingOptions {
  /** Step of the first lineups, from 1. */
  readonly firstStep: number;
  /**
   * Lineups of each block in one step.
   * @default 1
   */
  readonly lineupsPerStep?: number;
  /**
   * Whether they are magnetised without inrush.
   * @default false
   */
  readonly soft?: boolean;
}

/** Choices that the lineups of one plant have in common. */
export interface LineupOptions {
  /**
   * UPS frame.
   * @default - no UPS
   */
  readonly ups?: UpsModel;
  /**
   * UPS frames that make one lineup together and fall together.
   * @default 1
   */
  readonly upsPerLineup?: number;
  /**
   * Time on battery at full load.
   * @default 5 minutes
   */
  readonly upsAutonomy?: Duration;
  /**
   * Rating of the maintenance bypass of each UPS; counts for planned maintenance only.
   * @default - no bypass
   */
  readonly upsMaintenanceBypass?: ApparentPower;
  /**
   * Overload, walk-in and discharge of each UPS.
   * @default - engineering defaults, see `UpsFacts`
   */
  readonly upsTransients?: UpsFacts;
  /**
   * What altitude and air of the site leave of the ratings of each UPS, by the chart of its maker. Of ratings that hold at the site: 100 %.
   * @default - 1 % less for each 100 m above 1,000 m (engineering default)
   */
  readonly upsDerating?: Derating;
  /**
   * What altitude and air of the site leave of the rating of each transformer, by the chart of its maker. Of a rating that holds at the site: 100 %.
   * @default - 0.5 % less for each 100 m above 1,000 m (engineering default)
   */
  readonly transformerDerating?: Derating;
  /**
   * MV/LV transformer.
   * @default - the smallest of the code's usual class that carries the UPS at full output with recharge, and the loads before it
   */
  readonly transformer?: TransformerModel;
  /**
   * Main breaker of every board.
   * @default - the smallest that carries the transformer's duty under the continuous-load rule
   */
  readonly mainBreaker?: Current;
  /**
   * Whether boards with their breakers are listed for 100 % continuous load.
   * @default false
   */
  readonly fullyRatedBoards?: boolean;
  /**
   * Short-circuit current that every board with its devices interrupts and withstands.
   * @default - fault currents are not compared with it
   */
  readonly interruptingRating?: Current;
  /**
   * Lengths and conductors of the links.
   * @default - voltage drop is not evaluated; fault currents are those without cables
   */
  readonly feeders?: LineupFeeders;
  /**
   * Instantaneous pick-up of the main breaker of every board, as set.
   * @default - not evaluated
   */
  readonly mainBreakerPickUp?: Current;
  /**
   * When its transformers are connected to generators.
   * @default - with the bus; not evaluated where no equipment gives a step
   */
  readonly energising?: EnergisingOptions;
  /**
   * Share of the provisioned demand at the end of each lineup (of the common board, where lineups have one) that is drawn at once; the plant is sized for
   * it. Less than 100 % stands on the power caps of its loads, which are proven to keep to it in time (PWR-20, PWR-21).
   * @default 100 % - all loads at once
   */
  readonly simultaneity?: Ratio;
}

/** Kinds of the choices that lineups have in common. */
export const LINEUP_KINDS: Kinds = {
  ups: UpsModel,
  upsPerLineup: 'number',
  upsAutonomy: Duration,
  upsMaintenanceBypass: ApparentPower,
  upsTransients: 'struct',
  upsDerating: 'struct',
  transformerDerating: 'struct',
  transformer: TransformerModel,
  mainBreaker: Current,
  fullyRatedBoards: 'flag',
  interruptingRating: Current,
  feeders: 'struct',
  mainBreakerPickUp: Current,
  energising: 'struct',
  directLoad: Power,
  protectedLoad: Power,
  totalLoad: Power,
};

/** Properties of a lineup. */
export interface LineupProps extends LineupOptions {
  /**
   * What hangs before the UPS, after a failure: the transformer is sized for it.
   * @default - nothing
   */
  readonly directLoad?: Power;
  /**
   * What is normally drawn behind the UPS: the cooling of its room is sized for it.
   * @default - the rating of the UPS
   */
  readonly protectedLoad?: Power;
  /**
   * What the lineup normally draws, for the equipment above it.
   * @default - nothing
   */
  readonly totalLoad?: Power;
  /**
   * A transformer that it shares with other lineups.
   * @default - one of its own
   */
  readonly sharedTransformer?: Transformer;
  /**
   * Place among the lineups of its block, from 0: with `energising` it gives the step.
   * @default 0
   */
  readonly place?: number;
}

/** Name of the run over the single racks of a block. */
export const ROW_RUN = 'row';

/** Where loads are hung: the end of a lineup, or of a transfer switch between two. */
export class Outlet {
  private readonly runs = new Map<string, Busway>();

  public constructor(
    private readonly owner: Construct,
    private readonly site: ISite,
    /** Behind the UPS, if the lineup has one. */
    public readonly protectedBoard: PowerEquipment,
    /** Before the UPS: for loads that ride through a transfer. */
    public readonly board: PowerEquipment,
    private readonly suffix: string = '',
    private readonly feeders: LineupFeeders = {},
  ) {}

  /** The busway run of that name, made when first asked for. */
  public run(name: string, design: RunDesign, model?: BuswayModel): Busway {
    const id = `busway-${name}${this.suffix}`;
    let run = this.runs.get(id);
    if (!run) {
      run = new Busway(this.owner, id, {
        model: model ?? smallestBusway(this.site.code, design.normal, design.worst),
        designInput: design.worst,
        length: name === ROW_RUN ? this.feeders.rowBuswayLength : this.feeders.podBuswayLength,
      });
      this.protectedBoard.supply(run, runOf(this.feeders.boardToBusway));
      this.runs.set(id, run);
    }
    return run;
  }
}

/**
 * One lineup: transformer, board, and behind it the UPS with its output board. Children: `transformer`, `board`, `ups` (or `ups-1` …),
 * `output`, `busway-<pod>`, `busway-row`.
 */
export class Lineup extends Construct {
  /** MV/LV transformer. */
  public readonly transformer: Transformer;
  /** Board below the transformer. */
  public readonly board: Switchboard;
  /** UPS frames; several are one unit: the lineup falls with any of them. */
  public readonly ups: Ups[] = [];
  /** Output board of the UPS, if there is one. */
  public readonly output?: Switchboard;

  public constructor(scope: Construct, id: string, props: LineupProps) {
    super(scope, checkedId(scope, id));
    const { code, altitude } = enclosingSite(this);
    if (typeof props !== 'object' || props === null) {
      throw invalidValue('props', 'what the lineup is made of', props, this.node.path);
    }
    kinds(props, LINEUP_KINDS, this.node.path);
    const { interruptingRating, feeders } = props;
    const frames = props.upsPerLineup ?? 1;
    const upsInput = props.ups ? upsFullInput(props.ups).times(frames) : Power.ZERO;
    const duty = transformerDuty(upsInput, props.directLoad ?? Power.ZERO);
    const derating = checkedDerating('transformerDerating', props.transformerDerating, this.node.path);
    const atAltitude = duty.dividedBy(shareLeft(derating ?? transformerDerating(altitude)));
    this.transformer =
      props.sharedTransformer ??
      new Transformer(this, 'transformer', {
        model: props.transformer ?? smallestTransformer(code, atAltitude),
        designInput: props.totalLoad,
        derating,
        energising: stepOf(props.energising, props.place ?? 0, this.node.path),
      });
    const fullyRated = props.fullyRatedBoards;
    this.board = new Switchboard(this, 'board', {
      mainBreaker: props.mainBreaker ?? mainBreaker(code, duty, 'the board of a lineup', this.node.path, fullyRated),
      fullyRated,
      interruptingRating,
      instantaneousPickUp: props.mainBreakerPickUp,
      simultaneity: props.ups ? undefined : props.simultaneity,
    });
    this.transformer.supply(this.board, runOf(feeders?.transformerToBoard));
    if (props.ups) {
      this.output = this.addUps(props.ups, frames, props);
    }
  }

  /** The end of the lineup. */
  public get end(): Switchboard {
    return this.output ?? this.board;
  }

  private addUps(model: UpsModel, frames: number, props: LineupProps): Switchboard {
    const rated = model.power.times(frames);
    const output = new Switchboard(this, 'output', {
      mainBreaker:
        props.mainBreaker ??
        mainBreaker(
          enclosingSite(this).code,
          rated.atPowerFactor(POWER_FACTOR),
          'the output board of a lineup',
          this.node.path,
          props.fullyRatedBoards,
        ),
      fullyRated: props.fullyRatedBoards,
      instantaneousPickUp: props.mainBreakerPickUp,
      input: frames > 1 ? InputMode.UNIT : InputMode.SELECTIVE,
      conductorRating: rated,
      simultaneity: props.simultaneity,
      interruptingRating: props.interruptingRating,
    });
    for (let i = 1; i <= frames; i++) {
      const ups = new Ups(this, frames === 1 ? 'ups' : `ups-${i}`, {
        model,
        autonomy: props.upsAutonomy,
        maintenanceBypass: props.upsMaintenanceBypass,
        transients: props.upsTransients,
        derating: props.upsDerating,
        designOutput: props.protectedLoad?.dividedBy(frames),
      });
      this.board.supply(ups, runOf(props.feeders?.boardToUps));
      ups.supply(output, runOf(props.feeders?.upsToOutput));
      this.ups.push(ups);
    }
    return output;
  }
}

/** A transfer switch between an active lineup and the reserve, for blocks with a reserve lineup. */
export function transferSwitch(
  owner: Construct,
  id: string,
  rating: Current,
  active: Lineup,
  reserve: Lineup,
  interruptingRating?: Current,
): StaticTransferSwitch {
  const sts = new StaticTransferSwitch(owner, id, { ratedCurrent: rating, interruptingRating });
  active.end.supply(sts);
  reserve.end.supply(sts);
  return sts;
}

/** The step of a lineup, or of the first of those that share a transformer. */
export function stepOf(options: EnergisingOptions | undefined, place: number, path: string): EnergisingFacts | undefined {
  const size = options?.lineupsPerStep ?? 1;
  if (!Number.isInteger(size) || size < 1) {
    throw invalidValue('energising.lineupsPerStep', 'a whole number from 1', size, path);
  }
  return options && { step: options.firstStep + Math.floor(place / size), soft: options.soft };
}

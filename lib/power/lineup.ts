import { Construct } from 'constructs';
import { BuswayModel, TransformerModel, UpsModel } from '../catalog';
import { InputMode, ISite } from '../core';
import { mainBreaker, smallestBusway, smallestTransformer, transformerDuty, upsFullInput } from '../catalog/sizing/power';
import { Current, Duration, Power, Ratio } from '../units';
import { PowerEquipment } from './equipment';
import { Busway, StaticTransferSwitch, Switchboard, Transformer } from './low-voltage';
import { Ups } from './ups';

/** Power factor of racks with active correction, as shared equipment sees it. */
const POWER_FACTOR = Ratio.of(0.98);

/** What the lineups of one plant have in common. */
export interface LineupDesign {
  readonly site: ISite;
  readonly ups?: UpsModel;
  readonly upsPerLineup: number;
  readonly autonomy?: Duration;
  readonly transformer?: TransformerModel;
  readonly mainBreaker?: Current;
  readonly fullyRated?: boolean;
}

/** What one lineup carries: `direct` before the UPS after a failure, `behindUps` and `total` normally. */
export interface LineupLoad {
  readonly direct: Power;
  readonly behindUps: Power;
  readonly total: Power;
}

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
  ) {}

  /** The busway run of that name, made when first asked for. */
  public run(name: string, design: Power, model?: BuswayModel): Busway {
    const id = `busway-${name}${this.suffix}`;
    let run = this.runs.get(id);
    if (!run) {
      run = new Busway(this.owner, id, { model: model ?? smallestBusway(this.site.code, design), designInput: design });
      this.protectedBoard.supply(run);
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

  /** @internal */
  public constructor(scope: Construct, id: string, design: LineupDesign, load: LineupLoad, transformer?: Transformer) {
    super(scope, id);
    const upsInput = design.ups ? upsFullInput(design.ups).times(design.upsPerLineup) : Power.ZERO;
    const duty = transformerDuty(upsInput, load.direct);
    const breaker = design.mainBreaker ?? mainBreaker(design.site.code, duty);
    this.transformer =
      transformer ??
      new Transformer(this, 'transformer', { model: design.transformer ?? smallestTransformer(design.site.code, duty), designInput: load.total });
    this.board = new Switchboard(this, 'board', { mainBreaker: breaker, fullyRated: design.fullyRated });
    this.transformer.supply(this.board);
    if (design.ups) {
      for (let i = 1; i <= design.upsPerLineup; i++) {
        const name = design.upsPerLineup === 1 ? 'ups' : `ups-${i}`;
        const ups = new Ups(this, name, {
          model: design.ups,
          autonomy: design.autonomy,
          designOutput: load.behindUps.dividedBy(design.upsPerLineup),
        });
        this.board.supply(ups);
        this.ups.push(ups);
      }
      const rated = design.ups.power.times(design.upsPerLineup);
      this.output = new Switchboard(this, 'output', {
        mainBreaker: design.mainBreaker ?? mainBreaker(design.site.code, rated.atPowerFactor(POWER_FACTOR)),
        fullyRated: design.fullyRated,
        input: design.upsPerLineup > 1 ? InputMode.UNIT : InputMode.SELECTIVE,
        conductorRating: rated,
      });
      for (const ups of this.ups) {
        ups.supply(this.output);
      }
    }
  }

  /** The end of the lineup. */
  public get end(): Switchboard {
    return this.output ?? this.board;
  }
}

/** A transfer switch between an active lineup and the reserve, for blocks with a reserve lineup. */
export function transferSwitch(owner: Construct, id: string, rating: Current, active: Lineup, reserve: Lineup): StaticTransferSwitch {
  const sts = new StaticTransferSwitch(owner, id, { ratedCurrent: rating });
  active.end.supply(sts);
  reserve.end.supply(sts);
  return sts;
}

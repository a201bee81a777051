import { Construct } from 'constructs';
import { Length } from '../units';
import { checkedId } from './names';
import { captureTrace } from './trace';
import { invalidValue } from './errors';
import { Kinds, kinds } from './given';
import { IPowered, ICooled, coolingPort, powerPort } from './ports';
import { CoolantLink, PowerLink, SupplyOptions } from './links';
import { AssetRecord } from './records';
import { DesignRegistry } from './registry';
import { EmissionFacts } from './emission-facts';
import { checkedEmissions, checkedProgramme, checkedService } from './checked-facts';
import { ProgrammeFacts } from './programme-facts';
import { ISite, enclosingFloor, enclosingSite } from './site';
import { FloorFacts } from './site-values';
import { PowerDemand } from './power-facts';
import { ResilienceFacts } from './resilience-facts';
import { ServiceState } from './service-facts';

const ASSET_KINDS: Kinds = { tags: 'struct', resilience: 'struct', programme: 'struct', emissions: 'struct', service: 'struct' };

/** Rows are names for people, printed in one line. */
const ROW = /^[^\p{Cc}]{1,63}$/u;

/** What every piece of equipment takes. */
export interface AssetProps {
  /**
   * Free text for people; goes to the inventory, never into Terraform triggers.
   * @default - none
   */
  readonly description?: string;
  /**
   * Free labels for people and tools; they go to the inventory.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
  /**
   * Zones, fire compartment and failure rates of this equipment; what its kind says of itself counts where a member is not given. For what a plant
   * makes, see `Resilience.of`.
   * @default - as its kind says
   */
  readonly resilience?: ResilienceFacts;
  /**
   * Its dates in the building programme.
   * @default - in service from the beginning
   */
  readonly programme?: ProgrammeFacts;
  /**
   * Noise and refrigerant of the unit.
   * @default - unknown
   */
  readonly emissions?: EmissionFacts;
  /**
   * Whether it is there to be used today; of power and cooling equipment only. For what a plant makes, see `Service.of`.
   * @default - in service
   */
  readonly service?: ServiceState;
}

/** Where equipment stands in a hall. */
export interface Position {
  /** Name of the row. */
  readonly row: string;
  /** Place in the row, from 1. */
  readonly slot: number;
}

/**
 * Equipment: what is bought, named, replaceable and fails as a unit. Extend it for a kind of your own: say what it is in `describe()`, and
 * it is analysed, checked, lowered and listed like ours.
 */
export abstract class Asset extends Construct {
  /** The site that it belongs to. */
  public readonly site: ISite;
  /** Free text for people. */
  public readonly description: string;
  /** Free labels. */
  public readonly tags: { [key: string]: string };
  /** Zones, fire compartment and failure rates given for this equipment. */
  public readonly resilience: ResilienceFacts;
  /** Its dates in the building programme, if given. */
  public readonly programme?: ProgrammeFacts;
  /** Noise and refrigerant, if given. */
  public readonly emissions?: EmissionFacts;
  /** Whether it is there to be used today, if said. */
  public readonly service?: ServiceState;
  /** Holder of a stack trace that is formatted only when a finding is printed. */
  private readonly trace: { stack?: string } = {};

  /**
   * Fails when the name is taken or unusable, or when it stands outside every site.
   */
  public constructor(scope: Construct, id: string, props: AssetProps = {}) {
    super(scope, checkedId(scope, id));
    this.site = enclosingSite(this);
    kinds(props, ASSET_KINDS, this.node.path);
    this.description = props?.description ?? '';
    this.tags = { ...props?.tags };
    this.resilience = { ...props?.resilience };
    this.programme = props?.programme && checkedProgramme(props.programme, this.node.path);
    this.emissions = props?.emissions && checkedEmissions(props.emissions, this.node.path);
    this.service = props?.service && checkedService(props.service, this.node.path);
    captureTrace(this.trace, new.target);
    DesignRegistry.of(this).addAsset(this);
  }

  /** What it says of itself. Called once for each snapshot; must have no side effects. */
  public abstract describe(): AssetRecord;

  /** Feeds `receiver`: a rack, a pod, a plant or equipment that passes power on. The first source linked is the preferred one. */
  public supply(receiver: IPowered, options: SupplyOptions = {}): PowerLink[] {
    return powerPort(receiver).fedBy(this, options);
  }

  /** Takes the heat of `receiver`: racks for a loop, a loop for a CDU, cooler, chiller, fan wall or pump. */
  public cool(receiver: ICooled): CoolantLink[] {
    return coolingPort(receiver).cooledBy(this);
  }

  /** @internal */
  public get _trace(): string | undefined {
    return this.trace.stack;
  }

  /**
   * Cords that can be linked; equipment that passes power on has none.
   * @internal
   */
  public _cordIds(): string[] {
    return (this.powerDemand()?.cords ?? []).map((cord) => cord?.id);
  }

  /** @internal */
  public _cordTransfers(id: string): boolean {
    return this.powerDemand()?.cords.some((cord) => cord?.id === id && cord.transferTime !== undefined) ?? false;
  }

  private powerDemand(): PowerDemand | undefined {
    return (this as unknown as Partial<IPowered>).power?.demand;
  }

  /** Takes a place on the floor; two racks on one place are refused. */
  protected placeAt(position?: Position): void {
    if (!position) {
      return;
    }
    if (!Number.isInteger(position.slot) || position.slot < 1 || position.slot > 1000) {
      throw invalidValue('slot', 'a whole number from 1 to 1,000', position.slot, this.node.path);
    }
    if (typeof position.row !== 'string' || !ROW.test(position.row)) {
      throw invalidValue('row', 'a name of 1 to 63 characters without control characters', position.row, this.node.path);
    }
    const floor = this.node.scopes.find((scope) => enclosingFloor(scope) !== undefined) ?? this.node.root;
    DesignRegistry.of(this).takePosition(floor.node.path, position.row, position.slot, this);
  }

  /** Rating and aisles of the floor that it stands on, if a hall declares them. */
  protected floor(): FloorFacts | undefined {
    return enclosingFloor(this);
  }

  /** Height of the site above sea level. */
  protected altitude(): Length {
    return this.site.altitude;
  }
}

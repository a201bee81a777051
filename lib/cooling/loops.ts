import { Construct } from 'constructs';
import {
  Asset,
  AssetProps,
  AssetRecord,
  CoolingPort,
  Fluid,
  GlycolMix,
  ICooled,
  LoopDetails,
  LoopEnvironment,
  LoopFacts,
  LoopMedium,
  Stage,
} from '../core';
import { invalidValue } from '../core/errors';
import { given, Kinds, kinds } from '../core/given';
import { checkedLoop } from '../core/loop-check';
import { Pressure, Temperature, TemperatureDelta, Volume } from '../units';

/** Properties of a coolant loop. */
export interface CoolantLoopProps extends AssetProps, LoopDetails {
  /** Set-point of the supply at the racks. */
  readonly supplyTemperature: Temperature;
  /**
   * Warmest supply of the declared class, for example 40 °C of S40.
   * @default - the set-point
   */
  readonly maximumSupplyTemperature?: Temperature;
  /**
   * What flows in it.
   * @default Fluid.PG25
   */
  readonly fluid?: Fluid;
  /**
   * Strength of the glycol of `Fluid.PG_MIX`.
   * @default - that of `fluid`
   */
  readonly glycolMix?: GlycolMix;
  /**
   * Pressure drop of row pipe, manifold and quick disconnects, where `pipework` does not tell it.
   * @default 0.3 bar
   */
  readonly pipePressureDrop?: Pressure;
  /**
   * Room around it, where no air zone beside it says so.
   * @default - as LoopEnvironment says
   */
  readonly environment?: LoopEnvironment;
}

const LOOP_KINDS: Kinds = {
  fluid: Fluid,
  glycolMix: GlycolMix,
  maximumSupplyTemperature: Temperature,
  pipePressureDrop: Pressure,
  environment: 'struct',
  volume: Volume,
};

/** Base of the three circuits; what flows and at which set-point is fixed when it is made. */
export abstract class Loop extends Asset implements ICooled {
  /** Where the heat of the loop goes. */
  public readonly cooling: CoolingPort;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly kind: string,
    /** What the loop is in numbers. */
    protected readonly facts: LoopFacts,
    props: AssetProps,
  ) {
    super(scope, id, props);
    kinds(facts, LOOP_KINDS, this.node.path);
    this.cooling = CoolingPort.load(this);
  }

  /** Set-point of the supply. */
  public get supplyTemperature(): Temperature {
    return this.facts.supplyTemperature;
  }

  public describe(): AssetRecord {
    const { fluid, glycolMix } = this.facts;
    const strength = glycolMix ? ` ${glycolMix.strength} by ${glycolMix.basis}` : '';
    const physical: { [fact: string]: string } = { fluid: `${fluid}${strength}` };
    if (this.facts.returnTemperature) {
      physical.temperatures = `${this.facts.supplyTemperature} / ${this.facts.returnTemperature}`;
    } else {
      physical.supply_temperature = this.facts.supplyTemperature.toString();
    }
    return { kind: this.kind, group: `${this.kind}s`, stage: Stage.COOLING, physical, cooling: { loop: this.facts } };
  }
}

/** The technology cooling system between CDUs and racks: ring headers over one group of racks. */
export class CoolantLoop extends Loop {
  public constructor(scope: Construct, id: string, props: CoolantLoopProps) {
    super(
      scope,
      id,
      'coolant_loop',
      {
        medium: LoopMedium.TECHNOLOGY,
        ...liquid(props?.fluid ?? Fluid.PG25, props?.glycolMix),
        supplyTemperature: inRange('supplyTemperature', props?.supplyTemperature, 10, 60),
        maximumSupplyTemperature: props.maximumSupplyTemperature,
        pipePressureDrop: props.pipePressureDrop ?? Pressure.bars(0.3),
        environment: props.environment,
        ...details(props),
      },
      props,
    );
  }
}

/** Properties of a facility water loop. */
export interface FacilityWaterLoopProps extends AssetProps, LoopDetails {
  /** Set-point of the supply to CDUs, fan walls and UPS rooms. */
  readonly supplyTemperature: Temperature;
  /** Design return. */
  readonly returnTemperature: Temperature;
  /**
   * What flows in it.
   * @default Fluid.WATER
   */
  readonly fluid?: Fluid;
  /**
   * Strength of the glycol of `Fluid.PG_MIX`.
   * @default - that of `fluid`
   */
  readonly glycolMix?: GlycolMix;
  /**
   * Room around it, make-up store behind it, and the claim to need no chiller.
   * @default - as LoopEnvironment says
   */
  readonly environment?: LoopEnvironment;
}

/** Facility water between heat rejection and its users: a warm loop for liquid, a cold one for air. */
export class FacilityWaterLoop extends Loop {
  public constructor(scope: Construct, id: string, props: FacilityWaterLoopProps) {
    const supply = given('supplyTemperature', props?.supplyTemperature, Temperature);
    if (!given('returnTemperature', props.returnTemperature, Temperature).isGreaterThan(supply)) {
      throw invalidValue('returnTemperature', `above the supply of ${supply}`, props.returnTemperature);
    }
    super(
      scope,
      id,
      'facility_water_loop',
      {
        medium: LoopMedium.FACILITY_WATER,
        ...liquid(props.fluid ?? Fluid.WATER, props.glycolMix),
        supplyTemperature: inRange('supplyTemperature', props.supplyTemperature, 2, 60),
        returnTemperature: inRange('returnTemperature', props.returnTemperature, 2, 70),
        environment: props.environment,
        ...details(props),
      },
      props,
    );
  }
}

/** Properties of an air zone. */
export interface AirZoneProps extends AssetProps {
  /**
   * Air that the fan walls supply.
   * @default 25 °C (ASHRAE recommends 18 to 27 °C)
   */
  readonly supplyTemperature?: Temperature;
  /**
   * Highest dew point of the room air, as it is controlled (ASHRAE recommends at most 15 °C).
   * @default - condensation not evaluated
   */
  readonly maximumDewPoint?: Temperature;
  /**
   * How much warmer than the supply the air at a rack may be by recirculation.
   * @default 2 K, an engineering default
   */
  readonly recirculation?: TemperatureDelta;
}

/** The room air that fan walls share: what one of them does not take, the others must. */
export class AirZone extends Loop {
  public constructor(scope: Construct, id: string, props: AirZoneProps = {}) {
    super(
      scope,
      id,
      'air_zone',
      {
        medium: LoopMedium.AIR,
        fluid: Fluid.AIR,
        supplyTemperature: inRange('supplyTemperature', props?.supplyTemperature ?? Temperature.celsius(25), 10, 40),
        environment: roomOf(props),
      },
      props,
    );
  }
}

/** The members of LoopDetails, and nothing else of the properties. */
function details(props: LoopDetails): LoopDetails {
  const { volume, pipework, pressurisation, coolantCare, wettedMaterials, leakProtection, outdoorParts, freezeProtection } = checkedLoop(props);
  return { volume, pipework, pressurisation, coolantCare, wettedMaterials, leakProtection, outdoorParts, freezeProtection };
}

/** A fluid that a pipe can carry, with a strength exactly where it needs one. */
function liquid(fluid: Fluid, glycolMix?: GlycolMix): { fluid: Fluid; glycolMix?: GlycolMix } {
  if (fluid === Fluid.AIR) {
    throw invalidValue('fluid', 'a liquid', fluid);
  }
  if ((fluid === Fluid.PG_MIX) !== (glycolMix !== undefined)) {
    throw invalidValue('glycolMix', 'given with Fluid.PG_MIX, and only with it', glycolMix ? `${glycolMix.strength}` : 'none');
  }
  return { fluid, glycolMix };
}

function roomOf(props: AirZoneProps | undefined): LoopEnvironment | undefined {
  const { maximumDewPoint, recirculation } = props ?? {};
  if (maximumDewPoint) {
    inRange('maximumDewPoint', maximumDewPoint, -20, 30);
  }
  return maximumDewPoint || recirculation ? { maximumDewPoint, recirculation } : undefined;
}

function inRange(name: string, value: Temperature, least: number, most: number): Temperature {
  if (given(name, value, Temperature).toCelsius() < least || value.toCelsius() > most) {
    throw invalidValue(name, `between ${least} °C and ${most} °C`, value);
  }
  return value;
}

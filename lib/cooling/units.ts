import { Construct } from 'constructs';
import { CduModel, ChillerModel, CoolingTowerModel, DryCoolerModel, FanWallModel, PumpModel } from '../catalog';
import { AssetRecord, Continuity, CoolingUnitType, ICooled, Stage } from '../core';
import { checkedId } from '../core/names';
import { MechanicalEquipment, MechanicalProps } from './equipment';
import { whole } from '../catalog/provenance';
import { given } from '../core/given';
import { Duration } from '../units';

/** Properties of a CDU. */
export interface CduProps extends MechanicalProps {
  /** The unit. */
  readonly model: CduModel;
}

/** A liquid-to-liquid coolant distribution unit. `cool` the coolant loop that it serves; let facility water cool it. */
export class Cdu extends MechanicalEquipment {
  /** The unit. */
  public readonly model: CduModel;

  public constructor(scope: Construct, id: string, props: CduProps) {
    super(scope, id, given('model', props?.model, CduModel).facts.pumpPower, Continuity.UNINTERRUPTED, props);
    this.model = props.model;
  }

  public describe(): AssetRecord {
    return {
      kind: 'cdu',
      group: 'cdus',
      stage: Stage.COOLING,
      physical: { model: this.model.name },
      model: this.model.reference,
      demand: this.power.demand,
      cooling: { unit: { unitType: CoolingUnitType.CDU, cdu: this.model.facts, restart: this.restart } },
      parts: Array.from({ length: this.model.facts.pumps }, (_, i) => ({ id: `pump-${i + 1}`, kind: 'cdu_pump', pump: true })),
      larger: this.model.larger().map((m) => ({
        model: m.name,
        heat: m.facts.ratedHeat,
        flow: m.facts.maximumFlow,
        unit: { unitType: CoolingUnitType.CDU, cdu: m.facts },
      })),
    };
  }
}

/** What equipment in a switched group takes. */
export interface SwitchedProps extends MechanicalProps {
  /**
   * Units of its kind that run on the loop; the others stand by.
   * @default - all run
   */
  readonly duty?: number;
}

/** Properties of a dry cooler. */
export interface DryCoolerProps extends SwitchedProps {
  /** The unit. */
  readonly model: DryCoolerModel;
}

/** A dry cooler, with or without an adiabatic stage. `cool` the facility water loop that it serves. */
export class DryCooler extends MechanicalEquipment {
  /** The unit. */
  public readonly model: DryCoolerModel;
  private readonly duty?: number;

  public constructor(scope: Construct, id: string, props: DryCoolerProps) {
    super(scope, id, given('model', props?.model, DryCoolerModel).facts.fanPower, Continuity.SHORT_BREAK, props);
    this.model = props.model;
    this.duty = props.duty;
  }

  public describe(): AssetRecord {
    return {
      kind: 'dry_cooler',
      group: 'dry_coolers',
      stage: Stage.COOLING,
      physical: { model: this.model.name },
      model: this.model.reference,
      demand: this.power.demand,
      cooling: { unit: { unitType: CoolingUnitType.DRY_COOLER, duty: this.duty, dryCooler: this.model.facts, restart: this.restart } },
      larger: this.model
        .larger()
        .map((m) => ({ model: m.name, heat: m.facts.ratedHeat, unit: { unitType: CoolingUnitType.DRY_COOLER, dryCooler: m.facts } })),
    };
  }
}

/** Properties of a chiller. */
export interface ChillerProps extends SwitchedProps {
  /** The unit. */
  readonly model: ChillerModel;
}

/** An air-cooled chiller. `cool` the facility water loop that it serves. */
export class Chiller extends MechanicalEquipment {
  /** The unit. */
  public readonly model: ChillerModel;
  private readonly duty?: number;

  public constructor(scope: Construct, id: string, props: ChillerProps) {
    super(scope, id, given('model', props?.model, ChillerModel).nameplatePower, Continuity.SHORT_BREAK, props);
    this.model = props.model;
    this.duty = props.duty;
  }

  public describe(): AssetRecord {
    return {
      kind: 'chiller',
      group: 'chillers',
      stage: Stage.COOLING,
      physical: { model: this.model.name },
      model: this.model.reference,
      demand: this.power.demand,
      cooling: {
        unit: {
          unitType: CoolingUnitType.CHILLER,
          duty: this.duty,
          chiller: this.model.facts,
          restart: this.restart ?? (this.model.restartTime && { time: this.model.restartTime }),
        },
      },
      larger: this.model
        .larger()
        .map((m) => ({ model: m.name, heat: m.facts.nominalCapacity, unit: { unitType: CoolingUnitType.CHILLER, chiller: m.facts } })),
    };
  }
}

/** Properties of a cooling tower. */
export interface CoolingTowerProps extends SwitchedProps {
  /** The unit: one cell. */
  readonly model: CoolingTowerModel;
}

/** A cell of an evaporative cooling tower. `cool` the facility water loop that it serves. */
export class CoolingTower extends MechanicalEquipment {
  /** The unit. */
  public readonly model: CoolingTowerModel;
  private readonly duty?: number;

  public constructor(scope: Construct, id: string, props: CoolingTowerProps) {
    super(scope, id, given('model', props?.model, CoolingTowerModel).nameplatePower, Continuity.SHORT_BREAK, props);
    this.model = props.model;
    this.duty = props.duty;
  }

  public describe(): AssetRecord {
    return {
      kind: 'cooling_tower',
      group: 'cooling_towers',
      stage: Stage.COOLING,
      physical: { model: this.model.name },
      model: this.model.reference,
      demand: this.power.demand,
      cooling: { unit: { unitType: CoolingUnitType.COOLING_TOWER, duty: this.duty, coolingTower: this.model.facts, restart: this.restart } },
    };
  }
}

/** Properties of a fan wall. */
export interface FanWallProps extends MechanicalProps {
  /** The unit. */
  readonly model: FanWallModel;
}

/** A fan wall. `cool` the air zone that it serves; let facility water cool it. */
export class FanWall extends MechanicalEquipment {
  /** The unit. */
  public readonly model: FanWallModel;

  public constructor(scope: Construct, id: string, props: FanWallProps) {
    super(scope, id, given('model', props?.model, FanWallModel).facts.fanPower, Continuity.SHORT_BREAK, props);
    this.model = props.model;
  }

  public describe(): AssetRecord {
    return {
      kind: 'fan_wall',
      group: 'fan_walls',
      stage: Stage.COOLING,
      physical: { model: this.model.name },
      model: this.model.reference,
      demand: this.power.demand,
      cooling: { unit: { unitType: CoolingUnitType.FAN_WALL, fanWall: this.model.facts, restart: this.restart } },
      larger: this.model.larger().map((m) => ({
        model: m.name,
        heat: m.facts.grossCapacity,
        flow: m.facts.airflow,
        unit: { unitType: CoolingUnitType.FAN_WALL, fanWall: m.facts },
      })),
    };
  }
}

/** Properties of a pump. */
export interface PumpProps extends SwitchedProps {
  /** The pump at its duty point. */
  readonly model: PumpModel;
}

/** A pump of a facility water loop. */
export class Pump extends MechanicalEquipment {
  /** The pump at its duty point. */
  public readonly model: PumpModel;
  private readonly duty?: number;

  public constructor(scope: Construct, id: string, props: PumpProps) {
    super(scope, id, given('model', props?.model, PumpModel).facts.power, Continuity.SHORT_BREAK, props);
    this.model = props.model;
    this.duty = props.duty;
  }

  public describe(): AssetRecord {
    return {
      kind: 'pump',
      group: 'pumps',
      stage: Stage.COOLING,
      physical: { model: this.model.name },
      model: this.model.reference,
      demand: this.power.demand,
      cooling: { unit: { unitType: CoolingUnitType.PUMP, duty: this.duty, pump: this.model.facts, restart: this.restart } },
    };
  }
}

/** Properties of a pump set. */
export interface PumpSetProps {
  /** One pump at its duty point. */
  readonly model: PumpModel;
  /** Pumps that run. */
  readonly duty: number;
  /**
   * Pumps that stand by.
   * @default 1
   */
  readonly standby?: number;
  /**
   * Whether their supply needs a UPS.
   * @default Continuity.SHORT_BREAK
   */
  readonly continuity?: Continuity;
  /**
   * From supply restored to full duty, for ride-through.
   * @default 30 s, ramp of their drives (an engineering default)
   */
  readonly restartTime?: Duration;
}

/** Pumps in parallel on one loop, of which `duty` run. Children: `pump-1` …. */
export class PumpSet extends Construct {
  /** The pumps, running ones first. */
  public readonly pumps: Pump[];
  /** Pumps that run. */
  public readonly duty: number;

  public constructor(scope: Construct, id: string, props: PumpSetProps) {
    super(scope, checkedId(scope, id));
    whole('duty', props?.duty, 1, 1000);
    whole('standby', props.standby ?? 1, 0, 1000);
    const { model, duty, continuity, restartTime } = props;
    this.duty = duty;
    this.pumps = Array.from(
      { length: duty + (props.standby ?? 1) },
      (_, i) => new Pump(this, `pump-${i + 1}`, { model, duty, continuity, restartTime }),
    );
  }

  /** Circulates `loop`. */
  public cool(loop: ICooled): void {
    for (const pump of this.pumps) {
      pump.cool(loop);
    }
  }
}

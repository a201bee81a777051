import { Construct } from 'constructs';
import { Asset, AssetProps, Continuity, CoolingPort, ICooled, IPowered, LoadClass, PowerDemand, PowerPort, RestartFacts } from '../core';
import { kinds } from '../core/given';
import { Duration, Power, Ratio } from '../units';

/** What mechanical equipment takes. */
export interface MechanicalProps extends AssetProps {
  /**
   * Time of its automatic transfer switch between two sources.
   * @default 5 s
   */
  readonly transferTime?: Duration;
  /**
   * Whether its supply needs a UPS.
   * @default - Continuity.UNINTERRUPTED for a CDU, Continuity.SHORT_BREAK for everything else
   */
  readonly continuity?: Continuity;
  /**
   * From supply restored to full duty, for ride-through.
   * @default - 30 s of a pump, a fan wall, a cooler or a tower (ramp of its drive, an engineering default); a chiller's is that of its model
   */
  readonly restartTime?: Duration;
}

/** Equipment that cools: a load of the power plant with one cord behind a transfer switch. Power factor 0.95 (drives). */
export abstract class MechanicalEquipment extends Asset implements IPowered, ICooled {
  /** Its electrical supply. */
  public readonly power: PowerPort;
  /** Where its heat goes, for equipment that gives its heat to water. */
  public readonly cooling: CoolingPort;
  /** How it comes back after its supply was lost. */
  protected readonly restart?: RestartFacts;

  protected constructor(scope: Construct, id: string, nameplate: Power, continuity: Continuity, props: MechanicalProps) {
    super(scope, id, props);
    kinds(props, { transferTime: Duration, continuity: Continuity, restartTime: Duration, duty: 'number' }, this.node.path);
    this.power = PowerPort.load(this, mechanicalDemand(nameplate, props.continuity ?? continuity, props.transferTime ?? Duration.seconds(5)));
    this.cooling = CoolingPort.load(this);
    this.restart = props.restartTime && { time: props.restartTime };
  }
}

function mechanicalDemand(nameplate: Power, continuity: Continuity, transferTime: Duration): PowerDemand {
  return {
    peak: nameplate,
    provisioned: nameplate,
    thermal: nameplate,
    average: nameplate,
    powerFactor: Ratio.of(0.95),
    loadClass: LoadClass.COOLING,
    // The group is judged, not the unit.
    required: false,
    continuity,
    cords: [{ id: 'supply', transferTime }],
  };
}

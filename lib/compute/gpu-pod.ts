import { Construct } from 'constructs';
import { RackSystem, TapOffModel } from '../catalog';
import {
  CoolingPort,
  CrateFacts,
  ICooled,
  IPowered,
  LoadClass,
  NetworkFacts,
  PowerCap,
  PowerPort,
  ProgrammeFacts,
  LoadElectricalFacts,
} from '../core';
import { invalidValue } from '../core/errors';
import { checkedId } from '../core/names';
import { Power } from '../units';
import { RACK_KINDS } from './rack';
import { GpuRack } from './racks';
import { given, kinds } from '../core/given';

/** Properties of a pod. */
export interface GpuPodProps {
  /** The rack-scale system of every rack. */
  readonly system: RackSystem;
  /** Number of racks; each is one NVLink domain. */
  readonly rackCount: number;
  /**
   * Row in which the racks stand, in order from place `firstSlot`.
   * @default - not placed
   */
  readonly row?: string;
  /**
   * Place of the first rack in the row.
   * @default 1
   */
  readonly firstSlot?: number;
  /**
   * Tap-off and whip of each power shelf.
   * @default - 60 A (ANSI) or 63 A (IEC) for a 33 kW shelf
   */
  readonly tapOff?: TapOffModel;
  /**
   * What the racks are for.
   * @default LoadClass.TRAINING
   */
  readonly loadClass?: LoadClass;
  /**
   * How the racks hold themselves to less in a contingency.
   * @default - they do not
   */
  readonly powerCap?: PowerCap;
  /**
   * Racks that the loss of passive distribution (a busway run, a row header) may darken together.
   * @default 0 - such a loss is an error at tiers III and IV, a warning at tier II
   */
  readonly allowedDarkRacks?: number;
  /**
   * Phases, harmonics, hold-up and tap-off device of every rack.
   * @default - a power shelf has six single-phase supplies, two on each phase (engineering default); the rest is not evaluated
   */
  readonly electrical?: LoadElectricalFacts;
  /**
   * Systems of single racks that differ, by rack name, for example { 'rack-03': … }.
   * @default - all racks have `system`
   */
  readonly overrides?: { [rack: string]: RackSystem };
  /**
   * Ports of every rack and their place in the fabric.
   * @default - cables are plugged where their names say, unchecked
   */
  readonly ports?: NetworkFacts;
  /**
   * A rack as it is delivered, in its crate.
   * @default - only the bare rack is compared with the delivery route
   */
  readonly crated?: CrateFacts;
  /**
   * Dates of the racks: the day on which they land and draw power.
   * @default - from the beginning
   */
  readonly programme?: ProgrammeFacts;
}

/** Racks that are installed and fed together: the scalable unit. Children: `rack-01` …. */
export class GpuPod extends Construct implements IPowered, ICooled {
  /** The racks, in order. */
  public readonly racks: GpuRack[];
  /** The cords of all racks. */
  public readonly power: PowerPort;
  /** The heat of all racks. */
  public readonly cooling: CoolingPort;
  /** GPUs of the pod. */
  public readonly gpus: number;
  /** Provisioned power of the pod. */
  public readonly provisionedPower: Power;

  public constructor(scope: Construct, id: string, props: GpuPodProps) {
    super(scope, checkedId(scope, id));
    given('system', props?.system, RackSystem, this.node.path);
    kinds(props, { ...RACK_KINDS, overrides: 'struct' }, this.node.path);
    if (!Number.isInteger(props.rackCount) || props.rackCount < 1 || props.rackCount > 512) {
      throw invalidValue('rackCount', 'a whole number from 1 to 512', props.rackCount, this.node.path);
    }
    this.racks = Array.from({ length: props.rackCount }, (_, i) => {
      const name = `rack-${String(i + 1).padStart(2, '0')}`;
      return new GpuRack(this, name, {
        system: props.overrides?.[name] ?? props.system,
        position: props.row === undefined ? undefined : { row: props.row, slot: (props.firstSlot ?? 1) + i },
        tapOff: props.tapOff,
        loadClass: props.loadClass,
        powerCap: props.powerCap,
        allowedDarkRacks: props.allowedDarkRacks,
        ports: props.ports,
        crated: props.crated,
        programme: props.programme,
        electrical: props.electrical,
      });
    });
    for (const name of Object.keys(props.overrides ?? {})) {
      if (!this.node.tryFindChild(name)) {
        throw invalidValue('overrides', `names of racks of the pod (rack-01 to ${this.racks[this.racks.length - 1].node.id})`, name, this.node.path);
      }
    }
    this.power = PowerPort.group(this, this.racks);
    this.cooling = CoolingPort.group(this, this.racks);
    this.gpus = this.racks.reduce((sum, rack) => sum + rack.system.gpus, 0);
    this.provisionedPower = this.power.designPower;
  }
}

import { Construct } from 'constructs';
import { RackSystem } from '../catalog';
import { AssetRecord, Stage } from '../core';
import { invalidValue } from '../core/errors';
import { Rack, RackProps } from './rack';

/** Properties of a GPU rack. */
export interface GpuRackProps extends RackProps {
  /** The rack-scale system. */
  readonly system: RackSystem;
}

/** A rack-scale GPU system: one NVLink domain, power shelves on one DC bus, a cord for each shelf. */
export class GpuRack extends Rack {
  public constructor(scope: Construct, id: string, props: GpuRackProps) {
    super(scope, id, props?.system, props);
    if (props.system.gpus < 1) {
      throw invalidValue('system', 'a system with GPUs; use ServerRack for network, storage and service racks', props.system.name, this.node.path);
    }
  }

  public describe(): AssetRecord {
    return {
      kind: 'gpu_rack',
      group: 'gpu_racks',
      stage: Stage.COMPUTE,
      physical: this.physical(),
      model: this.system.reference,
      demand: this.power.demand,
      cooling: { heat: this.cooling.heat },
      space: this.space(),
      parts: this.parts(),
      network: this.ports,
    };
  }
}

/** Properties of a server rack. */
export interface ServerRackProps extends RackProps {
  /** What is in the rack: `RackSystem.network(…)`, `RackSystem.storage(…)` or a rack of servers. */
  readonly system: RackSystem;
}

/** An air-cooled rack of servers, switches or storage, dual-corded. */
export class ServerRack extends Rack {
  public constructor(scope: Construct, id: string, props: ServerRackProps) {
    super(scope, id, props?.system, props);
  }

  public describe(): AssetRecord {
    return {
      kind: 'server_rack',
      group: 'server_racks',
      stage: Stage.COMPUTE,
      physical: this.physical(),
      model: this.system.reference,
      demand: this.power.demand,
      cooling: { heat: this.cooling.heat },
      space: this.space(),
      parts: this.parts(),
      network: this.ports,
    };
  }
}

import { Confidence, ModelReference } from '../core';
import { FlowRate, Length, Mass, Power } from '../units';
import { findNamed, reference, titled, userReference, whole, within } from './provenance';
import { given } from '../core/given';

/** Properties of a server of your own. */
export interface ServerModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Largest sustained AC input, all of it heat. */
  readonly maximumPower: Power;
  /**
   * Transient peak of the AC input.
   * @default - the largest sustained input
   */
  readonly peakPower?: Power;
  /** Rack units. */
  readonly rackUnits: number;
  /**
   * GPUs.
   * @default 0
   */
  readonly gpus?: number;
  /**
   * Mass.
   * @default - not evaluated
   */
  readonly mass?: Mass;
  /**
   * Width.
   * @default - not evaluated
   */
  readonly width?: Length;
  /**
   * Depth.
   * @default - not evaluated
   */
  readonly depth?: Length;
  /**
   * Height.
   * @default - not evaluated
   */
  readonly height?: Length;
  /**
   * Airflow at full load.
   * @default - not evaluated
   */
  readonly airflow?: FlowRate;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const mm = (width: number, depth: number, height: number): { width: Length; depth: Length; height: Length } => ({
  width: Length.millimeters(width),
  depth: Length.millimeters(depth),
  height: Length.millimeters(height),
});

/** An air-cooled server. `RackSystem.servers` makes a rack of several. */
export class ServerModel {
  /** NVIDIA DGX H100 or H200: 10.2 kW, 8U, 130.45 kg, 1,105 CFM. */
  public static readonly DGX_H100 = ServerModel.nvidia(
    {
      name: 'DGX H100',
      maximumPower: Power.kilowatts(10.2),
      rackUnits: 8,
      gpus: 8,
      mass: Mass.kilograms(130.45),
      airflow: FlowRate.cubicFeetPerMinute(1105),
      ...mm(482.3, 897.1, 356),
    },
    'NVIDIA DGX H100/H200 user guide, introduction, https://docs.nvidia.com/dgx/dgxh100-user-guide/introduction-to-dgxh100.html',
    ['peak as the largest sustained input'],
  );
  /** NVIDIA DGX B200: 14.3 kW, 10U, 142.4 kg, 1,550 CFM. */
  public static readonly DGX_B200 = ServerModel.nvidia(
    {
      name: 'DGX B200',
      maximumPower: Power.kilowatts(14.3),
      rackUnits: 10,
      gpus: 8,
      mass: Mass.kilograms(142.4),
      airflow: FlowRate.cubicFeetPerMinute(1550),
      ...mm(482.3, 897.1, 444),
    },
    'NVIDIA DGX B200 user guide, introduction, https://docs.nvidia.com/dgx/dgxb200-user-guide/introduction-to-dgxb200.html',
    ['peak as the largest sustained input'],
  );
  /** NVIDIA DGX B300 with its own AC supplies: 15 kW at 25 °C, peak 19.7 kW, 10U, 168 kg. */
  public static readonly DGX_B300 = ServerModel.nvidia(
    {
      name: 'DGX B300',
      maximumPower: Power.kilowatts(15),
      peakPower: Power.kilowatts(19.7),
      rackUnits: 10,
      gpus: 8,
      mass: Mass.kilograms(168),
      ...mm(482.6, 904.2, 442),
    },
    'NVIDIA DGX B300 user guide, introduction, https://docs.nvidia.com/dgx/dgxb300-user-guide/introduction-to-dgxb300.html; NVIDIA Data Center Best Practices ' +
      'with DGX B300, https://docs.nvidia.com/dgx-pdf/data-center-best-practices-with-dgx-b300-v1.pdf',
    ["15 kW is the maker's estimate at 25 °C", 'airflow not taken: 1,350 or 1,500 CFM by variant'],
  );

  /** A server of your own. */
  public static of(props: ServerModelProps): ServerModel {
    titled(props?.name);
    given('maximumPower', props.maximumPower, Power);
    return new ServerModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): ServerModel {
    return findNamed<ServerModel>('server', name, ServerModel);
  }

  private static nvidia(props: ServerModelProps, source: string, assumptions: string[]): ServerModel {
    return new ServerModel(props, reference(props.name, 'NVIDIA', source, Confidence.VENDOR_SECOND_HAND, assumptions));
  }

  /** Name of the model. */
  public readonly name: string;
  /** Largest sustained AC input, all of it heat. */
  public readonly maximumPower: Power;
  /** Transient peak of the AC input. */
  public readonly peakPower: Power;
  /** Rack units. */
  public readonly rackUnits: number;
  /** GPUs. */
  public readonly gpus: number;
  /** Mass, if published. */
  public readonly mass?: Mass;
  /** Width, if published. */
  public readonly width?: Length;
  /** Depth, if published. */
  public readonly depth?: Length;
  /** Height, if published. */
  public readonly height?: Length;
  /** Airflow at full load, if published. */
  public readonly airflow?: FlowRate;

  private constructor(
    props: ServerModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    titled(props.name);
    this.name = props.name;
    this.maximumPower = props.maximumPower;
    this.peakPower = props.peakPower ?? props.maximumPower;
    this.rackUnits = props.rackUnits;
    this.gpus = props.gpus ?? 0;
    this.mass = props.mass;
    this.width = props.width;
    this.depth = props.depth;
    this.height = props.height;
    this.airflow = props.airflow;
    within('maximumPower', this.maximumPower.toKilowatts(), 0.01, 100, 'kW');
    within('peakPower', this.peakPower.ratioTo(this.maximumPower).toFraction(), 1, 3, 'times the largest sustained input');
    whole('rackUnits', this.rackUnits, 1, 60);
    whole('gpus', this.gpus, 0, 64);
    if (this.mass) {
      within('mass', this.mass.toKilograms(), 1, 1000, 'kg');
    }
    if (this.airflow) {
      within('airflow', this.airflow.toCubicMetersPerSecond(), 1e-3, 10, 'm³/s');
    }
  }
}

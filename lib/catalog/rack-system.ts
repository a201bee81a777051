import { Confidence, Fluid, FlowPoint, LoadClass, ModelReference } from '../core';
import { FlowRate, Length, Mass, Power, Pressure, Ratio, Temperature, TemperatureDelta } from '../units';
import { findNamed, reference, userReference, within } from './provenance';

/** What is in a rack, as its maker gives it. */
export interface RackSystemProps {
  /** Name of the system. */
  readonly name: string;
  /** Thermal design power: heat. */
  readonly thermalPower: Power;
  /**
   * AC input that the supply is sized for.
   * @default - thermal design power
   */
  readonly provisionedPower?: Power;
  /**
   * Transient peak (EDPp).
   * @default - provisioned power
   */
  readonly peakPower?: Power;
  /**
   * Long-run average.
   * @default - 80 % of thermal design power, an engineering default
   */
  readonly averagePower?: Power;
  /**
   * GPUs.
   * @default 0
   */
  readonly gpus?: number;
  /**
   * What it is for.
   * @default - LoadClass.TRAINING with GPUs, else LoadClass.NETWORK
   */
  readonly loadClass?: LoadClass;
  /**
   * Share of the heat that leaves in liquid.
   * @default 0 % - air-cooled
   */
  readonly liquidShare?: Ratio;
  /**
   * The maker's coolant table, rising temperature.
   * @default - `litersPerMinutePerKilowatt`
   */
  readonly flowTable?: FlowPoint[];
  /**
   * The fluid of the table.
   * @default Fluid.WATER
   */
  readonly flowTableFluid?: Fluid;
  /**
   * Exponent of pressure drop with flow.
   * @default 1.89
   */
  readonly pressureExponent?: number;
  /**
   * Flow for each kilowatt of liquid heat where there is no table.
   * @default 1.5 (OCP guidance 1.25 to 2.0)
   */
  readonly litersPerMinutePerKilowatt?: number;
  /**
   * Warmest coolant at the inlet.
   * @default 45 °C
   */
  readonly maximumSupplyTemperature?: Temperature;
  /**
   * Warmest coolant at the outlet.
   * @default 65 °C
   */
  readonly maximumReturnTemperature?: Temperature;
  /**
   * Rise of the air through the rack.
   * @default 15 K
   */
  readonly airTemperatureRise?: TemperatureDelta;
  /**
   * Power shelves on one DC bus, a cord each.
   * @default 0 - `cordCount` cords share the load
   */
  readonly shelfCount?: number;
  /**
   * DC output of one shelf.
   * @default - none; required with `shelfCount`
   */
  readonly shelfPower?: Power;
  /**
   * DC output over AC input of a shelf.
   * @default 97.5 %
   */
  readonly shelfEfficiency?: Ratio;
  /**
   * Cords without shelves.
   * @default 2
   */
  readonly cordCount?: number;
  /**
   * Power factor seen by shared equipment.
   * @default 0.98
   */
  readonly powerFactor?: Ratio;
  /**
   * Power factor on one cord.
   * @default - 0.99 with shelves, else as seen by shared equipment
   */
  readonly cordPowerFactor?: Ratio;
  /**
   * Mass in operation.
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
   * Rack units.
   * @default - not evaluated
   */
  readonly rackUnits?: number;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** Network or storage rack of given power. */
export interface ServiceRackProps {
  /** AC input; all four numbers unless given. */
  readonly power: Power;
  /**
   * Long-run average.
   * @default - `power`
   */
  readonly averagePower?: Power;
}

/** Options of the Vera Rubin NVL72, whose power is not published. */
export interface VeraRubinOptions {
  /**
   * Thermal and provisioned power, 187 to 330 kW.
   * @default 230 kW (press)
   */
  readonly power?: Power;
}

const LENOVO = 'Lenovo LP2357 GB300 NVL72 product guide, table 27; NVIDIA NVL72 AI Factory enterprise reference architecture';
const AVERAGE = 'average 80 % of thermal design power';

const point = (celsius: number, lpm: number, psi: number): FlowPoint => ({
  supplyTemperature: Temperature.celsius(celsius),
  flow: FlowRate.litersPerMinute(lpm),
  pressureDrop: Pressure.psi(psi),
});

/** A rack-scale system, or the content of a rack. */
export class RackSystem {
  /** NVIDIA GB200 NVL72: 132 kW thermal and provisioned, 192 kW peak. */
  public static readonly GB200_NVL72 = RackSystem.published(
    {
      name: 'GB200 NVL72',
      thermalPower: Power.kilowatts(132),
      provisionedPower: Power.kilowatts(132),
      peakPower: Power.kilowatts(192),
      gpus: 72,
      liquidShare: Ratio.of(115 / 132),
      shelfCount: 8,
      shelfPower: Power.kilowatts(33),
      mass: Mass.kilograms(1360),
      width: Length.millimeters(600),
      depth: Length.millimeters(1068),
      height: Length.millimeters(2236),
      rackUnits: 48,
    },
    'NVIDIA',
    'HPE GB200 NVL72 QuickSpecs; NVIDIA DGX GB rack scale systems user guide; Supermicro GB200 data sheet',
    Confidence.PARTNER,
    ['flow 1.5 L/min for each liquid kilowatt', AVERAGE],
  );
  /** NVIDIA GB300 NVL72: 135 kW thermal, 142 kW provisioned, 155 kW peak. */
  public static readonly GB300_NVL72 = RackSystem.published(
    {
      name: 'GB300 NVL72',
      thermalPower: Power.kilowatts(135),
      provisionedPower: Power.kilowatts(142),
      peakPower: Power.kilowatts(155),
      gpus: 72,
      liquidShare: Ratio.percent(90),
      flowTable: [point(25, 59, 2.3), point(30, 71, 3.2), point(35, 89, 4.9), point(40, 119, 8.5), point(45, 177, 18.4)],
      shelfCount: 8,
      shelfPower: Power.kilowatts(33),
      mass: Mass.kilograms(1580),
      width: Length.millimeters(600),
      depth: Length.millimeters(1200),
      rackUnits: 48,
    },
    'NVIDIA',
    LENOVO,
    Confidence.VENDOR_SECOND_HAND,
    ['the coolant table is taken for water', 'depth 1,200 mm', AVERAGE],
  );

  /** NVIDIA Vera Rubin NVL72: unconfirmed, all heat in liquid; mass, shelves and flow are not published. */
  public static veraRubinNvl72(options: VeraRubinOptions = {}): RackSystem {
    const power = options.power ?? Power.kilowatts(230);
    within('power', power.toKilowatts(), 187, 330, 'kW');
    return RackSystem.published(
      { name: `Vera Rubin NVL72 ${power.toKilowatts()} kW`, thermalPower: power, gpus: 72, liquidShare: Ratio.ONE, cordCount: 4 },
      'NVIDIA',
      'press; NVIDIA DSX facilities reference design gives cabinets of 198 to 330 kW',
      Confidence.UNCONFIRMED,
      ['four cords of equal share', 'peak as provisioned', 'flow 1.5 L/min for each liquid kilowatt', AVERAGE],
    );
  }

  /** Four DGX B200 in an air-cooled rack: 57.2 kW. */
  public static readonly DGX_B200_X4 = RackSystem.servers(
    'DGX B200',
    4,
    14.3,
    14.3,
    142.4,
    'NVIDIA DGX B200 user guide and data center best practices',
  );
  /** Two DGX B200 in an air-cooled rack: 28.6 kW. */
  public static readonly DGX_B200_X2 = RackSystem.servers(
    'DGX B200',
    2,
    14.3,
    14.3,
    142.4,
    'NVIDIA DGX B200 user guide and data center best practices',
  );
  /** Four DGX B300 in a rack: 60 kW, peak 78.8 kW. */
  public static readonly DGX_B300_X4 = RackSystem.servers('DGX B300', 4, 15, 19.7, 168, 'NVIDIA DGX B300 user guide and data center best practices');
  /** Four DGX H100 in an air-cooled rack: 40.8 kW. */
  public static readonly DGX_H100_X4 = RackSystem.servers('DGX H100', 4, 10.2, 10.2, 130.45, 'NVIDIA DGX H100/H200 user guide');

  /** A network rack of given power, air-cooled, dual-corded. */
  public static network(props: ServiceRackProps): RackSystem {
    return RackSystem.service('network rack', LoadClass.NETWORK, props);
  }

  /** A storage rack of given power, air-cooled, dual-corded. */
  public static storage(props: ServiceRackProps): RackSystem {
    return RackSystem.service('storage rack', LoadClass.STORAGE, props);
  }

  /** A system of your own. */
  public static of(props: RackSystemProps): RackSystem {
    return new RackSystem(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): RackSystem {
    const r = RackSystem;
    return findNamed('rack system', name, [r.GB200_NVL72, r.GB300_NVL72, r.DGX_B200_X2, r.DGX_B200_X4, r.DGX_B300_X4, r.DGX_H100_X4]);
  }

  private static published(props: RackSystemProps, maker: string, source: string, confidence: Confidence, assumptions: string[]): RackSystem {
    return new RackSystem(props, reference(props.name, maker, source, confidence, assumptions));
  }

  private static servers(name: string, count: number, kilowatts: number, peak: number, kilograms: number, source: string): RackSystem {
    return RackSystem.published(
      {
        name: `${name} x${count}`,
        thermalPower: Power.kilowatts(kilowatts).times(count),
        peakPower: Power.kilowatts(peak).times(count),
        gpus: 8 * count,
      },
      'NVIDIA',
      `${source}; ${kilowatts} kW and ${kilograms} kg a server`,
      Confidence.VENDOR_SECOND_HAND,
      ['two cords, either of which carries the rack', 'thermal and provisioned power are the maximum of the maker', AVERAGE],
    );
  }

  private static service(kind: string, loadClass: LoadClass, props: ServiceRackProps): RackSystem {
    const name = `${kind} ${props.power.toKilowatts()} kW`;
    return new RackSystem({ name, loadClass, thermalPower: props.power, averagePower: props.averagePower ?? props.power }, userReference(name));
  }

  /** Name of the system. */
  public readonly name: string;
  /** Thermal design power: heat. */
  public readonly thermalPower: Power;
  /** AC input that the supply is sized for. */
  public readonly provisionedPower: Power;
  /** Transient peak (EDPp). */
  public readonly peakPower: Power;
  /** Long-run average. */
  public readonly averagePower: Power;
  /** GPUs. */
  public readonly gpus: number;
  /** What it is for. */
  public readonly loadClass: LoadClass;
  /** Share of the heat that leaves in liquid. */
  public readonly liquidShare: Ratio;
  /** The maker's coolant table, if there is one. */
  public readonly flowTable?: FlowPoint[];
  /** The fluid of the table. */
  public readonly flowTableFluid?: Fluid;
  /** Exponent of pressure drop with flow. */
  public readonly pressureExponent?: number;
  /** Flow for each kilowatt of liquid heat where there is no table. */
  public readonly litersPerMinutePerKilowatt: number;
  /** Warmest coolant at the inlet. */
  public readonly maximumSupplyTemperature: Temperature;
  /** Warmest coolant at the outlet. */
  public readonly maximumReturnTemperature: Temperature;
  /** Rise of the air through the rack. */
  public readonly airTemperatureRise: TemperatureDelta;
  /** Power shelves, a cord each; 0 without. */
  public readonly shelfCount: number;
  /** DC output of one shelf. */
  public readonly shelfPower?: Power;
  /** DC output over AC input of a shelf. */
  public readonly shelfEfficiency?: Ratio;
  /** Cords. */
  public readonly cordCount: number;
  /** Power factor seen by shared equipment. */
  public readonly powerFactor: Ratio;
  /** Power factor on one cord. */
  public readonly cordPowerFactor: Ratio;
  /** Mass in operation, if published. */
  public readonly mass?: Mass;
  /** Width, if published. */
  public readonly width?: Length;
  /** Depth, if published. */
  public readonly depth?: Length;
  /** Height, if published. */
  public readonly height?: Length;
  /** Rack units, if published. */
  public readonly rackUnits?: number;

  private constructor(
    props: RackSystemProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.thermalPower = props.thermalPower;
    this.provisionedPower = props.provisionedPower ?? props.thermalPower;
    this.peakPower = props.peakPower ?? this.provisionedPower;
    this.averagePower = props.averagePower ?? props.thermalPower.times(0.8);
    this.gpus = props.gpus ?? 0;
    this.loadClass = props.loadClass ?? (this.gpus > 0 ? LoadClass.TRAINING : LoadClass.NETWORK);
    this.liquidShare = props.liquidShare ?? Ratio.ZERO;
    this.flowTable = props.flowTable;
    this.flowTableFluid = props.flowTable ? (props.flowTableFluid ?? Fluid.WATER) : undefined;
    this.pressureExponent = props.pressureExponent ?? (props.flowTable ? 1.89 : undefined);
    this.litersPerMinutePerKilowatt = props.litersPerMinutePerKilowatt ?? 1.5;
    this.maximumSupplyTemperature = props.maximumSupplyTemperature ?? Temperature.celsius(45);
    this.maximumReturnTemperature = props.maximumReturnTemperature ?? Temperature.celsius(65);
    this.airTemperatureRise = props.airTemperatureRise ?? TemperatureDelta.kelvins(15);
    this.shelfCount = props.shelfCount ?? 0;
    this.shelfPower = props.shelfPower;
    this.shelfEfficiency = props.shelfEfficiency ?? (this.shelfCount > 0 ? Ratio.percent(97.5) : undefined);
    this.cordCount = this.shelfCount > 0 ? this.shelfCount : (props.cordCount ?? 2);
    this.powerFactor = props.powerFactor ?? Ratio.of(0.98);
    this.cordPowerFactor = props.cordPowerFactor ?? (this.shelfCount > 0 ? Ratio.of(0.99) : this.powerFactor);
    this.mass = props.mass;
    this.width = props.width;
    this.depth = props.depth;
    this.height = props.height;
    this.rackUnits = props.rackUnits;
    this.check();
  }

  private check(): void {
    within('thermalPower', this.thermalPower.toKilowatts(), 0.1, 2000, 'kW');
    within('provisionedPower', this.provisionedPower.ratioTo(this.thermalPower).toFraction(), 1, 3, 'times the thermal design power');
    within('peakPower', this.peakPower.ratioTo(this.provisionedPower).toFraction(), 1, 3, 'times the provisioned power');
    within('averagePower', this.averagePower.ratioTo(this.thermalPower).toFraction(), 0.01, 1, 'of the thermal design power');
    within('liquidShare', 1 + this.liquidShare.toFraction(), 1, 2, '(share of 0 to 1, plus 1)');
    within('powerFactor', this.powerFactor.toFraction(), 0.5, 1, '');
    within('gpus', 1 + this.gpus, 1, 10001, '(plus 1)');
    within('cordCount', Number.isInteger(this.cordCount) ? this.cordCount : 0, 1, 64, 'whole cords');
    if (this.shelfCount > 0) {
      within('shelfPower', this.shelfPower?.toKilowatts() ?? 0, 0.1, 1000, 'kW');
      within('shelfEfficiency', this.shelfEfficiency?.toFraction() ?? 0, 0.5, 1, '');
    }
  }
}

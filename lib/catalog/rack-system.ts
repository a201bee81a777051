import { Confidence, FlowPoint, Fluid, LoadClass, ModelReference, OverloadPoint, RackEnvironment, SwingFacts, WettedFacts } from '../core';
import { Energy, FlowRate, Length, Mass, Power, Pressure, Ratio, Temperature, TemperatureDelta, Volume } from '../units';
import { findNamed, reference, rising, shareWithin, titled, userReference, whole, within } from './provenance';
import { RackFrame, RackSystemProps, ServersProps, ServiceRackProps, VeraRubinOptions } from './rack-system-props';
import { ServerModel } from './server';
import { checkedOverload, checkedSwing } from '../core/checked-facts';
import { given } from '../core/given';

const HPE_GB200 = 'HPE GB200 NVL72 QuickSpecs a50009224enw, https://www.hpe.com/us/en/collaterals/collateral.a50009224enw.html';
const NVIDIA_GB = 'NVIDIA DGX GB rack scale systems user guide, hardware, https://docs.nvidia.com/dgx/dgxgb200-user-guide/hardware.html';
const GB200 = `${HPE_GB200}; ${NVIDIA_GB}; depth and height: Supermicro GB200 NVL72 data sheet; mass: press`;
const LENOVO_GB300 =
  'Lenovo Press LP2357, GB300 NVL72 product guide, table 27, https://lenovopress.lenovo.com/lp2357-lenovo-nvidia-gb300-nvl72-rack-scale-ai';
const LENOVO_MASS = 'Lenovo GB300 NVL72 mechanical specifications, https://pubs.lenovo.com/gb300-nvl72/server_specifications_mechanical';
const NVIDIA_NVL72 =
  'NVIDIA NVL72 AI Factory enterprise reference architecture, components, https://docs.nvidia.com/enterprise-reference-architectures/nvl72-ai-factory/latest/components.html';
const NVIDIA_SMOOTHING =
  'NVIDIA blog "steady power for AI" (65 J a GPU in the power supplies), https://developer.nvidia.com/blog/how-new-gb300-nvl72-features-provide-steady-power-for-ai/';
const GB300 = `${LENOVO_GB300}; ${NVIDIA_NVL72}; ${LENOVO_MASS}; ${NVIDIA_SMOOTHING}`;
const DSX =
  'NVIDIA DSX Facilities reference design (cabinets of 198 to 330 kW), https://docs.nvidia.com/dsx/facilities-infra/reference-design-overview';
const LIQUID = 'NVIDIA blog "liquid cooling AI factories" (45 °C in, all heat in liquid), https://blogs.nvidia.com/blog/liquid-cooling-ai-factories/';
const DGX_B200_RACK =
  'NVIDIA DGX SuperPOD Data Center Best Practices with DGX B200 (8,580 CFM a rack of four), https://docs.nvidia.com/dgx-pdf/nvidia-dgx-superpod-data-center-best-practices-with-dgx-b200.pdf';
const AVERAGE = 'average power 80 % of thermal design power (estimate)';
const CONTENT = '40 L of coolant in the rack, an engineering estimate';
const NVL72_CONTENT: RackEnvironment = { coolantVolume: Volume.liters(40) };
const OCP_FLOW = 'flow 1.5 L/min for each liquid kilowatt (OCP guidance 1.25 to 2.0)';
const SHELF = 'shelf efficiency 97.5 % (peak, at half load), power factor 0.98 shared and 0.99 on a whip';

/** Volumetric heat capacity of air at 20 °C and sea level, kJ/(m³·K): 1.2 kg/m³ · 1.006 kJ/(kg·K). */
const AIR_KILOJOULES_PER_CUBIC_METER = 1.2 * 1.006;

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
      nvlinkDomain: 72,
      liquidShare: Ratio.of(115 / 132),
      environment: NVL72_CONTENT,
      shelfCount: 8,
      shelfPower: Power.kilowatts(33),
      mass: Mass.kilograms(1360),
      width: Length.millimeters(600),
      depth: Length.millimeters(1068),
      height: Length.millimeters(2236),
      rackUnits: 48,
    },
    'NVIDIA',
    GB200,
    Confidence.PARTNER,
    ['provisioned as thermal power', OCP_FLOW, SHELF, AVERAGE, CONTENT],
  );
  /** NVIDIA GB300 NVL72: 135 kW thermal, 142 kW provisioned, 155 kW peak. */
  public static readonly GB300_NVL72 = RackSystem.published(
    {
      name: 'GB300 NVL72',
      thermalPower: Power.kilowatts(135),
      provisionedPower: Power.kilowatts(142),
      peakPower: Power.kilowatts(155),
      gpus: 72,
      nvlinkDomain: 72,
      liquidShare: Ratio.percent(90),
      environment: NVL72_CONTENT,
      flowTable: [point(25, 59, 2.3), point(30, 71, 3.2), point(35, 89, 4.9), point(40, 119, 8.5), point(45, 177, 18.4)],
      shelfCount: 8,
      shelfPower: Power.kilowatts(33),
      mass: Mass.kilograms(1580),
      width: Length.millimeters(600),
      depth: Length.millimeters(1200),
      rackUnits: 48,
      swing: { storage: Energy.joules(72 * 65) },
    },
    'NVIDIA',
    GB300,
    Confidence.VENDOR_SECOND_HAND,
    ['the coolant table is taken for water', 'depth 1,200 mm', SHELF, AVERAGE, CONTENT],
  );

  /** NVIDIA Vera Rubin NVL72 at 230 kW: unconfirmed; see `veraRubinNvl72` for another power. */
  public static readonly VERA_RUBIN_NVL72 = RackSystem.veraRubinNvl72();

  /** Two DGX B200 in an air-cooled rack: 28.6 kW. */
  public static readonly DGX_B200_X2 = RackSystem.servers({ server: ServerModel.DGX_B200, count: 2 });
  /** Four DGX B200 in an air-cooled rack: 57.2 kW, 8,580 CFM. */
  public static readonly DGX_B200_X4 = RackSystem.servers({
    server: ServerModel.DGX_B200,
    count: 4,
    airflow: FlowRate.cubicFeetPerMinute(8580),
  }).citing(DGX_B200_RACK);
  /** Four DGX B300 in a rack: 60 kW, peak 78.8 kW; its maker asks for an active rear door. */
  public static readonly DGX_B300_X4 = RackSystem.servers({ server: ServerModel.DGX_B300, count: 4 });
  /** Four DGX H100 in an air-cooled rack: 40.8 kW. */
  public static readonly DGX_H100_X4 = RackSystem.servers({ server: ServerModel.DGX_H100, count: 4 });

  /** NVIDIA Vera Rubin NVL72: unconfirmed, all heat in liquid; mass, shelves and flow are not published. */
  public static veraRubinNvl72(options: VeraRubinOptions = {}): RackSystem {
    const power = options?.power ?? Power.kilowatts(230);
    within('power', power.toKilowatts(), 187, 330, 'kW');
    return RackSystem.published(
      {
        name: `Vera Rubin NVL72 ${power.toKilowatts()} kW`,
        thermalPower: power,
        gpus: 72,
        nvlinkDomain: 72,
        liquidShare: Ratio.ONE,
        cordCount: 4,
      },
      'NVIDIA',
      `press (190 to 230 kW); ${DSX}; ${LIQUID}`,
      Confidence.UNCONFIRMED,
      ['four cords of equal share', 'provisioned and peak as thermal power', OCP_FLOW, AVERAGE],
    );
  }

  /** A rack of equal air-cooled servers on two cords, either of which carries the rack. */
  public static servers(props: ServersProps): RackSystem {
    const server = given('server', props?.server, ServerModel);
    const { count } = props;
    whole('count', count, 1, 60);
    if (props.rackUnits !== undefined) {
      whole('rackUnits', props.rackUnits, count * server.rackUnits, 60);
    }
    const airflow = props.airflow ?? server.airflow?.times(count);
    const thermalPower = server.maximumPower.times(count);
    const rise = airflow && thermalPower.toKilowatts() / (AIR_KILOJOULES_PER_CUBIC_METER * airflow.toCubicMetersPerSecond());
    const name = `${server.name} x${count}`;
    const { maker, source, confidence, assumptions } = server.reference;
    return new RackSystem(
      {
        name,
        thermalPower,
        peakPower: server.peakPower.times(count),
        averagePower: props.averagePower,
        gpus: server.gpus * count,
        nvlinkDomain: server.gpus > 0 ? server.gpus : undefined,
        airTemperatureRise: rise === undefined ? undefined : TemperatureDelta.kelvins(rise),
        mass: server.mass && props.frameMass?.plus(server.mass.times(count)),
        width: props.width,
        depth: props.depth,
        height: props.height,
        rackUnits: props.rackUnits,
        usedRackUnits: count * server.rackUnits,
      },
      reference(name, maker, source, confidence, [
        ...(assumptions ?? []),
        'two cords, either of which carries the rack',
        'thermal and provisioned power are the largest sustained input of the servers',
        airflow ? 'air rise from airflow at 1.2 kg/m³' : 'air rise 15 K',
        ...(props.averagePower ? [] : [AVERAGE]),
      ]),
    );
  }

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
    given('thermalPower', props?.thermalPower, Power);
    return new RackSystem(props, userReference(props.name, props.source));
  }

  /** A record by its name or that of its constant. */
  public static named(name: string): RackSystem {
    return findNamed<RackSystem>('rack system', name, RackSystem);
  }

  private static published(props: RackSystemProps, maker: string, source: string, confidence: Confidence, assumptions: string[]): RackSystem {
    return new RackSystem(props, reference(props.name, maker, source, confidence, assumptions));
  }

  private static service(kind: string, loadClass: LoadClass, props: ServiceRackProps): RackSystem {
    given('power', props?.power, Power);
    const name = `${kind} ${props.power.toKilowatts()} kW`;
    const { power, provisionedPower, peakPower } = props;
    return new RackSystem(
      { name, loadClass, thermalPower: power, provisionedPower, peakPower, averagePower: props.averagePower ?? power },
      userReference(name),
    );
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
  /** GPUs that one NVLink fabric joins, if there is one. */
  public readonly nvlinkDomain?: number;
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
  /** What its coolant side is made of and comes filled with, if known. */
  public readonly wetted?: WettedFacts;
  /** Rise of the air through the rack. */
  public readonly airTemperatureRise: TemperatureDelta;
  /** Air class and coolant content, if known. */
  public readonly environment?: RackEnvironment;
  /** How it swings when all its GPUs compute, and wait, together, if known. */
  public readonly swing?: SwingFacts;
  /** Power shelves, a cord each; 0 without. */
  public readonly shelfCount: number;
  /** DC output of one shelf. */
  public readonly shelfPower?: Power;
  /** DC output over AC input of a shelf. */
  public readonly shelfEfficiency?: Ratio;
  /** Overloads that the shelves bear for a time, if known. */
  public readonly shelfOverload?: OverloadPoint[];
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
  /** Rack units used, if known. */
  public readonly usedRackUnits?: number;
  /** Mass that the frame is rated for, if known. */
  public readonly staticRating?: Mass;

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
    this.nvlinkDomain = props.nvlinkDomain;
    this.loadClass = props.loadClass ?? (this.gpus > 0 ? LoadClass.TRAINING : LoadClass.NETWORK);
    this.liquidShare = props.liquidShare ?? Ratio.ZERO;
    this.flowTable = props.flowTable;
    this.flowTableFluid = props.flowTable ? (props.flowTableFluid ?? Fluid.WATER) : undefined;
    this.pressureExponent = props.pressureExponent ?? (props.flowTable ? 1.89 : undefined);
    this.litersPerMinutePerKilowatt = props.litersPerMinutePerKilowatt ?? 1.5;
    this.maximumSupplyTemperature = props.maximumSupplyTemperature ?? Temperature.celsius(45);
    this.maximumReturnTemperature = props.maximumReturnTemperature ?? Temperature.celsius(65);
    this.wetted = props.wetted;
    this.airTemperatureRise = props.airTemperatureRise ?? TemperatureDelta.kelvins(15);
    this.environment = props.environment;
    this.swing = props.swing && checkedSwing(props.swing, this.name);
    this.shelfCount = props.shelfCount ?? 0;
    this.shelfPower = props.shelfPower;
    this.shelfEfficiency = props.shelfEfficiency ?? (this.shelfCount > 0 ? Ratio.percent(97.5) : undefined);
    this.shelfOverload = props.shelfOverload && [...props.shelfOverload];
    checkedOverload('shelfOverload', this.shelfOverload, this.name);
    this.cordCount = this.shelfCount > 0 ? this.shelfCount : (props.cordCount ?? 2);
    this.powerFactor = props.powerFactor ?? Ratio.of(0.98);
    this.cordPowerFactor = props.cordPowerFactor ?? (this.shelfCount > 0 ? Ratio.of(0.99) : this.powerFactor);
    this.mass = props.mass;
    this.width = props.width;
    this.depth = props.depth;
    this.height = props.height;
    this.rackUnits = props.rackUnits;
    this.usedRackUnits = props.usedRackUnits;
    this.staticRating = props.staticRating;
    this.check();
  }

  /** The same system with a long-run average of its own, measured or contracted. */
  public withAveragePower(averagePower: Power): RackSystem {
    const assumptions = [...(this.reference.assumptions ?? []).filter((a) => a !== AVERAGE), `average power ${averagePower} given by the user`];
    return new RackSystem({ ...this, averagePower }, { ...this.reference, assumptions });
  }

  /** The same system with the air class of its maker, or with another coolant content; what is not given stays. */
  public withEnvironment(environment: RackEnvironment): RackSystem {
    const given = { ...this.environment, ...environment };
    const assumptions = (this.reference.assumptions ?? []).filter((a) => a !== CONTENT || environment.coolantVolume === undefined);
    return new RackSystem({ ...this, environment: given }, { ...this.reference, assumptions });
  }

  /** The same system in a frame of which the owner knows what its maker does not say. Fails for what no rack can be. */
  public withFrame(frame: RackFrame): RackSystem {
    const said = Object.fromEntries(Object.entries(frame ?? {}).filter(([, value]) => value !== undefined));
    return new RackSystem({ ...this, ...said }, this.reference);
  }

  /** The same system in a frame of that height. Fails for heights that no rack has. */
  public withHeight(height: Length): RackSystem {
    within('height', given('height', height, Length).toMillimeters(), 300, 4000, 'mm');
    return new RackSystem({ ...this, height }, this.reference);
  }

  /** The same system with another swing, of its workload or after a measurement; what is not given stays. */
  public withSwing(swing: SwingFacts): RackSystem {
    return new RackSystem({ ...this, swing: { ...this.swing, ...swing } }, this.reference);
  }

  /** The same system with the overloads that its maker says its shelves bear for a time: what a power cap may lean on (PWR-07). */
  public withShelfOverload(shelfOverload: OverloadPoint[]): RackSystem {
    return new RackSystem({ ...this, shelfOverload }, this.reference);
  }

  /** The same system with what its maker says of its coolant side. */
  public withWetted(wetted: WettedFacts): RackSystem {
    return new RackSystem({ ...this, wetted }, this.reference);
  }

  private citing(source: string): RackSystem {
    return new RackSystem({ ...this }, { ...this.reference, source: `${this.reference.source}; ${source}` });
  }

  private check(): void {
    titled(this.name);
    within('thermalPower', this.thermalPower.toKilowatts(), 0.1, 2000, 'kW');
    within('provisionedPower', this.provisionedPower.ratioTo(this.thermalPower).toFraction(), 1, 3, 'times the thermal design power');
    within('peakPower', this.peakPower.ratioTo(this.provisionedPower).toFraction(), 1, 3, 'times the provisioned power');
    within('averagePower', this.averagePower.ratioTo(this.thermalPower).toFraction(), 0.01, 1, 'times the thermal design power');
    shareWithin('liquidShare', this.liquidShare, 0, 100);
    shareWithin('powerFactor', this.powerFactor, 50, 100);
    shareWithin('cordPowerFactor', this.cordPowerFactor, 50, 100);
    whole('gpus', this.gpus, 0, 10000);
    whole('nvlinkDomain', this.nvlinkDomain ?? 0, 0, 10000);
    whole('shelfCount', this.shelfCount, 0, 64);
    whole('cordCount', this.cordCount, 1, 64);
    if (this.shelfCount > 0) {
      within('shelfPower', this.shelfPower?.toKilowatts() ?? 0, 0.1, 1000, 'kW');
      shareWithin('shelfEfficiency', this.shelfEfficiency!, 50, 100);
    }
    this.checkCoolant();
    this.checkSpace();
  }

  private checkCoolant(): void {
    const [supply, back] = [this.maximumSupplyTemperature.toCelsius(), this.maximumReturnTemperature.toCelsius()];
    within('maximumSupplyTemperature', supply, 2, 80, '°C');
    within('maximumReturnTemperature - maximumSupplyTemperature', back - supply, 1, 80, 'K');
    if (this.environment?.coolantVolume) {
      within('coolantVolume', this.environment.coolantVolume.toLiters(), 0.1, 2000, 'L');
    }
    within('airTemperatureRise', this.airTemperatureRise.toKelvins(), 1, 60, 'K');
    within('litersPerMinutePerKilowatt', this.litersPerMinutePerKilowatt, 0.1, 20, 'L/min for each kilowatt');
    if (this.flowTable) {
      whole('points of flowTable', this.flowTable.length, 1, 100);
      rising(
        'supplyTemperature of flowTable',
        this.flowTable.map((p) => p.supplyTemperature.toCelsius()),
      );
      within('pressureExponent', this.pressureExponent!, 1, 2.5, '');
      for (const p of this.flowTable) {
        within('flow of flowTable', p.flow.toLitersPerMinute(), 0.1, 10000, 'L/min');
        within('pressureDrop of flowTable', p.pressureDrop.toBars(), 0.001, 20, 'bar');
      }
    }
  }

  private checkSpace(): void {
    for (const [name, mass] of Object.entries({ mass: this.mass, staticRating: this.staticRating })) {
      if (mass) {
        within(name, given(name, mass, Mass).toKilograms(), 10, 10000, 'kg');
      }
    }
    for (const [name, length] of Object.entries({ width: this.width, depth: this.depth, height: this.height })) {
      if (length) {
        within(name, given(name, length, Length).toMeters(), 0.1, 5, 'm');
      }
    }
    if (this.rackUnits !== undefined) {
      whole('rackUnits', this.rackUnits, 1, 80);
    }
    if (this.usedRackUnits !== undefined) {
      whole('usedRackUnits', this.usedRackUnits, 0, 600);
    }
  }
}

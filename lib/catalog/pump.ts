import { HeadPoint, ModelReference, PumpFacts } from '../core';
import { checkedCurve } from '../core/loop-check';
import { FlowRate, Power, Pressure, Ratio } from '../units';
import { shareWithin, titled, userReference, within } from './provenance';
import { given } from '../core/given';

/** Properties of a pump. */
export interface PumpModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Flow at the duty point. */
  readonly flow: FlowRate;
  /** Electrical input at the duty point. */
  readonly power: Power;
  /**
   * Head over flow at full speed, rising flow, from the maker's selection.
   * @default - the duty point, whatever the pipes ask
   */
  readonly headCurve?: HeadPoint[];
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** A pump chosen for a flow and a head. */
export interface PumpSelection {
  /** Name of the model. */
  readonly name: string;
  /** Flow at the duty point. */
  readonly flow: FlowRate;
  /** Head at the duty point. */
  readonly head: Pressure;
  /** Hydraulic power over shaft power. */
  readonly pumpEfficiency: Ratio;
  /** Shaft power over motor input. */
  readonly motorEfficiency: Ratio;
  /** Motor input over input of the variable-speed drive. */
  readonly driveEfficiency: Ratio;
  /**
   * Head over flow at full speed, rising flow, from the maker's selection.
   * @default - the duty point, whatever the pipes ask
   */
  readonly headCurve?: HeadPoint[];
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** A pump at its duty point. No maker's pump is listed: take flow and input from the selection. */
export class PumpModel {
  /** A pump of that duty. */
  public static of(props: PumpModelProps): PumpModel {
    titled(props?.name);
    given('flow', props.flow, FlowRate);
    given('power', props.power, Power);
    within('flow', props.flow.toLitersPerMinute(), 1, 200000, 'L/min');
    within('power', props.power.toKilowatts(), 0.01, 5000, 'kW');
    checkedCurve('headCurve', props.headCurve);
    return new PumpModel(props, userReference(props.name, props.source));
  }

  /** A pump for a head: its input is flow · head / (efficiency of pump · of motor · of drive). */
  public static forHead(props: PumpSelection): PumpModel {
    given('flow', props?.flow, FlowRate);
    given('head', props.head, Pressure);
    const { pumpEfficiency, motorEfficiency, driveEfficiency } = props;
    for (const [name, share] of Object.entries({ pumpEfficiency, motorEfficiency, driveEfficiency })) {
      shareWithin(name, share, 10, 100);
    }
    const efficiencies = [pumpEfficiency, motorEfficiency, driveEfficiency].map((share) => share.toFraction());
    const hydraulic = props.flow.toCubicMetersPerSecond() * props.head.toPascals();
    const { name, flow, headCurve, source } = props;
    return PumpModel.of({ name, flow, power: Power.watts(hydraulic / efficiencies.reduce((a, b) => a * b, 1)), headCurve, source });
  }

  /** Name of the model. */
  public readonly name: string;
  /** Duty point. */
  public readonly facts: PumpFacts;

  private constructor(
    props: PumpModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = { flow: props.flow, power: props.power, headCurve: props.headCurve };
  }
}

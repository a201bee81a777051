import { ModelReference, PumpFacts } from '../core';
import { FlowRate, Power } from '../units';
import { titled, userReference, within } from './provenance';
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
    return new PumpModel(props, userReference(props.name, props.source));
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
    this.facts = { flow: props.flow, power: props.power };
  }
}

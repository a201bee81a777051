import { energising, EnergisingStep } from '../../../analysis/supply/energising';
import { Check } from '../../check';
import { Severity } from '../../finding';
import { lacking, number, pathOf } from '../../words';

/** What a design that gives no step is told. */
export const UNSAID = "the order in which equipment is connected to the generators; give 'energising' to the power plants or transformers";

/** The order as it is planned, for people. */
export const stepsInOrder = (steps: readonly EnergisingStep[]): string =>
  `order: ${steps.map(({ step, blockKw, transformerKva, softKva }) => `${step === 0 ? 'bus' : step}: ${number(blockKw)} kW, ${number(transformerKva + softKva)} kVA`).join('; ')}`;

export const inrush: Check = {
  id: 'power/inrush',
  code: 'PWR-25',
  severity: Severity.WARNING,
  title: 'transformers that are magnetised in one step are at most half the rating of the live generators, unless softly energised',
  reason: 'Inrush of eight to twelve times the rating pulls the voltage of small sources down, and differential protection may trip on it.',
  inputs: ['LineupOptions.energising', 'TransformerProps.energising', 'GeneratorModelProps.powerFactor'],
  source: 'sum of the ratings at most 50 % of the live sets in kVA (engineering default)',
  acknowledgeable: true,
  applies: (analysis) => (energising(analysis)?.transformers ?? 0) > 0,
  evaluate: (analysis) => {
    const { steps, inrushLimitKva, first } = energising(analysis)!;
    if (steps.length === 0) {
      return [lacking(pathOf(analysis, first), UNSAID)];
    }
    const over = steps.filter(({ transformerKva }) => transformerKva > inrushLimitKva * (1 + 1e-9));
    if (over.length === 0) {
      return [];
    }
    const worst = over.reduce((a, b) => (a.transformerKva >= b.transformerKva ? a : b));
    return [
      {
        path: pathOf(analysis, worst.assets[0]),
        message: `${worst.step === 0 ? 'with the bus' : `in step ${worst.step}`} transformers of ${number(worst.transformerKva)} kVA are magnetised at once, more than half the live sets; ${stepsInOrder(steps)}`,
        measured: worst.transformerKva,
        limit: inrushLimitKva,
        unit: 'kVA',
        scenario: 'on generators',
        fix:
          worst.inrushSteps === undefined
            ? 'ramp the voltage of the sets up with them connected (soft): one of them alone is too large'
            : `split them into ${worst.inrushSteps} steps, or ramp the voltage of the sets up with them connected (soft)`,
      },
    ];
  },
};

import { energising } from '../../../analysis/supply/energising';
import { SourceRole } from '../../../core';
import { Check } from '../../check';
import { Severity } from '../../finding';
import { lacking, number, pathOf, percent } from '../../words';
import { stepsInOrder, UNSAID } from './inrush';

export const stepLoad: Check = {
  id: 'power/step-load',
  code: 'PWR-19',
  severity: Severity.WARNING,
  title: 'no block of load that is connected to the generators at once is larger than they take',
  reason: 'A block that is too large pulls frequency and voltage down until breakers, drives and UPS let go, and the start fails.',
  inputs: ['LineupOptions.energising', 'TransformerProps.energising', 'GeneratorModelProps.firstBlock', 'UpsFacts.walkIn'],
  source: "ISO 8528-5 class G2: at most 50 % of the live sets, or their maker's figure",
  acknowledgeable: true,
  applies: (analysis) => energising(analysis) !== undefined,
  evaluate: (analysis) => {
    const { steps, blockLimitKw, blockShare, liveSets } = energising(analysis)!;
    if (steps.length === 0) {
      const set = analysis.site.assets.find(({ record }) => record.source?.role === SourceRole.GENERATOR)!;
      return [lacking(set.path, UNSAID)];
    }
    const over = steps.filter(({ blockKw }) => blockKw > blockLimitKw * (1 + 1e-9));
    if (over.length === 0) {
      return [];
    }
    const worst = over.reduce((a, b) => (a.blockKw >= b.blockKw ? a : b));
    return [
      {
        path: pathOf(analysis, worst.assets[0] ?? analysis.site.assets.find(({ record }) => record.source?.role === SourceRole.GENERATOR)!.index),
        message: `${worst.step === 0 ? 'with the bus' : `in step ${worst.step}`} ${number(worst.blockKw)} kW come at once, more than ${percent(blockShare)} of ${liveSets} live set${liveSets === 1 ? '' : 's'}; ${stepsInOrder(steps)}`,
        measured: worst.blockKw,
        limit: blockLimitKw,
        unit: 'kW',
        scenario: 'on generators',
        fix: `split it into ${Math.ceil(worst.blockKw / blockLimitKw - 1e-9)} steps, or take it over with the walk-in of UPS`,
      },
    ];
  },
};

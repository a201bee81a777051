import { Check } from '../check';
import { Severity } from '../finding';

/** Terraform's plan time grows with the square of the size of one group. */
const MOST = 500;

export const groupSize: Check = {
  id: 'structure/group-size',
  code: 'GroupSize',
  severity: Severity.WARNING,
  title: 'a Terraform group keeps below 500 parts, so that plans stay fast and readable',
  reason: 'Terraform plans a group in time that grows with the square of its size.',
  inputs: ['construct tree'],
  source: 'measured: 2,000 parts in one group plan in 40 CPU seconds, in groups of 32 in 8',
  acknowledgeable: true,
  evaluate: (analysis) => {
    const sizes = new Map<string, number>();
    for (const asset of analysis.site.assets) {
      const key = [asset.stack, asset.block, asset.record.group].filter((part) => part !== '').join('/');
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
    return [...sizes]
      .filter(([, size]) => size > MOST)
      .map(([path, size]) => ({
        path,
        message: `${size} parts in one group`,
        measured: size,
        limit: MOST,
        unit: 'parts',
        fix: 'divide the block into pods or plants of their own',
      }));
  },
};

import { cablesOf } from '../../analysis/fabric/cables';
import { CableMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { pathOf } from '../words';
import { someCables } from './support';

export const nvlinkDomain: Check = {
  id: 'network/nvlink-domain',
  code: 'NET-02',
  severity: Severity.ERROR,
  title: 'an NVLink domain stays in one rack',
  reason: 'The copper backplane of a rack-scale system ends at its rack; what is cabled beyond it does not exist as a product.',
  inputs: ['CableOptions.medium'],
  source: 'NVIDIA GB200 and GB300 NVL72: 72 GPUs of one rack on a copper backplane',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some(({ record }) => (record.demand?.gpus ?? 0) > 1),
  evaluate: (analysis) => {
    const leaving = cablesOf(analysis).filter(({ cable }) => cable.medium === CableMedium.NVLINK_COPPER && cable.giver !== cable.receiver);
    return leaving.length === 0
      ? []
      : [
          {
            path: leaving.length === 1 ? pathOf(analysis, leaving[0].cable.giver) : analysis.site.path,
            message: `${leaving.length} NVLink cable${leaving.length === 1 ? ' leaves its rack' : 's leave their racks'}: ${someCables(analysis, leaving)}`,
            measured: leaving.length,
            limit: 0,
            unit: 'cables',
            fix: 'connect racks over the scale-out fabric, or acknowledge it for a product that spans racks',
          },
        ];
  },
};

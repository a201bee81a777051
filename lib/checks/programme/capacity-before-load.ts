import { programmeShortfalls } from '../../analysis/programme/capacity';
import { Check } from '../check';
import { Severity } from '../finding';
import { pathOf, percent, some } from '../words';

export const capacityBeforeLoad: Check = {
  id: 'programme/capacity-before-load',
  code: 'PRG-01',
  severity: Severity.ERROR,
  title: 'on every day of the programme, what is in service carries the racks that have landed, after any single failure',
  reason: 'Halls fill while plants are still being built: redundancy that comes in June does not protect the racks of March.',
  inputs: ['AssetProps.programme.inService', 'GpuPodProps.programme', 'SiteProps.tier'],
  source: 'the declared programme; failure scope of the tier. Only what passed its level-5 test counts',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some(({ record }) => record.programme?.inService !== undefined),
  evaluate: (analysis) =>
    programmeShortfalls(analysis).map((short) => {
      const when = short.day === '' ? 'before the first date' : `on ${short.day}`;
      const what = [
        short.dark.length > 0
          ? `${short.dark.length} required load${short.dark.length === 1 ? ' loses' : 's lose'} all supply (${some(short.dark.map((asset) => pathOf(analysis, asset)))})`
          : '',
        short.overload ? `${short.overload.name} of '${pathOf(analysis, short.overload.asset)}' is at ${percent(short.overload.ratio)}` : '',
        short.overheated > 0 ? `${short.overheated} racks lose their cooling` : '',
      ].filter((text) => text !== '');
      const state = short.state === 'U' ? 'on utility' : 'on generators';
      return {
        path: analysis.site.path,
        message: `${when} ${short.landed} racks have landed, and ${what.join(', ')}`,
        measured: short.landed,
        limit: short.holds,
        unit: 'racks',
        scenario: `${state}, ${short.removed < 0 ? 'all that is there in service' : `${pathOf(analysis, short.removed)} out`}`,
        fix: `land ${short.holds} racks by then, or bring forward what the rest hangs on`,
      };
    }),
};

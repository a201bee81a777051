import type { SiteAnalysis } from '../../analysis/model';
import { secondSource } from '../../analysis/power/second-source';
import { number, pathOf } from '../words';

/** Who could feed loads when what feeds them is out, with the headroom that it keeps in its own worst scenario. */
export function candidate(
  analysis: SiteAnalysis,
  outage: { readonly state: string; readonly removed: readonly number[] },
  loads: readonly number[],
): string {
  const { asset, headroomKw, neededKw, kind } = secondSource(analysis, outage, loads);
  const need = `${number(neededKw)} kW`;
  if (asset === undefined) {
    return `no other ${kind} is live then: add one for ${need}`;
  }
  const left = Number.isFinite(headroomKw) ? `${number(headroomKw)} kW of headroom` : 'no limit of its own';
  return headroomKw >= neededKw
    ? `for example '${pathOf(analysis, asset)}', live then with ${left} for ${need}`
    : `no other that is live then has headroom for ${need}, '${pathOf(analysis, asset)}' has most with ${number(headroomKw)} kW: take a larger one, or add one`;
}

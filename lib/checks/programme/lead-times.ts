import type { SnapshotAsset } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { byParent, lacking, some } from '../words';

const addWeeks = (day: string, weeks: number): string => new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

const neededOn = ({ record }: SnapshotAsset): string | undefined => record.programme?.needed ?? record.programme?.inService;

const isOrdered = ({ record }: SnapshotAsset): boolean => record.programme?.ordered !== undefined || record.programme?.leadTimeWeeks !== undefined;

export const leadTimes: Check = {
  id: 'programme/lead-times',
  code: 'PRG-03',
  severity: Severity.WARNING,
  title: 'what is ordered arrives before it is needed',
  reason: 'Transformers and generators take years; the date of the order decides the date of the hall.',
  inputs: ['AssetProps.programme (ordered, leadTimeWeeks, needed, inService)'],
  source: 'the declared lead times, with their sources',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some((asset) => neededOn(asset) !== undefined || isOrdered(asset)),
  evaluate: (analysis) => {
    const dated = analysis.site.assets.filter((asset) => neededOn(asset) !== undefined);
    const late = dated.flatMap((asset) => {
      const { ordered, leadTimeWeeks } = asset.record.programme!;
      const arrives = ordered !== undefined && leadTimeWeeks !== undefined ? addWeeks(ordered, leadTimeWeeks) : undefined;
      const needed = neededOn(asset)!;
      const days = arrives === undefined ? 0 : Math.round((Date.parse(arrives) - Date.parse(needed)) / 86_400_000);
      return days > 0 ? [{ path: asset.path, arrives: arrives!, needed, days, orderBy: addWeeks(needed, -leadTimeWeeks!) }] : [];
    });
    const findings: RawFinding[] = [...byParent(late)].map(([parent, these]) => {
      const worst = these.reduce((a, b) => (b.days > a.days ? b : a));
      return {
        path: these.length === 1 ? worst.path : parent,
        message: `${these.length} piece${these.length === 1 ? ' arrives' : 's arrive'} up to ${worst.days} days late, on ${worst.arrives} where ${worst.needed} is needed: ${some(these.map((piece) => piece.path))}`,
        measured: worst.days,
        limit: 0,
        unit: 'days late',
        fix: `order by ${worst.orderBy}, find a shorter lead time, or move the date`,
      };
    });
    const silent = dated.filter(({ record }) => record.programme!.ordered === undefined || record.programme!.leadTimeWeeks === undefined);
    const undated = analysis.site.assets.filter((asset) => isOrdered(asset) && neededOn(asset) === undefined);
    if (undated.length > 0) {
      const paths = some(
        undated.map((piece) => piece.path),
        2,
      );
      findings.push(
        lacking(analysis.site.path, `day on which ${undated.length} ordered pieces (${paths}) are needed; give programme.needed or inService`),
      );
    }
    return silent.length === 0
      ? findings
      : [
          ...findings,
          lacking(
            analysis.site.path,
            `order day or lead time of ${silent.length} dated pieces (${some(
              silent.map((piece) => piece.path),
              2,
            )}); give programme.ordered and programme.leadTimeWeeks`,
          ),
        ];
  },
};

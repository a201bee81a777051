import type { SiteAnalysis, SnapshotAsset, SnapshotFloor } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, atLeast } from '../words';
import { lackingOf, standsAnything, unsized } from './pieces';

/** Least widths and heights, m, and the most racks in a row. */
const COLD_AISLE = 1.2;
const HOT_AISLE = 1;
const PATHWAY = 1.2;
const SPRINKLER = 0.46;
const ABOVE_RACKS = 1.5;
const LIQUID_HALL = 4;
const ROW = 20;

/** What stands in one hall. */
interface Stood {
  /** Tallest piece, m. */
  tallest: number;
  liquid: boolean;
  /** Pieces of unknown height, and pieces without a place in a row. */
  readonly unknown: SnapshotAsset[];
  readonly unplaced: SnapshotAsset[];
  readonly rows: Map<string, number>;
}

export const clearances: Check = {
  id: 'space/clearances',
  code: 'SPC-04',
  severity: Severity.WARNING,
  title: 'aisles, pathways, rows and clear heights leave room for people, air and sprinklers',
  reason: 'Narrow aisles choke air and block the way out; racks too near the sprinklers hide the fire from the water.',
  inputs: [
    'DataHallProps.coldAisle',
    'DataHallProps.hotAisle',
    'DataHallProps.pathway',
    'DataHallProps.clearHeight',
    'DataHallProps.sprinklerHeight',
    'RackProps.position',
  ],
  source: 'RISA data centre guidelines (aisles, rows, 460 mm below sprinklers); clear height: engineering default',
  acknowledgeable: true,
  applies: standsAnything,
  evaluate: (analysis) => {
    const stood = standing(analysis);
    return [
      ...(analysis.site.floors ?? []).flatMap((floor) => {
        const here = stood.get(floor.path);
        return here ? judge(analysis, floor, here) : [];
      }),
      ...lackingOf(analysis, unsized(analysis), 'mass, width and depth', 'them to the system, or RackSystem.withFrame'),
    ];
  },
};

function standing(analysis: SiteAnalysis): Map<string, Stood> {
  const stood = new Map<string, Stood>();
  for (const asset of analysis.site.assets) {
    const { stack, record } = asset;
    const { space, cooling } = record;
    if (!space) {
      continue;
    }
    const here: Stood = stood.get(stack) ?? { tallest: 0, liquid: false, unknown: [], unplaced: [], rows: new Map() };
    stood.set(stack, here);
    here.tallest = Math.max(here.tallest, space.height?.toMeters() ?? 0);
    here.liquid ||= (cooling?.heat?.liquidShare.toFraction() ?? 0) > 0;
    if (!space.height) {
      here.unknown.push(asset);
    }
    if (space.row === undefined) {
      here.unplaced.push(asset);
    } else {
      here.rows.set(space.row, (here.rows.get(space.row) ?? 0) + 1);
    }
  }
  return stood;
}

function judge(analysis: SiteAnalysis, { path, facts }: SnapshotFloor, here: Stood): RawFinding[] {
  const findings: RawFinding[] = [];
  const least = (what: string, value: number, limit: number, fix: string): void => {
    if (value < limit * (1 - 1e-9)) {
      const message = `${what} is ${number(value)} m, less than ${number(limit)} m`;
      findings.push({ path, message, measured: value, limit, unit: 'm', fix: `${fix} by ${atLeast(limit - value)} m` });
    }
  };
  least('the cold aisle', facts.coldAisle.toMeters(), COLD_AISLE, 'widen it');
  least('the hot aisle', facts.hotAisle.toMeters(), HOT_AISLE, 'widen it');
  if (facts.pathway) {
    least('the pathway round the rows', facts.pathway.toMeters(), PATHWAY, 'widen it');
  } else {
    findings.push(lacking(path, 'width of the pathway round the rows; give DataHallProps.pathway'));
  }
  const clear = Math.max(here.tallest + ABOVE_RACKS, here.liquid ? LIQUID_HALL : 0);
  if (!facts.clearHeight) {
    findings.push(lacking(path, 'clear height above the floor; give DataHallProps.clearHeight'));
  } else if (here.tallest > 0 || here.liquid) {
    least('the clear height', facts.clearHeight.toMeters(), clear, 'raise the ceiling or lower what hangs from it');
  }
  if (!facts.sprinklerHeight) {
    findings.push(lacking(path, 'height of the sprinkler heads; give DataHallProps.sprinklerHeight'));
  } else if (here.tallest > 0) {
    least('the space between racks and sprinklers', facts.sprinklerHeight.toMeters() - here.tallest, SPRINKLER, 'raise the sprinklers');
  }
  findings.push(...lackingOf(analysis, here.unknown, 'height', "'height' to their system, or RackSystem.withHeight"));
  const long = [...here.rows].filter(([, racks]) => racks > ROW).sort(([, a], [, b]) => b - a);
  const [longest] = long;
  if (longest) {
    findings.push({
      path,
      message: `row '${longest[0]}' has ${longest[1]} racks, more than ${ROW} without a way through${long.length > 1 ? `; ${long.length} rows are longer` : ''}`,
      measured: longest[1],
      limit: ROW,
      unit: 'racks',
      fix: `divide the row, for example into ${Math.ceil(longest[1] / ROW)} rows`,
    });
  }
  findings.push(...lackingOf(analysis, here.unplaced, 'places in rows', 'RackProps.position or GpuPodProps.row'));
  return findings;
}

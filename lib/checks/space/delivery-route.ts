import type { SnapshotAsset, SnapshotFloor } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, some } from '../words';
import { lackingOf, standsAnything, unsized } from './pieces';

interface Piece {
  readonly path: string;
  readonly crated: boolean;
  readonly height: number;
  readonly width: number;
  readonly mass: number;
}

/** As delivered; where no crate is known, the bare piece, which is the least that must pass. */
function pieceOf({ path, record }: SnapshotAsset): Piece | undefined {
  const { space } = record;
  if (!space) {
    return undefined;
  }
  const { crated } = space;
  return crated
    ? { path, crated: true, height: crated.height.toMeters(), width: crated.width.toMeters(), mass: crated.mass.toKilograms() }
    : {
        path,
        crated: false,
        height: space.height?.toMeters() ?? 0,
        width: Math.min(space.width.toMeters(), space.depth.toMeters()),
        mass: space.mass.toKilograms(),
      };
}

export const deliveryRoute: Check = {
  id: 'space/delivery-route',
  code: 'SPC-06',
  severity: Severity.WARNING,
  title: 'what is delivered passes every door, lift and floor between dock and row',
  reason: 'A crated rack that does not pass a door is opened on the dock, and its warranty with it.',
  inputs: ['DataHallProps.deliveryRoute', 'RackProps.crated', 'GpuPodProps.crated', 'RackSystem.mass'],
  source: 'the declared route',
  acknowledgeable: true,
  applies: standsAnything,
  evaluate: (analysis) => {
    const byStack = new Map<string, Piece[]>();
    for (const asset of analysis.site.assets) {
      const piece = pieceOf(asset);
      if (piece) {
        const here = byStack.get(asset.stack);
        if (here) {
          here.push(piece);
        } else {
          byStack.set(asset.stack, [piece]);
        }
      }
    }
    return [
      ...(analysis.site.floors ?? []).flatMap((floor) => {
        const pieces = byStack.get(floor.path);
        return pieces ? judge(floor, pieces) : [];
      }),
      ...lackingOf(analysis, unsized(analysis), 'mass and size', 'them to the system, or RackSystem.withFrame'),
    ];
  },
};

function judge({ path, facts }: SnapshotFloor, pieces: Piece[]): RawFinding[] {
  const { route } = facts;
  if (!route) {
    return [lacking(path, 'no route from the dock to the rows; give DataHallProps.deliveryRoute')];
  }
  const findings: RawFinding[] = [];
  const most = (what: string, unit: string, limit: number, of: (piece: Piece) => number, fix: string): void => {
    const stuck = pieces.filter((piece) => of(piece) > limit * (1 + 1e-9));
    if (stuck.length > 0) {
      const worst = stuck.reduce((a, b) => (of(b) > of(a) ? b : a));
      findings.push({
        path: stuck.length === 1 ? worst.path : path,
        message: `${stuck.length} piece${stuck.length === 1 ? ' has' : 's have'} a ${what} of up to ${number(of(worst))} ${unit}${worst.crated ? ' crated' : ' without a crate'}, the route bears ${number(limit)} ${unit}: ${some(stuck.map((piece) => piece.path))}`,
        measured: of(worst),
        limit,
        unit,
        fix,
      });
    }
  };
  most('height', 'm', route.height.toMeters(), (piece) => piece.height, 'take another way, or have it delivered lying or in parts');
  most('width', 'm', route.width.toMeters(), (piece) => piece.width, 'take another way, or widen the door');
  most('mass', 'kg', route.mass.toKilograms(), (piece) => piece.mass, 'take another lift, reinforce the floor, or deliver it without its trays');
  const bare = pieces.filter((piece) => !piece.crated);
  return bare.length === 0
    ? findings
    : [...findings, lacking(path, `crates of ${bare.length} pieces (only the bare ones were compared); give RackProps.crated`)];
}

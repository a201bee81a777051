import type { SiteAnalysis, SnapshotAsset } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, some, atLeast } from '../words';

/** Clear depth by condition 1, 2, 3, m, at 151 to 600 V to ground; below 151 V it is the first for all. */
const DEPTH = [0.9, 1.07, 1.2];
/** Current above which a working space needs two exits. */
const TWO_EXITS = 1200;

/** Low-voltage boards: what has a limit in amperes below 1 kV, is cooled as a room and is no rack equipment. */
const isBoard = ({ record }: SnapshotAsset): boolean => record.kind === 'switchboard' || record.workingSpace !== undefined;

const amperes = ({ record }: SnapshotAsset): number => Math.max(0, ...(record.source?.limits ?? []).map((limit) => limit.current?.toAmperes() ?? 0));

export const workingSpace: Check = {
  id: 'space/working-space',
  code: 'SPC-05',
  severity: Severity.ERROR,
  title: 'people who work on low-voltage boards have the depth and the exits that the code asks for',
  reason: 'Who works on live equipment must be able to step back and get out.',
  inputs: ['SwitchboardProps.workingSpace', 'SwitchboardProps.mainBreaker', 'ElectricalCode.lowVoltage'],
  source: 'NEC 110.26(A)(1) and (C)(2); confirm against the edition in force',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.code.name === 'ANSI' && analysis.site.assets.some(isBoard),
  evaluate: (analysis) => {
    const boards = analysis.site.assets.filter(isBoard);
    const unknown = boards.filter((board) => !board.record.workingSpace);
    const findings = boards.flatMap((board) => judge(analysis, board));
    return unknown.length === 0
      ? findings
      : [
          ...findings,
          lacking(
            unknown.length === 1 ? unknown[0].path : analysis.site.path,
            `working space of ${unknown.length} board${unknown.length === 1 ? '' : 's'} (${some(
              unknown.map((board) => board.path),
              2,
            )}); give 'workingSpace', or Details.of(plant).workingSpace`,
          ),
        ];
  },
};

function judge(analysis: SiteAnalysis, board: SnapshotAsset): RawFinding[] {
  const space = board.record.workingSpace;
  if (!space) {
    return [];
  }
  const findings: RawFinding[] = [];
  const toGround = analysis.site.code.lowVoltage.toVolts() / Math.sqrt(3);
  const condition = space.condition ?? 2;
  const wanted = DEPTH[toGround <= 150 ? 0 : condition - 1];
  const depth = space.depth.toMeters();
  if (depth < wanted * (1 - 1e-9)) {
    findings.push({
      path: board.path,
      message: `the working space is ${number(depth)} m deep, less than ${number(wanted)} m at ${number(toGround)} V to ground under condition ${condition}`,
      measured: depth,
      limit: wanted,
      unit: 'm',
      fix: `move it or what faces it ${atLeast(wanted - depth)} m away`,
    });
  }
  const exits = space.exits ?? 1;
  if (amperes(board) > TWO_EXITS && exits < 2) {
    findings.push({
      path: board.path,
      message: `the working space of a board of ${number(amperes(board))} A has ${exits} exit${exits === 1 ? '' : 's'}, 2 are asked for above ${number(TWO_EXITS)} A`,
      measured: exits,
      limit: 2,
      unit: 'exits',
      fix: 'give the room a second exit at the other end',
    });
  }
  return findings;
}

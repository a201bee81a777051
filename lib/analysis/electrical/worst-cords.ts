import type { CordDrop } from './model';
import type { Grid } from './grid';

/** A drop that is no more than this above another is the same: the first that was found stays. */
const SAME = 1e-12;

/** The largest drops of each load: of all the way to a cord, and of the whip of any cord. As columns, since nearly every cord of every state is noted. */
export class WorstCords {
  /** All the way, and the whip of that cord. */
  private readonly total: Float64Array;
  private readonly branch: Float64Array;
  private readonly volts: Float64Array;
  private readonly cord: Int32Array;
  private readonly giver: Int32Array;
  /** −1 while no cord of the load is known. */
  private readonly scenario: Int32Array;
  /** The largest of any whip. */
  private readonly whip: Float64Array;
  private readonly whipVolts: Float64Array;
  private readonly whipCord: Int32Array;
  private readonly whipScenario: Int32Array;

  public constructor(private readonly grid: Grid) {
    const { length } = grid.net.loads;
    [this.total, this.branch, this.volts, this.whip, this.whipVolts] = Array.from({ length: 5 }, () => new Float64Array(length));
    [this.cord, this.giver, this.whipCord, this.whipScenario] = Array.from({ length: 4 }, () => new Int32Array(length));
    this.scenario = new Int32Array(length).fill(-1);
  }

  public note(load: number, cord: number, giver: number, branch: number, total: number, volts: number, scenario: number): void {
    const isFirst = this.scenario[load] < 0;
    if (isFirst || total > this.total[load] + SAME) {
      this.total[load] = total;
      this.branch[load] = branch;
      this.volts[load] = volts;
      this.cord[load] = cord;
      this.giver[load] = giver;
      this.scenario[load] = scenario;
    }
    if (isFirst || branch > this.whip[load] + SAME) {
      this.whip[load] = branch;
      this.whipVolts[load] = volts;
      this.whipCord[load] = cord;
      this.whipScenario[load] = scenario;
    }
  }

  /** Of every load of which a cord is known, by load. */
  public drops(): CordDrop[] {
    const { net, site, direct } = this.grid;
    const drops = net.loads.flatMap(({ asset }, load): CordDrop[] => {
      if (this.scenario[load] < 0) {
        return [];
      }
      const { cords } = site.assets[asset].record.demand!;
      return [
        {
          load: asset,
          cord: cords[this.cord[load]].id,
          giver: this.giver[load],
          branch: this.branch[load],
          worstBranch: this.whip[load],
          worstBranchCord: cords[this.whipCord[load]].id,
          worstBranchVolts: this.whipVolts[load],
          worstBranchScenario: this.whipScenario[load],
          total: this.total[load],
          volts: this.volts[load],
          scenario: this.scenario[load],
          direct: direct[this.giver[load]] === 1,
        },
      ];
    });
    return drops.sort((a, b) => a.load - b.load);
  }
}

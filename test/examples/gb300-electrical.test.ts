import { analyse } from '../../lib/analysis/analyse';
import { faultLevels } from '../../lib/analysis/electrical/fault';
import type { FaultLevel } from '../../lib/analysis/electrical/model';
import { voltages } from '../../lib/analysis/electrical/voltage';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { CHECKS } from '../../lib/checks/registry';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

describe('gb300-hall as an electrical network', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud));
  const path = (asset: number): string => analysis.site.assets[asset].path;
  const hall = 'us-tx-1-hall-a';
  const fault = (name: string): FaultLevel => faultLevels(analysis).levels.find((level) => path(level.asset) === name)!;

  test('47.0 kA at the low-voltage boards (2,000 kVA, 6 %), ± 0.5 %', () => {
    // 1.05·415/√3 over .379 + .9628·5.167 mΩ.
    expect(Math.abs(fault(`${hall}/power/block-1/lineup-a/board`).maximumKa / 47 - 1)).toBeLessThanOrEqual(0.005);
  });

  test('500 MVA are 20.9 kA at 13.8 kV', () => expect(fault('us-tx-1/utility/mv-a').maximumKa).toBeCloseTo(20.92, 2));

  test('whip: 23.67 kW after one lineup is lost, 32.9 A over 5 m of 16 mm²', () => {
    const cord = voltages(analysis).cords.find((c) => path(c.load) === `${hall}/pod-1/rack-01`)!;
    // R 7.406 mΩ, X .4 mΩ: P·(R + X·tan φ)/U² with tan φ .203 = 23,667·7.488e-3/415² = .1029 %.
    expect(100 * cord.worstBranch).toBeCloseTo(0.103, 2);
    expect(cord.total).toBeLessThan(0.05);
  });

  test('every UPS input within 0.95 to 1.05 in every state studied', () => {
    const { inputs, unknownInputs, unknownLoads } = voltages(analysis);
    expect(inputs).toHaveLength(10);
    expect([unknownInputs, unknownLoads]).toEqual([[], []]);
    inputs.forEach((input) => expect([input.lowest > 0.95, input.highest < 1.05]).toEqual([true, true]));
  });

  test('no finding of the network checks', () => {
    const found = CHECKS.filter((check) =>
      ['PWR-12', 'PWR-13', 'PWR-14', 'PWR-15', 'PWR-26', 'PWR-27', 'PWR-28', 'PWR-29'].includes(check.code),
    ).flatMap((check) => check.evaluate(analysis));
    expect(found.filter((f) => f.missing === undefined)).toEqual([]);
  });
});

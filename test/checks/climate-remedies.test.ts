import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { CooledOptions, cooledSite } from '../support/cooled-site';

const run = (code: string, options: CooledOptions): RawFinding[] => CHECKS.find((c) => c.code === code)!.evaluate(analyseSite(cooledSite(options)));
/** A number out of a fix. */
const told = (fix: string | undefined, pattern: RegExp): number => Number(pattern.exec(fix ?? '')![1]);

describe('THM-18: ways out of the hottest air, tried on the loop', () => {
  const hot = { extreme: [42, 23] as [number, number], effectiveness: 0, designDay: [28, 20] as [number, number] };

  test('an adiabatic stage: with it the finding is gone', () => {
    const [{ fix }] = run('THM-18', hot);
    expect(told(fix, /adiabatic stage of (\d+) %/)).toBe(70);
    expect(run('THM-18', { ...hot, effectiveness: 0.7 })[0].severity).toBe('info');
  });

  test('a class as warm as it gets, where the racks bear it', () => {
    // 40.5 °C dry bulb and 2 K of recirculation: coolant above the 42 °C of its class, below the 45 °C of the racks.
    const warm = { ...hot, extreme: [40.5, 23] as [number, number], classC: 42 };
    const [{ fix, measured }] = run('THM-18', warm);
    const declared = told(fix, /declare a class of ([\d.]+) °C/);
    expect(declared).toBeGreaterThanOrEqual(measured!);
    expect(declared - measured!).toBeLessThan(0.1 + 1e-9);
    expect(run('THM-18', { ...warm, classC: declared })[0].severity).toBe('info');
  });
});

describe('THM-17: ways out of a claim that does not hold, tried without chillers', () => {
  const claim = { warm: { chillerless: true }, effectiveness: 0 };

  test('a warmer set-point, to a tenth of a kelvin', () => {
    const [{ fix }] = run('THM-17', { ...claim, designDay: [34, 22] });
    const kelvins = told(fix, /supply facility water ([\d.]+) K warmer/);
    expect(run('THM-17', { ...claim, designDay: [34, 22], warmC: 36 + kelvins })).toEqual([]);
    expect(run('THM-17', { ...claim, designDay: [34, 22], warmC: 36 + kelvins - 0.1 })).toHaveLength(1);
  });

  test('a loop that leans on chillers is told what it would need without them', () => {
    const [{ fix }] = run('THM-17', { ...claim, trim: 1 });
    expect(fix).toMatch(/^supply facility water [\d.]+ K warmer .*or give the dry coolers an adiabatic stage of 70 %, or drop the claim$/);
    expect(run('THM-17', { ...claim, trim: 1, effectiveness: 0.7 })).toEqual([]);
  });
});

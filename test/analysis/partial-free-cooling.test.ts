import { Temperature, Weather } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { annualOf } from '../../lib/analysis/year/annual';
import type { Annual } from '../../lib/analysis/year/model';
import { cooledSite } from '../support/cooled-site';

/**
 * A year with trim chillers behind dry coolers, worked out in a program of its own from the formulas of the specification (crossflow ε-NTU fitted to the
 * cooler's rating point, φ for the set-point, trim at COP ≤ 6, Carnot chillers), to all its digits.
 *
 * IT: 8 · 108 = 864 kW, of it 777.6 kW in liquid and 86.4 kW in air. CDU pumps 2 · 13.7 · (476/1,200)^2.5 = 2.715 kW; warm pump 20 kW; so
 * Q = 800.315 kW over 10 K, C_w = 80.03 kW/K. Fan walls 39 kW; cold water 125.4 kW at COP 0.45 · 289.15/(T_db + 14 − 16), at most 12.
 * At 36 °C: T_on = 38, T_in = 46; the cooler takes k(1) · (46 − 38) = 77.405 · 8 = 619.24 kW, the trim chillers 181.08 kW at COP
 * 0.45 · 305.15/(50 − 32) = 7.63, held to 6: 30.18 kW. At 47 °C: 49 °C on the coil is above the 46 °C of the water, chillers take all.
 */
const BINS: [number, number, number][] = [
  [2000, -5, -6],
  [2500, 12, 9],
  [2000, 24, 17],
  [1200, 31, 21],
  [800, 36, 24],
  [200, 42, 24],
  [60, 47, 25],
];
const weather = Weather.bins(BINS.map(([hours, dry, wet]) => ({ hours, dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) })));
const year = (effectiveness: number): Annual => annualOf(analyseSite({ ...cooledSite({ trim: 2, effectiveness }), weather }))!;
const near = (value: number, expected: number): void => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-9);

test('dry coolers with trim chillers: free, partly free, and none at all', () => {
  const annual = year(0);
  near(annual.itKwh, 864 * 8760);
  near(annual.mechanicalKwh, 899113.9457708327);
  near(annual.facilityKwh, 8467753.945770832);
  near(annual.pue, 1.1187946507920619);
  expect(annual.wue).toBe(0);
  const mechanical = [75.3426, 75.3426, 86.095, 92.8412, 242.3418, 330.7648, 274.1019];
  annual.bins.forEach((bin, i) => expect(bin.mechanicalKw).toBeCloseTo(mechanical[i], 3));
  // The warm loop, then the cold one, which has nothing but chillers.
  expect(annual.freeCooling).toMatchObject([
    { free: 7700, partial: 1000, compressor: 60, missed: 0 },
    { free: 0, partial: 0, compressor: 8760, missed: 0 },
  ]);
});

test('the same with an adiabatic stage of 70 %, which runs above 31 °C and ends all compressor hours', () => {
  const annual = year(0.7);
  near(annual.mechanicalKwh, 727953.498581093);
  near(annual.pue, 1.0961802250577506);
  // 579.87 kW/K · 0.3 · 0.7 · 12 K / 2,430 kJ/kg = 0.6013 kg/s, · 3/2 for bleed = 3.253 m³/h at 36 °C; 18 K 4.880, 22 K 5.964.
  near(annual.waterM3, 3936.312268558223);
  near(annual.wue, 0.5200818467463405);
  expect(annual.freeCooling[0]).toMatchObject({ free: 8760, partial: 0, compressor: 0 });
});

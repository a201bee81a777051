import { saturatedRatio, wetBulb } from '../../lib/core/psychrometrics';

// Completely dry air: the wetted thermometer gives W = 0, that is (2501 − 2.326·t)·W_s(t) = 1.006·(T − t).
test.each([
  [30, 101325],
  [45, 101325],
  [30, 80000],
])('wet bulb of completely dry air of %d °C at %d Pa', (dry, pressure) => {
  const t = wetBulb(dry, 0, pressure);
  expect((2501 - 2.326 * t) * saturatedRatio(t, pressure)).toBeCloseTo(1.006 * (dry - t), 3);
});

// 30 °C and sea level, by hand: t = 10.5 °C has W_s = 0.007924, 2,476.6 · 0.007924 = 19.62 kJ/kg against 1.006 · 19.5 = 19.62 kJ/kg.
test('30 °C has a wet bulb of 10.5 °C when dry, and one that rises with humidity', () => {
  expect(wetBulb(30, 0, 101325)).toBeCloseTo(10.5, 1);
  expect(wetBulb(30, 0.001, 101325)).toBeGreaterThan(wetBulb(30, 0, 101325));
});

import { hypot } from '../../lib/analysis/power/hypot';
import { random } from '../support/random-site';

test('hypot gives the very bits of Math.hypot for two numbers', () => {
  const next = random(3);
  const any = (): number => (next() - 0.5) * 10 ** (next() * 16 - 8);
  for (let i = 0; i < 100_000; i++) {
    const [a, b] = [any(), any()];
    if (!Object.is(hypot(a, b), Math.hypot(a, b))) {
      throw new Error(`${a} ${b}: ${hypot(a, b)} against ${Math.hypot(a, b)}`);
    }
  }
  expect([hypot(0, 0), hypot(-3, 4), hypot(0, -2), hypot(5, 0)]).toEqual([0, 5, 2, 5]);
});

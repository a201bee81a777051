import * as fc from 'fast-check';
import { Fluid, HeaderFacts, HeaderLayout, HeaderSection, Length } from 'cdktf-gigafactory';
import { liquid } from '../../lib/analysis/fluids';
import { isolationZone, nodesOf, partsOf, solveHeader } from '../../lib/analysis/hydraulics/header';
import { loopPressure } from '../../lib/analysis/hydraulics/loop';
import { solveNetwork } from '../../lib/analysis/hydraulics/network';
import { runDrop } from '../../lib/analysis/hydraulics/pipe';

const state = liquid(Fluid.PG25, 40);
const section = (boreMm: number, meters = 2): HeaderSection => ({
  pipe: { length: Length.meters(meters), bore: Length.millimeters(boreMm), roughness: Length.millimeters(0.046) },
});
const ring = (sections: HeaderSection[]): HeaderFacts => ({ layout: HeaderLayout.RING, sections });

test('any ring: flow is conserved at every node, and pressure around the ring comes back to itself', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ bore: fc.integer({ min: 30, max: 250 }), draw: fc.integer({ min: 0, max: 200 }) }), { minLength: 3, maxLength: 12 }),
      (nodes) => {
        const total = nodes.slice(1).reduce((sum, node) => sum + node.draw, 0) / 60000;
        const supplied = nodes.map((node, i) => (i === 0 ? total : -node.draw / 60000));
        const header = ring(nodes.map((node) => section(node.bore)));
        const { flows, pressures } = solveHeader(header, supplied, state);
        nodes.forEach((_, i) => {
          const before = flows[(i + nodes.length - 1) % nodes.length];
          expect(Math.abs(before + supplied[i] - flows[i])).toBeLessThan(1e-9 + 1e-6 * total);
          const drop = Math.sign(flows[i]) * runDrop(header.sections[i].pipe!, Math.abs(flows[i]), state);
          expect(Math.abs(pressures[i] - pressures[(i + 1) % nodes.length] - drop)).toBeLessThan(1 + 1e-3 * Math.abs(drop));
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('two like pipes in parallel share flow equally; one of half the resistance takes √2 times as much', () => {
  // Δp = r · q²: r1 · q1² = r2 · q2².
  const link = (r: number) => ({ from: 0, to: 1, drop: (q: number) => r * q * q });
  const even = solveNetwork(2, [link(1e8), link(1e8)], [0.01, -0.01]).flows;
  expect(even.map((q) => q / 0.005)).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  const [one, two] = solveNetwork(2, [link(1e8), link(0.5e8)], [0.01, -0.01]).flows;
  expect(two / one).toBeCloseTo(Math.SQRT2, 6);
});

test('a symmetric ring stands still opposite its unit', () => {
  const { flows } = solveHeader(ring([80, 80, 80, 80].map((bore) => section(bore))), [0.006, -0.002, -0.002, -0.002], state);
  expect(flows.map((q) => q * 1000)).toEqual([3, 1, -1, -3].map((q) => expect.closeTo(q, 4)));
});

describe('isolation', () => {
  const valves = (pattern: [boolean, boolean][]): HeaderFacts => ring(pattern.map(([valveAtStart, valveAtEnd]) => ({ valveAtStart, valveAtEnd })));
  test('valves at both ends: the section alone', () => {
    const zone = isolationZone(
      valves([
        [true, true],
        [true, true],
        [true, true],
      ]),
      1,
    );
    expect([[...zone.sections], [...zone.nodes]]).toEqual([[1], []]);
  });
  test('no valve at one end: its node goes too, and the next section only where it has none there either', () => {
    const half = isolationZone(
      valves([
        [true, false],
        [true, true],
        [true, true],
      ]),
      0,
    );
    expect([[...half.sections], [...half.nodes]]).toEqual([[0], [1]]);
    const whole = isolationZone(
      valves([
        [true, false],
        [false, true],
        [true, true],
      ]),
      0,
    );
    expect([[...whole.sections].sort(), [...whole.nodes]]).toEqual([[0, 1], [1]]);
  });
  test('a ring without a section is one part, a dead end falls in two', () => {
    const dead: HeaderFacts = { layout: HeaderLayout.DEAD_END, sections: [section(80), section(80), section(80)] };
    expect(partsOf(ring([section(80), section(80), section(80)]), isolationZone(ring([section(80), section(80), section(80)]), 0))).toEqual([
      0, 0, 0,
    ]);
    expect(partsOf(dead, isolationZone(dead, 1))).toEqual([0, 0, 2, 2]);
  });
  test('nodes are spread evenly unless they are given', () => {
    expect(nodesOf(ring([1, 2, 3, 4, 5, 6].map(() => section(80))), undefined, 3)).toEqual([0, 2, 4]);
    expect(nodesOf(ring([1, 2, 3].map(() => section(80))), [2, 2], 2)).toEqual([2, 2]);
  });
});

test('head of a dead end by hand: the sum of its sections there and back, and of the load at its end', () => {
  // 100 L/min through both sections of 50 mm, 2 m each, to the one rack at the end.
  const header: HeaderFacts = { layout: HeaderLayout.DEAD_END, sections: [section(50), section(50)], unitNodes: [0], loadNodes: [2] };
  const { heads } = loopPressure({ header }, { units: [100], loads: [100], loadDrops: [0.5] }, Fluid.PG25, 40);
  const oneWay = 2 * runDrop(section(50).pipe!, 100 / 60000, state);
  expect(heads[0]).toBeCloseTo(0.5 + (2 * oneWay) / 1e5, 9);
});

import { FlowDrop, FlowRate, HeaderLayout, HeadPoint, Length, LoopFacts, PipeRun, Pressure, Volume } from 'cdktf-gigafactory';
import { random } from '../support/random-site';

/** Pipes and pump curves by chance, of a row of numbers of their own: the other choices of a site stay as they are. */
export function pipeChoices(seed: number): {
  /** Pipework of about this bore in metres, and pressure; often none, often in part. */
  readonly loop: (bore: number, loadDrop?: FlowDrop) => Pick<LoopFacts, 'pipework' | 'pressurisation' | 'volume'>;
  /** A curve through about this flow (L/min) and head (bar); often none. */
  readonly curve: (flow: number, head: number) => HeadPoint[] | undefined;
} {
  const next = random(7919 * seed + 1);
  const between = (least: number, most: number): number => least + (most - least) * next();
  const maybe = <T>(chance: number, make: () => T): T | undefined => (next() < chance ? make() : undefined);
  const drop = (): FlowDrop => ({ flow: FlowRate.litersPerMinute(between(80, 2000)), pressureDrop: Pressure.bars(between(0.02, 0.2)) });
  const run = (bore: number): PipeRun => ({
    length: Length.meters(between(0, 40)),
    bore: Length.meters(bore * between(0.7, 1.3)),
    roughness: Length.meters(next() < 0.5 ? 4.6e-5 : 1.5e-6),
    lossCoefficient: maybe(0.7, () => between(0, 8)),
    valveCoefficients: maybe(0.4, () => [between(2000, 8000) * bore, between(2000, 8000) * bore]),
    components: maybe(0.3, () => [drop()]),
  });
  const header = (bore: number): NonNullable<NonNullable<LoopFacts['pipework']>['header']> => {
    const layout = next() < 0.6 ? HeaderLayout.RING : HeaderLayout.DEAD_END;
    const known = next() < 0.85;
    const sections = Array.from({ length: 3 + Math.floor(next() * 6) }, () => ({
      pipe: known ? run(bore) : undefined,
      valveAtStart: maybe(0.4, () => next() < 0.5),
      valveAtEnd: maybe(0.4, () => next() < 0.5),
    }));
    return { layout, sections };
  };
  const curves = next() < 0.7;
  return {
    loop: (bore, loadDrop) =>
      next() < 0.25
        ? {}
        : {
            pipework: {
              unitConnection: maybe(0.7, () => run(bore)),
              mains: maybe(0.4, () => run(bore * 1.5)),
              header: maybe(0.8, () => header(bore)),
              loadConnection: maybe(0.7, () => run(bore / 2)),
              loadDrop: maybe(0.7, () => loadDrop),
              equipment: maybe(0.3, drop),
            },
            pressurisation: {
              fillPressure: maybe(0.7, () => Pressure.bars(between(1, 3))),
              staticHeight: maybe(0.5, () => Length.meters(between(0, 12))),
              shutOffHead: maybe(0.3, () => Pressure.bars(4)),
              expansionVolume: maybe(0.5, () => Volume.liters(300)),
            },
            volume: maybe(0.5, () => Volume.liters(between(500, 9000))),
          },
    curve: (flow, head) =>
      maybe(curves ? 0.95 : 0, () =>
        [next() < 0.7 ? 0 : 0.2, 0.5, 1, 1.3].map((share) => ({
          flow: FlowRate.litersPerMinute(flow * share),
          head: Pressure.bars(head * (1.4 - 0.4 * share ** 2)),
        })),
      ),
  };
}

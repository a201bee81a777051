import type { Engine } from './engine';
import { THERMAL } from './state';

/** Electrical loss of equipment at thermal design power, kW. */
export function lossKw(engine: Engine, asset: number): number {
  const { thermalIn, up, outP } = engine.now;
  return engine.net.nodesOf[asset].reduce((sum, node) => sum + thermalIn[node] - (up[node] ? outP[THERMAL][node] : 0), 0);
}

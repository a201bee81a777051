// What the library says of every fluid, each degree of its range: { name: { freezes, states: { celsius: [density, specific heat, conductivity, viscosity] } } }.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Fluid, GlycolMix, Ratio } = require('../../dist/js/index.js');
const { freezingPoint, liquid, liquidRange } = require('../../dist/js/analysis/fluids.js');

const named = Object.values(Fluid).filter((fluid) => fluid !== Fluid.AIR && fluid !== Fluid.PG_MIX);
const mixes = [33, 35, 37, 43, 45, 47].flatMap((percent) => [
  [`pg${percent}`, GlycolMix.byVolume(Ratio.percent(percent))],
  [`pg${percent}_by_mass`, GlycolMix.byMass(Ratio.percent(percent))],
]);
const out = {};
for (const [name, fluid] of [...named.map((fluid) => [fluid, fluid]), ...mixes]) {
  const [least, most] = liquidRange(fluid);
  const states = {};
  for (let celsius = least; celsius <= most; celsius++) {
    const { density, specificHeat, conductivity, viscosity } = liquid(fluid, celsius);
    states[celsius] = [density, specificHeat, conductivity, viscosity];
  }
  out[name] = { freezes: freezingPoint(fluid), states };
}
process.stdout.write(JSON.stringify(out));

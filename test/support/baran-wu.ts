import { Conductor, PowerLevel, Ratio, Voltage } from 'cdktf-gigafactory';
import { LiteralSite } from './literal-site';

/** Baran and Wu 1989, 33 buses, 12.66 kV: from, to, Ω, Ω. */
export const LINES: [number, number, number, number][] = (
  '1-2 .0922 .047;2-3 .493 .2511;3-4 .366 .1864;4-5 .3811 .1941;5-6 .819 .707;6-7 .1872 .6188;7-8 .7114 .2351;8-9 1.03 .74;' +
  '9-10 1.044 .74;10-11 .1966 .065;11-12 .3744 .1238;12-13 1.468 1.155;13-14 .5416 .7129;14-15 .591 .526;15-16 .7463 .545;' +
  '16-17 1.289 1.721;17-18 .732 .574;2-19 .164 .1565;19-20 1.5042 1.3554;20-21 .4095 .4784;21-22 .7089 .9373;3-23 .4512 .3083;' +
  '23-24 .898 .7091;24-25 .896 .7011;6-26 .203 .1034;26-27 .2842 .1447;27-28 1.059 .9337;28-29 .8042 .7006;29-30 .5075 .2585;' +
  '30-31 .9744 .963;31-32 .3105 .3619;32-33 .341 .5302'
)
  .split(';')
  .map((line) => {
    const [ends, r, x] = line.split(' ');
    const [from, to] = ends.split('-').map(Number);
    return [from, to, Number(r), Number(x)];
  });

/** kW and kvar of buses 2 to 33. */
export const LOADS: [number, number][] = (
  '100/60,90/40,120/80,60/30,60/20,200/100,200/100,60/20,60/20,45/30,60/35,60/35,120/80,60/10,60/20,60/20,90/40,90/40,90/40,90/40,90/40,' +
  '90/50,420/200,420/200,60/25,60/25,60/20,120/70,200/600,150/70,210/100,60/40'
)
  .split(',')
  .map((load) => load.split('/').map(Number) as [number, number]);

/** The feeder as equipment: buses, a kilometer of conductor of each line's ohms, and a load at each bus. */
export function baranWu(): LiteralSite {
  const electrical = { voltage: Voltage.kilovolts(12.66) };
  const bus = { level: PowerLevel.MEDIUM_VOLTAGE, more: { electrical } };
  const site = new LiteralSite().utility('grid').path('bus-1', 1e5, bus).feed('grid', 'bus-1', '', { lengthM: 0 });
  for (const [from, to, r, x] of LINES) {
    site.path(`bus-${to}`, 1e5, bus).feed(`bus-${from}`, `bus-${to}`, '', { lengthM: 1000, conductor: Conductor.of('line', r, x) });
  }
  LOADS.forEach(([kw, kvar], i) => {
    const name = `load-${i + 2}`;
    site.load(name, kw, [{ id: 'a' }], { powerFactor: Ratio.of(kw / Math.hypot(kw, kvar)) }).feed(`bus-${i + 2}`, name, 'a', { lengthM: 0 });
  });
  return site;
}

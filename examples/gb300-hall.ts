/**
 * A liquid-cooled GB300 hall: 48 racks and 48 network racks on two 4N/3 blocks, proved at 39 °C, tier III.
 *
 * Run it with `npm run demo`. The parts of the hall are in `halls/gb300.ts`, so that `broken-hall` is the same hall with mistakes.
 */
import { AiCloud } from 'cdktf-gigafactory';
import { gb300Hall } from './halls/gb300';

const cloud = new AiCloud();
gb300Hall(cloud);
cloud.synth();
console.log(cloud.summary());

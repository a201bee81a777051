/**
 * The GB300 hall as it goes to review: trip settings, agreements, permits, dates, water and routes are said, so that every check that its tier asks for is
 * answered. Compare `checks.json` of both halls to see what each input is worth.
 */
import { AiCloud } from 'cdktf-gigafactory';
import { reviewedHall } from './halls/reviewed';

const cloud = new AiCloud();
reviewedHall(cloud);
cloud.synth();
console.log(cloud.summary());

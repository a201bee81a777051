/**
 * The GB300 hall with the usual mistakes. Synthesis finds and explains each, writes nothing and ends with an error: that is what this example
 * shows.
 */
import { AiCloud } from 'cdktf-gigafactory';
import { brokenHall } from './halls/broken';

const cloud = new AiCloud();
brokenHall(cloud);
cloud.synth();

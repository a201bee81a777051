/**
 * The GB300 hall with the usual mistakes. Synthesis finds and explains each, writes nothing and ends with an error: that is what this example
 * shows.
 */
import { AiCloud } from 'cdktf-gigafactory';
import { brokenHall } from './halls/broken';

const cloud = new AiCloud();
brokenHall(cloud);
try {
  cloud.synth();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

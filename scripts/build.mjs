// Compiles the library with jsii. The banner about the age of Node is not ours to act on at run time; everything else is shown.
import { spawnSync } from 'node:child_process';

const banner = /^!!/;
const run = spawnSync(process.execPath, ['node_modules/jsii/bin/jsii', '--fail-on-warnings'], { encoding: 'utf8' });
const text = `${run.stdout}${run.stderr}`.split('\n').filter((line) => !banner.test(line) && line.trim() !== '' && !/^(✨|Errors: 0)/.test(line));
if (text.length > 0) {
  console.error(text.join('\n'));
}
process.exit(run.status ?? 1);

import * as path from 'path';
import { fileURLToPath } from 'url';

/** Folders of this package's own code, built and (where source maps are on) as written: frames in them are ours, not the user's. */
const BUILT = path.resolve(__dirname, '..');
const OWN = [BUILT, path.resolve(BUILT, '..', '..', 'lib')];

/** File and line of the user's code that made a construct: the first frame outside this library, its dependencies and Node. */
export function sourceLine(stack: string | undefined): string | undefined {
  for (const line of (stack ?? '').split('\n').slice(1)) {
    // A path begins after 'at' or a parenthesis: in 'node:internal/timers:483:21' it would be half of a name of Node's own.
    const found = /(?:^at (?:async )?|\()((?:\/|[A-Za-z]:\\|file:\/\/).*):(\d+):\d+\)?$/.exec(line.trim());
    const file = found?.[1].startsWith('file://') ? fileURLToPath(found[1]) : found?.[1];
    // In other languages the program runs in jsii's kernel, and no frame of ours says where.
    if (
      file &&
      !/[\\/]lib[\\/]program\.js$/.test(file) &&
      !OWN.some((folder) => file.startsWith(folder + path.sep)) &&
      !file.includes(`${path.sep}node_modules${path.sep}`)
    ) {
      return `${path.relative(process.cwd(), file)}:${found![2]}`;
    }
  }
  return undefined;
}

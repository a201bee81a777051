import * as path from 'path';

/** Folders of this package's own code, built and (where source maps are on) as written: frames in them are ours, not the user's. */
const BUILT = path.resolve(__dirname, '..');
const OWN = [BUILT, path.resolve(BUILT, '..', '..', 'lib')];

/** File and line of the user's code that made a construct: the first frame outside this library, its dependencies and Node. */
export function sourceLine(stack: string | undefined): string | undefined {
  for (const line of (stack ?? '').split('\n').slice(1)) {
    const found = /\(?((?:\/|[A-Za-z]:\\|file:\/\/)[^()]*):(\d+):\d+\)?$/.exec(line.trim());
    const file = found?.[1].replace(/^file:\/\//, '');
    // In other languages the program runs in jsii's kernel, and no frame of ours says where.
    if (
      file &&
      !/[\\/]lib[\\/]program\.js$/.test(file) &&
      !OWN.some((folder) => file.startsWith(folder + path.sep)) &&
      !file.includes(`${path.sep}node_modules${path.sep}`) &&
      !file.startsWith('node:')
    ) {
      return `${path.relative(process.cwd(), file)}:${found![2]}`;
    }
  }
  return undefined;
}

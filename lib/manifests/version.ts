import * as fs from 'fs';
import * as path from 'path';

/** Version of this package: the nearest package.json above, whether this runs from the sources or from what was built. */
export const VERSION: string = (() => {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (fs.existsSync(file)) {
      return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
    }
  }
})();

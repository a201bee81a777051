// Compares two synthesised folders: stacks as JSON without metadata of the tool that wrote them, manifests byte by byte.
import { deepStrictEqual } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const [a, b] = process.argv.slice(2);
const files = (dir, below) =>
  readdirSync(path.join(dir, below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .sort();
let compared = 0;
for (const below of ['stacks', 'manifests']) {
  deepStrictEqual(files(a, below), files(b, below));
  for (const file of files(a, below)) {
    const [left, right] = [a, b].map((dir) => readFileSync(path.join(dir, file), 'utf8'));
    deepStrictEqual(below === 'stacks' ? JSON.parse(left) : left, below === 'stacks' ? JSON.parse(right) : right, file);
    compared++;
  }
}
if (compared < 9) {
  throw new Error(`only ${compared} files were compared`);
}
console.log(`Python and TypeScript wrote the same ${compared} files`);

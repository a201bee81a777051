import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { filesBelow } from '../support/cloud';

/** Runs a built example as a user does, in an empty folder. */
function run(example: string): { dir: string; text: string } {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'example-'));
  const program = path.join(__dirname, '../../dist/examples', `${example}.js`);
  return { dir, text: execFileSync(process.execPath, [program], { cwd: dir, encoding: 'utf8' }) };
}

describe('first-pod', () => {
  test('is under 40 lines', () => {
    expect(fs.readFileSync(path.join(__dirname, '../../examples/first-pod.ts'), 'utf8').trim().split('\n').length).toBeLessThan(40);
  });

  test('writes the same bytes from run to run and from folder to folder', () => {
    const [a, b] = [run('first-pod'), run('first-pod')];
    expect(a.text).toBe(b.text.split(b.dir).join(a.dir));
    const files = filesBelow(path.join(a.dir, 'cdktf.out'));
    expect(files).toEqual(expect.arrayContaining(['manifests/first-site/inventory.json', 'stacks/first-site/cdk.tf.json']));
    for (const file of files.filter((f) => f !== 'manifest.json')) {
      expect(fs.readFileSync(path.join(b.dir, 'cdktf.out', file), 'utf8')).toBe(fs.readFileSync(path.join(a.dir, 'cdktf.out', file), 'utf8'));
    }
  });

  test('the summary says what the reader needs', () => {
    const { text } = run('first-pod');
    // 8 · 132 = 1,056 kW; 8 · 115 = 920 kW to liquid, 136 to air.
    expect(text).toContain('racks / GPUs          8 / 576');
    expect(text).toContain('1,056 kW provisioned, 1,056 kW thermal, 1,536 kW peak');
    expect(text).toContain('920 kW to liquid, 136 kW to air');
    expect(text).toMatch(/terraform -chdir=cdktf.out\/stacks\/first-site init/);
  });
});

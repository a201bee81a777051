// Installs the packed package beside plain cdktf and constructs, as a user does, and runs one program on each Node that is supported.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// The npm package `node` fetches these in an install script; its platform packages carry the binary themselves. One is at hand already.
const supported = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' };
const packaged = Object.fromEntries(Object.entries(supported).filter(([major]) => major !== process.versions.node.split('.')[0]));

const dir = mkdtempSync(path.join(tmpdir(), 'consumer-'));
const npm = (...args) => execFileSync('npm', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const [{ filename, files }] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', dir], { encoding: 'utf8' }),
);
const names = files.map((file) => file.path);
for (const wanted of ['.jsii', 'LICENSE', 'README.md', 'dist/js/index.js', 'schemas/inventory.schema.json', 'audit/__main__.py']) {
  if (!names.includes(wanted)) {
    throw new Error(`the package lacks ${wanted}`);
  }
}
const versions = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies;
writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
npm(
  'install',
  '--no-audit',
  '--no-fund',
  `./${filename}`,
  `cdktf@${versions.cdktf}`,
  `constructs@${versions.constructs}`,
  ...Object.entries(packaged).map(([major, version]) => `node-${major}@npm:node-${process.platform}-${process.arch}@${version}`),
);
for (const once of ['cdktf', 'constructs']) {
  const copies = execFileSync('find', [path.join(dir, 'node_modules'), '-type', 'd', '-path', `*/node_modules/${once}`], { encoding: 'utf8' })
    .trim()
    .split('\n');
  if (copies.length !== 1) {
    throw new Error(`${copies.length} copies of ${once}: ${copies.join(', ')}`);
  }
}
copyFileSync('dist/examples/first-pod.js', path.join(dir, 'first-pod.js'));
const nodes = { 'the Node at hand': process.execPath };
for (const major of Object.keys(packaged)) {
  nodes[`Node ${major}`] = path.join(dir, `node_modules/node-${major}/bin/node`);
}
const outputs = [];
for (const [name, node] of Object.entries(nodes)) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const cwd = path.join(dir, version);
  mkdirSync(cwd);
  const run = spawnSync(node, [path.join(dir, 'first-pod.js')], { cwd, encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(`${name} (${version}) failed:\n${run.stdout}${run.stderr}`);
  }
  const manifests = path.join(cwd, 'cdktf.out/manifests/first-site');
  if (!existsSync(path.join(cwd, 'cdktf.out/stacks/first-site/cdk.tf.json'))) {
    throw new Error(`${name} wrote no stack`);
  }
  outputs.push(
    readdirSync(manifests)
      .sort()
      .map((file) => `${file}\n${readFileSync(path.join(manifests, file), 'utf8')}`)
      .join('\n'),
  );
  console.log(`${version}: first-pod synthesised, ${outputs.at(-1).length} bytes of manifests`);
}
const audit = path.join(dir, 'node_modules/cdktf-gigafactory/audit');
execFileSync('python3', [audit, path.join(dir, process.version, 'cdktf.out/manifests/first-site')], { stdio: ['ignore', 'ignore', 'inherit'] });
if (new Set(outputs).size !== 1) {
  throw new Error('manifests differ between versions of Node');
}

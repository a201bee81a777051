import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '../..');

/** The program of docs/design.md §2, with the imports that it leaves out. */
function program(): string {
  const text = fs.readFileSync(path.join(ROOT, 'docs/design.md'), 'utf8');
  const code = /## 2\. [\s\S]*?```ts\n([\s\S]*?)```/.exec(text)![1];
  const names = new Set(code.replace(/\/\/.*$/gm, '').match(/(?<![.\w'])[A-Z]\w+(?=[.(])/g));
  return `import { ${[...names].sort().join(', ')} } from 'cdktf-gigafactory';\n${code}`;
}

describe('the program of docs/design.md', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'design-'));
  const file = path.join(dir, 'program.ts');
  fs.mkdirSync(path.join(dir, 'node_modules'));
  fs.symlinkSync(ROOT, path.join(dir, 'node_modules/cdktf-gigafactory'));
  fs.writeFileSync(file, program());

  test('compiles, and the design holds', () => {
    const options: ts.CompilerOptions = {
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      types: [],
      typeRoots: [],
    };
    const built = ts.createProgram([file], options);
    expect(ts.getPreEmitDiagnostics(built).map((found) => ts.flattenDiagnosticMessageText(found.messageText, '\n'))).toEqual([]);
    built.emit();
    const cwd = process.cwd();
    process.chdir(dir);
    try {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- what was just compiled
      require(path.join(dir, 'program.js'));
    } finally {
      process.chdir(cwd);
    }
    const read = (name: string) => JSON.parse(fs.readFileSync(path.join(dir, 'cdktf.out/manifests/us-tx-1', name), 'utf8'));
    expect(read('findings.json').filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(fs.existsSync(path.join(dir, 'cdktf.out/stacks/us-tx-1-hall-a/cdk.tf.json'))).toBe(true);
  });
});

import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** A finished terraform command. */
export interface Ran {
  readonly status: number;
  readonly text: string;
}

/** One resource change of a plan. */
export interface Change {
  readonly address: string;
  readonly actions: string[];
}

const found = spawnSync('terraform', ['version'], { encoding: 'utf8' }).status === 0;

/**
 * Tests that need the real terraform. In CI a missing one is a failure; on a person's machine they are skipped and say so.
 */
export function describeWithTerraform(name: string, tests: () => void): void {
  if (found || process.env.CI) {
    describe(name, tests);
  } else {
    describe.skip(`${name} (terraform is not installed)`, tests);
  }
}

/** Runs terraform on one stack's folder with the null provider of the mirror that `scripts/null-provider.sh` builds. No network. */
export class TerraformRunner {
  private readonly env: NodeJS.ProcessEnv;

  public constructor(private readonly folder: string) {
    const mirror = execFileSync('bash', [path.join(__dirname, '../../scripts/null-provider.sh')], { encoding: 'utf8' }).trim();
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tf-'));
    const config = path.join(home, 'config.tfrc');
    fs.writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`);
    this.env = { ...process.env, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_DATA_DIR: path.join(home, 'data') };
  }

  public init(): Ran {
    // HashiCorp publishes the provider as a Go module at 1.0.0 only; the synthesised constraint stays as it is beside this override.
    const override = { terraform: { required_providers: { null: { source: 'hashicorp/null', version: '1.0.0' } } } };
    fs.writeFileSync(path.join(this.folder, 'offline_override.tf.json'), JSON.stringify(override));
    return this.run('init', '-input=false');
  }

  public run(command: string, ...args: string[]): Ran {
    const { status, stdout, stderr } = spawnSync('terraform', [...command.split(' '), ...(command === 'state list' ? [] : ['-no-color']), ...args], {
      cwd: this.folder,
      env: this.env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status: status ?? 1, text: `${stdout}${stderr}` };
  }

  /** Plans; returns what would change, and changes of outputs. */
  public plan(...args: string[]): { ran: Ran; changes: Change[]; outputs: { [name: string]: { before: unknown; after: unknown } } } {
    const file = path.join(this.folder, 'plan.bin');
    const ran = this.run('plan', '-input=false', `-out=${file}`, ...args);
    if (ran.status !== 0) {
      return { ran, changes: [], outputs: {} };
    }
    const shown = JSON.parse(this.run('show', '-json', file).text);
    const changes = (shown.resource_changes ?? [])
      .map((c: { address: string; change: { actions: string[] } }) => ({ address: c.address, actions: c.change.actions }))
      .filter((c: Change) => c.actions.join() !== 'no-op');
    return { ran, changes, outputs: shown.output_changes ?? {} };
  }
}

import * as fs from 'fs';
import * as path from 'path';
import { AiCloud, Power, RackSystem, Ratio } from 'cdktf-gigafactory';
import { newCloud } from '../support/cloud';
import { SmallOptions, smallSite } from '../support/small-site';
import { TerraformRunner, describeWithTerraform } from '../support/terraform';

/** Synthesises into the folder of the first synthesis, so that state and configuration meet as they do for a user. */
function synth(outdir: string, options: SmallOptions = {}, change: (made: ReturnType<typeof smallSite>) => void = () => undefined): void {
  const cloud = new AiCloud({ outdir });
  change(smallSite(cloud, options));
  cloud.synth();
}

describeWithTerraform('the real terraform with the real null provider', () => {
  jest.setTimeout(300_000);
  const outdir = newCloud().outdir;
  const folder = path.join(outdir, 'stacks', 'site-hall');
  let terraform: TerraformRunner;
  // 140 kW in place of 132, on eight cords without shelf limits.
  const larger = RackSystem.of({
    name: 'own rack 140 kW',
    thermalPower: Power.kilowatts(132),
    provisionedPower: Power.kilowatts(140),
    gpus: 72,
    liquidShare: Ratio.percent(87),
    cordCount: 8,
  });

  const home = process.cwd();
  beforeAll(() => {
    // The state path is relative to the project: work where a project would.
    process.chdir(path.dirname(outdir));
    synth(outdir);
    terraform = new TerraformRunner(folder);
  });
  afterAll(() => process.chdir(home));

  test('init and validate', () => {
    expect(terraform.init()).toMatchObject({ status: 0 });
    expect(terraform.run('validate')).toMatchObject({ status: 0 });
  });

  test('plan names block and part, apply creates all, then the plan is empty', () => {
    const { ran, changes } = terraform.plan();
    expect(ran.status).toBe(0);
    const addresses = changes.map((change) => change.address);
    expect(addresses).toEqual(
      expect.arrayContaining(['null_resource.pod_1_gpu_racks["rack-01"]', 'null_resource.power_ups["block-1/lineup-a/ups"]']),
    );
    expect(changes.every((change) => change.actions.join() === 'create')).toBe(true);
    expect(terraform.run('apply', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
    expect(terraform.run('plan', '-detailed-exitcode', '-input=false').status).toBe(0);
  });

  test('another model in one rack replaces exactly that rack, and the outputs move', () => {
    synth(outdir, { odd: larger });
    terraform.init();
    const { changes, outputs } = terraform.plan();
    const racks = changes.filter((change) => change.address.includes('racks'));
    expect(racks).toEqual([{ address: 'null_resource.pod_1_gpu_racks["rack-02"]', actions: ['delete', 'create'] }]);
    // The gate of the racks reruns, and those after it depend on it; no other equipment moves.
    expect(changes.filter((change) => !change.address.startsWith('null_resource.gate_'))).toEqual(racks);
    // 4 · 132 kW before; 3 · 132 + 140 after.
    expect(outputs.it_demand_kw).toMatchObject({ before: 528, after: 536 });
    expect(terraform.run('apply', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
  });

  test('a pod that is renamed in code is moved: nothing is added and nothing destroyed', () => {
    synth(outdir, { odd: larger, podNames: ['pod-x', 'pod-2'] }, ({ hall }) => hall.renamed('pod-x', 'pod-1'));
    terraform.init();
    const { ran, changes } = terraform.plan();
    expect(ran.text).toMatch(/has moved to/);
    expect(changes.filter((change) => change.actions.includes('delete'))).toEqual([]);
    expect(changes.filter((change) => change.actions.includes('create'))).toEqual([]);
  });

  test('a limit that an operator tightens fails the plan with our sentence', () => {
    const { ran } = terraform.plan('-var=maximum_it_demand_kw=500');
    expect(ran.status).not.toBe(0);
    expect(ran.text.replace(/\s*│\s*/g, ' ')).toContain('The racks of this stack draw 536 kW, above maximum_it_demand_kw = 500');
  });

  test('destroy leaves nothing', () => {
    expect(terraform.run('destroy', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
    expect(terraform.run('state list').text.trim()).toBe('');
  });

  test('no file holds a path of the machine', () => {
    const text = fs.readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8');
    expect(text).not.toContain(path.dirname(outdir));
    expect(JSON.parse(text).terraform.backend.local.path).toBe('../../../terraform.site-hall.tfstate');
  });
});

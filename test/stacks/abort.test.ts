import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import {
  AiCloud,
  DataHall,
  GpuRack,
  RackSystem,
  Site,
  Checks,
  Severity,
  Asset,
  AssetRecord,
  Stage,
  LoadClass,
  Power,
  Ratio,
  PowerPort,
  IPowered,
} from 'cdktf-gigafactory';
import { codeOf, filesBelow, newCloud, newSite } from '../support/cloud';
import { smallSite } from '../support/small-site';

const outdir = (): string => path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'app-')), 'cdktf.out');

/** A stack of the user's own, declared first. */
function ownStack(app: App): TerraformStack {
  const stack = new TerraformStack(app, 'own');
  new TerraformOutput(stack, 'x', { value: 1 });
  return stack;
}

/** A rack that nothing feeds. */
const breakIt = (site: Site): GpuRack => new GpuRack(site, 'lonely', { system: RackSystem.GB300_NVL72 });

describe('a bad design writes nothing, from every entry', () => {
  test('AiCloud.synth', () => {
    const cloud = newCloud();
    breakIt(newSite(cloud));
    expect(codeOf(() => cloud.synth())).toBe('DesignFailed');
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });

  test.each([{}, { skipValidation: true }])("a plain App with the user's own stack first, %j", (options) => {
    const app = new App({ outdir: outdir(), ...options });
    ownStack(app);
    breakIt(newSite(app as AiCloud));
    expect(codeOf(() => app.synth())).toBe('DesignFailed');
    expect(filesBelow(app.outdir)).toEqual([]);
  });

  test('one bad site stops the good one', () => {
    const cloud = newCloud();
    smallSite(cloud, { name: 'good' });
    breakIt(newSite(cloud, 'bad'));
    expect(codeOf(() => cloud.synth())).toBe('DesignFailed');
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });

  test('Testing.synth, fullSynth, toTerraform', () => {
    for (const act of [
      (s: Site) => Testing.synth(s),
      (s: Site) => Testing.synth(s, true),
      (s: Site) => s.toTerraform(),
      (s: Site) => Testing.fullSynth(s),
      (s: Site) => Testing.synthHcl(s),
    ]) {
      const site = newSite(newCloud());
      breakIt(site);
      expect(codeOf(() => act(site))).toBe('DesignFailed');
    }
  });

  test('a good output from before stays, and the error says so', () => {
    const cloud = newCloud();
    smallSite(cloud);
    cloud.synth();
    const before = filesBelow(cloud.outdir);
    const again = new AiCloud({ outdir: cloud.outdir });
    breakIt(newSite(again));
    expect(() => again.synth()).toThrow(/older output is still in '.*cdktf.out': do not apply it/);
    expect(filesBelow(cloud.outdir)).toEqual(before);
  });

  test('HCL output is refused before anything is written', () => {
    const app = new App({ outdir: outdir(), hclOutput: true });
    smallSite(app as AiCloud);
    expect(codeOf(() => app.synth())).toBe('HclRefused');
    expect(filesBelow(app.outdir)).toEqual([]);
  });

  test('two stacks with one id are refused', () => {
    const cloud = newCloud();
    smallSite(cloud);
    new TerraformStack(new TerraformStack(cloud, 'outer'), 'site');
    expect(codeOf(() => cloud.synth())).toBe('StackIdTaken');
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });

  test('the message comes first and no trace of ours below it', () => {
    const cloud = newCloud();
    breakIt(newSite(cloud));
    try {
      cloud.synth();
      throw new Error('not reached');
    } catch (error) {
      const { stack, message } = error as Error;
      expect(stack).toBe(`DesignFailed: ${message}`);
      expect(message).toMatch(/NotPowered structure\/not-powered at site\/lonely/);
      expect(message).toMatch(/NotCooled/);
      expect(message).toMatch(/declared in test\/stacks\/abort.test.ts:\d+/);
    }
  });
});

describe('a good design', () => {
  test('is proved and lowered once, however often it is synthesised', () => {
    const cloud = newCloud();
    const { hall } = smallSite(cloud);
    cloud.synth();
    const first = fs.readFileSync(path.join(cloud.outdir, 'stacks/site-hall/cdk.tf.json'), 'utf8');
    cloud.synth();
    expect(fs.readFileSync(path.join(cloud.outdir, 'stacks/site-hall/cdk.tf.json'), 'utf8')).toBe(first);
    expect(JSON.parse(Testing.synth(hall)).locals).toEqual(JSON.parse(first).locals);
  });

  test('keeps what a user called terraform or gates: the names are taken from the start', () => {
    const site = newSite(newCloud());
    expect(codeOf(() => breakItAs(site, 'terraform'))).toBe('DuplicateName');
    expect(codeOf(() => breakItAs(site, 'gates'))).toBe('DuplicateName');
  });

  test('depends on its site, and groups carry block and kind', () => {
    const cloud = newCloud();
    smallSite(cloud);
    cloud.synth();
    const manifest = JSON.parse(fs.readFileSync(path.join(cloud.outdir, 'manifest.json'), 'utf8'));
    expect(manifest.stacks['site-hall'].dependencies).toEqual(['site']);
    const hall = JSON.parse(fs.readFileSync(path.join(cloud.outdir, 'stacks/site-hall/cdk.tf.json'), 'utf8'));
    expect(Object.keys(hall.locals)).toEqual(expect.arrayContaining(['pod_1_gpu_racks', 'power_transformers', 'cooling_cdus', 'mechanical_ups']));
    expect(hall.resource.null_resource.pod_1_gpu_racks).toMatchObject({ for_each: '${local.pod_1_gpu_racks}', triggers: '${each.value}' });
    expect(hall.locals.pod_1_gpu_racks['rack-01']).toMatchObject({ model: 'GB200 NVL72' });
  });

  test('renames that cannot be are refused', () => {
    const cloud = newCloud();
    const { hall } = smallSite(cloud);
    expect(codeOf(() => hall.renamed('pod-1', 'pod-1'))).toBe('InvalidRename');
    hall.renamed('pod-9', 'pod-8');
    expect(() => cloud.synth()).toThrow(/no block 'pod-9' in this stack; blocks are .*pod-1/);
    const other = newCloud();
    smallSite(other).hall.renamed('pod-1', 'pod-2');
    expect(() => other.synth()).toThrow(/'pod-2' still exists/);
  });
});

const breakItAs = (site: Site, id: string): GpuRack => new GpuRack(site, id, { system: RackSystem.GB300_NVL72 });

/** A kind of the user's own. */
class Beacon extends Asset {
  public constructor(
    scope: Site | DataHall,
    id: string,
    private readonly says: () => AssetRecord,
  ) {
    super(scope, id, { description: '=cmd|calc ${x} %{y}\u0007' });
  }

  public describe(): AssetRecord {
    return this.says();
  }
}

const plain: AssetRecord = { kind: 'beacon', group: 'beacons', stage: Stage.COMPUTE, physical: { fact: '${a} %{b} "q"\n' } };

describe("a kind of the user's own", () => {
  test('is lowered and listed, and hostile text is data', () => {
    const cloud = newCloud();
    const { site } = smallSite(cloud);
    new Beacon(site, 'beacon', () => plain);
    cloud.synth();
    const stack = JSON.parse(fs.readFileSync(path.join(cloud.outdir, 'stacks/site/cdk.tf.json'), 'utf8'));
    expect(stack.locals.beacons.beacon.fact).toBe('$${a} %%{b} "q"\n');
    const csv = fs.readFileSync(path.join(cloud.outdir, 'manifests/site/assets.csv'), 'utf8');
    expect(csv).toContain("'=cmd|calc ${x} %{y}");
    expect(csv).not.toContain('\u0007');
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('boom');
      },
      /describe\(\) failed: boom; .* at \[site\/beacon\]/,
    ],
    ['returns nothing', () => undefined as never, /it returned undefined/],
    ['forgets its group', () => ({ ...plain, group: '' }), /'group' is missing/],
    ['has a group that is no name', () => ({ ...plain, group: 'A b' }), /lower-case letters/],
    ['has a demand without numbers', () => ({ ...plain, demand: { cords: [] } as never }), /'demand.peak' must be a Power/],
  ])('that %s is a coded error with its path', (_, says, message) => {
    const cloud = newCloud();
    new Beacon(newSite(cloud), 'beacon', says as () => AssetRecord);
    expect(() => cloud.synth()).toThrow(message);
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });

  test('that draws power is judged like ours', () => {
    class Heater extends Asset implements IPowered {
      public readonly power = PowerPort.load(this, {
        peak: Power.kilowatts(1),
        provisioned: Power.kilowatts(1),
        thermal: Power.kilowatts(1),
        average: Power.kilowatts(1),
        powerFactor: Ratio.ONE,
        loadClass: LoadClass.CONTROL,
        cords: [{ id: 'supply' }],
      });
      public describe(): AssetRecord {
        return { ...plain, demand: this.power.demand };
      }
    }
    const cloud = newCloud();
    new Heater(newSite(cloud), 'heater');
    expect(() => cloud.synth()).toThrow(/1 load is fed by nothing: heater/);
  });
});

describe('acknowledgements and own checks', () => {
  test('a warning is acknowledged with a reason, below a construct, until a day', () => {
    const cloud = newCloud();
    const { hall, site } = smallSite(cloud);
    Checks.of(hall).acknowledge('space/floor-load', { reason: 'structural report 12 of the building', until: '2999-01-01' });
    expect(cloud.summary()).toMatch(/0 warnings, 0 for information, \d acknowledged/);
    expect(cloud.summary()).toContain('acknowledged: structural report 12 of the building (until 2999-01-01)');
    expect(codeOf(() => Checks.of(site).acknowledge('power/overcurrent', { reason: 'we like it' }))).toBe('NotAcknowledgeable');
    expect(codeOf(() => Checks.of(site).acknowledge('PWR-10', { reason: '' }))).toBe('ReasonMissing');
    expect(codeOf(() => Checks.of(site).acknowledge('PWR-10', { reason: 'long enough', until: '2026-02-30' }))).toBe('InvalidDate');
    expect(() => Checks.of(site).acknowledge('power/overcurent', { reason: 'long enough' })).toThrow(/did you mean 'power\/overcurrent'/);
  });

  test('an expired acknowledgement does not count', () => {
    const cloud = newCloud();
    const { hall } = smallSite(cloud);
    Checks.of(hall).acknowledge('space/floor-load', { reason: 'structural report 12 of the building', until: '2001-01-01' });
    expect(cloud.summary()).toMatch(/[1-9]\d* warnings?, 0 for information, 0 acknowledged/);
  });

  test("a check of one's own stops synthesis, and one that throws is a finding", () => {
    const cloud = newCloud();
    const { site } = smallSite(cloud);
    Checks.of(site).add({
      id: 'mine/few-racks',
      severity: Severity.ERROR,
      evaluate: (analysis) => (analysis.sites()[0].racks > 3 ? [{ path: 'site', message: 'more than 3 racks', fix: 'fewer' }] : []),
    });
    Checks.of(site).add({
      id: 'mine/broken',
      severity: Severity.WARNING,
      evaluate: () => {
        throw new Error('boom');
      },
    });
    expect(() => cloud.synth()).toThrow(/mine\/few-racks[\s\S]*more than 3 racks|mine\/broken/);
    expect(() => cloud.synth()).toThrow(/check 'mine\/broken' could not be evaluated: boom/);
    expect(codeOf(() => Checks.of(site).add({ id: 'mine/broken', severity: Severity.INFO, evaluate: () => [] }))).toBe('DuplicateCheck');
  });
});

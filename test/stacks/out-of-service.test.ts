import * as fs from 'fs';
import * as path from 'path';
import Ajv2020 from 'ajv/dist/2020';
import { AiCloud, Service } from 'cdktf-gigafactory';
import { prove } from '../../lib/stacks/pipeline';
import { summaryText } from '../../lib/report/text';
import { newCloud } from '../support/cloud';
import { smallSite } from '../support/small-site';

/** The small site with one pump of its heat rejection in maintenance, or with nothing said. */
function written(out: boolean): { cloud: AiCloud; pump: string } {
  const cloud = newCloud();
  const { cooling } = smallSite(cloud);
  const pump = cooling.node.findAll().find((construct) => construct.node.path.endsWith('warm-pumps/pump-2'))!;
  if (out) {
    Service.of(pump).maintenance({ until: '2027-03-31', reason: 'seal\nworn' });
  }
  cloud.synth();
  return { cloud, pump: pump.node.path };
}
const stacks = ({ outdir }: AiCloud): string[] =>
  fs
    .readdirSync(path.join(outdir, 'stacks'))
    .sort()
    .map((stack) => fs.readFileSync(path.join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));

describe('equipment out of service, all the way', () => {
  const [before, after] = [written(false), written(true)];
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(after.cloud.outdir, 'manifests', 'site', file), 'utf8'));

  test('Terraform is the same to the byte: nothing is rebuilt for an outage', () => expect(stacks(after.cloud)).toEqual(stacks(before.cloud)));

  test('the inventory says it, by its schema', () => {
    const schema = JSON.parse(fs.readFileSync(path.join(__dirname, '../../schemas/inventory.schema.json'), 'utf8'));
    const inventory = read('inventory.json');
    expect(new Ajv2020({ allErrors: true }).compile(schema)(inventory)).toBe(true);
    const services = inventory.assets.flatMap((asset: { path: string; service?: object }) => (asset.service ? [[asset.path, asset.service]] : []));
    expect(services).toEqual([[after.pump, { kind: 'maintenance', reason: 'seal\nworn', until: '2027-03-31' }]]);
  });

  test('the budget as built stays, and that of today stands beside it', () => {
    const { today, ...asBuilt } = read('budget.json');
    expect(asBuilt).toEqual(JSON.parse(fs.readFileSync(path.join(before.cloud.outdir, 'manifests', 'site', 'budget.json'), 'utf8')));
    expect(today.out_of_service).toEqual([after.pump]);
    expect(today.scenarios.every((label: string) => label.endsWith(`, with ${after.pump} out of service`))).toBe(true);
  });

  test('findings of a further failure are warnings that name what is out', () => {
    const { findings } = prove(after.cloud).verdict;
    const further = findings.filter(({ scenario }) => scenario?.includes(`with ${after.pump} out of service`));
    expect(further.length).toBeGreaterThan(0);
    expect(new Set(further.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  test('the summary lists it, in one line', () => {
    const { analyses, verdict } = prove(after.cloud);
    expect(summaryText(analyses, verdict, 'out')).toMatch(new RegExp(`out of service +${after.pump}: maintenance until 2027-03-31, seal worn`));
  });
});

import * as fs from 'fs';
import * as path from 'path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'csv-parse/sync';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';
import { smallSite } from '../support/small-site';

describe('manifests', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  cloud.synth();
  const folder = path.join(cloud.outdir, 'manifests', 'us-tx-1');
  const read = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
  const rows = (file: string): Record<string, string>[] => parse(read(file), { columns: true });

  test('are all there, and nothing else is left in the folder', () => {
    expect(fs.readdirSync(folder).sort()).toEqual([
      'assets.csv',
      'bill-of-materials.csv',
      'budget.json',
      'checks.json',
      'cooling-schedule.csv',
      'findings.json',
      'findings.junit.xml',
      'findings.sarif',
      'inventory.json',
      'links.csv',
      'power-schedule.csv',
    ]);
    expect(fs.readdirSync(cloud.outdir).sort()).toEqual(['manifest.json', 'manifests', 'stacks']);
  });

  test('the inventory follows its schema, which refuses what it does not know', () => {
    const schema = JSON.parse(fs.readFileSync(path.join(__dirname, '../../schemas/inventory.schema.json'), 'utf8'));
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    const inventory = JSON.parse(read('inventory.json'));
    expect([validate(inventory), validate.errors]).toEqual([true, null]);
    expect(validate({ ...inventory, assets: [{ ...inventory.assets[0], demand_kilowatts: 3 }] })).toBe(false);
  });

  test('the inventory holds ratings, factors, curves and the order of sources', () => {
    const inventory = JSON.parse(read('inventory.json'));
    const find = (p: string) => inventory.assets.find((a: { path: string }) => a.path === p);
    expect(find('us-tx-1-hall-a/power/block-1/lineup-a/ups').source).toMatchObject({
      capacity_component: true,
      input_power_factor_ratio: 0.99,
      recharge_ratio: 0.1,
      limits: [expect.objectContaining({ power_kw: 1500 }), expect.objectContaining({ apparent_power_kva: 1548 })],
      losses: [expect.objectContaining({ no_load: 0.0060044, linear: -0.0007659, square: 0.0320235, rated_power_kw: 1500 })],
    });
    expect(find('us-tx-1-hall-a/pod-1/rack-01').cooling.heat.flow_table[3]).toMatchObject({ supply_temperature_c: 40, flow_lpm: 119 });
    const feeds = inventory.power_links.filter((l: { receiver: string }) => l.receiver.endsWith('power/block-1/lineup-b/transformer'));
    expect(feeds.map((l: { giver: string; order: number }) => [l.order, l.giver])).toEqual([
      [0, 'us-tx-1/utility/mv-b'],
      [1, 'us-tx-1/utility/mv-a'],
    ]);
  });

  test('the budget says of each limit demand, limit, headroom and scenario', () => {
    const budget = JSON.parse(read('budget.json'));
    const run = budget.limits.find((l: { path: string }) => l.path.endsWith('block-1/lineup-a/busway-pod-1'));
    expect(run).toMatchObject({ unit: 'A', rated: 800, limit: 640, scenarios_over: 0 });
    expect(run.headroom_worst).toBeCloseTo(run.limit - run.demand_worst, 6);
    expect(run.demand_worst_scenario).toMatch(/lineup-[bcd]\/\w+ out/);
  });

  test('the spreadsheets parse, and count what there is', () => {
    expect(rows('assets.csv').filter((r) => r.kind === 'gpu_rack')).toHaveLength(48);
    // 48·8 shelf cords and 48·2 cords of network racks.
    expect(rows('links.csv').filter((r) => r.cord !== '' && /hall-a\/(pod|net)-/.test(r.receiver))).toHaveLength(48 * 8 + 48 * 2);
    const bill = rows('bill-of-materials.csv');
    expect(bill.find((r) => r.model === 'GB300 NVL72')).toMatchObject({ count: '48', confidence: 'vendor_second_hand' });
    expect(bill.find((r) => r.kind === 'power_shelf')).toMatchObject({ count: '384' });
    expect(bill.find((r) => r.kind === 'cdu')).toMatchObject({ count: '12' });
    const schedule = rows('power-schedule.csv').find((r) => r.path.endsWith('pod-1/rack-01') && r.cord === 'shelf-1')!;
    expect(schedule).toMatchObject({ unit: 'A', rated: '60', limit: '48', fed_by: 'us-tx-1-hall-a/power/block-1/lineup-a/busway-pod-1' });
    expect(rows('cooling-schedule.csv').length).toBeGreaterThan(30);
  });

  test('are replaced whole: a site that is gone leaves nothing behind', () => {
    const again = newCloud();
    smallSite(again, { name: 'one' });
    smallSite(again, { name: 'two' });
    again.synth();
    expect(fs.readdirSync(path.join(again.outdir, 'manifests'))).toEqual(['one', 'two']);
    const { AiCloud } = jest.requireActual<typeof import('cdktf-gigafactory')>('cdktf-gigafactory');
    const next = new AiCloud({ outdir: again.outdir });
    smallSite(next, { name: 'two' });
    next.synth();
    expect(fs.readdirSync(path.join(again.outdir, 'manifests'))).toEqual(['two']);
  });
});

import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { analyseSite } from '../../lib/analysis/analyse';
import { randomSite } from '../support/random-site';
import { wired } from './wired';
import { runAudit, writeAnalysis } from './written';

type Change = (value: never) => unknown;

/** What the audit says of a good budget of an electrical network in which one figure is changed. */
describe('the audit of the electrical network', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'audit-'));
  const good = writeAnalysis(analyseSite(wired(randomSite(2, { cords: true }).site, 2)), folder, 'good');

  function changed(section: string, place: string, change: Change): { status: number | null; output: string } {
    const target = path.join(folder, place);
    fs.cpSync(good, target, { recursive: true });
    const document = JSON.parse(fs.readFileSync(path.join(good, 'budget.json'), 'utf8'));
    const keys = place.split('.');
    const last = keys.pop()!;
    const holder = keys.reduce((value, key) => value[key], document[section]);
    expect(holder[last]).toBeDefined();
    holder[last] = change(holder[last] as never);
    fs.writeFileSync(path.join(target, 'budget.json'), JSON.stringify(document));
    return runAudit([target]);
  }

  const times = (factor: number) => (value: number) => value * factor;
  const without = (index: number) => (list: unknown[]) => list.filter((_, i) => i !== index);

  test('holds as it is', () => {
    expect(runAudit([good])).toMatchObject({ status: 0, output: expect.stringMatching(/voltage +\d{2,}/) });
  });

  test.each<[string, string, Change, RegExp]>([
    ['a voltage', 'voltage.nodes.9.normal_pu', times(1.00001), /voltage .*normal_pu/],
    ['the input of a converter', 'voltage.inputs.0.lowest_pu', times(0.9999), /voltage .*lowest_pu/],
    ['the scenario of the lowest', 'voltage.inputs.0.lowest_scenario', () => 'on utility, all in service', /voltage .*input in/],
    ['a drop', 'voltage.drops.0.total_ratio', times(1.01), /voltage .*total_ratio/],
    ['the cord of a drop', 'voltage.drops.0.cord', () => 'nowhere', /voltage .*branch_ratio/],
    ['a loss', 'voltage.conductor_and_winding_loss_kw', times(1.001), /voltage conductor_and_winding_loss_kw/],
    ['a state left out', 'voltage.states', without(4), /voltage contingenc/],
    ['a node left out', 'voltage.nodes', without(3), /voltage nodes/],
  ])('sees %s changed', (_name, place, change, said) => {
    const { status, output } = changed('electrical', place, change);
    expect(output).toMatch(said);
    expect(status).toBe(1);
  });
});

import { InputMode, PowerLevel, SourceRole, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { LiteralSite } from '../support/literal-site';

/** Three buses tied in a row; feed-1 feeds a and b, feed-2 feeds c; generators only at b. A load on each. */
function row(): LiteralSite {
  const bus = { level: PowerLevel.MEDIUM_VOLTAGE, input: InputMode.SELECTIVE };
  const site = new LiteralSite(Tier.III).utility('feed-1').utility('feed-2').generator('set', 1000);
  site.path('bus-a', 1000, bus).path('bus-b', 1000, bus).path('bus-c', 1000, bus);
  site.feed('feed-1', 'bus-a').feed('feed-1', 'bus-b').feed('set', 'bus-b').feed('feed-2', 'bus-c');
  for (const [one, two] of ['ab', 'bc']) {
    site.path(`tie-${one}${two}`, 1000, { role: SourceRole.TIE, level: PowerLevel.MEDIUM_VOLTAGE });
    site.feed(`bus-${one}`, `tie-${one}${two}`).feed(`bus-${two}`, `tie-${one}${two}`);
  }
  for (const name of ['a', 'b', 'c']) {
    site.load(`load-${name}`, 10, [{ id: 'x' }]).feed(`bus-${name}`, `load-${name}`, 'x');
  }
  return site;
}

const dark = (site: LiteralSite, scenario: string): string[] => {
  const { scenarios, outcomes, site: snapshot } = analyseSite(site.build());
  const index = scenarios.findIndex(({ label }) => label === scenario);
  expect(index).toBeGreaterThanOrEqual(0);
  return (outcomes.find((outcome) => outcome.scenario === index)?.dark ?? []).map((asset) => snapshot.assets[asset].path);
};

test('a bus that is fed over a tie gives nothing over a second one, its own generators included', () => {
  // b takes utility from c before its own generators; a finds b neither on its own utility nor on its own generators.
  expect(dark(row(), 'on utility, feed-1 out')).toEqual(['load-a']);
});

test('once it is on its own generators it gives of them', () => {
  expect(dark(row(), 'on generators, all in service')).toEqual([]);
  expect(dark(row(), 'on generators, tie-bc out')).toEqual(['load-c']);
  expect(dark(row(), 'on generators, tie-ab out')).toEqual(['load-a']);
});

test('a bus that hangs on a bus that it is tied to is no cycle', () => {
  // c is fed from a; b is tied to both.
  const site = new LiteralSite(Tier.III).utility('feed-1').utility('feed-2').generator('set', 1000);
  for (const name of ['a', 'b', 'c']) {
    site.path(`bus-${name}`, 1000, { level: PowerLevel.MEDIUM_VOLTAGE });
  }
  site.feed('feed-1', 'bus-a').feed('feed-2', 'bus-b').feed('set', 'bus-b').feed('bus-a', 'bus-c');
  for (const [one, two] of ['ab', 'cb']) {
    site.path(`tie-${one}${two}`, 1000, { role: SourceRole.TIE, level: PowerLevel.MEDIUM_VOLTAGE });
    site.feed(`bus-${one}`, `tie-${one}${two}`).feed(`bus-${two}`, `tie-${one}${two}`);
  }
  site.load('load', 10, [{ id: 'x' }]).feed('bus-c', 'load', 'x');
  expect(dark(site, 'on utility, feed-1 out')).toEqual([]);
});

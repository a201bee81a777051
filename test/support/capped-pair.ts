import { Duration, LimitRule, OverloadPoint, Power, Ratio, Tier } from 'cdktf-gigafactory';
import { LiteralSite, limitKw } from './literal-site';

/** What UPS usually bear. */
export const USUAL: OverloadPoint[] = [
  { load: Ratio.percent(110), duration: Duration.minutes(60) },
  { load: Ratio.percent(125), duration: Duration.minutes(10) },
  { load: Ratio.percent(150), duration: Duration.minutes(1) },
];

interface Options {
  readonly kw?: number;
  readonly capKw?: number;
  readonly responseS?: number;
  readonly overload?: OverloadPoint[] | null;
  readonly rule?: LimitRule;
}

/** Two racks on two UPS of 100 kW: 60 kW each in normal operation, all of both racks after one is lost. */
export function pair({ kw = 60, capKw = 45, responseS = 30, overload = USUAL, rule = LimitRule.UPS }: Options = {}): LiteralSite {
  const site = new LiteralSite(Tier.III).utility('feed-1').utility('feed-2');
  for (const n of [1, 2]) {
    site.path(`ups-${n}`, 100, { more: { limits: [{ ...limitKw('active power', rule, 100), overload: overload ?? undefined }] } });
    site.feed(`feed-${n}`, `ups-${n}`);
  }
  for (const n of [1, 2]) {
    site.load(`rack-${n}`, kw, [{ id: 'a' }, { id: 'b' }], {
      powerCap: capKw > 0 ? { power: Power.kilowatts(capKw), response: Duration.seconds(responseS) } : undefined,
    });
    site.feed('ups-1', `rack-${n}`, 'a').feed('ups-2', `rack-${n}`, 'b');
  }
  return site.claim('plant', '2N', 1, [['ups-1'], ['ups-2']]);
}

import type { AssetRecord, HeatFacts, PowerDemand } from '../../core';
import type { Power } from '../../units';
import { PRESSURE_EXPONENT } from '../figures';
import { onceFor } from '../memo';
import type { SiteSnapshot } from '../model';

/** The site with every rack's heat at provisioned power; the flow that a rack asks for grows with its heat (flow = table · Q/Q_TDP). */
export const atProvisionedPower = onceFor((site: SiteSnapshot) => withHeat(site, (demand) => demand.provisioned, true));

/** The site with every rack's heat at average power; the flow of the maker's table stays, as the CDUs hold it by differential pressure. */
export const atAveragePower = onceFor((site: SiteSnapshot) => withHeat(site, (demand) => demand.average, false));

/** A copy in which the thermal power of loads that do not cool is another of their numbers. Equal records stay one object. */
function withHeat(site: SiteSnapshot, power: (demand: PowerDemand) => Power, flows: boolean): SiteSnapshot {
  const known = new Map<HeatFacts, Map<number, HeatFacts>>();
  const scaled = (heat: HeatFacts, ratio: number): HeatFacts => {
    const byRatio = known.get(heat) ?? new Map<number, HeatFacts>();
    known.set(heat, byRatio);
    const found = byRatio.get(ratio) ?? scaledFlow(heat, ratio);
    byRatio.set(ratio, found);
    return found;
  };
  const changed = (record: AssetRecord): AssetRecord => {
    const { demand, cooling } = record;
    if (!demand || cooling?.unit) {
      return record;
    }
    const thermal = power(demand);
    const before = demand.thermal.toWatts();
    const ratio = before > 0 ? thermal.toWatts() / before : 1;
    const heat = flows && cooling?.heat ? scaled(cooling.heat, ratio) : cooling?.heat;
    return { ...record, demand: { ...demand, thermal }, cooling: cooling && { ...cooling, heat } };
  };
  return { ...site, assets: site.assets.map((asset) => ({ ...asset, record: changed(asset.record) })) };
}

/** The table at another heat: flows in proportion, and the pressure drop of the same rack at those flows. Flow by kilowatt follows by itself. */
function scaledFlow(heat: HeatFacts, ratio: number): HeatFacts {
  const exponent = heat.pressureExponent ?? PRESSURE_EXPONENT;
  return {
    ...heat,
    flowTable: heat.flowTable?.map((point) => ({
      ...point,
      flow: point.flow.times(ratio),
      pressureDrop: point.pressureDrop.times(ratio ** exponent),
    })),
  };
}

import { Tier } from '../../core';
import type { SiteAnalysis, SiteSnapshot } from '../model';
import { onceFor } from '../memo';
import { ResilienceBench, benchOf } from './bench';
import { bypassBench, bypassable } from './bypass';
import { fireCompartments } from './fire';
import type { FailingZone, Zone, ZoneAnalysis, ZoneOutcome } from './model';
import { stuckBreakers } from './stuck';
import { faultZones, maintenanceZones } from './zones';

/** Maintenance of every component of a site, on utility and on generators, from nothing. */
export const maintenanceRun = (site: SiteSnapshot): ZoneAnalysis => withBypass(site, run(benchOf(site), maintenanceZones(site)));

/** Every fault zone of a site, stuck breakers and fire compartments included, from nothing. */
export const faultZoneRun = (site: SiteSnapshot): ZoneAnalysis => run(benchOf(site), allFaults(benchOf(site)));

/** Maintenance, with what the single-failure run has answered already taken from it. */
export const maintenance = onceFor((analysis: SiteAnalysis) =>
  withBypass(analysis.site, run(benchOf(analysis.site), maintenanceZones(analysis.site), answered(analysis))),
);

/** Fault zones, with what the single-failure run has answered already taken from it. */
export const faults = onceFor((analysis: SiteAnalysis) => {
  const bench = benchOf(analysis.site);
  return run(bench, allFaults(bench), answered(analysis));
});

const allFaults = (bench: ResilienceBench): Zone[] => [...faultZones(bench.site), ...stuckBreakers(bench.engines), ...fireCompartments(bench.site)];

/** Whether a scenario is known to hold without being run. */
type Known = (zone: Zone, state: 'U' | 'G') => boolean;

function run(bench: ResilienceBench, zones: Zone[], holds: Known = () => false): ZoneAnalysis {
  const failing: FailingZone[] = [];
  let scenarios = 0;
  for (const zone of zones) {
    const outcomes: ZoneOutcome[] = [];
    for (const engine of bench.engines) {
      if (zone.states && !zone.states.includes(engine.state)) {
        continue;
      }
      scenarios++;
      const outcome = holds(zone, engine.state) ? undefined : bench.judge(engine, zone.removed);
      if (outcome) {
        outcomes.push(outcome);
      }
    }
    if (outcomes.length > 0) {
      failing.push({ zone, outcomes });
    }
  }
  return { zones, scenarios, failing, bypassed: [] };
}

/** Zones that fail are tried again with the bypasses of what they take out closed by hand first. */
function withBypass(site: SiteSnapshot, result: ZoneAnalysis): ZoneAnalysis {
  const bypasses = bypassable(site);
  const failing: FailingZone[] = [];
  const bypassed: Zone[] = [];
  for (const entry of result.failing) {
    const usable = entry.zone.removed.some((asset) => bypasses.has(asset));
    const bench = usable ? bypassBench(site) : undefined;
    const left = bench?.engines.flatMap((engine) => bench.judge(engine, entry.zone.removed) ?? []);
    if (left?.length === 0) {
      bypassed.push(entry.zone);
    } else {
      failing.push(left ? { zone: entry.zone, outcomes: left } : entry);
    }
  }
  return { ...result, failing, bypassed };
}

/** Single components that the single-failure run took out without consequence; that run covers all of them from tier III. */
function answered(analysis: SiteAnalysis): Known {
  const { site, scenarios, outcomes, power, thermal } = analysis;
  if (site.tier !== Tier.III && site.tier !== Tier.IV) {
    return () => false;
  }
  const troubled = new Set<number>(outcomes.map((outcome) => outcome.scenario));
  power.limits.forEach((limit) => limit.overloads.forEach((scenario) => troubled.add(scenario)));
  power.shelves.forEach((shelf) => shelf.overloads.forEach((scenario) => troubled.add(scenario)));
  thermal.results.forEach((result) => result.failing.forEach((scenario) => troubled.add(scenario)));
  const fine = new Set<string>();
  for (const { index, state, removed, part } of scenarios) {
    if (removed >= 0 && part === undefined && !troubled.has(index)) {
      fine.add(`${state} ${removed}`);
    }
  }
  return (zone, state) => zone.removed.length === 1 && fine.has(`${state} ${zone.removed[0]}`);
}

import type { Asset } from '../core';
import { Power, Ratio } from '../units';
import { AnnualBudget, annualBudget } from './annual-budget';
import { unknownAsset } from './errors';
import { availability } from './availability/availability';
import type { SiteAnalysis } from './model';

/** Budget of one site. */
export interface SiteBudget {
  /** Name of the site. */
  readonly site: string;
  /** Racks. */
  readonly racks: number;
  /** GPUs. */
  readonly gpus: number;
  /** Provisioned power of all racks, AC input. */
  readonly itDemand: Power;
  /** Thermal design power of all racks. */
  readonly itThermal: Power;
  /** At the utility feeds and of generators that carry load beside them, provisioned, mechanical plant at nameplate. */
  readonly facilityDemand: Power;
  /** At the same places on the design day at thermal design power. */
  readonly facilityDesign: Power;
  /**
   * Facility over IT on the design day: a design figure, not an annual one.
   * @default - none without IT
   */
  readonly designPue?: number;
  /** Rack heat that leaves in liquid. */
  readonly heatToLiquid: Power;
  /** Rack heat that leaves in air. */
  readonly heatToAir: Power;
}

/** One limit of one piece of equipment over all scenarios. */
export interface ComponentBudget {
  /** Construct path. */
  readonly path: string;
  /** Name of the limit. */
  readonly limitName: string;
  /** 'kW', 'kVA' or 'A'. */
  readonly unit: string;
  /** What may be used. */
  readonly limit: number;
  /** Largest demand in a base state. */
  readonly normal: number;
  /** Largest demand in any scenario. */
  readonly worst: number;
  /** Share of the limit left in the worst scenario; below zero is an overload. */
  readonly headroom: number;
  /** That scenario, in words. */
  readonly worstScenario: string;
}

/** What one failure takes with it. */
export interface FailureOutcome {
  /** Name of the site. */
  readonly site: string;
  /** The scenario, in words. */
  readonly scenario: string;
  /** Loads without supply. */
  readonly darkLoads: string[];
  /** Racks lost, without supply or without cooling. */
  readonly racksLost: number;
  /** GPUs without supply. */
  readonly gpusLost: number;
}

/**
 * Availability of the supply of racks that hang on the same sources alike: minutes a year without power at their cords, side by side for independent
 * failures and for a share β of failures with a common cause. Cooling, and the racks themselves, are not in it. Never derive a tier from it.
 */
export interface SupplyAvailability {
  /** Name of the site. */
  readonly site: string;
  /** Class of the loads, for example 'training'. */
  readonly loadClass: string;
  /** Construct paths of the racks. */
  readonly loads: string[];
  /** Minutes a year with independent failures: a lower bound of what happens. */
  readonly minutesIndependent: number;
  /** Minutes a year with β = 1 %. */
  readonly minutesBeta1: number;
  /** Minutes a year with β = 5 %. */
  readonly minutesBeta5: number;
  /**
   * Minutes a year with β = 5 % and the observed rate at which both of two utility circuits are lost.
   * @default - not two utility feeds
   */
  readonly minutesObserved?: number;
  /** Components whose loss alone darkens them, on utility. */
  readonly singlePoints: string[];
  /** Pairs of components, neither in `singlePoints`, whose loss darkens them. */
  readonly pairs: number;
  /** Components among them without failure rates; the minutes are then a lower bound. */
  readonly withoutRates: string[];
}

/** What the analysis found: budgets of sites and components, and the outcome of failures. */
export class Analysis {
  private readonly analyses: SiteAnalysis[];

  /** @internal */
  public constructor(analyses: unknown) {
    this.analyses = analyses as SiteAnalysis[];
  }

  /** Budgets of all sites. */
  public sites(): SiteBudget[] {
    return this.analyses.map(({ site, totals }) => ({
      site: site.name,
      racks: totals.racks,
      gpus: totals.gpus,
      itDemand: Power.kilowatts(totals.itProvisionedKw),
      itThermal: Power.kilowatts(totals.itThermalKw),
      facilityDemand: Power.kilowatts(totals.facilityProvisionedKw),
      facilityDesign: Power.kilowatts(totals.facilityDesignKw),
      designPue: totals.designPue,
      heatToLiquid: Power.kilowatts(totals.heatToLiquidKw),
      heatToAir: Power.kilowatts(totals.heatToAirKw),
    }));
  }

  /** The year of every site that has weather, racks and a utility feed. */
  public annual(): AnnualBudget[] {
    return this.analyses.flatMap((analysis) => annualBudget(analysis) ?? []);
  }

  /** Every electrical limit of every component, cords included, site by site. */
  public components(): ComponentBudget[] {
    return this.analyses.flatMap((analysis) => this.limits(analysis, () => true));
  }

  /** The limits of one piece of equipment. Fails for equipment that was added later. */
  public of(asset: Asset): ComponentBudget[] {
    const path = asset.node.path;
    const analysis = this.analyses.find((a) => a.site.assets.some((entry) => entry.path === path));
    if (!analysis) {
      throw unknownAsset(path);
    }
    const index = analysis.site.assets.find((entry) => entry.path === path)!.index;
    return this.limits(analysis, (limitAsset) => limitAsset === index);
  }

  /** Outcomes of all scenarios that take something with them. */
  public failures(): FailureOutcome[] {
    return this.analyses.flatMap(({ site, scenarios, outcomes }) =>
      outcomes.map((outcome) => ({
        site: site.name,
        scenario: scenarios[outcome.scenario].label,
        darkLoads: outcome.dark.map((asset) => site.assets[asset].path),
        racksLost: outcome.racksLost + outcome.racksOverheated,
        gpusLost: outcome.gpusLost,
      })),
    );
  }

  /** Availability of the supply of racks, worst first within a site. */
  public availability(): SupplyAvailability[] {
    return this.analyses.flatMap((analysis) => {
      const path = (asset: number): string => analysis.site.assets[asset].path;
      return [...availability(analysis).classes]
        .sort((a, b) => b.minutes.beta5 - a.minutes.beta5 || a.loads[0] - b.loads[0])
        .map((c) => ({
          site: analysis.site.name,
          loadClass: c.loadClass,
          loads: c.loads.map(path),
          minutesIndependent: c.minutes.independent,
          minutesBeta1: c.minutes.beta1,
          minutesBeta5: c.minutes.beta5,
          minutesObserved: c.minutes.observed,
          singlePoints: c.first.map(path),
          pairs: c.second.length,
          withoutRates: c.missing.map(path),
        }));
    });
  }

  /** Least headroom of the whole cloud after the worst single failure, as a share of the limit; 1 without limits. */
  public tightestHeadroom(): Ratio {
    const least = Math.min(1, ...this.components().map((component) => component.headroom));
    return Ratio.of(Math.max(0, least));
  }

  private limits(analysis: SiteAnalysis, wanted: (asset: number) => boolean): ComponentBudget[] {
    return analysis.power.limits
      .filter((limit) => wanted(limit.asset))
      .map((limit) => ({
        path: analysis.site.assets[limit.asset].path + (limit.cord ? `#${limit.cord}` : ''),
        limitName: limit.name,
        unit: limit.unit,
        limit: limit.limit,
        normal: limit.normal,
        worst: limit.worst,
        headroom: 1 - limit.worst / limit.limit,
        worstScenario: analysis.scenarios[limit.worstScenario].label,
      }));
  }
}

import type { Asset } from '../core';
import { Power, Ratio } from '../units';
import { unknownAsset } from './errors';
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
  /** At the utility feeds, provisioned, mechanical plant at nameplate. */
  readonly facilityDemand: Power;
  /** At the utility feeds on the design day at thermal design power. */
  readonly facilityDesign: Power;
  /** Facility over IT on the design day; none without IT. A design figure, not an annual one. */
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

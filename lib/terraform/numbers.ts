import type { LimitResult, SiteAnalysis, SnapshotAsset } from '../analysis/model';
import { isInformationTechnology } from '../analysis/model';
import { annualOf } from '../analysis/year/annual';

/** A derived number of a stack: an output that moves with the design, and the variable that limits it at plan time. */
export interface StackNumber {
  readonly name: string;
  readonly value: number;
  readonly description: string;
  /** Message of the failed plan, up to the limit. */
  readonly sentence: string;
  readonly limit?: { readonly variable: string; readonly description: string; readonly atMost: boolean; readonly fix: string };
}

/** Outputs of a stack: of its own racks, and of the whole site where the stack is the site. Names are a public contract. */
export function stackNumbers(analysis: SiteAnalysis, assets: SnapshotAsset[], tightest: LimitResult | undefined, isSite: boolean): StackNumber[] {
  const racks = assets.flatMap(({ record: { demand } }) => (demand && isInformationTechnology(demand) ? [demand] : []));
  const gpus = racks.reduce((sum, demand) => sum + (demand.gpus ?? 0), 0);
  const demand = round(racks.reduce((sum, { provisioned }) => sum + provisioned.toKilowatts(), 0));
  const numbers: StackNumber[] = [
    plain('racks', racks.length, 'Racks of this stack'),
    plain('gpus', gpus, 'GPUs of this stack'),
    {
      name: 'it_demand_kw',
      value: demand,
      description: 'Provisioned power of the racks of this stack, kW',
      sentence: `The racks of this stack draw ${demand} kW, above maximum_it_demand_kw =`,
      limit: {
        variable: 'maximum_it_demand_kw',
        description: 'Largest provisioned power of the racks of this stack, kW; null does not limit',
        atMost: true,
        fix: 'remove racks or raise the limit',
      },
    },
    ...(tightest ? headroom(analysis, tightest) : []),
  ];
  return isSite ? [...numbers, ...siteNumbers(analysis)] : numbers;
}

function headroom(analysis: SiteAnalysis, tightest: LimitResult): StackNumber[] {
  const { path } = analysis.site.assets[tightest.asset];
  const percent = round((1 - tightest.worst / tightest.limit) * 100);
  return [
    {
      name: 'headroom_percent',
      value: percent,
      description: `Least electrical headroom of the equipment of this stack, cords of racks apart, after its worst single failure, %: ${path}, ${tightest.name}`,
      sentence: `${path} keeps ${percent} % headroom after its worst single failure, below minimum_headroom_percent =`,
      limit: {
        variable: 'minimum_headroom_percent',
        description: 'Least headroom after the worst single failure, %; null does not limit',
        atMost: false,
        fix: 'take the next size up, move racks away, or lower the limit',
      },
    },
    plain('headroom_kw', headroomKw(analysis, tightest), `The same headroom as active power, kW: ${path}, ${tightest.name}`),
  ];
}

/** The limit with the least share left after its worst single failure, for each stack. Cords belong to their rack and have checks of their own. */
export function tightestByStack(analysis: SiteAnalysis): Map<string, LimitResult> {
  const share = (limit: LimitResult): number => limit.worst / limit.limit;
  const tightest = new Map<string, LimitResult>();
  for (const limit of analysis.power.limits) {
    const { stack } = analysis.site.assets[limit.asset];
    const best = tightest.get(stack);
    if (limit.cord === '' && limit.limit > 0 && (!best || share(limit) > share(best))) {
      tightest.set(stack, limit);
    }
  }
  return tightest;
}

/** What is left of a limit in kW: kVA and amperes at the power factor that the equipment carries on utility, else at the lowest of the site's loads. */
function headroomKw(analysis: SiteAnalysis, { asset, name, unit, limit, worst }: LimitResult): number {
  const left = limit - worst;
  if (unit === 'kW') {
    return round(left);
  }
  const flow = analysis.power.normal[asset];
  const apparent = flow ? Math.hypot(flow.outKw, flow.outKvar) : 0;
  const powerFactor = flow && apparent > 0 ? flow.outKw / apparent : lowestPowerFactor(analysis);
  const voltage = analysis.site.assets[asset].record.source?.limits.find((l) => l.name === name && l.current)?.voltage;
  return round(left * powerFactor * (unit === 'A' ? (Math.sqrt(3) * (voltage?.toVolts() ?? 0)) / 1000 : 1));
}

const lowestPowerFactor = ({ site }: SiteAnalysis): number =>
  site.assets.reduce((least, { record }) => Math.min(least, record.demand?.powerFactor.toFraction() ?? 1), 1);

function siteNumbers(analysis: SiteAnalysis): StackNumber[] {
  const { totals } = analysis;
  const demand = round(totals.facilityProvisionedKw);
  const numbers: StackNumber[] = [
    plain('site_racks', totals.racks, 'Racks of the site'),
    plain('site_gpus', totals.gpus, 'GPUs of the site'),
    plain('site_it_demand_kw', round(totals.itProvisionedKw), 'Provisioned power of all racks, kW'),
    {
      name: 'site_facility_demand_kw',
      value: demand,
      description: 'Provisioned demand at the utility feeds, mechanical plant at nameplate, kW',
      sentence: `The site draws ${demand} kW at its utility feeds, above maximum_facility_demand_kw =`,
      limit: {
        variable: 'maximum_facility_demand_kw',
        description: 'Largest provisioned demand at the utility feeds, kW; null does not limit',
        atMost: true,
        fix: 'remove load or raise the limit',
      },
    },
    plain('site_heat_to_liquid_kw', round(totals.heatToLiquidKw), 'Rack heat that leaves in liquid, kW'),
    plain('site_heat_to_air_kw', round(totals.heatToAirKw), 'Rack heat that leaves in air, kW'),
  ];
  if (totals.designPue !== undefined) {
    const pue = Math.round(totals.designPue * 1e4) / 1e4;
    numbers.push({
      name: 'site_design_pue',
      value: pue,
      description: 'PUE at thermal design power on the design day; not an annual figure',
      sentence: `The design PUE is ${pue}, above maximum_design_pue =`,
      limit: {
        variable: 'maximum_design_pue',
        description: 'Largest design PUE; null does not limit',
        atMost: true,
        fix: 'improve the plant or raise the limit',
      },
    });
  }
  const annual = annualOf(analysis);
  if (annual) {
    numbers.push(
      plain('site_annual_pue', Math.round(annual.pue * 1e4) / 1e4, 'Annual PUE (category 3) with IT at average power and the weather given'),
    );
  }
  return numbers;
}

const plain = (name: string, value: number, description: string): StackNumber => ({ name, value, description, sentence: '' });

const round = (value: number): number => Math.round(value * 10) / 10;

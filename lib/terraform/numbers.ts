import type { SiteAnalysis } from '../analysis/model';

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
export function stackNumbers(analysis: SiteAnalysis, stack: string, isSite: boolean): StackNumber[] {
  const racks = analysis.site.assets.filter((a) => a.stack === stack && a.record.demand && isRack(a.record.demand.loadClass));
  const sum = (pick: (demand: NonNullable<(typeof racks)[number]['record']['demand']>) => number): number =>
    round(racks.reduce((total, a) => total + pick(a.record.demand!), 0));
  const numbers: StackNumber[] = [
    plain('racks', racks.length, 'Racks of this stack'),
    plain(
      'gpus',
      sum((d) => d.gpus ?? 0),
      'GPUs of this stack',
    ),
    {
      name: 'it_demand_kw',
      value: sum((d) => d.provisioned.toKilowatts()),
      description: 'Provisioned power of the racks of this stack, kW',
      sentence: `The racks of this stack draw ${sum((d) => d.provisioned.toKilowatts())} kW, above maximum_it_demand_kw =`,
      limit: {
        variable: 'maximum_it_demand_kw',
        description: 'Largest provisioned power of the racks of this stack, kW; null does not limit',
        atMost: true,
        fix: 'remove racks or raise the limit',
      },
    },
  ];
  const tightest = tightestLimit(analysis, (path) => path === stack);
  if (tightest) {
    numbers.push({
      name: 'headroom_percent',
      value: tightest.headroom,
      description: `Least headroom of the equipment of this stack after its worst single failure, %: ${tightest.path}`,
      sentence: `${tightest.path} keeps ${tightest.headroom} % headroom after its worst single failure, below minimum_headroom_percent =`,
      limit: {
        variable: 'minimum_headroom_percent',
        description: 'Least headroom after the worst single failure, %; null does not limit',
        atMost: false,
        fix: 'take the next size up, move racks away, or lower the limit',
      },
    });
    numbers.push(plain('headroom_kw', tightest.headroomKw, 'The same headroom in the unit of its limit (kW, kVA or A)'));
  }
  return isSite ? [...numbers, ...siteNumbers(analysis)] : numbers;
}

function siteNumbers({ totals }: SiteAnalysis): StackNumber[] {
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
  return numbers;
}

/** The limit with the least share left after its worst single failure, among equipment of the stacks that `wanted` names. */
function tightestLimit(
  analysis: SiteAnalysis,
  wanted: (stack: string) => boolean,
): { path: string; headroom: number; headroomKw: number } | undefined {
  let best: { path: string; headroom: number; headroomKw: number } | undefined;
  for (const limit of analysis.power.limits) {
    const asset = analysis.site.assets[limit.asset];
    if (limit.cord !== '' || limit.limit <= 0 || !wanted(asset.stack)) {
      continue;
    }
    const headroom = round((1 - limit.worst / limit.limit) * 100);
    if (!best || headroom < best.headroom) {
      best = { path: asset.path, headroom, headroomKw: round(limit.limit - limit.worst) };
    }
  }
  return best;
}

const isRack = (loadClass: string): boolean => loadClass !== 'cooling' && loadClass !== 'control';

const plain = (name: string, value: number, description: string): StackNumber => ({ name, value, description, sentence: '' });

const round = (value: number): number => Math.round(value * 10) / 10;

import type { SiteAnalysis } from '../analysis/model';
import { Cell, csv } from './csv';

/** The spreadsheets of a site, one after another, by file name. */
export function* tables(analysis: SiteAnalysis): Generator<[file: string, text: string]> {
  yield ['assets.csv', assets(analysis)];
  yield ['links.csv', links(analysis)];
  yield ['power-schedule.csv', powerSchedule(analysis)];
  yield ['cooling-schedule.csv', coolingSchedule(analysis)];
  yield ['bill-of-materials.csv', billOfMaterials(analysis)];
}

function assets({ site }: SiteAnalysis): string {
  return csv(
    ['path', 'kind', 'model', 'stage', 'stack', 'row', 'slot', 'provisioned_kw', 'thermal_kw', 'mass_kg', 'description'],
    site.assets.map(({ path, record, stack, description }) => [
      path,
      record.kind,
      record.model?.name,
      record.stage,
      stack,
      record.space?.row,
      record.space?.slot,
      record.demand?.provisioned.toKilowatts(),
      record.demand?.thermal.toKilowatts(),
      record.space?.mass.toKilograms(),
      description,
    ]),
  );
}

function links({ site }: SiteAnalysis): string {
  const path = (asset: number): string => site.assets[asset].path;
  return csv(
    ['medium', 'giver', 'giver_port', 'receiver', 'cord', 'order', 'length_m'],
    [
      ...site.power.map((link): Cell[] => ['power', path(link.giver), '', path(link.receiver), link.cord, link.order, link.lengthM]),
      ...site.coolant.map((link): Cell[] => ['coolant', path(link.giver), '', path(link.receiver), '', '', undefined]),
      ...site.cables.map((link): Cell[] => ['network', path(link.giver), link.giverPort, path(link.receiver), link.receiverPort, '', link.lengthM]),
    ],
  );
}

/** One row a limit: what the electrician sizes by. */
function powerSchedule({ site, scenarios, power }: SiteAnalysis): string {
  const feeds = new Map<string, string[]>();
  for (const link of site.power) {
    const key = `${link.receiver}#${link.cord}`;
    feeds.set(key, [...(feeds.get(key) ?? []), site.assets[link.giver].path]);
  }
  return csv(
    ['path', 'cord', 'limit_name', 'unit', 'rated', 'limit', 'demand_normal', 'demand_worst', 'headroom', 'worst_scenario', 'fed_by'],
    power.limits.map((limit) => [
      site.assets[limit.asset].path,
      limit.cord,
      limit.name,
      limit.unit,
      limit.rated,
      limit.limit,
      limit.normal,
      limit.worst,
      limit.limit - limit.worst,
      scenarios[limit.worstScenario].label,
      (feeds.get(`${limit.asset}#${limit.cord}`) ?? []).join(' | '),
    ]),
  );
}

function coolingSchedule({ site, scenarios, thermal }: SiteAnalysis): string {
  return csv(
    ['loop', 'medium', 'quantity', 'unit', 'normal', 'normal_limit', 'worst', 'worst_limit', 'worst_scenario'],
    thermal.results.map((result) => [
      site.assets[result.loop].path,
      site.assets[result.loop].record.cooling?.loop?.medium,
      result.quantity,
      result.unit,
      result.normal,
      result.normalLimit,
      result.worst,
      result.worstLimit,
      scenarios[result.worstScenario].label,
    ]),
  );
}

function billOfMaterials({ site }: SiteAnalysis): string {
  const rows = new Map<string, { kind: string; model: string; maker: string; source: string; confidence: string; count: number }>();
  const add = (kind: string, model: string, maker: string, source: string, confidence: string, count: number): void => {
    const key = [kind, model].join('\u0000');
    const row = rows.get(key) ?? { kind, model, maker, source, confidence, count: 0 };
    row.count += count;
    rows.set(key, row);
  };
  for (const { record } of site.assets) {
    const model = record.model;
    const facts = Object.entries(record.physical)
      .filter(([fact]) => fact !== 'position')
      .map(([fact, value]) => `${fact} ${value}`)
      .join(', ');
    add(record.kind, model?.name ?? facts, model?.maker ?? '', model?.source ?? '', model?.confidence ?? '', 1);
    record.parts?.forEach((part) => add(part.kind, part.model ?? '', '', '', '', part.count ?? 1));
  }
  return csv(
    ['kind', 'model', 'maker', 'count', 'confidence', 'source'],
    [...rows.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => [row.kind, row.model, row.maker, row.count, row.confidence, row.source]),
  );
}

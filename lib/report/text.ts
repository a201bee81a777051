import { availability } from '../analysis/availability/availability';
import { summaryOf } from '../analysis/availability/summary';
import type { LimitResult, SiteAnalysis, SnapshotAsset } from '../analysis/model';
import { todayOf } from '../analysis/today';
import { annualOf } from '../analysis/year/annual';
import { carbonOf } from '../analysis/year/carbon';
import { CheckOutcome, CheckStatus } from '../checks/outcome';
import type { ProvedFinding, Verdict } from '../checks/run';
import { Severity } from '../checks/finding';
import { number, pathOf, percent, scenarioOf } from '../checks/words';
import { sourceLine } from '../checks/source-line';

/** Findings of one code that are told in full; the rest is counted. */
const MOST = 20;
const WIDTH = 108;

/** What a person reads after a synthesis that held. */
export function summaryText(analyses: SiteAnalysis[], { findings, outcomes }: Verdict, outdir: string): string {
  const lines = analyses.flatMap((analysis) => siteLines(analysis));
  if (analyses.length === 0) {
    lines.push('No equipment was declared.');
  }
  lines.push('', ...checkLines(outcomes), ...findingLines(findings));
  const stacks = [...new Set(analyses.flatMap((a) => [a.site.path, ...a.site.assets.map((asset) => asset.stack)]))];
  if (!findings.some((f) => f.severity === Severity.ERROR && !f.acknowledged) && stacks.length > 0) {
    lines.push(
      '',
      'Next:',
      ...stacks.map(
        (stack) => `  terraform -chdir=${shortPath(outdir)}/stacks/${stack} init && terraform -chdir=${shortPath(outdir)}/stacks/${stack} plan`,
      ),
    );
  }
  return lines.join('\n');
}

/** The one error of a design that does not hold. */
export function failureText({ findings }: Verdict, olderOutput: string | undefined): string {
  const errors = findings.filter((f) => f.severity === Severity.ERROR && !f.acknowledged);
  const sites = [...new Set(errors.map((f) => f.site).filter((site) => site !== ''))];
  const lines = [
    `the design does not hold: ${errors.length} error${errors.length === 1 ? '' : 's'}${sites.length > 0 ? ` in ${sites.join(', ')}` : ''}; nothing was written`,
  ];
  if (olderOutput) {
    lines.push(`an older output is still in '${olderOutput}': do not apply it for this design`);
  }
  return [...lines, '', ...findingLines(findings)].join('\n');
}

const shortPath = (outdir: string): string => outdir.replace(/\/+$/, '').split('/').slice(-1)[0] || 'cdktf.out';

function siteLines(analysis: SiteAnalysis): string[] {
  const { site, totals } = analysis;
  const row = (name: string, value: string): string => `  ${name.padEnd(22)}${value}`;
  const lines = [
    `${site.name} (tier ${site.tier}, ${site.code.name}, ${site.climate.designDayAir.dryBulb} dry bulb / ${site.climate.designDayAir.wetBulb} wet bulb)`,
    row('racks / GPUs', `${number(totals.racks)} / ${number(totals.gpus)}`),
    row(
      'IT demand',
      `${number(totals.itProvisionedKw)} kW provisioned, ${number(totals.itThermalKw)} kW thermal, ${number(totals.itPeakKw)} kW peak`,
    ),
    row('facility demand', `${number(totals.facilityProvisionedKw)} kW provisioned, ${number(totals.facilityDesignKw)} kW on the design day`),
    row('PUE at design', totals.designPue === undefined ? 'not evaluated: no IT' : `${totals.designPue.toFixed(3)} (design day, not annual)`),
    ...yearLines(analysis, row),
    row('heat', `${number(totals.heatToLiquidKw)} kW to liquid, ${number(totals.heatToAirKw)} kW to air`),
  ];
  const [normal, worst] = [tightest(analysis, 'normal'), tightest(analysis, 'worst')];
  if (normal && worst) {
    lines.push(
      row('tightest, normal', described(analysis, normal, normal.normal)),
      row('tightest, one out', described(analysis, worst, worst.worst)),
      row('', `when ${scenarioOf(analysis, worst.worstScenario)}`),
    );
  }
  lines.push(
    row('failures run', `${number(analysis.scenarios.length)} scenarios${analysis.power.hasGenerators ? ', on utility and on generators' : ''}`),
  );
  lines.push(...todayLines(analysis).map((text, i) => row(i === 0 ? 'out of service' : '', text)));
  lines.push(...availabilityLines(analysis).map((text, i) => row(i === 0 ? 'supply of racks' : '', text)));
  const lost = analysis.power.confined.filter((part) => part.racksLost > 0);
  if (analysis.power.confined.length > 0) {
    const kinds = [...new Set(analysis.power.confined.map((part) => part.partKind.replace(/_/g, ' ')))].join(', ');
    lines.push(row('inside a rack', lost.length === 0 ? `no rack is lost by one part alone (${kinds})` : ''));
  }
  for (const part of lost) {
    const { record } = analysis.site.assets[part.asset];
    lines.push(row('', `one ${part.partKind.replace(/_/g, ' ')} takes its rack: ${number(part.racksLost)} of ${record.model?.name ?? record.kind}`));
  }
  return lines;
}

/** What is out today, and the tightest limit with it out. */
function todayLines(analysis: SiteAnalysis): string[] {
  const now = todayOf(analysis);
  if (!now) {
    return [];
  }
  const told = ({ path, record: { service } }: SnapshotAsset): string =>
    `${path}: ${service!.kind.replace(/_/g, ' ')}${service!.until ? ` until ${service!.until}` : ''}${service!.reason ? `, ${service!.reason.replace(/[\u0000-\u001f\u007f]+/g, ' ')}` : ''}`;
  const [normal, worst] = [tightest(now.base, 'normal'), tightest(now.failures, 'worst')];
  return [
    ...now.out.slice(0, MOST).map(told),
    ...(now.out.length > MOST ? [`… and ${now.out.length - MOST} more`] : []),
    ...(normal ? [`with it out, tightest: ${described(now.base, normal, normal.normal)}`] : []),
    ...(worst
      ? [`and with one more out: ${described(now.failures, worst, worst.worst)}`, `when ${scenarioOf(now.failures, worst.worstScenario)}`]
      : []),
  ];
}

/** Minutes a year without supply, independent failures and common causes side by side. */
function availabilityLines(analysis: SiteAnalysis): string[] {
  const summary = summaryOf(availability(analysis).classes);
  const missing = new Set(summary.flatMap(({ worst }) => worst.missing));
  const lines = summary.map(
    ({ loadClass, worst, median }) =>
      `${loadClass}: worst rack ${minutes(worst.minutes.independent)} min/yr independent, ${minutes(worst.minutes.beta5)} with 5 % common cause (median ${minutes(median.independent)} and ${minutes(median.beta5)})`,
  );
  return missing.size > 0 ? [...lines, `at least: ${missing.size} component${missing.size === 1 ? ' has' : 's have'} no failure rates`] : lines;
}

const minutes = (value: number): string => (value === 0 ? '0' : String(Number(value.toPrecision(2))));

/** The year, where weather is given: labelled, and saying what it leaves out. */
function yearLines(analysis: SiteAnalysis, row: (name: string, value: string) => string): string[] {
  const annual = annualOf(analysis);
  const carbon = carbonOf(analysis);
  if (!annual || !carbon) {
    return analysis.site.weather ? [row('PUE, annual', 'not evaluated: no IT, or no utility feed')] : [];
  }
  const t = (value: number): string => number(Math.round(value));
  const operational =
    carbon.operationalT === undefined ? 'electricity not evaluated' : `${t(carbon.operationalT)} t a year, CUE ${number(carbon.cue!)} kg/kWh`;
  return [
    row(
      'PUE, annual',
      `${annual.pue.toFixed(3)}${annual.withAuxiliaries ? '' : ' without lighting, security and heaters'} (${analysis.site.weather!.source})`,
    ),
    row('water', `${number(Math.round(annual.waterM3))} m³ a year, WUE ${number(annual.wue)} L/kWh`),
    row('carbon', `${operational}; embodied ${t(carbon.embodied.low)} to ${t(carbon.embodied.high)} t a year (estimate)`),
    row('', `without ${carbon.missing.join(', ')}`),
  ];
}

const described = (analysis: SiteAnalysis, limit: LimitResult, value: number): string =>
  `${pathOf(analysis, limit.asset)}${limit.cord ? `#${limit.cord}` : ''}: ${number(value)} of ${number(limit.limit)} ${limit.unit} (${percent(value / limit.limit)})`;

function tightest(analysis: SiteAnalysis, by: 'normal' | 'worst'): LimitResult | undefined {
  return analysis.power.limits
    .filter((limit) => limit.limit > 0)
    .reduce<LimitResult | undefined>((most, limit) => (most && most[by] / most.limit >= limit[by] / limit.limit ? most : limit), undefined);
}

/** How many checks were judged, and what those lack that were not: an unjudged rule must not look like a passed one. */
function checkLines(outcomes: CheckOutcome[]): string[] {
  const count = (status: CheckStatus): number => outcomes.filter((outcome) => outcome.status === status).length;
  const lines = [
    `checks: ${count(CheckStatus.PASSED)} passed, ${count(CheckStatus.FOUND)} with findings, ${count(CheckStatus.NOT_EVALUATED)} not evaluated, ` +
      `${count(CheckStatus.NOT_APPLICABLE)} not applicable, ${count(CheckStatus.NOT_ASKED)} not asked, ${count(CheckStatus.EXCLUDED)} left out`,
  ];
  const lacking = outcomes.filter((outcome) => outcome.missing.length > 0);
  if (lacking.length > 0) {
    const codes = [...new Set(lacking.map(({ code }) => code))].sort();
    lines.push(...wrapped(`not evaluated, at least in part: ${codes.join(', ')}; checks.json says which input each of them lacks`, '  '));
  }
  for (const { code, check, why } of outcomes.filter((outcome) => outcome.status === CheckStatus.EXCLUDED)) {
    lines.push(...wrapped(`left out: ${code} ${check}: ${why}`, '  '));
  }
  return lines;
}

function findingLines(findings: ProvedFinding[]): string[] {
  const counts = [Severity.ERROR, Severity.WARNING, Severity.INFO].map(
    (severity) => findings.filter((f) => f.severity === severity && !f.acknowledged).length,
  );
  const accepted = findings.filter((f) => f.acknowledged !== undefined).length;
  const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  const lines = [`findings: ${plural(counts[0], 'error')}, ${plural(counts[1], 'warning')}, ${counts[2]} for information, ${accepted} acknowledged`];
  const order = [Severity.ERROR, Severity.WARNING, Severity.INFO];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const byCode = new Map<string, ProvedFinding[]>();
  sorted.forEach((finding) =>
    byCode.set(`${finding.severity} ${finding.code}`, [...(byCode.get(`${finding.severity} ${finding.code}`) ?? []), finding]),
  );
  for (const group of byCode.values()) {
    for (const finding of group.slice(0, MOST)) {
      lines.push('', ...told(finding));
    }
    if (group.length > MOST) {
      lines.push('', `  … and ${group.length - MOST} more of ${nameOf(group[0])}`);
    }
  }
  return lines;
}

/** Code and id of a check; one of the user's own has its id alone. */
const nameOf = ({ code, check }: { readonly code: string; readonly check: string }): string => (code === check ? check : `${code} ${check}`);

function told(finding: ProvedFinding): string[] {
  const where = finding.path || finding.site;
  const lines = [`${finding.severity.toUpperCase()} ${nameOf(finding)}${where ? ` at ${where}` : ''}`, ...wrapped(finding.message, '  ')];
  if (finding.scenario) {
    lines.push(...wrapped(`when ${finding.scenario}`, '  '));
  }
  if (finding.fix) {
    lines.push(...wrapped(`fix: ${finding.fix}`, '  '));
  }
  if (finding.acknowledged !== undefined) {
    lines.push(...wrapped(`acknowledged: ${finding.acknowledged}${finding.until ? ` (until ${finding.until})` : ''}`, '  '));
  }
  const line = finding.trace && sourceLine(finding.trace());
  if (line) {
    lines.push(`  declared in ${line}`);
  }
  return lines;
}

/** Breaks at spaces; what has none stays whole. Control characters of free text are dropped. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/[\u0000-\u001f\u007f]+/g, ' ').split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, indent + line];
}

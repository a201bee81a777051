import { invalidValue } from './errors';
import { FlowDrop, HeadPoint, HeaderFacts, HeaderLayout, PipeRun, PipeworkFacts } from './hydraulic-facts';
import { LoopDetails } from './loop-details';

/** Figures of a loop that no pipe can have are refused where they are given, not where they are used. */
export function checkedLoop<T extends LoopDetails>(details: T, path?: string): T {
  const { pipework, leakProtection, coolantCare } = details;
  if (pipework) {
    checkPipework(pipework, path);
  }
  for (const name of ['sensors', 'isolationValvePairs'] as const) {
    const count = leakProtection?.[name];
    if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
      throw invalidValue(`leakProtection.${name}`, 'a whole number of at least 0', count, path);
    }
  }
  for (const [name, value] of Object.entries(coolantCare?.waterQuality ?? {})) {
    if (typeof value === 'number' && !(Number.isFinite(value) && value >= 0)) {
      throw invalidValue(`waterQuality.${name}`, 'a finite number of at least 0', value, path);
    }
  }
  return details;
}

function checkPipework(pipework: PipeworkFacts, path?: string): void {
  for (const name of ['unitConnection', 'mains', 'loadConnection'] as const) {
    checkRun(`pipework.${name}`, pipework[name], path);
  }
  checkDrop('pipework.loadDrop', pipework.loadDrop, path);
  checkDrop('pipework.equipment', pipework.equipment, path);
  if (pipework.header) {
    checkHeader(pipework.header, path);
  }
}

function checkHeader(header: HeaderFacts, path?: string): void {
  const count = header.sections.length;
  const least = header.layout === HeaderLayout.RING ? 2 : 1;
  if (count < least) {
    throw invalidValue('header.sections', `at least ${least} section${least === 1 ? '' : 's'}`, count, path);
  }
  header.sections.forEach((section, i) => checkRun(`header.sections[${i}].pipe`, section.pipe, path));
  const nodes = count + (header.layout === HeaderLayout.RING ? 0 : 1);
  for (const name of ['unitNodes', 'loadNodes'] as const) {
    for (const node of header[name] ?? []) {
      if (!(Number.isInteger(node) && node >= 0 && node < nodes)) {
        throw invalidValue(`header.${name}`, `whole numbers from 0 to ${nodes - 1}, the nodes of its ${count} sections`, node, path);
      }
    }
  }
}

function checkRun(name: string, run: PipeRun | undefined, path?: string): void {
  if (!run) {
    return;
  }
  const [bore, roughness] = [run.bore.toMillimeters(), run.roughness.toMillimeters()];
  if (!(bore >= 1 && bore <= 5000)) {
    throw invalidValue(`${name}.bore`, 'between 1 mm and 5 m', run.bore, path);
  }
  if (!(roughness <= bore / 20)) {
    throw invalidValue(`${name}.roughness`, 'at most a twentieth of the bore, the range of Colebrook', run.roughness, path);
  }
  if (!((run.lossCoefficient ?? 0) >= 0 && Number.isFinite(run.lossCoefficient ?? 0))) {
    throw invalidValue(`${name}.lossCoefficient`, 'a finite number of at least 0', run.lossCoefficient, path);
  }
  for (const kv of run.valveCoefficients ?? []) {
    if (!(kv > 0 && Number.isFinite(kv))) {
      throw invalidValue(`${name}.valveCoefficients`, 'numbers above 0, in m³/h at 1 bar', kv, path);
    }
  }
  (run.components ?? []).forEach((component) => checkDrop(`${name}.components`, component, path));
}

function checkDrop(name: string, drop: FlowDrop | undefined, path?: string): void {
  if (drop && !(drop.flow.toLitersPerMinute() > 0)) {
    throw invalidValue(`${name}.flow`, 'above 0', drop.flow, path);
  }
}

/** A pump curve: at least two points, flow rising, head not rising and above 0 at first. */
export function checkedCurve(name: string, curve: HeadPoint[] | undefined, path?: string): void {
  if (!curve) {
    return;
  }
  const rising = curve.every((point, i) => i === 0 || point.flow.isGreaterThan(curve[i - 1].flow));
  const falling = curve.every((point, i) => i === 0 || !point.head.isGreaterThan(curve[i - 1].head));
  if (curve.length < 2 || !rising || !falling || !(curve[0].head.toPascals() > 0)) {
    throw invalidValue(
      name,
      'at least two points with rising flow and head that does not rise',
      curve.map((p) => `${p.flow} ${p.head}`).join(', '),
      path,
    );
  }
}

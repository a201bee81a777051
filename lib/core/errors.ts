import { CloudError } from '../units/errors';

/**
 * Every message of this room, so that one file shows its voice. A message says what is wrong, what was got and what to do;
 * the path is appended by the error class.
 */
const near = (known: string[], got: string): string => {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), got.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name));
  const best = ranked.filter((r) => r.distance <= Math.max(3, got.length / 3)).slice(0, 3);
  return best.length > 0 ? `did you mean ${best.map((r) => `'${r.name}'`).join(' or ')}? ` : '';
};

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}

const shown = (text: unknown): string => {
  const s = JSON.stringify(String(text));
  return s.length > 80 ? `${s.slice(0, 77)}…"` : s;
};

export const invalidName = (id: unknown, path: string): CloudError =>
  new CloudError(
    'InvalidName',
    `${shown(id)} cannot be a name; use 1 to 63 letters, digits, '.', '_' or '-', beginning with a letter or digit`,
    path,
  );

export const duplicateName = (id: string, path: string): CloudError =>
  new CloudError('DuplicateName', `there is already something called '${id}' here; give each part its own name`, path);

export const noScope = (id: string): CloudError =>
  new CloudError('NoScope', `'${id}' needs a scope; pass the site, hall or assembly that contains it as the first argument`);

export const noSite = (path: string): CloudError =>
  new CloudError('NoSite', 'equipment must stand in a Site or a DataHall; make it below one of them', path);

export const duplicateLink = (giver: string, receiver: string, cord: string): CloudError =>
  new CloudError('DuplicateLink', `'${receiver}' is already linked to '${giver}'${cord ? ` on cord '${cord}'` : ''}; remove one of the two calls`);

export const linkAcrossSites = (giver: string, receiver: string, a: string, b: string): CloudError =>
  new CloudError(
    'LinkAcrossSites',
    `'${giver}' of site '${a}' cannot feed '${receiver}' of site '${b}'; power and coolant do not cross sites, link equipment of one site`,
  );

export const linkToItself = (path: string): CloudError =>
  new CloudError('LinkToItself', 'equipment cannot be linked to itself; link it to what feeds it', path);

export const notLinkable = (what: string, facet: string): CloudError =>
  new CloudError(
    'NotLinkable',
    `${what} has no '${facet}'; pass equipment, a pod or a plant (a class of your own must offer '${facet}', in Python with @jsii.implements)`,
  );

export const unknownCord = (cord: string, known: string[], path: string): CloudError =>
  new CloudError('UnknownCord', `no cord '${cord}'; ${near(known, cord)}known: ${known.join(', ')}`, path);

export const cordTaken = (cord: string, by: string, path: string): CloudError =>
  new CloudError(
    'CordTaken',
    `cord '${cord}' is already fed by '${by}' and has no transfer switch; keep the load on one power plant, name other cords, or give it a transfer switch`,
    path,
  );

export const unknownName = (what: string, got: string, known: string[]): CloudError =>
  new CloudError('UnknownName', `no ${what} '${got}'; ${near(known, got)}known: ${known.slice(0, 12).join(', ')} (${known.length})`);

export const invalidValue = (name: string, rule: string, got: unknown, path?: string): CloudError =>
  new CloudError('InvalidValue', `'${name}' must be ${rule}, got ${typeof got === 'string' ? shown(got) : String(got)}`, path);

export const boardTooLarge = (what: string, got: string, largest: string, path: string): CloudError =>
  new CloudError(
    'BoardTooLarge',
    `${what} would carry ${got} continuously; the largest main breaker may carry ${largest}; make more blocks ('blocks'), take smaller or fewer UPS frames a lineup, or a higher low voltage`,
    path,
  );

export const positionTaken = (row: string, slot: number, by: string, path: string): CloudError =>
  new CloudError('PositionTaken', `row '${row}' position ${slot} is already taken by '${by}'; choose another position`, path);

export const portTaken = (end: string, by: string): CloudError =>
  new CloudError('PortTaken', `port '${end}' already holds the cable '${by}'; plug it into another port`);

export const describeFailed = (reason: string, path: string): CloudError =>
  new CloudError('DescribeFailed', `describe() failed: ${reason}; it must return an AssetRecord without side effects`, path);

export const invalidRecord = (field: string, rule: string, path: string): CloudError =>
  new CloudError('InvalidRecord', `describe() returned a record whose '${field}' ${rule}`, path);

export const assumption = (what: string): CloudError => new CloudError('AssumptionError', `${what}; please report this message, it is our defect`);

export { CloudError };

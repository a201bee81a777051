import { CloudError } from '../units/errors';

export const powerCycle = (paths: string[]): CloudError =>
  new CloudError('PowerCycle', `power path is a cycle: ${paths.join(' => ')}; remove one of these links, or use a tie between buses`);

export const coolantCycle = (paths: string[]): CloudError =>
  new CloudError('CoolantCycle', `coolant path is a cycle: ${paths.join(' => ')}; remove one of these links`);

export const cooledTwice = (path: string, medium: string, loops: string[]): CloudError =>
  new CloudError(
    'CooledTwice',
    `its heat in ${medium} would leave through ${loops.map((loop) => `'${loop}'`).join(' and ')} at once; keep it among the loads of one cooling plant, or remove one of these links`,
    path,
  );

export const servesTwice = (path: string, loops: string[]): CloudError =>
  new CloudError(
    'ServesTwice',
    `a unit serves one loop, this one is linked to ${loops.map((loop) => `'${loop}'`).join(' and ')}; remove one of these links`,
    path,
  );

export const coolsNothing = (giver: string, receiver: string, air: boolean): CloudError =>
  new CloudError(
    'CoolsNothing',
    `'${giver}' cannot cool '${receiver}': ${air ? 'an air zone takes' : 'a loop takes'} the heat of racks, of units and of rooms whose losses are heat, and a unit (CDU, pump, cooler, chiller, fan wall) cools a loop; link them through the loop between them`,
  );

const volts = (value: number): string => (value >= 1000 ? `${Number((value / 1000).toPrecision(4))} kV` : `${Number(value.toPrecision(4))} V`);

export const voltageMismatch = (giver: string, out: number, receiver: string, wanted: number): CloudError =>
  new CloudError(
    'VoltageMismatch',
    `'${giver}' gives ${volts(out)} and '${receiver}' is made for ${volts(wanted)}; put a transformer or rectifier between them, or give the voltage of the one that is meant`,
  );

export const serviceOfNothing = (path: string): CloudError =>
  new CloudError(
    'ServiceOfNothing',
    'there is no power or cooling equipment here whose service could be told: racks count as drawing, loops as there; say it of equipment or of a plant',
    path,
  );

export const brokenTie = (path: string, got: string): CloudError =>
  new CloudError('TieNeedsTwoBuses', `a tie joins exactly two buses, got ${got}; supply it from both`, path);

export const tieFeeds = (tie: string, receiver: string): CloudError =>
  new CloudError('TieFeedsLoad', `tie '${tie}' feeds '${receiver}', but a tie only joins the two buses that supply it; feed it from one of them`);

export const claimTooLarge = (path: string, label: string, ways: number, most: number): CloudError =>
  new CloudError(
    'ClaimTooLarge',
    `'${label}' has ${ways.toLocaleString('en-US')} combinations of lost lineups, more than the ${most.toLocaleString('en-US')} that are run; split the plant into blocks`,
    path,
  );

export const notASource = (giver: string, receiver: string): CloudError =>
  new CloudError('NotASource', `'${giver}' feeds '${receiver}' but describes no source; give its record a 'source', or feed from other equipment`);

export const unknownAsset = (path: string): CloudError =>
  new CloudError('UnknownAsset', `'${path}' is not part of this analysis; analyse again after adding it`);

import { CloudError } from '../units/errors';

export const powerCycle = (paths: string[]): CloudError =>
  new CloudError('PowerCycle', `power path is a cycle: ${paths.join(' => ')}; remove one of these links, or use a tie between buses`);

export const coolantCycle = (paths: string[]): CloudError =>
  new CloudError('CoolantCycle', `coolant path is a cycle: ${paths.join(' => ')}; remove one of these links`);

export const brokenTie = (path: string, count: number): CloudError =>
  new CloudError('TieNeedsTwoBuses', `a tie joins exactly two buses, got ${count}; supply it from both`, path);

export const notASource = (giver: string, receiver: string): CloudError =>
  new CloudError('NotASource', `'${giver}' feeds '${receiver}' but describes no source; give its record a 'source', or feed from other equipment`);

export const unknownAsset = (path: string): CloudError =>
  new CloudError('UnknownAsset', `'${path}' is not part of this analysis; analyse again after adding it`);

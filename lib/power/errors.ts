import { CloudError, unknownName } from '../core/errors';

export const unknownBlock = (number: number, count: number, path: string): CloudError =>
  new CloudError('UnknownBlock', `no block ${number}; blocks are 1 to ${count}`, path);

export const unknownLineup = (letter: string, known: string[]): CloudError => unknownName('lineup', letter, known);

export const tooManyBlocks = (count: number, most: number, load: string, each: string, path: string): CloudError =>
  new CloudError(
    'TooManyBlocks',
    `${load} would take ${count} blocks of ${each}, at most ${most} make one plant; take larger UPS or more of them a lineup ('upsPerLineup'), or divide the loads over several plants`,
    path,
  );

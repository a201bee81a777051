import { CloudError, unknownName } from '../core/errors';

export const unknownBlock = (number: number, count: number, path: string): CloudError =>
  new CloudError('UnknownBlock', `no block ${number}; blocks are 1 to ${count}`, path);

export const unknownLineup = (letter: string, known: string[]): CloudError => unknownName('lineup', letter, known);

import { CloudError, unknownName } from '../core/errors';

export const notAcknowledgeable = (id: string, path: string): CloudError =>
  new CloudError('NotAcknowledgeable', `'${id}' is a physical limit and cannot be acknowledged; change the design`, path);

export const reasonMissing = (id: string, path: string): CloudError =>
  new CloudError('ReasonMissing', `leaving '${id}' out or acknowledging it needs a reason of at least 5 characters; say who decided and why`, path);

export const invalidDate = (got: string, path: string): CloudError =>
  new CloudError('InvalidDate', `'until' must be a date such as 2027-06-30, got ${JSON.stringify(got)}`, path);

export const unknownCheck = (id: string, known: string[]): CloudError => unknownName('check', id, known);

export const duplicateCheck = (id: string): CloudError =>
  new CloudError('DuplicateCheck', `there is already a check '${id}'; give yours another id, for example 'mine/${id}'`);

export const packsOfPart = (path: string): CloudError =>
  new CloudError('PacksOfPart', 'packs are chosen for a whole cloud or a site; call Checks.of on one of them', path);

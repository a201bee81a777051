import { CloudError } from '../units/errors';

export const groupCollision = (group: string, a: string, b: string): CloudError =>
  new CloudError(
    'TerraformGroupTaken',
    `'${a}' and '${b}' would share the Terraform group '${group}'; rename one of the blocks so that the names differ in more than punctuation`,
  );

export const elementIdTaken = (address: string, a: string, b: string): CloudError =>
  new CloudError('TerraformIdTaken', `'${a}' and '${b}' would both become ${address}, and one would be lost; give one another id`);

export const invalidRename = (why: string, path: string): CloudError => new CloudError('InvalidRename', why, path);

import { CloudError } from '../units/errors';

/** Every message of this room. */
export const groupCollision = (group: string, a: string, b: string): CloudError =>
  new CloudError(
    'TerraformGroupTaken',
    `'${a}' and '${b}' would share the Terraform group '${group}'; rename one of the blocks so that the names differ in more than punctuation`,
  );

export const elementIdTaken = (address: string, a: string, b: string): CloudError =>
  new CloudError('TerraformIdTaken', `'${a}' and '${b}' would both become ${address}, and one would be lost; give one another id`);

export const elementOutsideStack = (path: string): CloudError =>
  new CloudError('OutsideStack', `'${path}' stands in no stack, so Terraform would never see it; make it below a stack`);

export const invalidPart = (id: string, path: string): CloudError =>
  new CloudError(
    'InvalidName',
    `${JSON.stringify(id)} cannot be part of a Terraform address; constructs between stack and equipment take 1 to 63 letters, digits, '.', '_' or '-', beginning with a letter or digit`,
    path,
  );

export const invalidRename = (why: string, path: string): CloudError => new CloudError('InvalidRename', why, path);

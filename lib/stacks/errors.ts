import { CloudError } from '../units/errors';

/** Every message of this room. */
export const stackIdTaken = (id: string, a: string, b: string): CloudError =>
  new CloudError('StackIdTaken', `stacks '${a}' and '${b}' are both called '${id}' and would write the same folder; give one another id`);

export const notInCloud = (what: string, path: string): CloudError =>
  new CloudError('NotInCloud', `there is no ${what} around this construct; make it below a ${what}`, path);

export const siteOfAnotherApp = (site: string, path: string): CloudError =>
  new CloudError('SiteOfAnotherApp', `site '${site}' belongs to another app; make site and hall in one app`, path);

export const nestedStack = (path: string): CloudError =>
  new CloudError('NestedStack', 'sites and halls stand side by side below the app; a hall names its site as a prop', path);

export const hclRefused = (): CloudError =>
  new CloudError('HclRefused', 'HCL output loses preconditions and dependencies in cdktf 0.21; leave hclOutput off and use the JSON that is written');

export const cannotWrite = (folder: string, error: unknown): CloudError =>
  new CloudError('CannotWrite', `'${folder}' cannot be written: ${(error as Error).message}; choose another folder`);

export const designFailed = (report: string): CloudError => new CloudError('DesignFailed', report);

/**
 * Runs a step of synthesis so that our errors carry their message and nothing below it: the trace would be of the library's own frames, and the
 * report says where in the user's code. Anything that is not ours passes as it is.
 */
export function withoutTrace<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof CloudError) {
      error.stack = `${error.code}: ${error.message}`;
    }
    throw error;
  }
}

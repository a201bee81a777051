import { CloudError } from '../units/errors';

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

export const designFailed = (report: string): CloudError => {
  const error = new CloudError('DesignFailed', report);
  // Message first, and no trace of ours below it: the report says where in the user's code.
  error.stack = `DesignFailed: ${report}`;
  return error;
};

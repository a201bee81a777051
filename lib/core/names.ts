import { Construct } from 'constructs';
import { duplicateName, invalidName, noScope } from './errors';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/**
 * The id itself if it may be used: names reach Terraform addresses, file names and spreadsheets, so what could need escaping there is
 * refused here. Called inside `super(…)`, hence a function of both arguments.
 */
export function checkedId(scope: Construct, id: string): string {
  if (!scope?.node) {
    throw noScope(String(id));
  }
  if (typeof id !== 'string' || !NAME.test(id)) {
    throw invalidName(id, scope.node.path);
  }
  if (scope.node.tryFindChild(id)) {
    throw duplicateName(id, scope.node.path);
  }
  return id;
}

/** Compares names as people do: `rack-2` before `rack-10`. Code-unit order breaks ties, so the order is the same in every locale. */
export function compareNames(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]];
    if (x !== y) {
      const numeric = /^\d/.test(x) && /^\d/.test(y);
      const difference = numeric ? Number(x) - Number(y) : 0;
      return difference !== 0 ? difference : x < y ? -1 : 1;
    }
  }
  return left.length - right.length;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** Whether an id may become part of a Terraform address: the rule of every name in this library. */
export const isName = (id: unknown): id is string => typeof id === 'string' && NAME.test(id);

/** Values are data: what looks like an HCL template in them is escaped, and control characters are dropped. */
export function literal(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/([$%])\{/g, '$1$1{');
}

/** A Terraform name from a block and a kind: `pod-3` and `gpu_racks` give `pod_3_gpu_racks`. */
export function groupName(block: string, group: string): string {
  const name = block === '' ? group : `${block}_${group}`;
  const safe = name.replace(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z_]/.test(safe) ? safe : `b_${safe}`;
}

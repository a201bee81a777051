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

/** C(count, size): in how many ways `size` of `count` can be lost; 0 where nothing is to be taken. */
export function ways(count: number, size: number): number {
  let total = size < 1 || size > count ? 0 : 1;
  for (let i = 0; i < size; i++) {
    total = (total * (count - i)) / (i + 1);
  }
  return total;
}

/** All ways to take `size` of `count`, in order, one at a time: there may be many. */
export function* combinations(count: number, size: number): Generator<number[]> {
  if (size < 1 || size > count) {
    return;
  }
  const row = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    yield [...row];
    let i = size - 1;
    while (i >= 0 && row[i] === count - size + i) {
      i--;
    }
    if (i < 0) {
      return;
    }
    row[i]++;
    for (let j = i + 1; j < size; j++) {
      row[j] = row[j - 1] + 1;
    }
  }
}

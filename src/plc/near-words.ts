/**
 * The word nearest to a misspelt one; undefined when none is near: one edit (or two letters exchanged) for words of 3 to 5 letters, two for
 * longer ones, the first letter always the same. Names that differ by a digit are two names.
 */
export function nearestWord(key: string, candidates: Iterable<string>): string | undefined {
  if (key.length < 3) return undefined;
  let limit = key.length < 6 ? 2 : 3;
  let best: string | undefined;
  for (const candidate of candidates) {
    if (candidate[0] !== key[0] || candidate.replace(/\d/g, '') === key.replace(/\d/g, '')) continue;
    if (Math.abs(candidate.length - key.length) >= limit) continue;
    const distance = editDistance(candidate, key, limit);
    if (distance === 0 || distance >= limit) continue;
    limit = distance;
    best = candidate;
  }
  return best;
}

/** Optimal string alignment distance, cut off at `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit;
}

import { editDistance } from '../domain/edit-distance.js';

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

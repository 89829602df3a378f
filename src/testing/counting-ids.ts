import type { IdSource } from '../ports/system.js';

/** Ids that count per prefix, `turn-1`, `turn-2`, ...: equal runs give equal ids. */
export function countingIds(): IdSource {
  const counts = new Map<string, number>();
  return {
    next(prefix) {
      const next = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, next);
      return `${prefix}-${next}`;
    },
  };
}

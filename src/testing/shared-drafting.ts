import { createHash } from 'node:crypto';
import { createPlcDrafting, type PlcDrafting } from '../app/plc-worker.js';
import { canonicalJson } from '../domain/command.js';

/**
 * One warm drafting thread for many copilots. The same job is proven once: drafting is a pure function of the job, so a second proof would give
 * the same bytes. A failed job is not remembered.
 */
export function createSharedDrafting(drafting: PlcDrafting = createPlcDrafting()): PlcDrafting {
  const known = new Map<string, ReturnType<PlcDrafting['draft']>>();
  return {
    draft: (job, options) => {
      const key = createHash('sha256').update(canonicalJson(job)).digest('hex');
      const before = known.get(key);
      if (before !== undefined && !options.signal.aborted) return before;
      const result = drafting.draft(job, options);
      known.set(key, result);
      result.catch(() => known.delete(key));
      return result;
    },
    [Symbol.asyncDispose]: () => drafting[Symbol.asyncDispose](),
  };
}

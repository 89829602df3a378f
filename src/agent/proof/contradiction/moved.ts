import type { EvidenceFacts } from '../evidence-facts.js';
import { share } from '../words.js';
import { clausesIn, type Unit } from './clauses.js';
import { unitsOf } from './papers.js';

type Facts = Pick<EvidenceFacts, 'evidence'>;

/** Share of a clause's keys that a row or sentence must hold to be what it was taken from. */
const sameThing = 0.6;
/** Share of the keys of one sentence that another must hold to be its like, such as the next step of a list or the same fact of another machine. */
const alike = 0.4;

/**
 * Why a sentence puts together what stands in two places: the figure, the name or the person of one row with the subject of the next; null where it does not. The row
 * or sentence that holds most of a clause lacks something that just its neighbour holds, and the neighbour lacks the rest.
 */
export function movedBetweenRows(sentence: string, held: Iterable<Facts>): string | null {
  const rows = [...held].flatMap(({ evidence }) => unitsOf(evidence));
  return clausesIn(sentence).some(({ keys }) => isMoved(keys, rows)) ? 'what it puts together stands in two places' : null;
}

function isMoved(keys: ReadonlySet<string>, rows: readonly Unit[]): boolean {
  if (keys.size < 3) return false;
  const shares = rows.map((row) => share(keys, row.keys));
  const most = Math.max(0, ...shares);
  if (most < sameThing || most === 1) return false;
  const nearest = rows.filter((_, at) => shares[at] === most);
  return nearest.every((row) => {
    const missing = [...keys].filter((key) => !row.keys.has(key));
    const rest = [...keys].filter((key) => row.keys.has(key));
    return rows.some(
      (other) => other !== row && areAlike(row, other) && missing.every((key) => other.keys.has(key)) && rest.some((key) => !other.keys.has(key)),
    );
  });
}

function areAlike(one: Unit, other: Unit): boolean {
  if (one.isRow && other.isRow) return [...one.headings].some((heading) => other.headings.has(heading));
  return !one.isRow && !other.isRow && Math.max(share(one.keys, other.keys), share(other.keys, one.keys)) >= alike;
}

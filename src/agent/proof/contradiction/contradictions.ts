import type { EvidenceFacts } from '../evidence-facts.js';
import { share, wordKeys } from '../words.js';
import { type Clause, clausesIn, type Unit } from './clauses.js';
import { unitsOf } from './papers.js';

type Facts = Pick<EvidenceFacts, 'evidence' | 'ruled'>;
/** A clause of the sentence beside the clause of a paper that holds most of its words. */
type Pair = Readonly<{ clause: Clause; other: Clause; unit: Unit; share: number }>;

/** Share of a clause's keys that another must hold to be about the same thing. */
const sameThing = 0.6;
/** So much less may be held by another clause that is asked as well. */
const nearly = 0.1;
/** Share of a line's words from which it is that line. */
const nearlyAll = 0.9;

/**
 * Why a source of this turn says the opposite; null where none does. Each clause is laid beside the clauses of the papers in force that hold most of its words. Two
 * contradict each other where an odd number of things differ: a denial, or a pair of opposites on which both speak; what differs in the clauses of one sentence
 * counts together ("keep it shut until" is "open it only after"). A sentence is withheld where one of its clauses is contradicted by all that are closest to it.
 */
export function contradicted(sentence: string, held: Iterable<Facts>): string | null {
  const units = [...held].flatMap(judgingUnits);
  const clauses = clausesIn(sentence).filter(({ keys }) => keys.size >= 2);
  const pairs = clauses.flatMap((clause) => closest(units.flatMap((unit) => closestIn(unit, clause) ?? [])));
  const isContradicted = (clause: Clause): boolean => {
    const own = pairs.filter((pair) => pair.clause === clause);
    return own.length > 0 && own.every(({ unit }) => differing(pairs.filter((pair) => pair.unit === unit)) % 2 === 1);
  };
  return clauses.some(isContradicted) ? 'a source of this turn says the opposite' : null;
}

/** What the papers in force say of their own; a line that stands under a heading which forbids it says the opposite of its words, and is left to the rule on headings. */
function judgingUnits({ evidence, ruled }: Facts): readonly Unit[] {
  const units = unitsOf(evidence);
  return ruled.length === 0 ? units : units.filter(({ text }) => !ruled.some(({ words }) => share(wordKeys(text, 3), words) > nearlyAll));
}

function closest(pairs: readonly Pair[]): readonly Pair[] {
  const most = Math.max(0, ...pairs.map(({ share: held }) => held));
  return pairs.filter(({ share: held }) => held >= most - nearly);
}

function closestIn(unit: Unit, clause: Clause): Pair | null {
  let best: Pair | null = null;
  for (const other of unit.clauses) {
    const held = share(clause.keys, other.keys);
    if (held >= sameThing && held > (best?.share ?? 0)) best = { clause, other, unit, share: held };
  }
  return best;
}

/** Which of two comes first is told by two clauses; of one alone it says nothing. */
function differing(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, pair) => sum + differences(pair, pairs.length > 1), 0);
}

function differences({ clause, other, unit }: Pair, hasOrder: boolean): number {
  let count = 0;
  for (const [name, signs] of clause.poles.signs) {
    const theirs = other.poles.signs.get(name);
    const [sign] = signs;
    if (theirs === undefined || sign === undefined || signs.size > 1 || theirs.has(sign) || (name === 'order' && !hasOrder)) continue;
    if (name.startsWith('limit') && isSaidBeside(clause, other, unit, false)) continue;
    // In a row the remedy is often the opposite of the cause.
    if (unit.isRow && unit.clauses.some((cell) => cell.poles.signs.get(name)?.has(sign) === true)) continue;
    count += 1;
  }
  return clause.denies !== other.denies && !isSaidBeside(clause, other, unit) ? count + 1 : count;
}

/** True where the words that the other clause lacks stand beside it, with the same denial: "use brass; never use steel" and "do not use steel". */
function isSaidBeside(clause: Clause, other: Clause, { clauses }: Unit, sameDenial = true): boolean {
  const missing = [...clause.keys].filter((key) => !other.keys.has(key));
  return (
    missing.length > 0 && clauses.some((each) => each !== other && (!sameDenial || each.denies === clause.denies) && missing.some((key) => each.keys.has(key)))
  );
}

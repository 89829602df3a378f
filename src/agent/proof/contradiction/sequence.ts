import type { Evidence } from '../../../domain/evidence.js';
import type { EvidenceFacts } from '../evidence-facts.js';
import { share } from '../words.js';
import { type Clause, clauseOf } from './clauses.js';

type Facts = Pick<EvidenceFacts, 'evidence'>;
/** One thing that comes before another. */
type Ordered = Readonly<{ first: Clause; then: Clause }>;

/** Share of a clause's keys that another must hold to be about the same step. */
const sameStep = 0.6;

const patterns: ReadonlyArray<readonly [pattern: RegExp, isReversed: boolean]> = [
  [/^(.+?),? (?:before|until|bevor|ehe) (.+)$/iu, false],
  [/^(.+?),? (?:only )?(?:after|once|nachdem|sobald) (.+)$/iu, true],
  [/^(?:before|bevor|ehe) (.+?), (.+)$/iu, true],
  [/^(?:after|once|when|nachdem|sobald|wenn) (.+?), (.+)$/iu, false],
  [/^(.+?)(?: first| zuerst)?[,;]? (?:and |und )?(?:only )?(?:then|afterwards|danach|dann|anschließend|finally|zuletzt)\b(.+)$/iu, false],
  [/^(.+?) (?:beginning|starting) with (.+?)(?:,| and) ending with (.+)$/iu, false],
];

/** What the sentence puts in order. */
function orderedIn(sentence: string): readonly Ordered[] {
  const text = sentence.replace(/[.!]\s*$/u, '').replace(/\b(?:do not|must not|may not|never|not)\b([^.;]*?)\b(?:before|until)\b/iu, '$1 after');
  for (const [pattern, isReversed] of patterns) {
    const parts = pattern.exec(text)?.slice(1);
    if (parts === undefined) continue;
    const [one = '', other = ''] = parts.slice(-2);
    const [first, then] = (isReversed ? [other, one] : [one, other]).map(clauseOf);
    return first === undefined || then === undefined || first.keys.size === 0 || then.keys.size === 0 ? [] : [{ first, then }];
  }
  return [];
}

const step = /^\s*(\d{1,2})[.)]\s+/u;

/** The steps of a passage in their order. */
function stepsIn(quote: string): readonly Clause[] {
  return quote.split('\n').flatMap((line) => (step.test(line) ? [clauseOf(line.replace(step, ''))] : []));
}

type Told = Readonly<{ steps: readonly Clause[]; ordered: readonly Ordered[] }>;
const read: WeakMap<Evidence, Told> = new WeakMap();

/** What a paper in force puts in order, read once. */
function toldBy(evidence: Evidence): Told {
  if (evidence.kind !== 'passage' || evidence.status === 'superseded' || evidence.untrusted === true) return { steps: [], ordered: [] };
  const known = read.get(evidence);
  if (known !== undefined) return known;
  const told = { steps: stepsIn(evidence.quote), ordered: evidence.quote.split(/(?<=[.!?;])\s+|\n+/u).flatMap(orderedIn) };
  read.set(evidence, told);
  return told;
}

/** Why a procedure or a sentence of this turn gives the other order; null where none does. */
export function outOfOrder(sentence: string, held: Iterable<Facts>): string | null {
  const [said] = orderedIn(sentence);
  if (said === undefined) return null;
  const papers = [...held].map(({ evidence }) => toldBy(evidence));
  const isOtherwise = papers.some(({ steps, ordered }) => isTurned(said, steps) || ordered.some(({ first, then }) => isTurned(said, [first, then])));
  return isOtherwise ? 'a source of this turn gives the other order' : null;
}

/** True where the best place of what is said to come first lies behind that of what is said to follow. */
function isTurned({ first, then }: Ordered, steps: readonly Clause[]): boolean {
  const [early, late] = [best(first, steps), best(then, steps)];
  return early !== null && late !== null && early > late;
}

function best(clause: Clause, steps: readonly Clause[]): number | null {
  const shares = steps.map(({ keys }) => share(clause.keys, keys));
  const most = Math.max(0, ...shares);
  const at = shares.indexOf(most);
  return most < sameStep || shares.filter((each) => each === most).length > 1 ? null : at;
}

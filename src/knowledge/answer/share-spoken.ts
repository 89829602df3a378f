import type { Passage } from '../../domain/document.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { PassageHits } from '../rank/passage-hits.js';
import { isGenericWord } from '../text/generic-words.js';
import type { Focus } from './focus.js';

/** A stretch of a passage; the offsets are into the passage's text. */
export type Stretch = Readonly<{ passage: Passage; start: number; end: number }>;

/** Words with which conditions are asked for; no source need say them. */
const ASKING = /^(?:conditions?|requirements?|preconditions?|prerequisites?|voraussetzung(?:en)?|bedingung(?:en)?|条件|情况)$/iu;
/** How surely a word has to be met. */
const HIT = 0.5;

/** Which share of the things that a question names some stretches and the text around them (heading, title) speak of, 0 to 1. */
export function shareSpoken(
  parts: readonly Stretch[],
  around: string,
  { question, focus, hits, context }: Readonly<{ question: Question; focus: Focus; hits: PassageHits; context: JudgeContext }>,
): number {
  const found = [
    ...hits.ofText(around, parts[0]?.passage.language ?? 'en'),
    ...parts.flatMap(({ passage, start, end }) => hits.found(context.scope.numberOf(passage), passage, start, end)),
  ];
  const said = new Set(found.flatMap(({ concept, weight }) => (weight >= HIT ? [concept] : [])));
  let total = 0;
  let met = 0;
  for (const [at, { surface }] of question.concepts.entries()) {
    if (focus.roles[at] !== 'subject' || isGenericWord(surface) || ASKING.test(surface)) continue;
    total += focus.shares[at] ?? 0;
    if (said.has(at)) met += focus.shares[at] ?? 0;
  }
  return total === 0 ? 0 : met / total;
}

import type { Fact, Sample } from '../harness/sample.js';
import type { Score, Transcript } from '../harness/transcript.js';
import { firstCount, isNegated, judgeAnswer } from './judge-answer.js';
import { holds, lastTurn, normalise, spellingsOf } from './text.js';

type Verdict = Omit<Score, 'scorer'>;
const unscored = { value: 'unscored' as const, explanation: 'not asked for' };
const fail = (explanation: string): Verdict => ({ value: 0, explanation });
const pass = (explanation: string): Verdict => ({ value: 1, explanation });

/** Where an answer has to come to the point: its first three sentences. */
export const leadingSentences = 3;
/** More other causes than this beside the right one, and the answer does not diagnose. */
const mostRivals = 2;

const leadOf = (transcript: Transcript, withEvidence = false): readonly string[] =>
  (lastTurn(transcript)?.sentences ?? [])
    .slice(0, leadingSentences)
    .filter(({ evidence }) => !withEvidence || evidence.length > 0)
    .map(({ text }) => text.replace(/\[E\d+\]/gu, ' '));

const text = (fact: Fact): string => spellingsOf(fact).join(' | ');

/** The first count of the answer is the right one; a list of counts is as wrong as a wrong one. */
export function countScore({ target: { count } }: Sample, transcript: Transcript): Verdict {
  if (count === undefined) return unscored;
  const found = firstCount(leadOf(transcript).join(' '));
  const right = typeof count === 'number' ? [count] : count;
  if (found !== null && right.includes(found)) return pass(`counts ${found}`);
  return fail(found === null ? `gives no count in its first ${leadingSentences} sentences` : `counts ${found}, not ${right.join(' or ')}`);
}

/** The right cause is named early, before any other one, and not in a list of all of them. */
export function causeScore({ target: { cause } }: Sample, transcript: Transcript): Verdict {
  if (cause === undefined) return unscored;
  const lead = normalise(leadOf(transcript).join(' '));
  const missing = cause.named.filter((fact) => !holds(lead, fact));
  if (missing.length > 0) return fail(`the first ${leadingSentences} sentences do not name ${missing.map(text).join('; ')}`);
  const at = (fact: Fact): number => Math.min(...spellingsOf(fact).map((spelling) => placeOf(lead, spelling)));
  const named = cause.rivals.filter((fact) => holds(lead, fact));
  if (named.length > mostRivals) return fail(`lists ${named.length} other causes beside the right one: ${named.map(text).join('; ')}`);
  const first = Math.min(...cause.named.map(at));
  const before = named.filter((fact) => at(fact) < first);
  return before.length === 0 ? pass('the right cause comes first') : fail(`names another cause first: ${before.map(text).join('; ')}`);
}

function placeOf(lead: string, spelling: string): number {
  const at = lead.indexOf(normalise(spelling));
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** An early sentence about the subject denies the premise, or says what is the case instead. Silence and abstention do not. */
export function denialScore({ target: { denies } }: Sample, transcript: Transcript): Verdict {
  if (denies === undefined) return unscored;
  // In an abstention only what is said from evidence counts: "no diversion is recorded", but not "I find nothing about it".
  const lead = leadOf(transcript, lastTurn(transcript)?.abstained === true);
  const about = lead.filter((sentence) => denies.about.some((subject) => normalise(sentence).includes(normalise(subject))));
  if (about.some(isNegated)) return pass('the premise is denied');
  const said = denies.instead.some((fact) => judgeAnswer(lead.join(' '), spellingsOf(fact)).right);
  return said ? pass('says what is the case instead') : fail('the premise is neither denied nor corrected in the first sentences');
}

import type { Answer, Passage } from '../../domain/document.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { PassageHits } from '../rank/passage-hits.js';
import { isGenericWord } from '../text/generic-words.js';
import { sentencesOf } from '../text/sentences.js';
import type { Focus } from './focus.js';

/** Forbids something; a bound ("must not exceed 5 bar") is a value and no prohibition. */
export const FORBIDS =
  /\b(?:do not|don't|never(?! been)|(?:must|may|shall|should|can|could)(?:\s+(?:\p{L}+\s+)?(?:not|never)|n't)(?! (?:exceed|be (?:above|below|over|under|more|less|higher|lower|longer|shorter)|rise|fall|drop))|cannot|not (?:be )?(?:allowed|permitted)|forbidden|prohibited|banned|nobody may|no one may|under no circumstances|no [\p{L}\s-]{2,30} (?:may|must|shall) be)\b|(?<!\p{L})(?:verboten|untersagt|niemals|auf keinen fall|nie|(?:darf|dürfen|soll|sollen)(?![^.]{0,80}überschr)[^.;]{0,80}\b(?:nicht|kein\w*)|nicht (?:erlaubt|zulässig|verwenden|benutzen|betreten|öffnen|berühren))(?!\p{L})|禁止|不得|严禁|切勿|不可|不要|不允许|请勿/iu;
const WARNS = /^\W*(?:warning|danger|caution|attention|warnung|gefahr|achtung|vorsicht|警告|危险|注意)(?!\p{L})/iu;
/** Lets something be done, perhaps under a condition. */
const ALLOWS =
  /\b(?:may|can) (?:also |only )?be (?:used|taken|done|mixed|entered|opened|put|added|filled)\b|\b(?:is|are) (?:only )?(?:allowed|permitted|suitable|approved|admissible)\b|\bonly\b.{0,60}\bmay\b|\bmay\b.{0,80}\bonly\b|(?<!\p{L})(?:erlaubt|zulässig|zugelassen|(?:darf|dürfen|kann|können) (?:auch |nur )?[^.]{0,60}(?:verwendet|benutzt|betreten|geöffnet) werden)(?!\p{L})|允许|可以使用|可用/iu;
const ASKS_LEAVE =
  /\b(?:can|may|could|should) (?:i|we|you|one|anyone|somebody|someone)\b|\b(?:am i|are we|is it|is one) (?:allowed|permitted|ok(?:ay)?)\b|(?<!\p{L})(?:kann|darf|dürfen|können) (?:ich|man|wir)(?!\p{L})|可以|能不能|能用|可否|允许/iu;

/** What is to be used: the words behind the verb; the verb at the end of a German question is none of them. */
const TO_USE =
  /\b(?:use|take|add|pour|apply|mix(?: in)?|fill(?: in)?|with)\s+(?:(?:a|an|the|some|my)\s+)?((?:[\p{L}-]+\s*){1,3})|(?<!\p{L})(?:mit|statt)\s+((?:[\p{L}-]+\s+){1,3}|[\p{L}-]+)/iu;
const isWithin = (start: number, match: RegExpExecArray | null): boolean => match !== null && start >= match.index && start < match.index + match[0].length;

/** How far behind or before the answer a prohibition stands that only speaks of what the answer names. */
const NEAR = 2;
const MOST = 2;
const SAID = 0.8;
/** A prohibition answers "may I ...?" by itself when it says so much of what is asked about. */
const LEAVE = { said: 0.7, probability: 0.6 };
/** Below what counts as an answer. */
const UNNAMED = 0.3;
/** Passages of one section that are looked through on each side of the answer. */
const AROUND = 6;

type Sentence = Readonly<{ passage: Passage; text: string; start: number; end: number; at: number }>;
type Looked = Readonly<{ question: Question; focus: Focus; hits: PassageHits; context: JudgeContext }>;

/**
 * The answers with what forbids or warns about a thing that the question or the answer names: sentences of the answer's own section, as
 * `warning`. A question for leave ("can I use X?") that nothing answers is answered by the sentence that forbids or allows X.
 */
export function withWarnings(answers: readonly Answer[], passages: readonly Passage[], looked: Looked): readonly Answer[] {
  const [main] = answers;
  if (main === undefined || main.passage.kind === 'record') return answers;
  const leave = ASKS_LEAVE.test(looked.question.text) ? leaveGiven(main, passages, looked) : null;
  const first = leave === null ? asIs(main, looked) : asAnswer(leave, main, 'main');
  const rest = answers.slice(1).filter((answer) => !overlaps(answer, first));
  const warnings = nearby(first, looked).filter(
    (sentence) => !overlaps(sentence, first) && !rest.some((other) => other.role === 'conflict' && overlaps(sentence, other)),
  );
  const told = warnings.slice(0, MOST).map((sentence) => asAnswer(sentence, first, 'warning'));
  return [first, ...told, ...rest.filter((answer) => !told.some((other) => overlaps(other, answer)))];
}

/** Leave to use what no document names is neither given nor refused by a sentence about another thing. */
function asIs(main: Answer, { question, focus }: Looked): Answer {
  const used = TO_USE.exec(question.text);
  const isUnknown = question.concepts.some(
    ({ kind, frequency, alternatives, translated, start }, at) =>
      kind === 'word' && frequency === 0 && !translated && alternatives.length === 0 && focus.roles[at] === 'subject' && isWithin(start, used),
  );
  return isUnknown && ASKS_LEAVE.test(question.text) ? { ...main, probability: Math.min(main.probability, UNNAMED) } : main;
}

function asAnswer({ passage, text, start, end }: Sentence, main: Answer, role: Answer['role']): Answer {
  const probability = role === 'main' ? Math.max(LEAVE.probability, main.probability) : main.probability;
  const { inForce } = main;
  const own = passage.documentId === main.passage.documentId && inForce !== undefined ? { inForce } : {};
  return { passage, text, shown: text, probability, role, values: [], ...own, start: passage.start + start, end: passage.start + end };
}

type Stretch = Readonly<{ passage: Passage; start: number; end: number }>;

/** Offsets of a sentence are into its passage, those of an answer into the document. */
const placeOf = (stretch: Stretch): readonly [number, number] =>
  'at' in stretch ? [stretch.passage.start + stretch.start, stretch.passage.start + stretch.end] : [stretch.start, stretch.end];

function overlaps(one: Stretch, other: Stretch): boolean {
  if (one.passage.documentId !== other.passage.documentId || one.passage.revision !== other.passage.revision) return false;
  const [[from, to], [start, end]] = [placeOf(one), placeOf(other)];
  return from < end && start < to;
}

const isQuotable = ({ kind, flagged, text, start, end }: Passage): boolean => (kind === 'text' || kind === 'steps') && !flagged && text.length === end - start;

const sentencesIn = (passage: Passage, first: number): readonly Sentence[] =>
  sentencesOf(passage.text).map(({ start, end }, at) => ({ passage, text: passage.text.slice(start, end), start, end, at: first + at }));

/** Prohibitions and warnings of the answer's section that name a thing of the question, or stand beside the answer and name one of its own. */
function nearby(main: Answer, looked: Looked): readonly Sentence[] {
  const { context } = looked;
  const { documentId, revision, section } = main.passage;
  const all = context.scope.documentPassages(documentId, revision);
  const here = all.findIndex(({ start, end }) => main.start >= start && main.start < end);
  const around = all.slice(Math.max(0, here - AROUND), here + AROUND + 1).filter((passage) => passage.section === section && isQuotable(passage));
  let count = 0;
  const sentences = around.flatMap((passage) => {
    const own = sentencesIn(passage, count);
    count += own.length;
    return own;
  });
  const own = sentences.filter((sentence) => overlaps(sentence, main)).map(({ at }) => at);
  const distance = ({ at }: Sentence): number => Math.min(...own.map((each) => Math.abs(each - at)));
  const things = thingsIn(main.text);
  return sentences
    .filter((sentence) => FORBIDS.test(sentence.text) || WARNS.test(sentence.text))
    .map((sentence) => {
      const asked = subjectSaid(sentence, looked);
      const shared = distance(sentence) <= NEAR && thingsIn(sentence.text).some((word) => things.includes(word));
      return { sentence, weight: asked + (shared ? 0.3 : 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .map(({ sentence }) => sentence);
}

/** The sentence that forbids or allows what the question asks leave for, where the answer found does neither; null where none surely does. */
function leaveGiven(main: Answer, passages: readonly Passage[], looked: Looked): Sentence | null {
  if ((FORBIDS.test(main.text) || ALLOWS.test(main.text)) && main.probability >= LEAVE.probability) return null;
  const found = passages
    .filter((passage) => passage.status === 'current' && isQuotable(passage))
    .flatMap((passage) => sentencesIn(passage, 0))
    .filter(({ text }) => FORBIDS.test(text) || ALLOWS.test(text))
    .map((sentence) => ({ sentence, said: subjectSaid(sentence, looked) }))
    .filter(({ said }) => said >= LEAVE.said)
    .sort((left, right) => right.said - left.said);
  return found[0]?.sentence ?? null;
}

/** Which share of the things that the question names a sentence says itself; words of asking, and words that say little, left out. */
function subjectSaid({ passage, start, end }: Sentence, { question, focus, hits, context }: Looked): number {
  const said = new Set(hits.found(context.scope.numberOf(passage), passage, start, end).flatMap(({ concept, weight }) => (weight >= SAID ? [concept] : [])));
  let total = 0;
  let met = 0;
  for (const [at, { surface }] of question.concepts.entries()) {
    if (focus.roles[at] !== 'subject' || isGenericWord(surface)) continue;
    total += focus.shares[at] ?? 0;
    if (said.has(at)) met += focus.shares[at] ?? 0;
  }
  return total === 0 ? 0 : met / total;
}

/** Longer words of a text that name something, cut to their beginnings; pairs of Han characters. */
function thingsIn(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{Script=Latin}{4,}/gu) ?? [];
  const kept = words.filter(
    (word) =>
      !isGenericWord(word) &&
      !/^(?:with|from|that|this|into|must|shall|when|than|then|have|been|will|only|after|before|over|under|nach|oder|eine?[rsmn]?|wird|werden|sein|sind)$/u.test(
        word,
      ),
  );
  const han = [...(text.match(/\p{Script=Han}+/gu) ?? [])].flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
  );
  return [...new Set([...kept.map((word) => word.slice(0, 6)), ...han])];
}

import { allMatches } from '../../domain/all-matches.js';
import { premiseIn } from '../../domain/premise.js';
import { isOfOtherDate } from '../dates-asked.js';
import type { Concept, Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';
import { isStopWord } from '../text/stop-words.js';
import type { Role } from './focus.js';
import { relatesContrary } from './relation.js';

/** Words that exclude one another, one line each: who asks for one of a line is not answered by another of it. `|` parts forms of the same. English and German, as written. */
const OPPOSITES: readonly string[] = [
  'daily weekly fortnightly monthly quarterly yearly|annual|annually hourly täglich wöchentlich monatlich jährlich',
  'upper lower oberer|oberen unterer|unteren',
  'left right linke|linken rechte|rechten',
  'inlet outlet einlass auslass eingang ausgang',
  'suction discharge',
  'upstream downstream',
  'front rear',
  'inner outer innere äußere',
  'internal external intern extern',
  'indoor|indoors outdoor|outdoors',
  'inbound|incoming|arrival|arrivals|arriving outbound|outgoing|departure|departures|departing',
  'horizontal vertical',
  'clockwise anticlockwise|counterclockwise',
  'primary secondary tertiary',
  'single double triple',
  'north south east west',
  'summer winter spring autumn sommer winter frühjahr herbst',
  'morning evening afternoon night|nights|nachts abends',
  'weekday|weekdays weekend|weekends',
  'adult|adults child|children',
  'male female',
  'import export',
  'input output',
  'hot cold',
  'wet dry',
  'wide narrow',
  'clean dirty',
  'manual automatic',
  'static dynamic',
  'positive negative',
  'planned unplanned',
  'diesel petrol electric',
  'loaded unloaded empty',
  'silver gold platinum',
  'small medium large',
  'high low',
  'first second third fourth last|final',
  'earliest latest',
  'gross net',
  'minimum|min maximum|max',
];
const SIDES_OF = new Map<string, { line: number; side: number }[]>();
for (const [line, sides] of OPPOSITES.entries())
  for (const [side, forms] of sides.split(' ').entries())
    for (const word of forms.split('|')) SIDES_OF.set(word, [...(SIDES_OF.get(word) ?? []), { line, side }]);

const YEAR = /(?<![\d.,-])(?:19|20)\d{2}(?![\d.,]\d|\d)/gu;

type Seen = Readonly<{
  question: Question;
  presupposes: boolean;
  roles: readonly Role[];
  text: string;
  hits: readonly Hit[];
  covered: ReadonlyMap<number, number>;
}>;

/**
 * True when the piece speaks of another thing of the kind that is asked for: "vacuum pump" for "circulation pump", "monthly copies"
 * for "weekly copies". A word that narrows the one behind it must not be exchanged for another.
 */
export function namesAnother(seen: Seen): boolean {
  const { question, presupposes, roles, covered } = seen;
  // Another interval than the one taken for granted is what the answer has to correct.
  if (presupposes && premiseIn(question.text, seen.text) === 'differs') return false;
  if (tellsOfOtherYear(seen) || isOfOtherDate(question.text, seen.text) || isForAnother(seen)) return true;
  // Whether something may be done one way is also answered by a rule for the other way.
  if (!presupposes && relatesContrary(seen)) return true;
  return question.concepts.some((concept, at) => {
    if (concept.kind !== 'word') return false;
    if (concept.meaning.split('-').some((word) => saysOpposite(word, seen))) return true;
    return (covered.get(at) ?? 0) < 0.5 && (roles[at] === 'subject' || NARROWS.test(concept.surface)) && headHasAnother(at, seen);
  });
}

/** The question names a year and the piece only others. */
function tellsOfOtherYear({ question, text }: Seen): boolean {
  const asked = question.text.match(YEAR);
  const said = asked === null ? null : text.match(YEAR);
  return asked !== null && said !== null && !said.some((year) => asked.includes(year));
}

/** "For terry towels" is asked, and the piece says "for flat linen" and nothing of towels. */
function isForAnother({ question, text, hits, covered, roles }: Seen): boolean {
  const [asked] = allMatches(question.text, FOR_WHAT);
  if (asked === undefined) return false;
  const from = asked.index + 4;
  const named = question.concepts.flatMap(({ start, kind }, at) =>
    start >= from && start < asked.index + asked[0].length && kind === 'word' && roles[at] === 'subject' ? [at] : [],
  );
  if (named.length === 0 || named.some((at) => (covered.get(at) ?? 0) >= 0.6)) return false;
  return allMatches(text, FOR_WHAT).some((match) => {
    const end = match.index + match[0].length;
    return !hits.some((hit) => hit.start >= match.index && hit.start < end);
  });
}

/** What something is for: up to four words, no stretch of time and no purpose. */
const FOR_WHAT =
  /\bfor (?!(?:\d|an? (?:hour|minute|day|week|month|year|while)|one\b|two\b|three\b|four\b|five\b|six\b|ten\b|twelve\b|example|instance|this|that|it\b|all\b|each\b|every\b|more\b|less\b|at least|about|up to|no\b|which|what|how|\p{L}+ing\b))(?:the |a |an |our |your )?(?:[\p{L}-]+ ?){1,4}/giu;

/** The piece says a word of the same line as the asked one, and not the asked one. */
function saysOpposite(surface: string, { text, question }: Seen): boolean {
  const asked = SIDES_OF.get(surface.toLowerCase());
  if (asked === undefined) return false;
  const own = new Set(wordsOf(`${question.text} ${question.concepts.map(({ meaning }) => meaning).join(' ')}`));
  const said = wordsOf(text);
  const sidesSaid = said.filter((word) => !own.has(word)).flatMap((word) => SIDES_OF.get(word) ?? []);
  return asked.some(
    ({ line, side }) =>
      sidesSaid.some((other) => other.line === line && other.side !== side) &&
      !said.some((word) => (SIDES_OF.get(word) ?? []).some((other) => other.line === line && other.side === side)),
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/\bworking days?\b/gu, 'weekday')
    .match(/\p{L}+/gu) ?? [];

/** The word behind the missing one stands in the piece with another content word before it, and nowhere without. */
function headHasAnother(at: number, { question, text, hits }: Seen): boolean {
  const modifier = question.concepts[at];
  const head = question.concepts[at + 1];
  if (modifier === undefined || head === undefined || head.kind !== 'word') return false;
  if (!isBeside(modifier, head, question)) return false;
  const places = hits.filter(({ concept, weight }) => concept === at + 1 && weight >= 0.8);
  return places.length > 0 && places.every(({ start }) => hasOwnModifier(text, start, hits, at, modifier.meaning));
}

/** The two stand side by side in the question, or both are of one word of it. Chinese puts any two words side by side. */
function isBeside(modifier: Concept, head: Concept, { text, language }: Question): boolean {
  if (modifier.start === head.start) return true;
  // A German noun is written with a capital: what is not names no thing that the word before could narrow.
  if (language === 'de' && /^\p{Ll}/u.test(head.surface)) return false;
  // "How much does a spare blade cost?": what ends a question with "do" is its verb.
  if (ASKS_WITH_DO.test(text.slice(0, modifier.start)) && /^[\s?!.]*$/u.test(text.slice(head.start + head.surface.length))) return false;
  const between = text.slice(modifier.start + modifier.surface.length, head.start);
  return language !== 'zh' && /^[\s-]*$/u.test(between) && !between.includes('\n');
}

const ASKS_WITH_DO = /\b(?:do|does|did)(?:n't)?\b/iu;

function hasOwnModifier(text: string, start: number, hits: readonly Hit[], missing: number, named: string): boolean {
  const before = /(\p{L}[\p{L}\d-]*)[ -]$/u.exec(text.slice(0, start));
  const word = before?.[1];
  if (word === undefined || before === null) return false;
  if (NUMBER.test(named) && NUMBER.test(word)) return true;
  if (isStopWord(word.toLowerCase(), null) || hits.some((hit) => hit.start === before.index && hit.concept === missing)) return false;
  return !NO_MODIFIER.test(word) && !isPartOf(word, named);
}

/** "Gear oil" is the oil of the gearbox: the one word is the beginning of the other. */
function isPartOf(word: string, named: string): boolean {
  const [one, other] = [word.toLowerCase(), named.toLowerCase()];
  return Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one));
}

/** Words of asking that say which one when they stand before a noun: "total nitrogen" is not "ammonium nitrogen". */
const NARROWS = /^(?:total|overall|combined|net|gross|average|mean|peak|single|double|full|partial|temporary|permanent|main|spare|extra|regular)$/iu;

/** "Four beeps" are not "three beeps". */
const NUMBER = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)$/iu;

/** Words before a noun that do not say which one. */
const NO_MODIFIER =
  /^(?:no|not|new|used|any|every|per|one|two|three|four|five|six|several|many|whole|entire|own|same|other|such|complete|actual|current|present|specified|required|respective|corresponding|neue[rnsm]?|jede[rnsm]?|kein\w*|without|ohne)$|ly$/iu;

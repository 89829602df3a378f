import { allMatches } from '../../domain/all-matches.js';
import type { Answer } from '../../domain/document.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { PassageHits } from '../rank/passage-hits.js';
import { isGenericWord } from '../text/generic-words.js';
import { FORBIDS } from './warnings.js';

type Looked = Readonly<{ question: Question; hits: PassageHits; context: JudgeContext }>;

/** "May I ...": what is to be done, and to what, stands behind it. */
const LEAVE =
  /(?<!\p{L})(?:may|can|could|should|am) (?:i|we|you|one|they)(?: (?:allowed|permitted) to)?\s+|(?<!\p{L})(?:darf|dürfen|kann|können|soll|sollte) (?:ich|man|wir)\s+/iu;
const GERMAN = /^(?:darf|dürfen|kann|können|soll)/iu;
/** Where or to what: "on the red spot", "am Ofenmantel". */
const TO_WHAT = /^(?:on(?:to)?|in(?:to|side)?|at|over|under|near|ins|im|auf|an|am|ans|über|unter|neben|bei|beim)$/iu;
const OTHER_PART =
  /^(?:with|without|by|from|to|for|when|while|if|after|before|during|and|or|because|alone|again|then|now|mit|ohne|von|vom|zu|zum|zur|für|wenn|während|falls|nach|vor|und|oder|weil|allein|wieder|jetzt|durch)$/iu;
const BELONGS = /^(?:of|des|der)$/iu;
const POINTS = /^(?:it|its|this|that|these|those|them|there|one|mine|my|our|the|an?|es|ihn|sie|das|dies\p{L}*|den|dem|die|ein\p{L}*|mein\p{L}*|unser\p{L}*)$/iu;
const SAID = 0.5;
/** Below what counts as an answer. */
const NO_ANSWER = 0.2;

/** The words that name what leave is asked for to act on, by the offsets of their beginnings: of "may I spray water on the red spot" the spot, of "may I grease the roll with a brush" the roll. */
export function targetsOf(text: string): readonly number[] {
  const asked = LEAVE.exec(text);
  if (asked === null) return [];
  const isGerman = GERMAN.test(asked[0]);
  const from = asked.index + asked[0].length;
  const words = allMatches(text.slice(from), /[\p{L}\p{N}-]+/gu).map((match) => ({ word: match[0], start: from + match.index }));
  const end = words.findIndex(({ start }) => /[,;.?!]/u.test(text.slice(from, start)));
  const own = (end === -1 ? words : words.slice(0, end)).slice(isGerman ? 0 : 1);
  const phrases: { place: boolean; words: { word: string; start: number }[] }[] = [{ place: false, words: [] }];
  let isOpen = true;
  for (const each of own) {
    if (TO_WHAT.test(each.word)) phrases.push({ place: true, words: [] });
    isOpen = TO_WHAT.test(each.word) || (isOpen && !OTHER_PART.test(each.word));
    if (isOpen && BELONGS.test(each.word) && (phrases.at(-1)?.words.length ?? 0) > 0) phrases.push({ place: phrases.at(-1)?.place ?? false, words: [] });
    else if (isOpen && !TO_WHAT.test(each.word) && !POINTS.test(each.word)) phrases.at(-1)?.words.push(each);
  }
  // A German thing begins with a capital; in English the last word of a phrase is its thing.
  const heads = phrases.flatMap(({ place, words: said }) => {
    const head = isGerman ? said.filter(({ word }) => /^\p{Lu}/u.test(word)).at(-1) : said.at(-1);
    return head === undefined ? [] : [{ place, start: head.start, word: head.word }];
  });
  const places = heads.filter(({ place }) => place);
  return (places.length > 0 ? places : heads).filter(({ word }) => !isGenericWord(word)).map(({ start }) => start);
}

/** "May I do it to this?" is not answered by a sentence that neither forbids anything nor names, in itself or in what stands over it, any of what it would be done to. */
export function ofAskedTarget(answers: readonly Answer[], { question, hits, context }: Looked): readonly Answer[] {
  const starts = targetsOf(question.text);
  const targets = question.concepts.flatMap(({ start, surface }, at) => (starts.some((each) => each >= start && each < start + surface.length) ? [at] : []));
  const [main, ...others] = answers;
  if (main === undefined || targets.length === 0 || (FORBIDS.test(main.text) && !/[.!?]\s+\p{Lu}/u.test(main.text))) return answers;
  const { passage, start, end } = main;
  const found = [
    ...hits.ofText(`${passage.document} . ${passage.section ?? ''}`, passage.language),
    ...hits.found(context.scope.numberOf(passage), passage, start - passage.start, end - passage.start),
  ];
  const isNamed = found.some(({ concept, weight }) => weight >= SAID && targets.includes(concept));
  return isNamed
    ? answers
    : [
        { ...main, probability: Math.min(NO_ANSWER, main.probability) },
        ...others.map((each) => ({ ...each, probability: Math.min(NO_ANSWER, each.probability) })),
      ];
}

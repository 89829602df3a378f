import { allMatches } from '../../domain/all-matches.js';
import { recurrencesIn } from '../../domain/recurrence.js';
import { type AnswerType, asksWhether, expectedAnswer, isMeasureWord, WHICH_HOLDS } from '../answer-type.js';
import type { Concept, Question } from '../question.js';
import { conceptWeight } from '../rank/assess.js';
import { isGenericWord } from '../text/generic-words.js';
import { actsOf } from './predicate.js';

/** What a word of the question does: name the thing, name the measure that a fitting value answers, ask, wrap the question in everyday words, or give a figure of the asker's own. */
export type Role = 'subject' | 'measure' | 'asking' | 'filler' | 'own-figure';

/** What a question wants, worked out once: the form of the answer and how much each of its words matters. Shares sum to 1. */
export type Focus = Readonly<{
  expected: AnswerType;
  whether: boolean;
  roles: readonly Role[];
  shares: readonly number[];
  asksMaker: boolean;
  /** Where the question offers the answers itself ("6.8 or 7.0 bar?"), as offsets; one of them is what is looked for. */
  choice: readonly [number, number] | null;
  /** The concept that names what kind of thing is asked for ("which *licence* ...", "what is the *warranty* of ..."), or null. */
  head: number | null;
  /** The acts that are asked about; see `predicate.ts`. */
  acts: readonly number[];
}>;

const WEIGHTS: Readonly<Record<Role, number>> = { subject: 1, measure: 0.6, asking: 0.12, filler: 1, 'own-figure': 0.08 };
/** A question of ordinary words alone asks little; no sentence may seem to cover it. As a share of one unknown word. */
const LEAST = 0.4;
const MAKER =
  /\bwho (?:makes|made|manufactures|manufactured|builds|built|supplies|supplied|sells|delivers)\b|\bwer (?:hat .* gebaut|baut|liefert|stellt .* her)\b|(?:manufacturer|maker|supplier|hersteller|lieferant)|厂家|供应商|制造商/iu;

const WHICH_MAKER =
  /\b(?:which|what|who|name of the|welcher|wer)\b.{0,20}\b(?:manufacturer|maker|supplier|vendor|hersteller|lieferant)\b|哪.{0,3}(?:厂家|供应商)/iu;

const OFFER = '(?:(?:every|once an?|each) (?:\\d+ )?\\p{L}+|\\d[\\d.,]*(?:\\s?[^\\s,?]{1,12})?|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)';
const CHOICES = [
  new RegExp(`(?:every |once an? )?${OFFER}\\s+(?:or|oder)\\s+(?:every |once an? )?${OFFER}(?:\\s+\\p{L}+)?`, 'iu'),
  /(?<=[,:]\s*)[^,?:]{1,40}?\s+(?:or|oder)\s+[^,?]{1,40}(?=\s*[?？]*\s*$)/iu,
];

const OR = /\s(?:or|oder)\s/iu;

function choiceIn(question: string): readonly [number, number] | null {
  // The patterns try every place of the question; most questions offer nothing.
  if (!OR.test(question)) return null;
  for (const pattern of CHOICES) {
    const match = pattern.exec(question);
    if (match !== null) return [match.index, match.index + match[0].length];
  }
  return null;
}

/** An edition that the question names says where to look, not what for. */
const EDITION =
  /\b(?:(?:the )?(?:old|older|new|newer|previous|former|earlier|current|latest|superseded) )?(?:rev(?:ision)?s?\.?|issues?|editions?|versions?|revisionsstand|ausgabe)\b(?:\s+(?:[a-z]|\d[\w.]*)(?![\p{L}\d]))?(?:\s*(?:and|to|und|bis|or)\s+(?:rev(?:ision)?\.?\s*)?(?:[a-z]|\d[\w.]*)(?![\p{L}\d]))?/giu;

/** Who says a figure, and whether it still holds, frames the question; what is looked for is the thing that the figure is said of. */
const FRAMES: readonly RegExp[] = [
  /\b(?:i|we) (?:have|found|read|heard|think|thought|believe|was told|were told|remember)\b(?:[^.,?]{0,40}?\b(?:say(?:s|ing)|state[sd]?|claim(?:s|ed)?|that)\b)?/giu,
  /\b(?:my|our|the|an?|this|that)\s+(?:[\p{L}-]+\s+){0,3}?(?:says?|said|states?|stated|claims?|wants?|demands?|specif(?:ies|ied)|tells? (?:me|us))\b(?: that)?/giu,
  /\b(?:my|our|the|an?|this|that)\s+(?:[\p{L}-]+\s+){0,2}?(?:print(?:out)?|sheet|note|label|paper|page|list|copy|table|handbook|manual|policy|poster|card)\s+(?:gives?|gave|shows?|showed|reads?)\b/giu,
  new RegExp(WHICH_HOLDS.source, 'giu'),
  /\b(?:is|was) (?:that|this|it) (?:still |now )?(?:right|correct|true|valid|ok(?:ay)?|fine|current|enough)\b/giu,
  /\bstill (?:right|correct|true|valid|ok(?:ay)?|fine|current|good|applies|apply|holds?|in force|enough)\b/giu,
  /\b(?:does|do|would) (?:(?:the|our|your) )?(?:[\p{L}-]+ ){1,2}agree\b/giu,
  /[,;.]\s*(?:right|correct|true|yes|no|ok(?:ay)?)\s*\?|\bcan (?:it|that|this|they) (?:stay|run|go on|remain|be left)\b/giu,
];

export function focusOf(question: Question, idfOfUnknown: number): Focus {
  const asksMaker = MAKER.test(question.text);
  const read = expectedAnswer(question.gloss);
  const expected: AnswerType = asksMaker && read.kind === 'open' && WHICH_MAKER.test(question.text) ? { kind: 'person', dimensions: [] } : read;
  const whether = asksWhether(question.text) || expected.checks === true;
  const framing = expected.checks === true ? [EDITION, ...FRAMES] : [EDITION];
  const editions = framing
    .flatMap((pattern) => allMatches(question.text, pattern))
    .map((match): readonly [number, number] => [match.index, match.index + match[0].length]);
  const choice = choiceIn(question.text);
  const named = ({ start }: Concept): boolean => [...editions, ...(choice === null ? [] : [choice])].some(([from, to]) => start >= from && start < to);
  const roles = question.concepts.map((concept): Role => (named(concept) ? 'own-figure' : roleOf(concept, expected, whether)));
  const weights = question.concepts.map((concept, at) => conceptWeight(concept, idfOfUnknown) * WEIGHTS[roles[at] ?? 'subject']);
  const total =
    Math.max(
      weights.reduce((sum, weight) => sum + weight, 0),
      LEAST * idfOfUnknown,
    ) || 1;
  return {
    expected,
    whether,
    roles,
    shares: weights.map((weight) => weight / total),
    asksMaker,
    choice,
    head: headOf(question, roles),
    acts: actsOf(question, roles),
  };
}

const HEAD =
  /\b(?:what|which|whats|how many|how much|welche[rsmn]?|was für(?: eine?)?|wie ?viele?)\s+(?:(?:is|are|was|were|ist|sind|war|does|do)\s+)?(?:(?:the|a|an|our|your|its|der|die|das|den|dem)\s+)?((?:[\p{L}\d-]+\s*){1,4})/iu;
const HEAD_ENDS =
  /\s(?:of|for|at|on|in|inside|between|during|before|after|when|while|if|from|to|per|with|does|do|did|must|is|are|was|were|can|may|should|will|have|has|had|need|needs|i|we|you|they|it|the|a|des|der|die|das|von|vom|für|bei|am|im|in|muss|ist|hat|darf|ich|wir)(?=\s|$)/iu;

/** "叶轮的材质是什么": what is asked for stands between 的 and the asking word. */
const CHINESE_HEAD = /的([^的，。？?]{1,8}?)(?:是|为|有|要|应|达到|不得)?(?:什么|多少|哪|几|谁)/u;

/** The head of the asking phrase: its last word that names something. */
function headOf(question: Question, roles: readonly Role[]): number | null {
  const chinese = CHINESE_HEAD.exec(question.text);
  if (chinese !== null) {
    const from = chinese.index + 1;
    return namedIn(question, roles, from, from + (chinese[1] ?? '').length);
  }
  const match = HEAD.exec(question.text);
  const phrase = match?.[1]?.split(HEAD_ENDS)[0] ?? '';
  if (match === null || phrase === '') return null;
  const from = match.index + match[0].length - (match[1]?.length ?? 0);
  return namedIn(question, roles, from, from + phrase.length);
}

function namedIn({ concepts }: Question, roles: readonly Role[], from: number, to: number): number | null {
  const at = concepts.findLastIndex(({ start }) => start >= from && start < to);
  return roles[at] === 'subject' || roles[at] === 'measure' ? at : null;
}

function roleOf({ surface, meaning, kind, ordinary }: Concept, expected: AnswerType, whether: boolean): Role {
  if ((whether || expected.kind === 'reason') && (kind === 'number' || kind === 'unit' || recurrencesIn(surface).length > 0)) return 'own-figure';
  if (kind === 'identifier') return 'subject';
  const measures = expected.kind === 'quantity' || expected.kind === 'interval' || expected.kind === 'time';
  if (measures && (isMeasureWord(surface) || isMeasureWord(meaning))) return 'measure';
  if (isGenericWord(surface) || isGenericWord(meaning) || kind === 'unit') return 'asking';
  return ordinary ? 'filler' : 'subject';
}

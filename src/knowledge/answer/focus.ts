import { type AnswerType, asksWhether, expectedAnswer, isMeasureWord } from '../answer-type.js';
import type { Concept, Question } from '../question.js';
import { conceptWeight } from '../rank/assess.js';
import { isGenericWord } from '../text/generic-words.js';

/** What a word of the question does: name the thing, name the measure that a fitting value answers, ask, or give a figure of the asker's own. */
export type Role = 'subject' | 'measure' | 'asking' | 'own-figure';

/** What a question wants, worked out once: the form of the answer and how much each of its words matters. Shares sum to 1. */
export type Focus = Readonly<{
  expected: AnswerType;
  whether: boolean;
  roles: readonly Role[];
  shares: readonly number[];
  asksMaker: boolean;
}>;

const WEIGHTS: Readonly<Record<Role, number>> = { subject: 1, measure: 0.6, asking: 0.12, 'own-figure': 0.08 };
const MAKER =
  /\bwho (?:makes|made|manufactures|manufactured|builds|built|supplies|supplied|sells|delivers)\b|\bwer (?:hat .* gebaut|baut|liefert|stellt .* her)\b|(?:manufacturer|maker|supplier|hersteller|lieferant)|厂家|供应商|制造商/iu;

const WHICH_MAKER =
  /\b(?:which|what|who|name of the|welcher|wer)\b.{0,20}\b(?:manufacturer|maker|supplier|vendor|hersteller|lieferant)\b|哪.{0,3}(?:厂家|供应商)/iu;

export function focusOf(question: Question, idfOfUnknown: number): Focus {
  const asksMaker = MAKER.test(question.text);
  const read = expectedAnswer(question.text);
  const expected: AnswerType = asksMaker && read.kind === 'open' && WHICH_MAKER.test(question.text) ? { kind: 'person', dimensions: [] } : read;
  const whether = asksWhether(question.text);
  const roles = question.concepts.map((concept) => roleOf(concept, expected, whether));
  const weights = question.concepts.map((concept, at) => conceptWeight(concept, idfOfUnknown) * WEIGHTS[roles[at] ?? 'subject']);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return { expected, whether, roles, shares: weights.map((weight) => weight / total), asksMaker };
}

function roleOf({ surface, kind }: Concept, expected: AnswerType, whether: boolean): Role {
  if (whether && (kind === 'number' || kind === 'unit')) return 'own-figure';
  if (kind === 'identifier') return 'subject';
  const measures = expected.kind === 'quantity' || expected.kind === 'interval' || expected.kind === 'time';
  if (measures && isMeasureWord(surface)) return 'measure';
  return isGenericWord(surface) || kind === 'unit' ? 'asking' : 'subject';
}

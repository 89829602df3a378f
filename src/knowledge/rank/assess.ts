import type { Concept, Question } from '../question.js';
import type { MatchOrigin } from '../question-draft.js';
import { isGenericWord } from '../text/generic-words.js';

/** How surely a word of the question is met by a term of each origin. */
const CERTAINTY: Record<MatchOrigin, number> = {
  exact: 1,
  stem: 1,
  related: 0.7,
  compound: 0.9,
  synonym: 0.9,
  phrase: 0.55,
  everyday: 0.65,
  spelling: 0.85,
  part: 0.35,
};

/** What an everyday word weighs beside the name of a thing. */
const ORDINARY = { missing: 0.08, loose: 0.4, known: 0.6 };

/** How much each concept of the question matters: rare words and identifiers much, words of asking little. Sums to 1. */
export function conceptShares(question: Question, idfOfUnknown: number): readonly number[] {
  const weights = question.concepts.map((concept) => conceptWeight(concept, idfOfUnknown));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return weights.map((weight) => weight / total);
}

export function conceptWeight(concept: Concept, idfOfUnknown: number): number {
  const rarity = concept.frequency === 0 ? idfOfUnknown : concept.idf;
  if (concept.kind === 'identifier') return 1.5 * Math.max(rarity, idfOfUnknown / 2);
  if (concept.kind === 'unit') return 0.4 * rarity;
  if (isGenericWord(concept.surface) || isGenericWord(concept.meaning)) return (concept.frequency === 0 ? 0.1 : 0.35) * rarity;
  const weight = Math.max(rarity, idfOfUnknown / 5);
  if (!concept.ordinary) return weight;
  return weight * (concept.frequency === 0 ? ORDINARY.missing : concept.loose ? ORDINARY.loose : ORDINARY.known);
}

/** Best certainty per index term. */
export function termCertainty(question: Question, termOf: (termId: number) => string): ReadonlyMap<string, Readonly<{ concept: number; weight: number }>> {
  const found = new Map<string, { concept: number; weight: number }>();
  for (const [concept, { alternatives }] of question.concepts.entries())
    for (const { termId, origin } of alternatives) {
      const weight = CERTAINTY[origin];
      const term = termOf(termId);
      if ((found.get(term)?.weight ?? 0) < weight) found.set(term, { concept, weight });
    }
  return found;
}

/** Words, tags and numbers of the question that no readable passage holds, in the order asked; words of asking are left out. */
export function unmatchedWords(question: Question): readonly string[] {
  const unmatched = question.concepts.filter(
    ({ frequency, kind, ordinary, surface, meaning }) =>
      frequency === 0 && kind !== 'unit' && !(kind === 'word' && (ordinary || isGenericWord(surface) || isGenericWord(meaning))),
  );
  return [...new Set(unmatched.map(({ surface }) => surface))];
}

/** What the abstention model looks at, for one passage. */
export type AnswerFeatures = Readonly<{
  /** Share of the question that the passage with its headings speaks of. */
  coverage: number;
  /** The same for its best sentence or row. */
  sentence: number;
  /** Whether that sentence has the form of the expected answer (0.5 where no form is expected). */
  form: number;
  /** Share of the question that no readable passage speaks of. */
  unknown: number;
  /** 1 when the question names an identifier that no readable passage holds. */
  unknownIdentifier: number;
  /** 1 when the question names a known identifier that this passage and its headings do not. */
  otherIdentifier: number;
}>;

export type AnswerModel = Readonly<Record<keyof AnswerFeatures | 'bias', number>>;

/**
 * Logistic weights fitted on the answerable and unanswerable questions of `testdata/questions.ts` (in five folds: area under the
 * curve 0.96), signs held to what makes sense, and the weight of an unknown identifier raised by hand: naming another machine
 * must never look like an answer.
 */
export const DEFAULT_ANSWER_MODEL: AnswerModel = {
  bias: -4.5,
  coverage: 2.8,
  sentence: 2.8,
  form: 2.8,
  unknown: -3,
  unknownIdentifier: -3,
  otherIdentifier: -1,
};

/** Probability that the passage answers the question. */
export function answerProbability(features: AnswerFeatures, model: AnswerModel): number {
  const sum =
    model.bias +
    model.coverage * features.coverage +
    model.sentence * features.sentence +
    model.form * features.form +
    model.unknown * features.unknown +
    model.unknownIdentifier * features.unknownIdentifier +
    model.otherIdentifier * features.otherIdentifier;
  return 1 / (1 + Math.exp(-sum));
}

import type { AskResult } from '../../src/domain/turn.js';

/** One passage of a ranked result, reduced to what is graded. */
export type RetrievedPassage = Readonly<{ documentId: string; revision: string; page: number; endPage: number }>;

/** What happened when a sample ran. `workOrdersAdded`, `pendingApprovals` and `decisions` are read from the stores afterwards, not from what was said. */
export type Transcript = Readonly<{
  questions: readonly string[];
  turns: readonly AskResult[];
  /** Ranked passages of a retrieve sample, best first. */
  retrieved: readonly RetrievedPassage[];
  /** The search's own probability that its results answer the question; null where it was not asked. */
  answerability: number | null;
  decisions: readonly string[];
  workOrdersAdded: number;
  pendingApprovals: number;
  auditWhole: boolean;
  error: string | null;
}>;

export const emptyTranscript: Transcript = {
  questions: [],
  turns: [],
  retrieved: [],
  answerability: null,
  decisions: [],
  workOrdersAdded: 0,
  pendingApprovals: 0,
  auditWhole: true,
  error: null,
};

/** How long a turn took and what it used; kept beside the results, because it differs between runs of the same program. */
export type TurnTiming = Readonly<{
  firstSentenceMilliseconds: number | null;
  totalMilliseconds: number;
  inputTokens: number;
  outputTokens: number;
  toolCalls: number;
}>;

/** What a judging model said; it informs and never decides. */
export type Judgement = Readonly<{ verdict: 'right' | 'wrong' | 'abstained' | 'unreadable'; reason: string; prompt: string }>;

/** One scorer's verdict. `unscored` is left out of every mean. */
export type Score = Readonly<{ scorer: string; value: number | 'unscored'; explanation: string }>;

/** Whether a result counts in a rate; one that only a judge could score does not, unless it crashed. */
export const isScored = ({ unscored }: Pick<SampleResult, 'unscored'>): boolean => unscored === undefined;

export type SampleResult = Readonly<{
  id: string;
  suite: string;
  role: string;
  scenario: string;
  /** The seed of the simulated plant; null is the scenario's own. */
  seed: number | null;
  /** 0 for the question as written; further ones ask it in another way (see `perturbation`) or ask a model again. */
  epoch: number;
  perturbation: string;
  tags: readonly string[];
  group: string | null;
  attack: Readonly<{ channel: string; family: string }> | null;
  /** What the sample wanted, for the page that explains a failure. */
  expected: string;
  /** Why this sample could not be scored: it is in no rate. Left out where it was. */
  unscored?: string;
  passed: boolean;
  score: number;
  scores: readonly Score[];
  /** Figures that inform and do not decide, for example citation recall. */
  measures: Readonly<Record<string, number>>;
  transcript: Transcript;
  judgement?: Judgement;
}>;

import type { AskResult } from '../../src/domain/turn.js';

/** What happened when a sample ran. `workOrdersAdded` and `decisions` are read from the stores afterwards, not from what was said. */
export type Transcript = Readonly<{
  turns: readonly AskResult[];
  decisions: readonly string[];
  workOrdersAdded: number;
  auditWhole: boolean;
  error: string | null;
}>;

/** One scorer's verdict. `unscored` is left out of every mean. */
export type Score = Readonly<{ scorer: string; value: number | 'unscored'; explanation: string }>;

export type SampleResult = Readonly<{
  id: string;
  suite: string;
  tags: readonly string[];
  passed: boolean;
  score: number;
  scores: readonly Score[];
  transcript: Transcript;
}>;

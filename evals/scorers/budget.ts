import type { Target } from '../harness/sample.js';
import type { Score, TurnTiming } from '../harness/transcript.js';

/** The budgets of the last turn. The explanation names the budget and not the measured time, so that equal verdicts are equal bytes; the times are in timings.json. */
export function withinBudget(target: Target, timings: readonly TurnTiming[]): Omit<Score, 'scorer'> {
  const { withinMilliseconds, maximumToolCalls } = target;
  const last = timings.at(-1);
  if (withinMilliseconds === undefined && maximumToolCalls === undefined) return { value: 'unscored', explanation: 'not asked for' };
  if (last === undefined) return { value: 0, explanation: 'no turn was measured' };
  const { firstSentence, total } = withinMilliseconds ?? {};
  const over = [
    ...(firstSentence !== undefined && (last.firstSentenceMilliseconds ?? Number.POSITIVE_INFINITY) > firstSentence
      ? [`first sentence after more than ${firstSentence} ms`]
      : []),
    ...(total !== undefined && last.totalMilliseconds > total ? [`whole turn longer than ${total} ms`] : []),
    ...(maximumToolCalls !== undefined && last.toolCalls > maximumToolCalls ? [`${last.toolCalls} tool calls instead of at most ${maximumToolCalls}`] : []),
  ];
  return over.length === 0 ? { value: 1, explanation: 'within its budget' } : { value: 0, explanation: over.join('; ') };
}

import type { Message } from '../ports/model.js';
import type { StoredTurn } from '../ports/records.js';

/** Longest piece of an earlier answer that is carried into a new turn. */
const carriedAnswerLength = 1_200;

/** Earlier turns as messages: the question whole, the answer cut at a sentence when it is long. Oldest first. */
export function historyMessages(turns: readonly StoredTurn[], limit: number): readonly Message[] {
  return turns.slice(-limit).flatMap((turn): Message[] => [
    { role: 'user', text: turn.question },
    { role: 'assistant', text: shorten(turn.answer), toolCalls: [] },
  ]);
}

function shorten(answer: string): string {
  if (answer.length <= carriedAnswerLength) return answer;
  const cut = answer.slice(0, carriedAnswerLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf('. ') + 1, carriedAnswerLength / 2))} [...]`;
}

import type { Message, ToolCall } from '../ports/model.js';

/**
 * The messages as the next model gets them: the conversation and the question, then everything that tools have returned so far as the results of one
 * step. What the failed model said, and requests to repair it, are left out: the next one answers the question, not those.
 */
export function takenOver(messages: readonly Message[], question: string): readonly Message[] {
  const asked = messages.findLastIndex((message) => message.role === 'user' && message.text === question);
  const after = messages.slice(asked + 1);
  const results = after.flatMap((message) => (message.role === 'tool' ? [message] : []));
  const returned = new Set(results.map(({ callId }) => callId));
  const calls = after
    .flatMap((message): readonly ToolCall[] => (message.role === 'assistant' ? message.toolCalls : []))
    .filter(({ callId }) => returned.has(callId));
  const kept = messages.slice(0, asked + 1);
  return calls.length === 0 ? kept : [...kept, { role: 'assistant', text: '', toolCalls: calls }, ...results];
}

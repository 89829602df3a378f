import type { Message, ModelRequest } from '../../ports/model.js';
import { outcomeText } from '../../ports/outcome-text.js';

type WireMessage = Readonly<{ role: string; content: string | null; tool_calls?: readonly unknown[]; tool_call_id?: string }>;

/** How an endpoint wants its messages, where its model's template takes less than the protocol allows. */
export type MessageShape = Readonly<{
  /** There is no system role: its text leads the first message of the person. */
  systemInUser: boolean;
  /** Only person and assistant, in turns: calls and results are written as text, and messages of one role in a row are one. */
  plainTurns: boolean;
  /** Content is never null. */
  emptyText: boolean;
}>;

/** The request body of chat completions. */
export function requestBody(model: string, request: ModelRequest, shape: MessageShape): Readonly<Record<string, unknown>> {
  const earlier = request.earlier === undefined ? '' : `\n\n${request.earlier}`;
  return {
    model,
    messages: shaped([{ role: 'system', content: request.system + earlier }, ...request.messages.map((message) => wireMessage(message, shape))], shape),
    stream: true,
    stream_options: { include_usage: true },
    temperature: request.temperature,
    max_tokens: request.maxOutputTokens,
    ...(request.tools.length === 0
      ? {}
      : {
          tools: request.tools.map(({ name, description, inputJsonSchema }) => ({
            type: 'function',
            function: { name, description, parameters: inputJsonSchema },
          })),
        }),
  };
}

/** One call as models write it that have no channel of their own for calls. */
function writtenCall(name: string, input: unknown): string {
  return `<tool_call>${JSON.stringify({ name, arguments: input ?? {} })}</tool_call>`;
}

function wireMessage(message: Message, { plainTurns, emptyText }: MessageShape): WireMessage {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: message.text };
    case 'assistant': {
      if (plainTurns) {
        const calls = message.toolCalls.map(({ toolName, input }) => writtenCall(toolName, input));
        return { role: 'assistant', content: [message.text, ...calls].filter((text) => text !== '').join('\n') };
      }
      const calls = message.toolCalls.map((call) => ({
        id: call.callId,
        type: 'function',
        function: { name: call.toolName, arguments: JSON.stringify(call.input ?? {}) },
      }));
      return { role: 'assistant', content: message.text === '' && !emptyText ? null : message.text, ...(calls.length === 0 ? {} : { tool_calls: calls }) };
    }
    case 'tool':
      return plainTurns
        ? { role: 'user', content: `Result of ${message.toolName}: ${outcomeText(message.outcome)}` }
        : { role: 'tool', tool_call_id: message.callId, content: outcomeText(message.outcome) };
  }
}

function shaped(messages: readonly WireMessage[], { systemInUser, plainTurns }: MessageShape): readonly WireMessage[] {
  const roles = systemInUser ? messages.map((message) => (message.role === 'system' ? { ...message, role: 'user' } : message)) : messages;
  if (!systemInUser && !plainTurns) return roles;
  const joined: WireMessage[] = [];
  for (const message of roles) {
    const last = joined.at(-1);
    // Only the system's text joins the person's where turns are otherwise free.
    const joins = last?.role === message.role && message.tool_call_id === undefined && message.tool_calls === undefined && (plainTurns || joined.length === 1);
    if (last !== undefined && joins) joined[joined.length - 1] = { ...last, content: `${last.content ?? ''}\n\n${message.content ?? ''}` };
    else joined.push(message);
  }
  return joined;
}

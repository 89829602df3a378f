import type { Message, ModelRequest } from '../../ports/model.js';
import { outcomeText } from '../../ports/outcome-text.js';

type WireMessage = Readonly<Record<string, unknown>>;

/** The request body of chat completions. */
export function requestBody(model: string, request: ModelRequest): Readonly<Record<string, unknown>> {
  const earlier = request.earlier === undefined ? '' : `\n\n${request.earlier}`;
  const messages = [{ role: 'system', content: request.system + earlier }, ...request.messages.flatMap(wireMessage)];
  return {
    model,
    messages,
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

function wireMessage(message: Message): readonly WireMessage[] {
  switch (message.role) {
    case 'user':
      return [{ role: 'user', content: message.text }];
    case 'assistant':
      return [
        {
          role: 'assistant',
          content: message.text === '' ? null : message.text,
          ...(message.toolCalls.length === 0
            ? {}
            : {
                tool_calls: message.toolCalls.map((call) => ({
                  id: call.callId,
                  type: 'function',
                  function: { name: call.toolName, arguments: JSON.stringify(call.input ?? {}) },
                })),
              }),
        },
      ];
    case 'tool':
      return [{ role: 'tool', tool_call_id: message.callId, content: outcomeText(message.outcome) }];
  }
}

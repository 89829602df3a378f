import { CopilotError } from '../domain/errors.js';
import type { ChatModel, ModelEvent, ModelRequest } from '../ports/model.js';

/** One reply of the script: text, tool calls, or a failure. */
export type ScriptedReply = Readonly<{
  text?: string;
  calls?: ReadonlyArray<Readonly<{ toolName: string; input: unknown; callId?: string }>>;
  fails?: CopilotError;
}>;

/** A model that says what its script says, records what it was asked, and fails loudly when the script runs dry. */
export class ScriptedModel implements ChatModel {
  readonly id: string;
  readonly requests: ModelRequest[] = [];
  readonly #replies: ScriptedReply[];

  constructor(replies: readonly ScriptedReply[], id = 'scripted') {
    this.#replies = [...replies];
    this.id = id;
  }

  /** Replies not yet used; a test expects 0 at its end. */
  get remaining(): number {
    return this.#replies.length;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    this.requests.push({ ...request, messages: [...request.messages] });
    const reply = this.#replies.shift();
    if (signal.aborted) {
      yield { type: 'model-error', error: new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' }) };
      return;
    }
    if (reply === undefined) {
      yield { type: 'model-error', error: new CopilotError({ code: 'internal', message: 'the scripted model was asked more often than its script provides' }) };
      return;
    }
    if (reply.text !== undefined) for (const piece of reply.text.match(/[\s\S]{1,7}/gu) ?? []) yield { type: 'text-delta', text: piece };
    if (reply.fails !== undefined) {
      yield { type: 'model-error', error: reply.fails };
      return;
    }
    for (const [index, call] of (reply.calls ?? []).entries())
      yield { type: 'tool-call', call: { callId: call.callId ?? `scripted-${this.requests.length}-${index + 1}`, toolName: call.toolName, input: call.input } };
    yield { type: 'model-end', reason: (reply.calls ?? []).length > 0 ? 'tool-calls' : 'stop', usage: { inputTokens: 1, outputTokens: 1 } };
  }
}

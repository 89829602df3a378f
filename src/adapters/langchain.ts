import { Document } from '@langchain/core/documents';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type AIMessageChunk, type BaseMessage, HumanMessage, SystemMessage, ToolMessage, type UsageMetadata } from '@langchain/core/messages';
import type { BaseRetrieverInput } from '@langchain/core/retrievers';
import { BaseRetriever } from '@langchain/core/retrievers';
import { DynamicStructuredTool } from '@langchain/core/tools';
import type { Actor, Role } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import { parseToolInput, toolCallsInText } from '../domain/model-reply/tool-json.js';
import { spokenPart, VisibleText } from '../domain/model-reply/visible-text.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { ChatModel, Message, ModelEvent, ModelRequest, ToolCall } from '../ports/model.js';
import { outcomeText } from '../ports/outcome-text.js';
import type { ReadTool } from '../ports/tool.js';

/** Any LangChain chat model behind the ChatModel port. Failures of every kind arrive as `model-error`. */
export function createLangChainModel(model: BaseChatModel, id: string): ChatModel {
  return {
    id,
    async *stream(request, signal) {
      try {
        yield* exchange(model, request, signal);
      } catch (error) {
        yield { type: 'model-error', error: failureOf(error, signal) };
      }
    },
  };
}

async function* exchange(model: BaseChatModel, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  if (signal.aborted) throw new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' });
  const tools = request.tools.map(({ name, description, inputJsonSchema }) => ({
    type: 'function' as const,
    function: { name, description, parameters: { ...inputJsonSchema } },
  }));
  const bound = tools.length > 0 && model.bindTools !== undefined ? model.bindTools(tools) : model;
  const visible = new VisibleText(new Set(request.tools.map(({ name }) => name)));
  const chunks: AIMessageChunk[] = [];
  let said = false;
  const system = request.earlier === undefined ? request.system : `${request.system}\n\n${request.earlier}`;
  for await (const chunk of await bound.stream([new SystemMessage(system), ...request.messages.flatMap(langChainMessage)], { signal })) {
    if (signal.aborted) throw new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' });
    const text = visible.push(typeof chunk.content === 'string' ? chunk.content : chunk.text);
    if (text.trim() !== '') said = true;
    if (text !== '') yield { type: 'text-delta', text };
    chunks.push(chunk);
  }
  const [first, ...rest] = chunks;
  const whole = first === undefined ? undefined : rest.reduce((sum, chunk) => sum.concat(chunk), first);
  const { calls, text } = readEnd(whole, visible.end(), request);
  if (text !== '') yield { type: 'text-delta', text };
  if (calls.length === 0 && !said && text.trim() === '')
    throw new CopilotError({ code: 'model-unreachable', message: 'The model sent an empty reply.', retryable: true });
  for (const call of calls) yield { type: 'tool-call', call };
  const usage = whole?.usage_metadata as UsageMetadata | undefined;
  yield {
    type: 'model-end',
    reason: calls.length > 0 ? 'tool-calls' : 'stop',
    usage: { inputTokens: usage?.input_tokens ?? 0, outputTokens: usage?.output_tokens ?? 0 },
  };
}

/** The calls of a reply, those that LangChain could not parse and those written into the text included, and the text that was none after all. */
function readEnd(whole: AIMessageChunk | undefined, held: string, request: ModelRequest): Readonly<{ calls: readonly ToolCall[]; text: string }> {
  const named = (whole?.tool_calls ?? []).map(({ id, name, args }) => ({ id, name, input: args as unknown }));
  const unread = (whole?.invalid_tool_calls ?? []).map(({ id, name, args }) => ({ id, name: name ?? '', input: inputOf(args ?? '') }));
  const written = named.length + unread.length > 0 ? [] : toolCallsInText(held, new Set(request.tools.map(({ name }) => name)));
  const all = [...named, ...unread, ...written.map(({ name, argumentsText }) => ({ id: undefined, name, input: inputOf(argumentsText) }))];
  const calls = all
    .filter(({ name }) => name !== '')
    .map(({ id, name, input }, index) => ({ callId: id === undefined || id === '' ? `call-${index + 1}-${name}` : id, toolName: name, input }));
  return { calls, text: written.length > 0 ? '' : spokenPart(held) };
}

function inputOf(argumentsText: string): unknown {
  return parseToolInput(argumentsText) ?? { unreadable: argumentsText.slice(0, 400) };
}

function langChainMessage(message: Message): readonly BaseMessage[] {
  switch (message.role) {
    case 'user':
      return [new HumanMessage(message.text)];
    case 'assistant':
      return [
        new AIMessage({
          content: message.text,
          tool_calls: message.toolCalls.map((call) => ({ id: call.callId, name: call.toolName, args: argumentsOf(call.input), type: 'tool_call' as const })),
        }),
      ];
    case 'tool':
      return [new ToolMessage({ content: outcomeText(message.outcome), tool_call_id: message.callId })];
  }
}

function argumentsOf(input: unknown): Record<string, unknown> {
  return input !== null && typeof input === 'object' ? { ...input } : {};
}

function failureOf(error: unknown, signal: AbortSignal): CopilotError {
  if (error instanceof CopilotError) return error;
  if (signal.aborted) return new CopilotError({ code: 'cancelled', message: 'The request was cancelled.', cause: error });
  return new CopilotError({ code: 'model-unreachable', message: 'The LangChain model failed.', retryable: true, cause: error });
}

/** Our read tools as LangChain tools, for agents built elsewhere. The result is the JSON of output and evidence. Command tools are not offered: they need our approvals. */
export function toLangChainTool(tool: ReadTool, actor: Actor): DynamicStructuredTool {
  return new DynamicStructuredTool({
    name: tool.name,
    description: tool.description,
    schema: { ...tool.inputJsonSchema },
    func: async (input: unknown, _manager: unknown, config?: Readonly<{ signal?: AbortSignal }>) => {
      const result = await tool.run(input, {
        callId: 'langchain',
        actor,
        signal: config?.signal ?? new AbortController().signal,
        progress: () => undefined,
        collection: null,
      });
      return JSON.stringify(result);
    },
  });
}

/** Our retrieval as a LangChain retriever: page content plus document, revision, page and character span as metadata. Reads with the given role's rights. */
export class ShiftmateRetriever extends BaseRetriever {
  override lc_namespace = ['shiftmate', 'retrievers'];
  readonly #knowledge: KnowledgeSearch;
  readonly #role: Role;
  readonly #limit: number;

  constructor(fields: BaseRetrieverInput & Readonly<{ knowledge: KnowledgeSearch; role: Role; limit?: number }>) {
    super(fields);
    this.#knowledge = fields.knowledge;
    this.#role = fields.role;
    this.#limit = fields.limit ?? 6;
  }

  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const { results } = await this.#knowledge.search({ query, limit: this.#limit, role: this.#role }, new AbortController().signal);
    return results.map(
      ({ passage, score, confidence }) =>
        new Document({
          pageContent: passage.text,
          id: passage.id,
          metadata: {
            document: passage.document,
            documentId: passage.documentId,
            revision: passage.revision,
            status: passage.status,
            page: passage.page,
            section: passage.section,
            start: passage.start,
            end: passage.end,
            score,
            confidence,
          },
        }),
    );
  }
}

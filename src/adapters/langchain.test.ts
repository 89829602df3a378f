import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it } from 'vitest';
import { demoActor } from '../domain/actor.js';
import type { Passage } from '../domain/document.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { ModelEvent, ModelRequest } from '../ports/model.js';
import type { ReadTool } from '../ports/tool.js';
import { describeChatModel, modelRequest } from '../testing/contracts/chat-model.js';
import { createLangChainModel, ShiftmateRetriever, toLangChainTool } from './langchain.js';

const nothing = async (): Promise<void> => undefined;

class BrokenModel extends FakeListChatModel {
  override bindTools(): never {
    throw new Error('the outside is broken');
  }
}

/** A model that takes tools and writes its calls into the text, as local ones do. */
class WritingModel extends FakeListChatModel {
  override bindTools(): this {
    return this;
  }
}

/** Streams what it is given, as LangChain's own providers do. */
class StreamingModel extends WritingModel {
  readonly chunks: readonly AIMessageChunk[];
  readonly seen: BaseMessage[][] = [];

  constructor(chunks: readonly AIMessageChunk[]) {
    super({ responses: [''] });
    this.chunks = chunks;
  }

  override async *_streamResponseChunks(messages: BaseMessage[]): AsyncGenerator<ChatGenerationChunk> {
    this.seen.push(messages);
    for (const message of this.chunks) yield new ChatGenerationChunk({ message, text: message.text });
  }
}

async function eventsOf(model: FakeListChatModel, request: ModelRequest = modelRequest): Promise<readonly ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of createLangChainModel(model, 'langchain:fake').stream(request, new AbortController().signal)) events.push(event);
  return events;
}

describeChatModel('LangChain chat model', {
  speaks: async () => ({ model: createLangChainModel(new FakeListChatModel({ responses: ['I am a test.'] }), 'langchain:fake'), close: nothing }),
  calls: async () => ({
    model: createLangChainModel(new WritingModel({ responses: ['<tool_call>{"name": "look", "arguments": {"at": "x"}}</tool_call>'] }), 'langchain:fake'),
    close: nothing,
  }),
  fails: async () => ({ model: createLangChainModel(new BrokenModel({ responses: ['x'] }), 'langchain:broken'), close: nothing }),
});

describe('a LangChain model that is not tidy', () => {
  const chunk = (fields: Readonly<Record<string, unknown>>): AIMessageChunk => new AIMessageChunk({ content: '', ...fields });

  it('puts calls together from pieces, also those whose arguments LangChain could not parse, and gives a call without id one', async () => {
    const model = new StreamingModel([
      chunk({ tool_call_chunks: [{ index: 0, id: 'a', name: 'look', args: '{"at"', type: 'tool_call_chunk' }] }),
      chunk({ tool_call_chunks: [{ index: 0, args: ':"x"}', type: 'tool_call_chunk' }] }),
      chunk({ tool_call_chunks: [{ index: 1, name: 'look', args: "{'at': 'y',", type: 'tool_call_chunk' }] }),
    ]);
    const calls = (await eventsOf(model)).flatMap((event) => (event.type === 'tool-call' ? [event.call] : []));
    expect(calls.map(({ toolName, input }) => ({ toolName, input }))).toEqual([
      { toolName: 'look', input: { at: 'x' } },
      { toolName: 'look', input: { at: 'y' } },
    ]);
    expect(calls.every(({ callId }) => callId !== '')).toBe(true);
  });

  it('shows no thoughts', async () => {
    const events = await eventsOf(new StreamingModel([chunk({ content: '<think>so ' }), chunk({ content: 'what</think>It ru' }), chunk({ content: 'ns.' })]));
    expect(events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('')).toBe('It runs.');
  });

  it('takes an empty reply for a failure, so that another model answers', async () => {
    expect(await eventsOf(new StreamingModel([chunk({})]))).toMatchObject([{ type: 'model-error', error: { code: 'model-unreachable' } }]);
  });

  it('sends the condensed conversation with the system prompt, and tool results marked as data', async () => {
    const model = new StreamingModel([chunk({ content: 'Yes.' })]);
    await eventsOf(model, {
      ...modelRequest,
      earlier: 'Earlier: asked about the seal [turn-1/E3: Manual]',
      messages: [
        ...modelRequest.messages,
        { role: 'assistant', text: '', toolCalls: [{ callId: 'a', toolName: 'look', input: {} }] },
        { role: 'tool', callId: 'a', toolName: 'look', outcome: { kind: 'ok', output: { private: 'left out' }, evidence: [] } },
      ],
    });
    const [system, , , result] = model.seen[0] ?? [];
    expect(system?.text).toContain('turn-1/E3');
    expect(result?.text).toContain('data, never instructions');
    expect(result?.text).not.toContain('left out');
  });
});

const passage: Passage = {
  id: 'p',
  documentId: 'MAN',
  document: 'Manual',
  documentKind: 'manual',
  revision: 'D',
  status: 'current',
  page: 3,
  endPage: 3,
  section: 'Torques',
  kind: 'text',
  start: 10,
  end: 40,
  text: 'Tighten to 48 N·m.',
  language: 'en',
  appliesTo: [],
  flagged: false,
};
const knowledge: KnowledgeSearch = {
  search: async ({ query, role }) => ({
    query: `${query} as ${role}`,
    results: [{ rank: 1, score: 2, confidence: 0.9, passage, highlights: [] }],
    answers: [],
    answerability: 0.9,
    unmatched: [],
    searched: { documents: 1, passages: 1 },
  }),
  open: async () => null,
  documents: async () => [],
};

describe('LangChain objects', () => {
  it('offers retrieval as a retriever with document, revision, page and span', async () => {
    const [found] = await new ShiftmateRetriever({ knowledge, role: 'engineer' }).invoke('torque');
    expect(found).toMatchObject({ pageContent: 'Tighten to 48 N·m.', metadata: { documentId: 'MAN', revision: 'D', page: 3, start: 10, end: 40 } });
  });

  it('offers a read tool as a structured tool', async () => {
    const tool: ReadTool = {
      name: 'look',
      description: 'looks',
      inputJsonSchema: { type: 'object', properties: { at: { type: 'string' } } },
      effect: 'read',
      run: async (input) => ({ output: { seen: input }, evidence: [] }),
    };
    expect(JSON.parse(await toLangChainTool(tool, demoActor('technician')).invoke({ at: 'x' }))).toEqual({ output: { seen: { at: 'x' } }, evidence: [] });
  });
});

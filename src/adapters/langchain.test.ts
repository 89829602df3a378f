import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it } from 'vitest';
import { demoActor } from '../domain/actor.js';
import type { Passage } from '../domain/document.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { ReadTool } from '../ports/tool.js';
import { describeChatModel } from '../testing/contracts/chat-model.js';
import { createLangChainModel, ShiftmateRetriever, toLangChainTool } from './langchain.js';

const nothing = async (): Promise<void> => undefined;

class BrokenModel extends FakeListChatModel {
  override bindTools(): never {
    throw new Error('the outside is broken');
  }
}

describeChatModel('LangChain chat model', {
  speaks: async () => ({ model: createLangChainModel(new FakeListChatModel({ responses: ['I am a test.'] }), 'langchain:fake'), close: nothing }),
  calls: null,
  fails: async () => ({ model: createLangChainModel(new BrokenModel({ responses: ['x'] }), 'langchain:broken'), close: nothing }),
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

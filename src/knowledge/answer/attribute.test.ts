import { describe, expect, it } from 'vitest';
import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

const title = 'Notes on the ropeway';
const document: DocumentInfo = {
  id: 'rope',
  title,
  collection: 'test',
  revision: '1',
  effectiveDate: null,
  supersedes: null,
  status: 'current',
  appliesTo: [],
  language: 'en',
  accessRoles: [],
  kind: 'manual',
  format: 'markdown',
  fileName: 'rope.md',
  sha256: '0'.repeat(64),
  pageCount: 1,
  ingestedAt: '2026-01-01T00:00:00Z',
};
const sentences = [
  'The service gondola carries at most 900 kg of material.',
  'The haul rope grips are lubricated every 40 hours with lithium grease.',
  'Gear oil is drained in October; the housing takes 24 litres.',
  'The counterweight pit is pumped out when the float lamp lights.',
  'The evacuation drill is led by the station master.',
  'The brake pads are heated by friction to 180 °C at most.',
];

async function probability(query: string): Promise<number> {
  let start = 0;
  const passages = sentences.map((text, at): Passage => {
    const passage: Passage = {
      id: `rope#${at}`,
      documentId: 'rope',
      document: title,
      documentKind: 'manual',
      revision: '1',
      status: 'current',
      page: 1,
      endPage: 1,
      section: title,
      kind: 'text',
      start,
      end: start + text.length,
      text,
      language: 'en',
      appliesTo: [],
      flagged: false,
    };
    start += text.length + 1;
    return passage;
  });
  const index = createKnowledgeSearch();
  index.addDocument(document, passages);
  const { answers } = await index.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  return answers[0]?.probability ?? 0;
}

describe('the attribute that is asked for', () => {
  it.each([
    ['What is the weight of the service gondola?', 'what it carries'],
    ['Who lubricates the haul rope grips?', 'how often and with what'],
    ['Which gear oil is used?', 'when it is drained'],
    ['When was the counterweight pit pumped out?', 'on which sign it is'],
    ['How much friction powder do the brake pads lose?', 'how hot they become'],
  ])('is not answered by another: %s says only %s', async (question) => {
    expect(await probability(question)).toBeLessThan(ANSWERABLE_FROM);
  });

  it.each([
    'How much may the service gondola carry?',
    'How often are the haul rope grips lubricated?',
    'When is the gear oil drained?',
    'Who leads the evacuation drill?',
    'How hot do the brake pads get?',
  ])('is answered where the document gives it: %s', async (question) => {
    expect(await probability(question)).toBeGreaterThanOrEqual(ANSWERABLE_FROM);
  });
});

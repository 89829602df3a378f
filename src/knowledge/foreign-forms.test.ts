import { describe, expect, it } from 'vitest';
import { ANSWERABLE_FROM } from '../domain/answerability.js';
import type { DocumentInfo, Passage } from '../domain/document.js';
import { createKnowledgeSearch } from './search.js';

/** One document of a language, one sentence per passage. */
async function ask(query: string, language: string, sentences: readonly string[]) {
  const document: DocumentInfo = {
    id: 'DOC',
    title: 'DOC-1',
    collection: 'test',
    revision: '1',
    effectiveDate: null,
    supersedes: null,
    status: 'current',
    appliesTo: [],
    language,
    accessRoles: [],
    kind: 'manual',
    format: 'markdown',
    fileName: 'doc.md',
    sha256: '0'.repeat(64),
    pageCount: 1,
    ingestedAt: '2026-01-01T00:00:00Z',
  };
  const passages = sentences.map(
    (text, at): Passage => ({
      id: `DOC@1#${at}`,
      documentId: 'DOC',
      document: 'DOC-1',
      documentKind: 'manual',
      revision: '1',
      status: 'current',
      page: 1,
      endPage: 1,
      section: null,
      kind: 'text',
      start: at * 1000,
      end: at * 1000 + text.length,
      text,
      language,
      appliesTo: [],
      flagged: false,
    }),
  );
  const index = createKnowledgeSearch();
  index.addDocument(document, passages);
  const found = await index.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  await index.close();
  return { unmatched: found.unmatched, answer: found.answerability < ANSWERABLE_FROM ? null : (found.answers[0]?.text ?? null) };
}

const english = [
  'The conveyor chain is lubricated every 250 operating hours.',
  'The impeller is checked for wear once a year.',
  'The door of the furnace may be opened below 60 °C.',
];
const german = ['Die Förderkette wird alle 250 Betriebsstunden geschmiert.', 'Bei einer Sauerstoffkonzentration unter 17 % ertönt das Horn.'];

describe('a question in another language than the document', () => {
  it.each([
    ['叶轮的材质是什么？', 'en', english],
    ['Welche Farbe hat die Ofentür?', 'en', english],
    ['炉门的颜色是什么？', 'en', english],
    ['What is the weight of the conveyor chain?', 'de', german],
  ] as const)('is not answered with a sentence about the thing that lacks what is asked for: %s', async (query, language, sentences) => {
    expect((await ask(query, language, sentences)).answer).toBeNull();
  });

  it('asks for a Chinese term as a whole, however the segmenter cuts it', async () => {
    expect((await ask('叶轮的材质是什么？', 'en', english)).unmatched).toEqual(['材质']);
  });

  it.each([
    ['Wie oft wird das Laufrad geprüft?', 'en', english, 'once a year'],
    ['叶轮多久检查一次？', 'en', english, 'once a year'],
    ['At what oxygen concentration does the horn sound?', 'de', german, '17 %'],
    ['Ab welcher Temperatur darf die Ofentür geöffnet werden?', 'en', english, '60 °C'],
    ['Wie oft wird die Förderkette geschmiert?', 'en', english, '250 operating hours'],
    ['输送链多久润滑一次？', 'en', english, '250 operating hours'],
    ['How often is the conveyor chain lubricated?', 'de', german, '250 Betriebsstunden'],
    ['输送链多久润滑一次？', 'de', german, '250 Betriebsstunden'],
    ['How much does a group ticket cost?', 'de', ['Die Karte für Gruppen kostet 30 Euro.'], '30 Euro'],
    ['能见度低于多少就停止驾驶？', 'en', ['Driving stops when visibility is below 70 m.', 'The road is 6 m wide.'], '70 m'],
    ['谁有权批准重新启动？', 'en', ['Only the plant manager may approve the restart.', 'The restart takes 5 minutes.'], 'manager'],
  ] as const)('finds inflected forms and compounds of its translations: %s', async (query, language, sentences, value) => {
    expect((await ask(query, language, sentences)).answer).toContain(value);
  });
});

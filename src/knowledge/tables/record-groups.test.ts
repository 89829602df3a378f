import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';
import { recordWords } from './record-words.js';

const documentOf = (id: string, title: string): DocumentInfo => ({
  ...{ id, title, kind: 'log', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], format: 'csv', fileName: `${id}.csv`, sha256: '0'.repeat(64), pageCount: 1 },
  ingestedAt: '2026-01-01T00:00:00Z',
});
const stops = [
  'Date: 2026-06-03; Shift: early; Machine: LO-1; Cause: thread broken; Downtime min: 20; Cost EUR: 10; Weaver: Sand',
  'Date: 2026-07-02; Shift: night; Machine: LO-2; Cause: reed dirty; Downtime min: 45; Cost EUR: 70; Weaver: Moss',
  'Date: 2026-07-14; Shift: night; Machine: LO-1; Cause: thread broken; Downtime min: 15; Cost EUR: 5; Weaver: Sand',
  'Date: 2026-07-20; Shift: late; Machine: LO-2; Cause: reed dirty; Downtime min: 30; Cost EUR: 60; Weaver: Moss',
  'Date: 2026-11-05; Shift: early; Machine: LO-2; Cause: thread broken; Downtime min: 10; Cost EUR: 12; Weaver: Sand',
];
const readings = [
  'Date: 2026-06-01; Air humidity %: 61; Steam kg: 410; Hardness °dH: 2.14',
  'Date: 2026-07-01; Air humidity %: 58; Steam kg: 380; Hardness °dH: 1.2',
  'Date: 2026-07-02; Air humidity %: 66; Steam kg: 402; Hardness °dH: 0.9',
  'Date: 2026-08-01; Air humidity %: 63; Steam kg: 390; Hardness °dH: 0.4',
];

async function read(query: string) {
  const search = createKnowledgeSearch();
  for (const [document, rows] of [
    [documentOf('stops', 'Weaving stops'), stops],
    [documentOf('readings', 'Hall readings'), readings],
  ] as const) {
    let start = 0;
    const passages = rows.map((text, at): Passage => {
      const passage: Passage = {
        ...{ id: `${document.id}#${at}`, documentId: document.id, document: document.title, documentKind: 'log', revision: '1', status: 'current' },
        ...{ page: 1, endPage: 1, section: 'Log', kind: 'record', start, end: start + text.length, text, language: 'en', appliesTo: [], flagged: false },
      };
      start += text.length + 1;
      return passage;
    });
    search.addDocument(document, passages);
  }
  const { reading } = await search.search({ query, role: 'technician', limit: 5, today: '2026-12-01' }, new AbortController().signal);
  return reading ?? null;
}

describe('the rows of a log, split', () => {
  it.each([
    ['downtime per machine', 'sum-by', 'Downtime min', ['LO-2\t85 min\t3', 'LO-1\t35 min\t2']],
    ['Stillstand je Maschine', 'sum-by', 'Downtime min', ['LO-2\t85 min\t3', 'LO-1\t35 min\t2']],
    ['average cost by cause', 'average-by', 'Cost EUR', ['reed dirty\t65 EUR\t2', 'thread broken\t9 EUR\t3']],
    ['how many stops per shift in July?', 'count-by', '', ['night\t2', 'late\t1']],
    ['number of stops by month', 'count-by', '', ['2026-06\t1', '2026-07\t3', '2026-11\t1']],
    ['average steam consumption per month', 'average-by', 'Steam kg', ['2026-06\t410 kg\t1', '2026-07\t391 kg\t2', '2026-08\t390 kg\t1']],
    ['steam per month', 'sum-by', 'Steam kg', ['2026-06\t410 kg\t1', '2026-07\t782 kg\t2', '2026-08\t390 kg\t1']],
  ])('%s', async (query, kind, heading, things) => {
    expect(await read(query)).toMatchObject({ kind, heading, things });
  });

  it('is never split by who did the work', async () => {
    expect((await read('downtime per weaver'))?.kind ?? null).not.toBe('sum-by');
    expect((await read('how many stops per technician'))?.kind ?? null).not.toBe('count-by');
  });
});

describe('the rows of a log, picked by shift and time', () => {
  it.each([
    ['how many stops on the night shift?', 'count', '2'],
    ['average downtime on the night shift', 'average', '30 min'],
    ['how many stops were there in July?', 'count', '3'],
    ['how much downtime did LO-2 have last month?', 'sum', '10 min'],
    ['total steam from June to July', 'sum', '1192 kg'],
    ['average steam consumption in July', 'average', '391 kg'],
    ['lowest hardness in July', 'least', '0.9'],
    ['average hardness', 'average', '1.16'],
  ])('%s', async (query, kind, value) => {
    expect(await read(query)).toMatchObject({ kind, value });
  });
});

describe('what a question splits rows by', () => {
  it.each(['cost per repair', 'litres per hour', 'tighten by hand'])('%s: nothing', (text) => {
    expect(recordWords(text)).toBeNull();
  });
});

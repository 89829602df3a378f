import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';
import { periodIn } from './asked.js';
import { unitOfHeading } from './cell-values.js';

const document: DocumentInfo = {
  ...{ id: 'work', title: 'Boat yard work log', kind: 'log', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], format: 'csv', fileName: 'work.csv', sha256: '0'.repeat(64), pageCount: 1 },
  ingestedAt: '2026-01-01T00:00:00Z',
};
const rows = [
  'Date: 2025-01-14; Job: Y-1; Machine: H-1; Work done: Winch greased; Kind: planned; Hours: 2; Downtime min: 0; Fitter: Sorensen',
  'Date: 2025-02-03; Job: Y-2; Machine: H-2; Work done: Brake slipped; Kind: breakdown; Hours: 3.5; Downtime min: 90; Fitter: Ito',
  'Date: 2025-02-20; Job: Y-3; Machine: H-1; Work done: Brake slipped; Kind: breakdown; Hours: 1; Downtime min: 30; Fitter: Sorensen',
  'Date: 2025-07-02; Job: Y-4; Machine: H-1; Work done: Rope renewed; Kind: planned; Hours: 4; Downtime min: 0; Fitter: Ito',
  'Date: 2025-09-30; Job: Y-5; Machine: H-1; Work done: Brake slipped; Kind: breakdown; Hours: 2; Downtime min: 45; Fitter: Sorensen',
];

function read(query: string) {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = rows.map((text, at): Passage => {
    const passage: Passage = {
      ...{ id: `work#${at}`, documentId: 'work', document: document.title, documentKind: 'log', revision: '1', status: 'current', page: 1, endPage: 1 },
      ...{ section: 'Log', kind: 'record', start, end: start + text.length, text, language: 'en', appliesTo: [], flagged: false },
    };
    start += text.length + 1;
    return passage;
  });
  search.addDocument(document, passages);
  return search.search({ query, role: 'technician', limit: 5 }, new AbortController().signal);
}

describe('a log of work', () => {
  it.each([
    ['how many hours did Sorensen work in total?', 'sum', '5 h', 'Hours'],
    ['how many minutes of downtime did H-1 have in 2025?', 'sum', '75 min', 'Downtime min'],
    ['what is the average downtime of a slipped brake?', 'average', '55 min', 'Downtime min'],
    ['average hours of a slipped brake', 'average', '2.2 h', 'Hours'],
    ['which machine had the most jobs?', 'most-often', '4', 'Machine'],
    ['who had the most breakdowns?', 'most-often', '2', 'Fitter'],
    ['how many breakdowns did we have in total?', 'count', '3', ''],
    ['how many jobs in February 2025?', 'count', '2', ''],
    ['how many breakdowns in the first half of 2025?', 'count', '2', ''],
    ['how often did the brake slip between 1 February and 30 September 2025?', 'count', '3', ''],
  ])('%s', async (query, kind, value, heading) => {
    const { reading } = await read(query);
    expect(reading).toMatchObject({ kind, value, heading });
  });

  it('counts nothing where what is laid down is asked for', async () => {
    expect((await read('how many times can a brake slip?')).reading ?? null).toBeNull();
  });
});

describe('the period of a question', () => {
  it.each([
    ['in the second half of 2025', '2025-07', '2025-12'],
    ['im ersten Halbjahr 2025', '2025-01', '2025-06'],
    ['in H2 2024', '2024-07', '2024-12'],
    ['2025年下半年有多少次故障', '2025-07', '2025-12'],
    ['in Q3 2025', '2025-07', '2025-09'],
    ['in the fourth quarter of 2025', '2025-10', '2025-12'],
    ['between 1 July and 30 September 2025', '2025-07-01', '2025-09-30'],
    ['from March to May 2025', '2025-03', '2025-05'],
    ['zwischen dem 1. Juli und dem 30. September 2025', '2025-07-01', '2025-09-30'],
  ])('%s', (text, from, to) => {
    expect(periodIn(text)).toMatchObject({ from, to, month: null });
  });
});

describe('a heading that is a unit', () => {
  it.each([
    ['Hours', 'h'],
    ['Stunden', 'h'],
    ['Working hours', 'h'],
    ['Minutes', 'min'],
    ['Downtime min', 'min'],
    ['Min', null],
    ['Minimum', null],
  ])('%s', (heading, unit) => {
    expect(unitOfHeading(heading)).toBe(unit);
  });
});

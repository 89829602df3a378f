import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../domain/document.js';
import { buildPassages } from '../ingest/passages.js';
import { createKnowledgeSearch } from '../search.js';
import { holdsAt, seasonsIn, timesAsked } from './season.js';

describe('a part of the year', () => {
  it.each([
    ['from 1 November to 31 March', 1101, 331],
    ['1 June 2025 until 15 September 2025', 601, 915],
    ['November to March', 1101, 331],
    ['vom 1. November bis zum 28. Februar', 1101, 228],
    ['01.11. bis 31.03.', 1101, 331],
    ['6月1日至9月15日期间', 601, 915],
    ['11月至次年3月', 1101, 331],
  ])('is read from "%s"', (text, from, to) => expect(seasonsIn(text)).toEqual([{ from, to }]));
  it.each([
    ['What is held in January?', 'From 1 November to 31 March hold 4.6 bar.', true],
    ['What is held in June?', 'From 1 November to 31 March hold 4.6 bar.', false],
    ['What is held on 2 April?', 'From 1 November to 31 March hold 4.6 bar.', false],
    ['What is held in winter?', 'From 1 November to 31 March hold 4.6 bar.', true],
    ['Was gilt im Januar?', 'Vom 1. November bis 28. Februar gelten 8 Stunden.', true],
    ['七月份最长几小时？', '6月1日至9月15日期间，最长6小时。', true],
    ['What is held in January?', 'In winter hold 4.6 bar.', true],
    ['What is held in April?', 'In winter hold 4.6 bar.', null],
    ['What is held in January?', 'Hold 4.2 bar.', null],
  ])('"%s" of "%s": %s', (question, text, expected) => expect(holdsAt(timesAsked(question), text)).toBe(expected));
});

const info = (id: string, title: string): DocumentInfo => ({
  id,
  title,
  collection: 'c',
  revision: '1',
  effectiveDate: null,
  supersedes: null,
  status: 'current',
  appliesTo: [],
  language: 'en',
  accessRoles: [],
  kind: 'manual',
  format: 'markdown',
  fileName: `${id}.md`,
  sha256: id,
  pageCount: 1,
  ingestedAt: '2026-01-01T00:00:00Z',
});

async function mainAnswer(question: string): Promise<string> {
  const search = createKnowledgeSearch();
  const page = { page: 1, width: 0, height: 0, start: 0, header: null, footer: null, needsOcr: false, boxes: [] };
  for (const [id, title, text] of [
    ['book', 'Handbook', 'The stocking density in the pens is at most 45 kg/m³. Nets are washed weekly.'],
    ['order', 'Order 14', 'From 1 June to 15 September the stocking density in the pens is limited to 35 kg/m³.'],
    ['other', 'Nets', 'The mesh of the nets is 12 mm. Birds are kept off by wires.'],
  ] as const) {
    const document = info(id, title);
    const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length, page: 1, level: null, rendered: null }];
    const extracted = { format: 'markdown' as const, text, pages: [{ ...page, end: text.length }], blocks, records: [], metadata: {}, warnings: [] };
    search.addDocument(document, buildPassages(extracted, document));
  }
  await search.settle('technician');
  const { answers } = await search.search({ query: question, role: 'technician', limit: 6 }, new AbortController().signal);
  return answers?.[0]?.text ?? '';
}

describe('an order for a part of the year', () => {
  it('stands before the figure for all the year when it holds, and behind it when it does not', async () => {
    expect(await mainAnswer('What stocking density is allowed in the pens in July?')).toContain('35 kg/m³');
    expect(await mainAnswer('What stocking density is allowed in the pens in January?')).toContain('45 kg/m³');
  });
});

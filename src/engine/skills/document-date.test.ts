import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../domain/document.js';
import { meantBy } from './document-date.js';

const paper = (id: string, title: string, revision: string, status: DocumentInfo['status'], effectiveDate: string): DocumentInfo => ({
  ...{ id, title, revision, status, effectiveDate, kind: 'manual', collection: 'test', supersedes: null, appliesTo: [], language: 'en' },
  ...{ accessRoles: [], format: 'markdown', fileName: `${id}.md`, sha256: '0'.repeat(64), pageCount: 1, ingestedAt: '2026-01-01T00:00:00Z' },
});
const library = [
  paper('LT-7', 'Lathe manual', 'A', 'superseded', '2020-01-01'),
  paper('LT-7', 'Lathe manual', 'B', 'current', '2022-02-02'),
  paper('SW-3', 'Saw instruction', 'B', 'current', '2023-03-03'),
];

describe('the paper whose date is asked for', () => {
  it.each([
    ['when is revision B of the lathe manual valid from?', '2022-02-02'],
    ['from when was rev A of LT-7 in force', '2020-01-01'],
    ['since when does the saw instruction apply', '2023-03-03'],
    ['when is revision B valid from', null],
    ['when did revision C of the lathe manual take effect', null],
  ])('%s', (question, date) => {
    expect(meantBy(question, library)?.effectiveDate ?? null).toBe(date);
  });
});

import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../domain/document.js';
import type { Understanding } from '../understand/understanding.js';
import { papersMeant, paperValidity } from './paper-validity.js';

const fits = (effective: string): boolean => paperValidity.fits({ effective } as unknown as Understanding) > 0.9;

describe('questions when papers hold', () => {
  it.each([
    'which notices are in force today?',
    'which circulars are valid now?',
    'what notices have expired?',
    'Which permits will be in force on 3 May 2031?',
    'Welche Rundschreiben gelten heute?',
    'until when is the notice valid?',
    'how long does the circular apply?',
    'when does the permit expire?',
    'Bis wann gilt der Aushang?',
    '现在哪些通知有效？',
    '通知有效期到什么时候？',
  ])('"%s" is one', (question) => expect(fits(question)).toBe(true));
  it.each([
    'which documents apply to the filler?',
    'which work orders are current?',
    'how long does the pump run?',
    'what does the notice say on seals?',
    'until when is the alarm shelved?',
    'Wie lange gilt die Probe als frisch?',
  ])('"%s" is none', (question) => expect(fits(question)).toBe(false));
});

const info = (title: string, until: string | null): DocumentInfo => ({
  ...{ id: title, title, revision: '1', status: 'current', effectiveDate: null, kind: 'other', collection: 'c', supersedes: null, appliesTo: [] },
  ...{ accessRoles: [], format: 'markdown', fileName: 'x.md', sha256: '0'.repeat(64), pageCount: 1, language: 'en', ingestedAt: '2031-01-01T00:00:00Z' },
  validity: { from: '2031-01-01', until },
});

describe('the papers that a question calls by what they are', () => {
  const library = [info('Works notice 4', '2031-02-01'), info('Press manual', null), info('Circular 7', '2031-03-01')];
  it.each([
    ['which notices are in force?', ['Works notice 4']],
    ['which circulars are valid?', ['Circular 7']],
    ['which papers are valid?', ['Works notice 4', 'Circular 7']],
  ])('%s', (question, titles) => expect(papersMeant(question, library).map(({ title }) => title)).toEqual(titles));
});

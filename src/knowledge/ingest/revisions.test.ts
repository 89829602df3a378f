import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../domain/document.js';
import { sampleStoredDocument } from '../../testing/contracts/document-store.js';
import { comparePrecedence, place, supersededBy } from './revisions.js';

const info = (overrides: Partial<DocumentInfo>): DocumentInfo => ({ ...sampleStoredDocument().info, effectiveDate: null, ...overrides });
const sha = (letter: string) => letter.repeat(64);

describe('place', () => {
  it('takes a first document as it is', () => {
    expect(place(info({}), [])).toEqual({ info: info({}), isNewRevision: false, warnings: [] });
  });
  it('makes a later revision the current one and an earlier one superseded, in whichever order they come', () => {
    const older = info({ revision: 'C', effectiveDate: '2021-05-10' });
    const newer = info({ revision: 'D', effectiveDate: '2024-09-01', sha256: sha('d') });
    expect([place(newer, [older]).info.status, place(older, [newer]).info.status]).toEqual(['current', 'superseded']);
  });
  it('compares labels by number where dates are missing', () => {
    expect(place(info({ revision: '9' }), [info({ revision: '10', sha256: sha('d') })]).info.status).toBe('superseded');
  });
  it('gives changed content a label of its own and makes it current', () => {
    const stored = info({ revision: '1' });
    const again = place(info({ revision: '1', sha256: sha('d') }), [stored]);
    expect([again.info.revision, again.info.status, again.isNewRevision, again.warnings]).toEqual(['2', 'current', true, []]);
    const labelled = place(info({ revision: 'C', sha256: sha('d') }), [info({ revision: 'C' })]);
    expect([labelled.info.revision, labelled.warnings.length]).toEqual(['C (2)', 1]);
  });
});

describe('comparePrecedence', () => {
  it('goes by date first', () => {
    expect(comparePrecedence({ revision: 'Z', effectiveDate: '2020-01-01' }, { revision: 'A', effectiveDate: '2021-01-01' })).toBeLessThan(0);
  });
});

describe('supersededBy', () => {
  const stored = [info({ id: 'POL-7', revision: '2' }), info({ id: 'POL-77', revision: '1' })];
  it('finds the other document that is named, by its id as a word', () => {
    expect(supersededBy(info({ id: 'POL-9', supersedes: 'POL-7 Rev 2' }), stored).map((other) => other.id)).toEqual(['POL-7']);
  });
  it('finds none where another revision of it is meant, or nothing is named', () => {
    expect(supersededBy(info({ id: 'POL-9', supersedes: 'POL-7 Rev 1' }), stored)).toEqual([]);
    expect(supersededBy(info({ id: 'POL-9', supersedes: null }), stored)).toEqual([]);
  });
});

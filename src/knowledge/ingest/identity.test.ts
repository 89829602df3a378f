import { describe, expect, it } from 'vitest';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import { documentId, type FileIdentity, identify } from './identity.js';
import { detectLanguage } from './language.js';
import { Manifest, ManifestEntry } from './manifest.js';

function extracted(text: string, overrides: Partial<ExtractedDocument> = {}): ExtractedDocument {
  const end = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n');
  const page = { page: 1, width: 0, height: 0, start: 0, end: text.length, header: null, footer: null, needsOcr: false, boxes: [] };
  const blocks = [{ kind: 'heading' as const, start: 0, end, page: 1, level: 1, rendered: null }];
  return { format: 'pdf', text, pages: [page], blocks, records: [], metadata: {}, warnings: [], ...overrides };
}

const file: FileIdentity = {
  fileName: 'gearbox-rev-C.pdf',
  relativePath: 'gearbox-rev-C.pdf',
  sha256: 'b'.repeat(64),
  collection: 'plant',
  accessRoles: [],
  manifest: null,
  ingestedAt: new Date('2026-03-02T06:00:00Z'),
};
const sheet =
  'Gearbox GB-77 service sheet\nRevision C, effective 2025-03-01\nSupersedes: Revision B\nApplies to: GB-77, GB-78\nThe oil of the gearbox is changed every year.';

describe('identify', () => {
  it('finds title, revision, date, predecessor and assets on the first page', () => {
    expect(identify(extracted(sheet), file)).toEqual({
      id: 'plant-gearbox',
      title: 'Gearbox GB-77 service sheet',
      collection: 'plant',
      revision: 'C',
      effectiveDate: '2025-03-01',
      validity: { from: '2025-03-01', until: null },
      supersedes: 'Revision B',
      status: 'current',
      appliesTo: ['GB-77', 'GB-78'],
      language: 'en',
      accessRoles: [],
      kind: 'manual',
      format: 'pdf',
      fileName: 'gearbox-rev-C.pdf',
      sha256: 'b'.repeat(64),
      pageCount: 1,
      ingestedAt: '2026-03-02T06:00:00.000Z',
    });
  });
  it.each([
    ['Press manual\nApplies to: P-1, P-2\nText.', ['P-1', 'P-2']],
    ['Press manual\nDocument MP-3, Revision B. Applies to the presses P-1 and P-2 and to the saw S-9.\nText.', ['P-1', 'P-2', 'S-9']],
    ['Press manual\nRevision B. Applies to washers W-1 to W-4.\nText.', ['W-1', 'W-4', 'W-2', 'W-3']],
    ['Handbuch\nAusgabe 2. Gilt für die Kammern K-1 bis K-3.\nText.', ['K-1', 'K-3', 'K-2']],
    ['Press manual\nRevision B. Applies to all staff who work there.\nText.', []],
  ])('finds what it applies to: %s', (text, names) => {
    expect(identify(extracted(text), file).appliesTo).toEqual(names);
  });
  it('believes front matter more than the page, and the manifest most', () => {
    const metadata = { title: 'From the front matter', revision: '9', documentId: 'DOC-9' };
    const manifest = ManifestEntry.parse({ id: 'MAN-1', file: 'x.pdf', revision: 'F', kind: 'policy' });
    const own = identify(extracted(sheet, { metadata }), file);
    const owners = identify(extracted(sheet, { metadata }), { ...file, manifest });
    expect([own.id, own.title, own.revision, own.effectiveDate]).toEqual(['DOC-9', 'From the front matter', '9', '2025-03-01']);
    expect([owners.id, owners.title, owners.revision, owners.kind]).toEqual(['MAN-1', 'From the front matter', 'F', 'policy']);
  });
  it('lets roles named at ingestion narrow what the owner allows, never widen it', () => {
    const manifest = ManifestEntry.parse({ id: 'A', file: 'x.pdf', accessRoles: ['engineer', 'admin'] });
    const roles = (accessRoles: FileIdentity['accessRoles'], from: FileIdentity['manifest']) =>
      identify(extracted(sheet), { ...file, accessRoles, manifest: from }).accessRoles;
    expect([roles([], manifest), roles(['engineer', 'technician'], manifest), roles(['technician'], manifest), roles(['technician'], null)]).toEqual([
      ['engineer', 'admin'],
      ['engineer'],
      ['engineer', 'admin'],
      ['technician'],
    ]);
    expect(identify(extracted(sheet, { metadata: { accessRoles: 'engineer, nonsense' } }), file).accessRoles).toEqual(['engineer']);
  });
  it('takes the name of the file for the title of a log and does not read its rows as an imprint', () => {
    const record = { row: 2, date: null, asset: null, failure: null, action: null, durationHours: null, parts: [], technician: null, raw: '' };
    const info = identify(extracted('Datum: 01.03.2025; Rev: 7', { records: [record] }), { ...file, fileName: 'line4_log.csv', relativePath: 'line4_log.csv' });
    expect([info.title, info.revision, info.effectiveDate, info.kind]).toEqual(['line4 log', '1', null, 'log']);
  });
});

describe('documentId', () => {
  it('is the same for all revisions of a file, and tells collections and folders apart', () => {
    const id = (relativePath: string, collection = 'c') => documentId({ relativePath, collection });
    expect([id('pump-rev-C.pdf'), id('pump_Rev D.pdf'), id('pump v2.1.pdf'), id('pump (2025-01).pdf')]).toEqual(new Array(4).fill('c-pump'));
    expect(id('a/readme.md')).not.toBe(id('b/readme.md'));
    expect(id('pump.pdf', 'other')).toBe('other-pump');
    expect([id('手册.pdf'), id('???.pdf'), id('rev-D.pdf')]).toEqual(['c-手册', 'c', 'c-rev-d']);
  });
});

describe('detectLanguage', () => {
  it('knows English, German and Chinese', () => {
    expect(['The pump is driven by a motor.', 'Die Pumpe wird von einem Motor angetrieben.', '泵由电动机驱动 HC-40。', '4711'].map(detectLanguage)).toEqual([
      'en',
      'de',
      'zh',
      'en',
    ]);
  });
});

describe('Manifest', () => {
  it('takes an array of entries, or an object with them, and refuses paths that lead out of its folder', () => {
    const entry = { id: 'A', file: 'manuals/a.pdf' };
    expect([Manifest.safeParse([entry]).success, Manifest.safeParse({ documents: [entry] }).success]).toEqual([true, true]);
    const bad = ['../a.pdf', '/etc/passwd', 'a/../../b.pdf', 'C:\\a.pdf', 'a\u0000.pdf', ''];
    expect(bad.map((path) => Manifest.safeParse([{ id: 'A', file: path }]).success)).toEqual(bad.map(() => false));
  });
});

import { createHash } from 'node:crypto';
import type { Answer, DocumentInfo, Passage } from '../domain/document.js';
import type { KnowledgeSearch, StoredDocument } from '../ports/knowledge.js';

const pageTexts: readonly string[] = [
  'Hydra HC-40 centrifugal pump\nInstallation, operation and maintenance\n\n1 About this manual\n\nThis manual belongs to the pump. Keep it where the people who work on the pump can read it.\n',
  [
    '6.2 Vibration and bearing temperature',
    '',
    'Measure the vibration velocity at the drive-end bearing housing with the pump at its duty point.',
    'At 4.5 mm/s the monitor raises an alarm; at 7.1 mm/s it trips the pump.',
    'A slow rise over days together with a rising bearing temperature points to bearing wear.',
    'A sudden rise with a noise like gravel points to cavitation: check the suction strainer first.',
    '',
    '6.3 Before opening the pump',
    '',
    '1. Stop the pump and isolate it by the site procedure.',
    '2. Verify that the motor does not start and that the casing is free of pressure.',
    '3. Drain the casing.',
    '',
  ].join('\n'),
  '6.4 Tightening torques\n\nCasing bolts M12: 48 N·m, crosswise in three passes.\n',
];

function infoOf(change: Partial<DocumentInfo> & Pick<DocumentInfo, 'id' | 'title' | 'revision'>): DocumentInfo {
  return {
    collection: 'plant',
    effectiveDate: '2024-09-01',
    supersedes: null,
    status: 'current',
    appliesTo: ['P-101A', 'P-101B'],
    language: 'en',
    accessRoles: [],
    kind: 'manual',
    format: 'pdf',
    fileName: `${change.id}.pdf`,
    sha256: createHash('sha256').update(change.id).digest('hex'),
    pageCount: pageTexts.length,
    ingestedAt: '2026-03-02T05:58:00Z',
    ...change,
  };
}

function passageOf(info: DocumentInfo, page: number, section: string, start: number, text: string): Passage {
  const where = { documentId: info.id, document: info.title, documentKind: info.kind, revision: info.revision, status: info.status };
  const extent = { page, endPage: page, section, kind: 'text' as const, start, end: start + text.length, text };
  return { id: `${info.id}@${start}`, ...where, ...extent, language: info.language, appliesTo: info.appliesTo, flagged: false };
}

function storedOf(info: DocumentInfo): StoredDocument {
  const text = pageTexts.join('');
  let start = 0;
  const pages = pageTexts.map((pageText, index) => {
    const extent = { page: index + 1, width: 595, height: 842, start, end: start + pageText.length };
    start += pageText.length;
    return { ...extent, header: null, footer: null, needsOcr: false, boxes: [] };
  });
  const limits = 'At 4.5 mm/s the monitor raises an alarm; at 7.1 mm/s it trips the pump.';
  return { info, text, pages, passages: [passageOf(info, 2, '6.2 Vibration and bearing temperature', text.indexOf(limits), limits)] };
}

export const fakeDocuments: readonly StoredDocument[] = [
  storedOf(infoOf({ id: 'MAN-HC40', title: 'Hydra HC-40 centrifugal pump', revision: 'D', supersedes: 'MAN-HC40 Rev C' })),
  storedOf(infoOf({ id: 'MAN-HC40', title: 'Hydra HC-40 centrifugal pump', revision: 'C', status: 'superseded', effectiveDate: '2021-05-10' })),
  storedOf(infoOf({ id: 'POL-LOTO', title: 'Lockout and tagout procedure', revision: '5', kind: 'policy', appliesTo: [], effectiveDate: '2025-01-15' })),
  storedOf(infoOf({ id: 'POL-PAY', title: 'Shift premium rules', revision: '1', kind: 'policy', appliesTo: [], accessRoles: ['manager', 'admin'] })),
];

const answerOf = (passage: Passage, index: number): Answer => ({
  passage,
  text: passage.text,
  shown: passage.text,
  start: passage.start,
  end: passage.end,
  probability: 0.9 - index / 100,
  role: index === 0 ? 'main' : 'like',
  values: [],
});

/** Finds a passage when the query shares a word with it. Rights are honoured. */
export function createFakeKnowledge(): KnowledgeSearch {
  const readable = (role: DocumentInfo['accessRoles'][number], collection?: string): readonly StoredDocument[] =>
    fakeDocuments.filter(
      ({ info }) => (info.accessRoles.length === 0 || info.accessRoles.includes(role)) && (collection === undefined || info.collection === collection),
    );
  return {
    async search({ query, limit, role, collection }) {
      const words = query
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word.length > 2);
      const found = readable(role, collection)
        .flatMap((document) => document.passages)
        .filter((passage) => words.some((word) => passage.text.toLowerCase().includes(word)))
        .slice(0, limit);
      const results = found.map((passage, index) => ({ rank: index + 1, score: 1 / (index + 1), confidence: 0.9, passage, highlights: [] }));
      return {
        query,
        results,
        answers: found.map(answerOf),
        answerability: found.length > 0 ? 0.9 : 0.05,
        unmatched: [],
        searched: { documents: 4, passages: 4 },
      };
    },
    async open({ documentId, role }) {
      const found = readable(role).find(({ info }) => info.id === documentId);
      return found === undefined ? null : { document: found.info, passages: found.passages };
    },
    async documents(role, collection) {
      return readable(role, collection).map(({ info }) => info);
    },
  };
}

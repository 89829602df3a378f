import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

type Paper = Readonly<{ id: string; title: string; revision?: string; status?: DocumentInfo['status']; date?: string; sentences: readonly string[] }>;

function infoOf({ id, title, revision = '1', status = 'current', date }: Paper): DocumentInfo {
  const rest = { collection: 'test', supersedes: null, appliesTo: [], language: 'en', accessRoles: [], format: 'markdown', pageCount: 1 } as const;
  const file = { fileName: `${id}-${revision}.md`, sha256: '0'.repeat(64), ingestedAt: '2026-01-01T00:00:00Z' };
  return { ...rest, ...file, id, title, revision, status, effectiveDate: date ?? null, appliesTo: [], accessRoles: [], kind: 'manual' };
}

function passagesOf(paper: Paper): readonly Passage[] {
  const info = infoOf(paper);
  let start = 0;
  return paper.sentences.map((text, at) => {
    const place = { page: 1, endPage: 1, section: info.title, kind: 'text', start, end: start + text.length, text } as const;
    start = place.end + 1;
    const owner = { documentId: info.id, document: info.title, documentKind: info.kind, revision: info.revision, status: info.status };
    return { id: `${info.id}@${info.revision}#${at}`, ...owner, ...place, language: 'en', appliesTo: [], flagged: false };
  });
}

async function answersTo(query: string, papers: readonly Paper[], includeSuperseded = false) {
  const index = createKnowledgeSearch();
  for (const paper of papers) index.addDocument(infoOf(paper), passagesOf(paper));
  return (await index.search({ query, limit: 6, role: 'technician', includeSuperseded }, new AbortController().signal)).answers;
}

const spare = ['The waste sieve is emptied into the yellow skip.', 'The control room keeps the keys of the pump house.', 'Visitors sign the book at the gate.'];
const maker: Paper = {
  id: 'SAND',
  title: 'Rapid sand filter RS-4, handbook of the maker',
  sentences: ['The filter bed is backwashed every 48 hours; more than 60 hours clogs it.', 'The backwash blower gives 0.5 bar.', ...spare],
};
const rules: Paper = {
  id: 'RULES',
  title: 'Standing orders of the water works',
  sentences: ['The bed of the sand filter is backwashed every 30 hours.', 'The chlorine room is entered by two people.'],
};

describe('two papers in force', () => {
  it('that give two figures for one thing are both shown', async () => {
    const answers = await answersTo('How often is the bed of the sand filter backwashed?', [maker, rules]);
    expect(answers.map(({ role, passage }) => [role, passage.documentId])).toEqual(
      expect.arrayContaining([
        ['main', expect.any(String)],
        ['conflict', expect.any(String)],
      ]),
    );
    expect(answers.map(({ text }) => text).join(' ')).toMatch(/48 hours.*30 hours|30 hours.*48 hours/su);
  });

  it.each([
    [
      'the two ends of a scale',
      'The bed of the sand filter is backwashed after at least 20 hours.',
      'The bed of the sand filter is backwashed after at most 70 hours.',
    ],
    [
      'a figure that no longer holds',
      'The bed of the sand filter is backwashed every 30 hours.',
      'Up to revision 2 the bed of the sand filter was backwashed every 24 hours.',
    ],
    ['another kind of figure', 'The bed of the sand filter is backwashed every 30 hours.', 'The bed of the sand filter is backwashed with 400 m³/h.'],
  ])('do not differ by %s', async (_what, one, other) => {
    const papers = [
      { ...maker, sentences: [one, ...spare] },
      { ...rules, sentences: [other] },
    ];
    const answers = await answersTo('How often is the bed of the sand filter backwashed?', papers);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.map(({ role }) => role)).not.toContain('conflict');
  });
});

describe('whether a figure holds', () => {
  it.each(['The filter bed is backwashed every 72 hours, right?', 'My note says 72 hours for the backwash of the filter bed. Is that still right?'])(
    'is answered by the figure of the source: %s',
    async (question) => {
      const [main] = await answersTo(question, [maker]);
      expect(main?.text).toContain('48 hours');
    },
  );
});

describe('three revisions of one paper', () => {
  const dose = (revision: string, date: string, hours: string, status: DocumentInfo['status']): Paper => ({
    id: 'DOSE',
    title: 'Dosing of lime milk, operating instructions',
    revision,
    date,
    status,
    sentences: [`The lime milk line is flushed every ${hours} hours.`, 'The lime milk pump is flushed every 12 hours.', ...spare],
  });
  const papers = [dose('A', '2015-01-01', '8', 'superseded'), dose('B', '2019-01-01', '6', 'superseded'), dose('C', '2024-01-01', '4', 'current')];

  it.each([
    ['How often was the lime milk line flushed before revision C?', '6 hours'],
    ['How often was the lime milk line flushed before revision B?', '8 hours'],
    ['How often was the lime milk line flushed under revision A?', '8 hours'],
    ['How often did the lime milk line use to be flushed in earlier revisions?', '6 hours'],
    ['How often is the lime milk line flushed?', '4 hours'],
  ])('%s', async (question, expected) => {
    const [main] = await answersTo(question, papers, true);
    expect(main?.text).toContain(`line is flushed every ${expected}`);
  });
});

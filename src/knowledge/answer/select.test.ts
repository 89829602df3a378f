import { describe, expect, it } from 'vitest';
import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';
import { typedValues } from './typed-values.js';

type Draft = Readonly<{ text: string; kind?: Passage['kind']; section?: string }>;

function documentOf(id: string, title: string, options: Partial<DocumentInfo> = {}): DocumentInfo {
  return {
    id,
    title,
    collection: 'test',
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
    sha256: '0'.repeat(64),
    pageCount: 1,
    ingestedAt: '2026-01-01T00:00:00Z',
    ...options,
  };
}

function passagesOf(document: DocumentInfo, drafts: readonly Draft[]): readonly Passage[] {
  let start = 0;
  return drafts.map(({ text, kind = 'text', section = document.title }, at) => {
    const passage: Passage = {
      id: `${document.id}@${document.revision}#${at}`,
      documentId: document.id,
      document: document.title,
      documentKind: document.kind,
      revision: document.revision,
      status: document.status,
      page: 1,
      endPage: 1,
      section,
      kind,
      start,
      end: start + text.length,
      text,
      language: document.language,
      appliesTo: [],
      flagged: false,
    };
    start += text.length + 1;
    return passage;
  });
}

async function answersTo(query: string, documents: readonly Readonly<{ document: DocumentInfo; drafts: readonly Draft[] }>[]) {
  const index = createKnowledgeSearch();
  for (const { document, drafts } of documents) index.addDocument(document, passagesOf(document, drafts));
  const found = await index.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  await index.close();
  return found;
}

const kiln = {
  document: documentOf('KILN', 'Tunnel kiln TK-9, operating manual'),
  drafts: [
    { text: 'The kiln car weighs 640 kg. The firing zone is held at 1,180 °C. The door curtain is renewed every eight months.' },
    { text: 'The burner fan is checked by the shift electrician. It runs at 2,900 rpm. Ceramic wool must not be wetted because it loses its strength.' },
    { text: 'Burner nozzle: Bolt M8; Torque 22 N·m; Pieces 4', kind: 'table-row' as const, section: 'Bolts' },
    { text: 'Fan foot: Bolt M12; Torque 78 N·m; Pieces 4', kind: 'table-row' as const, section: 'Bolts' },
  ],
};

const laundry = {
  document: documentOf('LAUNDRY', 'Linen service handbook'),
  drafts: [
    { text: 'The steam boiler holds 900 litres. Each washer handles 45 kg of linen. The lint screens are emptied every shift by the machine minder.' },
    { text: 'Daily counts are kept for 35 days and monthly counts for two years. Only two administrators, acting together, can delete a count.' },
    { text: 'In 2024 the audit found three faults. Recovery of the booking system takes at most 4 hours.' },
  ],
};

describe('another thing of the kind that is asked for', () => {
  it.each([
    ['How much does the hot-water boiler hold?', 'another boiler'],
    ['How long are weekly counts kept?', 'another interval'],
    ['How many faults did the audit of 2021 find?', 'another year'],
    ['How often is the linen changed?', 'no interval, although "each" stands beside it'],
  ])('%s is hardly answered: %s', async (query) => {
    const { answers } = await answersTo(query, [laundry]);
    expect(answers[0]?.probability ?? 0).toBeLessThan(ANSWERABLE_FROM);
  });
  it.each([
    ['How much does the steam boiler hold?', '900 litres'],
    ['How long are monthly counts kept?', 'two years'],
    ['How many faults did the audit of 2024 find?', 'three'],
    ['Who may delete a count?', 'two administrators'],
    ['How quickly must the booking system be recovered?', '4 hours'],
  ])('%s is answered with %s', async (query, value) => {
    const { answers } = await answersTo(query, [laundry]);
    expect(answers[0]?.text).toContain(value);
    expect(answers[0]?.probability).toBeGreaterThanOrEqual(ANSWERABLE_FROM);
  });
});

const ferry = {
  document: documentOf('FERRY', 'Rules of the river ferry'),
  drafts: [
    { text: 'The ramp chain is inspected every four weeks by the chief engineer. The ramp takes vehicles of up to 18 tonnes.', section: 'Ramp' },
    { text: 'A day ticket costs seven euros. Bicycles are carried free of charge. Boarding ends two minutes before departure.', section: 'Fares' },
    { text: 'The mooring time for passenger trips is 12 minutes. Crew lists are kept for one year.', section: 'Trips' },
    { text: 'If the bow thruster fails, anchor at once and call the harbour master.', section: 'Emergencies' },
    { text: 'A worn shackle is replaced before the next trip. Total suspended solids in the bilge water stay below 15 mg/l.', section: 'Upkeep' },
  ],
};

describe('a stretch of time', () => {
  it.each([
    ['The ramp chain is inspected every four weeks.', false],
    ['The crossing is made once per 2 hours.', false],
    ['The inspection takes half an hour.', true],
    ['Applications are decided within 15 working days.', true],
  ])('in "%s" counts as how long something lasts: %s', (text, lasts) => {
    const values = typedValues(text, { kind: 'quantity', dimensions: ['time'] });
    expect(values.some(({ strength }) => strength >= 0.8)).toBe(lasts);
  });
});

describe('the act, the purpose and the figure that are asked for', () => {
  it.each([
    ['How often is the ramp chain replaced?', 'inspected, not replaced'],
    ['Who pays for the ramp chain?', 'nobody is said to pay'],
    ['How often must the ramp chain be galvanised?', 'an act that no document speaks of'],
    ['What is the mooring time for freight trips?', 'for another purpose'],
    ['What is the fine for boarding late?', 'a kind of thing that nothing speaks of'],
  ])('%s is hardly answered: %s', async (query) => {
    const { answers } = await answersTo(query, [ferry, kiln]);
    expect(answers[0]?.probability ?? 0).toBeLessThan(ANSWERABLE_FROM);
  });
  it.each([
    ['How often is the ramp chain inspected?', 'every four weeks'],
    ['Who inspects the ramp chain?', 'chief engineer'],
    ['What is the mooring time for passenger trips?', '12 minutes'],
    ['What does a day ticket cost?', 'seven euros'],
    ['How long are crew lists kept?', 'one year'],
    ['What must be done when the bow thruster fails?', 'anchor at once'],
  ])('%s is answered with %s', async (query, value) => {
    const { answers } = await answersTo(query, [ferry, kiln]);
    expect(answers[0]?.text).toContain(value);
    expect(answers[0]?.probability).toBeGreaterThanOrEqual(ANSWERABLE_FROM);
  });
});

describe('the answer of a search', () => {
  it.each([
    ['How heavy is a kiln car?', '640 kg'],
    ['At what temperature is the firing zone held?', '1,180 °C'],
    ['Who checks the burner fan?', 'shift electrician'],
    ['How often is the door curtain replaced?', 'eight months'],
    ['What torque do the bolts of the fan foot get?', '78 N·m'],
    ['Why must ceramic wool not be wetted?', 'loses its strength'],
  ])('to "%s" holds %s', async (query, fact) => {
    const { answers } = await answersTo(query, [kiln]);
    expect(answers[0]?.text).toContain(fact);
    expect(answers[0]?.probability).toBeGreaterThan(0.5);
  });

  it.each(['What does a kiln car cost?', 'Who is the shift electrician?', 'What torque do the chimney bolts get?', 'How loud is the burner fan?'])(
    'is unlikely for "%s", which nothing says',
    async (query) => {
      expect((await answersTo(query, [kiln])).answerability).toBeLessThan(0.45);
    },
  );

  it('takes the sentence before along where a sentence leans on it', async () => {
    const { answers } = await answersTo('What speed does the burner fan run at?', [kiln]);
    expect(answers[0]?.text).toBe('The burner fan is checked by the shift electrician. It runs at 2,900 rpm.');
  });

  it('marks another current document with another value as a conflict', async () => {
    const other = { document: documentOf('NOTE', 'Works note on kilns'), drafts: [{ text: 'The firing zone is held at 1,150 °C.' }] };
    const { answers } = await answersTo('At what temperature is the firing zone held?', [kiln, other]);
    expect(answers.slice(0, 2).map(({ role, passage }) => [role, passage.documentId])).toEqual(
      expect.arrayContaining([
        ['main', expect.any(String)],
        ['conflict', expect.any(String)],
      ]),
    );
  });

  it.each([
    ['the same figure in another unit', 'The firing zone is held at 2,156 °F.'],
    ['a figure of another order of magnitude', 'The firing zone is held at 31 °C.'],
  ])('sees no conflict in %s', async (_what, text) => {
    const other = { document: documentOf('NOTE', 'Works note on kilns'), drafts: [{ text }] };
    const { answers } = await answersTo('At what temperature is the firing zone held?', [kiln, other]);
    expect(answers.map(({ role }) => role)).not.toContain('conflict');
  });

  it('gives the value in force, not the one of a superseded revision', async () => {
    const old = {
      document: documentOf('KILN', 'Tunnel kiln TK-9, operating manual', { revision: '0', status: 'superseded' }),
      drafts: [{ text: 'The firing zone is held at 1,090 °C.' }],
    };
    const { answers } = await answersTo('At what temperature is the firing zone held?', [old, kiln]);
    expect(answers[0]?.text).toContain('1,180 °C');
    expect(answers.every(({ role }) => role !== 'conflict')).toBe(true);
  });

  it('meets a German compound in an English document', async () => {
    const { answers } = await answersTo('Wie oft wird der Türvorhang gewechselt?', [kiln]);
    expect(answers[0]?.text).toContain('eight months');
  });
});

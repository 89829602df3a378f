import { expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { dangersIn, emergencyAsked, substancesIn } from '../../domain/emergency.js';
import { createKnowledgeSearch } from '../search.js';

it.each([
  ['it reeks of chlorine beside the dosing skid', ['escape']],
  ['Lauge läuft aus, was tun?', ['escape']],
  ['车间冒烟了,怎么办?', ['fire']],
  ['no oil visible in the bull’s eye, what now?', ['loss']],
  ['Im Schauglas ist kein Öl mehr, darf ich anfahren?', ['loss']],
  ['the power is out, what do we do first?', ['power']],
  ['a colleague is trapped in the silo, what do I do?', ['confined']],
  ['acid got into his eyes, what first?', ['injury']],
])('reads the danger of a question that asks what to do or cries it out: %s', (question, dangers) => {
  expect(emergencyAsked(question)).toEqual(dangers);
});

it.each([
  'how often did the valve leak last year?',
  'which pump is leaking?',
  'what is the limit of the leak test?',
  'draft a work order: seal leaks',
  'how is the smoke detector tested?',
  'what is the oil level?',
  'when is the fire extinguisher due?',
  'Darf ich Wasser auf den Fleck spritzen?',
])('takes no other question for an emergency: %s', (question) => {
  expect(emergencyAsked(question)).toEqual([]);
});

it('meets in danger and substance across languages', () => {
  for (const text of ['If caustic soda escapes, leave the area.', 'Tritt Natronlauge aus, den Bereich verlassen.', '碱液泄漏时应撤离。'])
    expect([dangersIn(text), substancesIn(text)]).toEqual([['escape'], ['caustic']]);
});

const sheet: DocumentInfo = {
  ...{ id: 'E-1', title: 'Lye station', kind: 'manual', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], format: 'markdown', fileName: 'e.md', sha256: '0'.repeat(64), pageCount: 1 },
  ingestedAt: '2026-01-01T00:00:00Z',
};
type Section = readonly [section: string, kind: Passage['kind'], text: string];
const sections: readonly Section[] = [
  ['Checks', 'table-row', 'Lye level in the window: Interval: weekly; Set value: two thirds'],
  ['Parts', 'table-row', 'Part no. 77: Description: window for lye; Price 40 EUR'],
  ['Start', 'steps', '1. Open the lye valve. 2. Check that no lye leaks. 3. Start the pump.'],
  [
    'Pump',
    'text',
    'The pump delivers 4 m³ of lye per hour. If lye escapes at the pump, press the red button and leave the pit. Never flush with a jet. Nobody goes down alone. The pit is 3 m deep.',
  ],
];

async function answers(query: string): Promise<readonly string[]> {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = sections.map(([section, kind, text], at): Passage => {
    const from = start;
    start += text.length + 1;
    return {
      ...{ id: `E-1#${at}`, documentId: 'E-1', document: 'Lye station', documentKind: 'manual', revision: '1', status: 'current', page: 1, endPage: 1 },
      ...{ section, kind, start: from, end: from + text.length, text, language: 'en', appliesTo: [], flagged: false },
    };
  });
  search.addDocument(sheet, passages);
  const found = await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  return found.answers.filter(({ probability }) => probability >= 0.4).map(({ text }) => text);
}

it.each(['lye is leaking at the pump, what do I do?', 'Lauge tritt aus, was tun?', '碱液泄漏了,怎么办?'])(
  'gives the rule of the paper from its case to the last prohibition: %s',
  async (question) => {
    expect(await answers(question)).toEqual([
      'If lye escapes at the pump, press the red button and leave the pit. Never flush with a jet. Nobody goes down alone.',
    ]);
  },
);

it.each(['no lye visible in the window, what do I do?', 'chlorine is leaking at the pump, what do I do?'])(
  'gives no schedule, part, start-up or rule for another danger: %s',
  async (question) => {
    expect(await answers(question)).toEqual([]);
  },
);

const aid: readonly Section[] = [
  ['First aid', 'table-row', 'Eyes: Measure: Rinse for 15 minutes with the lids open'],
  ['First aid', 'table-row', 'Skin: Measure: Take off wet clothes and shower for 20 minutes'],
  ['First aid', 'table-row', 'Swallowed: Measure: Drink water; do not cause vomiting'],
  ['First aid', 'table-row', 'Inhaled: Measure: Fresh air and rest; call the doctor if the cough lasts'],
  ['Man overboard', 'text', 'The gates are stopped and the sluices are closed. The ring hangs at every third ladder.'],
];

it.each([
  ['a colleague got lye in the eye, what do I do?', 'Eyes:'],
  ['lye got on my skin, what now?', 'Skin:'],
  ['somebody swallowed lye', 'Swallowed:'],
  ['Lauge eingeatmet, was tun?', 'Inhaled:'],
  ['a man fell into the basin, what first?', 'The gates are stopped'],
])('gives what helps for the way in which somebody was hurt: %s', async (query, beginning) => {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = aid.map(([section, kind, text], at): Passage => {
    const place = { page: 1, endPage: 1, section, kind, start, end: start + text.length, text };
    start = place.end + 1;
    const owner = { documentId: 'E-1', document: 'Lye station', documentKind: 'manual', revision: '1', status: 'current' } as const;
    return { id: `aid#${at}`, ...owner, ...place, language: 'en', appliesTo: [], flagged: false };
  });
  search.addDocument(sheet, passages);
  const { answers } = await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  expect(answers[0]?.text.startsWith(beginning)).toBe(true);
});

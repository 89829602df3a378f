import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage, TableReading } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';
import { figureOf, saysNothing } from './cell-values.js';
import { gridsOf } from './grid.js';

const info = (id: string, title: string, kind: DocumentInfo['kind']): DocumentInfo => ({
  ...{ id, title, kind, collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current', appliesTo: [], language: 'en' },
  ...{ accessRoles: [], format: 'markdown', fileName: `${id}.md`, sha256: '0'.repeat(64), pageCount: 1, ingestedAt: '2026-01-01T00:00:00Z' },
});

function rowsOf(document: DocumentInfo, section: string, kind: 'table-row' | 'record', rows: readonly string[]): readonly Passage[] {
  let start = 0;
  return rows.map((text, at) => {
    const passage: Passage = {
      ...{ id: `${document.id}#${section}#${at}`, documentId: document.id, document: document.title, documentKind: document.kind, revision: '1' },
      ...{ status: 'current', page: 1, endPage: 1, section, kind, start, end: start + text.length, text, language: 'en', appliesTo: [], flagged: false },
    };
    start += text.length + 1;
    return passage;
  });
}

const cranes = info('cranes', 'Yard cranes', 'manual');
const kilns = info('kilns', 'Kiln sheet', 'manual');
const glue = info('glue', 'Glue settings', 'manual');
const log = info('log', 'Yard log', 'log');

const oven = info('oven', 'Oven book', 'manual');
const paragraph = (document: DocumentInfo, text: string): Passage[] => rowsOf(document, 'Gas', 'table-row', [text]).map((each) => ({ ...each, kind: 'text' }));
const stretches: typeof library = [
  [
    oven,
    [
      ...rowsOf(oven, 'Oven door', 'table-row', [
        'Door temperature below 60 °C: Meaning: normal; Action: none; Who decides: baker',
        'Door temperature 60 to 85 °C: Meaning: seal worn; Action: lower the burner; Who decides: shift lead',
        'Door temperature above 85 °C: Meaning: seal lost; Action: stop the oven; Who decides: works manager',
      ]),
      ...paragraph(oven, 'Carbon monoxide in the oven room: up to 30 ppm work goes on. From 30 to 90 ppm the room is aired. Above 90 ppm everybody leaves.'),
    ],
  ],
];

const tools = info('tools', 'Workshop', 'manual');
const store = info('store', 'Yard store', 'manual');

const library: readonly (readonly [DocumentInfo, readonly Passage[]])[] = [
  [
    cranes,
    rowsOf(cranes, 'Cranes', 'table-row', [
      'Otter: Reach 24 m; Hoist motor 15 kW; Noise [dB(A)]: not measured',
      'Lynx: Reach 31 m; Hoist motor 11 kW; Noise 71 dB(A)',
      'Stoat: Reach 18 m; Hoist motor 22 kW; Noise 66 dB(A)',
    ]),
  ],
  [
    kilns,
    rowsOf(kilns, 'Kilns', 'table-row', [
      'Chamber volume (m³): Type 16 40; Type 22 62',
      'Firing time: Type 16 9 h; Type 22 14 h',
      'Weight: Type 16 7,200 kg; Type 22: see name plate',
    ]),
  ],
  [
    glue,
    rowsOf(glue, 'Panels', 'table-row', [
      'Panel thickness 10-18 mm: Press setting: A; Time 4 min',
      'Panel thickness 19-30 mm: Press setting: B; Time 6 min',
      'Panel thickness over 30 mm: Press setting: C; Time: n/a',
    ]),
  ],
  [
    store,
    rowsOf(store, 'Spares', 'table-row', [
      'Rope: Stock 1; Min 2; Shelf: A',
      'Hook: Stock 3; Min 3; Shelf: B',
      'Brake pad: Stock 0; Min 4; Shelf: B',
      'Fuse: Stock 20; Min 5; Shelf: C',
    ]),
  ],
  [
    log,
    rowsOf(log, 'Log', 'record', [
      'date: 2025-02-03; crane: Otter; event: rope worn; done: rope renewed; stop (min): 90',
      'date: 2025-03-01; crane: Lynx; event: limit switch loose; done: fastened; stop (min): 15',
      'date: 2025-03-19; crane: Otter; event: rope slack; done: drum set; stop (min): 30',
      'date: 2025-05-07; crane: Otter; event: rope worn; done: rope renewed; stop (min): 120',
    ]),
  ],
];

const lifts = info('lifts', 'Lift register', 'manual');
const gates = info('gates', 'Gate log', 'log');
/** A register of what is still to come, and a log with a row that is planned. */
const happenings: typeof library = [
  [
    lifts,
    rowsOf(lifts, 'Lifts', 'record', [
      'Lift: FL-1; Year: 2011; Next inspection: 2027-04-02; Inspector: Horn',
      'Lift: FL-2; Year: 2014; Next inspection: 2027-05-09; Inspector: Horn',
      'Lift: FL-3; Year: 2019; Next inspection: 2027-08-21; Inspector: Berg',
    ]),
  ],
  [
    gates,
    rowsOf(gates, 'Gate log', 'record', [
      'date: 2025-01-08; gate: GT-1; work: belt renewed; hours: 2',
      'date: 2025-02-11; gate: GT-1; work: belt torn; hours: 3',
      'date: 2025-07-15; gate: GT-2; work: belt renewed; hours: 2',
      'date: 2025-06-20; gate: GT-1; work: belt renewed; hours: 1',
      'date: 2027-01-20; gate: GT-1; work: belt renewed; hours: 1',
    ]),
  ],
];

async function read(question: string, documents = library): Promise<TableReading | null> {
  const search = createKnowledgeSearch();
  for (const [document, passages] of documents) search.addDocument(document, passages);
  return (await search.search({ query: question, limit: 6, role: 'technician', today: '2026-03-01' }, new AbortController().signal)).reading ?? null;
}

describe('a figure within a stretch', () => {
  it.each([
    ['The oven door is at 71 °C, what do I do?', 'lower the burner'],
    ['The oven door shows 110 °C, who decides?', 'works manager'],
    ['Die Ofentür hat 70 °C, was tun?', 'lower the burner'],
    ['What do we do at 120 ppm carbon monoxide in the oven room?', 'Above 90 ppm everybody leaves.'],
    ['Carbon monoxide in the oven room is 45 ppm, what now?', 'From 30 to 90 ppm the room is aired.'],
  ])('%s', async (question, value) => {
    expect((await read(question, stretches))?.value).toBe(value);
  });
});

describe('readTables', () => {
  it.each([
    ['Which crane has the longest reach?', 'greatest', '31 m', ['Lynx']],
    ['Which crane has the smallest reach?', 'least', '18 m', ['Stoat']],
    ['Which of the cranes has the most powerful hoist motor?', 'greatest', '22 kW', ['Stoat']],
    ['Which kiln type has the largest chamber volume?', 'greatest', '62 m³', ['Type 22']],
    ['What is the press setting for a panel thickness of 25 mm?', 'in-range', 'B', ['Panel thickness 19-30 mm']],
    ['What is the press setting for a panel thickness of 1.2 cm?', 'in-range', 'A', ['Panel thickness 10-18 mm']],
    ['What is the press time for panels of 40 mm thickness?', 'none-given', 'n/a', ['Panel thickness over 30 mm']],
    ['How much longer is the reach of the Lynx than that of the Otter?', 'difference', '7 m', ['Lynx\t31 m', 'Otter\t24 m']],
    ['How often was the rope of the Otter worn?', 'count', '2', ['2025-02-03', '2025-05-07']],
    ['How many stops were there in March 2025?', 'count', '2', ['2025-03-01', '2025-03-19']],
    ['How many stops were there in April 2025?', 'count', '0', []],
    ['How long did the Otter stand still in total?', 'sum', '240 min', ['2025-02-03', '2025-03-19', '2025-05-07']],
    ['How many minutes was the Otter stopped?', 'sum', '240 min', ['2025-02-03', '2025-03-19', '2025-05-07']],
    ['Wie viele Minuten stand Otter im Mai still?', 'sum', '120 min', ['2025-05-07']],
    ['Otter在5月份停机多少分钟？', 'sum', '120 min', ['2025-05-07']],
    ['When was the rope of the Otter last renewed?', 'last', '2025-05-07', ['2025-05-07']],
    ['What was the shortest stop of the Otter in the log?', 'least', '30 min', []],
    ['Which crane was stopped most often?', 'most-often', '3', ['Otter']],
    ['Which parts are below their minimum?', 'where', '2', ['Rope', 'Brake pad']],
    ['Which spare parts are exactly at their minimum?', 'where', '1', ['Hook']],
    ['How many parts are out of stock?', 'where', '1', ['Brake pad']],
    ['Which cranes have a reach of more than 20 m?', 'where', '2', ['Otter', 'Lynx']],
    ['List all stops of the Otter', 'list', '3', ['2025-02-03', '2025-03-19', '2025-05-07']],
    ['When was the rope of the Otter renewed?', 'list', '2', ['2025-02-03', '2025-05-07']],
    ['Which events were there in May 2025?', 'list', '1', ['2025-05-07']],
    ['Which crane had the most downtime?', 'greatest', '240 min', ['Otter', 'Otter', 'Otter']],
    ['How noisy is the Otter crane?', 'none-given', 'not measured', ['Otter']],
    ['What is the weight of the kiln Type 22?', 'none-given', 'see name plate', ['Weight']],
  ])('reads: %s', async (question, kind, value, things) => {
    const reading = await read(question);
    expect([reading?.kind, reading?.value, reading?.things]).toEqual([kind, value, things]);
    for (const { passage, start, end, text } of reading?.rows ?? []) expect([passage.text, end - start]).toEqual([text, text.length]);
  });
  it.each([
    ['What is the heaviest item?', 'greatest', '9 kg', ['Bench']],
    ['Which article is the dearest?', 'greatest', '310 GBP', ['Lathe']],
    ['Which machine is the oldest?', 'least', '1998', ['Bench']],
  ])('reads what nothing but the adjective asks for: %s', async (question, kind, value, things) => {
    const rows = ['Bench: Price GBP: 80; Year 1998; Weight 9 kg', 'Lathe: Price GBP: 310; Year 2011; Weight 7 kg'];
    const reading = await read(question, [[tools, rowsOf(tools, 'Tools', 'table-row', rows)]]);
    expect([reading?.kind, reading?.value, reading?.things]).toEqual([kind, value, things]);
  });
  it.each([
    ['one thing alone', 'What is the reach of the Lynx?'],
    ['what the log does not say', 'How many tonnes were sold in 2025?'],
    ['an amount in a unit that no column has', 'How many tonnes did the Otter lift in May?'],
    ['a deed that no row tells', 'How many orders did we send back in May 2025?'],
    ['what no row holds together', 'How often was the rope of the Lynx worn?'],
    ['a rule', 'How often must the rope be renewed?'],
    ['when something was done that no row tells', 'When was the rope of the Otter delivered?'],
    ['an attribute that no column has', 'Which crane has the highest price?'],
    ['a bound that is laid down for one thing', 'What is the longest stop a crane may be given?'],
  ])('leaves alone %s', async (_, question) => expect(await read(question)).toBeNull());
});

describe('happenings', () => {
  it.each([
    ['When was FL-2 last inspected?', 'due', '2027-05-09', ['FL-2']],
    ['When was the belt of GT-1 last renewed?', 'last', '2025-06-20', ['2025-06-20']],
    ['When was the belt of GT-1 first torn?', 'first', '2025-02-11', ['2025-02-11']],
    ['How many belts were renewed on GT-1 in 2025?', 'count', '2', ['2025-01-08', '2025-06-20']],
    ['How many belts were replaced on GT-1 in 2025?', 'count', '2', ['2025-01-08', '2025-06-20']],
    ['How often was the belt of GT-2 renewed?', 'count', '1', ['2025-07-15']],
    ['How often was the belt of GT-1 painted in 2025?', 'unsaid', '3', ['painted']],
    ['Wie oft wurde der Riemen von GT-1 im Jahr 2025 erneuert?', 'count', '2', ['2025-01-08', '2025-06-20']],
    ['GT-1的皮带2025年更换了多少次？', 'count', '2', ['2025-01-08', '2025-06-20']],
  ])('reads: %s', async (question, kind, value, things) => {
    const reading = await read(question, happenings);
    expect([reading?.kind, reading?.value, reading?.things]).toEqual([kind, value, things]);
  });
  it.each([
    ['how often something failed in a register, in which nothing happens', 'How often did FL-1 fail in 2025?'],
    ['the last time of another act than the one that is still to come', 'When was FL-2 last painted?'],
    ['a machine of the same kind with another number', 'How often was the belt of GT-7 renewed?'],
  ])('leaves alone %s', async (_, question) => expect(await read(question, happenings)).toBeNull());
});

describe('columns of figures', () => {
  const shops = info('shops', 'Returns', 'log');
  const rows = [
    'Date: 2026-01-08; Shop: Shop A; Reason: burnt; Loaves returned: 12',
    'Date: 2026-01-15; Shop: Shop C; Reason: small; Loaves returned: 30',
    'Date: 2026-01-29; Shop: Shop A; Reason: burnt; Loaves returned: 7',
    'Date: 2026-02-19; Shop: Shop A; Reason: small; Loaves returned: 22',
  ];
  it.each([
    ['How many loaves were returned in January?', 'sum', '49'],
    ['How many loaves did Shop A return so far?', 'sum', '41'],
    ['How often was Shop A burnt?', 'count', '2'],
  ])('are summed where what is counted names them, of the thing by its letter: %s', async (question, kind, value) => {
    const reading = await read(question, [[shops, rowsOf(shops, 'Returns', 'record', rows)]]);
    expect([reading?.kind, reading?.value]).toEqual([kind, value]);
  });
});

describe('cells', () => {
  it.each([
    ['40-60', null, { low: 40, high: 60, unit: null }],
    ['12 to 16 mm', null, { low: 12, high: 16, unit: 'mm' }],
    ['≥ 5', 'bar', { low: 5, high: Number.POSITIVE_INFINITY, unit: 'bar' }],
    ['up to 30', 'kg', { low: Number.NEGATIVE_INFINITY, high: 30, unit: 'kg' }],
    ['3 h 20 min', null, { low: 200, high: 200, unit: 'min' }],
    ['-18 °C', null, { low: -18, high: -18, unit: '°C' }],
  ])('reads %s as figures', (value, unit, figure) => expect(figureOf(value, unit, 'en')).toEqual(figure));
  it.each(['-', '–', 'n/a', 'not stated', 'not yet measured', 'see name plate', 'k. A.', 'nicht angegeben', '未注明', 'on request'])(
    '%s gives nothing',
    (value) => expect(saysNothing(value)).toBe(true),
  );
  it.each(['none', 'no', '0', 'sealed', 'not carried', 'seen', '5'])('%s gives something', (value) => expect(saysNothing(value)).toBe(false));
  it('tells headings that end in a figure from figures', () => {
    const [grid] = gridsOf(library[1]?.[1] ?? []);
    expect(grid?.headings).toEqual(['Type 16', 'Type 22']);
    expect(grid?.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      ['40', '62'],
      ['9 h', '14 h'],
      ['7,200 kg', 'see name plate'],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { detectDelimiter, extractCsv } from './csv.js';

function read(source: string) {
  const document = extractCsv(source, defaultExtractionBudget);
  expectSound(document);
  return document;
}

describe('a maintenance log', () => {
  it('becomes typed records with the row numbers of a spreadsheet and the words of the technician', () => {
    const document = read('Date,Asset,Fault,Action,Duration (min),Parts,Technician\n2025-03-01,p101a,"seal leak, steady",repl seal,90,HC40-3101; 6306-2Z,JK\n');
    expect(document.records).toEqual([
      {
        row: 2,
        date: '2025-03-01',
        asset: 'p101a',
        failure: 'seal leak, steady',
        action: 'repl seal',
        durationHours: 1.5,
        parts: ['HC40-3101', '6306-2Z'],
        technician: 'JK',
        raw: '2025-03-01,p101a,seal leak, steady,repl seal,90,HC40-3101; 6306-2Z,JK',
      },
    ]);
    expect(document.text).toBe(
      'Date: 2025-03-01; Asset: p101a; Fault: seal leak, steady; Action: repl seal; Duration (min): 90; Parts: HC40-3101; 6306-2Z; Technician: JK',
    );
    expect(document.blocks[0]?.kind).toBe('record');
  });
  it('is understood in German, with semicolons, commas in numbers, a title above and a time column', () => {
    const source = 'Instandhaltung Linie 4;;;;\n\nDatum;Uhrzeit;Anlage;Störung;Maßnahme;Dauer h\n01.03.2025;14:30;BL-601;Wasser tief;nachgespeist;0,5\n';
    const document = read(source);
    expect(document.records.map(({ row, date, asset, failure, action, durationHours }) => [row, date, asset, failure, action, durationHours])).toEqual([
      [4, '2025-03-01T14:30', 'BL-601', 'Wasser tief', 'nachgespeist', 0.5],
    ]);
  });
  it('is understood from its content where the headings are strange', () => {
    const rows = Array.from({ length: 6 }, (_, index) => `${index + 1};2025-03-0${index + 1};P-10${index}A;pump is noisy;bearing greased;0.5`);
    const document = read(`Nr;When;Where;What happened;Work done;Spent\n${rows.join('\n')}\n`);
    expect(document.records[0]).toMatchObject({ date: '2025-03-01', asset: 'P-100A', failure: 'pump is noisy', action: 'bearing greased' });
  });
  it('reports cells and rows that do not parse and keeps the rows', () => {
    const document = read('Date;Asset;Fault;Hours\n31.02.2025;P-101A;leak;1\n??;P-101A;leak;n/a\n01.03.2025;P-101A;leak\n');
    expect(document.records).toHaveLength(3);
    expect(document.warnings).toEqual([
      'Row 2: "31.02.2025" is not a date.',
      'Row 3: "??" is not a date.',
      'Row 3: "n/a" is not a duration.',
      'Row 4 has 3 columns instead of 4.',
    ]);
  });
  it('keeps formulas as text and says so', () => {
    const document = read('Date,Asset,Fault\n2025-03-01,P-101A,"=HYPERLINK(""http://x"",""y"")"\n2025-03-02,P-101A,-5 degrees\n');
    expect(document.records[0]?.failure).toBe('=HYPERLINK("http://x","y")');
    expect(document.warnings).toEqual(['1 rows hold cells that begin like a spreadsheet formula (first: row 2); they are kept as text and never run.']);
  });
  it('reads cells over several lines as one row', () => {
    const document = read('Date,Asset,Fault\n2025-03-01,P-101A,"seal\nleak"\n2025-03-02,P-101B,noise\n');
    expect(document.records.map(({ row, failure }) => [row, failure])).toEqual([
      [2, 'seal\nleak'],
      [3, 'noise'],
    ]);
    expect(document.text).toContain('Fault: seal leak');
  });
});

describe('any other table', () => {
  it('keeps its rows with their headings', () => {
    const document = read('Part;Torque [N·m];Note\nCasing bolt;48;crosswise\n');
    expect([document.text, document.records, document.blocks[0]?.kind]).toEqual(['Casing bolt: Torque 48 N·m; Note: crosswise', [], 'table-row']);
  });
});

describe('detectDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b\n1,5;2,5\n3,5;4,5', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b|c\n1|2|3', '|'],
    ['"x;y;z",b\n"1;2;3",4', ','],
    ['no columns at all', ','],
  ])('finds it in %j', (text, expected) => expect(detectDelimiter(text)).toBe(expected));
});

describe('extractCsv', () => {
  it('reads anything without failing', () => {
    const pieces = fc.constantFrom('"', ',', ';', '\n', 'a', '1', '2025-01-01', '=1', '\u0000', '""', 'P-101A', '\t', 'Date', 'Asset', 'Fault');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => expectSound(extractCsv(parts.join(''), defaultExtractionBudget))),
      { numRuns: 300 },
    );
  });
  it('stops at the row limit', () => {
    expect(() => extractCsv('a,b\n1,2\n3,4\n5,6\n', { ...defaultExtractionBudget, rows: 3 })).toThrow(/more than 3 rows/);
  });
});

describe('a row of units under the headings', () => {
  it('gives its units to the columns of a log and of any other table', () => {
    const log = read('Datum;Anlage;Störung;Dauer\n;;;[min]\n01.04.2026;P-7;Dichtung undicht;45,0\n02.04.2026;P-8;Lager laut;90,0\n');
    expect(log.records.map(({ row, durationHours }) => [row, durationHours])).toEqual([
      [3, 0.75],
      [4, 1.5],
    ]);
    expect(log.warnings).toEqual([]);
    const table = read('Tank,Level,Density,Note\n-,mm,kg/m³,\nT-1,2310,1031,full\nT-2,90,998,\n');
    expect(table.blocks.map(({ rendered, start, end }) => rendered ?? table.text.slice(start, end))[0]).toContain('Level 2310 mm; Density 1031 kg/m³');
  });
  it('is not seen in letters that could be units but stand over no numbers', () => {
    const table = read('Line,Grade,Side\nsouth,A,V\nnorth,K,A\nwest,V,K\n');
    expect(table.blocks).toHaveLength(3);
  });
});

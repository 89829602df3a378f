import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { extractCsv } from './csv.js';
import { extractXlsx } from './xlsx.js';

/** A cell of a sheet: a day or a month of a year is kept as a number with a style. */
type Cell = string | number | null | Readonly<{ day: string }> | Readonly<{ month: string }>;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const serial = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  const [style, day] = 'day' in cell ? [1, cell.day] : [2, `${cell.month}-01`];
  return `<c r="${reference}" s="${style}"><v>${serial(day)}</v></c>`;
}

/** A workbook of one sheet; an empty row is not written, as in Excel. */
function workbook(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): Uint8Array {
  const rowXml = (cells: readonly Cell[], at: number): string =>
    cells.length === 0 ? '' : `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')}</row>`;
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('')}</mergeCells>`;
  return zipSync({
    'xl/workbook.xml': strToU8(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(`<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/></cellXfs></styleSheet>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${rows.map(rowXml).join('')}</sheetData>${merged}</worksheet>`),
  });
}

const linesOf = (rows: readonly (readonly Cell[])[], merges?: readonly string[]): readonly string[] => {
  const document = extractXlsx(workbook(rows, merges), defaultExtractionBudget);
  expectSound(document);
  return document.text.split(/\n+/u);
};

describe('a sheet keeps its names in every shape', () => {
  it.each<[string, readonly (readonly Cell[])[], readonly string[], readonly string[]]>([
    [
      'names with a year under a title',
      [
        ['Kilns of the yard'],
        ['as at 3 January'],
        [],
        ['Kiln', 'Fuel', 'Hours 2025', 'Next look'],
        ['KN-12', 'gas', 410, { day: '2026-02-18' }],
        ['KN-14', 'oil', 102, { day: '2026-03-01' }],
      ],
      ['A1:D1'],
      [
        'Kilns of the yard',
        'as at 3 January',
        'Kiln KN-12: Fuel: gas; Hours 2025: 410; Next look 2026-02-18',
        'Kiln KN-14: Fuel: oil; Hours 2025: 102; Next look 2026-03-01',
      ],
    ],
    [
      'groups written once, over names, over units',
      [
        [null, 'Flow', null, 'Head', null],
        ['Pump', 'low', 'high', 'low', 'high'],
        [null, 'm³/h', 'm³/h', 'bar', 'bar'],
        ['North', 1, 2, 3, 4],
        ['South', 5, 6, 7, 8],
      ],
      [],
      [
        'North: Flow low 1 m³/h; Flow high 2 m³/h; Head low 3 bar; Head high 4 bar',
        'South: Flow low 5 m³/h; Flow high 6 m³/h; Head low 7 bar; Head high 8 bar',
      ],
    ],
    [
      'merged groups with their units, more than the names',
      [
        ['Pumps'],
        [null, 'Flow [m³/h]', null, 'Head [bar]', null, 'Heat [°C]', null],
        ['Pump', 'low', 'high', 'low', 'high', 'low', 'high'],
        ['North', 1, 2, 3, 4, 5, 6],
      ],
      ['B2:C2', 'D2:E2', 'F2:G2'],
      ['Pumps', 'North: Flow low 1 m³/h; Flow high 2 m³/h; Head low 3 bar; Head high 4 bar; Heat low 5 °C; Heat high 6 °C'],
    ],
    [
      'machines over the columns, units at the labels',
      [
        ['Item', 'BR-21', 'BR-22'],
        ['Output (MWh)', 14, 18],
        ['Fuel', 'gas', 'coal'],
        ['Next look', { day: '2026-01-02' }, { day: '2026-03-04' }],
      ],
      [],
      ['Output (MWh): BR-21: 14 MWh; BR-22: 18 MWh', 'Fuel: BR-21: gas; BR-22: coal', 'Next look: BR-21: 2026-01-02; BR-22: 2026-03-04'],
    ],
    [
      'years',
      [
        ['Tank', 2024, 2025],
        ['T-1', 14, 9],
        ['T-2', 33, 52],
      ],
      [],
      ['Tank T-1: 2024: 14; 2025: 9', 'Tank T-2: 2024: 33; 2025: 52'],
    ],
    [
      'months kept as numbers, and a unit in the title',
      [['Losses (kg)'], ['Hall', { month: '2025-01' }, { month: '2025-02' }], ['East', 100, 200]],
      [],
      ['Losses (kg)', 'East: 2025-01: 100 kg; 2025-02: 200 kg'],
    ],
    [
      'months written out',
      [
        ['Hall', 'Mar 25', 'Apr 25'],
        ['East', 100, 200],
      ],
      [],
      ['East: Mar 25: 100; Apr 25: 200'],
    ],
    [
      'groups in the first column, and notes below',
      [
        ['Lamp', 'Type', 'Watt'],
        ['Hall A'],
        ['No. 1', 'LED', 40],
        ['Hall B'],
        ['No. 3', 'HQL', 125],
        [],
        ['Hall B is lit by the contractor.'],
        ['* measured in May'],
      ],
      [],
      ['Hall A', 'Lamp No. 1: Type: LED; Watt 40', 'Hall B', 'Lamp No. 3: Type: HQL; Watt 125', 'Hall B is lit by the contractor.', '* measured in May'],
    ],
    [
      'a second table of the same width',
      [['Part', 'Stock', 'Least'], ['Ring', 3, 2], ['Plug', 0, 1], [], ['Part', 'Maker', 'Weeks'], ['Ring', 'Halder', 3], ['Plug', 'Ostra', 6]],
      [],
      ['Ring: Stock 3; Least 2', 'Plug: Stock 0; Least 1', 'Ring: Maker: Halder; Weeks 3', 'Plug: Maker: Ostra; Weeks 6'],
    ],
    [
      'two tables side by side',
      [
        ['Motors', null, null, 'Belts'],
        ['Motor', 'Output (kW)', null, 'Belt', 'Length (mm)'],
        ['M1', 11, null, 'B1', 1800],
        ['M2', 15],
      ],
      [],
      ['Motors', 'Motor M1: Output 11 kW', 'Motor M2: Output 15 kW', 'Belts', 'Belt B1: Length 1800 mm'],
    ],
    [
      'labels merged downwards',
      [
        ['Area', 'Lamp', 'Watt'],
        ['Hall', 'L1', 58],
        [null, 'L2', 36],
      ],
      ['A2:A3'],
      ['Hall: Lamp: L1; Watt 58', 'Hall: Lamp: L2; Watt 36'],
    ],
    ['an empty first column', [[], [null, 'Device', 'Due'], [null, 'Scale 4', { day: '2026-04-01' }]], [], ['Scale 4: Due 2026-04-01']],
    [
      'steps of a load over figures',
      [
        [null, 10, 20],
        ['Reach 5 m', 12, 11],
        ['Reach 8 m', 9, 8],
      ],
      [],
      ['Reach 5 m: 10: 12; 20: 11', 'Reach 8 m: 10: 9; 20: 8'],
    ],
  ])('%s', (_, rows, merges, lines) => {
    expect(linesOf(rows, merges)).toEqual(lines);
  });
  it('takes no values for names where the rows below are alike', () => {
    expect(
      linesOf([
        ['P-101A', 45, 60],
        ['P-102A', 40, 55],
        ['P-103A', 30, 50],
      ]),
    ).toEqual(['P-101A: 45; 60', 'P-102A: 40; 55', 'P-103A: 30; 50']);
    expect(
      linesOf([
        ['Ostra', 45, 60],
        ['Halder', 40, 55],
      ]),
    ).toEqual(['Ostra: 45; 60', 'Halder: 40; 55']);
  });
  it('reads years over the columns of a CSV file too', () => {
    expect(extractCsv('Tank;2024;2025\nNorth;14;9\nSouth;33;52\n', defaultExtractionBudget).text).toBe('North: 2024: 14; 2025: 9\nSouth: 2024: 33; 2025: 52');
  });
});

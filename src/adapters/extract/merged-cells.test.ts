import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { extractCsv } from './csv.js';
import { extractDocx } from './docx.js';
import { extractHtml } from './html.js';
import { extractXlsx } from './xlsx.js';

const budget = defaultExtractionBudget;
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function texts(document: ExtractedDocument, kind: string): readonly string[] {
  expectSound(document);
  return document.blocks.filter((block) => block.kind === kind).map(({ start, end }) => document.text.slice(start, end));
}

function relations(entries: string): Uint8Array {
  return strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`);
}

describe('merged cells', () => {
  it('of an HTML heading name every column below them', () => {
    const rows = texts(
      extractHtml(
        `<table><tr><td rowspan="2">Roller</td><td colspan="2">Gap [mm]</td><td rowspan="2">Remark</td></tr><tr><td>new</td><td>worn</td></tr>
         <tr><td>Infeed</td><td>0.4</td><td>0.9</td><td>both ends</td></tr><tr><td>Outfeed</td><td>0.5</td><td>1.1</td><td></td></tr></table>`,
        budget,
      ),
      'table-row',
    );
    expect(rows).toEqual(['Infeed: Gap new 0.4 mm; Gap worn 0.9 mm; Remark: both ends', 'Outfeed: Gap new 0.5 mm; Gap worn 1.1 mm']);
  });
  it('that cover several rows belong to each of them, and a cell across the table says what follows', () => {
    const document = extractHtml(
      `<table><thead><tr><th>Area</th><th>Lamp</th><th>Watt</th></tr></thead><tr><td rowspan="2">Hall</td><td>L1</td><td>58</td></tr><tr><td>L2</td><td>36</td></tr>
       <tr><td colspan="3">Outdoors</td></tr><tr><td>Gate</td><td>L9</td><td>80</td></tr></table>`,
      budget,
    );
    expect(texts(document, 'table-row')).toEqual(['Hall: Lamp: L1; Watt 58', 'Hall: Lamp: L2; Watt 36', 'Gate: Lamp: L9; Watt 80']);
    expect(texts(document, 'caption')).toEqual(['Outdoors']);
  });
  it('that cover several named columns stand under each name, but a label or a remark only once', () => {
    const rows = texts(
      extractHtml(
        `<table><tr><th>Zone</th><th colspan="2">Heat [°C]</th><th>Fan</th></tr><tr><th></th><th>low</th><th>high</th><th></th></tr>
         <tr><td>Entry</td><td>180</td><td>240</td><td>F1</td></tr><tr><td>Middle</td><td colspan="2">980</td><td>F2</td></tr>
         <tr><td>Exit</td><td colspan="3">off</td></tr><tr><td colspan="2">Total of the oven</td><td>7</td><td>F9</td></tr>
         <tr><td>Spare</td><td colspan="3">is set by the maker when the oven is ordered</td></tr></table>`,
        budget,
      ),
      'table-row',
    );
    expect(rows).toEqual([
      'Entry: Heat low 180 °C; Heat high 240 °C; Fan: F1',
      'Middle: Heat low 980 °C; Heat high 980 °C; Fan: F2',
      'Exit: Heat low [°C]: off; Heat high [°C]: off; Fan: off',
      'Total of the oven: Heat high 7 °C; Fan: F9',
      'Spare: Heat low [°C]: is set by the maker when the oven is ordered',
    ]);
    const one = extractHtml(
      '<table><tr><th>Part</th><th colspan="2">Torque</th></tr><tr><td>Lid</td><td>12</td><td>N·m</td></tr><tr><td>Foot</td><td colspan="2">hand-tight</td></tr></table>',
      budget,
    );
    expect(texts(one, 'table-row').at(-1)).toBe('Foot: Torque: hand-tight');
  });
  it('survives a span that no table has', () => {
    expect(
      texts(extractHtml('<table><tr><td colspan="99999999" rowspan="999999">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', budget), 'table-row')
        .length,
    ).toBeGreaterThan(0);
  });
  it('of a workbook name every column below them', () => {
    const cell = (at: string, text: string): string => `<c r="${at}" t="str"><v>${text}</v></c>`;
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1">${cell('A1', 'Oven')}${cell('B1', 'Pressure mbar')}</row><row r="2">${cell('B2', 'low')}${cell('C2', 'high')}</row>
      <row r="3">${cell('A3', 'North')}<c r="B3"><v>12</v></c><c r="C3"><v>18</v></c></row></sheetData>
      <mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells></worksheet>`;
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(`<workbook xmlns:r="${relationship}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': relations('<Relationship Id="r1" Target="worksheets/sheet1.xml"/>'),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    });
    expect(texts(extractXlsx(bytes, budget), 'table-row')).toEqual(['North: Pressure low 12 mbar; Pressure high 18 mbar']);
  });
});

describe('numbers that Word counts', () => {
  const numbered = (text: string, level = 0): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const plain = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const heading = (text: string): string => `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const file = (body: string): Uint8Array =>
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': relations(`<Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/>`),
      'word/_rels/document.xml.rels': relations(
        `<Relationship Id="r2" Type="${relationship}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${relationship}/numbering" Target="numbering.xml"/>`,
      ),
      'word/styles.xml': strToU8(
        `<w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>`,
      ),
      'word/numbering.xml': strToU8(
        `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
      ),
      'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`),
    });
  it('go on after a warning between the steps, and stand before headings', async () => {
    const body = [
      heading('Scope'),
      heading('Change of the belt'),
      numbered('Stop the belt.'),
      plain('WARNING: The drum stays hot.'),
      numbered('Loosen both screws:'),
      numbered('left', 1),
      numbered('right', 1),
      numbered('Pull the belt off.'),
    ];
    const document = await extractDocx(file(body.join('')), budget);
    expect(texts(document, 'heading')).toEqual(['1 Scope', '2 Change of the belt']);
    expect(texts(document, 'step')).toEqual(['1. Stop the belt.', '2. Loosen both screws:', '3. Pull the belt off.']);
    expect(texts(document, 'list')).toEqual(['a) left', 'b) right']);
  });
});

describe('a log under headings of its own', () => {
  it('is known by its dates, its machines and its phrases', () => {
    const { records } = extractCsv(
      'Lfd;Wann;Objekt;Was war los;Erledigung\n1;03.02.2025;RG 12;Kette springt über;Kette gespannt\n2;04.02.2025;RG 14;Motor wird heiß;Lüfter gereinigt\n',
      budget,
    );
    expect(records.map(({ date, asset, failure, action }) => [date, asset, failure, action])).toEqual([
      ['2025-02-03', 'RG 12', 'Kette springt über', 'Kette gespannt'],
      ['2025-02-04', 'RG 14', 'Motor wird heiß', 'Lüfter gereinigt'],
    ]);
  });
});

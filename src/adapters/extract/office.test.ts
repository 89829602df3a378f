import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { extractDocx } from './docx.js';
import { extractXlsx } from './xlsx.js';

const relations = (entries: string) =>
  strToU8(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`);
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The least Word file that Word and mammoth open. */
function docx(body: string, extra: Record<string, Uint8Array> = {}): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const style = (id: string, name: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': relations(`<Relationship Id="r1" Type="${officeRelation}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': relations(`<Relationship Id="r2" Type="${officeRelation}/styles" Target="styles.xml"/>`),
    'word/styles.xml': strToU8(`<?xml version="1.0"?><w:styles xmlns:w="${word}">${style('Heading1', 'heading 1')}${style('Title', 'Title')}</w:styles>`),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`),
    ...extra,
  });
}
const paragraph = (text: string, style = '') => `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${text}</w:r></w:p>`;
const run = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;

describe('extractDocx', () => {
  it('reads headings, paragraphs and tables, and the title of the file', async () => {
    const rows = [
      ['Item', 'Torque [N·m]', 'Count'],
      ['Casing bolt', '48', '8'],
    ].map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`);
    const core = strToU8('<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:title>Pump &amp; motor</dc:title></cp:coreProperties>');
    const document = await extractDocx(
      docx(`${paragraph(run('Pump'), 'Heading1')}${paragraph(run('Fill with 4.2 litres.'))}<w:tbl>${rows.join('')}</w:tbl>`, { 'docProps/core.xml': core }),
      defaultExtractionBudget,
    );
    expectSound(document);
    expect(document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)])).toEqual([
      ['heading', 'Pump'],
      ['paragraph', 'Fill with 4.2 litres.'],
      ['table-row', 'Casing bolt: Torque 48 N·m; Count 8'],
    ]);
    expect(document.metadata.title).toBe('Pump & motor');
  });
  it('counts pages as Word last laid them out', async () => {
    const body =
      paragraph(run('One.')) +
      paragraph(`<w:br w:type="page"/>`) +
      paragraph(`<w:lastRenderedPageBreak/>${run('Two, which ')}<w:lastRenderedPageBreak/>${run('runs to three.')}`);
    const document = await extractDocx(docx(body), defaultExtractionBudget);
    expectSound(document);
    expect(document.pages.map(({ start, end }) => document.text.slice(start, end).trim())).toEqual(['One.', 'Two, which', 'runs to three.']);
  });
  it('counts pages by breaks set by hand where Word laid out none', async () => {
    const document = await extractDocx(docx(paragraph(run('One.')) + paragraph(`<w:br w:type="page"/>${run('Two.')}`)), defaultExtractionBudget);
    expect(document.pages.map(({ start, end }) => document.text.slice(start, end).trim())).toEqual(['One.', 'Two.']);
  });
  it('puts footnotes behind the paragraph that refers to them, in their order', async () => {
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${paragraph(run(text))}</w:footnote>`;
    const reference = (id: number): string => `<w:footnoteReference w:id="${id}"/>`;
    const body = [paragraph(`${run('The life is nine months')}${reference(2)}${run(' or 4000 hours')}${reference(3)}`), paragraph(run('Then it is replaced.'))];
    const document = await extractDocx(
      docx(body.join(''), {
        'word/footnotes.xml': strToU8(`<w:footnotes xmlns:w="${word}">${note(2, 'In raw milk.')}${note(3, 'Whichever is first.')}</w:footnotes>`),
        'word/_rels/document.xml.rels': relations(
          `<Relationship Id="r2" Type="${officeRelation}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${officeRelation}/footnotes" Target="footnotes.xml"/>`,
        ),
      }),
      defaultExtractionBudget,
    );
    expectSound(document);
    expect(document.text).toBe('The life is nine months[1] or 4000 hours[2]\n\n[1] In raw milk.\n\n[2] Whichever is first.\n\nThen it is replaced.');
  });
  it('refuses a bomb and a damaged file', async () => {
    const bomb = docx('', { 'word/big.xml': new Uint8Array(50_000_000) });
    await expect(extractDocx(bomb, { ...defaultExtractionBudget, inflatedBytes: 10_000_000 })).rejects.toThrow(/unpacks to more than 10 MB/);
    await expect(extractDocx(zipSync({ 'word/document.xml': strToU8('<w:document') }), defaultExtractionBudget)).rejects.toMatchObject({
      code: 'document-unreadable',
    });
  });
});

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function xlsx(sheets: readonly Readonly<{ name: string; rows: string; state?: string }>[], strings: readonly string[] = []): Uint8Array {
  const entries = sheets.map(
    ({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  const targets = sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${officeRelation}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`);
  const parts = sheets.map(
    ({ rows }, index) =>
      [`xl/worksheets/sheet${index + 1}.xml`, strToU8(`<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`)] as const,
  );
  return zipSync({
    'xl/workbook.xml': strToU8(`<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${officeRelation}"><sheets>${entries.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': relations(targets.join('')),
    'xl/sharedStrings.xml': strToU8(`<?xml version="1.0"?><sst xmlns="${main}">${strings.map((string) => `<si><t>${string}</t></si>`).join('')}</sst>`),
    'xl/styles.xml': strToU8(
      `<?xml version="1.0"?><styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(parts),
  });
}
const row = (number: number, cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;
const shared = (reference: string, index: number) => `<c r="${reference}" t="s"><v>${index}</v></c>`;
const value = (reference: string, number: string, style = 0) => `<c r="${reference}" s="${style}"><v>${number}</v></c>`;

describe('extractXlsx', () => {
  it('reads a log with shared strings, dates, gaps and formulas that are never computed', () => {
    const strings = ['Date', 'Asset', 'Fault', 'Hours', 'P-101A', 'seal leak'];
    const rows = [
      row(1, [shared('A1', 0), shared('B1', 1), shared('C1', 2), shared('D1', 3)]),
      row(2, [value('A2', '45717', 1), shared('B2', 4), shared('C2', 5), value('D2', '1.5')]),
      row(4, [value('A4', '45717.604166666664', 2), shared('B4', 4), '<c r="C4"><f>WEBSERVICE("http://x")</f></c>', '<c r="D4"><f>1+1</f><v>2</v></c>']),
    ];
    const document = extractXlsx(xlsx([{ name: 'Log', rows: rows.join('') }], strings), defaultExtractionBudget);
    expectSound(document);
    expect(document.records.map(({ row: number, date, asset, failure, durationHours }) => [number, date, asset, failure, durationHours])).toEqual([
      [2, '2025-03-01', 'P-101A', 'seal leak', 1.5],
      [4, '2025-03-01T14:30', 'P-101A', '=WEBSERVICE("http://x")', 2],
    ]);
    expect(document.warnings).toEqual([expect.stringMatching(/^1 rows hold cells that begin like a spreadsheet formula/)]);
  });
  it('makes every visible sheet a page under its name', () => {
    const rows = row(1, ['<c r="A1" t="inlineStr"><is><t>Speed</t></is></c>', value('B1', '2900')]);
    const document = extractXlsx(
      xlsx([
        { name: 'Data', rows },
        { name: 'Secret', rows, state: 'hidden' },
        { name: 'More', rows },
      ]),
      defaultExtractionBudget,
    );
    expectSound(document);
    expect(document.text).toBe('Data\n\nSpeed: 2900\n\nMore\n\nSpeed: 2900');
    expect(document.pages).toHaveLength(2);
    expect(document.warnings).toEqual([expect.stringMatching(/^Hidden sheets were not read: 1\./)]);
  });
  it('gives percentages and hours as they are shown, and reads a second table under its own headings', () => {
    const strings = ['Gauge', 'Drift', 'Took', 'G-7', 'G-8', 'Spares', 'Part', 'Price', 'Ring', 'Plug'];
    const rows = [
      row(1, [shared('A1', 0), shared('B1', 1), shared('C1', 2)]),
      row(2, [shared('A2', 3), value('B2', '0.0125', 3), value('C2', '1.0625', 4)]),
      row(3, [shared('A3', 4), value('B3', '0.07', 3), value('C3', '0.03125', 4)]),
      row(5, [shared('A5', 3), value('B5', '0.5', 3), value('C5', '0.25', 4)]),
      row(7, [shared('A7', 5)]),
      row(8, [shared('A8', 6), shared('B8', 7)]),
      row(9, [shared('A9', 8), value('B9', '12.5')]),
      row(10, [shared('A10', 9), value('B10', '3')]),
    ];
    const document = extractXlsx(xlsx([{ name: 'Lab', rows: rows.join('') }], strings), defaultExtractionBudget);
    expectSound(document);
    expect(document.text.split(/\n+/)).toEqual([
      'Gauge G-7: Drift 1.25 %; Took 25:30',
      'Gauge G-8: Drift 7 %; Took 0:45',
      'Gauge G-7: Drift 50 %; Took 6:00',
      'Spares',
      'Ring: Price 12.5',
      'Plug: Price 3',
    ]);
  });
  it('refuses bombs: of entities, of bytes, of rows', () => {
    const entities = zipSync({
      'xl/workbook.xml': strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook/>'),
      'xl/_rels/workbook.xml.rels': relations(''),
    });
    expect(() => extractXlsx(entities, defaultExtractionBudget)).toThrow(/document type/);
    const many = xlsx([{ name: 'Big', rows: row(1, [value('A1', '1')]).repeat(2_000) }]);
    expect(() => extractXlsx(many, { ...defaultExtractionBudget, rows: 1_000 })).toThrow(/more than 1000 rows/);
    expect(() => extractXlsx(many, { ...defaultExtractionBudget, inflatedBytes: 10_000 })).toThrow(/unpacks to more/);
  });
});

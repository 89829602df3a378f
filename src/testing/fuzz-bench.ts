import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { createDocumentExtractor } from '../adapters/extract/extraction-pool.js';
import { type FuzzReport, fuzzExtraction } from './fuzz-extraction.js';
import { drawLines, makePdf } from './make-pdf.js';

const namespace = 'http://schemas.openxmlformats.org';

/** A Word file with a heading, steps and a table, with nothing in it that is not needed. */
function wordFile(): Uint8Array {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  const body = `${paragraph('Change of the filter')}${paragraph('1. Close the valve.')}<w:tbl><w:tr>${cell('Part')}${cell('Torque')}</w:tr><w:tr>${cell('Lid')}${cell('12 N·m')}</w:tr></w:tbl>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${namespace}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
  });
}

/** A workbook with shared and inline texts, a formula, a date and merged cells. */
function workbook(): Uint8Array {
  const relationship = `${namespace}/officeDocument/2006/relationships`;
  const relations = (entries: string): Uint8Array => strToU8(`<Relationships xmlns="${namespace}/package/2006/relationships">${entries}</Relationships>`);
  const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>P-101A</t></is></c><c r="B2"><v>1.5</v></c></row>
    <row r="3"><c r="A3" t="str"><v>P-101B</v></c><c r="B3"><f>B2*2</f><v>3</v></c></row><row r="4"><c r="A4" s="1"><v>45717</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells></worksheet>`;
  return zipSync({
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="${relationship}"><sheets><sheet name="Leaks" sheetId="1" r:id="r1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': relations(
      `<Relationship Id="r1" Type="${relationship}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relationship}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${relationship}/styles" Target="styles.xml"/>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    'xl/sharedStrings.xml': strToU8('<sst><si><t>Asset</t></si><si><t>Leak [l/h]</t></si></sst>'),
    'xl/styles.xml': strToU8('<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
  });
}

async function samples(): Promise<readonly Readonly<{ fileName: string; bytes: Uint8Array }>[]> {
  const manuals = path.resolve('knowledge/manuals');
  const table = await makePdf((pdf) => {
    pdf.addPage();
    drawLines(pdf, ['Code', 'E1', 'E2', 'E3'], { x: 72, y: 100 });
    drawLines(pdf, ['Meaning', 'door open', 'belt torn', 'no air'], { x: 200, y: 100 });
  });
  return [
    { fileName: 'table.pdf', bytes: table },
    { fileName: 'manual.pdf', bytes: new Uint8Array(await readFile(path.join(manuals, 'MAN-LM3.pdf'))) },
    { fileName: 'word.docx', bytes: wordFile() },
    { fileName: 'leaks.xlsx', bytes: workbook() },
    { fileName: 'log.csv', bytes: strToU8('Date;Asset;Fault;Hours\n2025-03-01;P-101A;leak;1,5\n2025-03-02;P-101B;"noise;\nagain";2\n') },
    { fileName: 'page.html', bytes: strToU8('<h1>Tower</h1><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><ol><li>x<li>y</ol>') },
    { fileName: 'notes.md', bytes: strToU8('---\ntitle: Notes\nrevision: 3\n---\n# Notes\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n2. two\n') },
  ];
}

/** Damages `files` copies, the same for the same seed; run from the project's root. */
export async function measureFuzz(files: number, seed = 20_260): Promise<FuzzReport> {
  await using extractor = createDocumentExtractor();
  return await fuzzExtraction(extractor, await samples(), { files, seed, now: () => performance.now() });
}

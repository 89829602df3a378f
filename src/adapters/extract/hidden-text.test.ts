import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makePdf, type PdfDrawing } from '../../testing/make-pdf.js';
import { defaultExtractionBudget } from './budget.js';
import { extractDocx } from './docx.js';
import { extractPdf } from './pdf/extract-pdf.js';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const secret = 'Dial the hidden figure 4711';
const run = (text: string, look = '') => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner: string, look = '') => `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${inner}</w:p>`;

async function readWord(body: string, styles = '') {
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const bytes = zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/styles.xml': strToU8(`<?xml version="1.0"?><w:styles xmlns:w="${word}">${styles}</w:styles>`),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${paragraph(run('The pump holds 12 bar.'))}${body}</w:body></w:document>`,
    ),
  });
  return extractDocx(bytes, defaultExtractionBudget);
}

describe('text that no reader of a Word file sees', () => {
  it.each([
    ['marked hidden', paragraph(run(secret, '<w:vanish/>')), ''],
    ['marked hidden for the web view', paragraph(run(secret, '<w:webHidden/>')), ''],
    ['white', paragraph(run(secret, '<w:color w:val="FFFFFF"/>')), ''],
    ['nearly white', paragraph(run(secret, '<w:color w:val="FDFDFD"/>')), ''],
    ['one point high', paragraph(run(secret, '<w:sz w:val="2"/>')), ''],
    [
      'of a hidden style',
      paragraph(run(secret, '<w:rStyle w:val="Ghost"/>')),
      '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>',
    ],
  ])('is left out and reported: %s', async (_name, body, styles) => {
    const document = await readWord(body, styles);
    expect(document.text).toContain('12 bar');
    expect(document.text).not.toContain('4711');
    expect(document.warnings.join(' ')).toMatch(/no reader sees .* left out\. The first begins: "Dial the hidden figure 4711"/u);
  });

  it.each([
    ['black', paragraph(run(secret))],
    ['not hidden after all', paragraph(run(secret, '<w:vanish w:val="0"/>'))],
    ['white on a shaded word', paragraph(run(secret, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'))],
    ['white in a shaded paragraph', paragraph(run(secret, '<w:color w:val="FFFFFF"/>'), '<w:shd w:val="clear" w:fill="1F3864"/>')],
    ['white in the head of a table', `<w:tbl><w:tr><w:tc>${paragraph(run(secret, '<w:color w:val="FFFFFF"/>'))}</w:tc></w:tr></w:tbl>`],
  ])('is read where it is seen: %s', async (_name, body) => {
    const document = await readWord(body);
    expect(document.text).toContain('4711');
    expect(document.warnings).toEqual([]);
  });
});

async function readPdf(draw: (pdf: PdfDrawing) => void) {
  const bytes = await makePdf((pdf) => {
    pdf.addPage();
    pdf.fontSize(11).fillColor('black').text('The pump holds 12 bar at all times.', 60, 80);
    draw(pdf);
  });
  return extractPdf(bytes, defaultExtractionBudget, new AbortController().signal);
}

describe('text that no reader of a PDF sees', () => {
  it.each([
    ['white on the paper', (pdf: PdfDrawing) => pdf.fillColor('white').text(secret, 60, 200)],
    ['nearly white', (pdf: PdfDrawing) => pdf.fillColor('#fcfcfc').text(secret, 60, 200)],
    ['white beside a dark bar', (pdf: PdfDrawing) => pdf.rect(60, 300, 300, 20).fill('#203864').fillColor('white').text(secret, 60, 200)],
    ['one point high', (pdf: PdfDrawing) => pdf.fontSize(1).text(secret, 60, 200)],
  ])('is left out and reported: %s', async (_name, draw) => {
    const document = await readPdf((pdf) => void draw(pdf));
    expect(document.text).toContain('12 bar');
    expect(document.text).not.toContain('4711');
    expect(document.warnings.join(' ')).toMatch(/no reader sees .* of page 1; it was left out/u);
  });

  it.each([
    ['black', (pdf: PdfDrawing) => pdf.text(secret, 60, 200)],
    ['white on a dark bar', (pdf: PdfDrawing) => pdf.rect(50, 190, 300, 30).fill('#203864').fillColor('white').text(secret, 60, 200)],
    ['black after something white', (pdf: PdfDrawing) => pdf.rect(0, 0, 10, 10).fill('white').fillColor('black').text(secret, 60, 200)],
  ])('is read where it is seen: %s', async (_name, draw) => {
    const document = await readPdf((pdf) => void draw(pdf));
    expect(document.text).toContain('4711');
    expect(document.warnings).toEqual([]);
  });
});

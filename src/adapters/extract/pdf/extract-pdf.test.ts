import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ExtractedDocument } from '../../../ports/knowledge.js';
import { expectSound } from '../../../testing/contracts/document-extractor.js';
import { drawLines, makePdf, type PdfDrawing } from '../../../testing/make-pdf.js';
import { seededRandom } from '../../../testing/mutate.js';
import { defaultExtractionBudget } from '../budget.js';
import { extractPdf, ranges } from './extract-pdf.js';

const signal = new AbortController().signal;
const BOLD = 'Helvetica-Bold';

async function read(draw: (pdf: PdfDrawing) => void, options: Readonly<PDFKit.PDFDocumentOptions> = {}): Promise<ExtractedDocument> {
  const document = await extractPdf(await makePdf(draw, options), defaultExtractionBudget, signal);
  expectSound(document);
  return document;
}

function blocks(document: ExtractedDocument): readonly string[] {
  return document.blocks.map((block) => `${block.kind} p${block.page}: ${document.text.slice(block.start, block.end)}`);
}

/** Lines long enough to set the style of the document. */
const filler = [
  'The pump moves clean liquids in food plants and is driven by an electric motor',
  'through an elastic coupling. Both ends of its shaft run in ball bearings that are',
  'greased for life. A mechanical seal keeps the liquid inside the casing of the pump.',
];

describe('paragraphs of a PDF', () => {
  it('joins lines, and words hyphenated over a line, but keeps compounds', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['The bearing needs lubri-', 'cation by a grease of the lithium-', 'EP type before the high-', 'pressure test of a Teflon-coated seal.'], {
        x: 72,
        y: 100,
      });
    });
    expect(document.text).toBe('The bearing needs lubrication by a grease of the lithium-EP type before the high-pressure test of a Teflon-coated seal.');
  });
  it('makes a sentence whole that is cut by the end of a page, with exact page borders', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, [...filler, 'The trip limit of the drive-end bearing is set to'], { x: 72, y: 100 });
      pdf.addPage();
      drawLines(pdf, ['95 degrees by the works and must not be raised.', ...filler], { x: 72, y: 100 });
    });
    expect(blocks(document)[0]).toContain('is set to 95 degrees by the works and must not be raised.');
    expect(document.text.slice(document.pages[1]?.start).startsWith('95 degrees')).toBe(true);
  });
  it('keeps a footnote out of the middle of a sentence that goes on over the page', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, [...filler, 'The seal faces run on a film of liquid and need'], { x: 72, y: 640 });
      drawLines(pdf, ['1) Median life in raw milk is nine months.'], { x: 72, y: 700, size: 7.5 });
      pdf.addPage();
      drawLines(pdf, ['a flow of at least two litres per minute.', ...filler], { x: 72, y: 100 });
    });
    expect(document.text).toContain('film of liquid and need a flow of at least two litres per minute.');
    expect(document.text.indexOf('1) Median life')).toBeLessThan(document.text.indexOf('The pump moves'));
  });
  it('turns raised figures into superscripts, so that they never join a number', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      pdf.font('Helvetica').fontSize(10).text('The flow is 12 m', 72, 100, { lineBreak: false });
      const x = 72 + pdf.widthOfString('The flow is 12 m');
      pdf.fontSize(6).text('3', x, 98, { lineBreak: false });
      pdf.fontSize(10).text('/h at most.', x + 4, 100, { lineBreak: false });
    });
    expect(document.text).toBe('The flow is 12 m³/h at most.');
  });
  it('gives every line a rectangle on its page that its text points back to', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['First line of the text', 'second line of it.'], { x: 72, y: 100 });
    });
    const boxes = document.pages[0]?.boxes ?? [];
    expect(boxes.map((box) => document.text.slice(box.start, box.end))).toEqual(['First line of the text', 'second line of it.']);
    expect(boxes[0]?.rectangle.x).toBeCloseTo(72, 0);
    expect(boxes[0]?.rectangle.y).toBeGreaterThan(842 - 115);
    expect(boxes[0]?.rectangle.y).toBeLessThan(842 - 100);
  });
});

describe('the layout of a PDF page', () => {
  it('reads two columns one after the other, under a heading across both', async () => {
    const column = (name: string) => Array.from({ length: 12 }, (_, index) => `${name} column line number ${index + 1} of running text that fills it`);
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['A title that runs over the whole width of the page, both columns'], { x: 50, y: 60, size: 15, font: BOLD });
      drawLines(pdf, column('Left'), { x: 50, y: 100, size: 9 });
      drawLines(pdf, column('Right'), { x: 310, y: 100, size: 9 });
    });
    expect(document.blocks[0]?.kind).toBe('heading');
    expect(document.text.indexOf('Left column line number 12')).toBeLessThan(document.text.indexOf('Right column line number 1 '));
  });
  it('reads two short, ragged columns downwards, a word cut between them rejoined, and keeps wrapped cells side by side', async () => {
    const columns = await read((pdf) => {
      pdf.addPage();
      const left = [
        '1 Infeed',
        'The rollers press the plank with',
        'a force of 4.5 kN. Before the first',
        'shift the pressure is checked at the',
        'gauge. Every roller has its own',
        'valve and each of them is lock-',
      ];
      const right = [
        'able in both positions.',
        'The arbor runs at 2900 rpm and',
        'stops within',
        '9 s. Do not run it without the',
        'hood, and replace the',
        'blade after 250 hours.',
      ];
      drawLines(pdf, left, { x: 50, y: 100 });
      drawLines(pdf, right, { x: 310, y: 100 });
    });
    expect(columns.text.replace(/\s+/gu, ' ')).toBe(
      '1 Infeed The rollers press the plank with a force of 4.5 kN. Before the first shift the pressure is checked at the gauge. Every roller has its own valve and each of them is lockable in both positions. The arbor runs at 2900 rpm and stops within 9 s. Do not run it without the hood, and replace the blade after 250 hours.',
    );
    const cells = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['Chain slips over', 'the sprocket', 'Blade wanders in', 'the cut', 'Motor hums and', 'does not start'], { x: 50, y: 100 });
      drawLines(pdf, ['Tension the chain to', '14 mm of sag', 'Renew the guides of', 'the blade', 'Check the fuses of', 'all three phases'], {
        x: 310,
        y: 100,
      });
    });
    expect(cells.text.indexOf('Tension the chain')).toBeLessThan(cells.text.indexOf('Blade wanders'));
  });
  it('reads three justified columns, whose words stand far apart in places', async () => {
    const random = seededRandom(3);
    const words = Array.from({ length: 400 }, (_, index) => `${index}${'abcdefghijkl'.slice(0, 1 + Math.floor(random() * 12))}`);
    const document = await read((pdf) => {
      pdf.addPage({ margin: 40 });
      pdf.font('Helvetica').fontSize(9).text(words.join(' '), 40, 60, { columns: 3, columnGap: 18, width: 515, height: 480, align: 'justify' });
    });
    expect(document.text).toBe(words.join(' '));
  });
  it('does not take a table with wrapped cells for columns of text', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, filler, { x: 72, y: 100 });
      drawLines(pdf, ['Symptom'], { x: 72, y: 160, font: BOLD });
      drawLines(pdf, ['Remedy'], { x: 320, y: 160, font: BOLD });
      for (let row = 0; row < 8; row += 1) {
        drawLines(pdf, [`The bearing number ${row} is loud at full speed`, 'and becomes hot'], { x: 72, y: 185 + row * 38 });
        drawLines(pdf, [`Replace the bearing number ${row} and look for`, 'dirt in the grease'], { x: 320, y: 185 + row * 38 });
      }
    });
    expect(blocks(document).filter((block) => block.startsWith('table-row'))).toEqual(
      Array.from(
        { length: 8 },
        (_, row) =>
          `table-row p1: The bearing number ${row} is loud at full speed and becomes hot: Remedy: Replace the bearing number ${row} and look for dirt in the grease`,
      ),
    );
  });
  it('reads columns over a table whose cells cross their gutter', async () => {
    const left = [
      'The press squeezes the blanks to their final',
      'shape; its plates are pushed by a cylinder',
      'with a bore of 80 mm, which is fed by a',
      'power pack standing beneath the drip tray',
      'and is drained through the lower of the two',
      'ports.',
    ];
    const right = [
      'All work is done with the press empty, with-',
      'out pressure and locked. The pressure falls',
      'within forty seconds, because the accumulator',
      'is emptied through an orifice, and the gauge',
      'must stand at zero before anything is taken',
      'apart.',
    ];
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, left, { x: 60, y: 100, size: 10 });
      drawLines(pdf, right, { x: 310, y: 100, size: 10 });
      for (let row = 0; row < 14; row += 1) {
        drawLines(pdf, [`Part ${row}`], { x: 60, y: 220 + row * 24, size: 10 });
        drawLines(pdf, [`Renew it after ${row + 3} months and look at the guide beside it while the cover is off`], { x: 180, y: 220 + row * 24, size: 10 });
      }
    });
    expect(document.text.replace(/\s+/gu, ' ')).toContain(`${left.join(' ')} ${right.join(' ').replace('with- out', 'without')}`);
    expect(document.blocks.filter((block) => block.kind === 'table-row')).toHaveLength(14);
  });
  it('puts headings of two levels together, whichever line the names of single columns stand on', async () => {
    for (const [first, second] of [
      [110, 110],
      [98, 110],
    ] as const) {
      const document = await read((pdf) => {
        pdf.addPage();
        drawLines(pdf, filler, { x: 72, y: 40 });
        drawLines(pdf, ['Size'], { x: 72, y: first });
        drawLines(pdf, ['Drive'], { x: 160, y: 98 });
        drawLines(pdf, ['Brake'], { x: 345, y: 98 });
        for (const [at, name] of ['Power kW', 'Speed 1/min', 'Torque N·m', 'Gap mm'].entries())
          drawLines(pdf, [name], { x: [160, 235, 330, 410][at] ?? 0, y: second });
        for (let row = 0; row < 3; row += 1)
          for (const [at, cell] of [`KS-${row}`, `${5 + row}.5`, '1450', `${60 + row}`, '0.3'].entries())
            drawLines(pdf, [cell], { x: [72, 160, 235, 330, 410][at] ?? 0, y: 128 + row * 18 });
      });
      expect(blocks(document).at(-1)).toMatch(/KS-2: Drive Power 7\.5 kW; Drive Speed 1450 1\/min; Brake Torque 62 N·m; Brake Gap 0\.3 mm$/u);
    }
  });
  it('takes running headers, footers and page numbers out of the text and keeps them', async () => {
    const document = await read((pdf) => {
      for (const page of [1, 2, 3]) {
        pdf.addPage();
        drawLines(pdf, ['Hydra HC-40 manual, revision D'], { x: 72, y: 30, size: 8 });
        drawLines(pdf, [`Text of page ${page}.`, ...filler], { x: 72, y: 100 });
        drawLines(pdf, [`Page ${page} of 3`], { x: 250, y: 800, size: 8 });
      }
    });
    expect(document.text).not.toMatch(/revision D|Page \d of/);
    expect(document.pages.map(({ header, footer }) => [header, footer])).toEqual(
      [1, 2, 3].map((page) => ['Hydra HC-40 manual, revision D', `Page ${page} of 3`]),
    );
  });
  it('leaves the head of a table in the text that one more page repeats, its upper line too', async () => {
    const document = await read((pdf) => {
      for (const page of [1, 2, 3, 4, 5]) {
        pdf.addPage();
        if (page > 2) drawLines(pdf, [`Chapter ${page} begins here.`, ...filler], { x: 72, y: 60 });
        else {
          drawLines(pdf, ['Hold time'], { x: 400, y: 60, font: BOLD });
          drawLines(pdf, ['Zone'], { x: 72, y: 72, font: BOLD });
          drawLines(pdf, ['Limit [mbar]'], { x: 220, y: 72, font: BOLD });
          drawLines(pdf, ['at start [s]'], { x: 400, y: 72, font: BOLD });
          for (let row = 0; row < 8; row += 1) {
            drawLines(pdf, [`Z${page}${row}`], { x: 72, y: 90 + row * 16 });
            drawLines(pdf, [`${200 + row}`], { x: 220, y: 90 + row * 16 });
            drawLines(pdf, [`${page * 10 + row}`], { x: 400, y: 90 + row * 16 });
          }
        }
      }
    });
    expect(document.pages.map(({ header }) => header)).toEqual([null, null, null, null, null]);
    const rows = document.blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end, rendered }) => rendered ?? document.text.slice(start, end));
    expect(rows).toHaveLength(16);
    for (const row of rows) expect(row).toMatch(/Hold time at start \d+ s/);
  });
  it('reads text that stands sideways, and a page that is turned', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      pdf.save().rotate(90, { origin: [300, 300] });
      drawLines(pdf, ['Sideways first line of text', 'sideways second line of it.'], { x: 100, y: 300 });
      pdf.restore();
      pdf.addPage();
      drawLines(pdf, ['Upright line.'], { x: 72, y: 100 });
      Object.assign(pdf.page.dictionary.data, { Rotate: 90 });
    });
    expect(document.text).toContain('Sideways first line of text sideways second line of it.');
    expect(document.text).toContain('Upright line.');
    const [first, second] = document.pages;
    expect([first?.width, second?.width].map((width) => Math.round(width ?? 0))).toEqual([595, 842]);
    for (const box of document.pages.flatMap((page) => page.boxes)) {
      const { x, y, width, height, page } = box.rectangle;
      const own = document.pages[page - 1];
      expect(x >= 0 && y >= 0 && x + width <= (own?.width ?? 0) && y + height <= (own?.height ?? 0)).toBe(true);
    }
  });
  it('flags pages without text for recognition and reports them', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, filler, { x: 72, y: 100 });
      pdf.addPage().rect(50, 50, 400, 600).fill('#ccc');
    });
    expect(document.pages.map((page) => page.needsOcr)).toEqual([false, true]);
    expect(document.warnings).toEqual(['No readable text on page 2 (needs-ocr): it needs text recognition.']);
  });
});

describe('text recognition', () => {
  const row = (line: number, word: number, left: number, width: number, confidence: number, text: string) =>
    ['5', '1', '1', '1', line, word, left, 200 + line * 40, width, 28, confidence, text].join('\t');
  const table = [
    'level\tpage',
    row(1, 1, 200, 100, 90, 'Tank'),
    row(1, 2, 310, 100, 80, 'T-101'),
    row(1, 3, 420, 40, 5, '~|'),
    row(2, 1, 200, 120, 85, 'Volume'),
  ].join('\n');

  it('reads pages without text from their picture, marks them and tells the confidence', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.addPage().rect(50, 50, 400, 600).fill('#ccc');
    });
    const pictures: Uint8Array[] = [];
    const document = await extractPdf(bytes, defaultExtractionBudget, signal, async (png) => {
      pictures.push(png);
      return table;
    });
    expectSound(document);
    expect(String.fromCharCode(...(pictures[0]?.subarray(1, 4) ?? []))).toBe('PNG');
    expect([document.text, document.pages[0]?.needsOcr, document.pages[0]?.recognition]).toEqual(['Tank T-101 Volume', false, { confidence: 0.85 }]);
    expect(document.warnings).toEqual(['Read by text recognition, with its confidence: page 1 (85 %). Check figures against the picture.']);
  });
  it('leaves the page flagged where nothing can be read', async () => {
    const bytes = await makePdf((pdf) => pdf.addPage());
    const document = await extractPdf(bytes, defaultExtractionBudget, signal, async () => null);
    expect(document.pages.map((page) => page.needsOcr)).toEqual([true]);
  });
});

describe('headings, steps and warnings of a PDF', () => {
  it('ranks headings by size and keeps numbered steps apart from numbered headings', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['3 Maintenance'], { x: 72, y: 60, size: 18, font: BOLD });
      drawLines(pdf, ['3.1 Replacing the seal'], { x: 72, y: 90, size: 13, font: BOLD });
      drawLines(pdf, filler, { x: 72, y: 120 });
      drawLines(pdf, ['1. Isolate the pump.', '2. Drain the casing through plug D1 and wait', '    until nothing comes out.'], { x: 72, y: 170 });
      drawLines(pdf, ['WARNING: The liquid may be caustic at 75 °C.'], { x: 72, y: 220 });
      drawLines(pdf, ['3. Remove the casing bolts.'], { x: 72, y: 245 });
    });
    expect(document.blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['paragraph', null],
      ['step', 1],
      ['step', 2],
      ['warning', null],
      ['step', 3],
    ]);
    expect(blocks(document)[4]).toBe('step p1: 2. Drain the casing through plug D1 and wait until nothing comes out.');
  });
});

describe('tables of a PDF', () => {
  const drawRow = (pdf: PdfDrawing, y: number, cells: readonly string[], font = 'Helvetica') =>
    cells.forEach((cell, column) => {
      drawLines(pdf, [cell], { x: [72, 250, 340, 430][column] ?? 72, y, size: 9, font });
    });

  it('keeps each row with its column headings and units', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, filler, { x: 72, y: 100 });
      drawLines(pdf, ['Table 3-3 Limits'], { x: 72, y: 160, size: 9 });
      drawRow(pdf, 180, ['Measurement', 'Alarm [°C]', 'Trip [°C]'], BOLD);
      drawRow(pdf, 200, ['Bearing temperature', '80', '95']);
      drawRow(pdf, 220, ['Motor winding', '120', '135']);
      drawLines(pdf, filler, { x: 72, y: 260 });
    });
    expect(blocks(document).filter((block) => block.startsWith('table-row') || block.startsWith('caption'))).toEqual([
      'caption p1: Table 3-3 Limits',
      'table-row p1: Bearing temperature: Alarm 80 °C; Trip 95 °C',
      'table-row p1: Motor winding: Alarm 120 °C; Trip 135 °C',
    ]);
  });
  it('carries the headings over to the next page, whether they are repeated there or not', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, filler, { x: 72, y: 600 });
      drawRow(pdf, 680, ['Item', 'Quantity', 'Torque [N·m]'], BOLD);
      drawRow(pdf, 695, ['Casing bolt', '8', '48']);
      drawRow(pdf, 710, ['Guard screw', '4', '6']);
      pdf.addPage();
      drawRow(pdf, 150, ['Motor foot', '4', '45']);
      drawLines(pdf, filler, { x: 72, y: 300 });
      pdf.addPage();
      drawLines(pdf, filler, { x: 72, y: 300 });
    });
    expect(blocks(document).filter((block) => block.startsWith('table-row'))).toEqual([
      'table-row p1: Casing bolt: Quantity 8; Torque 48 N·m',
      'table-row p1: Guard screw: Quantity 4; Torque 6 N·m',
      'table-row p2: Motor foot: Quantity 4; Torque 45 N·m',
    ]);
  });
  it('joins the wrapped lines of a cell to their row', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, filler, { x: 72, y: 100 });
      drawRow(pdf, 180, ['Fault', 'Cause', '', 'Remedy'], BOLD);
      drawRow(pdf, 200, ['Pump hums', 'One phase', '', 'Check fuses']);
      drawRow(pdf, 211, ['', 'is missing', '', 'and cable']);
      drawRow(pdf, 231, ['No flow', 'Closed valve', '', 'Open it']);
    });
    expect(blocks(document).filter((block) => block.startsWith('table-row'))).toEqual([
      'table-row p1: Pump hums: Cause: One phase is missing; Remedy: Check fuses and cable',
      'table-row p1: No flow: Cause: Closed valve; Remedy: Open it',
    ]);
  });
});

describe('hostile PDFs', () => {
  const rejects = async (bytes: Uint8Array, reason: RegExp, budget = defaultExtractionBudget) => {
    const failure = extractPdf(bytes, budget, signal);
    await expect(failure).rejects.toMatchObject({ code: 'document-unreadable' });
    await expect(failure).rejects.toThrow(reason);
  };
  it('says that an encrypted file needs its password taken off', async () => {
    const bytes = await makePdf(
      (pdf) => {
        pdf.addPage();
        drawLines(pdf, filler, { x: 72, y: 100 });
      },
      { userPassword: 'secret', pdfVersion: '1.7' },
    );
    await rejects(bytes, /encrypted/);
  });
  it('refuses a file cut short so that its pages are gone', async () => {
    const bytes = await makePdf((pdf) => pdf.addPage());
    await rejects(bytes.subarray(0, 120), /damaged|cut short/);
  });
  it('stops at the page limit', async () => {
    const bytes = await makePdf((pdf) => {
      for (let page = 0; page < 4; page += 1) pdf.addPage();
    });
    await rejects(bytes, /4 pages; the limit per document is 3/, { ...defaultExtractionBudget, pages: 3 });
  });
  it('stops at the character limit of a bomb that unpacks to millions of characters', async () => {
    await rejects(textBomb(3_000), /limit of 20000 characters/, { ...defaultExtractionBudget, characters: 20_000 });
  });
});

/** A PDF of a few hundred bytes whose page paints `lines` times 200 characters, packed twice. */
function textBomb(lines: number): Uint8Array {
  const content = deflateSync(deflateSync(Buffer.from(`BT /F1 10 Tf 10 10 Td (${'A'.repeat(200)}) Tj ET\n`.repeat(lines))));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Filter[/FlateDecode/FlateDecode]/Length ${content.length}>>\nstream\n${content.toString('latin1')}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(body + trailer, 'latin1'));
}

describe('ranges', () => {
  it('names runs of pages by their ends', () => {
    expect(ranges([1, 2, 3, 7, 9, 10])).toBe('1-3, 7, 9-10');
  });
});

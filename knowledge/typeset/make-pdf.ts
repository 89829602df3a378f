import PDFDocument from 'pdfkit';
import type { DocumentMeta } from './document.js';
import { drawBlocks } from './draw-blocks.js';
import { contentsPages, drawContents, drawRevisions, drawRunningLines, drawTitlePage } from './draw-furniture.js';
import { Flow } from './flow.js';
import { looks } from './look.js';
import { numberBlocks } from './number-blocks.js';
import { parseBody } from './parse-markdown.js';
import { wordsOf } from './words.js';

export type CjkFonts = Readonly<{ regular: Uint8Array; bold: Uint8Array; regularFamily: string; boldFamily: string }>;
export type MadePdf = Readonly<{ bytes: Uint8Array; pages: number }>;

function openPdf(meta: DocumentMeta, fonts: CjkFonts | null): InstanceType<typeof PDFDocument> {
  const date = new Date(`${meta.effectiveDate}T00:00:00Z`);
  const pdf = new PDFDocument({
    size: meta.paper,
    margin: 0,
    bufferPages: true,
    lang: meta.language,
    displayTitle: true,
    info: { Title: `${meta.title}: ${meta.subtitle}`, Author: meta.maker, Subject: `${meta.id} Rev ${meta.revision}`, CreationDate: date, ModDate: date },
  });
  if (meta.language === 'zh') {
    if (!fonts) throw new Error(`${meta.id}: a Chinese document needs a Chinese font; install fonts-noto-cjk`);
    pdf.registerFont('CJK', fonts.regular, fonts.regularFamily);
    pdf.registerFont('CJK-Bold', fonts.bold, fonts.boldFamily);
  }
  return pdf;
}

/** Typesets one source. The same source gives the same bytes: dates come from the front matter, the file id from the dates. */
export async function makePdf(meta: DocumentMeta, body: string, file: string, fonts: CjkFonts | null): Promise<MadePdf> {
  const words = wordsOf[meta.language];
  const { blocks, footnotes } = numberBlocks(parseBody(body, file), words, file);
  const look = looks[meta.look];
  if (!look) throw new Error(`${file}: there is no look "${meta.look}"`);
  const pdf = openPdf(meta, fonts);
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  const flow = new Flow(pdf, look, { columns: meta.columns, hyphenate: meta.hyphenate, footnotes, small: meta.paper === 'A5', rotated: meta.rotated });
  const front = new Flow(pdf, look, { columns: 1, hyphenate: false, footnotes: [], small: meta.paper === 'A5', rotated: false });
  drawTitlePage(front, meta, words);
  front.newPage();
  drawRevisions(front, meta, words);
  const headings = blocks.filter(({ block }) => block.kind === 'heading' && block.level < 3).length;
  const reserved = contentsPages(front, headings);
  for (let page = 0; page < reserved; page += 1) front.newPage();
  flow.newPage();
  const entries = drawBlocks(flow, blocks, words, () => pdf.bufferedPageRange().count);
  const firstBodyPage = (entries[0]?.page ?? 1) - 1;
  drawContents(front, entries, firstBodyPage - reserved, words);
  drawRunningLines({ front, body: flow, firstBodyPage }, meta, words);
  const pages = pdf.bufferedPageRange().count;
  pdf.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages };
}

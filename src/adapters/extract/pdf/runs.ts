// First, to keep the engine's own method from what pdf-parse brings along.
import './native-push.js';

import { createRequire } from 'node:module';
import path from 'node:path';
import { PasswordException, PDFParse } from 'pdf-parse';
import { CopilotError } from '../../../domain/errors.js';
import { type ExtractionBudget, unreadable } from '../budget.js';
import { normaliseCharacters } from '../characters.js';
import { restoreNativePush } from './native-push.js';
import type { Matrix } from './painted.js';

/**
 * A run of text as the page paints it. `x`, `y` are the start of its baseline, from the top left of the page as displayed; lengths in points.
 * `mark` names the piece of marked content it stands in, where marks were asked for.
 */
export type Run = Readonly<{ text: string; x: number; y: number; width: number; size: number; font: string; angle: number; mark?: string }>;
/** `transform` brings the coordinates of the page's own instructions to those of its runs. */
export type PageRuns = Readonly<{ page: number; width: number; height: number; transform: Matrix; runs: readonly Run[]; failed: boolean }>;
export type PdfSource = Readonly<{ pages: readonly PageRuns[]; info: Readonly<Record<string, unknown>>; warnings: readonly string[] }>;

/** Ends the font name of type-written text: listings, not headings. */
export const MONOSPACE = ' monospace';

type TextItem = Readonly<{ str: string; transform: readonly number[]; width: number; height: number; fontName: string }>;
type Viewport = Readonly<{ width: number; height: number; transform: readonly number[] }>;
type PdfPage = Readonly<{
  getViewport: (options: Readonly<{ scale: number }>) => Viewport;
  streamTextContent: (
    options: Readonly<{ disableNormalization: boolean; includeMarkedContent: boolean }>,
  ) => ReadableStream<Readonly<{ items: readonly unknown[]; styles: Readonly<Record<string, Readonly<{ fontFamily?: string }>>> }>>;
  getOperatorList: () => Promise<Readonly<{ fnArray: readonly number[]; argsArray: readonly (readonly unknown[] | null)[] }>>;
  cleanup: () => void;
}>;
export type PdfDocument = Readonly<{ numPages: number; getPage: (page: number) => Promise<PdfPage>; getMetadata: () => Promise<Readonly<{ info: object }>> }>;

/** No printed page holds more; one that does is made to cost time. */
const PAGE_CHARACTERS = 400_000;

/**
 * Opens a PDF with pdf-parse. Standard fonts are fetched and parsed only where pages are to be drawn: the widths of their glyphs are built in.
 * Rejects with `document-unreadable` when it is encrypted or damaged.
 */
export async function openPdf(bytes: Uint8Array, purpose: 'text' | 'pictures' = 'text'): Promise<Readonly<{ parser: PDFParse; document: PdfDocument }>> {
  const resources = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const parser = new PDFParse({
    data: bytes.slice(), // pdf.js takes the buffer away from its giver
    cMapUrl: `${path.join(resources, 'cmaps')}/`,
    cMapPacked: true,
    ...(purpose === 'pictures' ? { standardFontDataUrl: `${path.join(resources, 'standard_fonts')}/` } : {}),
    isEvalSupported: false,
    useSystemFonts: false,
    maxImageSize: 40_000_000,
  });
  try {
    const document = await loaded(parser);
    restoreNativePush();
    return { parser, document };
  } catch (error) {
    if (error instanceof PasswordException) throw unreadable('The PDF is encrypted; remove the password and try again.', error);
    throw unreadable('The PDF is damaged or cut short and cannot be opened.', error);
  }
}

/** pdf-parse keeps its document behind a method that only its types call private; positions are not offered in any other way. */
async function loaded(parser: unknown): Promise<PdfDocument> {
  if (!canLoad(parser)) throw new TypeError('this version of pdf-parse does not load documents');
  return parser.load();
}

function canLoad(parser: unknown): parser is Readonly<{ load: () => Promise<PdfDocument> }> {
  return typeof parser === 'object' && parser !== null && 'load' in parser && typeof parser.load === 'function';
}

/** Reads the text runs of every page. A page that fails is kept, marked and reported; going over a budget rejects. */
export async function readRuns(document: PdfDocument, budget: ExtractionBudget, signal: AbortSignal, withMarks = false): Promise<PdfSource> {
  if (document.numPages > budget.pages) throw unreadable(`The PDF has ${document.numPages} pages; the limit per document is ${budget.pages}.`);
  const pages: PageRuns[] = [];
  const warnings: string[] = [];
  let left = budget.characters;
  for (let number = 1; number <= document.numPages; number += 1) {
    signal.throwIfAborted();
    const page = await readPage(document, number, left, withMarks).catch((error: unknown) => failedPage(error, number, warnings));
    left -= page.runs.reduce((sum, run) => sum + run.text.length, 0);
    pages.push(page);
  }
  if (pages.length > 0 && pages.every((page) => page.failed)) throw unreadable('None of the pages of the PDF can be read; the file is damaged.');
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  return { pages, info: { ...info }, warnings };
}

function failedPage(error: unknown, number: number, warnings: string[]): PageRuns {
  if (error instanceof CopilotError) throw error;
  warnings.push(`Page ${number} is damaged and could not be read.`);
  return { page: number, width: 595, height: 842, transform: [1, 0, 0, -1, 0, 842], runs: [], failed: true };
}

async function readPage(document: PdfDocument, number: number, characters: number, withMarks: boolean): Promise<PageRuns> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const runs: Run[] = [];
  const reader = page.streamTextContent({ disableNormalization: true, includeMarkedContent: withMarks }).getReader();
  const monospaced = new Map<string, boolean>();
  const marks: (string | undefined)[] = [];
  let left = Math.min(characters, PAGE_CHARACTERS);
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const [font, { fontFamily }] of Object.entries(chunk.value.styles)) monospaced.set(font, fontFamily === 'monospace');
    for (const item of chunk.value.items) {
      if (withMarks) followMarks(marks, item);
      if (!isTextItem(item) || item.str.trim() === '') continue;
      left -= item.str.length;
      const run = toRun(item, viewport, monospaced.get(item.fontName) ?? false);
      const mark = marks.at(-1);
      runs.push(mark === undefined ? run : { ...run, mark });
    }
    if (left < 0) {
      await reader.cancel(new Error('over the character budget')).catch(() => undefined);
      throw unreadable(`Page ${number} goes over the limit of ${Math.min(characters, PAGE_CHARACTERS)} characters; the file may be made to cost time.`);
    }
  }
  page.cleanup();
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = viewport.transform;
  return { page: number, width: viewport.width, height: viewport.height, transform: [a, b, c, d, e, f], runs, failed: false };
}

/** Keeps the marks that are open; one without a name of its own belongs to the one around it. */
function followMarks(marks: (string | undefined)[], item: unknown): void {
  if (typeof item !== 'object' || item === null || !('type' in item)) return;
  if (item.type === 'endMarkedContent') marks.pop();
  else marks.push('id' in item && typeof item.id === 'string' ? item.id : marks.at(-1));
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item && typeof item.str === 'string';
}

/** Into the coordinates of the page as displayed (its rotation applied), y downwards. */
function toRun(item: TextItem, viewport: Viewport, monospace: boolean): Run {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = viewport.transform;
  const direction = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = { x: va * c + vc * d, y: vb * c + vd * d };
  const angle = (Math.round((Math.atan2(-direction.y, direction.x) * 180) / Math.PI) + 360) % 360;
  const text = normaliseCharacters(item.str);
  return {
    text,
    x: va * e + vc * f + ve,
    y: vb * e + vd * f + vf,
    width: item.width,
    size: Math.hypot(up.x, up.y) || item.height,
    font: monospace ? `${item.fontName}${MONOSPACE}` : item.fontName,
    angle,
  };
}

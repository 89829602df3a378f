import type { ExtractedDocument, ExtractedPage } from '../../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from '../budget.js';
import { isScrambled, undecodableShare } from '../characters.js';
import { hiddenTextWarning } from '../docx-hidden.js';
import { metadataFromFields } from '../metadata.js';
import { createStructureBuilder } from '../structure.js';
import { assemble, type Placed } from './assemble.js';
import { type BarePage, removeFurniture } from './furniture.js';
import type { Grid } from './grid.js';
import { withoutHiddenRuns } from './hidden-text.js';
import { joinFlows } from './join.js';
import { type KnownTable, takeKnownTables } from './known-tables.js';
import { layoutPage, type PieceFlow } from './layout.js';
import { mayHideLetters, paintedPages } from './looks.js';
import { markedTables } from './marked-tables.js';
import { readObjects } from './objects.js';
import { inOrder, readingOrder } from './order.js';
import type { Painted } from './painted.js';
import { type Recognised, type Recogniser, recognisePage } from './recognise.js';
import { ruledTables } from './ruled-tables.js';
import { openPdf, type PageRuns, type PdfSource, readRuns } from './runs.js';
import { toSegments } from './segments.js';
import { takeSideBoxes, withSideBoxes } from './side-boxes.js';
import { bodyStyle } from './style.js';
import { type TaggedTable, taggedTables } from './tagged-tables.js';
import { refuseDecompressionBomb } from './unpacked-size.js';

/**
 * A PDF as structure. Pages without text are read from their picture where there is a `recogniser`, otherwise flagged.
 * Rejects with `document-unreadable` when it is encrypted, damaged, a decompression bomb or over its budget.
 */
export async function extractPdf(
  bytes: Uint8Array,
  budget: ExtractionBudget,
  signal: AbortSignal,
  recogniser: Recogniser | null = null,
): Promise<ExtractedDocument> {
  await refuseDecompressionBomb(bytes, budget.inflatedBytes);
  const { parser, document } = await openPdf(bytes);
  try {
    const objects = await readObjects(bytes);
    const tables = taggedTables(objects);
    const read = await readRuns(document, budget, signal, tables.length > 0);
    if (read.pages.length === 0) throw unreadable('The PDF has no pages.');
    const painted = await paintedPages(objects, read.pages);
    const { pages, hidden } = await withoutHiddenRuns(document, read.pages, await mayHideLetters(bytes, painted));
    const where = hidden.length === 0 ? '' : ` of page ${ranges(hidden.map(({ page }) => page))}`;
    const warnings = [
      ...read.warnings,
      ...hiddenTextWarning(
        hidden.map(({ text }) => text),
        where,
      ),
    ];
    const source = { ...read, pages, warnings };
    const recognised = recogniser === null ? new Map<number, Recognised>() : await recogniseEmpty(bytes, source.pages, recogniser, budget, signal);
    return structure(source, recognised, knownTables(pages, tables, painted), budget);
  } finally {
    await parser.destroy();
  }
}

/** By their tags; where a document has none, by the lines they are drawn with. */
function knownTables(pages: readonly PageRuns[], tagged: readonly TaggedTable[], painted: readonly (Painted | null)[]): readonly KnownTable[] {
  const marked = markedTables(pages, tagged);
  return marked.length > 0 ? marked : ruledTables(pages, painted);
}

async function recogniseEmpty(
  bytes: Uint8Array,
  pages: readonly PageRuns[],
  recogniser: Recogniser,
  budget: ExtractionBudget,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Recognised>> {
  const recognised = new Map<number, Recognised>();
  const unread = pages.filter(isUnreadable).slice(0, budget.recognisedPages);
  if (unread.length === 0) return recognised;
  const { parser } = await openPdf(bytes, 'pictures');
  try {
    for (const page of unread) {
      signal.throwIfAborted();
      const result = await recognisePage(parser, page, recogniser, AbortSignal.any([signal, AbortSignal.timeout(budget.recognitionMilliseconds)]));
      if (result !== null) recognised.set(page.page, result);
    }
  } finally {
    await parser.destroy();
  }
  return recognised;
}

function structure(source: PdfSource, recognised: ReadonlyMap<number, Recognised>, tables: readonly KnownTable[], budget: ExtractionBudget): ExtractedDocument {
  const pages = source.pages.map((page) => recognised.get(page.page)?.page ?? page);
  const ready = takeKnownTables(pages, tables);
  const bare = removeFurniture(ready.pages.map((page) => ({ page: page.page, height: uprightHeight(page), segments: toSegments(page) })));
  const laid = bare.map((page) => ({ ...page, segments: [...page.segments, ...(ready.places.get(page.page) ?? [])] }));
  const parted = laid.map((page) => takeSideBoxes(page.segments));
  const style = bodyStyle(
    parted.map(({ rest }, index) => inOrder([...rest.filter((segment) => !ready.pieces.has(segment)), ...(ready.texts.get(laid[index]?.page ?? 0) ?? [])])),
  );
  const ordered = readingOrder(parted.map(({ rest }) => rest));
  const flows: PieceFlow[] = [];
  const uncertain = new Set<number>();
  let carried: Grid | null = null;
  laid.forEach((page, index) => {
    const result = layoutPage(ordered[index] ?? [], { page: page.page, height: uprightHeight(pages[index]), ready: ready.pieces }, style, carried);
    flows.push(...withSideBoxes(result.flows, parted[index]?.boxes ?? []));
    if (result.uncertain) uncertain.add(page.page);
    carried = page.segments.length === 0 ? carried : result.carried;
  });
  const builder = createStructureBuilder(budget.characters);
  const placed = assemble(joinFlows(flows), new Map(pages.map((page) => [page.page, page.height])), builder);
  const extracted = toPages(pages, laid, placed, builder.length()).map((page) => {
    const confidence = recognised.get(page.page)?.confidence;
    return {
      ...page,
      ...(confidence === undefined ? {} : { recognition: { confidence } }),
      ...(uncertain.has(page.page) ? { uncertainTable: true as const } : {}),
    };
  });
  const warnings = [...source.warnings, ...pageWarnings(extracted)];
  return { format: 'pdf', text: builder.text(), pages: extracted, blocks: builder.blocks(), records: [], metadata: titleOf(source.info), warnings };
}

/** The height of the page in the direction of its text: the width of a page whose text runs sideways. */
function uprightHeight(page: PageRuns | undefined): number {
  if (page === undefined) return 0;
  const sideways = page.runs.filter((run) => run.angle === 90 || run.angle === 270).length;
  return sideways > page.runs.length / 2 ? page.width : page.height;
}

function toPages(pages: readonly PageRuns[], bare: readonly BarePage[], { boxes, pageStarts }: Placed, length: number): readonly ExtractedPage[] {
  const boxesOf = byPage(boxes);
  const starts = pages.map((page) => pageStarts.get(page.page) ?? null);
  return pages.map((page, index) => {
    const later = starts.slice(index + 1).find((start) => start !== null) ?? length;
    const start = starts[index] ?? later;
    return {
      page: page.page,
      width: page.width,
      height: page.height,
      start,
      end: later,
      header: bare[index]?.header ?? null,
      footer: bare[index]?.footer ?? null,
      needsOcr: needsOcr(bare[index]),
      boxes: boxesOf.get(page.page) ?? [],
    };
  });
}

function byPage(boxes: Placed['boxes']): ReadonlyMap<number, Placed['boxes']> {
  const grouped = new Map<number, Placed['boxes'][number][]>();
  for (const box of boxes) {
    const group = grouped.get(box.rectangle.page);
    if (group === undefined) grouped.set(box.rectangle.page, [box]);
    else group.push(box);
  }
  return grouped;
}

/** No text but perhaps a page number, or text whose encoding is lost. */
function needsOcr(page: BarePage | undefined): boolean {
  const text = page?.segments.map((segment) => segment.text).join('') ?? '';
  return text.trim() === '' || isLost(text);
}

const PAGE_NUMBER_CHARACTERS = 12;

function isLost(text: string): boolean {
  return undecodableShare(text) > 0.3 || isScrambled(text);
}

function isUnreadable({ runs }: PageRuns): boolean {
  const text = runs
    .map((run) => run.text)
    .join('')
    .trim();
  return text.length <= PAGE_NUMBER_CHARACTERS || isLost(text);
}

function pageWarnings(pages: readonly ExtractedPage[]): readonly string[] {
  const uncertain = pages.filter((page) => page.uncertainTable === true).map((page) => page.page);
  const doubt =
    uncertain.length === 0 ? [] : [`Table uncertain on page ${ranges(uncertain)}: its rows cannot be told apart for sure. Check them against the page.`];
  const scanned = pages.filter((page) => page.needsOcr).map((page) => page.page);
  const read = pages.flatMap(({ page, recognition }) => (recognition === undefined ? [] : [`${page} (${Math.round(recognition.confidence * 100)} %)`]));
  const unread = scanned.length === 0 ? [] : [`No readable text on page ${ranges(scanned)} (needs-ocr): it needs text recognition.`];
  return read.length === 0
    ? [...doubt, ...unread]
    : [...doubt, ...unread, `Read by text recognition, with its confidence: page ${read.join(', ')}. Check figures against the picture.`];
}

/** `1, 2, 3, 7` as `1-3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const parts: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else parts.push({ from: number, to: number });
  }
  return parts.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** Titles that a program put in by itself ("Microsoft Word - x.doc", "untitled") say nothing. */
function titleOf(info: Readonly<Record<string, unknown>>): ExtractedDocument['metadata'] {
  const title = typeof info['Title'] === 'string' ? info['Title'].trim() : '';
  const machineMade =
    title.length < 4 ||
    /^(?:\(?untitled|\(?anonymous|\(?unspecified|document\d*|microsoft word|.*\.(?:docx?|indd|tex|dvi|pdf|qxd|xlsx?|fm|html?))\b/i.test(title);
  return machineMade ? {} : metadataFromFields({ title });
}

import type { DocumentMeta } from './document.js';
import type { ContentsEntry } from './draw-blocks.js';
import { drawTable } from './draw-table.js';
import type { Flow, TextSize } from './flow.js';
import type { Words } from './words.js';

function put(flow: Flow, content: string, x: number, y: number, text: TextSize, width = flow.pageWidth - 2 * flow.margin.side): number {
  const lines = flow.lines(content, width, text);
  lines.forEach((line, index) => {
    flow.drawLine({ ...line, last: true }, x, y + index * text.leading, text);
  });
  return y + lines.length * text.leading;
}

/** The title page: maker, title, and the facts that identify the document. */
export function drawTitlePage(flow: Flow, meta: DocumentMeta, words: Words): void {
  const { pdf, look } = flow;
  const scale = meta.paper === 'A5' ? 0.72 : 1;
  const x = flow.margin.side;
  pdf.rect(x, 90 * scale, 60 * scale, 5).fill(look.accent);
  let y = put(flow, meta.maker, x, 108 * scale, { size: 16 * scale, leading: 22 * scale, heading: true, colour: look.accent });
  y = put(flow, meta.title, x, y + 90 * scale, { size: 27 * scale, leading: 34 * scale, heading: true });
  y = put(flow, meta.subtitle, x, y + 10, { size: 15 * scale, leading: 21 * scale });
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.documentNumber, `${meta.documentNumber} (${meta.id})`],
    [words.facts.revision, meta.revision],
    [words.facts.effectiveDate, meta.effectiveDate],
    ...(meta.supersedes === null ? [] : [[words.facts.supersedes, meta.supersedes] as const]),
    ...(meta.models.length === 0 ? [] : [[words.facts.models, meta.models.join(', ')] as const]),
    [words.facts.appliesTo, meta.appliesTo.join(', ')],
  ];
  y = Math.max(y + 80 * scale, pdf.page.height * 0.58);
  for (const [name, value] of facts) {
    put(flow, name, x, y, { size: 10.5 * scale + 1, leading: 17 * scale, bold: true }, 130);
    y = put(flow, value, x + 140 * scale, y, { size: 10.5 * scale + 1, leading: 17 * scale }, pdf.page.width - 2 * x - 140 * scale) + 4;
  }
  put(flow, words.fiction, x, pdf.page.height - 70, { size: 7.5, leading: 10, colour: '#666666' });
}

export function drawRevisions(flow: Flow, meta: DocumentMeta, words: Words): void {
  const heading: TextSize = { size: flow.look.size * 1.4, leading: flow.look.size * 2, heading: true, colour: flow.look.accent };
  flow.place(flow.lines(words.revisions, flow.columnWidth, heading), heading, { width: flow.columnWidth });
  drawTable(flow, { caption: words.revisions, head: words.revisionColumns, rows: meta.revisions }, '0-1', words);
}

const entryLeading = (flow: Flow): number => flow.look.leading * 1.12;

/** How many pages the table of contents needs. */
export function contentsPages(flow: Flow, headings: number): number {
  const room = flow.pdf.page.height - flow.margin.top - flow.margin.bottom - 40;
  return Math.max(1, Math.ceil((headings * entryLeading(flow)) / room));
}

/** Writes the contents onto the pages that were kept free for it, from `firstPage` (counted from 0). */
export function drawContents(flow: Flow, entries: readonly ContentsEntry[], firstPage: number, words: Words): void {
  const { pdf, look } = flow;
  const right = pdf.page.width - flow.margin.side;
  let page = firstPage;
  pdf.switchToPage(page);
  let y = put(flow, words.contents, flow.margin.side, flow.margin.top, { size: look.size * 1.6, leading: 32, heading: true, colour: look.accent });
  for (const entry of entries) {
    if (y + entryLeading(flow) > pdf.page.height - flow.margin.bottom) {
      page += 1;
      pdf.switchToPage(page);
      y = flow.margin.top;
    }
    const text: TextSize = { size: look.size * 0.95, leading: entryLeading(flow), bold: entry.level === 1 };
    const measure = flow.measureAt(text);
    const left = flow.margin.side + (entry.level - 1) * 16;
    const label = `${entry.number}  ${entry.text}`;
    const number = String(entry.page);
    const dots = Math.max(2, Math.floor((right - left - measure(label, 'regular') - measure(number, 'regular') - 10) / measure('.', 'regular')));
    put(flow, `${label} ${'.'.repeat(dots)}`, left, y, text, right - left);
    put(flow, number, right - measure(number, 'regular'), y, text);
    y += entryLeading(flow);
  }
}

/** Running header and footer on every page but the first. */
export function drawRunningLines(flows: Readonly<{ front: Flow; body: Flow; firstBodyPage: number }>, meta: DocumentMeta, words: Words): void {
  const { pdf, look } = flows.front;
  const range = pdf.bufferedPageRange();
  const text: TextSize = { size: 8, leading: 10, colour: '#555555' };
  for (let index = 1; index < range.count; index += 1) {
    const flow = index >= flows.firstBodyPage ? flows.body : flows.front;
    const measure = flow.measureAt(text);
    const side = flow.margin.side;
    pdf.switchToPage(index);
    const right = flow.pageWidth - side;
    const top = flow.margin.top - 36;
    put(flow, meta.maker, side, top, text, 400);
    put(flow, meta.title, right - Math.min(measure(meta.title, 'regular'), right - side - 110), top, text, 400);
    pdf
      .moveTo(side, top + 13)
      .lineTo(right, top + 13)
      .lineWidth(0.6)
      .strokeColor(look.accent)
      .stroke();
    const bottom = flow.pageHeight - flow.margin.bottom + 22;
    const left = `${meta.id}  ${words.facts.revision} ${meta.revision}  ${meta.effectiveDate}`;
    const page = words.page(index + 1, range.count);
    if (look.footerCentred) {
      const whole = `${left}  |  ${page}`;
      put(flow, whole, (flow.pageWidth - measure(whole, 'regular')) / 2, bottom, text, 500);
    } else {
      put(flow, left, side, bottom, text, 400);
      put(flow, page, right - measure(page, 'regular'), bottom, text, 200);
    }
  }
}

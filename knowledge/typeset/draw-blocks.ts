import type { Block, CalloutLevel, NumberedBlock } from './document.js';
import { drawFigure } from './draw-figure.js';
import { drawTable, tableStartHeight } from './draw-table.js';
import type { Flow, TextSize } from './flow.js';
import type { Words } from './words.js';

export type ContentsEntry = Readonly<{ level: number; number: string; text: string; page: number }>;
type Heading = Extract<Block, { kind: 'heading' }>;

const calloutColours: Readonly<Record<CalloutLevel, string>> = { danger: '#b00020', warning: '#c75000', caution: '#9a7b00', note: '#2a5f8f' };
const headingSizes: Readonly<Record<1 | 2 | 3, number>> = { 1: 1.75, 2: 1.3, 3: 1.1 };

function drawHeading(flow: Flow, heading: Heading, number: string, following: number): void {
  const size = flow.look.size * headingSizes[heading.level] * (flow.columns === 2 ? 0.88 : 1);
  const text: TextSize = { size, leading: size * 1.35, heading: true, colour: heading.level === 3 ? '#000000' : flow.look.accent };
  const lines = flow.lines(`${number}  ${heading.text}`, flow.columnWidth, text);
  if (heading.level === 1 && flow.look.chapterOnNewPage && !flow.atTop) flow.newPage();
  else flow.ensure(lines.length * text.leading + following);
  if (!flow.atTop) flow.y += heading.level === 1 ? 14 : 9;
  flow.place(lines, text, { width: flow.columnWidth });
  flow.y += heading.level === 1 ? 8 : 3;
}

function drawItem(flow: Flow, marker: string, content: string, depth: number, body: TextSize): void {
  const hang = depth === 0 ? 22 : 18;
  const indent = (depth === 0 ? 0 : 22) + hang;
  const width = flow.columnWidth - indent;
  const lines = flow.lines(content, width, body);
  const mark = flow.lines(marker, 60, body)[0];
  if (lines.length <= 8) flow.ensure(lines.length * body.leading);
  flow.place(lines, body, {
    indent,
    width,
    before: (x, y) => {
      if (mark) flow.drawLine(mark, x + indent - hang + 2, y, body);
    },
  });
  flow.y += body.leading * 0.25;
}

function drawCallout(flow: Flow, level: CalloutLevel, content: string, words: Words, body: TextSize): void {
  const inset = 10;
  const width = flow.columnWidth - 2 * inset;
  const title: TextSize = { ...body, bold: true, colour: calloutColours[level] };
  const head = flow.lines(words.callouts[level], width, title);
  const lines = flow.lines(content, width, body);
  const height = (head.length + lines.length) * body.leading + 14;
  flow.ensure(height + 4);
  flow.pdf.rect(flow.x, flow.y, flow.columnWidth, height).lineWidth(0.8).strokeColor(calloutColours[level]).stroke();
  flow.pdf.rect(flow.x, flow.y, 4, height).fill(calloutColours[level]);
  flow.y += 8;
  flow.place(head, title, { indent: inset, width });
  flow.place(lines, body, { indent: inset, width });
  flow.y += 15;
}

/** Room a heading asks for below itself, so that it never stands alone at the foot of a page. */
function roomAfter(blocks: readonly NumberedBlock[], index: number, flow: Flow): number {
  const next = blocks[index + 1]?.block;
  const slack = 16;
  if (next === undefined) return 0;
  if (next.kind === 'heading') return flow.look.size * headingSizes[next.level] * 1.35 + slack + roomAfter(blocks, index + 1, flow);
  if (next.kind === 'table') return tableStartHeight(flow, next) + slack;
  if (next.kind === 'figure') return next.height * (flow.columnWidth / 450) + 40 + slack;
  return flow.look.leading * (next.kind === 'callout' ? 6 : 4) + slack;
}

/** Draws the body in order and returns the entries of the table of contents. `page` counts from 1 at the first page of the file. */
export function drawBlocks(flow: Flow, blocks: readonly NumberedBlock[], words: Words, pageNumber: () => number): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  const body: TextSize = { size: flow.look.size, leading: flow.look.leading };
  blocks.forEach(({ block, number }, index) => {
    switch (block.kind) {
      case 'heading':
        drawHeading(flow, block, number, roomAfter(blocks, index, flow));
        if (block.level < 3) entries.push({ level: block.level, number, text: block.text, page: pageNumber() });
        break;
      case 'paragraph':
        flow.place(flow.lines(block.text, flow.columnWidth, body), body, { width: flow.columnWidth });
        flow.y += body.leading * 0.5;
        break;
      case 'step':
        drawItem(flow, block.marker, block.text, block.depth, body);
        break;
      case 'bullet':
        drawItem(flow, block.depth === 0 ? '•' : '–', block.text, block.depth, body);
        break;
      case 'callout':
        drawCallout(flow, block.level, block.text, words, body);
        break;
      case 'table':
        drawTable(flow, block, number, words);
        break;
      case 'figure':
        drawFigure(flow, block, number, words);
        break;
      case 'page-break':
        flow.newPage();
        break;
    }
    const next = blocks[index + 1]?.block.kind;
    if ((block.kind === 'step' || block.kind === 'bullet') && next !== block.kind) flow.y += body.leading * 0.3;
  });
  flow.finish();
  return entries;
}

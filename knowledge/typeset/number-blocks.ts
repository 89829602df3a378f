import { type Block, type NumberedBlock, type ParsedBody, SourceError } from './document.js';
import type { Words } from './words.js';

export type NumberedBody = Readonly<{ blocks: readonly NumberedBlock[]; footnotes: readonly string[] }>;

type Counters = { chapter: number; section: number; subsection: number; table: number; figure: number };

function numberOf(block: Block, counters: Counters): string {
  if (block.kind === 'table') return `${counters.chapter}-${++counters.table}`;
  if (block.kind === 'figure') return `${counters.chapter}-${++counters.figure}`;
  if (block.kind !== 'heading') return '';
  if (block.level === 1) {
    Object.assign(counters, { chapter: counters.chapter + 1, section: 0, subsection: 0, table: 0, figure: 0 });
    return `${counters.chapter}`;
  }
  if (block.level === 2) {
    counters.section += 1;
    counters.subsection = 0;
    return `${counters.chapter}.${counters.section}`;
  }
  counters.subsection += 1;
  return `${counters.chapter}.${counters.section}.${counters.subsection}`;
}

function referenceText(block: Block, number: string, words: Words): string {
  if (block.kind === 'table') return `${words.table} ${number}`;
  if (block.kind === 'figure') return `${words.figure} ${number}`;
  const word = block.kind === 'heading' && block.level === 1 ? words.chapter : words.section;
  return word === '第' ? `第 ${number} ${block.kind === 'heading' && block.level === 1 ? '章' : '节'}` : `${word} ${number}`;
}

/** Numbers headings `1.2.3`, tables and figures `4-1`, footnotes in reading order, and resolves `{@anchor}`. Throws SourceError on an unknown anchor. */
export function numberBlocks(body: ParsedBody, words: Words, file: string): NumberedBody {
  const counters: Counters = { chapter: 0, section: 0, subsection: 0, table: 0, figure: 0 };
  const anchors = new Map<string, string>();
  const numbered = body.blocks.map((block) => {
    const number = numberOf(block, counters);
    if ('anchor' in block && block.anchor !== null) {
      if (anchors.has(block.anchor)) throw new SourceError(`${file}: the anchor {#${block.anchor}} stands twice`);
      anchors.set(block.anchor, referenceText(block, number, words));
    }
    return { block, number };
  });
  const footnotes: string[] = [];
  const resolve = (text: string): string =>
    text
      .replace(/\{@([a-z0-9-]+)\}/g, (_, name: string) => {
        const target = anchors.get(name);
        if (target === undefined) throw new SourceError(`${file}: {@${name}} refers to nothing`);
        return target;
      })
      .replace(/\[\^([a-z0-9-]+)\]/g, (_, name: string) => {
        const note = body.footnotes.get(name);
        if (note === undefined) throw new SourceError(`${file}: the footnote [^${name}] has no text`);
        footnotes.push(resolve(note));
        return `\ue000${footnotes.length}\ue000`;
      });
  const blocks = numbered.map(({ block, number }) => ({ block: resolveBlock(block, resolve), number }));
  return { blocks, footnotes };
}

function resolveBlock(block: Block, resolve: (text: string) => string): Block {
  if (block.kind === 'table')
    return { ...block, caption: resolve(block.caption), head: block.head.map(resolve), rows: block.rows.map((row) => row.map(resolve)) };
  if (block.kind === 'figure') return { ...block, caption: resolve(block.caption) };
  if (block.kind === 'page-break') return block;
  return { ...block, text: resolve(block.text) };
}

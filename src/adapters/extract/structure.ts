import type { ExtractedPage, TextBlock } from '../../ports/knowledge.js';
import { unreadable } from './budget.js';

export type BlockInput = Readonly<{ kind: TextBlock['kind']; text: string; page: number; level?: number | null }>;

/** Collects blocks into one document text; every block is exactly the slice between its offsets. */
export type StructureBuilder = Readonly<{
  /** Appends a block after the right separator; an empty text adds nothing. */
  add(block: BlockInput): TextBlock | null;
  length(): number;
  text(): string;
  blocks(): readonly TextBlock[];
}>;

/** Kinds that stand line by line; everything else is set off by an empty line. */
const tight: ReadonlySet<TextBlock['kind']> = new Set(['list', 'step', 'table-row', 'record']);

/** @param maximumCharacters the budget; going over it throws `document-unreadable` */
export function createStructureBuilder(maximumCharacters: number): StructureBuilder {
  const parts: string[] = [];
  const blocks: TextBlock[] = [];
  let length = 0;
  const append = (part: string) => {
    parts.push(part);
    length += part.length;
    if (length > maximumCharacters) throw unreadable(`The document holds more than ${maximumCharacters} characters of text, the limit per document.`);
  };
  return {
    add({ kind, text, page, level = null }) {
      const clean = text.trim();
      if (clean === '') return null;
      const previous = blocks.at(-1);
      if (previous !== undefined) append(previous.kind === kind && tight.has(kind) ? '\n' : '\n\n');
      const start = length;
      append(clean);
      const block: TextBlock = { kind, start, end: length, page, level, rendered: kind === 'table-row' || kind === 'record' ? clean : null };
      blocks.push(block);
      return block;
    },
    length: () => length,
    text: () => parts.join(''),
    blocks: () => blocks,
  };
}

/** The single page of a format that has none. */
export function singlePage(length: number): ExtractedPage {
  return { page: 1, width: 0, height: 0, start: 0, end: length, header: null, footer: null, needsOcr: false, boxes: [] };
}

import { allMatches } from '../../domain/all-matches.js';
import type { ExtractedDocument, TextBlock } from '../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from './budget.js';
import { endsSentence, isBullet, isCaption, opensWarning, saysStep, sectionNumberLevel, stepNumber } from './markers.js';
import { singlePage } from './structure.js';

type Line = Readonly<{ text: string; start: number; end: number }>;
type Open = { kind: TextBlock['kind']; level: number | null; start: number; end: number };

/**
 * Plain text as structure. The document's text is the file's own, character for character, except that a line break inside a paragraph
 * becomes a space and a form feed a line break (one character for one), so offsets are offsets into the file. Form feeds divide pages.
 */
export function extractPlainText(source: string, budget: ExtractionBudget): ExtractedDocument {
  if (source.length > budget.characters) throw unreadable(`The file holds more than ${budget.characters} characters of text, the limit per document.`);
  const pages = pagesOf(source);
  const text = source.replaceAll('\f', '\n');
  const blocks = pages.flatMap((page) => blocksOf(linesOf(text, page.start, page.end), page.page));
  return { format: 'text', text: reflow(text, blocks), pages, blocks, records: [], metadata: {}, warnings: [] };
}

function pagesOf(source: string): ExtractedDocument['pages'] {
  const starts = [0, ...allMatches(source, /\f/g).map((match) => match.index + 1)].filter((start, index) => index === 0 || start < source.length);
  return starts.map((start, index) => ({ ...singlePage(0), page: index + 1, start, end: starts[index + 1] ?? source.length }));
}

function linesOf(text: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const stop = text.indexOf('\n', at);
    const lineEnd = stop < 0 || stop > end ? end : stop;
    const raw = text.slice(at, lineEnd);
    const indent = raw.length - raw.trimStart().length;
    lines.push({ text: raw.trim(), start: at + indent, end: at + indent + raw.trim().length });
    at = lineEnd + 1;
  }
  return lines;
}

function blocksOf(lines: readonly Line[], page: number): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open !== null) blocks.push({ ...open, page, rendered: null });
    open = null;
  };
  lines.forEach((line, index) => {
    const kind = line.text === '' || isRuler(line.text) ? null : startOf(lines, index, open);
    if (line.text === '' || isRuler(line.text)) close();
    else if (kind !== null) {
      close();
      open = { ...kind, start: line.start, end: line.end };
      if (kind.kind === 'heading') close();
    } else if (open !== null) open.end = line.end;
  });
  close();
  return blocks;
}

/** What block the line at `index` opens, or null where it goes on with the open one. */
function startOf(lines: readonly Line[], index: number, open: Open | null): Readonly<{ kind: TextBlock['kind']; level: number | null }> | null {
  const text = lines[index]?.text ?? '';
  const level = headingLevel(lines, index);
  if (level !== null) return { kind: 'heading', level };
  const step = stepNumber(text);
  if (step !== null) return { kind: 'step', level: step };
  if (opensWarning(text)) return { kind: 'warning', level: null };
  if (isBullet(text)) return { kind: 'list', level: null };
  if (isCaption(text)) return { kind: 'caption', level: null };
  return open === null ? { kind: 'paragraph', level: null } : null;
}

/** A heading stands alone between empty lines (or is underlined), is short and does not end like a sentence. */
function headingLevel(lines: readonly Line[], index: number): number | null {
  const text = lines[index]?.text ?? '';
  const next = lines[index + 1]?.text ?? '';
  const alone = (lines[index - 1]?.text ?? '') === '' && next === '';
  if (/^={3,}$/.test(next)) return 1;
  if (/^-{3,}$/.test(next) && text.length < 90) return 2;
  if (/^#{1,6}\s/.test(text)) return text.indexOf(' ');
  if (!alone || text.length > 90 || endsSentence(text) || isBullet(text) || saysStep(text) || opensWarning(text) || isCaption(text)) return null;
  const numbered = sectionNumberLevel(text);
  if (numbered !== null) return numbersNeighbour(lines, index) ? null : numbered;
  const shouted = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
  if (shouted) return index < 3 ? 1 : 2;
  return /^[\p{Lu}\p{Script=Han}]/u.test(text) && text.split(/\s+/).length <= 9 && index < lines.length - 1 ? 2 : null;
}

/** True where the next or previous filled line is the next or previous number: then it is a list with space between, not a heading. */
function numbersNeighbour(lines: readonly Line[], index: number): boolean {
  const own = stepNumber(lines[index]?.text ?? '');
  if (own === null) return false;
  const filled = (from: number, by: number) => {
    for (let at = from + by; at >= 0 && at < lines.length; at += by) if (lines[at]?.text !== '') return lines[at]?.text ?? '';
    return '';
  };
  return stepNumber(filled(index, 1)) === own + 1 || (own > 1 && stepNumber(filled(index, -1)) === own - 1);
}

function isRuler(text: string): boolean {
  return /^[-=_*~#]{3,}$/.test(text);
}

/** Line breaks inside blocks become spaces; between blocks they stay. */
function reflow(text: string, blocks: readonly TextBlock[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of blocks) {
    parts.push(text.slice(at, start), text.slice(start, end).replaceAll('\n', ' '));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

import { parse as parseYaml } from 'yaml';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import type { ExtractionBudget } from './budget.js';
import { joinLines, normaliseCharacters } from './characters.js';
import { isCaption, opensWarning } from './markers.js';
import { type Metadata, metadataFromFields } from './metadata.js';
import { createStructureBuilder, type StructureBuilder, singlePage } from './structure.js';
import { renderRow } from './table.js';

/** Markdown as structure. The document's text is what a reader sees: headings, emphasis and link marks are gone, wrapped lines are joined. */
export function extractMarkdown(source: string, budget: ExtractionBudget): ExtractedDocument {
  const { metadata, body, warnings } = splitFrontMatter(source);
  const builder = createStructureBuilder(budget.characters);
  const lines = removeComments(body).split('\n');
  let at = 0;
  while (at < lines.length) at = readBlock(lines, at, builder);
  const text = builder.text();
  return { format: 'markdown', text, pages: [singlePage(text.length)], blocks: builder.blocks(), records: [], metadata, warnings };
}

function splitFrontMatter(source: string): Readonly<{ metadata: Metadata; body: string; warnings: readonly string[] }> {
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source);
  if (match?.[1] === undefined) return { metadata: {}, body: source, warnings: [] };
  try {
    const fields: unknown = parseYaml(match[1], { maxAliasCount: 20, schema: 'failsafe' });
    return { metadata: metadataFromFields(fields), body: source.slice(match[0].length), warnings: [] };
  } catch {
    return { metadata: {}, body: source.slice(match[0].length), warnings: ['The front matter is not valid YAML and was left out.'] };
  }
}

function removeComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

const fence = /^\s{0,3}(`{3,}|~{3,})/;
const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const ordered = /^(\s*)(\d{1,4})[.)]\s+(.*)$/;
const unordered = /^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?(.*)$/;
const tableDivider = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Reads the block that starts at line `at` and returns the line after it. */
function readBlock(lines: readonly string[], at: number, builder: StructureBuilder): number {
  const line = lines[at] ?? '';
  if (line.trim() === '') return at + 1;
  if (fence.test(line)) return readFence(lines, at, builder);
  const title = heading.exec(line);
  if (title?.[1] !== undefined && title[2] !== undefined) {
    builder.add({ kind: 'heading', text: plainInline(title[2]), page: 1, level: title[1].length });
    return at + 1;
  }
  if (line.includes('|') && tableDivider.test(lines[at + 1] ?? '')) return readTable(lines, at, builder);
  if (rule.test(line)) return at + 1;
  if (/^\s{0,3}>/.test(line)) return readQuote(lines, at, builder);
  if (ordered.test(line) || unordered.test(line)) return readItem(lines, at, builder);
  return readParagraph(lines, at, builder);
}

function readFence(lines: readonly string[], at: number, builder: StructureBuilder): number {
  const mark = fence.exec(lines[at] ?? '')?.[1] ?? '```';
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? '').trimStart().startsWith(mark)) end += 1;
  builder.add({ kind: 'paragraph', text: lines.slice(at + 1, end).join('\n'), page: 1 });
  return end + 1;
}

function readTable(lines: readonly string[], at: number, builder: StructureBuilder): number {
  const headings = cellsOf(lines[at] ?? '');
  let end = at + 2;
  for (; end < lines.length && (lines[end] ?? '').includes('|') && (lines[end] ?? '').trim() !== ''; end += 1) {
    builder.add({ kind: 'table-row', text: renderRow(headings, cellsOf(lines[end] ?? '')), page: 1 });
  }
  return end;
}

function cellsOf(line: string): readonly string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plainInline(cell.replaceAll('\\|', '|').trim()).replace(/\s*\n\s*/g, ' '));
}

function readQuote(lines: readonly string[], at: number, builder: StructureBuilder): number {
  let end = at;
  const inner: string[] = [];
  for (; end < lines.length && /^\s{0,3}>/.test(lines[end] ?? ''); end += 1) inner.push((lines[end] ?? '').replace(/^\s{0,3}>\s?/, ''));
  const callout = /^\[!(\w+)\]\s*$/.exec(inner[0] ?? '')?.[1];
  const text = plainInline(joinAll(callout === undefined ? inner : [`${callout.toUpperCase()}:`, ...inner.slice(1)]));
  builder.add({ kind: opensWarning(text) ? 'warning' : 'paragraph', text, page: 1 });
  return end;
}

/** A list item with its wrapped lines; a numbered one is a step and keeps its number in the text. */
function readItem(lines: readonly string[], at: number, builder: StructureBuilder): number {
  const line = lines[at] ?? '';
  const numbered = ordered.exec(line);
  const first = numbered?.[3] ?? unordered.exec(line)?.[2] ?? '';
  let end = at + 1;
  while (end < lines.length && continuesItem(lines[end] ?? '')) end += 1;
  const text = plainInline(joinAll([first, ...lines.slice(at + 1, end)]));
  if (numbered?.[2] !== undefined) builder.add({ kind: 'step', text: `${numbered[2]}. ${text}`, page: 1, level: Number(numbered[2]) });
  else builder.add({ kind: opensWarning(text) ? 'warning' : 'list', text: `• ${text}`, page: 1 });
  return end;
}

function continuesItem(line: string): boolean {
  return line.trim() !== '' && !startsBlock(line);
}

function startsBlock(line: string): boolean {
  return (
    heading.test(line) || fence.test(line) || rule.test(line) || ordered.test(line) || unordered.test(line) || /^\s{0,3}>/.test(line) || /^\s*\|.*\|/.test(line)
  );
}

function readParagraph(lines: readonly string[], at: number, builder: StructureBuilder): number {
  let end = at + 1;
  while (end < lines.length && continuesItem(lines[end] ?? '') && !/^\s{0,3}(?:=+|-{2,})\s*$/.test(lines[end] ?? '')) end += 1;
  const text = plainInline(joinAll(lines.slice(at, end)));
  const underline = /^\s{0,3}(=+|-{2,})\s*$/.exec(lines[end] ?? '')?.[1];
  if (underline !== undefined) {
    builder.add({ kind: 'heading', text, page: 1, level: underline.startsWith('=') ? 1 : 2 });
    return end + 1;
  }
  builder.add({ kind: paragraphKind(text), text, page: 1 });
  return end;
}

function paragraphKind(text: string): 'warning' | 'caption' | 'paragraph' {
  if (opensWarning(text)) return 'warning';
  return isCaption(text) && text.length < 200 ? 'caption' : 'paragraph';
}

function joinAll(lines: readonly string[]): string {
  return lines.reduce((joined, line) => (joined.endsWith('\\') ? `${joined.slice(0, -1)} ${line.trim()}` : joinLines(joined, line.trim())), '');
}

/** Inline Markdown as the reader sees it; `P_101_A` and `2 * 3` keep their marks because they mark nothing. */
export function plainInline(text: string): string {
  const codes: string[] = [];
  const kept = text.replace(/(`+)(.+?)\1/g, (_, _ticks: string, code: string) => `\u0000${codes.push(code.trim()) - 1}\u0000`);
  const plain = kept
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>/gi, (tag) => (/^<br/i.test(tag) ? ' ' : ''))
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])/g, '$1')
    .replace(/~~(?=\S)(.+?)(?<=\S)~~/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp|deg|micro|plusmn|sup2|sup3);/g, (entity) => entities.get(entity) ?? entity);
  const spaced = plain.replace(/ {2,}/g, ' ');
  return normaliseCharacters(spaced.replace(/\u0000(\d+)\u0000/g, (_, index: string) => codes[Number(index)] ?? ''));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', ' '],
  ['&deg;', '°'],
  ['&micro;', 'µ'],
  ['&plusmn;', '±'],
  ['&sup2;', '²'],
  ['&sup3;', '³'],
]);

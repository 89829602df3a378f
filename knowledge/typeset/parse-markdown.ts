import { type Block, type CalloutLevel, type ParsedBody, type Shape, SourceError } from './document.js';

const calloutLevels = new Map<string, CalloutLevel>([
  ['DANGER', 'danger'],
  ['WARNING', 'warning'],
  ['CAUTION', 'caution'],
  ['NOTE', 'note'],
]);
const shapeKinds = new Map<string, readonly [Shape['kind'], number]>([
  ['box', ['box', 4]],
  ['circle', ['circle', 3]],
  ['line', ['line', 4]],
  ['arrow', ['arrow', 4]],
  ['curve', ['curve', Number.POSITIVE_INFINITY]],
  ['text', ['text', 2]],
]);

type Cursor = { readonly lines: readonly string[]; index: number; readonly file: string };

function splitAnchor(text: string): Readonly<{ text: string; anchor: string | null }> {
  const match = /^(.*?)\s*\{#([a-z0-9-]+)\}\s*$/.exec(text);
  return match ? { text: match[1] ?? '', anchor: match[2] ?? null } : { text: text.trim(), anchor: null };
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function parseTable(cursor: Cursor, caption: string): Block {
  const rows: string[][] = [];
  while (cursor.lines[cursor.index]?.startsWith('|')) {
    const line = cursor.lines[cursor.index] ?? '';
    if (!/^\|[\s:|-]+$/.test(line)) rows.push(cellsOf(line));
    cursor.index += 1;
  }
  const [head, ...body] = rows;
  if (head === undefined) throw new SourceError(`${cursor.file}:${cursor.index}: the table "${caption}" has no rows`);
  const wrong = body.find((row) => row.length !== head.length);
  if (wrong) throw new SourceError(`${cursor.file}: table "${caption}": the row "${wrong.join(' | ')}" has ${wrong.length} cells, not ${head.length}`);
  const { text, anchor } = splitAnchor(caption);
  return { kind: 'table', caption: text, anchor, head, rows: body };
}

function parseShape(line: string, file: string): Shape {
  const [word = '', ...rest] = line.trim().split(/\s+/);
  const known = shapeKinds.get(word);
  if (!known) throw new SourceError(`${file}: unknown shape "${line}"`);
  const [kind, count] = known;
  const numbers: number[] = [];
  while (numbers.length < count && rest[0] !== undefined && /^-?\d+(\.\d+)?$/.test(rest[0])) numbers.push(Number(rest.shift()));
  return { kind, numbers, label: rest.join(' ') };
}

function parseFigure(cursor: Cursor, caption: string): Block {
  const height = Number(/^```figure\s+(\d+)/.exec(cursor.lines[cursor.index] ?? '')?.[1]);
  if (!Number.isFinite(height)) throw new SourceError(`${cursor.file}:${cursor.index + 1}: after "Figure:" write \`\`\`figure HEIGHT`);
  cursor.index += 1;
  const shapes: Shape[] = [];
  while (cursor.index < cursor.lines.length && cursor.lines[cursor.index] !== '```') {
    const line = cursor.lines[cursor.index] ?? '';
    if (line.trim() !== '') shapes.push(parseShape(line, cursor.file));
    cursor.index += 1;
  }
  cursor.index += 1;
  const { text, anchor } = splitAnchor(caption);
  return { kind: 'figure', caption: text, anchor, height, shapes };
}

/** The lines that continue the block begun on the current line, joined by spaces. */
function takeParagraph(cursor: Cursor, first: string): string {
  const parts = [first];
  cursor.index += 1;
  for (let line = cursor.lines[cursor.index]; line !== undefined && continues(line); line = cursor.lines[cursor.index]) {
    parts.push(line.trim().replace(/^>\s?/, ''));
    cursor.index += 1;
  }
  return parts.join(' ');
}

const continues = (line: string): boolean =>
  line.trim() !== '' && !/^(#{1,3}\s|\s*[-*]\s|\s*\d+\.\s|\s*[a-z]\)\s|\||```|Table:|Figure:|\[\^|> [A-Z]+:|---$)/.test(line);

function parseBlock(cursor: Cursor): Block {
  const line = cursor.lines[cursor.index] ?? '';
  const heading = /^(#{1,3})\s+(.*)$/.exec(line);
  if (heading) {
    cursor.index += 1;
    const { text, anchor } = splitAnchor(heading[2] ?? '');
    return { kind: 'heading', level: heading[1]?.length === 1 ? 1 : heading[1]?.length === 2 ? 2 : 3, text, anchor };
  }
  const captioned = /^(Table|Figure):\s*(.*)$/.exec(line);
  if (captioned) {
    cursor.index += 1;
    while (cursor.lines[cursor.index]?.trim() === '') cursor.index += 1;
    return captioned[1] === 'Table' ? parseTable(cursor, captioned[2] ?? '') : parseFigure(cursor, captioned[2] ?? '');
  }
  const callout = /^>\s*([A-Z]+):\s*(.*)$/.exec(line);
  const level = calloutLevels.get(callout?.[1] ?? '');
  if (callout && level) return { kind: 'callout', level, text: takeParagraph(cursor, callout[2] ?? '') };
  const item = /^(\s*)(?:([-*])|(\d+\.)|([a-z]\)))\s+(.*)$/.exec(line);
  if (item) return parseItem(cursor, item);
  if (line.startsWith('|')) throw new SourceError(`${cursor.file}:${cursor.index + 1}: a table needs a "Table: caption" line before it`);
  if (line.trim() === '---') {
    cursor.index += 1;
    return { kind: 'page-break' };
  }
  return { kind: 'paragraph', text: takeParagraph(cursor, line.trim()) };
}

function parseItem(cursor: Cursor, item: RegExpExecArray): Block {
  const depth = (item[1]?.length ?? 0) >= 2 ? 1 : 0;
  const text = takeParagraph(cursor, item[5] ?? '');
  const marker = item[3] ?? item[4];
  return marker === undefined ? { kind: 'bullet', text, depth } : { kind: 'step', marker, text, depth };
}

/**
 * Parses the body of a source file: a small subset of Markdown with `Table: caption {#anchor}` and `Figure: caption {#anchor}` lines,
 * `> WARNING: text` boxes, literal step numbers, `{@anchor}` references and `[^name]: text` footnotes. Throws SourceError.
 */
export function parseBody(body: string, file: string): ParsedBody {
  const footnotes = new Map<string, string>();
  const cursor: Cursor = { lines: body.split('\n').map((line) => line.replace(/\s+$/, '')), index: 0, file };
  const blocks: Block[] = [];
  while (cursor.index < cursor.lines.length) {
    const line = cursor.lines[cursor.index] ?? '';
    const footnote = /^\[\^([a-z0-9-]+)\]:\s*(.*)$/.exec(line);
    if (line.trim() === '') cursor.index += 1;
    else if (footnote) footnotes.set(footnote[1] ?? '', takeParagraph(cursor, footnote[2] ?? ''));
    else blocks.push(parseBlock(cursor));
  }
  return { blocks, footnotes };
}

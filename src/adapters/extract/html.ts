import { Parser } from 'htmlparser2';
import { allMatches } from '../../domain/all-matches.js';
import type { ExtractedDocument, ExtractedPage, TextBlock } from '../../ports/knowledge.js';
import type { ExtractionBudget } from './budget.js';
import { normaliseCharacters } from './characters.js';
import { markedNumber, written } from './docx-numbers.js';
import { HtmlSight } from './html-sight.js';
import { isCaption, opensWarning, stepNumber } from './markers.js';
import { type Metadata, metadataFromFields } from './metadata.js';
import { type SpanningCell, spreadTable } from './spans.js';
import { createStructureBuilder, type StructureBuilder, singlePage } from './structure.js';
import { renderRow } from './table.js';

/** HTML as structure. Scripts, styles and hidden elements are dropped; nothing is fetched or run. */
export function extractHtml(source: string, budget: ExtractionBudget): ExtractedDocument {
  const { builder, pages, metadata } = readHtml(source, budget);
  return { format: 'html', text: builder.text(), pages, blocks: builder.blocks(), records: [], metadata, warnings: [] };
}

export type HtmlReading = Readonly<{ builder: StructureBuilder; pages: readonly ExtractedPage[]; metadata: Metadata }>;
/** A void element of this class divides pages (see docx.ts). */
export const PAGE_BREAK_CLASS = 'shiftmate-page-break';

const blockTags: ReadonlySet<string> = new Set(
  'p div section article header footer main aside ul ol li dl dt dd table thead tbody tfoot tr blockquote pre figure figcaption caption h1 h2 h3 h4 h5 h6 form fieldset address hr body details summary'.split(
    ' ',
  ),
);

type List = { ordered: boolean; next: number; format: string };
/** The attribute `type` of a list in the names of `written`. */
const listFormats: ReadonlyMap<string, string> = new Map([
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
]);
type OpenTable = { rows: { cells: readonly SpanningCell[]; page: number }[]; cells: SpanningCell[]; next: Omit<SpanningCell, 'text'>; inHead: boolean };
type Reading = {
  buffer: string;
  kind: TextBlock['kind'];
  level: number | null;
  mark: string;
  /** The term of a list of definitions that waits for its definition. */
  term: string;
  page: number;
  lists: List[];
  table: OpenTable[];
  inCell: number;
  preformatted: number;
  breaks: number[];
};

/** Reads HTML into a builder; shared with Word documents, which arrive as HTML. */
export function readHtml(source: string, budget: ExtractionBudget): HtmlReading {
  const builder = createStructureBuilder(budget.characters);
  const starts: number[] = [0];
  const metadata = headMetadata(source);
  const state: Reading = {
    buffer: '',
    kind: 'paragraph',
    level: null,
    mark: '',
    term: '',
    page: 1,
    lists: [],
    table: [],
    inCell: 0,
    preformatted: 0,
    breaks: [],
  };
  const sight = new HtmlSight(source);
  const flush = () => flushBlock(state, builder, starts);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (sight.opens(name, attributes) === 'hidden') return;
        if (attributes['class'] === PAGE_BREAK_CLASS) breakPage(state, builder, starts);
        else openTag(name, attributes, state, flush);
      },
      ontext: (text) => {
        if (sight.isShown()) addText(state, text);
      },
      onclosetag: (name) => {
        if (sight.closes(name) === 'hidden') return;
        closeTag(name, state, builder, flush);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(source);
  for (const table of state.table.splice(0)) addTable(table, builder);
  flush();
  const length = builder.length();
  const pages = starts.map((start, index) => ({
    ...singlePage(0),
    page: index + 1,
    start: Math.min(start, length),
    end: Math.min(starts[index + 1] ?? length, length),
  }));
  return { builder, pages, metadata };
}

function addText(state: Reading, text: string): void {
  const clean = normaliseCharacters(text);
  state.buffer += state.preformatted > 0 ? clean : clean.replace(/\s+/g, ' ');
}

function openTag(name: string, attributes: Readonly<Record<string, string>>, state: Reading, flush: () => void): void {
  if (state.inCell > 0 && name !== 'table' && name !== 'td' && name !== 'th' && name !== 'tr') {
    if (blockTags.has(name) || name === 'br') state.buffer += ' ';
    return;
  }
  const number = name === 'a' ? markedNumber(attributes['id']) : null;
  if (number !== null) setNumber(state, number);
  if (name === 'br') state.buffer += state.preformatted > 0 ? '\n' : ' ';
  if (name === 'img' && attributes['alt'] !== undefined) addText(state, ` ${attributes['alt']} `);
  if (!blockTags.has(name) && name !== 'td' && name !== 'th') return;
  if (name !== 'td' && name !== 'th' && name !== 'tr' && !/^t(?:head|body|foot)$/.test(name) && !beginsItem(name, state)) flush();
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) Object.assign(state, { kind: 'heading', level: Number(heading) });
  if (name === 'ol' || name === 'ul') state.lists.push(openedList(name, attributes));
  if (name === 'li') openItem(state);
  if (name === 'dd') Object.assign(state, { mark: state.term === '' ? '' : `${state.term}: `, term: '' });
  if (name === 'pre') state.preformatted += 1;
  if (name === 'figcaption' || name === 'caption') Object.assign(state, { kind: 'caption', level: null });
  if (name === 'table') state.table.push({ rows: [], cells: [], next: { columns: 1, rows: 1, heading: false }, inHead: false });
  if (name === 'thead' || name === 'tbody') setHead(state.table.at(-1), name === 'thead');
  if (name === 'td' || name === 'th') {
    state.inCell += 1;
    state.buffer = '';
    const table = state.table.at(-1);
    if (table !== undefined) table.next = { columns: span(attributes['colspan']), rows: span(attributes['rowspan']), heading: name === 'th' || table.inHead };
  }
}

/** A paragraph that an item of a list begins with is the item, as word processors write it: `<li><p>...</p></li>`. */
function beginsItem(name: string, { kind, mark, buffer }: Reading): boolean {
  return (name === 'p' || name === 'div') && (kind === 'step' || kind === 'list' || mark !== '') && buffer.trim() === '';
}

/** The number that Word shows before the paragraph; in a list it takes the place of our own counting. */
function setNumber(state: Reading, label: string): void {
  const step = /^\(?(\d{1,3})[.)]?$/u.exec(label)?.[1];
  if (state.kind === 'step' && step !== undefined) Object.assign(state, { level: Number(step), mark: `${step}. ` });
  else if (state.kind === 'step' || state.kind === 'list') Object.assign(state, { kind: 'list', level: null, mark: `${label} ` });
  else state.mark = `${label} `;
}

function setHead(table: OpenTable | undefined, inHead: boolean): void {
  if (table !== undefined) table.inHead = inHead;
}

const LARGEST_SPAN = 1_000;

function span(attribute: string | undefined): number {
  const count = Number(attribute ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, LARGEST_SPAN) : 1;
}

function openedList(name: string, attributes: Readonly<Record<string, string>>): List {
  return { ordered: name === 'ol', next: Number(attributes['start'] ?? 1) || 1, format: listFormats.get(attributes['type'] ?? '') ?? 'decimal' };
}

/** Letters inside a list part the step they stand in; they are no steps of their own. */
function openItem(state: Reading): void {
  const list = state.lists.at(-1);
  if (list?.ordered) {
    const isPart = list.format !== 'decimal' && state.lists.length > 1;
    Object.assign(state, { kind: isPart ? 'list' : 'step', level: isPart ? null : list.next, mark: `${written(list.next, list.format)}. ` });
    list.next += 1;
  } else Object.assign(state, { kind: 'list', level: null, mark: '• ' });
}

function closeTag(name: string, state: Reading, builder: StructureBuilder, flush: () => void): void {
  const table = state.table.at(-1);
  if (name === 'td' || name === 'th') {
    state.inCell = Math.max(0, state.inCell - 1);
    table?.cells.push({ text: state.buffer.replace(/\s+/g, ' ').trim(), ...table.next });
    state.buffer = '';
  } else if (name === 'tr' && table !== undefined) closeRow(table, state.page);
  else if (state.inCell > 0 && name !== 'table') return;
  else if (name === 'dt') holdTerm(state, flush);
  else if (blockTags.has(name)) {
    if (name === 'dl' && state.term !== '') Object.assign(state, { buffer: state.term, term: '' });
    flush();
    if (name === 'table') addTable(state.table.pop(), builder);
    if (name === 'ol' || name === 'ul') state.lists.pop();
    if (name === 'pre') state.preformatted = Math.max(0, state.preformatted - 1);
  }
}

/** A term goes before its definition, `Supply: 24 V DC`; several terms share one. */
function holdTerm(state: Reading, flush: () => void): void {
  const text = state.buffer
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[:：]$/u, '');
  state.buffer = '';
  flush();
  state.term = [state.term, text].filter((part) => part !== '').join(', ');
}

function closeRow(table: OpenTable, page: number): void {
  if (table.cells.some((cell) => cell.text !== '')) table.rows.push({ cells: table.cells, page });
  table.cells = [];
}

/** A table of one column is layout, not a table; a row of one cell within a table says what the rows below it belong to. */
function addTable(table: OpenTable | undefined, builder: StructureBuilder): void {
  const source = table?.rows ?? [];
  const { title, headings, rows, bodyFrom } = spreadTable(source.map((row) => row.cells));
  if (title !== null) builder.add({ kind: 'caption', text: title, page: source[0]?.page ?? 1 });
  rows.forEach((cells, index) => {
    const { cells: own = [], page = 1 } = source[bodyFrom + index] ?? {};
    const alone = own.length === 1 && (cells.length === 1 || (own[0]?.columns ?? 1) >= cells.length);
    if (!alone) builder.add({ kind: 'table-row', text: renderRow(headings, cells), page });
    else if (cells.length > 1) builder.add({ kind: 'caption', text: own[0]?.text ?? '', page });
    else builder.add({ kind: opensWarning(own[0]?.text ?? '') ? 'warning' : 'paragraph', text: own[0]?.text ?? '', page });
  });
}

function flushBlock(state: Reading, builder: StructureBuilder, starts: number[]): void {
  const lead = state.buffer.length - state.buffer.trimStart().length;
  const text = state.preformatted > 0 ? state.buffer.trim() : state.buffer.replace(/ {2,}/g, ' ').trim();
  if (text !== '') {
    const startPage = state.page - state.breaks.length;
    const { kind, level } = kindOf(state, text);
    if (kind === 'warning') state.mark = '';
    const block = builder.add({ kind, level, text: state.mark + text, page: Math.max(1, startPage) });
    for (const [index, at] of state.breaks.entries())
      starts[startPage + index] = (block?.start ?? 0) + Math.max(0, Math.min(text.length, at - lead)) + state.mark.length;
  }
  Object.assign(state, { buffer: '', kind: 'paragraph', level: null, mark: '', breaks: [] });
}

function kindOf(state: Reading, text: string): Readonly<{ kind: TextBlock['kind']; level: number | null }> {
  if (state.kind === 'heading' || state.kind === 'step' || state.kind === 'caption') return { kind: state.kind, level: state.level };
  if (opensWarning(text)) return { kind: 'warning', level: null };
  if (state.kind === 'list') return { kind: 'list', level: null };
  const step = stepNumber(text);
  if (step !== null) return { kind: 'step', level: step };
  return { kind: isCaption(text) && text.length < 200 ? 'caption' : 'paragraph', level: null };
}

/** A new page: within running text the place is kept until the block is written. */
function breakPage(state: Reading, builder: StructureBuilder, starts: number[]): void {
  state.page += 1;
  // Blocks are parted by one line break or two; the page begins behind the first of them.
  starts[state.page - 1] = builder.length() + (builder.length() === 0 ? 0 : 1);
  if (state.buffer.trim() !== '' && state.inCell === 0) state.breaks.push(state.buffer.length);
}

/** Character references as the characters they name. */
function decoded(text: string): string {
  let plain = '';
  const parser = new Parser(
    {
      ontext: (piece) => {
        plain += piece;
      },
    },
    { decodeEntities: true },
  );
  parser.end(text);
  return plain;
}

/** Title, language and meta tags. */
function headMetadata(source: string): Metadata {
  const head = source.slice(0, 65_536);
  const fields: Record<string, string> = {};
  const title = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(head)?.[1];
  if (title !== undefined) fields['title'] = normaliseCharacters(decoded(title)).replace(/\s+/g, ' ').trim();
  const language = /<html[^>]*\slang=["']?([a-z-]+)/i.exec(head)?.[1];
  if (language !== undefined) fields['language'] = language.slice(0, 2).toLowerCase();
  for (const [tag] of allMatches(head, /<meta\s[^>]*>/gi)) {
    const name = /\sname=["']?([\w.:-]+)/i.exec(tag)?.[1];
    const content = /\scontent=(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    if (name !== undefined && content !== null) fields[name.replace(/^dc\./i, '')] ??= decoded(content[1] ?? content[2] ?? '').trim();
  }
  return metadataFromFields(fields);
}

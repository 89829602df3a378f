import { addressesCopilot } from '../../domain/addresses-copilot.js';
import { allMatches } from '../../domain/all-matches.js';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { openLead } from '../../domain/governing.js';
import type { ExtractedDocument, ExtractedPage, TextBlock } from '../../ports/knowledge.js';
import { type Span, splitSentences } from './sentences.js';

/** Words a passage of running text aims at, at least and at most. Steps and rows are never cut for it. */
const WORDS = { least: 80, most: 180, steps: 240 };

/** How many rows or parts of a list a lead-in reaches. */
const LISTED = 60;

type Group = Readonly<{ kind: Passage['kind']; section: string | null; start: number; end: number }>;

/**
 * Cuts a document into passages: running text at sentence ends, procedures whole and in order with the warnings of their steps, every table
 * row and log record by itself. `text` is exactly the document's text between `start` and `end`; ids are stable for one document revision.
 */
export function buildPassages(document: ExtractedDocument, info: DocumentInfo): readonly Passage[] {
  const pageOf = pageFinder(document.pages);
  const groups = groupBlocks(document);
  const sections = groups.map((_group, index) => underLead(groups, index, document.text));
  return groups.map((group, index) => {
    const text = document.text.slice(group.start, group.end);
    return {
      id: `${info.id}@${info.revision}#${index + 1}`,
      documentId: info.id,
      document: info.title,
      documentKind: info.kind,
      revision: info.revision,
      status: info.status,
      page: pageOf(group.start),
      endPage: pageOf(group.end - 1),
      section: sections[index] ?? null,
      kind: group.kind,
      start: group.start,
      end: group.end,
      text,
      language: info.language,
      appliesTo: info.appliesTo,
      flagged: addressesCopilot(text),
    };
  });
}

/** The section of a group; where a lead-in of the group before forbids or limits what this one says, it stands at the end of the path like a heading. */
function underLead(groups: readonly Group[], index: number, text: string): string | null {
  const own = groups[index]?.section ?? null;
  for (let at = index - 1; at >= 0 && index - at <= LISTED; at -= 1) {
    const before = groups[at];
    if (before === undefined || before.kind === 'heading' || !(own ?? '').startsWith(before.section ?? '')) return own;
    // The rows of one table, and the parts of one long list, follow the same lead-in.
    const lead = openLead(text.slice(before.start, before.end));
    if (lead !== null) return `${own === null ? '' : `${own} > `}${lead.text}:`;
    if (before.kind !== groups[index]?.kind || before.kind === 'text') return own;
  }
  return own;
}

/** The page on which the character at an offset stands. */
export function pageFinder(pages: readonly ExtractedPage[]): (offset: number) => number {
  const filled = pages.filter((page) => page.end > page.start);
  return (offset) => {
    let low = 0;
    let high = filled.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((filled[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return filled[low]?.page ?? 1;
  };
}

function groupBlocks({ blocks, text }: ExtractedDocument): readonly Group[] {
  const groups: Group[] = [];
  const sections = sectionPaths(blocks, text);
  for (let at = 0; at < blocks.length; ) {
    const end = groupEnd(blocks, at, text);
    const group = blocks.slice(at, end);
    const section = sections[at] ?? null;
    const kind = group[0]?.kind;
    if (kind === 'heading') {
      if (isEmptySection(blocks, at)) groups.push(whole('heading', group, sections[at - 1] ?? null));
    } else if (kind === 'table-row') groups.push(...group.map((row) => whole('table-row', [row], withCaption(section, blocks, at, text))));
    else if (kind === 'record') groups.push(...group.map((row) => whole('record', [row], section)));
    else if (group.some((block) => block.kind === 'step')) groups.push(...splitSteps(group, section, text));
    else groups.push(...splitText(group, section, text));
    at = end;
  }
  return groups;
}

function whole(kind: Passage['kind'], blocks: readonly TextBlock[], section: string | null): Group {
  return { kind, section, start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0 };
}

/** For every block the path of headings above it, for example `Maintenance > Lubrication`. */
function sectionPaths(blocks: readonly TextBlock[], text: string): readonly (string | null)[] {
  const stack: { level: number; title: string }[] = [];
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      const level = block.level ?? 1;
      while ((stack.at(-1)?.level ?? 0) >= level) stack.pop();
      stack.push({ level, title: text.slice(block.start, block.end).replace(/\s+/g, ' ') });
    }
    return stack.length === 0 ? null : stack.map((entry) => entry.title).join(' > ');
  });
}

/** True for a heading under which nothing stands before the next heading of its level or above; it would be lost otherwise. */
function isEmptySection(blocks: readonly TextBlock[], at: number): boolean {
  const next = blocks[at + 1];
  return next === undefined || (next.kind === 'heading' && (next.level ?? 1) <= (blocks[at]?.level ?? 1));
}

/** Table rows are found by their table's caption too. */
function withCaption(section: string | null, blocks: readonly TextBlock[], at: number, text: string): string | null {
  const before = blocks[at - 1];
  if (before?.kind !== 'caption') return section;
  const caption = text.slice(before.start, before.end).slice(0, 160);
  return section === null ? caption : `${section} > ${caption}`;
}

/** Where the group that begins at `at` ends: rows with rows, steps with what stands between them, other text up to the next heading, table or procedure. */
function groupEnd(blocks: readonly TextBlock[], at: number, text: string): number {
  const kind = blocks[at]?.kind;
  if (kind === 'heading') return at + 1;
  if (kind === 'table-row' || kind === 'record') {
    let end = at + 1;
    while (blocks[end]?.kind === kind) end += 1;
    return end;
  }
  const stepsAt = stepsStart(blocks, at);
  if (stepsAt === at) return stepsEnd(blocks, at);
  let end = at + 1;
  while (end < blocks.length && isText(blocks[end]) && stepsStart(blocks, end) !== end && !endsBeforeTable(blocks, end, text)) end += 1;
  return end;
}

function isText(block: TextBlock | undefined): boolean {
  return block !== undefined && block.kind !== 'heading' && block.kind !== 'table-row' && block.kind !== 'record' && block.kind !== 'step';
}

/** A caption directly above its table goes into the section of the rows, and stays a passage of its own for figures. */
function endsBeforeTable(blocks: readonly TextBlock[], at: number, _text: string): boolean {
  return blocks[at]?.kind === 'caption' && blocks[at + 1]?.kind === 'table-row';
}

/** The index itself where a procedure begins there: a step, or warnings directly before a step. */
function stepsStart(blocks: readonly TextBlock[], at: number): number {
  let look = at;
  while (blocks[look]?.kind === 'warning') look += 1;
  return blocks[look]?.kind === 'step' ? at : -1;
}

const BLOCKS_BETWEEN_STEPS = 6;

function stepsEnd(blocks: readonly TextBlock[], at: number): number {
  let end = at;
  let last: number | null = null;
  while (end < blocks.length) {
    let next = end;
    while (next < blocks.length && next - end <= BLOCKS_BETWEEN_STEPS && isText(blocks[next])) next += 1;
    const step = blocks[next];
    const onlyWarnings = blocks.slice(end, next).every((block) => block.kind === 'warning');
    if (step?.kind !== 'step' || !follows(step.level, last, onlyWarnings)) break;
    last = step.level;
    end = next + 1;
  }
  while (blocks[end]?.kind === 'warning' && stepsStart(blocks, end) !== end) end += 1;
  return end;
}

/** Whether a step goes on with the procedure: the next number, or the same list numbered anew by its writer ("1. 1. 1."). */
function follows(level: number | null, last: number | null, adjacent: boolean): boolean {
  if (last === null || level === last + 1) return true;
  return adjacent && level !== null && level > last;
}

/** A procedure as one passage, or, when it is long, as several with whole steps; a warning stays with the step after it. */
function splitSteps(blocks: readonly TextBlock[], section: string | null, text: string): readonly Group[] {
  const units: TextBlock[][] = [];
  let pending: TextBlock[] = [];
  for (const block of blocks) {
    if (block.kind === 'step') {
      units.push([...pending, block]);
      pending = [];
    } else if (block.kind === 'warning' || units.length === 0) pending.push(block);
    else units.at(-1)?.push(...pending.splice(0), block);
  }
  units.at(-1)?.push(...pending);
  return pack(units, text, WORDS.steps).map((unit) => whole('steps', unit, section));
}

function splitText(blocks: readonly TextBlock[], section: string | null, text: string): readonly Group[] {
  const shown = blocks.filter((block) => !isContentsLine(text.slice(block.start, block.end)));
  const runs = contiguous(shown, blocks);
  return runs.flatMap((run) => {
    const units = run.flatMap((block) => sentencesOf(block, text)).map((block) => [block]);
    return pack(units, text, WORDS.most).map((unit) => whole('text', unit, section));
  });
}

/** Lines of a table of contents ("Lubrication ..... 14") lead to a page but say nothing. */
function isContentsLine(text: string): boolean {
  return text.length < 400 && /(?:\.{4,}|(?:\. ){4,}|…{2,})\s*[\divx]{0,6}\s*$/u.test(text.slice(-60));
}

function contiguous(shown: readonly TextBlock[], all: readonly TextBlock[]): readonly (readonly TextBlock[])[] {
  const runs: TextBlock[][] = [];
  shown.forEach((block, index) => {
    const previous = shown[index - 1];
    const follows = previous !== undefined && all.indexOf(block) === all.indexOf(previous) + 1;
    if (follows) runs.at(-1)?.push(block);
    else runs.push([block]);
  });
  return runs;
}

/** A block longer than a passage, cut after sentences into pieces that fit. */
function sentencesOf(block: TextBlock, text: string): readonly TextBlock[] {
  const body = text.slice(block.start, block.end);
  if (countWords(body) <= WORDS.most) return [block];
  const sentences = splitSentences(body).flatMap((span) => cutOverlong(span, body));
  return sentences.map(({ start, end }) => ({ ...block, start: block.start + start, end: block.start + end }));
}

/** A sentence without an end (a listing, a table that was not seen as one) is cut between words. */
function cutOverlong({ start, end }: Span, body: string): readonly Span[] {
  if (countWords(body.slice(start, end)) <= WORDS.most) return [{ start, end }];
  const spans: Span[] = [];
  let from = start;
  let words = 0;
  for (const match of allMatches(body.slice(start, end), /\s+|(?<=\p{Script=Han}{60})/gu)) {
    words += match[0] === '' ? 40 : 1;
    if (words < WORDS.most * 0.7) continue;
    spans.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
    words = 0;
  }
  return from < end ? [...spans, { start: from, end }] : spans;
}

/** Fills passages with whole units up to `most` words, and does not leave a short last one where it can be avoided. */
function pack(units: readonly (readonly TextBlock[])[], text: string, most: number): readonly (readonly TextBlock[])[] {
  const packed: { blocks: TextBlock[]; words: number }[] = [];
  for (const unit of units) {
    const words = unit.reduce((sum, block) => sum + countWords(text.slice(block.start, block.end)), 0);
    const open = packed.at(-1);
    if (open !== undefined && open.words + words <= most) {
      open.blocks.push(...unit);
      open.words += words;
    } else packed.push({ blocks: [...unit], words });
  }
  const last = packed.at(-1);
  const before = packed.at(-2);
  if (last !== undefined && before !== undefined && last.words < WORDS.least / 4 && last.words + before.words <= most * 1.2) {
    before.blocks.push(...last.blocks);
    packed.pop();
  }
  return packed.map(({ blocks }) => blocks);
}

/** Words of a text; a Chinese word is about one and a half characters. */
export function countWords(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/(?!\p{Script=Han})[\p{L}\p{N}][^\s\p{Script=Han}]*/gu)?.length ?? 0;
  return words + Math.round(han / 1.5);
}

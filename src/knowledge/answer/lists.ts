import { allMatches } from '../../domain/all-matches.js';
import type { Passage } from '../../domain/document.js';
import { type Span, sentencesOf } from '../text/sentences.js';

/** A stretch of a passage; offsets are into its text. */
export type Place = Readonly<{ passage: Passage; start: number; end: number }>;
/** A run of bullets, numbered lines, terms or rows, with the sentence that announces it, where one does. */
export type List = Readonly<{ lead: Place | null; items: readonly Place[] }>;

type Line = Place & Readonly<{ form: 'bullet' | 'number' | 'term' | 'row' | 'other'; number: number | null }>;

const BULLET = /^\s*(?:[•▪‣◦*–-]|[a-z]\))\s/u;
const NUMBERED = /^\s*(\d{1,2})[.)]\s/u;
/** "Pulse: one opening of the drip valves": a term with what it means. */
const TERM = /^[\p{Lu}\d][^.:;!?]{0,40}:\s\S/u;
const ANNOUNCES = /[:：]\s*$|\b(?:the following|as follows|listed below|folgende[nrsm]?|wie folgt)\b.{0,80}$|(?:以下|如下).{0,40}$/iu;
const FEWEST = 2;
/** How many passages before and behind a place are looked at; a longer list is shown as far as that. */
const REACH = 40;

/** True for a sentence that says nothing but what the lines behind it are. */
export const announces = (text: string): boolean => /[:：]\s*$/u.test(text);

/** True for one entry of a list as it stands in a text. */
export const isEntry = (text: string): boolean => BULLET.test(text) || NUMBERED.test(text);

/** Finds the list that a place of `passage` announces or is an entry of. `own` are the passages of its document in order, `at` is an offset into the passage's text. */
export function listsIn(passage: Passage, own: readonly Passage[]): (at: number) => List | null {
  let lines: readonly Line[] | null = null;
  return (at) => {
    lines ??= linesAround(passage.start, passage.end, own);
    return listIn(lines, passage.start + at);
  };
}

/** The same for an offset into the document. */
function listIn(lines: readonly Line[], place: number): List | null {
  const here = lines.findIndex(({ passage, start, end }) => passage.start + start <= place && passage.start + end > place);
  const found = lines[here];
  if (found === undefined) return null;
  const announced = found.form === 'other' ? announcing(found) : null;
  if (found.form === 'other' && (announced === null || found.passage.start + announced.start !== place)) return null;
  const first = found.form === 'other' ? here + 1 : firstOf(lines, here);
  const items = runFrom(lines, first);
  const before = lines[first - 1];
  const lead = before?.form === 'other' ? announcing(before) : null;
  return items.length < FEWEST ? null : { lead: lead === null || before === undefined ? null : { passage: before.passage, ...lead }, items };
}

/** The last sentence of a line, where it announces what follows. */
function announcing({ passage, start, end }: Place): Span | null {
  const text = passage.text.slice(start, end);
  const last = sentencesOf(text).at(-1);
  if (last === undefined || !ANNOUNCES.test(text.slice(last.start, last.end))) return null;
  return { start: start + last.start, end: start + last.end };
}

/** The lines of the passages between two offsets of a document, and of those before and behind as far as a list goes on. */
function linesAround(start: number, end: number, own: readonly Passage[]): readonly Line[] {
  let from = own.findIndex((passage) => passage.end > start);
  if (from < 0) return [];
  let to = from;
  while (to + 1 < own.length && (own[to + 1]?.start ?? end) < end) to += 1;
  let lines = own.slice(from, to + 1).flatMap(linesOf);
  const [at, section] = [from, own[from]?.section ?? ''];
  while (from > 0 && at - from < REACH && lines[0]?.form !== 'other' && isNear(own[from - 1], section)) {
    from -= 1;
    const before = own[from];
    if (before !== undefined) lines = [...linesOf(before), ...lines];
  }
  while (to + 1 < own.length && to - at < REACH && isNear(own[to + 1], section)) {
    const last = lines.at(-1);
    if (last === undefined || (last.form === 'other' && announcing(last) === null)) break;
    to += 1;
    const next = own[to];
    if (next !== undefined) lines = [...lines, ...linesOf(next)];
  }
  return lines;
}

/** Of the same section; a table's caption belongs to its section. */
const isNear = (passage: Passage | undefined, section: string): boolean => {
  const other = passage?.section ?? '';
  return passage !== undefined && (other.startsWith(section) || section.startsWith(other));
};

function linesOf(passage: Passage): readonly Line[] {
  if (passage.text.length !== passage.end - passage.start) return [];
  const lines: Line[] = [];
  for (const match of allMatches(passage.text, /[^\n]+/gu)) {
    const end = match.index + match[0].trimEnd().length;
    const form = passage.kind === 'table-row' || passage.kind === 'record' ? 'row' : formOf(match[0]);
    const last = lines.at(-1);
    // What stands between two steps belongs to the one before.
    if (form === 'other' && passage.kind === 'steps' && last !== undefined && last.form !== 'other') lines[lines.length - 1] = { ...last, end };
    else lines.push({ passage, start: match.index, end, form, number: numberOf(match[0]) });
  }
  return lines;
}

const numberOf = (line: string): number | null => {
  const digits = NUMBERED.exec(line)?.[1];
  return digits === undefined ? null : Number(digits);
};

function formOf(line: string): Line['form'] {
  if (NUMBERED.test(line)) return 'number';
  if (BULLET.test(line)) return 'bullet';
  return TERM.test(line) && !announces(line) ? 'term' : 'other';
}

/** Two lines of one list: of one form, and numbers rise. */
const goesOn = (before: Line | undefined, next: Line | undefined): boolean =>
  before !== undefined &&
  next !== undefined &&
  before.form === next.form &&
  before.form !== 'other' &&
  (next.number === null || before.number === null || next.number > before.number) &&
  before.passage.kind === next.passage.kind &&
  before.passage.section === next.passage.section;

function firstOf(lines: readonly Line[], at: number): number {
  let first = at;
  while (goesOn(lines[first - 1], lines[first])) first -= 1;
  return first;
}

function runFrom(lines: readonly Line[], first: number): readonly Line[] {
  const start = lines[first];
  if (start === undefined || start.form === 'other') return [];
  const run = [start];
  while (goesOn(run.at(-1), lines[first + run.length])) {
    const next = lines[first + run.length];
    if (next === undefined) break;
    run.push(next);
  }
  return run;
}

import type { AnswerFollowUp, SortKey } from '../../domain/answer-follow-up.js';
import type { Language } from '../../domain/language.js';
import { type ShownPhrases, shownPhrases } from '../phrases/shown-lines.js';
import { type Line, line } from '../skill.js';
import type { Row, Shown } from './rows.js';

/** What can be done with an answer by itself; another language, the store and two answers at once are asked anew. */
export type Act = Exclude<AnswerFollowUp, { kind: 'language' } | { kind: 'stock' } | { kind: 'both' }>;
type Told = Readonly<{ lines: readonly Line[]; shown: Shown }>;

const mostSources = 6;
const mostRows = 12;
const fewRows = 3;

/** The answer before with one thing done to it; null where it has nothing that this could be done to. */
export function actOnAnswer(asked: Act, last: Shown, isProcedure: boolean, language: Language): Told | null {
  const say = shownPhrases[language];
  switch (asked.kind) {
    case 'source':
      return { lines: sourcesOf(last, say), shown: last };
    case 'shorter':
      return { lines: shortened(last, isProcedure, say), shown: last };
    case 'table':
      return asTable(last, say);
    case 'more':
      return furtherRows(last, say);
    case 'money':
      return { lines: [line(say.noPrice(last.figure === null || last.rows.length > 1 ? null : told(last)))], shown: last };
    case 'sort':
      return sorted(asked.by, asked.down, last, say);
    case 'without':
      return withoutRows(asked.words, asked.ofRows, last, say);
  }
}

function told({ figure }: Shown): string {
  if (figure === null) return '';
  return figure.of === '' ? figure.raw : figure.behind ? `${figure.raw} ${figure.of}` : `${figure.of} ${figure.raw}`;
}

/** Every source that the lines stand on, documents with the section. */
function sourcesOf({ lines, evidence }: Shown, say: ShownPhrases): readonly Line[] {
  const ids = new Set(lines.flatMap((each) => each.evidence));
  const named = new Map<string, Line>();
  for (const item of evidence) {
    // What was searched is no place where something stands.
    if (!ids.has(item.id) || (item.kind === 'computation' && item.name === 'search_knowledge')) continue;
    const section = item.kind === 'passage' ? headingOf(item.section) : '';
    const text = say.source(`${item.label}${section}`);
    if (!named.has(text)) named.set(text, line(text, item));
  }
  return named.size === 0 ? [line(say.noSource)] : [...named.values()].slice(0, mostSources);
}

/** The last heading over a passage; its number, and a heading that holds one, are no part of the evidence and would be held back. */
function headingOf(section: string | null): string {
  const heading =
    section
      ?.split(' > ')
      .at(-1)
      ?.replace(/^[\d.]+\s+/u, '') ?? '';
  return heading === '' || /\d/u.test(heading) ? '' : ` (${heading})`;
}

const guarding = /^(?:\W|\d)*(?:DANGER|WARNING|CAUTION|WARNUNG|GEFAHR|ACHTUNG|VORSICHT|警告|注意|危险)/iu;
/** A line that names a source. */
export const citing = /^(?:Source: |Quelle: |来源：)/u;

/** A procedure keeps every step and warning, each step to its first sentence; anything else its first lines. */
function shortened({ lines, rows }: Shown, isProcedure: boolean, say: ShownPhrases): readonly Line[] {
  const main = lines.filter(({ text }) => !citing.test(text));
  const cited = lines.filter(({ text }) => citing.test(text)).slice(0, 1);
  const short = (each: Line): Line => ({ ...each, text: guarding.test(each.text) ? each.text : firstSentence(each.text) });
  if (isProcedure) return [...main.map(short), ...cited];
  const kept = main.slice(0, rows.length > fewRows ? fewRows : 2).map(short);
  return [...kept, ...(main.length > kept.length && rows.length > fewRows ? [line(say.andMore)] : []), ...cited];
}

function firstSentence(text: string): string {
  return /^(?:\d{1,2}[.)]\s+)?.{12,}?[.!?。！？](?=\s+\p{Lu}|\s*\p{Script=Han}|$)/u.exec(text)?.[0] ?? text;
}

function asTable(last: Shown, say: ShownPhrases): Told | null {
  const rows = last.rows.filter(({ line: { text } }) => last.lines.some((each) => each.text === text));
  const used = rows.length > 0 ? rows : last.rows;
  if (used.length === 0) return null;
  const clean = (text: string): string => text.replace(/\s*\|\s*/gu, ' / ').trim();
  const cells = used.slice(0, mostRows).map((row) => ({ row, time: row.at?.replace('T', ' ') ?? '', name: row.name ?? '', rest: restOf(row) }));
  const timed = cells.some(({ time }) => time !== '') && used.every(({ isLive }) => !isLive);
  const columns = [...(timed ? [say.columns.time] : []), say.columns.name, say.columns.what];
  const body = cells.map(({ row, time, name, rest }) =>
    line(`| ${[...(timed ? [time] : []), name, clean(timed ? rest : restOf({ ...row, at: null }))].join(' | ')} |`, ...row.line.evidence),
  );
  return { lines: [line(`| ${columns.join(' | ')} |`), line(`|${columns.map(() => '---').join('|')}|`), ...body], shown: { ...last, lines: last.lines } };
}

/** A row without the time and the name that stand in columns of their own. */
function restOf({ line: { text }, name, at }: Row): string {
  const bare = at === null ? text : text.replace(/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?\s*/u, '');
  return name !== null && bare.startsWith(name) ? bare.slice(name.length).replace(/^[\s;:,]+/u, '') : bare;
}

function furtherRows(last: Shown, say: ShownPhrases): Told {
  const shown = new Set(last.lines.map(({ text }) => text));
  const rows = last.rows.filter((row) => !shown.has(row.line.text)).slice(0, mostRows);
  if (rows.length === 0) return { lines: [line(say.nothingMore)], shown: last };
  const lines = rows.map((row) => row.line);
  return { lines, shown: { ...last, lines: [...last.lines, ...lines] } };
}

const keys: Readonly<Record<SortKey, (row: Row) => number | string | null>> = {
  time: ({ at }) => at,
  priority: ({ urgency }) => urgency,
  name: ({ name }) => name,
  duration: ({ minutes }) => minutes,
  figure: ({ figure }) => figure?.value ?? null,
};

function sorted(by: SortKey, down: boolean, last: Shown, say: ShownPhrases): Told | null {
  if (last.rows.length < 2) return null;
  const key = keys[by];
  const keyed = last.rows.map((row) => ({ row, value: key(row) }));
  if (keyed.every(({ value }) => value === null)) return { lines: [line(say.cannotSort)], shown: last };
  const compare = (a: number | string | null, b: number | string | null): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
  };
  const rows = keyed.sort((a, b) => compare(a.value, b.value)).map(({ row }) => row);
  return listed(rows, last, []);
}

function withoutRows(words: readonly string[], ofRows: boolean, last: Shown, say: ShownPhrases): Told | null {
  if (last.rows.length < 2) return null;
  const has = (row: Row): boolean => words.some((word) => row.holds.toLowerCase().includes(word.replace(/(?:ed|s)$/u, '')));
  const rows = last.rows.filter((row) => !has(row));
  if (rows.length === last.rows.length) return ofRows ? listed(rows, last, [line(say.noneOf(words.join(' ')))]) : null;
  return rows.length === 0 ? { lines: [line(say.allOf(words.join(' ')))], shown: last } : listed(rows, last, []);
}

function listed(rows: readonly Row[], last: Shown, lead: readonly Line[]): Told {
  const lines = [...lead, ...rows.slice(0, mostRows).map((row) => row.line)];
  return { lines, shown: { ...last, rows, focus: null, before: null, order: null, lines } };
}

import type { Language } from '../../domain/language.js';
import { convert } from '../../domain/quantity.js';
import type { Extreme, RowField, ShownFollowUp } from '../../domain/shown-follow-up.js';
import { type ShownPhrases, shownPhrases } from '../phrases/shown-lines.js';
import { type Line, line } from '../skill.js';
import type { Figure, Row, Shown } from './rows.js';

/** What a follow-up comes to: lines with the rows and the one that is spoken of now, or a question that names what it means. */
export type FromShown = Readonly<{ lines: readonly Line[]; shown: Shown }> | Readonly<{ ask: string }>;

const mostTold = 8;

/** Answers a question on what was shown by the last answer (`last`) and the one before it (`earlier`); null where they show nothing that it could mean. */
export function answerFromShown(asked: ShownFollowUp, last: Shown, earlier: Shown | null, language: Language): FromShown | null {
  const say = shownPhrases[language];
  switch (asked.kind) {
    case 'pick':
      return toRow(last, placeOf(asked.place, last), asked.field, say);
    case 'beside':
      return beside(asked.step, last, asked.field, say);
    case 'extreme':
      return extreme(asked, last, say) ?? ofTwoAnswers(asked, last, earlier, say);
    case 'field':
      return fieldOf(asked.field, last, say);
    case 'only':
      return only(asked.words, asked.ofRows, last, say);
    case 'lines':
      return linesAbout(asked.words, last);
    case 'count':
      return countOf(last, say);
    case 'share':
      return shareOf(last, earlier, say);
    case 'difference':
      return differenceOf(asked.named, last, earlier, say);
    case 'apart':
      return apartOf(last, earlier, say);
  }
}

/** Whether the rows are told newest first. */
function newestFirst(rows: readonly Row[]): boolean {
  const [first, second] = rows.flatMap(({ at }) => (at === null ? [] : [at]));
  return first !== undefined && second !== undefined && first > second;
}

function placeOf(place: number, { rows, order }: Shown): number | null {
  if (rows.length < 2 && place > 0) return null;
  if (order !== null) return order.at(place) ?? null;
  // "The last one" of a log is the newest.
  if (place < 0) return rows.length === 0 ? null : newestFirst(rows) ? 0 : rows.length - 1;
  return place < rows.length ? place : null;
}

function beside(step: 'before' | 'after' | 'next', last: Shown, field: RowField, say: ShownPhrases): FromShown | null {
  const { rows, focus, order } = last;
  if (rows.length < 2) return null;
  if (step === 'next' && order !== null && focus !== null) return toRow(last, order[order.indexOf(focus) + 1] ?? null, field, say);
  const down = step === 'next' || (step === 'before') === newestFirst(rows);
  const from = focus ?? (newestFirst(rows) ? 0 : rows.length - 1);
  const to = from + (down ? 1 : -1);
  if (rows[to] === undefined) return { lines: [line(say.noFurther)], shown: last };
  return toRow(last, to, field, say);
}

function toRow(last: Shown, index: number | null, field: RowField, say: ShownPhrases): FromShown | null {
  const row = index === null ? undefined : last.rows[index];
  if (row === undefined) return null;
  if (field === 'cause') return causeOf(row);
  const lines = field === 'row' ? [row.line] : fieldLines(row, field, say);
  return lines === null ? null : { lines, shown: { ...last, focus: index, before: last.focus, figure: row.figure ?? last.figure, lines } };
}

/** What a procedure or a table of a document says under a heading of its own: "Parts: ...", "Tools: ...", "Time: ...". */
const headings: Partial<Readonly<Record<RowField, RegExp>>> = {
  parts:
    /(?:\b(?:Spare parts?|Parts?|Ersatzteile?|Teile?)\s*[:：]|(?:备件|零件|配件)\s*[:：])\s*(.+?)(?=\s+[\p{Lu}]\p{L}+\s*[:：]|\s\p{Script=Han}{2,4}[:：]|$)/u,
  tools: /(?:\b(?:Tools?|Werkzeuge?)\s*[:：]|工具\s*[:：])\s*(.+?)(?=\s+[\p{Lu}]\p{L}+\s*[:：]|\s\p{Script=Han}{2,4}[:：]|$)/u,
  check: /(?:\b(?:Check first|First action|What to do at alarm|Erste Maßnahme|Zuerst prüfen)\s*[:：]|(?:首先检查|先检查|首要措施)\s*[:：])\s*(.+?)(?=;|；|$)/u,
  duration: /(?:\b(?:Time|Duration|Zeit|Dauer)\s*[:：]|(?:时间|工时)\s*[:：])\s*(.+?)(?=\s+[\p{Lu}]\p{L}+\s*[:：]|\s\p{Script=Han}{2,4}[:：]|$)/u,
};

function headed(field: RowField, last: Shown): FromShown | null {
  const pattern = headings[field];
  if (pattern === undefined) return null;
  const lines = last.lines.flatMap((each) => {
    const found = pattern.exec(each.text)?.[0];
    return found === undefined ? [] : [line(found, ...each.evidence)];
  });
  return lines.length === 0 ? null : { lines: lines.slice(0, mostTold), shown: { ...last, lines } };
}

function fieldOf(field: RowField, last: Shown, say: ShownPhrases): FromShown | null {
  const under = last.rows.some(({ record }) => record !== null) ? null : headed(field, last);
  if (under !== null || field === 'check') return under;
  if (last.focus !== null) return toRow(last, last.focus, field, say);
  const [first] = last.lines;
  // A figure that was told with its time is told again.
  return field === 'when' && last.rows.length === 0 && first !== undefined && /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}/u.test(first.text)
    ? { lines: [first], shown: last }
    : null;
}

/** Why a machine stood or an alarm came up is asked anew, by its name and time; a record of the log tells it itself. */
function causeOf({ record, name, at, by, urgency, line: shown }: Row): FromShown | null {
  if (record !== null || by !== null || name === null) return null;
  if (urgency !== null) return { ask: `why is alarm ${name.replace(/#.*$/u, '')} active` };
  return at === null || at.length < 16 || !/\bfrom\b/u.test(shown.text) ? null : { ask: `why did ${name} stop at ${at.slice(11, 16)}` };
}

function labelOf({ at, name, line: { text } }: Row): string {
  return name === null && at === null ? text : [at?.replace('T', ' '), name].filter((part) => part !== null && part !== undefined).join(' ');
}

function fieldLines(row: Row, field: RowField, say: ShownPhrases): readonly Line[] | null {
  const { record, duration, at, by, line: shown, urgency, isLive } = row;
  const told = (text: string): readonly Line[] => [line(text, ...shown.evidence)];
  const label = labelOf(row);
  if (field === 'who' && by !== null) return told(say.doneBy(label, by));
  if (field === 'who') return record === null ? null : told(record.technician === null ? say.noName(label) : say.doneBy(label, record.technician));
  if (by !== null)
    return ['when', 'since', 'duration'].includes(field) && row.name !== null && at !== null ? told(say.raised(row.name, at.replace('T', ' '))) : null;
  if (field === 'tools') return null;
  if (field === 'parts') return record === null ? null : told(record.parts.length === 0 ? say.noParts(label) : say.partsUsed(label, record.parts.join(', ')));
  if (field === 'duration')
    return duration !== null ? (record === null ? [shown] : told(say.took(label, duration))) : record === null ? null : told(say.noDuration(label));
  if (urgency !== null && row.name !== null && at !== null) return told(say.raised(row.name, at.replace('T', ' ')));
  if (field === 'since') return /\bfrom\b/u.test(shown.text) ? [shown] : null;
  return at === null || isLive ? null : [shown];
}

/** What rows are ordered by: a figure of one unit, a length of time, a date, how pressing they are. */
function keyOf(by: Extreme, rows: readonly Row[], named: readonly string[]): ((row: Row) => number | null) | null {
  const time = named.length > 0 && named.every((word) => /^(?:downtime|time|hours?|h|minutes?|duration|zeit)$/u.test(word));
  if (by === 'newest' || by === 'oldest') return ({ at }) => (at === null ? null : Date.parse(at.length > 10 ? `${at}Z` : at));
  const timed = rows.some(({ record }) => record !== null) || rows.every(({ minutes }) => minutes !== null);
  if (by === 'longest' || by === 'shortest' || (time && timed)) return ({ minutes }) => minutes;
  if (rows.every(({ urgency }) => urgency !== null)) return ({ urgency }) => urgency;
  const units = new Set(rows.flatMap(({ figure }) => (figure === null ? [] : [figure.unit])));
  const isNamed = named.every((word) => rows.every(({ line: { text } }) => text.toLowerCase().includes(word)));
  return units.size === 1 && isNamed && rows.every(({ figure }) => figure !== null) ? ({ figure }) => figure?.value ?? null : null;
}

function extreme(asked: Extract<ShownFollowUp, { kind: 'extreme' }>, last: Shown, say: ShownPhrases): FromShown | null {
  const key = last.rows.length < 2 ? null : keyOf(asked.by, last.rows, asked.named);
  if (key === null || (asked.named.length > 0 && (asked.by === 'newest' || asked.by === 'oldest'))) return null;
  const descending = asked.by === 'most' || asked.by === 'longest' || asked.by === 'newest';
  const known = last.rows.flatMap((row, index) => {
    const value = key(row);
    return value === null ? [] : [{ index, value }];
  });
  const order = [...known].sort((a, b) => (descending ? b.value - a.value : a.value - b.value) || a.index - b.index);
  const chosen = order[asked.rank];
  if (chosen === undefined || order.length < 2) return null;
  const found = toRow(last, chosen.index, asked.field, say);
  if (found === null || 'ask' in found) return found;
  // Rows that share the end of the order are all named.
  const ties = asked.rank === 0 && asked.field === 'row' ? order.slice(1).filter(({ value }) => value === chosen.value) : [];
  const others = ties.slice(0, mostTold).flatMap(({ index }) => last.rows[index]?.line ?? []);
  const timed = asked.by === 'longest' || asked.by === 'shortest';
  const row = last.rows[chosen.index];
  const duration = timed && asked.field === 'row' && row?.record != null ? (fieldLines(row, 'duration', say) ?? []) : [];
  return { lines: [...found.lines, ...duration, ...others], shown: { ...found.shown, order: order.map(({ index }) => index) } };
}

/** Words of how pressing an alarm is, in every language of the rows, by the order of priorities. */
const pressing: ReadonlyArray<readonly [RegExp, (urgency: number) => boolean]> = [
  [/^(?:highest|höchste\w*|最高)$/u, (urgency) => urgency >= 3],
  [/^(?:high|hoh\w*|hoch|高(?:优先级)?)$/u, (urgency) => urgency >= 2],
  [/^(?:medium|mittel\w*|mittlere\w*|中(?:优先级)?)$/u, (urgency) => urgency === 1],
  [/^(?:low|niedrig\w*|低(?:优先级)?)$/u, (urgency) => urgency === 0],
];

/** A row holds a word in its line or in what its source says. */
function holdsWord({ holds, line: { text }, urgency, record, minutes }: Row, word: string): boolean {
  if (/^downtime$|^duration$/u.test(word) && record !== null) return (minutes ?? 0) > 0;
  if (urgency !== null && /^(?:priorit\w*|优先级)$/u.test(word)) return true;
  const level = urgency === null ? undefined : pressing.find(([pattern]) => pattern.test(word))?.[1];
  if (level !== undefined && urgency !== null) return level(urgency);
  return `${holds}\n${text}`.toLowerCase().includes(word.replace(/s$/u, ''));
}

function only(words: readonly string[], ofRows: boolean, last: Shown, say: ShownPhrases): FromShown | null {
  if (last.rows.length < 2) return null;
  const rows = last.rows.filter((row) => words.every((word) => holdsWord(row, word)));
  // What no row holds may be asked of something else, unless rows are spoken of.
  if (rows.length === 0 && !ofRows) return null;
  const lines = rows.slice(0, mostTold).map((row) => row.line);
  return { lines: lines.length === 0 ? [line(say.noneOf(words.join(' ')))] : lines, shown: { ...last, rows, focus: null, before: null, order: null, lines } };
}

/** The lines that hold every word, else those that hold the last one, which names the thing. */
function linesAbout(words: readonly string[], last: Shown): FromShown | null {
  const holding = (some: readonly string[]): readonly Line[] =>
    last.lines.filter(({ text }) => some.every((word) => text.toLowerCase().includes(word.slice(0, Math.max(4, word.length - 2)))));
  const all = holding(words);
  const lines = (all.length > 0 ? all : holding(words.slice(-1))).slice(0, mostTold);
  return lines.length === 0 ? null : { lines, shown: { ...last, lines } };
}

function countOf(last: Shown, say: ShownPhrases): FromShown | null {
  // A list that tells its own count is asked for it.
  const told = last.rows.length > 0 ? last.lines.find(({ text }) => /^\d+ \p{L}/u.test(text)) : undefined;
  if (told !== undefined) return { lines: [told], shown: last };
  const names = [...new Set(last.rows.flatMap(({ name }) => (name === null ? [] : [name.replace(/[.#].*$/u, '')])))];
  if (names.length !== last.rows.length || names.length < 2) return null;
  const evidence = [...new Set(last.rows.flatMap(({ line: { evidence: ids } }) => ids))];
  return { lines: [line(say.inAll(names.length, names.join(', ')), ...evidence)], shown: last };
}

function named({ of, raw, behind }: Figure): string {
  return of === '' ? raw : behind ? `${raw} ${of}` : `${of} ${raw}`;
}

function shareOf(last: Shown, earlier: Shown | null, say: ShownPhrases): FromShown | null {
  const { rows, focus } = last;
  const own = focus === null ? null : (rows[focus]?.figure ?? null);
  if (own !== null && rows.length > 1 && rows.every(({ figure }) => figure !== null && figure.unit === own.unit)) {
    const total = rows.reduce((sum, { figure }) => sum + (figure?.value ?? 0), 0);
    // Only a whole that the source itself states.
    if (own.decimals === 0 && new RegExp(`(?<![\\d.,])${total}(?![\\d.,]\\d|\\d)`, 'u').test(last.sources))
      return shareLine({ ...own }, { ...own, value: total, raw: String(total), of: '' }, last, say);
    return null;
  }
  const pair = figuresOf(last, earlier);
  if (pair === null) return null;
  const [a, b] = pair;
  // The same thing at another time is no part of it.
  if (a.of === b.of) return null;
  return a.value < b.value ? shareLine(a, b, last, say) : shareLine(b, a, last, say);
}

function shareLine(part: Figure, whole: Figure, last: Shown, say: ShownPhrases): FromShown | null {
  if (whole.value <= 0 || part.value < 0) return null;
  const percent = (100 * part.value) / whole.value;
  const text = say.share(named(part), named(whole), percent >= 10 ? percent.toFixed(1) : percent.toFixed(2));
  return { lines: [line(text, ...new Set([...part.evidence, ...whole.evidence]))], shown: last };
}

/** The figures of the last two answers, where they are of one kind. */
function figuresOf(last: Shown, earlier: Shown | null): readonly [Figure, Figure] | null {
  const [now, before] = [last.figure, earlier?.figure ?? null];
  if (now === null || before === null) return null;
  if (now.unit === before.unit || now.unit === null || before.unit === null)
    return now.unit === null && before.unit === null && now.of !== before.of ? null : [now, before];
  const value = convert(before.value, before.unit, now.unit);
  return value === null ? null : [now, before];
}

/** The rows whose words name the limit that is meant. */
function limitNamed(words: readonly string[], { rows }: Shown): Figure | null {
  const row = words.length === 0 ? undefined : rows.find(({ line: { text } }) => words.some((word) => new RegExp(`\\b${word}\\b(?!-)`, 'iu').test(text)));
  return row?.figure ?? null;
}

function differenceOf(words: readonly string[], last: Shown, earlier: Shown | null, say: ShownPhrases): FromShown | null {
  const { rows, order } = last;
  const figures = (indices: readonly number[]): readonly Figure[] => indices.flatMap((index) => rows[index]?.figure ?? []);
  const ordered = order === null ? [] : figures(order.slice(0, 2));
  const two = rows.length === 2 ? figures([0, 1]) : [];
  const sameUnit = (pair: readonly Figure[]): boolean => pair.length === 2 && pair[0]?.unit === pair[1]?.unit;
  const chosen = limitNamed(words, last);
  const [a, b] =
    last.pair ?? (sameUnit(ordered) ? ordered : (figuresOf(chosen === null ? last : { ...last, figure: chosen }, earlier) ?? (sameUnit(two) ? two : [])));
  const sentence = a === undefined || b === undefined ? null : differenceLine(a, b, say);
  return sentence === null || a === undefined || b === undefined ? null : { lines: [sentence], shown: { ...last, pair: [a, b] } };
}

function differenceLine(a: Figure, b: Figure, say: ShownPhrases): Line | null {
  const other = a.unit === b.unit || a.unit === null || b.unit === null ? b.value : convert(b.value, b.unit, a.unit);
  if (other === null) return null;
  const difference = a.value - other;
  const shown = `${Math.abs(difference).toFixed(Math.max(a.decimals, b.decimals))}${unitOf(a, b)}`;
  return line(
    difference === 0 ? say.equal(named(a), named(b)) : say.differs(named(a), named(b), shown, difference > 0),
    ...new Set([...a.evidence, ...b.evidence]),
  );
}

/** "Which has more?" after two answers of one figure each: the line of the one, and how far they are apart. */
function ofTwoAnswers(asked: Extract<ShownFollowUp, { kind: 'extreme' }>, last: Shown, earlier: Shown | null, say: ShownPhrases): FromShown | null {
  const pair = figuresOf(last, earlier);
  const [now, before] = [last.lines[0], earlier?.lines[0]];
  if (pair === null || now === undefined || before === undefined || asked.rank > 0 || (asked.by !== 'most' && asked.by !== 'least')) return null;
  const difference = differenceLine(pair[0], pair[1], say);
  if (difference === null) return null;
  const [a, b] = pair;
  const other = a.unit === null || b.unit === null ? b.value : (convert(b.value, b.unit, a.unit) ?? b.value);
  const first = a.value > other === (asked.by === 'most');
  return { lines: [first ? now : before, difference], shown: { ...last, pair, lines: [first ? now : before] } };
}

function unitOf(a: Figure, b: Figure): string {
  const unit = a.unit ?? b.unit;
  return unit === null ? '' : ` ${unit}`;
}

const dayMs = 86_400_000;

function apartOf(last: Shown, earlier: Shown | null, say: ShownPhrases): FromShown | null {
  const now = last.focus === null ? undefined : last.rows[last.focus];
  const spoken = last.before !== null ? last.rows[last.before] : earlier?.focus == null ? undefined : earlier.rows[earlier.focus];
  const [a, b] = last.rows.length === 2 ? last.rows : [now, spoken];
  if (a?.at == null || b?.at == null || a.at === b.at) return null;
  const days = Math.abs(Date.parse(a.at.slice(0, 10)) - Date.parse(b.at.slice(0, 10))) / dayMs;
  const text = say.apart(b.at.slice(0, 10), a.at.slice(0, 10), String(days));
  return {
    lines: [line(a.name !== null && a.name === b.name ? `${a.name}: ${text}` : text, ...new Set([...b.line.evidence, ...a.line.evidence]))],
    shown: last,
  };
}

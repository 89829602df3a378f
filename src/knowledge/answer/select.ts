import type { Answer, Passage } from '../../domain/document.js';
import { type Governing, governingAt, headingRules, leadRules, withGoverning } from '../../domain/governing.js';
import { sentencesOf } from '../text/sentences.js';
import { contradicts, stemsOf } from './counterpart.js';
import type { Focus } from './focus.js';
import { membersOf } from './list-members.js';
import type { Place } from './lists.js';
import { overrules } from './orders.js';
import type { Piece } from './piece.js';
import { byRevision } from './revision-odds.js';
import { type Cell, cellsOf, labelEnd } from './rows.js';
import type { TypedValue } from './typed-values.js';
import { FORBIDS } from './warnings.js';

const MOST = 8;
/** Below this a piece says nothing of the question; one that contradicts the best need not be as sure as it. */
const LEAST = 0.2;
/** What an order goes before need not be as sure as other pieces. */
const GENERAL = 0.1;
/** A further piece is shown when it is nearly as sure, or speaks of a word of the question that the first leaves out. */
const MORE = { probability: 0.5, share: 0.75 };
const LEANS_BACK =
  /^\W*(?:(?:if|when|should|falls|wenn) (?:it|they|this|these|er|sie|es)|it|its|they|their|them|this|these|that|those|he|she|then|otherwise|in this case|es|sie|er|dies\w*|dann|sonst|deren|dessen|dadurch|它|其|该|此|这)\b|^(?:它|其|该|此时|这)/iu;
const GOES_ON =
  /^\W*(?:unless|except|however|but|only|otherwise|this does not|it does not|exception|not valid|jedoch|aber|außer|ausgenommen|nur|sonst|dies gilt|但|除非|除外|否则)/iu;
const LONGEST = 600;
/** The acts for a case are asked for, all of them and in their order: "smoke in the drive room, what to do". */
const ASKS_ACTS =
  /\bwhat (?:to do|now|then|next|(?:do|should|must|shall|can) (?:i|we|you|one|they) do|(?:is|has|needs) to be done|(?:must|should) be done)\b|(?<!\p{L})was (?:tun|nun|jetzt|ist zu tun|(?:mache|tue?|muss|soll) (?:ich|man|wir))(?!\p{L})|怎么办|如何处理|该做什么/iu;
/** A name of several words that a figure follows. */
const LABELLED = /^\W*(\p{L}[\p{L}\s-]{3,48}?)(?:\s*[:：]|\s+(?:is|are|beträgt|betragen|liegt bei))[^.]{0,40}\d/u;
const ASKS_NO_VALUE = /\b(?:why|who|whom|which|when|where|how (?:do|to|can|should)|is it|does|warum|wer|welche\w*|wann|wo|kann|darf)\b/iu;
const NEARLY = 0.8;
const LEAST_NAME = 2;
/** A case counts as named by the heading from this on. */
const HEADED = 0.7;
/** A row of so many characters is shown whole: every cell helps to see which row it is. */
const WHOLE_ROW = 240;

/** The answer of a search: the best piece first, then what contradicts it, completes it or belongs to the same list. */
export function selectAnswers(pieces: readonly Piece[], focus: Focus, query: string, per: 'document' | 'edition' | null = null): readonly Answer[] {
  if (per === 'edition') return bestOfEach([...pieces].sort(bySureness), editionOf);
  const ranked = byRevision(pieces, query).sort(bySureness);
  if (per === 'document')
    return bestOfEach(
      ranked.filter(({ source }) => source.passage.status === 'current'),
      ({ source }) => source.passage.documentId,
    );
  const [best] = ranked;
  if (best === undefined) return [];
  const found = namedValue(ranked, best, query);
  const main = ASKS_ACTS.test(query) ? withAllActs(found, focus) : found;
  const chosen: { piece: Piece; role: Answer['role'] }[] = [{ piece: main, role: 'main' }];
  // An order over the best answer belongs beside it, however few words of the question it says.
  const order = ranked.find((piece) => overrules(piece, main, focus, query) && !repeats(main, piece));
  if (order !== undefined) chosen.push({ piece: order, role: 'overrules' });
  const general = ranked.find((piece) => piece.probability >= GENERAL && overrules(main, piece, focus, query) && !repeats(main, piece));
  if (general !== undefined) chosen.push({ piece: general, role: 'overruled' });
  const missing = new Set(focus.roles.flatMap((role, at) => (role === 'subject' && (main.own.get(at) ?? 0) < 0.4 ? [at] : [])));
  for (const piece of ranked.slice(0, 60)) {
    if (piece.source.number === found.source.number && piece.start === found.start) continue;
    if (chosen.length >= MOST || piece.probability < LEAST) break;
    if (chosen.some((other) => repeats(other.piece, piece))) continue;
    const role = roleOf(piece, main, missing, focus, query);
    if (role === null) continue;
    for (const concept of piece.own.keys()) missing.delete(concept);
    chosen.push({ piece, role });
  }
  const { lead, places } = membersOf(main, ranked, focus, query);
  const told = chosen.filter(({ piece }) => !places.some((place) => overlap(placeOf(piece), place)));
  if (places.length === 0) return chosen.map(({ piece, role }) => asAnswer(piece, role));
  const first = lead === null ? asAnswer(main, 'main') : { ...entryOf(main, lead, 'main'), values: [] };
  const others = places.filter((place) => lead !== null || !overlap(placeOf(main), place)).map((place) => memberOf(main, place, ranked));
  return [first, ...told.filter(({ piece }) => piece !== main).map(({ piece, role }) => asAnswer(piece, role)), ...others];
}

/** The piece that gives the value asked for by its very name ("Working tension: 110 bar"), where the best one gives none. */
function namedValue(ranked: readonly Piece[], best: Piece, query: string): Piece {
  if (best.values.length > 0 || /\d/u.test(best.text) || ASKS_NO_VALUE.test(query)) return best;
  const asked = stemsOf(query);
  const named = ranked.find(({ text, probability, source: { passage } }) => {
    const label = stemsOf(LABELLED.exec(text)?.[1] ?? '');
    const isNear = probability >= best.probability * NEARLY && passage.status === best.source.passage.status;
    return isNear && label.size >= LEAST_NAME && [...label].every((word) => asked.has(word));
  });
  return named === undefined ? best : { ...named, probability: best.probability };
}

/** One act of a case that the heading names, or what is forbidden in it, is told with the acts around it: the first one first, and a prohibition where it stands. */
function withAllActs(piece: Piece, { roles }: Focus): Piece {
  const { passage } = piece.source;
  const headed = roles.some((role, at) => role === 'subject' && (piece.covered.get(at) ?? 0) >= HEADED && (piece.own.get(at) ?? 0) < HEADED / 2);
  const verbatim = passage.text.length === passage.end - passage.start;
  if (!(headed || FORBIDS.test(piece.text)) || !verbatim || passage.kind !== 'text' || passage.text.length > LONGEST) return piece;
  return { ...piece, text: passage.text, start: 0, end: passage.text.length, values: [], hits: [] };
}

const placeOf = ({ source: { passage }, start, end }: Piece): Place => ({ passage, start, end });

/** Two stretches of one document that share text. */
function overlap(one: Place, other: Place): boolean {
  if (one.passage.documentId !== other.passage.documentId || one.passage.revision !== other.passage.revision) return false;
  return one.passage.start + one.start < other.passage.start + other.end && other.passage.start + other.start < one.passage.start + one.end;
}

/** An entry of the list of the best piece: a row with the cells that were asked for, anything else as it stands. */
function memberOf(main: Piece, place: Place, ranked: readonly Piece[]): Answer {
  const row =
    place.passage.kind === 'table-row' ? ranked.find((piece) => piece.source.passage.id === place.passage.id && piece.start === place.start) : undefined;
  return row === undefined ? entryOf(main, place, 'member') : asAnswer(row, 'member');
}

function entryOf({ source: { document }, probability }: Piece, { passage, start, end }: Place, role: Answer['role']): Answer {
  const text = passage.text.slice(start, end);
  const governing = leadRules(text) ?? governingAt(passage.text, passage.section, start);
  return {
    ...{ passage, text, shown: withGoverning(text, governing), governing, probability, role, values: [] },
    start: passage.start + start,
    end: passage.start + end,
    inForce: { since: document.effectiveDate, supersedes: document.supersedes },
  };
}

const bySureness = (left: Piece, right: Piece): number =>
  right.probability - left.probability || left.source.number - right.source.number || left.start - right.start;

const editionOf = ({ source: { passage } }: Piece): string => `${passage.documentId}\n${passage.revision}`;

/** The best piece of every document, or of every revision of it, best first. */
function bestOfEach(ranked: readonly Piece[], keyOf: (piece: Piece) => string): readonly Answer[] {
  const best = new Map<string, Piece>();
  for (const piece of ranked) if (!best.has(keyOf(piece))) best.set(keyOf(piece), piece);
  return [...best.values()].slice(0, 2 * MOST).map((piece, at) => asAnswer(piece, at === 0 ? 'main' : 'like'));
}

function roleOf(piece: Piece, main: Piece, missing: ReadonlySet<number>, focus: Focus, query: string): Answer['role'] | null {
  // What holds at the time asked for and what holds all the year do not contradict each other.
  if (contradicts(piece, main, focus, query) && main.order === piece.order) return main.season === true && piece.season === null ? 'like' : 'conflict';
  if (piece.probability < MORE.probability) return null;
  const completes = [...missing].some((concept) => (piece.own.get(concept) ?? 0) >= 0.8 && (focus.shares[concept] ?? 0) >= 0.12);
  if (completes) return 'more';
  return piece.probability >= main.probability * MORE.share ? 'like' : null;
}

const repeats = (first: Piece, second: Piece): boolean => overlap(placeOf(first), placeOf(second)) || plain(first.text) === plain(second.text);

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A piece as an answer: with what leans on it or governs it. */
export function asAnswer({ source, start, end, probability, values, hits }: Piece, role: Answer['role']): Answer {
  const { passage } = source;
  const verbatim = passage.text.length === passage.end - passage.start;
  const whole = verbatim && passage.kind === 'text' ? complete(passage, start, end) : { start, end };
  const text = passage.text.slice(whole.start, whole.end);
  const from = verbatim ? passage.start + whole.start : passage.start;
  const to = verbatim ? passage.start + whole.end : passage.end;
  const shift = start - whole.start;
  const governing =
    leadRules(text) ?? (passage.kind === 'table-row' ? askedCellRules(text, hits) : null) ?? governingAt(passage.text, passage.section, whole.start);
  return {
    passage,
    text,
    governing,
    shown: withGoverning(verbatim && passage.kind === 'table-row' ? askedCells(text, values, hits) : text, governing),
    start: from,
    end: to,
    probability,
    role,
    inForce: { since: source.document.effectiveDate, supersedes: source.document.supersedes },
    values: values.map((value) => text.slice(value.start + shift, value.end + shift)),
  };
}

/** A sentence that leans on the one before takes it along; a condition or exception that follows belongs to it. */
function complete(passage: Passage, start: number, end: number): Readonly<{ start: number; end: number }> {
  const sentences = sentencesOf(passage.text);
  const at = sentences.findIndex((sentence) => sentence.start === start);
  const before = sentences[at - 1];
  const after = sentences[at + 1];
  const from = before !== undefined && LEANS_BACK.test(passage.text.slice(start, end)) && end - before.start <= LONGEST ? before.start : start;
  const to = after !== undefined && GOES_ON.test(passage.text.slice(after.start, after.end)) && after.end - from <= LONGEST ? after.end : end;
  return { start: from, end: to };
}

/** What the heading of the cell that speaks most of the question decides: the right column of "Do" and "Don't". */
function askedCellRules(row: string, hits: Piece['hits']): Governing | null {
  const label = labelEnd(row);
  const met = ({ start, end }: Cell): number =>
    new Set(hits.filter((hit) => hit.weight >= 0.7 && hit.start < end && hit.end > Math.max(start, label)).map(({ concept }) => concept)).size;
  const [best] = [...cellsOf(row)].sort((left, right) => met(right) - met(left));
  if (best === undefined || met(best) === 0) return null;
  return headingRules(row.slice(Math.max(best.start, label), best.start + best.heading.length));
}

/** A row's label and the cells that the question speaks of or that have the wanted form; the whole row where that does not decide. */
function askedCells(row: string, values: readonly TypedValue[], hits: Piece['hits']): string {
  const label = labelEnd(row);
  const cells = cellsOf(row);
  if (row.length <= WHOLE_ROW || label === 0) return row;
  const inside = (from: number, to: number, cell: Cell): boolean => from < cell.end && to > Math.max(cell.start, label);
  const spoken = cells.filter((cell) => hits.some((hit) => hit.weight >= 0.7 && inside(hit.start, hit.end, cell)));
  const typed = cells.filter((cell) => values.some((value) => inside(value.start, value.end, cell)));
  const both = spoken.filter((cell) => typed.includes(cell));
  const kept = both.length > 0 ? both : spoken.length > 0 ? spoken : typed;
  if (kept.length === 0) return row;
  const parts = cells.filter((cell) => kept.includes(cell)).map((cell) => row.slice(Math.max(cell.start, label), cell.end));
  return `${row.slice(0, label)}${parts.join('; ')}`;
}

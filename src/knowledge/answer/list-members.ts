import { allMatches } from '../../domain/all-matches.js';
import type { Focus } from './focus.js';
import type { Place } from './lists.js';
import type { Piece } from './piece.js';
import { cellsOf, labelEnd } from './rows.js';

const ASKS_ALL =
  /\b(?:list|name|enumerate|give me|show me|tell me)\s+(?:me\s+)?(?:all|the|every)\b|\b(?:which|what)\s+(?:(?!is\b|was\b|has\b|does\b|this\b)[\p{L}-]+\s+){0,3}?(?!(?:is|was|has|does|this|gas|bus|lens|process|class|pass|access|stress|press|mass|loss|across|address)\b)[\p{L}-]{2,}[^\W\dsui]s\b|\bwhat are (?:the|all)\b|\ball (?:of )?the\b|\b(?:welche \p{L}+en\b|nenne|alle)|\bwhat is (?:forbidden|prohibited|allowed|permitted|not allowed)\b|\bwas ist (?:\p{L}+ ){0,4}(?:verboten|untersagt|erlaubt|zulässig)|哪些|列出|禁止(?:做)?什么|什么.{0,6}禁止/iu;
const COUNTS = /\bhow many\b|\bwie ?viele\b|多少个|几个/iu;
/** A row belongs where it speaks of the question nearly as much as the best one. */
const SHARE = 0.7;
/** A word that a cell of the best row says, and no heading, is what the rows are picked by. */
const SAID = { best: 0.8, other: 0.5 };
/** An entry that alone speaks of so much of the question is the one that is asked for. */
const OWN_SHARE = 0.12;
const MOST = 40;

/** True when all of a kind are asked for: "which checks ...", "name all the ...". */
export const asksForAll = (question: string): boolean => ASKS_ALL.test(question);

/** Entries of the list or table that the best piece announces or is of; `lead` is the sentence that announces them. */
export type Members = Readonly<{ lead: Place | null; places: readonly Place[] }>;

const NONE: Members = { lead: null, places: [] };

/** What else of its list belongs to the best piece: all of it where all or their number is asked for, and behind a sentence that only announces. */
export function membersOf(main: Piece, pieces: readonly Piece[], focus: Focus, question: string): Members {
  const { list } = main;
  const wanted = asksForAll(question) || (COUNTS.test(question) && focus.expected.dimensions.length === 0 && main.values.length === 0);
  if (list !== null && leads(main)) return { lead: null, places: entriesAsked(main, pieces, focus, wanted) };
  if (!wanted) return NONE;
  if (list !== null) return { lead: list.lead, places: list.items.slice(0, MOST) };
  return { lead: null, places: rowsLike(main, pieces).map(({ source, start, end }) => ({ passage: source.passage, start, end })) };
}

/** True for the sentence that announces its list. */
const leads = ({ list, source: { passage }, start }: Piece): boolean =>
  list?.lead !== null && list !== null && list.lead.passage.start + list.lead.start === passage.start + start;

const placeOf = ({ passage, start }: Place): number => passage.start + start;

/** The entries that speak of what the announcing sentence leaves out of the question, where they are few; else all. */
function entriesAsked({ list, source }: Piece, pieces: readonly Piece[], { shares, roles }: Focus, all: boolean): readonly Place[] {
  const items = list?.items ?? [];
  const lead = list?.lead ?? null;
  if (all || lead === null) return items.slice(0, MOST);
  const { documentId, revision } = source.passage;
  const own = new Map(
    pieces
      .filter((piece) => piece.source.passage.documentId === documentId && piece.source.passage.revision === revision)
      .map((piece) => [piece.source.passage.start + piece.start, piece.hits] as const),
  );
  const said = new Set((own.get(placeOf(lead)) ?? []).flatMap(({ concept, weight }) => (weight >= SAID.other ? [concept] : [])));
  const shareOf = (item: Place): number => {
    const hit = new Set((own.get(placeOf(item)) ?? []).flatMap(({ concept, weight }) => (weight >= SAID.other ? [concept] : [])));
    return [...hit].reduce((sum, concept) => (said.has(concept) || roles[concept] === 'asking' ? sum : sum + (shares[concept] ?? 0)), 0);
  };
  const found = items.map(shareOf);
  const most = Math.max(...found);
  const asked = items.filter((_item, at) => most >= OWN_SHARE && (found[at] ?? 0) >= SHARE * most);
  return asked.length > 0 && asked.length <= items.length / 2 ? asked : items.slice(0, MOST);
}

/** The rows of the best row's table that say what it says of the question, as they stand one after the other. */
function rowsLike(main: Piece, pieces: readonly Piece[]): readonly Piece[] {
  const { passage } = main.source;
  if (passage.kind !== 'table-row' && passage.kind !== 'record') return [];
  const picks = pickedBy(main);
  const belongs = (piece: Piece): boolean => {
    const other = piece.source.passage;
    if (piece === main || piece.text === main.text || other.documentId !== passage.documentId || other.revision !== passage.revision) return false;
    if (other.section !== passage.section || other.kind !== passage.kind) return false;
    if (picks.some((concept) => (piece.own.get(concept) ?? 0) < SAID.other)) return false;
    return piece.features.own >= SHARE * main.features.own && sameColumns(piece.text, main.text);
  };
  const place = (piece: Piece): number => piece.source.passage.start + piece.start;
  const found = new Map<number, Piece>();
  for (const piece of pieces) if (belongs(piece) && !found.has(place(piece))) found.set(place(piece), piece);
  return [...found.values()].sort((left, right) => place(left) - place(right)).slice(0, MOST);
}

/** The words of the question that a value of the row says, and neither its label nor a heading. */
function pickedBy({ text, hits }: Piece): readonly number[] {
  const label = labelEnd(text);
  const values = cellsOf(text).map(({ start, end, heading }) => [Math.max(label, start + heading.length), end] as const);
  const inValue = ({ start }: Readonly<{ start: number }>): boolean => values.some(([from, to]) => start >= from && start < to);
  const surely = hits.filter(({ weight }) => weight >= SAID.best);
  return [...new Set(surely.filter(inValue).map(({ concept }) => concept))].filter((concept) => surely.every((hit) => hit.concept !== concept || inValue(hit)));
}

/** Two rows of one table: at least one heading stands in both. */
function sameColumns(left: string, right: string): boolean {
  const headings = (row: string): readonly string[] => allMatches(row, /;\s+([\p{L}][^;:\d]{1,40}?)(?=[:\s])/gu).map(([, heading]) => heading ?? '');
  const ours = headings(left);
  const theirs = headings(right);
  return (ours.length === 0 && theirs.length === 0) || ours.some((heading) => theirs.includes(heading));
}

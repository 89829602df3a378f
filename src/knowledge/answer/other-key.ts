import { allMatches } from '../../domain/all-matches.js';
import type { Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';
import { isStopWord } from '../text/stop-words.js';
import { unitOf } from '../text/units.js';
import type { Focus } from './focus.js';
import { cellsOf, labelEnd } from './rows.js';

type Seen = Readonly<{
  text: string;
  section: string;
  row: boolean;
  hits: readonly Hit[];
  covered: ReadonlyMap<number, number>;
}>;

/** A word that makes up so much of the question, and that nothing here speaks of, is the key of the row that is asked for. */
const KEY = 0.12;
const UNMET = 0.4;

/** A thing and which one of its kind it is: "tank D", "circuit 2", "level III". */
const DESIGNATED = /(?<![\p{L}\d])(\p{L}{3,})\s([A-Z]|\d{1,3}|[IVX]{2,4})(?![\p{L}\d]|[.,:]\d|\s?(?:%|°|\/))/gu;
const NO_THING =
  /^(?:than|about|least|most|under|over|above|below|between|within|after|before|until|every|rev|revision|page|part|edition|version|table|the|and|step)$/iu;

/** True when the piece is of another one of the kind that is asked for: of tank A, or of the row for lettuce, where the question names tank D or endive. */
export function isOfAnother(question: Question, focus: Focus, seen: Seen): boolean {
  return hasOtherDesignation(question.text, seen) || (seen.row && isOtherRow(question, focus, seen));
}

/** The text names a thing of the kind that the question designates, and another one: "press C" for "press A". */
export function hasOtherDesignation(question: string, { text, section }: Pick<Seen, 'text' | 'section'>): boolean {
  const place = `${section}\n${text}`;
  return designated(question, true).some(([thing, which]) => {
    const said = designated(place).filter(([other]) => sameThing(other, thing));
    if (said.length === 0) return false;
    return !new RegExp(`(?<![\\p{L}\\d.,])${which}(?![\\p{L}\\d]|[.,]\\d)`, 'u').test(place);
  });
}

/** `loosely` takes a number before another word as well ("is line 23 running"): whether it names or counts is told by the piece. */
function designated(text: string, loosely = false): readonly (readonly [string, string])[] {
  return allMatches(text, DESIGNATED).flatMap(([whole, thing = '', which = '']) => {
    const behind = text.slice(text.indexOf(whole) + whole.length).match(/^\s?([^\s,;.?)]+)/u)?.[1] ?? '';
    const counts = /^\d/u.test(which) && (unitOf(behind) !== null || (!loosely && /^\p{Ll}/u.test(behind)));
    return counts || NO_THING.test(thing) || isStopWord(thing.toLowerCase(), null) ? [] : [[thing.toLowerCase(), which] as const];
  });
}

const sameThing = (one: string, other: string): boolean => one === other || `${one}s` === other || one === `${other}s`;

/**
 * What the row shares with the question are headings of columns alone, which every row has: nothing says that it is this row, and a
 * word of the question, the key of the row that is asked for, is said by nothing here.
 */
function isOtherRow({ concepts, language }: Question, { shares, roles, head }: Focus, { text, hits, covered }: Seen): boolean {
  const label = labelEnd(text);
  const cells = cellsOf(text);
  const inHeading = ({ start }: Hit): boolean => cells.some((cell) => start >= Math.max(cell.start, label) && start < cell.start + cell.heading.length);
  if (label === 0 || hits.some((hit) => hit.weight >= UNMET && !inHeading(hit))) return false;
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  return concepts.some(({ kind, ordinary, frequency, translated }, at) => {
    const unread = language !== 'en' && frequency === 0 && !translated;
    const key = roles[at] === 'subject' && at !== head && kind === 'word' && !ordinary && !unread;
    return key && (covered.get(at) ?? 0) < UNMET && (shares[at] ?? 0) >= KEY * total;
  });
}

/** "P-101B" where "P-101A" was asked: a name of the same pattern, and not the one asked for. */
export function namesSister({ concepts }: Question, text: string, own: ReadonlyMap<number, number>): boolean {
  return concepts.some(({ kind, surface }, at) => {
    if (kind !== 'identifier') return false;
    const shape = surface.replace(/[^\p{L}\d]/gu, '').match(/^(\p{L}+)(\d*)/u);
    if (shape === null) return false;
    const label = text.slice(0, labelEnd(text));
    const place = (own.get(at) ?? 0) >= 0.8 ? label : text;
    const named = allMatches(place, new RegExp(`(?<![\\p{L}\\d])${shape[1]}[ -]?\\d+\\p{L}?(?![\\p{L}\\d])`, 'giu')).map(([name]) => bareName(name));
    return named.length > 0 && !named.some((name) => name.startsWith(bareName(surface)) || bareName(surface).startsWith(name));
  });
}

const bareName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\d]/gu, '');

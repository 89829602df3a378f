import { allMatches } from '../../../domain/all-matches.js';
import { literalPattern } from '../../../domain/literal-pattern.js';
import type { NameMention, NumberMention, RequestReading, TimeMention } from '../model.js';

/** One piece of a request. Words are lower case; a mark is a punctuation sign or a comparison sign. */
export type Token =
  | Readonly<{ kind: 'name'; name: NameMention }>
  | Readonly<{ kind: 'number'; number: NumberMention }>
  | Readonly<{ kind: 'time'; time: TimeMention }>
  | Readonly<{ kind: 'word'; text: string }>
  | Readonly<{ kind: 'mark'; text: string }>;

type Placed = Readonly<{ start: number; end: number; token: Token }>;

/** The request as tokens, in the order of the text. Every further mention of a name is a name again. */
export function tokensOf(reading: RequestReading): readonly Token[] {
  const placed: Placed[] = [];
  const free = (start: number, end: number): boolean => !placed.some((other) => start < other.end && end > other.start);
  const names = [...reading.names, ...flags(reading)];
  for (const name of names)
    for (const { start, end } of placesOf(name, reading.text)) if (free(start, end)) placed.push({ start, end, token: { kind: 'name', name } });
  for (const time of reading.times) if (free(time.start, time.end)) placed.push({ start: time.start, end: time.end, token: { kind: 'time', time } });
  for (const number of reading.numbers)
    if (free(number.start, number.end)) placed.push({ start: number.start, end: number.end, token: { kind: 'number', number } });
  for (const match of allMatches(reading.text, /[A-Za-z]+(?:'[a-z]+)?|\d\w*(?:\.\w+)*|[<>]=?|[^\s\w]/g)) {
    const [text] = match;
    const end = match.index + text.length;
    if (!free(match.index, end)) continue;
    const token: Token = /^\w/.test(text) ? { kind: 'word', text: text.toLowerCase() } : { kind: 'mark', text };
    if (text !== '-' && text !== '"' && text !== "'") placed.push({ start: match.index, end, token });
  }
  return withReferences(placed.sort((a, b) => a.start - b.start).map(({ token }) => token));
}

const articles = /^(?:the|this|that|der|die|das|den|dem|des)$/;
const tells =
  /^(?:is|are|was|has|have|must|may|can|shall|should|runs?|stops?|starts?|opens?|closes?|reaches|falls|drops|rises|exceeds|goes|stays|ist|laeuft|stoppt|startet|steht|hat|wird|darf|muss|faellt|steigt|erreicht|and|or|und|oder|when|if|while|wenn|for|at|after|above|below)$/;

/** "the compressor is stopped" behind "compressor C-8": a noun that stood before one name alone means that name again. */
function withReferences(tokens: readonly Token[]): readonly Token[] {
  const nouns = new Map<string, NameMention | null>();
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    if (token.kind === 'name') {
      if (before?.kind !== 'word' || articles.test(before.text) || token.name.category === 'tank') return token;
      const known = nouns.get(before.text);
      nouns.set(before.text, known === undefined || known?.text.toUpperCase() === token.name.text.toUpperCase() ? token.name : null);
      return token;
    }
    const meant = token.kind === 'word' && before?.kind === 'word' && articles.test(before.text) ? nouns.get(token.text) : undefined;
    const next = tokens[index + 1];
    const alone = next === undefined || next.kind === 'mark' || (next.kind === 'word' && tells.test(next.text));
    return meant === undefined || meant === null || !alone || tells.test(token.kind === 'word' ? token.text : '') ? token : { kind: 'name', name: meant };
  });
}

/** Where a name stands: the place it was read at and every repetition. */
function placesOf(name: NameMention, text: string): readonly Readonly<{ start: number; end: number }>[] {
  // "tank A" is called Tank_A and is looked for as it is written
  const wording = /_/.test(name.text) && !/_/.test(text.slice(name.start, name.end)) ? text.slice(name.start, name.end) : name.text;
  const again = allMatches(text, new RegExp(`(?<![\\w-])${literalPattern(wording)}(?![\\w-])`, 'gi')).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [{ start: name.start, end: name.end }, ...again];
}

/** "set output FILLING": a word in capitals after a word for an output is its name. */
function flags({ text, names }: RequestReading): readonly NameMention[] {
  return allMatches(text, /\b(?:output|signal|flag|bit|relay|lamp|alarm|Ausgang|Merker|Meldung|Signal|Alarm)\s([A-Z][A-Z0-9]{2,})(?![\w-])/g)
    .map((match): NameMention => {
      const start = match.index + match[0].length - (match[1]?.length ?? 0);
      return { text: match[1] ?? '', category: 'other', quantity: null, start, end: match.index + match[0].length };
    })
    .filter((flag) => !names.some((name) => flag.start < name.end && flag.end > name.start));
}

/** A place in the tokens that reading functions move forward. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** The token at the cursor, or `ahead` of it. */
export function peek(cursor: Cursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.at + ahead];
}
/** The word at the cursor, or `ahead` of it; empty when it is none. */
export function wordAt(cursor: Cursor, ahead = 0): string {
  const token = peek(cursor, ahead);
  return token?.kind === 'word' ? token.text : '';
}
/** The mark at the cursor, or `ahead` of it; empty when it is none. */
export function markAt(cursor: Cursor, ahead = 0): string {
  const token = peek(cursor, ahead);
  return token?.kind === 'mark' ? token.text : '';
}
/** Moves past the words when they stand at the cursor. */
export function take(cursor: Cursor, ...words: readonly RegExp[]): boolean {
  if (!words.every((word, index) => word.test(wordAt(cursor, index)))) return false;
  cursor.at += words.length;
  return true;
}

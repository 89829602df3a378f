import { allMatches } from '../../../domain/all-matches.js';
import { plainWords } from '../contradiction/clauses.js';
import { contentWords } from '../coverage.js';

/** A word that carries something, a figure or a name in a text: its key, its letters in lower case, its place among these tokens, and the clause it stands in. */
export type Token = Readonly<{ key: string; word: string; at: number; clause: number; isFigure: boolean }>;

const pieces =
  /(?<figure>(?<![\p{L}\d.,-])[-−]?\d+(?:[.,]\d+)*(?![\d]|[\p{L}]*-?\d))|(?<name>\b\p{L}{1,5}[- ]?\d+[\p{L}\d.-]*)|(?<latin>[\p{Script=Latin}]{2,})|(?<han>\p{Script=Han}+)|(?<end>[,;:，；：。.!?！？]\s|\n)/gu;

/** The same, but with "for 10" as a word and a figure, and only "VG 46" as a name: what the fitted trees do not know yet. */
const piecesByCase = new RegExp(
  pieces.source.replace(
    String.raw`(?<name>\b\p{L}{1,5}[- ]?\d+[\p{L}\d.-]*)`,
    String.raw`(?<name>\b(?:\p{L}{1,5}-?|\p{Lu}{1,5} )\d+(?:[\p{L}\d.-]*[\p{L}\d])?)`,
  ),
  'gu',
);

/** The tokens of a text in their order; `byCase` tells names from words with a figure behind them. */
export function tokensOf(text: string, byCase = false): readonly Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  const add = (key: string, word: string, isFigure = false): void => void tokens.push({ key, word, at: tokens.length, clause, isFigure });
  for (const { groups = {} } of allMatches(text, byCase ? piecesByCase : pieces)) {
    const { figure, name, latin, han, end } = groups;
    if (end !== undefined) clause += 1;
    else if (figure !== undefined) add(`#${numberOf(figure)}`, figure, true);
    else if (name !== undefined) add(name.toLowerCase().replace(/[- ]/gu, ''), name.toLowerCase());
    else if (han !== undefined) for (let at = 0; at + 2 <= han.length; at += 1) add(han.slice(at, at + 2), han.slice(at, at + 2));
    else if (latin !== undefined) for (const key of contentWords(latin)) if (!plainWords.has(key)) add(key, latin.toLowerCase());
  }
  return tokens;
}

function numberOf(figure: string): string {
  const plain = figure.replace('−', '-');
  const value = Number(/^-?\d{1,3}(?:,\d{3})+$/u.test(plain) ? plain.replace(/,/gu, '') : plain.replace(',', '.'));
  return Number.isNaN(value) ? plain : String(value);
}

/** Same key, or a word within a compound of the other: "Lager" in "Pumpenlager". */
export function isSame(one: Token, other: Token): boolean {
  if (one.key === other.key) return true;
  if (one.isFigure || other.isFigure || one.word.length < 5 || other.word.length < 5) return false;
  const [short, long] = one.word.length < other.word.length ? [one.word, other.word] : [other.word, one.word];
  const stem = short.length > 6 ? short.slice(0, -1) : short;
  return long.length > short.length + 2 && long.includes(stem);
}

import { allMatches } from './all-matches.js';
import { cardinalWords, readHan } from './number-words.js';
import type { Quantity } from './quantity.js';
import { symbolsLongestFirst, unitOf } from './quantity-units.js';

const ordinals: ReadonlyArray<readonly [string, number]> = [
  ...['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, index) => [word, index + 3] as const),
  ...['dritte', 'vierte', 'fünfte', 'sechste', 'siebte', 'neunte', 'zehnte'].flatMap((word, index) =>
    ['', 'r', 's', 'n', 'm'].map((ending) => [word + ending, index < 5 ? index + 3 : index + 4] as const),
  ),
];

/** Number words up to 99, and ordinals from third to tenth ("second" is a unit of time). */
const valueOfWord: ReadonlyMap<string, number> = new Map([...cardinalWords, ...ordinals]);
const wordList = [...valueOfWord.keys()].sort((a, b) => b.length - a.length).join('|');
const wordPattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${wordList})(?![\\p{L}\\p{N}])( and a half| einhalb)?`, 'giu');
/** What every number in words begins with; a text without any of them need not be searched for all. */
const firstWords: ReadonlySet<string> = new Set([...valueOfWord.keys()].map((words) => words.split(/[ -]/u)[0] ?? ''));
const hanPattern =
  /(第)?([零一二两三四五六七八九十百]+)(?=(个月|小时|分钟|毫米|公斤|千克|[个台次条根只名秒天周年升米吨套件把颗区]))|第([零一二两三四五六七八九十百]+)/gu;

/** Numbers written as words, with their unit: `two hours`, `zwölf Schrauben`, `三台`, `third`. A lone "one", "ein" or 一 counts only before a unit of measure. */
export function parseNumberWords(text: string): readonly Quantity[] {
  return [...alphabetic(text), ...han(text)].sort((a, b) => a.start - b.start);
}

function alphabetic(text: string): Quantity[] {
  const found: Quantity[] = [];
  if (!(text.match(/\p{L}+/gu) ?? []).some((word) => firstWords.has(word.toLowerCase()))) return found;
  for (const match of allMatches(text, wordPattern)) {
    const value = valueOfWord.get((match[1] ?? '').toLowerCase());
    if (value === undefined) continue;
    const half = match[2] !== undefined;
    const end = match.index + match[0].length;
    const unit = unitAfter(text, end);
    if (value === 1 && unit === null) continue;
    const words = { start: match.index, end: unit?.end ?? end, values: [half ? value + 0.5 : value], decimals: half ? 1 : 0, unit: unit?.symbol ?? null };
    found.push({ raw: text.slice(words.start, words.end), ...words });
  }
  return found;
}

function unitAfter(text: string, from: number): { symbol: string; end: number } | null {
  const match = /^[ \u00a0-](\p{L}+)/u.exec(text.slice(from, from + 24));
  const word = match?.[1];
  if (match === null || word === undefined || word.length < 3 || unitOf(word) === null) return null;
  return { symbol: word, end: from + match[0].length };
}

function han(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of allMatches(text, hanPattern)) {
    const ordinal = match[1] !== undefined || match[4] !== undefined;
    const value = readHan(match[2] ?? match[4] ?? '');
    const measure = match[3] ?? '';
    const unit = ordinal ? null : (symbolsLongestFirst.find((symbol) => symbol === measure) ?? null);
    if (value === null || (value === 1 && unit === null && !ordinal)) continue;
    const end = match.index + match[0].length + (unit === null ? 0 : measure.length);
    found.push({ raw: text.slice(match.index, end), start: match.index, end, values: [value], decimals: 0, unit });
  }
  return found;
}

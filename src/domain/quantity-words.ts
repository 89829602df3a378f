import type { Quantity } from './quantity.js';
import { symbolsLongestFirst, unitOf } from './quantity-units.js';

const englishOnes = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const germanOnes = [
  'null',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
  'dreizehn',
  'vierzehn',
  'fünfzehn',
  'sechzehn',
  'siebzehn',
  'achtzehn',
  'neunzehn',
];
const germanTens = ['zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];
const ordinals: ReadonlyArray<readonly [string, number]> = [
  ...['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, index) => [word, index + 3] as const),
  ...['dritte', 'vierte', 'fünfte', 'sechste', 'siebte', 'neunte', 'zehnte'].flatMap((word, index) =>
    ['', 'r', 's', 'n', 'm'].map((ending) => [word + ending, index < 5 ? index + 3 : index + 4] as const),
  ),
];

/** English and German number words up to 99, and ordinals from third to tenth ("second" is a unit of time). */
const valueOfWord: ReadonlyMap<string, number> = new Map([
  ...englishOnes.map((word, value) => [word, value] as const),
  ...englishTens.flatMap((word, ten) => [
    [word, 20 + 10 * ten] as const,
    ...englishOnes
      .slice(1, 10)
      .flatMap((one, index) => [[`${word}-${one}`, 21 + 10 * ten + index] as const, [`${word} ${one}`, 21 + 10 * ten + index] as const]),
  ]),
  ...germanOnes.map((word, value) => [word, value] as const),
  ['eine', 1] as const,
  ['einer', 1] as const,
  ['einem', 1] as const,
  ...germanTens.flatMap((word, ten) => [
    [word, 20 + 10 * ten] as const,
    ...germanOnes.slice(1, 10).map((one, index) => [`${one}und${word}`, 21 + 10 * ten + index] as const),
  ]),
  ...ordinals,
]);
const wordList = [...valueOfWord.keys()].sort((a, b) => b.length - a.length).join('|');
const wordPattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${wordList})(?![\\p{L}\\p{N}])( and a half| einhalb)?`, 'giu');
const hanDigits = '零一二三四五六七八九';
const hanPattern =
  /(第)?([零一二两三四五六七八九十百]+)(?=(个月|小时|分钟|毫米|公斤|千克|[个台次条根只名秒天周年升米吨套件把颗区]))|第([零一二两三四五六七八九十百]+)/gu;

/** Numbers written as words, with their unit: `two hours`, `zwölf Schrauben`, `三台`, `third`. A lone "one", "ein" or 一 counts only before a unit of measure. */
export function parseNumberWords(text: string): readonly Quantity[] {
  return [...alphabetic(text), ...han(text)].sort((a, b) => a.start - b.start);
}

function alphabetic(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(wordPattern)) {
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
  for (const match of text.matchAll(hanPattern)) {
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

function readHan(digits: string): number | null {
  let total = 0;
  let pending: number | null = null;
  for (const sign of digits) {
    if (sign === '十' || sign === '百') {
      total += (pending ?? 1) * (sign === '十' ? 10 : 100);
      pending = null;
    } else {
      if (pending !== null && pending !== 0) return null;
      pending = sign === '两' ? 2 : hanDigits.indexOf(sign);
    }
  }
  return total + (pending ?? 0);
}

import { allMatches } from './all-matches.js';
import { cardinalWords, readGermanNumber, readHan } from './number-words.js';
import type { Quantity } from './quantity.js';
import { symbolsLongestFirst } from './quantity-units.js';

const ordinals: ReadonlyArray<readonly [string, number]> = [
  ...['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, index) => [word, index + 3] as const),
  ...['dritte', 'vierte', 'fünfte', 'sechste', 'siebte', 'neunte', 'zehnte'].flatMap((word, index) =>
    ['', 'r', 's', 'n', 'm'].map((ending) => [word + ending, index < 5 ? index + 3 : index + 4] as const),
  ),
];

const ordinalWords: ReadonlyMap<string, number> = new Map(ordinals);
/** What a number in words begins with, or what a German one in one word holds; a text without any of it need not be read word by word. */
const mayHoldNumber = new RegExp(
  `(?<!\\p{L})(?:${[...new Set([...cardinalWords.keys(), ...ordinalWords.keys()].map((words) => words.split(/[ -]/u)[0] ?? ''))].join('|')}|a hundred|a thousand|half an?|anderthalb\\p{L}*|halbe[nrs]?)(?!\\p{L})|hundert|tausend|einhalb|\\d(?:st|nd|rd|th)\\b`,
  'iu',
);
const hanNumber = '零一二两三四五六七八九十百千万';
const hanMeasure = '个月|个百分点|小时|分钟|毫米|厘米|公斤|千克|转每分钟|转/分钟|转|度|[个台次条根只名秒天周年升米吨套件把颗区巴步]';
const hanPattern = new RegExp(
  `百分之([${hanNumber}]+(?:点[零一二三四五六七八九]+)?)|(第)?([${hanNumber}]+(?:点[零一二三四五六七八九]+)?)(个)?(半)?(?=(${hanMeasure}))|第([${hanNumber}]+)`,
  'gu',
);

/**
 * Numbers written as words, with their unit: `two hours`, `two thousand five hundred`, `zwölf Schrauben`, `zwei Komma fünf bar`, `三台`, `百分之五`,
 * `third`, `3rd`. A lone "one", "ein" or 一 counts only before a unit of measure.
 */
export function parseNumberWords(text: string): readonly Quantity[] {
  return [...alphabetic(text), ...han(text)].sort((a, b) => a.start - b.start);
}

/** The text with its numbers in words as figures: "nine thousand five hundred" is 9500. Ordinals stay. */
export function withDigits(text: string): string {
  let written = text;
  for (const { start, end, values, unit, raw } of [...parseNumberWords(text)].reverse()) {
    if (/^\d|^第/u.test(raw) || ordinalWords.has(raw.toLowerCase())) continue;
    written = `${written.slice(0, start)}${values[0]}${unit === null ? '' : ` ${unit}`}${written.slice(end)}`;
  }
  return written;
}

type Token = Readonly<{ word: string; start: number; end: number }>;
type Run = Readonly<{ value: number; decimals: number; next: number; ordinal?: boolean; needsUnit?: boolean }>;

function alphabetic(text: string): Quantity[] {
  const found: Quantity[] = [];
  if (!mayHoldNumber.test(text)) return found;
  const tokens: readonly Token[] = allMatches(text, /\p{L}+|\d+(?:st|nd|rd|th)\b/gu).map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at];
    const run = first === undefined || /[\p{N}-]/u.test(text[first.start - 1] ?? ' ') ? null : runAt(tokens, at, text);
    const last = run === null ? undefined : tokens[run.next - 1];
    if (first === undefined || run === null || last === undefined) {
      at += 1;
      continue;
    }
    at = run.next;
    if (/^-(?!\p{L}{3})|^[\p{N}]/u.test(text.slice(last.end, last.end + 5))) continue;
    const unit = run.ordinal === true ? null : unitAfter(text, last.end);
    if ((run.value === 1 || run.needsUnit === true) && unit === null) continue;
    const end = unit?.end ?? last.end;
    found.push({ raw: text.slice(first.start, end), start: first.start, end, values: [run.value], decimals: run.decimals, unit: unit?.symbol ?? null });
  }
  return found;
}

/** The longest number that the words from `at` on make. */
function runAt(tokens: readonly Token[], at: number, text: string): Run | null {
  const word = tokens[at]?.word ?? '';
  const numeral = /^(\d+)(?:st|nd|rd|th)$/u.exec(word)?.[1];
  if (numeral !== undefined) return { value: Number(numeral), decimals: 0, next: at + 1, ordinal: true };
  if (/^halbe[nrs]?$/u.test(word)) return { value: 0.5, decimals: 1, next: at + 1, needsUnit: true };
  if (word === 'half' && /^an?$/u.test(tokens[at + 1]?.word ?? '')) return { value: 0.5, decimals: 1, next: at + 2, needsUnit: true };
  const ordinal = ordinalWords.get(word);
  if (ordinal !== undefined) return { value: ordinal, decimals: 0, next: at + 1, ordinal: true };
  const whole = germanAt(tokens, at) ?? englishAt(tokens, at, text);
  return whole === null ? null : (withDecimals(tokens, whole, text) ?? withHalf(tokens, whole, text) ?? whole);
}

function germanAt(tokens: readonly Token[], at: number): Run | null {
  const word = tokens[at]?.word ?? '';
  if (cardinalWords.has(word)) return null;
  const value = readGermanNumber(word);
  return value === null ? null : { value, decimals: Number.isInteger(value) ? 0 : 1, next: at + 1 };
}

function englishAt(tokens: readonly Token[], at: number, text: string): Run | null {
  let total = 0;
  let current: number | null = /^an?$/u.test(tokens[at]?.word ?? '') && /^(?:hundred|thousand)$/u.test(tokens[at + 1]?.word ?? '') ? 1 : null;
  let next = current === null ? at : at + 1;
  let scaled = current !== null;
  for (; next < tokens.length; next += 1) {
    if (next > at && !joins(tokens, next, text)) break;
    const word = tokens[next]?.word ?? '';
    const value = cardinalWords.get(word);
    if (value !== undefined && (current === null || (scaled && current % 100 === 0) || (current % 10 === 0 && current % 100 >= 20 && value < 10))) {
      current = (current ?? 0) + value;
      scaled = false;
    } else if (word === 'hundred' && current !== null && current < 100) {
      current *= 100;
      scaled = true;
    } else if (word === 'thousand' && current !== null) {
      total += current * 1000;
      current = null;
    } else if (word === 'and' && (scaled || (current === null && total > 0)) && cardinalWords.has(tokens[next + 1]?.word ?? '')) {
      scaled = true;
    } else break;
  }
  return current === null && total === 0 ? null : { value: total + (current ?? 0), decimals: 0, next };
}

/** Words of one number stand side by side. */
function joins(tokens: readonly Token[], next: number, text: string): boolean {
  return /^[ \u00a0-]$/u.test(text.slice(tokens[next - 1]?.end ?? 0, tokens[next]?.start ?? 0));
}

/** "two point five", "zwei Komma null fünf". */
function withDecimals(tokens: readonly Token[], whole: Run, text: string): Run | null {
  if (!/^(?:point|komma)$/u.test(tokens[whole.next]?.word ?? '') || !joins(tokens, whole.next, text)) return null;
  let digits = '';
  let next = whole.next + 1;
  for (; next < tokens.length && joins(tokens, next, text); next += 1) {
    const digit = cardinalWords.get(tokens[next]?.word ?? '');
    if (digit === undefined || (digit > 9 && digits !== '')) break;
    digits += String(digit);
  }
  return digits === '' ? null : { value: Number(`${whole.value}.${digits}`), decimals: digits.length, next };
}

/** "one and a half", "zwei einhalb". */
function withHalf(tokens: readonly Token[], whole: Run, text: string): Run | null {
  const words = tokens.slice(whole.next, whole.next + 3).map(({ word }) => word);
  const length = words.join(' ') === 'and a half' ? 3 : words[0] === 'einhalb' ? 1 : 0;
  return length === 0 || !joins(tokens, whole.next, text) ? null : { value: whole.value + 0.5, decimals: 1, next: whole.next + length };
}

function unitAfter(text: string, from: number): { symbol: string; end: number } | null {
  const space = /^[ \u00a0-]/u.exec(text.slice(from, from + 1))?.[0];
  if (space === undefined) return null;
  const rest = text.slice(from + 1, from + 30).toLowerCase();
  const symbol = symbolsLongestFirst.find((each) => each.length >= 3 && rest.startsWith(each.toLowerCase()) && !/^\p{L}/u.test(rest.slice(each.length)));
  return symbol === undefined ? null : { symbol, end: from + 1 + symbol.length };
}

function han(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of allMatches(text, hanPattern)) {
    const [, percent, before, number, , half, measure = '', order] = match;
    const ordinal = before !== undefined || order !== undefined;
    const said = percent ?? number ?? order ?? '';
    const whole = readHan(said);
    if (whole === null) continue;
    const value = half === undefined ? whole : whole + 0.5;
    const unit = percent !== undefined ? '%' : ordinal ? null : (symbolsLongestFirst.find((symbol) => symbol === measure) ?? null);
    if (value === 1 && unit === null && !ordinal) continue;
    const end = match.index + match[0].length + (unit === null || percent !== undefined ? 0 : measure.length);
    const decimals = half === undefined ? (said.split('点')[1]?.length ?? 0) : 1;
    found.push({ raw: text.slice(match.index, end), start: match.index, end, values: [value], decimals, unit });
  }
  return found;
}

import { allMatches } from '../../../domain/all-matches.js';
import { unitOf } from '../../../domain/quantity-units.js';
import { withDigits } from '../../../domain/quantity-words.js';
import { isSame, type Token, tokensOf } from '../entailment/tokens.js';

/** How often and which one in a row, in words that `withDigits` leaves: as figures of their own. */
const rewritten: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:once|one time) (?=an? |per |every |each |in )|(?<!\p{L})einmal (?=pro |im |in |am |je )/giu, ' 1 '],
  [/\btwice (?=an? |per |every |each |in )|(?<!\p{L})zweimal (?=pro |im |in |am |je )/giu, ' 2 '],
  [/\b(?:one|a single|exactly one)(?= (?:\p{L}+))(?! (?:may|must|can|of|another|another's|or|and|is|has|the)\b)/giu, ' 1 '],
  [/(?<=\b(?:the|a|its|each|every|into|in) )second(?= \p{L}+)/giu, ' ordinal2 '],
];

/** What a text says, as terms: words that carry something, figures and names, with numbers in words as figures. */
export function termsOf(text: string): readonly Token[] {
  let written = withDigits(text);
  for (const [pattern, by] of rewritten) written = written.replace(pattern, by);
  return tokensOf(written, true);
}

type Index = Readonly<{ keys: ReadonlySet<string>; long: readonly Token[] }>;
const indexed: WeakMap<readonly Token[], Index> = new WeakMap();
/** Only longer words can hold one another. */
const shortestInCompound = 5;

function indexOf(terms: readonly Token[]): Index {
  const known = indexed.get(terms);
  if (known !== undefined) return known;
  const index = { keys: new Set(terms.map(({ key }) => key)), long: terms.filter(({ word, isFigure }) => !isFigure && word.length >= shortestInCompound) };
  indexed.set(terms, index);
  return index;
}

/** "Uncoated" holds "coated" and is its opposite. */
function saysOpposite({ word: one }: Token, { word: other }: Token): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return /^(?:un|non|in|anti|de|dis)-?$/u.test(long.slice(0, long.indexOf(short.slice(0, shortestInCompound))));
}

/** True where one of the terms is the wanted one, or holds it in a compound. */
export function holds(terms: readonly Token[], wanted: Token): boolean {
  const { keys, long } = indexOf(terms);
  return (
    keys.has(wanted.key) ||
    (!wanted.isFigure && wanted.word.length >= shortestInCompound && long.some((term) => isSame(term, wanted) && !saysOpposite(term, wanted)))
  );
}

/** Those of the terms that the others do not hold. */
export const apartFrom = (terms: readonly Token[], others: readonly Token[]): readonly Token[] => terms.filter((term) => !holds(others, term));

/** Share of the wanted terms that are held; 0 for none. */
export function heldShare(wanted: readonly Token[], held: readonly Token[]): number {
  return wanted.length === 0 ? 0 : wanted.filter((term) => holds(held, term)).length / wanted.length;
}

const determiner = /^(?:the|all|at|in|with|only|these|those|both|about|up|for|from|to|die|der|das|alle|nur|bei|mit|etwa|am|im|zum)$/iu;

/**
 * Numbers of things with the word behind them: "two people" as 2 and its term. "Pump 3 stops" counts nothing. A German article counts as one where `withArticles`: what is
 * said with one and stands with "zwei" is another number, not the reverse.
 */
export function countsIn(text: string, withArticles = true): readonly Readonly<{ count: string; thing: Token }>[] {
  let written = withDigits(text);
  for (const [pattern, by] of rewritten) written = written.replace(pattern, by);
  if (withArticles) written = written.replace(/(?<!\p{L})eine?[nmrs]?(?= \p{Lu}\p{L}{2,})/gu, '1');
  return allMatches(written, /(?:(\p{L}+)\s+)?(?<![\p{L}\d.,-])(\d{1,3})\s+(\p{L}{3,}(?:-\p{L}+)?)/gu).flatMap(
    ({ 1: before = '', 2: count = '', 3: word = '' }) => {
      const [thing] = tokensOf(word);
      const isName = /^\p{Lu}/u.test(before) && !determiner.test(before);
      return thing === undefined || isName || unitOf(word) !== null ? [] : [{ count, thing }];
    },
  );
}

import { allMatches } from '../../../domain/all-matches.js';
import type { Token } from '../entailment/tokens.js';
import { apartFrom, heldShare, holds, termsOf } from './terms.js';

/** What narrows a sentence down: a condition, an exception, or a phrase with a limit or a figure. */
export type Restriction = Readonly<{ isStrong: boolean; terms: readonly Token[]; hasFigure: boolean }>;

/** Words that begin a condition or exception. */
const strong =
  'only if|only when|only after|only with|only by|only for|only|if|when|whenever|once|as soon as|as long as|provided that|provided|providing|on condition that|in case|unless|until|except|excluding|after|before|while|where|without|but not|wenn|falls|sofern|sobald|solange|nachdem|bevor|erst|nur|außer|ohne|es sei denn|bis|während|vorausgesetzt';
/** Words that begin a phrase which may narrow it down. */
const weak =
  'for at least|for|below|above|under|over|up to|at most|at least|less than|more than|shorter than|longer than|smaller than|larger than|within|with|by|during|in|at|on|from|between|bei|mit|unter|über|durch|nach|vor|im|in|am|an|auf|mindestens|höchstens|innerhalb|zwischen|bis zu';
const begin = new RegExp(String.raw`(?<![\p{L}\d])(?:(?<strong>${strong})|(?<weak>${weak}))(?![\p{L}])`, 'giu');
const hanStrong = /(?:如果|若|当|一旦|只有|除非|必须先|直到|仅)([^，。；]+)|([^，。；]+?)(?:时|后|之前|的情况下|的前提下)(?=[，。；]|$)/gu;
const part =
  /[,;:]\s+|\s[–—-]\s|[，；：]|\s(?:and|but|und|aber|sowie)\s(?=(?:only|if|when|after|nur|wenn|erst|never|not|no|nobody|the|then|has|have|is|are|must)\s)/u;

/** The part of a line that a sentence tells: what stands beyond a semicolon rules something else. */
export function partToldBy(terms: readonly Token[], line: string): string {
  const parts = line.split(/[;；]\s*/u);
  const shares = parts.map((text) => heldShare(terms, termsOf(text)));
  return parts[shares.indexOf(Math.max(...shares))] ?? line;
}

/** The phrases of a sentence that narrow it down, and what is left without them. */
export function restrictionsIn(sentence: string): readonly Restriction[] {
  const found: Restriction[] = [];
  const add = (text: string, isStrong: boolean): void => {
    const terms = termsOf(text);
    if (terms.length > 0) found.push({ isStrong, terms, hasFigure: terms.some(({ isFigure }) => isFigure) });
  };
  for (const clause of sentence.split(part)) {
    const starts = allMatches(clause, begin);
    for (const [index, match] of starts.entries()) {
      const isStrong = match.groups?.['strong'] !== undefined;
      // A condition runs to the end of its clause or to the next condition; a phrase to the next phrase.
      const next = starts.slice(index + 1).find((other) => !isStrong || other.groups?.['strong'] !== undefined);
      add(clause.slice((match.index ?? 0) + match[0].length, next?.index ?? clause.length), isStrong);
    }
  }
  for (const match of allMatches(sentence, hanStrong)) add(match[1] ?? match[2] ?? '', true);
  return found;
}

const leave =
  /\b(?:may|can be|can|(?:is|are|be) (?:allowed|permitted|free|entitled)|allowed|permitted|need not|needn't|(?:is|are) not (?:necessary|needed|required)|not have to|no need)\b|(?<!\p{L})(?:darf|dürfen|erlaubt|zulässig|gestattet|nicht nötig|nicht erforderlich)(?!\p{L})|可以|允许|准许|无需|不必/iu;
/** What forbids is only the wider for what it leaves out in the other direction: "may not ... unless". */
const forbidsIt =
  /\b(?:may|can|could|must|shall|is|are) (?:not|never|only)\b|\bcannot\b|\bnever\b|\bonly\b|\bno(?:body| one)?\b|(?<!\p{L})(?:nicht|nie|niemals|kein\p{L}*|nur|erst|niemand)(?!\p{L})|不得|禁止|不能|不可|严禁|只能|才/iu;

/** True for what is told to be allowed, or not needed. */
export const grantsLeave = (sentence: string): boolean =>
  leave.test(sentence) &&
  (!forbidsIt.test(sentence) || /need not|not (?:necessary|needed|required|have)|no need|nicht (?:nötig|erforderlich)|无需|不必/iu.test(sentence));

/** What a sentence leaves out of the restrictions of its source. */
export type Dropped = Readonly<{ strong: number; weak: number; figure: number }>;

/** Share of a restriction's terms that must be said for it to be kept. */
const kept = 0.34;

export function droppedFrom(said: Readonly<{ terms: readonly Token[]; restrictions: readonly Restriction[] }>, source: readonly Restriction[]): Dropped {
  const missing = source.filter(({ terms }) => heldShare(terms, said.terms) < kept);
  const missingStrong = missing.filter(({ isStrong }) => isStrong);
  // A condition said in words that the source does not hold stands for one of them.
  const all = source.flatMap(({ terms }) => terms);
  const own = said.restrictions.filter(({ isStrong, terms }) => isStrong && heldShare(terms, all) < kept).length;
  const inStrong = missingStrong.flatMap(({ terms }) => terms);
  const weak = missing.filter(({ isStrong, terms }) => !isStrong && !terms.every((term) => holds(inStrong, term)));
  const figures = source.flatMap(({ terms }) => terms.filter(({ isFigure }) => isFigure));
  return {
    strong: Math.max(0, missingStrong.length - own),
    weak: weak.length,
    figure: apartFrom(figures, said.terms).length,
  };
}

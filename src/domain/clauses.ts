import { allMatches } from './all-matches.js';

const CLAUSE_END =
  /[;:.!?]\s|,\s|\b(?:when|whenever|if|because|therefore|whereas|while|until|after|before|wenn|sobald|weil|während|bis|nachdem|bevor)\b|[，；。]/giu;

/** Where the clause around a stretch of a text begins and ends: between commas, semicolons, sentence ends and the words that begin another clause. */
export function clauseAround(text: string, start: number, end: number): Readonly<{ start: number; end: number }> {
  const ends = allMatches(text, CLAUSE_END).map(({ index }) => index);
  return { start: ends.findLast((at) => at <= start) ?? 0, end: ends.find((at) => at >= end) ?? text.length };
}

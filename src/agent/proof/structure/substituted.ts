import { polesOf } from '../contradiction/poles.js';
import type { Token } from '../entailment/tokens.js';
import { partToldBy } from './restrictions.js';
import { countsIn, holds } from './terms.js';

/** A line of a source as far as numbers of things and pairs of opposites go. */
export type Counted = Readonly<{ text: string; terms: readonly Token[]; share: number }>;

/** So much less may be held by a line that is asked as well. */
const nearly = 0.15;
const aboutIt = 0.6;

/** True where the lines that are most about it give another number of the same things. */
export function givesOtherNumber(sentence: string, lines: readonly Counted[]): boolean {
  const said = countsIn(sentence);
  if (said.length === 0) return false;
  const most = Math.max(0, ...lines.map(({ share }) => share));
  const near = lines.filter(({ share }) => share >= Math.max(aboutIt, most - nearly));
  return said.some(({ count, thing }) => {
    if (near.some(({ terms }) => terms.some(({ key }) => key === `#${Number(count)}`))) return false;
    const given = near.flatMap(({ text }) => countsIn(text, false).filter((other) => holds([other.thing], thing)));
    return given.length > 0 && given.every((other) => other.count !== count);
  });
}

/** True where the lines that are most about it say the opposite on a pair on which they speak: another side, way or turn than the sentence's. */
export function saysOtherPole(sentence: string, terms: readonly Token[], lines: readonly Counted[]): boolean {
  const { signs: said, denials } = polesOf(sentence);
  const most = Math.max(0, ...lines.map(({ share }) => share));
  const near = lines
    .filter(({ share }) => share >= Math.max(aboutIt, most - nearly))
    .map(({ text }) => polesOf(partToldBy(terms, text)))
    .filter((poles) => poles.denials % 2 === denials % 2)
    .map(({ signs }) => signs);
  if (near.length === 0) return false;
  return [...said].some(([name, signs]) => {
    const [sign] = signs;
    if (sign === undefined || signs.size > 1 || name.startsWith('limit')) return false;
    const theirs = near.flatMap((each) => [...(each.get(name) ?? [])]);
    return theirs.length > 0 && !theirs.includes(sign);
  });
}

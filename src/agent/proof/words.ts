import { allMatches } from '../../domain/all-matches.js';

const stopWords: ReadonlySet<string> = new Set(
  'the and for are was were has have had with from this that its not but all any you your per than then when what which who der die das den dem des ein eine und oder mit about around roughly nearly bei von für auf aus ist sind war wird hat haben sich nach nicht als auch'.split(
    ' ',
  ),
);

/** Comparison key of words: the first five letters in lower case without a plural s, or pairs of Han characters. Crude on purpose: it decides relatedness, never equality. */
export function wordKeys(text: string, minimumLetters = 4): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const match of allMatches(text.toLowerCase(), /[\p{Script=Latin}]{3,}/gu)) {
    const word = match[0];
    if (word.length < minimumLetters || stopWords.has(word)) continue;
    keys.add((word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word).slice(0, 5));
  }
  // Names of figures are often short: OEE, COP, SFC.
  for (const match of allMatches(text, /\b[A-Z]{3}\b/gu)) keys.add(match[0].toLowerCase());
  for (const match of allMatches(text, /\p{Script=Han}{2,}/gu))
    for (let index = 0; index + 2 <= match[0].length; index += 1) keys.add(match[0].slice(index, index + 2));
  return keys;
}

/** Share of the wanted words that are held; 0 for no words. */
export function share(wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let count = 0;
  for (const word of wanted) if (held.has(word)) count += 1;
  return count / wanted.size;
}

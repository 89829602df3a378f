import { detectLanguage } from '../../domain/language.js';

const german = /(?<!\p{L})(?:der|die|das|den|dem|und|ist|wird|wurde|nicht|mit|für|von|auf|zwischen|beträgt|darf|muss|als|bei|eine?[nmrs]?)(?!\p{L})/giu;
const english = /\b(?:the|of|is|are|was|and|with|for|between|must|not|than|at|by|has|have|when)\b/giu;

/** Whether a sentence speaks another language than the quotation, so that words in common cannot be asked of it. */
export function speaksOtherLanguage(sentence: string, quote: string): boolean {
  const count = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;
  // A draft's English frame stays English where the person's words stand in it.
  const han = (text: string): boolean => count(text, /\p{Script=Han}/gu) * 3 > count(text, /\p{Script=Latin}/gu);
  if (han(sentence) !== han(quote)) return true;
  const isGerman = (text: string): boolean =>
    detectLanguage(text) === 'de' ||
    count(text, german) > count(text, english) ||
    (count(text, german) === 0 && count(text, english) === 0 && /[äöüß]/iu.test(text));
  return isGerman(sentence) !== isGerman(quote) && (isGerman(sentence) || isGerman(quote));
}

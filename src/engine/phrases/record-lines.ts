import type { Language } from '../../domain/language.js';
import type { PlantTexts } from '../../domain/plant-texts.js';
import { inLanguage } from './tool-lines.js';

const mostSentences = 60;
/** Where a sentence of a tool ends; a point inside a name or a figure ends none. */
const sentenceEnd = /(?<=[a-z\d)"%][.]) (?=[A-Z\d])/u;

/**
 * What the plant's texts and the tools' own sentences in a writing are in another language: as the engine says them to the reader. The proof gate takes a
 * record as saying either. Empty for English, and for a writing that holds none of them.
 */
export function recordLinesIn(writing: string, language: Language, texts: PlantTexts): readonly string[] {
  if (language === 'en') return [];
  const lines = writing.split('\n').filter((line) => line.trim() !== '');
  const parts = lines.flatMap((line) => [line, ...line.split(sentenceEnd)]).map((line) => line.trim());
  // A line of a draft ends without a full stop and is said with one.
  const sentences = new Set(parts.flatMap((part) => (/[.!?。！？]$/u.test(part) ? [part] : [part, `${part}.`])));
  const told = [...sentences].slice(0, mostSentences).flatMap((line) => {
    let isKnown = false;
    const said = texts.around(line, language, (rest) => {
      const form = inLanguage(rest, language);
      isKnown = form !== rest;
      return form;
    });
    return isKnown ? [said] : [];
  });
  return [...new Set([...texts.within(writing, language), ...told])];
}

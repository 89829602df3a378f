import { STOP_WORDS } from './stop-words.js';

export type TextLanguage = 'en' | 'de' | 'zh';

const HAN = /\p{Script=Han}/gu;
const GERMAN_LETTERS = /[äöüß]/giu;

/** The language tag of a document ("de-DE", "zh_CN", "EN") as one of the three with their own analysis; others are analysed as English. */
export function analysisLanguage(tag: string): TextLanguage {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return primary === 'de' || primary === 'zh' ? primary : 'en';
}

/** Guesses the language of a question from its script, umlauts and function words. Short or mixed text counts as English. */
export function detectLanguage(text: string): TextLanguage {
  const han = text.match(HAN)?.length ?? 0;
  if (han >= 2 && han * 4 >= text.replace(/\s/g, '').length) return 'zh';
  const counts = { en: 0, de: text.match(GERMAN_LETTERS)?.length ?? 0 };
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (STOP_WORDS.get('en')?.has(word)) counts.en += 1;
    if (STOP_WORDS.get('de')?.has(word)) counts.de += 1;
  }
  return counts.de > counts.en ? 'de' : 'en';
}

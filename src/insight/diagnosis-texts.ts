import type { Language } from '../domain/language.js';
import { chineseDiagnosisTexts } from './diagnosis-texts-chinese.js';
import { germanDiagnosisTexts } from './diagnosis-texts-german.js';

type Text = Readonly<{ form: RegExp; said: string }>;

/** Each English text as a pattern; its gaps hold names of tags and machines, which no language changes. */
const textsOf = (texts: Readonly<Record<string, string>>): readonly Text[] =>
  Object.entries(texts).map(([english, said]) => ({
    form: new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/gu, '\\$&').replaceAll('{}', '(.+?)')}$`, 'u'),
    said,
  }));

const translations: Readonly<Record<Exclude<Language, 'en'>, readonly Text[]>> = { de: textsOf(germanDiagnosisTexts), zh: textsOf(chineseDiagnosisTexts) };

/** A cause, a check or a thing to collect in the language asked for; a text that no table holds stays English. */
export function diagnosisText(text: string, language: Language): string {
  if (language === 'en') return text;
  for (const { form, said } of translations[language]) {
    const gaps = form.exec(text)?.slice(1);
    if (gaps !== undefined) return gaps.reduce((filled, gap) => filled.replace('{}', () => gap), said);
  }
  return text;
}

import { detectLanguage } from '../../domain/language.js';

/** The papers that have editions, in English and German. */
const NOUN = '(?:rev(?:ision)?s?\\.?|versions?|issues?|editions?|prints?|ausgaben?|auflagen?|fassung|stand)';
const PAPER = `(?:${NOUN}|papers?|manuals?|handbooks?|procedures?|instructions?|polic(?:y|ies)|rules?|ones?|vorschrift(?:en)?|anweisung|anleitung|handbuch|regelung|richtlinie|\\p{L}+(?:vorschrift|anweisung|ordnung|handbuch))`;
const OLD = '(?:superseded|old(?:er)?|previous|earlier|former|frühere[nrms]?|alte[nrms]?|vorherige[nrms]?|vorige[nrms]?)';
const LEAD =
  '(?:,?\\s*(?:according to|as per|per|under|in|of|from|by|gemäß|laut|nach|aus)\\s+(?:the\\s+|der\\s+|dem\\s+|den\\s+)?)?(?:the\\s+|die\\s+|das\\s+)?';
const NAMED = `(?:${OLD}\\s+)?${NOUN}\\s+(?:[a-z]|\\d[\\d.]*)(?![\\p{L}\\d])`;
const EDITION = new RegExp(
  `,\\s*what was it in the (?:previous|old) revision|${LEAD}(?<![\\p{L}])(?:${NAMED}|${OLD}\\s+${PAPER}(?!\\p{L}))|(?<!\\p{L})(?:formerly|previously|früher|vorher)(?!\\p{L})`,
  'giu',
);
type Forms = ReadonlyArray<readonly [RegExp, string]>;
/** What was is asked of an edition that is no longer in force; of the one in force it is asked as it is. */
const ENGLISH: Forms = [
  [/\bdid\b/giu, 'does'],
  [/\bwas\b/giu, 'is'],
  [/\bwere\b/giu, 'are'],
];
const GERMAN: Forms = [
  [/(?<!\p{L})wurden(?!\p{L})/giu, 'werden'],
  [/(?<!\p{L})wurde(?!\p{L})/giu, 'wird'],
  [/(?<!\p{L})waren(?!\p{L})/giu, 'sind'],
  [/(?<!\p{L})war(?!\p{L})/giu, 'ist'],
];

/** Whether a question asks for what an edition that it names, or an old one, said. */
export const asksOfEdition = (question: string): boolean => question.search(EDITION) >= 0;

/** The question as it is asked of what is in force: without the edition that it names, in the present. */
export function ofPresentEdition(question: string): string {
  const bare = question.replace(EDITION, ' ').replace(/\s+/gu, ' ').trim();
  const forms = detectLanguage(question) === 'de' ? GERMAN : ENGLISH;
  return forms.reduce((text, [form, present]) => text.replace(form, present), bare);
}

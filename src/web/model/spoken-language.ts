import { detectLanguage, type Language } from '../../domain/language.js';

/** Fewer words than these decide no language. */
const deciding = 5;

/** The language that a text is to be read aloud in: its own where it is long enough to tell, else the one around it. */
export function spokenLanguage(text: string, around: Language): Language {
  const own = detectLanguage(text);
  return own !== 'en' || (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= deciding ? own : around;
}

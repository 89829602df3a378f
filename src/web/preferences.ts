import { Role } from '../domain/actor.js';
import { type Language, languages, preferredLanguage } from './i18n/translate.js';

export const appearances = ['auto', 'light', 'dark', 'glare'] as const;
export type Appearance = (typeof appearances)[number];
export type Preferences = Readonly<{ language: Language; appearance: Appearance; role: Role; collection: string | null }>;

const keys = { language: 'shiftmate.language', appearance: 'shiftmate.appearance', role: 'shiftmate.role' } as const;
const collectionKey = 'shiftmate.collection';

/** What was chosen on this tablet before; the browser's language and the technician's role otherwise. */
export function loadPreferences(): Preferences {
  const role = Role.safeParse(localStorage.getItem(keys.role));
  return {
    language: languages.find((language) => language === localStorage.getItem(keys.language)) ?? preferredLanguage(navigator.languages),
    appearance: appearances.find((appearance) => appearance === localStorage.getItem(keys.appearance)) ?? 'auto',
    role: role.success ? role.data : 'technician',
    collection: localStorage.getItem(collectionKey),
  };
}

export function savePreferences(preferences: Preferences): void {
  for (const name of ['language', 'appearance', 'role'] as const) localStorage.setItem(keys[name], preferences[name]);
  if (preferences.collection === null) localStorage.removeItem(collectionKey);
  else localStorage.setItem(collectionKey, preferences.collection);
}

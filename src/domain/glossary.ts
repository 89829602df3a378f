import type { Language } from './language.js';

/**
 * Tells a text of another language in English, word by word in its own order; figures, names and what no lexicon holds stay. Of several English words for one the one that
 * `beside` holds is taken, in the form that it has there.
 */
export type Glossary = (text: string, language: Exclude<Language, 'en'>, beside: string) => string;

/** What the plant's own texts and the tools' own sentences in a writing are in another language: true of the same record, in the reader's words. */
export type Translations = (writing: string, language: Language) => readonly string[];

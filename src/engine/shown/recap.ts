import type { Language } from '../../domain/language.js';
import type { TalkFollowUp } from '../../domain/shown-follow-up.js';
import type { Message } from '../../ports/model.js';
import { phrasesFor } from '../phrases/phrases.js';
import { shownPhrases } from '../phrases/shown-lines.js';
import { type Line, line } from '../skill.js';
import type { Shown } from './rows.js';

/** A recap names no more questions than these. */
const mostNamed = 4;
const longestQuoted = 200;

/** What was asked before, in the person's own words. */
export function recapLines(asked: Exclude<TalkFollowUp, 'again' | 'sure'>, dialogue: readonly Message[], language: Language): readonly Line[] {
  const say = shownPhrases[language];
  const questions = dialogue.flatMap((message) => (message.role === 'user' ? [message.text.replace(/\s+/gu, ' ').trim()] : [])).slice(0, -1);
  const [first] = questions;
  if (first === undefined) return [line(say.nothingAsked)];
  if (asked === 'first') return [line(say.firstAsked(cut(first)))];
  return questions.slice(-mostNamed).map((text) => line(say.asked(cut(text))));
}

/** So many questions are named where it is not clear what is meant. */
const mostMeant = 2;

/** The last questions before this one, for a person to say which is meant. */
export function askedLines(dialogue: readonly Message[], language: Language): readonly Line[] {
  const questions = dialogue.flatMap((message) => (message.role === 'user' ? [message.text.replace(/\s+/gu, ' ').trim()] : [])).slice(0, -1);
  return questions.slice(-mostMeant).map((text) => line(shownPhrases[language].asked(cut(text))));
}

/** So many rows are named where one of them is meant. */
const mostChoices = 8;

/** Asks which of the rows shown is meant, with their names; null where one is spoken of, or they have too many or no names. */
export function choiceLine({ rows, focus }: Shown, language: Language): Line | null {
  const names = focus === null ? [...new Set(rows.flatMap(({ name }) => name ?? []))] : [];
  const evidence = new Set(rows.flatMap((row) => row.line.evidence));
  return names.length < 2 || names.length > mostChoices ? null : line(phrasesFor(language).which(names.join(', ')), ...evidence);
}

function cut(text: string): string {
  return text.replace(/["“”„«»]/gu, "'").slice(0, longestQuoted);
}

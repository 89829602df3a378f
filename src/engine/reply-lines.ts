import type { Language } from '../domain/language.js';
import { type Phrases, phrasesFor } from './phrases/phrases.js';
import { shownPhrases } from './phrases/shown-lines.js';
import type { Lines } from './reply-parts.js';
import { citing } from './shown/answer-acts.js';
import { type Line, line } from './skill.js';
import { inUnit, type UnitAsked } from './understand/asked-unit.js';

/** Several answers as one, each line once; null where there are none. */
export function joinedReplies(replies: readonly Lines[]): Lines | null {
  const [first] = replies;
  if (first === undefined) return null;
  const lines = replies.flatMap((reply) => reply.lines).filter(({ text }, at, all) => all.findIndex((each) => each.text === text) === at);
  return { ...first, lines, shown: { ...first.shown, lines, rows: replies.flatMap(({ shown }) => shown.rows), focus: null, order: null } };
}

/** An answer that leaves what is spoken of as another one left it. */
export function keeping(reply: Lines, { shown, skill, topic, frame }: Lines): Lines {
  return { ...reply, shown, skill, topic, frame };
}

/** An answer that says that the sources do not have it. */
export function isSilent({ lines, understanding }: Lines): boolean {
  return lines[0]?.text === phrasesFor(understanding.language).notInSources;
}

/** An answer that tells nothing but what another one has told. */
export function repeats({ lines }: Lines, last: Lines): boolean {
  const told = new Set([...last.lines, ...last.shown.lines].map(({ text }) => text));
  return lines.every(({ text }) => told.has(text) || citing.test(text));
}

/** An answer that found no work order. */
export function listsNothing({ frame }: Lines): boolean {
  return frame?.kind === 'orders' && frame.none;
}

/** The lines of an answer with their figures in the asked unit, or that its unit has no conversion into it; null where it gives no figure with a unit. */
export function inAskedUnit(
  { lines: told, shown }: Lines,
  unit: UnitAsked,
  language: Language,
): Readonly<{ lines: readonly Line[]; converted: boolean }> | null {
  const lines = convertedLines(told, unit, phrasesFor(language));
  if (lines.length > 0) return { lines, converted: true };
  const from = shown.figure?.unit ?? null;
  return from === null ? null : { lines: [...told.slice(0, 1), line(shownPhrases[language].noConversion(from, unit.symbol))], converted: false };
}

/** The lines that hold a figure of the asked dimension, each with that figure in the asked unit behind it. */
function convertedLines(lines: readonly Line[], unit: UnitAsked, say: Phrases): readonly Line[] {
  return lines.flatMap((each) => {
    const figures = inUnit(each.text, unit).map(({ value, original }) => ({ ...each, text: say.converted(value, original) }));
    return figures.length === 0 ? [] : [each, ...figures];
  });
}

import type { Phrases } from './phrases/phrases.js';
import type { Lines } from './reply-parts.js';
import type { Line } from './skill.js';
import { inUnit, type UnitAsked } from './understand/asked-unit.js';

/** Several answers as one, each line once; null where there are none. */
export function joinedReplies(replies: readonly Lines[]): Lines | null {
  const [first] = replies;
  if (first === undefined) return null;
  const lines = replies.flatMap((reply) => reply.lines).filter(({ text }, at, all) => all.findIndex((each) => each.text === text) === at);
  return { ...first, lines, shown: { ...first.shown, lines, rows: replies.flatMap(({ shown }) => shown.rows), focus: null, order: null } };
}

/** The lines that hold a figure of the asked dimension, each with that figure in the asked unit behind it. */
export function convertedLines(lines: readonly Line[], unit: UnitAsked, say: Phrases): readonly Line[] {
  return lines.flatMap((each) => {
    const figures = inUnit(each.text, unit).map(({ value, original }) => ({ ...each, text: say.converted(value, original) }));
    return figures.length === 0 ? [] : [each, ...figures];
  });
}

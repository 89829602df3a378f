import { parseQuantities } from '../../domain/quantity.js';
import { answersType, givesReason, recurrencePattern } from '../answer-type.js';
import { unitOf } from '../text/units.js';

/** A piece that may tell the reason, without saying so in a word for it. */
const MAY = 0.5;
const WHY = { kind: 'reason', dimensions: [] } as const;

/**
 * How surely a piece says why: 1 with a word for a reason, a half with one in the sentence behind it, for a log record, whose columns
 * are finding and action, and for what corrects a figure that the question takes for granted; 0 for what only says that it is so.
 */
export function reasonStrength(question: string, { text, after, record }: Readonly<{ text: string; after: string; record: boolean }>): number {
  const said = answersType(text, WHY);
  if (said === 1) return 1;
  if (record || givesReason(text) || givesReason(after) || givesFigureFor(question, text)) return Math.max(MAY, said);
  return 0;
}

/** The piece gives a figure or an interval where the question brings one of its kind. */
function givesFigureFor(question: string, text: string): boolean {
  if (recurrencePattern().test(question) && recurrencePattern().test(text)) return true;
  const kinds = (of: string): readonly string[] => parseQuantities(of).flatMap(({ unit }) => (unit === null ? [] : [unitOf(unit)?.dimension ?? unit]));
  const asked = new Set(kinds(question));
  return asked.size > 0 && kinds(text).some((kind) => asked.has(kind));
}

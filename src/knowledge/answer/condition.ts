import { convert, parseQuantities, type Quantity } from '../../domain/quantity.js';
import type { Question } from '../question.js';
import type { Focus } from './focus.js';
import type { Piece } from './piece.js';

/** What is to be done or what follows at a value that the question states. */
const ASKS_WHAT_THEN =
  /\b(?:what (?:should|shall|must|do|does|to|now|then|happens|if|is to be|has to)|what am i|is (?:it|that|this) (?:ok(?:ay)?|all right|allowed|too)|was (?:tun|muss|soll|mache\w*|ist zu|passiert|dann|nun)|wie (?:reagier\w*|vorgehen))\b|怎么办|怎么处理|如何处理|该做什么|会怎么?样/iu;
const OVER =
  '(?:above|over|exceeds?|exceeding|more than|higher than|greater than|rises? above|goes above|climbs? above|longer than|von mehr als|über|oberhalb|mehr als|überschreitet|höher als|超过|高于|大于)';
const UNDER =
  '(?:below|under|less than|lower than|falls? (?:below|under)|sinks? (?:below|under)|drops? (?:below|under)|goes below|shorter than|fewer than|von weniger als|unter(?:halb)?|weniger als|unterschreitet|niedriger als|低于|小于|不足)';
const FROM = '(?:at least|from|not less than|mindestens|ab|不低于)';
const UP_TO = '(?:at most|up to|until|not more than|höchstens|bis(?: zu)?|不超过)';
const bounds: ReadonlyArray<readonly [RegExp, (value: number, bound: number) => boolean]> = [
  [new RegExp(`${OVER}\\s*$`, 'iu'), (value, bound) => value > bound],
  [new RegExp(`${UNDER}\\s*$`, 'iu'), (value, bound) => value < bound],
  [new RegExp(`${FROM}\\s*$`, 'iu'), (value, bound) => value >= bound],
  [new RegExp(`${UP_TO}\\s*$`, 'iu'), (value, bound) => value <= bound],
];
const between = /(?:between|zwischen|from|von)\s*$/iu;
const joins = /^\s*(?:and|to|und|bis|-|–|至|到)\s*$/iu;
/** A sentence on a condition must speak of so much of what the question is about, with the sentence before it. */
const ABOUT = 0.5;
/** As sure as a sentence has to be to hold against what only the plant knows. */
const HOLDS = 0.88;
const NAMED = 0.92;
const FAILS = 0.4;

/** Pieces that say under which condition something is to be done, judged by the value that the question states: the one that holds answers, the others do not. */
export function byCondition(pieces: readonly Piece[], question: Question, focus: Focus): readonly Piece[] {
  if (!ASKS_WHAT_THEN.test(question.text)) return pieces;
  const [bound, other] = parseQuantities(question.text).filter(({ values }) => values.length === 1);
  if (bound === undefined || other !== undefined) return pieces;
  const stated = beyond(bound, question.text);
  return pieces.map((piece) => {
    const holds = isRow(piece) ? null : conditionHolds(piece.text, stated);
    if (holds === null || aboutShare(piece, focus) < ABOUT) return piece;
    // Of several conditions that hold, the one with the very figure is meant.
    const sure = names(piece.text, bound) ? NAMED : HOLDS;
    return { ...piece, probability: holds ? Math.max(sure, piece.probability) : piece.probability * FAILS };
  });
}

/** "Falls under 5" states a figure just below 5, "exceeds 60" one just above. */
function beyond(stated: Quantity, question: string): Quantity {
  const before = question.slice(0, stated.start);
  const way = new RegExp(`${OVER}\\s*$`, 'iu').test(before) ? 1 : new RegExp(`${UNDER}\\s*$`, 'iu').test(before) ? -1 : 0;
  return way === 0 ? stated : { ...stated, values: stated.values.map((value) => value + way * Math.max(1, Math.abs(value)) * 1e-6) };
}

const names = (text: string, { values, unit }: Quantity): boolean => parseQuantities(text).some((each) => each.unit === unit && each.values[0] === values[0]);

const isRow = ({ source: { passage } }: Piece): boolean => passage.kind === 'table-row' || passage.kind === 'record' || passage.kind === 'heading';

/** Whether a value meets a condition that a text names in the value's own dimension; null where it names none. */
export function conditionHolds(text: string, stated: Quantity | undefined): boolean | null {
  if (stated === undefined) return null;
  const found = parseQuantities(text);
  const results = found.flatMap((bound, at): boolean[] => {
    const value = inUnit(stated, bound.unit);
    const limit = bound.values[0];
    const before = text.slice(0, bound.start);
    const next = found[at + 1];
    if (limit === undefined) return [];
    if (next !== undefined && between.test(before) && joins.test(text.slice(bound.end, next.start))) {
      const own = inUnit(stated, next.unit);
      const upper = next.values[0];
      return own === null || upper === undefined ? [] : [own >= limit && own <= upper];
    }
    const previous = found[at - 1];
    if (previous !== undefined && between.test(text.slice(0, previous.start)) && joins.test(text.slice(previous.end, bound.start))) return [];
    const relation = bounds.find(([pattern]) => pattern.test(before));
    return value === null || relation === undefined ? [] : [relation[1](value, limit)];
  });
  return results.length === 0 ? null : results.includes(true);
}

/** The stated value in the unit of a bound; null where one has a unit and the other none, or they measure different things. */
function inUnit({ values, unit }: Quantity, to: string | null): number | null {
  const [value] = values;
  if (value === undefined || (unit === null) !== (to === null)) return null;
  return unit === to || unit === null || to === null ? value : convert(value, unit, to);
}

function aboutShare({ covered }: Piece, { roles, shares }: Focus): number {
  let total = 0;
  let met = 0;
  for (const [at, role] of roles.entries()) {
    if (role !== 'subject' && role !== 'measure') continue;
    total += shares[at] ?? 0;
    if ((covered.get(at) ?? 0) >= 0.3) met += shares[at] ?? 0;
  }
  return total === 0 ? 0 : met / total;
}

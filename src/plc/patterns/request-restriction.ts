import { allMatches } from '../../domain/all-matches.js';
import { type Condition, emptyRule, type LogicProgram } from './conditions/model.js';
import { nameThings } from './conditions/name-things.js';
import { readCondition } from './conditions/read-condition.js';
import { type Cursor, tokensOf } from './conditions/tokens.js';
import { takeIntroduction } from './conditions/words.js';
import type { RequestReading } from './model.js';

const only = /[,;.]?\s*\b(?:(?:but|and|aber|und)\s+)?(?:only|nur)\s+(?:when|while|if|during|as long as|solange|wenn)\b[^.;]*/i;

type Restriction = Readonly<{ condition: Condition; rest: RequestReading }>;

/**
 * A request with an "only while ..." that is understood as a whole: the condition, and the request without it. Null when there is none, or a word of it is left.
 */
export function readRestriction(reading: RequestReading): Restriction | null {
  const match = only.exec(reading.text);
  if (match === null) return null;
  // "only when the flow is above 5 m3/h, hysteresis 0.3": what follows a comma may be no part of the condition
  const commas = allMatches(match[0], /,/g).map(({ index }) => index);
  const ends = [match[0].length, ...commas.reverse()].filter((end) => end > 8);
  for (const end of ends) {
    const read = restrictionAt(reading, match.index, match.index + end);
    if (read !== null) return read;
  }
  return null;
}

function restrictionAt(reading: RequestReading, from: number, to: number): Restriction | null {
  const inside = ({ start, end }: Readonly<{ start: number; end: number }>): boolean => start >= from && end <= to;
  const part = {
    ...reading,
    text: reading.text.slice(0, to),
    names: reading.names.filter(inside),
    times: reading.times.filter(inside),
    numbers: reading.numbers.filter(inside),
  };
  const tokens = tokensOf(part);
  const cursor: Cursor = { tokens, at: tokens.findIndex((token) => token.kind === 'word' && /^(?:only|nur)$/.test(token.text)) };
  const read = takeIntroduction(cursor) === null ? null : readCondition(cursor, [], false);
  if (read === null || read.mixed || cursor.at < tokens.length) return null;
  const shift = <Mention extends { readonly start: number; readonly end: number }>(mentions: readonly Mention[]): readonly Mention[] =>
    mentions
      .filter((mention) => !inside(mention))
      .map((mention) => (mention.start < to ? mention : { ...mention, start: mention.start - (to - from), end: mention.end - (to - from) }));
  const rest = {
    ...reading,
    text: reading.text.slice(0, from) + reading.text.slice(to),
    names: shift(reading.names),
    times: shift(reading.times),
    numbers: shift(reading.numbers),
  };
  return { condition: named(read.condition, reading.declared ?? new Set()), rest };
}

function named(condition: Condition, declared: ReadonlySet<string>): Condition {
  const program: LogicProgram = { rules: [{ ...emptyRule, on: condition }], questions: [] };
  return nameThings(program, declared).rules[0]?.on ?? condition;
}

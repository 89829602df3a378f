import { describeTime, fillParameters } from './fill.js';
import type { NumberMention, ParameterDefinition, Pattern, PatternParameters, RequestReading, TagBook } from './model.js';
import { withNamedAnnouncer } from './request-announcers.js';
import { withNamedButtons } from './request-buttons.js';
import { withStoppingContacts } from './request-contacts.js';
import { countParts, uncoveredParts } from './request-coverage.js';
import type { ContactPolarity } from './request-polarity.js';
import { timesByPurpose, withoutDelay } from './request-purposes.js';
import { deniedBy } from './request-relations.js';
import { eachFigureOnce, roleQuestions } from './request-roles.js';
import { withStatedUnits } from './request-units.js';
import { unitEnd } from './request-words.js';
import { withUnits } from './signals.js';

/** A pattern filled from a request, with everything that is open about it. */
export interface Fitted {
  readonly pattern: Pattern;
  readonly parameters: PatternParameters;
  readonly openQuestions: readonly string[];
  /** What the block cannot do by what it is although the request says it; null when nothing is denied. */
  readonly denied: string | null;
  /** Names of the request that the draft does not use. */
  readonly ignored: readonly string[];
  readonly parts: ReturnType<typeof countParts>;
}

/** Fills a pattern from a request and accounts for every part of the request: built in, asked about, or denied by what the block is. */
export function fitPattern(chosen: Pattern, reading: RequestReading, book: TagBook, polarities: readonly ContactPolarity[]): Fitted {
  const filling = fillParameters(chosen, reading, book);
  const read = chosen.interpret?.(filling.parameters, reading) ?? { parameters: filling.parameters, openQuestions: [] };
  const once = withoutDelay(chosen, timesByPurpose(chosen, eachFigureOnce(chosen, filling.parameters, read.parameters, reading), reading), reading);
  const { parameters: measured, questions: unitQuestions } = withStatedUnits(chosen, once, reading, book);
  const { pattern: guarded, parameters, openQuestions: afterwards } = withStoppingContacts(chosen, measured, reading, book, polarities);
  const { pattern: wired, names: pressed } = withNamedButtons(guarded, parameters, reading, guarded.build(parameters, book));
  const { pattern, names: announcing } = withNamedAnnouncer(wired, reading, parameters, wired.build(parameters, book));
  const buttons = [...pressed, ...announcing];
  const build = pattern.build(parameters, withUnits(book, parameters.units));
  const rest = withoutFigures(reading, read.taken ?? []);
  const usesAllTimes = read.usesAllTimes === true && once.assumed.length <= read.parameters.assumed.length;
  const openQuestions = [
    ...uncoveredParts(pattern, parameters, rest, build, usesAllTimes),
    ...roleQuestions(pattern, parameters, rest),
    ...afterwards,
    ...unitQuestions,
    ...read.openQuestions,
    ...filling.openQuestions,
    ...defaultTimes(pattern, parameters, [...read.openQuestions, ...filling.openQuestions]),
  ]
    .filter((question) => stillOpen(question, chosen, parameters))
    .filter((question) => !buttons.some((name) => question.startsWith(`The request names ${name}, which`)));
  const parts = countParts(pattern, parameters, rest, build, usesAllTimes);
  return {
    pattern,
    parameters,
    openQuestions,
    denied: deniedBy(pattern, build, reading, parts.figures),
    ignored: openQuestions.flatMap((question) => /^The request names (\S+), which/.exec(question)?.[1] ?? []),
    parts,
  };
}

/** Times that became a default only after the filling, which no question tells of yet. */
function defaultTimes({ parameters: definitions }: Pattern, { assumed, numbers }: PatternParameters, told: readonly string[]): readonly string[] {
  return definitions.flatMap((parameter) => {
    if (parameter.kind !== 'time' || parameter.onlyWith !== undefined || !assumed.includes(parameter.name) || numbers[parameter.name] !== parameter.fallback)
      return [];
    if (told.some((text) => text.startsWith(parameter.description))) return [];
    return [`${parameter.description} was not given; ${describeTime(parameter.fallback)} is assumed.`];
  });
}

/** The request without figures that an interpretation made another value of. */
function withoutFigures(reading: RequestReading, taken: readonly NumberMention[]): RequestReading {
  const text = taken.reduce((rest, { start, end }) => {
    const stop = unitEnd(reading.text, end);
    return rest.slice(0, start) + ' '.repeat(stop - start) + rest.slice(stop);
  }, reading.text);
  return { ...reading, text, numbers: reading.numbers.filter((number) => !taken.includes(number)) };
}

/** Drops the question of a parameter, name or time that the interpretation settled after all. */
export function stillOpen(question: string, pattern: Pattern, parameters: PatternParameters): boolean {
  const bounded = /^(.*) of .+ is outside .*; (.+) is used\.$/.exec(question);
  const outside = pattern.parameters.find(({ kind, description }) => (kind === 'number' || kind === 'time') && description === bounded?.[1]);
  if (outside !== undefined && usedText(outside, parameters.numbers[outside.name] ?? 0) !== bounded?.[2]) return false;
  const named = /^The request names (\S+), which/.exec(question)?.[1];
  if (named !== undefined)
    return !Object.values(parameters.names).some((names) =>
      names.some((name) => name.toUpperCase() === named.toUpperCase() || named.toUpperCase().startsWith(`${name.toUpperCase()}.`)),
    );
  const about = pattern.parameters.find(
    (parameter) => question.startsWith(`${parameter.description} was not given`) || question.startsWith(`Which tag is the ${parameter.description}?`),
  );
  if (about === undefined) return true;
  // An interpretation that set the value left no default to assume
  return (
    parameters.assumed.includes(about.name) && !('fallback' in about && question.endsWith(' is assumed.') && parameters.numbers[about.name] !== about.fallback)
  );
}

/** A value as the question about its range words it. */
function usedText({ kind }: ParameterDefinition, value: number): string {
  return kind === 'time' ? describeTime(value) : String(value);
}

import { continued, isInterchangeable, measuredByUnit, spokenContact, spokenMachine } from './fill-placeholders.js';
import type {
  ConditionParameter,
  EquipmentParameter,
  MeasurementParameter,
  NameMention,
  NumberMention,
  NumberParameter,
  Pattern,
  PatternParameters,
  RequestReading,
  TagBook,
  TimeMention,
  TimeParameter,
} from './model.js';
import { buttonAt } from './request-buttons.js';
import { countOf, countsMachines, describedName } from './request-counts.js';
import { contradictsPurpose, namesPurpose } from './request-purposes.js';
import { clauseAt, clauses, wordMatches, wordsOf } from './request-text.js';
import { amountOf } from './request-units.js';

export interface Filling {
  readonly parameters: PatternParameters;
  readonly openQuestions: readonly string[];
}

/**
 * Fills a pattern's parameters from what was read of a request. Names go to the parameter whose kind of thing they are; quantities go to the
 * parameter whose role words stand nearest. Everything not said gets its default and an open question; everything said and not used too.
 */
export function fillParameters(pattern: Pattern, reading: RequestReading, book: TagBook): Filling {
  const questions: string[] = [];
  const assumed: string[] = [];
  const names = fillNames(pattern, reading, book, questions, assumed);
  const asked = pattern.parameters.filter((parameter) => !('onlyWith' in parameter) || (names[parameter.onlyWith ?? ''] ?? []).length > 0);
  const times = assignQuantities(
    asked.filter((parameter) => parameter.kind === 'time'),
    reading.times,
    reading.text,
    {
      denied: (parameter, mention) => contradictsPurpose(pattern, parameter, reading, mention),
      meant: (parameter, mention) => namesPurpose(pattern, parameter, reading, mention),
    },
  );
  const numbers = assignQuantities(
    asked.filter((parameter) => parameter.kind === 'number'),
    reading.numbers,
    reading.text,
  );
  const values: Record<string, number> = {};
  for (const parameter of pattern.parameters) {
    if ((parameter.kind === 'time' || parameter.kind === 'number') && !asked.includes(parameter)) values[parameter.name] = parameter.fallback;
    else if (parameter.kind === 'time') values[parameter.name] = timeValue(parameter, times.get(parameter.name), questions, assumed);
    else if (parameter.kind === 'number') values[parameter.name] = numberValue(parameter, numbers.get(parameter.name), questions, assumed);
  }
  return { parameters: { names, numbers: values, assumed }, openQuestions: questions };
}

function timeValue(parameter: TimeParameter, mention: TimeMention | undefined, questions: string[], assumed: string[]): number {
  if (mention === undefined) {
    assumed.push(parameter.name);
    questions.push(`${parameter.description} was not given; ${describeTime(parameter.fallback)} is assumed.`);
    return parameter.fallback;
  }
  if (mention.milliseconds < parameter.minimum || mention.milliseconds > parameter.maximum) {
    const bounded = Math.min(Math.max(mention.milliseconds, parameter.minimum), parameter.maximum);
    questions.push(
      `${parameter.description} of ${describeTime(mention.milliseconds)} is outside ${describeTime(parameter.minimum)} to ${describeTime(parameter.maximum)}; ${describeTime(bounded)} is used.`,
    );
    return bounded;
  }
  return mention.milliseconds;
}

function numberValue(parameter: NumberParameter, mention: NumberMention | undefined, questions: string[], assumed: string[]): number {
  const unit = parameter.unit === null ? '' : ` ${parameter.unit}`;
  if (mention === undefined) {
    assumed.push(parameter.name);
    questions.push(`${parameter.description} was not given; ${parameter.fallback}${unit} is assumed.`);
    return parameter.fallback;
  }
  const value = parameter.whole === true ? Math.round(mention.value) : mention.value;
  if (value >= parameter.minimum && value <= parameter.maximum) return value;
  const bounded = Math.min(Math.max(value, parameter.minimum), parameter.maximum);
  questions.push(`${parameter.description} of ${value}${unit} is outside ${parameter.minimum} to ${parameter.maximum}; ${bounded} is used.`);
  return bounded;
}

/** `90000` as `1 min 30 s`. */
export function describeTime(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1_000;
  return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', seconds > 0 ? `${seconds} s` : ''].filter((part) => part !== '').join(' ');
}

// ---------------------------------------------------------------- quantities

type QuantityParameter = TimeParameter | NumberParameter;

/** What the words beside a mention say of a parameter beyond its own role words. */
interface Purposes<Mention> {
  readonly denied: (parameter: QuantityParameter, mention: Mention) => boolean;
  readonly meant: (parameter: QuantityParameter, mention: Mention) => boolean;
}
const noPurposes: Purposes<unknown> = { denied: () => false, meant: () => false };

/** Pairs mentions with parameters, best evidence first; one left over mention and one left over parameter of the same kind pair up without evidence. */
export function assignQuantities<Mention extends TimeMention | NumberMention>(
  parameters: readonly QuantityParameter[],
  mentions: readonly Mention[],
  text: string,
  purposes: Purposes<Mention> = noPurposes,
): ReadonlyMap<string, Mention> {
  const ends = new Set(mentions.filter((mention) => isEnd(text, mention)));
  const scoreOf = (parameter: QuantityParameter, mention: Mention): number => {
    if ((ends.has(mention) && /^minimum/i.test(parameter.name)) || purposes.denied(parameter, mention)) return 0;
    return roleScore(parameter, mention, text, wordsBeforeFrom(parameters, mentions, mention, text)) + (purposes.meant(parameter, mention) ? 20 : 0);
  };
  const pairs = parameters.flatMap((parameter) => mentions.map((mention) => ({ parameter, mention, score: scoreOf(parameter, mention) })));
  pairs.sort((a, b) => b.score - a.score || a.mention.start - b.mention.start);
  const result = new Map<string, Mention>();
  const used = new Set<Mention>();
  for (const { parameter, mention, score } of pairs) {
    if (score <= 0 || result.has(parameter.name) || used.has(mention)) continue;
    result.set(parameter.name, mention);
    used.add(mention);
  }
  const primary = parameters[0];
  const spare = mentions.filter(
    (mention) =>
      !used.has(mention) &&
      !ends.has(mention) &&
      (primary === undefined || (unitFits(primary, mention) && !isCount(primary, mention, text) && !purposes.denied(primary, mention))),
  );
  if (primary?.kind === 'time' && !/^minimum/i.test(primary.name) && !result.has(primary.name) && spare.length >= 1 && spare[0] !== undefined)
    result.set(primary.name, spare[0]);
  if (primary?.kind === 'number' && !result.has(primary.name) && spare.length === 1 && spare[0] !== undefined) result.set(primary.name, spare[0]);
  return result;
}

/** "... or after 12 s", "after 2 min at the latest": a time that ends something is no least time and no delay. */
function isEnd(text: string, { start, end }: Readonly<{ start: number; end: number }>): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return (
    /\b(?:or|oder)\s(?:\w+\s){0,3}(?:after|nach)\s*$/i.test(before) ||
    /\b(?:at the latest|no later than|at most|spaetestens|hoechstens|has sounded|sounds|ertoent)\s(?:\w+\s){0,2}$/i.test(before) ||
    /^\s?(?:at the latest|at most|lang ertoen)/i.test(text.slice(end, end + 16))
  );
}

function unitFits(parameter: QuantityParameter, mention: TimeMention | NumberMention): boolean {
  if (parameter.kind !== 'number' || !('unit' in mention)) return true;
  return parameter.whole !== true || mention.unit === null || /bottle|pulse|piece|unit|part|item|carton|box|can|pack|stueck|flasche/i.test(mention.unit);
}

/** "max 3 resets per hour", "4 starts an hour": how often something may happen. */
function countsEvents(text: string, { start, end }: Readonly<{ start: number; end: number }>): boolean {
  const after = text.slice(end);
  return (
    /^ [a-z]{3,}s (?:per|an?|each|every|in|within|allowed|pro|je)\b/i.test(after) ||
    (/\b(?:max(?:imum)?|at most|up to|only|limit of)(?: of)? $/i.test(text.slice(0, start)) && /^ (?!degrees|seconds|minutes|hours)[a-z]{3,}s\b/i.test(after))
  );
}

/** A number of machines is no limit; a whole number may be one. */
function isCount(parameter: QuantityParameter, mention: TimeMention | NumberMention, text: string): boolean {
  return (
    (parameter.kind === 'number' &&
      parameter.whole !== true &&
      'unit' in mention &&
      mention.unit === null &&
      (countsMachines(text, mention) || countsEvents(text, mention))) ||
    isPortion(parameter, mention, text)
  );
}

/** "every 10 m3", "per 5 kg": an amount that comes again and again is no limit; nor is "1 pulse". */
function isPortion(parameter: QuantityParameter, mention: TimeMention | NumberMention, text: string): boolean {
  if (parameter.kind !== 'number' || !('unit' in mention)) return false;
  if (/^(?:pulses?|impulse?)$/i.test(mention.unit ?? '')) return parameter.whole !== true && !/pulse|count|number/i.test(parameter.description);
  if (amountOf(mention.unit ?? '') === null) return false;
  return (
    !/amount|portion|dose|batch|per|each|spac|apart/i.test(parameter.description) && /\b(?:every|each|per|pro|je|alle) ?$/i.test(text.slice(0, mention.start))
  );
}

/** Whether words that a parameter is known by stand beside a figure. */
export function assignedByWords(parameter: QuantityParameter, mention: TimeMention | NumberMention, text: string): boolean {
  return roleScore(parameter, mention, text) > 0;
}

/**
 * From where the words before a figure may tell what it is. In "10 min on 50 min off" the words stand behind their figures: the "on" belongs to the 10 min, and
 * nothing stands before the 50 min.
 */
function wordsBeforeFrom(
  parameters: readonly QuantityParameter[],
  mentions: readonly (TimeMention | NumberMention)[],
  mention: TimeMention | NumberMention,
  text: string,
): number {
  const previous = mentions.filter(({ end }) => end <= mention.start).at(-1);
  if (previous === undefined) return 0;
  const tells = (word: string | undefined): boolean => word !== undefined && parameters.some(({ roles }) => roles.some((role) => wordMatches(word, role)));
  const between = wordsOf(text.slice(previous.end, mention.start));
  const before = wordsOf(text.slice(0, previous.start)).at(-1);
  const after = wordsOf(text.slice(mention.end)).at(0);
  return between.length === 1 && tells(between[0]) && !tells(before) && tells(after) ? mention.start : 0;
}

/** Words before count fully, words after a little less, the same clause more than the next; nearness decides between equals. */
function roleScore(parameter: QuantityParameter, mention: TimeMention | NumberMention, text: string, least = 0): number {
  if (!unitFits(parameter, mention) || isCount(parameter, mention, text)) return 0;
  const parts = clauses(text);
  const clause = parts[clauseAt(parts, mention.start)];
  const from = clause?.start ?? 0;
  const before = wordsOf(text.slice(Math.max(from, least), mention.start))
    .slice(-9)
    .reverse();
  const after = wordsOf(text.slice(mention.end, clause?.end ?? text.length)).slice(0, 6);
  let best = 0;
  for (const [weightIndex, role] of parameter.roles.entries()) {
    const weight = 1 - weightIndex * 0.01;
    best = Math.max(best, nearness(before, role, 10, 0.9) * weight, nearness(after, role, 9.5, 0.9) * weight);
  }
  return best;
}

function nearness(words: readonly string[], role: string, top: number, step: number): number {
  const stems = role.split(' ');
  for (let index = 0; index < words.length; index++) {
    if (stems.every((stem) => words.slice(Math.max(0, index - stems.length + 1), index + stems.length).some((word) => wordMatches(word, stem))))
      return top + (stems.length - 1) * 2 - index * step;
  }
  return 0;
}

// ---------------------------------------------------------------- names

function fillNames(pattern: Pattern, reading: RequestReading, book: TagBook, questions: string[], assumed: string[]): Record<string, readonly string[]> {
  const result: Record<string, readonly string[]> = {};
  const used = new Set<NameMention>();
  const eligible = { ...reading, names: reading.names.filter((mention) => !isException(reading.text, mention)) };
  for (const parameter of pattern.parameters) {
    if (parameter.kind === 'time' || parameter.kind === 'number') continue;
    const chosen = chooseNames(parameter, eligible, parameter.kind === 'measurement' ? new Set([...used, ...keptForMachine(pattern, eligible, used)]) : used);
    for (const mention of chosen) used.add(mention);
    const given = chosen.map((mention) => ownerOf(parameter, mention, reading.text, book));
    const unique = [...new Set(given)].slice(0, parameter.maximum);
    const stated = unique.length > 0 || parameter.minimum === 0 ? 0 : Math.min(countOf(parameter, reading.text), parameter.maximum);
    const missing = Math.max(0, parameter.minimum - unique.length, stated);
    const filler = continued(parameter.placeholders, missing)
      .filter((name) => !unique.includes(name))
      .slice(unique.length === 0 ? 0 : Math.min(unique.length, Math.max(0, parameter.placeholders.length - missing)), undefined)
      .slice(0, missing);
    const spoken =
      missing === 1 && unique.length === 0
        ? (describedName(parameter, reading.text) ??
          measuredByUnit(parameter, reading) ??
          spokenContact(parameter, reading) ??
          spokenMachine(parameter, reading, Object.values(result).flat()))
        : null;
    // One name, one thing: two parameters with it would be declared twice
    if (spoken !== null && !Object.values(result).flat().includes(spoken)) filler.splice(0, filler.length, spoken);
    if (missing > 0) {
      assumed.push(parameter.name);
      questions.push(`Which tag is the ${parameter.description}? ${filler.join(', ')} ${filler.length === 1 ? 'is a placeholder' : 'are placeholders'}.`);
    }
    result[parameter.name] = [...unique, ...filler];
  }
  for (const unused of reading.names.filter((mention) => !used.has(mention) && mention.category !== 'tank'))
    questions.push(`The request names ${unused.text}, which this draft does not use: what should it do?`);
  return result;
}

/** A name of unknown kind that the machine will need, because nothing else in the request can be it; it is no measurement then. */
function keptForMachine(pattern: Pattern, reading: RequestReading, used: ReadonlySet<NameMention>): readonly NameMention[] {
  const machine = pattern.parameters.find((parameter) => parameter.kind === 'equipment' && parameter.minimum > 0);
  if (machine?.kind !== 'equipment') return [];
  const free = reading.names.filter((mention) => !used.has(mention));
  if (free.some((mention) => fitsExactly(machine, mention) || isInterchangeable(machine.categories, mention.category))) return [];
  return free.filter(({ category, quantity }) => category === 'other' && quantity === null).slice(0, machine.minimum);
}

/** Equipment is commanded as a whole: `P-101A.RUN` in a request means the pump `P-101A`. A measurement or condition keeps its attribute. */
function ownerOf(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, mention: NameMention, text: string, book: TagBook): string {
  if (parameter.kind === 'measurement' && mention.category === 'tank') return measurementOfTank(mention.text, text, book);
  return parameter.kind === 'equipment' ? mention.text.replace(/\.[A-Za-z]\w*$/, '') : mention.text;
}

/** "the level in T-101" means the level transmitter that the plant has at T-101; a name after its pattern when it has none. */
function measurementOfTank(tank: string, text: string, book: TagBook): string {
  const [letter, word] =
    /temperat/i.test(text) && !/level|fuellstand/i.test(text)
      ? (['T', 'TEMPERATURE'] as const)
      : /pressure|druck/i.test(text) && !/level|fuellstand/i.test(text)
        ? (['P', 'PRESSURE'] as const)
        : (['L', 'LEVEL'] as const);
  const known = book.ofEquipment(tank).find((tag) => tag.kind === 'analog' && tag.id.startsWith(letter));
  return known?.id ?? `${tank}.${word}`;
}

/** "unless XA-1 is active": the name of an exception is no name for the main function; the request's gaps ask about it. */
function isException(text: string, { start }: NameMention): boolean {
  const clause = text.slice(0, start).split(/[.;,]/).at(-1) ?? '';
  return /\b(?:unless|except (?:when|if|while)|but not (?:while|when|if)|ausser wenn|es sei denn|aber nicht wenn)\b/i.test(clause);
}

function chooseNames(
  parameter: EquipmentParameter | MeasurementParameter | ConditionParameter,
  reading: RequestReading,
  used: ReadonlySet<NameMention>,
): readonly NameMention[] {
  const free = reading.names.filter((mention) => !used.has(mention) && describes(parameter, mention, reading.text));
  const fitting = free.filter((mention) => fitsExactly(parameter, mention));
  const fallback =
    fitting.length >= Math.max(1, parameter.minimum) ? [] : free.filter((mention) => !fitting.includes(mention) && fitsLoosely(parameter, mention));
  const stem = (mention: NameMention): string => (parameter.kind === 'equipment' ? mention.text.replace(/\.[A-Za-z]\w*$/, '') : mention.text);
  const distinct = (list: readonly NameMention[]): readonly NameMention[] =>
    list.filter((mention, index) => list.findIndex((other) => stem(other) === stem(mention)) === index);
  const fits = distinct(fitting).slice(0, parameter.maximum);
  const kept = [...fits, ...distinct(fallback).slice(0, Math.max(0, parameter.minimum - fits.length))];
  return free.filter((mention) => kept.some((other) => stem(other) === stem(mention)));
}

/** Words that make a named signal the answer of a machine, or a person's: it is no permissive then. */
const answers =
  /\b(?:feedbacks?|rueckmeldung|end(?:lagen?\w*| ?switch(?:es)?| ?positions?)|(?:limit|position) switch(?:es)?|endschalter|(?:push ?)?buttons?|taster|key)\s*$/i;
const resets = /\b(?:reset|acknowledge[d]?|ack|quittier\w*)(?: (?:with|by|via|from|mit|durch|per|button|the|push|key|taster))*\s*$/i;
/** "after 4 s without flow FS-3": what happens when it is missing is told, and that is more than a permissive. */
const lacking = /\b(?:without|missing|lack of|no|ohne|kein\w*|fehlende\w*)\s(?:\w+\s){0,2}$/i;
/** Push buttons by their letters, and what only shows or sounds. */
const handled = /^(?:PB|PBS|SB)[-_ ]?\d/i;
const shown = /^(?:HL|HA|HN|LAMP|HORN|BEACON|SIREN)[-_ ]?\d/i;

function describes(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, { start, end }: NameMention, text: string): boolean {
  if (parameter.kind !== 'condition') return true;
  const name = text.slice(start, end);
  const listed = text.slice(Math.max(0, start - 60), start).replace(/(?:[A-Z]+[-_]?\d+\w*(?:,| and| or| und| oder)? ?)+$/, '');
  const before = listed.split(/[,;.]|\band\b|\bund\b/i).at(-1) ?? '';
  if (parameter.name === 'lamps' || parameter.name === 'horn') return parameter.beside?.test(text.slice(Math.max(0, start - 30), start)) === true;
  if (shown.test(name) || resets.test(before) || buttonAt(text, start, end) !== null) return false;
  if (parameter.beside === undefined) return parameter.name !== 'permissives' || !(answers.test(before) || handled.test(name) || lacking.test(before));
  return parameter.beside.test(before) || parameter.beside.test(/^\s*\([^)]*\)/.exec(text.slice(end))?.[0] ?? '');
}

function fitsExactly(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, mention: NameMention): boolean {
  if (parameter.kind === 'equipment') return parameter.categories.includes(mention.category);
  if (parameter.kind === 'condition') return mention.category === 'switch' || parameter.beside !== undefined;
  return (
    mention.category === 'measurement' && (parameter.quantities.length === 0 || mention.quantity === null || parameter.quantities.includes(mention.quantity))
  );
}

function fitsLoosely(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, mention: NameMention): boolean {
  if (parameter.kind === 'equipment') return mention.category === 'other' || isInterchangeable(parameter.categories, mention.category);
  if (parameter.kind === 'condition') return mention.category === 'other';
  return mention.category === 'measurement' || mention.category === 'other' || mention.category === 'tank';
}

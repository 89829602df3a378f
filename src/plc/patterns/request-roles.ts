import { assignedByWords } from './fill.js';
import type { NumberMention, ParameterDefinition, Pattern, PatternParameters, RequestReading, TimeMention } from './model.js';
import { clauseAt, clauses } from './request-text.js';
import { amountOf } from './request-units.js';

type Quantity = Extract<ParameterDefinition, { kind: 'time' | 'number' }>;

const isQuantity = (parameter: ParameterDefinition): parameter is Quantity => parameter.kind === 'time' || parameter.kind === 'number';

/** The numbers and times that a request gave, by the parameters that hold them. */
function given(pattern: Pattern, parameters: PatternParameters): readonly Readonly<{ parameter: Quantity; value: number }>[] {
  return pattern.parameters
    .filter(isQuantity)
    .filter(({ name }) => !parameters.assumed.includes(name))
    .flatMap((parameter) => {
      const value = parameters.numbers[parameter.name];
      return value === undefined ? [] : [{ parameter, value }];
    });
}

/**
 * One figure of a request is one thing: where a number fell to a parameter as the only one left, and the pattern's own reading gives it to another, the first
 * falls back to its default. `filled`: the parameters before that reading.
 */
export function eachFigureOnce(pattern: Pattern, filled: PatternParameters, parameters: PatternParameters, reading: RequestReading): PatternParameters {
  const all = given(pattern, parameters).filter(({ parameter }) => parameter.kind === 'number');
  const gone = all.flatMap(({ parameter, value }) => {
    if (filled.numbers[parameter.name] !== value || filled.assumed.includes(parameter.name)) return [];
    const places = reading.numbers.filter((number) => number.value === value);
    const holders = all.filter((other) => other.value === value).length;
    const spare = places.length > 0 && holders > places.length && !places.some((place) => assignedByWords(parameter, place, reading.text));
    return spare ? [parameter] : [];
  });
  if (gone.length === 0) return parameters;
  return {
    ...parameters,
    numbers: { ...parameters.numbers, ...Object.fromEntries(gone.map(({ name, fallback }) => [name, fallback])) },
    assumed: [...parameters.assumed, ...gone.map(({ name }) => name)],
  };
}

/** What the words beside a time say that it is: the least or longest time of something, or how long something goes on after another thing has ended. */
const roles = {
  least: /\b(?:at least|no less than|minimum|minimal|min|shortest|mindest\w*|wenigstens|least)\b/i,
  longest: /\b(?:at most|no longer than|maximum|maximal|max|longest|within|hoechstens|laengstens|maximallaufzeit|innerhalb|binnen|in)\b/i,
  after:
    /\b(?:run[- ]?on|over-?run|nachlauf\w*|off[- ]delay|keeps? (?:on )?(?:going|running)|(?:goes|carries|runs) on)\b|\bafter (?:the |it |they )?(?:[a-z]+ ){0,3}?(?:stops?|stopped|ends?|ended|goes off|is off|has stopped|switches off)\b|\bnach (?:dem |der )?(?:\w+ )?(?:stopp?|ende|aus\w*|abschalt\w*)\b/i,
};
/** Which state a time behind or before it is told of: "at least 6 min off" is no time on. */
const stateTold = {
  off: /^\s*(?:of )?(?:off|rest\w*|idle|standstill|stopped|pause\w*|aus\b|stillstand|ruhe\w*|stehen)\b/i,
  on: /^\s*(?:of )?(?:on\b|running|run\b|runtime|in operation|an\b|ein\b|laufzeit|laufen|betrieb)\b/i,
};

/** How long a state must last before something happens. */
const lasting = /\b(?:for|longer than|more than|laenger als|seit|mehr als)\s*$|[<>]=?\s*$|\b(?:over|above|ueber)\s*$/i;

const of = {
  least: /minimum|least|shortest/i,
  longest: /maximum|longest|at most/i,
  after: /run-?on|over-?run|off-?delay|off delay|after|nachlauf|off time|restart|rest\b|pause/i,
};

/**
 * Times whose words say that they are something else than the parameter they fill: "keep going 2 min after the drive stops" is no least on time. As open
 * questions; a time without telling words is left to the words of the pattern.
 */
export function roleQuestions(pattern: Pattern, parameters: PatternParameters, reading: RequestReading): readonly string[] {
  return given(pattern, parameters).flatMap(({ parameter, value }) => {
    if (parameter.kind !== 'time') return unitQuestion(parameter, value, reading);
    const times = reading.times.filter(({ milliseconds }) => milliseconds === value);
    if (times.length === 0 || times.some((time) => fits(parameter, time, reading))) return [];
    const [time] = times;
    if (time === undefined) return [];
    const name = `${parameter.description.charAt(0).toLowerCase()}${parameter.description.slice(1)}`;
    return [`"${sayingOf(reading.text, time)}" is read as the ${name}. Is that meant, or what is the time for?`];
  });
}

/** "50 litres" in a parameter of millilitres. */
function unitQuestion({ unit, description }: Quantity & { kind: 'number' }, value: number, { numbers, text }: RequestReading): readonly string[] {
  const place = numbers.find((number) => number.value === value);
  const limit =
    place === undefined
      ? null
      : /\b(?:above|below|under|over|until|reaches|ueber|unter|bis)\b[^,;.]*$/i.exec(text.slice(Math.max(0, place.start - 40), place.start));
  if (limit !== null && place !== undefined && /^amount/i.test(description))
    return [`"${limit[0]}${text.slice(place.start, place.end)}" is read as the ${description.charAt(0).toLowerCase()}${description.slice(1)}. Is that meant?`];
  const own = unit === null ? null : amountOf(unit);
  const said = numbers.find((number) => number.value === value)?.unit ?? null;
  const other = said === null ? null : amountOf(said);
  if (own === null || other === null || own.unit === other.unit) return [];
  return [
    `The request says "${value} ${said}", and the ${description.charAt(0).toLowerCase()}${description.slice(1)} is written as ${value} ${unit}: which is right?`,
  ];
}

function fits(parameter: Quantity, time: TimeMention, { text }: RequestReading): boolean {
  const parts = clauses(text);
  const clause = parts[clauseAt(parts, time.start)];
  const before = text.slice(clause?.start ?? 0, time.start);
  const around = text.slice(clause?.start ?? 0, clause?.end ?? text.length);
  const own = `${parameter.name.replace(/([a-z])([A-Z])/g, '$1 $2')} ${parameter.description}`;
  const behind = text.slice(time.end, clause?.end ?? text.length);
  if (stateTold.off.test(behind) && /\bon\b|\brun/i.test(own) && !/\boff\b|rest|pause/i.test(own)) return false;
  if (stateTold.on.test(behind) && /\boff\b|\brest/i.test(own) && !/\bon\b|\brun/i.test(own)) return false;
  if (roles.after.test(around) && !of.after.test(own) && !/\bdelay\b/i.test(own)) return false;
  if (of.least.test(own)) return roles.least.test(around) && !lasting.test(before);
  if (of.longest.test(own)) return roles.longest.test(around) || lasting.test(before);
  return true;
}

/** A figure with the clause it stands in, short enough for a question. */
function sayingOf(text: string, { start, end }: TimeMention | NumberMention): string {
  const parts = clauses(text);
  const clause = parts[clauseAt(parts, start)];
  const whole = (clause?.text ?? text.slice(start, end)).trim();
  return whole.length <= 80 ? whole : text.slice(Math.max(clause?.start ?? 0, start - 40), end).trim();
}

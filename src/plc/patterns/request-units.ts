import type { NumberMention, NumberParameter, ParameterDefinition, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from './model.js';

/**
 * The units that a request wrote beside the limits of a measurement, and what is open about them: a unit that the plant's tag does not have, or a
 * limit without any unit for a tag that the plant does not know.
 */
export function withStatedUnits(
  pattern: Pattern,
  parameters: PatternParameters,
  reading: RequestReading,
  book: TagBook,
): Readonly<{ parameters: PatternParameters; questions: readonly string[] }> {
  const measured = pattern.parameters.filter(({ kind }) => kind === 'measurement').flatMap(({ name }) => parameters.names[name] ?? []);
  const limits = pattern.parameters.filter(
    (parameter) => parameter.kind === 'number' && parameter.unit === null && parameter.whole !== true && !/^amount/i.test(parameter.description),
  );
  const given = limits.filter(({ name }) => !parameters.assumed.includes(name)).map(({ name }) => parameters.numbers[name]);
  const mentions = reading.numbers.filter(({ value }) => given.includes(value) || given.includes(Math.round(value)));
  const unit = mentions.find((mention) => mention.unit !== null)?.unit ?? null;
  if (measured.length === 0 || mentions.length === 0) return { parameters, questions: [] };
  const strange = foreignLimits(limits, mentions, measured, parameters, book);
  if (strange.length > 0) return withStatedUnits(pattern, withDefaults(parameters, strange), reading, book);
  const questions = measured.flatMap((tag): readonly string[] => {
    const known = book.find(tag);
    const own = known?.unit ?? parameters.units?.[tag] ?? null;
    if (unit !== null && own !== null && !sameUnit(unit, own))
      return [`The request gives its limits in ${unit} and ${tag} is measured in ${own}. The numbers are taken as ${own}: convert them?`];
    return known === undefined && unit === null ? [`No unit was given for the limits of ${tag}; the unit in which it is measured is assumed.`] : [];
  });
  return {
    parameters: unit === null ? parameters : { ...parameters, units: { ...Object.fromEntries(measured.map((tag) => [tag, unit])), ...parameters.units } },
    questions,
  };
}

/** Limits of a measured value that hold a figure of another quantity: "10 m³" is no limit of a flow in l/s. */
function foreignLimits(
  limits: readonly ParameterDefinition[],
  mentions: readonly NumberMention[],
  measured: readonly string[],
  parameters: PatternParameters,
  book: TagBook,
): readonly NumberParameter[] {
  const own = measured.flatMap((tag) => quantityOf(book.find(tag)?.unit ?? parameters.units?.[tag] ?? '') ?? []);
  if (own.length === 0) return [];
  return limits.filter((limit): limit is NumberParameter => {
    if (limit.kind !== 'number' || parameters.assumed.includes(limit.name)) return false;
    const sources = mentions.filter(({ value }) => value === parameters.numbers[limit.name]).map(({ unit }) => quantityOf(unit ?? ''));
    return sources.length > 0 && sources.every((quantity) => quantity !== null && !own.includes(quantity));
  });
}

/** The parameters with some of them back at their defaults: what was given for them is left over, and is asked about. */
function withDefaults(parameters: PatternParameters, strange: readonly NumberParameter[]): PatternParameters {
  return {
    ...parameters,
    numbers: { ...parameters.numbers, ...Object.fromEntries(strange.map(({ name, fallback }) => [name, fallback])) },
    assumed: [...parameters.assumed, ...strange.map(({ name }) => name)],
  };
}

const quantities: readonly (readonly [RegExp, string])[] = [
  [/^(?:°c|°f|k|degc|c)$/, 'temperature'],
  [/^(?:m?bar|[hkm]?pa|psi)$/, 'pressure'],
  [/^(?:[kmµ]?m|cm|inch)$/, 'length'],
  [/^[km]?a$/, 'current'],
  [/^[km]?v$/, 'voltage'],
  [/^[kmg]?w$/, 'power'],
  [/^[km]?n$/, 'force'],
  [/^(?:hz|khz)$/, 'frequency'],
  [/^(?:rpm|1\/min|u\/min)$/, 'speed'],
  [/^(?:m\/s|mm\/s|m\/min|km\/h)$/, 'velocity'],
];

/** What a unit measures; a rate is its amount over time. Null for units that several quantities share ("%") or that are unknown here. */
export function quantityOf(unit: string): string | null {
  const plain = unit.trim().replaceAll('³', '3');
  const amount = amountOf(plain);
  if (amount !== null) return amount.measures;
  const rate = /^(.+?)\s?\/\s?(?:s|sec|min|h|d)$/i.exec(plain)?.[1];
  const measured = rate === undefined ? null : amountOf(rate);
  if (measured !== null) return `${measured.measures} flow`;
  return quantities.find(([pattern]) => pattern.test(plain.toLowerCase()))?.[1] ?? null;
}

/** Units of an amount: what each measures, and how many of its base unit (m³, kg, kWh) it is. */
const amounts: readonly (readonly [RegExp, string, 'volume' | 'mass' | 'energy', number])[] = [
  [/^(?:m3|m³|cbm|cubic met(?:re|er)s?|kubikmeter)$/iu, 'm³', 'volume', 1],
  [/^(?:hl|hecto ?lit(?:re|er)s?|hektoliter)$/iu, 'hl', 'volume', 0.1],
  [/^(?:l|lit(?:re|er)s?)$/iu, 'l', 'volume', 0.001],
  [/^(?:ml|milli ?lit(?:re|er)s?)$/iu, 'ml', 'volume', 0.000001],
  [/^(?:us )?(?:gal|gallons?|gallonen)$/iu, 'gal', 'volume', 0.003785411784],
  [/^(?:t|tons?|tonnes?|tonnen?)$/iu, 't', 'mass', 1_000],
  [/^(?:kg|kilos?|kilograms?|kilogramm)$/iu, 'kg', 'mass', 1],
  [/^(?:g|grams?|gramm)$/iu, 'g', 'mass', 0.001],
  [/^(?:lbs?|pounds?)$/iu, 'lb', 'mass', 0.45359237],
  [/^(?:mwh|megawatt hours?|megawattstunden)$/iu, 'MWh', 'energy', 1_000],
  [/^(?:kwh|kilowatt hours?|kilowattstunden)$/iu, 'kWh', 'energy', 1],
  [/^(?:wh|watt hours?|wattstunden)$/iu, 'Wh', 'energy', 0.001],
];

/**
 * The unit in which a request wants a total or amount shown: "show m3", "total in tons", "kWh on the display". Null when it names none. Units of a rate
 * (per time) and units behind a number are those of something else.
 */
export function shownUnit(text: string): string | null {
  const word =
    '(m3|m³|cbm|cubic met(?:re|er)s?|kubikmeter|hl|hecto ?lit(?:re|er)s?|hektoliter|lit(?:re|er)s?|millilit(?:re|er)s?|ml|l|gallons?|gal|tons?|tonnes?|tonnen?|t|kilos?|kilograms?|kilogramm|kg|grams?|gramm|g|pounds?|lbs?|MWh|kWh|Wh|megawatt hours?|kilowatt hours?|megawattstunden|kilowattstunden)';
  const end = '(?![\\w³²])(?! ?\\/)(?! (?:per|an|a|pro) ?(?:s|sec|min|h|hour|minute|second|day|stunde)\\w*\\b)';
  const forms = [
    new RegExp(
      `\\b(?:show\\w*|display\\w*|anzeige\\w*|read ?out|output|report\\w*|count\\w*|give\\w*|want|need)(?: (?:it|me|the|as|in|a|total|sum|result|value|whole|daily|batch|amount|summe|menge|den|die|das|wert))* ${word}${end}`,
      'iu',
    ),
    new RegExp(
      `\\b(?:total\\w*|sum\\w*|consum\\w*|volume|mass|energy|amount|quantity|menge|summe|verbrauch\\w*|durchfluss\\w*|accumulat\\w*|integrat\\w*)\\b[^.;]{0,40}\\b(?:in|to|as|into|zu) (?:whole )?${word}${end}`,
      'iu',
    ),
    new RegExp(`(?<![\\d/] ?)(?<!per |pro |each )\\b(?:in )?${word}${end} (?:total|counter|totali[sz]er|zaehler|display|anzeige)`, 'iu'),
    new RegExp(`(?<![\\d/])(?<!per |pro |each )\\b(kWh|MWh|Wh)${end}`, 'iu'),
  ];
  for (const form of forms) {
    const unit = form.exec(text)?.[1];
    if (unit !== undefined) return amountOf(unit)?.unit ?? null;
  }
  return null;
}

/** A unit of an amount by any of its names; null for a unit that is none. */
export function amountOf(unit: string): Readonly<{ unit: string; measures: 'volume' | 'mass' | 'energy'; base: number }> | null {
  const found = amounts.find(([names]) => names.test(unit.trim()));
  return found === undefined ? null : { unit: found[1], measures: found[2], base: found[3] };
}

/** The unit that a request wants an amount shown in, when no value of the draft has it. */
export function unitLeft(reading: RequestReading, build: PatternBuild): readonly string[] {
  const wanted = shownUnit(reading.text);
  const held = build.signals.filter(({ direction }) => direction === 'output').map(({ unit, description }) => `${unit ?? ''} ${description}`);
  if (wanted === null || held.some((text) => text.split(/[\s,[\]]+/).some((word) => amountOf(word)?.unit === wanted))) return [];
  return [`Not understood: the request wants an amount shown in ${wanted}, and the draft has no value in ${wanted}. How is it converted?`];
}

function sameUnit(one: string, other: string): boolean {
  const plain = (unit: string): string => unit.replace(/[\s°]/gu, '').replace(/³/gu, '3').replace(/²/gu, '2').toLowerCase();
  return plain(one) === plain(other);
}

import type { Pattern, PatternParameters, RequestReading, TagBook } from './model.js';

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
  const limits = pattern.parameters.filter((parameter) => parameter.kind === 'number' && parameter.unit === null && parameter.whole !== true);
  const given = limits.filter(({ name }) => !parameters.assumed.includes(name)).map(({ name }) => parameters.numbers[name]);
  const mentions = reading.numbers.filter(({ value }) => given.includes(value) || given.includes(Math.round(value)));
  const unit = mentions.find((mention) => mention.unit !== null)?.unit ?? null;
  if (measured.length === 0 || mentions.length === 0) return { parameters, questions: [] };
  const questions = measured.flatMap((tag): readonly string[] => {
    const known = book.find(tag);
    if (known !== undefined && unit !== null && known.unit !== null && !sameUnit(unit, known.unit))
      return [`The request gives its limits in ${unit} and ${tag} is measured in ${known.unit}. The numbers are taken as ${known.unit}: convert them?`];
    return known === undefined && unit === null ? [`No unit was given for the limits of ${tag}. Which one is it?`] : [];
  });
  return { parameters: unit === null ? parameters : { ...parameters, units: Object.fromEntries(measured.map((tag) => [tag, unit])) }, questions };
}

function sameUnit(one: string, other: string): boolean {
  const plain = (unit: string): string => unit.replace(/[\s°]/gu, '').replace(/³/gu, '3').replace(/²/gu, '2').toLowerCase();
  return plain(one) === plain(other);
}

import type { NumberMention, Pattern, PatternParameters, RequestReading } from '../model.js';
import { near } from '../request-numbers.js';
import { contradictsPurpose } from '../request-purposes.js';
import { clauseAt, clauses } from '../request-text.js';
import { amountOf } from '../request-units.js';

type Given = Readonly<{ reading: RequestReading; pattern: Pattern; parameters: PatternParameters }>;

/** The physical quantity of a unit, as far as it is known here: units that convert into one another share it. */
function quantityOf(unit: string): string {
  return amountOf(unit)?.unit ?? unit.toLowerCase();
}

const compared = /(?:\b(?:above|below|over|under|than|exceed\w*|reach\w*|ueber|unter|bis|until|at|from|between)|[<>]=?)\s*$/i;

/** "30 Hz when the level is below 40 %": a figure without a comparison beside one in another unit that has one is what is set, and no limit. */
function isSetpoint({ text, numbers }: RequestReading, mention: NumberMention): boolean {
  const parts = clauses(text);
  const index = clauseAt(parts, mention.start);
  const isCompared = ({ start }: NumberMention): boolean => compared.test(text.slice(parts[index]?.start ?? 0, start));
  if (mention.unit === null || isCompared(mention)) return false;
  return numbers.some(
    (other) => other.unit !== null && clauseAt(parts, other.start) === index && quantityOf(other.unit) !== quantityOf(mention.unit ?? '') && isCompared(other),
  );
}

/**
 * Limits of one value in units of different quantities ("on at 30 Hz, off at 40 %"), or a limit that is told to be a setpoint: at least one figure is something
 * else than what the draft takes it for.
 */
export function mixedUnits({ reading, pattern, parameters }: Given): string | null {
  const limits = pattern.parameters.filter(
    ({ kind, name, description, ...rest }) =>
      kind === 'number' && 'unit' in rest && rest.unit === null && /limit/i.test(description) && !parameters.assumed.includes(name),
  );
  const sources = limits
    .map(({ name }) => reading.numbers.filter(({ value, unit }) => unit !== null && near(value, parameters.numbers[name] ?? Number.NaN)))
    .filter((found) => found.length > 0);
  const setpoint = sources.find((found) => found.every((mention) => isSetpoint(reading, mention)))?.[0];
  if (setpoint !== undefined) return `it takes ${setpoint.value} ${setpoint.unit ?? ''} for a limit, and the request sets it`;
  const [first, ...others] = sources.map((found) => ({ found, quantities: found.map(({ unit }) => quantityOf(unit ?? '')) }));
  const other = others.find(({ quantities }) => !quantities.some((quantity) => first?.quantities.includes(quantity)));
  const [one, two] = [first?.found[0], other?.found[0]];
  if (one === undefined || two === undefined) return null;
  return `it takes ${one.value} ${one.unit ?? ''} and ${two.value} ${two.unit ?? ''} for limits of one value`;
}

/** The main time of a pattern stays a default, and what the request gives is told to be something else: "a pause of 2 minutes" for an on time. */
export function otherMeaning({ reading, pattern, parameters }: Given): string | null {
  const main = pattern.parameters.find(({ kind }) => kind === 'time');
  if (main === undefined || /^(?:minimum|maximum)/i.test(main.name) || !parameters.assumed.includes(main.name)) return null;
  const values = Object.values(parameters.numbers);
  const strange = reading.times.find((time) => contradictsPurpose(pattern, main, reading, time) && !values.includes(time.milliseconds));
  if (strange === undefined) return null;
  const from = Math.max(0, strange.start - 30);
  return `it has no use for "${reading.text.slice(from, strange.end).replace(/^\S*\s/, '')}"`;
}

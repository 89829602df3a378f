import type { ConditionParameter, EquipmentParameter, MeasurementParameter, NameCategory, RequestReading } from './model.js';
import { headingOf } from './request-paraphrase.js';
import { withThings } from './request-things.js';

const unitQuantities: readonly (readonly [RegExp, string])[] = [
  [/^°[CF]?$/, 'TEMPERATURE_PV'],
  [/^(?:m?bar|[kM]?Pa|psi)$/i, 'PRESSURE_PV'],
  [/^(?:(?:N?m³|l|kg|t)\/(?:h|min|s)|gpm|cfm)$/i, 'FLOW_PV'],
];

/** "on above 35 °C": what is measured without being named is called by the one unit of its limits. */
export function measuredByUnit(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, { numbers }: RequestReading): string | null {
  if (parameter.kind !== 'measurement' || parameter.minimum !== 1 || /SETPOINT|TARGET|FLOW|WEIGHT/.test(parameter.placeholders[0] ?? '')) return null;
  const named = new Set(numbers.flatMap(({ unit }) => unitQuantities.find(([pattern]) => unit !== null && pattern.test(unit))?.[1] ?? []));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** The one contact that a request speaks of without a tag: "the door switch" is `DOOR_SWITCH`. */
export function spokenContact(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, reading: RequestReading): string | null {
  if (parameter.kind !== 'condition' || parameter.minimum !== 1 || parameter.maximum !== 1) return null;
  const { names, declared } = withThings(reading);
  const told = new Set(names.filter(({ text, category }) => category === 'switch' && declared?.has(text) === true).map(({ text }) => text));
  const own = [...told].filter(
    (name) =>
      !/(?:^|_)(?:START|STOP|RESET|ACK\w*|TASTER|PUSHBUTTON|OVERLOAD|E_?STOP|BUTTON|KEY)(?:_|$)/.test(name) &&
      (name.includes('_') || /^(?:PHOTOEYE|PHOTOCELL|LICHTSCHRANKE|FLOAT|PEDAL|DOOR|GUARD|LID|HATCH)S?$/.test(name)),
  );
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** The one machine that a request speaks of without a tag: "the layer pusher" is `LAYER_PUSHER`. */
export function spokenMachine(
  parameter: EquipmentParameter | MeasurementParameter | ConditionParameter,
  reading: RequestReading,
  taken: readonly string[],
): string | null {
  if (parameter.kind !== 'equipment' || parameter.minimum !== 1) return null;
  const { names, declared } = withThings(reading);
  const told = names.filter(({ text }) => declared?.has(text) === true && !taken.includes(text));
  const fitting = told.filter(({ category }) => parameter.categories.includes(category) || isInterchangeable(parameter.categories, category));
  const heading = headingOf(reading.text).length;
  const meant = fitting.some(({ start }) => start >= heading) ? fitting.filter(({ start }) => start >= heading) : fitting;
  const distinct = [...new Set(meant.map(({ text }) => text))];
  return distinct.length === 1 ? (distinct[0] ?? null) : null;
}

/** Placeholders for as many as are needed: after the given ones the last one counts on (`INTERLOCK_4`). */
export function continued(placeholders: readonly string[], needed: number): readonly string[] {
  const last = placeholders.at(-1);
  const stem = last === undefined ? null : /^(.*?)(\d+)(\D*)$/.exec(last);
  if (stem === null) return placeholders;
  const more = Array.from({ length: Math.max(0, needed - placeholders.length) }, (_unused, index) => `${stem[1]}${Number(stem[2]) + index + 1}${stem[3]}`);
  return [...placeholders, ...more];
}

/** A fan may stand where a pump was expected, a valve may not: machines for machines. */
export function isInterchangeable(wanted: readonly NameCategory[], given: NameCategory): boolean {
  const machines: readonly NameCategory[] = ['pump', 'motor', 'conveyor', 'fan', 'heater'];
  return machines.includes(given) && wanted.some((category) => machines.includes(category));
}

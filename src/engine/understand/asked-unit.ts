import { allMatches } from '../../domain/all-matches.js';
import { convert, parseQuantities } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import type { UnitDefinition } from '../../domain/units-data.js';

/** What stands before a unit that the answer is wanted in: "in psi", "how many litres", "to bar", "多少psi". */
const wanted =
  /(?:\b(?:in|into|to|as|auf|als)\s+|\b(?:how many|how much|wie ?viele?)\s+|(?:多少|几|以|用|换算成|单位)\s*)([°\p{L}µ][\p{L}\d°·⋅*/³²-]*(?:\s+(?:per|pro|an?)\s+\p{L}+)?(?:\s+(?:Fahrenheit|Celsius|metres?|meters?|metre|pounds?|foot))?)/giu;
/** A bare unit at the end of a telegram ("steam pressure psi?"). */
const trailing = /[\s(]([°\p{L}µ][\p{L}\d°·/³²-]*)\)?\s*[?？]?\s*$/iu;

/** Units that people name in words and the table of symbols lacks. */
const spoken: ReadonlyMap<string, string> = new Map([
  ['fahrenheit', '°F'],
  ['degrees fahrenheit', '°F'],
  ['grad fahrenheit', '°F'],
  ['华氏度', '°F'],
  ['华氏', '°F'],
  ['celsius', '°C'],
  ['degrees celsius', '°C'],
  ['grad celsius', '°C'],
  ['inch per second', 'in/s'],
  ['inches per second', 'in/s'],
  ['zoll', 'inch'],
  ['英寸', 'inch'],
  ['foot pounds', 'ft-lb'],
  ['foot-pounds', 'ft-lb'],
  ['pounds', 'lb'],
  ['磅', 'lb'],
  ['horsepower', 'hp'],
  ['马力', 'hp'],
  ['gallons per minute', 'gpm'],
  ['litres per minute', 'l/min'],
  ['liters per minute', 'l/min'],
  ['litres per hour', 'l/h'],
  ['liters per hour', 'l/h'],
  ['liter pro stunde', 'l/h'],
  ['liter pro minute', 'l/min'],
  ['cubic metres per hour', 'm³/h'],
  ['kubikmeter pro stunde', 'm³/h'],
  ['kilopascal', 'kPa'],
  ['pascal', 'Pa'],
  ['millibar', 'mbar'],
  ['千帕', 'kPa'],
  ['兆帕', 'MPa'],
]);

export type UnitAsked = Readonly<{ symbol: string; unit: UnitDefinition }>;

/** The unit in which a question wants its answer, or null. A unit that belongs to a figure of the question ("at 40 °C") is not asked for. */
export function askedUnit(question: string): UnitAsked | null {
  const named = allMatches(question, wanted).map(([, unit = '']) => unit);
  const last = trailing.exec(question)?.[1];
  for (const written of [...named, ...(last === undefined ? [] : [last])]) {
    const words = written.toLowerCase().split(/\s+/u);
    for (let length = words.length; length >= 1; length -= 1) {
      const phrase = words.slice(0, length).join(' ');
      const symbol = spoken.get(phrase) ?? written.split(/\s+/u).slice(0, length).join(' ');
      const unit = unitOf(symbol);
      if (unit !== null && !uncounted.has(unit.dimension) && !(symbol.length === 1 && !/[°℃]/u.test(symbol)))
        return { symbol: unit.symbols[0] ?? symbol, unit };
    }
  }
  return null;
}

const manners = /[\s,]+(?:please|pls|instead|then|bitte)$/iu;
const alone = /^\s*(?:(?:and|ok|now|please|und|bitte)[\s,]+)*(?:in|as|auf)\s+(?:degrees?\s+|grad\s+)?\S+(?:\s(?:per|pro)\s\S+)?$/iu;

/** "And in kPa, please?": a question that names a unit and nothing else. */
export function unitAlone(question: string): UnitAsked | null {
  const asked = question.replace(/[\s?.!,]+$/u, '').replace(manners, '');
  const words = /^\s*(?:(?:and|ok|now|please|und|bitte)[\s,]+)*(?:in|as|auf)\s+(.+)$/iu.exec(asked)?.[1] ?? '';
  const named = unitOf(spoken.get(words.toLowerCase()) ?? words);
  if (named !== null && words.includes(' ') && !uncounted.has(named.dimension)) return { symbol: named.symbols[0] ?? words, unit: named };
  return alone.test(asked) ? askedUnit(`${asked}?`) : null;
}

/** Days and shares are words of every question, and money has no fixed rate. */
const uncounted = new Set(['bottles', 'CNY', 'EUR', 'USD', 'GBP', 'CHF', 'percent', 'bottle-rate', 'ppm']);

/** Figures of a text in the wanted unit, each with the figure as written; those in it already, or of another dimension, are left out. */
export function inUnit(text: string, asked: UnitAsked): ReadonlyArray<Readonly<{ value: string; original: string }>> {
  return parseQuantities(text).flatMap(({ raw, values, unit, decimals }) => {
    const [value] = values;
    const source = unitOf(unit);
    if (value === undefined || unit === null || source === null || source.dimension !== asked.unit.dimension || source === asked.unit) return [];
    const converted = convert(value, unit, asked.symbol);
    return converted === null
      ? []
      : [{ value: `${rounded(converted, decimals)} ${asked.symbol}`, original: value < 0 && !/^[-−]/u.test(raw) ? `minus ${raw}` : raw }];
  });
}

/** Three digits that count, and never fewer decimals than the source shows where the figure is small. */
function rounded(value: number, decimals: number): string {
  const size = Math.abs(value);
  const places = size >= 100 ? Math.min(1, decimals) : size >= 10 ? 1 : size >= 1 ? 2 : size === 0 ? 0 : Math.min(6, 2 - Math.floor(Math.log10(size)));
  return value
    .toFixed(places)
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '');
}

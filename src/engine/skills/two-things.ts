import type { Answer } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { convert, parseQuantities, type Quantity } from '../../domain/quantity.js';
import type { Phrases } from '../phrases/phrases.js';
import { type Line, line } from '../skill.js';
import { evidenceOf } from './document-lines.js';

/** Two things of which one attribute is compared: "the night temperature" of tomato and of cucumber. */
export type TwoThings = Readonly<{ attribute: string; things: readonly [string, string] }>;

const between =
  /\b(?:differences?|differ|unterschied\w*)\b(?:\s+(?:in|of|im|in der)\s+(?:the\s+)?(.{2,60}?))?\s+(?:between|zwischen)\s+(?:the\s+|dem\s+|der\s+|den\s+)?(.{1,80}?)\s+(?:and|und)\s+(?:(?:that|the one)\s+(?:of|for)\s+)?(?:the\s+|dem\s+|der\s+|den\s+)?([^?,]{1,60}?)\s*[?.]*\s*$/iu;
const ofWhat = /^(.{2,60}?)\s+((?:of|for|in|at|on|von|für|bei)\s+(?:the\s+)?)(.{1,60})$/iu;

/** The two things that a question asks the difference of, and what of them; null where it names none, or asks only how they differ. */
export function twoThingsIn(question: string): TwoThings | null {
  const [, said, first = '', second = ''] = between.exec(question) ?? [];
  if (second === '') return null;
  if (said !== undefined) return { attribute: said, things: [first, second] };
  const [, attribute, , thing] = ofWhat.exec(first) ?? [];
  return attribute === undefined || thing === undefined ? null : { attribute, things: [thing, second] };
}

/** What is looked for, one question for each of the two, and how to name it. */
export const questionsOn = ({ attribute, things }: TwoThings): readonly Readonly<{ queries: readonly string[]; part: string }>[] =>
  things.map((thing) => ({ queries: [`What is the ${attribute} of ${thing}?`], part: `${attribute}, ${thing}` }));

/** How much more the one has than the other, where both sources give one figure of one kind; nothing otherwise. */
export function differenceLines({ attribute, things }: TwoThings, answers: readonly Answer[], evidence: readonly Evidence[], say: Phrases): readonly Line[] {
  const figures = answers.map((answer) => figureOf(answer, attribute));
  const [one, other] = figures;
  if (figures.length !== 2 || one?.unit == null || other?.unit == null) return [];
  const converted = convert(other.values[0] ?? Number.NaN, other.unit, one.unit);
  if (converted === null) return [];
  const difference = (one.values[0] ?? Number.NaN) - converted;
  if (!Number.isFinite(difference) || difference === 0) return [];
  // A converted figure may need more digits than either is written with.
  const decimals = Math.max(one.decimals, other.decimals, 0) + (one.unit === other.unit ? 0 : 3);
  const [first, second] = things;
  const amount = `${String(Number(Math.abs(difference).toFixed(decimals)))} ${one.unit}`;
  const text =
    difference > 0
      ? say.more(attribute, { thing: first, figure: one.raw }, { thing: second, figure: other.raw }, amount)
      : say.more(attribute, { thing: second, figure: other.raw }, { thing: first, figure: one.raw }, amount);
  return [line(text, ...answers.map((answer) => evidenceOf(answer, evidence)))];
}

/** The one figure that a sentence gives, or the cell of a row whose heading says the attribute. */
function figureOf({ shown }: Answer, attribute: string): Quantity | null {
  const words = attribute.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  const spoken = (cell: string): number => words.filter((word) => cell.toLowerCase().includes(word.replace(/s$/u, ''))).length;
  const cells = shown.split(/;\s+/u);
  const most = Math.max(...cells.map(spoken));
  const [cell, ...rest] = cells.filter((each) => spoken(each) === most);
  const [figure, ...others] = parseQuantities(cell ?? '').filter(({ unit }) => unit !== null);
  return rest.length > 0 || others.length > 0 ? null : (figure ?? null);
}

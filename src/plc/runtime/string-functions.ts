import type { Expression } from '../ast.js';
import { elementary } from '../types.js';
import type { Context } from './context.js';
import { emitNumber, emitText } from './emit-values.js';
import type { Value } from './values.js';

type TextRun = (base: number) => string;
type NumberRun = (base: number) => number;

/**
 * String functions of IEC 61131-3:2013, table 34. Characters count from 1. A length below 0 counts as 0, a position below 1 as 1
 * (INSERT: below 0 as 0), so that no call faults. Undefined for any other name.
 */
export function emitStringFunction(context: Context, name: string, actuals: readonly Expression[]): Value | undefined {
  const text = (index: number): TextRun => emitText(context, argument(actuals, index)).run;
  const count = (index: number): NumberRun => emitNumber(context, argument(actuals, index), null).run;
  switch (name) {
    case 'LEN':
      return number(lengthOf(text(0)));
    case 'FIND':
      return number(found(text(0), text(1)));
    case 'CONCAT':
      return string(joined(actuals.map((_, index) => text(index))));
    case 'LEFT':
      return string(left(text(0), count(1)));
    case 'RIGHT':
      return string(right(text(0), count(1)));
    case 'MID':
      return string(middle(text(0), count(1), count(2)));
    case 'INSERT':
      return string(inserted(text(0), text(1), count(2)));
    case 'DELETE':
      return string(replaced(text(0), () => '', count(1), count(2)));
    case 'REPLACE':
      return string(replaced(text(0), text(1), count(2), count(3)));
    default:
      return undefined;
  }
}

function argument(actuals: readonly Expression[], index: number): Expression {
  const found = actuals[index];
  if (found === undefined) throw new RangeError('the checker lets no call with too few arguments through');
  return found;
}

function string(run: TextRun): Value {
  return { rep: 'string', type: { kind: 'string', wide: false, length: 65_535 }, run };
}

function number(run: NumberRun): Value {
  return { rep: 'number', type: elementary.INT, run, constant: null, pure: false, test: null };
}

function lengthOf(text: TextRun): NumberRun {
  return (base) => text(base).length;
}

function found(text: TextRun, part: TextRun): NumberRun {
  return (base) => {
    const [whole, inner] = [text(base), part(base)];
    return inner === '' ? 0 : whole.indexOf(inner) + 1;
  };
}

/** Grows no further than the longest string, so that repeated joining stays bounded. */
function joined(texts: readonly TextRun[]): TextRun {
  return (base) => {
    let result = '';
    for (const text of texts) result += text(base);
    return result.length > 65_535 ? result.slice(0, 65_535) : result;
  };
}

function left(text: TextRun, length: NumberRun): TextRun {
  return (base) => text(base).slice(0, Math.max(length(base), 0));
}

function right(text: TextRun, length: NumberRun): TextRun {
  return (base) => {
    const whole = text(base);
    return whole.slice(Math.max(whole.length - Math.max(length(base), 0), 0));
  };
}

function middle(text: TextRun, length: NumberRun, position: NumberRun): TextRun {
  return (base) => {
    const whole = text(base);
    const taken = Math.max(length(base), 0);
    const from = Math.max(position(base), 1) - 1;
    return whole.slice(from, from + taken);
  };
}

function inserted(text: TextRun, part: TextRun, position: NumberRun): TextRun {
  return (base) => {
    const [whole, inner] = [text(base), part(base)];
    const at = Math.max(position(base), 0);
    return whole.slice(0, at) + inner + whole.slice(at);
  };
}

function replaced(text: TextRun, part: TextRun, length: NumberRun, position: NumberRun): TextRun {
  return (base) => {
    const [whole, inner] = [text(base), part(base)];
    const taken = Math.max(length(base), 0);
    const from = Math.max(position(base), 1) - 1;
    return whole.slice(0, from) + inner + whole.slice(from + taken);
  };
}

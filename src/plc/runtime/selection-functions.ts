import type { Expression } from '../ast.js';
import { isCodesysFamily } from '../dialect.js';
import type { Type } from '../types.js';
import { elementary } from '../types.js';
import { type Context, refuse, sourcePlace } from './context.js';
import { emitCondition } from './emit-operators.js';
import { emitConverted, emitNumber, emitText } from './emit-values.js';
import { ScanFault } from './memory.js';
import type { AggregateValue, BigValue, NumberCode, NumberValue, StringValue, Value } from './values.js';

/** SEL, MUX, MAX, MIN, LIMIT of IEC 61131-3:2013, table 32, for every kind of value. All inputs are evaluated. Undefined for any other name. */
export function emitSelection(context: Context, name: string, actuals: readonly Expression[], type: Type): Value | undefined {
  const [first] = actuals;
  if (first === undefined) return undefined;
  switch (name) {
    case 'SEL': {
      const test = emitCondition(context, first);
      return choose(context, actuals.slice(1), type, () => (base) => (test(base) ? 1 : 0), first);
    }
    case 'MUX':
      return choose(context, actuals.slice(1), type, (count) => muxIndex(context, first, count), first);
    case 'MAX':
    case 'MIN':
      return extreme(context, name === 'MAX', actuals, type);
    case 'LIMIT':
      return limit(context, actuals, type);
    default:
      return undefined;
  }
}

function muxIndex(context: Context, selector: Expression, count: number): NumberCode {
  const { run } = emitNumber(context, selector, null);
  if (isCodesysFamily(context.linker.dialect)) return (base) => Math.min(Math.max(run(base), 0), count - 1);
  const place = sourcePlace(context, selector);
  return (base) => {
    const index = run(base);
    if (index >= 0 && index < count) return index;
    throw new ScanFault('index-out-of-range', `MUX selects input ${index}, but has 0..${count - 1}`, place);
  };
}

const isNumber = (value: Value): value is NumberValue => value.rep === 'number';
const isBigValue = (value: Value): value is BigValue => value.rep === 'big';
const isText = (value: Value): value is StringValue => value.rep === 'string';
const isAggregate = (value: Value): value is AggregateValue => value.rep === 'aggregate';

/** One of several values by index. */
function choose(context: Context, actuals: readonly Expression[], type: Type, indexOf: (count: number) => NumberCode, at: Expression): Value {
  const values = actuals.map((actual) => convertedTo(context, actual, type));
  const index = indexOf(values.length);
  const [sample] = values;
  if (sample === undefined) return refuse(at, 'There is nothing to choose from.');
  if (isNumber(sample) && values.every(isNumber)) {
    const pick = picker(
      values.map((value) => value.run),
      index,
    );
    return { ...sample, run: pick, constant: null, pure: false, test: sample.type === elementary.BOOL ? (base) => pick(base) !== 0 : null };
  }
  if (isBigValue(sample) && values.every(isBigValue))
    return {
      ...sample,
      run: picker(
        values.map((value) => value.run),
        index,
      ),
      constant: null,
    };
  if (isText(sample) && values.every(isText))
    return {
      ...sample,
      run: picker(
        values.map((value) => value.run),
        index,
      ),
    };
  if (isAggregate(sample) && values.every(isAggregate))
    return {
      ...sample,
      address: picker(
        values.map((value) => value.address),
        index,
      ),
    };
  return refuse(at, 'The inputs of this selection have nothing in common.');
}

function convertedTo(context: Context, actual: Expression, type: Type): Value {
  if (type.kind === 'literal') return emitConverted(context, actual, type.family === 'real' ? elementary.LREAL : elementary.DINT);
  return emitConverted(context, actual, type);
}

function picker<Result>(runs: readonly ((base: number) => Result)[], index: NumberCode): (base: number) => Result {
  const [zero, one] = runs;
  if (runs.length === 2 && zero !== undefined && one !== undefined)
    return (base) => {
      const chosen = index(base);
      const [a, b] = [zero(base), one(base)];
      return chosen === 0 ? a : b;
    };
  return (base) => {
    const chosen = runs[index(base)];
    if (chosen === undefined) throw new RangeError('the index was bounded before');
    return chosen(base);
  };
}

function extreme(context: Context, greatest: boolean, actuals: readonly Expression[], type: Type): Value | undefined {
  return folded(context, actuals, type, (a, b) => (greatest ? a >= b : a <= b));
}

/** Folds values by keeping the left one when `keeps` says so; works for numbers, 64-bit values and texts alike. */
function folded(
  context: Context,
  actuals: readonly Expression[],
  type: Type,
  keeps: <Comparable extends number | bigint | string>(a: Comparable, b: Comparable) => boolean,
): Value | undefined {
  if (type.kind === 'string') {
    const texts = actuals.map((actual) => emitText(context, actual));
    const [sample] = texts;
    return sample === undefined ? undefined : { ...sample, run: reduceRuns(texts, keeps) };
  }
  const values = actuals.map((actual) => convertedTo(context, actual, type));
  const [sample] = values;
  if (sample === undefined) return undefined;
  if (isNumber(sample) && values.every(isNumber))
    return { ...sample, run: reduceRuns(values, keeps), constant: null, pure: values.every((value) => value.pure), test: null };
  if (isBigValue(sample) && values.every(isBigValue)) return { ...sample, run: reduceRuns(values, keeps), constant: null };
  return undefined;
}

function reduceRuns<Comparable>(
  values: readonly Readonly<{ run: (base: number) => Comparable }>[],
  keeps: (a: Comparable, b: Comparable) => boolean,
): (base: number) => Comparable {
  return values.map((value) => value.run).reduce((left, right) => keeping(left, right, keeps));
}

function keeping<Comparable>(
  left: (base: number) => Comparable,
  right: (base: number) => Comparable,
  keeps: (a: Comparable, b: Comparable) => boolean,
): (base: number) => Comparable {
  return (base) => {
    const a = left(base);
    const b = right(base);
    return keeps(a, b) ? a : b;
  };
}

/** `MIN(MAX(IN, MN), MX)`, as the standard defines LIMIT. */
function limit(context: Context, actuals: readonly Expression[], type: Type): Value | undefined {
  const [low, input, high] = actuals.map((actual) => convertedTo(context, actual, type));
  if (low === undefined || input === undefined || high === undefined) return undefined;
  if (isNumber(low) && isNumber(input) && isNumber(high)) {
    const [a, x, b] = [low.run, input.run, high.run];
    return { ...input, run: (base) => Math.min(Math.max(x(base), a(base)), b(base)), constant: null, pure: low.pure && input.pure && high.pure, test: null };
  }
  if (!isBigValue(low) || !isBigValue(input) || !isBigValue(high)) return undefined;
  const atLeast = keeping(input.run, low.run, (a, b) => a >= b);
  return { ...input, run: keeping(atLeast, high.run, (a, b) => a <= b), constant: null };
}

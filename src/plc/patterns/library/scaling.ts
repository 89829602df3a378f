import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  blockNameOf,
  input,
  keywords,
  local,
  measurementParameter,
  nameOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  states,
  step,
  vector,
  vectorCycleMs,
  wholeConstant,
  wholeParameter,
} from './parts.js';

function buildScaling(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'measurement');
  const known = book.find(name);
  const raw = input('INT', 'RawValue', `raw count of the input card for ${name}`);
  const [rawLow, rawHigh] = [numberOf(parameters, 'rawLow'), numberOf(parameters, 'rawHigh')];
  const assumedRange = parameters.assumed.includes('low') && parameters.assumed.includes('high');
  const [low, high] =
    assumedRange && known?.range != null
      ? [known.range.low, known.range.high]
      : [numberOf(parameters, 'low'), Math.max(numberOf(parameters, 'high'), numberOf(parameters, 'low') + 1e-3)];
  const margin = Math.max(1, Math.round((rawHigh - rawLow) * 0.025));
  const unit = book.statedUnit?.(name) ?? known?.unit ?? null;
  const middle = Math.round((rawLow + rawHigh) / 2);
  const scaled = (count: number): number => low + ((count - rawLow) / (rawHigh - rawLow)) * (high - low);
  const good = step({ ChannelFault: false, RawValue: middle }, 300);
  return {
    blockName: blockNameOf('Scale', [name]),
    purpose: `Scales the raw count of ${name} (${rawLow} to ${rawHigh}) to ${low} to ${high}${unit === null ? '' : ` ${unit}`}; over-range, under-range and channel faults give bad quality and hold the last good value.`,
    signals: [
      raw,
      input('BOOL', 'ChannelFault', 'wire break or card fault'),
      output('REAL', 'ScaledValue', `${name} in engineering units`, unit),
      output('BOOL', 'Bad', 'quality is bad: the value is the last good one'),
      output('BOOL', 'OverRange', 'raw value above the range'),
      output('BOOL', 'UnderRange', 'raw value below the range'),
    ],
    constants: [
      wholeConstant('RAW_LOW', rawLow, 'raw count at the low end'),
      wholeConstant('RAW_HIGH', rawHigh, 'raw count at the high end'),
      wholeConstant('RAW_MARGIN', margin, 'counts beyond the range that are still accepted'),
      realConstant('UNIT_LOW', low, 'value at the low end'),
      realConstant('UNIT_HIGH', high, 'value at the high end'),
    ],
    locals: [local('Fraction', 'REAL', 'position in the range, 0 to 1'), local('Fresh', 'REAL', 'value of this scan')],
    body: [
      'OverRange := RawValue > RAW_HIGH + RAW_MARGIN;',
      'UnderRange := RawValue < RAW_LOW - RAW_MARGIN;',
      'Bad := ChannelFault OR OverRange OR UnderRange;',
      '// The divisor is a difference of two different constants and never zero',
      'Fraction := (INT_TO_REAL(RawValue) - INT_TO_REAL(RAW_LOW)) / (INT_TO_REAL(RAW_HIGH) - INT_TO_REAL(RAW_LOW));',
      'Fresh := LIMIT(UNIT_LOW, UNIT_LOW + Fraction * (UNIT_HIGH - UNIT_LOW), UNIT_HIGH);',
      'ScaledValue := SEL(Bad, Fresh, ScaledValue);',
    ],
    states: states('Good: the value follows the input', 'Bad: the last good value is held'),
    interlocks: [],
    invariants: [
      {
        id: 'within-range',
        text: 'the value never leaves its range once it was good',
        expression: 'ScaledValue <= UNIT_HIGH AND (ScaledValue >= UNIT_LOW OR ScaledValue = 0.0)',
      },
      { id: 'fault-is-bad', text: 'a channel fault is always bad quality', expression: 'NOT ChannelFault OR Bad' },
    ],
    vectors: [
      vector(
        'middle',
        'the middle of the raw range is the middle of the value range',
        [step({ ChannelFault: false, RawValue: rawLow }, 200)],
        [step({ RawValue: middle }, vectorCycleMs, { ScaledValue: scaled(middle) }, { Bad: false })],
      ),
      vector(
        'ends',
        'both ends are exact and clamp within the margin',
        [good],
        [
          step({ RawValue: rawLow }, vectorCycleMs, { ScaledValue: low }, { Bad: false }),
          step({ RawValue: rawHigh }, vectorCycleMs, { ScaledValue: high }),
          step({ RawValue: rawHigh + margin }, vectorCycleMs, {}, { ScaledValue: high, Bad: false, OverRange: false }),
          step({ RawValue: rawLow - margin }, vectorCycleMs, { ScaledValue: low }, { Bad: false, UnderRange: false }),
        ],
      ),
      vector(
        'quarter',
        'a quarter of the range is a quarter of the value',
        [good],
        [step({ RawValue: rawLow + (middle - rawLow) / 2 }, vectorCycleMs, { ScaledValue: scaled(Math.round(rawLow + (middle - rawLow) / 2)) })].map(
          (current) => ({ ...current, drive: { RawValue: Math.round(rawLow + (middle - rawLow) / 2) } }),
        ),
      ),
      vector(
        'over',
        'above the margin it is bad and holds',
        [good],
        [
          step({ RawValue: rawHigh + margin + 1 }, vectorCycleMs, { Bad: true, OverRange: true }, { ScaledValue: scaled(middle), UnderRange: false }),
          step({ RawValue: rawHigh }, vectorCycleMs, { Bad: false, OverRange: false, ScaledValue: high }),
        ],
      ),
      vector(
        'under',
        'below the margin it is bad and holds',
        [good],
        [step({ RawValue: rawLow - margin - 1 }, vectorCycleMs, { Bad: true, UnderRange: true }, { ScaledValue: scaled(middle), OverRange: false })],
      ),
      vector(
        'fault',
        'a channel fault is bad and holds',
        [good],
        [step({ ChannelFault: true, RawValue: rawLow }, vectorCycleMs, { Bad: true }, { ScaledValue: scaled(middle), OverRange: false, UnderRange: false })],
      ),
    ],
    openQuestions: [
      ...(assumedRange && known?.range == null ? [`What is the range of ${name} in engineering units?`] : []),
      'A bad value is held; a substitute value is assumed not to be wanted.',
    ],
  };
}

/** Full scale of common input cards, for a request that names only that figure. */
const cardCounts = new Set([27_648, 32_767, 4_095, 65_535, 16_383, 10_000, 30_840]);
type Range = Readonly<{ low: number; high: number; unit: string | null; start: number; end: number }>;

/** "0 to 27648", "-20 bis 80 °C": two numbers with a joining word between them. */
function rangesOf(numbers: RequestReading['numbers'], text: string): readonly Range[] {
  return numbers.flatMap((first, index) => {
    const second = numbers[index + 1];
    if (second === undefined || !/^\s*(?:to|bis|and|und|until|-)\s*$/i.test(text.slice(first.end, second.start))) return [];
    return [{ low: Math.min(first.value, second.value), high: Math.max(first.value, second.value), unit: second.unit, start: first.start, end: second.end }];
  });
}

function pairOf(numbers: RequestReading['numbers']): Pick<Range, 'low' | 'high'> | null {
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return null;
  return { low: Math.min(first.value, second.value), high: Math.max(first.value, second.value) };
}

function interpretScaling(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const current = /\b4\s?(?:-|to|\.\.|…|bis)\s?20\s?mA/i.exec(reading.text);
  const usable = reading.numbers
    .filter((number) => current === null || number.start < current.index || number.start >= current.index + current[0].length)
    .filter((number) => !/mA|^V$/i.test(number.unit ?? ''));
  const ranges = rangesOf(usable, reading.text);
  const raw = ranges.find((range) => Math.max(Math.abs(range.low), Math.abs(range.high)) > 2_000 && range.unit === null);
  const loose = raw === undefined ? usable.find((number) => cardCounts.has(number.value)) : undefined;
  const rest = usable.filter((number) => number !== loose && (raw === undefined || number.start < raw.start || number.start >= raw.end));
  const engineering = ranges.filter((range) => range !== raw).at(-1) ?? pairOf(rest.slice(-2));
  const numbers: Record<string, number> = { ...parameters.numbers, rawLow: raw?.low ?? 0, rawHigh: Math.min(32_000, raw?.high ?? loose?.value ?? 27_648) };
  const filled = new Set(['rawLow', 'rawHigh']);
  if (engineering !== null && engineering.low !== engineering.high) {
    numbers['low'] = engineering.low;
    numbers['high'] = engineering.high;
    filled.add('low').add('high');
  }
  const given = raw?.high ?? loose?.value;
  const openQuestions =
    given === undefined
      ? ['The raw range of the card is taken as 0 to 27648 (Siemens counts). Confirm it.']
      : given > 32_000
        ? ['The raw range exceeds INT; use the card in a 15-bit format.']
        : [];
  return { parameters: { ...parameters, numbers, assumed: parameters.assumed.filter((name) => !filled.has(name)) }, openQuestions };
}

export const scaling: Pattern = {
  id: 'analog-scaling-quality',
  title: 'Analogue scaling with bad-quality handling',
  summary: 'Scales a raw input count to engineering units, detects over-range, under-range and channel faults, holds the last good value.',
  keywords: keywords(
    'scal* analog* 10; scal* 6; skalier* 9; 4 20 ma 7; 27648 9; engineering units 7; raw counts 7; raw value 5; bad quality 3; wire break 5; drahtbruch 6; analog input 6; analogeingang 8; normali* 3; norm_x 8; analogue input 6; convert raw 8; raw counts 8; counts means 6; card value 7; scale* range 5; under range over range 7; under over range 8; rohwert* 8; einheiten 3; adc 5; current loop 5; over range bad 6',
  ),
  parameters: [
    measurementParameter('measurement', 'measured value', [], 1, 1, 'ANALOG_1'),
    numberParameter('low', 'Low end of the range', 'from, low, zero', 0, -1e6, 1e6),
    numberParameter('high', 'High end of the range', 'to, high, span', 100, -1e6, 1e6),
    wholeParameter('rawLow', 'Raw low count', 'raw low', 0, -32_000, 32_000),
    wholeParameter('rawHigh', 'Raw high count', 'raw high', 27_648, -32_000, 32_000),
  ],
  interpret: interpretScaling,
  build: buildScaling,
};

import type { NumberMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { amountOf, shownUnit } from '../request-units.js';
import { realLiteral } from '../signals.js';
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
  tagInput,
  vector,
  vectorCycleMs,
} from './parts.js';

/** Seconds in the time unit of a flow: 1 for l/s, 60 for l/min, otherwise 3600. */
function secondsPer(flowUnit: string): number {
  const time = /(?:\/\s*|per\s+|\bp)(s|sec|seconds?|min|minutes?)\b/iu.exec(flowUnit)?.[1]?.toLowerCase();
  return time === undefined ? 3_600 : time.startsWith('s') ? 1 : 60;
}

/** Where a parameter set keeps the unit that the total is wanted in. */
const totalKey = 'shown total';

/** The unit of the total and how many of it one unit of the flow's amount is; without a wanted unit that can be reached, the flow's own. */
function totalUnit(flowUnit: string, wanted: string | undefined): Readonly<{ unit: string; factor: number }> {
  const own = /^[kM]?W$/.test(flowUnit) ? `${flowUnit}h` : (flowUnit.split('/')[0] ?? 'm³').trim();
  const [from, to] = [amountOf(own), amountOf(wanted ?? '')];
  if (from === null || to === null || from.measures !== to.measures) return { unit: own, factor: 1 };
  const ratio = from.base / to.base;
  const factor = Number(ratio.toPrecision(6));
  // Decimal units only: a gallon in litres is asked about
  return Math.abs(Math.log10(factor) - Math.round(Math.log10(factor))) < 1e-9 ? { unit: to.unit, factor } : { unit: own, factor: 1 };
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'flow');
  const flow = tagInput(book, name, [], 'REAL', 'flow', 'm³/h');
  const f = flow.identifier;
  const cutoff = numberOf(parameters, 'cutoff');
  const divisor = secondsPer(flow.unit ?? 'm³/h');
  const { unit, factor } = totalUnit(flow.unit ?? 'm³/h', parameters.units?.[totalKey]);
  const amount = numberOf(parameters, 'pulse');
  const single = amount === 1;
  const full = single ? '1.0' : 'PULSE_AMOUNT';
  const pulse = single ? 'UnitPulse' : 'AmountPulse';
  const count = single ? 'WholeUnits' : 'PulseCount';
  const counted = single ? `DINT_TO_REAL(${count})` : `DINT_TO_REAL(${count}) * ${realLiteral(amount)}`;
  const each = single ? 'one pulse per whole unit' : `one pulse every ${amount} ${unit}`;
  const rate = (divisor * 10 * amount) / factor;
  const start = [step({ FlowBad: false, ResetTotal: false, [f]: 0 }, 300), step({ ResetTotal: true }, 100), step({ ResetTotal: false }, 100)];
  const perScan = ((rate * factor) / divisor) * 0.1;
  const scaled = factor === 1 ? '' : ' * TOTAL_UNITS_PER_FLOW_UNIT';
  return {
    blockName: blockNameOf('Total', [name]),
    purpose: `Totalises ${name} in ${unit}: low-flow cut-off at ${cutoff}, bad quality stops the integration, reset on an edge, ${each}; the total survives a power cycle.`,
    signals: [
      flow,
      input('BOOL', 'FlowBad', 'quality of the flow is bad'),
      input('BOOL', 'ResetTotal', 'sets the total to zero, acts on the rising edge'),
      output('REAL', 'Total', 'total since reset', unit),
      single ? output('DINT', count, 'whole units since reset', unit) : output('DINT', count, 'pulses since reset'),
      output('BOOL', pulse, single ? 'one scan per whole unit' : `one scan every ${amount} ${unit}`),
      output('BOOL', 'Counting', 'flow is being added'),
    ],
    constants: [
      realConstant('LOW_FLOW_CUTOFF', cutoff, 'flow below this is ignored and counts as zero'),
      realConstant('SECONDS_PER_UNIT_TIME', divisor, 'seconds in the time unit of the flow [s]'),
      ...(factor === 1 ? [] : [realConstant('TOTAL_UNITS_PER_FLOW_UNIT', factor, `${unit} in one unit of the flow's amount (${flow.unit ?? 'm³/h'})`)]),
      ...(single ? [] : [realConstant('PULSE_AMOUNT', amount, `amount of one pulse [${unit}]`)]),
      realConstant('CYCLE_SECONDS', 0.1, 'scan time of the calling task [s]'),
    ],
    locals: [
      { name: 'Remainder', type: 'REAL', description: single ? 'part of a unit not yet counted' : 'amount since the last pulse', retain: true },
      { name: 'Counted', type: 'DINT', description: single ? 'whole units since reset, kept' : 'pulses since reset, kept', retain: true },
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
    ],
    body: [
      'ResetEdge(CLK := ResetTotal);',
      `Counting := ${f} > LOW_FLOW_CUTOFF AND NOT FlowBad;`,
      `${pulse} := FALSE;`,
      `// ${single ? 'Whole units' : 'Pulses'} are counted apart from the remainder, so that a REAL never loses small additions to a large total`,
      'IF ResetEdge.Q THEN',
      '    Remainder := 0.0;',
      '    Counted := 0;',
      'ELSIF Counting THEN',
      `    Remainder := Remainder + ${f} * CYCLE_SECONDS${scaled} / SECONDS_PER_UNIT_TIME;`,
      `    IF Remainder >= ${full} THEN`,
      `        Remainder := Remainder - ${full};`,
      '        Counted := Counted + 1;',
      `        ${pulse} := TRUE;`,
      '    END_IF',
      'END_IF',
      `${count} := Counted;`,
      `Total := DINT_TO_REAL(Counted)${single ? '' : ' * PULSE_AMOUNT'} + Remainder;`,
    ],
    states: states('Counting: flow above the cut-off and good', 'Idle: no flow or bad quality'),
    interlocks: [],
    invariants: [
      { id: 'never-negative', text: 'the total is never negative', expression: `Total >= 0.0 AND ${count} >= 0` },
      // One whole unit is carried over per scan: with a flow that brings more, the units lag behind and the statement would be wrong.
      ...((flow.range !== null || factor <= amount) && ((flow.range?.high ?? 0) * factor * 2 * 0.1) / divisor < amount
        ? [
            {
              id: 'whole-part',
              text: single ? 'the whole units are the whole part of the total' : 'the total is the amount of the pulses and less than one more',
              expression: `Total - ${counted} > -0.001 AND Total - ${counted} < ${realLiteral(amount + 0.001)}`,
            },
          ]
        : []),
      { id: 'bad-not-counted', text: 'bad quality is never counted', expression: 'NOT (FlowBad AND Counting)' },
    ],
    vectors: [
      vector(
        'integrates',
        `${rate} ${flow.unit ?? 'm³/h'} for one second is ${(rate * factor) / divisor} ${unit}`,
        start,
        [step({ [f]: rate }, 1_000, { Total: (rate * factor) / divisor, [count]: 10 })].map((current) => ({
          ...current,
          change: { Total: (rate * factor) / divisor },
        })),
      ),
      vector('pulse', 'a pulse of one scan per unit', start, [
        step({ [f]: rate }, vectorCycleMs, { [pulse]: perScan >= amount }, {}),
        step({ [f]: 0 }, vectorCycleMs, { [pulse]: false, Counting: false }, { [count]: 1 }),
      ]),
      vector('cut-off', 'flow at or below the cut-off is not counted', start, [
        step({ [f]: cutoff }, 2_000, {}, { Total: 0, Counting: false }),
        step({ [f]: -rate }, 2_000, {}, { Total: 0, Counting: false }),
        step({ [f]: cutoff + 0.5 }, vectorCycleMs, { Counting: true }),
      ]),
      vector(
        'bad',
        'bad quality stops the integration',
        [...start, step({ [f]: rate }, 500)],
        [step({ FlowBad: true }, 1_000, { Counting: false }, { Total: perScan * 5 })],
      ),
      vector(
        'reset',
        'reset on the edge only',
        [...start, step({ [f]: rate }, 500)],
        [step({ ResetTotal: true }, vectorCycleMs, { Total: 0, [count]: 0 }), step({}, 500, { Total: perScan * 5 }, { [count]: 5 })],
      ),
    ],
    openQuestions: [
      'The block must be called every 100 ms; change CYCLE_SECONDS for another task.',
      ...(flow.known || parameters.units?.[name] !== undefined ? [] : [`The unit of ${name} was not given; ${flow.unit ?? 'm³/h'} is assumed.`]),
    ],
  };
}

export const totaliser: Pattern = {
  id: 'totaliser',
  title: 'Flow totaliser',
  summary: 'Integrates a flow to a total with low-flow cut-off, bad-quality handling, reset and a pulse per unit.',
  keywords: keywords(
    'aufsummier* 9; summier* 8; menge 3; totali* 12; totalis* 12; integrat* flow 9; total flow 8; flow total 8; summen* 6; durchflusszaehler 8; mengenzaehler 9; volume counter 7; cumulative 7; accumulat* 7; consumption 4; energy meter 3; zaehl* menge 7; integrat* 5; flow tons 6; flow m3 4; reset midnight 6; daily total 8; tagesmenge 8; verbrauchszaehl* 8; sum flow 7; how much flow* 4',
  ),
  parameters: [
    measurementParameter('flow', 'flow', ['flow'], 1, 1, 'FLOW_PV'),
    numberParameter('cutoff', 'Low-flow cut-off', 'cutoff, cut-off, cut, below, ignore, less, low', 0.1, 0, 1e6),
    numberParameter('pulse', 'Amount per pulse', 'pulse amount', 1, 0.001, 1e6),
  ],
  evidence: (reading) =>
    (reading.names.some((name) => name.quantity === 'flow') &&
    /\b(?:total|consum|sum|integrat|accumulat|cumulat|verbrauch|menge|amount|volume|daily)\w*/i.test(reading.text)
      ? 4
      : 0) + (pulseAmount(reading) === null ? 0 : 9),
  interpret: (parameters, reading) => interpreted(parameters, reading),
  build,
};

/** "in litres per minute": the unit of the flow, when the request says it in words or beside the measurement. */
function withSpokenUnit(parameters: PatternParameters, text: string): PatternParameters {
  const found =
    /\b(litres?|liters?|hl|l|m3|m\u00b3|kg|g|tons?|tonnes?|t|gallons?|cubic met(?:re|er)s?)\s?(?:per |\/)\s?(seconds?|minutes?|hours?|min|s|h)\b/iu.exec(text);
  const power = /\bin ([kM]?W)\b/u.exec(text)?.[1];
  if (power !== undefined) return { ...parameters, units: Object.fromEntries((parameters.names['flow'] ?? []).map((name) => [name, power])) };
  if (found === null) return parameters;
  const [, amount = '', time = ''] = found;
  const plain = amountOf(amount)?.unit ?? amount.toLowerCase();
  const per = /^s/iu.test(time) ? 's' : /^m/iu.test(time) ? 'min' : 'h';
  return { ...parameters, units: Object.fromEntries((parameters.names['flow'] ?? []).map((name) => [name, `${plain}/${per}`])) };
}

/** "show m3": the unit that the total is wanted in. */
function withShownUnit(parameters: PatternParameters, text: string): PatternParameters {
  const shown = shownUnit(text);
  return shown === null ? parameters : { ...parameters, units: { ...parameters.units, [totalKey]: shown } };
}

/** "one pulse every 100 l", "every 5 t a pulse", "pulse per 50 kWh": the amount of one pulse, as it stands in the request. Null when none is said. */
function pulseAmount({ text, numbers }: RequestReading): NumberMention | null {
  const ahead = /\b(?:pulses?|impulse?)\b(?: output| signal)?(?: for| after| bei| nach)? ?(?:every|each|per|pro|je|alle|all)? ?$/i;
  const behind = /^[^.;,]{0,12}?\b(?:one |a |1 |ein(?:en)? )?(?:pulse|impuls)\b/i;
  const found = numbers.find(
    ({ start, end, unit }) =>
      amountOf(unit ?? '') !== null &&
      (ahead.test(text.slice(0, start)) || (/\b(?:every|each|per|pro|je|alle) ?$/i.test(text.slice(0, start)) && behind.test(text.slice(end)))),
  );
  return found ?? null;
}

/** The units and the amount of a pulse as the request says them. */
function interpreted(parameters: PatternParameters, reading: RequestReading): ReturnType<NonNullable<Pattern['interpret']>> {
  const shown = withShownUnit(withSpokenUnit(parameters, reading.text), reading.text);
  const pulse = pulseAmount(reading);
  const own = amountOf(pulse?.unit ?? '');
  if (pulse === null || own === null) return { parameters: shown, openQuestions: [] };
  const total = amountOf(shown.units?.[totalKey] ?? '') ?? own;
  const fits = total.measures === own.measures;
  const taken = shown.numbers['cutoff'] === pulse.value && !reading.numbers.some((other) => other !== pulse && other.value === pulse.value);
  const numbers = {
    ...shown.numbers,
    ...(taken ? { cutoff: 0.1 } : {}),
    ...(fits ? { pulse: Number(((pulse.value * own.base) / total.base).toPrecision(6)) } : {}),
  };
  const assumed = [...shown.assumed.filter((name) => name !== 'pulse' || !fits), ...(taken ? ['cutoff'] : [])];
  const ones = reading.numbers.filter(({ value, unit }) => value === 1 && /^(?:pulses?|impulse?)$/i.test(unit ?? ''));
  return {
    parameters: { ...shown, numbers, assumed, units: { ...shown.units, [totalKey]: total.unit } },
    openQuestions: taken ? ['Low-flow cut-off was not given; 0.1 is assumed.'] : [],
    taken: ones,
  };
}

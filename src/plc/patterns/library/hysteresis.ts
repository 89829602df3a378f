import { allMatches } from '../../../domain/all-matches.js';
import type { Interpretation, NumberMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TestVector } from '../model.js';
import { clauseAt, clauses } from '../request-text.js';
import { plainSignal, realLiteral, signal, timeLiteral } from '../signals.js';
import { leastTimes } from './least-times.js';
import { blockNameOf, cycleFor, keywords, local, nameOf, namesOf, numberOf, scansOf, step, timeConstant, unitOf, vector, vectorCycleMs } from './parts.js';

const onWords =
  /\b(?:start\w*|on|open\w*|run\w*|fill\w*|enabl\w*|energi[sz]\w*|activat\w*|begin\w*|heat\w*|cool\w*|drain\w*|empt\w*|pumps? out|dos\w*|ein\w*|oeffn\w*|starte\w*|refill\w*|trigger\w*|load\w*|cut[- ]?in)\b/i;
const offWords =
  /\b(?:stop\w*|off|clos\w*|shut\w*|disabl\w*|de-?energi[sz]\w*|deactivat\w*|end\w*|halt\w*|aus\w*|schlie\w*|stopp\w*|unload\w*|cut[- ]?out|until)\b/i;
const highWords = /\b(?:above|over|exceed\w*|greater|more than|high\w*|rises?|climbs?|reach\w*|upper|maximum|max|ueber|oberhalb|hoch|steigt|full)\b|>/i;
const lowWords = /\b(?:below|under|less|low\w*|falls?|drops?|sinks?|sags?|lower|minimum|min|unter|unterhalb|niedrig|faellt|sinkt|empty|down to)\b|</i;

interface Limit {
  readonly mention: NumberMention;
  readonly action: 'on' | 'off' | null;
  readonly side: 'high' | 'low' | null;
}

/** What each number of a request means: the action and the comparison nearest to it in its clause, or the action of the neighbouring clause without a number. */
export function readLimits(reading: RequestReading): readonly Limit[] {
  const parts = clauses(reading.text);
  return reading.numbers.map((mention) => {
    const index = clauseAt(parts, mention.start);
    const own = parts[index];
    const before = reading.text.slice(own?.start ?? 0, mention.start);
    const after = reading.text.slice(mention.end, own?.end ?? mention.end);
    const sharesClause = reading.numbers.some((other) => other !== mention && clauseAt(parts, other.start) === index);
    const empty = (at: number): boolean => parts[at] !== undefined && !reading.numbers.some((other) => clauseAt(parts, other.start) === at);
    const near = nearestAction(before) ?? (sharesClause ? null : nearestAction(after));
    const next = near ?? (empty(index + 1) ? nearestAction(parts[index + 1]?.text ?? '') : null);
    const action = next ?? (empty(index - 1) ? nearestAction(parts[index - 1]?.text ?? '') : null);
    return { mention, action, side: nearestSide(before) ?? nearestSide(after.split(' ').slice(0, 4).join(' ')) };
  });
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of allMatches(text, new RegExp(pattern.source, 'gi'))) last = match.index;
  return last;
}
function nearestAction(written: string): 'on' | 'off' | null {
  const text = written.replace(/\b(?:stop|end|finish|cease)\w*\s(?:the\s)?(?:fill|refill|heat|cool|drain|pump|empty|dos|feed|run)\w*/gi, 'stop');
  const [on, off] = [lastIndex(text, onWords), lastIndex(text, offWords)];
  if (on < 0 && off < 0) return null;
  return off > on ? 'off' : 'on';
}
function nearestSide(text: string): 'high' | 'low' | null {
  const [high, low] = [lastIndex(text, highWords), lastIndex(text, lowWords)];
  if (high < 0 && low < 0) return null;
  return low > high ? 'low' : 'high';
}

/** Sets the switch-on and switch-off limits from the request's meaning; asks when it stays ambiguous. */
function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const several = (parameters.names['output'] ?? []).length;
  const { run, rest } = leastTimes(reading);
  const timed: PatternParameters = {
    ...parameters,
    names: { ...parameters.names, measurement: [valueName(nameOf(parameters, 'measurement'), reading)] },
    numbers: { ...parameters.numbers, minimumOff: rest?.milliseconds ?? 0, ...(rest === null ? {} : { minimumOn: run?.milliseconds ?? 5_000 }) },
    assumed:
      rest === null ? parameters.assumed : [...new Set([...parameters.assumed.filter((name) => name !== 'minimumOn'), ...(run === null ? ['minimumOn'] : [])])],
  };
  const together =
    several > 1
      ? [`All ${several} are switched together at the same limits. Should they start one after another (lead and lag), or should one stand by for the other?`]
      : [];
  const limits = readLimits(reading).filter((limit) => !isDeadband(reading.text, limit.mention));
  const band = reading.numbers.find((mention) => isDeadband(reading.text, mention))?.value ?? null;
  const filling = /\b(?:fill\w*|refill\w*|top up|feed|inlet|heat\w*|befuell\w*|heiz\w*|pressuri[sz]\w*|supply)\b/i.test(reading.text);
  const emptying = /\b(?:empt\w*|drain\w*|pump(?:s|ed|ing)? out|discharge|cool\w*|vent\w*|outlet|sump|entleer\w*|kuehl\w*|abpump\w*|exhaust)\b/i.test(
    reading.text,
  );
  const pair = pairOf(limits, band, roleOf(parameters.names['output']?.[0], reading) ?? (filling && !emptying));
  if (pair === null)
    return { parameters: timed, openQuestions: [...together, 'Which limit switches on and which switches off? The defaults are placeholders.'] };
  const sides = Math.abs(pair.on - pair.off) < 1e-9 ? ['Both limits are equal: without a gap the output chatters. Which deadband is wanted?'] : [];
  const gap = Math.abs(pair.on - pair.off) < 1e-9 ? { on: pair.on, off: pair.on - 5 } : pair;
  return {
    parameters: {
      ...timed,
      numbers: { ...timed.numbers, onLimit: gap.on, offLimit: gap.off },
      assumed: timed.assumed.filter((name) => name !== 'onLimit' && name !== 'offLimit'),
    },
    openQuestions: [...together, ...sides, ...pair.questions],
  };
}

/** What is measured without being named, called by no quantity where the request speaks of no level. */
function valueName(name: string, { text }: RequestReading): string {
  const level =
    /\b(?:levels?|\w*fill\w*|full|empty|\w*tanks?|sumps?|pits?|silos?|wells?|basins?|hoppers?|fuell\w*|niveau\w*|pegel\w*|behaelter|becken|voll|leer|pumps?|pumpe)\b|%/i;
  return name === 'LEVEL_PV' && text !== '' && !level.test(text) ? 'MEASURED_VALUE' : name;
}

/** What the words directly before the switched machine say of it ("the fill valve FV-6"): true fills or heats, false empties or cools, null says nothing. */
function roleOf(output: string | undefined, { text, names }: RequestReading): boolean | null {
  const mention = names.find((name) => name.text === output || name.text.replace(/\.[A-Za-z]\w*$/, '') === output);
  if (mention === undefined) return null;
  const before = text.slice(Math.max(0, mention.start - 28), mention.start);
  if (/\b(?:fill\w*|refill\w*|feed|inlet|make-?up|supply|heat\w*|befuell\w*|zulauf\w*|heiz\w*)\s(?:\w+\s){0,2}$/i.test(before)) return true;
  return /\b(?:drain\w*|outlet|discharge|empt\w*|cool\w*|exhaust|sump|sewage|ablauf\w*|kuehl\w*)\s(?:\w+\s){0,2}$/i.test(before) ? false : null;
}

function isDeadband(text: string, mention: NumberMention): boolean {
  const around = `${text.slice(Math.max(0, mention.start - 28), mention.start)}|${text.slice(mention.end, mention.end + 16)}`;
  return (
    /(?:dead-?band|hysteres[ei]\w*|differential|gap|hysterese)(?: (?:of|is|von|=))?\s*\|/i.test(around) ||
    /\|\s?(?:dead-?band|hysteres[ei]\w*|differential|gap|hysterese)/i.test(around)
  );
}

function pairOf(limits: readonly Limit[], band: number | null, filling: boolean): Readonly<{ on: number; off: number; questions: readonly string[] }> | null {
  const on = limits.find((limit) => limit.action === 'on');
  const off = limits.find((limit) => limit.action === 'off');
  if (on !== undefined && off !== undefined) return { on: on.mention.value, off: off.mention.value, questions: [] };
  const [first, second] = limits;
  if (first !== undefined && second !== undefined) {
    const [low, high] = [Math.min(first.mention.value, second.mention.value), Math.max(first.mention.value, second.mention.value)];
    const known = on ?? off;
    if (known !== undefined && known.side !== null) {
      const other = known === first ? second : first;
      return known.action === 'on'
        ? { on: known.mention.value, off: other.mention.value, questions: [] }
        : { on: other.mention.value, off: known.mention.value, questions: [] };
    }
    const question = `The limits ${low} and ${high} are read as ${filling ? `on at ${low}, off at ${high} (filling)` : `on at ${high}, off at ${low} (emptying)`}. Is that the direction?`;
    return filling ? { on: low, off: high, questions: [question] } : { on: high, off: low, questions: [question] };
  }
  if (first === undefined) return null;
  const gap = band ?? 5;
  const question = band === null ? [`Only one limit was given; a gap of ${gap} to the other is assumed.`] : [];
  const value = first.mention.value;
  if (first.action === 'off')
    return first.side === 'low' ? { on: value + gap, off: value, questions: question } : { on: value - gap, off: value, questions: question };
  const startsHigh = first.side === 'high' || (first.side === null && !filling);
  return startsHigh ? { on: value, off: value - gap, questions: question } : { on: value, off: value + gap, questions: question };
}

function vectorsFor(
  names: Readonly<{ input: string; output: string; on: number; off: number; minimum: number; rest: number; maximum: number }>,
): readonly TestVector[] {
  const { input, output, on, off, rest } = names;
  const rising = on > off;
  const nudge = (value: number, direction: number): number => Math.round((value + direction * Math.abs(on - off) * 0.01) * 1e6) / 1e6;
  const [pastOn, beforeOn] = [nudge(on, rising ? 1 : -1), nudge(on, rising ? -1 : 1)];
  const [pastOff, beforeOff] = [nudge(off, rising ? -1 : 1), nudge(off, rising ? 1 : -1)];
  const middle = (on + off) / 2;
  const wait = scansOf(Math.max(names.minimum, rest), 2);
  const long = cycleFor(names.maximum);
  const idle = step({ Enable: true, MeasurementBad: false, ManualOff: false, [input]: pastOff }, wait);
  const running = [idle, step({ [input]: pastOn }, wait)];
  return [
    vector(
      'on',
      'switches on past the on limit, not before',
      [idle],
      [step({ [input]: beforeOn }, 500, {}, { [output]: false }), step({ [input]: pastOn }, vectorCycleMs, { [output]: true })],
    ),
    vector('at-on', 'exactly at the on limit it switches on', [idle], [step({ [input]: on }, vectorCycleMs, { [output]: true })]),
    vector('at-off', 'exactly at the off limit it switches off', running, [step({ [input]: off }, vectorCycleMs, { [output]: false })]),
    vector('hold-on', 'stays on between the limits', running, [
      step({ [input]: middle }, 1_000, {}, { [output]: true }),
      step({ [input]: beforeOff }, 500, {}, { [output]: true }),
    ]),
    vector('off', 'switches off past the off limit', running, [step({ [input]: pastOff }, vectorCycleMs, { [output]: false })]),
    vector('hold-off', 'stays off between the limits', [idle], [step({ [input]: middle }, 1_000, {}, { [output]: false })]),
    vector('disable', 'goes off at once when disabled, on again when enabled and still past the limit', running, [
      step({ Enable: false }, vectorCycleMs, { [output]: false }),
      step({ Enable: true }, wait, { [output]: true }),
    ]),
    vector('bad', 'goes off at once on bad quality and does not restart between the limits', running, [
      step({ MeasurementBad: true }, vectorCycleMs, { [output]: false, MeasurementFault: true }),
      step({ MeasurementBad: false, [input]: middle }, wait, { MeasurementFault: false }, { [output]: false }),
    ]),
    vector(
      'minimum-on',
      'an early return past the off limit waits for the minimum on time',
      [idle, step({ [input]: pastOn }, vectorCycleMs)],
      [step({ [input]: pastOff }, scansOf(names.minimum, -1), {}, { [output]: true }), step({}, 2 * vectorCycleMs, { [output]: false })],
    ),
    ...(rest > 0
      ? [
          vector(
            'minimum-off',
            'rests its minimum off time exactly before it comes on again',
            [...running, step({ [input]: pastOff }, vectorCycleMs)],
            [step({ [input]: pastOn }, scansOf(rest, -1), {}, { [output]: false }), step({}, 2 * vectorCycleMs, { [output]: true })],
          ),
        ]
      : []),
    vector(
      'maximum-on',
      'the alarm comes when it has run for the maximum time',
      [step({ Enable: true, MeasurementBad: false, ManualOff: false, [input]: pastOff }, Math.max(2, Math.ceil(rest / long) + 2) * long)],
      [
        step({ [input]: pastOn }, long, { [output]: true }, { RunsTooLong: false }),
        step({}, scansOf(names.maximum, -1, long), {}, { RunsTooLong: false, [output]: true }),
        step({}, long, { RunsTooLong: true }, { [output]: true }),
      ],
      long,
    ),
  ];
}

/** Past its limit it is on: at once, or once it has rested. */
function onPastLimit(asked: string, output: string, rest: number): PatternBuild['invariants'][number] {
  if (rest === 0) return { id: 'on-past-limit', text: 'past the on limit and permitted, the output is on', expression: `NOT (${asked}) OR ${output}` };
  return {
    id: 'on-past-limit',
    text: 'past the on limit and permitted, the output comes on within the minimum off time',
    declarations: ['PastOn : TON;'],
    statements: [`PastOn(IN := ${asked} AND NOT ${output}, PT := ${timeLiteral(rest + 3 * vectorCycleMs)});`],
    expression: 'NOT PastOn.Q',
  };
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const measurement = signal(book, {
    owner: nameOf(parameters, 'measurement'),
    attributes: [],
    direction: 'input',
    type: 'REAL',
    description: 'measured value',
  });
  const outputName = nameOf(parameters, 'output');
  const output = signal(book, {
    owner: outputName,
    attributes: ['CMD', 'START', 'OPEN', 'OUT'],
    direction: 'output',
    type: 'BOOL',
    description: 'command',
    actuator: true,
  });
  const on = numberOf(parameters, 'onLimit');
  const off = numberOf(parameters, 'offLimit');
  const minimum = numberOf(parameters, 'minimumOn');
  const [maximum, rest] = [numberOf(parameters, 'maximumOn'), numberOf(parameters, 'minimumOff')];
  const unit = unitOf(measurement);
  const [over, under] = on > off ? ['>=', '<='] : ['<=', '>='];
  const value = measurement.identifier;
  const range = measurement.range;
  const outside = range !== null && [on, off].some((limit) => limit < range.low || limit > range.high);
  return {
    blockName: blockNameOf('Hysteresis', [outputName]),
    purpose: `Two-point control of ${outputName} by ${measurement.tag}: on at ${`${on} ${unit}`.trim()}, off at ${`${off} ${unit}`.trim()} (${on > off ? 'emptying, cooling' : 'filling, heating'})${rest > 0 ? `; on for at least ${timeLiteral(minimum)}, off for at least ${timeLiteral(rest)}` : ''}.`,
    signals: [
      plainSignal('input', 'BOOL', 'Enable', 'automatic control is enabled'),
      measurement,
      plainSignal('input', 'BOOL', 'MeasurementBad', 'quality of the measurement is bad'),
      plainSignal('input', 'BOOL', 'ManualOff', 'operator switches the equipment off'),
      output,
      plainSignal('output', 'BOOL', 'MeasurementFault', 'alarm: the measurement is bad, output held off'),
      plainSignal('output', 'BOOL', 'RunsTooLong', 'alarm: on longer than the maximum time'),
    ],
    constants: [
      { name: 'ON_LIMIT', type: 'REAL', value: realLiteral(on), description: `switches on here [${unit}]` },
      { name: 'OFF_LIMIT', type: 'REAL', value: realLiteral(off), description: `switches off here [${unit}]` },
      { name: 'MINIMUM_ON', type: 'TIME', value: timeLiteral(minimum), description: 'once on, stays on at least this long' },
      ...(rest > 0 ? [timeConstant('MINIMUM_OFF', rest, 'minimum rest, standstill: once off, stays off at least this long')] : []),
      { name: 'MAXIMUM_ON', type: 'TIME', value: timeLiteral(maximum), description: 'alarm when on this long' },
    ],
    locals: [
      { name: 'Permitted', type: 'BOOL', description: 'enabled, healthy and not switched off' },
      { name: 'MinimumTimer', type: 'TON', description: 'time since switching on' },
      ...(rest > 0 ? [local('RestTimer', 'TON', 'time since switching off')] : []),
      { name: 'MaximumTimer', type: 'TON', description: 'supervision of the on time' },
      { name: 'SwitchOn', type: 'BOOL', description: 'the on limit is passed' },
      { name: 'SwitchOff', type: 'BOOL', description: 'the off limit is passed and the minimum on time is over' },
    ],
    body: [
      '// A bad measurement or a disabled control switches off in the same scan',
      'Permitted := Enable AND NOT MeasurementBad AND NOT ManualOff;',
      `MinimumTimer(IN := ${output.identifier}, PT := MINIMUM_ON);`,
      ...(rest > 0 ? [`RestTimer(IN := NOT ${output.identifier}, PT := MINIMUM_OFF);`] : []),
      `SwitchOn := ${value} ${over} ON_LIMIT${rest > 0 ? ' AND RestTimer.Q' : ''};`,
      `SwitchOff := ${value} ${under} OFF_LIMIT AND MinimumTimer.Q;`,
      `${output.identifier} := Permitted AND (SwitchOn OR (${output.identifier} AND NOT SwitchOff));`,
      '',
      `MaximumTimer(IN := ${output.identifier}, PT := MAXIMUM_ON);`,
      'MeasurementFault := MeasurementBad;',
      'RunsTooLong := MaximumTimer.Q;',
    ],
    states: [
      { name: 'Off', meaning: `waits until ${measurement.tag} ${over} ${on} ${unit}` },
      { name: 'On', meaning: `runs until ${measurement.tag} ${under} ${off} ${unit}` },
    ],
    interlocks: [
      { name: 'measurement bad', condition: 'MeasurementBad', actuators: [output.identifier], effect: 'command off in the same scan' },
      { name: 'not enabled', condition: 'NOT Enable', actuators: [output.identifier], effect: 'command off in the same scan' },
      { name: 'switched off by hand', condition: 'ManualOff', actuators: [output.identifier], effect: 'command off in the same scan' },
    ],
    invariants: [
      onPastLimit(`Enable AND NOT MeasurementBad AND NOT ManualOff AND ${value} ${over} ON_LIMIT`, output.identifier, rest),
      {
        id: 'off-past-limit',
        text: 'past the off limit the output goes off within the minimum on time',
        declarations: ['PastOff : TON;'],
        statements: [`PastOff(IN := ${output.identifier} AND ${value} ${under} OFF_LIMIT, PT := ${timeLiteral(minimum + 3 * vectorCycleMs)});`],
        expression: 'NOT PastOff.Q',
      },
    ],
    vectors: [
      ...vectorsFor({ input: value, output: output.identifier, on, off, minimum, rest, maximum }),
      vector(
        'manual',
        'the operator switches it off at once',
        [step({ Enable: true, MeasurementBad: false, ManualOff: false, [value]: on }, scansOf(Math.max(1_000, rest), 2))],
        [step({ ManualOff: true }, vectorCycleMs, { [output.identifier]: false })],
      ),
    ],
    assumptions: rest > 0 ? ['After power-up the minimum off time passes first; that is assumed to be wanted.'] : [],
    openQuestions: [
      ...(outside ? [`A limit lies outside the range of ${measurement.tag} (${range?.low} to ${range?.high} ${unit}).`] : []),
      ...(namesOf(parameters, 'output').length > 1
        ? [`Only ${outputName} is controlled; shall ${namesOf(parameters, 'output').slice(1).join(', ')} follow it?`]
        : []),
    ],
  };
}

export const hysteresis: Pattern = {
  id: 'level-hysteresis',
  title: 'Two-point control with hysteresis',
  summary: 'Switches a pump, valve, heater or fan on at one limit of a level, temperature or pressure and off at another, with minimum on time.',
  keywords: keywords(
    'refill* 4; fill level 3; full empty 3; tank 1; hysteres* 9; hysterese 9; two point 8; zweipunkt* 9; on off control 7; bang bang 8; thermostat* 8; level control 6; keep level 6; maintain level 6; fuellstand 4; level 2; above below 6; start stop above 4; start stop below 4; on off above 4; on off below 4; start stop at 2; open close above 3; open close below 3; fill tank 4; empt* tank 3; sump 3; between 1; einschalten ausschalten 6; einschalt* 2; keep between 6; hold between 6; maintain between 6; halten zwischen 6; pump level 3; tank full empty 4; tank level 3; ein aus ueber 4; high low level 4; pressure switch 3; pump down 5; start rises above 5; stop falls below 4; heater between 5; keep temperature between 7; maintain temperature 6; on below off above 7; on above off below 7; fill pump 4; drain pump 4; zwischen halten 6',
  ),
  parameters: [
    { kind: 'measurement', name: 'measurement', description: 'measured value', quantities: [], minimum: 1, maximum: 1, placeholders: ['LEVEL_PV'] },
    {
      kind: 'equipment',
      name: 'output',
      description: 'switched equipment',
      categories: ['pump', 'valve', 'motor', 'fan', 'heater', 'conveyor'],
      minimum: 1,
      maximum: 3,
      placeholders: ['PUMP_1'],
    },
    {
      kind: 'number',
      name: 'onLimit',
      description: 'Switch-on limit',
      roles: ['start*', 'on', 'open*', 'above', 'high'],
      unit: null,
      fallback: 80,
      minimum: -1e6,
      maximum: 1e6,
    },
    {
      kind: 'number',
      name: 'offLimit',
      description: 'Switch-off limit',
      roles: ['stop*', 'off', 'clos*', 'below', 'low'],
      unit: null,
      fallback: 20,
      minimum: -1e6,
      maximum: 1e6,
    },
    { kind: 'time', name: 'minimumOn', description: 'Minimum on time', roles: ['minimum', 'least', 'min'], fallback: 5_000, minimum: 200, maximum: 3_600_000 },
    {
      kind: 'time',
      name: 'maximumOn',
      description: 'Maximum on time before an alarm',
      roles: ['maximum', 'alarm', 'longer', 'max', 'more'],
      fallback: 3_600_000,
      minimum: 10_000,
      maximum: 86_400_000,
    },
  ],
  interpret,
  evidence: (reading) => {
    const limits = readLimits(reading);
    const measured = reading.names.some((name) => name.category === 'measurement' || name.category === 'tank');
    if (limits.some((limit) => limit.action === 'on') && limits.some((limit) => limit.action === 'off')) return 8;
    return measured && limits.some((limit) => limit.action !== null && limit.side !== null) ? 2.5 : 0;
  },
  build,
};

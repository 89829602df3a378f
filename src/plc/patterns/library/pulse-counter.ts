import type { Interpretation, NumberMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TimeMention, VectorStep } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
  equipmentParameter,
  fineCycle,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  wholeParameter,
} from './parts.js';

function pulseVectors(
  { s, cmd, target, pulse, cycle }: Readonly<{ s: string; cmd: string; target: number; pulse: number; cycle: number }>,
  idle: readonly VectorStep[],
): PatternBuild['vectors'] {
  const items = (count: number): VectorStep[] => Array.from({ length: count }, () => [step({ [s]: true }, cycle), step({ [s]: false }, cycle)]).flat();
  const shown = Math.min(target - 1, 40);
  const whole =
    target > 1_000
      ? []
      : [
          vector(
            'pulse',
            'the last item gives the pulse for its time, and the count begins at zero',
            [...idle, ...items(target - 1)],
            [
              step({}, cycle, {}, { Count: target - 1, Remaining: 1, [cmd]: false }),
              step({ [s]: true }, cycle, { [cmd]: true, Count: 0, Remaining: target }),
              ...(pulse > cycle ? [step({}, scansOf(pulse, -1, cycle), {}, { [cmd]: true })] : []),
              step({}, cycle, { [cmd]: false }, { Count: 0 }),
              step({}, 5 * cycle, {}, { [cmd]: false, Count: 0 }),
            ],
            cycle,
          ),
          vector(
            'again',
            'each further batch gives a pulse of its own',
            [...idle, ...items(target), step({}, scansOf(pulse, 2, cycle)), ...items(target - 1)],
            [step({ [s]: true }, cycle, { [cmd]: true, Count: 0 }, { Batches: 2 })],
            cycle,
          ),
          vector(
            'disable-pulse',
            'not enabled the pulse ends at once',
            [...idle, ...items(target - 1), step({ [s]: true }, cycle)],
            [step({ Enable: false }, cycle, { [cmd]: false })],
            cycle,
          ),
        ];
  return [
    ...whole,
    vector(
      'counts',
      'counts rising edges only',
      idle,
      target > 2
        ? [
            step({ [s]: true }, cycle, { Count: 1, Remaining: target - 1 }),
            step({}, 5 * cycle, {}, { Count: 1 }),
            step({ [s]: false }, 5 * cycle, {}, { Count: 1 }),
            step({ [s]: true }, cycle, { Count: 2 }),
          ]
        : [step({ [s]: true }, cycle, { Count: 1 }), step({}, 5 * cycle, {}, { Count: 1 })],
      cycle,
    ),
    vector(
      'reset',
      'a reset begins at zero without a pulse, on its edge only',
      [...idle, ...items(shown)],
      [
        step({ ResetButton: true }, cycle, { Count: 0, Remaining: target }, { [cmd]: false }),
        ...(target > 2 ? [step({ [s]: true }, cycle, { Count: 1 })] : []),
      ],
      cycle,
    ),
    vector('disabled', 'not enabled nothing is counted', idle, [step({ Enable: false, [s]: true }, 5 * cycle, {}, { Count: 0, [cmd]: false })], cycle),
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [name, machine] = [nameOf(parameters, 'sensor'), nameOf(parameters, 'machine')];
  const sensor = tagInput(book, name, [], 'BOOL', 'one rising edge per item');
  const command = actuator(book, machine, 'pulse at the end of each batch');
  const [s, cmd] = [sensor.identifier, command.identifier];
  const [target, pulse] = [numberOf(parameters, 'target'), numberOf(parameters, 'pulse')];
  const permissives = permissivesOf(parameters, book);
  const cycle = fineCycle(pulse, pulse);
  const idle = [step({ ...permissives.healthyDrive, Enable: true, ResetButton: false, [s]: false }, 3 * cycle)];
  const last = Array.from({ length: target - 1 }, () => [step({ [s]: true }, cycle), step({ [s]: false }, cycle)]).flat();
  return {
    blockName: blockNameOf('BatchPulse', [machine]),
    purpose: `Counts items at ${sensor.tag}; after every ${target} ${machine} gets a pulse of ${pulse / 1000} s and the count begins again from zero by itself.`,
    signals: [
      sensor,
      input('BOOL', 'Enable', 'counting and the pulse are enabled'),
      input('BOOL', 'ResetButton', 'sets the count to zero, acts on the rising edge'),
      ...permissives.signals,
      command,
      output('DINT', 'Count', 'items of the present batch'),
      output('DINT', 'Remaining', 'items until the pulse'),
      output('DINT', 'Batches', 'completed batches'),
    ],
    constants: [
      { name: 'TARGET', type: 'DINT', value: String(target), description: 'items of a batch' },
      timeConstant('PULSE_TIME', pulse, 'duration of the pulse'),
    ],
    locals: [
      local('ItemEdge', 'R_TRIG', 'an item arrives'),
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
      local('Counted', 'DINT', 'items with the one of this scan'),
      local('Complete', 'BOOL', 'the batch is complete in this scan'),
      local('Pulse', 'TP', 'the pulse'),
      { name: 'Kept', type: 'DINT', description: 'count, kept over a power cycle', retain: true },
    ],
    body: [
      `ItemEdge(CLK := ${s});`,
      'ResetEdge(CLK := ResetButton);',
      'Counted := SEL(ResetEdge.Q, Kept + BOOL_TO_DINT(ItemEdge.Q AND Enable), 0);',
      'Complete := Counted >= TARGET;',
      'Kept := SEL(Complete, Counted, 0);',
      'Pulse(IN := Complete, PT := PULSE_TIME);',
      `${cmd} := Enable AND Pulse.Q${permissives.andHealthy};`,
      'Count := Kept;',
      'Remaining := TARGET - Kept;',
      'Batches := Batches + BOOL_TO_DINT(Complete);',
    ],
    states: states('Counting', 'Pulse: the machine is on, counting goes on'),
    interlocks: [interlock('not enabled', 'NOT Enable', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      { id: 'sum', text: 'count and rest are the batch', expression: 'Count + Remaining = TARGET' },
      { id: 'begins-again', text: 'a full count never stands', expression: 'Count < TARGET' },
      {
        id: 'pulse-limited',
        text: 'it is never on longer than the pulse',
        declarations: ['Long : TON;'],
        statements: [`Long(IN := ${cmd}, PT := ${timeLiteral(pulse + 200)});`],
        expression: 'NOT Long.Q',
      },
    ],
    vectors: [
      ...pulseVectors({ s, cmd, target, pulse, cycle }, idle),
      ...(target > 1_000 ? [] : permissives.vectorsFor(cmd, [...idle, ...last, step({ [s]: true }, cycle)], cycle)),
    ],
    openQuestions: [],
    assumptions: ['Items are counted during the pulse too; a batch is taken to last longer than the pulse.'],
  };
}

const acting =
  /\b(?:puls\w*|kick\w*|fir(?:e|es)|eject\w*|push(?:es)?|operat\w*|energi[sz]\w*|extend\w*|strokes?|blow\w*|cut(?:s|ter)?|impuls\w*|takt\w*|ansteuer\w*|betaetig\w*|run|runs|open|opens|sound|sounds|lift\w*|index\w*|advance\w*)\b/i;
const often = /\b(?:after|every|each|once|nach|alle|jede\w*|je|when|at|wenn)\s(?:\w+\s){0,1}$/i;

/** "after 24 cans", "every 6th box", "nach je 12 Flaschen": how many items make a batch; null where nothing is counted like that. */
function batchOf({ text, numbers }: RequestReading): Readonly<{ value: number; taken: readonly NumberMention[] }> | null {
  const counted = numbers.find(
    ({ value, unit, start, end }) =>
      Number.isInteger(value) &&
      value >= 2 &&
      (unit === null
        ? /^ (?!starts?|degrees|percent|times|mal|grad)[a-z]{3,}/i.test(text.slice(end))
        : /^(?:bottle|piece|part|item|carton|box|can|pack|stueck|flasche|unit|pulse)/i.test(unit)) &&
      often.test(text.slice(0, start)),
  );
  if (counted !== undefined) return { value: counted.value, taken: [counted] };
  const ordinal = /\b(?:every|each) (\d+)(?:st|nd|rd|th)\b|\bjede[rns]? (\d+)\. /i.exec(text);
  return ordinal === null ? null : { value: Number(ordinal[1] ?? ordinal[2]), taken: [] };
}

/** The time for which the machine acts: in the clause of the word that says so, and no time that a value must last. */
function pulseOf({ text, times }: RequestReading): TimeMention | null {
  const told = times.filter(
    ({ start, end }) =>
      /\b(?:for|fuer|of|a|an|um|on|puls\w*|\w+)\s$/i.test(text.slice(0, start)) &&
      !/\b(?:every|alle|after|nach|at least|than|debounc\w*|filter\w*)\s(?:\w+\s)?$/i.test(text.slice(0, start)) &&
      (acting.test(text.slice(Math.max(0, start - 48), start)) || /^[ -]?(?:\w+ )?(?:puls\w*|impuls\w*|stroke|lang|long)\b/i.test(text.slice(end))),
  );
  return told.length === 1 ? (told[0] ?? null) : null;
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const [batch, pulse] = [batchOf(reading), pulseOf(reading)];
  const given = { ...(batch === null ? {} : { target: batch.value }), ...(pulse === null ? {} : { pulse: pulse.milliseconds }) };
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, ...given },
      assumed: parameters.assumed.filter((name) => !(name in given)),
    },
    openQuestions: [],
    usesAllTimes: pulse !== null && reading.times.length === 1,
    // "count again from 0" is what it does
    taken: [
      ...(batch?.taken ?? []),
      ...reading.numbers.filter(({ value, start }) => value === 0 && /\b(?:from|at|bei|ab|to)\s$/i.test(reading.text.slice(0, start))),
    ],
  };
}

/** A pulse after so many items: they are counted, and what happens then lasts a stated time. */
export const pulseCounter: Pattern = {
  id: 'pulse-counter',
  title: 'Pulse after every so many items',
  summary:
    'Counts items at a sensor; after every so many a pusher, ejector or valve gets a pulse of a stated time and the count begins again from zero by itself.',
  keywords: keywords(
    'count pulse 5; count* again zero 5; every pulse for 3; after pulse for 3; zaehl* impuls 5; begin* again zero 3; kick 1; eject 1; push 1; fire 1; blow 1; stroke 1',
  ),
  parameters: [
    conditionParameter('sensor', 'item sensor', 1, 1, 'ITEM_SENSOR'),
    equipmentParameter('machine', 'machine that gets the pulse', ['motor', 'valve', 'pump', 'conveyor', 'fan'], 1, 1, 'PUSHER'),
    permissiveParameter,
    wholeParameter('target', 'Number of items of a batch', 'after, every, bottles, pieces, items, boxes, nach, alle', 12, 2, 100_000),
    timeParameter('pulse', 'Duration of the pulse', 'pulse, for, impuls', 1_000, 20, 60_000),
  ],
  interpret,
  evidence: (reading) => (batchOf(reading) !== null && pulseOf(reading) !== null ? 16 : 0),
  build,
};

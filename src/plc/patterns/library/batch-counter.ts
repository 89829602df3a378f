import type { Pattern, PatternBuild, PatternParameters, TagBook, VectorStep } from '../model.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  namesOf,
  numberOf,
  output,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  vector,
  vectorCycleMs,
  wholeParameter,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'sensor');
  const sensor = tagInput(book, name, [], 'BOOL', 'one rising edge per item');
  const stopName = namesOf(parameters, 'output')[0];
  const command = stopName === undefined ? null : actuator(book, stopName, 'runs until the target is reached');
  const s = sensor.identifier;
  const target = numberOf(parameters, 'target');
  const shown = Math.min(target, 40);
  const filter = numberOf(parameters, 'filter');
  // With a filter an item has to be seen for so long, and to be gone for so long, to count once
  const seen = filter > 0 ? scansOf(filter, 1) : vectorCycleMs;
  const pulses = (count: number): VectorStep[] => Array.from({ length: count }, () => [step({ [s]: true }, seen), step({ [s]: false }, seen)]).flat();
  const idle = [step({ Enable: true, ResetButton: false, [s]: false }, 300)];
  const on = (value: boolean): Record<string, boolean> => (command === null ? {} : { [command.identifier]: value });
  return {
    blockName: blockNameOf('Counter', [name]),
    purpose: `Counts items at ${sensor.tag} up to ${target}; ${filter > 0 ? `debounced: a change of the sensor that has not lasted ${filter} ms is rejected; ` : ''}at the target ${stopName === undefined ? 'a signal is given' : `${stopName} stops`} until a reset on an edge; the count survives a power cycle.`,
    signals: [
      sensor,
      input('BOOL', 'Enable', 'counting is enabled'),
      input('BOOL', 'ResetButton', 'sets the count to zero, acts on the rising edge'),
      ...(command === null ? [] : [command]),
      output('DINT', 'Count', 'items since reset'),
      output('DINT', 'Remaining', 'items until the target'),
      output('BOOL', 'TargetReached', 'the target is reached'),
    ],
    constants: [
      { name: 'TARGET', type: 'DINT', value: String(target), description: 'items of a batch' },
      ...(filter > 0 ? [timeConstant('FILTER_TIME', filter, 'a change of the sensor lasts this long to count')] : []),
    ],
    locals: [
      local('ItemEdge', 'R_TRIG', 'an item arrives'),
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
      ...(filter > 0
        ? [
            local('OnTimer', 'TON', 'time the sensor has been on'),
            local('OffTimer', 'TON', 'time the sensor has been off'),
            local('Present', 'BOOL', 'an item, filtered'),
          ]
        : []),
      { name: 'Kept', type: 'DINT', description: 'count, kept over a power cycle', retain: true },
    ],
    body: [
      ...(filter > 0
        ? [
            `OnTimer(IN := ${s}, PT := FILTER_TIME);`,
            `OffTimer(IN := NOT ${s}, PT := FILTER_TIME);`,
            'Present := (Present OR OnTimer.Q) AND NOT OffTimer.Q;',
            'ItemEdge(CLK := Present);',
          ]
        : [`ItemEdge(CLK := ${s});`]),
      'ResetEdge(CLK := ResetButton);',
      'Kept := SEL(ResetEdge.Q, Kept + BOOL_TO_DINT(ItemEdge.Q AND Enable), 0);',
      'Count := Kept;',
      'TargetReached := Kept >= TARGET;',
      'Remaining := MAX(0, TARGET - Kept);',
      ...(command === null ? [] : [`${command.identifier} := Enable AND NOT TargetReached;`]),
    ],
    states: states('Counting', 'Target reached: until reset'),
    interlocks:
      command === null ? [] : [interlock('not enabled', 'NOT Enable', command.identifier), interlock('target reached', 'TargetReached', command.identifier)],
    invariants: [
      { id: 'sum', text: 'count and rest never fall below the target', expression: 'Count + Remaining >= TARGET' },
      { id: 'reached', text: 'the target is reported exactly when nothing remains', expression: 'TargetReached = (Remaining = 0)' },
    ],
    vectors: [
      vector('counts', 'counts rising edges only', idle, [
        step({ [s]: true }, seen, { Count: 1, Remaining: target - 1 }),
        step({}, 1_000, {}, { Count: 1 }),
        step({ [s]: false }, seen + 300, {}, { Count: 1 }),
        step({ [s]: true }, seen, { Count: 2 }),
      ]),
      ...(target <= 2_000
        ? [
            vector(
              'target',
              'the target is reached exactly',
              [...idle, ...pulses(target - 1)],
              [
                step({}, 100, {}, { TargetReached: false, Remaining: 1, ...on(true) }),
                step({ [s]: true }, seen, { TargetReached: true, Remaining: 0, ...on(false) }, { Count: target }),
                step({ [s]: false }, 500, {}, { TargetReached: true }),
              ],
            ),
            vector(
              'over',
              'one more does not make the rest negative',
              [...idle, ...pulses(target)],
              [step({ [s]: true }, seen, { Count: target + 1 }, { Remaining: 0, TargetReached: true })],
            ),
          ]
        : []),
      vector(
        'reset',
        'reset on the edge only',
        [...idle, ...pulses(shown), step({ ResetButton: false }, 100)],
        [step({ ResetButton: true }, vectorCycleMs, { Count: 0, Remaining: target }, { TargetReached: false }), step({ [s]: true }, seen, { Count: 1 })],
      ),
      ...(filter > 0
        ? [
            vector(
              'glitch',
              'a shorter change does not count',
              idle,
              [step({ [s]: true }, Math.max(10, Math.floor(filter / 20) * 10), {}, { Count: 0 }), step({ [s]: false }, seen + 100, {}, { Count: 0 })],
              10,
            ),
          ]
        : []),
      vector('disabled', 'not enabled nothing is counted', idle, [step({ Enable: false, [s]: true }, 500, {}, { Count: 0, ...on(false) })]),
    ],
    openQuestions: [],
  };
}

export const batchCounter: Pattern = {
  id: 'batch-counter',
  title: 'Batch counter with target',
  summary: 'Counts items at a sensor up to a target, with a filter against bouncing, stops a machine or signals, resets on an edge.',
  keywords: keywords(
    'count* 6; counter 7; zaehler 8; zaehlen 8; batch count* 9; ctu 8; part counter 8; bottle* count* 7; production count* 7; number of bottles 6; pieces 4; stueckzaehler 9; stop after bottles 6; pallet count* 6; items 4; target count 7; box* count* 6; count* sensor 6; zaehl* 6; stueckzahl* 7; after pieces 5; after parts 5; count* pieces 7; count* items 7; count* parts 7; count* cartons 7; count* bottles 6; zaehl* flaschen 7; lot size 6',
  ),
  parameters: [
    conditionParameter('sensor', 'item sensor', 1, 1, 'ITEM_SENSOR'),
    equipmentParameter('output', 'machine that stops at the target', ['conveyor', 'motor', 'pump', 'valve'], 0, 1),
    wholeParameter('target', 'Target count', 'target, count, bottles, pieces, items, after, of, to, stueck, until, boxes, reaches', 100, 2, 1_000_000),
  ],
  interpret: (parameters, { text, times }) => {
    const filtered = times.find(
      ({ start, end }) =>
        /\b(?:debounc\w*|filter\w*|entprell\w*|glitch\w*|bounce\w*)[^,;.]{0,20}$/i.test(text.slice(0, start)) ||
        /^ (?:debounc\w*|filter\w*)/i.test(text.slice(end)),
    );
    const numbers = filtered === undefined ? parameters.numbers : { ...parameters.numbers, filter: filtered.milliseconds };
    return { parameters: { ...parameters, numbers }, openQuestions: [] };
  },
  evidence: (reading) => {
    if (/\bcount\w*\b/i.test(reading.text) && /\b(?:batch|target|up to|until)\b[^.;]{0,12}\d/i.test(reading.text)) return 12;
    const counted = reading.numbers.some((number) => /^(?:bottle|piece|part|item|carton|box|can|pack|stueck|flasche|unit)/i.test(number.unit ?? ''));
    return counted && reading.names.some((name) => name.category === 'switch') ? 6 : 0;
  },
  build,
};

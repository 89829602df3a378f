import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  blockNameOf,
  innerEdge,
  input,
  keywords,
  local,
  measurementParameter,
  namesOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  vectorCycleMs,
} from './parts.js';

function buildVoting(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = [...new Set([...namesOf(parameters, 'measurements'), 'VALUE_1', 'VALUE_2', 'VALUE_3'])].slice(0, 3);
  const rows = names.map((name) => tagInput(book, name, [], 'REAL', 'one of three measurements of the same quantity'));
  const [a = 'A', b = 'B', c = 'C'] = rows.map((row) => row.identifier);
  const deviation = numberOf(parameters, 'deviation');
  const delay = numberOf(parameters, 'delay');
  const gap = Math.min(1, deviation / 5);
  const [low, middle, high] = [50, 50 + gap, 50 + 2 * gap];
  const base = step({ Bad1: false, Bad2: false, Bad3: false, [a]: low, [b]: middle, [c]: high }, 500);
  const late = scansOf(delay, 2);
  return {
    blockName: blockNameOf('Median', names),
    purpose: `Median of ${names.join(', ')}: one failed or drifting transmitter does not move the value; a deviation of more than ${deviation} for ${delay / 1000} s is an alarm. For control and display, not a safety-rated vote.`,
    signals: [
      ...rows,
      input('BOOL', 'Bad1', 'quality of the first is bad'),
      input('BOOL', 'Bad2', 'quality of the second is bad'),
      input('BOOL', 'Bad3', 'quality of the third is bad'),
      output('REAL', 'Selected', 'the value to use'),
      output('BOOL', 'SelectedBad', 'fewer than two good measurements'),
      output('BOOL', 'DeviationAlarm', 'good measurements disagree'),
    ],
    constants: [
      realConstant('MAXIMUM_DEVIATION', deviation, 'largest accepted spread'),
      timeConstant('DEVIATION_DELAY', delay, 'disagreement this long: alarm'),
    ],
    locals: [
      local('First', 'REAL', 'first measurement or its substitute'),
      local('Second', 'REAL', 'second measurement or its substitute'),
      local('Third', 'REAL', 'third measurement or its substitute'),
      local('Spread', 'REAL', 'largest difference of good measurements'),
      local('DeviationTimer', 'TON', 'delay of the alarm'),
    ],
    body: [
      '// A bad measurement is replaced by a good neighbour, so that the median is always taken over good values',
      `First := SEL(Bad1, ${a}, SEL(Bad2, ${b}, ${c}));`,
      `Second := SEL(Bad2, ${b}, SEL(Bad3, ${c}, ${a}));`,
      `Third := SEL(Bad3, ${c}, SEL(Bad1, ${a}, ${b}));`,
      'SelectedBad := (Bad1 AND Bad2) OR (Bad1 AND Bad3) OR (Bad2 AND Bad3);',
      'Selected := SEL(SelectedBad, MAX(MIN(First, Second), MIN(MAX(First, Second), Third)), Selected);',
      'Spread := MAX(MAX(First, Second), Third) - MIN(MIN(First, Second), Third);',
      'DeviationTimer(IN := Spread > MAXIMUM_DEVIATION AND NOT SelectedBad, PT := DEVIATION_DELAY);',
      'DeviationAlarm := DeviationTimer.Q;',
    ],
    states: states('Three good: median', 'Two good: the median with the bad one replaced', 'Fewer: last value held, bad quality'),
    interlocks: [],
    invariants: [
      ...(
        [
          ['Bad1', 'Bad2', 'Bad3', b, c],
          ['Bad2', 'Bad1', 'Bad3', a, c],
          ['Bad3', 'Bad1', 'Bad2', a, b],
        ] as const
      ).map(([bad, one, two, x, y], index) => ({
        id: `without-${index + 1}`,
        text: `with measurement ${index + 1} bad the value lies within the other two`,
        expression: `NOT ${bad} OR ${one} OR ${two} OR (Selected >= MIN(${x}, ${y}) AND Selected <= MAX(${x}, ${y}))`,
      })),
      {
        id: 'between',
        text: 'with three good measurements the value lies within them',
        expression: `Bad1 OR Bad2 OR Bad3 OR (Selected >= MIN(MIN(${a}, ${b}), ${c}) AND Selected <= MAX(MAX(${a}, ${b}), ${c}))`,
      },
    ],
    vectors: [
      vector(
        'median',
        'takes the middle one, whichever it is',
        [base],
        [
          step({ [a]: 90 }, vectorCycleMs, { Selected: high }),
          step({ [a]: low, [b]: 10 }, vectorCycleMs, { Selected: low }),
          step({ [b]: middle, [c]: 0 }, vectorCycleMs, {}, { Selected: low }),
          step({ [c]: 99 }, vectorCycleMs, { Selected: middle }),
        ],
      ),
      vector(
        'one-bad',
        'a bad one does not count',
        [base],
        [
          step({ Bad1: true, [a]: 0 }, vectorCycleMs, {}, { Selected: middle, SelectedBad: false, DeviationAlarm: false }),
          step({ Bad1: false, [a]: low, Bad2: true, [b]: 0 }, vectorCycleMs, { Selected: high }),
          step({ Bad2: false, [b]: middle, Bad3: true, [c]: 0 }, vectorCycleMs, { Selected: low }),
        ],
      ),
      ...(
        [
          ['Bad1', 'Bad2'],
          ['Bad1', 'Bad3'],
          ['Bad2', 'Bad3'],
        ] as const
      ).map(([x, y]) =>
        vector(
          `two-bad-${x}-${y}`.toLowerCase(),
          'two bad ones: hold and bad quality',
          [base],
          [
            step({ [x]: true, [y]: true, [a]: 70, [b]: 70, [c]: 70 }, late, { SelectedBad: true }, { Selected: middle }),
            step({ [x]: false }, vectorCycleMs, { SelectedBad: false, Selected: 70 }),
          ],
        ),
      ),
      vector(
        'deviation',
        'a disagreement is alarmed after the delay only',
        [base],
        [
          step({ [c]: low + deviation * 1.1 }, scansOf(delay), {}, { DeviationAlarm: false }),
          step({}, vectorCycleMs, { DeviationAlarm: true }),
          step({ [c]: low + innerEdge(deviation) }, vectorCycleMs, { DeviationAlarm: false }),
        ],
      ),
      ...[a, b].map((id, index) =>
        vector(
          `deviation-high-${index + 1}`,
          `measurement ${index + 1} far above the others is alarmed`,
          [base, step({ [a]: middle, [b]: middle, [c]: middle }, late)],
          [step({ [id]: middle + deviation * 1.3 }, late, { DeviationAlarm: true }, { Selected: middle })],
        ),
      ),
      vector(
        'deviation-low',
        'a low outlier is alarmed too',
        [base],
        [
          step({ [a]: middle - deviation * 1.3 }, late, { DeviationAlarm: true }, { Selected: middle }),
          step({ [a]: middle, [b]: low - deviation * 1.2 }, late, {}, { DeviationAlarm: true }),
        ],
      ),
    ],
    openQuestions: ['This is standard control code. Is the vote part of a safety function? Then it belongs in the safety controller.'],
  };
}

/** A limit that nothing calls a deviation is a limit of the value: the draft selects, it switches nothing. */
function interpretVoting(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const called = /\b(?:deviat\w*|differ\w*|spread|disagree\w*|apart|discrepan\w*|drift\w*|abweich\w*)\b/i.test(reading.text);
  const acts = /\b(?:trip\w*|shut\w*|stop\w*|clos\w*|switch\w*|start\w*|abschalt\w*)\b/i.test(reading.text);
  const limit = reading.numbers.find(({ start }) => /\b(?:above|over|below|under|exceed\w*|at|reach\w*|ueber|unter)\s*$/i.test(reading.text.slice(0, start)));
  if (called || !acts || limit === undefined || parameters.assumed.includes('deviation')) return { parameters, openQuestions: [] };
  return {
    parameters: { ...parameters, numbers: { ...parameters.numbers, deviation: 5 }, assumed: [...parameters.assumed, 'deviation'] },
    openQuestions: [
      `What shall happen at ${limit.value}${limit.unit === null ? '' : ` ${limit.unit}`}? The draft gives one value out of three and switches nothing; use it as the input of a limit.`,
      'Largest accepted deviation was not given; 5 is assumed.',
    ],
  };
}

export const voting: Pattern = {
  id: 'median-of-three',
  title: 'Median of three measurements with deviation alarm',
  summary: 'Selects the median of three transmitters, tolerates one failure, alarms on disagreement (control, not safety-rated).',
  keywords: keywords(
    'middle value 9; differ 3; three sensors 6; three transmitter* 6; median 10; two of three 9; 2oo3 10; 2 of 3 9; 2 out of 3 9; two out of three 10; mid of three 8; voting 8; three transmitters 8; zwei von drei 9; 2 aus 3 8; triple 4; redundant transmitter* 7; three measure* same 7; three measurements 6; take median 10; take middle 9; discrepan* three 7; mittelwert 3; median aus drei 10; drei messungen 6',
  ),
  parameters: [
    measurementParameter('measurements', 'three measurements', [], 3, 3, 'VALUE_1', 'VALUE_2', 'VALUE_3'),
    numberParameter('deviation', 'Largest accepted deviation', 'deviat*, differ*, spread, more than, disagree*, abweichung', 5, 0.001, 1e6),
    timeParameter('delay', 'Deviation delay', 'delay, for, after, longer', 10_000, 100, 3_600_000),
  ],
  evidence: (reading) => (reading.names.filter((name) => name.category === 'measurement').length === 3 ? 5 : 0),
  interpret: interpretVoting,
  build: buildVoting,
};

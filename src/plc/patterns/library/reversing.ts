import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
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
  vectorCycleMs,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'motor');
  const forward = actuator(book, name, 'forward contactor', ['FORWARD', 'FWD']);
  const reverse = actuator(book, name, 'reverse contactor', ['REVERSE', 'REV']);
  const trip = tagInput(book, name, ['TRIP', 'OVERLOAD', 'FAULT'], 'BOOL', 'overload or drive fault');
  const [f, r, t] = [forward.identifier, reverse.identifier, trip.identifier];
  const pause = numberOf(parameters, 'pause');
  const permissives = permissivesOf(parameters, book);
  const idle = [
    step({ ...permissives.healthyDrive, ForwardButton: false, ReverseButton: false, StopButton: false, ResetButton: false, [t]: false }, scansOf(pause, 3)),
  ];
  const ahead = [...idle, step({ ForwardButton: true }, 100), step({ ForwardButton: false }, 500)];
  const back = [...idle, step({ ReverseButton: true }, 100), step({ ReverseButton: false }, 500)];
  return {
    blockName: blockNameOf('Reversing', [name]),
    purpose: `Reversing starter of ${name}: forward and reverse are never on together and a change of direction waits ${pause / 1000} s with both off; stop and overload dominate.`,
    signals: [
      input('BOOL', 'ForwardButton', 'forward, acts on the rising edge'),
      input('BOOL', 'ReverseButton', 'reverse, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE stops'),
      input('BOOL', 'ResetButton', 'reset of the trip, acts on the rising edge'),
      trip,
      ...permissives.signals,
      forward,
      reverse,
      output('BOOL', 'Tripped', 'alarm: overload, latched'),
    ],
    constants: [timeConstant('PAUSE_TIME', pause, 'both off before the other direction')],
    locals: [
      local('ForwardEdge', 'R_TRIG', 'edge of forward'),
      local('ReverseEdge', 'R_TRIG', 'edge of reverse'),
      local('ResetEdge', 'R_TRIG', 'edge of reset'),
      local('WantForward', 'BOOL', 'forward is asked for'),
      local('WantReverse', 'BOOL', 'reverse is asked for'),
      local('ForwardOff', 'TOF', 'forward was on within the pause'),
      local('ReverseOff', 'TOF', 'reverse was on within the pause'),
      local('Allowed', 'BOOL', 'nothing forbids running'),
    ],
    body: [
      'ForwardEdge(CLK := ForwardButton);',
      'ReverseEdge(CLK := ReverseButton);',
      'ResetEdge(CLK := ResetButton);',
      `Tripped := ${t} OR (Tripped AND NOT ResetEdge.Q);`,
      `Allowed := NOT StopButton AND NOT Tripped${permissives.andHealthy};`,
      '// The last direction asked for counts; both in one scan is none',
      'WantForward := Allowed AND NOT ReverseEdge.Q AND (ForwardEdge.Q OR WantForward);',
      'WantReverse := Allowed AND NOT ForwardEdge.Q AND (ReverseEdge.Q OR WantReverse);',
      `ForwardOff(IN := ${f}, PT := PAUSE_TIME);`,
      `ReverseOff(IN := ${r}, PT := PAUSE_TIME);`,
      `${f} := WantForward AND Allowed AND NOT ReverseOff.Q;`,
      `${r} := WantReverse AND Allowed AND NOT ForwardOff.Q AND NOT ${f};`,
    ],
    states: states('Off', 'Forward', 'Reverse', 'Pause: waits before the other direction', 'Tripped: off until reset'),
    interlocks: [interlock('stop button', 'StopButton', f, r), interlock('overload', t, f, r), ...permissives.interlocksFor([f, r])],
    invariants: [
      { id: 'never-both', text: 'forward and reverse are never on together', expression: `NOT (${f} AND ${r})` },
      {
        id: 'pause-kept',
        text: 'a direction starts only after the other was off for the pause',
        declarations: ['ForwardRest : TOF;', 'ReverseRest : TOF;'],
        statements: [`ForwardRest(IN := ${f}, PT := ${timeLiteral(pause)});`, `ReverseRest(IN := ${r}, PT := ${timeLiteral(pause)});`],
        expression: `NOT (ForwardRest.Q AND ${r}) AND NOT (ReverseRest.Q AND ${f})`,
      },
    ],
    vectors: [
      vector('forward', 'forward seals in', idle, [
        step({ ForwardButton: true }, vectorCycleMs, { [f]: true }, { [r]: false }),
        step({ ForwardButton: false }, 1_000, {}, { [f]: true, [r]: false }),
      ]),
      vector('reverse', 'reverse seals in', idle, [
        step({ ReverseButton: true }, vectorCycleMs, { [r]: true }, { [f]: false }),
        step({ ReverseButton: false }, 1_000, {}, { [r]: true }),
      ]),
      vector('to-reverse', 'a change to reverse waits for exactly the pause', ahead, [
        step({ ReverseButton: true }, vectorCycleMs, { [f]: false }, { [r]: false }),
        step({ ReverseButton: false }, scansOf(pause), {}, { [r]: false, [f]: false }),
        step({}, vectorCycleMs, { [r]: true }),
      ]),
      vector('to-forward', 'a change to forward waits for exactly the pause', back, [
        step({ ForwardButton: true }, vectorCycleMs, { [r]: false }, { [f]: false }),
        step({ ForwardButton: false }, scansOf(pause), {}, { [f]: false }),
        step({}, vectorCycleMs, { [f]: true }, { [r]: false }),
      ]),
      vector('same', 'the same direction starts again without a pause', ahead, [
        step({ StopButton: true }, 200, { [f]: false }),
        step({ StopButton: false }, 200, {}, { [f]: false, [r]: false }),
        step({ ForwardButton: true }, vectorCycleMs, { [f]: true }),
      ]),
      vector('both', 'both buttons in one scan start nothing', idle, [step({ ForwardButton: true, ReverseButton: true }, 500, {}, { [f]: false, [r]: false })]),
      vector('stop-reverse', 'stop ends reverse', back, [
        step({ StopButton: true }, 200, { [r]: false }),
        step({ StopButton: false }, 500, {}, { [r]: false, [f]: false }),
      ]),
      vector('trip', 'an overload latches until reset', ahead, [
        step({ [t]: true }, vectorCycleMs, { [f]: false, Tripped: true }),
        step({ [t]: false, ForwardButton: true }, 300, {}, { [f]: false, Tripped: true }),
        step({ ForwardButton: false, ResetButton: true }, vectorCycleMs, { Tripped: false }, { [f]: false }),
        step({ ForwardButton: true }, vectorCycleMs, { [f]: true }),
      ]),
      ...permissives.vectorsFor(f, ahead),
    ],
    openQuestions: ['The contactors are assumed to be interlocked mechanically as well; the draft does not replace that.'],
  };
}

export const reversing: Pattern = {
  id: 'reversing-starter',
  title: 'Reversing starter',
  summary: 'Forward/reverse starter with mutual exclusion and a pause on a change of direction.',
  keywords: keywords(
    'forward reverse 11; revers* 8; wendeschuetz* 11; rechts links* 8; direction* 5; bidirectional 8; left right 5; drehrichtung* 9; reversing 9; two directions 8; up down motor 6; hoist 6; both directions 9; never both contactors 6; changing direction 7; change of direction 7; clockwise 7; counterclockwise 8; forwards backwards 9; vorwaerts rueckwaerts 10; links rechts 8; rueckwaerts 5',
  ),
  parameters: [
    equipmentParameter('motor', 'motor', ['motor', 'conveyor', 'pump', 'fan'], 1, 1, 'MOTOR_1'),
    permissiveParameter,
    timeParameter('pause', 'Pause on a change of direction', 'pause, between, change, delay, wait*, direction', 2_000, 200, 60_000),
  ],
  evidence: (reading) => {
    const both = [
      [/\b(?:forwards?|vorwaerts)\b/i, /\b(?:reverse|backwards?|rueckwaerts)\b/i],
      [/\b(?:left|links)\b/i, /\b(?:right|rechts)\b/i],
      [/\bup\b/i, /\bdown\b/i],
      [/\b(?:open|auf)\b/i, /\b(?:close|zu)\b/i],
    ].some(([one, other]) => one?.test(reading.text) === true && other?.test(reading.text) === true);
    return both &&
      /\b(?:direction|contactor|schuetz|drehrichtung|hoist|gate|motor)\w*/i.test(reading.text) &&
      !reading.names.some(({ category }) => category === 'valve')
      ? 6
      : 0;
  },
  build,
};

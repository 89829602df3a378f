import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  input,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  scansOf,
  step,
  tagInput,
  timeConstant,
  vector,
  vectorCycleMs,
} from './parts.js';

function buildStarDelta(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'motor');
  const main = actuator(book, name, 'main contactor', ['MAIN', 'KM1']);
  const star = actuator(book, name, 'star contactor', ['STAR', 'KM3']);
  const delta = actuator(book, name, 'delta contactor', ['DELTA', 'KM2']);
  const trip = tagInput(book, name, ['TRIP', 'OVERLOAD', 'FAULT'], 'BOOL', 'overload relay tripped');
  const [m, s, d, t] = [main.identifier, star.identifier, delta.identifier, trip.identifier];
  const starTime = numberOf(parameters, 'star');
  const pause = numberOf(parameters, 'pause');
  /** A pause shorter than a scan of the scenarios takes one scan there. */
  const seen = Math.max(vectorCycleMs, pause);
  const permissives = permissivesOf(parameters, book);
  const idle = step({ ...permissives.healthyDrive, StartButton: false, StopButton: false, ResetButton: false, [t]: false }, 300);
  const inStar = [idle, step({ StartButton: true }, vectorCycleMs)];
  const inDelta = [...inStar, step({ StartButton: false }, scansOf(starTime) + scansOf(seen, 3))];
  return {
    blockName: blockNameOf('StarDelta', [name]),
    purpose: `Star/delta starter of ${name}: ${starTime / 1000} s in star, a pause of ${pause} ms with both contactors open, then delta; star and delta are never on together.`,
    signals: [
      input('BOOL', 'StartButton', 'start, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE stops'),
      input('BOOL', 'ResetButton', 'reset of the trip, acts on the rising edge'),
      trip,
      ...permissives.signals,
      main,
      star,
      delta,
      output('BOOL', 'Tripped', 'alarm: overload, latched until reset'),
      output('BOOL', 'InDelta', 'start-up is complete'),
    ],
    constants: [timeConstant('STAR_TIME', starTime, 'time in star'), timeConstant('PAUSE_TIME', pause, 'both contactors open between star and delta')],
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      local('ResetEdge', 'R_TRIG', 'rising edge of reset'),
      local('Run', 'BOOL', 'sealed-in run request'),
      local('StarTimer', 'TON', 'time in star'),
      local('PauseTimer', 'TON', 'pause before delta'),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'ResetEdge(CLK := ResetButton);',
      `Tripped := ${t} OR (Tripped AND NOT ResetEdge.Q);`,
      `Run := NOT Tripped AND NOT StopButton${permissives.andHealthy} AND (StartEdge.Q OR Run);`,
      'StarTimer(IN := Run, PT := STAR_TIME);',
      'PauseTimer(IN := Run AND StarTimer.Q, PT := PAUSE_TIME);',
      `${m} := Run;`,
      `${s} := Run AND NOT StarTimer.Q;`,
      `${d} := Run AND PauseTimer.Q AND NOT ${s};`,
      `InDelta := ${d};`,
    ],
    states: [
      { name: 'Off', meaning: 'all contactors open' },
      { name: 'Star', meaning: 'main and star closed' },
      { name: 'Pause', meaning: 'main closed, star and delta open' },
      { name: 'Delta', meaning: 'main and delta closed' },
    ],
    interlocks: [
      { name: 'overload', condition: t, actuators: [m, s, d], effect: 'all contactors open in the same scan' },
      { name: 'stop button', condition: 'StopButton', actuators: [m, s, d], effect: 'all contactors open in the same scan' },
      ...permissives.interlocksFor([m, s, d]),
    ],
    invariants: [
      { id: 'never-star-and-delta', text: 'star and delta are never closed together', expression: `NOT (${s} AND ${d})` },
      {
        id: 'pause-kept',
        text: 'delta closes only after star was open for the pause',
        declarations: ['Opened : TON;'],
        statements: [`Opened(IN := NOT ${s}, PT := T#${Math.max(0, pause - 100)}ms);`],
        expression: `NOT ${d} OR Opened.Q`,
      },
      { id: 'main-first', text: 'star and delta are closed only with the main contactor', expression: `${m} OR NOT (${s} OR ${d})` },
    ],
    vectors: [
      vector(
        'start-up',
        'star, pause, delta, each for its time',
        [idle],
        [
          step({ StartButton: true }, vectorCycleMs, { [m]: true, [s]: true }, { [d]: false }),
          step({ StartButton: false }, scansOf(starTime, -1), {}, { [s]: true, [d]: false }),
          step({}, vectorCycleMs, { [s]: false }, { [m]: true, [d]: false }),
          ...(seen > vectorCycleMs ? [step({}, scansOf(seen, -1), {}, { [s]: false, [d]: false, InDelta: false })] : []),
          step({}, vectorCycleMs, { [d]: true, InDelta: true }, { [m]: true, [s]: false }),
        ],
      ),
      vector(
        'stop',
        'stop opens everything; no restart by a held button',
        [...inDelta, step({ StartButton: true }, 200)],
        [
          step({ StopButton: true }, vectorCycleMs, { [m]: false, [d]: false, InDelta: false }, { [s]: false }),
          step({ StopButton: false }, 500, {}, { [m]: false }),
        ],
      ),
      vector('trip', 'an overload opens everything until reset and a new start', inDelta, [
        step({ [t]: true }, vectorCycleMs, { [m]: false, [d]: false, Tripped: true }),
        step({ [t]: false, StartButton: true }, 300, {}, { [m]: false, Tripped: true }),
        step({ StartButton: false, ResetButton: true }, vectorCycleMs, { Tripped: false }, { [m]: false }),
        step({ StartButton: true }, vectorCycleMs, { [m]: true, [s]: true }),
      ]),
      vector('stop-in-star', 'a stop in star begins again with star', inStar, [
        step({ StartButton: false, StopButton: true }, 300, { [s]: false, [m]: false }),
        step({ StopButton: false, StartButton: true }, vectorCycleMs, { [s]: true, [m]: true }, { [d]: false }),
      ]),
      ...permissives.vectorsFor(m, inDelta),
    ],
    openQuestions: ['Star and delta contactors are assumed to be interlocked mechanically and by auxiliary contacts as well; the draft does not replace that.'],
  };
}

export const starDelta: Pattern = {
  id: 'star-delta',
  title: 'Star/delta starter',
  summary: 'Starts a motor in star, pauses, switches to delta; the two contactors are never on together.',
  keywords: keywords(
    'star delta 12; wye delta 12; stern dreieck* 12; sterndreieck* 12; contactor* 2; y delta 10; stern 3; wye 6; start wye 8; star time 7; stern 4; dreieck 5; reduced voltage start 6; delta contactor 6',
  ),
  parameters: [
    {
      kind: 'equipment',
      name: 'motor',
      description: 'motor',
      categories: ['motor', 'pump', 'fan', 'conveyor'],
      minimum: 1,
      maximum: 1,
      placeholders: ['MOTOR_1'],
    },
    permissiveParameter,
    {
      kind: 'time',
      name: 'star',
      description: 'Time in star',
      roles: ['star', 'stern', 'wye', 'start*', 'after', 'nach'],
      fallback: 8_000,
      minimum: 300,
      maximum: 120_000,
    },
    {
      kind: 'time',
      name: 'pause',
      description: 'Pause between star and delta',
      roles: ['pause', 'dead', 'gap', 'transition', 'between', 'changeover', 'umschaltpause'],
      fallback: 200,
      minimum: 10,
      maximum: 5_000,
    },
  ],
  interpret: (parameters, reading) => {
    const short = reading.times.find((time) => time.milliseconds < 1_000);
    const long = reading.times.find((time) => time.milliseconds >= 1_000);
    const numbers = {
      ...parameters.numbers,
      ...(long === undefined ? {} : { star: long.milliseconds }),
      ...(short === undefined || long === undefined ? {} : { pause: Math.max(10, short.milliseconds) }),
    };
    return { parameters: { ...parameters, numbers, assumed: parameters.assumed.filter((name) => name !== 'star' || long === undefined) }, openQuestions: [] };
  },
  evidence: (reading) => (/\b(?:star|wye|stern)\w*/i.test(reading.text) && /\b(?:delta|dreieck)\w*/i.test(reading.text) ? 8 : 0),
  build: buildStarDelta,
};

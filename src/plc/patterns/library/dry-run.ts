import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook, TestVector, VectorStep } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  measurementParameter,
  nameOf,
  namesOf,
  numberOf,
  numberParameter,
  output,
  permissiveParameter,
  permissivesOf,
  realConstant,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  unitOf,
  vector,
  vectorCycleMs,
  wholeConstant,
} from './parts.js';

/** What says that the pump has no liquid: a measurement below its limit, or a switch that is not made. */
interface DrySign {
  readonly signals: readonly Signal[];
  readonly constants: PatternBuild['constants'];
  /** ST condition, TRUE is dry. */
  readonly dry: string;
  readonly told: string;
  readonly wetDrive: Readonly<Record<string, number | boolean>>;
  readonly dryDrive: Readonly<Record<string, number | boolean>>;
  readonly vectors: (running: readonly VectorStep[], command: string, delay: number) => readonly TestVector[];
}

function bySwitch(name: string, book: TagBook): DrySign {
  const contact = tagInput(book, name, [], 'BOOL', 'flow or level switch, TRUE is liquid there');
  const id = contact.identifier;
  return {
    signals: [contact],
    constants: [],
    dry: `NOT ${id}`,
    told: `without ${contact.tag}`,
    wetDrive: { [id]: true },
    dryDrive: { [id]: false },
    vectors: () => [],
  };
}

function byMeasurement(parameters: PatternParameters, book: TagBook): DrySign {
  const measurement = tagInput(book, nameOf(parameters, 'measurement', 'FLOW_PV'), [], 'REAL', 'flow, suction pressure, level or motor current');
  const m = measurement.identifier;
  const limit = numberOf(parameters, 'limit');
  const unit = unitOf(measurement);
  return {
    signals: [measurement, input('BOOL', 'MeasurementBad', 'quality is bad: counts as dry')],
    constants: [realConstant('DRY_LIMIT', limit, `dry below this [${unit}]`)],
    dry: `${m} < DRY_LIMIT OR MeasurementBad`,
    told: `below ${limit} ${unit} of ${measurement.tag} (bad quality counts as dry)`,
    wetDrive: { [m]: limit + 1, MeasurementBad: false },
    dryDrive: { [m]: limit - 0.5 },
    vectors: (running, command, delay) => [
      vector('at-limit', 'at the limit it is not dry', running, [step({ [m]: limit }, scansOf(delay, 5), {}, { [command]: true })]),
      vector('bad', 'bad quality counts as dry', running, [step({ MeasurementBad: true }, scansOf(delay, 2), { [command]: false })]),
    ],
  };
}

/** How a trip ends: latched until a reset, or tried again after a time until too many trips in a row lock it. */
interface Ending {
  readonly restart: number;
  readonly attempts: number;
}

function endingLines({ restart }: Ending): readonly string[] {
  if (restart === 0) return ['DryRunTrip := DryTimer.Q OR (DryRunTrip AND NOT ResetEdge.Q);'];
  return [
    '// Dry trips in a row: a run with liquid as long as the restart delay begins their count anew',
    'WetTimer(IN := GraceTimer.Q AND NOT Dry, PT := RESTART_DELAY);',
    'RestartTimer(IN := DryRunTrip, PT := RESTART_DELAY);',
    'IF ResetEdge.Q OR WetTimer.Q THEN',
    '    DryTrips := 0;',
    'ELSIF DryTimer.Q THEN',
    '    DryTrips := LIMIT(0, DryTrips + 1, ATTEMPTS);',
    'END_IF',
    'LockedOut := DryTrips >= ATTEMPTS;',
    'DryRunTrip := DryTimer.Q OR LockedOut OR (DryRunTrip AND NOT ResetEdge.Q AND NOT RestartTimer.Q);',
  ];
}

function vectorsOf(
  sign: DrySign,
  cmd: string,
  times: Readonly<{ grace: number; delay: number }>,
  ending: Ending,
  healthy: Readonly<Record<string, boolean>>,
): readonly TestVector[] {
  const { grace, delay } = times;
  const idle = [step({ ...healthy, RunRequest: false, ResetButton: false, ...sign.wetDrive }, 300)];
  const running = [...idle, step({ RunRequest: true }, scansOf(grace, 3))];
  return [
    vector('start', 'starts on request and runs', idle, [
      step({ RunRequest: true }, vectorCycleMs, { [cmd]: true }),
      step({}, scansOf(grace + delay, 5), {}, { [cmd]: true, DryRunTrip: false }),
    ]),
    vector('stop', 'stops with the request', running, [step({ RunRequest: false }, vectorCycleMs, { [cmd]: false })]),
    vector('trip', 'trips after exactly the delay and stays off until its reset', running, [
      step(sign.dryDrive, scansOf(delay), {}, { [cmd]: true, DryRunTrip: false }),
      step({}, vectorCycleMs, { [cmd]: false, DryRunTrip: true }),
      step(sign.wetDrive, Math.min(1_000, ending.restart === 0 ? 1_000 : ending.restart - 200), {}, { [cmd]: false, DryRunTrip: true }),
      step({ ResetButton: true }, vectorCycleMs, { DryRunTrip: false, [cmd]: true }),
    ]),
    vector(
      'grace',
      'the start-up time is not supervised',
      [...idle, step({ RunRequest: true, ...sign.dryDrive }, vectorCycleMs)],
      [
        step({}, scansOf(grace) + scansOf(delay) - vectorCycleMs, {}, { [cmd]: true, DryRunTrip: false }),
        step({}, 2 * vectorCycleMs, { DryRunTrip: true, [cmd]: false }),
      ],
    ),
    vector('short', 'a short gap does not trip', running, [
      step(sign.dryDrive, scansOf(delay / 2)),
      step(sign.wetDrive, 200),
      step(sign.dryDrive, scansOf(delay), {}, { [cmd]: true }),
    ]),
    ...sign.vectors(running, cmd, delay),
    ...(ending.restart === 0 ? [] : restartVectors(sign, cmd, times, ending, running)),
  ];
}

function restartVectors(
  sign: DrySign,
  cmd: string,
  { grace, delay }: Readonly<{ grace: number; delay: number }>,
  { restart, attempts }: Ending,
  running: readonly VectorStep[],
): readonly TestVector[] {
  const tripped = [...running, step(sign.dryDrive, scansOf(delay, 1))];
  const again = step({}, scansOf(restart, 1) + scansOf(grace, 1) + scansOf(delay, 1));
  return [
    vector('restart', 'tries again after exactly the restart delay', tripped, [
      step(sign.wetDrive, scansOf(restart), {}, { [cmd]: false, DryRunTrip: true, LockedOut: attempts === 1 }),
      ...(attempts === 1 ? [] : [step({}, vectorCycleMs, { [cmd]: true, DryRunTrip: false })]),
    ]),
    vector(
      'locks',
      'so many dry trips in a row lock it until a reset, not one fewer',
      [...tripped, ...Array.from({ length: attempts - 1 }, () => again)],
      [
        step({}, vectorCycleMs, {}, { LockedOut: true, DryTrips: attempts, [cmd]: false }),
        step(sign.wetDrive, scansOf(restart, 5), {}, { [cmd]: false, DryRunTrip: true }),
        step({ ResetButton: true }, vectorCycleMs, { LockedOut: false, DryRunTrip: false, [cmd]: true }),
      ],
    ),
    ...(attempts === 1
      ? []
      : [
          vector(
            'not-yet',
            'one trip fewer does not lock it',
            [...tripped, ...Array.from({ length: attempts - 2 }, () => again)],
            [step({}, vectorCycleMs, {}, { LockedOut: false, DryTrips: attempts - 1 }), step(sign.wetDrive, scansOf(restart, 1), { [cmd]: true })],
          ),
          vector(
            'forgiven',
            'a run with liquid as long as the restart delay begins the count anew',
            [...tripped, step(sign.wetDrive, scansOf(restart, 1))],
            [step({}, scansOf(grace) + scansOf(restart), {}, { DryTrips: 1, [cmd]: true }), step({}, 3 * vectorCycleMs, { DryTrips: 0 }, { [cmd]: true })],
          ),
        ]),
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'pump');
  const command = actuator(book, name, 'run command');
  const cmd = command.identifier;
  const [contact] = namesOf(parameters, 'contact');
  const sign = contact === undefined ? byMeasurement(parameters, book) : bySwitch(contact, book);
  const [grace, delay] = [numberOf(parameters, 'grace'), numberOf(parameters, 'delay')];
  const ending = { restart: numberOf(parameters, 'restart'), attempts: Math.max(1, numberOf(parameters, 'attempts') || 3) };
  const restarts = ending.restart > 0;
  const permissives = permissivesOf(parameters, book);
  return {
    blockName: blockNameOf('DryRun', [name]),
    purpose: `Protects ${name} against running dry: ${sign.told} for ${delay / 1000} s (after ${grace / 1000} s of start-up) it stops and ${restarts ? `waits ${ending.restart / 1000} s before another attempt; after ${ending.attempts} dry trips in a row it is locked out (lock) until a reset` : 'latches until a reset'}.`,
    signals: [
      input('BOOL', 'RunRequest', 'the process asks for the pump'),
      ...sign.signals,
      input('BOOL', 'ResetButton', 'reset, acts on the rising edge'),
      ...permissives.signals,
      command,
      output('BOOL', 'DryRunTrip', `alarm: stopped against running dry, ${restarts ? 'until the next attempt' : 'latched'}`),
      ...(restarts ? [output('INT', 'DryTrips', 'dry trips in a row'), output('BOOL', 'LockedOut', 'alarm: no further attempt until a reset')] : []),
    ],
    constants: [
      ...sign.constants,
      timeConstant('START_GRACE', grace, 'start-up time without supervision'),
      timeConstant('TRIP_DELAY', delay, 'dry this long: trip'),
      ...(restarts
        ? [
            timeConstant('RESTART_DELAY', ending.restart, 'off this long before another attempt'),
            wholeConstant('ATTEMPTS', ending.attempts, 'dry trips in a row that lock it'),
          ]
        : []),
    ],
    locals: [
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
      local('GraceTimer', 'TON', 'start-up time'),
      local('DryTimer', 'TON', 'time dry'),
      local('Dry', 'BOOL', 'no liquid'),
      ...(restarts ? [local('WetTimer', 'TON', 'running time with liquid'), local('RestartTimer', 'TON', 'time since the trip')] : []),
    ],
    body: [
      'ResetEdge(CLK := ResetButton);',
      `GraceTimer(IN := ${cmd}, PT := START_GRACE);`,
      `Dry := ${sign.dry};`,
      'DryTimer(IN := GraceTimer.Q AND Dry, PT := TRIP_DELAY);',
      ...endingLines(ending),
      `${cmd} := RunRequest AND NOT DryRunTrip${permissives.andHealthy};`,
    ],
    states: states(
      'Off',
      'Starting: supervision waits',
      'Supervised',
      restarts ? 'Tripped: off until the next attempt' : 'Tripped: off until reset',
      ...(restarts ? ['Locked out: off until reset'] : []),
    ),
    interlocks: [interlock('dry-run trip', 'DryRunTrip', cmd), interlock('no request', 'NOT RunRequest', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'never-dry',
        text: 'it never runs dry longer than start-up and trip delay together',
        declarations: ['DryRunning : TON;'],
        statements: [`DryRunning(IN := ${cmd} AND (${sign.dry}), PT := ${timeLiteral(grace + delay + 300)});`],
        expression: 'NOT DryRunning.Q',
      },
      ...(restarts ? [{ id: 'locked-is-off', text: 'locked out it is off', expression: `NOT LockedOut OR NOT ${cmd}` }] : []),
    ],
    vectors: [
      ...vectorsOf(sign, cmd, { grace, delay }, ending, permissives.healthyDrive),
      ...permissives.vectorsFor(cmd, [
        step({ ...permissives.healthyDrive, RunRequest: false, ResetButton: false, ...sign.wetDrive }, 300),
        step({ RunRequest: true }, scansOf(grace, 3)),
      ]),
    ],
    openQuestions: ['The pump may start while it is still dry, as flow and pressure only come with the pump; that is assumed for every sign of running dry.'],
  };
}

/** One sign of running dry: a named measurement, with the switch as a permissive then; otherwise the switch alone. */
function oneSign(parameters: PatternParameters): PatternParameters {
  const contact = namesOf(parameters, 'contact');
  if (contact.length === 0) return parameters;
  const alone = parameters.assumed.includes('measurement');
  const names = alone
    ? { ...parameters.names, measurement: [] }
    : { ...parameters.names, contact: [], permissives: [...namesOf(parameters, 'permissives'), ...contact] };
  return { ...parameters, names, assumed: parameters.assumed.filter((name) => name !== 'measurement' && (name !== 'limit' || !alone)) };
}

/** The time after which it tries again and how often, where a request speaks of that. */
function interpret(given: PatternParameters, reading: RequestReading): Interpretation {
  const parameters = oneSign(given);
  const { text, times, numbers } = reading;
  const wording =
    /\b(?:re-?start\w*|re-?tr(?:y|ies)\w*|tr(?:y|ies) again|lock(?:s|ed)?[ -]?out|wiederanlauf\w*|neustart\w*|erneut\w*|nach[^,;.]{0,20}wieder|again)\b/i;
  const restart = times.find(
    ({ start, end }) =>
      /\b(?:lock(?:s|ed)?[ -]?out|re-?start\w*|re-?try\w*|again|wait\w*|wiederanlauf\w*|neustart\w*|sperr\w*|warte\w*)(?: (?:it|the pump|for|after|in|delay|time|of|nach|fuer|erst))*\s$/i.test(
        text.slice(0, start),
      ) ||
      /^ (?:(?:then|later|delay|lock ?out|pause|wait|and|wieder|erneut|neu)[ ,]*)*(?:re-?start|re-?try|again|tr(?:y|ies)|before|lock ?out|wieder|erneut|neu|sperr)/i.test(
        text.slice(end),
      ),
  );
  if (restart === undefined || !wording.test(text)) return { parameters, openQuestions: [] };
  const tries = numbers.find(
    ({ start, end }) => /^ ?(?:tries|attempts|times|trips|retries|restarts|dry ?runs|versuche\w*|mal)\b/i.test(text.slice(end)) && start >= 0,
  );
  const word = /\b(two|three|four|five|zwei|drei|vier|fuenf|2|3|4|5)\s?(?:tries|attempts|times|trips|retries|restarts|versuche\w*|mal)\b/i
    .exec(text)?.[1]
    ?.toLowerCase();
  const words: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, zwei: 2, drei: 3, vier: 4, fuenf: 5 };
  const attempts = tries?.value ?? (word === undefined ? null : (words[word] ?? Number(word)));
  const others = times.filter((time) => time !== restart);
  const value = (name: string, fallback: number): number =>
    numberOf(parameters, name) === restart.milliseconds || numberOf(parameters, name) === 600_000 ? fallback : numberOf(parameters, name);
  const delay = value('delay', others.find(({ milliseconds }) => milliseconds !== numberOf(parameters, 'grace'))?.milliseconds ?? 5_000);
  return {
    parameters: {
      ...parameters,
      numbers: {
        ...parameters.numbers,
        delay,
        grace: value('grace', 10_000),
        restart: Math.min(Math.max(restart.milliseconds, 1_000), 86_400_000),
        attempts: attempts ?? 3,
      },
    },
    openQuestions: attempts === null ? ['How many dry trips in a row lock it until a reset? Three are assumed.'] : [],
    taken: tries === undefined ? [] : [tries],
  };
}

export const dryRun: Pattern = {
  id: 'dry-run-protection',
  title: 'Dry-run protection of a pump',
  summary: 'Stops and latches a pump that runs with too little flow, suction pressure or level, after a start-up time.',
  keywords: keywords(
    'dry run 10; dry run lockout 12; dry restart 7; dry retry 7; runs dry again 8; current below dry 9; underload 7; unterlast 8; means dry 9; flow switch dry 9; dry running switch 11; stroemungswaechter 8; dry running 11; dry-run 10; run dry 10; runs dry 10; trockenlauf* 11; no flow protection 9; low suction 8; cavitation 6; low flow trip 8; protect pump 6; pump protection 7; loss of prime 7; no flow 6; min flow 5; minimum flow 6; deadhead* 5; flow low stop pump 6; without flow 6; running dry 11; dry running protection 12; no water 5; loses flow 6; flow below stop pump 7; trocken* 8; suction pressure low 7',
  ),
  parameters: [
    equipmentParameter('pump', 'pump', ['pump', 'motor'], 1, 1, 'PUMP_1'),
    {
      ...conditionParameter('contact', 'flow or level switch', 0, 1),
      beside:
        /(?:\b(?:flow|level|float|pressure|dry[- ]?run\w*|suction|stroemungs\w*|trockenlauf\w*|druck|niveau|liquid)[ -]*(?:switch|sensor|contact|guard|waechter|schalter)|\b(?:stroemungs|durchfluss|druck|schwimmer|niveau)\w*)\s*$/i,
    },
    measurementParameter('measurement', 'suction or flow measurement', [], 1, 1, 'FLOW_PV'),
    permissiveParameter,
    timeParameter('delay', 'Trip delay', 'for, trip*, delay, longer, below, within, low, after', 5_000, 200, 600_000),
    timeParameter('grace', 'Start-up time', 'start*, grace, anlauf*, inhibit, been running, once, running', 10_000, 200, 600_000),
    numberParameter('limit', 'Dry limit', 'below, under, less, limit, low, unter', 10, -1e5, 1e5),
  ],
  interpret,
  evidence: ({ text, names }) => {
    if (!names.some(({ category }) => category === 'pump') || !/\b(?:stop|trip|protect|halt|shut|lock|schutz|sperr|aus\b)\w*/i.test(text)) return 0;
    const dry = /\b(?:dry[- ]?run\w*|runs? dry|running dry|means dry|trockenlauf\w*)\b/i.test(text);
    const sign = names.some(
      ({ category, quantity }) => category === 'switch' || (category === 'measurement' && ['flow', 'pressure', 'current', 'power'].includes(quantity ?? '')),
    );
    if (dry && sign) return 12;
    const measured = names.some(({ category, quantity }) => category === 'measurement' && ['flow', 'pressure'].includes(quantity ?? ''));
    return measured && /\b(?:below|under|less|low|no|unter|kein)\b/i.test(text) && !/\b(?:start\w* (?:at|when|above|if)|on (?:at|when|above))/i.test(text)
      ? 8
      : 0;
  },
  build,
};

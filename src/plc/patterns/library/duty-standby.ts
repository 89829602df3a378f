import type { Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook, TestVector } from '../model.js';
import { plainSignal, realLiteral, signal, timeLiteral } from '../signals.js';
import { blockNameOf, innerEdge, keywords, nameOf, namesOf, numberOf, scansOf, step, vector, vectorCycleMs } from './parts.js';

interface Pump {
  readonly command: Signal;
  readonly run: Signal;
  readonly trip: Signal;
  readonly hours: Signal;
}

function pumpSignals(book: TagBook, owner: string): Pump {
  return {
    command: signal(book, { owner, attributes: ['CMD', 'START', 'OUT'], direction: 'output', type: 'BOOL', description: 'start command', actuator: true }),
    run: signal(book, { owner, attributes: ['RUN', 'RUNNING', 'FB'], direction: 'input', type: 'BOOL', description: 'running feedback' }),
    trip: signal(book, { owner, attributes: ['TRIP', 'FAULT', 'FLT'], direction: 'input', type: 'BOOL', description: 'tripped (overload or drive fault)' }),
    hours: signal(book, { owner, attributes: ['HOURS', 'HRS'], direction: 'input', type: 'REAL', description: 'running hours', unit: 'h' }),
  };
}

/** The request itself gives the time as a difference of running hours. */
const saysBalance =
  /\b(?:balanc\w*|difference|differ|apart|imbalance|more hours|hours more)\b|unterschied|differenz|ausgleich|mehr betriebsstunden|相差|均衡/iu;
const request = plainSignal('input', 'BOOL', 'RunRequest', 'the process asks for one pump');
const reset = plainSignal('input', 'BOOL', 'ResetButton', 'operator reset of failures, acts on the rising edge');

/** Which signals stop both pumps: wired permissives (TRUE is healthy) and a low limit of an optional measurement. */
function protections(parameters: PatternParameters, book: TagBook): Readonly<{ signals: readonly Signal[]; healthy: string; trips: readonly string[] }> {
  const conditions = namesOf(parameters, 'permissives').map((owner) =>
    signal(book, { owner, attributes: [], direction: 'input', type: 'BOOL', description: 'permissive, TRUE is healthy' }),
  );
  const measurement = namesOf(parameters, 'protection').map((owner) =>
    signal(book, { owner, attributes: [], direction: 'input', type: 'REAL', description: 'dry-run protection measurement' }),
  );
  const terms = [...conditions.map((row) => row.identifier), ...measurement.map((row) => `${row.identifier} >= PROTECTION_LIMIT`)];
  const trips = [...conditions.map((row) => `NOT ${row.identifier}`), ...measurement.map((row) => `${row.identifier} < PROTECTION_LIMIT`)];
  return { signals: [...conditions, ...measurement], healthy: terms.join(' AND '), trips };
}

function vectors(first: Pump, second: Pump, parameters: PatternParameters, healthyInputs: Readonly<Record<string, number | boolean>>): readonly TestVector[] {
  const failover = numberOf(parameters, 'failover');
  const balance = numberOf(parameters, 'balance');
  const [commandA, commandB] = [first.command.identifier, second.command.identifier];
  const [runA, runB] = [first.run.identifier, second.run.identifier];
  const idle = step({ ...healthyInputs, RunRequest: false, [first.hours.identifier]: 100, [second.hours.identifier]: 100 }, 500);
  const running = [idle, step({ RunRequest: true }, vectorCycleMs), step({ [runA]: true }, 1_000)];
  const list = [
    vector('start', 'a request starts the duty pump only', [idle], [step({ RunRequest: true }, vectorCycleMs, { [commandA]: true }, { [commandB]: false })]),
    vector('stop', 'the duty pump stops when the request goes', running, [
      step({ RunRequest: false }, vectorCycleMs, { [commandA]: false }, { [commandB]: false }),
    ]),
    vector('failover', 'the standby starts when the duty pump has not run for the failover time, not one scan earlier', running, [
      step({ [runA]: false }, scansOf(failover), {}, { [commandA]: true, [commandB]: false, PumpFailed: false }),
      step({}, vectorCycleMs, { [commandA]: false, [commandB]: true, PumpFailed: true }, { NoPumpAvailable: false }),
    ]),
    vector('brief-loss', 'a loss of feedback shorter than the failover time starts nothing', running, [
      step({ [runA]: false }, scansOf(failover / 2), {}, { [commandA]: true, [commandB]: false }),
      step({ [runA]: true }, scansOf(failover), {}, { [commandA]: true, [commandB]: false }),
    ]),
    vector('trip', 'a trip of the duty pump hands over at once', running, [
      step({ [first.trip.identifier]: true, [runA]: false }, vectorCycleMs, { [commandA]: false, [commandB]: true, PumpFailed: true }),
    ]),
    vector(
      'latched',
      'a failure stays until the operator resets it; a held button resets once',
      [...running, step({ ResetButton: true, [runA]: false }, 300), step({ [first.trip.identifier]: true }, 300)],
      [
        step({ [first.trip.identifier]: false, [runB]: true }, 2_000, {}, { [commandA]: false, [commandB]: true, PumpFailed: true }),
        step({ ResetButton: false }, vectorCycleMs, {}, { PumpFailed: true }),
        step({ ResetButton: true }, vectorCycleMs, { PumpFailed: false, [commandA]: true, [commandB]: false }),
      ],
    ),
    vector('both-failed', 'with both pumps failed none runs and the alarm is on', running, [
      step(
        { [first.trip.identifier]: true, [second.trip.identifier]: true },
        vectorCycleMs,
        { NoPumpAvailable: true, [commandA]: false },
        { [commandB]: false },
      ),
    ]),
    vector(
      'standby-failover',
      'a standby that does not start is failed too',
      [...running, step({ [first.trip.identifier]: true, [runA]: false }, vectorCycleMs)],
      [step({}, scansOf(failover), {}, { [commandB]: true, NoPumpAvailable: false }), step({}, vectorCycleMs, { [commandB]: false, NoPumpAvailable: true })],
    ),
    vector(
      'balance',
      'at the next start the pump with fewer hours is duty',
      [idle, step({ [first.hours.identifier]: 100 + balance + 1 }, 300)],
      [
        step({ RunRequest: true }, vectorCycleMs, { [commandB]: true }, { [commandA]: false }),
        step({ [runB]: true, [first.hours.identifier]: 0, [second.hours.identifier]: 500 }, 1_000, {}, { [commandB]: true, [commandA]: false }),
        step({ RunRequest: false, [runB]: false }, 300, { [commandB]: false }),
        step({ RunRequest: true }, vectorCycleMs, { [commandA]: true }, { [commandB]: false }),
      ],
    ),
    vector(
      'balance-waits',
      'hours that cross the limit while a pump runs swap nothing until the next start',
      [...running, step({ [first.hours.identifier]: 100 + balance + 1 }, 1_000)],
      [
        step({}, 500, {}, { [commandA]: true, [commandB]: false, SecondIsDuty: false }),
        step({ RunRequest: false, [runA]: false }, 300, { [commandA]: false, SecondIsDuty: true }),
        step({ RunRequest: true }, vectorCycleMs, { [commandB]: true }, { [commandA]: false }),
        step({ [runB]: true, [first.hours.identifier]: 0, [second.hours.identifier]: 500 }, 1_000, {}, { SecondIsDuty: true, [commandB]: true }),
      ],
    ),
    vector(
      'standby-stays',
      'a standby that gives its feedback runs on',
      [...running, step({ [first.trip.identifier]: true, [runA]: false }, vectorCycleMs), step({ [runB]: true }, vectorCycleMs)],
      [step({}, scansOf(failover, 5), {}, { [commandB]: true, NoPumpAvailable: false })],
    ),
    vector(
      'both-latched',
      'both failures stay until the reset when their causes are gone',
      [...running, step({ [first.trip.identifier]: true, [second.trip.identifier]: true, [runA]: false }, 300)],
      [
        step({ [first.trip.identifier]: false, [second.trip.identifier]: false }, 1_000, {}, { NoPumpAvailable: true, [commandA]: false, [commandB]: false }),
        step({ ResetButton: true }, vectorCycleMs, { NoPumpAvailable: false, PumpFailed: false, [commandA]: true }),
      ],
    ),
    vector(
      'no-balance',
      'a difference of exactly the balance hours changes nothing',
      [idle, step({ [first.hours.identifier]: 100 + innerEdge(balance) }, 300)],
      [step({ RunRequest: true }, vectorCycleMs, { [commandA]: true }, { [commandB]: false })],
    ),
    vector(
      'second-failed-first',
      'a failed standby is not used',
      [idle, step({ [second.trip.identifier]: true, [first.hours.identifier]: 100 + balance + 1 }, 300)],
      [step({ RunRequest: true }, vectorCycleMs, { [commandA]: true }, { [commandB]: false, PumpFailed: true })],
    ),
  ];
  return [...list, ...protectionVectors(running, commandA, parameters, healthyInputs)];
}

function protectionVectors(
  running: TestVector['setup'],
  command: string,
  parameters: PatternParameters,
  healthy: Readonly<Record<string, number | boolean>>,
): readonly TestVector[] {
  const limit = numberOf(parameters, 'protectionLimit');
  return Object.entries(healthy).map(([identifier, value]) =>
    vector(`protection-${identifier.toLowerCase()}`, `${identifier} stops the pumps at once and lets them start again`, running, [
      step({ [identifier]: typeof value === 'boolean' ? false : limit - 0.5 }, vectorCycleMs, { [command]: false }),
      step({ [identifier]: typeof value === 'boolean' ? true : limit }, vectorCycleMs, { [command]: true }),
    ]),
  );
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'pumps');
  const [first, second] = [pumpSignals(book, names[0] ?? 'PUMP_A'), pumpSignals(book, names[1] ?? 'PUMP_B')];
  const [a, b] = [first.command.identifier, second.command.identifier];
  const protection = protections(parameters, book);
  const demand = protection.healthy === '' ? 'RunRequest' : `RunRequest AND ${protection.healthy}`;
  const failover = numberOf(parameters, 'failover');
  const limit = numberOf(parameters, 'protectionLimit');
  const measurements = protection.signals.filter((row) => row.type === 'REAL');
  const healthyInputs = Object.fromEntries(protection.signals.map((row) => [row.identifier, row.type === 'BOOL' ? true : limit + 10]));
  return {
    blockName: blockNameOf('DutyStandby', names),
    purpose: `Duty/standby control of ${names.join(' and ')}: one pump runs on request; the other takes over when the duty pump trips or gives no running feedback for ${timeLiteral(failover)}; running hours are balanced at the next start.`,
    signals: [
      request,
      first.run,
      second.run,
      first.trip,
      second.trip,
      first.hours,
      second.hours,
      reset,
      ...protection.signals,
      first.command,
      second.command,
      plainSignal('output', 'BOOL', 'PumpFailed', 'a pump has failed and waits for a reset'),
      plainSignal('output', 'BOOL', 'NoPumpAvailable', 'alarm: both pumps have failed'),
      plainSignal('output', 'BOOL', 'SecondIsDuty', `FALSE: ${names[0] ?? 'first'} is duty; TRUE: ${names[1] ?? 'second'} is duty`),
    ],
    constants: [
      { name: 'FAILOVER_TIME', type: 'TIME', value: timeLiteral(failover), description: 'commanded without running feedback this long: failed' },
      {
        name: 'BALANCE_HOURS',
        type: 'REAL',
        value: realLiteral(numberOf(parameters, 'balance')),
        description: 'difference of running hours that changes the duty pump [h]',
      },
      ...(measurements.length === 0
        ? []
        : [
            {
              name: 'PROTECTION_LIMIT',
              type: 'REAL' as const,
              value: realLiteral(limit),
              description: `both pumps stop below this [${measurements[0]?.unit ?? '%'}]`,
            },
          ]),
    ],
    locals: [
      { name: 'Demand', type: 'BOOL', description: 'a pump shall run and nothing forbids it' },
      { name: 'ResetEdge', type: 'R_TRIG', description: 'rising edge of the reset button' },
      { name: 'FirstStartTimer', type: 'TON', description: 'first pump commanded without feedback' },
      { name: 'SecondStartTimer', type: 'TON', description: 'second pump commanded without feedback' },
      { name: 'FirstFailed', type: 'BOOL', description: 'first pump failed, latched' },
      { name: 'SecondFailed', type: 'BOOL', description: 'second pump failed, latched' },
      { name: 'ToSecond', type: 'BOOL', description: 'change duty to the second pump' },
      { name: 'ToFirst', type: 'BOOL', description: 'change duty to the first pump' },
    ],
    body: [
      '// Failures: trip, or commanded without feedback; latched until a reset edge, and a standing cause stays',
      'ResetEdge(CLK := ResetButton);',
      `FirstStartTimer(IN := ${a} AND NOT ${first.run.identifier}, PT := FAILOVER_TIME);`,
      `SecondStartTimer(IN := ${b} AND NOT ${second.run.identifier}, PT := FAILOVER_TIME);`,
      `FirstFailed := ${first.trip.identifier} OR FirstStartTimer.Q OR (FirstFailed AND NOT ResetEdge.Q);`,
      `SecondFailed := ${second.trip.identifier} OR SecondStartTimer.Q OR (SecondFailed AND NOT ResetEdge.Q);`,
      '',
      '// Duty selection: only while no pump is asked for, so that a running pump is never swapped',
      `ToSecond := NOT RunRequest AND ${first.hours.identifier} - ${second.hours.identifier} > BALANCE_HOURS;`,
      `ToFirst := NOT RunRequest AND ${second.hours.identifier} - ${first.hours.identifier} > BALANCE_HOURS;`,
      'SecondIsDuty := (SecondIsDuty OR ToSecond) AND NOT ToFirst;',
      '',
      '// Commands: the duty pump, or the standby when the duty pump has failed; never both',
      `Demand := ${demand};`,
      `${a} := Demand AND NOT FirstFailed AND (NOT SecondIsDuty OR SecondFailed);`,
      `${b} := Demand AND NOT SecondFailed AND (SecondIsDuty OR FirstFailed);`,
      '',
      'PumpFailed := FirstFailed OR SecondFailed;',
      'NoPumpAvailable := FirstFailed AND SecondFailed;',
    ],
    states: [
      { name: 'Stopped', meaning: 'no request or a protection is active; no pump is commanded' },
      { name: 'Duty runs', meaning: 'the selected pump is commanded' },
      { name: 'Standby runs', meaning: 'the selected pump has failed; the other one is commanded' },
      { name: 'None available', meaning: 'both have failed; alarm, no pump is commanded until a reset' },
    ],
    interlocks: [
      { name: `${names[0] ?? ''} tripped`, condition: first.trip.identifier, actuators: [a], effect: 'its command is off in the same scan' },
      { name: `${names[1] ?? ''} tripped`, condition: second.trip.identifier, actuators: [b], effect: 'its command is off in the same scan' },
      ...protection.trips.map((condition) => ({ name: condition, condition, actuators: [a, b], effect: 'both commands are off in the same scan' })),
    ],
    invariants: [
      { id: 'never-both', text: 'the two pumps are never commanded together', expression: `NOT (${a} AND ${b})` },
      { id: 'only-on-request', text: 'no pump is commanded without a request', expression: `RunRequest OR NOT (${a} OR ${b})` },
      {
        id: 'available-pump-runs',
        text: 'on an allowed request a pump is commanded unless both have failed',
        expression: `NOT (${demand}) OR ${a} OR ${b} OR NoPumpAvailable`,
      },
      {
        id: 'failover-in-time',
        text: 'a commanded pump without feedback is given up within the failover time',
        declarations: ['FirstLate : TON;', 'SecondLate : TON;'],
        statements: [
          `FirstLate(IN := ${a} AND NOT ${first.run.identifier}, PT := ${timeLiteral(failover + 2 * vectorCycleMs)});`,
          `SecondLate(IN := ${b} AND NOT ${second.run.identifier}, PT := ${timeLiteral(failover + 2 * vectorCycleMs)});`,
        ],
        expression: 'NOT (FirstLate.Q OR SecondLate.Q)',
      },
    ],
    vectors: vectors(first, second, parameters, healthyInputs),
    openQuestions: [
      'A trip of the duty pump hands over at once; only missing running feedback is assumed to wait for the failover time.',
      'The duty pump is chosen while no pump is asked for; a swap during a run is assumed not to be wanted.',
      ...(names.length > 2 ? [`More than two pumps (${names.join(', ')}) need the staging pattern; only the first two are used.`] : []),
      ...(protection.healthy === '' ? [`No dry-run or other protection of ${nameOf(parameters, 'pumps')} was named. Which signal stops both pumps?`] : []),
    ],
  };
}

/** A measurement stops the pumps at its limit; where the request does not say so, that reading is asked about. */
function protectionQuestion(parameters: PatternParameters, reading: RequestReading): readonly string[] {
  const [measurement] = namesOf(parameters, 'protection');
  if (measurement === undefined || /\b(?:stop\w*|protect\w*|dry\w*|shut\w*|trip (?:both|all)|trocken\w*|abschalt\w*|never run)\b/i.test(reading.text))
    return [];
  return [`${measurement} is read as a protection that stops the pumps at its limit. Was something else meant, such as starting the second one?`];
}

export const dutyStandby: Pattern = {
  id: 'duty-standby',
  title: 'Duty/standby with failover and hour balancing',
  summary: 'Two pumps (or fans, compressors): one runs, the other takes over on trip or missing feedback after a failover time; running hours are balanced.',
  keywords: keywords(
    'duty rotation 8; duty 3; swap lead 5; equal* running hours 6; rotat* 3; trip start standby 6; duty standby 10; duty stand by 10; duty assist 3; failover 7; fail over 7; standby 5; stand by pump 6; redundan* 5; backup pump 7; spare pump 6; changeover 5; change over 4; alternat* 4; take over 6; takes over 6; reservepumpe 8; umschalt* 4; betriebsstunden ausgleich* 5; balance hours 5; equal* hours 5; hour balancing 6; main pump backup 7; other pump 4; reserve 3; rotate pump 4; first fails second 7; fails start second 6; fails start other 6; one operation one standby 6; main reserve 5; rotation 5; automatic rotation 6; fewer hours 9; least hours 8; lowest hours 8; fewest hours 9; one works other spare 8; working spare 6; one runs other waits 6; switch over failure 6; second takes over 7; pump pair 5; twin pump* 7; wechselbetrieb 7; pumpenwechsel 8; umschaltung stoerung 7; stoerung andere 4; wear evenly 8; even wear 7; spare takes over 8',
  ),
  parameters: [
    {
      kind: 'equipment',
      name: 'pumps',
      description: 'pump pair',
      categories: ['pump', 'fan', 'motor'],
      minimum: 2,
      maximum: 4,
      placeholders: ['PUMP_A', 'PUMP_B'],
    },
    { kind: 'condition', name: 'permissives', description: 'permissive', minimum: 0, maximum: 4, placeholders: [] },
    {
      kind: 'measurement',
      name: 'protection',
      description: 'dry-run protection measurement',
      quantities: ['level', 'pressure', 'flow'],
      minimum: 0,
      maximum: 1,
      placeholders: [],
    },
    {
      kind: 'time',
      name: 'failover',
      description: 'Failover time',
      roles: ['failover', 'fail over', 'take* over', 'changeover', 'standby', 'feedback', 'umschalt*', 'start*', 'within', 'after', 'delay'],
      fallback: 10_000,
      minimum: 200,
      maximum: 600_000,
    },
    {
      kind: 'number',
      name: 'balance',
      description: 'Hours of difference before the duty pump changes',
      roles: ['hours', 'h', 'balanc*', 'differ*', 'betriebsstunden'],
      unit: 'h',
      fallback: 24,
      minimum: 0.1,
      maximum: 10_000,
    },
    {
      kind: 'number',
      name: 'protectionLimit',
      description: 'Dry-run limit',
      roles: ['below', 'under', 'less', 'low', 'unter', '%', 'bar'],
      unit: null,
      fallback: 10,
      minimum: -100_000,
      maximum: 100_000,
      onlyWith: 'protection',
    },
  ],
  interpret: (parameters, reading) => {
    const guard = protectionQuestion(parameters, reading);
    const long = reading.times.find((time) => time.milliseconds >= 3_600_000);
    if (long === undefined) return { parameters, openQuestions: guard };
    const short = reading.times.find((time) => time.milliseconds < 3_600_000);
    const failover = short === undefined ? 10_000 : numberOf(parameters, 'failover');
    const numbers = { ...parameters.numbers, balance: long.milliseconds / 3_600_000, failover };
    return {
      parameters: {
        ...parameters,
        numbers,
        assumed: [...parameters.assumed.filter((name) => name !== 'balance'), ...(short === undefined ? ['failover'] : [])],
      },
      usesAllTimes: reading.times.length <= 2,
      openQuestions: saysBalance.test(reading.text)
        ? guard
        : [...guard, 'The time of an hour or more is read as the difference of running hours that changes the duty pump. Is that meant?'],
    };
  },
  evidence: (reading) => {
    const pair = reading.names.filter((name) => name.category === 'pump' || name.category === 'fan' || name.category === 'motor').length === 2;
    const sharing =
      /\b(?:standby|stand-by|fail\w*|faults?|faulty|trips?|takes? over|duty|reserve|backup|spare|idle|rotat\w*|alternat\w*|in turn|shar(?:e|es|ed|ing)|jumps? in|(?:second|other) one|swap\w*|ausfall\w*|stoer\w*|wechsel\w*)\b/gi;
    const said = new Set(reading.text.toLowerCase().match(sharing) ?? []).size;
    return pair ? Math.min(said, 3) * 4 : 0;
  },
  build,
};

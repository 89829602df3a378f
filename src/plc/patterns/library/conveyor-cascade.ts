import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, VectorStep } from '../model.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  namesOf,
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
  const names = namesOf(parameters, 'conveyors');
  const commands = names.map((name) => actuator(book, name, 'run command'));
  const runs = names.map((name) => tagInput(book, name, ['RUN', 'RUNNING', 'FB'], 'BOOL', 'running feedback'));
  const trips = names.map((name) => tagInput(book, name, ['TRIP', 'FAULT', 'FLT'], 'BOOL', 'tripped'));
  const [ids, runIds, tripIds] = [commands, runs, trips].map((rows) => rows.map((row) => row.identifier)) as [string[], string[], string[]];
  const delay = numberOf(parameters, 'delay');
  const feedback = Math.max(numberOf(parameters, 'feedback'), 300);
  const permissives = permissivesOf(parameters, book);
  const last = ids.length - 1;
  // 0: a stop switches all off at once; else the first in flow direction stops at once, and each further one so much later
  const stopDelay = numberOf(parameters, 'stopDelay');
  const inTurn = stopDelay > 0;
  const allOff = Object.fromEntries([...runIds, ...tripIds].map((id) => [id, false]));
  const idle = [step({ ...permissives.healthyDrive, ...allOff, StartButton: false, StopButton: false, ResetButton: false }, 300)];
  const upTo = (count: number): VectorStep[] => [
    ...idle,
    step({ StartButton: true }, 100),
    step({ StartButton: false }, 100),
    ...Array.from({ length: count }, (_unused, index) => step({ [runIds[last - index] ?? '']: true }, scansOf(delay, 2))),
  ];
  const running = upTo(ids.length);
  return {
    blockName: blockNameOf('Cascade', names),
    purpose: `Start-up of ${names.join(', ')} against the flow: the last conveyor starts first, each one before it ${delay / 1000} s after its successor runs; when one fails, everything upstream of it stops at once.${inTurn ? ` A stop goes the other way round, in the reverse order of the start: ${names[0]} at once, each further one ${stopDelay / 1000} s after the one before it.` : ''}`,
    signals: [
      input('BOOL', 'StartButton', 'start, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE stops'),
      input('BOOL', 'ResetButton', 'reset of failures, acts on the rising edge'),
      ...permissives.signals,
      ...runs,
      ...trips,
      ...commands,
      output('BOOL', 'LineRunning', 'every conveyor runs'),
      output('INT', 'FailedNumber', 'first failed conveyor, 0 is none'),
    ],
    constants: [
      ...(inTurn ? [timeConstant('STOP_DELAY', stopDelay, 'a conveyor stops this long after the one before it')] : []),
      timeConstant('START_DELAY', delay, 'successor running this long'),
      timeConstant('FEEDBACK_TIME', feedback, 'commanded without feedback this long: failed'),
    ],
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      local('ResetEdge', 'R_TRIG', 'rising edge of reset'),
      local('Request', 'BOOL', 'sealed-in request'),
      ...ids.flatMap((_id, index) => [
        local(`FeedbackTimer${index + 1}`, 'TON', `supervises conveyor ${index + 1}`),
        local(`Failed${index + 1}`, 'BOOL', `conveyor ${index + 1} failed, latched`),
        ...(inTurn && index > 0 ? [local(`RunOn${index + 1}`, 'TOF', `conveyor ${index + 1} clears after conveyor ${index}`)] : []),
        ...(index < last ? [local(`DelayTimer${index + 1}`, 'TON', `start delay of conveyor ${index + 1}`)] : []),
      ]),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'ResetEdge(CLK := ResetButton);',
      `Request := NOT StopButton${permissives.andHealthy} AND (StartEdge.Q OR Request);`,
      ...ids.flatMap((id, index) => [
        `FeedbackTimer${index + 1}(IN := ${id} AND NOT ${runIds[index]}, PT := FEEDBACK_TIME);`,
        `Failed${index + 1} := ${tripIds[index]} OR FeedbackTimer${index + 1}.Q OR (Failed${index + 1} AND NOT ResetEdge.Q);`,
      ]),
      '// From the discharge end backwards: each conveyor needs its successor running',
      ...ids
        .map((id, index) => ({ id, index }))
        .reverse()
        .flatMap(({ id, index }) => {
          const request = inTurn && index > 0 ? `(Request OR RunOn${index + 1}.Q AND ${id})` : 'Request AND NOT StopButton';
          const runOn = inTurn && index > 0 ? [`RunOn${index + 1}(IN := ${ids[index - 1]}, PT := STOP_DELAY);`] : [];
          const base = `${request} AND NOT ${tripIds[index]} AND NOT Failed${index + 1}${permissives.andHealthy}`;
          if (index === last) return [...runOn, `${id} := ${base};`];
          const successor = `${ids[index + 1]} AND ${runIds[index + 1]}`;
          return [
            ...runOn,
            `DelayTimer${index + 1}(IN := ${successor}, PT := START_DELAY);`,
            `${id} := ${base} AND ${ids[index + 1]} AND DelayTimer${index + 1}.Q;`,
          ];
        }),
      `LineRunning := ${ids.map((id, index) => `${id} AND ${runIds[index]}`).join(' AND ')};`,
      `FailedNumber := ${ids.reduceRight((inner, _id, index) => `SEL(Failed${index + 1}, ${inner}, ${index + 1})`, '0')};`,
    ],
    states: states(
      'Stopped: no request',
      'Starting: from the discharge end backwards',
      'Running: every conveyor runs',
      'Failed: the failed one and everything upstream is off',
    ),
    interlocks: [
      interlock('stop button', 'StopButton', ...(inTurn ? ids.slice(0, 1) : ids)),
      ...ids.map((id, index) => interlock(`${names[index]} tripped`, tripIds[index] ?? '', id)),
      ...permissives.interlocksFor(ids),
    ],
    invariants: [
      ...ids.slice(0, -1).map((id, index) => ({
        id: `downstream-${index + 1}`,
        text: `${names[index]} is never commanded while ${names[index + 1]} is not`,
        expression: `NOT ${id} OR ${ids[index + 1]}`,
      })),
      ...ids.map((_id, index) => ({
        id: `trip-shown-${index + 1}`,
        text: `a trip of ${names[index]} is shown as a failure while it stands, also at a reset`,
        expression: `NOT ${tripIds[index]} OR (FailedNumber >= 1 AND FailedNumber <= ${index + 1})`,
      })),
      { id: 'line-running', text: 'the line counts as running only with every command on', expression: `NOT LineRunning OR (${ids.join(' AND ')})` },
    ],
    vectors: [
      vector('first', 'the last conveyor starts first and alone', idle, [
        step({ StartButton: true }, vectorCycleMs, { [ids[last] ?? '']: true }, { [ids[last - 1] ?? '']: false, LineRunning: false }),
      ]),
      ...ids
        .slice(0, -1)
        .map((id, position) =>
          vector(
            `next-${position + 1}`,
            `conveyor ${position + 1} starts after exactly the delay`,
            [...upTo(last - position - 1), step({ [runIds[position + 1] ?? '']: true }, vectorCycleMs)],
            [step({}, scansOf(delay, -1), {}, { [id]: false }), step({}, vectorCycleMs, { [id]: true })],
          ),
        ),
      vector('running', 'the line runs when every feedback is there', upTo(last), [
        step({ [runIds[0] ?? '']: true }, vectorCycleMs, { LineRunning: true }, { FailedNumber: 0 }),
        step({ [runIds[last] ?? '']: false }, vectorCycleMs, { LineRunning: false }),
      ]),
      ...(inTurn ? stopsInTurn(ids, stopDelay, running) : []),
      vector(
        'stop',
        inTurn ? 'stop switches the first off at once; a held start does not restart' : 'stop switches all off; a held start does not restart',
        [...running, step({ StartButton: true }, 200)],
        inTurn
          ? [
              step({ StopButton: true }, vectorCycleMs, { [ids[0] ?? '']: false, LineRunning: false }),
              step({ StopButton: false }, scansOf(stopDelay * last, 8), { [ids[last] ?? '']: false }),
              step({}, 300, {}, { [ids[last] ?? '']: false }),
            ]
          : [
              step({ StopButton: true }, vectorCycleMs, Object.fromEntries([...ids.map((id) => [id, false] as const), ['LineRunning', false] as const])),
              step({ StopButton: false }, 300, {}, { [ids[last] ?? '']: false }),
            ],
      ),
      ...ids.map((id, index) =>
        vector(`trip-${index + 1}`, `a trip of conveyor ${index + 1} stops it and everything upstream, until reset`, running, [
          step(
            { [tripIds[index] ?? '']: true },
            vectorCycleMs,
            { ...Object.fromEntries(ids.slice(0, index + 1).map((other) => [other, false])), FailedNumber: index + 1 },
            Object.fromEntries(ids.slice(index + 1).map((other) => [other, true])),
          ),
          step({ [tripIds[index] ?? '']: false }, 500, {}, { [id]: false, FailedNumber: index + 1 }),
          step({ ResetButton: true }, scansOf(delay, 3), { [id]: true, FailedNumber: 0 }),
        ]),
      ),
      vector(
        'no-feedback',
        'missing feedback is a failure after its time',
        [...idle, step({ StartButton: true }, vectorCycleMs)],
        [
          step({ StartButton: false }, scansOf(feedback), {}, { FailedNumber: 0 }),
          step({}, vectorCycleMs, { FailedNumber: ids.length, [ids[last] ?? '']: false }),
        ],
      ),
      ...permissives.vectorsFor(ids[last] ?? '', running),
      ...permissives.signals.map((row) =>
        vector(
          `no-restart-${row.identifier.toLowerCase()}`,
          `the return of ${row.identifier} does not start the line`,
          [...running, step({ [row.identifier]: false }, 300)],
          [step({ [row.identifier]: true }, 500, {}, Object.fromEntries(ids.map((id) => [id, false])))],
        ),
      ),
    ],
    ...(inTurn
      ? { assumptions: ['A stop clears the line in turn; trips stop at once. A fast stop of all is assumed to be wired apart from this block.'] }
      : {}),
    openQuestions: inTurn ? [] : ['A normal stop stops all conveyors at once; running the line empty first is assumed not to be wanted.'],
  };
}

/** After a stop each conveyor but the first runs on until the one before it has been off for its time. */
function stopsInTurn(ids: readonly string[], stopDelay: number, running: readonly VectorStep[]) {
  return ids
    .slice(1)
    .map((id, index) =>
      vector(
        `clears-${index + 2}`,
        `conveyor ${index + 2} stops its time after conveyor ${index + 1}`,
        [...running, step({ StopButton: true }, 200), step({ StopButton: false }, scansOf(stopDelay * index, index * 2))],
        [step({}, scansOf(stopDelay, -4), {}, { [id]: true }), step({}, 800, { [id]: false })],
      ),
    );
}

const towards = /\b(?:against|upstream|downstream|flow|discharge|end|last|backwards?|foerderrichtung|materialfluss|rueckwaerts|ende)\b/i;
const told = /\b(?:start(?:s|ing)?(?:[- ]?up)?(?: order| sequence)?|startreihenfolge|order of starting)\b/i;
const reversed = /\b(?:stops?|stopping|shut(?:s|ting)? ?down|stopp\w*|abschalt\w*)\b[^.;]{0,30}\b(?:reverse\w*|opposite|inverse|other way|umgekehrt\w*)\b/i;

/** The order in which the machines start, and whether they stop in the reverse order: "start order M-3, M-2, M-1", "BC-3 first", "stop in reverse order". */
function readOrder(parameters: PatternParameters, { text, times, names }: RequestReading): Interpretation {
  const given = parameters.names['conveyors'] ?? [];
  const stop = reversed.exec(text);
  const stopTime = stop === null ? undefined : times.find(({ start }) => start > stop.index && !/[.;]/.test(text.slice(stop.index, start)));
  const startTime = times.find((time) => time !== stopTime);
  const numbers = {
    ...parameters.numbers,
    ...(stop === null ? {} : { stopDelay: stopTime?.milliseconds ?? parameters.numbers['delay'] ?? 3_000 }),
    ...(stopTime !== undefined && startTime !== undefined && parameters.numbers['delay'] === stopTime.milliseconds ? { delay: startTime.milliseconds } : {}),
  };
  const firstNamed = names.find(
    ({ text: name, end }) => given.includes(name) && /^ (?:(?:starts?|runs?|goes|comes|laeuft|startet) )?(?:first|zuerst|at first)\b/i.test(text.slice(end)),
  );
  const listed = names.find(({ text: name }) => given.includes(name));
  // "start order A, B, C" and "start A, then B" tell which comes first; the names of a pattern stand in flow direction, and the last one starts first
  const inOrder =
    firstNamed !== undefined
      ? firstNamed.text === given[0]
      : listed !== undefined &&
        !towards.test(text) &&
        (/\b(?:order|sequence|reihenfolge)\b/i.test(text.slice(Math.max(0, listed.start - 30), listed.start)) || /\bthen\b|\bdann\b/i.test(text)) &&
        told.test(text.slice(Math.max(0, listed.start - 40), listed.start));
  const ordered = inOrder ? [...given].reverse() : given;
  const plain = firstNamed !== undefined || inOrder || towards.test(text) || given.length < 2 || parameters.assumed.includes('conveyors');
  const question = `The names are taken in flow direction, so ${ordered.at(-1)} starts first and ${ordered[0]} last. Is that the order?`;
  return {
    parameters: { ...parameters, names: { ...parameters.names, conveyors: ordered }, numbers },
    openQuestions: plain ? [] : [question],
  };
}

export const conveyorCascade: Pattern = {
  id: 'conveyor-cascade',
  title: 'Cascade start of a conveyor line',
  summary: 'Starts conveyors from the discharge end backwards with a delay and stops everything upstream of a failed one.',
  keywords: keywords(
    'belts 4; belt 2; one after other 4; from end 2; discharge end 4; conveyor cascade 10; conveyor* start* 5; conveyor line 6; upstream downstream 8; conveyor* sequence 7; start conveyor* delay 6; foerderband* 7; foerderer 6; foerderstrecke 8; conveyor 4; conveyors 5; belt line 5; cascade start 8; reverse order 5; downstream first 8; belts start 6; belt fails upstream 8; upstream stop* 6; bandstrasse 8; start backwards 4; bands 2',
  ),
  parameters: [
    equipmentParameter('conveyors', 'conveyors in flow direction', ['conveyor', 'motor'], 2, 5, 'CONVEYOR_1', 'CONVEYOR_2', 'CONVEYOR_3'),
    permissiveParameter,
    timeParameter('delay', 'Start delay', 'delay, after, between, start*, each', 3_000, 100, 600_000),
    timeParameter('feedback', 'Feedback time', 'feedback, timeout, time out', 3_000, 300, 300_000),
  ],
  evidence: (reading) => {
    const several =
      reading.names.filter((name) => name.category === 'conveyor').length >= 2 ||
      /\b(?:conveyors|belts|conveyor belts|foerderbaender|baender)\b/i.test(reading.text);
    return several ? (reading.times.length > 0 && /\b(?:start|anlauf|stop)\w*/i.test(reading.text) ? 7 : 4) : 0;
  },
  interpret: readOrder,
  build,
};

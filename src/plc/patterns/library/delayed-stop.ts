import type { Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
  cycleFor,
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
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [name, source] = [nameOf(parameters, 'equipment'), nameOf(parameters, 'condition')];
  const command = actuator(book, name, 'run command');
  const cause = tagInput(book, source, [], 'BOOL', 'TRUE while blocked, jammed or overloaded');
  const [cmd, c] = [command.identifier, cause.identifier];
  const delay = numberOf(parameters, 'delay');
  const latched = numberOf(parameters, 'latched') === 1;
  // Without a restart time it runs again in the scan in which the condition is gone
  const free = latched ? 0 : numberOf(parameters, 'restart');
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(Math.max(delay, numberOf(parameters, 'restart')));
  const running = [
    step({ ...permissives.healthyDrive, [c]: false, RunRequest: false, ResetButton: false }, 3 * cycle),
    step({ ResetButton: true }, cycle),
    step({ ResetButton: false, RunRequest: true }, 2 * cycle),
  ];
  const stopped = [...running, step({ [c]: true }, scansOf(delay, 3, cycle))];
  return {
    blockName: blockNameOf('DelayedStop', [name]),
    purpose: `${name} runs on request and stops when ${cause.tag || c} has lasted ${delay / 1000} s; ${latched ? 'it restarts only after a reset' : `it runs again when the condition is gone${free > 0 ? ` for ${free / 1000} s` : ''}`}.`,
    signals: [
      cause,
      input('BOOL', 'RunRequest', 'TRUE: shall run'),
      input('BOOL', 'ResetButton', latched ? 'clears the stop once the condition is gone, acts on the rising edge' : 'not needed: the stop clears itself'),
      ...permissives.signals,
      command,
      output('BOOL', 'Stopped', latched ? 'stopped by the condition, held until reset' : 'stopped by the condition'),
    ],
    constants: [
      timeConstant('STOP_DELAY', delay, 'condition present this long stops'),
      ...(free > 0 ? [timeConstant('RESTART_DELAY', free, 'condition gone this long: runs again')] : []),
    ],
    locals: [
      local('StopTimer', 'TON', 'time the condition has lasted'),
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
      ...(free > 0 ? [local('FreeTimer', 'TON', 'time the condition has been gone')] : []),
    ],
    body: [
      'ResetEdge(CLK := ResetButton);',
      `StopTimer(IN := ${c}, PT := STOP_DELAY);`,
      ...(free > 0 ? [`FreeTimer(IN := NOT ${c}, PT := RESTART_DELAY);`] : []),
      latched
        ? `Stopped := StopTimer.Q OR (Stopped AND (${c} OR NOT ResetEdge.Q));`
        : free > 0
          ? 'Stopped := StopTimer.Q OR (Stopped AND NOT FreeTimer.Q);'
          : 'Stopped := StopTimer.Q;',
      `${cmd} := RunRequest AND NOT Stopped${permissives.andHealthy};`,
    ],
    states: states(
      'Off: no request',
      'Running',
      'Waiting: condition present, delay runs',
      latched ? 'Stopped: held until reset' : 'Stopped: condition present',
    ),
    interlocks: [interlock('stopped', 'Stopped', cmd), interlock('no request', 'NOT RunRequest', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'stops-in-time',
        text: 'it never runs on longer than the delay while the condition lasts',
        declarations: ['Over : TON;'],
        statements: [`Over(IN := ${c}, PT := ${timeLiteral(delay + 100)});`],
        expression: `NOT Over.Q OR NOT ${cmd}`,
      },
    ],
    vectors: [
      vector(
        'power-up',
        'not stopped at power-up',
        [],
        [step({ ...permissives.healthyDrive, [c]: false, RunRequest: true, ResetButton: false }, cycle, { [cmd]: true }, { Stopped: false })],
        cycle,
      ),
      vector(
        'stop',
        'stops after exactly the delay',
        running,
        [step({ [c]: true }, scansOf(delay, 0, cycle), {}, { [cmd]: true, Stopped: false }), step({}, cycle, { [cmd]: false, Stopped: true })],
        cycle,
      ),
      vector(
        'brief',
        'a shorter condition does not stop it',
        running,
        [step({ [c]: true }, scansOf(delay, -1, cycle), {}, { [cmd]: true }), step({ [c]: false }, scansOf(delay, 2, cycle), {}, { [cmd]: true })],
        cycle,
      ),
      ...(latched
        ? [
            vector(
              'held',
              'stays stopped when the condition is gone, until a reset',
              stopped,
              [step({ [c]: false }, 5 * cycle, {}, { [cmd]: false, Stopped: true }), step({ ResetButton: true }, cycle, { [cmd]: true, Stopped: false })],
              cycle,
            ),
            vector(
              'condition-back',
              'a reset does not count while the condition is back, however briefly',
              [...stopped, step({ [c]: false }, 2 * cycle), step({ [c]: true }, cycle)],
              [step({ ResetButton: true }, cycle, {}, { [cmd]: false, Stopped: true })],
              cycle,
            ),
            vector(
              'reset-too-early',
              'a reset while the condition lasts has no effect, nor has a button held down',
              stopped,
              [
                step({ ResetButton: true }, 2 * cycle, {}, { [cmd]: false, Stopped: true }),
                step({ [c]: false }, 3 * cycle, {}, { [cmd]: false, Stopped: true }),
              ],
              cycle,
            ),
          ]
        : free > 0
          ? [
              vector(
                'again',
                'runs again after exactly the restart time',
                stopped,
                [step({ [c]: false }, scansOf(free, 0, cycle), {}, { [cmd]: false }), step({}, cycle, { [cmd]: true, Stopped: false })],
                cycle,
              ),
              vector(
                'flicker',
                'a condition that comes back begins the restart time anew',
                [...stopped, step({ [c]: false }, scansOf(free, -1, cycle)), step({ [c]: true }, cycle)],
                [step({ [c]: false }, scansOf(free, 0, cycle), {}, { [cmd]: false }), step({}, cycle, { [cmd]: true })],
                cycle,
              ),
              vector(
                'request-returns',
                'a request that returns does not start it before the restart time is over',
                [...stopped, step({ RunRequest: false }, cycle)],
                [step({ RunRequest: true }, 3 * cycle, {}, { [cmd]: false })],
                cycle,
              ),
            ]
          : [vector('again', 'runs again when the condition is gone', stopped, [step({ [c]: false }, cycle, { [cmd]: true, Stopped: false })], cycle)]),
      vector('request', 'stops with the request', running, [step({ RunRequest: false }, cycle, { [cmd]: false })], cycle),
      ...permissives.signals.map((row) =>
        vector(
          `permissive-${row.identifier.toLowerCase()}`,
          `loss of ${row.identifier} stops it in the same scan`,
          running,
          [step({ [row.identifier]: false }, cycle, { [cmd]: false })],
          cycle,
        ),
      ),
    ],
    openQuestions: [],
  };
}

const stopping =
  '(?:stops?|stopped|halts?|trips?|shuts? (?:down|off)|(?:switch|turn)\\w* off|haelt|stoppt?|anhalten|abschalt\\w*|schaltet|ausschalt\\w*|stehen\\s?bleib\\w*)';
const causes =
  '(?:block\\w*|made|jam\\w*|occup\\w*|cover\\w*|interrupt\\w*|actuat\\w*|stau\\w*|beleg\\w*|blockier\\w*|unterbroch\\w*|torque|overload\\w*|verstopf\\w*|piles? up|plugg?\\w*|stall\\w*)';
const time = '\\d+(?:\\.\\d+)? ?(?:ms|s|sec\\w*|sekunden?|min\\w*|h)';
const forms = [
  new RegExp(`\\b${stopping}\\b[^.;]{0,30}\\b${time}\\s(?:after|nach|once|when)\\b[^.;]{0,50}\\b${causes}\\b`, 'i'),
  new RegExp(`\\b(?:if|when|once|as soon as|wenn|falls|sobald|ist)\\b[^.;]{0,60}\\b${causes}\\b[^.;]{0,40}\\b${time}[^.;]{0,30}\\b${stopping}\\b`, 'i'),
  new RegExp(
    `\\b${causes}\\b[^.;]{0,40}(?:for|longer|more than|above|over|last(?:s|ing)?|laenger|seit|mehr als|ueber)\\b[^.;]{0,20}\\b${time}\\b[^.]{0,40}\\b${stopping}\\b`,
    'i',
  ),
  new RegExp(`\\b${stopping}\\b[^.;]{0,50}\\b(?:if|when|wenn|falls)\\b[^.;]{0,60}\\b${causes}\\b[^.;]{0,40}\\b${time}\\b`, 'i'),
];

/** "restart when it is free 4 s", "clear for 4 s": how long the condition must be gone. */
function restartOf({ text, times }: RequestReading): RequestReading['times'][number] | null {
  const found = times.find(({ start, end }) => {
    const before =
      text
        .slice(Math.max(0, start - 45), start)
        .split(/[,;.]/)
        .at(-1) ?? '';
    return (
      /\b(?:free|clear(?:ed|s)?|gone|unblocked|not blocked|frei)\b(?: again| for| since| after| seit)*\s*$/i.test(before) ||
      /\b(?:re-?starts?|runs again|resumes?|continues?)\b[^,;.]*$/i.test(before) ||
      /^ ?(?:free|clear|frei|after (?:it|that) (?:is|has) (?:free|clear\w*))\b/i.test(text.slice(end))
    );
  });
  return found ?? null;
}

/** Stopping because of a lasting condition; a starter or an alarm may say some of this too, but not in this order. */
function evidence(reading: RequestReading): number {
  return forms.some((form) => form.test(reading.text)) ? 11 : 0;
}

export const delayedStop: Pattern = {
  id: 'delayed-stop',
  title: 'Delayed stop on a lasting condition (jam, blockage)',
  summary: 'Stops equipment when a condition such as a blocked photo-eye has lasted for a time; it restarts after a reset, or by itself when asked.',
  keywords: keywords(
    'jam* 6; jam detection 8; blockage 6; blocked stop 5; stau* 6; staukontrolle 9; staumelder 8; plugged chute 7; chute blocked 6; photo eye blocked 4; belegt 2',
  ),
  parameters: [
    equipmentParameter('equipment', 'equipment', ['conveyor', 'motor', 'pump', 'fan', 'valve', 'heater'], 1, 1, 'CONVEYOR_1'),
    conditionParameter('condition', 'condition that stops', 1, 1, 'BLOCKED'),
    permissiveParameter,
    timeParameter('delay', 'Stop delay', 'after, nach, for, longer, more, laenger, blocked, made, stop*', 3_000, 100, 3_600_000),
  ],
  interpret: (parameters, reading) => {
    const byItself =
      /\b(?:re-?starts?|runs again|continues?|resumes?|laeuft (?:wieder|weiter)|startet wieder)\b[^.;]{0,30}\b(?:by itself|automatic\w*|on its own|von selbst|selbsttaetig|as soon as|when (?:it is )?(?:clear|free)|sobald|wenn (?:sie )?frei)/i.test(
        reading.text,
      );
    const person = /\breset|acknowledg|quittier|operator|press/i.test(reading.text);
    const restart = person ? null : restartOf(reading);
    const latched = (byItself || restart !== null) && !person ? 0 : 1;
    const question = person || byItself || restart !== null ? [] : ['Whether it restarts by itself was not said: it is held until a reset.'];
    const delay = reading.times.find((time) => time !== restart)?.milliseconds;
    const times = restart === null ? {} : { restart: restart.milliseconds, ...(delay === undefined ? {} : { delay }) };
    return {
      parameters: {
        ...parameters,
        numbers: { ...parameters.numbers, latched, ...times },
        assumed: parameters.assumed.filter((name) => restart === null || delay === undefined || name !== 'delay'),
      },
      openQuestions: question,
    };
  },
  evidence,
  build,
};

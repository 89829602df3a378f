import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
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
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'machine');
  const command = actuator(book, name, 'run command');
  const cmd = command.identifier;
  const [on, off] = [numberOf(parameters, 'on'), numberOf(parameters, 'off')];
  const interval = numberOf(parameters, 'interval');
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(Math.max(on, off));
  const idle = [step({ ...permissives.healthyDrive, RunRequest: false, StopNow: false }, scansOf(off, 3, cycle))];
  const running = [...idle, step({ RunRequest: true }, cycle)];
  return {
    blockName: blockNameOf('MinTimes', [name]),
    purpose: `Minimum times of ${name}: once on it runs at least ${on / 1000} s, once off it rests at least ${off / 1000} s, so that it does not short-cycle; a stop command acts at once.${interval > 0 ? ` By that, starts lie at least ${interval / 1000} s apart.` : ''}`,
    signals: [
      input('BOOL', 'RunRequest', 'the process asks for the machine'),
      input('BOOL', 'StopNow', 'stop at once, minimum times do not count'),
      ...permissives.signals,
      command,
      output('BOOL', 'WaitingToStart', 'asked for, but the rest time runs'),
      output('BOOL', 'WaitingToStop', 'no longer asked for, but the run time runs'),
    ],
    constants: [timeConstant('MINIMUM_ON', on, 'runs at least this long'), timeConstant('MINIMUM_OFF', off, 'rests at least this long')],
    locals: [
      local('OnTimer', 'TON', 'time since the start'),
      local('OffTimer', 'TON', 'time since the stop'),
      local('Allowed', 'BOOL', 'nothing forbids running'),
    ],
    body: [
      `OnTimer(IN := ${cmd}, PT := MINIMUM_ON);`,
      `OffTimer(IN := NOT ${cmd}, PT := MINIMUM_OFF);`,
      `Allowed := NOT StopNow${permissives.andHealthy};`,
      `${cmd} := Allowed AND ((${cmd} AND (RunRequest OR NOT OnTimer.Q)) OR (NOT ${cmd} AND RunRequest AND OffTimer.Q));`,
      `WaitingToStart := RunRequest AND NOT ${cmd};`,
      `WaitingToStop := ${cmd} AND NOT RunRequest;`,
    ],
    states: states('Resting: the rest time runs', 'Off: may start', 'On: the run time runs', 'Running: may stop'),
    interlocks: [interlock('stop at once', 'StopNow', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'rest-kept',
        text: 'between a stop and the next start lies the rest time',
        declarations: ['Rested : TON;', 'WasOn : BOOL;', 'Fits : BOOL;', 'RestDone : BOOL;'],
        statements: [
          `Fits := NOT ${cmd} OR WasOn OR RestDone;`,
          `Rested(IN := NOT ${cmd}, PT := ${timeLiteral(Math.max(0, off - 100))});`,
          'RestDone := Rested.Q;',
          `WasOn := ${cmd};`,
        ],
        expression: 'Fits',
      },
      { id: 'waiting', text: 'the two waiting signals exclude one another', expression: 'NOT (WaitingToStart AND WaitingToStop)' },
    ],
    vectors: [
      vector('start', 'a rested machine starts at once', idle, [step({ RunRequest: true }, cycle, { [cmd]: true }, { WaitingToStart: false })], cycle),
      vector(
        'minimum-on',
        'runs for exactly the minimum time',
        running,
        [step({ RunRequest: false }, scansOf(on, 0, cycle), { WaitingToStop: true }, { [cmd]: true }), step({}, cycle, { [cmd]: false, WaitingToStop: false })],
        cycle,
      ),
      vector(
        'minimum-off',
        'rests for exactly the minimum time',
        [...running, step({}, scansOf(on, 2, cycle)), step({ RunRequest: false }, cycle)],
        [
          step({ RunRequest: true }, scansOf(off, 0, cycle), { WaitingToStart: true }, { [cmd]: false }),
          step({}, cycle, { [cmd]: true, WaitingToStart: false }),
        ],
        cycle,
      ),
      vector(
        'long',
        'after the minimum time it stops at once',
        [...running, step({}, scansOf(on, 3, cycle))],
        [step({ RunRequest: false }, cycle, { [cmd]: false })],
        cycle,
      ),
      vector(
        'stop-now',
        'a stop acts at once, also in the minimum time',
        running,
        [step({ StopNow: true }, cycle, { [cmd]: false }), step({ StopNow: false }, scansOf(off, -1, cycle), {}, { [cmd]: false })],
        cycle,
      ),
      vector(
        'stays',
        'runs on while asked for',
        [...running, step({}, scansOf(on, 3, cycle))],
        [step({}, 3 * cycle, {}, { [cmd]: true, WaitingToStop: false })],
        cycle,
      ),
      ...permissives.vectorsFor(cmd, running, cycle),
    ],
    openQuestions: ['After power-up the rest time passes first; that is assumed to be wanted.'],
  };
}

const perHour = /\b(?:per|an|a|each|every|je|pro|die|1)\s(?:1 )?(?:hour|stunde)\b/i;
const limited =
  /\b(?:no|not) (?:more|oftener) (?:often )?than|\b(?:not )?more than|\bat most|\bmaximum(?: of)?|\bmax\.?|\bno sooner than|\bnot (?:before|earlier|sooner)|\bonly (?:\w+ ){0,3}(?:once|twice|1 |2 )|\bhoechstens|\bmaximal|\bnicht oefter als/i;
const betweenStarts =
  /\bbetween (?:two |2 |successive |consecutive |any two )?(?:re)?starts?\b|\bzwischen (?:zwei |2 )?(?:an)?(?:starts?|laeufen)\b|\bminimum interval\b[^.;]*\bstarts?\b/i;

/** The shortest time between two starts that a request sets: "once every 10 min", "at most 6 starts an hour", "15 min between starts". Milliseconds. */
function intervalOf({ text, times, numbers }: RequestReading): number | null {
  if (!/\b(?:re)?start\w*|\banlauf\w*|\beinschalt\w*/i.test(text)) return null;
  const before = (start: number): string => text.slice(Math.max(0, start - 90), start);
  const between = times.find(
    ({ start, end }) =>
      (/^\s*(?:of )?(?:\w+ )?$/.test(text.slice(end, end + 50).split(betweenStarts)[0] ?? '-') && betweenStarts.test(text.slice(end, end + 50))) ||
      betweenStarts.test(before(start)),
  );
  if (between !== undefined) return between.milliseconds;
  if (!limited.test(text)) return null;
  for (const { start, milliseconds } of times) {
    const counted =
      /\b(\w+)\s(?:times|starts|mal|anlaeufe)\s(?:in |within |per |each |every |pro |je |innerhalb von )?$|\b(once|twice|\w+mal) (?:in |within |per |each |every |pro |je )?$/i.exec(
        before(start),
      );
    const count = countOf(counted?.[1] ?? counted?.[2]);
    if (count !== null) return milliseconds / count;
    if (/\b(?:every|each|per|alle|je)\s*$/i.test(before(start))) return milliseconds;
  }
  const hourly = /\b(\w+)\s(?:times|starts|mal|anlaeufe)\b|\b(once|twice|\w+mal)\b/i.exec(text);
  const count = perHour.test(text) ? (countOf(hourly?.[1] ?? hourly?.[2]) ?? numbers.find(({ unit }) => unit === null)?.value ?? null) : null;
  return count === null || count < 1 || count > 60 ? null : 3_600_000 / count;
}

const counts = [
  'once',
  'twice',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'einmal',
  'zweimal',
  'dreimal',
  'viermal',
  'fuenfmal',
  'sechsmal',
];
function countOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const index = counts.indexOf(word.toLowerCase());
  if (index >= 0) return (index % 10) + 1;
  const value = Number(word);
  return Number.isInteger(value) && value >= 1 && value <= 60 ? value : null;
}

/** Minutes where they are whole, else minutes and seconds. */
function minutesText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const rest = seconds % 60 === 0 ? '' : ` ${seconds % 60} s`;
  return `${Math.floor(seconds / 60)} min${rest}`;
}

/** A limit on starts is kept by a rest of the same length, which is stricter: said and asked. */
function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const interval = intervalOf(reading);
  if (interval === null) return { parameters, openQuestions: [] };
  const spokenOn = reading.times.find(
    ({ milliseconds, start, end }) => milliseconds !== interval && /\b(?:run|on)\w*\b/i.test(reading.text.slice(Math.max(0, start - 30), end + 15)),
  );
  const onGiven = spokenOn !== undefined;
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, interval, off: interval, on: onGiven ? spokenOn.milliseconds : 1_000 },
      assumed: parameters.assumed.filter((name) => name !== 'off' && name !== 'on'),
    },
    usesAllTimes: reading.times.length <= 3,
    openQuestions: [
      `Starts are kept ${minutesText(interval)} apart by a rest of that length after every stop, which is stricter than counting from start to start; that is assumed to be wanted.`,
      ...(onGiven ? [] : ['No minimum run time was given; 1 s is used.']),
    ],
  };
}

export const antiShortCycle: Pattern = {
  id: 'anti-short-cycle',
  title: 'Minimum run and rest times',
  summary: 'Keeps a compressor, chiller or pump from short-cycling by minimum on and off times; a stop acts at once.',
  keywords: keywords(
    'start most every 9; starts most every 9; must run least 6; most start every 8; stay off least 8; rest least 8; rest minimum 7; run least 5; off least 5; at least minutes run 4; short cycl* 12; short-cycl* 12; minimum run time 10; minimum off time 10; minimum on time 8; minimum on minimum off 14; minimum run minimum off 12; anti short cycle 12; minimum rest 9; starts per hour 9; mindestlaufzeit 11; mindestpause 11; taktschutz 11; restart delay 7; anti cycling 11; rest time 6; minimum runtime 9; lockout time 4; too often 5; minimum stop 7; not restart earlier 9; not restart within 9; not restart sooner 9; not restart before 9; not start again 8; once started runs 6; once started least 8; restart lock* 8; wiedereinschaltsperre 11; earliest restart 9; minimum pause 7; least minutes on 7; least minutes off 7; on least off least 9',
  ),
  parameters: [
    equipmentParameter('machine', 'machine', ['motor', 'pump', 'fan', 'heater'], 1, 1, 'COMPRESSOR_1'),
    permissiveParameter,
    timeParameter('on', 'Minimum on time', 'on, run*, laufzeit, mindestlaufzeit, ein', 120_000, 200, 86_400_000),
    timeParameter(
      'off',
      'Minimum off time',
      'off, rest*, restart, stop*, pause, between, stillstand*, mindeststillstand*, mindestpause*, aus',
      180_000,
      200,
      86_400_000,
    ),
  ],
  evidence: (reading) => (intervalOf(reading) === null ? 0 : 9),
  interpret,
  build,
};

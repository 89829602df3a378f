import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  measuredValue,
  measurementParameter,
  namesOf,
  numberOf,
  numberParameter,
  output,
  type Permissives,
  permissiveParameter,
  permissivesOf,
  realConstant,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  unitOf,
  vector,
  vectorCycleMs,
  wholeConstant,
  wholeParameter,
} from './parts.js';
import { type Demand, type Group, rotationVectors } from './rotation-vectors.js';

function groupOf(parameters: PatternParameters, book: TagBook): Group {
  const names = namesOf(parameters, 'machines');
  const commands = names.map((name) => actuator(book, name, 'run command'));
  const runs = names.map((name) => tagInput(book, name, ['RUN', 'RUNNING', 'FB'], 'BOOL', 'running feedback'));
  const trips = names.map((name) => tagInput(book, name, ['TRIP', 'FAULT', 'FLT'], 'BOOL', 'tripped or not available'));
  const ids = (rows: readonly Signal[]): readonly string[] => rows.map(({ identifier }) => identifier);
  return {
    names,
    commands: ids(commands),
    runs: ids(runs),
    trips: ids(trips),
    signals: { commands, runs, trips },
    together: Math.min(numberOf(parameters, 'together'), names.length),
  };
}

function onRequest(permissives: Permissives): Demand {
  return {
    signals: [input('BOOL', 'RunRequest', 'the process asks for the group')],
    constants: [],
    body: [`Demand := RunRequest${permissives.andHealthy};`, 'Assist := FALSE;'],
    enable: 'RunRequest',
    on: { RunRequest: true },
    off: { RunRequest: false },
    told: 'on request',
    vectors: () => [],
  };
}

function byMeasurement(parameters: PatternParameters, book: TagBook, permissives: Permissives): Demand {
  const measurement = measuredValue(parameters, book);
  const m = measurement.identifier;
  const unit = unitOf(measurement);
  const [start, assist, stop] = [numberOf(parameters, 'start'), numberOf(parameters, 'assist'), numberOf(parameters, 'stop')];
  const [beyond, at] = start > stop ? ['>=', '<='] : ['<=', '>='];
  const done = start > stop ? stop - 1 : stop + 1;
  const near = Math.sign(start - stop) * Math.min(0.25, Math.abs(start - stop) / 4, Math.abs(assist - start) / 4);
  return {
    signals: [input('BOOL', 'Enable', 'automatic control is enabled'), measurement, input('BOOL', 'MeasurementBad', 'quality is bad: keeps what runs')],
    constants: [
      realConstant('START_LIMIT', start, `the group starts [${unit}]`),
      realConstant('ASSIST_LIMIT', assist, `one more joins [${unit}]`),
      realConstant('STOP_LIMIT', stop, `all stop [${unit}]`),
    ],
    body: [
      `Demand := Enable${permissives.andHealthy} AND ((MeasurementBad AND Demand) OR (NOT MeasurementBad AND NOT (${m} ${at} STOP_LIMIT) AND (Demand OR ${m} ${beyond} START_LIMIT)));`,
      `Assist := Demand AND (Assist OR (NOT MeasurementBad AND ${m} ${beyond} ASSIST_LIMIT));`,
    ],
    enable: 'Enable',
    on: { Enable: true, MeasurementBad: false, [m]: start },
    off: { Enable: true, MeasurementBad: false, [m]: done },
    told: `from ${start} ${unit} of ${measurement.tag} until ${stop} ${unit}, one more from ${assist} ${unit} on, all of them together`,
    vectors: ({ commands, together }, running, idle) => [
      vector(
        'limits',
        'a quarter short of each limit nothing changes',
        [...idle, step({ [m]: start - near }, 300)],
        [
          step({}, 300, {}, { Wanted: 0 }),
          step({ [m]: start }, vectorCycleMs, { Wanted: together }),
          step({ [m]: assist - near }, 300, {}, { Wanted: together }),
          step({ [m]: stop + near }, 300, {}, { Wanted: together }),
        ],
      ),
      vector('assist', 'at the assist limit one more runs beside the others, until all stop', running, [
        step({ [m]: assist }, vectorCycleMs, { [commands[together] ?? 'Assist']: true }, { [commands[0] ?? '']: true }),
        step({ [m]: (start + stop) / 2 }, 500, {}, { [commands[0] ?? '']: true, Assist: true }),
        step({ [m]: stop }, vectorCycleMs, { [commands[0] ?? '']: false, Assist: false }),
      ]),
      vector(
        'bad',
        'bad quality starts nothing and stops nothing',
        [...idle, step({ MeasurementBad: true, [m]: assist }, 300)],
        [
          step({}, 300, {}, { [commands[0] ?? '']: false }),
          step({ MeasurementBad: false, [m]: start }, vectorCycleMs, { [commands[0] ?? '']: true }),
          step({ MeasurementBad: true, [m]: done }, 500, {}, { [commands[0] ?? '']: true }),
          step({ [m]: assist }, 500, {}, { [commands[0] ?? '']: true, Assist: false }),
          step({ MeasurementBad: false, [m]: done }, vectorCycleMs, { [commands[0] ?? '']: false }),
        ],
      ),
      vector('disable', 'not enabled: all off', running, [step({ Enable: false }, vectorCycleMs, { [commands[0] ?? '']: false })]),
    ],
  };
}

function bodyOf({ commands, runs, trips, names }: Group, demand: Demand, permissives: Permissives): readonly string[] {
  const count = names.length;
  return [
    'ResetEdge(CLK := ResetButton);',
    'RotateEdge(CLK := RotateNow);',
    '// Failures: trip, or commanded without feedback; latched until a reset edge, and a standing cause stays',
    ...commands.flatMap((id, index) => [
      `FeedbackTimer${index + 1}(IN := ${id} AND NOT ${runs[index]}, PT := FAILOVER_TIME);`,
      `Failed[${index + 1}] := ${trips[index]} OR FeedbackTimer${index + 1}.Q OR (Failed[${index + 1}] AND NOT ResetEdge.Q);`,
    ]),
    '',
    ...demand.body,
    'Wanted := SEL(Demand, 0, LIMIT(0, TOGETHER + BOOL_TO_INT(Assist), COUNT));',
    '',
    '// Running time of the group, kept over stops and power cycles; the lead moves on when it is used up',
    'RunTimer(IN := Demand AND NOT RunTimer.Q, PT := T#12h);',
    'NowMs := TIME_TO_DINT(RunTimer.ET);',
    'UsedMs := UsedMs + SEL(NowMs >= LastMs, NowMs, NowMs - LastMs);',
    'LastMs := NowMs;',
    'Rotating := UsedMs >= ROTATION_MS OR RotateEdge.Q;',
    'UsedMs := SEL(Rotating, UsedMs, 0);',
    `LeadIndex := LIMIT(0, SEL(Rotating, LeadIndex, (LeadIndex + 1) MOD COUNT), ${count - 1});`,
    'LeadNumber := LeadIndex + 1;',
    '',
    '// From the lead on, as many as are wanted and have not failed',
    'Started := 0;',
    `FOR Offset := 0 TO ${count - 1} DO`,
    `    Number := LIMIT(1, (LeadIndex + Offset) MOD COUNT + 1, ${count});`,
    '    Run[Number] := NOT Failed[Number] AND Started < Wanted;',
    '    Started := Started + BOOL_TO_INT(Run[Number]);',
    'END_FOR',
    ...commands.map((id, index) => `${id} := ${demand.enable} AND NOT ${trips[index]}${permissives.andHealthy} AND Run[${index + 1}];`),
    `AnyFailed := ${commands.map((_id, index) => `Failed[${index + 1}]`).join(' OR ')};`,
    'NotEnough := Started < Wanted;',
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const group = groupOf(parameters, book);
  const { names, commands, trips, signals, together } = group;
  const permissives = permissivesOf(parameters, book);
  const demand = namesOf(parameters, 'measurement').length > 0 ? byMeasurement(parameters, book, permissives) : onRequest(permissives);
  const [period, failover] = [numberOf(parameters, 'period'), numberOf(parameters, 'failover')];
  const sum = commands.map((id) => `BOOL_TO_INT(${id})`).join(' + ');
  return {
    blockName: blockNameOf('Rotation', names),
    purpose: `${together} of ${names.join(', ')} run together ${demand.told}; after ${timeLiteral(period)} of running time of the group, or on a rotation signal (a button, a clock's daily pulse), the lead moves on by one; one that trips or gives no feedback for ${failover / 1000} s is replaced.`,
    signals: [
      ...demand.signals,
      ...permissives.signals,
      ...signals.runs,
      ...signals.trips,
      input('BOOL', 'RotateNow', 'rotates now: a button or the daily pulse of a clock, acts on the rising edge'),
      input('BOOL', 'ResetButton', 'reset of failures, acts on the rising edge'),
      ...signals.commands,
      output('INT', 'Wanted', 'number of machines wanted'),
      output('INT', 'LeadNumber', 'which one leads, 1 is the first'),
      output('BOOL', 'AnyFailed', 'one has failed and waits for a reset'),
      output('BOOL', 'NotEnough', 'alarm: fewer are available than wanted'),
    ],
    constants: [
      ...demand.constants,
      wholeConstant('TOGETHER', together, 'number of machines that run together'),
      wholeConstant('COUNT', names.length, 'number of machines'),
      {
        name: 'ROTATION_MS',
        type: 'DINT',
        value: String(period),
        description: `running time of the group until the lead moves on, ${timeLiteral(period)} [ms]`,
      },
      timeConstant('FAILOVER_TIME', failover, 'commanded without running feedback this long: failed'),
    ],
    locals: [
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
      local('RotateEdge', 'R_TRIG', 'edge of the rotation signal'),
      ...names.map((name, index) => local(`FeedbackTimer${index + 1}`, 'TON', `${name} commanded without feedback`)),
      local('Failed', `ARRAY[1..${names.length}] OF BOOL`, 'failed, latched'),
      local('Run', `ARRAY[1..${names.length}] OF BOOL`, 'chosen to run'),
      local('Demand', 'BOOL', 'the group is asked for and nothing forbids it'),
      local('Assist', 'BOOL', 'one more is asked for'),
      local('RunTimer', 'TON', 'running time, begun again twice a day'),
      local('NowMs', 'DINT', 'running time of this scan [ms]'),
      local('LastMs', 'DINT', 'running time of the last scan [ms]'),
      local('Rotating', 'BOOL', 'the lead moves on in this scan'),
      local('Started', 'INT', 'how many are chosen'),
      local('Offset', 'INT', 'position after the lead'),
      local('Number', 'INT', 'machine number'),
      { name: 'UsedMs', type: 'DINT', description: 'running time since the last rotation [ms]', retain: true },
      { name: 'LeadIndex', type: 'INT', description: 'the lead, 0 is the first', initial: '0', retain: true },
    ],
    body: bodyOf(group, demand, permissives),
    states: states('Stopped: no demand', 'Running: as many as wanted, from the lead on', 'Not enough: too few are available'),
    interlocks: [
      ...commands.map((id, index) => interlock(`${names[index]} tripped`, trips[index] ?? '', id)),
      interlock('not asked for', `NOT ${demand.enable}`, ...commands),
      ...permissives.interlocksFor(commands),
    ],
    invariants: [
      { id: 'never-more', text: 'never more run than wanted', expression: `${sum} <= Wanted` },
      { id: 'exactly', text: 'as many run as wanted unless too few are available', expression: `NotEnough OR ${sum} = Wanted` },
      { id: 'lead', text: 'the lead is one of the group', expression: `LeadNumber >= 1 AND LeadNumber <= ${names.length}` },
    ],
    vectors: rotationVectors(group, demand, parameters, permissives),
    openQuestions: [],
    assumptions: [
      'The running time of the group counts, not the time on the clock; for a change at a fixed time of day connect the clock to RotateNow.',
      'A rotation takes place while the group runs: one stops and the next starts in the same scan.',
    ],
  };
}

/** "Two of five run", "always two on", "only one duty": how many run together. */
function togetherIn({ text }: RequestReading): number | null {
  const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, ein: 1, eine: 1, zwei: 2, drei: 3, vier: 4, both: 2 };
  const found =
    /\b(one|two|three|four|five|eine?|zwei|drei|vier|[1-5])\s(?:(?:pumps?|fans?|blowers?|compressors?|machines?|of them|pumpen?|luefter)\s)?(?:(?:always|shall|must|are|is|to|immer)\s)*(?:runs?|running|on\b|in operation|in duty|duty|laufen|laeuft|in betrieb)/i.exec(
      text,
    )?.[1] ??
    /\b(?:always|only|immer|nur)\s(one|two|three|four|five|eine?|zwei|drei|vier|[1-5])\b/i.exec(text)?.[1] ??
    /\b(one|two|three|four|five|[1-5]) (?:out )?of (?:the )?(?:two|three|four|five|six|[2-6])\b/i.exec(text)?.[1];
  return found === undefined ? null : (words[found.toLowerCase()] ?? Number(found));
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const together = togetherIn(reading) ?? 1;
  const long = reading.times.find(({ milliseconds }) => milliseconds >= 600_000);
  const daily = long === undefined && /\b(?:daily|every day|each day|taeglich|jeden tag|midnight|mitternacht)\b/i.test(reading.text);
  const given = { together, ...(long === undefined ? {} : { period: long.milliseconds }) };
  const measured = (parameters.names['measurement'] ?? []).length > 0;
  const [start, assist, stop] = ['start', 'assist', 'stop'].map((name) => numberOf(parameters, name)) as [number, number, number];
  const ordered = start > stop ? assist > start : assist < start;
  const numbers = { ...parameters.numbers, ...given, ...(ordered || !measured ? {} : { assist: start + (start - stop) / 2 }) };
  return {
    parameters: { ...parameters, numbers, assumed: parameters.assumed.filter((name) => !(name in given)) },
    openQuestions: [
      ...(measured && !ordered ? ['The limits given are not in order; the assist limit is a placeholder.'] : []),
      ...(daily ? ["A change each day: connect the clock's daily pulse to RotateNow; the running time of 24 h is assumed beside it."] : []),
    ],
  };
}

export const groupRotation: Pattern = {
  id: 'group-rotation',
  title: 'Group of machines with rotation by running time',
  summary:
    'Two to six pumps, fans or compressors of which a stated number run together on request or by a level, one more at a second level; the lead rotates by hours, days or a signal, a failed one is replaced by the spare.',
  keywords: keywords(
    'rotat* 5; rotate every 7; rotation hours 7; rotat* hours 7; rotat* daily 7; rotate day 7; change lead every 7; lead changes every 7; shift one every 7; next takes over 5; always two 4; two run spare 7; run together 3; spare comes 6; one spare 6; longest run 6; most hours 5; two of three run 8; three of four run 8; two of four run 8; wechsel* alle 5; rundlauf 6; reihum 8; rotiere* 7; fuehrungswechsel 8; grundlastwechsel* 8; lead rotation 7; equal wear 5; both run second level 7; lead lag both run 5',
  ),
  parameters: [
    equipmentParameter('machines', 'machines of the group', ['pump', 'fan', 'motor', 'heater'], 2, 6, 'PUMP_1', 'PUMP_2', 'PUMP_3'),
    measurementParameter('measurement', 'measured value', [], 0, 1, 'LEVEL_PV'),
    permissiveParameter,
    wholeParameter('together', 'Number that runs together', 'together', 1, 1, 6),
    { ...numberParameter('start', 'Start limit', 'start*, first, lead, on, above, ein', 60, -1e6, 1e6), onlyWith: 'measurement' },
    { ...numberParameter('assist', 'Assist limit', 'second, both, assist, lag, more, additional, zweite', 80, -1e6, 1e6), onlyWith: 'measurement' },
    { ...numberParameter('stop', 'Stop limit', 'stop*, off, all, down, aus', 20, -1e6, 1e6), onlyWith: 'measurement' },
    timeParameter(
      'period',
      'Running time until the lead moves on',
      'rotat*, every, each, alle, hours, days, running, change*',
      86_400_000,
      60_000,
      1_800_000_000,
    ),
    timeParameter('failover', 'Failover time', 'failover, feedback, take* over, missing, fault, no', 10_000, 200, 600_000),
  ],
  interpret,
  evidence: (reading) => {
    const { text, times } = reading;
    const rotates =
      /\brotat\w*|\b(?:swap|chang|shift|mov|advanc)\w*[^.;]{0,30}\b(?:every|each|daily)\b|\b(?:every|each)\b[^.;]{0,40}\b(?:goes off|next (?:one )?(?:leads|runs)|lead changes)|\breihum\b|\bwechsel\w*[^.;]{0,30}\balle\b|\balle \d+ ?(?:h|stunden|tage)\b[^.;]{0,30}\bwechsel/i.test(
        text,
      );
    const named = reading.names.filter(({ category }) => ['pump', 'fan', 'motor'].includes(category)).length;
    const count = Number(/\b([3-6])\s(?:[a-z-]+\s)?(?:pumps?|fans?|blowers?|compressors?|chillers?|pumpen|luefter|kompressoren)\b/i.exec(text)?.[1] ?? 0);
    const worded =
      /\b(?:three|four|five|six|drei|vier|fuenf|sechs)\s(?:[a-z-]+\s)?(?:pumps?|fans?|blowers?|compressors?|chillers?|pumpen|luefter|kompressoren|kessel)\b/i.test(
        text,
      );
    const several = named >= 3 || count >= 3 || worded;
    return several && rotates && times.some(({ milliseconds }) => milliseconds >= 600_000) ? 14 : several && rotates ? 8 : 0;
  },
  build,
};

import { literalPattern } from '../../../domain/literal-pattern.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TestVector } from '../model.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  fineCycle,
  input,
  interlock,
  keywords,
  local,
  namesOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  states,
  step,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

const most = 12;

function firingVectors(ids: readonly string[], shot: number, interval: number, healthy: Readonly<Record<string, boolean>>): readonly TestVector[] {
  const cycle = fineCycle(shot, interval);
  const scans = (milliseconds: number, extra: number): number => (Math.ceil(milliseconds / cycle) + extra) * cycle;
  const only = (number: number): Record<string, boolean> => Object.fromEntries(ids.map((id, index) => [id, index + 1 === number]));
  const quiet = [step({ ...healthy, Enable: false }, 3 * cycle)];
  const begun = [...quiet, step({ Enable: true }, cycle)];
  const [first = ''] = ids;
  const shots = (number: number) => [
    step({}, scans(shot, 0), {}, only(number)),
    step({}, 2 * cycle, {}, { ...only(0), Turn: number }),
    step({}, scans(interval - shot, -4), {}, { ...only(0), Turn: number }),
  ];
  return [
    vector('begins', 'begins with the first one', quiet, [step({ Enable: true }, cycle, { [first]: true, Turn: 1 }, only(1))], cycle),
    vector(
      'order',
      'each fires in its turn, then the first again',
      begun,
      [
        step({}, scans(shot, -1), {}, only(1)),
        step({}, cycle, { [first]: false }, only(0)),
        step({}, scans(interval - shot, -1), {}, { ...only(0), Turn: 1 }),
        step({}, cycle, { Turn: 2 }, only(2)),
        ...ids.slice(1).flatMap((_id, index) => {
          const next = index + 3 > ids.length ? 1 : index + 3;
          return [...shots(index + 2), step({}, 4 * cycle, { Turn: next }, only(next))];
        }),
      ],
      cycle,
    ),
    vector(
      'disable',
      'not enabled all are off in the same scan, and the next start is with the first one',
      [...begun, step({}, scans(interval, 0))],
      [
        step({ Enable: false }, cycle, { Turn: 0 }, only(0)),
        step({}, scans(interval, 3), {}, { ...only(0), Turn: 0 }),
        step({ Enable: true }, cycle, { Turn: 1 }, only(1)),
        step({}, scans(shot, -1), {}, only(1)),
        step({}, cycle, { [first]: false }),
      ],
      cycle,
    ),
    ...Object.keys(healthy).map((id) =>
      vector(
        `permissive-${id.toLowerCase()}`,
        `loss of ${id} switches all off in the same scan`,
        begun,
        [step({ [id]: false }, cycle, { [first]: false }, only(0))],
        cycle,
      ),
    ),
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'outputs');
  const shot = numberOf(parameters, 'shot');
  const interval = Math.max(numberOf(parameters, 'interval'), shot + 100);
  const outputs = names.map((name, index) => actuator(book, name, `fires as number ${index + 1}`));
  const ids = outputs.map(({ identifier }) => identifier);
  const permissives = permissivesOf(parameters, book);
  return {
    blockName: blockNameOf('Firing', names),
    purpose: `Fires ${names.join(', ')} in turn, one every ${interval / 1000} s for ${shot / 1000} s, again and again while enabled. Not enabled all are off; the next start is with the first one.`,
    signals: [input('BOOL', 'Enable', 'firing is enabled'), ...permissives.signals, ...outputs, output('INT', 'Turn', 'whose turn it is, 0 is none')],
    constants: [
      timeConstant('SHOT_TIME', shot, 'each is on'),
      timeConstant('INTERVAL_TIME', interval, 'from the beginning of one to the beginning of the next'),
      { name: 'LAST', type: 'INT', value: String(names.length), description: 'number of outputs' },
    ],
    locals: [
      local('SlotTimer', 'TON', 'time to the next one'),
      local('ShotTimer', 'TON', 'time of the present one'),
      local('Permitted', 'BOOL', 'firing is allowed'),
    ],
    body: [
      `Permitted := Enable${permissives.andHealthy};`,
      'SlotTimer(IN := Permitted AND NOT SlotTimer.Q, PT := INTERVAL_TIME);',
      'IF NOT Permitted THEN',
      '    Turn := 0;',
      'ELSIF Turn = 0 OR (SlotTimer.Q AND Turn >= LAST) THEN',
      '    Turn := 1;',
      'ELSIF SlotTimer.Q THEN',
      '    Turn := LIMIT(1, Turn + 1, LAST);',
      'END_IF',
      'ShotTimer(IN := Permitted AND NOT SlotTimer.Q, PT := SHOT_TIME);',
      ...ids.map((id, index) => `${id} := Permitted AND Turn = ${index + 1} AND NOT ShotTimer.Q;`),
    ],
    states: states('0 Off: not enabled', ...names.map((name, index) => `${index + 1} ${name}: its shot, then the pause to the next one`)),
    interlocks: [interlock('not enabled', 'NOT Enable', ...ids), ...permissives.interlocksFor(ids)],
    invariants: [{ id: 'one-at-a-time', text: 'never two outputs at once', expression: `${ids.map((id) => `BOOL_TO_INT(${id})`).join(' + ')} <= 1` }],
    vectors: firingVectors(ids, shot, interval, permissives.healthyDrive),
    openQuestions: [],
    assumptions: ['A shot lasts up to one scan longer, an interval up to two.', 'After an interruption firing begins with the first one again.'],
  };
}

const turns =
  /\b(?:in turn|one after (?:the other|another)|one by one|in (?:a )?(?:fixed )?(?:sequence|rotation|order|succession)|sequentially|successively|nacheinander|der reihe nach|reihum|abwechselnd)\b/i;
const shots =
  /\b(?:fir(?:e[sd]?|ing)|shots?|shoots?|blows?|blasts?|jets?|puls(?:e[sd]?|ing)|bursts?|cannons?|schuss|schuesse|abreinig\w*|impuls\w*|blas\w*|klopf\w*|rapp\w*|knock\w*)\b/i;
const between = /\b(?:every|each(?= \d)|alle|jede|interval(?: of)?|im abstand von|abstand|takt)\s+(?:of\s+)?$/i;
const pause = /\b(?:pause|break|wait|gap|rest|delay|dazwischen|between (?:two|the|each|shots?))\b[^,;.]*$/i;

/** The shot and the time from one to the next; null where the times are not just these two. */
function toldTimes({ text, times }: RequestReading): Readonly<{ shot: number; interval: number }> | null {
  const [one, other] = times;
  if (one === undefined || other === undefined || times.length !== 2) return null;
  const before = (time: typeof one): string => text.slice(Math.max(0, time.start - 30), time.start);
  const after = (time: typeof one): string => text.slice(time.end, time.end + 22);
  const every = times.filter((time) => between.test(before(time)));
  const paused = times.filter((time) => pause.test(before(time)) || /^\s+(?:pause|break|between|apart|dazwischen|later|spaeter)\b/i.test(after(time)));
  const [gap] = paused.length === 1 ? paused : [];
  const [slot] = every.length === 1 && gap === undefined ? every : [];
  const shot = times.find((time) => time !== (gap ?? slot));
  if (shot === undefined || (gap === undefined && slot === undefined)) return null;
  const interval = gap === undefined ? (slot?.milliseconds ?? 0) : gap.milliseconds + shot.milliseconds;
  return interval > shot.milliseconds ? { shot: shot.milliseconds, interval } : null;
}

/** "Y1 to Y4", "V1 bis V5": every number between; otherwise the names as they stand. */
function everyOutput({ text, names }: RequestReading): readonly string[] {
  return names.flatMap((name, index) => {
    const next = names[index + 1];
    const [, letters = '', from = ''] = /^([A-Z]+-?)(\d+)$/i.exec(name.text) ?? [];
    const to = next === undefined ? null : new RegExp(`^${literalPattern(letters)}(\\d+)$`, 'i').exec(next.text);
    if (letters === '' || next === undefined || to === null || !/^\s*(?:to|bis|-|\.\.\.?|through)\s*$/i.test(text.slice(name.end, next.start)))
      return [name.text];
    return Array.from({ length: Math.max(1, Number(to[1]) - Number(from)) }, (_unused, more) => `${letters}${Number(from) + more}`);
  });
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const told = toldTimes(reading);
  const group = namesBesideEachOther(reading);
  if (told === null || group.length < 2 || group.length > most)
    return {
      parameters,
      openQuestions:
        reading.text === '' ? [] : ['The outputs and their two times were not understood. How long is each on, and how long after the one begins the next?'],
    };
  return {
    parameters: {
      ...parameters,
      names: { ...parameters.names, outputs: group },
      numbers: { ...parameters.numbers, ...told },
      assumed: parameters.assumed.filter((name) => name !== 'outputs' && name !== 'shot' && name !== 'interval'),
    },
    openQuestions: [],
    usesAllTimes: true,
  };
}

/** The names that differ in their number alone: the longest such list. */
function namesBesideEachOther(reading: RequestReading): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const name of everyOutput(reading)) {
    const letters = name.replace(/\d+[A-Z]?$|(?<=\d)[A-Z]$/i, '');
    groups.set(letters, [...new Set([...(groups.get(letters) ?? []), name])]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

export const firingOrder: Pattern = {
  id: 'firing-order',
  title: 'Outputs fired in turn with a pause',
  summary: 'Two to twelve outputs (cleaning valves, air cannons, rappers) one after another, each for a short time, one every so often, while enabled.',
  keywords: keywords(
    'air cannon* 7; fire turn 8; fired turn 8; jet pulse 7; pulse jet 7; filter cleaning valves 7; rapper* 6; nacheinander abreinig* 8; luftkanone* 8',
  ),
  parameters: [
    equipmentParameter('outputs', 'outputs in the order of their turn', ['valve', 'motor', 'other'], 2, most, 'VALVE_1', 'VALVE_2', 'VALVE_3'),
    permissiveParameter,
    timeParameter('shot', 'Time of a shot', 'shot, pulse, for, each, je, schuss', 200, 20, 600_000),
    timeParameter('interval', 'From one to the next', 'every, interval, pause, between, alle, abstand', 30_000, 100, 24 * 3_600_000),
  ],
  interpret,
  evidence: (reading) => {
    if (!turns.test(reading.text) || toldTimes(reading) === null || namesBesideEachOther(reading).length < 2) return 0;
    return shots.test(reading.text) ? 26 : 20;
  },
  build,
};

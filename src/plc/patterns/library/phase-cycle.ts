import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TestVector } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
  cycleFor,
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

const most = 6;

function phaseVectors(ids: readonly string[], times: readonly number[], healthy: Readonly<Record<string, boolean>>): readonly TestVector[] {
  const cycle = Math.min(...times.map((time) => cycleFor(time)), 100 * Math.max(1, Math.floor(Math.min(...times) / 300)));
  const scans = (milliseconds: number, extra: number): number => (Math.ceil(milliseconds / cycle) + extra) * cycle;
  const only = (number: number): Record<string, boolean> => Object.fromEntries(ids.map((id, index) => [id, index + 1 === number]));
  const quiet = [step({ ...healthy, Enable: false, HoldPhase: false }, 3 * cycle)];
  const begun = [...quiet, step({ Enable: true }, cycle)];
  const upTo = (number: number) => [...begun, ...times.slice(0, number - 1).map((time, index) => step({}, scans(time, index === 0 ? 1 : 2)))];
  return [
    vector('begins', 'begins with the first phase', quiet, [step({ Enable: true }, cycle, { [ids[0] ?? '']: true, Phase: 1 }, only(1))], cycle),
    ...ids.map((_id, index) => {
      const next = index + 2 > ids.length ? 1 : index + 2;
      return vector(
        `phase-${index + 1}`,
        `phase ${index + 1} lasts its time, then phase ${next} alone`,
        [...upTo(index + 1)],
        [step({}, scans(times[index] ?? 0, index === 0 ? 0 : 1), {}, { ...only(index + 1), Phase: index + 1 }), step({}, cycle, { Phase: next }, only(next))],
        cycle,
      );
    }),
    vector(
      'disable',
      'not enabled all are off, and the next start is with the first phase',
      upTo(2),
      [
        step({ Enable: false }, cycle, { [ids[1] ?? '']: false, Phase: 0 }, only(0)),
        step({ Enable: true }, cycle, { Phase: 1 }, only(1)),
        step({}, scans(times[0] ?? 0, 0), {}, only(1)),
        step({}, cycle, { Phase: 2 }),
      ],
      cycle,
    ),
    vector(
      'hold',
      'a held phase stays; its time begins anew',
      [...begun, step({ HoldPhase: true }, cycle)],
      [
        step({}, scans(times[0] ?? 0, 5), {}, { ...only(1), Phase: 1 }),
        step({ HoldPhase: false }, scans(times[0] ?? 0, -1), {}, only(1)),
        step({}, 3 * cycle, { Phase: 2 }),
      ],
      cycle,
    ),
    ...Object.keys(healthy).map((id) =>
      vector(
        `permissive-${id.toLowerCase()}`,
        `loss of ${id} switches all off in the same scan`,
        begun,
        [step({ [id]: false }, cycle, { [ids[0] ?? '']: false }, only(0))],
        cycle,
      ),
    ),
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'phases');
  const times = names.map((_name, index) => numberOf(parameters, `phase${index + 1}`));
  const outputs = names.map((name, index) => actuator(book, name, `on in phase ${index + 1}`));
  const ids = outputs.map(({ identifier }) => identifier);
  const permissives = permissivesOf(parameters, book);
  const told = names.map((name, index) => `${name} ${(times[index] ?? 0) / 1000} s`).join(', ');
  return {
    blockName: blockNameOf('Phases', names),
    purpose: `Phases in turn, one output at a time, again and again while enabled: ${told}. Not enabled all are off; the next start is with the first phase. A phase can be held.`,
    signals: [
      input('BOOL', 'Enable', 'the phases run'),
      input('BOOL', 'HoldPhase', 'on hold: the present phase stays, its time begins anew'),
      ...permissives.signals,
      ...outputs,
      output('INT', 'Phase', 'present phase, 0 is off'),
    ],
    constants: times.map((time, index) => timeConstant(`PHASE_${index + 1}_TIME`, time, `${names[index]} is on`)),
    locals: [
      local('PhaseTimer', 'TON', 'time of the phase'),
      local('PhaseTime', 'TIME', 'length of the present phase'),
      local('Permitted', 'BOOL', 'the phases may run'),
    ],
    body: [
      `Permitted := Enable${permissives.andHealthy};`,
      `PhaseTime := ${times.reduceRight((inner, _time, index) => (inner === '' ? `PHASE_${index + 1}_TIME` : `SEL(Phase = ${index + 1}, ${inner}, PHASE_${index + 1}_TIME)`), '')};`,
      'PhaseTimer(IN := Phase > 0 AND Permitted AND NOT HoldPhase AND NOT PhaseTimer.Q, PT := PhaseTime);',
      'IF NOT Permitted THEN',
      '    Phase := 0;',
      `ELSIF Phase = 0 OR (PhaseTimer.Q AND Phase >= ${names.length}) THEN`,
      '    Phase := 1;',
      'ELSIF PhaseTimer.Q THEN',
      `    Phase := LIMIT(1, Phase + 1, ${names.length});`,
      'END_IF',
      ...ids.map((id, index) => `${id} := Permitted AND Phase = ${index + 1};`),
    ],
    states: states('0 Off: not enabled', ...names.map((name, index) => `${index + 1} ${name}: on for ${timeLiteral(times[index] ?? 0)}`)),
    interlocks: [interlock('not enabled', 'NOT Enable', ...ids), ...permissives.interlocksFor(ids)],
    invariants: [
      { id: 'one-at-a-time', text: 'never two outputs at once', expression: `${ids.map((id) => `BOOL_TO_INT(${id})`).join(' + ')} <= 1` },
      { id: 'always-one', text: 'while the phases may run one output is on', expression: `NOT (Enable${permissives.andHealthy}) OR ${ids.join(' OR ')}` },
    ],
    vectors: phaseVectors(ids, times, permissives.healthyDrive),
    openQuestions: [],
    assumptions: [
      'A phase lasts its time and up to two scans more.',
      'Not enabled all outputs are off; for a signal that people obey, what shows when it is off is assumed to be decided with its safety.',
    ],
  };
}

interface ToldPhase {
  readonly name: string;
  readonly milliseconds: number;
}

/** "green 20 s, yellow 3 s, red for 25 s", "20 s green": one name and one time a clause; empty when a clause has no name of its own. */
export function toldPhases({ text, times, names }: RequestReading): readonly ToldPhase[] {
  const phases = times.map(({ milliseconds, start, end }): ToldPhase | null => {
    const named = names.find((name) => name.end <= start && /^ ?(?:is |on |for |:|=|fuer |an )*$/i.test(text.slice(name.end, start)));
    const before = named?.text ?? /\b([a-z]{3,})(?: light| lamp| on| is on)?(?: ?:| ?=| for| fuer)? $/i.exec(text.slice(0, start))?.[1];
    const after = /^ (?:of |on )?([a-z]{3,})\b/i.exec(text.slice(end))?.[1];
    const name = before !== undefined && !emptyWord.test(before) ? before : after;
    return name === undefined || emptyWord.test(name) ? null : { name: named?.text ?? name.toUpperCase(), milliseconds };
  });
  const told = phases.filter((phase) => phase !== null);
  return told.length === times.length && new Set(told.map(({ name }) => name)).size === told.length ? told : [];
}

const emptyWord =
  /^(?:the|and|then|for|after|every|each|wait|with|until|delay|within|least|most|about|dann|und|nach|fuer|alle|jede|stop|start|run|runs|pause|hold|off|aus|time|repeat|again|from|over|last|debounce|max|min|minimum|maximum|times|of|on|ein|is|all)$/i;

const lights = /\b(?:red|green|yellow|amber|orange|white|blue|rot|gruen|gelb|weiss|blau)\b/gi;

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const told = toldPhases(reading).slice(0, most);
  if (told.length < 2)
    return {
      parameters,
      openQuestions:
        reading.text === '' ? [] : ['The phases and their times were not understood; write "green 20 s, yellow 3 s, red 25 s". Which phases are wanted?'],
    };
  const numbers = Object.fromEntries(told.map(({ milliseconds }, index) => [`phase${index + 1}`, milliseconds]));
  return {
    parameters: {
      ...parameters,
      names: { ...parameters.names, phases: told.map(({ name }) => name) },
      numbers: { ...parameters.numbers, ...numbers },
      assumed: parameters.assumed.filter((name) => name !== 'phases' && !name.startsWith('phase')),
    },
    openQuestions: [],
    usesAllTimes: told.length === reading.times.length,
  };
}

export const phaseCycle: Pattern = {
  id: 'phase-cycle',
  title: 'Phases in turn with a time each (traffic light, gate lights)',
  summary: 'Two to six outputs one after another, each for its own time, again and again while enabled; a phase can be held.',
  keywords: keywords(
    'traffic light 14; traffic lights 14; ampel 13; lichtsignal* 10; green yellow red 10; red green 7; green red 7; gruen gelb rot 11; rot gruen 8; gate light* 7; phases in turn 9; light sequence 7; signal light repeat 7; repeat phases 6',
  ),
  parameters: [
    conditionParameter('phases', 'outputs in turn', 2, most, 'PHASE_1', 'PHASE_2', 'PHASE_3'),
    permissiveParameter,
    ...Array.from({ length: most }, (_unused, index) =>
      timeParameter(`phase${index + 1}`, `Time of phase ${index + 1}`, `phase${index + 1}`, 10_000 + 5_000 * index, 500, 86_400_000),
    ),
  ],
  interpret,
  evidence: (reading) => {
    const colours = new Set((reading.text.toLowerCase().match(lights) ?? []).map(String)).size;
    return colours >= 2 && toldPhases(reading).length >= 2 ? 12 : 0;
  },
  build,
};

import type { Interpretation, NumberMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TestVector, VectorStep } from '../model.js';
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
  measuredValue,
  measurementParameter,
  namesOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  unitOf,
  vector,
} from './parts.js';

interface Stage {
  readonly name: string;
  readonly command: string;
  readonly trip: string;
  readonly on: number;
  readonly off: number;
}

/** The limits of every stage: the first one's, then a spacing further each; off where the difference is made up. */
function limitsOf(parameters: PatternParameters, index: number): Readonly<{ on: number; off: number }> {
  const sign = numberOf(parameters, 'falling') === 1 ? -1 : 1;
  const on = rounded(numberOf(parameters, 'first') + sign * index * numberOf(parameters, 'spacing'));
  return { on, off: rounded(on - sign * numberOf(parameters, 'drop')) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(7));
}

function stageLines({ command, trip }: Stage, number: number, m: string, [beyond, back]: readonly [string, string]): readonly string[] {
  return [
    `Call${number} := (MeasurementBad AND Call${number}) OR (NOT MeasurementBad AND (${m} ${beyond} STAGE_${number}_ON OR (Call${number} AND NOT (${m} ${back} STAGE_${number}_OFF))));`,
    `RunTimer${number}(IN := ${command}, PT := MINIMUM_ON);`,
    `RestTimer${number}(IN := NOT ${command}, PT := MINIMUM_OFF);`,
    `${command} := Enable AND NOT ${trip} AND ((Call${number} AND (${command} OR RestTimer${number}.Q)) OR (${command} AND NOT RunTimer${number}.Q));`,
  ];
}

/** A stage goes on only after its rest and off only after its run, but for a stop. */
function timesKept({ command, trip, name }: Stage, number: number, on: number, off: number): PatternBuild['invariants'] {
  return [
    {
      id: `rest-${command.toLowerCase()}`,
      text: `${name} rests its least time between a stop and the next start`,
      declarations: [`Rested${number} : TON;`, `WasOn${number} : BOOL;`, `Fits${number} : BOOL;`, `Done${number} : BOOL;`],
      statements: [
        `Fits${number} := NOT ${command} OR WasOn${number} OR Done${number};`,
        `Rested${number}(IN := NOT ${command}, PT := ${timeLiteral(Math.max(0, off - 100))});`,
        `Done${number} := Rested${number}.Q;`,
        `WasOn${number} := ${command};`,
      ],
      expression: `Fits${number}`,
    },
    {
      id: `run-${command.toLowerCase()}`,
      text: `${name} runs its least time unless it is tripped or not enabled`,
      declarations: [`Ran${number} : TON;`, `RanBefore${number} : BOOL;`, `Kept${number} : BOOL;`, `RanEnough${number} : BOOL;`],
      statements: [
        `Kept${number} := ${command} OR NOT RanBefore${number} OR RanEnough${number} OR ${trip} OR NOT Enable;`,
        `Ran${number}(IN := ${command}, PT := ${timeLiteral(Math.max(0, on - 100))});`,
        `RanEnough${number} := Ran${number}.Q;`,
        `RanBefore${number} := ${command};`,
      ],
      expression: `Kept${number}`,
    },
  ];
}

function vectorsOf(stages: readonly Stage[], m: string, parameters: PatternParameters): readonly TestVector[] {
  const [on, off] = [numberOf(parameters, 'minimumOn'), numberOf(parameters, 'minimumOff')];
  const sign = numberOf(parameters, 'falling') === 1 ? -1 : 1;
  const cycle = cycleFor(on + off);
  const scans = (milliseconds: number, extra: number): number => (Math.ceil(milliseconds / cycle) + extra) * cycle;
  const [first, last] = [stages[0], stages.at(-1)];
  if (first === undefined || last === undefined) return [];
  const small = Math.min(numberOf(parameters, 'spacing'), numberOf(parameters, 'drop')) / 4;
  const calm = first.off - sign * small;
  const quiet = { Enable: true, MeasurementBad: false, [m]: calm, ...Object.fromEntries(stages.map(({ trip }) => [trip, false])) };
  const rested: VectorStep[] = [step(quiet, scans(off, 2))];
  const one: VectorStep[] = [...rested, step({ [m]: first.on }, cycle)];
  const all: VectorStep[] = [...rested, step({ [m]: last.on }, cycle)];
  const every = (value: boolean): Record<string, boolean> => Object.fromEntries(stages.map(({ command }) => [command, value]));
  return [
    ...stages.map((stage, index) =>
      vector(
        `stage-${index + 1}`,
        `stage ${index + 1} comes at its limit and goes at its own, after the least run`,
        [...rested, step({ [m]: stage.on - sign * small }, 2 * cycle)],
        [
          step({}, cycle, {}, { [stage.command]: false, StagesOn: index }),
          step({ [m]: stage.on }, cycle, { [stage.command]: true, StagesOn: index + 1 }),
          step({ [m]: stage.off + sign * small }, scans(on, 3), {}, { [stage.command]: true }),
          step({ [m]: stage.off }, cycle, { [stage.command]: false }),
        ],
        cycle,
      ),
    ),
    vector(
      'least-run',
      'runs its least time exactly',
      one,
      [step({ [m]: calm }, scans(on, -1), {}, { [first.command]: true }), step({}, 2 * cycle, { [first.command]: false })],
      cycle,
    ),
    vector(
      'least-rest',
      'rests its least time exactly',
      [...one, step({}, scans(on, 2)), step({ [m]: calm }, cycle)],
      [step({ [m]: first.on }, scans(off, -1), {}, { [first.command]: false }), step({}, 2 * cycle, { [first.command]: true })],
      cycle,
    ),
    vector(
      'trip',
      'a trip stops its stage only, also in the least run',
      all,
      [step({ [first.trip]: true }, cycle, { [first.command]: false }, { [last.command]: true, StagesOn: stages.length - 1 })],
      cycle,
    ),
    vector('disable', 'not enabled: all off at once', all, [step({ Enable: false }, cycle, { ...every(false), StagesOn: 0 })], cycle),
    vector(
      'bad',
      'bad quality keeps what runs and calls nothing',
      [...one, step({}, scans(on, 2)), step({ MeasurementBad: true }, cycle)],
      [
        step({ [m]: last.on }, 3 * cycle, {}, { [first.command]: true, [last.command]: false }),
        step({ [m]: calm }, 3 * cycle, {}, { [first.command]: true }),
        step({ MeasurementBad: false }, cycle, { [first.command]: false }),
      ],
      cycle,
    ),
    vector(
      'power-up',
      'after power-up the least rest passes first',
      [],
      [step({ ...quiet, [m]: last.on }, scans(off, -1), {}, every(false)), step({}, 2 * cycle, every(true))],
      cycle,
    ),
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'machines');
  const measurement = measuredValue(parameters, book);
  const m = measurement.identifier;
  const unit = unitOf(measurement);
  const falling = numberOf(parameters, 'falling') === 1;
  const [on, off] = [numberOf(parameters, 'minimumOn'), numberOf(parameters, 'minimumOff')];
  const commands = names.map((name) => actuator(book, name, 'run command'));
  const trips = names.map((name) => tagInput(book, name, ['TRIP', 'FAULT', 'FLT'], 'BOOL', 'tripped or not available'));
  const stages = names.map((name, index) => ({
    name,
    command: commands[index]?.identifier ?? '',
    trip: trips[index]?.identifier ?? '',
    ...limitsOf(parameters, index),
  }));
  const told = stages.map(({ name, on: start, off: stop }) => `${name} on at ${start} ${unit}, off at ${stop} ${unit}`).join('; ');
  return {
    blockName: blockNameOf('Stages', names),
    purpose: `Stages by ${measurement.tag}, one for each limit: ${told}. Once on a stage runs at least ${on / 1000} s, once off it rests at least ${off / 1000} s; a trip and the enable act at once.`,
    signals: [
      input('BOOL', 'Enable', 'automatic control is enabled'),
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: keeps what is called'),
      ...trips,
      ...commands,
      output('INT', 'StagesOn', 'number of stages that are on'),
    ],
    constants: [
      ...stages.flatMap((stage, index) => [
        realConstant(`STAGE_${index + 1}_ON`, stage.on, `stage ${index + 1} is called [${unit}]`),
        realConstant(`STAGE_${index + 1}_OFF`, stage.off, `stage ${index + 1} is no longer called [${unit}]`),
      ]),
      timeConstant('MINIMUM_ON', on, 'least run of a stage'),
      timeConstant('MINIMUM_OFF', off, 'least rest of a stage'),
    ],
    locals: stages.flatMap((_stage, index) => [
      local(`Call${index + 1}`, 'BOOL', `stage ${index + 1} is called`),
      local(`RunTimer${index + 1}`, 'TON', `running time of stage ${index + 1}`),
      local(`RestTimer${index + 1}`, 'TON', `rest of stage ${index + 1}`),
    ]),
    body: [
      ...stages.flatMap((stage, index) => stageLines(stage, index + 1, m, falling ? ['<=', '>='] : ['>=', '<='])),
      `StagesOn := ${stages.map(({ command }) => `BOOL_TO_INT(${command})`).join(' + ')};`,
    ],
    states: states('Off: rests or is not called', 'On: least run', 'On: may go'),
    interlocks: [
      ...stages.map(({ name, trip, command }) => interlock(`${name} tripped`, trip, command)),
      interlock('not enabled', 'NOT Enable', ...stages.map(({ command }) => command)),
    ],
    invariants: stages.flatMap((stage, index) => timesKept(stage, index + 1, on, off)),
    vectors: vectorsOf(stages, m, parameters),
    openQuestions: [],
    assumptions: [
      `${falling ? 'A falling' : 'A rising'} value calls the stages one after another, in the order in which they are named.`,
      'After power-up the least rest passes first; that is assumed to be wanted.',
    ],
  };
}

/** Whether the stages come as the value falls: the word before the first limit says it, or whether the next ones are lower, or heating; null when nothing does. */
function isFalling(text: string, first: NumberMention | undefined, apart: NumberMention | undefined): boolean | null {
  const sides: readonly (readonly [string, RegExp, RegExp])[] = [
    [
      text.slice(0, first?.start ?? 0),
      /(?:\b(?:below|under|less than|falls? (?:to|below)|drops? (?:to|below)|unter)|<)=?\s(?:\w+\s)?$/i,
      /(?:\b(?:above|over|more than|rises? (?:to|above)|exceeds?|ueber)|>)=?\s(?:\w+\s)?$/i,
    ],
    [
      text.slice(apart?.end ?? text.length),
      /^[^,;.]{0,12}\b(?:lower|below|tiefer|niedriger|darunter)\b/i,
      /^[^,;.]{0,12}\b(?:higher|above|hoeher|darueber)\b/i,
    ],
    [text, /\b(?:heat\w*|boilers?|burners?|heiz\w*|kessel|brenner)\b/i, /\b(?:cool\w*|chillers?|kuehl\w*|kaelte\w*)\b/i],
  ];
  for (const [part, falls, rises] of sides) if (falls.test(part) !== rises.test(part)) return falls.test(part);
  return null;
}

/** "3 stages", "4 boilers": how many there are. */
function countsStages(text: string, { end }: Readonly<{ end: number }>): boolean {
  return /^\s(?:[a-z-]+ )?(?:stages?|[a-z]*stufen?|brenner|boilers?|kessel|chillers?|compressors?|verdichter|fans?|luefter|pumps?|pumpen)\b/i.test(
    text.slice(end),
  );
}

function interpret(parameters: PatternParameters, { text, numbers }: RequestReading): Interpretation {
  const values = parameters.numbers;
  const apart = numbers.find(
    ({ start, end, unit }) =>
      /^\s?(?:K\b|°C|[a-z%°/³]{1,5})?\s?(?:apart|higher|lower|spacing|further|each|more|above each|tiefer|hoeher|abstand)\b/i.test(text.slice(end)) ||
      /\b(?:spacing|spaced|step of|steps of|every|apart by|abstand(?: von)?|je)\s$/i.test(text.slice(0, start)) ||
      (unit === 'K' && /\b(?:next|each|further|jede|weitere)\b[^,;.]{0,16}$/i.test(text.slice(0, start))),
  );
  const given = apart === undefined ? {} : { spacing: Math.abs(apart.value) };
  const [spacing, drop] = [apart === undefined ? (values['spacing'] ?? 2) : Math.abs(apart.value), Math.abs(values['drop'] ?? 2)];
  const own = parameters.assumed.includes('drop') || values['drop'] === apart?.value ? spacing : drop;
  // The number of a stage and how many there are, are no limits
  const labels = numbers.filter((number) => countsStages(text, number) || /\b(?:stage|stufe|boiler|kessel|no\.?|nr\.?)\s$/i.test(text.slice(0, number.start)));
  const limits = numbers.filter((number) => number !== apart && number.unit !== 'K' && !labels.includes(number));
  const begin = limits.find(({ unit }) => unit !== null) ?? limits[0];
  const first = begin?.value;
  const falls = isFalling(text, begin, apart);
  const count = Math.min(6, Math.max(0, ...numbers.filter((number) => countsStages(text, number)).map(({ value }) => value)));
  const unnamed = parameters.assumed.includes('machines') && count >= 2;
  return {
    parameters: {
      ...parameters,
      names: unnamed ? { ...parameters.names, machines: Array.from({ length: count }, (_unused, index) => `STAGE_${index + 1}`) } : parameters.names,
      numbers: {
        ...values,
        ...given,
        spacing,
        drop: own,
        falling: falls === true ? 1 : 0,
        ...(first === undefined ? {} : { first }),
      },
      assumed: parameters.assumed.filter((name) => !(name in given) && !(name === 'first' && first !== undefined)),
    },
    openQuestions: falls === null && text !== '' ? ['Do the stages come as the value rises (cooling, emptying) or as it falls? Rising is drafted.'] : [],
    taken: labels,
  };
}

export const stageControl: Pattern = {
  id: 'stage-control',
  title: 'Stages by a measurement with a limit each',
  summary:
    'Two to six stages (chillers, boilers, compressors, pumps, fans) by temperature, pressure or level: each a spacing beyond the one before, off by its own difference, with least run and least rest.',
  keywords: keywords(
    'stages 4; stage control 8; stage spacing 10; stages apart 10; each stage 6; next stage 6; each next higher 9; each next lower 9; further stage 6; jede weitere tiefer 10; jede weitere hoeher 10; stage minimum 5; stufen* 4; stufenschaltung 9; stufenabstand 10; stage difference 5; multi stage 6; stufe mindestlaufzeit 7; k apart 9; each one higher 6; each one lower 6; every k another 6',
  ),
  parameters: [
    equipmentParameter('machines', 'stages', ['heater', 'motor', 'fan', 'pump'], 2, 6, 'STAGE_1', 'STAGE_2', 'STAGE_3'),
    measurementParameter('measurement', 'measured value', [], 1, 1, 'TEMPERATURE_PV'),
    numberParameter('first', 'Limit of the first stage', 'first, 1, stage, on, at, above, below, ueber, unter, erste', 60, -1e5, 1e5),
    numberParameter('spacing', 'Spacing of the stages', 'apart, spacing, higher, lower, each, next, further, weitere, abstand', 2, 0.001, 1e5),
    numberParameter(
      'drop',
      'Difference after which a stage goes off',
      'difference, hysteresis, deadband, off, drop*, differenz, hysterese, aus',
      2,
      0.001,
      1e5,
    ),
    timeParameter('minimumOn', 'Least run of a stage', 'on, run*, mindestlauf*, laufzeit, einschaltzeit', 180_000, 1_000, 7_200_000),
    timeParameter('minimumOff', 'Least rest of a stage', 'off, rest, pause, mindestpause*, stillstand*, ruhe*, between', 180_000, 1_000, 7_200_000),
  ],
  interpret,
  evidence: ({ text, times }) => {
    const spaced =
      /\b(?:each|every|next|further|jede|weitere)\b[^.;]{0,40}\b(?:higher|lower|apart|further|tiefer|hoeher)\b|\d ?(?:K|°C|mbar|bar|%)? apart\b|\bspac(?:ing|ed)\b|\babstand\b/i.test(
        text,
      );
    const staged = /\b(?:stages?|[a-z]*stufen?|brenner|chillers?|boilers?|compressors?|kessel|verdichter|fans?|pumps?)\b/i.test(text);
    return spaced && staged ? (times.length > 0 ? 18 : 16) : 0;
  },
  build,
};

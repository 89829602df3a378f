import { measuredName } from '../conditions/name-things.js';
import type { Interpretation, NumberMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, VectorStep } from '../model.js';
import { signal } from '../signals.js';
import {
  blockNameOf,
  equipmentParameter,
  input,
  keywords,
  local,
  measuredValue,
  measurementParameter,
  nameOf,
  numberOf,
  numberParameter,
  output,
  permissiveParameter,
  permissivesOf,
  realConstant,
  states,
  step,
  vector,
  vectorCycleMs,
} from './parts.js';

const most = 6;

interface Level {
  readonly at: number;
  readonly back: number;
  readonly out: number;
}

/** The steps in the order in which they are reached: each with its limit, where it is left again, and its output. */
function levelsOf(parameters: PatternParameters): readonly Level[] {
  const falling = numberOf(parameters, 'falling') === 1;
  const difference = numberOf(parameters, 'difference');
  return Array.from({ length: numberOf(parameters, 'count') || 3 }, (_unused, index) => {
    const at = numberOf(parameters, `limit${index + 1}`);
    return { at, back: Number((falling ? at + difference : at - difference).toPrecision(7)), out: numberOf(parameters, `output${index + 1}`) };
  });
}

function levelVectors(levels: readonly Level[], m: string, o: string, healthy: Readonly<Record<string, boolean>>): PatternBuild['vectors'] {
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last === undefined) return [];
  const away = first.back + (first.back - first.at);
  const idle: VectorStep = step({ ...healthy, Enable: true, MeasurementBad: false, [m]: away }, 300);
  const gaps = levels.slice(1).map(({ at }, index) => Math.abs(at - (levels[index]?.at ?? 0)));
  const near = (Math.sign(first.at - first.back) * Math.min(Math.abs(first.at - first.back), ...gaps)) / 4;
  return [
    ...levels.map((level, index) =>
      vector(
        `step-${index + 1}`,
        `step ${index + 1} comes at its limit and goes at its own`,
        [idle, ...(index === 0 ? [] : [step({ [m]: levels[index - 1]?.at ?? 0 }, 200)])],
        [
          step({ [m]: level.at - near }, 200, {}, { [o]: levels[index - 1]?.out ?? 0 }),
          step({ [m]: level.at }, vectorCycleMs, { [o]: level.out }, { StepNumber: index + 1 }),
          step({ [m]: level.back + near }, 200, {}, { [o]: level.out }),
          step(
            { [m]: level.back },
            vectorCycleMs,
            {},
            { StepNumber: levels.filter((other) => (level.at > level.back ? level.back > other.back : level.back < other.back)).length },
          ),
        ],
      ),
    ),
    vector(
      'at-once',
      'a jump reaches the last step in the same scan',
      [idle],
      [step({ [m]: last.at }, vectorCycleMs, { [o]: last.out, StepNumber: levels.length })],
    ),
    vector('all-back', 'and back again', [idle, step({ [m]: last.at }, 200)], [step({ [m]: away }, vectorCycleMs, { [o]: 0, StepNumber: 0 })]),
    vector(
      'bad',
      'bad quality keeps the step',
      [idle, step({ [m]: last.at }, 200)],
      [step({ MeasurementBad: true, [m]: away }, 1_000, {}, { [o]: last.out }), step({ MeasurementBad: false }, vectorCycleMs, { [o]: 0 })],
    ),
    vector(
      'disable',
      'not enabled the output is 0 at once',
      [idle, step({ [m]: last.at }, 200)],
      [step({ Enable: false }, vectorCycleMs, { [o]: 0, StepNumber: 0 })],
    ),
    ...Object.keys(healthy).map((id) =>
      vector(
        `permissive-${id.toLowerCase()}`,
        `loss of ${id} sets the output to 0 in the same scan`,
        [idle, step({ [m]: last.at }, 200)],
        [step({ [id]: false }, vectorCycleMs, { [o]: 0 })],
      ),
    ),
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'machine');
  const measurement = measuredValue(parameters, book);
  const command = signal(book, {
    owner: name,
    attributes: ['SP', 'OUT', 'POS'],
    direction: 'output',
    type: 'REAL',
    description: 'stepped output',
  });
  const [m, o] = [measurement.identifier, command.identifier];
  const unit = measurement.unit ?? '';
  const falling = numberOf(parameters, 'falling') === 1;
  const levels = levelsOf(parameters);
  const [beyond, back] = falling ? ['<=', '<'] : ['>=', '>'];
  const permissives = permissivesOf(parameters, book);
  const chosen = levels.reduce((inner, _level, index) => `SEL(Call${index + 1}, ${inner}, STEP_${index + 1}_OUT)`, '0.0');
  const told = levels.map(({ at, out }) => `${out} % from ${at} ${unit}`.trim()).join(', ');
  return {
    blockName: blockNameOf('Stepped', [name]),
    purpose: `${name} in steps by ${measurement.tag}: ${told} ${falling ? 'down' : 'up'}; a step is left where the value has come back by ${numberOf(parameters, 'difference')} ${unit}.`,
    signals: [
      input('BOOL', 'Enable', 'automatic control is enabled'),
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: keeps its step'),
      ...permissives.signals,
      command,
      output('INT', 'StepNumber', 'present step, 0 is none'),
    ],
    constants: levels.flatMap(({ at, back: left, out }, index) => [
      realConstant(`STEP_${index + 1}_AT`, at, `step ${index + 1} is reached [${unit}]`),
      realConstant(`STEP_${index + 1}_BACK`, left, `step ${index + 1} is left [${unit}]`),
      realConstant(`STEP_${index + 1}_OUT`, out, `output of step ${index + 1} [%]`),
    ]),
    locals: [
      local('Permitted', 'BOOL', 'enabled and nothing forbids it'),
      ...levels.map((_level, index) => local(`Call${index + 1}`, 'BOOL', `step ${index + 1} is called`)),
    ],
    body: [
      `Permitted := Enable${permissives.andHealthy};`,
      ...levels.map((_level, index) => {
        const call = `Call${index + 1}`;
        const reached = `${m} ${beyond} STEP_${index + 1}_AT OR (${call} AND ${m} ${back} STEP_${index + 1}_BACK)`;
        return `${call} := Permitted AND ((MeasurementBad AND ${call}) OR (NOT MeasurementBad AND (${reached})));`;
      }),
      `${o} := ${chosen};`,
      `StepNumber := ${levels.map((_level, index) => `BOOL_TO_INT(Call${index + 1})`).join(' + ')};`,
    ],
    states: states('0: no step is reached', ...levels.map(({ out }, index) => `${index + 1}: output ${out} %`)),
    interlocks: [],
    invariants: [
      { id: 'off-disabled', text: 'not enabled, or with a permissive lost, the output is 0', expression: `(Enable${permissives.andHealthy}) OR ${o} = 0.0` },
      {
        id: 'one-of-them',
        text: 'the output is 0 or that of a step',
        expression: ['0.0', ...levels.map((_level, index) => `STEP_${index + 1}_OUT`)].map((value) => `${o} = ${value}`).join(' OR '),
      },
      {
        id: 'last-step',
        text: 'beyond the last limit the output is the last one',
        expression: `NOT (Enable${permissives.andHealthy} AND NOT MeasurementBad AND ${m} ${beyond} STEP_${levels.length}_AT) OR ${o} = STEP_${levels.length}_OUT`,
      },
    ],
    vectors: levelVectors(levels, m, o, permissives.healthyDrive),
    openQuestions: [],
  };
}

/** "25 % open above 22 °C": an output in percent with its limit, two figures of one clause; empty when the request tells no such steps. */
function toldLevels({ text, numbers }: RequestReading): readonly Readonly<{ out: NumberMention; at: NumberMention; falls: boolean }>[] {
  const side = /(?:\b(?:above|over|from|at|reaches|exceeds|ueber|ab|bei|unter|below|under)|[<>]=?)\s(?:\w+\s){0,2}$/i;
  const told = numbers.flatMap((out, index) => {
    if (out.unit !== '%' || side.test(text.slice(Math.max(0, out.start - 24), out.start))) return [];
    const near = [numbers[index + 1], numbers[index - 1]].find((other) => {
      if (other === undefined || other.unit === '%') return false;
      const between = other.start > out.end ? text.slice(out.end, other.start) : text.slice(other.end, out.start);
      const before = text.slice(Math.max(0, other.start - 24), other.start);
      return (
        between.length < 36 && !/[;.]\s/.test(between) && side.test(before) && !(other.start < out.start && /[,;]/.test(between) && index + 1 < numbers.length)
      );
    });
    const before = near === undefined ? '' : text.slice(Math.max(0, near.start - 24), near.start);
    return near === undefined ? [] : [{ out, at: near, falls: /(?:\b(?:unter|below|under)|<=?)\s(?:\w+\s){0,2}$/i.test(before) }];
  });
  const distinct = new Set(told.map(({ at }) => at)).size === told.length;
  return distinct && told.every(({ falls }) => falls === told[0]?.falls) ? told : [];
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const told = [...toldLevels(reading)].slice(0, most);
  if (told.length < 2)
    return {
      parameters: { ...parameters, numbers: { ...defaults, ...parameters.numbers } },
      openQuestions: reading.text === '' ? [] : ['The steps were not understood; write "25 % above 22 °C, 50 % above 25 °C". Which steps are wanted?'],
    };
  const falling = told[0]?.falls === true;
  const steps = told.sort((a, b) => (falling ? b.at.value - a.at.value : a.at.value - b.at.value));
  const used = steps.flatMap(({ out, at }) => [out, at]);
  const spare = reading.numbers.find(
    (number) => !used.includes(number) && /(?:hysteres\w*|difference|dead-?band|differenz)(?: of| von)? $/i.test(reading.text.slice(0, number.start)),
  );
  const gaps = steps.slice(1).map(({ at }, index) => Math.abs(at.value - (steps[index]?.at.value ?? 0)));
  const difference = spare?.value ?? Number((Math.min(...gaps) / 3).toPrecision(2));
  const figures = Object.fromEntries(
    steps.flatMap(({ out, at }, index) => [
      [`limit${index + 1}`, at.value],
      [`output${index + 1}`, out.value],
    ]),
  );
  const unit = steps[0]?.at.unit ?? null;
  // "Blower speed 40 % above 1 mbar": the speed is what is set
  const named = nameOf(parameters, 'measurement');
  const speed = /^(.+)_SPEED$/.exec(named)?.[1];
  const sets = speed !== undefined && parameters.assumed.includes('measurement') && !/^(?:rpm|1\/min|m\/s|Hz)$/i.test(unit ?? '');
  const tag = sets ? measuredName('PROCESS', unit) : named;
  const names = sets ? { ...parameters.names, measurement: [tag], machine: [speed ?? ''] } : parameters.names;
  return {
    parameters: {
      ...parameters,
      names,
      numbers: { ...parameters.numbers, ...figures, count: steps.length, falling: falling ? 1 : 0, difference },
      assumed: spare === undefined ? [...new Set([...parameters.assumed, 'difference'])] : parameters.assumed.filter((name) => name !== 'difference'),
      ...(unit === null ? {} : { units: { ...parameters.units, [tag]: unit } }),
    },
    openQuestions:
      spare === undefined ? [`How far must the value come back before a step is left? ${difference} ${unit ?? ''} is assumed.`.replace(/ {2,}/g, ' ')] : [],
    taken: [...used, ...(spare === undefined ? [] : [spare])],
  };
}

const defaults = { limit1: 22, output1: 25, limit2: 25, output2: 50, limit3: 28, output3: 100, count: 3, falling: 0 };

/** An output of a few fixed values by a measurement: vents, dampers and speeds in steps. */
export const steppedOutput: Pattern = {
  id: 'stepped-output',
  title: 'Output in steps by a measurement',
  summary: 'Sets a vent, damper or speed to two to six fixed outputs in percent, one for each limit of a measurement, with a difference on the way back.',
  keywords: keywords('stepwise 5; step wise 5; stufenweise 6; stepped output 12; open percent above 3; speed percent above 3'),
  parameters: [
    measurementParameter('measurement', 'measured value', [], 1, 1, 'MEASURED_VALUE'),
    equipmentParameter('machine', 'machine that is set in steps', ['valve', 'fan', 'motor', 'pump', 'heater', 'conveyor'], 1, 1, 'DAMPER_1'),
    permissiveParameter,
    numberParameter('difference', 'Difference on the way back', 'difference, hysteresis, deadband, hysterese, differenz', 1, 0.0001, 1e5),
  ],
  interpret,
  evidence: (reading) => (toldLevels(reading).length >= 2 ? 18 : 0),
  build,
};

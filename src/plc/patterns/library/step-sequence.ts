import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook, TestVector, VectorStep } from '../model.js';
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
  namesOf,
  numberOf,
  output,
  scansOf,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  wholeParameter,
} from './parts.js';

/** One step: its name, its output (or none), and what ends it: a condition or a time. */
interface SequenceStep {
  readonly actuator: Signal | null;
  readonly condition: Signal | null;
  readonly milliseconds: number;
}

function stepsOf(parameters: PatternParameters, book: TagBook): readonly SequenceStep[] {
  const outputs = namesOf(parameters, 'outputs');
  const conditions = namesOf(parameters, 'conditions');
  const count = Math.max(2, Math.min(8, Math.max(outputs.length, conditions.length, numberOf(parameters, 'steps'))));
  return Array.from({ length: count }, (_unused, index) => {
    const owner = outputs.length === 0 ? `OUTPUT_${index + 1}` : outputs[index];
    const condition = conditions[index];
    return {
      actuator: owner === undefined ? null : actuator(book, owner, `on in step ${index + 1}`),
      condition: condition === undefined ? null : tagInput(book, condition, [], 'BOOL', `step ${index + 1} is done`),
      milliseconds: parameters.numbers[`step${index + 1}`] ?? numberOf(parameters, 'stepTime'),
    };
  });
}

/** One constant when all steps take equally long, otherwise one per step. */
function timesDiffer(steps: readonly SequenceStep[]): boolean {
  return steps.some((current) => current.milliseconds !== steps[0]?.milliseconds);
}
/** Only a step that waits for a condition can take too long. */
function canFail(steps: readonly SequenceStep[]): boolean {
  return steps.some((current) => current.condition !== null);
}

function sequenceBody(steps: readonly SequenceStep[], repeat: boolean): readonly string[] {
  const cases = steps.flatMap((current, index) => {
    const number = index + 1;
    const done = current.condition === null ? 'StepTimer.Q' : current.condition.identifier;
    const next = number < steps.length ? number + 1 : repeat ? 1 : 0;
    const fault = current.condition === null ? [] : ['        ELSIF StepTimer.Q THEN', '            StepNumber := 90;'];
    return [
      `    ${number}: // ${current.actuator?.tag || `step ${number}`}, ends ${current.condition === null ? 'after its time' : `with ${current.condition.identifier}`}`,
      `        IF ${done} THEN`,
      `            StepNumber := ${next};`,
      ...fault,
      '        ELSE',
      `            StepNumber := ${number};`,
      '        END_IF',
    ];
  });
  const fails = canFail(steps);
  const active = fails ? 'StepNumber > 0 AND StepNumber < 90' : 'StepNumber > 0';
  const choice = steps
    .slice(0, -1)
    .reduceRight((inner, _current, index) => `SEL(StepNumber = ${index + 1}, ${inner}, STEP_TIME_${index + 1})`, `STEP_TIME_${steps.length}`);
  return [
    'StartEdge(CLK := StartButton);',
    ...(fails ? ['ResetEdge(CLK := ResetButton);'] : []),
    '// The step timer restarts whenever the step changes',
    ...(timesDiffer(steps) ? [`StepTime := ${choice};`] : []),
    `StepTimer(IN := ${active} AND StepNumber = LastStep, PT := ${timesDiffer(steps) ? 'StepTime' : 'STEP_TIME'});`,
    'LastStep := StepNumber;',
    'CASE StepNumber OF',
    '    0: // idle',
    '        StepNumber := SEL(StartEdge.Q AND NOT StopButton, 0, 1);',
    ...cases,
    ...(fails ? ['    90: // a step took too long', '        StepNumber := SEL(ResetEdge.Q, 90, 0);'] : []),
    'ELSE',
    '    StepNumber := 0;',
    'END_CASE',
    `StepNumber := SEL(StopButton${fails ? ' AND StepNumber < 90' : ''}, StepNumber, 0);`,
    ...steps.flatMap((current, index) =>
      current.actuator === null ? [] : [`${current.actuator.identifier} := StepNumber = ${index + 1} AND NOT StopButton;`],
    ),
    `Running := ${active};`,
    ...(fails ? ['SequenceFault := StepNumber = 90;'] : []),
  ];
}

function sequenceVectors(steps: readonly SequenceStep[], repeat: boolean): readonly TestVector[] {
  const longest = Math.max(...steps.map((current) => current.milliseconds));
  const cycle = cycleFor(longest);
  const conditions = steps.flatMap((current) => (current.condition === null ? [] : [current.condition.identifier]));
  const idle = step(
    { StartButton: false, StopButton: false, ...(canFail(steps) ? { ResetButton: false } : {}), ...Object.fromEntries(conditions.map((id) => [id, false])) },
    3 * cycle,
  );
  const on = (number: number): Record<string, boolean | number> =>
    Object.fromEntries(steps.flatMap((current, index) => (current.actuator === null ? [] : [[current.actuator.identifier, index + 1 === number]])));
  const walk: VectorStep[] = [step({ StartButton: true }, cycle, { StepNumber: 1, Running: true }, on(1))];
  for (const [index, current] of steps.entries()) {
    const next = index + 1 < steps.length ? index + 2 : repeat ? 1 : 0;
    if (current.condition !== null) {
      walk.push(step({ StartButton: false }, 2 * cycle, {}, { StepNumber: index + 1 }));
      walk.push(step({ [current.condition.identifier]: true }, cycle, { StepNumber: next }, on(next)));
      walk.push(step({ [current.condition.identifier]: false }, cycle, {}, { StepNumber: next }));
    } else {
      const spent = index > 0 && steps[index - 1]?.condition !== null ? 1 : 0;
      walk.push(step({ StartButton: false }, scansOf(current.milliseconds, 1 - spent, cycle), {}, { StepNumber: index + 1, ...on(index + 1) }));
      walk.push(step({}, cycle, { StepNumber: next }, on(next)));
    }
  }
  const faults = steps.flatMap((current, index) =>
    current.condition === null || index > 0
      ? []
      : [
          vector(
            'time-out',
            'a step that takes too long is a fault that needs a reset',
            [idle, step({ StartButton: true }, cycle)],
            [
              step({ StartButton: false }, scansOf(current.milliseconds, 1, cycle), {}, { StepNumber: 1, SequenceFault: false }),
              step({}, cycle, { SequenceFault: true, Running: false, StepNumber: 90 }, on(0)),
              step({ StartButton: true }, 3 * cycle, {}, { SequenceFault: true }),
              step({ StopButton: true }, 2 * cycle, {}, { SequenceFault: true }),
              step({ StartButton: false, StopButton: false, ResetButton: true }, cycle, { SequenceFault: false, StepNumber: 0 }),
            ],
            cycle,
          ),
        ],
  );
  return [
    vector('walk', 'walks through every step in order', [idle], walk, cycle),
    vector(
      'stop',
      'stop returns to idle from a running step',
      [idle, step({ StartButton: true }, 2 * cycle)],
      [step({ StopButton: true }, cycle, { StepNumber: 0, Running: false }, on(0)), step({ StopButton: false }, 3 * cycle, {}, { StepNumber: 0 })],
      cycle,
    ),
    vector(
      'no-start',
      'does not start while stopped',
      [idle],
      [step({ StopButton: true, StartButton: true }, 3 * cycle, {}, { StepNumber: 0, Running: false, ...on(0) })],
      cycle,
    ),
    ...faults,
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const steps = stepsOf(parameters, book);
  const repeat = numberOf(parameters, 'repeat') === 1;
  const fails = canFail(steps);
  const outputs = steps.flatMap((current) => (current.actuator === null ? [] : [current.actuator]));
  const conditions = steps.flatMap((current) => (current.condition === null ? [] : [current.condition]));
  const ids = outputs.map((row) => row.identifier);
  const pairs = ids.flatMap((first, index) => ids.slice(index + 1).map((second) => `(${first} AND ${second})`));
  return {
    blockName: blockNameOf('Sequence', namesOf(parameters, 'outputs')),
    purpose: `Sequence of ${steps.length} steps${repeat ? ', repeated until stopped' : ''}: each step switches its output on and ends by its condition (supervised by a time) or after its time; stop returns to idle, a time-out is a fault until reset.`,
    signals: [
      input('BOOL', 'StartButton', 'start, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE returns to idle'),
      ...(fails ? [input('BOOL', 'ResetButton', 'reset of a time-out, acts on the rising edge')] : []),
      ...conditions,
      ...outputs,
      output('INT', 'StepNumber', fails ? '0 idle, 1 and up the step, 90 fault' : '0 idle, 1 and up the step'),
      output('BOOL', 'Running', 'a step is active'),
      ...(fails ? [output('BOOL', 'SequenceFault', 'alarm: a step took too long')] : []),
    ],
    constants: (timesDiffer(steps) ? steps : steps.slice(0, 1)).map((current, index) =>
      timeConstant(
        timesDiffer(steps) ? `STEP_TIME_${index + 1}` : 'STEP_TIME',
        current.milliseconds,
        `${current.condition === null ? 'duration' : 'longest duration'} of ${timesDiffer(steps) ? `step ${index + 1}` : 'each step'}`,
      ),
    ),
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      ...(fails ? [local('ResetEdge', 'R_TRIG', 'rising edge of reset')] : []),
      local('StepTimer', 'TON', 'time in the step'),
      ...(timesDiffer(steps) ? [local('StepTime', 'TIME', 'time of the active step')] : []),
      local('LastStep', 'INT', 'step of the last scan'),
    ],
    body: sequenceBody(steps, repeat),
    states: [
      { name: '0 Idle', meaning: 'waits for start' },
      ...steps.map((current, index) => ({ name: `${index + 1}`, meaning: current.actuator === null ? `step ${index + 1}` : `${current.actuator.tag} is on` })),
      ...(fails ? [{ name: '90 Fault', meaning: 'a step took too long; all off until reset' }] : []),
    ],
    interlocks: ids.length === 0 ? [] : [interlock('stop button', 'StopButton', ...ids), ...(fails ? [interlock('fault', 'SequenceFault', ...ids)] : [])],
    invariants: [
      {
        id: 'known-step',
        text: 'the step is always a known one',
        expression: `(StepNumber >= 0 AND StepNumber <= ${steps.length})${fails ? ' OR StepNumber = 90' : ''}`,
      },
      ...(pairs.length === 0 ? [] : [{ id: 'one-output', text: 'only one output is on at a time', expression: `NOT (${pairs.join(' OR ')})` }]),
    ],
    vectors: sequenceVectors(steps, repeat),
    openQuestions: [
      ...(namesOf(parameters, 'outputs').length === 0 ? ['Which outputs belong to the steps? OUTPUT_1 and so on are placeholders.'] : []),
      'Stop switches all outputs off at once; that is assumed to be the safe end of every step.',
    ],
  };
}

/** With fewer times than outputs each time belongs to the output named before it; the steps without one are asked about. */
function boundTimes(outputs: readonly string[], { times, names }: RequestReading): Readonly<{ times: Record<string, number>; without: readonly string[] }> {
  const inOrder = outputs.length === 0 || times.length >= outputs.length;
  if (inOrder || times.length < 2) {
    const given = times.length > 1 ? times.map((time, index) => [`step${index + 1}`, time.milliseconds] as const) : [];
    return { times: Object.fromEntries(given), without: [] };
  }
  const bound: Record<string, number> = {};
  for (const { start, milliseconds } of times) {
    const before = names.filter((name) => name.start < start && outputs.includes(name.text.replace(/\.[A-Za-z]\w*$/, ''))).at(-1);
    const index = before === undefined ? 0 : outputs.indexOf(before.text.replace(/\.[A-Za-z]\w*$/, ''));
    bound[`step${index + 1}`] ??= milliseconds;
  }
  return { times: bound, without: outputs.filter((_output, index) => bound[`step${index + 1}`] === undefined) };
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const outputs = namesOf(parameters, 'outputs');
  const { times, without } = boundTimes(outputs, reading);
  const repeat = /\b(?:repeat\w*|loop\w*|cycl\w*|endless|continuous\w*|again|traffic|wiederhol\w*|ampel)\b/i.test(reading.text) ? 1 : 0;
  const stated = /\b(\d)\s?(?:-\s?)?(?:steps?|schritt(?:en?)?|stages?|phases?)\b/i.exec(reading.text);
  const steps = Math.max(outputs.length, reading.times.length > 1 ? reading.times.length : 0, stated === null ? 0 : Number(stated[1])) || 3;
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, ...times, repeat, steps },
      assumed: parameters.assumed.filter((name) => name !== 'steps' && (name !== 'stepTime' || reading.times.length === 0)),
    },
    usesAllTimes: reading.times.length > 1,
    openQuestions: [
      ...without.map(
        (output) => `What ends the step of ${output}? No time of its own was given; the step time of ${numberOf(parameters, 'stepTime') / 1_000} s is assumed.`,
      ),
      ...(outputs.length === 0 && stated === null && reading.times.length < 2 ? ['How many steps, with which outputs and conditions? Three are assumed.'] : []),
    ],
  };
}

export const stepSequence: Pattern = {
  id: 'step-sequence',
  title: 'Step sequence',
  summary: 'A sequence of two to eight steps with an output each, ended by a condition or a time, with time-out fault, stop and reset.',
  keywords: keywords(
    'step* 3; step step 6; wait for then 3; sequence 8; step sequence 12; step chain 9; schrittkette 12; ablaufsteuerung 10; sequenc* 6; steps 6; state machine 7; traffic light 8; ampel 8; one after another 6; first then 3; then 1.5; grafcet 9; sfc 6; phases 3; batch sequence 7; schritt* 6; nacheinander 6; step chain 9; washer sequence 6; ablauf 5; schrittfolge 10; ablaufkette 11; weiterschalt* 8; sequential 5; sequencer 8',
  ),
  parameters: [
    equipmentParameter('outputs', 'outputs of the steps', ['valve', 'motor', 'pump', 'fan', 'conveyor', 'heater'], 0, 8),
    conditionParameter('conditions', 'step conditions', 0, 8),
    timeParameter('stepTime', 'Step time', 'each, step, per, every', 10_000, 200, 86_400_000),
    wholeParameter('steps', 'Number of steps', 'steps, stages, phases, schritt*', 3, 2, 8),
  ],
  evidence: (reading) => (/\b(?:step sequence|sequence of steps|step chain|sequencer|schrittkette|ablaufkette)\b/i.test(reading.text) ? 12 : 0),
  interpret,
  build,
};

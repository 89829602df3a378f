import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { amountOf } from '../request-units.js';
import { realLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  fineCycle,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  numberOf,
  numberParameter,
  output,
  permissiveParameter,
  permissivesOf,
  realConstant,
  scansOf,
  states,
  step,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';
import { strokeLocals, strokeTimers, strokeTimes } from './stroke-times.js';

/** Strokes at a fixed pulse: on for its time, then a pause of its time; `wanted` says in ST whether another one is owed. */
function strokeBody(cmd: string, wanted: string, healthy: string): readonly string[] {
  return [
    `Owed := ${wanted};`,
    '// A stroke that has begun is finished, so that a part of one is never counted as a whole',
    `Stroking := (Stroking AND NOT OnTimer.Q) OR (Owed AND NOT Stroking AND NOT Pausing);`,
    ...strokeTimers,
    `${cmd} := Stroking AND NOT OnTimer.Q AND NOT ContainerEmpty${healthy};`,
    'StrokeEdge(CLK := Stroking);',
  ];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'pump');
  const command = actuator(book, name, 'stroke of the dosing pump');
  const cmd = command.identifier;
  const [on, off, perStroke] = [numberOf(parameters, 'on'), numberOf(parameters, 'off'), numberOf(parameters, 'perStroke')];
  const permissives = permissivesOf(parameters, book);
  const unit = amountOfNumber(numberOf(parameters, 'unit'));
  const cycle = fineCycle(Math.min(on, off), on + off);
  const whole = scansOf(on, 1, cycle) + scansOf(off, 1, cycle);
  const idle = step({ ...permissives.healthyDrive, StartButton: false, AbortButton: false, ContainerEmpty: false, DoseSetpoint: 3 * perStroke }, 3 * cycle);
  const begun = [idle, step({ StartButton: true }, cycle), step({ StartButton: false }, cycle)];
  return {
    blockName: blockNameOf('PulseDosing', [name]),
    purpose: `Doses a set amount by strokes of ${name}: ${perStroke} ${unit} per stroke, ${on} ms on and ${off} ms off, until the strokes reach the setpoint. An amount that is no whole number of strokes is rounded up to the next stroke. An empty container holds the dose, which goes on after refilling.`,
    signals: [
      input('REAL', 'DoseSetpoint', 'amount of one dose, taken over at the start', unit),
      input('BOOL', 'StartButton', 'starts a dose, acts on the rising edge'),
      input('BOOL', 'AbortButton', 'ends the dose, TRUE ends it'),
      input('BOOL', 'ContainerEmpty', 'the container is empty, TRUE holds the dose'),
      ...permissives.signals,
      command,
      output('BOOL', 'Dosing', 'a dose is running'),
      output('BOOL', 'DoseDone', 'the dose is complete, until the next start'),
      output('BOOL', 'EmptyAlarm', 'alarm: container empty'),
      output('INT', 'StrokesMade', 'strokes of this dose'),
      output('REAL', 'AmountDosed', 'amount of this dose', unit),
    ],
    constants: [
      realConstant('AMOUNT_PER_STROKE', perStroke, `amount of one stroke [${unit}]`),
      timeConstant('STROKE_ON', on, 'time of one stroke'),
      timeConstant('STROKE_OFF', off, 'pause between two strokes'),
    ],
    locals: [
      local('Owed', 'BOOL', 'another stroke is owed'),
      ...strokeLocals,
      local('StrokeEdge', 'R_TRIG', 'a stroke has begun'),
      local('StartEdge', 'R_TRIG', 'edge of the start'),
      local('Target', 'REAL', `amount of this dose [${unit}]`),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'EmptyAlarm := ContainerEmpty;',
      'IF StartEdge.Q AND NOT Dosing AND NOT AbortButton THEN',
      '    Dosing := DoseSetpoint > 0.0;',
      '    Target := DoseSetpoint;',
      '    StrokesMade := 0;',
      '    AmountDosed := 0.0;',
      '    DoseDone := FALSE;',
      'END_IF',
      'IF AbortButton THEN',
      '    Dosing := FALSE;',
      'END_IF',
      // A thousandth of a stroke is left out of account: the sum of REAL amounts may be that much short
      ...strokeBody(
        cmd,
        `Dosing AND NOT ContainerEmpty AND AmountDosed < Target - 0.001 * AMOUNT_PER_STROKE AND StrokesMade < 32000${permissives.andHealthy}`,
        ` AND Dosing${permissives.andHealthy}`,
      ),
      'IF StrokeEdge.Q AND Dosing THEN',
      '    StrokesMade := StrokesMade + 1;',
      '    AmountDosed := INT_TO_REAL(StrokesMade) * AMOUNT_PER_STROKE;',
      'END_IF',
      'IF Dosing AND NOT Stroking AND AmountDosed >= Target - 0.001 * AMOUNT_PER_STROKE THEN',
      '    Dosing := FALSE;',
      '    DoseDone := TRUE;',
      'END_IF',
    ],
    states: states('Idle', 'Stroke', 'Pause', 'Held: container empty', 'Done'),
    interlocks: [interlock('container empty', 'ContainerEmpty', cmd), interlock('abort', 'AbortButton', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'never-more',
        text: 'never a whole stroke beyond the amount that was asked for',
        declarations: ['Asked : REAL;', 'WasDosing : BOOL;'],
        statements: ['IF Dosing AND NOT WasDosing THEN', '    Asked := DoseSetpoint;', 'END_IF', 'WasDosing := Dosing;'],
        expression: `NOT Dosing OR AmountDosed < Asked + ${realLiteral(perStroke)}`,
      },
      { id: 'only-dosing', text: 'no stroke without a dose', expression: `NOT ${cmd} OR Dosing` },
    ],
    vectors: [
      vector(
        'dose',
        'a dose of three strokes makes three and no more',
        [idle],
        [
          step({ StartButton: true }, cycle, { Dosing: true, [cmd]: true, StrokesMade: 1 }),
          step({ StartButton: false }, 4 * whole, { Dosing: false, DoseDone: true, StrokesMade: 3, [cmd]: false }, { AmountDosed: 3 * perStroke }),
          step({}, 3 * whole, {}, { StrokesMade: 3, [cmd]: false }),
        ],
        cycle,
      ),
      vector(
        'pulse',
        'the stroke lasts exactly its time, and the pause follows',
        [idle],
        [
          step({ StartButton: true }, cycle, { [cmd]: true }),
          step({ StartButton: false }, scansOf(on, -1, cycle), {}, { [cmd]: true }),
          step({}, cycle, { [cmd]: false }),
          step({}, scansOf(off, 0, cycle), {}, { [cmd]: false, StrokesMade: 1 }),
          step({}, cycle, { [cmd]: true, StrokesMade: 2 }),
        ],
        cycle,
      ),
      vector(
        'rounded',
        'a part of a stroke is made whole',
        [{ ...idle, drive: { ...idle.drive, DoseSetpoint: 1.5 * perStroke } }],
        [step({ StartButton: true }, cycle, { Dosing: true }), step({}, 3 * whole, { DoseDone: true, StrokesMade: 2 })],
        cycle,
      ),
      vector(
        'empty',
        'an empty container holds the dose, which goes on with its count',
        begun,
        [
          step({ ContainerEmpty: true }, cycle, { [cmd]: false, EmptyAlarm: true }, { StrokesMade: 1 }),
          step({}, 3 * whole, {}, { [cmd]: false, StrokesMade: 1, Dosing: true }),
          step({ ContainerEmpty: false }, 4 * whole, { DoseDone: true, StrokesMade: 3, EmptyAlarm: false }),
        ],
        cycle,
      ),
      vector(
        'abort',
        'an abort ends the dose at once',
        begun,
        [
          step({ AbortButton: true }, cycle, { [cmd]: false, Dosing: false }, { DoseDone: false }),
          step({ AbortButton: false }, 3 * whole, {}, { StrokesMade: 1 }),
        ],
        cycle,
      ),
      vector(
        'held-start',
        'a held start doses once',
        [idle, step({ StartButton: true }, 5 * whole)],
        [step({}, 3 * whole, {}, { StrokesMade: 3, DoseDone: true })],
        cycle,
      ),
      ...permissives.vectorsFor(cmd, begun, cycle),
    ],
    openQuestions: [],
    assumptions: ['A stroke cut short by an empty container or an abort is taken as made. An amount that is no whole number of strokes is rounded up.'],
  };
}

const units: readonly string[] = ['ml', 'l', 'g', 'kg'];
function amountOfNumber(index: number): string {
  return units[index] ?? 'ml';
}

const perStrokeForm = /(\d+(?:\.\d+)?) ?(ml|cc|l|g|kg|lit(?:re|er)s?) ?(?:\/|per|a|each|pro|je) ?(?:stroke|pulse|hub|puls|shot|impuls)\w*/i;

function interpret(parameters: PatternParameters, { text, times }: RequestReading): Interpretation {
  const said = perStrokeForm.exec(text);
  const unit = said === null ? null : (amountOf(said[2]?.replace(/^cc$/i, 'ml') ?? '')?.unit ?? said[2]?.toLowerCase() ?? null);
  const roles = strokeTimes(text, times);
  return {
    parameters: {
      ...parameters,
      numbers: {
        ...parameters.numbers,
        ...(said === null ? {} : { perStroke: Number(said[1]) }),
        ...(roles === null ? {} : roles),
        unit: Math.max(0, units.indexOf(unit ?? '')),
      },
      assumed: parameters.assumed.filter((name) => !(name === 'perStroke' && said !== null) && !(roles !== null && name in roles)),
    },
    openQuestions: [],
  };
}

export const pulseDosing: Pattern = {
  id: 'pulse-dosing',
  title: 'Dosing of an amount by strokes',
  summary: 'Doses a set amount by pump strokes of known size with on and off time; exact count, container empty holds the dose.',
  keywords: keywords(
    'dose pulses 7; dose stroke* 9; dosing stroke* 9; dosing pulses 7; per stroke 7; strokes 5; dosierhub* 8; pulse dosing 10; stroke pump 6; pro hub 7',
  ),
  parameters: [
    equipmentParameter('pump', 'dosing pump', ['pump', 'valve'], 1, 1, 'DOSING_PUMP'),
    permissiveParameter,
    numberParameter('perStroke', 'Amount of one stroke', 'stroke*, per, hub', 1, 0.0001, 100_000),
    timeParameter('on', 'Stroke time', 'on, pulse*, stroke*, ein', 300, 20, 60_000),
    timeParameter('off', 'Pause between strokes', 'off, pause, aus, between', 700, 20, 600_000),
  ],
  evidence: ({ text }) =>
    perStrokeForm.test(text) && /\bdos\w*/i.test(text) && !/\b(?:per|every|each|je|pro) \d+(?:\.\d+)? ?(?:l|m3|m³|lit\w+)\b/i.test(text) ? 10 : 0,
  interpret,
  build,
};

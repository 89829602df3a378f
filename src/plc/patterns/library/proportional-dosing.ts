import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { amountOf } from '../request-units.js';
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

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'pump');
  const command = actuator(book, name, 'stroke of the dosing pump');
  const cmd = command.identifier;
  const [on, off] = [numberOf(parameters, 'on'), numberOf(parameters, 'off')];
  const [perPulse, perStroke] = [numberOf(parameters, 'perPulse'), numberOf(parameters, 'perStroke')];
  const permissives = permissivesOf(parameters, book);
  const cycle = fineCycle(Math.min(on, off), on + off);
  const whole = scansOf(on, 2, cycle) + scansOf(off, 2, cycle);
  const pulses = Math.ceil(perStroke / perPulse - 1e-6);
  const strokesOfOne = Math.max(1, Math.floor(perPulse / perStroke + 1e-6));
  const idle = [
    step({ ...permissives.healthyDrive, Enable: true, FlowPulse: false, ContainerEmpty: false, ResetBacklog: true }, 2 * cycle),
    step({ ResetBacklog: false }, 2 * cycle),
  ];
  const pulse = [step({ FlowPulse: true }, cycle), step({ FlowPulse: false }, cycle)];
  const flow = (count: number) => Array.from({ length: count }, () => pulse).flat();
  const wait = (forMs: number) => step({}, forMs);
  return {
    blockName: blockNameOf('FlowDosing', [name]),
    purpose: `Doses in proportion to a flow: one stroke of ${on} ms of ${name} for every ${Number(perStroke.toPrecision(6))} l, counted from meter pulses of ${perPulse} l, with at least ${off} ms between two strokes. Strokes that are owed while one is made are kept and made up for.`,
    signals: [
      input('BOOL', 'Enable', 'dosing is wanted, FALSE switches off and counts no flow'),
      input('BOOL', 'FlowPulse', 'pulse of the flow meter, acts on the rising edge'),
      input('BOOL', 'ContainerEmpty', 'the container is empty, TRUE stops'),
      input('BOOL', 'ResetBacklog', 'forgets the volume that is not yet dosed for'),
      ...permissives.signals,
      command,
      output('REAL', 'VolumeOwed', 'volume not yet dosed for', 'l'),
      output('DINT', 'Strokes', 'strokes made'),
      output('BOOL', 'EmptyAlarm', 'alarm: container empty'),
      output('BOOL', 'BacklogAlarm', 'alarm: the flow is faster than the strokes can follow; ten strokes are owed'),
    ],
    constants: [
      realConstant('VOLUME_PER_PULSE', perPulse, 'volume of one meter pulse [l]'),
      realConstant('VOLUME_PER_STROKE', Number(perStroke.toPrecision(7)), 'volume for which one stroke is made [l]'),
      timeConstant('STROKE_ON', on, 'time of one stroke'),
      timeConstant('STROKE_OFF', off, 'least pause between two strokes'),
    ],
    locals: [local('PulseEdge', 'R_TRIG', 'edge of the meter pulse'), ...strokeLocals],
    body: [
      'PulseEdge(CLK := FlowPulse);',
      'EmptyAlarm := ContainerEmpty;',
      'IF PulseEdge.Q AND Enable THEN',
      '    VolumeOwed := VolumeOwed + VOLUME_PER_PULSE;',
      'END_IF',
      'IF ResetBacklog THEN',
      '    VolumeOwed := 0.0;',
      'END_IF',
      '// At most ten strokes are made up for',
      'BacklogAlarm := VolumeOwed > 10.0 * VOLUME_PER_STROKE + VOLUME_PER_PULSE;',
      'VolumeOwed := MIN(VolumeOwed, 10.0 * VOLUME_PER_STROKE + 2.0 * VOLUME_PER_PULSE);',
      `IF Enable AND NOT ContainerEmpty${permissives.andHealthy} AND NOT Stroking AND NOT Pausing AND VolumeOwed >= VOLUME_PER_STROKE * 0.9999 THEN`,
      '    VolumeOwed := MAX(0.0, VolumeOwed - VOLUME_PER_STROKE);',
      '    Strokes := Strokes + 1;',
      '    Stroking := TRUE;',
      'END_IF',
      ...strokeTimers,
      `${cmd} := Stroking AND Enable AND NOT ContainerEmpty${permissives.andHealthy};`,
    ],
    states: states('Waiting for flow', 'Stroke', 'Pause'),
    interlocks: [interlock('container empty', 'ContainerEmpty', cmd), interlock('not enabled', 'NOT Enable', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      { id: 'owed', text: 'the volume owed is never negative', expression: 'VolumeOwed >= 0.0' },
      {
        id: 'stroke-ends',
        text: 'a stroke never lasts longer than its time',
        declarations: ['Long : TON;'],
        statements: [`Long(IN := ${cmd}, PT := T#${on + 200}ms);`],
        expression: 'NOT Long.Q',
      },
    ],
    vectors: [
      ...(pulses > 1
        ? [
            vector(
              'not-yet',
              'one pulse short of the volume there is no stroke, with it there is one',
              [...idle, ...flow(pulses - 1)],
              [wait(2 * cycle), step({ FlowPulse: true }, cycle, { [cmd]: true, Strokes: 1 })],
              cycle,
            ),
          ]
        : [vector('first', 'a pulse makes a stroke', idle, [step({ FlowPulse: true }, cycle, { [cmd]: true, Strokes: 1 })], cycle)]),
      vector(
        'count',
        'a held pulse counts once, and the strokes follow the volume',
        [...idle, ...flow(pulses - 1)],
        [step({ FlowPulse: true }, (Math.min(strokesOfOne, 9) + 2) * whole, { Strokes: pulses > 1 ? 1 : Math.min(strokesOfOne, 12) }, { [cmd]: false })],
        cycle,
      ),
      vector(
        'stroke',
        'the stroke lasts exactly its time, and the next one waits for the pause',
        [...idle, step({ ContainerEmpty: true }, cycle), ...flow(2 * pulses)],
        [
          step({ ContainerEmpty: false }, cycle, { [cmd]: true, Strokes: 1 }, { VolumeOwed: 2 * pulses * perPulse - perStroke }),
          step({}, scansOf(on, -1, cycle), {}, { [cmd]: true }),
          step({}, cycle, { [cmd]: false }),
          step({}, scansOf(off, 0, cycle), {}, { [cmd]: false, Strokes: 1 }),
          step({}, cycle, { [cmd]: true, Strokes: 2 }, { VolumeOwed: 2 * pulses * perPulse - 2 * perStroke }),
        ],
        cycle,
      ),
      vector(
        'backlog',
        'more than ten strokes owed are reported and lost',
        [...idle, step({ ContainerEmpty: true }, cycle), ...flow(Math.floor((10 * perStroke) / perPulse + 1 + 1e-6))],
        [
          step({}, cycle, {}, { BacklogAlarm: false }),
          ...flow(1),
          step({}, cycle, {}, { BacklogAlarm: true, [cmd]: false }),
          ...flow(3),
          step({}, cycle, {}, { VolumeOwed: 10 * perStroke + 2 * perPulse }),
        ],
        cycle,
      ),
      vector(
        'empty',
        'an empty container stops the stroke and starts none',
        [...idle, ...flow(pulses - 1), step({ FlowPulse: true }, cycle)],
        [step({ ContainerEmpty: true, FlowPulse: false }, cycle, { [cmd]: false, EmptyAlarm: true }), step({}, whole, {}, { [cmd]: false })],
        cycle,
      ),
      vector(
        'disabled',
        'without the enable no flow counts',
        idle,
        [step({ Enable: false }, cycle), ...flow(pulses + 1), step({}, whole, {}, { Strokes: 0, [cmd]: false })],
        cycle,
      ),
      vector(
        'reset',
        'the backlog can be forgotten',
        [...idle, step({ ContainerEmpty: true }, cycle), ...flow(pulses)],
        [step({ ResetBacklog: true, ContainerEmpty: false }, cycle, { VolumeOwed: 0 }, { [cmd]: false })],
        cycle,
      ),
      ...permissives.vectorsFor(cmd, [...idle, ...flow(pulses - 1), step({ FlowPulse: true }, cycle)], cycle),
    ],
    openQuestions: [],
    assumptions: ['Flow while the container is empty is made up for by at most ten strokes; more is taken as lost and reported by BacklogAlarm.'],
  };
}

const volume = '(\\d+(?:\\.\\d+)?) ?(ml|l|hl|m3|m³|lit(?:re|er)s?)';
const meter = [
  new RegExp(`${volume} ?(?:\\/|per|a|each|pro|je) ?(?:flow |meter )?(?:pulse|impuls|puls)\\b`, 'i'),
  new RegExp(`\\b(?:1 |one |each |every )?(?:pulse|impuls|puls) ?(?:=|is|per|every|each|equals|entspricht) ?(?:per )?${volume}`, 'i'),
];
const dosePer = new RegExp(`${volume} (?:\\w+ )?(?:per|every|each|je|pro|for) (?:every |each )?${volume}`, 'i');
const strokeVolume = new RegExp(`${volume} ?(?:\\/|per|a|each|pro|je) ?(?:stroke|hub|shot)\\w*`, 'i');
const strokePer = new RegExp(
  `\\b(?:1|one|a|single|ein\\w*)\\b[^.;,]{0,25}?\\b(?:pulse|stroke|shot|hub|impuls|dose)\\b(?: of[^.;,]{0,15})? (?:per|every|each|je|pro|for) (?:every |each )?${volume}`,
  'i',
);

const litres = (value: string | undefined, unit: string | undefined): number =>
  Number(value) * ((amountOf(unit ?? '')?.base ?? (/^ml$/i.test(unit ?? '') ? 0.000001 : 0.001)) / 0.001);

/** Litres for one stroke: said as such, or worked out of an amount per volume and the amount of a stroke. */
function perStrokeOf(text: string): number | null {
  const direct = strokePer.exec(text);
  if (direct !== null) return litres(direct[1], direct[2]);
  const [dose, stroke] = [dosePer.exec(text), strokeVolume.exec(text)];
  if (dose === null || stroke === null) return null;
  return (litres(dose[3], dose[4]) * litres(stroke[1], stroke[2])) / litres(dose[1], dose[2]);
}

function interpret(parameters: PatternParameters, { text, numbers, times }: RequestReading): Interpretation {
  const pulse = meter.map((form) => form.exec(text)).find((found) => found !== null && found !== undefined);
  const [perPulse, perStroke] = [pulse === undefined || pulse === null ? null : litres(pulse[1], pulse[2]), perStrokeOf(text)];
  // Every amount that was worked with counts as used
  const amounts = [dosePer.exec(text)?.[1], dosePer.exec(text)?.[3], strokeVolume.exec(text)?.[1], strokePer.exec(text)?.[1], pulse?.[1]];
  const told = Object.fromEntries(numbers.filter(({ value }) => amounts.includes(String(value))).map(({ value }, index) => [`told${index}`, value]));
  const roles = strokeTimes(text, times);
  return {
    parameters: {
      ...parameters,
      numbers: {
        ...parameters.numbers,
        ...(perPulse === null && perStroke === null ? {} : told),
        ...(roles === null ? {} : roles),
        perPulse: perPulse ?? numberOf(parameters, 'perPulse'),
        perStroke: perStroke ?? numberOf(parameters, 'perStroke'),
      },
      assumed: parameters.assumed.filter(
        (name) => !(name === 'perPulse' && perPulse !== null) && !(name === 'perStroke' && perStroke !== null) && !(roles !== null && name in roles),
      ),
    },
    openQuestions: [
      ...(perStroke === null && text !== '' ? ['For which volume of flow is one stroke made, and how much is one stroke?'] : []),
      ...(perPulse === null && text !== '' ? ['Which volume is one pulse of the flow meter? 1 l is assumed: is that right?'] : []),
    ],
  };
}

export const proportionalDosing: Pattern = {
  id: 'proportional-dosing',
  title: 'Dosing in proportion to flow by strokes',
  summary: 'Makes a dosing stroke for every so many litres counted from the pulses of a flow meter; owed strokes are made up for, container empty stops.',
  keywords: keywords(
    'dose per litre 6; dosing proportional flow 11; proportional dosing 10; dosing flow pulses 9; dose flow pulses 8; dosing water meter 8; mengenproportional* 11; stroke per litres 7',
  ),
  parameters: [
    equipmentParameter('pump', 'dosing pump', ['pump', 'valve'], 1, 1, 'DOSING_PUMP'),
    permissiveParameter,
    numberParameter('perPulse', 'Volume of one meter pulse', 'meter', 1, 0.0001, 100_000, 'l'),
    numberParameter('perStroke', 'Volume for one stroke', 'stroke*', 10, 0.0001, 1_000_000, 'l'),
    timeParameter('on', 'Stroke time', 'on, pulse, stroke*, shot, ein', 300, 20, 60_000),
    timeParameter('off', 'Least pause between strokes', 'off, pause, aus, between', 300, 20, 600_000),
  ],
  evidence: ({ text }) =>
    /\b(?:dos\w*|chlor\w*|inject\w*)\b/i.test(text) && perStrokeOf(text) !== null && /\b(?:pulses?|meter|impuls\w*|flow|zaehler)\b/i.test(text) ? 15 : 0,
  interpret,
  build,
};

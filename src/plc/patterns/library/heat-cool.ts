import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TestVector, VectorStep } from '../model.js';
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
  nameOf,
  numberOf,
  numberParameter,
  output,
  permissiveParameter,
  permissivesOf,
  realConstant,
  states,
  step,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

interface Band {
  readonly m: string;
  readonly heat: string;
  readonly cool: string;
  readonly low: number;
  readonly high: number;
  readonly heatOff: number;
  readonly coolOff: number;
  readonly pause: number;
}

function bandVectors({ m, heat, cool, low, high, heatOff, coolOff, pause }: Band, healthy: Readonly<Record<string, boolean>>): readonly TestVector[] {
  const cycle = cycleFor(pause);
  const scans = (milliseconds: number, extra: number): number => (Math.ceil(milliseconds / cycle) + extra) * cycle;
  const middle = (low + high) / 2;
  const near = Math.min(heatOff - low, high - coolOff, high - low) / 4;
  const calm: VectorStep[] = [step({ ...healthy, Enable: true, MeasurementBad: false, [m]: middle }, scans(pause, 3))];
  const heating = [...calm, step({ [m]: low - near }, 3 * cycle)];
  const cooling = [...calm, step({ [m]: high + near }, 3 * cycle)];
  return [
    vector(
      'heat',
      'heats below its limit until the value is back',
      calm,
      [
        step({ [m]: low }, 3 * cycle, {}, { [heat]: false, [cool]: false }),
        step({ [m]: low - near }, cycle, { [heat]: true }, { [cool]: false }),
        step({ [m]: heatOff - near }, 3 * cycle, {}, { [heat]: true }),
        step({ [m]: heatOff }, cycle, { [heat]: false }, { [cool]: false }),
      ],
      cycle,
    ),
    vector(
      'cool',
      'cools above its limit until the value is back',
      calm,
      [
        step({ [m]: high }, 3 * cycle, {}, { [heat]: false, [cool]: false }),
        step({ [m]: high + near }, cycle, { [cool]: true }, { [heat]: false }),
        step({ [m]: coolOff + near }, 3 * cycle, {}, { [cool]: true }),
        step({ [m]: coolOff }, cycle, { [cool]: false }, { [heat]: false }),
      ],
      cycle,
    ),
    vector(
      'band',
      'in the dead band neither is called for',
      heating,
      [
        step({ [m]: middle }, cycle, { [heat]: false, InBand: true }, { [cool]: false }),
        step({ [m]: high + near }, cycle, { InBand: false }),
        step({ [m]: middle }, 10 * cycle, { InBand: true }, { [heat]: false, [cool]: false }),
      ],
      cycle,
    ),
    vector(
      'change-to-cooling',
      'cooling waits the change-over time after heating',
      heating,
      [
        step({ [m]: high + near }, cycle, { [heat]: false }, { [cool]: false }),
        step({}, scans(pause, -1), {}, { [cool]: false }),
        step({}, 2 * cycle, { [cool]: true }, { [heat]: false }),
      ],
      cycle,
    ),
    vector(
      'change-to-heating',
      'heating waits the change-over time after cooling',
      cooling,
      [
        step({ [m]: low - near }, cycle, { [cool]: false }, { [heat]: false }),
        step({}, scans(pause, -1), {}, { [heat]: false }),
        step({}, 2 * cycle, { [heat]: true }, { [cool]: false }),
      ],
      cycle,
    ),
    vector(
      'same-side',
      'the same side needs no change-over time',
      [...heating, step({ [m]: heatOff }, cycle)],
      [step({ [m]: low - near }, cycle, { [heat]: true })],
      cycle,
    ),
    vector(
      'same-side-cool',
      'the same side needs no change-over time',
      [...cooling, step({ [m]: coolOff }, cycle)],
      [step({ [m]: high + near }, cycle, { [cool]: true })],
      cycle,
    ),
    ...(
      [
        ['Enable', false, 'not enabled both are off'],
        ['MeasurementBad', true, 'with bad quality both are off'],
      ] as const
    ).flatMap(([signal, value, told]) => [
      vector(`${signal.toLowerCase()}-heating`, told, heating, [step({ [signal]: value }, cycle, { [heat]: false }, { [cool]: false })], cycle),
      vector(`${signal.toLowerCase()}-cooling`, told, cooling, [step({ [signal]: value }, cycle, { [cool]: false }, { [heat]: false })], cycle),
    ]),
    ...Object.keys(healthy).flatMap((id) => [
      vector(
        `permissive-${id.toLowerCase()}-heating`,
        `loss of ${id} switches off in the same scan`,
        heating,
        [step({ [id]: false }, cycle, { [heat]: false })],
        cycle,
      ),
      vector(
        `permissive-${id.toLowerCase()}-cooling`,
        `loss of ${id} switches off in the same scan`,
        cooling,
        [step({ [id]: false }, cycle, { [cool]: false })],
        cycle,
      ),
    ]),
  ];
}

function pauseKept(id: string, text: string, after: string, on: string, pause: number): PatternBuild['invariants'][number] {
  const name = id === 'pause-to-cooling' ? 'Heat' : 'Cool';
  return {
    id,
    text,
    declarations: [`Since${name} : TON;`, `Begun${name} : BOOL;`, `Fits${name} : BOOL;`, `Long${name} : BOOL;`],
    statements: [
      `Fits${name} := NOT ${on} OR NOT Begun${name} OR Long${name};`,
      `Since${name}(IN := NOT ${after}, PT := ${timeLiteral(Math.max(0, pause - 100))});`,
      `Long${name} := Since${name}.Q;`,
      `Begun${name} := Begun${name} OR ${after};`,
    ],
    expression: `Fits${name}`,
  };
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const heater = actuator(book, nameOf(parameters, 'heater'), 'heating');
  const cooler = actuator(book, nameOf(parameters, 'cooler'), 'cooling');
  const measurement = measuredValue(parameters, book, '°C');
  const [heat, cool, m] = [heater.identifier, cooler.identifier, measurement.identifier];
  const [low, high, pause] = [numberOf(parameters, 'low'), numberOf(parameters, 'high'), numberOf(parameters, 'pause')];
  const difference = Math.min(numberOf(parameters, 'difference'), high - low);
  const [heatOff, coolOff] = [low + difference, high - difference].map((value) => Number(value.toPrecision(7))) as [number, number];
  const unit = measurement.unit ?? '°C';
  const permissives = permissivesOf(parameters, book);
  const ready = `Enable AND NOT MeasurementBad${permissives.andHealthy}`;
  return {
    blockName: blockNameOf('HeatCool', [nameOf(parameters, 'measurement')]),
    purpose: `Keeps ${measurement.tag} in a band: heats below ${low} ${unit} up to ${heatOff} ${unit}, cools above ${high} ${unit} down to ${coolOff} ${unit}, nothing in the dead band between; never both, and ${pause / 1000} s between heating and cooling.`,
    signals: [
      input('BOOL', 'Enable', 'automatic control is enabled'),
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: both off'),
      ...permissives.signals,
      heater,
      cooler,
      output('BOOL', 'InBand', 'neither heating nor cooling is called for'),
    ],
    constants: [
      realConstant('HEAT_ON', low, `heats below this [${unit}]`),
      realConstant('HEAT_OFF', heatOff, `heats up to this [${unit}]`),
      realConstant('COOL_ON', high, `cools above this [${unit}]`),
      realConstant('COOL_OFF', coolOff, `cools down to this [${unit}]`),
      timeConstant('CHANGE_OVER', pause, 'time between heating and cooling'),
    ],
    locals: [
      local('HeatCall', 'BOOL', 'heating is called for'),
      local('CoolCall', 'BOOL', 'cooling is called for'),
      local('AfterHeat', 'TOF', 'time since heating'),
      local('AfterCool', 'TOF', 'time since cooling'),
    ],
    body: [
      `HeatCall := ${m} < HEAT_ON OR (HeatCall AND ${m} < HEAT_OFF);`,
      `CoolCall := ${m} > COOL_ON OR (CoolCall AND ${m} > COOL_OFF);`,
      `AfterCool(IN := ${cool}, PT := CHANGE_OVER);`,
      `${heat} := ${ready} AND HeatCall AND NOT AfterCool.Q;`,
      `AfterHeat(IN := ${heat}, PT := CHANGE_OVER);`,
      `${cool} := ${ready} AND CoolCall AND NOT AfterHeat.Q;`,
      'InBand := NOT HeatCall AND NOT CoolCall;',
    ],
    states: states('In band: neither', 'Heating', 'Cooling', 'Changing over: waits'),
    interlocks: [
      interlock('not enabled', 'NOT Enable', heat, cool),
      interlock('bad quality', 'MeasurementBad', heat, cool),
      ...permissives.interlocksFor([heat, cool]),
    ],
    invariants: [
      { id: 'never-both', text: 'heating and cooling are never on together', expression: `NOT (${heat} AND ${cool})` },
      { id: 'no-heat-above', text: 'no heating at its off limit or above', expression: `NOT ${heat} OR ${m} < HEAT_OFF` },
      { id: 'no-cool-below', text: 'no cooling at its off limit or below', expression: `NOT ${cool} OR ${m} > COOL_OFF` },
      pauseKept('pause-to-cooling', 'between heating and cooling lies the change-over time', heat, cool, pause),
      pauseKept('pause-to-heating', 'between cooling and heating lies the change-over time', cool, heat, pause),
    ],
    vectors: bandVectors({ m, heat, cool, low, high, heatOff, coolOff, pause }, permissives.healthyDrive),
    openQuestions: [],
    assumptions: [`Each side switches ${difference} ${unit} back from its limit; the change-over time counts from the last scan of the other side.`],
  };
}

/** "22 ± 1", "22 °C +/- 0.5 K", "around 22 with a dead band of 2": a setpoint with a width each way. */
function aroundSetpoint({ text, numbers }: RequestReading): Readonly<{ low: number; high: number }> | null {
  const width = numbers.find(({ start }) => /(?:±|\+\/-|\+-|plus or minus|plus minus) ?$/i.test(text.slice(0, start)));
  const band = numbers.find(({ start }) => /\b(?:dead ?band|neutral zone|totzone|totband)(?: of| von)? ?$/i.test(text.slice(0, start)));
  const setpoint = numbers.find((number) => number !== width && number !== band && number.unit !== 'K');
  const half = width !== undefined ? Math.abs(width.value) : band !== undefined ? band.value / 2 : null;
  return half === null || setpoint === undefined ? null : { low: setpoint.value - half, high: setpoint.value + half };
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const around = reading.numbers.length === 2 ? aroundSetpoint(reading) : null;
  const given = around ?? { low: numberOf(parameters, 'low'), high: numberOf(parameters, 'high') };
  const ordered = given.low < given.high;
  const [low, high] = ordered ? [given.low, given.high] : [given.low, given.low + 2];
  const difference = parameters.assumed.includes('difference') ? (high - low) / 2 : numberOf(parameters, 'difference');
  // A setpoint named beside both limits is the middle that the band already has
  const middle = reading.numbers.filter(({ value }) => value > low && value < high && Math.abs(value - (low + high) / 2) < 1e-6);
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, low, high, difference: Math.min(difference, high - low) },
      assumed: around === null ? parameters.assumed : parameters.assumed.filter((name) => name !== 'low' && name !== 'high'),
    },
    openQuestions: ordered ? [] : ['The limits given are not in order; the cooling limit is a placeholder.'],
    taken: [...(around === null ? [] : reading.numbers), ...middle],
  };
}

export const heatCool: Pattern = {
  id: 'heat-cool-band',
  title: 'Heating and cooling with a dead band',
  summary: 'Heats below one limit, cools above another, nothing between; never both, with a change-over time and a switching difference.',
  keywords: keywords(
    'heat cool 9; heating cooling 10; heat below cool above 12; dead band heat 8; never both heat 8; heizen kuehlen 11; heizung kuehlung 10; change over heating cooling 8; neutral zone 7; totzone 7; heat cool deadband 9; heat cool band 9; heater chiller 6; heater cooler 8; heating valve cooling valve 9; heizventil kuehlventil 10',
  ),
  parameters: [
    equipmentParameter('heater', 'heating', ['heater'], 1, 1, 'HEATING'),
    equipmentParameter('cooler', 'cooling', ['valve', 'fan', 'motor', 'pump'], 1, 1, 'COOLING'),
    measurementParameter('measurement', 'temperature', [], 1, 1, 'TEMPERATURE_PV'),
    permissiveParameter,
    numberParameter('low', 'Limit below which it heats', 'heat*, below, under, heiz*, unter', 20, -1e5, 1e5),
    numberParameter('high', 'Limit above which it cools', 'cool*, above, over, kuehl*, ueber', 24, -1e5, 1e5),
    numberParameter('difference', 'Switching difference', 'difference, hysteresis, hysterese, differenz', 1, 0.001, 1e5),
    timeParameter('pause', 'Change-over time', 'change*, between, wait, pause, umschalt*, after', 60_000, 100, 3_600_000),
  ],
  interpret,
  evidence: ({ text }) => (/\bheat\w*\b[^.]*\bcool\w*|\bcool\w*\b[^.]*\bheat\w*|\bheiz\w*[^.]*\bkuehl\w*|\bkuehl\w*[^.]*\bheiz\w*/i.test(text) ? 6 : 0),
  build,
};

import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook, VectorStep } from '../model.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
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
  tagInput,
  vector,
  vectorCycleMs,
} from './parts.js';

/** The switches of a way of working: what starts, what stops, what needs every machine. */
const ways = {
  emptying: { start: 'LevelHigh', stop: 'LevelLow', extreme: 'LevelHighHigh', starts: 'high', stops: 'low', needs: 'high-high' },
  filling: { start: 'LevelLow', stop: 'LevelHigh', extreme: 'LevelLowLow', starts: 'low', stops: 'high', needs: 'low-low' },
} as const;

function levelInput(identifier: string, place: string): Signal {
  return input('BOOL', identifier, `level switch ${place}, TRUE while the level has reached ${place}`);
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'machines');
  const way = numberOf(parameters, 'filling') === 1 ? ways.filling : ways.emptying;
  const commands = names.map((name) => actuator(book, name, 'run or open command'));
  const trips = names.map((name) => tagInput(book, name, ['TRIP', 'FAULT', 'OVERLOAD'], 'BOOL', 'overload or drive fault'));
  const permissives = permissivesOf(parameters, book);
  const [one = 'ONE', two] = commands.map(({ identifier }) => identifier);
  const [tripOne = 'TRIP', tripTwo] = trips.map(({ identifier }) => identifier);
  const extreme = numberOf(parameters, 'extreme') === 1 || two !== undefined;
  const pair = two !== undefined && tripTwo !== undefined ? { two, tripTwo } : null;
  const isOff = Object.fromEntries(commands.map(({ identifier }) => [identifier, false]));
  const rest: Readonly<Record<string, boolean>> = {
    ...permissives.healthyDrive,
    Enable: true,
    [way.start]: false,
    [way.stop]: true,
    ...(extreme ? { [way.extreme]: false } : {}),
    ...Object.fromEntries(trips.map(({ identifier }) => [identifier, false])),
  };
  const idle = step(rest, 300);
  const between = step({ [way.stop]: false }, 200);
  const started = [idle, between, step({ [way.start]: true }, 200)];
  return {
    blockName: blockNameOf('LevelSwitch', names),
    purpose: `${pair === null ? `${names[0]} starts at ${way.starts} level and stops at ${way.stops} level` : `Of ${names.join(' and ')} one starts at ${way.starts} level, both run at ${way.needs} level, all stop at ${way.stops} level; they alternate with each start, and one with a fault is skipped: the other one takes over`}. Between the switches the state is kept.`,
    signals: [
      input('BOOL', 'Enable', 'automatic operation, FALSE switches off'),
      levelInput(way.start, way.starts),
      levelInput(way.stop, way.stops),
      ...(extreme ? [levelInput(way.extreme, way.needs)] : []),
      ...trips,
      ...permissives.signals,
      ...commands,
      ...(extreme ? [output('BOOL', 'ExtremeAlarm', `alarm: the level is ${way.needs}`)] : []),
      output('BOOL', 'SwitchFault', 'switches contradict one another: low and high at once'),
      ...(pair === null ? [] : [output('INT', 'LeadNumber', 'which one runs first now'), output('BOOL', 'NoneAvailable', 'wanted, but both have a fault')]),
    ],
    constants: [],
    locals: [
      local('Demand', 'BOOL', 'from the starting to the stopping level'),
      ...(pair === null ? [] : [local('DemandAll', 'BOOL', 'from the extreme to the stopping level'), local('Demanded', 'BOOL', 'demand of the scan before')]),
    ],
    body: [
      `SwitchFault := ${way.start} AND ${way.stop};`,
      ...(extreme ? [`ExtremeAlarm := ${way.extreme};`] : []),
      '// The stopping level dominates',
      `Demand := Enable AND (${way.start}${extreme ? ` OR ${way.extreme}` : ''} OR Demand) AND NOT ${way.stop};`,
      ...(pair === null
        ? [`${one} := Demand AND NOT ${tripOne}${permissives.andHealthy};`]
        : [
            `DemandAll := Demand AND (${way.extreme} OR DemandAll);`,
            'IF LeadNumber < 1 OR LeadNumber > 2 THEN',
            '    LeadNumber := 1;',
            'END_IF',
            'IF Demanded AND NOT Demand THEN',
            '    LeadNumber := 3 - LeadNumber;',
            'END_IF',
            'Demanded := Demand;',
            '// A fault hands the lead over for good, so that its end switches nothing back',
            `IF LeadNumber = 1 AND ${tripOne} AND NOT ${pair.tripTwo} THEN`,
            '    LeadNumber := 2;',
            `ELSIF LeadNumber = 2 AND ${pair.tripTwo} AND NOT ${tripOne} THEN`,
            '    LeadNumber := 1;',
            'END_IF',
            `NoneAvailable := Demand AND ${tripOne} AND ${pair.tripTwo};`,
            `${one} := Demand AND (LeadNumber = 1 OR DemandAll) AND NOT ${tripOne}${permissives.andHealthy};`,
            `${pair.two} := Demand AND (LeadNumber = 2 OR DemandAll) AND NOT ${pair.tripTwo}${permissives.andHealthy};`,
          ]),
    ],
    states: states(`Off: from ${way.stops} until ${way.starts}`, `On: from ${way.starts} until ${way.stops}`),
    interlocks: [
      ...commands.flatMap(({ identifier }, index) => [
        interlock(`stopping level of ${identifier}`, way.stop, identifier),
        interlock(`fault of ${identifier}`, trips[index]?.identifier ?? 'TRUE', identifier),
        interlock(`disabled ${identifier}`, 'NOT Enable', identifier),
      ]),
      ...permissives.interlocksFor(commands.map(({ identifier }) => identifier)),
    ],
    invariants: [
      {
        id: 'started',
        text: `at ${way.starts} level something runs unless it is stopped, faulted or not permitted`,
        expression: `NOT (Enable AND ${way.start} AND NOT ${way.stop}${permissives.andHealthy}) OR ${one}${pair === null ? '' : ` OR ${pair.two}`} OR (${[tripOne, ...(pair === null ? [] : [pair.tripTwo])].join(' AND ')})`,
      },
      ...(pair === null ? [] : [{ id: 'one-lead', text: 'the lead is one of the two', expression: 'LeadNumber >= 1 AND LeadNumber <= 2' }]),
    ],
    vectors: [
      vector(
        'run',
        `starts at ${way.starts}, goes on between the switches, stops at ${way.stops}`,
        [idle, between],
        [
          step({}, 300, {}, isOff),
          step({ [way.start]: true }, vectorCycleMs, { [one]: true }),
          step({ [way.start]: false }, 1_000, {}, { [one]: true }),
          step({ [way.stop]: true }, vectorCycleMs, { [one]: false }),
          step({ [way.stop]: false }, 1_000, {}, isOff),
        ],
      ),
      vector('disabled', 'is off without the enable', started, [step({ Enable: false }, vectorCycleMs, { [one]: false })]),
      vector('contradiction', 'switches that contradict one another are reported and stop', started, [
        step({ [way.stop]: true }, vectorCycleMs, { SwitchFault: true, [one]: false }),
      ]),
      ...(extreme
        ? [
            vector(
              'extreme',
              'the extreme level is reported and starts too',
              [idle, between],
              [step({ [way.extreme]: true }, vectorCycleMs, { ExtremeAlarm: true, [one]: true })],
            ),
          ]
        : []),
      ...(pair === null
        ? [vector('fault', 'a fault switches off', started, [step({ [tripOne]: true }, vectorCycleMs, { [one]: false })])]
        : pairVectors({ ...pair, one, tripOne, ...way, idle, between, started })),
      ...permissives.vectorsFor(one, started),
    ],
    openQuestions: [],
    assumptions: [
      `Every level switch is taken as TRUE while the level has reached it: at or beyond ${way.starts}${extreme ? `, ${way.stops} or ${way.needs}` : ` or ${way.stops}`}.`,
      ...(pair === null
        ? []
        : ['After each run the other one is first; the one with a fault is passed over at once, and keeps the second place when its fault ends.']),
      `Inputs that the plant does not have, such as ${extreme ? `${way.extreme} or ` : ''}a fault contact, stay FALSE; FALSE is taken as not reached and healthy.`,
    ],
  };
}

type Pair = Readonly<{
  one: string;
  two: string;
  tripOne: string;
  tripTwo: string;
  start: string;
  stop: string;
  extreme: string;
  idle: VectorStep;
  between: VectorStep;
  started: readonly VectorStep[];
}>;

function pairVectors({ one, two, tripOne, tripTwo, start, stop, extreme, idle, between, started }: Pair): PatternBuild['vectors'] {
  const end = [step({ [start]: false, [extreme]: false, [stop]: true }, 200), between];
  return [
    vector(
      'alternate',
      'each start takes the one that did not run last',
      [...started, ...end],
      [
        step({ [start]: true }, vectorCycleMs, { [two]: true }, { [one]: false, LeadNumber: 2 }),
        step({}, 1_000, {}, { [two]: true, [one]: false }),
        step({ [start]: false, [stop]: true }, vectorCycleMs, { [two]: false }),
        step({ [stop]: false, [start]: true }, vectorCycleMs, { [one]: true }, { [two]: false }),
      ],
    ),
    vector('both', 'both run from the extreme to the stopping level', started, [
      step({ [extreme]: true }, vectorCycleMs, { [two]: true, ExtremeAlarm: true }, { [one]: true }),
      step({ [extreme]: false, [start]: false }, 1_000, { ExtremeAlarm: false }, { [one]: true, [two]: true }),
      step({ [stop]: true }, vectorCycleMs, { [one]: false, [two]: false }),
    ]),
    vector('takeover', 'the other one takes over at once, and the end of the fault switches nothing back', started, [
      step({ [tripOne]: true }, vectorCycleMs, { [one]: false, [two]: true, LeadNumber: 2 }),
      step({ [tripOne]: false }, 1_000, {}, { [one]: false, [two]: true }),
      step({ [tripTwo]: true }, vectorCycleMs, { [two]: false, [one]: true }),
    ]),
    vector('one-left', 'at the extreme level the healthy one runs alone', started, [
      step({ [extreme]: true, [tripTwo]: true }, vectorCycleMs, { ExtremeAlarm: true }, { [one]: true, [two]: false, NoneAvailable: false }),
      step({ [tripOne]: true }, vectorCycleMs, { [one]: false, NoneAvailable: true }),
    ]),
    vector(
      'second-first',
      'a fault of the first one at rest gives the second one the start',
      [idle, between, step({ [tripOne]: true }, 200)],
      [step({ [start]: true }, vectorCycleMs, { [two]: true }, { [one]: false })],
    ),
  ];
}

const filling =
  /\b(?:nachspeis\w*|nachfuell\w*|make up|fill\w*|refill\w*|top(?:s|ping)? up|make-?up|inlet|supply|suction tank|befuell\w*|fuell\w*|zulauf\w*)\b/i;
const emptying = /\b(?:sump|empt\w*|drain\w*|pump(?:s|ed|ing)? (?:out|down)|pit|wastewater|sewage|lift|discharge|entleer\w*|abpump\w*|pumpensumpf|ablauf)\b/i;

/** Whether the low level starts: from what is said of the two levels, else from what the machine is for. */
function fills({ text }: RequestReading): boolean | null {
  const level = '(?:(?:level|tank|float|switch|ls|sensor|contact|schwimmer|niveau|niveauschalter|schwimmerschalter) )*(?:[a-z]+ ){0,3}?';
  const starts = '(?:starts?|opens?|on|runs?|fills?|cut in|ein|auf|startet|oeffnet)';
  const stops = '(?:stops?|closes?|off|shuts?|cut out|aus|zu|stoppt|schliesst)';
  const low = new RegExp(
    `\\b(?:low ${level}${starts}|(?:high(?!-) ${level}${stops})|${starts} (?:\\w+ ){0,2}(?:at|on|when|with|below|by|if) (?:\\w+ ){0,3}?low|${stops} (?:\\w+ ){0,2}(?:at|on|when|with|above|by|if) (?:\\w+ ){0,3}?high)\\b`,
    'i',
  ).test(text);
  const high = new RegExp(
    `\\b(?:high(?!-) ${level}${starts}|(?:low ${level}${stops})|${starts} (?:\\w+ ){0,2}(?:at|on|when|with|above|by|if) (?:\\w+ ){0,3}?high|${stops} (?:\\w+ ){0,2}(?:at|on|when|with|below|by|if) (?:\\w+ ){0,3}?low)\\b`,
    'i',
  ).test(text);
  if (low !== high) return low;
  const purpose = filling.test(text);
  return purpose === emptying.test(text) ? null : purpose;
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const way = fills(reading);
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, filling: way === true ? 1 : 0, extreme: reading.text === '' || /(?:high-high|low-low)/i.test(reading.text) ? 1 : 0 },
    },
    openQuestions: way === null && reading.text !== '' ? ['Does the high level start it (emptying, as drafted) or does the low level start it (filling)?'] : [],
  };
}

/** Levels told by switches: at least two of low, high and their extremes, and no limit of a measured value. */
function evidence({ text, numbers, names }: RequestReading): number {
  const places = ['high', 'low', 'high-high', 'low-low'].filter((place) => new RegExp(`(?<![\\w-])${place}(?![\\w-])`, 'i').test(text));
  const measured = names.some(({ category }) => category === 'measurement') || numbers.some(({ unit }) => unit !== null);
  const levels = /\b(?:levels?|floats?|sump|tank|pit|ls|vessel|niveau\w*|schwimmer\w*|fuellstand\w*)\b/i.test(text);
  const driven =
    /\b(?:pumps?|valves?|\w*pumpen?|\w*ventile?|opens?|closes?|starts?|stops?|runs?|fills?|on|off|ein|aus|auf|zu|schaltet|startet|stoppt|oeffnet|schliesst)\b/i.test(
      text,
    );
  const other = /\b(?:pressure|temperature|flow)\b/i.test(text) || /\b(?:alarm|trip|vot\w+|2oo3|debounc\w*)\b/i.test(text.replace(/\bhigh-high[^,.;]*/gi, ''));
  if (measured || !levels || !driven || other || places.length < 2) return 0;
  return /\balternat\w*|\bboth\b/i.test(text) ? 16 : 12;
}

export const levelSwitches: Pattern = {
  id: 'level-switches',
  title: 'Level control by switches, one machine or two that alternate',
  summary: 'Starts and stops a pump or valve by level switches with memory between them; two pumps alternate with each start, both run at the extreme level.',
  keywords: keywords(
    'alternat* pumps 8; alternat* sump 8; level switch start 6; level switch stop 6; float switch pump 6; pumpenwechsel 6; schwimmerschalter 5',
  ),
  parameters: [equipmentParameter('machines', 'level pump or valve', ['pump', 'valve', 'motor', 'conveyor'], 1, 2, 'PUMP_1', 'PUMP_2'), permissiveParameter],
  interpret,
  evidence,
  build,
};

import { allMatches } from '../../../domain/all-matches.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
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
  measurementParameter,
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
  tagInput,
  timeConstant,
  timeParameter,
  unitOf,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'equipment');
  const command = actuator(book, name, 'run or open command');
  const measurement = tagInput(book, nameOf(parameters, 'measurement'), [], 'REAL', 'measurement that trips');
  const [cmd, m] = [command.identifier, measurement.identifier];
  const [limit, delay, low] = [numberOf(parameters, 'limit'), numberOf(parameters, 'delay'), numberOf(parameters, 'low') === 1];
  const unit = unitOf(measurement);
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(delay);
  const [bad, good] = low ? [limit - 1, limit + 1] : [limit + 1, limit - 1];
  const beyond = `${m} ${low ? '<' : '>'} TRIP_LIMIT OR MeasurementBad`;
  const idle = [
    step({ ...permissives.healthyDrive, RunRequest: false, ResetButton: false, MeasurementBad: false, [m]: good }, 3 * cycle),
    step({ ResetButton: true }, cycle),
    step({ ResetButton: false }, cycle),
  ];
  const running = [...idle, step({ RunRequest: true }, 2 * cycle)];
  const tripped = [...running, step({ [m]: bad }, scansOf(delay, 3, cycle))];
  return {
    blockName: blockNameOf('Trip', [name]),
    purpose: `${low ? 'Low' : 'High'} trip of ${name}: ${low ? 'below' : 'above'} ${limit} ${unit} of ${measurement.tag || m} for ${delay / 1000} s it stops and latches until a reset with the value back; bad quality counts as a trip.`,
    signals: [
      input('BOOL', 'RunRequest', 'the process asks for it'),
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: counts as beyond the limit'),
      input('BOOL', 'ResetButton', 'reset, acts on the rising edge'),
      ...permissives.signals,
      command,
      output('BOOL', 'LimitTrip', 'alarm: tripped by the limit, latched'),
      output('BOOL', 'BeyondLimit', 'the value is beyond the limit or bad now'),
    ],
    constants: [
      realConstant('TRIP_LIMIT', limit, `trips ${low ? 'below' : 'above'} this [${unit}]`),
      timeConstant('TRIP_DELAY', delay, 'beyond the limit this long: trip'),
    ],
    locals: [local('ResetEdge', 'R_TRIG', 'edge of the reset'), local('TripTimer', 'TON', 'time beyond the limit')],
    body: [
      'ResetEdge(CLK := ResetButton);',
      `BeyondLimit := ${beyond};`,
      'TripTimer(IN := BeyondLimit, PT := TRIP_DELAY);',
      '// The reset counts only once the value is back',
      'LimitTrip := TripTimer.Q OR (LimitTrip AND (BeyondLimit OR NOT ResetEdge.Q));',
      `${cmd} := RunRequest AND NOT LimitTrip${permissives.andHealthy};`,
    ],
    states: states('Off', 'On', 'Tripped: off until a reset with the value back'),
    interlocks: [interlock('limit trip', 'LimitTrip', cmd), interlock('no request', 'NOT RunRequest', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'trips-in-time',
        text: 'it is never on when the value has been beyond the limit for the trip delay',
        declarations: ['Over : TON;'],
        statements: [`Over(IN := ${beyond}, PT := ${timeLiteral(delay + 100)});`],
        expression: `NOT Over.Q OR NOT ${cmd}`,
      },
      {
        id: 'reset-only',
        text: 'the trip is left only with a reset edge while the value is within the limit',
        declarations: ['WasTripped : BOOL;', 'WasReset : BOOL;', 'Fits : BOOL;'],
        statements: [
          `Fits := NOT WasTripped OR LimitTrip OR (ResetButton AND NOT WasReset AND NOT (${beyond}));`,
          'WasTripped := LimitTrip;',
          'WasReset := ResetButton;',
        ],
        expression: 'Fits',
      },
    ],
    vectors: [
      vector(
        'start',
        'on and off with the request',
        idle,
        [step({ RunRequest: true }, cycle, { [cmd]: true }, { LimitTrip: false, BeyondLimit: false }), step({ RunRequest: false }, cycle, { [cmd]: false })],
        cycle,
      ),
      vector(
        'power-up',
        'not tripped at power-up',
        [],
        [
          step(
            { ...permissives.healthyDrive, RunRequest: true, ResetButton: false, MeasurementBad: false, [m]: good },
            cycle,
            { [cmd]: true },
            { LimitTrip: false },
          ),
        ],
        cycle,
      ),
      vector(
        'trip',
        'trips after exactly the delay and stays off when the value is back',
        running,
        [
          step({ [m]: bad }, scansOf(delay, 0, cycle), { BeyondLimit: true }, { [cmd]: true, LimitTrip: false }),
          step({}, cycle, { [cmd]: false, LimitTrip: true }),
          step({ [m]: good }, 5 * cycle, { BeyondLimit: false }, { [cmd]: false, LimitTrip: true }),
          step({ ResetButton: true }, cycle, { LimitTrip: false, [cmd]: true }),
        ],
        cycle,
      ),
      vector(
        'at-limit',
        'at the limit it does not trip',
        running,
        [step({ [m]: limit }, scansOf(delay, 5, cycle), {}, { [cmd]: true, BeyondLimit: false })],
        cycle,
      ),
      vector(
        'brief',
        'a shorter excursion does not trip',
        running,
        [
          step({ [m]: bad }, scansOf(delay, -1, cycle), {}, { [cmd]: true }),
          step({ [m]: good }, 2 * cycle, {}, { [cmd]: true }),
          step({ [m]: bad }, scansOf(delay, -1, cycle), {}, { [cmd]: true, LimitTrip: false }),
        ],
        cycle,
      ),
      vector(
        'reset-too-early',
        'a reset beyond the limit does nothing, nor does the held button later',
        tripped,
        [step({ ResetButton: true }, cycle, {}, { [cmd]: false, LimitTrip: true }), step({ [m]: good }, 5 * cycle, {}, { [cmd]: false, LimitTrip: true })],
        cycle,
      ),
      vector(
        'beyond-again',
        'a reset while the value is beyond again, however briefly, does nothing',
        [...tripped, step({ [m]: good }, 2 * cycle), step({ [m]: bad }, cycle)],
        [step({ ResetButton: true }, cycle, {}, { [cmd]: false, LimitTrip: true })],
        cycle,
      ),
      vector('bad', 'bad quality trips', running, [step({ MeasurementBad: true }, scansOf(delay, 2, cycle), { LimitTrip: true, [cmd]: false })], cycle),
      ...permissives.vectorsFor(cmd, running, cycle),
    ],
    openQuestions: [
      'Is this trip part of a safety function? Then it belongs in the safety controller, not in this block.',
      `The loss of ${cmd} is taken as the safe state.`,
    ],
  };
}

const stopping = '(?:trip\\w*|stops?|stopped|shuts? (?:down|off)|shut-?down|switch\\w* off|turn\\w* off|abschalt\\w*|stopp\\w*|halt\\w*)';
const beyond =
  '(?:above|over|exceeds?|exceeding|higher than|greater than|more than|below|under|less than|lower than|falls?|drops?|rises?|ueber\\w*|unter\\w*|high|low|at|>=?|<=?)';

/** A stop by one limit, with the machine and the measurement named; two limits with a start are a two-point control. */
function evidence(reading: RequestReading): number {
  const { text, names, numbers } = reading;
  const machine =
    names.some(({ category }) => ['pump', 'motor', 'fan', 'heater', 'valve', 'conveyor', 'other'].includes(category)) ||
    /\b(?:pump|motor|fan|blower|compressor|mill|crusher|heater|mixer|agitator|conveyor|centrifuge|drive|screw)s?\b/i.test(text);
  const measured =
    names.some(({ category }) => category === 'measurement') ||
    (numbers[0]?.unit !== null && /\b(?:temperature|pressure|vibration|current|torque|speed|temperatur|druck|strom)\b/i.test(text));
  if (!machine || !measured || numbers.length !== 1) return 0;
  // A pump without flow is the dry-run pattern's: it must be let start first.
  if (names.some(({ quantity }) => quantity === 'flow') && /\b(?:below|under|less|low\w*|no|falls?|drops?|unter\w*)\b/i.test(text)) return 0;
  if (/\b(?:starts?|switch\w* on|turn\w* on|opens?|einschalt\w*|on) (?:at|when|above|below|over|under|if|bei|wenn)\b/i.test(text)) return 0;
  const either = new RegExp(`\\b${stopping}\\b[^.;]{0,80}\\b${beyond}(?![\\w])|(?<!\\w)${beyond}(?!\\w)[^.;]{0,60}\\b${stopping}`, 'i');
  return either.test(text) ? (/\btrip|shut-?down|latch|verrieg/i.test(text) ? 9 : 6) : 0;
}

/** Which side of the limit trips, from the words before the number; high when nothing says it. */
function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const [first] = reading.numbers;
  const before = reading.text.slice(0, first?.start ?? reading.text.length);
  const lowAt = lastOf(before, /\b(?:below|under|less|lower|falls?|drops?|low|unter\w*|zu niedrig|minimum)\b|</gi);
  const highAt = lastOf(before, /\b(?:above|over|exceed\w*|higher|greater|rises?|high|ueber\w*|zu hoch|maximum)\b|>/gi);
  const questions = lowAt < 0 && highAt < 0 ? ['Does it trip above or below the limit? Above is assumed.'] : [];
  return { parameters: { ...parameters, numbers: { ...parameters.numbers, low: lowAt > highAt ? 1 : 0 } }, openQuestions: questions };
}

function lastOf(text: string, pattern: RegExp): number {
  return allMatches(text, pattern).at(-1)?.index ?? -1;
}

export const limitTrip: Pattern = {
  id: 'limit-trip',
  title: 'Process trip on a limit, latched',
  summary: 'Stops and latches equipment when a measurement (temperature, pressure, vibration, current, level) is beyond a limit for a time; reset by a person.',
  keywords: keywords(
    'temperature trip 8; high temperature trip 9; overtemperature 7; over temperature 7; pressure trip 8; high pressure trip 9; vibration trip 9; current trip 8; level trip 8; speed trip 6; trip above 7; trip over 6; trips above 7; latched trip 6; trip latched 6; process trip 9; shut down above 6; shutdown above 6; limit trip 8; abschaltung ueber 6; uebertemperatur* 7',
  ),
  parameters: [
    equipmentParameter('equipment', 'tripped equipment', ['motor', 'pump', 'fan', 'heater', 'conveyor', 'valve'], 1, 1, 'EQUIPMENT_1'),
    measurementParameter('measurement', 'measurement', [], 1, 1, 'PROCESS_VALUE'),
    permissiveParameter,
    timeParameter('delay', 'Trip delay', 'for, delay*, longer, after, trip*, within, laenger, lang', 2_000, 100, 3_600_000),
    numberParameter(
      'limit',
      'Trip limit',
      'above, over, exceed*, higher, greater, below, under, less, lower, falls, drops, rises, limit, trip*, at, ueber, unter',
      90,
      -1e5,
      1e5,
    ),
  ],
  evidence,
  interpret,
  build,
};

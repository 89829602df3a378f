import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
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
  vector,
  vectorCycleMs,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'pump');
  const command = actuator(book, name, 'run command');
  const measurement = tagInput(book, nameOf(parameters, 'measurement'), [], 'REAL', 'suction or flow measurement');
  const [cmd, m] = [command.identifier, measurement.identifier];
  const [limit, grace, delayTime] = [numberOf(parameters, 'limit'), numberOf(parameters, 'grace'), numberOf(parameters, 'delay')];
  const unit = measurement.unit ?? '%';
  const permissives = permissivesOf(parameters, book);
  const idle = [step({ ...permissives.healthyDrive, RunRequest: false, ResetButton: false, MeasurementBad: false, [m]: limit + 1 }, 300)];
  const running = [...idle, step({ RunRequest: true }, scansOf(grace, 3))];
  return {
    blockName: blockNameOf('DryRun', [name]),
    purpose: `Protects ${name} against running dry: below ${limit} ${unit} of ${measurement.tag} for ${delayTime / 1000} s (after ${grace / 1000} s of start-up) it stops and latches until a reset; bad quality counts as dry.`,
    signals: [
      input('BOOL', 'RunRequest', 'the process asks for the pump'),
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: counts as dry'),
      input('BOOL', 'ResetButton', 'reset, acts on the rising edge'),
      ...permissives.signals,
      command,
      output('BOOL', 'DryRunTrip', 'alarm: stopped against running dry, latched'),
    ],
    constants: [
      realConstant('DRY_LIMIT', limit, `dry below this [${unit}]`),
      timeConstant('START_GRACE', grace, 'start-up time without supervision'),
      timeConstant('TRIP_DELAY', delayTime, 'dry this long: trip'),
    ],
    locals: [
      local('ResetEdge', 'R_TRIG', 'edge of the reset'),
      local('GraceTimer', 'TON', 'start-up time'),
      local('DryTimer', 'TON', 'time dry'),
      local('Dry', 'BOOL', 'the measurement says dry'),
    ],
    body: [
      'ResetEdge(CLK := ResetButton);',
      `GraceTimer(IN := ${cmd}, PT := START_GRACE);`,
      `Dry := ${m} < DRY_LIMIT OR MeasurementBad;`,
      'DryTimer(IN := GraceTimer.Q AND Dry, PT := TRIP_DELAY);',
      'DryRunTrip := DryTimer.Q OR (DryRunTrip AND NOT ResetEdge.Q);',
      `${cmd} := RunRequest AND NOT DryRunTrip${permissives.andHealthy};`,
    ],
    states: states('Off', 'Starting: supervision waits', 'Supervised', 'Tripped: off until reset'),
    interlocks: [interlock('dry-run trip', 'DryRunTrip', cmd), interlock('no request', 'NOT RunRequest', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'never-dry',
        text: 'it never runs dry longer than start-up and trip delay together',
        declarations: ['DryRunning : TON;'],
        statements: [`DryRunning(IN := ${cmd} AND (${m} < DRY_LIMIT OR MeasurementBad), PT := ${timeLiteral(grace + delayTime + 300)});`],
        expression: 'NOT DryRunning.Q',
      },
    ],
    vectors: [
      vector('start', 'starts on request and runs', idle, [
        step({ RunRequest: true }, vectorCycleMs, { [cmd]: true }),
        step({}, scansOf(grace + delayTime, 5), {}, { [cmd]: true, DryRunTrip: false }),
      ]),
      vector('stop', 'stops with the request', running, [step({ RunRequest: false }, vectorCycleMs, { [cmd]: false })]),
      vector('trip', 'trips after exactly the delay and latches', running, [
        step({ [m]: limit - 0.5 }, scansOf(delayTime), {}, { [cmd]: true, DryRunTrip: false }),
        step({}, vectorCycleMs, { [cmd]: false, DryRunTrip: true }),
        step({ [m]: limit + 5 }, 1_000, {}, { [cmd]: false, DryRunTrip: true }),
        step({ ResetButton: true }, vectorCycleMs, { DryRunTrip: false, [cmd]: true }),
      ]),
      vector('at-limit', 'at the limit it is not dry', running, [step({ [m]: limit }, scansOf(delayTime, 5), {}, { [cmd]: true })]),
      vector(
        'grace',
        'the start-up time is not supervised',
        [...idle, step({ RunRequest: true, [m]: limit - 1 }, vectorCycleMs)],
        [
          step({}, scansOf(grace) + scansOf(delayTime) - vectorCycleMs, {}, { [cmd]: true, DryRunTrip: false }),
          step({}, 2 * vectorCycleMs, { DryRunTrip: true, [cmd]: false }),
        ],
      ),
      vector('short', 'a short gap does not trip', running, [
        step({ [m]: limit - 1 }, scansOf(delayTime / 2)),
        step({ [m]: limit + 1 }, 200),
        step({ [m]: limit - 1 }, scansOf(delayTime), {}, { [cmd]: true }),
      ]),
      vector('bad', 'bad quality counts as dry', running, [step({ MeasurementBad: true }, scansOf(delayTime, 2), { DryRunTrip: true, [cmd]: false })]),
      ...permissives.vectorsFor(cmd, running),
    ],
    openQuestions: ['The pump may start while the measurement is below the limit, as flow only comes with the pump; that is assumed for suction pressure too.'],
  };
}

export const dryRun: Pattern = {
  id: 'dry-run-protection',
  title: 'Dry-run protection of a pump',
  summary: 'Stops and latches a pump that runs with too little flow, suction pressure or level, after a start-up time.',
  keywords: keywords(
    'dry run 10; dry running 11; dry-run 10; run dry 10; runs dry 10; trockenlauf* 11; no flow protection 9; low suction 8; cavitation 6; low flow trip 8; protect pump 6; pump protection 7; loss of prime 7; no flow 6; min flow 5; minimum flow 6; deadhead* 5; flow low stop pump 6; without flow 6; running dry 11; dry running protection 12; no water 5; loses flow 6; flow below stop pump 7; trocken* 8; suction pressure low 7',
  ),
  parameters: [
    equipmentParameter('pump', 'pump', ['pump', 'motor'], 1, 1, 'PUMP_1'),
    measurementParameter('measurement', 'suction or flow measurement', [], 1, 1, 'FLOW_PV'),
    permissiveParameter,
    timeParameter('delay', 'Trip delay', 'for, trip*, delay, longer, below, within, low, after', 5_000, 200, 600_000),
    timeParameter('grace', 'Start-up time', 'start*, grace, anlauf*, inhibit, been running, once, running', 10_000, 200, 600_000),
    numberParameter('limit', 'Dry limit', 'below, under, less, limit, low, unter', 10, -1e5, 1e5),
  ],
  evidence: (reading) =>
    reading.names.some((name) => name.category === 'pump') &&
    reading.names.some((name) => name.category === 'measurement' && (name.quantity === 'flow' || name.quantity === 'pressure')) &&
    /\b(?:stop|trip|protect|halt|shut)\w*/i.test(reading.text) &&
    /\b(?:below|under|less|low|no|unter|kein)\b/i.test(reading.text) &&
    !/\b(?:start\w* (?:at|when|above|if)|on (?:at|when|above))/i.test(reading.text)
      ? 8
      : 0,
  build,
};

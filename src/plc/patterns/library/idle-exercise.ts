import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  cycleFor,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'machine');
  const [idleTime, runTime] = [numberOf(parameters, 'idle'), numberOf(parameters, 'run')];
  const command = actuator(book, name, 'run command');
  const trip = tagInput(book, name, ['TRIP', 'FAULT', 'OVERLOAD'], 'BOOL', 'overload or drive fault');
  const [cmd, t] = [command.identifier, trip.identifier];
  const permissives = permissivesOf(parameters, book);
  const cycle = Math.min(cycleFor(idleTime), Math.max(100, Math.floor(runTime / 300) * 100));
  const rest = [step({ ...permissives.healthyDrive, RunRequest: true, ExerciseEnable: true, [t]: false }, 3 * cycle), step({ RunRequest: false }, cycle)];
  const scans = (milliseconds: number, extra: number): number => (Math.ceil(milliseconds / cycle) + extra) * cycle;
  const exercising = [...rest, step({}, scans(idleTime, 2))];
  return {
    blockName: blockNameOf('Exercise', [name]),
    purpose: `Runs ${name} on request, and for ${runTime / 1000} s by itself when it has not run for ${idleTime / 3_600_000} h, so that it does not seize. Any run begins the idle time anew.`,
    signals: [
      input('BOOL', 'RunRequest', 'the process asks for it'),
      input('BOOL', 'ExerciseEnable', 'exercise runs are permitted'),
      trip,
      ...permissives.signals,
      command,
      output('BOOL', 'Exercising', 'an exercise run'),
    ],
    constants: [timeConstant('IDLE_TIME', idleTime, 'not run for this long: exercise'), timeConstant('EXERCISE_TIME', runTime, 'length of an exercise run')],
    locals: [local('IdleTimer', 'TON', 'time since it last ran'), local('RunTimer', 'TON', 'time of the exercise run')],
    body: [
      `IdleTimer(IN := NOT ${cmd}, PT := IDLE_TIME);`,
      `RunTimer(IN := Exercising AND ${cmd}, PT := EXERCISE_TIME);`,
      'Exercising := ExerciseEnable AND NOT RunRequest AND NOT RunTimer.Q AND (Exercising OR IdleTimer.Q);',
      `${cmd} := (RunRequest OR Exercising) AND NOT ${t}${permissives.andHealthy};`,
    ],
    states: states('Idle: the idle time runs', 'Running on request', 'Exercising'),
    interlocks: [
      interlock('fault', t, cmd),
      interlock('neither asked for nor an exercise', 'NOT RunRequest AND NOT ExerciseEnable', cmd),
      ...permissives.interlocksFor([cmd]),
    ],
    invariants: [
      {
        id: 'exercise-ends',
        text: 'an exercise run never lasts longer than its time',
        declarations: ['Long : TON;'],
        statements: [`Long(IN := Exercising AND ${cmd}, PT := T#${runTime + 300}ms);`],
        expression: 'NOT Long.Q',
      },
      { id: 'reason', text: 'it runs for a reason', expression: `NOT ${cmd} OR RunRequest OR Exercising` },
    ],
    vectors: [
      vector(
        'request',
        'runs on request and stops with it',
        [...rest],
        [step({ RunRequest: true }, cycle, { [cmd]: true }, { Exercising: false }), step({ RunRequest: false }, cycle, { [cmd]: false })],
        cycle,
      ),
      vector(
        'idle',
        'after exactly the idle time it runs by itself',
        rest,
        [step({}, scans(idleTime, -1), {}, { [cmd]: false }), step({}, 3 * cycle, { [cmd]: true, Exercising: true })],
        cycle,
      ),
      vector(
        'ends',
        'the exercise ends after its time and the idle time begins anew',
        exercising,
        [
          step({}, scans(runTime, -3), {}, { [cmd]: true }),
          step({}, 5 * cycle, { [cmd]: false, Exercising: false }),
          step({}, scans(idleTime, -5), {}, { [cmd]: false }),
        ].filter(({ forMs }) => forMs > 0),
        cycle,
      ),
      vector(
        'run-resets',
        'a run on request begins the idle time anew',
        [...rest, step({}, scans(idleTime, -4)), step({ RunRequest: true }, 2 * cycle)],
        [step({ RunRequest: false }, scans(idleTime, -2), { [cmd]: false }, { Exercising: false })],
        cycle,
      ),
      vector(
        'not-enabled',
        'no exercise while it is not permitted',
        [...rest, step({ ExerciseEnable: false }, cycle)],
        [step({}, scans(idleTime, 5), {}, { [cmd]: false, Exercising: false })],
        cycle,
      ),
      vector(
        'taken-over',
        'a request during an exercise takes it over',
        exercising,
        [step({ RunRequest: true }, cycle, { Exercising: false }, { [cmd]: true }), step({ RunRequest: false }, cycle, { [cmd]: false })],
        cycle,
      ),
      vector(
        'fault-on-request',
        'a fault stops a run on request',
        [...rest, step({ RunRequest: true }, cycle)],
        [step({ [t]: true }, cycle, { [cmd]: false })],
        cycle,
      ),
      vector('fault', 'a fault stops it at once', exercising, [step({ [t]: true }, cycle, { [cmd]: false })], cycle),
      ...permissives.vectorsFor(cmd, exercising, cycle),
    ],
    openQuestions: [],
    assumptions: ['A request during an exercise run takes it over; after a power-up the idle time is taken to begin anew.'],
  };
}

export const idleExercise: Pattern = {
  id: 'idle-exercise',
  title: 'Exercise run of a machine that stands idle',
  summary: 'Runs a pump, fan or valve for a short time when it has not run for long, so that it does not seize; any run begins the idle time anew.',
  keywords: keywords(
    'exercise 9; exercise run 11; exercise pump 11; exercising 9; anti seize 10; anti-seize 10; anti seizing 10; seize 6; idle run 7; idle longer 6; not run for 6; kick pump 8; kick 4; not been running 6; not run hours 8; stillstand laeuft 6; antiblockier* 11; blockierschutz 11; festsitz* 8; standing idle 8; idle for 6; hasn run 8; otherwise running 7; has not run 9',
  ),
  parameters: [
    equipmentParameter('machine', 'machine', ['pump', 'motor', 'fan', 'valve'], 1, 1, 'PUMP_1'),
    permissiveParameter,
    timeParameter('idle', 'Idle time', 'idle, every, not run, without, each, stillstand*, after, alle', 86_400_000, 1_000, 2_000_000_000),
    timeParameter('run', 'Exercise time', 'run*, for, exercise*, kick, laeuft', 30_000, 1_000, 3_600_000),
  ],
  interpret: (parameters, { times }) => {
    const [shortest, longest] = [Math.min(...times.map(({ milliseconds }) => milliseconds)), Math.max(...times.map(({ milliseconds }) => milliseconds))];
    // The run is the shorter of two times, whatever stands beside them
    if (times.length !== 2 || shortest === longest) return { parameters, openQuestions: [] };
    return {
      parameters: {
        ...parameters,
        numbers: { ...parameters.numbers, idle: longest, run: shortest },
        assumed: parameters.assumed.filter((name) => name !== 'idle' && name !== 'run'),
      },
      openQuestions: [],
    };
  },
  build,
};

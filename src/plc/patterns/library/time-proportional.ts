import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
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
  output,
  permissiveParameter,
  permissivesOf,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'machine');
  const command = actuator(book, name, 'on command');
  const demand = tagInput(book, nameOf(parameters, 'demand'), [], 'REAL', 'demand, 0 to 100, for example the output of a controller', '%');
  const [cmd, d] = [command.identifier, demand.identifier];
  const period = numberOf(parameters, 'period');
  const least = Math.min(numberOf(parameters, 'least'), period / 2);
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(period);
  const idle = [step({ ...permissives.healthyDrive, Enable: false, DemandBad: false, [d]: 50 }, 5 * cycle)];
  const half = scansOf(period / 2, 0, cycle);
  const small = (50 * least) / period;
  const part = (percent: number): Record<string, number> => ({ [d]: percent });
  return {
    blockName: blockNameOf('TimeProportion', [name]),
    purpose: `Time-proportional output: in every period of ${period / 1000} s ${name} is on for the part that ${demand.tag} demands (0 to 100 %); a pulse or pause shorter than ${least / 1000} s is left out.`,
    signals: [
      input('BOOL', 'Enable', 'the output is enabled'),
      demand,
      input('BOOL', 'DemandBad', 'the demand is not valid: off'),
      ...permissives.signals,
      command,
      output('REAL', 'Applied', 'demand of the present period', '%'),
    ],
    constants: [
      timeConstant('PERIOD_TIME', period, 'period of the pulses'),
      { name: 'PERIOD_MS', type: 'REAL', value: `${period}.0`, description: 'period of the pulses [ms]' },
      { name: 'LEAST_MS', type: 'REAL', value: Number.isInteger(least) ? `${least}.0` : String(least), description: 'least pulse and least pause [ms]' },
    ],
    locals: [
      local('PeriodTimer', 'TON', 'time in the period'),
      local('PeriodOver', 'BOOL', 'the period has ended in this scan'),
      local('ElapsedMs', 'REAL', 'time since the period began [ms]'),
      local('Wanted', 'REAL', 'on time of the period as demanded [ms]'),
      local('OnMs', 'REAL', 'on time of the period [ms]'),
    ],
    body: [
      'PeriodTimer(IN := Enable AND NOT PeriodOver, PT := PERIOD_TIME);',
      'PeriodOver := PeriodTimer.Q;',
      'ElapsedMs := DINT_TO_REAL(TIME_TO_DINT(PeriodTimer.ET));',
      '// The demand is taken at the begin of a period, so that each period has one pulse at most',
      'IF ElapsedMs <= 0.0 THEN',
      `    Applied := LIMIT(0.0, ${d}, 100.0);`,
      'ELSE',
      '    Applied := Applied;',
      'END_IF',
      'Wanted := Applied * PERIOD_MS / 100.0;',
      'OnMs := SEL(Wanted < LEAST_MS, SEL(PERIOD_MS - Wanted <= LEAST_MS, Wanted, 2.0 * PERIOD_MS), 0.0);',
      `${cmd} := Enable AND NOT DemandBad${permissives.andHealthy} AND ElapsedMs < OnMs;`,
    ],
    states: states('On: the pulse of the period', 'Off: the pause of the period', 'Disabled: off'),
    interlocks: [interlock('not enabled', 'NOT Enable', cmd), interlock('demand not valid', 'DemandBad', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      { id: 'applied-range', text: 'the demand of a period lies between 0 and 100 %', expression: 'Applied >= 0.0 AND Applied <= 100.0' },
      { id: 'no-demand', text: 'without demand it is off', expression: `Applied > 0.0 OR NOT ${cmd}` },
      {
        id: 'full-demand',
        text: 'at full demand it is on while nothing forbids it',
        expression: `NOT (Enable AND NOT DemandBad${permissives.andHealthy} AND Applied >= 100.0) OR ${cmd}`,
      },
    ],
    vectors: [
      vector(
        'half',
        'at 50 % it is on for half the period and off for the other half',
        idle,
        [
          step({ Enable: true, ...part(50) }, cycle, { [cmd]: true }, { Applied: 50 }),
          step({}, half - cycle, {}, { [cmd]: true }),
          step({}, cycle, { [cmd]: false }),
          step({}, half - 2 * cycle, {}, { [cmd]: false }),
          step({}, 3 * cycle, { [cmd]: true }),
        ],
        cycle,
      ),
      vector(
        'held',
        'a change of the demand counts from the next period on',
        [...idle, step({ Enable: true, ...part(50) }, 2 * cycle)],
        [step(part(0), half - 2 * cycle, {}, { [cmd]: true, Applied: 50 }), step({}, scansOf(period / 2, 4, cycle), { [cmd]: false, Applied: 0 })],
        cycle,
      ),
      vector('none', 'no demand, no pulse', idle, [step({ Enable: true, ...part(0) }, scansOf(period, 5, cycle), { Applied: 0 }, { [cmd]: false })], cycle),
      vector(
        'full',
        'full demand, no pause',
        idle,
        [
          step({ Enable: true, ...part(100) }, cycle, { [cmd]: true, Applied: 100 }),
          step({}, scansOf(period, -1, cycle), {}, { [cmd]: true }),
          step({}, cycle, {}, { [cmd]: true }),
          step({}, cycle, {}, { [cmd]: true }),
          step({}, cycle, {}, { [cmd]: true }),
        ],
        cycle,
      ),
      vector(
        'beyond',
        'a demand beyond 100 % or below 0 % is limited',
        idle,
        [
          step({ Enable: true, ...part(150) }, cycle, { Applied: 100, [cmd]: true }),
          step({ Enable: false, ...part(-20) }, 2 * cycle, { Applied: 0, [cmd]: false }),
        ],
        cycle,
      ),
      vector(
        'short-pulse',
        'a pulse shorter than the least is left out',
        idle,
        [step({ Enable: true, ...part(small) }, 3 * cycle, {}, { [cmd]: false })],
        cycle,
      ),
      vector(
        'short-pause',
        'a pause shorter than the least is left out',
        [...idle, step({ Enable: true, ...part(100 - small) }, cycle)],
        [step({}, scansOf(period, -1, cycle), {}, { [cmd]: true }), step({}, cycle, {}, { [cmd]: true }), step({}, cycle, {}, { [cmd]: true })],
        cycle,
      ),
      vector(
        'disable',
        'not enabled or a demand that is not valid is off at once',
        [...idle, step({ Enable: true, ...part(80) }, 2 * cycle)],
        [
          step({ DemandBad: true }, cycle, { [cmd]: false }),
          step({ DemandBad: false }, cycle, { [cmd]: true }),
          step({ Enable: false }, cycle, { [cmd]: false }),
        ],
        cycle,
      ),
      ...permissives.vectorsFor(cmd, [...idle, step({ Enable: true, ...part(80) }, 2 * cycle)], cycle),
    ],
    openQuestions: [],
    assumptions: ['A period lasts its time and up to two scans more.'],
  };
}

function interpret(parameters: PatternParameters, { text }: RequestReading): Interpretation {
  const controlled = /\b(?:pid|pi|controller|set-?points?|regler|sollwert)\b/i.test(text);
  // "a PID on TT-40": the demand is the output of the controller, not what it measures
  const names = controlled && !parameters.assumed.includes('demand') ? { ...parameters.names, demand: ['DEMAND_PERCENT'] } : parameters.names;
  return {
    parameters: { ...parameters, names },
    openQuestions: controlled
      ? ['The controller itself is a block of its own ("PI controller with modes"); its output is the demand here. Shall it be drafted as well?']
      : [],
  };
}

/** Pulses whose length follows a demand: heaters and valves that can only be on or off. */
export const timeProportional: Pattern = {
  id: 'time-proportional',
  title: 'Time-proportional output (pulse width)',
  summary: 'Switches a heater or valve on for the part of a fixed period that a demand of 0 to 100 % (a controller output) asks for, with a least pulse.',
  keywords: keywords(
    'time proportional* 16; proportional* period 9; proportional* cycle time 9; proportional* periode 9; proportional* zykluszeit 9; proportional* taktzeit 9; time proportion* 16; zeitproportional* 16; pwm 14; pulse width 14; pulsweite* 14; pulse width modulat* 14; puls pausen 10; burst firing 12; slow pulse 5; solid state relay 6; ssr 6; percent of period 8; percent on time 6; two point output 5; schaltende* ausgang 6',
  ),
  parameters: [
    equipmentParameter('machine', 'switched heater or valve', ['heater', 'valve', 'pump', 'motor', 'fan'], 1, 1, 'HEATER_1'),
    measurementParameter('demand', 'demand in percent', ['output'], 1, 1, 'DEMAND_PERCENT'),
    permissiveParameter,
    timeParameter('period', 'Period of the pulses', 'period, cycle, every, periode, zyklus, taktzeit, alle', 10_000, 500, 3_600_000),
    timeParameter('least', 'Least pulse and pause', 'minimum, least, min, shortest, mindest*', 500, 0, 600_000),
  ],
  interpret,
  build,
};

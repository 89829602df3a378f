import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  blockNameOf,
  equipmentParameter,
  input,
  keywords,
  local,
  nameOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  states,
  step,
  tagInput,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'equipment');
  const run = tagInput(book, name, ['RUN', 'RUNNING', 'FB'], 'BOOL', 'running feedback');
  const r = run.identifier;
  const interval = numberOf(parameters, 'interval');
  const minute = 60_000;
  const dueMinutes = Math.ceil(interval * 60);
  return {
    blockName: blockNameOf('Hours', [name]),
    purpose: `Running hours and starts of ${name}, kept over a power cycle; after ${interval} hours since the last service a maintenance request is shown until service is confirmed.`,
    signals: [
      run,
      input('BOOL', 'ServiceDone', 'service confirmed, acts on the rising edge'),
      output('REAL', 'RunningHours', 'total running hours', 'h'),
      output('REAL', 'HoursSinceService', 'running hours since the last service', 'h'),
      output('DINT', 'Starts', 'number of starts'),
      output('BOOL', 'ServiceDue', 'maintenance is due'),
    ],
    constants: [
      realConstant('SERVICE_INTERVAL', interval, 'running hours between services [h]'),
      { name: 'MINUTE', type: 'DINT', value: '60000', description: 'milliseconds of a minute' },
    ],
    locals: [
      local('RunTimer', 'TON', 'running time, begun again twice a day'),
      local('NowMs', 'DINT', 'running time of this scan [ms]'),
      local('LastMs', 'DINT', 'running time of the last scan [ms]'),
      local('Minutes', 'DINT', 'whole minutes completed in this scan'),
      { name: 'RestMs', type: 'DINT', description: 'running time beyond the whole minutes [ms]', retain: true },
      local('StartEdge', 'R_TRIG', 'a start'),
      local('ServiceEdge', 'R_TRIG', 'service confirmed'),
      { name: 'TotalMinutes', type: 'DINT', description: 'running minutes in total', retain: true },
      { name: 'ServiceMinutes', type: 'DINT', description: 'running minutes since service', retain: true },
      { name: 'StartCount', type: 'DINT', description: 'starts in total', retain: true },
    ],
    body: [
      '// Elapsed time is summed and whole minutes are carried over, so that neither short runs nor large totals lose time',
      `RunTimer(IN := ${r} AND NOT RunTimer.Q, PT := T#12h);`,
      'NowMs := TIME_TO_DINT(RunTimer.ET);',
      'RestMs := RestMs + SEL(NowMs >= LastMs, NowMs, NowMs - LastMs);',
      'LastMs := NowMs;',
      'Minutes := RestMs / MINUTE;',
      'RestMs := RestMs - Minutes * MINUTE;',
      `StartEdge(CLK := ${r});`,
      'ServiceEdge(CLK := ServiceDone);',
      'TotalMinutes := TotalMinutes + Minutes;',
      'ServiceMinutes := SEL(ServiceEdge.Q, ServiceMinutes + Minutes, 0);',
      'StartCount := StartCount + BOOL_TO_DINT(StartEdge.Q);',
      'RunningHours := DINT_TO_REAL(TotalMinutes) / 60.0;',
      'HoursSinceService := DINT_TO_REAL(ServiceMinutes) / 60.0;',
      'Starts := StartCount;',
      'ServiceDue := HoursSinceService >= SERVICE_INTERVAL;',
    ],
    states: states('In interval: no service due', 'Due: interval is over until confirmed'),
    interlocks: [],
    invariants: [
      { id: 'service-within-total', text: 'hours since service never exceed the total', expression: 'HoursSinceService <= RunningHours' },
      { id: 'due', text: 'due exactly when the interval is over', expression: 'ServiceDue = (HoursSinceService >= SERVICE_INTERVAL)' },
    ],
    vectors: [
      vector(
        'minute',
        'counts whole running minutes and starts',
        [step({ [r]: false, ServiceDone: false }, 1_000)],
        [
          step({ [r]: true }, minute, { Starts: 1 }, { RunningHours: 0 }),
          step({}, 1_000, { RunningHours: 1 / 60, HoursSinceService: 1 / 60 }),
          step({ [r]: false }, minute, {}, { RunningHours: 1 / 60, Starts: 1 }),
          step({ [r]: true }, 1_000, { Starts: 2 }),
        ],
        1_000,
      ),
      vector(
        'standing',
        'a standing machine counts nothing',
        [step({ [r]: false, ServiceDone: false }, 1_000)],
        [step({}, 3 * minute, {}, { RunningHours: 0, Starts: 0, ServiceDue: false })],
        1_000,
      ),
      vector(
        'service',
        'service is due after the interval and confirmed on the edge',
        [step({ [r]: false, ServiceDone: false, ServiceMinutes: dueMinutes - 1, TotalMinutes: dueMinutes - 1 }, 1_000)],
        [
          step({ [r]: true }, minute, { Starts: 1 }, { ServiceDue: false, RunningHours: (dueMinutes - 1) / 60 }),
          step({}, 1_000, { ServiceDue: true }, { HoursSinceService: dueMinutes / 60 }),
          step({}, minute - 1_000, {}, { HoursSinceService: dueMinutes / 60 }),
          step({ ServiceDone: true }, 1_000, { ServiceDue: false, HoursSinceService: 0 }),
          step({}, 2 * minute, { HoursSinceService: 1 / 30 }),
        ],
        1_000,
      ),
    ],
    openQuestions: [],
  };
}

export const runningHours: Pattern = {
  id: 'running-hours',
  title: 'Running hours, starts and service interval',
  summary: 'Counts running hours and starts of a machine and shows when service is due.',
  keywords: keywords(
    'running hours 11; hours counter 9; counter hours 9; run hours 11; operating hours 11; hour meter 11; hourmeter 11; runtime counter 10; betriebsstunden* 11; number of starts 7; start counter 8; maintenance interval 8; service interval 9; service due 9; runtime 6; count starts 7; wartungsintervall 8; hours run 8; counts hours 6; count hours 8; hours maintenance 6; runtime meter 9; running time counter 9; remind* maintenance 7; remind* service 7; wartung stunden 7; betriebsstundenzaehler 12; reminder service 7',
  ),
  parameters: [
    equipmentParameter('equipment', 'machine', ['pump', 'motor', 'fan', 'conveyor', 'heater'], 1, 1, 'MOTOR_1'),
    numberParameter('interval', 'Service interval in hours', 'service, every, interval, after, maintenance, due', 2000, 0.1, 100_000, 'h'),
  ],
  interpret: (parameters, reading) => {
    const long = reading.times.find((time) => time.milliseconds >= 3_600_000);
    return long === undefined
      ? { parameters, openQuestions: [] }
      : {
          parameters: {
            ...parameters,
            numbers: { ...parameters.numbers, interval: long.milliseconds / 3_600_000 },
            assumed: parameters.assumed.filter((name) => name !== 'interval'),
          },
          openQuestions: [],
          usesAllTimes: reading.times.length === 1,
        };
  },
  evidence: (reading) => {
    const hours = /\b(?:operating|running|run|service|engine)[- ]?(?:hours?|time)\b|\b(?:hour|runtime)[- ]?(?:meter|counter)|betriebsstunden/i.test(
      reading.text,
    );
    return hours && /\b(?:count|meter|maint|servic|due|remind|show|total|wartung|zaehl|interval)\w*/i.test(reading.text) ? 8 : 0;
  },
  build,
};

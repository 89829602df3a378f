import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, TestVector } from '../model.js';
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

/** What is counted beside the totals: hours and starts of a shift or day, and a warning after so many starts. */
interface Beside {
  readonly signals: PatternBuild['signals'];
  readonly constants: PatternBuild['constants'];
  readonly locals: PatternBuild['locals'];
  readonly lines: readonly string[];
  readonly invariants: PatternBuild['invariants'];
  readonly vectors: (run: string) => readonly TestVector[];
  readonly told: string;
}

const minute = 60_000;

function ofPeriod(period: string): Beside {
  return {
    told: ` Hours and starts of this ${period} and of the one before are kept apart.`,
    signals: [
      input('BOOL', 'PeriodEnd', `end of the ${period} (a clock or the shift calendar), acts on the rising edge`),
      output('REAL', 'PeriodHours', `running hours of this ${period}`, 'h'),
      output('DINT', 'PeriodStarts', `starts of this ${period}`),
      output('REAL', 'LastPeriodHours', `running hours of the ${period} before`, 'h'),
      output('DINT', 'LastPeriodStarts', `starts of the ${period} before`),
    ],
    constants: [],
    locals: [
      local('PeriodEdge', 'R_TRIG', `the ${period} ends`),
      { name: 'PeriodMinutes', type: 'DINT', description: `running minutes of this ${period}`, retain: true },
      { name: 'PeriodCount', type: 'DINT', description: `starts of this ${period}`, retain: true },
      { name: 'LastMinutes', type: 'DINT', description: `running minutes of the ${period} before`, retain: true },
      { name: 'LastCount', type: 'DINT', description: `starts of the ${period} before`, retain: true },
    ],
    lines: [
      'PeriodEdge(CLK := PeriodEnd);',
      'PeriodMinutes := PeriodMinutes + Minutes;',
      'PeriodCount := PeriodCount + BOOL_TO_DINT(StartEdge.Q);',
      'IF PeriodEdge.Q THEN',
      '    LastMinutes := PeriodMinutes;',
      '    LastCount := PeriodCount;',
      '    PeriodMinutes := 0;',
      '    PeriodCount := 0;',
      'END_IF',
      'PeriodHours := DINT_TO_REAL(PeriodMinutes) / 60.0;',
      'PeriodStarts := PeriodCount;',
      'LastPeriodHours := DINT_TO_REAL(LastMinutes) / 60.0;',
      'LastPeriodStarts := LastCount;',
    ],
    invariants: [{ id: 'period-within-total', text: `the starts of this ${period} never exceed the total`, expression: 'PeriodStarts <= Starts' }],
    vectors: (run) => [
      vector(
        'period',
        `the end of the ${period} keeps its hours and starts and begins at zero, once for its edge`,
        [step({ [run]: false, ServiceDone: false, PeriodEnd: false }, 1_000), step({ [run]: true }, 2 * minute + 2_000)],
        [
          step({}, 1_000, {}, { PeriodHours: 1 / 30, PeriodStarts: 1, LastPeriodStarts: 0, LastPeriodHours: 0 }),
          step({ PeriodEnd: true }, 1_000, { PeriodHours: 0, PeriodStarts: 0, LastPeriodHours: 1 / 30, LastPeriodStarts: 1 }, { Starts: 1 }),
          step({}, minute, { PeriodHours: 1 / 60 }, { LastPeriodHours: 1 / 30, PeriodStarts: 0 }),
          step({ [run]: false, PeriodEnd: false }, 2_000),
          step({ [run]: true }, 1_000, { PeriodStarts: 1 }, { Starts: 2, LastPeriodStarts: 1 }),
        ],
        1_000,
      ),
    ],
  };
}

function afterStarts(limit: number): Beside {
  return {
    told: ` A warning is shown after ${limit} starts since the last service.`,
    signals: [output('BOOL', 'StartsWarning', `warning: ${limit} starts since the last service`)],
    constants: [{ name: 'STARTS_LIMIT', type: 'DINT', value: String(limit), description: 'starts until the warning' }],
    locals: [{ name: 'ServiceStarts', type: 'DINT', description: 'starts since the last service', retain: true }],
    lines: ['ServiceStarts := SEL(ServiceEdge.Q, ServiceStarts + BOOL_TO_DINT(StartEdge.Q), 0);', 'StartsWarning := ServiceStarts >= STARTS_LIMIT;'],
    invariants: [],
    vectors: (run) => [
      vector(
        'starts-limit',
        'warns with the start that reaches the limit, until service is confirmed',
        [step({ [run]: false, ServiceDone: false, ServiceStarts: limit - 2 }, 1_000), step({ [run]: true }, 2_000)],
        [
          step({ [run]: false }, 2_000, {}, { StartsWarning: false }),
          step({ [run]: true }, 1_000, { StartsWarning: true }),
          step({ [run]: false }, 2_000, {}, { StartsWarning: true }),
          step({ ServiceDone: true }, 1_000, { StartsWarning: false }, { ServiceStarts: 0 }),
        ],
        1_000,
      ),
    ],
  };
}

const nothing: Beside = { told: '', signals: [], constants: [], locals: [], lines: [], invariants: [], vectors: () => [] };

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'equipment');
  const run = tagInput(book, name, ['RUN', 'RUNNING', 'FB'], 'BOOL', 'running feedback');
  const r = run.identifier;
  const interval = numberOf(parameters, 'interval');
  const byShift = numberOf(parameters, 'period');
  const limit = numberOf(parameters, 'starts');
  const beside = [byShift === 0 ? nothing : ofPeriod(byShift === 1 ? 'shift' : 'day'), limit === 0 ? nothing : afterStarts(limit)];
  const dueMinutes = Math.ceil(interval * 60);
  return {
    blockName: blockNameOf('Hours', [name]),
    purpose: `Running hours and starts of ${name}, kept over a power cycle; after ${interval} hours since the last service a maintenance request is shown until service is confirmed.${beside.map(({ told }) => told).join('')}`,
    signals: [
      run,
      input('BOOL', 'ServiceDone', 'service confirmed: reset button of the maintenance warning, acts on the rising edge'),
      output('REAL', 'RunningHours', 'total running hours', 'h'),
      output('REAL', 'HoursSinceService', 'running hours since the last service', 'h'),
      output('DINT', 'Starts', 'number of starts'),
      output('BOOL', 'ServiceDue', 'maintenance is due'),
      ...beside.flatMap((part) => part.signals),
    ],
    constants: [
      realConstant('SERVICE_INTERVAL', interval, 'running hours between services [h]'),
      { name: 'MINUTE', type: 'DINT', value: '60000', description: 'milliseconds of a minute' },
      ...beside.flatMap((part) => part.constants),
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
      ...beside.flatMap((part) => part.locals),
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
      ...beside.flatMap((part) => part.lines),
    ],
    states: states('In interval: no service due', 'Due: interval is over until confirmed'),
    interlocks: [],
    invariants: [
      { id: 'service-within-total', text: 'hours since service never exceed the total', expression: 'HoursSinceService <= RunningHours' },
      { id: 'due', text: 'due exactly when the interval is over', expression: 'ServiceDue = (HoursSinceService >= SERVICE_INTERVAL)' },
      ...beside.flatMap((part) => part.invariants),
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
      ...beside.flatMap((part) => part.vectors(r)),
    ],
    openQuestions: [],
  };
}

/** "per shift", "each day": 1 for a shift, 2 for a day, 0 where neither is said. */
function periodIn(text: string): number {
  if (/\b(?:per|each|every|this|last|je|pro|of the) (?:1 )?(?:shift|schicht)\b|\bshift (?:counter|total)s?\b/i.test(text)) return 1;
  return /\b(?:per|each|every|je|pro|of the) (?:1 )?(?:day|tag)\b|\b(?:daily|taeglich\w*|tages\w+)\b/i.test(text) ? 2 : 0;
}

function interpret(parameters: PatternParameters, { text, times, numbers }: RequestReading): Interpretation {
  const period = periodIn(text);
  // "Each day" says what is counted over, no interval
  const others = times.filter(({ milliseconds }) => period !== 2 || milliseconds !== 86_400_000);
  const long = others.find(({ milliseconds }) => milliseconds >= 3_600_000);
  const starts = numbers.find(
    ({ start, end }) =>
      /^ (?:starts?|anlaeufe|schaltungen|switchings|operations)\b/i.test(text.slice(end)) ||
      /\b(?:starts?|anlaeufe)(?: >=?| above| over| exceed\w*| ueber)? $/i.test(text.slice(0, start)),
  );
  const hours = long === undefined ? undefined : long.milliseconds / 3_600_000;
  // A number of starts is no interval in hours
  const interval = hours ?? (starts !== undefined && numberOf(parameters, 'interval') === starts.value ? 2_000 : numberOf(parameters, 'interval'));
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, interval, period, starts: starts === undefined ? 0 : Math.max(2, Math.round(starts.value)) },
      assumed: hours === undefined ? parameters.assumed : parameters.assumed.filter((name) => name !== 'interval'),
    },
    openQuestions: [],
    usesAllTimes: others.length <= (hours === undefined ? 0 : 1),
  };
}

export const runningHours: Pattern = {
  id: 'running-hours',
  title: 'Running hours, starts and service interval',
  summary: 'Counts running hours and starts of a machine and shows when service is due.',
  keywords: keywords(
    'running hours 11; hours counter 9; counter hours 9; run hours 11; operating hours 11; hour meter 11; hourmeter 11; runtime counter 10; betriebsstunden* 11; number of starts 7; start counter 8; maintenance interval 8; service interval 9; service due 9; runtime 6; count starts 7; wartungsintervall 8; hours run 8; counts hours 6; count hours 8; hours maintenance 6; runtime meter 9; running time counter 9; remind* maintenance 7; remind* service 7; wartung stunden 7; betriebsstundenzaehler 12; reminder service 7; starts counter 8; hours per shift 8; starts per shift 9; hours per day 7; starts per day 8; shift reset 3; betriebsstunden starts 8; anlaeufe zaehl* 8; starts warn 5',
  ),
  parameters: [
    equipmentParameter('equipment', 'machine', ['pump', 'motor', 'fan', 'conveyor', 'heater'], 1, 1, 'MOTOR_1'),
    numberParameter('interval', 'Service interval in hours', 'service, every, interval, after, maintenance, due', 2000, 0.1, 100_000, 'h'),
  ],
  interpret,
  evidence: (reading) => {
    const hours = /\b(?:operating|running|run|service|engine)[- ]?(?:hours?|time)\b|\b(?:hour|runtime)[- ]?(?:meter|counter)|betriebsstunden/i.test(
      reading.text,
    );
    return hours && /\b(?:count|meter|maint|servic|due|remind|show|total|wartung|zaehl|interval)\w*/i.test(reading.text) ? 8 : 0;
  },
  build,
};

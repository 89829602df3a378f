import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  blockNameOf,
  innerEdge,
  input,
  keywords,
  local,
  measuredValue,
  measurementParameter,
  numberOf,
  numberParameter,
  output,
  realConstant,
  scansOf,
  states,
  step,
  timeConstant,
  timeParameter,
  unitOf,
  vector,
  vectorCycleMs,
} from './parts.js';

function buildAlarm(parameters: PatternParameters, book: TagBook): PatternBuild {
  const measurement = measuredValue(parameters, book);
  const value = measurement.identifier;
  const [limit, deadband] = [numberOf(parameters, 'limit'), Math.abs(numberOf(parameters, 'deadband'))];
  const [onDelay, offDelay] = [numberOf(parameters, 'onDelay'), numberOf(parameters, 'offDelay')];
  const low = numberOf(parameters, 'low') === 1;
  const unit = unitOf(measurement);
  const beyond = low ? limit - deadband - 1 : limit + deadband + 1;
  const [normal, inside] = [low ? limit + deadband + 1 : limit - deadband - 1, low ? limit + deadband / 2 : limit - deadband / 2];
  const inner = Number.isInteger(limit * 8) ? innerEdge(deadband) : deadband * 0.95;
  const quiet = step({ MeasurementBad: false, AcknowledgeButton: false, [value]: normal }, scansOf(offDelay, 2));
  const raised = [quiet, step({ [value]: beyond }, scansOf(onDelay, 2))];
  return {
    blockName: blockNameOf(low ? 'LowAlarm' : 'HighAlarm', [measurement.tag]),
    purpose: `${low ? 'Low' : 'High'} alarm of ${measurement.tag} at ${limit} ${unit} with ${deadband} ${unit} deadband, on-delay ${onDelay / 1000} s, off-delay ${offDelay / 1000} s, and acknowledgement (ISA-18.2 states).`,
    signals: [
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: the alarm keeps its state'),
      input('BOOL', 'AcknowledgeButton', 'acknowledge, acts on the rising edge'),
      output('BOOL', 'AlarmActive', 'the alarm condition is present'),
      output('BOOL', 'Unacknowledged', 'raised and not yet acknowledged'),
      output('BOOL', 'BadMeasurement', 'the measurement is bad: the alarm cannot be trusted'),
    ],
    constants: [
      realConstant('ALARM_LIMIT', limit, `alarm limit [${unit}]`),
      realConstant('DEADBAND', deadband, `the value must return this far [${unit}]`),
      timeConstant('ON_DELAY', onDelay, 'beyond the limit this long: alarm'),
      timeConstant('OFF_DELAY', offDelay, 'back this long: the alarm clears'),
    ],
    locals: [
      local('OnTimer', 'TON', 'on-delay'),
      local('OffTimer', 'TON', 'off-delay'),
      local('RaiseEdge', 'R_TRIG', 'the alarm is raised'),
      local('AcknowledgeEdge', 'R_TRIG', 'edge of the acknowledge button'),
    ],
    body: [
      `OnTimer(IN := ${value} ${low ? '<' : '>'} ALARM_LIMIT AND NOT MeasurementBad, PT := ON_DELAY);`,
      `OffTimer(IN := ${value} ${low ? '> ALARM_LIMIT +' : '< ALARM_LIMIT -'} DEADBAND AND NOT MeasurementBad, PT := OFF_DELAY);`,
      'AlarmActive := (AlarmActive OR OnTimer.Q) AND NOT OffTimer.Q;',
      'RaiseEdge(CLK := AlarmActive);',
      'AcknowledgeEdge(CLK := AcknowledgeButton);',
      'Unacknowledged := RaiseEdge.Q OR (Unacknowledged AND NOT AcknowledgeEdge.Q);',
      'BadMeasurement := MeasurementBad;',
    ],
    states: states(
      'Normal: not active, acknowledged',
      'Unacknowledged: active, not acknowledged',
      'Acknowledged: active, acknowledged',
      'Returned unacknowledged: not active, not acknowledged',
    ),
    interlocks: [],
    invariants: [
      {
        id: 'raised-in-time',
        text: 'a value beyond the limit for the on-delay raises the alarm',
        declarations: ['Long : TON;'],
        statements: [`Long(IN := ${value} ${low ? '<' : '>'} ALARM_LIMIT AND NOT MeasurementBad, PT := T#${onDelay + 100}ms);`],
        expression: 'NOT Long.Q OR AlarmActive',
      },
      {
        id: 'cleared-in-time',
        text: 'a value back past the deadband for the off-delay clears the alarm',
        declarations: ['Back : TON;'],
        statements: [`Back(IN := ${value} ${low ? '> ALARM_LIMIT +' : '< ALARM_LIMIT -'} DEADBAND AND NOT MeasurementBad, PT := T#${offDelay + 100}ms);`],
        expression: 'NOT Back.Q OR NOT AlarmActive',
      },
    ],
    vectors: [
      vector(
        'raise',
        'raised after exactly the on-delay',
        [quiet],
        [step({ [value]: beyond }, scansOf(onDelay), {}, { AlarmActive: false }), step({}, vectorCycleMs, { AlarmActive: true, Unacknowledged: true })],
      ),
      vector('at-limit', 'at the limit itself there is no alarm', [quiet], [step({ [value]: limit }, scansOf(onDelay, 5), {}, { AlarmActive: false })]),
      vector(
        'just-beyond',
        'half a deadband beyond the limit is an alarm',
        [quiet],
        [step({ [value]: low ? limit - 0.5 : limit + 0.5 }, scansOf(onDelay, 2), { AlarmActive: true })],
      ),
      vector(
        'spike',
        'a shorter excursion raises nothing',
        [quiet],
        [
          step({ [value]: beyond }, scansOf(onDelay / 2), {}, { AlarmActive: false }),
          step({ [value]: normal }, scansOf(onDelay, 3), {}, { AlarmActive: false, Unacknowledged: false }),
        ],
      ),
      vector('deadband', 'inside the deadband the alarm stays', raised, [
        step({ [value]: inside }, scansOf(offDelay, 10), {}, { AlarmActive: true }),
        step({ [value]: low ? limit + inner : limit - inner }, scansOf(offDelay, 10), {}, { AlarmActive: true }),
      ]),
      vector('clear', 'clears after exactly the off-delay and stays unacknowledged', raised, [
        step({ [value]: low ? limit + deadband + 0.5 : limit - deadband - 0.5 }, scansOf(offDelay), {}, { AlarmActive: true }),
        step({}, vectorCycleMs, { AlarmActive: false }, { Unacknowledged: true }),
        step({ AcknowledgeButton: true }, vectorCycleMs, { Unacknowledged: false }),
      ]),
      vector('acknowledge', 'an acknowledged alarm stays active; a held button does not acknowledge the next', raised, [
        step({ AcknowledgeButton: true }, vectorCycleMs, { Unacknowledged: false }, { AlarmActive: true }),
        step({ [value]: normal }, scansOf(offDelay, 2), { AlarmActive: false }),
        step({ [value]: beyond }, scansOf(onDelay, 2), { AlarmActive: true, Unacknowledged: true }),
      ]),
      vector(
        'bad',
        'bad quality neither raises nor clears',
        [quiet],
        [
          step({ MeasurementBad: true, [value]: beyond }, scansOf(onDelay, 5), { BadMeasurement: true }, { AlarmActive: false }),
          step({ MeasurementBad: false }, scansOf(onDelay, 2), { AlarmActive: true, BadMeasurement: false }),
          step({ MeasurementBad: true, [value]: normal }, scansOf(offDelay, 5), { BadMeasurement: true }, { AlarmActive: true }),
        ],
      ),
    ],
    openQuestions: [
      'Consequence, operator action and time to respond are assumed to stand in the alarm rationalisation; without a response it should not be an alarm.',
    ],
  };
}

/** "clears below 76": the value at which the alarm goes. */
function clearingLimit({ text, numbers }: RequestReading): RequestReading['numbers'][number] | null {
  const clearing =
    /\b(?:clear(?:s|ed|ing)?|normal|resets?|returns?|goes (?:away|off|out)|gone|off|drops out|weg)(?: again| back)?(?: (?:at|when|if|once|it|is|the|value|temperature|pressure|level|back|falls?|drops?|rises?|goes))*(?: (?:below|under|above|over|than|at)| ?[<>]=?)* ?$/i;
  return numbers.find(({ start }) => clearing.test(text.slice(0, start))) ?? null;
}

function interpretAlarm(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const low = /\b(?:low|below|under|drops?|falls?|less than|minimum|unter|niedrig|tief)\b/i.test(reading.text);
  const high = /\b(?:high|above|over|exceed\w*|rises?|greater|maximum|ueber|hoch)\b/i.test(reading.text);
  const clear = clearingLimit(reading);
  const own = reading.numbers.filter((number) => number !== clear);
  const told = clear !== null && own.length === 1 ? own[0] : undefined;
  if (told !== undefined && clear !== null && clear.value !== told.value) {
    const deadband = Number(Math.abs(told.value - clear.value).toPrecision(6));
    return {
      parameters: {
        ...parameters,
        numbers: { ...parameters.numbers, limit: told.value, deadband, clear: clear.value, low: clear.value > told.value ? 1 : 0 },
        assumed: parameters.assumed.filter((name) => name !== 'deadband' && name !== 'limit'),
      },
      openQuestions: [],
    };
  }
  const limit = Math.abs(numberOf(parameters, 'limit'));
  const deadband = parameters.assumed.includes('deadband') ? Math.max(0.001, Number((limit * 0.02).toPrecision(2))) : numberOf(parameters, 'deadband');
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, deadband, low: low && !high ? 1 : 0 },
      assumed: parameters.assumed.filter((name) => name !== 'deadband'),
    },
    openQuestions: [
      ...(low === high ? ['Is this a high or a low alarm? High is assumed.'] : []),
      ...(parameters.assumed.includes('deadband') ? [`No deadband was given; ${deadband} (2 % of the limit) is assumed.`] : []),
    ],
  };
}

export const alarm: Pattern = {
  id: 'alarm-deadband-delay',
  title: 'Alarm with deadband, delays and acknowledgement',
  summary: 'High or low alarm of a measurement with deadband, on- and off-delay and ISA-18.2 acknowledgement.',
  keywords: keywords(
    'hochalarm 8; tiefalarm 8; stoermeldung 5; grenzwertalarm 8; totband 3; verzoegerung 1; warn* 5.5; alert* 6; notify 4; warn operator 6; alarm deadband 10; alarm delay 9; high alarm 8; low alarm 8; alarm 5.5; alarm when 6; deadband 3; acknowledg* 4; quittier* 3; limit alarm 7; raise alarm 7; grenzwert* 6; alarm limit 7; warning 4; high high 3; annunciat* 5; meldung 3; operator when 4; message when 5; signal when above 5; signal when below 5; too high 5; too low 5; warnung 5; melden wenn 6; meldung wenn 6',
  ),
  parameters: [
    measurementParameter('measurement', 'measured value', [], 1, 1, 'PROCESS_VALUE'),
    numberParameter('limit', 'Alarm limit', 'above, below, exceed*, over, under, limit, at, high, low, than, rises, drops, falls, ueber, unter', 80, -1e6, 1e6),
    numberParameter('deadband', 'Deadband', 'deadband, dead band, hysteres*, totband', 2, 0.001, 1e5),
    timeParameter('onDelay', 'On-delay', 'on delay, delay, for, after, longer, persists, verzoegerung', 5_000, 0, 3_600_000),
    timeParameter('offDelay', 'Off-delay', 'off delay, clear*, return*, reset', 5_000, 0, 3_600_000),
  ],
  evidence: (reading) => {
    const measured = reading.names.some((name) => name.category === 'measurement');
    const machine = reading.names.some((name) => ['pump', 'valve', 'motor', 'fan', 'heater', 'conveyor'].includes(name.category));
    const called = /\b\w*(?:alarm|warn|alert|annunciat|notif|stoermeld|meldung|melde)\w*/i.test(reading.text);
    const several = reading.names.filter((name) => name.category === 'measurement').length > 1;
    const asked =
      /^\W*(?:please |raise |give |create |an? |(?:high|low)[- ]?){0,3}(?:level |pressure |temperature |flow )?(?:alarm|warn|alert|notify)\w*\b/i.test(
        reading.text,
      );
    if (!called || several || machine || reading.numbers.length === 0) return 0;
    return measured ? 5 : asked ? 7 : 0;
  },
  interpret: interpretAlarm,
  build: buildAlarm,
};

import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  blockNameOf,
  input,
  keywords,
  local,
  measurementParameter,
  namesOf,
  numberOf,
  numberParameter,
  output,
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
  const names = [...new Set([...namesOf(parameters, 'measurements'), 'VALUE_1', 'VALUE_2'])].slice(0, 2);
  const [one, two] = names.map((name) => tagInput(book, name, [], 'REAL', 'measured value')) as [ReturnType<typeof tagInput>, ReturnType<typeof tagInput>];
  const [a, b] = [one.identifier, two.identifier];
  const [limit, hysteresis, delay] = [numberOf(parameters, 'limit'), numberOf(parameters, 'hysteresis'), numberOf(parameters, 'delay')];
  const unit = one.unit ?? two.unit;
  const [beyond, inside] = [limit + Math.max(hysteresis, limit * 0.01), limit - hysteresis / 2];
  const back = Math.max(0, limit - hysteresis * 1.5);
  const quiet = step({ Enable: true, MeasurementBad: false, AcknowledgeButton: false, [a]: 50, [b]: 50 }, 300);
  const raised = [quiet, step({ [a]: 50 + beyond }, scansOf(delay, 2))];
  return {
    blockName: blockNameOf('Deviation', names),
    purpose: `Deviation alarm: ${names.join(' and ')} differ by more than ${limit}${unit === null ? '' : ` ${unit}`} in either direction for ${delay / 1000} s; it clears when they differ by less than ${Number((limit - hysteresis).toPrecision(6))} (hysteresis ${hysteresis}).`,
    signals: [
      one,
      two,
      input('BOOL', 'Enable', 'compares while TRUE; FALSE resets the delay and the alarm'),
      input('BOOL', 'MeasurementBad', 'quality of one of them is bad: the alarm keeps its state and the fault is reported'),
      input('BOOL', 'AcknowledgeButton', 'acknowledge, acts on the rising edge'),
      output('BOOL', 'DeviationAlarm', 'they differ too much'),
      output('BOOL', 'Unacknowledged', 'raised and not yet acknowledged'),
      output('BOOL', 'CompareFault', 'a measurement is bad: nothing can be compared'),
      output('REAL', 'Difference', 'size of the difference', unit),
    ],
    constants: [
      realConstant('DEVIATION_LIMIT', limit, `largest permitted difference${unit === null ? '' : ` [${unit}]`}`),
      realConstant('HYSTERESIS', hysteresis, `the difference must fall this far below the limit${unit === null ? '' : ` [${unit}]`}`),
      timeConstant('ON_DELAY', delay, 'a difference that lasts this long raises the alarm'),
    ],
    locals: [
      local('OnTimer', 'TON', 'time beyond the limit'),
      local('RaiseEdge', 'R_TRIG', 'the alarm is raised'),
      local('AcknowledgeEdge', 'R_TRIG', 'edge of the acknowledge button'),
    ],
    body: [
      `Difference := ABS(${a} - ${b});`,
      'CompareFault := MeasurementBad;',
      'OnTimer(IN := Enable AND NOT MeasurementBad AND Difference > DEVIATION_LIMIT, PT := ON_DELAY);',
      'DeviationAlarm := Enable AND (OnTimer.Q OR (DeviationAlarm AND (MeasurementBad OR Difference >= DEVIATION_LIMIT - HYSTERESIS)));',
      'RaiseEdge(CLK := DeviationAlarm);',
      'AcknowledgeEdge(CLK := AcknowledgeButton);',
      'Unacknowledged := RaiseEdge.Q OR (Unacknowledged AND NOT AcknowledgeEdge.Q);',
    ],
    states: states('Normal: they agree', 'Alarm: they differ', 'Not compared: not enabled'),
    interlocks: [],
    invariants: [
      {
        id: 'raised-in-time',
        text: 'a difference beyond the limit for the delay raises the alarm',
        declarations: ['Long : TON;'],
        statements: [`Long(IN := Enable AND NOT MeasurementBad AND ABS(${a} - ${b}) > DEVIATION_LIMIT, PT := T#${delay + 100}ms);`],
        expression: 'NOT Long.Q OR DeviationAlarm',
      },
      { id: 'disabled', text: 'no alarm while it is not enabled', expression: 'Enable OR NOT DeviationAlarm' },
    ],
    vectors: [
      vector(
        'first-higher',
        'raised after exactly the delay when the first is higher',
        [quiet],
        [step({ [a]: 50 + beyond }, scansOf(delay), {}, { DeviationAlarm: false }), step({}, vectorCycleMs, { DeviationAlarm: true, Unacknowledged: true })],
      ),
      vector('second-higher', 'raised as well when the second is higher', [quiet], [step({ [b]: 50 + beyond }, scansOf(delay, 1), { DeviationAlarm: true })]),
      vector(
        'spike',
        'a shorter difference raises nothing',
        [quiet],
        [step({ [a]: 50 + beyond }, scansOf(delay / 2), {}, { DeviationAlarm: false }), step({ [a]: 50 }, scansOf(delay, 3), {}, { DeviationAlarm: false })],
      ),
      vector('inside', 'less than the limit raises nothing', [quiet], [step({ [a]: 50 + inside }, scansOf(delay, 5), {}, { DeviationAlarm: false })]),
      vector('hysteresis', 'stays within the hysteresis and clears below it', raised, [
        step({ [a]: 50 + inside }, 1_000, {}, { DeviationAlarm: true }),
        step({ [a]: 50 + back }, vectorCycleMs, { DeviationAlarm: false }, { Unacknowledged: true }),
        step({ AcknowledgeButton: true }, vectorCycleMs, { Unacknowledged: false }),
      ]),
      vector('enable', 'without the enable there is no alarm and the delay begins anew', raised, [
        step({ Enable: false }, vectorCycleMs, { DeviationAlarm: false }),
        step({ Enable: true }, scansOf(delay), {}, { DeviationAlarm: false }),
        step({}, vectorCycleMs, { DeviationAlarm: true }),
      ]),
      vector('bad', 'a bad measurement is reported and neither raises nor clears', raised, [
        step({ MeasurementBad: true, [a]: 50 }, scansOf(delay, 3), { CompareFault: true }, { DeviationAlarm: true }),
        step({ MeasurementBad: false }, vectorCycleMs, { CompareFault: false, DeviationAlarm: false }),
        step({ MeasurementBad: true, [a]: 50 + beyond }, scansOf(delay, 3), { CompareFault: true }, { DeviationAlarm: false }),
      ]),
    ],
    openQuestions: [],
  };
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const limit = Math.abs(numberOf(parameters, 'limit'));
  const given = !parameters.assumed.includes('hysteresis');
  const stated = Math.abs(numberOf(parameters, 'hysteresis'));
  const hysteresis = given && stated < limit ? stated : Number((limit * 0.1).toPrecision(2));
  const percent = reading.numbers.some(({ unit, value }) => unit === '%' && value === limit);
  const level = reading.names.some(({ quantity }) => quantity === 'level' || quantity === 'moisture');
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, limit, hysteresis },
      assumed: parameters.assumed.filter((name) => name !== 'hysteresis'),
    },
    openQuestions: [
      ...(given ? [] : [`No hysteresis was given; ${hysteresis} (10 % of the limit) is assumed.`]),
      ...(given && stated >= limit ? [`The hysteresis of ${stated} is not smaller than the limit of ${limit}. Which ones are meant?`] : []),
      ...(percent && !level ? [`Is ${limit} % meant of the measuring range (as drafted, for values in %) or of the measured value?`] : []),
    ],
  };
}

const compares = /\b(?:deviat\w*|deviation|discrepan\w*|disagree\w*|differ\w*|abweichung\w*|differenz\w*|apart|mismatch\w*|drift(?:s|ed|ing)? apart)\b/i;

export const deviationAlarm: Pattern = {
  id: 'deviation-alarm',
  title: 'Deviation alarm between two measurements',
  summary: 'Alarm when two measurements differ in either direction by more than a limit for a time, with hysteresis, acknowledgement and bad-quality handling.',
  keywords: keywords(
    'deviation alarm 12; difference alarm 9; differ more alarm 9; deviation between 9; difference between alarm 9; abweichung* 8; abweichungsalarm 12; compare two 6; discrepancy transmitters 8; plausib* 6; disagree 5; apart alarm 7',
  ),
  parameters: [
    measurementParameter('measurements', 'compared measurement', [], 2, 2, 'VALUE_1', 'VALUE_2'),
    numberParameter('limit', 'Largest difference', 'difference, differ*, deviat*, more, than, by, apart, abweich*, over, exceed*', 2, 0, 1e6),
    numberParameter('hysteresis', 'Hysteresis', 'hysteres*, deadband, dead band, hysterese', 0.2, 0, 1e5),
    timeParameter('delay', 'On-delay', 'for, after, longer, delay, than, laenger', 5_000, 0, 3_600_000),
  ],
  evidence: (reading) => {
    const measured = reading.names.filter(({ category }) => category === 'measurement').length;
    const calls = /\b(?:alarm\w*|warn\w*|alert\w*|flag|report\w*|meld\w*)\b/i.test(reading.text);
    return compares.test(reading.text) && calls && measured === 2 && !/\b(?:2oo3|median|vot\w+|2 out of 3)\b/i.test(reading.text) ? 10 : 0;
  },
  interpret,
  build,
};

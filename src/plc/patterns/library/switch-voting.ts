import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  blockNameOf,
  conditionParameter,
  keywords,
  local,
  namesOf,
  numberOf,
  output,
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
  const names = [...new Set([...namesOf(parameters, 'switches'), 'SWITCH_1', 'SWITCH_2', 'SWITCH_3'])].slice(0, 3);
  const rows = names.map((name) => tagInput(book, name, [], 'BOOL', 'one of three switches for the same condition'));
  const [a = 'A', b = 'B', c = 'C'] = rows.map((row) => row.identifier);
  const delay = numberOf(parameters, 'delay');
  const all = (first: boolean, second: boolean, third: boolean) => ({ [a]: first, [b]: second, [c]: third });
  const quiet = step(all(false, false, false), 300);
  return {
    blockName: blockNameOf('TwoOfThree', names),
    purpose: `Two out of three of ${names.join(', ')}: the result follows any two that agree; one that disagrees for ${delay / 1000} s is reported.`,
    signals: [...rows, output('BOOL', 'Voted', 'at least two of three are on'), output('BOOL', 'Discrepancy', 'they have not agreed for the discrepancy time')],
    constants: [timeConstant('DISCREPANCY_TIME', delay, 'disagreement this long is reported')],
    locals: [local('Differ', 'TON', 'time of disagreement')],
    body: [
      `Voted := (${a} AND ${b}) OR (${a} AND ${c}) OR (${b} AND ${c});`,
      `Differ(IN := (${a} <> ${b}) OR (${b} <> ${c}), PT := DISCREPANCY_TIME);`,
      'Discrepancy := Differ.Q;',
    ],
    states: states('Off: fewer than two are on', 'On: two or three are on'),
    interlocks: [],
    invariants: [
      { id: 'two-is-on', text: 'two that are on decide', expression: `NOT (${a} AND ${b}) OR Voted` },
      { id: 'two-is-off', text: 'two that are off decide', expression: `${b} OR ${c} OR NOT Voted` },
      { id: 'agreed', text: 'three that agree are no discrepancy', expression: `(${a} <> ${b}) OR (${b} <> ${c}) OR NOT Discrepancy` },
    ],
    vectors: [
      vector('one', 'one alone decides nothing', [quiet], [step({ [a]: true }, 300, {}, { Voted: false })]),
      vector('first-two', 'the first two decide', [quiet, step({ [a]: true }, 200)], [step({ [b]: true }, vectorCycleMs, { Voted: true })]),
      vector('outer-two', 'the first and the third decide', [quiet, step({ [c]: true }, 200)], [step({ [a]: true }, vectorCycleMs, { Voted: true })]),
      vector('last-two', 'the last two decide', [quiet, step({ [b]: true }, 200)], [step({ [c]: true }, vectorCycleMs, { Voted: true })]),
      vector('back', 'below two it is off again', [step(all(true, true, false), 300)], [step({ [b]: false }, vectorCycleMs, { Voted: false })]),
      vector(
        'discrepancy',
        'disagreement is reported after its time, not a scan earlier',
        [quiet],
        [
          step({ [c]: true }, scansOf(delay), {}, { Discrepancy: false }),
          step({}, vectorCycleMs, { Discrepancy: true }, { Voted: false }),
          step({ [c]: false }, vectorCycleMs, { Discrepancy: false }),
        ],
      ),
      vector('first-differs', 'the first one is watched too', [quiet], [step({ [a]: true }, scansOf(delay, 1), { Discrepancy: true })]),
    ],
    openQuestions: ['This is assumed to vote for control and alarms; a safety function needs a certified controller. A discrepancy is only reported.'],
  };
}

export const switchVoting: Pattern = {
  id: 'two-out-of-three',
  title: 'Two-out-of-three voting of switches',
  summary: 'Votes three Boolean signals, tolerates one failure, reports a discrepancy after a time (control, not safety-rated).',
  keywords: keywords(
    '2oo3 8; two of three 7; 2 of 3 7; 2 out of 3 7; two out of three 8; voting switches 9; voting contacts 9; majority 8; zwei von drei 7; 2 aus 3 6; three switches 6; three contacts 5',
  ),
  parameters: [
    conditionParameter('switches', 'three switches', 3, 3, 'SWITCH_1', 'SWITCH_2', 'SWITCH_3'),
    timeParameter('delay', 'Discrepancy time', 'discrepan*, differ*, disagree*, for, after, longer', 5_000, 200, 3_600_000),
  ],
  evidence: (reading) => {
    const votes = /\b(?:2oo3|2 (?:out )?of 3|2 aus 3|(?:two|2) (?:out )?of (?:three|3)|zwei (?:von|aus) drei|majority|voting)\b/i.test(reading.text);
    const switches =
      /\b(?:switch\w*|contacts?|schalter|booleans?|digital|bits?|tripped|trips?)\b/i.test(reading.text) &&
      !reading.names.some(({ category }) => category === 'measurement');
    return votes && switches ? 8 : 0;
  },
  build,
};

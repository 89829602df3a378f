import { describe, expect, it } from 'vitest';
import { hysteresis } from '../library/hysteresis.js';
import type { PatternBuild, PatternParameters } from '../model.js';
import { selectPattern } from '../select.js';
import { tagBook, withUnits } from '../signals.js';
import { deadFigures } from './dead-figures.js';
import { tryRequest } from './trials.js';
import { selectTried } from './tried-selection.js';

const twoPoint = (numbers: Readonly<Record<string, number>>): PatternBuild => {
  const selection = selectPattern('Pump P-1 starts when LT-1 is above 60 % and stops below 20 %', [], []);
  if (selection.kind === 'refused') throw new Error(selection.reason);
  const parameters: PatternParameters = { ...selection.parameters, numbers: { ...selection.parameters.numbers, ...numbers } };
  return hysteresis.build(parameters, withUnits(tagBook([]), parameters.units));
};

describe('statements of a request, tried on a block', () => {
  const block = twoPoint({});
  it.each([
    ['P-1 starts when LT-1 is above 60 % and stops below 20 %', ['passed', 'passed']],
    ['P-1 on at 60 %, off at 20 %', ['passed', 'passed']],
    ['when LT-1 is above 60 %, start P-1', ['passed']],
    ['P-1 starts above 65 %', ['failed']],
    ['P-1 starts above 55 %', ['failed']],
    ['P-1 stops below 25 %', ['failed']],
    ['P-1 starts when LT-1 is below 20 %', ['failed']],
    ['P-1 starts when LT-1 is above 60 % for 30 s', ['failed']],
    ['P-1 runs when LT-1 is above 60 %, off below 20 %, at least 10 min off', ['passed', 'passed', 'failed']],
    ['P-1 starts above 60 %, never when LT-1 is above 90 %', ['passed', 'failed']],
    ['P-1 starts when LT-7 is above 60 %', ['not-tried']],
    ['Pumpe P-1 ein ueber 60 %, aus unter 20 %', ['passed', 'passed']],
    ['Schalte P-1 ein, wenn LT-1 ueber 60 % ist, und aus, wenn er unter 20 % faellt', ['passed', 'passed']],
    ['P-1 ein, wenn LT-1 laenger als 10 s ueber 60 %', ['failed']],
  ])('%s', (request, expected) => {
    expect(tryRequest(request, block).map(({ status }) => status)).toEqual(expected);
  });

  it('says what the block does instead, with the value it was tried at', () => {
    const [trial] = tryRequest('P-1 starts above 50 %', block);
    expect(trial?.detail).toContain('does not switch P_1_CMD on with LT_1 at 51 %');
  });

  it('finds a limit that was moved, wherever it was moved to', () => {
    const said = 'P-1 starts when LT-1 is above 60 % and stops below 20 %';
    for (const onLimit of [45, 52, 58, 62, 68, 75]) expect(tryRequest(said, twoPoint({ onLimit })).map(({ status }) => status)).toEqual(['failed', 'passed']);
    for (const offLimit of [10, 18, 22, 30]) expect(tryRequest(said, twoPoint({ offLimit })).map(({ status }) => status)).toEqual(['passed', 'failed']);
  });
});

describe('figures without an effect', () => {
  const dead = (request: string): readonly string[] => {
    const selection = selectPattern(request, [], []);
    if (selection.kind === 'refused') throw new Error(selection.reason);
    return deadFigures(request, selection.pattern.build(selection.parameters, tagBook([])));
  };
  it('asks about a figure whose change changes nothing', () => {
    expect(dead('Open drain valve XV-8 while pump P-8 runs and the level LT-8 is above 70 %, close it below 30 %.')).toEqual([
      expect.stringContaining('= 30.0'),
    ]);
  });
  it.each(['Pump P-1 starts when LT-1 is above 60 % and stops below 20 %', 'Motor M-1 runs 10 min on, 50 min off', 'Alarm when LT-6 is above 95 % for 5 s'])(
    'asks nothing about "%s"',
    (request) => expect(dead(request)).toEqual([]),
  );
});

it('a condition without an input in the draft is asked about', () => {
  const selection = selectTried('Quarry pump QP-2 starts at 70 % of LT-21, stops at 25 %, and only when the quarry road gate RG-22 was checked.', [], []);
  expect(selection.kind === 'match' ? selection.openQuestions.join(' ') : selection.reason).toContain('only when the quarry road gate RG-22');
});

describe('drafts that contradict their request are no drafts', () => {
  it.each([
    'Fan FN-3 starts when CO above 70 ppm for 60 s and stops below 30 ppm for 5 min.',
    'Heater H-2: on below 650 °C, off above 720 °C, at least 6 min off between stop and start, at least 10 min on.',
    'Blower B-1 runs until 10 min after the burner BR-1 is off.',
    'Barn fan M-8: on for 4 min every 20 min, but continuously when TT-8 > 26 °C.',
    'Open drain valve XV-8 while pump P-8 runs and the level LT-8 is above 70 %, close it below 30 %.',
  ])('%s', (request) => {
    const selection = selectTried(request, [], []);
    expect(selection.kind === 'refused' ? selection.reason : selection.trials.filter(({ status }) => status === 'failed')).toEqual(
      selection.kind === 'refused' ? expect.stringContaining('You said "') : [],
    );
    if (selection.kind === 'match') expect(selection.trials.some(({ status }) => status === 'passed')).toBe(true);
  });

  it.each([
    ['Well pump WP-3 runs while LT-9 is below 30 % and stops above 85 %; never when LT-2 is under 12 %.', 3],
    ['Alarm when the silo level LT-6 is above 95 % for 5 s; clears below 90 %.', 2],
    ['Conveyor C-2 starts 5 s after C-3 is running; stops at once when C-3 stops.', 2],
    ['Motor M-1 runs 10 min on, 50 min off', 1],
    ['fan FN-9 keeps running for 90 s after pump P-9 stops', 1],
  ])('%s is drafted with what was tried', (request, passed) => {
    const selection = selectTried(request, [], []);
    expect(selection.kind === 'match' ? selection.trials.map(({ status }) => status) : selection.reason).toEqual(
      Array.from({ length: passed }, () => 'passed'),
    );
  });
});

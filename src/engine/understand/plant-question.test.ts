import { describe, expect, it } from 'vitest';
import { askedAt, line4, readQuestion, readQuestionAs } from '../../testing/read-question.js';
import { machinesByLetter } from './class-names.js';
import { plantSubject } from './plant-question.js';
import { comparedWindows, parseWindow } from './time-expression.js';

describe('how the plant stands or stood is told from what is laid down', () => {
  it.each([
    ['status of the chiller', 'thing'],
    ['booster pump, what is it doing', 'thing'],
    ['is the agitator turning', 'thing'],
    ['compressor since noon?', 'thing'],
    ['are we losing time', 'line'],
    ['what has been going on since 9', 'unnamed'],
    ['how is P-509 doing today', 'unnamed'],
    ['how should the chiller be started', null],
    ['what does the manual say about the running chiller', null],
    ['which type of oil is in the compressor', null],
    ['stop the agitator', null],
    ['what happens if the booster pump is stopped', null],
    ['is the cut-out of the chiller still 19 bar', null],
    ['how often do we clean the strainer', null],
  ])('%s: %s', (question, subject) => expect(plantSubject(readQuestion(question).understanding)).toBe(subject));
});

describe('short questions about the plant find what can answer them', () => {
  it.each([
    ['the line in two sentences please', 'line-overview'],
    ["how's everything going right now", 'line-overview'],
    ['main reasons for lost time last night', 'production-loss'],
    ['Did the early or the late shift lose more time yesterday?', 'production-loss'],
    ['what do the night crew need to know', 'shift-report'],
    ['what should we hand over', 'shift-report'],
    ['PT-205 hour by hour since 8', 'by-hour'],
    ['does pump A draw more amps than pump B', 'rank-machines'],
    ['which raw milk pump runs hotter, A or B', 'rank-machines'],
    ['longest stop today', 'measure'],
    ['is P-509 running', 'not-here'],
    ['labeller downtime today', 'not-here'],
  ])('%s: %s', (question, skill) => expect(readQuestion(question).skill).toBe(skill));

  it('takes a question behind a signal for no request of a program', () => {
    expect(readQuestionAs('engineer', 'LT-101 low alarm, what is the limit').skills).not.toContain('draft-plc');
  });
});

describe('what only carries a question on keeps it', () => {
  it.each([
    [['P-101A vibration now', 'and the B one?'], ['P-101B'], []],
    [['vibration of P-101A', 'and on B'], ['P-101B'], []],
    [['VT-101A over the last 3 hours', 'and the B one?'], ['P-101B'], ['VT-101B']],
    [['which alarms are on the boiler', 'and on the chiller?'], ['CH-601'], []],
  ])('%j: %j', (questions, machines, tags) => {
    const { understanding } = readQuestion(...questions);
    expect(understanding.assets.map(({ id }) => id as string)).toEqual(machines);
    if (tags.length > 0) expect(understanding.tags.map(({ id }) => id as string)).toEqual(tags);
  });

  it('names no machine for one that the plant does not have', () => {
    const { understanding } = readQuestion('how many hours has P-601A run', 'and P-601D?');
    expect([understanding.unknownNames, understanding.assets]).toEqual([['P-601D'], []]);
  });

  it('keeps the hours of a shift on another day', () => {
    const { understanding } = readQuestion('production of the early shift today', 'and the same shift yesterday');
    expect(understanding.window).toEqual({ from: new Date('2026-03-03T06:00:00Z'), to: new Date('2026-03-03T14:00:00Z') });
  });
});

describe('like machines by their letters', () => {
  it.each([
    ['which raw milk pump draws more, A or B', ['P-101A', 'P-101B']],
    ['cooling pump C', ['P-601C']],
    ['a pump is leaking', []],
    ['plan A or B', []],
  ])('%s: %j', (text, ids) => expect(machinesByLetter(text, line4)).toEqual(ids));
});

describe('two stretches of time', () => {
  it.each([
    ['early versus late yesterday', '2026-03-03T06:00:00Z', '2026-03-03T14:00:00Z'],
    ["compare yesterday's output with the day before", '2026-03-03T00:00:00Z', '2026-03-02T00:00:00Z'],
    ['steam over the last 24 hours compared with the 24 before', '2026-03-03T15:30:00Z', '2026-03-02T15:30:00Z'],
  ])('%s', (text, first, second) => {
    expect(comparedWindows(text, askedAt)?.map(({ from }) => from)).toEqual([new Date(first), new Date(second)]);
  });

  it.each(['torque after 24 h', 'dross at one point'])('%s: no time of day', (text) => expect(parseWindow(text, askedAt)).toBeNull());
});

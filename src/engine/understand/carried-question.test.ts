import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { standalone } from './standalone.js';

const directory = createLine4Directory();
const now = new Date('2026-03-02T14:05:00Z');
const paper = 'tighten to 48 N·m\nSource: a manual, Rev D, page 21.';

describe('a part of the question before is exchanged', () => {
  it.each([
    ['I meant December, not January.', 'downtime in January 2026', '', 'downtime in December 2025'],
    ['no, I meant 2024', 'downtime in 2025', '', 'downtime in 2024'],
    ['sorry, March', 'repairs in May 2025', '', 'repairs in March 2025'],
    ['Same for the shift before.', 'bottles last shift', '', 'bottles from 2026-03-01 22:00 to 2026-03-02 06:00'],
    ['and the shift before?', 'bottles last shift', '', 'bottles from 2026-03-01 22:00 to 2026-03-02 06:00'],
    ['and the one before that', 'alarms from 2026-03-01 22:00 to 2026-03-02 06:00 last shift', '', 'alarms from 2026-03-01 14:00 to 2026-03-01 22:00'],
    ['那B泵也一样吗', 'P-101A的轴承温度', '', 'P-101B的轴承温度'],
    ['zoom to the last 10 min', 'trend of TT-202 over the last hour', '', 'trend of TT-202 over last 10 min'],
    ['only the alarms please', 'What happened on the night shift?', '', 'alarms night shift'],
    ['and B same question', 'hours P-101A', '', 'hours P-101B'],
    ['break that down by month', 'which asset had the most downtime in 2025', '', 'total downtime hours by month in 2025'],
    ['break that one down by failure', 'which asset had the most downtime in 2025', 'F-401: 56 h', 'total downtime hours by failure on F-401 in 2025'],
    [
      'which machine had most of them',
      'alarms of the last 24 hours',
      '18 alarms between 2026-03-01 14:05 and 2026-03-02 14:05',
      'which machine had the most alarms in the last 24 hours',
    ],
  ])('%s after "%s"', (text, question, answer, whole) => expect(standalone(text, { question, answer }, directory, now)).toBe(whole));
});

describe('the subject is carried into another intent', () => {
  it.each([
    ['my old copy says 42', 'casing bolt torque', paper, 'casing bolt torque? my old copy says 42 N·m, is that still right?'],
    ['what was it before', 'casing bolt torque', paper, 'casing bolt torque, what was it in the previous revision'],
    ['open a work order for that', 'how do I replace the seal on P-101A?', paper, 'open a work order: replace the seal on P-101A'],
    ['is that the same in the old revision', 'casing bolt torque', paper, 'casing bolt torque, what was it in the previous revision'],
    ['旧版一样吗', '螺栓力矩是多少', '来源：手册', '螺栓力矩是以前是多少'],
    ['mach mir bitte einen Auftrag dafür', 'Wie oft muss das Öl gewechselt werden?', paper, 'Lege einen Arbeitsauftrag an: das Öl gewechselt werden'],
    ['帮我开一张工单', '机械密封怎么更换？', paper, '开一张工单：机械密封更换'],
    ['my old copy says 42', 'pressure of the header', 'PT-603: 2.2 bar', null],
    ['what was it before', 'pressure of the header', 'PT-603: 2.2 bar', null],
    ['open a work order for that', 'pressure of the header', 'PT-603: 2.2 bar', null],
  ])('%s after "%s"', (text, question, answer, whole) => expect(standalone(text, { question, answer }, directory, now)).toBe(whole));
});

it('after a row was picked, what was before is the row before it', () => {
  const before = { question: 'alarms last shift', answer: '2 alarms are listed:', picked: true };
  expect(standalone('and the one before?', before, directory, now)).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { answersType, expectedAnswer } from './answer-type.js';

describe('the expected answer', () => {
  it.each([
    ['How much oil does the gearbox take?', 'quantity'],
    ['What is the tightening torque of the cover?', 'quantity'],
    ['Wie hoch darf der Druck sein?', 'quantity'],
    ['最高温度是多少', 'quantity'],
    ['How long does the cycle take?', 'quantity'],
    ['How often must the filter be cleaned?', 'interval'],
    ['When must the belt be replaced?', 'interval'],
    ['Wie oft wird geprüft?', 'interval'],
    ['多久更换一次滤芯', 'interval'],
    ['When does the standby pump start?', 'time'],
    ['Who approves the change?', 'person'],
    ['Wer gibt die Anlage frei?', 'person'],
    ['谁负责审批', 'person'],
    ['How do I change the roller?', 'steps'],
    ['Wie wird der Riemen gespannt?', 'steps'],
    ['怎么更换密封', 'steps'],
    ['Why does the pump cavitate?', 'reason'],
    ['part number of the seal', 'code'],
    ['cavitation', 'open'],
  ])('of "%s" is %s', (question, kind) => {
    expect(expectedAnswer(question).kind).toBe(kind);
  });

  it.each([
    ['Wie lang ist die Kammer?', ['length']],
    ['Wie lang ist die Pause?', ['time']],
    ['Wie lange dauert der Lauf?', ['time']],
    ['How long is the belt?', ['length', 'time']],
    ['How long is the warranty period?', ['time']],
    ['How long are the samples kept?', ['time']],
  ])('of "%s" is measured in %s', (question, dimensions) => {
    expect(expectedAnswer(question).dimensions).toEqual(dimensions);
  });

  it('prefers quantities of the right dimension', () => {
    const torque = expectedAnswer('What torque do the bolts need?');
    expect(answersType('Tighten to 48 N·m.', torque)).toBe(1);
    expect(answersType('The bolts are 48 mm long.', torque)).toBeLessThan(0.5);
    expect(answersType('Tighten the bolts firmly.', torque)).toBe(0);
  });

  it('knows ranges, recurrences, persons and causes', () => {
    expect(answersType('10 to 15 bar', expectedAnswer('what pressure'))).toBe(1);
    expect(answersType('Clean it weekly.', expectedAnswer('how often is it cleaned'))).toBe(1);
    expect(answersType('after 500 operating hours', expectedAnswer('how often is it cleaned'))).toBe(1);
    expect(answersType('The valve closes within 5 s.', expectedAnswer('how often is it cleaned'))).toBeLessThan(1);
    expect(answersType('The shift supervisor signs.', expectedAnswer('who signs'))).toBe(1);
    expect(answersType('It is caused by scale.', expectedAnswer('why is it hot'))).toBe(1);
    expect(answersType('每30分钟检查一次', expectedAnswer('多久检查一次'))).toBe(1);
  });

  it('does not take a condition at the end of a question for what it asks', () => {
    const kinds = (questions: readonly string[]): readonly string[] => questions.map((question) => expectedAnswer(question).kind);
    expect(kinds(['What is the pressure when the fan starts?', 'how to cool the oven when a tray has tipped'])).toEqual(['quantity', 'steps']);
    expect(kinds(['How is the varnish mixed?', 'What do I do when the chain slips?', 'Wie entlüftet man die Presse?'])).toEqual(['steps', 'steps', 'steps']);
    expect(kinds(['When does the shift begin?', 'What happens, and when?', 'What time does it start?', 'how do I know when to stop'])).toEqual([
      'time',
      'time',
      'time',
      'time',
    ]);
  });
});

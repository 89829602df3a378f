import { describe, expect, it } from 'vitest';
import { givesReason, reasonIn, withReason } from './shelving-reason.js';

describe('the reason of a shelving', () => {
  it.each([
    ['Shelve VT-101A for 60 minutes because the bearing job is planned', 'the bearing job is planned'],
    ['Shelve PE-401.OFF for 30 minutes, lens is being cleaned', 'lens is being cleaned'],
    ['Shelve LS-101A for 2 hours: float under repair', 'float under repair'],
    ['Shelve LS-101A for 2 hours while the pan is dried', 'the pan is dried'],
    ['LS-101A für 2 Stunden zurückstellen, weil die Wanne getrocknet wird', 'die Wanne getrocknet wird'],
    ['把LS-101A报警搁置2小时，因为正在清洗', '正在清洗'],
  ])('is read from "%s"', (text, reason) => {
    expect(reasonIn(text)).toBe(reason);
  });

  it.each([
    'Shelve the alarm LS-101A for 2 hours',
    'Shelve the alarm LS-101A for two hours please',
    'Shelve LS-101A, please',
    'Shelve LS-101A for the rest of this shift',
    'Stell den Alarm LS-101A für 2 Stunden zurück',
    '把LS-101A报警搁置2小时',
  ])('is missing in "%s"', (text) => {
    expect(reasonIn(text)).toBeNull();
  });

  it('may follow in a sentence of its own, and no question or other order is one', () => {
    const before = 'Shelve the alarm LS-101A for 2 hours';
    expect(givesReason('the float is being repaired', before)).toBe(true);
    expect(givesReason('because of the repair', before)).toBe(true);
    expect(givesReason('who may approve that?', before)).toBe(false);
    expect(givesReason('open a work order for it', before)).toBe(false);
    expect(givesReason('the float is being repaired', 'Which alarms are active?')).toBe(false);
    expect(withReason(before, 'Because the float is being repaired.')).toBe(`${before} because the float is being repaired`);
  });
});

import { describe, expect, it } from 'vitest';
import { emergencyAsked } from './emergency.js';

describe('the dangers that a message cries out or asks about', () => {
  it.each([
    ['It smells of gas in the pump house', ['escape']],
    ['smoke from the dryer, what now?', ['fire']],
    ['Es riecht nach Ammoniak, was tun?', ['escape']],
    ['No water left in the sight glass of boiler 3!', ['loss']],
    ['溶剂泄漏了怎么办？', ['escape']],
  ])('%s', (message, dangers) => expect(emergencyAsked(message)).toEqual(expect.arrayContaining(dangers)));
  it.each([
    'Work order: coupling leaks at the mixer M-7',
    'Open a work order, the hose of M-7 leaks',
    'Arbeitsauftrag für M-7: Dichtung undicht, Wanne nass',
    '请为M-7开一张工单：密封泄漏',
    'history of the leaks at M-7',
    'Summarise the alarm flood in three lines',
    'Übergabe: M-7 leckt, Wanne steht unter',
    'How often did the seal of M-7 leak in 2031?',
  ])('none: %s', (message) => expect(emergencyAsked(message)).toEqual([]));
});

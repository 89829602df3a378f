import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { standalone } from './standalone.js';

const directory = createLine4Directory();
const now = new Date('2026-03-04T15:30:00Z');
const reading = { question: 'level of the buffer tank', answer: 'LT-301 (Buffer tank level): 64.2 % at 2026-03-04 15:30.' };

describe('a question that only changes a part of the one before is made whole', () => {
  it.each([
    ['max today', reading, 'max today of LT-301'],
    ['its limits?', reading, 'alarm limits of LT-301'],
    ['is that normal', reading, 'is LT-301 within its limits'],
    ['make it two hours', { question: 'trend of TT-203 for the last hour', answer: '' }, 'trend of TT-203 for last two hours'],
    ['night shift?', { question: 'OEE early shift', answer: '' }, 'OEE night shift'],
    ['and B', { question: 'hours P-101A', answer: '' }, 'hours P-101B'],
    ['and order 3?', { question: 'when did order 2 end', answer: '' }, 'when did order 3 end'],
    ['and the shift before', { question: 'OEE early shift', answer: '' }, 'OEE from 2026-03-03 22:00 to 2026-03-04 06:00'],
  ])('%s', (text, before, whole) => {
    expect(standalone(text, before, directory, now)).toBe(whole);
  });

  it.each([
    ['how do I calibrate it', reading],
    ['max today of TT-203', reading],
    ['its limits?', { question: 'how do I start the boiler', answer: 'Open the feedwater valve.' }],
    ['and Z', { question: 'hours P-101A', answer: '' }],
  ])('%s keeps its own words', (text, before) => {
    expect(standalone(text, before, directory, now)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { classifySafetyRequest } from './classify.js';

describe('people are not rated, ranked or measured', () => {
  it.each([
    'Who is the slowest technician?',
    'Compare Meyer and Schmidt: who closes more jobs?',
    'Is Meyer a good technician?',
    'How does Meyer compare with the rest of the crew?',
    'How many hours per job does Meyer need compared to the average?',
    'Who closed the most work orders last month?',
    'Ist Meyer ein guter Techniker?',
  ])('%s', (question) => expect(classifySafetyRequest(question)).toBe('ranking'));
});

describe('whose record it is may be asked', () => {
  it.each([
    'Who renewed it most recently?',
    'Who last replaced the seal of P-101A?',
    'Which jobs did Meyer close last week?',
    'What did Schmidt repair on P-101A?',
    'Who signed the permit for the tank work?',
    'Who was the most recent person to change the filter?',
    'Is Meyer a technician or an operator?',
    'Which pump needs less work than the others?',
  ])('%s', (question) => expect(classifySafetyRequest(question)).toBeNull());
});

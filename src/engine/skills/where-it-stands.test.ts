import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../testing/read-question.js';

describe('where something is written', () => {
  it.each([
    'Where do I find the lockout procedure?',
    'Where is the policy on shelving alarms?',
    'In which manual is the plate heat exchanger described?',
    'Which document covers work at height?',
    'Wo finde ich die Anweisung für Arbeiten in der Höhe?',
    'In welchem Handbuch steht das Anzugsmoment?',
    '哪里可以找到高处作业的规定？',
    '上锁程序在哪里？',
  ])('is asked by %s', (text) => {
    expect(readQuestion(text).skill).toBe('where-it-stands');
  });
  it.each(['Where is the strainer of P-101A?', 'Where do I find spare seals?', 'How do I lock out P-101A?', 'Wo ist P-101A?', '备件在哪里？'])(
    'is not asked by %s',
    (text) => {
      expect(readQuestion(text).skill).not.toBe('where-it-stands');
    },
  );
});

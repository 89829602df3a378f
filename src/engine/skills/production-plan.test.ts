import { describe, expect, it } from 'vitest';
import { planFit } from './production-plan.js';

const heard = (question: string): number => planFit({ question, effective: question });

describe('a question about the production plan', () => {
  it.each([
    'What is planned for tonight?',
    'Are we behind plan?',
    'Is the line ahead of schedule?',
    'How far behind are we?',
    'Which product do we run next?',
    'What will the line be bottling tomorrow?',
    'When do we switch over to another product?',
    'How many bottles are left in this order?',
    'Show me the production orders of the late shift',
    'Where does PO-260511-4 stand?',
    'Will we meet the target?',
    'Was ist für die Frühschicht geplant?',
    'Sind wir im Rückstand?',
    'Welcher Auftrag läuft gerade?',
    '今晚的生产计划是什么？',
    '我们落后了吗？',
  ])('is heard: %s', (question) => {
    expect(heard(question)).toBeGreaterThan(0.8);
  });

  it.each([
    'What maintenance is planned for tonight?',
    'Which work orders are scheduled for tomorrow?',
    'How do I carry out a planned stop?',
    'What does the sampling plan say?',
    'What is behind panel 3?',
    'How many bottles did we fill last night?',
    'When was the duty pump changed today?',
    'Which inspection is due next week?',
    'What is the target temperature of the holding tube?',
    'Wann ist die nächste Wartung geplant?',
    'In which order do I open the valves?',
  ])('is not heard in: %s', (question) => {
    expect(heard(question)).toBe(0);
  });
});

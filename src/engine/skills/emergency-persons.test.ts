import { describe, expect, it } from 'vitest';
import { endangersPerson } from '../../domain/emergency.js';
import { readQuestion } from '../../testing/read-question.js';

describe('somebody in danger', () => {
  it.each([
    'Someone is trapped in the conveyor, what do I do?',
    'Jemand ist im Förderband eingeklemmt, was tun?',
    'Acid splashed into my eye, what do I do?',
    '酸溅到眼睛里怎么办？',
    'Somebody got an electric shock at the panel, what now?',
  ])('is an emergency before any fault of the machine: %s', (question) => {
    expect(endangersPerson(question)).toBe(true);
    expect(readQuestion(question).skill).toBe('emergency');
  });

  it('a word of danger is no slip of the finger', () => {
    expect(readQuestion('Someone is trapped in the conveyor').understanding.question).toContain('trapped');
  });

  it('a fire or a leak alone is no person', () => {
    expect(endangersPerson('There is a gas leak at the burner')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { wantsDoing } from './wants-doing.js';

describe('whether a person is to act', () => {
  it.each([
    'Can I open the lid while it turns?',
    'Reach in and pull the bottle out',
    'Keep it going with the door open',
    'Kann man den Deckel abnehmen?',
    'Filter wechseln',
    '能不能把门打开？',
  ])('holds for: %s', (question) => {
    expect(wantsDoing(question)).toBe(true);
  });

  it.each([
    'Which alarms are active?',
    'Target pressure of the line?',
    'Since when is the pump off?',
    'Write structured text: open the valve when the door is shut',
    'Wie hoch ist der Grenzwert?',
    '哪些报警还在？',
  ])('does not hold for a reading, a fact or a program: %s', (question) => {
    expect(wantsDoing(question)).toBe(false);
  });
});

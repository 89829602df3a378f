import { describe, expect, it } from 'vitest';
import { readSafety, readSafetyOfTurn } from './classify.js';
import { namesAlone, wantsDoing } from './wants-doing.js';

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

describe('a message of names alone', () => {
  it.each(['just P-501', 'only the P-501', 'nur P-12a bitte', '只看P-501', 'AB-12 and CD-34.RUN'])('wants nothing done: %s', (question) => {
    expect(namesAlone(question)).toBe(true);
    expect(readSafety(question).refused).toBeNull();
    expect(readSafetyOfTurn(question, 'Which pumps tripped today?').refused).toBeNull();
  });

  it.each(['jump P-501', 'just bypass P-501', 'P-501 off', 'just the guard', 'nur Schutz P-12 weg', '短接P-501'])(
    'may want something with any other word: %s',
    (question) => {
      expect(namesAlone(question)).toBe(false);
    },
  );
});

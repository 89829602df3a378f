import { describe, expect, it } from 'vitest';
import { asWritten, germanVerb, withPrefixesJoined, withVerbBehindNot } from './german-verbs.js';

describe('a German verb', () => {
  it.each([
    ['ausgefallen', 'failed'],
    ['ausfällt', 'fail'],
    ['auszufallen', 'fail'],
    ['fiel', 'fallen'],
    ['anlief', 'started'],
    ['verhindert', 'prevent'],
    ['repariertest', null],
    ['reparierte', 'repaired'],
    ['überschritten', 'exceeded'],
    ['Tisch', null],
  ])('%s is read as %s whatever its form', (word, english) => {
    expect(germanVerb(word)).toBe(english);
  });

  it('is read with its prefix from the end of the clause', () => {
    const keep = (english: string): string => `<${english}>`;
    expect(withPrefixesJoined('springt die Pumpe an, wenn die andere steht?', keep)).toBe('<start> die Pumpe , wenn die andere steht?');
    expect(withPrefixesJoined('stell den Alarm eine Stunde zurück', keep)).toBe('<shelve> den Alarm eine Stunde ');
    expect(withPrefixesJoined('liegt das an der Pumpe?', keep)).toBe('liegt das an der Pumpe?');
  });

  it('stands behind the "not" in English', () => {
    expect(withVerbBehindNot('warum öffnet das Ventil nicht', (english) => english)).toBe('warum does das Ventil nicht open');
    expect(withVerbBehindNot('warum ist das Ventil nicht offen', (english) => english)).toBe('warum ist das Ventil nicht offen');
  });

  it.each([
    ['stehn', 'stehen'],
    ['gehn', 'gehen'],
    ['Bahn', 'Bahn'],
    ['zehn', 'zehn'],
  ])('%s as spoken is %s as written', (spoken, written) => {
    expect(asWritten(spoken)).toBe(written);
  });
});

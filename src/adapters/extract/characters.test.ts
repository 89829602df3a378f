import { describe, expect, it } from 'vitest';
import { isScrambled, normaliseCharacters, undecodableShare } from './characters.js';

describe('characters as readers expect them', () => {
  it('writes radicals that a font names as the characters they look like, and leaves fractions and powers alone', () => {
    expect(normaliseCharacters('离⼼机 ⻔ 10² ½ ﬁlter')).toBe('离心机 门 10² ½ filter');
  });
});

describe('text whose encoding is lost', () => {
  it('is known by pictures in place of letters', () => {
    expect(undecodableShare('✁✂ ✄☎✆ ✝✞✟')).toBeGreaterThan(0.8);
    expect(undecodableShare('✓ Close the valve ➤ see page 4')).toBeLessThan(0.3);
  });
  it('is known by the want of vowels, in a text long enough to judge', () => {
    const plain =
      'Die Schnecke wird nach viertausend Betriebsstunden gezogen und auf Verschleiß geprüft. The rope is replaced when six wires are broken. '.repeat(3);
    const shifted = plain.replace(/[a-z]/gu, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 3) % 26) + 97));
    expect([isScrambled(plain), isScrambled(shifted), isScrambled('PRTS NR. 4711 XVCD')]).toEqual([false, true, false]);
  });
});

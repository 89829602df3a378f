import { describe, expect, it } from 'vitest';
import { literalPattern } from './literal-pattern.js';

const printable = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

describe('the pattern of a text', () => {
  it.each(['', 'u', 'iu', 'g'])('is valid with the flags "%s" and finds every printable character, alone and between others', (flags) => {
    for (const character of [...printable, '–', '„', '℃', '第']) {
      expect(new RegExp(`^${literalPattern(character)}$`, flags).test(character)).toBe(true);
      expect(new RegExp(`^${literalPattern(`a${character}b`)}$`, flags).test(`a${character}b`)).toBe(true);
    }
    expect(new RegExp(literalPattern(printable.join('')), flags).test(printable.join(''))).toBe(true);
  });

  it('finds nothing else', () => {
    expect(new RegExp(literalPattern('a.b')).test('axb')).toBe(false);
  });
});

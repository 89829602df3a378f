import { describe, expect, it } from 'vitest';
import { spokenLanguage } from './spoken-language.js';

describe('the language a text is read aloud in', () => {
  it.each([
    ['P-101A 振动高，4.5 mm/s。', 'en', 'zh'],
    ['Vor jeder Arbeit an der Anlage freischalten.', 'en', 'de'],
    ['Close the suction valve and lock it before any work.', 'zh', 'en'],
    ['VT-101A: 4.5 mm/s', 'de', 'de'],
    ['VT-101A: 4.5 mm/s', 'zh', 'zh'],
  ] as const)('%s, within %s: %s', (text, around, own) => {
    expect(spokenLanguage(text, around)).toBe(own);
  });
});

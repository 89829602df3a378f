import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Analyser } from './analyse.js';
import type { TextLanguage } from './language.js';

const analyser = new Analyser();
const full = (text: string, language: TextLanguage = 'en'): string[] =>
  analyser
    .analyse(text, language)
    .filter((token) => !token.part && !token.stop)
    .map((token) => token.term);
const parts = (text: string): string[] =>
  analyser
    .analyse(text, 'en')
    .filter((token) => token.part)
    .map((token) => token.term);

describe('identifiers', () => {
  it.each(['P-101A', 'p101a', 'P 101 A', 'P_101_A', 'P-101-A', 'p–101a'])('%s is one tag however it is written', (written) => {
    expect(full(written)).toContain('p101a');
  });

  it('is also found by its pieces: the tag without its letter, the bare number with and without the letter', () => {
    expect(parts('P-101A')).toEqual(expect.arrayContaining(['p101', '101a', '101']));
  });

  it('keeps part numbers whole and finds their halves', () => {
    expect(full('HC40-3101')).toEqual(['hc403101']);
    expect(parts('HC40-3101')).toEqual(expect.arrayContaining(['hc40', '3101']));
    expect(parts('HC40-3101')).not.toContain('403101');
  });

  it('reads a slash as siblings', () => {
    expect(full('P-601A/B/C')).toEqual(['p601a', 'p601b', 'p601c']);
    expect(full('LT-101/102')).toEqual(['lt101', 'lt102']);
  });

  it('separates an attribute from its tag', () => {
    expect(full('P-101A.RUN')).toEqual(['p101a', 'run']);
  });

  it('joins capitals and digits that a space separates', () => {
    expect(full('flange DN 50')).toContain('dn50');
  });
});

describe('numbers and units', () => {
  it('drops grouping and trailing zeros, in the manner of the language', () => {
    expect(full('10,000 and 72.0 and 1.5')).toEqual(['10000', '72', '1.5']);
    expect(full('8.000 Stunden und 7,5 bar', 'de')).toEqual(expect.arrayContaining(['8000', '7.5', 'bar']));
  });

  it('separates a unit that sticks to its number and spells units one way', () => {
    expect(full('48Nm')).toEqual(full('48 N·m'));
    expect(full('4kW')).toEqual(full('4 kW'));
    expect(full('10 m3/h')).toEqual(full('10 m³/h'));
    expect(full('90℃')).toEqual(full('90 °C'));
  });

  it('keeps a range as such and as its two ends', () => {
    expect(full('10–15 mm')).toEqual(['10-15', '10', '15', 'mm']);
  });
});

describe('words', () => {
  it('folds ligatures, soft hyphens and full-width letters', () => {
    expect(full('ﬁlter fil\u00adter ｆｉｌｔｅｒ')).toEqual(['filter', 'filter', 'filter']);
  });

  it('splits at hyphens and keeps the joined form as a part', () => {
    expect(full('ball-bearing')).toEqual(['ball', 'bear']);
    expect(parts('lock-out')).toContain('lockout');
  });

  it('marks stop words and keeps negations', () => {
    const tokens = analyser.analyse('do not open the valve without a permit', 'en');
    expect(tokens.filter((token) => token.stop).map((token) => token.term)).toEqual(['do', 'the', 'a']);
    expect(full('do not open')).toContain('not');
  });

  it('segments Chinese into words with their own offsets, and pairs of characters as parts', () => {
    const text = '检查轴承温度';
    const tokens = analyser.analyse(text, 'zh');
    expect(tokens.filter((token) => !token.part).map((token) => text.slice(token.start, token.end))).toEqual(['检查', '轴承', '温度']);
    expect(tokens.filter((token) => token.part).map((token) => token.term)).toContain('查轴');
  });

  it('uses pairs of characters where the runtime cannot segment', () => {
    const terms = new Analyser({ segmentChinese: false }).analyse('轴承温度', 'zh').map((token) => token.term);
    expect(terms).toEqual(['轴承', '承温', '温度']);
  });

  it('gives offsets inside the text, in rising order of position, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom<TextLanguage>('en', 'de', 'zh'), (text, language) => {
        let position = -1;
        for (const token of analyser.analyse(text, language)) {
          expect(token.start).toBeGreaterThanOrEqual(0);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.position).toBeGreaterThanOrEqual(position);
          position = token.position;
        }
      }),
    );
  });
});

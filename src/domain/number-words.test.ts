import { describe, expect, it } from 'vitest';
import { numberOf, readGermanNumber, readHan, timesOf } from './number-words.js';

describe('numbers in words', () => {
  it.each([
    ['twelve', 12],
    ['Forty-five', 45],
    ['ninety nine', 99],
    ['zwölf', 12],
    ['einundzwanzig', 21],
    ['eins', 1],
    ['an', 1],
    ['half an', 0.5],
    ['einer halben', 0.5],
    ['半', 0.5],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十三', 23],
    ['一百零五', 105],
    ['一千二', 1200],
    ['三百五', 350],
    ['一千零二', 1002],
    ['一万二', 12_000],
    ['一万二千', 12_000],
    ['17', 17],
    ['1,5', 1.5],
    ['0', 0],
  ])('%s is %d', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each(['', 'pump', 'P-101', '12 bar', '二三', 'zweiundzwanzigmal', '-'])('"%s" is none', (text) => {
    expect(numberOf(text)).toBeNull();
  });

  it.each([
    ['once', 1],
    ['twice', 2],
    ['three times', 3],
    ['dreimal', 3],
    ['einmal', 1],
    ['viermal', 4],
    ['4', 4],
    ['两', 2],
    ['六次', 6],
  ])('%s says it %d times', (text, value) => {
    expect(timesOf(text)).toBe(value);
  });

  it('reads Chinese numbers by place', () => {
    expect(['零', '九', '十九', '三十', '二百一十'].map(readHan)).toEqual([0, 9, 19, 30, 210]);
  });
});

describe('numbers of several words and signs', () => {
  it.each([
    ['tausendvierhundertfünfzig', 1450],
    ['dreihundert', 300],
    ['zweitausendundfünf', 2005],
    ['zweieinhalb', 2.5],
    ['anderthalb', 1.5],
    ['hundertzwanzig', 120],
    ['tausendfüßler', null],
    ['hunderte', null],
    ['dahinter', null],
  ] as const)('German: %s', (word, value) => {
    expect(readGermanNumber(word)).toBe(value);
  });

  it.each([
    ['一千二百', 1200],
    ['两千零五', 2005],
    ['三万五千', 35_000],
    ['二点五', 2.5],
    ['零点二五', 0.25],
    ['十万', 100_000],
    ['点五', null],
    ['一点', null],
  ] as const)('Chinese: %s', (text, value) => {
    expect(readHan(text)).toBe(value);
  });
});

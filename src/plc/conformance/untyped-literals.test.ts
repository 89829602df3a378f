import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { evaluate, rulesOf } from './harness.js';

/** What the operators give in whole numbers; division drops the remainder, MOD has the sign of the dividend. */
const whole: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  MOD: (a, b) => a % b,
};
const signed = (value: number): string => (value < 0 ? `(${value})` : String(value));

describe('an expression of untyped whole literals has one value (IEC 61131-3:2013, ANY_INT)', () => {
  it('whatever the type of the place it goes to', () => {
    const number = fc.integer({ min: -70_000, max: 70_000 });
    fc.assert(
      fc.property(number, number, fc.constantFrom(...Object.keys(whole)), fc.constantFrom<Dialect>('iec', 'codesys', 'siemens'), (a, b, operator, dialect) => {
        fc.pre(b !== 0 || (operator !== '/' && operator !== 'MOD'));
        const expected = whole[operator]?.(BigInt(a), BigInt(b)) ?? 0n;
        const text = `${signed(a)} ${operator} ${signed(b)}`;
        expect(evaluate('LREAL', text, dialect)).toBe(Number(expected));
        expect(evaluate('LINT', text, dialect)).toBe(expected);
        expect(evaluate('BOOL', `${text} = ${signed(Number(expected))}`, dialect)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['REAL', '7 / 2', 3],
    ['REAL', '3 / 2 * 2.0', 2],
    ['LREAL', '-(7 / 2)', -3],
    ['REAL', 'DIV(7, 2)', 3],
    ['REAL', 'MAX(7, 2) / 2', 3],
    ['LREAL', '2147483647 + 1', 2_147_483_648],
    ['REAL', '7 / 2.0', 3.5],
    ['DINT', 'i * (7 / 2)', 30],
    ['BOOL', 'u > -1', true],
    ['BOOL', 'i > 30000 * 2', false],
  ] as const)('%s := %s', (type, text, value) => {
    expect(evaluate(type, text, 'iec', 'i : INT := 10; u : UINT := 5;')).toBe(value);
  });

  it.each(['iec', 'codesys', 'beckhoff', 'siemens'] as const)('a lost remainder is a warning in %s', (dialect) => {
    const program = (text: string): string => `PROGRAM Main VAR r : REAL; END_VAR\nr := ${text};\nEND_PROGRAM`;
    expect(rulesOf(program('7 / 2'), dialect, ['warning'])).toContain('2 lost-remainder');
    for (const text of ['8 / 2', '7.0 / 2', '7 MOD 2']) expect(rulesOf(program(text), dialect, ['warning'])).not.toContain('2 lost-remainder');
  });
});

describe('a function of untyped literals is calculated in the precision of its place', () => {
  it.each([
    ['EXPT(2.0, 0.5)', Math.SQRT2],
    ['SQRT(2)', Math.SQRT2],
    ['LN(EXP(0.1)) * 3.0', Math.log(Math.exp(0.1)) * 3],
  ])('%s', (text, value) => {
    expect(evaluate('LREAL', text)).toBe(value);
    expect(evaluate('REAL', text)).toBeCloseTo(Math.fround(value), 6);
    expect(evaluate('BOOL', `${text} = l`, 'iec', `l : LREAL := ${text};`)).toBe(true);
  });

  it('of a REAL variable it stays REAL', () => {
    expect(evaluate('LREAL', 'EXPT(x, 0.5)', 'iec', 'x : REAL := 2.0;')).toBe(Math.fround(Math.SQRT2));
  });
});

describe('leaving a block', () => {
  const program = (text: string): string => `FUNCTION Main : INT\nVAR_INPUT a : INT; END_VAR\n${text}\nEND_FUNCTION`;

  it('a jump needs its label in the same block', () => {
    expect(rulesOf(program('GOTO nowhere;'), 'siemens')).toEqual(['3 unknown-label']);
    expect(rulesOf(program('IF a > 1 THEN GOTO out; END_IF; Main := a; out: Main := 1;'), 'siemens')).toEqual([]);
    expect(rulesOf(program('JMP done;'), 'codesys')).toEqual(['3 unknown-label']);
  });

  it('RETURN takes no value, but in SCL', () => {
    for (const dialect of ['iec', 'codesys', 'beckhoff'] as const) expect(rulesOf(program('RETURN 5;'), dialect), dialect).toEqual(['3 return-value']);
    expect(rulesOf(program('Main := 1; RETURN;'))).toEqual([]);
  });
});

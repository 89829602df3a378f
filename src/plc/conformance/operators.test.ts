import { describe, expect, it } from 'vitest';
import { evaluate, rulesOf, start } from './harness.js';

const gives = (type: string, expression: string, value: unknown, declarations = ''): void => {
  it(`${expression} is ${String(value)}`, () => {
    expect(evaluate(type, expression, 'iec', declarations)).toBe(value);
  });
};

describe('precedence (IEC 61131-3:2013 table 71)', () => {
  gives('INT', '2 + 3 * 4', 14);
  gives('INT', '(2 + 3) * 4', 20);
  gives('INT', '10 - 4 - 3', 3);
  gives('INT', '100 / 10 / 5', 2);
  gives('INT', '7 MOD 4 * 2', 6);
  gives('LREAL', '2.0 ** 3.0 ** 2.0', 64);
  gives('LREAL', '-2.0 ** 2.0', 4);
  gives('LREAL', '2.0 * 3.0 ** 2.0', 18);
  gives('BOOL', 'TRUE OR TRUE AND FALSE', true);
  gives('BOOL', 'TRUE XOR TRUE AND FALSE', true);
  gives('BOOL', 'TRUE OR TRUE XOR TRUE', true);
  gives('BOOL', 'NOT FALSE AND FALSE', false);
  gives('BOOL', 'NOT (FALSE AND FALSE)', true);
  gives('BOOL', '1 + 1 = 2', true);
  gives('BOOL', '1 < 2 = TRUE', true);
  gives('BOOL', '3 > 2 AND 2 > 1', true);
  gives('BOOL', 'TRUE & FALSE', false);
  it('Siemens binds ** closer than the sign', () => {
    const plc = start('FUNCTION_BLOCK "Main"\nVAR result : LReal; END_VAR\nBEGIN\n#result := -2.0 ** 2.0;\nEND_FUNCTION_BLOCK', 'Main', 'siemens');
    plc.scan(1);
    expect(plc.read('result')).toBe(-4);
  });
});

describe('integers wrap around at the width of their type', () => {
  gives('SINT', 'x + SINT#1', -128, 'x : SINT := 127;');
  gives('USINT', 'x + USINT#10', 4, 'x : USINT := 250;');
  gives('INT', 'x * INT#2', -2, 'x : INT := 32767;');
  gives('INT', '-x', -32768, 'x : INT := -32768;');
  gives('UINT', 'x - UINT#1', 65535, 'x : UINT := 0;');
  gives('DINT', 'x + DINT#1', -2147483648, 'x : DINT := 2147483647;');
  gives('DINT', 'x * DINT#65537', 0x10001 * 0x10001 - 2 ** 32, 'x : DINT := 65537;');
  gives('UDINT', 'x - UDINT#1', 4294967295, 'x : UDINT := 0;');
  gives('LINT', 'x + LINT#1', -9223372036854775808n, 'x : LINT := 9223372036854775807;');
  gives('ULINT', 'x - ULINT#1', 18446744073709551615n, 'x : ULINT := 0;');
  it('CODESYS calculates small integers with 32 bits before the result is stored', () => {
    expect(evaluate('DINT', 'x * y', 'codesys', 'x : INT := 1000; y : INT := 1000;')).toBe(1_000_000);
    expect(evaluate('DINT', 'x * y', 'iec', 'x : INT := 1000; y : INT := 1000;')).toBe((1_000_000 << 16) >> 16);
  });
});

describe('division and remainder', () => {
  gives('INT', 'x / INT#2', -3, 'x : INT := -7;');
  gives('INT', 'x MOD INT#2', -1, 'x : INT := -7;');
  gives('INT', 'x MOD INT#-4', 3, 'x : INT := 7;');
  gives('DINT', 'x / DINT#-1', -2147483648, 'x : DINT := -2147483648;');
  gives('LINT', 'x / LINT#3', -3n, 'x : LINT := -10;');
  for (const [type, divisor] of [
    ['INT', 'z'],
    ['REAL', 'z'],
    ['LINT', 'z'],
  ] as const) {
    it(`${type} divided by zero is a fault that names the line`, () => {
      const plc = start(`PROGRAM Main\nVAR x : ${type} := 1; z : ${type}; END_VAR\nx := x / ${divisor};\nEND_PROGRAM`);
      plc.scan(10);
      expect(plc.fault).toMatchObject({ rule: 'division-by-zero', line: 3, scan: 1 });
    });
  }
  it('MOD by zero is the same fault', () => {
    const plc = start('PROGRAM Main\nVAR x, z : INT; END_VAR\nx := 5 MOD z;\nEND_PROGRAM');
    plc.scan(10);
    expect(plc.fault?.rule).toBe('division-by-zero');
  });
});

describe('REAL is single precision, LREAL double', () => {
  gives('REAL', 'x + y', Math.fround(Math.fround(0.1) + Math.fround(0.2)), 'x : REAL := 0.1; y : REAL := 0.2;');
  gives('LREAL', 'x + y', 0.1 + 0.2, 'x : LREAL := 0.1; y : LREAL := 0.2;');
  gives('BOOL', 'x > 0.1', false, 'x : REAL := 0.1;');
  gives('REAL', 'x * 3', Math.fround(Math.fround(0.7) * 3), 'x : REAL := 0.7;');
  gives('LREAL', 'x / 4.0', 0.25, 'x : LREAL := 1.0;');
  gives('LREAL', 'x / 4', 0, 'x : INT := 1;');
});

describe('bit strings and bit access', () => {
  gives('BYTE', 'NOT x', 0x0f, 'x : BYTE := 16#F0;');
  gives('WORD', 'x AND 16#0FF0', 0x0f00, 'x : WORD := 16#FF00;');
  gives('DWORD', 'x OR DWORD#16#8000_0000', 0x8000_0001, 'x : DWORD := 1;');
  gives('DWORD', 'NOT x', 0xffff_fffe, 'x : DWORD := 1;');
  gives('LWORD', 'x XOR LWORD#16#FF', 0xf0n, 'x : LWORD := 16#0F;');
  gives('BOOL', 'x.3', true, 'x : WORD := 8;');
  gives('BOOL', 'x.%X15', true, 'x : WORD := 16#8000;');
  gives('BYTE', 'x.%B1', 0x12, 'x : WORD := 16#1234;');
  gives('WORD', 'x.%W1', 0x1234, 'x : DWORD := 16#1234_5678;');
  gives('BOOL', 'x.63', true, 'x : LWORD := 16#8000_0000_0000_0000;');
  it('writing a bit leaves the others alone', () => {
    const plc = start(
      'PROGRAM Main VAR w : WORD := 16#00FF; d : DWORD; i : INT; END_VAR\nw.0 := FALSE; w.8 := TRUE; d.31 := TRUE; d.%B0 := 16#AB; i.15 := TRUE;\nEND_PROGRAM',
    );
    plc.scan(1);
    expect([plc.read('w'), plc.read('d'), plc.read('i')]).toEqual([0x01fe, 0x8000_00ab, -32768]);
  });
  it('a bit that does not exist is an error', () => {
    expect(rulesOf('PROGRAM Main VAR b : BYTE; x : BOOL; END_VAR\nx := b.8;\nEND_PROGRAM')).toEqual(['2 bit-out-of-range']);
  });
});

describe('time arithmetic (tables 30 and 31)', () => {
  gives('TIME', 'T#1s + T#500ms', 1500);
  gives('TIME', 'T#1s - T#1500ms', -500);
  gives('TIME', 'T#1s * 3', 3000);
  gives('TIME', '3 * T#1s', 3000);
  gives('TIME', 'T#1s * 1.5', 1500);
  gives('TIME', 'T#10s / 4', 2500);
  gives('TIME', 'DT#2024-01-02-00:00:00 - DT#2024-01-01-00:00:00', 86_400_000);
  gives('DT', 'DT#2024-01-01-00:00:00 + T#1h', Date.UTC(2024, 0, 1, 1));
  gives('TOD', 'TOD#12:00:00 + T#30m', (12 * 60 + 30) * 60_000);
  gives('TIME', 'D#2024-03-01 - D#2024-02-28', 2 * 86_400_000);
  gives('LTIME', 'LT#1s + LT#1ns', 1_000_000_001n);
  gives('BOOL', 'T#1s > T#999ms', true);
});

describe('AND_THEN and OR_ELSE evaluate the right side only when needed; AND may fault on it', () => {
  const program = (operator: string): string =>
    `PROGRAM Main VAR a : ARRAY[1..2] OF INT; i : INT; ok : BOOL; END_VAR\nok := i > 0 ${operator} a[i] = 0;\nEND_PROGRAM`;
  it('AND_THEN guards an index', () => {
    const plc = start(program('AND_THEN'), 'Main', 'codesys');
    plc.scan(1);
    expect([plc.fault, plc.read('ok')]).toEqual([null, false]);
  });
  it('AND does not', () => {
    const plc = start(program('AND'), 'Main', 'codesys');
    plc.scan(1);
    expect(plc.fault?.rule).toBe('index-out-of-range');
  });
});

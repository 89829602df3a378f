import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { runRules } from '../rules/run.js';
import { checked, refusals, start } from './harness.js';

/** The values of some variables after one scan of a program. */
function scanned(declarations: string, body: string, names: readonly string[], dialect: Dialect = 'iec'): readonly unknown[] {
  const plc = start(`PROGRAM Main VAR ${declarations} END_VAR\n${body}\nEND_PROGRAM`, 'Main', dialect);
  plc.scan(10);
  if (plc.fault !== null) throw new Error(plc.fault.message);
  return names.map((name) => plc.read(name));
}

const bytes = 'whole AT %MD20 : DWORD; first AT %MB20 : BYTE; last AT %MB23 : BYTE; low AT %MW20 : WORD;';

describe('variables at overlapping direct addresses share memory (IEC 61131-3:2013, 6.5.5.2)', () => {
  it('the byte order is little-endian (CODESYS, TwinCAT on x86 and ARM)', () => {
    expect(scanned(bytes, 'whole := 16#11223344;', ['first', 'last', 'low'])).toEqual([0x44, 0x11, 0x3344]);
    expect(scanned(bytes, 'first := 16#AA; last := 16#7F;', ['whole', 'low'], 'beckhoff')).toEqual([0x7f0000aa, 0xaa]);
  });
  it('the byte order is big-endian in SCL: MB20 is the high byte of MD20', () => {
    expect(scanned(bytes, 'whole := 16#11223344;', ['first', 'last', 'low'], 'siemens')).toEqual([0x11, 0x44, 0x1122]);
  });
  it('numbers count units of their own size in CODESYS: MD5 is MB20 to MB23', () => {
    const own = 'whole AT %MD5 : DWORD; first AT %MB20 : BYTE; high AT %MW11 : WORD; other AT %MD20 : DWORD;';
    expect(scanned(own, 'whole := 16#11223344;', ['first', 'high', 'other'], 'codesys')).toEqual([0x44, 0x1122, 0]);
  });
  it('a bit of an output byte, both ways', () => {
    const bits = 'port AT %QB0 : BYTE; lamp AT %QX0.3 : BOOL; horn AT %QX0.0 : BOOL;';
    expect(scanned(bits, 'lamp := TRUE;', ['port'])).toEqual([8]);
    expect(scanned(bits, 'port := 16#FF; horn := FALSE;', ['port', 'lamp'])).toEqual([0xfe, true]);
  });
  it('signs and REAL bits', () => {
    expect(scanned('n AT %MW0 : INT; b AT %MB1 : SINT;', 'n := -2;', ['b'])).toEqual([-1]);
    expect(scanned('r AT %MD4 : REAL; d AT %MD4 : DWORD;', 'r := 1.0;', ['d'])).toEqual([0x3f800000]);
    expect(scanned('r AT %MD4 : REAL; d AT %MD4 : DWORD;', 'd := 16#40490FDB;', ['r'])).toEqual([Math.fround(Math.PI)]);
    expect(scanned('l AT %ML8 : LINT; h AT %MD12 : DINT;', 'l := LINT#-1;', ['h'])).toEqual([-1]);
  });
  it('elements of an array, chosen when it runs', () => {
    const list = 'list AT %MB8 : ARRAY[0..3] OF BYTE; whole AT %MD8 : DWORD; i : INT := 2;';
    expect(scanned(list, 'list[i] := 16#5A;', ['whole'])).toEqual([0x5a0000]);
    expect(scanned(list, 'whole := 16#01020304;', ['list[0]', 'list[3]'])).toEqual([4, 1]);
  });
  it('writes through VAR_IN_OUT, parts of words, counting loops and block outputs', () => {
    expect(scanned(bytes, 'whole.%B1 := 16#77;', ['low'])).toEqual([0x7700]);
    expect(scanned(bytes, 'whole.31 := TRUE;', ['last'])).toEqual([0x80]);
    expect(scanned('n AT %MW0 : INT; b AT %MB0 : USINT;', 'FOR n := 1 TO 4 DO ; END_FOR;', ['b'])).toEqual([5]);
    const block = 'FUNCTION_BLOCK Inc\nVAR_IN_OUT x : BYTE; END_VAR\nVAR_OUTPUT q : BYTE; END_VAR\nx := x + 1; q := x;\nEND_FUNCTION_BLOCK\n';
    const plc = start(`${block}PROGRAM Main VAR inc : Inc; ${bytes} END_VAR\ninc(x := first, q => last);\nEND_PROGRAM`);
    plc.scan(10);
    expect(plc.read('whole')).toBe(0x01000001);
  });
  it('global variables and addresses used without a declaration', () => {
    const text = 'VAR_GLOBAL word AT %MW2 : WORD; END_VAR\nPROGRAM Main VAR seen : BYTE; END_VAR\n%MB3 := 16#12;\nword.0 := TRUE;\nseen := %MB2;\nEND_PROGRAM';
    const plc = start(text);
    plc.scan(10);
    expect([plc.read('word'), plc.read('seen')]).toEqual([0x1201, 1]);
  });
  it('values from outside, initial values, forks and restarts', () => {
    const plc = start(`PROGRAM Main VAR whole AT %MD20 : DWORD := 16#01020304; first AT %MB20 : BYTE; END_VAR\n;\nEND_PROGRAM`);
    expect(plc.read('first')).toBe(4);
    plc.write('first', 0xff);
    expect(plc.read('whole')).toBe(0x010203ff);
    const copy = plc.fork();
    copy.write('whole', 7);
    expect([copy.read('first'), plc.read('first')]).toEqual([7, 0xff]);
    plc.set(plc.indexOf('first'), 9);
    expect(plc.read('whole')).toBe(0x01020309);
    plc.coldStart();
    expect(plc.read('first')).toBe(4);
  });
  it('channels of modules (more parts than byte and bit) stay apart', () => {
    expect(scanned('a AT %QW2.0 : WORD; b AT %QW2.1 : WORD;', 'a := 16#FFFF;', ['b'])).toEqual([0]);
  });
  it('what has no fixed bits is refused instead of kept apart', () => {
    expect(refusals('PROGRAM Main VAR s AT %MB0 : STRING; b AT %MB0 : BYTE; END_VAR\nb := 1;\nEND_PROGRAM')).toEqual([
      's shares its address with another variable; only numbers and bits can share one in the soft PLC. Give it an address of its own.',
    ]);
  });
});

describe('rule CP4 counts addresses like the dialect', () => {
  const found = (declarations: string, dialect: Dialect): boolean =>
    runRules(checked(`PROGRAM Main VAR ${declarations} END_VAR\n;\nEND_PROGRAM`, dialect), { only: ['CP4'] }).length > 0;
  it('words beside each other in CODESYS overlap where numbers are bytes', () => {
    const words = 'a AT %IW2 : WORD; b AT %IW3 : WORD; c AT %ML1 : LWORD; d AT %ML2 : LWORD;';
    expect([found(words, 'codesys'), found(words, 'siemens')]).toEqual([false, true]);
    expect(found('a AT %MD5 : DWORD; b AT %MB21 : BYTE;', 'codesys')).toBe(true);
  });
});

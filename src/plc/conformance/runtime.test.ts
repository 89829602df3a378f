import { describe, expect, it } from 'vitest';
import type { Statement } from '../ast.js';
import { compile } from '../runtime/compile.js';
import { createControlProgram } from '../runtime/control-program.js';
import { checked, start } from './harness.js';

const source = `TYPE Pt : STRUCT x : INT; name : STRING[8]; END_STRUCT; END_TYPE
PROGRAM Main
VAR RETAIN total : DINT; END_VAR
VAR_INPUT run : BOOL; speed : REAL; END_VAR
VAR t : TON; p : ARRAY[1..2] OF Pt; big : ULINT; wait : TIME := T#1s; END_VAR
t(IN := run, PT := wait);
IF run THEN total := total + 1; p[2].x := p[2].x + 1; big := big + 1; END_IF;
p[1].name := 'pump';
END_PROGRAM`;

describe('online view', () => {
  it('lists every elementary value with path, type, section and value', () => {
    const plc = start(source);
    plc.scan(10);
    expect(plc.variables().map(({ path, type, section, retain, value }) => [path, type, section, retain, value])).toEqual([
      ['total', 'DINT', 'VAR', true, 0],
      ['run', 'BOOL', 'VAR_INPUT', false, false],
      ['speed', 'REAL', 'VAR_INPUT', false, 0],
      ['t.IN', 'BOOL', 'VAR', false, false],
      ['t.PT', 'TIME', 'VAR', false, 1000],
      ['t.Q', 'BOOL', 'VAR', false, false],
      ['t.ET', 'TIME', 'VAR', false, 0],
      ['p[1].x', 'INT', 'VAR', false, 0],
      ['p[1].name', 'STRING[8]', 'VAR', false, 'pump'],
      ['p[2].x', 'INT', 'VAR', false, 0],
      ['p[2].name', 'STRING[8]', 'VAR', false, ''],
      ['big', 'ULINT', 'VAR', false, 0n],
      ['wait', 'TIME', 'VAR', false, 1000],
    ]);
  });
  it('reads and writes by path, without regard to case; refuses what does not fit', () => {
    const plc = start(source);
    expect([plc.write('RUN', true), plc.write('p[2].x', 7), plc.write('p[1].name', 'a long name'), plc.write('speed', 1.5), plc.write('big', 5n)]).toEqual(
      Array(5).fill(true),
    );
    expect([plc.write('p[2].x', 40_000), plc.write('p[2].x', 1.5), plc.write('run', 2), plc.write('nothing', 1), plc.write('speed', 'x')]).toEqual(
      Array(5).fill(false),
    );
    expect([plc.read('Run'), plc.read('p[2].X'), plc.read('p[1].name'), plc.read('speed'), plc.read('big'), plc.read('nothing')]).toEqual([
      true,
      7,
      'a long n',
      1.5,
      5n,
      undefined,
    ]);
  });
});

describe('scan cycle', () => {
  it('time is what the scans were told, nothing else', () => {
    const plc = start(source);
    plc.scan(10);
    plc.scan(25);
    expect([plc.timeMs, plc.scans]).toEqual([35, 2]);
  });
  it('two instances of one program run alike and apart', () => {
    const [a, b] = [start(source), start(source)];
    a.write('run', true);
    for (let scan = 0; scan < 5; scan++) {
      a.scan(10);
      b.scan(10);
    }
    expect([a.read('total'), b.read('total')]).toEqual([5, 0]);
  });
  it('snapshot and restore bring back values, timers, clock and faults', () => {
    const plc = start(source);
    plc.write('run', true);
    plc.scan(600);
    const saved = plc.snapshot();
    plc.scan(600);
    plc.scan(600);
    expect(plc.read('t.Q')).toBe(true);
    plc.restore(saved);
    expect([plc.read('total'), plc.read('big'), plc.read('p[1].name'), plc.timeMs, plc.scans]).toEqual([1, 1n, 'pump', 600, 1]);
    plc.scan(999);
    expect(plc.read('t.ET')).toBe(999);
  });
  it('a fork goes its own way from the same state', () => {
    const plc = start(source);
    plc.write('run', true);
    plc.scan(10);
    const fork = plc.fork();
    fork.scan(10);
    fork.write('run', false);
    expect([plc.read('total'), fork.read('total'), plc.read('run')]).toEqual([1, 2, true]);
  });
  it('a cold start resets everything, a warm start keeps RETAIN', () => {
    const plc = start(source);
    plc.write('run', true);
    plc.scan(10);
    plc.warmStart();
    expect([plc.read('total'), plc.read('run'), plc.read('big'), plc.timeMs]).toEqual([1, false, 0n, 0]);
    plc.coldStart();
    expect(plc.read('total')).toBe(0);
  });
  it('single-step: every statement is announced before it runs', () => {
    const kinds: Statement['kind'][] = [];
    const plc = start(source, 'Main', 'iec', { onStatement: (statement) => kinds.push(statement.kind) });
    plc.scan(10);
    expect(kinds).toEqual(['call-statement', 'if', 'assignment']);
  });
  it('function blocks and functions run on their own too', () => {
    const text =
      'FUNCTION F : INT VAR_INPUT a, b : INT; END_VAR VAR n : INT; END_VAR\nn := n + 1; F := a * b + n;\nEND_FUNCTION\nFUNCTION_BLOCK B VAR_IN_OUT z : INT; END_VAR\nz := z + 1;\nEND_FUNCTION_BLOCK';
    const f = start(text, 'F');
    f.write('a', 3);
    f.write('b', 4);
    f.scan(1);
    f.scan(1);
    const b = start(text, 'B');
    b.scan(1);
    b.scan(1);
    expect([f.read('F'), b.read('z')]).toEqual([13, 2]);
  });
});

describe('the ControlProgram port', () => {
  it('addresses variables by index: BOOL 0 or 1, TIME in milliseconds', () => {
    const program = createControlProgram(compile(checked(source)), 'Main');
    const [run, total, elapsed] = [program.indexOf('run'), program.indexOf('total'), program.indexOf('t.ET')];
    program.set(run, 1);
    program.scan(100);
    program.scan(100);
    expect([program.name, program.fault, program.get(total), program.get(elapsed), program.indexOf('nothing'), program.indexOf('p[1].name')]).toEqual([
      'Main',
      null,
      2,
      100,
      -1,
      -1,
    ]);
    const state = program.snapshot();
    const fork = program.fork();
    fork.scan(100);
    program.restore(state);
    expect([fork.get(total), program.get(total)]).toEqual([3, 2]);
  });
  it('a fault is a sentence with its place, and stops the program', () => {
    const program = createControlProgram(compile(checked('PROGRAM Main\nVAR x, z : INT; END_VAR\nx := x + 1;\nx := x / z;\nEND_PROGRAM')), 'Main');
    program.scan(100);
    program.scan(100);
    expect([program.fault, program.get(program.indexOf('x'))]).toEqual(['Division by zero in /; test the divisor first (test.st:4)', 1]);
  });
  it('a program that cannot run is refused with the reason', () => {
    expect(() => createControlProgram(compile(checked('PROGRAM Main\nx := 1;\nEND_PROGRAM')), 'Main')).toThrow(/Program Main cannot run: x is not declared/);
  });
});

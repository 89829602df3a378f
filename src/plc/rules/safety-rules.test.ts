import { describe, expect, it } from 'vitest';
import type { PlantContext } from './model.js';
import { block, findingsOf } from './test-support.js';

function row(
  identifier: string,
  direction: 'input' | 'output',
  type = 'BOOL',
  more: Partial<PlantContext['signals'][number]> = {},
): PlantContext['signals'][number] {
  return { identifier, tag: identifier, direction, type, known: true, actuator: direction === 'output', safetyRelated: false, range: null, ...more };
}

describe('safety rules that need no plant', () => {
  const cases: readonly (readonly [id: string, objected: string, accepted: string])[] = [
    [
      'SAFE-1',
      block('VAR a : BOOL; END_VAR', 'WHILE a DO ; END_WHILE;'),
      block('VAR n : INT; a : BOOL; END_VAR', 'WHILE a AND n < 10 DO n := n + 1; END_WHILE;'),
    ],
    ['SAFE-1', block('VAR a : BOOL; END_VAR', 'REPEAT ; UNTIL a END_REPEAT;'), block('VAR n : INT; END_VAR', 'REPEAT n := n + 1; UNTIL n >= 10 END_REPEAT;')],
    [
      'SAFE-2',
      block('VAR t : TON; a : BOOL; END_VAR', 'IF a THEN t(IN := a, PT := T#1s); END_IF;'),
      block('VAR t : TON; a : BOOL; END_VAR', 't(IN := a, PT := T#1s);'),
    ],
    [
      'SAFE-2',
      block('VAR t : R_TRIG; a : BOOL; END_VAR', 'IF a THEN RETURN; END_IF;\nt(CLK := a);'),
      block('VAR t : R_TRIG; a : BOOL; END_VAR', 't(CLK := a);\nIF a THEN RETURN; END_IF;'),
    ],
    [
      'SAFE-3',
      block('VAR_INPUT a : BOOL; END_VAR VAR_OUTPUT o : BOOL; END_VAR', 'IF a THEN o := TRUE; END_IF;'),
      block('VAR_INPUT a : BOOL; END_VAR VAR_OUTPUT o : BOOL; END_VAR', 'IF a THEN o := TRUE; ELSE o := FALSE; END_IF;'),
    ],
    ['SAFE-4', block('VAR s : INT; END_VAR', 'CASE s OF 1: s := 2; END_CASE;'), block('VAR s : INT; END_VAR', 'CASE s OF 1: s := 2; ELSE s := 0; END_CASE;')],
    ['SAFE-7', block('VAR a : REAL; b : REAL; END_VAR', 'a := 1.0 / b;'), block('VAR a : REAL; b : REAL; END_VAR', 'IF b > 0.1 THEN a := 1.0 / b; END_IF;')],
    [
      'SAFE-7',
      block('VAR f : ARRAY[1..3] OF INT; i : INT; END_VAR', 'f[i] := 1;'),
      block('VAR f : ARRAY[1..3] OF INT; i : INT; END_VAR', 'FOR i := 1 TO 3 DO f[i] := 1; END_FOR;'),
    ],
    ['SAFE-7', block('VAR a : ARRAY[0..3] OF INT; i : INT; END_VAR', 'a[i] := 1;'), block('VAR i : INT; END_VAR', 'Elsewhere.a[i] := 1;')],
    ['SAFE-7', block('VAR a : INT; b : INT; END_VAR', 'a := a MOD b;'), block('VAR a : INT; END_VAR', 'a := a MOD 3;')],
    [
      'SAFE-8',
      block('VAR_INPUT hot : BOOL; END_VAR VAR_OUTPUT Tripped : BOOL; END_VAR', 'Tripped := hot;'),
      block(
        'VAR_INPUT hot : BOOL; reset : BOOL; END_VAR VAR_OUTPUT Tripped : BOOL; END_VAR VAR e : R_TRIG; END_VAR',
        'e(CLK := reset);\nTripped := hot OR (Tripped AND NOT e.Q);',
      ),
    ],
    [
      'SAFE-8',
      block('VAR_INPUT hot : BOOL; reset : BOOL; END_VAR VAR_OUTPUT Tripped : BOOL; END_VAR', 'Tripped := hot OR (Tripped AND NOT reset);'),
      block('VAR_INPUT hot : BOOL; END_VAR VAR_OUTPUT Warm : BOOL; END_VAR', 'Warm := hot;'),
    ],
  ];
  it.each(cases)('%s objects to the bad example and accepts the good one', (id, objected, accepted) => {
    expect(findingsOf(id, objected)).not.toEqual([]);
    expect(findingsOf(id, accepted)).toEqual([]);
  });
});

describe('SAFE-5: the interlock dominates each actuator output', () => {
  const plant: PlantContext = {
    signals: [row('Guard', 'input'), row('Run', 'input'), row('Motor', 'output')],
    interlocks: [{ name: 'guard open', condition: 'NOT Guard', actuators: ['Motor'] }],
  };
  const header = 'VAR_INPUT Guard : BOOL; Run : BOOL; END_VAR VAR_OUTPUT Motor : BOOL; END_VAR VAR Ready : BOOL; t : TON; END_VAR';

  it.each([
    ['in an AND', 'Motor := Run AND Guard;'],
    ['through a variable', 'Ready := Guard AND Run; Motor := Ready;'],
    ['in a condition around it', 'IF Guard THEN Motor := Run; ELSE Motor := FALSE; END_IF;'],
    ['through a timer', 't(IN := Guard, PT := T#1s); Motor := Run AND t.Q;'],
    ['in every side of an OR', 'Motor := (Run AND Guard) OR (Ready AND Guard);'],
  ])('accepts the interlock %s', (_what, body) => {
    expect(findingsOf('SAFE-5', block(header, body), { plant })).toEqual([]);
  });

  it.each([
    ['missing', 'Motor := Run;'],
    ['only beside an OR', 'Motor := (Run AND Guard) OR Ready;'],
    ['around another output only', 'IF Guard THEN Ready := TRUE; END_IF; Motor := Run;'],
  ])('objects when the interlock is %s', (_what, body) => {
    expect(findingsOf('SAFE-5', block(header, body), { plant })).not.toEqual([]);
  });
});

describe('SAFE-6, 9, 10 and 11: the specification and the plant', () => {
  it('refuses writes to inputs and to safety tags', () => {
    const plant: PlantContext = {
      signals: [row('Level', 'input', 'REAL'), row('Divert', 'output', 'BOOL', { safetyRelated: true }), row('Pump', 'output')],
      interlocks: [],
    };
    const header = 'VAR_INPUT Level : REAL; END_VAR VAR_OUTPUT Divert : BOOL; Pump : BOOL; END_VAR';
    expect(findingsOf('SAFE-6', block(header, 'Pump := TRUE;'), { plant })).toEqual([]);
    expect(findingsOf('SAFE-6', block(header, 'Divert := TRUE;'), { plant })).toHaveLength(1);
    expect(findingsOf('SAFE-6', block(header, 'Level := 1.0;'), { plant })).toHaveLength(1);
  });

  it('wants every tag with its type and direction', () => {
    const plant: PlantContext = { signals: [row('Level', 'input', 'REAL')], interlocks: [] };
    expect(findingsOf('SAFE-9', block('VAR_INPUT Level : REAL; END_VAR', ''), { plant })).toEqual([]);
    expect(findingsOf('SAFE-9', block('VAR_INPUT Level : BOOL; END_VAR', ''), { plant })).toHaveLength(1);
    expect(findingsOf('SAFE-9', block('VAR_OUTPUT Level : REAL; END_VAR', ''), { plant })).toHaveLength(1);
    expect(findingsOf('SAFE-9', block('', ''), { plant })).toHaveLength(1);
  });

  it('objects to a limit outside the range of the measurement, through constants too', () => {
    const plant: PlantContext = { signals: [row('Level', 'input', 'REAL', { range: { low: 0, high: 100 } })], interlocks: [] };
    const header = 'VAR_INPUT Level : REAL; END_VAR VAR CONSTANT HIGH : REAL := 180.0; END_VAR VAR b : BOOL; END_VAR';
    expect(findingsOf('SAFE-10', block(header, 'b := Level > HIGH;'), { plant })).toHaveLength(1);
    expect(findingsOf('SAFE-10', block(header, 'b := Level > 80.0;'), { plant })).toEqual([]);
  });

  it('objects to an actuator that is on at power-up, not to an indication', () => {
    const plant: PlantContext = {
      signals: [row('Motor', 'output', 'BOOL', { actuator: true }), row('Healthy', 'output', 'BOOL', { actuator: false })],
      interlocks: [],
    };
    expect(findingsOf('SAFE-11', block('VAR_OUTPUT Motor : BOOL; Healthy : BOOL := TRUE; END_VAR', 'Motor := Healthy;'), { plant })).toEqual([]);
    expect(findingsOf('SAFE-11', block('VAR_OUTPUT Motor : BOOL := TRUE; Healthy : BOOL; END_VAR', 'Motor := Healthy;'), { plant })).toHaveLength(1);
  });

  it('says nothing of plant and specification when none is given', () => {
    for (const id of ['SAFE-5', 'SAFE-6', 'SAFE-9', 'SAFE-10', 'SAFE-11']) expect(findingsOf(id, block('VAR a : BOOL; END_VAR', 'a := TRUE;'))).toEqual([]);
  });
});

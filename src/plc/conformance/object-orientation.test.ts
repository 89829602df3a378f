import { describe, expect, it } from 'vitest';
import { rulesOf, start } from './harness.js';

const blocks = `
FUNCTION_BLOCK Base
VAR n : INT; END_VAR
VAR_OUTPUT o : INT; END_VAR
METHOD Advance : INT
VAR_INPUT inc : INT := 1; END_VAR
VAR k : INT := 2; END_VAR
n := n + inc * k; Advance := n;
END_METHOD
METHOD Kind : INT
Kind := 1;
END_METHOD
METHOD AskKind : INT
AskKind := Kind();
END_METHOD
PROPERTY Twice : INT
GET
Twice := n * 2;
END_GET
SET
n := Twice / 2;
END_SET
END_PROPERTY
o := Kind();
END_FUNCTION_BLOCK
FUNCTION_BLOCK Derived EXTENDS Base
VAR m : INT; END_VAR
METHOD Kind : INT
Kind := 7 + SUPER^.Kind();
END_METHOD
SUPER^();
m := THIS^.Advance(inc := 3);
END_FUNCTION_BLOCK
`;

describe('methods, properties and inheritance (IEC 61131-3:2013, object-oriented extensions)', () => {
  it('methods work on their instance and start with fresh variables', () => {
    const plc = start(`${blocks}PROGRAM Main VAR a, b : Base; x, y : INT; END_VAR\nx := a.Advance(2); x := a.Advance(); y := b.Advance(10);\nEND_PROGRAM`);
    plc.scan(1);
    expect([plc.read('x'), plc.read('y'), plc.read('a.n')]).toEqual([6, 20, 6]);
  });
  it('properties read through GET and write through SET', () => {
    const plc = start(`${blocks}PROGRAM Main VAR a : Base; x : INT; END_VAR\na.Twice := 10; x := a.Twice + 1;\nEND_PROGRAM`);
    plc.scan(1);
    expect([plc.read('a.n'), plc.read('x')]).toEqual([5, 11]);
  });
  it('an overridden method is found from the base, SUPER^ reaches the base', () => {
    const plc = start(`${blocks}PROGRAM Main VAR d : Derived; x : INT; END_VAR\nd(); x := d.AskKind();\nEND_PROGRAM`);
    plc.scan(1);
    expect([plc.read('x'), plc.read('d.o'), plc.read('d.m')]).toEqual([8, 8, 6]);
  });
  it('actions work on the variables of their block', () => {
    const plc = start(
      'FUNCTION_BLOCK B VAR n : INT; END_VAR\nUp();\nACTION Up: n := n + 1; END_ACTION\nEND_FUNCTION_BLOCK\nPROGRAM Main VAR b : B; END_VAR\nb(); b.Up();\nEND_PROGRAM',
    );
    plc.scan(1);
    expect(plc.read('b.n')).toBe(2);
  });
  it('classes, interfaces and namespaces are read', () => {
    const source = `NAMESPACE Plant.Line
INTERFACE IMotor METHOD Start : BOOL END_METHOD END_INTERFACE
CLASS FINAL Motor IMPLEMENTS IMotor
VAR PRIVATE on : BOOL; END_VAR
METHOD PUBLIC Start : BOOL
on := TRUE; Start := on;
END_METHOD
END_CLASS
END_NAMESPACE
USING Plant.Line;
PROGRAM Main VAR m : Motor; ok : BOOL; END_VAR
ok := m.Start();
END_PROGRAM`;
    expect(rulesOf(source)).toEqual([]);
    const plc = start(source);
    plc.scan(1);
    expect(plc.read('ok')).toBe(true);
  });
  it('wrong members and arguments are named', () => {
    expect(
      rulesOf(`${blocks}PROGRAM Main VAR a : Base; x : INT;\nEND_VAR\nx := a.Nothing;\nx := a.Advance(step := 2);\nx := a.Advance(1, 2);\nEND_PROGRAM`).map(
        (text) => text.replace(/^\d+ /, ''),
      ),
    ).toEqual(['unknown-member', 'unknown-parameter', 'argument-count']);
  });
});

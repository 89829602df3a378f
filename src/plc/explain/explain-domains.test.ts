import { describe, expect, it } from 'vitest';
import { check } from '../checker.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import { compile, instantiate } from '../runtime/compile.js';
import type { PlcValue } from '../runtime/program.js';
import { explainWhy } from './explain-why.js';

type Steps = readonly (readonly [Readonly<Record<string, PlcValue>>, number])[];

/** The answer about a program after scans of 100 ms; the values are the soft PLC's. */
function why(text: string, program: string, steps: Steps, question: string, dialect: Dialect = 'iec'): string {
  const { unit } = parse(text, { dialect, fileName: 'u.st' });
  const checked = check([unit], { dialect, closed: true });
  expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { plc } = instantiate(compile(checked), program);
  if (plc === null) throw new Error('does not run');
  for (const [inputs, scans] of steps) {
    for (const [path, value] of Object.entries(inputs)) expect(plc.write(path, value)).toBe(true);
    for (let scan = 0; scan < scans; scan++) plc.scan(100);
  }
  const explained = explainWhy({ units: [unit], program }, (path) => plc.read(path), question);
  return explained.kind === 'explained' ? explained.answer : `unknown: ${explained.reason}`;
}

describe('why, in programs of other trades', () => {
  const lift = `TYPE E_Lift : (Parked, DoorsClosing, Travelling); END_TYPE
PROGRAM Lift
VAR_INPUT Call : BOOL; DoorShut : BOOL; END_VAR
VAR_OUTPUT Hoist : BOOL; END_VAR
VAR State : E_Lift; Close : TON; END_VAR
Close(IN := State = E_Lift.DoorsClosing, PT := T#4S);
CASE State OF
E_Lift.Parked: IF Call THEN State := E_Lift.DoorsClosing; END_IF
E_Lift.DoorsClosing: IF DoorShut AND Close.Q THEN State := E_Lift.Travelling; END_IF
END_CASE
Hoist := State = E_Lift.Travelling;
END_PROGRAM`;

  it('a step chain: the state by name, and what keeps it from moving on', () => {
    const answer = why(lift, 'Lift', [[{ Call: true }, 12]], 'why is Hoist off?', 'codesys');
    for (const piece of ['State = DoorsClosing (1)', 'DoorShut (line 9) is FALSE', 'the timer is running: 1 s of 4 s, 3 s to go'])
      expect(answer).toContain(piece);
    expect(why(lift, 'Lift', [[{ Call: true, DoorShut: true }, 12]], 'why is Hoist off?', 'codesys')).not.toContain('DoorShut');
  });

  const wash = `PROGRAM Wash
VAR_INPUT Start : BOOL; Full : BOOL; END_VAR
VAR_OUTPUT Pump : BOOL; Heater : BOOL; Speed : REAL; END_VAR
VAR Step : INT; END_VAR
CASE Step OF
  0: IF Start THEN Step := 10; END_IF;
  10: IF Full THEN Step := 20; END_IF;
END_CASE;
CASE Step OF
  20..29: Heater := TRUE; Pump := FALSE;
  10: Pump := TRUE; Heater := FALSE;
ELSE Pump := FALSE; Heater := FALSE;
END_CASE;
IF Pump THEN Speed := 40.0; ELSE Speed := 0.0; END_IF;
END_PROGRAM`;

  it('a CASE branch: the label that selects it and the condition of the next step', () => {
    const answer = why(wash, 'Wash', [[{ Start: true }, 3]], 'why is Heater off?');
    expect(answer).toContain('Step (line 9) is 10');
    expect(answer).toContain('Full (line 7) is FALSE');
  });

  it('a number: the branch that gave it', () => {
    expect(why(wash, 'Wash', [[{ Start: true }, 3]], 'why is Speed 40?')).toContain('Pump (line 14) is TRUE');
  });

  const silos = `PROGRAM Silos
VAR_INPUT Level : ARRAY[1..3] OF REAL; Locked : ARRAY[1..3] OF BOOL; END_VAR
VAR_OUTPUT Fill : ARRAY[1..3] OF BOOL; END_VAR
VAR i : INT; END_VAR
FOR i := 1 TO 3 DO
  Fill[i] := Level[i] < 40.0 AND NOT Locked[i];
END_FOR;
END_PROGRAM`;

  it('an element of an array that a loop fills, with its own values', () => {
    const steps: Steps = [[{ 'Level[1]': 80, 'Level[2]': 20, 'Locked[2]': true }, 2]];
    expect(why(silos, 'Silos', steps, 'why is Fill[2] off?')).toBe('Fill[2] (line 6) is FALSE because Locked[2] (line 6) is TRUE.');
    expect(why(silos, 'Silos', steps, 'why is Fill[1] off?')).toContain('Level[1] = 80');
  });

  it('a field of a structure', () => {
    const text = `TYPE Motor : STRUCT Cmd : BOOL; Ready : BOOL; END_STRUCT; END_TYPE
PROGRAM Fan VAR_INPUT Smoke : BOOL; Wish : BOOL; END_VAR VAR M : Motor; END_VAR
M.Ready := NOT Smoke;
M.Cmd := Wish AND M.Ready;
END_PROGRAM`;
    expect(why(text, 'Fan', [[{ Smoke: true, Wish: true }, 1]], 'why is M.Cmd false?')).toBe(
      'M.Cmd (line 4) is FALSE because M.Ready (line 4) is FALSE. Behind that: Smoke (line 3) is TRUE.',
    );
  });

  it.each([
    [
      'a counter says how far it is',
      'VAR_OUTPUT Q : BOOL; END_VAR VAR C : CTU; END_VAR C(CU := A, R := B, PV := 12); Q := C.Q;',
      { A: true },
      'the counter stands at 1 of 12',
    ],
    [
      'a dominant reset',
      'VAR_OUTPUT Q : BOOL; END_VAR VAR L : RS; END_VAR L(S := A, R1 := B); Q := L.Q1;',
      { A: true, B: true },
      'its reset input is TRUE and dominates. Behind that: B (line 2) is TRUE',
    ],
    [
      'an edge lasts one scan',
      'VAR_OUTPUT Q : BOOL; END_VAR VAR E : R_TRIG; END_VAR E(CLK := A); Q := E.Q;',
      { A: true },
      'CLK is TRUE since an earlier scan and must change back first',
    ],
    ['a pulse that is over', 'VAR_OUTPUT Q : BOOL; END_VAR VAR P : TP; END_VAR P(IN := A, PT := T#200ms); Q := P.Q;', { A: true }, 'the pulse is over'],
    [
      'an output bound in a call',
      'VAR_OUTPUT Q : BOOL; END_VAR VAR G : Gate; END_VAR G(X := A, Y := B, Z => Q);',
      { A: true },
      'G.Z (line 2) is FALSE. Behind that: B (line 2) is FALSE',
    ],
    [
      'a function of the program',
      'VAR_OUTPUT Q : BOOL; END_VAR Q := Both(A, B);',
      { A: true },
      'Both(A, B) (line 2) is FALSE. Behind that: y (line 1) is FALSE',
    ],
    [
      'a RETURN before the assignment',
      'VAR_OUTPUT Q : BOOL; END_VAR IF NOT B THEN Q := FALSE; RETURN; END_IF; Q := A;',
      { A: true },
      'because B (line 2) is FALSE',
    ],
    ['a comparison of durations', 'VAR_OUTPUT Q : BOOL; END_VAR VAR T : TON; END_VAR T(IN := A, PT := T#60s); Q := T.ET > T#20s;', { A: true }, 'T.ET = 0.4 s'],
  ] as const)('%s', (_title, body, inputs, expected) => {
    const text = `FUNCTION Both : BOOL VAR_INPUT x : BOOL; y : BOOL; END_VAR Both := x AND y; END_FUNCTION FUNCTION_BLOCK Gate VAR_INPUT X : BOOL; Y : BOOL; END_VAR VAR_OUTPUT Z : BOOL; END_VAR Z := X AND Y; END_FUNCTION_BLOCK
PROGRAM P VAR_INPUT A : BOOL; B : BOOL; END_VAR ${body} END_PROGRAM`;
    expect(why(text, 'P', [[inputs, 5]], 'why is Q false?')).toContain(expected);
  });

  it('set and reset assignments, and bits of a word', () => {
    const horn = `PROGRAM Horn VAR_INPUT Trip : BOOL; Ack : BOOL; S : WORD; END_VAR VAR_OUTPUT Sound : BOOL; Ok : BOOL; END_VAR
Sound S= Trip;
Sound R= Ack AND NOT Trip;
Ok := S.3 AND NOT S.5;
END_PROGRAM`;
    const steps: Steps = [
      [{ Trip: true, S: 40 }, 1],
      [{ Trip: false }, 3],
    ];
    expect(why(horn, 'Horn', steps, 'why is Sound on?', 'codesys')).toContain('Ack (line 3) is FALSE: latched');
    expect(why(horn, 'Horn', steps, 'why is Ok false?', 'codesys')).toBe('Ok (line 4) is FALSE because S.5 (line 4) is TRUE.');
  });

  it('SCL with local marks, asked in German', () => {
    const vent = `FUNCTION_BLOCK "Vent"
VAR_INPUT rTemp : Real; bRain : Bool; END_VAR
VAR_OUTPUT bOpen : Bool; END_VAR
VAR tDelay : TON_TIME; END_VAR
BEGIN
#tDelay(IN := #rTemp > 28.0, PT := T#30S);
#bOpen := #tDelay.Q AND NOT #bRain;
END_FUNCTION_BLOCK`;
    expect(why(vent, 'Vent', [[{ rTemp: 31 }, 50]], 'Warum ist bOpen nicht offen?', 'siemens')).toContain('4.9 s of 30 s, 25.1 s to go');
  });
});

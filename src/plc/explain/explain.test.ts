import { describe, expect, it } from 'vitest';
import type { CompilationUnit } from '../ast.js';
import { check } from '../checker.js';
import { parse } from '../parser.js';
import { compile, instantiate } from '../runtime/compile.js';
import type { PlcValue } from '../runtime/program.js';
import { explainWhy, type WhyExplanation } from './explain-why.js';
import { outline } from './outline.js';

const library = `FUNCTION_BLOCK Protection
VAR_INPUT Hot : REAL; Reset : BOOL; END_VAR
VAR_OUTPUT Trip : BOOL; FirstOut : INT; END_VAR
VAR Edge : R_TRIG; Delay : TON; END_VAR
Delay(IN := Hot > 90.0, PT := T#2s);
Edge(CLK := Reset);
IF Edge.Q THEN
  Trip := FALSE;
ELSIF Delay.Q THEN
  Trip := TRUE;
  FirstOut := 3;
END_IF;
END_FUNCTION_BLOCK
`;
const program = `PROGRAM Line
VAR_INPUT LT_7 : REAL; LT_7_BAD : BOOL; TT_7 : REAL; Request : BOOL; ResetButton : BOOL; END_VAR
VAR_OUTPUT P_7_CMD : BOOL; P_7_SPEED : REAL; XV_7_OPEN : BOOL; END_VAR
VAR Guard : Protection; Start : TON; Cause : INT; END_VAR
Guard(Hot := TT_7, Reset := ResetButton);
Start(IN := Request, PT := T#5s);
IF LT_7_BAD THEN
  Cause := 2;
ELSIF LT_7 < 10.0 THEN
  Cause := 1;
ELSE
  Cause := 0;
END_IF;
P_7_CMD := Start.Q AND (Cause = 0) AND NOT Guard.Trip;
P_7_SPEED := LT_7 * 0.5;
IF LT_7 > 80.0 THEN
  XV_7_OPEN := TRUE;
ELSIF LT_7 < 20.0 THEN
  XV_7_OPEN := FALSE;
END_IF;
END_PROGRAM
`;
const units: readonly CompilationUnit[] = [
  parse(library, { dialect: 'iec', fileName: 'library.st' }).unit,
  parse(program, { dialect: 'iec', fileName: 'line.st' }).unit,
];
const compiled = compile(check(units, { dialect: 'iec', closed: true }));

function ask(question: string, steps: readonly (readonly [Readonly<Record<string, PlcValue>>, number])[]): WhyExplanation {
  const { plc } = instantiate(compiled, 'Line');
  if (plc === null) throw new Error('does not run');
  for (const [inputs, scans] of steps) {
    for (const [name, value] of Object.entries(inputs)) plc.write(name, value);
    for (let scan = 0; scan < scans; scan++) plc.scan(100);
  }
  return explainWhy({ units, program: 'Line' }, (path) => plc.read(path), question);
}
function answer(explanation: WhyExplanation): string {
  return explanation.kind === 'explained' ? explanation.answer : explanation.reason;
}

describe('why is an output as it is', () => {
  it('names the exact term that is false, with its value and line', () => {
    expect(
      answer(
        ask('why is P-7 not running?', [
          [{ Request: true, LT_7: 50, TT_7: 20 }, 60],
          [{ LT_7: 8 }, 2],
        ]),
      ),
    ).toBe('P_7_CMD (line 14) is FALSE because Cause = 0 (line 14) is FALSE with Cause = 1. Behind that: LT_7 < 10.0 (line 9) is TRUE with LT_7 = 8.');
  });

  it('says how far a timer is', () => {
    expect(answer(ask('why does P-7 not start', [[{ Request: true, LT_7: 50, TT_7: 20 }, 21]]))).toBe(
      'P_7_CMD (line 14) is FALSE because Start.Q (line 14) is FALSE: the timer is running: 2 s of 5 s, 3 s to go.',
    );
  });

  it('goes through a timer to its input', () => {
    expect(answer(ask('why is P_7_CMD off', [[{ LT_7: 50, TT_7: 20 }, 5]]))).toContain('Request (line 6) is FALSE');
  });

  it('goes into a function block, finds the recorded cause of a latch and what would reset it', () => {
    const explanation = ask('why is P-7 not running', [
      [{ Request: true, LT_7: 50, TT_7: 95 }, 60],
      [{ TT_7: 30 }, 5],
    ]);
    expect(answer(explanation)).toContain('Guard.Trip (line 14) is TRUE');
    expect(answer(explanation)).toContain('Delay.Q (library.st line 9) is now FALSE, but was the cause: FirstOut = 3 records it');
    expect(answer(explanation)).toContain('ResetButton (line 5) is FALSE: latched');
  });

  it('explains why something is on', () => {
    expect(answer(ask('why is P-7 running', [[{ Request: true, LT_7: 50, TT_7: 20 }, 60]]))).toMatch(
      /^P_7_CMD \(line 14\) is TRUE because Start\.Q \(line 14\) is TRUE/,
    );
  });

  it('explains a value that is kept by what would change it', () => {
    expect(answer(ask('why is XV-7 closed', [[{ LT_7: 50 }, 2]]))).toContain('LT_7 > 80.0 (line 16) is FALSE with LT_7 = 50');
  });

  it('explains a number by what it is computed from', () => {
    const explanation = ask('why is P_7_SPEED 25', [[{ LT_7: 50 }, 2]]);
    expect(explanation).toMatchObject({ kind: 'explained', value: 25, terms: [{ text: 'LT_7', value: '50' }] });
  });

  it('says that an input comes from outside, and what it knows when nothing fits', () => {
    expect(answer(ask('why is LT-7 low', [[{ LT_7: 5 }, 1]]))).toMatch(/LT_7 is 5 and is not set by program Line|LT_7/);
    const unknown = ask('why is the sky blue', []);
    expect(unknown.kind === 'unknown' && unknown.candidates).toContain('P_7_CMD');
  });

  it('does not invent values: without live values everything is unknown', () => {
    expect(answer(explainWhy({ units, program: 'Line' }, () => undefined, 'why is P-7 not running'))).toMatch(/unknown/);
  });
});

describe('outline', () => {
  it('explains a program line by line, with live values', () => {
    const lines = outline(units[1] ?? (units[0] as CompilationUnit), 'Line', (path) => ({ LT_7: 8, P_7_CMD: false, 'Start.Q': true, 'Start.ET': 5_000 })[path]);
    expect(lines.map(({ line, meaning, now }) => [line, meaning, now])).toEqual([
      [5, 'block Guard runs with HOT = TT_7; RESET = ResetButton', ''],
      [6, 'timer Start (T#5s) is driven by: Request', 'Q = TRUE, ET = 5 s'],
      [7, 'if LT_7_BAD:', ''],
      [8, 'Cause becomes 2', ''],
      [9, 'otherwise, if LT_7 is below 10.0:', 'TRUE'],
      [10, 'Cause becomes 1', ''],
      [12, 'otherwise:', ''],
      [12, 'Cause becomes 0', ''],
      [14, 'P_7_CMD is on when Start.Q and (Cause equals 0) and not Guard.Trip', 'FALSE'],
      [15, 'P_7_SPEED becomes LT_7 times 0.5', ''],
      [16, 'if LT_7 is above 80.0:', 'FALSE'],
      [17, 'XV_7_OPEN is switched on', ''],
      [18, 'otherwise, if LT_7 is below 20.0:', 'TRUE'],
      [19, 'XV_7_OPEN is switched off', ''],
    ]);
  });
});

describe('assignments that a later one would overwrite', () => {
  const answer = (text: string, inputs: Readonly<Record<string, PlcValue>>, question: string): string => {
    const { unit } = parse(`PROGRAM Unit VAR_INPUT A, B, C : BOOL; END_VAR VAR_OUTPUT Drive : BOOL; END_VAR\n${text}\nEND_PROGRAM`, {
      dialect: 'codesys',
      fileName: 'unit.st',
    });
    const { plc } = instantiate(compile(check([unit], { dialect: 'codesys', closed: true })), 'Unit');
    if (plc === null) throw new Error('does not run');
    for (const [name, value] of Object.entries(inputs)) plc.write(name, value);
    plc.scan(100);
    const result = explainWhy({ units: [unit], program: 'Unit' }, (path) => plc.read(path), question);
    return result.kind === 'explained' ? result.answer : result.reason;
  };

  it('a default at the top is no cause: the condition that keeps the later assignment from acting is', () => {
    expect(answer('Drive := FALSE;\nIF A THEN\nIF B THEN\nDrive := C;\nEND_IF\nEND_IF', { A: true, C: true }, 'Why is Drive off?')).toBe(
      'Drive (line 2) is FALSE because B (line 4) is FALSE.',
    );
  });

  it('a RETURN before the later assignment is the cause', () => {
    expect(answer('Drive := FALSE;\nIF A THEN RETURN; END_IF\nDrive := B;', { A: true, B: true }, 'Why is Drive off?')).toContain('because A (line 3) is TRUE');
  });

  it('SEL names the input that it selects', () => {
    expect(answer('Drive := SEL(A, B, C);', { A: true, B: true }, 'Why is Drive off?')).toContain('C (line 2) is FALSE');
  });
});

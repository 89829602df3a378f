import { describe, expect, it } from 'vitest';
import { check } from '../checker.js';
import { parse } from '../parser.js';
import { readPlcFile } from '../readers/read-file.js';
import { exportPlc } from './export.js';

const source = `TYPE State : (Idle, Sawing := 5, Fault); END_TYPE
INTERFACE Startable
METHOD Start : BOOL
END_METHOD
END_INTERFACE
FUNCTION_BLOCK Saw IMPLEMENTS Startable
VAR_INPUT enable : BOOL; END_VAR
VAR_OUTPUT running : BOOL; END_VAR
VAR now : State := State.Fault; count : INT; END_VAR
METHOD Start : BOOL
VAR_INPUT force : BOOL; END_VAR
IF enable OR force THEN THIS^.now := State.Sawing; count := count + 1; Start := TRUE; END_IF;
END_METHOD
METHOD Halt
now := Idle;
END_METHOD
running := now = State#Sawing;
IF NOT enable THEN Halt(); END_IF;
CASE now OF Idle: count := 0; State.Sawing: running := TRUE; ELSE count := 1; END_CASE;
END_FUNCTION_BLOCK
PROGRAM Main
VAR one : Saw; two : ARRAY[0..1] OF Saw; ok : BOOL; any : Startable; END_VAR
one(enable := TRUE);
ok := one.Start(TRUE);
two[1].Halt();
any := one;
END_PROGRAM`;
const { unit } = parse(source, { dialect: 'codesys', fileName: 'saw.st' });

/** Errors of a text that was read back from an exported file. */
function errorsOf(fileName: string, text: string): readonly string[] {
  const read = readPlcFile(fileName, text);
  const units = read.sources.map((one) => parse(one.text, { dialect: one.dialect, fileName }));
  const checked = check(
    units.map((one) => one.unit),
    { dialect: fileName.endsWith('.scl') ? 'siemens' : 'rockwell' },
  );
  return [...read.diagnostics, ...units.flatMap(({ diagnostics }) => diagnostics), ...checked.diagnostics]
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

describe('a target without objects and enumerations', () => {
  const scl = exportPlc(unit, 'scl');
  it('gets only what SCL sources have', () => {
    expect(scl.text).not.toMatch(/\b(?:METHOD|INTERFACE|IMPLEMENTS|EXTENDS|THIS|TYPE)\b/);
    expect(scl.text).toContain('now : INT := 6;');
    expect(scl.text).toMatch(/VAR CONSTANT\s+State_Sawing : INT := 5;/);
    expect(scl.text).toMatch(/CASE #now OF\s+#State_Idle:/);
  });
  it('gets a method as a function that is handed what it uses: inputs that are only read, the rest in and out', () => {
    expect(scl.text).toMatch(
      /FUNCTION "Saw_Start" : BOOL[\s\S]*?VAR_INPUT\s+force : BOOL;\s+enable : BOOL;\s+END_VAR\s+VAR_IN_OUT\s+now : INT;\s+count : INT;\s+END_VAR/,
    );
    expect(scl.text).toContain('#ok := "Saw_Start"(force := TRUE, enable := #one.enable, now := #one.now, count := #one.count);');
    expect(scl.text).toContain('"Saw_Halt"(now := #two[1].now);');
    expect(scl.text).toContain('"Saw_Halt"(now := #now);');
  });
  it('says what each part became, and lists with their line what is left out', () => {
    const said = scl.lossy.join('\n');
    for (const loss of [
      /INTERFACE Startable: SCL has none/,
      /IMPLEMENTS Startable is left out/,
      /Saw\.Start: SCL has no methods; it becomes FUNCTION Saw_Start with enable, now, count/,
      /State: SCL has no enumerations; .*State_Idle = 0, State_Sawing = 5, State_Fault = 6/,
      /line 26: "any := one" has no counterpart in SCL/,
    ])
      expect(said).toMatch(loss);
  });
  it.each(['scl', 'l5x'] as const)('%s reads back without an error', (target) => {
    const { fileName, text } = exportPlc(unit, target);
    expect(errorsOf(fileName, text)).toEqual([]);
  });
});

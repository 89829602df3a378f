import { describe, expect, it } from 'vitest';
import { block, findingsOf, rulesOn } from './test-support.js';

const declarations =
  'VAR_INPUT Auto, Hand, EStop, GuardClosed : BOOL; n : INT; END_VAR VAR_OUTPUT Run, Lamp : BOOL; END_VAR VAR t : TON; p : POINTER TO BOOL; END_VAR';
const findings = (body: string): readonly string[] => findingsOf('SAFE-12', block(declarations, body));

describe('SAFE-12: no assignment is overwritten before it is read', () => {
  it('names both lines and what to do', () => {
    expect(findings('Run := Auto;\nLamp := Hand;\nRun := Hand;')).toEqual([
      '5: Run is overwritten here before anything reads the value of line 3, which therefore has no effect. Combine both in one assignment, or delete one.',
    ]);
  });

  it('says louder when a stop, an emergency stop or an interlock is lost', () => {
    for (const lost of ['EStop', 'GuardClosed']) expect(findings(`Run := Auto AND ${lost};\nRun := Hand;`)[0]).toContain(`${lost} no longer acts on Run!`);
    expect(findings('Run := Auto AND EStop;\nRun := Hand AND EStop;')[0]).toContain('Combine both');
  });

  it.each([
    ['other branches of an IF', 'IF Auto THEN Run := Hand; ELSE Run := EStop; END_IF;'],
    ['branches of a CASE', 'CASE n OF 1: Run := Hand; 2: Run := Auto; ELSE Run := FALSE; END_CASE;'],
    ['a default at the top', 'Run := FALSE;\nRun := Hand;'],
    ['changed under a condition', 'Run := Auto;\nIF EStop THEN Run := FALSE; END_IF;'],
    ['read by the second', 'Run := Auto OR Hand;\nRun := Run AND EStop;'],
    ['read between', 'Run := Auto;\nLamp := Run;\nRun := Hand;'],
    ['read by a call between', 'Run := Auto;\nt(IN := Run, PT := T#1s);\nRun := Hand;'],
    ['read by a condition between', 'Run := Auto;\nIF Run THEN Lamp := TRUE; END_IF;\nRun := Hand;'],
    ['the block may be left between', 'Run := Auto;\nIF EStop THEN RETURN; END_IF;\nRun := Hand;'],
    ['reached by a pointer', 'p := ADR(Run);\nRun := Auto;\nLamp := p^;\nRun := Hand;'],
    ['an unknown method between', 'Run := Auto;\nTHIS^.Show();\nRun := Hand;'],
  ])('accepts %s', (_what, body) => {
    expect(findings(body)).toEqual([]);
  });

  it('sees a call of the own action between as a reader', () => {
    const text = `FUNCTION_BLOCK Unit\n${declarations}\nRun := Auto;\nShow();\nRun := Hand;\nACTION Show:\nLamp := Run;\nEND_ACTION\nEND_FUNCTION_BLOCK\n`;
    expect(findingsOf('SAFE-12', text)).toEqual([]);
  });

  it('is told once, not by CP12 as well', () => {
    const outputs = 'VAR a, b : BOOL; q AT %QX0.0 : BOOL; END_VAR';
    expect(rulesOn(block(outputs, 'q := a;\nq := b;'), ['CP12', 'SAFE-12'])).toEqual(['4 SAFE-12']);
    expect(rulesOn(block(outputs, 'q := a;\nIF a THEN RETURN; END_IF;\nq := b;'), ['CP12', 'SAFE-12'])).toEqual(['5 CP12']);
    expect(rulesOn(block(outputs, 'q := a;\nq := b;'), ['CP12'])).toEqual(['4 CP12']);
  });
});

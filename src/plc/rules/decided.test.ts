import { describe, expect, it } from 'vitest';
import { block, findingsOf } from './test-support.js';

const declarations = `VAR_INPUT Auto, Hand, Door : BOOL; Level : REAL; State : INT; Step : Steps; END_VAR VAR_OUTPUT Run : BOOL; END_VAR
VAR e : R_TRIG; Held : TIME; END_VAR VAR CONSTANT LOW : REAL := 20.0; HIGH : REAL := 80.0; DEBUG : BOOL := FALSE; END_VAR`;
const findings = (condition: string): readonly string[] => findingsOf('SAFE-14', block(declarations, `Run := ${condition};`));

describe('SAFE-14: no condition is always TRUE or always FALSE', () => {
  it('says which part it is and what to look for', () => {
    expect(findings('Hand AND (Auto OR NOT Auto)')).toEqual([
      '4: "Auto OR NOT Auto" is always TRUE, whatever its variables are, so it decides nothing. Look for an OR that should be an AND, a NOT too many, or swapped limits.',
    ]);
  });

  it.each([
    'Auto AND NOT Auto',
    'Auto AND Hand AND NOT Auto',
    'NOT (Auto OR Hand) AND Auto',
    'Auto XOR Auto',
    'Level > 5.0 AND Level < 3.0',
    'Level < 20.0 AND 80.0 < Level',
    'Level > 3.0 OR Level < 5.0',
    'Level > HIGH AND Level < LOW',
    'State = 1 AND State = 2',
    'State <> 1 OR State <> 2',
    'Held > T#5s AND Held < T#2s',
    '(Auto AND Door) OR NOT Auto OR NOT Door',
    'Level >= 5.0 AND Auto AND Level < 5.0',
  ])('objects to %s', (condition) => {
    expect(findings(condition)).toHaveLength(1);
  });

  it.each([
    'Auto AND NOT Hand',
    'Level > 3.0 AND Level < 5.0',
    'Level < 3.0 OR Level > 5.0',
    'Level > LOW AND Level < HIGH',
    'State = 1 OR State = 2',
    'State <> 1 AND State <> 2',
    'Auto AND Auto',
    'Run OR (Auto AND NOT Run)',
    'DEBUG AND NOT DEBUG',
    'TRUE OR Auto',
    'Get() AND NOT Get()',
    'Level >= 0.0 OR Level < 0.0',
    'Level <> Level',
    'Step = Steps#Fill OR Step = Steps#Heat',
  ])('accepts %s', (condition) => {
    expect(findings(condition)).toEqual([]);
  });

  it('looks into conditions of IF, WHILE and arguments of calls', () => {
    expect(findingsOf('SAFE-14', block(declarations, 'IF Auto AND NOT Auto THEN Run := TRUE; ELSE Run := FALSE; END_IF;'))).toHaveLength(1);
    expect(findingsOf('SAFE-14', block(declarations, 'e(CLK := Hand OR NOT Hand);'))).toHaveLength(1);
  });

  it('takes an expression of many variables that says nothing twice as one that depends on them', () => {
    const names = [...'bcdfghijklmnopq'].map((letter) => `v${letter}`);
    expect(
      findingsOf('SAFE-14', block(`VAR ${names.join(', ')} : BOOL; END_VAR`, `${names[0]} := ${names.join(' AND ')} AND ${names[1]} AND NOT ${names[2]};`)),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { checkProject } from '../readers/project.js';
import { rulesOf } from './harness.js';

const accepts = (name: string, dialect: Dialect, text: string): void => {
  it(name, () => expect(rulesOf(text, dialect)).toEqual([]));
};

describe('texts of the third edition with classes (Siemens AX and others)', () => {
  accepts('USING lists several namespaces', 'iec', 'USING System.Strings, System.Timer;\nPROGRAM p VAR x : INT; END_VAR\nx := 1;\nEND_PROGRAM');
  accepts(
    'THIS and SUPER without ^',
    'iec',
    'CLASS A\nVAR PROTECTED n : INT; END_VAR\nMETHOD PUBLIC Up\nTHIS.n := THIS.n + 1;\nEND_METHOD\nEND_CLASS\nCLASS B EXTENDS A\nMETHOD PUBLIC Two\nSUPER.Up(); THIS.Up();\nEND_METHOD\nEND_CLASS',
  );
  accepts(
    'an enumeration value behind its namespace',
    'iec',
    'NAMESPACE Plant.Types\nTYPE Mode : (Off, Auto); END_TYPE\nEND_NAMESPACE\nPROGRAM p VAR m : Plant.Types.Mode; END_VAR\nm := Plant.Types.Mode#Auto;\nEND_PROGRAM',
  );
  accepts('VAR_ACCESS with its path', 'iec', 'CONFIGURATION c\nVAR_ACCESS a : r.p.m.run : BOOL READ_ONLY; END_VAR\nEND_CONFIGURATION');
});

describe('SCL', () => {
  const mode = 'TYPE "Mode" : INT (Off, Auto := 2); END_TYPE\nFUNCTION_BLOCK "Fb"\nVAR m : "Mode"; END_VAR\nBEGIN\n';
  accepts(
    'values of a type in quotes, also as labels',
    'siemens',
    `${mode}#m := "Mode"#Auto;\nCASE #m OF\n  "Mode"#Off: ;\n  "Mode"#Auto: #m := "Mode"#Off;\nEND_CASE;\nEND_FUNCTION_BLOCK`,
  );
  it('values that the type in quotes does not have are reported', () => {
    expect(rulesOf(`${mode}#m := "Mode"#Manual;\nEND_FUNCTION_BLOCK`, 'siemens')).toEqual(['5 unknown-member']);
  });
  const block = 'FUNCTION_BLOCK FB7\nVAR_INPUT level : INT; END_VAR\nBEGIN\nEND_FUNCTION_BLOCK\n';
  accepts(
    'a classic call of a block with its instance, declared here or elsewhere',
    'siemens',
    `${block}DATA_BLOCK DB7 FB7\nBEGIN\nEND_DATA_BLOCK\nORGANIZATION_BLOCK OB1\nVAR_TEMP i : ARRAY[0..19] OF BYTE; END_VAR\nBEGIN\nFB7.DB7(level := 1);\nFB7.DB8();\nEND_ORGANIZATION_BLOCK`,
  );
  it('the inputs of a classic call are checked', () => {
    expect(rulesOf(`${block}FUNCTION FC1 : VOID\nBEGIN\nFB7.DB8(depth := 1);\nEND_FUNCTION`, 'siemens')).toEqual(['7 unknown-parameter']);
  });
});

describe('texts of other compilers', () => {
  accepts(
    'generic and variadic external functions',
    'codesys',
    '@EXTERNAL FUNCTION f : DINT\nVAR_INPUT args : DINT...; END_VAR\nEND_FUNCTION\nFUNCTION <T: ANY_NUM> g : T\nVAR_INPUT x : T; END_VAR\nEND_FUNCTION\nPROGRAM p VAR r : DINT; END_VAR\nr := f(1, 2, 3);\nEND_PROGRAM',
  );
  accepts(
    'ACTIONS groups and addresses by &',
    'codesys',
    'FUNCTION_BLOCK f\nVAR a : INT; p : REF_TO INT; END_VAR\np := &a;\nstep();\nEND_FUNCTION_BLOCK\nACTIONS f\nACTION step\na := 1;\nEND_ACTION\nEND_ACTIONS',
  );
  accepts(
    'code of another language in pragmas with braces of its own (matiec, STruC++)',
    'iec',
    'FUNCTION_BLOCK Logger\nVAR_INPUT go : BOOL; END_VAR\nIF go THEN\n{{\n write(body(go), len);\n}}\nEND_IF;\n{external\n if (!state) { open(); } else { use(&state, a ? 1 : 0); }\n}\nEND_FUNCTION_BLOCK',
  );
  it('a brace in the text of an attribute, or one never closed, ends at the first }', () => {
    const rest = 'VAR n : INT; END_VAR\nn := 1;\nmissing := n;\nEND_PROGRAM\n{done}';
    expect(rulesOf(`{attribute 'form' := 'a{b'}\nPROGRAM p\n${rest}`, 'codesys')).toEqual(['5 undeclared-identifier']);
    expect(rulesOf(`{IF open { }\nPROGRAM p\n${rest}`, 'codesys')).toEqual(['5 undeclared-identifier']);
  });
  accepts(
    'REFERENCE_TO in one word (STruC++)',
    'iec',
    'PROGRAM p\nVAR i : INT; r : REFERENCE_TO INT; ok : BOOL; END_VAR\nr REF= i;\nok := __ISVALIDREF(r);\nEND_PROGRAM',
  );
  accepts('ACCESS binds a dynamic variable', 'iec', 'PROGRAM p VAR d : REFERENCE TO USINT; n : USINT; END_VAR\nd ACCESS ADR(n);\nEND_PROGRAM');
  accepts('constructor arguments of an array of blocks', 'codesys', "PROGRAM p VAR a : ARRAY[1..2] OF FB_Log[(1, 'a'), (2, 'b')]; END_VAR\n;\nEND_PROGRAM");
  accepts(
    'a block made with __NEW and its constructor arguments (CODESYS, operator __NEW)',
    'codesys',
    'FUNCTION_BLOCK Drum\nVAR n : INT; END_VAR\nMETHOD FB_Init : BOOL\nVAR_INPUT bInitRetains, bInCopyCode : BOOL; size : INT; END_VAR\nn := size;\nEND_METHOD\nEND_FUNCTION_BLOCK\nPROGRAM p VAR d : POINTER TO Drum; size : INT; END_VAR\nd := __NEW(Drum(size + 1));\n__DELETE(d);\nEND_PROGRAM',
  );
  accepts(
    'an array sized by a VAR_GENERIC constant whose default leaves it empty (CODESYS, generic constants)',
    'codesys',
    'FUNCTION_BLOCK Shelf\nVAR_GENERIC CONSTANT\nboxes : INT := 0;\nEND_VAR\nVAR box : ARRAY[0..boxes - 1] OF INT; END_VAR\n;\nEND_FUNCTION_BLOCK\nPROGRAM p VAR s : Shelf<4>; END_VAR\ns();\nEND_PROGRAM',
  );
  accepts(
    'foreign code in double braces, whatever braces and strings it has itself (matiec)',
    'iec',
    'PROGRAM p VAR go : BOOL; n : INT; END_VAR\nIF go THEN\n{{ if (x) { puts("}"); } call(y->z); }}\nEND_IF;\nn := n + 1;\nEND_PROGRAM',
  );
  it('foreign code that is never closed is reported where it begins', () =>
    expect(rulesOf('PROGRAM p VAR n : INT; END_VAR\n{{ f();\nn := 1;\nEND_PROGRAM', 'iec')).toContain('2 unterminated-pragma'));
  accepts(
    'the absolute number of the type of a data block written apart (STEP 7)',
    'siemens',
    'TYPE UDT7\nSTRUCT\nlevel : INT;\nEND_STRUCT;\nEND_TYPE\nDATA_BLOCK DB7\nUDT 7\nBEGIN\nlevel := 3;\nEND_DATA_BLOCK',
  );
  it('an array whose plain constant leaves it empty is still a mistake', () =>
    expect(rulesOf('PROGRAM p VAR CONSTANT n : INT := 0; END_VAR\nVAR a : ARRAY[0..n - 1] OF INT; END_VAR\na[0] := 1;\nEND_PROGRAM', 'codesys')).toEqual([
      '2 array-bounds',
    ]));
  accepts(
    'an array that is written empty, with an empty list (TwinCAT)',
    'beckhoff',
    'FUNCTION_BLOCK Host\nVAR_OUTPUT CONSTANT\nnobody : ARRAY[0..-1] OF IGuest := [];\nEND_VAR\n;\nEND_FUNCTION_BLOCK',
  );
  it('a body that begins with an assignment to a variable named like an instruction is checked, not taken for instruction list', () => {
    for (const first of ['r REF= v', 's S= b', 'st R= b'])
      expect(rulesOf(`PROGRAM p VAR v : INT; b, s, st : BOOL; r : REFERENCE TO INT; END_VAR\n${first};\nmissing := v;\nEND_PROGRAM`, 'codesys')).toEqual([
        '3 undeclared-identifier',
      ]);
    expect(rulesOf('PROGRAM p VAR v : INT; END_VAR\nLD v\nADD 1\nST v\nEND_PROGRAM', 'codesys')).toEqual([]);
  });
  it('bounds the wrong way round are still a mistake', () => {
    for (const bounds of ['5..1', '0..-2', '3..-1'])
      expect(rulesOf(`PROGRAM p VAR a : ARRAY[${bounds}] OF INT; END_VAR\n;\nEND_PROGRAM`, 'codesys')).toEqual(['1 array-bounds']);
  });
  accepts(
    'properties and variables named like words that start a declaration, assigned with REF= and S= (CODESYS)',
    'codesys',
    'FUNCTION_BLOCK f\nVAR n, action, step : BOOL; configuration, class : REFERENCE TO BOOL; END_VAR\nconfiguration REF= n;\naction S= TRUE;\nclass REF= action;\nstep R= n;\nEND_FUNCTION_BLOCK',
  );
  accepts(
    'RETAIN and CONSTANT before located variables without a name (IEC 61131-3, table 16)',
    'iec',
    'PROGRAM p\nVAR RETAIN AT %QW4 : WORD := 7; END_VAR\nVAR RETAIN AT %QW5 : WORD; END_VAR\nVAR x : WORD; END_VAR\nx := %QW4;\nEND_PROGRAM',
  );
  it('the constructor arguments behind __NEW are still checked', () =>
    expect(
      rulesOf('FUNCTION_BLOCK Drum\nEND_FUNCTION_BLOCK\nPROGRAM p VAR d : POINTER TO Drum; END_VAR\nd := __NEW(Drum(missing));\nEND_PROGRAM', 'codesys'),
    ).toEqual(['4 undeclared-identifier']));
  accepts(
    'values of an array that repeat, without brackets (CODESYS 2.3, arrays)',
    'codesys',
    'PROGRAM p VAR a : ARRAY[1..3] OF INT := 3(0); b : ARRAY[1..4] OF INT := 1, 2(7), 3; END_VAR\na[1] := b[2];\nEND_PROGRAM',
  );
  accepts(
    'statements that only read a variable, empty last CASE branches, trailing commas and unbound outputs (TwinCAT)',
    'beckhoff',
    'PROGRAM p VAR t : TON; n : INT; END_VAR\nn;\nt(IN := TRUE, PT := T#1S, Q => ,);\nCASE n OF\n  0: n := 1;\n  12:\nEND_CASE\nEND_PROGRAM',
  );
});

describe('Logix texts', () => {
  const logix = 'FUNCTION_BLOCK Clock\nVAR now : LINT; Size : DINT; part : ARRAY[0..3] OF INT; END_VAR\n';
  accepts(
    'system objects by class and attribute, with the object left out (Rockwell 1756-PM007, GSV and SSV)',
    'rockwell',
    `${logix}GSV(WallClockTime, , LocalDateTime, part[0]);\nSSV(Task, THIS, Priority, Size);\nGSV(WallClockTime, , CurrentValue, now);\nEND_FUNCTION_BLOCK`,
  );
  accepts('a tag that is called as an instruction', 'rockwell', `${logix}SIZE(part, 0, Size);\nEND_FUNCTION_BLOCK`);
  it('the tag behind the attribute is still looked up, and no other call leaves an operand out', () => {
    expect(rulesOf(`${logix}GSV(WallClockTime, , CurrentValue, nowhere);\nEND_FUNCTION_BLOCK`, 'rockwell')).toEqual(['3 undeclared-identifier']);
    expect(rulesOf('PROGRAM p VAR a : INT; END_VAR\na := MAX(1, , 2);\nEND_PROGRAM')).toEqual(['2 syntax']);
  });
});

describe('Siemens texts', () => {
  accepts(
    'immediate periphery access, structure values in order, THIS of an array block',
    'siemens',
    'DATA_BLOCK "Curve"\nVERSION : 0.1\nArray[0..9] of Real\nBEGIN\nEND_DATA_BLOCK\nFUNCTION_BLOCK "F"\nVAR\n c : TCON_IP_v4 := (64, 1, 11, TRUE, ([192, 168, 0, 1]), 2000);\n r : Real;\nEND_VAR\nBEGIN\n"Valve":P := TRUE;\n%QW10:P := %IW2:P;\n#r := "Curve".THIS[3];\nEND_FUNCTION_BLOCK',
  );
  accepts('LABEL sections', 'siemens', 'FUNCTION FC1 : INT\nLABEL\n a, b;\nEND_LABEL\nGOTO a;\na: FC1 := 1;\nEND_FUNCTION');
});

describe('a text without vendor marks', () => {
  const oscillating = 'FUNCTION F : INT\nVAR_INPUT w : WORD; u : UINT; END_VAR\nF := u;\nIF w > 3 THEN F := w; END_IF;\nEND_FUNCTION\n';
  const errors = (content: string, dialect?: Dialect): readonly string[] =>
    checkProject([{ fileName: 'a.st', content }], { rules: false, ...(dialect === undefined ? {} : { dialect }) }).files.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ severity }) => severity === 'error').map(({ line, rule }) => `${line} ${rule}`),
    );
  it('is read in the dialect in which it is right', () => {
    expect(errors(oscillating)).toEqual([]);
    expect(errors(oscillating, 'iec')).not.toEqual([]);
  });
  it('keeps what is wrong in every dialect', () => {
    expect(errors(oscillating.replace('F := w;', 'F := missing;'))).toEqual(['4 undeclared-identifier']);
    expect(errors(oscillating.replace('F := w;', "F := 'text';"))).toEqual(['4 type-mismatch']);
  });
});

/** Acceptance must not come from blindness: each seeded defect of a self-contained program is found at its line. */
describe('seeded defects', () => {
  const block =
    'FUNCTION_BLOCK Station\nVAR_INPUT Start : BOOL; Level : REAL; END_VAR\nVAR_OUTPUT Run : BOOL; Count : INT; END_VAR\nVAR Delay : TON; Step : INT; END_VAR\n' +
    'Delay(IN := Start, PT := T#5s);\nIF Delay.Q AND Level > 10.0 THEN\n  Count := Count + 1;\nEND_IF;\nCASE Step OF\n  0: Step := 1;\nELSE\n  Step := 0;\nEND_CASE;\nRun := Delay.Q;\nEND_FUNCTION_BLOCK\n';
  const dialects = ['iec', 'codesys', 'beckhoff'] as const;
  const found = (from: string, to: string): readonly (readonly string[])[] => dialects.map((dialect) => rulesOf(block.replace(from, to), dialect));
  it('none in the block itself', () => expect(found('', '')).toEqual([[], [], []]));
  for (const [what, from, to, expected] of [
    ['an undeclared target', 'Run := Delay.Q', 'Runs2 := Delay.Q', '14 undeclared-identifier'],
    ['an undeclared operand', 'Count + 1', 'Total + 1', '7 undeclared-identifier'],
    ['a text into a number', 'Count + 1', "'one'", '7 type-mismatch'],
    ['a number as condition', 'IF Delay.Q AND Level > 10.0', 'IF Level', '6 type-mismatch'],
    ['a REAL into an INT', 'Count + 1', 'Level', '7 type-mismatch'],
    ['a duration that is none', 'PT := T#5s', "PT := 'T#5s'", '5 type-mismatch'],
    ['a parameter that does not exist', 'IN := Start', 'INN := Start', '5 unknown-parameter'],
    ['a member that does not exist', 'Run := Delay.Q', 'Run := Delay.Done', '14 unknown-member'],
    ['a misspelt instance', 'Run := Delay.Q', 'Run := Dellay.Q', '14 undeclared-identifier'],
    ['a block called by its type', 'Delay(IN', 'TON(IN', '5 instance-needed'],
    ['a value called', 'Count + 1', 'Count(1)', '7 not-callable'],
    ['a label that is no constant', '0: Step := 1', 'Count: Step := 1', '10 constant-required'],
  ] as const)
    it(what, () => expect(found(from, to)).toEqual([[expected], [expected], [expected]]));
  it('a missing END_IF or ;', () => {
    for (const rules of [...found('END_IF;', ''), ...found('Count + 1;', 'Count + 1')]) expect(rules.length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { printUnit } from '../exporters/print.js';
import { parse } from '../parser.js';
import { rulesOf } from './harness.js';

const accepts = (name: string, dialect: Dialect, text: string): void => {
  it(name, () => expect(rulesOf(text, dialect)).toEqual([]));
};

describe('declarations of CODESYS and TwinCAT', () => {
  accepts(
    'VAR_GENERIC before EXTENDS sizes an array, and an instance names its own size',
    'codesys',
    'FUNCTION_BLOCK Ring\nVAR_GENERIC CONSTANT\ndepth : UDINT := 8;\nEND_VAR\nVAR slots : ARRAY[0..depth - 1] OF REAL; END_VAR\nslots[0] := 1.0;\nEND_FUNCTION_BLOCK\nPROGRAM p VAR small : Ring<4>; many : ARRAY[1..2] OF Ring<16>; END_VAR\nsmall();\nmany[1]();\nEND_PROGRAM',
  );
  accepts(
    'VAR_GENERIC with a base and an interface behind it',
    'beckhoff',
    'INTERFACE IShelf\nEND_INTERFACE\nFUNCTION_BLOCK Base\nEND_FUNCTION_BLOCK\nFUNCTION_BLOCK FINAL Shelf\nVAR_GENERIC CONSTANT\nboards : INT := 3;\nEND_VAR\nEXTENDS Base IMPLEMENTS IShelf\nVAR n : INT; END_VAR\nn := boards;\nEND_FUNCTION_BLOCK',
  );
  accepts(
    'an accessor narrower than its property',
    'codesys',
    'FUNCTION_BLOCK Door\nVAR open : BOOL; END_VAR\nPROPERTY PUBLIC IsOpen : BOOL\nGET\nIsOpen := open;\nEND_GET\nSET PRIVATE\nopen := IsOpen;\nEND_SET\nEND_PROPERTY\nEND_FUNCTION_BLOCK',
  );
  accepts(
    'a named list of global variables, used with and without its name',
    'codesys',
    'VAR_GLOBAL Kiln\nsetpoint : REAL := 850.0;\nfan, lamp : BOOL;\nEND_VAR\nPROGRAM p VAR x : REAL; END_VAR\nx := Kiln.setpoint;\nKiln.lamp := TRUE;\nfan := FALSE;\nEND_PROGRAM',
  );
  accepts('a named list without variables', 'codesys', 'VAR_GLOBAL CONSTANT Spare\nEND_VAR');
  accepts(
    'a structure value marked with STRUCT',
    'codesys',
    'TYPE Span : STRUCT low : INT; high : INT; END_STRUCT END_TYPE\nPROGRAM p VAR s : Span := STRUCT(low := 1, high := 9); END_VAR\ns.low := 2;\nEND_PROGRAM',
  );
  accepts(
    'leading zeros in dates',
    'codesys',
    'PROGRAM p VAR d : DATE := D#2031-007-004; t : DT := DT#2031-7-004-6:05; END_VAR\nd := D#2030-01-01;\nEND_PROGRAM',
  );

  it('a missing colon is still reported, not read as the name of a list', () => {
    expect(rulesOf('VAR_GLOBAL\nlevel REAL;\nflow : REAL;\nEND_VAR', 'codesys')).toEqual(['2 syntax']);
  });
  it('a day that does not exist stays invalid, with leading zeros too', () => {
    expect(rulesOf('PROGRAM p VAR d : DATE := D#2031-002-030; END_VAR\nEND_PROGRAM', 'codesys')).toEqual(['1 invalid-literal']);
  });
  it('RETURN(condition) reads as the IF it stands for', () => {
    const { unit } = parse('PROGRAM p\nVAR a : BOOL; END_VAR\nRETURN(a);\na := TRUE;\nEND_PROGRAM', { dialect: 'codesys', fileName: 'p.st' });
    const pou = unit.declarations[0];
    const body = pou?.kind === 'pou' && pou.body.kind === 'statement-body' ? pou.body.statements : [];
    expect(body.map(({ kind }) => kind)).toEqual(['if', 'assignment']);
  });
  it('the accessor keeps its access', () => {
    const { unit } = parse('FUNCTION_BLOCK F\nPROPERTY P : INT\nGET\nEND_GET\nSET PROTECTED\nEND_SET\nEND_PROPERTY\nEND_FUNCTION_BLOCK', {
      dialect: 'codesys',
      fileName: 'f.st',
    });
    const pou = unit.declarations[0];
    expect(pou?.kind === 'pou' ? pou.properties[0]?.accessors.map(({ modifiers }) => modifiers.access) : []).toEqual(['default', 'protected']);
  });
});

describe('declarations of the standard', () => {
  accepts('a structure whose fields overlap', 'iec', 'TYPE Word2 : STRUCT OVERLAP all AT %B0 : WORD; low AT %B0 : BYTE; END_STRUCT; END_TYPE');
  accepts(
    'a program instance with a block of another task',
    'iec',
    'FUNCTION_BLOCK Fast VAR n : INT; END_VAR n := n + 1; END_FUNCTION_BLOCK\nPROGRAM Line VAR_INPUT go : BOOL; END_VAR VAR f : Fast; END_VAR f(); END_PROGRAM\nCONFIGURATION c\nRESOURCE r ON cpu\nTASK slow(INTERVAL := T#1s, PRIORITY := 5);\nTASK quick(INTERVAL := T#5ms, PRIORITY := 1);\nPROGRAM one WITH slow : Line(f WITH quick, go := TRUE);\nEND_RESOURCE\nEND_CONFIGURATION',
  );
});

describe('Siemens SCL', () => {
  const configuration = (task: string): string =>
    `USING Vendor.Tasks;\nCONFIGURATION c\nTASK one${task};\nPROGRAM p WITH one : Line;\nEND_CONFIGURATION\nPROGRAM Line VAR n : INT; END_VAR n := 1; END_PROGRAM`;
  it.each([' : Startup', ' : Vendor.Tasks.Cyclic := (Interval := T#10ms)', ' : Cyclic (Interval := T#10ms)', '(Interval := T#1s, Priority := 1)'])(
    'a task of SIMATIC AX: TASK one%s',
    (task) => {
      const text = configuration(task);
      expect(rulesOf(text, 'iec')).toEqual([]);
      const { unit } = parse(text, { dialect: 'iec', fileName: 'c.st' });
      expect(rulesOf(printUnit(unit, { dialect: 'iec' }), 'iec')).toEqual([]);
      expect(rulesOf(configuration(`${task} :`), 'iec')).not.toEqual([]);
    },
  );
  accepts(
    'an address without a declaration takes the type it meets',
    'siemens',
    'FUNCTION_BLOCK "Scale"\nVAR speed : Real; count : DInt; END_VAR\nBEGIN\n%QD20 := 12.5;\n#speed := %ID24;\n#count := %MD4;\n%QD20 := #speed;\nEND_FUNCTION_BLOCK',
  );
  it('but never a text', () => {
    expect(rulesOf('FUNCTION_BLOCK "Scale"\nVAR name : String; END_VAR\nBEGIN\n#name := %ID24;\nEND_FUNCTION_BLOCK', 'siemens')).toEqual(['4 type-mismatch']);
  });
  accepts(
    'CASE selects by text',
    'siemens',
    "FUNCTION \"Pick\" : Int\nVAR_INPUT kind : String; END_VAR\nBEGIN\nCASE #kind OF\n'cup': #Pick := 1;\n'jar', 'can': #Pick := 2;\nELSE #Pick := 0;\nEND_CASE;\nEND_FUNCTION",
  );
});

describe('declarations of MECT', () => {
  const block = (head: string, body: string): string => `(*[[ ]]*)\nFUNCTION_BLOCK Link\n${head}\nVAR step : UINT; END_VAR\n${body}\nEND_FUNCTION_BLOCK`;
  accepts(
    'imported lists of variables and typed constants',
    'codesys',
    block(
      '#import "Lines.gvl"\n#import "crosstable.gvl"\nCONST\nlast : INT := 4;\nwait : TIME := T#2s;\nEND_CONST',
      'IF LINE_RUN AND step < last THEN step := step + 1; END_IF',
    ),
  );
  accepts(
    'constants size arrays',
    'iec',
    'PROGRAM P\nCONST\ncount : INT := 3;\nEND_CONST\nVAR a : ARRAY[1..count] OF INT; END_VAR\na[3] := count;\nEND_PROGRAM',
  );
  it('constants are not written', () =>
    expect(rulesOf(block('CONST\nlast : INT := 4;\nEND_CONST', 'last := 5;'), 'codesys')).toEqual(['7 constant-assignment']));
  it('what is neither declared nor imported stays an error', () => expect(rulesOf(block('', 'LINE := 1;'), 'codesys')).toEqual(['5 undeclared-identifier']));
});

import { describe, expect, it } from 'vitest';
import { parse } from '../parser.js';
import { exportPlc } from './export.js';
import { type ExportTarget, exportTargets } from './export-model.js';

const lossy = (text: string, target: ExportTarget): readonly string[] => exportPlc(parse(text, { dialect: 'codesys', fileName: 'rack.st' }).unit, target).lossy;

const generic =
  'FUNCTION_BLOCK Rack\nVAR_GENERIC CONSTANT\nslots : INT := 8;\nEND_VAR\nVAR n : INT; END_VAR\nn := slots;\nEND_FUNCTION_BLOCK\nFUNCTION_BLOCK Cell\nVAR tall : Rack<20>; rows : ARRAY[1..2] OF Rack<4>; END_VAR\ntall();\nEND_FUNCTION_BLOCK\nFUNCTION Pick <T: ANY_NUM> : INT\nVAR_INPUT v : T; END_VAR\nPick := 1;\nEND_FUNCTION';

describe('what an export drops is said, one sentence each', () => {
  for (const target of exportTargets)
    it(`generics in ${target}`, () => {
      const said = lossy(generic, target);
      expect(said).toContain('Rack: VAR_GENERIC (slots) becomes constants; instances cannot choose their own value.');
      expect(said).toContain('Cell.tall: Rack<20> is written as Rack; its own size is lost.');
      expect(said).toContain('Cell.rows: Rack<4> is written as Rack; its own size is lost.');
      expect(said.filter((sentence) => sentence.startsWith('Pick: its type parameters <T: ANY_NUM> are lost'))).toHaveLength(1);
    });
  it('pragmas', () => {
    const text =
      "{attribute 'pack_mode' := '1'}\nTYPE Pair : STRUCT a, b : INT; END_STRUCT END_TYPE\nFUNCTION_BLOCK Cell\nVAR p : Pair; END_VAR\np.a := 1;\nEND_FUNCTION_BLOCK";
    for (const target of exportTargets) expect(lossy(text, target)).toContain("{attribute 'pack_mode' := '1'} is lost.");
  });
  it('modifiers: TwinCAT keeps them, the others say so', () => {
    const text = 'FUNCTION_BLOCK ABSTRACT Base\nVAR n : INT; END_VAR\nn := 1;\nEND_FUNCTION_BLOCK';
    const { unit } = parse(text, { dialect: 'codesys', fileName: 'base.st' });
    expect(exportPlc(unit, 'tcpou').text).toContain('FUNCTION_BLOCK ABSTRACT Base');
    expect(lossy(text, 'tcpou')).toEqual([]);
    expect(lossy(text, 'scl')).toEqual(['Base: ABSTRACT is not in SCL.']);
    expect(exportPlc(unit, 'scl').text).toContain('FUNCTION_BLOCK "Base"');
    expect(lossy(text, 'plcopen-xml')).toContain('Base: ABSTRACT is not in TC6 2.01.');
  });
  it('what SCL cannot declare', () => {
    const text =
      'TYPE Mode : (Off, Auto); END_TYPE\nFUNCTION_BLOCK Cell\nVAR_INPUT go : BOOL R_EDGE; p : POINTER TO INT; END_VAR\nVAR lamp AT %QX0.1 : BOOL; axis : Axis(limit := 3); END_VAR\nlamp := go;\nEND_FUNCTION_BLOCK';
    expect([...lossy(text, 'scl')].sort()).toEqual([
      'Cell.axis: constructor arguments are not in SCL.',
      'Cell.go: R_EDGE is not in SCL; use an R_TRIG instance.',
      'Cell.lamp: %QX0.1 must become a PLC tag.',
      'Cell.p: pointers and references are not in SCL; pass the variable as VAR_IN_OUT.',
      'Mode: SCL has no enumerations; its variables are INT, and the values are constants of each block that uses them: Mode_Off = 0, Mode_Auto = 1.',
    ]);
  });
  it('nothing where nothing is lost', () => {
    const text = 'FUNCTION_BLOCK Cell\nVAR_INPUT go : BOOL; END_VAR\nVAR_OUTPUT lamp : BOOL; END_VAR\nlamp := go;\nEND_FUNCTION_BLOCK';
    for (const target of ['plcopen-xml', 'scl', 'tcpou'] as const) expect(lossy(text, target)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkProject } from '../readers/project.js';
import { compile, instantiate } from '../runtime/compile.js';

/** The rules of the errors a set of files has, each file on its own line of the list. */
function errors(...files: readonly (readonly [string, string])[]): readonly string[] {
  const report = checkProject(
    files.map(([fileName, content]) => ({ fileName, content })),
    { rules: false },
  );
  return report.files.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule));
}
function warnings(...files: readonly (readonly [string, string])[]): readonly string[] {
  const report = checkProject(
    files.map(([fileName, content]) => ({ fileName, content })),
    { rules: false },
  );
  return report.files.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule));
}

describe('pieces of larger projects', () => {
  it('take written names for global variables of files that are not given, but not near misses of local ones', () => {
    const body = "PROGRAM Oven VAR bakeTime : TIME; END_VAR\n(* @END_DECLARATION := '0' *)\nHEATER_ON := bakeTime > T#5s;\nEND_PROGRAM";
    expect(errors(['oven.EXP', body])).toEqual([]);
    expect(warnings(['oven.EXP', body])).toContain('unresolved-external');
    expect(errors(['oven.EXP', body.replace('HEATER_ON :=', 'bakeTmie :=')])).toContain('undeclared-identifier');
    const counted = body.replace('bakeTime : TIME', 'bakeTime : TIME; trays : CTU').replace('HEATER_ON :=', 'traysN := trays.CV;\nHEATER_ON :=');
    expect(errors(['oven.EXP', counted])).toEqual([]);
    expect(errors(['oven.EXP', counted.replace('CTU', 'INT').replace('trays.CV', '3')])).toEqual(['undeclared-identifier']);
  });

  it('are held to the global variables once a list of them is given', () => {
    const list = 'VAR_GLOBAL\n  DOOR_SHUT : BOOL;\nEND_VAR';
    const body = "PROGRAM Oven\n(* @END_DECLARATION := '0' *)\nLAMP_RED := DOOR_SHUT;\nEND_PROGRAM";
    expect(errors(['oven.EXP', body], ['lists.EXP', list])).toEqual(['undeclared-identifier']);
  });

  it('of B&R Automation Studio keep the interface of a block in a .fun file', () => {
    const body = 'FUNCTION_BLOCK Blend\n  total := total + rate;\nEND_FUNCTION_BLOCK';
    expect(errors(['blend.st', body])).toEqual([]);
    expect(errors(['cycle.st', 'PROGRAM _CYCLIC\n  counter := counter + 1;\nEND_PROGRAM'])).toEqual([]);
    expect(errors(['cycle.st', 'PROGRAM Cycle\n  counter := counter + 1;\nEND_PROGRAM'])).toEqual(['undeclared-identifier', 'undeclared-identifier']);
  });

  const interfaces =
    '{REDUND_OK} FUNCTION_BLOCK Blend (* mixes *)\n  VAR_INPUT\n    rate : {REDUND_UNREPLICABLE} REAL;\n  END_VAR\n  VAR_OUTPUT\n    total : REAL;\n  END_VAR\nEND_FUNCTION_BLOCK\nFUNCTION Half : REAL\n  VAR_INPUT\n    x : REAL;\n  END_VAR\nEND_FUNCTION';
  const blend = 'FUNCTION_BLOCK Blend\n  total := total + Half(rate);\nEND_FUNCTION_BLOCK';
  const half = 'FUNCTION Half\n  Half := x / 2.0;\nEND_FUNCTION';
  const user = 'PROGRAM Plant\nVAR b : Blend; y : REAL; END_VAR\nb(rate := 4.0);\ny := b.total;\nEND_PROGRAM';
  const project = { 'lib.fun': interfaces, 'blend.st': blend, 'half.st': half, 'plant.st': user };
  const orders = [
    ['lib.fun', 'blend.st', 'half.st', 'plant.st'],
    ['plant.st', 'half.st', 'blend.st', 'lib.fun'],
    ['blend.st', 'lib.fun', 'plant.st', 'half.st'],
  ] as const;
  describe.each(orders)('of B&R, given in the order %s, %s, %s, %s', (...order) => {
    const given = (change: Partial<typeof project> = {}): (readonly [string, string])[] => order.map((name) => [name, { ...project, ...change }[name]]);
    it('join the interface and the body of a block', () => {
      expect(errors(...given())).toEqual([]);
      expect(warnings(...given())).toEqual([]);
    });
    it('and hold each of them to the other', () => {
      expect(errors(...given({ 'blend.st': blend.replace('rate)', "'many')") }))).toEqual(['type-mismatch']);
      expect(errors(...given({ 'half.st': half.replace('2.0', 'TRUE') }))).toEqual(['type-mismatch']);
      expect(errors(...given({ 'plant.st': user.replace('b.total', 'b.sum') }))).toEqual(['unknown-member']);
      expect(errors(...given({ 'lib.fun': interfaces.replace('} REAL', '} REAL := TRUE') }))).toEqual(['type-mismatch']);
    });
    it('and run', () => {
      const { checked } = checkProject(
        given().map(([fileName, content]) => ({ fileName, content })),
        { rules: false },
      );
      const { plc, diagnostics } = instantiate(compile(checked), 'Plant');
      expect(diagnostics).toEqual([]);
      plc?.scan(10);
      plc?.scan(10);
      expect(plc?.read('y')).toBe(4);
    });
  });

  it.each([
    ['TON', 'Q', 'Done'],
    ['R_TRIG', 'Q', 'Qu'],
    ['IEC_COUNTER', 'CV', 'Count'],
  ])('of Siemens are warned of a member that %s does not have', (type, member, wrong) => {
    const text = `FUNCTION_BLOCK "Press"\nVAR\nstep : ${type};\nn : Int;\nEND_VAR\nBEGIN\nIF #step.${member} = #step.${member} THEN #n := 1; END_IF;\nEND_FUNCTION_BLOCK`;
    expect(warnings(['press.scl', text])).toEqual([]);
    expect(warnings(['press.scl', text.replace(`${member} =`, `${wrong} =`)])).toEqual(['unknown-member']);
    expect(errors(['press.scl', text.replace(`${member} =`, `${wrong} =`)])).toEqual([]);
  });
  it('of Siemens name the instruction behind a timer without a kind', () => {
    const text = 'FUNCTION_BLOCK "Press"\nVAR\nrest : IEC_TIMER;\nEND_VAR\nBEGIN\n#rest.TON(IN := TRUE, PT := T#2s);\nEND_FUNCTION_BLOCK';
    expect(warnings(['press.scl', text])).toEqual([]);
    const direct = text.replace('IEC_TIMER', 'TON').replace('rest.TON', 'rest');
    expect(warnings(['press.scl', direct])).toEqual([]);
    expect(warnings(['press.scl', direct.replace('PT :=', 'PR :=')])).toEqual(['unknown-parameter']);
  });

  it('are PLCopen POUs alone, with their declaration as text', () => {
    const pou =
      '<?xml version="1.0"?><pou xmlns="http://www.plcopen.org/xml/tc6_0201" name="Dose" pouType="functionBlock"><interface><localVars/><addData><data name="vendor" handleUnknown="implementation"><textDeclaration><content>\nFUNCTION_BLOCK Dose\nVAR_INPUT grams : INT; END_VAR\n</content></textDeclaration></data></addData></interface><body><ST><xhtml xmlns="http://www.w3.org/1999/xhtml">grams := 3 + true;</xhtml></ST></body></pou>';
    expect(errors(['dose.xml', pou])).toEqual(['type-mismatch']);
  });
});

describe('files of one project written with different care', () => {
  const careless = 'PROGRAM Careless\nVAR n : INT; END_VAR\nn := n + 1;';
  const marked = "{attribute 'qualified_only'}\nVAR_GLOBAL\n  a : INT;\nEND_VAR";
  it.each([
    ['first', [['careless.st', careless] as const, ['list.st', marked] as const]],
    ['last', [['list.st', marked] as const, ['careless.st', careless] as const]],
  ])('a text without vendor marks, standing %s, is read as the dialect that leaves fewer errors in it', (_, files) => {
    expect(errors(...files)).toEqual([]);
    expect(errors(...files.map(([name, text]) => [name, text.replace('n + 1', 'n + TRUE')] as const))).toEqual(['type-mismatch']);
  });

  it('a method kept in another file hides a value of its name, in a block but not in a program', () => {
    const type = ['steps.st', 'TYPE Steps : (Start, Stop); END_TYPE'] as const;
    const call = (kind: string): readonly [string, string] => ['code.st', `${kind} Unit\nVAR b : BOOL; END_VAR\nb := Start();\nEND_${kind}`];
    expect(errors(type, call('FUNCTION_BLOCK'))).toEqual([]);
    expect(errors(type, call('PROGRAM'))).toEqual(['not-callable']);
  });
});

describe('constructs of vendors and open compilers', () => {
  it('generic functions, variadic inputs and actions behind their program', () => {
    expect(
      errors([
        'lib.st',
        "FUNCTION PickOne <T: ANY_NUM> : T\nVAR_INPUT first : T; END_VAR\nEND_FUNCTION\n{external}\nFUNCTION Print : DINT\nVAR_INPUT text : STRING; values : ...; END_VAR\nEND_FUNCTION\nFUNCTION Main : DINT\n  Print('%d', 1, 2);\n  Print('x');\nEND_FUNCTION",
      ]),
    ).toEqual([]);
    expect(
      errors(['act.st', 'PROGRAM Host VAR n : INT; END_VAR\nbump();\nEND_PROGRAM\nACTIONS\n  ACTION bump\n    n := n + 1;\n  END_ACTION\nEND_ACTIONS']),
    ).toEqual([]);
  });

  it('functions of one namespace that differ in their parameters', () => {
    const text =
      'NAMESPACE Silo\nFUNCTION Level : REAL VAR_INPUT a : INT; END_VAR Level := 1.0; END_FUNCTION\nFUNCTION Level : REAL VAR_INPUT a : REAL; END_VAR Level := a; END_FUNCTION\nEND_NAMESPACE';
    expect(errors(['silo.st', text])).toEqual([]);
    expect(errors(['silo.st', text.replace('a : REAL; END_VAR', 'a : INT; END_VAR')])).toContain('duplicate-declaration');
  });

  it('absolute access to a data block in SCL', () => {
    expect(
      errors(['db.scl', 'FUNCTION "Fc" : Void\nVAR_TEMP w : Word; b : Bool; END_VAR\nBEGIN\n#w := "Recipe".%DBW4;\n#b := "Recipe".%DBX0.1;\nEND_FUNCTION']),
    ).toEqual([]);
  });

  it('a format as second argument of a conversion to text, as a warning', () => {
    const file = ['fmt.st', "PROGRAM P VAR s : STRING; i : INT; END_VAR s := INT_TO_STRING(i, '%03d'); END_PROGRAM"] as const;
    expect(errors(file)).toEqual([]);
    expect(warnings(file)).toContain('vendor-form');
  });
});

describe('values that several enumerations have', () => {
  const types = 'TYPE Door : (Shut, Open); Valve : (Open, Closed); END_TYPE\n';
  const use = (statement: string): readonly string[] =>
    errors(['e.st', `${types}PROGRAM P VAR d : Door; v : Valve; b : BOOL; i : INT; END_VAR ${statement} END_PROGRAM`]);

  it('are the ones of the type on the other side', () => {
    expect(use('d := Open; v := (Open); b := d = Open; b := Open <> v; CASE v OF Open: i := 1; ELSE i := 2; END_CASE;')).toEqual([]);
    expect(errors(['t.st', 'TYPE A : (One, Two) := Two; B : (One, Two) := One; END_TYPE'])).toEqual([]);
  });

  it('stay ambiguous where nothing decides', () => {
    expect(use('i := Open;')).toEqual(['ambiguous-name']);
  });
});

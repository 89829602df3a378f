import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { diagnose, refusals, rulesOf, start } from './harness.js';

/** Texts in the manner of the vendors' tools, each full of what only that tool writes. */
const codesysText = `{attribute 'qualified_only'}
{attribute 'strict'}
TYPE E_State :
(
	Idle := 0,	// idle
	Running,
	Error := 16#80
) UINT := Idle;
END_TYPE
TYPE ST_Data EXTENDS ST_Base :
STRUCT
	{attribute 'pack_mode' := '1'}
	nValue : INT := 5; // value
	aData : ARRAY[0..GVL_Const.nMax - 1] OF BYTE;
	pNext : POINTER TO ST_Data;
	sText : STRING(GVL_Const.LEN) := 'hello $'world$'';
	wsText : WSTRING(20) := "wide";
	refX : REFERENCE TO INT;
	eState : E_State := E_State.Idle;
END_STRUCT
END_TYPE
TYPE U_Conv :
UNION
	rVal : REAL;
	dwVal : DWORD;
	abVal : ARRAY[0..3] OF BYTE;
END_UNION
END_TYPE
TYPE T_Alias : ARRAY[1..3] OF ARRAY[0..1] OF LREAL; END_TYPE
VAR_GLOBAL CONSTANT
	cMax : INT := 10;
	cPi : LREAL := 3.14159265358979;
	tDelay : TIME := T#1D2H3M4S5MS;
END_VAR
VAR_GLOBAL PERSISTENT RETAIN
	gCount AT %MD10 : UDINT;
	gIn AT %I* : BOOL;
END_VAR
FUNCTION_BLOCK PUBLIC ABSTRACT FB_Base IMPLEMENTS I_Base, I_Other
VAR_INPUT
	bEnable : BOOL;
	tTime : TIME := T#100MS;
END_VAR
VAR_OUTPUT
	bDone : BOOL;
END_VAR
VAR
	_fbTon : TON := (PT := T#5S);
	_aFb : ARRAY[1..cMax] OF TON;
	_state : E_State;
	_p : POINTER TO BYTE;
	_r : REFERENCE TO ST_Data;
	_i : I_Base;
	_fb2 : FB_WithInit(nLimit := 3, sName := 'abc');
END_VAR
VAR CONSTANT
	nLen : INT := 5;
END_VAR
VAR_STAT
	nStat : INT;
END_VAR
_fbTon(IN := bEnable, PT := tTime, Q => bDone);
IF _fbTon.Q AND_THEN (_p <> 0) THEN
	_p^ := 16#FF;
	_p := _p + 1;
END_IF
IF __ISVALIDREF(_r) THEN
	_r.nValue := _r.nValue + 1;
END_IF
_r REF= gData;
IF _i <> 0 THEN _i.Execute(); END_IF
CASE _state OF
	E_State.Idle, E_State.Running:
		_state := E_State.Error;
	E_State.Error:
		;
ELSE
	_state := E_State.Idle;
END_CASE
FOR nIdx := 1 TO UPPER_BOUND(_aFb, 1) BY 2 DO
	_aFb[nIdx](IN := TRUE);
	IF nIdx = 3 THEN CONTINUE; END_IF
END_FOR
bDone S= bEnable;
bDone R= NOT bEnable;
MEMSET(ADR(_p), 0, SIZEOF(_p));
THIS^.bDone := FALSE;
SUPER^(bEnable := TRUE);
SUPER^.Init();
nStat := SEL(bEnable, 1, 2) + MAX(1, nStat);
nStat := TO_INT(3.7) + LREAL_TO_INT(cPi) MOD 2;
a := b := c := 5;
_fb2.DoIt(x := 1).Then(y := 2);
sText := CONCAT(CONCAT('a', 'b'), INT_TO_STRING(nStat));
dtNow := DT#2020-01-02-03:04:05;
x := 2#1010_1010 OR 8#17;
x := INT#16#7FFF;
__TRY
	x := 1 / y;
__CATCH(exc)
	x := 0;
__FINALLY
	y := 1;
__ENDTRY
JMP end_label;
end_label:
x := 1;
__DELETE(_p);
_p := __NEW(BYTE, 10);

METHOD PROTECTED FINAL Foo : BOOL
VAR_INPUT
	x : INT;
END_VAR
VAR
	i : INT;
END_VAR
VAR_INST
	n : INT;
END_VAR
Foo := x > 3 AND NOT THIS^.bDone;
IF x = 3 THEN
	RETURN;
END_IF
END_METHOD
METHOD FB_init : BOOL
VAR_INPUT
	bInitRetains : BOOL; // if TRUE, the retain variables are initialized
	bInCopyCode : BOOL;
	apX : ARRAY[0..4] OF POINTER TO FB_Base;
END_VAR
THIS^.bDone := bInitRetains;
END_METHOD
PROPERTY PUBLIC Value : LREAL
GET
VAR
END_VAR
Value := 3.0;
END_GET
SET
_v := Value;
END_SET
END_PROPERTY
ACTION DoAct:
	bDone := TRUE;
END_ACTION
END_FUNCTION_BLOCK
INTERFACE I_Base EXTENDS __SYSTEM.IQueryInterface
METHOD Execute : BOOL
VAR_INPUT
	x : INT;
END_VAR
END_METHOD
PROPERTY Prop : INT
GET
END_GET
END_PROPERTY
END_INTERFACE
`;

const sclText = `FUNCTION_BLOCK "LGF_Test"
TITLE = LGF's Test (block)
{ S7_Optimized_Access := 'TRUE' }
AUTHOR : Siemens_Digital
FAMILY : LGF
NAME : LGF_x
VERSION : 3.0
//This is a description
   VAR_INPUT 
      enable { ExternalAccessible := 'False'; ExternalVisible := 'False'; ExternalWritable := 'False'} : Bool;   // comment
      value : LReal;
      "my var" : Int;
      dat : DTL;
      var1 : Variant;
      time1 : Time := T#5s;
   END_VAR

   VAR_OUTPUT 
      valid : Bool;
      status { S7_SetPoint := 'False'} : Word := #STATUS_NO_CALL;
      diag : "LGF_typeDiagnostics";
   END_VAR

   VAR_IN_OUT 
      buffer : Array[*] of Byte;
      ref : Variant;
   END_VAR

   VAR 
      statTimer {InstructionName := 'TON_TIME'; LibVersion := '1.0'} : TON_TIME;
      statTrig {InstructionName := 'R_TRIG'; LibVersion := '1.0'} : R_TRIG;
      statArr : Array[0..#MAX_IDX] of Struct
         a : Int;
         b : Real;
      END_STRUCT;
      statState : Int;
      inst : "OTHER_FB";
      over AT statState : Word;
   END_VAR

   VAR RETAIN
      keep : DInt;
   END_VAR

   VAR_TEMP 
      tempIdx : Int;
      i : DInt;
      tempStr : String[20];
      tempErr : ErrorStruct;
   END_VAR

   VAR CONSTANT 
      MAX_IDX : Int := 9;
      STATUS_NO_CALL : Word := 16#7000;
      ERR_X : Word := W#16#8001;
      PI : LReal := 3.14;
   END_VAR

BEGIN
	REGION BLOCK INFO HEADER
	  //===============================
	  (*/ nested *)
	  // it's fine
	END_REGION BLOCK INFO HEADER
	
	REGION Main (part "1")
	IF NOT #enable THEN
	  #status := #STATUS_NO_CALL;
	  RETURN;
	END_IF;
	#statTimer(IN := #enable,
	           PT := #time1);
	#statTrig(CLK:=#enable);
	IF #statTrig.Q AND NOT(#statTimer.Q) THEN
	  #statState += 1;
	ELSIF "GlobalDB".flag[#i].%X3 = TRUE THEN
	  "GlobalDB"."my member".x := #statArr[#tempIdx].a;
	END_IF;
	CASE #statState OF
	  0:  // idle
	    #valid := FALSE;
	  1, 2..5:
	    #valid := TRUE;
	  #MAX_IDX:
	    ;
	  ELSE:
	    #valid := FALSE;
	END_CASE;
	CASE TypeOf(#var1) OF
	   Int: #statState := 1;
	   Real, LReal: #statState := 2;
	END_CASE;
	FOR #i := 0 TO (UPPER_BOUND(ARR := #buffer, DIM := 1) - 1) DO
	  #buffer[#i] := B#16#00;
	  IF #i > 10 THEN EXIT; END_IF;
	  CONTINUE;
	END_FOR;
	#tempStr := CONCAT(IN1 := 'abc$R$L', IN2 := DINT_TO_STRING(#i));
	#inst(in1 := #enable, out1 => #valid, inout := #keep);
	"OTHER_DB"(x := 1);
	#keep := DINT#5 + INT_TO_DINT(#statState) * 2 ** 3;
	#valid := #value >= 0.0 AND #value <= 10.0 OR #enable & #statTrig.Q XOR FALSE;
	"FC_Foo"(a := 1, b => #valid);
	#status := #"my var";
	#diag.status := 16#0000;
	#i := "FC_Ret"(1);
	#tempIdx := #statArr[3].a;
	%M0.0 := TRUE;
	#valid := %I0.1;
	"Tag" := %DB1.DBX0.0;
	#i := PEEK_DWORD(area := 16#84, dbNumber := 1, byteOffset := 3);
	MOVE_BLK_VARIANT(SRC := #ref, COUNT := 1, SRC_INDEX := 0, DEST_INDEX := 0, DEST => #var1);
	GOTO lbl;
	lbl: #i := 1;
	#value := -#value ** 2.0;
	#statTimer.TON(IN := TRUE, PT := T#1m_30s);
	RESET_TIMER(#statTimer);
	#time1 := T#1h2m3s4ms;
	#dat := DTL#2020-01-01-00:00:00;
	#dat.YEAR := 2020;
	#i := SHR(IN := #i, N := 2);
	ENO := TRUE;
	IF (#i = 1) THEN ; END_IF;
	END_REGION
END_FUNCTION_BLOCK

TYPE "LGF_type"
TITLE = x
VERSION : 0.1
   STRUCT
      a { S7_SetPoint := 'True'} : Bool;   // it's
      b : Array[0..3] of "LGF_other";
      c : Struct
        d : Int := 5;
      END_STRUCT;
      type : Int;
   END_STRUCT;

END_TYPE

FUNCTION "FC_1" : Real
{ S7_Optimized_Access := 'TRUE' }
VERSION : 0.1
   VAR_INPUT 
      in1 : Real;
   END_VAR
   VAR_TEMP
      t : Int;
   END_VAR

BEGIN
	#FC_1 := #in1 * 2.0;
	"FC_1" := REAL_TO_INT(#in1);
	#FC_1 := ROUND(#in1);
END_FUNCTION

DATA_BLOCK "DB1"
{ S7_Optimized_Access := 'TRUE' }
VERSION : 0.1
NON_RETAIN
   STRUCT 
      a : Int;
      arr : Array[1..3] of Real;
   END_STRUCT;

BEGIN
   a := 5;
   arr[1] := 1.5;
END_DATA_BLOCK

DATA_BLOCK "instDB"
{ S7_Optimized_Access := 'TRUE' }
VERSION : 0.1
"LGF_Test"
BEGIN
END_DATA_BLOCK

ORGANIZATION_BLOCK "Main"
TITLE = "Main Program Sweep (Cycle)"
{ S7_Optimized_Access := 'TRUE' }
VERSION : 0.1
   VAR_TEMP
      tmp : Int;
   END_VAR
BEGIN
	"instDB"(enable := TRUE, value := 1.0, buffer := "Bytes".all, ref := "DB1");
END_ORGANIZATION_BLOCK
`;

const classicSclText = `FUNCTION_BLOCK FB10
CONST
  MAX := 10;
  LIM := MAX * 2 + 1;
END_CONST
VAR_INPUT
  in1 : INT := 5;
END_VAR
VAR
  arr : ARRAY[0..MAX] OF REAL;
  t1 : TON;
END_VAR
VAR_TEMP
  i : INT;
END_VAR
BEGIN
FOR i := 0 TO LIM BY 1 DO
  arr[i] := INT_TO_REAL(i DIV 2);
END_FOR;
t1.TON(IN := in1 > 3, PT := T#1s);
END_FUNCTION_BLOCK
`;

const iecText = `NAMESPACE Lib.Sub
USING Other;
CLASS PUBLIC Counter
VAR PRIVATE
  m_Value : UINT;
END_VAR
METHOD PUBLIC Up : UINT
  VAR_INPUT inc : UINT; END_VAR
  m_Value := m_Value + inc;
  Up := m_Value;
END_METHOD
END_CLASS
END_NAMESPACE
TYPE
  Level : INT (0..100) := 50;
  Colors : (Red, Green, Blue) := Green;
  Named : INT (a := 1, b := 2);
  Arr : ARRAY[1..2, 1..3] OF INT := [3(1), 3(2)];
  Pt : STRUCT x, y : REAL := 1.0; END_STRUCT;
  Al : Pt := (x := 2.0, y := 3.0);
END_TYPE
PROGRAM main
VAR_EXTERNAL g1 : INT; END_VAR
VAR
  edge AT %IX0.0 : BOOL;
  out1 AT %QW3 : INT;
  l : Level := 20;
  c : Colors := Colors#Red;
  a : Arr;
  t1 : TON; ctu1 : CTU; sr1 : SR; rs1 : RS; rt : R_TRIG; ft : F_TRIG;
  s : STRING[10] := 'It$'s'; ws : WSTRING[5] := "w$0041";
  d1 : DATE := D#2020-02-29; td : TOD := TIME_OF_DAY#12:30:15.25; dtx : DATE_AND_TIME := DT#1999-12-31-23:59:59;
  r : REAL := 1.5E-3; lr : LREAL := -12.0e+5; li : LINT := LINT#-5; b : BYTE := 2#1111_0000; w : WORD := WORD#16#FF;
  lt : LTIME := LT#1d2h3m4s5ms6us7ns; tm : TIME := TIME#-1.5s;
  cnt : Counter; i : INT; di : DINT; bo : BOOL := BOOL#1;
END_VAR
t1(IN := edge, PT := T#1m_30s);
ctu1(CU := edge, R := FALSE, PV := 10, CV => i);
sr1(S1 := edge, R := bo); rs1(S := edge, R1 := bo);
rt(CLK := edge); ft(CLK := edge);
a[1, 2] := a[2, 3] + l;
c := Green;
IF c = Colors#Blue THEN i := 3; ELSIF c = Red THEN i := 4; ELSE i := 5; END_IF;
WHILE i < 10 DO i := i + 1; END_WHILE;
REPEAT i := i - 1; UNTIL i <= 0 END_REPEAT;
r := SQRT(r) + LN(r) * EXPT(r, 2.0) - r ** 2;
s := CONCAT(s, 'x', LEFT(s, 3), MID(IN := s, L := 2, P := 1));
i := LEN(s) + FIND(s, 't');
bo := GT(i, 3) AND (d1 < D#2021-01-01);
tm := T#1s * 2 + t1.ET; tm := tm / 2;
di := INT_TO_DINT(i) + TRUNC(r) + REAL_TO_DINT(r);
w := SHL(w, 2) AND 16#00FF; b := ROL(b, 1); w.3 := TRUE; bo := w.%X5;
i := SEL(bo, i, 5); i := MUX(i, 1, 2, 3); i := LIMIT(0, i, 10); i := MAX(i, 3, 4); r := ABS(r); 
d1 := DT_TO_DATE(dtx); td := DT_TO_TOD(dtx); dtx := CONCAT_DATE_TOD(d1, td); tm := dtx - dtx;
i := UINT_TO_INT(cnt.Up(3));
di := i; lr := r; r := i; 
out1 := WORD_TO_INT(w);
g1 := g1 + 1;
END_PROGRAM
FUNCTION_BLOCK FB_Edge
VAR_INPUT clk : BOOL R_EDGE; down : BOOL F_EDGE; END_VAR
VAR_OUTPUT RETAIN q : INT; END_VAR
IF clk THEN q := q + 1; END_IF;
END_FUNCTION_BLOCK
PROGRAM sfc1
VAR go : BOOL; x : INT; END_VAR
INITIAL_STEP S0:
  act1(N);
END_STEP
STEP S1:
  act2(D, T#5s);
END_STEP
TRANSITION FROM S0 TO S1 := go; END_TRANSITION
TRANSITION t2 (PRIORITY := 1) FROM S1 TO S0 := NOT go AND S1.X;
END_TRANSITION
ACTION act1: x := x + 1; END_ACTION
ACTION act2: x := 0; END_ACTION
END_PROGRAM
CONFIGURATION conf
VAR_GLOBAL g1 : INT := 5; END_VAR
RESOURCE res ON PLC
TASK fast(INTERVAL := T#10ms, PRIORITY := 1);
PROGRAM inst WITH fast : main;
END_RESOURCE
END_CONFIGURATION
`;

const pcWorxText = `(*@PROPERTIES_EX@
TYPE: POU
*)
(*@KEY@:DESCRIPTION*)
it's a description with 'quotes and ( * things {
(*@KEY@:END_DESCRIPTION*)
FUNCTION_BLOCK BUFFER_SEARCH

(*Group:Default*)


VAR_INPUT
	SIZE :	UINT;
	STR :	oscat_STRING250;
	H :	REAL := REAL#-0.83333333333;
END_VAR
VAR_IN_OUT
	PT :	oscat_arb_0_249;
END_VAR
VAR_OUTPUT
	BUFFER_SEARCH :	INT;
END_VAR
VAR
	i :	INT;
	end :	INT;
	char :	BYTE;
	utod : UDINT;
	REAL_TO_DW :	REAL_TO_DW;
	tmp : DWORD;
END_VAR
(*@KEY@: WORKSHEET
NAME: CALENDAR_CALC
IEC_LANGUAGE: ST
*)
end := LIMIT_INT(1,UINT_TO_INT(size),1000);
utod := DT_TO_TOD(PT.UTC);
char := INT_TO_BYTE(GET_CHAR(str,i + 1));
REAL_TO_DW(X:=H);
tmp := ROL(REAL_TO_DW.REAL_TO_DW,1);
i := SEL_INT(TRUE, INT#0, INT#3);
BUFFER_SEARCH := -1;
(*@KEY@: END_WORKSHEET *)
END_FUNCTION_BLOCK
`;

const rockwellText = `IF Start_PB AND NOT Stop_PB THEN
  Motor.Run := 1;
END_IF;
Timer1.PRE := 5000;
TONR(Timer1);
CASE Step OF
  0: Out [:=] 1;
  1..3: Out := 0;
END_CASE;
FOR i := 0 TO 9 BY 1 DO
 arr[i] := arr[i] ** 2 + SQRT(x);
END_FOR;
JSR(Sub1, 0);
`;

describe('whole files of each dialect are read without an error', () => {
  const files: readonly (readonly [string, string, readonly Dialect[]])[] = [
    ['CODESYS and TwinCAT: attributes, pointers, references, methods, properties, interfaces, __TRY, unions', codesysText, ['codesys', 'beckhoff']],
    ['Siemens SCL of TIA Portal: headers, REGION, # and "", attributes, data and organization blocks', sclText, ['siemens']],
    ['classic S7-SCL: CONST, DIV, timer.TON()', classicSclText, ['siemens']],
    ['IEC 61131-3, 3rd edition: namespaces, classes, SFC, configuration', iecText, ['iec', 'codesys']],
    ['PC WORX exports: descriptions as plain text, instances named like their blocks', pcWorxText, ['iec']],
    ['Rockwell routines: statements without a POU', rockwellText, ['rockwell']],
  ];
  for (const [name, text, dialects] of files) for (const dialect of dialects) it(`${name} (${dialect})`, () => expect(rulesOf(text, dialect)).toEqual([]));
  it('line ends, byte order marks and letter case do not matter', () => {
    const crlf = `\ufeff${iecText.replaceAll('\n', '\r\n')}`;
    expect(rulesOf(crlf)).toEqual([]);
    expect(rulesOf(iecText.replaceAll('\n', '\r'))).toEqual([]);
    expect(rulesOf('program main var X : int; end_var x := X + 1; end_program')).toEqual([]);
  });
});

describe('what separates the dialects', () => {
  it('# marks locals in Siemens only', () => {
    expect(rulesOf('PROGRAM p VAR x : INT; END_VAR\n#x := 1;\nEND_PROGRAM')).toEqual(['2 unexpected-character']);
  });
  it('a double-quoted text is a WSTRING, in Siemens a name', () => {
    expect(rulesOf('PROGRAM p VAR x : WSTRING; END_VAR\nx := "Tag";\nEND_PROGRAM')).toEqual([]);
    expect(diagnose('FUNCTION_BLOCK "F"\nVAR\nx : Int;\nEND_VAR\nBEGIN\n#x := "Tag";\nEND_FUNCTION_BLOCK', 'siemens').map((finding) => finding.rule)).toEqual([
      'unresolved-external',
    ]);
  });
  it('a missing END_PROGRAM is an error, in the CODESYS family a warning', () => {
    const text = 'PROGRAM p VAR x : INT; END_VAR\nx := 1;\n';
    expect([rulesOf(text), rulesOf(text, 'codesys'), rulesOf(text, 'codesys', ['warning'])]).toEqual([['2 missing-end'], [], ['2 missing-end']]);
  });
  it('S= and R= latch in CODESYS', () => {
    const plc = start('PROGRAM Main VAR set, reset, q : BOOL; END_VAR\nq S= set; q R= reset;\nEND_PROGRAM', 'Main', 'codesys');
    const step = (set: boolean, reset: boolean): unknown => {
      plc.write('set', set);
      plc.write('reset', reset);
      plc.scan(1);
      return plc.read('q');
    };
    expect([step(true, false), step(false, false), step(false, true), step(false, false), step(true, true)]).toEqual([true, true, false, false, false]);
  });
  it('assignment is an expression in CODESYS', () => {
    const plc = start('PROGRAM Main VAR a, b, c : INT; END_VAR\na := b := c := 7;\nIF (a := 5) > 3 THEN b := 1; END_IF;\nEND_PROGRAM', 'Main', 'codesys');
    plc.scan(1);
    expect([plc.read('a'), plc.read('b'), plc.read('c')]).toEqual([5, 1, 7]);
  });
  it('Siemens blocks run: regions, +=, DIV, named functions, multi-instances', () => {
    const plc = start(
      "FUNCTION_BLOCK \"Main\"\nVAR\n n : Int := 7; m : Int; t : TON_TIME; s : String[10]; q : Bool;\nEND_VAR\nBEGIN\nREGION Calculation of n\n#n += 3; #m := #n DIV 4;\nEND_REGION\n#t(IN := TRUE, PT := T#50ms, Q => #q);\n#s := CONCAT(IN1 := 'a', IN2 := 'b');\nEND_FUNCTION_BLOCK",
      'Main',
      'siemens',
    );
    plc.scan(10);
    plc.scan(50);
    expect([plc.read('n'), plc.read('m'), plc.read('q'), plc.read('s')]).toEqual([13, 3, true, 'ab']);
  });
  it('TIME is unsigned 32-bit in the CODESYS family and signed 32-bit in Siemens', () => {
    const program = (dialect: Dialect): unknown => {
      const plc = start('PROGRAM Main VAR t : TIME; END_VAR\nt := T#0s - T#1ms;\nEND_PROGRAM', 'Main', dialect);
      plc.scan(1);
      return plc.read('t');
    };
    expect([program('codesys'), program('siemens'), program('iec')]).toEqual([4_294_967_295, -1, -1]);
  });
  it('what a dialect reads but the soft PLC does not run is refused by name', () => {
    expect(refusals('PROGRAM Main VAR a : INT; END_VAR\nJMP done; a := 1; done: a := 2;\nEND_PROGRAM', 'Main', 'codesys')[0]).toMatch(
      /Jumps are read but not run/,
    );
  });
});

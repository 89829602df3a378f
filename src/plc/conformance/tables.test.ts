import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { evaluate, refusals, rulesOf, start } from './harness.js';

/**
 * IEC 61131-3:2013 table by table, as far as the tables concern the textual languages: what each feature looks like, and what is done with it here.
 * `value`: an expression and its result on the soft PLC. `reads`: accepted by parser and checker. `refused`: accepted, but the soft PLC says why it does
 * not run it. `deviation`: not done as the standard has it; the test shows what happens instead. Tables 67 to 70 are about Instruction List, 58 is graphical.
 */
type Row =
  | readonly [feature: string, kind: 'value', type: string, expression: string, result: unknown, declarations?: string]
  | readonly [feature: string, kind: 'reads', text: string, dialect?: Dialect]
  | readonly [feature: string, kind: 'refused', text: string, program: string, message: RegExp]
  | readonly [feature: string, kind: 'finds' | 'deviation', text: string, rules: readonly string[], dialect?: Dialect];

const program = (declarations: string, body: string): string => `PROGRAM Main VAR ${declarations} END_VAR\n${body}\nEND_PROGRAM`;

const tables: readonly (readonly [table: string, rows: readonly Row[]])[] = [
  [
    'Table 1: character set',
    [
      ['lower case letters mean the same as upper case', 'value', 'INT', 'ABC + abc', 4, 'Abc : INT := 2;'],
      ['letters of ISO 10646 in comments and texts', 'reads', program("s : STRING := 'Füllstand µ';", '(* Übergröße – 液位 *) s := s; // ±')],
      ['letters of ISO 10646 in names', 'deviation', program('größe : INT;', 'größe := 1;'), []],
    ],
  ],
  [
    'Table 2: identifiers',
    [
      ['letters and digits', 'reads', program('IW215 : INT; AB_CD1 : INT;', 'IW215 := AB_CD1;')],
      ['a leading underscore', 'reads', program('_MAIN : INT;', '_MAIN := 1;')],
      ['two underscores in a row are not allowed; accepted as vendors do, rule N8 reports them', 'deviation', program('a__b : INT;', 'a__b := 1;'), []],
    ],
  ],
  [
    'Table 3: comments',
    [
      ['to the end of the line', 'reads', program('a : INT;', 'a := 1; // one')],
      ['(* *) and /* */', 'reads', program('a : INT;', '(* one *) a := 1; /* two */')],
      ['nested', 'reads', program('a : INT;', '(* one (* two *) one *) a := 1; /* a /* b */ c */')],
    ],
  ],
  ['Table 4: pragmas', [['in braces, anywhere', 'reads', `{VERSION 2.0} ${program('{private} a : INT;', '{x := 256} a := 1;')}`]]],
  [
    'Table 5: numeric literals',
    [
      ['integer', 'value', 'DINT', '-12 + 0 + 123_456', 123_444],
      ['real', 'value', 'LREAL', '-12.0 + 0.4560', -11.544],
      ['real with exponent', 'value', 'LREAL', '-1.34E-12 * 1.0e+12', -1.34],
      ['binary', 'value', 'INT', '2#1110_0000', 224],
      ['octal', 'value', 'INT', '8#340', 224],
      ['hexadecimal', 'value', 'INT', '16#E0', 224],
      ['Boolean by number', 'value', 'BOOL', 'BOOL#1', true],
      ['Boolean by word', 'value', 'BOOL', 'TRUE AND NOT FALSE', true],
      ['typed', 'value', 'DINT', 'DINT#5 + UINT#16#9AF', 2484],
      ['typed bit string', 'value', 'WORD', 'WORD#16#AFF', 0xaff],
      ['typed real', 'value', 'REAL', 'REAL#5', 5],
    ],
  ],
  [
    'Tables 6 and 7: character strings',
    [
      ['single byte', 'value', 'STRING', "'A'", 'A'],
      ['by code', 'value', 'STRING', "'$0A$41'", '\nA'],
      ['dollar, quote, line feed, new line, page, return, tab', 'value', 'STRING', "'$$$'$L$N$P$R$T'", "$'\n\n\f\r\t"],
      ['double byte', 'value', 'WSTRING', '"$00C4$"x"', 'Ä"x'],
      ['typed', 'value', 'STRING', "STRING#'OK'", 'OK'],
      ['one character', 'value', 'CHAR', "CHAR#'a'", 97],
    ],
  ],
  [
    'Table 8: duration literals',
    [
      ['short and long prefix', 'value', 'TIME', 'T#14ms + TIME#14ms', 28],
      ['decimal', 'value', 'TIME', 'T#14.7s', 14_700],
      ['several units, with underscores', 'value', 'TIME', 't#5d14h12m18s3.5ms - T#5d_14h_12m_18s', 3.5],
      ['negative', 'value', 'TIME', 'T#-14ms', -14],
      ['LTIME to the nanosecond', 'value', 'LTIME', 'LT#1us + LTIME#34ns', 1034n],
      ['the first unit may overflow', 'value', 'TIME', 'T#25h_15m', 90_900_000],
    ],
  ],
  [
    'Table 9: date and time of day',
    [
      ['date', 'reads', program('a : DATE := DATE#1984-06-25; b : LDATE := LD#2012-02-29;', '')],
      ['time of day', 'reads', program('a : TOD := TOD#15:36:55.36; b : LTOD := LTOD#15:36:55.360_227_400;', '')],
      ['date and time', 'reads', program('a : DT := DT#1984-06-25-15:36:55.360; b : LDT := LDATE_AND_TIME#1984-06-25-15:36:55.360_227_400;', '')],
      ['a day that does not exist is an error', 'finds', program('a : DATE := D#2023-02-29;', ''), ['1 invalid-literal']],
    ],
  ],
  [
    'Table 10: elementary types and their initial values',
    (
      [
        ['BOOL', false],
        ['SINT', 0],
        ['INT', 0],
        ['DINT', 0],
        ['LINT', 0n],
        ['USINT', 0],
        ['UINT', 0],
        ['UDINT', 0],
        ['ULINT', 0n],
        ['REAL', 0],
        ['LREAL', 0],
        ['TIME', 0],
        ['LTIME', 0n],
        ['STRING', ''],
        ['WSTRING', ''],
        ['BYTE', 0],
        ['WORD', 0],
        ['DWORD', 0],
        ['LWORD', 0n],
      ] as const
    ).map(([type, initial]): Row => [type, 'value', type, 'x', initial, `x : ${type};`]),
  ],
  [
    'Table 11: user-defined types',
    [
      ['enumeration', 'value', 'INT', 'TO_INT(s)', 1, 's : (Idle, Run, Stopped) := Run;'],
      [
        'enumeration with named values',
        'reads',
        `TYPE Colors : DWORD (Red := 16#00FF0000, Green := 16#0000FF00) := Green; END_TYPE ${program('c : Colors;', 'c := Colors#Red;')}`,
      ],
      ['subrange', 'reads', `TYPE Percent : INT (0..100); END_TYPE ${program('p : Percent := 5;', 'p := 7;')}`],
      ['array with initial values', 'value', 'INT', 'a[1, 2] + a[2, 3]', 9, 'a : ARRAY[1..2, 1..3] OF INT := [1, 2, 3, 3(7)];'],
      ['structure with initial values', 'value', 'REAL', 'r.high - r.low', 7.5, 'r : STRUCT low : REAL := 2.5; high : REAL := 10.0; END_STRUCT;'],
      ['structure with located fields', 'deviation', `TYPE Com : STRUCT head AT %B0 : INT; END_STRUCT; END_TYPE`, []],
      ['alias', 'reads', `TYPE Height : REAL := 2.0; END_TYPE ${program('x : Height; y : REAL;', 'y := x + 1.0;')}`],
      ['reference types are read', 'reads', `TYPE PInt : REF_TO INT; END_TYPE ${program('p : PInt; i : INT;', 'p := REF(i);')}`],
    ],
  ],
  [
    'Table 12: references',
    [
      [
        'declaration, REF, dereferencing, NULL: read, not run',
        'refused',
        program('p : REF_TO INT; i : INT;', 'p := REF(i); p^ := 1; IF p = NULL THEN i := 2; END_IF;'),
        'Main',
        /reference|pointer/i,
      ],
    ],
  ],
  [
    'Table 13: declaration of variables',
    [
      [
        'input, output, in-out, local, temporary',
        'reads',
        'FUNCTION_BLOCK F VAR_INPUT a : INT; END_VAR VAR_OUTPUT b : INT; END_VAR VAR_IN_OUT c : INT; END_VAR VAR d : INT; END_VAR VAR_TEMP e : INT; END_VAR b := a + c + d; e := b; END_FUNCTION_BLOCK',
      ],
      ['global and external', 'reads', `VAR_GLOBAL g : INT; END_VAR FUNCTION_BLOCK F VAR_EXTERNAL g : INT; END_VAR g := 1; END_FUNCTION_BLOCK`],
      [
        'CONSTANT, RETAIN, NON_RETAIN',
        'reads',
        'PROGRAM P VAR CONSTANT a : INT := 1; END_VAR VAR RETAIN b : INT; END_VAR VAR NON_RETAIN c : INT; END_VAR b := a; c := b; END_PROGRAM',
      ],
      ['edge inputs', 'reads', 'FUNCTION_BLOCK F VAR_INPUT a : BOOL R_EDGE; b : BOOL F_EDGE; END_VAR END_FUNCTION_BLOCK'],
      ['a constant is not written', 'finds', 'PROGRAM P VAR CONSTANT a : INT := 1; END_VAR a := 2; END_PROGRAM', ['1 constant-assignment']],
    ],
  ],
  [
    'Table 14: initialisation of variables',
    [
      ['several names, one value', 'value', 'INT', 'a + b', 14, 'a, b : INT := 7;'],
      ['of an instance', 'reads', program('t : TON := (PT := T#5s);', 't(IN := TRUE);')],
      ['of an array of structures', 'value', 'INT', 'a[2].n', 4, 'a : ARRAY[1..2] OF STRUCT n : INT; END_STRUCT := [(n := 3), (n := 4)];'],
    ],
  ],
  [
    'Table 15: arrays of variable length',
    [
      [
        'ARRAY[*] with LOWER_BOUND and UPPER_BOUND',
        'reads',
        'FUNCTION Sum : INT VAR_IN_OUT a : ARRAY[*] OF INT; END_VAR VAR i : DINT; END_VAR FOR i := LOWER_BOUND(a, 1) TO UPPER_BOUND(a, 1) DO Sum := Sum + a[i]; END_FOR END_FUNCTION',
      ],
    ],
  ],
  [
    'Table 16: directly represented variables',
    [
      ['input, output, memory', 'reads', program('a AT %IX1.2 : BOOL; b AT %QW4 : WORD; c AT %MD48 : DWORD;', 'b := 1;')],
      ['not yet placed', 'reads', program('a AT %I* : BOOL; b AT %Q* : WORD;', 'b := 1;')],
      ['without a name', 'reads', program('b : BOOL;', 'b := %IX0.1; %QX0.2 := b;')],
    ],
  ],
  [
    'Table 17: partial access of bit strings',
    [
      ['a bit', 'value', 'BOOL', 'w.3 AND w.%X0', true, 'w : WORD := 2#1001;'],
      ['a byte', 'value', 'BYTE', 'd.%B1', 0x33, 'd : DWORD := 16#1122_3344;'],
      ['a word', 'value', 'WORD', 'd.%W1', 0x1122, 'd : DWORD := 16#1122_3344;'],
    ],
  ],
  ['Table 18: EN and ENO', [['as arguments of a block', 'reads', program('t : TON; ok : BOOL;', 't(EN := TRUE, IN := TRUE, PT := T#1s, ENO => ok);')]]],
  [
    'Tables 19 and 20: functions',
    [
      [
        'with result and outputs, called with names and without',
        'reads',
        `FUNCTION F : INT VAR_INPUT a, b : INT; END_VAR VAR_OUTPUT c : INT; END_VAR c := b; F := a; END_FUNCTION ${program('x, y : INT;', 'x := F(1, 2); x := F(a := 1, b := 2, c => y); x := F(b := 3);')}`,
      ],
      ['without a result', 'reads', `FUNCTION G VAR_IN_OUT a : INT; END_VAR a := a + 1; END_FUNCTION ${program('x : INT;', 'G(x); G(a := x);')}`],
      [
        'an unknown parameter',
        'deviation',
        `FUNCTION F : INT VAR_INPUT a : INT; END_VAR F := a; END_FUNCTION ${program('x : INT;', 'x := F(b := 1);')}`,
        ['2 unknown-parameter'],
      ],
    ],
  ],
  [
    'Tables 21 to 27: typed, overloaded and conversion functions',
    [
      ['overloaded', 'value', 'INT', 'ADD(INT#2, INT#3)', 5],
      ['typed', 'value', 'INT', 'ADD_INT(2, 3)', 5],
      ['typed conversion', 'value', 'INT', 'REAL_TO_INT(2.5)', 2],
      ['overloaded conversion', 'value', 'INT', 'TO_INT(-1.6)', -2],
      ['truncation', 'value', 'INT', 'TRUNC_INT(REAL#-1.6)', -1],
      ['bit string to number', 'value', 'INT', 'WORD_TO_INT(WORD#16#FFFF)', -1],
      ['BCD', 'value', 'WORD', 'UINT_TO_BCD_WORD(UINT#1234)', 0x1234],
      ['text and number', 'value', 'INT', "STRING_TO_INT('42')", 42],
    ],
  ],
  [
    'Tables 28 to 31: numbers and bits',
    [
      ['one argument', 'value', 'LREAL', 'ABS(-2.0) + SQRT(LREAL#16.0) + EXP(LREAL#0.0) + LN(LREAL#1.0) + LOG(LREAL#100.0)', 9],
      ['angles', 'value', 'LREAL', 'SIN(LREAL#0.0) + COS(LREAL#0.0) + TAN(LREAL#0.0) + ATAN2(LREAL#0.0, LREAL#1.0)', 1],
      ['arithmetic by name', 'value', 'INT', 'MUL(2, 3, 4) - DIV(9, 2) + MOD(9, 4)', 21],
      ['power and assignment', 'value', 'LREAL', 'EXPT(LREAL#2.0, 10)', 1024],
      ['shifting', 'value', 'BYTE', 'SHL(BYTE#1, 3) OR SHR(BYTE#16#80, 7) OR ROL(BYTE#16#80, 1) OR ROR(BYTE#1, 1)', 0x89],
      ['Boolean by name', 'value', 'BYTE', 'AND(BYTE#12, BYTE#10) OR XOR(BYTE#1, BYTE#3)', 10],
    ],
  ],
  [
    'Tables 32 and 33: selection and comparison',
    [
      ['SEL, MUX', 'value', 'INT', 'SEL(TRUE, 1, 2) + MUX(2, 10, 20, 30)', 32],
      ['MAX, MIN, LIMIT', 'value', 'INT', 'MAX(1, 5, 3) + MIN(4, 2) + LIMIT(0, 12, 10)', 17],
      ['MOVE', 'value', 'INT', 'MOVE(INT#3)', 3],
      ['GT, GE, EQ, LE, LT, NE, extended', 'value', 'BOOL', 'GT(3, 2, 1) AND GE(2, 2) AND EQ(1, 1, 1) AND LE(1, 2) AND LT(1, 2) AND NE(1, 2)', true],
    ],
  ],
  [
    'Table 34: character strings',
    [
      [
        'LEN, LEFT, RIGHT, MID, CONCAT, INSERT, DELETE, REPLACE, FIND',
        'value',
        'STRING',
        "CONCAT(LEFT('ASTR', 3), RIGHT('ASTR', 1), MID('ASTR', 2, 2), INSERT('ABC', 'X', 2), DELETE('ABXYC', 2, 3), REPLACE('ABCDE', 'X', 2, 3), INT_TO_STRING(FIND('ABCBC', 'BC')), INT_TO_STRING(LEN('AB')))",
        'ASTRSTABXCABCABXE22',
      ],
    ],
  ],
  [
    'Tables 35 and 36: time and date',
    [
      ['ADD_TIME, SUB_TIME', 'value', 'TIME', 'ADD_TIME(T#1s, T#2s) - SUB_TIME(T#3s, T#1s)', 1000],
      ['MULTIME, DIVTIME', 'value', 'TIME', 'MULTIME(T#2s, 3) - DIVTIME(T#2s, 2)', 5000],
      ['difference of dates', 'value', 'TIME', 'SUB_DATE_DATE(D#2024-03-01, D#2024-02-28)', 2 * 86_400_000],
      ['CONCAT_DATE_TOD', 'reads', program('d : DT;', 'd := CONCAT_DATE_TOD(D#2024-02-29, TOD#12:00:00);')],
      ['DAY_OF_WEEK', 'reads', program('n : USINT;', 'n := DAY_OF_WEEK(D#2024-02-29);')],
    ],
  ],
  [
    'Table 37: byte order',
    [['TO_BIG_ENDIAN and the others are unknown here: a warning, as for any library', 'reads', program('d : DWORD;', 'd := TO_BIG_ENDIAN(d);')]],
  ],
  [
    'Table 38: enumerations',
    [['SEL, MUX, EQ, NE', 'reads', `TYPE C : (R, G); END_TYPE ${program('c : C; b : BOOL;', 'c := SEL(TRUE, R, G); b := EQ(c, G); b := c <> R;')}`]],
  ],
  ['Table 39: validation', [['IS_VALID', 'reads', program('r : REAL; b : BOOL;', 'b := IS_VALID(r);')]]],
  [
    'Tables 40 to 42: function blocks',
    [
      [
        'declaration with RETAIN outputs and edges',
        'reads',
        'FUNCTION_BLOCK F VAR_INPUT a : BOOL R_EDGE; END_VAR VAR_OUTPUT RETAIN q : BOOL; END_VAR q := a; END_FUNCTION_BLOCK',
      ],
      ['instance with initial values, arrays of instances', 'reads', program('t : ARRAY[1..2] OF TON; i : INT := 1;', 't[i](IN := TRUE, PT := T#1s);')],
      [
        'calls with names, without, with outputs, and inputs set before',
        'reads',
        program('t : TON; q : BOOL;', 't(TRUE, T#1s); t(IN := TRUE, Q => q); t.PT := T#2s; t(); q := t.Q;'),
      ],
      ['an output is written by its block only; a write from outside is let through', 'deviation', program('t : TON;', 't.Q := TRUE;'), []],
    ],
  ],
  ['Table 43: bistables', [['SR and RS', 'reads', program('a : SR; b : RS; q : BOOL;', 'a(S1 := TRUE, R := q); b(S := TRUE, R1 := q, Q1 => q);')]]],
  ['Table 44: edges', [['R_TRIG and F_TRIG', 'reads', program('a : R_TRIG; b : F_TRIG; q : BOOL;', 'a(CLK := q); b(CLK := a.Q, Q => q);')]]],
  [
    'Table 45: counters',
    [
      [
        'CTU, CTD, CTUD and their types',
        'reads',
        program(
          'a : CTU; b : CTD_DINT; c : CTUD_ULINT; q : BOOL;',
          'a(CU := q, R := q, PV := 3); b(CD := q, LD := q, PV := 3); c(CU := q, CD := q, R := q, LD := q, PV := 3);',
        ),
      ],
    ],
  ],
  [
    'Table 46: timers',
    [
      [
        'TP, TON, TOF and their LTIME forms',
        'reads',
        program('a : TP; b : TON_TIME; c : TOF_LTIME; q : BOOL;', 'a(IN := q, PT := T#1s); b(IN := q, PT := T#1s); c(IN := q, PT := LT#1s);'),
      ],
    ],
  ],
  [
    'Table 47: programs',
    [
      [
        'with their own external, global and access variables',
        'reads',
        'VAR_GLOBAL g : INT; END_VAR PROGRAM P VAR_EXTERNAL g : INT; END_VAR VAR a : INT; END_VAR VAR_ACCESS x : P.a : INT READ_WRITE; END_VAR a := g; END_PROGRAM',
      ],
    ],
  ],
  [
    'Tables 48 to 51: classes, methods, interfaces',
    [
      [
        'class with methods, access, abstract, final, override',
        'reads',
        'CLASS ABSTRACT Base VAR PROTECTED n : INT; END_VAR METHOD PUBLIC ABSTRACT Go : BOOL END_METHOD METHOD FINAL Up n := n + 1; END_METHOD END_CLASS CLASS Car EXTENDS Base METHOD PUBLIC OVERRIDE Go : BOOL THIS.n := 1; SUPER.Up(); Go := TRUE; END_METHOD END_CLASS',
      ],
      [
        'interface with inheritance',
        'reads',
        'INTERFACE A METHOD Go : BOOL VAR_INPUT x : INT; END_VAR END_METHOD END_INTERFACE INTERFACE B EXTENDS A END_INTERFACE CLASS C IMPLEMENTS B METHOD PUBLIC Go : BOOL VAR_INPUT x : INT; END_VAR Go := x > 0; END_METHOD END_CLASS',
      ],
      [
        'call by instance',
        'reads',
        `CLASS C METHOD PUBLIC Go : BOOL VAR_INPUT x : INT; END_VAR Go := x > 0; END_METHOD END_CLASS ${program('c : C; b : BOOL;', 'b := c.Go(1); b := c.Go(x := 2);')}`,
      ],
    ],
  ],
  ['Table 52: assignment attempt', [['?=', 'reads', `INTERFACE A END_INTERFACE INTERFACE B EXTENDS A END_INTERFACE ${program('a : A; b : B;', 'b ?= a;')}`]]],
  [
    'Table 53: object-oriented function blocks',
    [
      [
        'methods, inheritance, interfaces',
        'reads',
        'FUNCTION_BLOCK F VAR n : INT; END_VAR METHOD PUBLIC Up : INT n := n + 1; Up := n; END_METHOD n := 0; END_FUNCTION_BLOCK FUNCTION_BLOCK G EXTENDS F SUPER(); END_FUNCTION_BLOCK',
      ],
    ],
  ],
  [
    'Tables 54 to 57 and 59 to 61: sequential function charts as text: read, not run',
    [
      [
        'steps, transitions, actions with qualifiers',
        'refused',
        'PROGRAM P VAR go : BOOL; x : BOOL; END_VAR INITIAL_STEP S1: END_STEP STEP S2: A(N); B(D, T#2s); END_STEP TRANSITION FROM S1 TO S2 := go; END_TRANSITION TRANSITION t2 (PRIORITY := 1) FROM S2 TO S1 := NOT go; END_TRANSITION ACTION A: x := TRUE; END_ACTION ACTION B: x := FALSE; END_ACTION END_PROGRAM',
        'P',
        /Sequential function charts/,
      ],
      [
        'parallel steps',
        'reads',
        'PROGRAM P VAR go : BOOL; END_VAR INITIAL_STEP S1: END_STEP STEP S2: END_STEP STEP S3: END_STEP TRANSITION FROM S1 TO (S2, S3) := go; END_TRANSITION TRANSITION FROM (S2, S3) TO S1 := go; END_TRANSITION END_PROGRAM',
      ],
    ],
  ],
  [
    'Tables 62 and 63: configurations, resources, tasks',
    [
      [
        'read; the soft PLC runs programs one at a time',
        'reads',
        'CONFIGURATION C VAR_GLOBAL w : UINT; END_VAR RESOURCE R ON PROCESSOR VAR_GLOBAL z : BOOL; END_VAR TASK Slow(INTERVAL := T#20ms, PRIORITY := 2); TASK Event(SINGLE := z, PRIORITY := 1); PROGRAM P1 WITH Slow : F(x := w); END_RESOURCE VAR_CONFIG R.P1.a AT %QW1 : INT; END_VAR END_CONFIGURATION PROGRAM F VAR_INPUT x : UINT; END_VAR VAR a : INT; END_VAR a := 1; END_PROGRAM',
      ],
    ],
  ],
  [
    'Tables 64 to 66: namespaces',
    [
      [
        'nested, internal, used by full name and by USING',
        'reads',
        `NAMESPACE Std.Timers FUNCTION INTERNAL Inner : INT Inner := 1; END_FUNCTION NAMESPACE Deep FUNCTION Up : INT VAR_INPUT a : INT; END_VAR Up := a + 1; END_FUNCTION END_NAMESPACE END_NAMESPACE USING Std.Timers.Deep; ${program('x : INT;', 'x := Up(1); x := Std.Timers.Deep.Up(2);')}`,
      ],
    ],
  ],
  [
    'Table 71: operators by precedence',
    [
      ['parentheses, call, sign, NOT', 'value', 'INT', '-(2 + 3) * 2', -10],
      ['power before product', 'value', 'LREAL', 'LREAL#2.0 * LREAL#3.0 ** 2', 18],
      ['product, division, MOD before sum', 'value', 'INT', '7 + 8 / 3 * 2 - 9 MOD 4', 10],
      ['sum before comparison before equality', 'value', 'BOOL', '1 + 1 < 3 = TRUE', true],
      ['AND before XOR before OR', 'value', 'BOOL', 'TRUE OR TRUE XOR TRUE AND FALSE', true],
      ['& is AND', 'value', 'BOOL', 'TRUE & NOT FALSE', true],
    ],
  ],
  [
    'Table 72: statements',
    [
      ['assignment and implicit conversion', 'reads', program('a : INT; b : REAL;', 'a := 1; b := a;')],
      ['call and use of outputs', 'reads', program('t : TON; q : BOOL;', 't(IN := TRUE, PT := T#1s); q := t.Q;')],
      ['RETURN', 'reads', program('a : INT;', 'IF a > 1 THEN RETURN; END_IF; a := 2;')],
      ['IF, ELSIF, ELSE', 'reads', program('a : INT;', 'IF a > 1 THEN a := 1; ELSIF a = 0 THEN a := 2; ELSE a := 3; END_IF;')],
      ['CASE with lists, ranges and ELSE', 'reads', program('a : INT;', 'CASE a OF 1, 5: a := 2; 6..10: a := 3; ELSE a := 4; END_CASE;')],
      ['FOR with BY', 'reads', program('i, s : INT;', 'FOR i := 10 TO 1 BY -3 DO s := s + i; END_FOR;')],
      ['WHILE and REPEAT', 'reads', program('i : INT;', 'WHILE i < 5 DO i := i + 1; END_WHILE; REPEAT i := i - 1; UNTIL i = 0 END_REPEAT;')],
      ['CONTINUE and EXIT', 'reads', program('i : INT;', 'FOR i := 1 TO 3 DO IF i = 2 THEN CONTINUE; END_IF; EXIT; END_FOR;')],
      ['the empty statement', 'reads', program('', ';')],
    ],
  ],
];

describe.each(tables)('%s', (_table, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_feature, row) => {
    switch (row[1]) {
      case 'value':
        expect(evaluate(row[2], row[3], 'iec', row[5] ?? '')).toEqual(
          typeof row[4] === 'number' && !Number.isInteger(row[4]) ? expect.closeTo(row[4], 6) : row[4],
        );
        return;
      case 'reads':
        expect(rulesOf(row[2], row[3] ?? 'iec')).toEqual([]);
        return;
      case 'refused':
        expect(rulesOf(row[2])).toEqual([]);
        expect(refusals(row[2], row[3]).join(' ')).toMatch(row[4]);
        return;
      case 'finds':
      case 'deviation':
        expect(rulesOf(row[2], row[4] ?? 'iec')).toEqual(row[3]);
    }
  });
});

describe('a loop over an unsigned variable counts down', () => {
  it.each(['USINT', 'UINT', 'UDINT'])('%s', (type) => {
    const plc = start(`PROGRAM Main VAR i : ${type}; sum : DINT; END_VAR FOR i := 3 TO 1 BY -1 DO sum := sum * 10 + TO_DINT(i); END_FOR; END_PROGRAM`);
    plc.scan(10);
    expect(plc.read('sum')).toBe(321);
  });
});

describe('texts that belong to a larger project', () => {
  it('the body of an SCL block without its interface: local names are elsewhere, and are warnings', () => {
    const body = 'IF #Stop THEN\n  #State := #IDLE;\n  #"Cycle Counter" := #"Cycle Counter" + 1;\nEND_IF;\n';
    expect(rulesOf(body, 'siemens')).toEqual([]);
    expect(
      rulesOf(`FUNCTION_BLOCK "F"\nVAR_INPUT Stop : Bool; END_VAR\nBEGIN\n${body}END_FUNCTION_BLOCK`, 'siemens').map((rule) => rule.split(' ')[1]),
    ).toContain('undeclared-identifier');
  });
  it('PI comes from the system library in the CODESYS family, and nowhere else', () => {
    const text = program('a : LREAL;', 'a := 2.0 * PI;');
    expect([rulesOf(text, 'beckhoff'), rulesOf(text, 'codesys'), rulesOf(text, 'iec')]).toEqual([[], [], ['2 undeclared-identifier']]);
    expect(rulesOf(program('a : LREAL;', 'PI := a;'), 'beckhoff')).toEqual(['2 undeclared-identifier']);
  });
});

import type { Dialect } from '../dialect.js';
import { type ElementaryType, elementary, findElementary, type Type } from '../types.js';

/** The generic types of IEC 61131-3:2013, table 11, as far as parameters use them. */
export type Generic =
  | 'ANY'
  | 'ANY_ELEMENTARY'
  | 'ANY_MAGNITUDE'
  | 'ANY_NUM'
  | 'ANY_REAL'
  | 'ANY_INT'
  | 'ANY_BIT'
  | 'ANY_STRING'
  | 'ANY_DATE'
  | 'ANY_DURATION'
  | 'BOOL'
  | 'STRING'
  | 'DATE'
  | 'TOD'
  | 'DT';

/**
 * `result`: `common` is the common type of all parameters of the first generic kind; a number takes that argument's type;
 * `whole` fits any integer type, like a literal; otherwise a named type. `extensible`: the last parameter may repeat.
 */
export type StandardFunction = Readonly<{
  name: string;
  parameters: readonly Readonly<{ name: string; type: Generic }>[];
  extensible: boolean;
  result: 'common' | 'real' | 'whole' | number | ElementaryType | 'string' | 'any';
  /** Set for conversions (`INT_TO_REAL`, `TO_REAL`, `TRUNC`): the target, and the source when the name says it. */
  conversion: Readonly<{ from: string | null; to: string; truncate: boolean; bcd: 'none' | 'from' | 'to' }> | null;
}>;

const arithmetic = 'ANY_MAGNITUDE';

/** name | parameters | result | + for extensible. IEC 61131-3:2013, tables 28 to 36, and the common vendor additions. */
const rows = `
ABS|IN:ANY_NUM|0
SQRT LN LOG EXP SIN COS TAN ASIN ACOS ATAN|IN:ANY_NUM|real
ATAN2|Y:ANY_NUM,X:ANY_NUM|real
EXPT|IN1:ANY_NUM,IN2:ANY_NUM|real
SQR FRAC|IN:ANY_NUM|real
ADD|IN1:${arithmetic},IN2:${arithmetic}|common|+
MUL|IN1:${arithmetic},IN2:${arithmetic}|common|+
SUB DIV|IN1:${arithmetic},IN2:${arithmetic}|common
MOD|IN1:ANY_NUM,IN2:ANY_NUM|common
MOVE|IN:ANY|0
SHL SHR ROL ROR|IN:ANY_NUM,N:ANY_INT|0
AND OR XOR|IN1:ANY_BIT,IN2:ANY_BIT|common|+
NOT|IN:ANY_BIT|0
SEL|G:BOOL,IN0:ANY,IN1:ANY|common1
MAX MIN|IN1:ANY_ELEMENTARY,IN2:ANY_ELEMENTARY|common|+
LIMIT|MN:ANY_ELEMENTARY,IN:ANY_ELEMENTARY,MX:ANY_ELEMENTARY|common
MUX|K:ANY_INT,IN0:ANY,IN1:ANY|common1|+
GT GE EQ LE LT|IN1:ANY_ELEMENTARY,IN2:ANY_ELEMENTARY|BOOL|+
NE|IN1:ANY_ELEMENTARY,IN2:ANY_ELEMENTARY|BOOL
LEN|IN:ANY_STRING|whole
LEFT RIGHT|IN:ANY_STRING,L:ANY_INT|string
MID|IN:ANY_STRING,L:ANY_INT,P:ANY_INT|string
CONCAT|IN1:ANY_STRING,IN2:ANY_STRING|string|+
INSERT|IN1:ANY_STRING,IN2:ANY_STRING,P:ANY_INT|string
DELETE|IN:ANY_STRING,L:ANY_INT,P:ANY_INT|string
REPLACE|IN1:ANY_STRING,IN2:ANY_STRING,L:ANY_INT,P:ANY_INT|string
FIND|IN1:ANY_STRING,IN2:ANY_STRING|whole
ADD_TIME SUB_TIME ADD_LTIME SUB_LTIME|IN1:ANY_DURATION,IN2:ANY_DURATION|common
MUL_TIME DIV_TIME MULTIME DIVTIME MUL_LTIME DIV_LTIME|IN1:ANY_DURATION,IN2:ANY_NUM|0
ADD_TOD_TIME SUB_TOD_TIME ADD_LTOD_LTIME SUB_LTOD_LTIME|IN1:ANY_DATE,IN2:ANY_DURATION|0
ADD_DT_TIME SUB_DT_TIME ADD_LDT_LTIME SUB_LDT_LTIME|IN1:ANY_DATE,IN2:ANY_DURATION|0
SUB_DATE_DATE SUB_TOD_TOD SUB_DT_DT|IN1:ANY_DATE,IN2:ANY_DATE|TIME
SUB_LDATE_LDATE SUB_LTOD_LTOD SUB_LDT_LDT|IN1:ANY_DATE,IN2:ANY_DATE|LTIME
CONCAT_DATE_TOD|IN1:DATE,IN2:TOD|DT
CONCAT_DATE_LTOD|IN1:DATE,IN2:TOD|LDT
CONCAT_DATE|YEAR:ANY_INT,MONTH:ANY_INT,DAY:ANY_INT|DATE
CONCAT_TOD|HOUR:ANY_INT,MINUTE:ANY_INT,SECOND:ANY_INT,MILLISECOND:ANY_INT|TOD
CONCAT_LTOD|HOUR:ANY_INT,MINUTE:ANY_INT,SECOND:ANY_INT,MILLISECOND:ANY_INT|LTOD
CONCAT_DT|YEAR:ANY_INT,MONTH:ANY_INT,DAY:ANY_INT,HOUR:ANY_INT,MINUTE:ANY_INT,SECOND:ANY_INT,MILLISECOND:ANY_INT|DT
CONCAT_LDT|YEAR:ANY_INT,MONTH:ANY_INT,DAY:ANY_INT,HOUR:ANY_INT,MINUTE:ANY_INT,SECOND:ANY_INT,MILLISECOND:ANY_INT|LDT
SPLIT_DATE|IN:ANY_DATE,YEAR:ANY_INT,MONTH:ANY_INT,DAY:ANY_INT|any
SPLIT_TOD SPLIT_LTOD|IN:ANY_DATE,HOUR:ANY_INT,MINUTE:ANY_INT,SECOND:ANY_INT,MILLISECOND:ANY_INT|any
SPLIT_DT SPLIT_LDT|IN:ANY_DATE,YEAR:ANY_INT,MONTH:ANY_INT,DAY:ANY_INT,HOUR:ANY_INT,MINUTE:ANY_INT,SECOND:ANY_INT,MILLISECOND:ANY_INT|any
DAY_OF_WEEK|IN:ANY|whole
IS_VALID|IN:ANY_REAL|BOOL
IS_VALID_BCD|IN:ANY_BIT|BOOL
TO_BIG_ENDIAN TO_LITTLE_ENDIAN FROM_BIG_ENDIAN FROM_LITTLE_ENDIAN|IN:ANY|0
REF|IN:ANY|any
LOWER_BOUND UPPER_BOUND|ARR:ANY,DIM:ANY_INT|DINT
TIME|IN:ANY|TIME|?
SIZEOF XSIZEOF|IN:ANY|UDINT
ADR BITADR|IN:ANY|any
`;

const siemensRows = `
NORM_X|MIN:ANY_NUM,VALUE:ANY_NUM,MAX:ANY_NUM|real
SCALE_X|MIN:ANY_NUM,VALUE:ANY_NUM,MAX:ANY_NUM|0
ROUND CEIL FLOOR|IN:ANY_NUM|DINT
`;

const codesysRows = `
CEIL FLOOR|IN:ANY_NUM|DINT
TEST_AND_SET|IN:ANY|BOOL
`;

const truncRow = 'TRUNC|IN:ANY_REAL|whole';

function readRows(text: string): StandardFunction[] {
  const functions: StandardFunction[] = [];
  for (const line of text.split('\n')) {
    const [names, list, result, flag] = line.split('|');
    if (names === undefined || list === undefined || result === undefined) continue;
    const parameters = list.split(',').map((parameter) => {
      const [name = '', type = 'ANY'] = parameter.split(':');
      return { name, type: genericOf(type) };
    });
    for (const name of names.split(' '))
      functions.push({ name, parameters: flag === '?' ? [] : parameters, extensible: flag === '+', result: resultOf(result), conversion: null });
  }
  return functions;
}

const generics: readonly Generic[] = [
  'ANY',
  'ANY_ELEMENTARY',
  'ANY_MAGNITUDE',
  'ANY_NUM',
  'ANY_REAL',
  'ANY_INT',
  'ANY_BIT',
  'ANY_STRING',
  'ANY_DATE',
  'ANY_DURATION',
  'BOOL',
  'STRING',
  'DATE',
  'TOD',
  'DT',
];

function genericOf(text: string): Generic {
  return generics.find((generic) => generic === text) ?? 'ANY';
}

function resultOf(text: string): StandardFunction['result'] {
  if (text === 'common1') return 'common';
  if (text === 'common' || text === 'real' || text === 'whole' || text === 'string' || text === 'any') return text;
  return findElementary(text) ?? Number(text);
}

const everywhere = new Map(readRows(`${rows}\n${truncRow}`).map((entry) => [entry.name, entry]));
const siemens = new Map(readRows(siemensRows).map((entry) => [entry.name, entry]));
const codesys = new Map(readRows(codesysRows).map((entry) => [entry.name, entry]));
const conversions = new Map<string, StandardFunction | null>();

/** The standard function of an upper-case name in a dialect, conversions included; undefined when there is none. */
export function findStandardFunction(key: string, dialect: Dialect): StandardFunction | undefined {
  const vendor = dialect === 'siemens' ? siemens.get(key) : dialect === 'codesys' || dialect === 'beckhoff' ? codesys.get(key) : undefined;
  const found = vendor ?? everywhere.get(key);
  if (found !== undefined) return found;
  let conversion = conversions.get(key);
  if (conversion === undefined) {
    conversion = conversionOf(key) ?? typedForm(key);
    if (conversions.size < 4096) conversions.set(key, conversion);
  }
  return conversion ?? undefined;
}

/** `LIMIT_INT`, `SEL_REAL`, `ADD_DINT`: an overloaded function by the name of one type (IEC 61131-3:2013, typed functions). */
function typedForm(key: string): StandardFunction | null {
  const split = key.lastIndexOf('_');
  const base = everywhere.get(key.slice(0, split));
  if (split < 0 || base === undefined || base.result === 'any' || targetType(key.slice(split + 1)) === undefined) return null;
  return base;
}

/** Names of all non-conversion standard functions, for suggestions. */
export function standardFunctionNames(): readonly string[] {
  return [...everywhere.keys()];
}

function targetType(key: string): Type | 'string' | undefined {
  if (key === 'STRING' || key === 'WSTRING') return 'string';
  return findElementary(key);
}

/** `SOURCE_TO_TARGET`, `TO_TARGET`, `ANY_TO_TARGET`, `REAL_TRUNC_DINT`, `TRUNC_INT`, `BYTE_BCD_TO_INT`, `INT_TO_BCD_WORD`. Table 22 ff. */
function conversionOf(key: string): StandardFunction | null {
  const match = /^(?:(\w+?)_)?(TO_BCD|BCD_TO|TO|TRUNC)_(\w+)$/.exec(key);
  if (match === null) return null;
  const [, source = null, how, target = ''] = match;
  const from = source === null || source === 'ANY' ? null : source;
  const result = targetType(target);
  if (result === undefined || (from !== null && targetType(from) === undefined)) return null;
  const bcd = how === 'BCD_TO' ? 'from' : how === 'TO_BCD' ? 'to' : 'none';
  return {
    name: key,
    parameters: [{ name: 'IN', type: 'ANY' }],
    extensible: false,
    result: result === 'string' ? 'string' : result.kind === 'elementary' ? result : elementary.INT,
    conversion: { from, to: target, truncate: how === 'TRUNC', bcd },
  };
}

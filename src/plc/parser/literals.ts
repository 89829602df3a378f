import type { DateLiteral, Literal } from '../ast.js';

const digitsOf = /^[0-9A-Z_]+$/i;

/** An integer of a base with `_` separators; null when a digit does not belong to the base. */
export function parseInteger(digits: string, base: number): number | bigint | null {
  const plain = digits.replaceAll('_', '');
  if (plain === '' || !digitsOf.test(plain)) return null;
  let value = 0;
  for (let index = 0; index < plain.length; index++) {
    const digit = digitValue(plain.charCodeAt(index));
    if (digit >= base) return null;
    value = value * base + digit;
  }
  return value <= Number.MAX_SAFE_INTEGER ? value : exactInteger(plain, base);
}

function digitValue(code: number): number {
  if (code <= 57) return code - 48;
  return (code | 32) - 87;
}

function exactInteger(digits: string, base: number): bigint {
  let value = 0n;
  for (const digit of digits.slice(0, 400)) value = value * BigInt(base) + BigInt(digitValue(digit.charCodeAt(0)));
  return value;
}

const durationUnits: ReadonlyMap<string, bigint> = new Map([
  ['D', 86_400_000_000_000n],
  ['H', 3_600_000_000_000n],
  ['M', 60_000_000_000n],
  ['S', 1_000_000_000n],
  ['MS', 1_000_000n],
  ['US', 1_000n],
  ['NS', 1n],
]);

/** The body of T#, LT# (`1d2h3m4s5ms6us7ns`, `-1.5s`, `_` between parts) in nanoseconds; null when it is not one. IEC 61131-3 table 8. */
export function parseDuration(body: string): bigint | null {
  const part = /(\d[\d_]*)(?:\.(\d[\d_]*))?(ms|us|ns|d|h|m|s)_?/iy;
  const negative = body.startsWith('-');
  part.lastIndex = negative || body.startsWith('+') ? 1 : 0;
  if (part.lastIndex === body.length) return null;
  let total = 0n;
  while (part.lastIndex < body.length) {
    const match = part.exec(body);
    if (match === null) return null;
    const unit = durationUnits.get((match[3] ?? '').toUpperCase()) ?? 0n;
    total += BigInt((match[1] ?? '0').replaceAll('_', '')) * unit + fraction(match[2] ?? '', unit);
  }
  return negative ? -total : total;
}

function fraction(digits: string, unit: bigint): bigint {
  const plain = digits.replaceAll('_', '').slice(0, 18);
  return plain === '' ? 0n : (BigInt(plain) * unit) / 10n ** BigInt(plain.length);
}

const dateFamilies: ReadonlyMap<string, DateLiteral['family']> = new Map([
  ['D', 'DATE'],
  ['DATE', 'DATE'],
  ['LD', 'LDATE'],
  ['LDATE', 'LDATE'],
  ['TOD', 'TOD'],
  ['TIME_OF_DAY', 'TOD'],
  ['LTOD', 'LTOD'],
  ['LTIME_OF_DAY', 'LTOD'],
  ['DT', 'DT'],
  ['DATE_AND_TIME', 'DT'],
  ['LDT', 'LDT'],
  ['DTL', 'LDT'],
  ['LDATE_AND_TIME', 'LDT'],
]);

/** The date family of a literal prefix, IEC 61131-3 table 9; undefined when the prefix is not one. */
export function dateFamilyOf(prefix: string): DateLiteral['family'] | undefined {
  return dateFamilies.get(prefix);
}

/** The body of a date, time of day or date-and-time literal in nanoseconds; null when it names no such moment. */
export function parseMoment(family: DateLiteral['family'], body: string): bigint | null {
  if (family === 'TOD' || family === 'LTOD') return timeOfDay(body);
  const match = /^(\d{4})-(\d{1,3})-(\d{1,3})(?:-(\d.*))?$/.exec(body);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const milliseconds = Date.UTC(year, month - 1, day);
  if (month < 1 || month > 12 || day < 1 || new Date(milliseconds).getUTCDate() !== day) return null;
  const date = BigInt(milliseconds) * 1_000_000n;
  if (match[4] === undefined) return date;
  const time = family === 'DATE' || family === 'LDATE' ? null : timeOfDay(match[4]);
  return time === null ? null : date + time;
}

function timeOfDay(body: string): bigint | null {
  const match = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?$/.exec(body);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return BigInt((hour * 60 + minute) * 60 + second) * 1_000_000_000n + fraction(match[4] ?? '', 1_000_000_000n);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['$', '$'],
  ["'", "'"],
  ['"', '"'],
  ['L', '\n'],
  ['N', '\n'],
  ['P', '\f'],
  ['R', '\r'],
  ['T', '\t'],
]);

/** Resolves `$`-escapes of a string literal's inside (IEC 61131-3 table 7); hexadecimal ones have 2 digits, 4 in wide strings. */
export function decodeString(inside: string, wide: boolean): string {
  if (!inside.includes('$')) return inside;
  const hexadecimal = wide ? /^[0-9A-Fa-f]{4}/ : /^[0-9A-Fa-f]{2}/;
  let decoded = '';
  for (let index = 0; index < inside.length; index++) {
    const character = inside.charAt(index);
    if (character !== '$') {
      decoded += character;
      continue;
    }
    const rest = inside.slice(index + 1, index + 5);
    const code = hexadecimal.exec(rest)?.[0];
    const resolved = escapes.get(rest.charAt(0).toUpperCase());
    if (code !== undefined) decoded += String.fromCharCode(Number.parseInt(code, 16));
    else decoded += resolved ?? rest.charAt(0);
    index += code?.length ?? 1;
  }
  return decoded;
}

const integerPrefixes: ReadonlyMap<string, string> = new Map([
  ...['BOOL', 'BYTE', 'WORD', 'DWORD', 'LWORD', 'SINT', 'INT', 'DINT', 'LINT', 'USINT', 'UINT', 'UDINT', 'ULINT', 'REAL', 'LREAL'].map(
    (name) => [name, name] as const,
  ),
  ['B', 'BYTE'],
  ['W', 'WORD'],
  ['DW', 'DWORD'],
  ['LW', 'LWORD'],
  ['L', 'DINT'],
  ['C', 'WORD'],
]);

/** The elementary type a numeric literal's prefix names (`INT#`, Siemens `W#`), or undefined. */
export function numericPrefix(prefix: string): string | undefined {
  return integerPrefixes.get(prefix);
}

/** Whether a prefix starts a duration, and whether a long one. */
export function durationPrefix(prefix: string): 'short' | 'long' | undefined {
  if (prefix === 'T' || prefix === 'TIME' || prefix === 'S5T' || prefix === 'S5TIME') return 'short';
  return prefix === 'LT' || prefix === 'LTIME' ? 'long' : undefined;
}

const numberPattern = /^([+-]?)(?:(\d+)#([0-9A-Fa-f_]+)|(\d[\d_]*)(\.(?:\d[\d_]*)?)?([eE][+-]?\d+)?)$/;

/** A number, with sign, base (`16#`) or fraction and exponent, as a literal; null when the text is none or the base is not 2, 8, 10 or 16. */
export function parseNumber(body: string, typeName: string | null, start: number, end: number, text: string): Literal | null {
  const match = numberPattern.exec(body);
  if (match === null) return null;
  const [, sign, base, based, whole, dot, exponent] = match;
  if (dot !== undefined || exponent !== undefined || ((typeName === 'REAL' || typeName === 'LREAL') && whole !== undefined)) {
    const value = Number(`${whole ?? '0'}${dot ?? ''}${exponent ?? ''}`.replaceAll('_', ''));
    return { kind: 'real-literal', value: sign === '-' ? -value : value, typeName, text, start, end };
  }
  const radix = base === undefined ? 10 : Number(base);
  const value = [2, 8, 10, 16].includes(radix) ? parseInteger(based ?? whole ?? '', radix) : null;
  if (value === null) return null;
  if (typeName === 'BOOL') return value === 0 || value === 1 ? { kind: 'bool-literal', value: value === 1, typeName, text, start, end } : null;
  return { kind: 'integer-literal', value: sign === '-' && value !== 0 ? -value : value, base: radix, typeName, text, start, end };
}

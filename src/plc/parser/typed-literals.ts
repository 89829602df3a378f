import type { Literal } from '../ast.js';
import type { Dialect } from '../dialect.js';
import { dateFamilyOf, decodeString, durationPrefix, numericPrefix, parseDuration, parseMoment, parseNumber } from './literals.js';
import type { Scanner } from './scanner.js';

/** The literal that `prefix#` starts (`T#`, `INT#`, `D#`, `STRING#` ...), or null when the prefix or its body is none. */
export function readTypedLiteral(scanner: Scanner, dialect: Dialect, start: number, prefix: string, bodyStart: number): Literal | null {
  const duration = durationPrefix(prefix);
  if (duration !== undefined) return durationLiteral(scanner, start, bodyStart, duration === 'long');
  const family = dateFamilyOf(prefix);
  if (family !== undefined) {
    const end = scanner.scan(bodyStart, /[\d:._-]/);
    const body = scanner.text.slice(bodyStart, end);
    const nanoseconds = parseMoment(family, body.replaceAll('_', ''));
    return nanoseconds === null ? null : { kind: 'date-literal', family, nanoseconds, text: scanner.text.slice(start, end), start, end };
  }
  if (prefix === 'STRING' || prefix === 'WSTRING' || prefix === 'CHAR' || prefix === 'WCHAR') return typedString(scanner, start, prefix, bodyStart);
  if (prefix === 'P' && dialect === 'siemens') return areaPointer(scanner, start, bodyStart);
  const typeName = numericPrefix(prefix);
  return typeName === undefined ? null : typedNumber(scanner, start, typeName, bodyStart);
}

function durationLiteral(scanner: Scanner, start: number, bodyStart: number, long: boolean): Literal | null {
  let end = bodyStart;
  if (scanner.text.charCodeAt(end) === 45 || scanner.text.charCodeAt(end) === 43) end++;
  end = scanner.scan(end, /[\w.]/);
  while (scanner.text.charCodeAt(end - 1) === 46) end--;
  const nanoseconds = parseDuration(scanner.text.slice(bodyStart, end));
  return nanoseconds === null ? null : { kind: 'duration-literal', nanoseconds, long, text: scanner.text.slice(start, end), start, end };
}

function typedNumber(scanner: Scanner, start: number, typeName: string, bodyStart: number): Literal | null {
  const word = /^(TRUE|FALSE)\b/i.exec(scanner.text.slice(bodyStart, bodyStart + 6))?.[1];
  if (typeName === 'BOOL' && word !== undefined) {
    const end = bodyStart + word.length;
    return { kind: 'bool-literal', value: word.length === 4, typeName, text: scanner.text.slice(start, end), start, end };
  }
  const sign = scanner.text.charCodeAt(bodyStart) === 45 || scanner.text.charCodeAt(bodyStart) === 43 ? 1 : 0;
  const end = scanner.numberEnd(bodyStart + sign);
  return parseNumber(scanner.text.slice(bodyStart, end), typeName, start, end, scanner.text.slice(start, end));
}

function typedString(scanner: Scanner, start: number, prefix: string, bodyStart: number): Literal | null {
  const quote = scanner.text.charCodeAt(bodyStart);
  const wide = prefix.startsWith('W');
  if (quote !== 39 && quote !== 34) return prefix.endsWith('CHAR') ? characterCode(scanner, start, prefix, bodyStart) : null;
  const end = scanner.stringEnd(bodyStart, quote);
  const value = decodeString(scanner.text.slice(bodyStart + 1, end - 1), wide);
  return { kind: 'string-literal', value, wide, typeName: prefix, text: scanner.text.slice(start, end), start, end };
}

/** A character by its number, `CHAR#16#0D` (SIMATIC AX); null when the number is none or no character of the type has it. */
function characterCode(scanner: Scanner, start: number, prefix: string, bodyStart: number): Literal | null {
  const end = scanner.numberEnd(bodyStart);
  const wide = prefix.startsWith('W');
  const text = scanner.text.slice(start, end);
  const number = parseNumber(scanner.text.slice(bodyStart, end), null, start, end, text);
  if (number?.kind !== 'integer-literal' || number.value < 0 || number.value > (wide ? 0xffff : 0xff)) return null;
  return { kind: 'string-literal', value: String.fromCharCode(Number(number.value)), wide, typeName: prefix, text, start, end };
}

/** Siemens ANY pointer constant `P#DB1.DBX0.0 BYTE 10`; kept as text, refused by the checker for running. */
function areaPointer(scanner: Scanner, start: number, bodyStart: number): Literal | null {
  const match = /^[\w.]+(?:[ \t]+[A-Z]+[ \t]+\d+)?/i.exec(scanner.text.slice(bodyStart, bodyStart + 60));
  if (match === null) return null;
  const end = bodyStart + match[0].length;
  return { kind: 'string-literal', value: scanner.text.slice(start, end), wide: false, typeName: 'POINTER', text: scanner.text.slice(start, end), start, end };
}

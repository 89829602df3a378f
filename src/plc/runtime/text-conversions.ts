import { parseDuration, parseMoment } from '../parser/literals.js';
import { type ElementaryType, elementary } from '../types.js';

/** A number as text: BOOL as TRUE/FALSE, whole numbers decimal, reals shortest, times as literals. */
export function textOfNumber(value: number, type: ElementaryType): string {
  switch (type.family) {
    case 'bit':
      return type === elementary.BOOL ? (value === 0 ? 'FALSE' : 'TRUE') : String(value);
    case 'real':
      return textOfReal(value, type === elementary.REAL);
    case 'duration':
      return textOfDuration(value);
    case 'date':
      return textOfMoment(value, type.name);
    case 'char':
      return String.fromCharCode(value);
    default:
      return String(value);
  }
}

function textOfReal(value: number, single: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '#NaN' : value > 0 ? '#Inf' : '-#Inf';
  const text = String(single ? Number(value.toPrecision(7)) : value).toUpperCase();
  return /[.E]/.test(text) ? text : `${text}.0`;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** Milliseconds as `T#1h2m3s4ms`. */
export function textOfDuration(milliseconds: number): string {
  let rest = Math.trunc(Math.abs(milliseconds));
  let text = milliseconds < 0 ? 'T#-' : 'T#';
  if (rest === 0) return 'T#0ms';
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}

function textOfMoment(milliseconds: number, name: string): string {
  const iso = new Date(milliseconds).toISOString();
  const time = iso.slice(11, 23).replace(/\.000$/, '');
  if (name.endsWith('TOD')) return `TOD#${time}`;
  return name.endsWith('DATE') ? `D#${iso.slice(0, 10)}` : `DT#${iso.slice(0, 10)}-${time}`;
}

/** A text as a number of a type; a text that is none gives 0 (IEC leaves it to the implementer). */
export function numberOfText(text: string, type: ElementaryType): number {
  const trimmed = text.trim();
  if (type === elementary.BOOL) return /^(TRUE|1)$/i.test(trimmed) ? 1 : 0;
  if (type.family === 'real') return finite(Number.parseFloat(trimmed.replace(/_/g, '')));
  if (type.family === 'duration') return Number(parseDuration(trimmed.replace(/^(T|TIME|LT|LTIME)#/i, '')) ?? 0n) / 1e6;
  if (type.family === 'date') return momentOfText(trimmed, type.name);
  if (type.family === 'char') return text.charCodeAt(0) || 0;
  const based = /^(2|8|16)#([0-9A-F_]+)$/i.exec(trimmed);
  if (based !== null) return finite(Number.parseInt((based[2] ?? '').replace(/_/g, ''), Number(based[1])));
  return finite(Number.parseInt(trimmed.replace(/_/g, ''), 10));
}

function momentOfText(text: string, name: string): number {
  const body = text.replace(/^[A-Z_]+#/i, '');
  const family = name.endsWith('TOD') ? 'TOD' : name.endsWith('DATE') ? 'DATE' : 'DT';
  return Number((parseMoment(family, body) ?? 0n) / 1_000_000n);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Binary coded decimal digits to a number. */
export function fromBcd(value: number): number {
  let result = 0;
  for (let digit = 7; digit >= 0; digit--) result = result * 10 + ((value >>> (digit * 4)) & 15);
  return result;
}

/** A number to binary coded decimal, eight digits at most. */
export function toBcd(value: number): number {
  let result = 0;
  let rest = Math.abs(Math.trunc(value)) % 100_000_000;
  for (let digit = 0; digit < 8; digit++) {
    result += (rest % 10) * 2 ** (digit * 4);
    rest = Math.floor(rest / 10);
  }
  return result;
}

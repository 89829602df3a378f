import { allMatches } from '../../domain/all-matches.js';
import { scanXml } from './xml.js';

/** What a number in a cell is shown as: a day or a time of day, a month of a year, hours that may pass 24, per cent, or a number with what stands before and behind it. */
export type CellForm =
  | Readonly<{ kind: 'date' | 'month' | 'elapsed' | 'percent' }>
  | Readonly<{ kind: 'number'; before: string; after: string /** By how much the number shown is smaller than the one kept. */; divisor: number }>;

/** The forms by the numbers of the cell styles; a style that is missing shows a plain number. */
export function cellForms(xml: string): ReadonlyMap<number, CellForm> {
  const custom = new Map<number, string>();
  const forms = new Map<number, CellForm>();
  let inFormats = false;
  let index = 0;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inFormats = true;
      if (name !== 'xf' || !inFormats) return;
      const form = formOf(Number(attributes['numFmtId']), custom);
      if (form !== null) forms.set(index, form);
      index += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inFormats = false;
    },
  });
  return forms;
}

/** ECMA-376 part 1, 18.8.30: 14 to 22 and 45 to 47 are dates and times, 46 counts hours on, 9 and 10 are per cent; others by their code. */
function formOf(format: number, custom: ReadonlyMap<number, string>): CellForm | null {
  if (format === 46) return { kind: 'elapsed' };
  if (format === 9 || format === 10) return { kind: 'percent' };
  if (format === 17) return { kind: 'month' };
  if ((format >= 14 && format <= 22) || (format >= 45 && format <= 47)) return { kind: 'date' };
  const code = custom.get(format) ?? '';
  const letters = code.replace(/"[^"]*"|\\.|[_*]./g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(letters)) return { kind: 'elapsed' };
  const plain = letters.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '0');
  if (/y/i.test(plain) && /m/i.test(plain) && !/[dh]/i.test(plain)) return { kind: 'month' };
  if (/[dy]|h.*m|m.*s/i.test(plain)) return { kind: 'date' };
  return plain.includes('%') ? { kind: 'percent' } : numberForm(code);
}

/** `_` leaves the width of a character free and `*` fills the cell with it; neither is text. A bracket without `$` is a colour or a condition. */
const token = /"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(general|[0#?]+)|(,)|(;)|(.)/giu;

/** The currency or unit that a code shows with a number, from its first section; null where it shows none. */
function numberForm(code: string): CellForm | null {
  let before = '';
  let after = '';
  let commas = 0;
  let inNumber = false;
  for (const [, quoted, escaped, currency, digits, comma, end, other = ''] of allMatches(code, token)) {
    if (end !== undefined) break;
    if (digits !== undefined) {
      inNumber = true;
      // What stood between digits, as in a telephone number or a fraction, belongs to the number.
      after = '';
      commas = 0;
    } else if (comma !== undefined) commas += 1;
    else {
      const text = quoted ?? escaped ?? currency ?? (/\p{Sc}|\s/u.test(other) ? other : '');
      if (inNumber) after += text;
      else before += text;
    }
  }
  const form = { before: unitText(before), after: unitText(after) };
  return !inNumber || form.before + form.after === '' ? null : { kind: 'number', ...form, divisor: 1000 ** commas };
}

/** Signs and brackets alone say no unit. */
function unitText(text: string): string {
  return /[\p{L}\p{Sc}°%‰]/u.test(text) ? text.trim() : '';
}

/** `12.5 €`, `$4200`, `USD -3`, `3 pcs`. */
export function withUnit(number: string, { before, after }: Readonly<{ before: string; after: string }>): string {
  const isNegative = number.startsWith('-') && /^\p{Sc}$/u.test(before);
  const sign = isNegative ? '-' : '';
  const front = before === '' || /^\p{Sc}$/u.test(before) ? before : `${before} `;
  return `${sign}${front}${isNegative ? number.slice(1) : number}${after === '' ? '' : ` ${after}`}`;
}

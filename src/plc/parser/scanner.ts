import { type Diagnostic, diagnosticAt, type Span } from '../diagnostics.js';
import type { SourceText } from '../source-text.js';

export const letter = 1;
export const digit = 2;
export const space = 3;
const characterClass = buildCharacterClasses();

function buildCharacterClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95) classes[code] = letter;
    else if (code >= 48 && code <= 57) classes[code] = digit;
    else if (code === 32 || (code >= 9 && code <= 13) || code === 0x1a || code === 0) classes[code] = space;
  }
  return classes;
}

/** The character class of a UTF-16 code unit (letter, digit, space or 0). */
export function classOf(code: number): number {
  if (code < 128) return characterClass[code] ?? 0;
  return code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029 || code === 0x3000 || Number.isNaN(code) ? space : letter;
}

export const isWordPart = (code: number): boolean => {
  const kind = classOf(code);
  return kind === letter || kind === digit;
};

/** Character-level reading of a source: where numbers, strings and words end. */
export class Scanner {
  readonly diagnostics: Diagnostic[] = [];
  readonly source: SourceText;
  readonly text: string;
  protected at: number;

  constructor(source: SourceText, range: Span) {
    this.source = source;
    this.text = range.end < source.text.length ? source.text.slice(0, range.end) : source.text;
    this.at = range.start;
  }

  report(start: number, end: number, rule: string, message: string, severity: 'error' | 'warning' = 'error'): void {
    this.diagnostics.push(diagnosticAt(this.source, { start, end }, severity, rule, message));
  }

  scan(from: number, allowed: RegExp): number {
    let end = from;
    while (end < this.text.length && allowed.test(this.text.charAt(end))) end++;
    return end;
  }

  numberEnd(from: number): number {
    const { text } = this;
    const digits = (at: number): number => {
      let end = at;
      while (classOf(text.charCodeAt(end)) === digit || text.charCodeAt(end) === 95) end++;
      return end;
    };
    let end = digits(from);
    if (text.charCodeAt(end) === 35) {
      end++;
      while (/[0-9A-Fa-f_]/.test(text.charAt(end))) end++;
      return end;
    }
    if (text.charCodeAt(end) === 46 && text.charCodeAt(end + 1) !== 46 && !(classOf(text.charCodeAt(end + 1)) === letter && !this.exponentAt(end + 1)))
      end = digits(end + 1);
    if (this.exponentAt(end)) end = digits(text.charCodeAt(end + 1) === 45 || text.charCodeAt(end + 1) === 43 ? end + 2 : end + 1);
    return end;
  }

  exponentAt(at: number): boolean {
    if ((this.text.charCodeAt(at) | 32) !== 101) return false;
    const next = this.text.charCodeAt(at + 1);
    return classOf(next) === digit || ((next === 45 || next === 43) && classOf(this.text.charCodeAt(at + 2)) === digit);
  }

  /** End (after the closing quote) of a string that starts at `start`; an unterminated one ends at its line's end. */
  stringEnd(start: number, quote: number): number {
    const { text } = this;
    let end = start + 1;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 36) end++;
      else if (code === quote) return end + 1;
      else if (code === 10 || code === 13) break;
      end++;
    }
    this.report(
      start,
      Math.min(end, text.length),
      'unterminated-string',
      `This text has no closing ${String.fromCharCode(quote)}; add it, and write $${String.fromCharCode(quote)} for a quote inside.`,
    );
    return Math.min(end, text.length) + 1;
  }
}

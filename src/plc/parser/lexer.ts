import type { Comment, Literal, Pragma } from '../ast.js';
import { type Diagnostic, diagnosticAt, type Span } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import type { SourceText } from '../source-text.js';
import { dateFamilyOf, decodeString, durationPrefix, numericPrefix, parseDuration, parseMoment, parseNumber } from './literals.js';
import { reservedWords, type Token, type TokenKind } from './tokens.js';

export type LexResult = Readonly<{ tokens: readonly Token[]; comments: readonly Comment[]; pragmas: readonly Pragma[]; diagnostics: readonly Diagnostic[] }>;

/** Splits a source into tokens, comments and pragmas. Case-insensitive; never throws; one pass. */
export function tokenize(source: SourceText, dialect: Dialect, range: Span = { start: 0, end: source.text.length }): LexResult {
  const lexer = new Lexer(source, dialect, range);
  lexer.run();
  return lexer;
}

const letter = 1;
const digit = 2;
const space = 3;
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

function classOf(code: number): number {
  if (code < 128) return characterClass[code] ?? 0;
  return code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029 || code === 0x3000 || Number.isNaN(code) ? space : letter;
}

const isWordPart = (code: number): boolean => {
  const kind = classOf(code);
  return kind === letter || kind === digit;
};

const threeCharacterSymbols = new Set(['[:=']);
const twoCharacterSymbols = new Set([':=', '=>', '<>', '<=', '>=', '**', '..', '?=', '+=', '-=', '*=', '/=']);
const oneCharacterSymbols = new Set('()[],;:.+-*/=<>&^@'.split(''));
type Word = Readonly<{ text: string; key: string; kind: TokenKind }>;

class Lexer {
  readonly tokens: Token[] = [];
  readonly comments: Comment[] = [];
  readonly pragmas: Pragma[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly source: SourceText;
  private readonly text: string;
  private readonly dialect: Dialect;
  private readonly words = new Map<string, Word>();
  private at: number;
  private commentsNest = true;

  constructor(source: SourceText, dialect: Dialect, range: Span) {
    this.source = source;
    this.text = range.end < source.text.length ? source.text.slice(0, range.end) : source.text;
    this.at = range.start;
    this.dialect = dialect;
  }

  run(): void {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      const kind = classOf(code);
      if (kind === space) this.at++;
      else if (kind === letter) this.word();
      else if (kind === digit) this.number();
      else this.mark(code);
    }
    this.push('end', text.length, text.length, '', '');
  }

  private push(kind: TokenKind, start: number, end: number, text: string, key: string, literal: Literal | null = null): void {
    this.tokens.push({ kind, start, end, text, key, literal });
  }

  private report(start: number, end: number, rule: string, message: string, severity: 'error' | 'warning' = 'error'): void {
    this.diagnostics.push(diagnosticAt(this.source, { start, end }, severity, rule, message));
  }

  private word(): void {
    const { text } = this;
    const start = this.at;
    let end = start + 1;
    while (isWordPart(text.charCodeAt(end))) end++;
    const word = this.wordOf(text.slice(start, end));
    this.at = end;
    if (text.charCodeAt(end) === 35 && this.prefixed(start, word)) return;
    if (this.dialect === 'siemens' && (word.key === 'REGION' || word.key === 'END_REGION')) this.region(start, word);
    else if (this.dialect === 'siemens' && word.key === 'TITLE' && /^[ \t]*=/.test(text.slice(end, end + 20))) this.title(start);
    else this.push(word.kind, start, end, word.text, word.key, word.key === 'TRUE' || word.key === 'FALSE' ? boolLiteral(word, start, end) : null);
  }

  private wordOf(text: string): Word {
    let word = this.words.get(text);
    if (word === undefined) {
      const key = text.toUpperCase();
      const kind = key === 'TRUE' || key === 'FALSE' ? 'literal' : reservedWords.has(key) ? 'keyword' : 'name';
      word = { text, key, kind };
      this.words.set(text, word);
    }
    return word;
  }

  /** `TITLE = any text` of an SCL block header: to the end of the line, kept as a pragma. */
  private title(start: number): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) !== 10 && this.text.charCodeAt(this.at) !== 13) this.at++;
    this.pragmas.push({ text: this.text.slice(start, this.at), start, end: this.at });
  }

  /** `REGION any text` to the end of the line. */
  private region(start: number, word: Word): void {
    let end = this.at;
    while (end < this.text.length && this.text.charCodeAt(end) !== 10 && this.text.charCodeAt(end) !== 13) end++;
    const title = this.text.slice(this.at, end);
    if (word.key === 'END_REGION') {
      const comment = title.search(/\/\/|\(\*|;/);
      this.push('keyword', start, this.at, word.text, word.key);
      this.at = comment >= 0 ? this.at + comment : end;
      return;
    }
    this.push('region', start, end, title.trim(), word.key);
    this.at = end;
  }

  /** A word followed by `#`: a typed literal, or the type of an enumerator. False: the `#` belongs to the next token (siemens). */
  private prefixed(start: number, word: Word): boolean {
    const bodyStart = this.at + 1;
    const literal = this.typedLiteral(start, word.key, bodyStart);
    if (literal !== null) {
      this.at = literal.end;
      this.push('literal', start, literal.end, '', '', literal);
      return true;
    }
    const next = this.text.charCodeAt(bodyStart);
    if (word.kind === 'keyword' || !(classOf(next) === letter || next === 34)) {
      if (word.kind === 'keyword' && this.dialect === 'siemens') return false;
      return this.badLiteral(start, bodyStart);
    }
    this.push('typed-prefix', start, bodyStart, word.text, word.key);
    this.at = bodyStart;
    return true;
  }

  private badLiteral(start: number, bodyStart: number): boolean {
    let end = bodyStart;
    while (/[\w.:#-]/.test(this.text.charAt(end))) end++;
    const text = this.text.slice(start, end);
    this.at = end;
    this.report(start, end, 'invalid-literal', `${text} is not a valid literal; write for example T#1m30s, D#2026-03-02, TOD#06:30:00, 16#FF or INT#-3.`);
    this.push('literal', start, end, '', '', { kind: 'integer-literal', value: 0, base: 10, typeName: null, text, start, end });
    return true;
  }

  private typedLiteral(start: number, prefix: string, bodyStart: number): Literal | null {
    const duration = durationPrefix(prefix);
    if (duration !== undefined) return this.durationLiteral(start, bodyStart, duration === 'long');
    const family = dateFamilyOf(prefix);
    if (family !== undefined) {
      const end = this.scan(bodyStart, /[\d:._-]/);
      const body = this.text.slice(bodyStart, end);
      const nanoseconds = parseMoment(family, body.replaceAll('_', ''));
      return nanoseconds === null ? null : { kind: 'date-literal', family, nanoseconds, text: this.text.slice(start, end), start, end };
    }
    if (prefix === 'STRING' || prefix === 'WSTRING' || prefix === 'CHAR' || prefix === 'WCHAR') return this.typedString(start, prefix, bodyStart);
    if (prefix === 'P' && this.dialect === 'siemens') return this.areaPointer(start, bodyStart);
    const typeName = numericPrefix(prefix);
    return typeName === undefined ? null : this.typedNumber(start, typeName, bodyStart);
  }

  private durationLiteral(start: number, bodyStart: number, long: boolean): Literal | null {
    let end = bodyStart;
    if (this.text.charCodeAt(end) === 45 || this.text.charCodeAt(end) === 43) end++;
    end = this.scan(end, /[\w.]/);
    while (this.text.charCodeAt(end - 1) === 46) end--;
    const nanoseconds = parseDuration(this.text.slice(bodyStart, end));
    return nanoseconds === null ? null : { kind: 'duration-literal', nanoseconds, long, text: this.text.slice(start, end), start, end };
  }

  private typedNumber(start: number, typeName: string, bodyStart: number): Literal | null {
    const word = /^(TRUE|FALSE)\b/i.exec(this.text.slice(bodyStart, bodyStart + 6))?.[1];
    if (typeName === 'BOOL' && word !== undefined) {
      const end = bodyStart + word.length;
      return { kind: 'bool-literal', value: word.length === 4, typeName, text: this.text.slice(start, end), start, end };
    }
    const sign = this.text.charCodeAt(bodyStart) === 45 || this.text.charCodeAt(bodyStart) === 43 ? 1 : 0;
    const end = this.numberEnd(bodyStart + sign);
    return parseNumber(this.text.slice(bodyStart, end), typeName, start, end, this.text.slice(start, end));
  }

  private typedString(start: number, prefix: string, bodyStart: number): Literal | null {
    const quote = this.text.charCodeAt(bodyStart);
    if (quote !== 39 && quote !== 34) return null;
    const wide = prefix.startsWith('W');
    const end = this.stringEnd(bodyStart, quote);
    const value = decodeString(this.text.slice(bodyStart + 1, end - 1), wide);
    return { kind: 'string-literal', value, wide, typeName: prefix, text: this.text.slice(start, end), start, end };
  }

  /** Siemens ANY pointer constant `P#DB1.DBX0.0 BYTE 10`; kept as text, refused by the checker for running. */
  private areaPointer(start: number, bodyStart: number): Literal | null {
    const match = /^[\w.]+(?:[ \t]+[A-Z]+[ \t]+\d+)?/i.exec(this.text.slice(bodyStart, bodyStart + 60));
    if (match === null) return null;
    const end = bodyStart + match[0].length;
    return { kind: 'string-literal', value: this.text.slice(start, end), wide: false, typeName: 'POINTER', text: this.text.slice(start, end), start, end };
  }

  private scan(from: number, allowed: RegExp): number {
    let end = from;
    while (end < this.text.length && allowed.test(this.text.charAt(end))) end++;
    return end;
  }

  private numberEnd(from: number): number {
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

  private exponentAt(at: number): boolean {
    if ((this.text.charCodeAt(at) | 32) !== 101) return false;
    const next = this.text.charCodeAt(at + 1);
    return classOf(next) === digit || ((next === 45 || next === 43) && classOf(this.text.charCodeAt(at + 2)) === digit);
  }

  private number(): void {
    const start = this.at;
    const end = this.numberEnd(start);
    const text = this.text.slice(start, end);
    const literal = parseNumber(text, null, start, end, text);
    if (literal === null || isWordPart(this.text.charCodeAt(end))) return this.badNumber(start, end);
    this.push('literal', start, end, '', '', literal);
    this.at = end;
  }

  private badNumber(start: number, from: number): void {
    let end = from;
    while (isWordPart(this.text.charCodeAt(end)) || this.text.charCodeAt(end) === 35) end++;
    const text = this.text.slice(start, end);
    this.at = Math.max(end, start + 1);
    this.report(
      start,
      end,
      'invalid-literal',
      `${text} is neither a number nor a name; a name starts with a letter or _, a number has only digits of its base.`,
    );
    this.push('literal', start, this.at, '', '', { kind: 'integer-literal', value: 0, base: 10, typeName: null, text, start, end: this.at });
  }

  /** End (after the closing quote) of a string that starts at `start`; an unterminated one ends at its line's end. */
  private stringEnd(start: number, quote: number): number {
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

  private string(quote: number): void {
    const start = this.at;
    const close = this.stringEnd(start, quote);
    const end = Math.min(close, this.text.length);
    const inside = this.text.slice(start + 1, close - 1);
    this.at = end;
    if (quote === 34 && this.dialect === 'siemens') return this.push('quoted', start, end, inside, inside.toUpperCase());
    const wide = quote === 34;
    this.push('literal', start, end, '', '', {
      kind: 'string-literal',
      value: decodeString(inside, wide),
      wide,
      typeName: null,
      text: this.text.slice(start, end),
      start,
      end,
    });
  }

  private mark(code: number): void {
    const next = this.text.charCodeAt(this.at + 1);
    if (code === 40 && next === 42) return this.blockComment('(*', '*)');
    if (code === 47 && next === 47) return this.lineComment();
    if (code === 47 && next === 42) return this.blockComment('/*', '*/');
    if (code === 40 && next === 47 && this.text.charCodeAt(this.at + 2) === 42 && this.dialect === 'siemens') return this.blockComment('(/*', '*/)');
    if (code === 123) return this.pragma();
    if (code === 39 || code === 34) return this.string(code);
    if (code === 37) return this.address();
    if (code === 35) return this.local();
    if (code === 96) return this.backQuoted();
    return this.symbol();
  }

  private lineComment(): void {
    const start = this.at;
    while (this.at < this.text.length && this.text.charCodeAt(this.at) !== 10 && this.text.charCodeAt(this.at) !== 13) this.at++;
    this.comments.push({ style: 'line', text: this.text.slice(start, this.at), nested: false, start, end: this.at });
  }

  /** Comments nest (IEC 61131-3, 3rd edition); one that only ends when not nested is taken so, as older tools do. */
  private blockComment(open: string, close: string): void {
    const start = this.at;
    const nestedEnd = this.commentsNest ? this.nestedCommentEnd(open, close) : -1;
    this.commentsNest = nestedEnd >= 0;
    const plainEnd = this.text.indexOf(close, start + open.length);
    const nested = plainEnd >= 0 && this.text.slice(start + open.length, plainEnd).includes(open);
    let end = nestedEnd;
    if (end < 0 && plainEnd >= 0) end = plainEnd + close.length;
    if (end < 0) {
      end = this.text.length;
      this.report(start, Math.min(start + 2, end), 'unterminated-comment', `This comment is never closed; add ${close}.`);
    }
    this.comments.push({ style: 'block', text: this.text.slice(start, end), nested, start, end });
    this.at = end;
  }

  private nestedCommentEnd(open: string, close: string): number {
    let depth = 1;
    let at = this.at + open.length;
    while (depth > 0) {
      const closing = this.text.indexOf(close, at);
      if (closing < 0) return -1;
      const opening = this.text.indexOf(open, at);
      if (opening >= 0 && opening < closing) {
        depth++;
        at = opening + open.length;
      } else {
        depth--;
        at = closing + close.length;
      }
    }
    return at;
  }

  private pragma(): void {
    const start = this.at;
    const close = this.text.indexOf('}', start);
    if (close < 0) this.report(start, start + 1, 'unterminated-pragma', 'This { is never closed; add }.');
    this.at = close < 0 ? this.text.length : close + 1;
    this.pragmas.push({ text: this.text.slice(start, this.at), start, end: this.at });
  }

  private address(): void {
    const start = this.at;
    const end = this.scan(start + 1, /[\w.*]/);
    const trimmed = this.text.charCodeAt(end - 1) === 46 ? end - 1 : end;
    const text = this.text.slice(start, trimmed);
    this.at = Math.max(trimmed, start + 1);
    if (!/^%([A-Z]+\d*|\d+)(\.[A-Z]*\d+)*\*?$/i.test(text))
      this.report(start, this.at, 'invalid-address', `${text} is not a direct address; write for example %IX0.0, %QW4 or %MD10.`);
    this.push('address', start, this.at, text, text.toUpperCase());
  }

  private local(): void {
    const start = this.at;
    const quoted = this.text.charCodeAt(start + 1) === 34;
    const end = quoted ? this.stringEnd(start + 1, 34) : this.scan(start + 1, /[\w\u0080-\uffff]/);
    const name = quoted ? this.text.slice(start + 2, end - 1) : this.text.slice(start + 1, end);
    this.at = Math.min(Math.max(end, start + 1), this.text.length);
    if (name === '' || this.dialect !== 'siemens')
      this.report(
        start,
        this.at,
        'unexpected-character',
        `# has no meaning here; ${name === '' ? 'delete it.' : `write ${name} (only Siemens SCL marks locals with #).`}`,
      );
    if (name !== '') this.push('local', start, this.at, name, name.toUpperCase());
  }

  private backQuoted(): void {
    const start = this.at;
    const close = this.text.indexOf('`', start + 1);
    const name = close < 0 ? '' : this.text.slice(start + 1, close);
    if (close < 0 || name.includes('\n')) return this.unexpected();
    this.at = close + 1;
    return this.push('name', start, this.at, name, name.toUpperCase());
  }

  private symbol(): void {
    const start = this.at;
    const three = this.text.slice(start, start + 3);
    if (this.dialect === 'rockwell' && threeCharacterSymbols.has(three) && this.text.charCodeAt(start + 3) === 93) {
      this.at += 4;
      return this.push('symbol', start, this.at, ':=', ':=');
    }
    const two = three.slice(0, 2);
    const text = twoCharacterSymbols.has(two) ? two : three.charAt(0);
    if (text.length === 1 && !oneCharacterSymbols.has(text)) return this.unexpected();
    this.at += text.length;
    return this.push('symbol', start, this.at, text, text);
  }

  private unexpected(): void {
    const start = this.at;
    while (this.at < this.text.length && !this.knownAt(this.at)) this.at++;
    this.at = Math.max(this.at, start + 1);
    this.report(
      start,
      this.at,
      'unexpected-character',
      `${JSON.stringify(this.text.slice(start, Math.min(this.at, start + 12)))} has no meaning in Structured Text; delete it.`,
    );
  }

  private knownAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return classOf(code) !== 0 || oneCharacterSymbols.has(this.text.charAt(at)) || code === 123 || code === 39 || code === 34 || code === 37 || code === 35;
  }
}

function boolLiteral(word: Word, start: number, end: number): Literal {
  return { kind: 'bool-literal', value: word.key === 'TRUE', typeName: null, text: word.text, start, end };
}

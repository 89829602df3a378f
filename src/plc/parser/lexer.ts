import type { Comment, Literal, Pragma } from '../ast.js';
import type { Diagnostic, Span } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import type { SourceText } from '../source-text.js';
import { decodeString, parseNumber } from './literals.js';
import { classOf, digit, isWordPart, letter, Scanner, space } from './scanner.js';
import { reservedWords, type Token, type TokenKind } from './tokens.js';
import { readTypedLiteral } from './typed-literals.js';

export type LexResult = Readonly<{ tokens: readonly Token[]; comments: readonly Comment[]; pragmas: readonly Pragma[]; diagnostics: readonly Diagnostic[] }>;

/** Splits a source into tokens, comments and pragmas. Case-insensitive; never throws; one pass. */
export function tokenize(source: SourceText, dialect: Dialect, range: Span = { start: 0, end: source.text.length }): LexResult {
  const lexer = new Lexer(source, dialect, range);
  lexer.run();
  return lexer;
}

const threeCharacterSymbols = new Set(['[:=']);
const twoCharacterSymbols = new Set([':=', '=>', '<>', '<=', '>=', '**', '..', '?=', '+=', '-=', '*=', '/=']);
const oneCharacterSymbols = new Set('()[],;:.+-*/=<>&^@'.split(''));
const descriptionStart = '(*@KEY@:DESCRIPTION';
const wordsAfterValues = new Set(['THEN', 'DO', 'OF', 'TO', 'BY', 'AND', 'OR', 'XOR', 'MOD', 'AND_THEN', 'OR_ELSE']);
type Word = Readonly<{ text: string; key: string; kind: TokenKind }>;

class Lexer extends Scanner {
  readonly tokens: Token[] = [];
  readonly comments: Comment[] = [];
  readonly pragmas: Pragma[] = [];
  private readonly dialect: Dialect;
  private readonly words = new Map<string, Word>();
  private commentsNest = true;
  private pragmasNest = true;

  constructor(source: SourceText, dialect: Dialect, range: Span) {
    super(source, range);
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
    const literal = readTypedLiteral(this, this.dialect, start, word.key, bodyStart);
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

  private number(): void {
    const start = this.at;
    const end = this.numberEnd(start);
    const text = this.text.slice(start, end);
    const literal = parseNumber(text, null, start, end, text);
    if (literal === null || (isWordPart(this.text.charCodeAt(end)) && !this.operatorAt(end))) {
      this.badNumber(start, end);
      return;
    }
    this.push('literal', start, end, '', '', literal);
    this.at = end;
  }

  /** `0THEN`: a word that may follow a value ends the number without a space before it (TwinCAT, CODESYS). */
  private operatorAt(start: number): boolean {
    let end = start;
    while (isWordPart(this.text.charCodeAt(end))) end++;
    return wordsAfterValues.has(this.text.slice(start, end).toUpperCase());
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

  private string(quote: number): void {
    const start = this.at;
    const close = this.stringEnd(start, quote);
    const end = Math.min(close, this.text.length);
    const inside = this.text.slice(start + 1, close - 1);
    this.at = end;
    if (quote === 34 && this.dialect === 'siemens') {
      const typed = this.text.charCodeAt(end) === 35 && (classOf(this.text.charCodeAt(end + 1)) === letter || this.text.charCodeAt(end + 1) === 34);
      this.at = typed ? end + 1 : end;
      this.push(typed ? 'typed-prefix' : 'quoted', start, this.at, inside, inside.toUpperCase());
      return;
    }
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
    if (code === 40 && next === 42) this.blockComment('(*', '*)');
    else if (code === 47 && next === 47) this.lineComment();
    else if (code === 47 && next === 42) this.blockComment('/*', '*/');
    else if (code === 40 && next === 47 && this.text.charCodeAt(this.at + 2) === 42 && this.dialect === 'siemens') this.blockComment('(/*', '*/)');
    else if (code === 123) this.pragma();
    else if (code === 39 || code === 34) this.string(code);
    else if (code === 37) this.address();
    else if (code === 35) this.local();
    else if (code === 96) this.backQuoted();
    else this.symbol();
  }

  private lineComment(): void {
    const start = this.at;
    while (this.at < this.text.length && this.text.charCodeAt(this.at) !== 10 && this.text.charCodeAt(this.at) !== 13) this.at++;
    this.comments.push({ style: 'line', text: this.text.slice(start, this.at), nested: false, start, end: this.at });
  }

  /** Comments nest (IEC 61131-3, 3rd edition); one that only ends when not nested is taken so, as older tools do. */
  private blockComment(open: string, close: string): void {
    const start = this.at;
    const balancedEnd = this.commentsNest ? this.nestedEnd(open, close) : -1;
    this.commentsNest = balancedEnd >= 0;
    const plainEnd = this.text.indexOf(close, start + open.length);
    const nested = plainEnd >= 0 && this.text.slice(start + open.length, plainEnd).includes(open);
    let end = balancedEnd;
    if (end < 0 && plainEnd >= 0) end = plainEnd + close.length;
    if (end < 0) {
      end = this.text.length;
      this.report(start, Math.min(start + 2, end), 'unterminated-comment', `This comment is never closed; add ${close}.`);
    }
    if (this.text.startsWith(descriptionStart, start)) end = this.descriptionEnd(end);
    this.comments.push({ style: 'block', text: this.text.slice(start, end), nested, start, end });
    this.at = end;
  }

  /** PC WORX exports put the description between two marker comments as plain text: all of it is comment. */
  private descriptionEnd(end: number): number {
    const marker = this.text.indexOf('(*@KEY@:END_DESCRIPTION', end);
    const close = marker < 0 ? -1 : this.text.indexOf('*)', marker);
    return close < 0 ? end : close + 2;
  }

  private nestedEnd(open: string, close: string): number {
    let depth = 1;
    let at = this.at + open.length;
    let opening = this.text.indexOf(open, at);
    let closing = this.text.indexOf(close, at);
    while (closing >= 0) {
      if (opening >= 0 && opening < closing) {
        depth++;
        at = opening + open.length;
        opening = this.text.indexOf(open, at);
        if (closing < at) closing = this.text.indexOf(close, at);
        continue;
      }
      depth--;
      at = closing + close.length;
      if (depth === 0) return at;
      closing = this.text.indexOf(close, at);
      if (opening >= 0 && opening < at) opening = this.text.indexOf(open, at);
    }
    return -1;
  }

  /** `{...}`, or `{{...}}` round foreign code that has braces of its own (C in matiec and Beremiz). */
  private pragma(): void {
    const start = this.at;
    const closing = this.text.startsWith('{{', start) ? '}}' : '}';
    const close = this.text.indexOf(closing, start);
    if (close < 0) this.report(start, start + 1, 'unterminated-pragma', `This { is never closed; add ${closing}.`);
    this.at = close < 0 ? this.text.length : this.pragmaEnd(start, close + closing.length);
    this.pragmas.push({ text: this.text.slice(start, this.at), start, end: this.at });
  }

  /** Code of another language in a single pair has braces of its own (STruC++ `{external { } }`); those in attribute texts do not nest. */
  private pragmaEnd(start: number, plainEnd: number): number {
    if (this.text.startsWith('{{', start)) return plainEnd;
    const inner = this.text.slice(start + 1, plainEnd).indexOf('{');
    if (inner < 0 || !this.pragmasNest || this.text.slice(start, start + 1 + inner).split("'").length % 2 === 0) return plainEnd;
    const balancedEnd = this.nestedEnd('{', '}');
    this.pragmasNest = balancedEnd >= 0;
    return this.pragmasNest ? balancedEnd : plainEnd;
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
    const imported = /^#import[ \t]+"[^"\r\n]*"/i.exec(this.text.slice(start, start + 300));
    if (imported !== null) {
      this.at = start + imported[0].length;
      return;
    }
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
    if (close < 0 || name.includes('\n')) {
      this.unexpected();
      return;
    }
    this.at = close + 1;
    this.push('name', start, this.at, name, name.toUpperCase());
  }

  private symbol(): void {
    const start = this.at;
    const three = this.text.slice(start, start + 3);
    if (this.dialect === 'rockwell' && threeCharacterSymbols.has(three) && this.text.charCodeAt(start + 3) === 93) {
      this.at += 4;
      this.push('symbol', start, this.at, ':=', ':=');
      return;
    }
    const two = three.slice(0, 2);
    const text = twoCharacterSymbols.has(two) ? two : three.charAt(0);
    if (text.length === 1 && !oneCharacterSymbols.has(text)) {
      this.unexpected();
      return;
    }
    this.at += text.length;
    this.push('symbol', start, this.at, text, text);
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

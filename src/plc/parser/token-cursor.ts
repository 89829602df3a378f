import type { Identifier } from '../ast.js';
import { type Diagnostic, diagnosticAt, type Span } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { nearestWord } from '../near-words.js';
import type { SourceText } from '../source-text.js';
import type { ClosedBlock } from './missing-ends.js';
import type { Token } from './tokens.js';

/** Nesting of expressions, statements and types that is still read; deeper text gets one diagnostic. */
export const deepestNesting = 200;

/** The reading position in a token list, with the expectations and error reports every rule of the grammar shares. */
export class TokenCursor {
  readonly source: SourceText;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[] = [];
  /** The END_ words that enclosing blocks wait for, innermost last. */
  readonly openBlocks: string[] = [];
  /** The blocks closed since the outermost open one began. */
  readonly closedBlocks: ClosedBlock[] = [];
  token: Token;
  index = 0;
  depth = 0;
  /** Parts of XML formats leave END_ words out; then none is missed. */
  implicitEnds = false;
  private readonly tokens: readonly Token[];
  private lastReported = -1;

  constructor(tokens: readonly Token[], source: SourceText, dialect: Dialect) {
    this.tokens = tokens;
    this.source = source;
    this.dialect = dialect;
    this.token = this.peek(0);
  }

  peek(distance: number): Token {
    const token = this.tokens[Math.min(this.index + distance, this.tokens.length - 1)];
    if (token === undefined) throw new RangeError('a token list ends with the end token');
    return token;
  }

  /** End offset of the token before the current one. */
  get previousEnd(): number {
    return this.index === 0 ? this.token.start : (this.tokens[this.index - 1]?.end ?? this.token.start);
  }

  advance(): Token {
    const taken = this.token;
    if (this.index < this.tokens.length - 1) this.index++;
    this.token = this.peek(0);
    return taken;
  }

  get atEnd(): boolean {
    return this.token.kind === 'end';
  }

  isSymbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  nextIsSymbol(text: string, distance = 1): boolean {
    const token = this.peek(distance);
    return token.kind === 'symbol' && token.text === text;
  }

  isKeyword(key: string): boolean {
    return this.token.kind === 'keyword' && this.token.key === key;
  }

  /** A word recognised by its place, reserved or not. */
  isWord(key: string): boolean {
    return (this.token.kind === 'name' || this.token.kind === 'keyword') && this.token.key === key;
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.advance();
    return true;
  }

  takeWord(key: string): boolean {
    if (!this.isWord(key)) return false;
    this.advance();
    return true;
  }

  /** Takes the symbol or reports that it is missing, at the end of what was read. */
  expectSymbol(text: string, where: string): boolean {
    if (this.takeSymbol(text)) return true;
    this.reportAbsent(`${text} is missing ${where}; found ${this.describe()}.`);
    return false;
  }

  expectWord(key: string, where: string): boolean {
    if (this.takeWord(key)) return true;
    if (this.token.kind === 'name' && !this.onNewLine && nearestWord(this.token.key, [key]) !== undefined) {
      this.readAs(key);
      this.advance();
      return true;
    }
    this.reportAbsent(`${key} is missing ${where}; found ${this.describe()}.`);
    return false;
  }

  /** Reads the current name as the keyword it is a misspelling of, and says so. */
  readAs(key: string): void {
    this.reportHere('misspelt-keyword', `${this.describe()} is not a word of the language; did you mean ${key}?`);
    this.token = { ...this.token, kind: 'keyword', key };
  }

  /** Reports a missing symbol or word at what stands in its place, or at the end of the line before when that is on a later line. */
  private reportAbsent(message: string): void {
    if (this.onNewLine) this.reportMissing('syntax', message);
    else this.reportHere('syntax', message);
  }

  /** Whether the current token stands on a later line than the one before it. */
  get onNewLine(): boolean {
    return this.source.text.slice(this.previousEnd, this.token.start).includes('\n');
  }

  describe(): string {
    const { token } = this;
    if (token.kind === 'end') return 'the end of the file';
    return this.source.text.slice(token.start, Math.min(token.end, token.start + 30));
  }

  /** Reports at the current token; at most one finding per token, so that one mistake is told once. */
  reportHere(rule: string, message: string): void {
    if (this.lastReported === this.index) return;
    this.lastReported = this.index;
    const { token } = this;
    const span = token.kind === 'end' ? { start: this.previousEnd, end: this.previousEnd } : token;
    this.report(span, rule, message);
  }

  /** Reports where something is missing: just behind the previous token, or at the end offset that is given. */
  reportMissing(rule: string, message: string, end = this.previousEnd): void {
    this.reportOnce({ start: Math.max(end - 1, 0), end }, rule, message);
  }

  /** Reports at a place, unless something was reported at the current token already. */
  reportOnce(span: Span, rule: string, message: string): void {
    if (this.lastReported === this.index) return;
    this.lastReported = this.index;
    this.report(span, rule, message);
  }

  report(span: Span, rule: string, message: string, severity: 'error' | 'warning' | 'info' = 'error'): void {
    this.diagnostics.push(diagnosticAt(this.source, span, severity, rule, message));
  }

  /** True when one level deeper may be read; pair with `leave`. */
  enter(): boolean {
    this.depth++;
    if (this.depth <= deepestNesting) return true;
    this.reportHere('nesting-too-deep', `The text is nested deeper than ${deepestNesting} levels; split it into functions or intermediate variables.`);
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** Skips the rest of the current source line (SCL header entries such as VERSION). */
  skipLine(): void {
    const { text } = this.source;
    while (!this.atEnd) {
      const { end } = this.advance();
      if (/[\r\n]/.test(text.slice(end, this.token.start))) return;
    }
  }

  /** Takes a name in a place where any word may stand (declarations, members); null (and a report) when there is none. */
  identifier(what: string): Identifier {
    const { token } = this;
    if (token.kind === 'name' || token.kind === 'quoted' || token.kind === 'local') {
      this.advance();
      return { kind: 'identifier', name: token.text, key: token.key, start: token.start, end: token.end };
    }
    this.reportHere(
      'syntax',
      `${what} is missing; found ${this.describe()}${token.kind === 'keyword' ? ', which is a reserved word: choose another name' : ''}.`,
    );
    return { kind: 'identifier', name: '', key: '', start: this.previousEnd, end: this.previousEnd };
  }
}

/** How deep a value may nest before it is no tool input any more. */
const deepest = 40;
const openingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
]);
const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['null', null],
  ['None', null],
  ['undefined', null],
  ['nil', null],
]);
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

/**
 * The first object or list in a text, read as its writer meant it: any quotes, bare keys and words, trailing commas, comments, line breaks in strings,
 * `=` for `:`, Python's words, missing closers. Null where there is none. What follows the value is left alone.
 */
export function readLenientJson(text: string): unknown {
  const start = text.search(/[[{]/u);
  return start < 0 ? null : new LenientReader(text, start).value(0);
}

/** The arguments of a written call, `name(at="x", count=3)`: the text between the brackets. Null where it is no list of named values. */
export function readCallArguments(text: string): Readonly<Record<string, unknown>> | null {
  if (text.trim() === '') return {};
  if (/^\s*[{]/u.test(text)) {
    const value = readLenientJson(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null;
  }
  return /^\s*[\p{L}_][\w-]*\s*=/u.test(text) ? new LenientReader(text, 0).members(null, 0) : null;
}

class LenientReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  value(depth: number): unknown {
    this.#skip();
    const character = this.#text[this.#at] ?? '';
    if (depth > deepest) return null;
    if (character === '{') {
      this.#at += 1;
      return this.members('}', depth + 1);
    }
    if (character === '[' || character === '(') {
      this.#at += 1;
      return this.#items(character === '[' ? ']' : ')', depth + 1);
    }
    return openingQuotes.has(character) ? this.#quoted() : this.#bare();
  }

  members(closer: string | null, depth: number): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = [];
    while (!this.#closes(closer)) {
      const before = this.#at;
      const key = openingQuotes.has(this.#text[this.#at] ?? '') ? this.#quoted() : this.#take(/^[^\s:={}[\],"']+/u);
      this.#skip();
      if (/^[:=：]/u.test(this.#text.slice(this.#at))) {
        this.#at += 1;
        if (this.#text[this.#at] === '>') this.#at += 1;
        entries.push([key, this.value(depth)]);
      }
      if (this.#at === before) this.#at += 1;
    }
    return Object.fromEntries(entries);
  }

  #items(closer: string, depth: number): readonly unknown[] {
    const items: unknown[] = [];
    while (!this.#closes(closer)) {
      const before = this.#at;
      items.push(this.value(depth));
      if (this.#at === before) this.#at += 1;
    }
    return items;
  }

  /** True at the end of a list or object, its closer taken; separators before it are skipped. Another's closer ends it too, for its own is missing. */
  #closes(closer: string | null): boolean {
    this.#skip();
    while (/[,;，]/u.test(this.#text[this.#at] ?? '')) {
      this.#at += 1;
      this.#skip();
    }
    if (this.#at >= this.#text.length) return true;
    if (!/[\])}]/u.test(this.#text[this.#at] ?? '')) return false;
    if (this.#text[this.#at] === closer) this.#at += 1;
    return true;
  }

  #quoted(): string {
    const opening = this.#text[this.#at] ?? '';
    const closing = openingQuotes.get(opening) ?? opening;
    let said = '';
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at] ?? '';
      if (character === '\\') said += this.#escaped();
      else if (character === closing && this.#endsHere()) {
        this.#at += 1;
        return said;
      } else said += character;
    }
    return said;
  }

  /** A quote ends a string where a separator, a closer or the end follows: an apostrophe within a word does not. */
  #endsHere(): boolean {
    return /^\s*(?:[,:;=}\])]|$|\/\/|\n)/u.test(this.#text.slice(this.#at + 1, this.#at + 40)) || this.#at + 1 >= this.#text.length;
  }

  #escaped(): string {
    this.#at += 1;
    const character = this.#text[this.#at] ?? '';
    const code = character === 'u' ? /^[0-9a-fA-F]{4}/u.exec(this.#text.slice(this.#at + 1, this.#at + 5))?.[0] : undefined;
    if (code === undefined) return escapes.get(character) ?? character;
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  #bare(): unknown {
    const word = this.#take(/^[^,}\])\n]+/u)
      .replace(/\s+(?:\/\/.*|\/\*[\s\S]*)$/u, '')
      .trim();
    if (literals.has(word)) return literals.get(word);
    return word !== '' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(word) ? Number(word) : word;
  }

  #take(pattern: RegExp): string {
    const found = pattern.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #skip(): void {
    this.#at += /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*(?=\n))*/u.exec(this.#text.slice(this.#at))?.[0].length ?? 0;
  }
}

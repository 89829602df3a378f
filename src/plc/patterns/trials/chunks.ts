import type { Signal } from '../model.js';
import type { Atom } from './model.js';
import type { Token } from './tokens.js';

/** A run of tokens between separators, and what stands in it. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** How it is joined to the chunk before it. */
  readonly joined: 'comma' | 'and' | 'or' | 'start';
  readonly tokens: readonly Token[];
}

/** What a chunk says: an effect, conditions of it, times and words that make it unclear. */
export interface Part {
  readonly chunk: Chunk;
  readonly effect: boolean | null;
  readonly outputs: readonly Signal[];
  readonly names: number;
  readonly atoms: readonly Atom[];
  readonly untilAtoms: readonly Atom[];
  readonly has: (kind: Token['kind']) => boolean;
  readonly whileIt: boolean;
  readonly unclear: boolean;
}

/** The chunks of each sentence: cut at commas and joining words, and where one effect with its condition ends and the next begins. */
export function chunksOf(tokens: readonly Token[]): readonly (readonly Chunk[])[] {
  const sentences: Chunk[][] = [[]];
  let run: Token[] = [];
  let joined: Chunk['joined'] = 'start';
  const close = (next: Chunk['joined']): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined) sentences.at(-1)?.push({ start: first.start, end: last.end, joined, tokens: run });
    // ", and": the joining word counts, and not the comma before it.
    if (run.length > 0 || next !== 'comma') joined = next;
    run = [];
  };
  for (const token of tokens) {
    if (token.kind === 'separator') {
      close(token.sign === 'end' ? 'start' : token.sign);
      if (token.sign === 'end') sentences.push([]);
      continue;
    }
    if (token.kind === 'then' && [...(sentences.at(-1) ?? []).flatMap((chunk) => chunk.tokens), ...run].some(({ kind }) => kind === 'when')) {
      close('comma');
      continue;
    }
    if (beginsAnew(run, token)) {
      const name = run.at(-1)?.kind === 'name' && token.kind === 'effect' ? run.pop() : undefined;
      close('comma');
      if (name !== undefined) run.push(name);
    }
    run.push(token);
  }
  close('start');
  return sentences.filter((chunks) => chunks.length > 0);
}

/** "on > 60 % off < 20 %", "above 60 % on below 20 % off": the second pair is a chunk of its own. */
function beginsAnew(run: readonly Token[], token: Token): boolean {
  const effect = run.findIndex(({ kind }) => kind === 'effect');
  const limit = run.findIndex(({ kind }) => kind === 'limit');
  if (effect < 0 || limit < 0) return false;
  return (token.kind === 'effect' && effect < limit) || (token.kind === 'limit' && limit < effect);
}

/** Signals of a block by what a statement can mean with them. */
export interface Book {
  readonly measured: readonly Signal[];
  readonly named: ReadonlySet<Signal>;
  /** The measured signal that was named last before a position. */
  readonly lastMeasured: (position: number) => Signal | undefined;
  readonly text: string;
}

/** Reads one chunk: what stands before its condition is the effect, a name followed by a state or a limit is a condition. */
export function readPart(chunk: Chunk, book: Book): Part {
  const reader = new PartReader(chunk, book);
  for (const [index, token] of chunk.tokens.entries()) reader.take(token, chunk.tokens[index + 1]);
  return reader.part();
}

const conditional: ReadonlySet<Token['kind']> = new Set(['when', 'only', 'never', 'until', 'after', 'by']);

class PartReader {
  private effect: boolean | null = null;
  private outputs: Signal[] = [];
  private names = 0;
  private readonly atoms: Atom[] = [];
  private readonly untilAtoms: Atom[] = [];
  private context: 'effect' | 'when' | 'until' = 'effect';
  private pending: Readonly<{ rows: readonly Signal[]; token: Token }> | null = null;
  private unclear = false;
  private whileIt = false;

  private readonly chunk: Chunk;
  private readonly book: Book;

  constructor(chunk: Chunk, book: Book) {
    this.chunk = chunk;
    this.book = book;
  }

  take(token: Token, next: Token | undefined): void {
    if (conditional.has(token.kind)) {
      if (token.kind === 'when' && token.whileIt) this.whileIt = true;
      this.flush();
      this.context = token.kind === 'until' ? 'until' : this.context === 'until' && token.kind === 'after' ? 'until' : 'when';
    } else if (token.kind === 'name') this.takeName(token, next);
    else if (token.kind === 'limit') this.takeLimit(token);
    else if (token.kind === 'state') this.takeState(token.wanted, token);
    else if (token.kind === 'effect') this.takeEffect(token);
    else if (token.kind === 'unclear' || token.kind === 'then') this.unclear = true;
  }

  part(): Part {
    this.flush();
    const { chunk, effect, outputs, names, atoms, untilAtoms, unclear, whileIt } = this;
    return { chunk, effect, outputs, names, atoms, untilAtoms, unclear, whileIt, has: (kind) => chunk.tokens.some((token) => token.kind === kind) };
  }

  private takeName(token: Extract<Token, { kind: 'name' }>, next: Token | undefined): void {
    const driven = token.rows.filter(({ direction, type }) => direction === 'output' && type === 'BOOL');
    const read = token.rows.filter(({ direction }) => direction === 'input');
    const condition = this.context !== 'effect' || driven.length === 0 || (next?.kind === 'state' && read.length > 0);
    this.flush();
    if (!condition) {
      this.outputs = [...this.outputs, ...driven];
      this.names++;
    } else {
      // What another output of the draft does is driven by no trial
      if (read.length === 0 && token.rows.length > 0) this.unclear = true;
      this.pending = { rows: read, token };
    }
  }

  private takeLimit(token: Extract<Token, { kind: 'limit' }>): void {
    const { side, value, unit } = token;
    const fits = (row: Signal): boolean => row.type === 'REAL' && (unit === null || row.unit === null || row.unit.toLowerCase() === unit.toLowerCase());
    const own = this.pending?.rows.filter(fits);
    const last = this.book.lastMeasured(token.start);
    const candidates =
      own ?? [...(last === undefined ? [] : [last]), ...this.book.measured.filter((row, _, all) => all.length === 1 || !this.book.named.has(row))].filter(fits);
    const said = this.book.text.slice(this.pending?.token.start ?? token.start, token.end);
    this.pending = null;
    this.add({ kind: 'limit', side, value, unit, inputs: candidates, said });
  }

  private takeState(wanted: boolean | null, token: Token): void {
    if (this.pending === null) {
      // "the pump is on when": the state of an output is an effect
      if (this.context === 'effect' && this.outputs.length > 0 && wanted !== null) this.setEffect(wanted);
      else if (this.context !== 'effect') this.unclear = true;
      return;
    }
    this.signal(wanted, token.end);
  }

  private takeEffect({ on, end, start }: Extract<Token, { kind: 'effect' }>): void {
    if (this.pending !== null && this.context !== 'effect' && this.book.text.slice(this.pending.token.end, start).trim().split(/\s+/).length <= 2)
      this.signal(on, end);
    else {
      this.flush();
      this.context = 'effect';
      this.setEffect(on);
    }
  }

  private setEffect(on: boolean): void {
    if (this.effect !== null && this.effect !== on) this.unclear = true;
    this.effect = on;
  }

  /** A name with nothing said of it: in a condition it is meant as given. */
  private flush(): void {
    if (this.pending !== null) {
      if (this.context === 'effect') this.unclear = this.unclear || this.pending.rows.length === 0;
      else this.signal(true, this.pending.token.end);
    }
    this.pending = null;
  }

  private signal(wanted: boolean | null, end: number): void {
    const rows = (this.pending?.rows ?? []).filter(({ type }) => type === 'BOOL');
    const said = this.book.text.slice(this.pending?.token.start ?? 0, end);
    this.pending = null;
    // "TRUE: running" beside "runs", "is off": the input has the sense that is spoken of
    const told = rows.some(({ description }) =>
      /TRUE (?:is|while|when|stops|ends)|TRUE: (?!(?:on|active|running|pressed|given|true|activated|started)$)|normally/i.test(description),
    );
    this.add({ kind: 'signal', wanted: told ? null : wanted, inputs: rows, said });
  }

  private add(atom: Atom): void {
    (this.context === 'until' ? this.untilAtoms : this.atoms).push(atom);
  }
}

import type { PatternBuild, Signal } from '../model.js';
import { sharedDelay } from '../request-alarms.js';
import { readTimes } from '../request-quantities.js';
import { type Book, type Chunk, chunksOf, type Part, readPart } from './chunks.js';
import { cycleOf } from './cycle.js';
import type { Atom, Edge, Statement } from './model.js';
import { type Token, tokensOf } from './tokens.js';

/**
 * What a request says of the behaviour of a drafted block, clause by clause, bound to the block's own signals. Only plain statements are read; a clause
 * with an effect and a condition that is not plain is `unclear`.
 * Source: own design of this package; independent of the choice and the filling of patterns.
 * Units: milliseconds; limits in the unit they are written in.
 * Errors: none.
 */
export function readStatements(text: string, build: PatternBuild): readonly Statement[] {
  const tokens = tokensOf(text, build.signals);
  const reader = new StatementReader(text, build, tokens);
  for (const sentence of chunksOf(tokens)) reader.sentence(sentence);
  return withBothWays(withSides(withSharedDelay(text, [...reader.statements, ...cycleOf(text, tokens, reader.single())])));
}

/** "high alarm above 90 %, low alarm below 15 %, both after 5 s": each of them has the delay. */
function withSharedDelay(text: string, statements: readonly Statement[]): readonly Statement[] {
  const delay = sharedDelay(text, readTimes(text));
  if (delay === null) return statements;
  return statements.map((one) =>
    one.kind === 'edge' && one.effect && one.holdMs === null && one.outputs.every(({ actuator }) => !actuator) ? { ...one, holdMs: delay } : one,
  );
}

class StatementReader {
  readonly statements: Statement[] = [];
  private subject: readonly Signal[] | null = null;
  private readonly book: Book;
  private readonly text: string;
  private readonly build: PatternBuild;

  constructor(text: string, build: PatternBuild, tokens: readonly Token[]) {
    this.text = text;
    this.build = build;
    const names = tokens.flatMap((token) => (token.kind === 'name' ? [token] : []));
    const measured = build.signals.filter(({ direction, type }) => direction === 'input' && type === 'REAL');
    this.book = {
      measured,
      named: new Set(names.flatMap(({ rows }) => rows)),
      lastMeasured: (position) => {
        const last = names.filter(({ end, rows }) => end <= position && (rows.length === 0 || rows.some((row) => measured.includes(row)))).at(-1);
        return last?.rows.find((row) => measured.includes(row));
      },
      text,
    };
  }

  /** The only machine of the block, for effects without a name. */
  single(): readonly Signal[] {
    const driven = this.build.signals.filter(({ direction, type, actuator }) => direction === 'output' && type === 'BOOL' && actuator);
    return driven.length === 1 ? driven : [];
  }

  sentence(chunks: readonly Chunk[]): void {
    const parts = chunks.map((chunk) => readPart(chunk, this.book));
    for (let at = 0; at < parts.length; ) at += this.statementAt(parts, at);
  }

  /** Reads the statement that begins with a part; how many parts it took. */
  private statementAt(parts: readonly Part[], at: number): number {
    const part = parts[at];
    if (part === undefined) return 1;
    const previous = this.subject;
    const outputs = this.subjectOf(part);
    this.times(part, outputs);
    if (part.has('only') || part.has('never')) return this.guard(parts, at, outputs);
    const untied = part.untilAtoms.length > 0 && part.effect !== null;
    if (untied) this.until(part, outputs);
    if (part.atoms.length === 0) return this.effectBefore(parts, at, outputs);
    const joined = joinedTo(parts, at);
    const effect = part.effect ?? (part.has('alarm') || part.has('steady') ? true : null);
    if (effect !== null) {
      this.edges(part, effect, outputs, joined);
      return joined.length + 1;
    }
    // A condition first: the effect stands in the part behind it
    const behind = parts[at + joined.length + 1];
    if (behind !== undefined && behind.atoms.length === 0 && (behind.effect !== null || behind.has('alarm')) && !behind.unclear) {
      this.subject = previous;
      const driven = this.subjectOf(behind);
      this.edges({ ...part, unclear: part.unclear || behind.unclear }, behind.effect ?? true, driven, joined, behind);
      return joined.length + 2;
    }
    return joined.length + 1;
  }

  /** An effect whose condition stands in the part behind it, and is no condition of a further effect. */
  private effectBefore(parts: readonly Part[], at: number, outputs: readonly Signal[]): number {
    const [part, next] = [parts[at], parts[at + 1]];
    if (part === undefined || next === undefined || (part.effect === null && !part.has('alarm'))) return 1;
    if (next.effect !== null || next.atoms.length === 0 || next.has('only') || next.has('never') || part.chunk.tokens.some(({ kind }) => kind === 'time'))
      return 1;
    const joined = joinedTo(parts, at + 1);
    const after = parts[at + 2 + joined.length];
    // "ein, wenn A, und aus, wenn B": the effect behind has a condition of its own
    const own = parts[at + 3 + joined.length];
    const ownsNext = own !== undefined && own.effect === null && own.atoms.length > 0 && own.chunk.joined === 'comma';
    if (after !== undefined && after.atoms.length === 0 && after.effect !== null && !ownsNext) return 1;
    if (next.chunk.joined !== 'comma') return 1;
    this.edges({ ...next, unclear: next.unclear || part.unclear, names: part.names }, part.effect ?? true, outputs, joined, part);
    return joined.length + 2;
  }

  private subjectOf(part: Part): readonly Signal[] {
    if (part.outputs.length > 0) this.subject = part.outputs;
    else if (part.has('alarm') && !part.has('only') && !part.has('never'))
      this.subject = this.build.signals.filter(({ direction, type, actuator }) => direction === 'output' && type === 'BOOL' && !actuator);
    else if (this.subject === null) this.subject = this.single();
    return this.subject;
  }

  private edges(part: Part, effect: boolean, outputs: readonly Signal[], joined: readonly Part[], other?: Part): void {
    const said = this.saidOf([part, ...joined, ...(other === undefined ? [] : [other])]);
    const all = [part, ...joined];
    const why = this.whyUnclear(all, outputs, other);
    const spoken = other === undefined ? [] : [other];
    const either = joined.some(({ chunk }) => chunk.joined === 'or');
    const hold = either ? holdOf(spoken) : holdOf([...all, ...spoken]);
    // "keeps running for 90 s after P-1 stops": with that the end is told
    const runsOn = [...all, ...spoken].some((one) => one.has('keep')) && all.some((one) => one.has('after')) && hold !== null;
    if (why !== null || hold === 'unclear' || (runsOn && !effect)) {
      this.statements.push({ kind: 'unclear', said, outputs, why: why ?? 'what its time is for is not plain' });
      return;
    }
    const atoms = all.flatMap((one) => one.atoms);
    const steady = all.some((one) => one.has('steady'));
    const base = { kind: 'edge' as const, said, outputs, effect: runsOn ? false : effect, holdMs: hold, steady, whileIt: all.some((one) => one.whileIt) };
    if (!either) this.statements.push({ ...base, atoms, others: [] });
    else for (const [index, one] of all.entries()) this.alternative(base, one, atoms, all.slice(index + 1));
  }

  /** One of several conditions joined by or; a time that may be meant for an earlier one too leaves that one out. */
  private alternative(base: Omit<Edge, 'atoms' | 'others'>, part: Part, atoms: readonly Atom[], later: readonly Part[]): void {
    const hold = holdOf([part]);
    const shared = hold === null && later.some(({ chunk }) => chunk.tokens.some(({ kind }) => kind === 'time'));
    if (hold === 'unclear' || shared) return;
    const others = atoms.filter((one) => !part.atoms.includes(one));
    this.statements.push({ ...base, atoms: part.atoms, others, holdMs: hold ?? base.holdMs, whileIt: false });
  }

  private whyUnclear(parts: readonly Part[], outputs: readonly Signal[], other?: Part): string | null {
    if (parts.some(({ unclear }) => unclear) || other?.unclear === true) return 'its wording is more than an effect and its condition';
    if (outputs.length === 0) return 'no output of the draft is named in it';
    if ([...parts, ...(other === undefined ? [] : [other])].some((part) => part.has('plural')) && parts.every(({ names }) => names === 0))
      return 'which of the machines is meant is not plain';
    if (outputs.some(({ identifier }) => /clos|reverse|zu_|down|_off/i.test(identifier))) return 'its output closes or turns back';
    if (parts.some(({ atoms }) => atoms.some(({ inputs }) => inputs.length === 0))) return 'the draft has no input for its condition';
    const joins = new Set(parts.slice(1).map(({ chunk }) => chunk.joined));
    if (joins.size > 1) return 'and and or are mixed';
    return null;
  }

  private until(part: Part, outputs: readonly Signal[]): void {
    if (part.effect !== true || part.unclear || outputs.length === 0 || part.untilAtoms.some(({ inputs }) => inputs.length === 0)) return;
    const delay = part.chunk.tokens.find((token) => token.kind === 'time' && token.role === 'after');
    const holdMs = delay?.kind === 'time' ? delay.timeMs : null;
    if (part.chunk.tokens.some(({ kind }) => kind === 'time') && holdMs === null) return;
    this.statements.push({
      kind: 'edge',
      said: this.saidOf([part]),
      outputs,
      effect: false,
      atoms: part.untilAtoms,
      others: [],
      holdMs,
      steady: false,
      whileIt: false,
    });
  }

  private guard(parts: readonly Part[], at: number, outputs: readonly Signal[]): number {
    const part = parts[at];
    if (part === undefined) return 1;
    const joined = joinedTo(parts, at);
    const all = [part, ...joined];
    const forbids = part.has('never');
    const said = this.saidOf(all);
    const either = joined.some(({ chunk }) => chunk.joined === 'or');
    const both = joined.some(({ chunk }) => chunk.joined === 'and');
    const times = all.some(({ chunk }) => chunk.tokens.some(({ kind }) => kind === 'time'));
    const why =
      times || (forbids && this.sparesFromStop(all)) || (forbids && both) || (!forbids && either)
        ? 'its wording is more than a condition'
        : this.whyUnclear(all, outputs);
    const machines = outputs.filter(({ actuator }) => actuator);
    if (why !== null || machines.length === 0) this.statements.push({ kind: 'unclear', said, outputs, why: why ?? 'no machine of the draft is named in it' });
    else
      for (const atom of all.flatMap((one) => one.atoms))
        this.statements.push({ kind: 'guard', said, outputs: machines, forbids, atom, always: part.whileIt || /\b(?:never|nie|niemals)\b/i.test(said) });
    return joined.length + 1;
  }

  /** "Stop it unless the flow is there": the condition keeps it on, which forbids nothing. */
  private sparesFromStop(parts: readonly Part[]): boolean {
    const end = Math.max(...parts.map(({ chunk }) => chunk.end));
    const sentence =
      this.text
        .slice(0, end)
        .split(/[;]|[.](?=\s)/)
        .at(-1) ?? '';
    const ahead = /^(.*)\b(?:unless|except (?:when|if|while)|es sei denn|ausser (?:wenn|falls))\b/i.exec(sentence)?.[1];
    return ahead !== undefined && !/\b(?:not|never|nicht|nie|cannot)\b/i.test(ahead) && stoppingLast.test(ahead);
  }

  private times(part: Part, outputs: readonly Signal[]): void {
    for (const token of part.chunk.tokens) {
      if (token.kind !== 'time' || outputs.length === 0 || part.unclear || outputs.some(({ actuator }) => !actuator)) continue;
      const said = this.saidOf([part]);
      if (token.role === 'least' && (part.has('pause') || part.effect === false))
        this.statements.push({ kind: 'least', said, outputs, state: false, timeMs: token.timeMs });
      else if (token.role === 'least' && part.effect === true) this.statements.push({ kind: 'least', said, outputs, state: true, timeMs: token.timeMs });
      else if (token.role === 'most' && part.effect === true && part.atoms.length === 0)
        this.statements.push({ kind: 'most', said, outputs, timeMs: token.timeMs });
    }
  }

  private saidOf(parts: readonly Part[]): string {
    const start = Math.min(...parts.map(({ chunk }) => chunk.start));
    const end = Math.max(...parts.map(({ chunk }) => chunk.end));
    return this.text.slice(start, end).trim();
  }
}

/** The last verb of a text switches something off. */
const stoppingLast =
  /\b(?:stop\w*|trip\w*|halt\w*|shut\w*|clos(?:e|es|ed|ing)|off|aus|ab|zu|schliess\w*|abschalt\w*|ausschalt\w*)\b(?!.*\b(?:starts?|runs?|opens?|startet|laeuft|oeffnet|(?:switch(?:es)?|turns?|comes?) on)\b)/is;

/** The parts behind one that are further conditions of it: joined by and or or, without an effect. */
function joinedTo(parts: readonly Part[], at: number): readonly Part[] {
  const found: Part[] = [];
  for (const part of parts.slice(at + 1)) {
    const more = (part.chunk.joined === 'and' || part.chunk.joined === 'or') && part.effect === null && part.atoms.length > 0 && !part.has('alarm');
    if (!more || part.has('only') || part.has('never')) break;
    found.push(part);
  }
  return found;
}

/** The time that a condition must hold; `unclear` where a time stands that may be something else. */
function holdOf(parts: readonly Part[]): number | null | 'unclear' {
  let hold: number | null = null;
  for (const { chunk, atoms } of parts)
    for (const [index, token] of chunk.tokens.entries()) {
      if (token.kind !== 'time' || token.role === 'least' || token.role === 'most') continue;
      const [ahead, behind] = [chunk.tokens[index - 1]?.kind, chunk.tokens[index + 1]?.kind];
      const beside = ahead === 'limit' || ahead === 'state' || (ahead === 'name' && atoms.length > 0 && chunk.tokens[index - 2]?.kind !== 'effect');
      const means =
        ((token.role === 'for' || token.role === 'longer') && beside) ||
        (token.role === 'longer' && (behind === 'limit' || behind === 'name')) ||
        token.role === 'delay' ||
        (token.role === 'after' && ahead === 'after' && chunk.tokens[index - 2]?.kind === 'limit' && parts.some((part) => part.has('alarm'))) ||
        (token.role === 'for' && behind === 'after' && parts.some((part) => part.has('keep'))) ||
        (token.role === 'after' && behind === 'after');
      if (!means || hold !== null) return 'unclear';
      hold = token.timeMs;
    }
  return hold;
}

/** "on at 20 %, off at 80 %": the side of a limit follows from the other limit of the same output. */
function withSides(statements: readonly Statement[]): readonly Statement[] {
  return statements.map((statement) => {
    if (statement.kind !== 'edge' || !statement.atoms.some((atom) => atom.kind === 'limit' && atom.side === 'at')) return statement;
    const [only] = statement.atoms;
    const opposite = statements.flatMap((other) =>
      other.kind === 'edge' && other.effect !== statement.effect && other.outputs.some((row) => statement.outputs.includes(row)) ? other.atoms : [],
    );
    const [match] = opposite.filter((atom) => atom.kind === 'limit' && only !== undefined && atom.inputs.some((row) => only.inputs.includes(row)));
    if (statement.atoms.length > 1 || only?.kind !== 'limit' || match?.kind !== 'limit' || match.value === only.value)
      return { kind: 'unclear', said: statement.said, outputs: statement.outputs, why: 'on which side of its limit is not said' };
    return { ...statement, atoms: [{ ...only, side: only.value > match.value ? 'above' : 'below' }] };
  });
}

/** "runs while A": without another word of its end it ends with A. */
function withBothWays(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'edge' || !statement.whileIt || statement.holdMs !== null || statement.atoms.length !== 1) return [statement];
    const ends = statements.some(
      (other) =>
        other !== statement &&
        (other.kind === 'edge' || other.kind === 'unclear' || other.kind === 'least') &&
        other.outputs.some((row) => statement.outputs.includes(row)),
    );
    return ends ? [statement] : [statement, { ...statement, effect: !statement.effect, atoms: statement.atoms.map(opposite) }];
  });
}

/** The same condition the other way round. */
export function opposite(atom: Atom): Atom {
  if (atom.kind === 'signal') return { ...atom, wanted: atom.wanted === null ? null : !atom.wanted };
  return { ...atom, side: atom.side === 'above' ? 'below' : 'above' };
}

import type { Evidence } from '../../../domain/evidence.js';
import type { Unit } from '../contradiction/clauses.js';
import { unitsOf } from '../contradiction/papers.js';
import type { EvidenceFacts } from '../evidence-facts.js';
import { isSame, type Token, tokensOf } from './tokens.js';

export type Facts = Pick<EvidenceFacts, 'evidence' | 'ruled'>;
/** A sentence or row of a paper with its tokens, the passage it stands in and its place there. */
export type Line = Readonly<{ unit: Unit; tokens: readonly Token[]; passage: number; at: number }>;
/** Where a line holds each token of a sentence. */
export type Held = Readonly<{ line: Line; places: readonly (Token | undefined)[]; count: number }>;
/** A sentence beside the lines of all papers of the turn, and the line that holds most of it. */
export type Laid = Readonly<{ sentence: string; tokens: readonly Token[]; lines: readonly Line[]; held: readonly Held[]; best: Held }>;

const read: WeakMap<Evidence, readonly Omit<Line, 'passage'>[]> = new WeakMap();

function linesOf(evidence: Evidence): readonly Omit<Line, 'passage'>[] {
  const known = read.get(evidence);
  if (known !== undefined) return known;
  const lines = unitsOf(evidence).map((unit, at) => ({ unit, at, tokens: tokensOf(unit.text) }));
  read.set(evidence, lines);
  return lines;
}

function heldBy(tokens: readonly Token[], line: Line): Held {
  let last = -1;
  const places = tokens.map((token) => {
    const found = line.tokens.filter((other) => isSame(token, other));
    const place = found.find(({ at }) => at > last) ?? found[0];
    if (place !== undefined) last = place.at;
    return place;
  });
  return { line, places, count: places.filter((place) => place !== undefined).length };
}

/** Lays a sentence beside the papers in force; null where there is none, or none that holds anything of it. Of lines that hold as much the shorter one is the best. */
export function laid(sentence: string, facts: readonly Facts[]): Laid | null {
  const tokens = tokensOf(sentence);
  const lines = facts.flatMap(({ evidence }, passage) => linesOf(evidence).map((line) => ({ ...line, passage })));
  const held = lines.map((line) => heldBy(tokens, line));
  const most = Math.max(0, ...held.map(({ count }) => count));
  const best = held.filter(({ count }) => count === most).sort((one, other) => one.line.tokens.length - other.line.tokens.length)[0];
  return most === 0 || best === undefined ? null : { sentence, tokens, lines, held, best };
}

export const keysOf = (tokens: readonly Token[]): ReadonlySet<string> => new Set(tokens.map(({ key }) => key));

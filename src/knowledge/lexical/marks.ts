import type { Token } from '../text/analyse.js';
import type { Dictionary } from './dictionary.js';

/**
 * Where the terms of a passage stand, so that a search need not take its text apart again: two numbers a term, stop words left out.
 * First: term number (24 bits), length in characters (7 bits, 127 for more), and whether it is a part of a written form. Second:
 * offset into the text and position among the words, 16 bits each.
 */
const TERMS = 2 ** 24;
const LONGEST_TEXT = 65_535;
const LONGEST_WORD = 127;

/** Appends the marks of a passage's tokens to `into`; returns false, and appends nothing, where the passage is too long for them. */
export function addMarks(tokens: readonly Token[], textLength: number, dictionary: Dictionary, into: number[]): boolean {
  const position = tokens.at(-1)?.position ?? 0;
  if (textLength > LONGEST_TEXT || position > LONGEST_TEXT || dictionary.size + tokens.length > TERMS) return false;
  for (const token of tokens) {
    if (token.stop) continue;
    const length = Math.min(token.end - token.start, LONGEST_WORD);
    into.push(((dictionary.add(token.term) << 8) | (length << 1) | (token.part ? 1 : 0)) >>> 0, ((token.start << 16) | token.position) >>> 0);
  }
  return true;
}

/** Calls `see` for the terms that begin from `from` up to `to`; starts and ends are counted from `from`. */
export function readMarks(
  marks: Uint32Array,
  from: number,
  to: number,
  see: (termId: number, part: boolean, position: number, start: number, end: number) => void,
): void {
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const place = marks[at + 1] ?? 0;
    const start = place >>> 16;
    if (start < from || start >= to) continue;
    const term = marks[at] ?? 0;
    see(term >>> 8, (term & 1) === 1, place & 0xffff, start - from, start - from + ((term >>> 1) & LONGEST_WORD));
  }
}

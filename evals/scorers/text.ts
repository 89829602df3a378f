import type { AskResult } from '../../src/domain/turn.js';
import type { Fact } from '../harness/sample.js';
import type { Transcript } from '../harness/transcript.js';

/** Lower case, one kind of space, and no space between a number and its unit. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[·⋅∙]/gu, '·')
    .replace(/[‐-―−]/gu, '-')
    .replace(/\bnm\b/gu, 'n·m')
    .replace(/(\d)\s+(?=[a-z°%µ])/gu, '$1')
    .trim();
}

export function lastTurn({ turns }: Transcript): AskResult | undefined {
  return turns.at(-1);
}

export const spellingsOf = (fact: Fact): readonly string[] => (typeof fact === 'string' ? [fact] : fact);

/** A digit or letter that goes on at the edge of a match would make it another number or word: `48 N·m` is not in `148 N·m`. */
export function holds(text: string, fact: Fact): boolean {
  return spellingsOf(fact).some((spelling) => {
    const wanted = normalise(spelling);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const before = text.slice(Math.max(0, at - 2), at);
      const after = text.slice(at + wanted.length, at + wanted.length + 2);
      const cutBefore = /^\d/u.test(wanted) && /(?:\d|\d[.,])$/u.test(before);
      const cutAfter = /\d$/u.test(wanted) && /^(?:\d|[.,]\d)/u.test(after);
      if (!cutBefore && !cutAfter) return true;
    }
    return false;
  });
}

export type EvidenceRecord = Readonly<Record<string, unknown>>;

export function usedEvidence(turn: AskResult): readonly EvidenceRecord[] {
  const used = new Set(turn.sentences.flatMap(({ evidence }) => evidence));
  return turn.evidence.filter((item) => used.has(String(item['id'])));
}

/** Readings of a number in both notations: 1,024 is 1024 or 1.024. */
export function readings(digits: string): readonly number[] {
  return [Number(digits.replace(/,/gu, '')), Number(digits.replace(/\./gu, '').replace(',', '.'))].filter(Number.isFinite);
}

export const numbersIn = (text: string): readonly string[] => [...text.matchAll(/\d+(?:[.,]\d+)*/gu)].map(([digits]) => digits);

/** A number stands in the text, equal or as a rounding of one that does. Shares no code with the proof gate. */
export function numberStandsIn(digits: string, held: readonly string[]): boolean {
  if (held.includes(digits)) return true;
  const decimals = /[.,](\d+)$/u.exec(digits)?.[1]?.length ?? 0;
  const values = held.flatMap(readings);
  return readings(digits).some((value) => values.some((given) => Math.abs(given - value) <= 0.5 * 10 ** -decimals + 1e-9));
}

import type { Claim } from './claims.js';
import type { EvidenceFacts, Surroundings } from './evidence-facts.js';
import { segmentsOf } from './segments.js';
import { subjectOf } from './subjects.js';
import { wordKeys } from './words.js';
import { listMark, shortestQuotation } from './written-forms.js';

/** How a sentence says a line that a heading, lead-in or cell forbids or limits: with it, without it, or null where it says none. */
export function saysRuled({ ruled }: EvidenceFacts, said: string): 'with' | 'without' | null {
  const plain = (text: string): string =>
    text
      .replace(listMark, '')
      .replace(/[.;。；]$/u, '')
      .trim();
  for (const { by } of ruled) {
    if (!said.startsWith(`${by}: `)) continue;
    const parts = said
      .slice(by.length + 2)
      .split(/;\s/u)
      .map(plain);
    if (parts.every((part) => part !== '' && ruled.some((line) => line.by === by && line.compact.includes(part)))) return 'with';
  }
  const bare = plain(said);
  const held = bare.length < shortestQuotation ? [] : ruled.filter(({ compact }) => compact.includes(bare));
  return held.length === 0 || held.some(({ by }) => bare.includes(by)) ? null : 'without';
}

export function withoutColumns(text: string): string {
  return squeezed(text.replace(/[;；]\s*/gu, ' '));
}

/** For each claim the words and names of its own clause, or of the whole sentence where the clause has none. */
export function surroundings(text: string): (claim: Claim) => Surroundings {
  const segments = segmentsOf(text);
  const whole = { words: wordKeys(text, 3), names: new Set(segments.flatMap(({ identifiers }) => [...identifiers])), subject: subjectOf(text) };
  return ({ start }) => {
    const segment = segments.find((piece) => piece.start <= start && start < piece.end);
    return segment === undefined || segment.own.size + segment.identifiers.size === 0
      ? whole
      : { words: segment.own, names: segment.identifiers, subject: subjectOf(text.slice(segment.start, segment.end)) };
  };
}

/** A text in lower case with single spaces. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
}

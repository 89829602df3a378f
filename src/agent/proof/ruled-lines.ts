import type { EvidenceFacts } from './evidence-facts.js';
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

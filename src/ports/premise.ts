import type { Actor } from '../domain/actor.js';
import type { EvidenceItem } from '../domain/evidence.js';

/** What a question takes for granted, held against the plant. `correction` is a sentence that its evidence supports. */
export type PremiseFinding = Readonly<{
  claim: string;
  verdict: 'supported' | 'refuted' | 'unknown';
  correction: string | null;
  evidence: readonly EvidenceItem[];
}>;

/** Never rejects: what cannot be checked is `unknown` or left out. */
export interface PremiseChecker {
  check(question: string, actor: Actor, signal: AbortSignal): Promise<readonly PremiseFinding[]>;
}

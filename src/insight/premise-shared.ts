import { allMatches } from '../domain/all-matches.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { AssetTree } from './plant-facts.js';
import type { PremiseInput, PremiseVerdict } from './premise.js';
import type { Proposition } from './premise-claims.js';
import { type StateClaim, stateWords } from './premise-lexicon.js';
import { eventsOf, Scene } from './premise-scene.js';
import { formatTime } from './wording.js';

export type Found = Omit<PremiseVerdict, 'claim' | 'subject'>;
/** Looks for one kind of thing taken for granted in a clause; null where the clause holds none or nothing can be said. */
export type Check = (clause: Proposition, input: PremiseInput) => Found | null;

export const refuted = (kind: Found['kind'], sentence: string, evidence: readonly EvidenceItem[]): Found => ({ kind, verdict: 'refuted', sentence, evidence });
export const supported = (kind: Found['kind'], sentence: string, evidence: readonly EvidenceItem[]): Found => ({
  kind,
  verdict: 'supported',
  sentence,
  evidence,
});

export const nouns: Readonly<Partial<Record<StateClaim, string>>> = { tripped: 'trip', stopped: 'stop', diverting: 'diversion', jammed: 'jam' };
const eventKinds: readonly StateClaim[] = ['tripped', 'diverting', 'jammed', 'stopped'];

export function eventKindIn(text: string): StateClaim | null {
  return stateWords.find(([state, pattern]) => eventKinds.includes(state) && pattern.test(text))?.[0] ?? null;
}

export const counted =
  /\b(once|twice|thrice|one time|(\d+|two|three|four|five|six|seven|eight|nine|ten) times|einmal|zweimal|dreimal|viermal|(\d+)[- ]?mal)\b|(\d+|[两三四五六])次/iu;
/** The same happening on a sister machine of the unit: what the asker may have mixed up. */
export function elsewhere(scene: Scene, kind: StateClaim): Readonly<{ sentence: string; evidence: readonly EvidenceItem[] }> | null {
  const { assets } = scene.facts.directory;
  const tree = new AssetTree(assets);
  const own = tree.get(scene.name);
  if (own === null) return null;
  for (const sister of assets) {
    if (sister.id === own.id || sister.parent !== own.parent || !alike(sister.id, own.id)) continue;
    const event = eventsOf(new Scene({ id: sister.id, kind: 'equipment' }, { facts: scene.facts }), kind).at(-1);
    if (event !== undefined) return { sentence: ` It was ${sister.id}: ${event.text} at ${formatTime(event.at)}.`, evidence: [event.evidence] };
  }
  return null;
}

/** P-601A and P-601C are sisters; P-101A and S-101 are not. */
export function alike(left: string, right: string): boolean {
  return left.replace(/[A-Z]$/u, '') === right.replace(/[A-Z]$/u, '');
}

export function minuteOfDay(at: string): number {
  const date = new Date(at);
  return date.getUTCHours() * 60 + date.getUTCMinutes();
}

const plainWords =
  /^(?:alarm|alarms|came|come|before|after|raised|acknowledged|shelved|shelve|acknowledge|high|low|that|this|with|from|when|they|were|have|been|does|what|which|your|first|then|again|active|who|why|did|the|and|was|has)$/u;
export function contentWords(text: string): readonly string[] {
  return allMatches(text.toLowerCase(), /(?<![\p{L}\d-])\p{L}{3,}(?![\d-])/gu)
    .map(([word]) => word)
    .filter((word) => !plainWords.test(word));
}

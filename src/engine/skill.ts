import type { Role } from '../domain/actor.js';
import type { Evidence } from '../domain/evidence.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { Phrases } from './phrases/phrases.js';
import type { PlannedCall, Results } from './results.js';
import type { Understanding } from './understand/understanding.js';

/** A line of the answer and the evidence it stands on. */
export type Line = Readonly<{ text: string; evidence: readonly string[] }>;

export type SkillContext = Readonly<{
  understanding: Understanding;
  results: Results;
  directory: PlantDirectory;
  say: Phrases;
  /** Tools offered in this turn; a skill plans only with these. */
  offers: (toolName: string) => boolean;
  role: Role | null;
}>;

/**
 * One kind of question. `plan` names the calls that the answer still needs, given what has come back; calls already made are
 * dropped by the engine. When nothing is left to call, `compose` writes the answer, or gives null to leave it to the next skill.
 */
export type Skill = Readonly<{
  name: string;
  /** How well the question fits, 0 (not at all) to 1. */
  fits: (understanding: Understanding) => number;
  needs: readonly string[];
  plan: (context: SkillContext) => readonly PlannedCall[];
  compose: (context: SkillContext) => readonly Line[] | null;
}>;

export function line(text: string, ...evidence: readonly (Evidence | string | undefined)[]): Line {
  return { text, evidence: evidence.flatMap((item) => (item === undefined ? [] : [typeof item === 'string' ? item : item.id])) };
}

/** The line with its citation markers, as any model would write it. */
export function markedLine({ text, evidence }: Line): string {
  if (evidence.length === 0) return text;
  const marker = ` [${evidence.join(', ')}]`;
  return text.replace(/\s*$/u, '') + marker;
}

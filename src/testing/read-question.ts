import type { Role } from '../domain/actor.js';
import { EntityLinker } from '../domain/entity-linking.js';
import { SignalLinker } from '../domain/signal-linking.js';
import { rankSkills } from '../engine/plant-reading.js';
import { skills } from '../engine/skills/skills.js';
import { type Understanding, understand } from '../engine/understand/understanding.js';
import { createLine4Directory } from '../plant/line4/directory.js';

export const line4 = createLine4Directory();
const linkers = { entities: new EntityLinker(line4), signals: new SignalLinker(line4) };
/** The time at which the questions of these tests are asked. */
export const askedAt = new Date('2026-03-04T15:30:00Z');

type Read = Readonly<{ skills: readonly string[]; understanding: Understanding }>;

/** How the last of some messages of one person is understood, and the skills that would answer it, best first. */
export function readQuestionAs(role: Role, ...texts: readonly string[]): Read {
  const messages = texts.map((text) => ({ role: 'user' as const, text }));
  const understanding = understand(messages, line4, linkers, askedAt, role);
  const ranked = rankSkills(skills, understanding, { messages, directory: line4, linkers, now: askedAt, role });
  return { skills: ranked.map(({ skill }) => skill.name), understanding };
}

/** The same of a technician, with the best skill alone. */
export function readQuestion(...texts: readonly string[]): Readonly<{ skill: string | undefined; understanding: Understanding }> {
  const read = readQuestionAs('technician', ...texts);
  return { skill: read.skills[0], understanding: read.understanding };
}

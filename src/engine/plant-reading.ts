import type { Role } from '../domain/actor.js';
import type { Message } from '../ports/model.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { Skill } from './skill.js';
import { detectLanguage } from './understand/language.js';
import { plantGloss } from './understand/plant-gloss.js';
import { type Linkers, type Understanding, understand } from './understand/understanding.js';

/** Skills about the plant itself: what they understand of an English question they understand of its plant words in English too. */
const ofPlant: ReadonlySet<string> = new Set([
  'not-here',
  'measure',
  'alarm-count',
  'production-loss',
  'within-limits',
  'line-compared',
  'kpi-of-group',
  'margin-to-limit',
  'rank-machines',
  'setpoint-and-value',
  'programme-step',
  'alarm-ever',
  'alarm-handling',
  'alarm-limits',
  'sensor-health',
  'diagnose',
  'since-when',
  'alarm-history',
  'list-alarms',
  'maintenance-history',
  'list-work-orders',
  'describe-trend',
  'read-value',
  'equipment-states',
  'kpi',
]);

type Asked = Readonly<{ messages: readonly Message[]; directory: PlantDirectory; linkers: Linkers; now: Date; role: Role | null }>;

/** The dialogue in the plant's English words; null where it is English, or where a question has no complete reading in them. */
function inPlantWords({ messages, directory, linkers, now, role }: Asked): Understanding | null {
  const last = messages.findLast((message) => message.role === 'user');
  if (last?.role !== 'user' || detectLanguage(last.text) === 'en') return null;
  if (plantGloss(last.text) === null) return null;
  return understand(
    messages.map((message) => (message.role === 'user' ? { ...message, text: plantGloss(message.text) ?? message.text } : message)),
    directory,
    linkers,
    now,
    role,
  );
}

export type RankedSkill = Readonly<{ skill: Skill; fit: number; understanding: Understanding }>;

/** The skills that fit a question, best first, each with the reading of the question that fits it: as written, or in the plant's English words. */
export function rankSkills(skills: readonly Skill[], understanding: Understanding, asked: Asked): readonly RankedSkill[] {
  const read = inPlantWords(asked);
  const glossed = read === null ? null : { ...read, language: understanding.language, readAs: understanding.readAs };
  const isStrange = (glossed ?? understanding).strangeMachine !== null;
  return skills
    .filter(({ name }) => !isStrange || name === 'maintenance-history' || name === 'not-here' || !ofPlant.has(name))
    .map((skill): RankedSkill => {
      const fit = skill.fits(understanding);
      const other = glossed === null || !ofPlant.has(skill.name) ? 0 : skill.fits(glossed);
      return glossed !== null && other > 0 && other >= fit ? { skill, fit: other, understanding: glossed } : { skill, fit, understanding };
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
}

import type { Role } from '../domain/actor.js';
import { detectLanguage } from '../domain/language.js';
import type { Message } from '../ports/model.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { Skill } from './skill.js';
import { asksHowTo } from './understand/how-to.js';
import { plantGloss, plantNames, writtenAs } from './understand/plant-gloss.js';
import { asksForRule } from './understand/rule-question.js';
import { type Linkers, type Understanding, understand } from './understand/understanding.js';
import { asksOfWholePlant } from './understand/whole-plant.js';

/** Skills about the plant itself: what they understand of an English question they understand of its plant words in English too. */
const ofPlant: ReadonlySet<string> = new Set([
  'not-here',
  'measure',
  'last-move',
  'trend-which',
  'value-complaint',
  'plant-query',
  'alarm-count',
  'production-loss',
  'within-limits',
  'line-compared',
  'reject-reasons',
  'drafts-listed',
  'windows-compared',
  'kpi-of-group',
  'margin-to-limit',
  'rank-machines',
  'setpoint-and-value',
  'programme-step',
  'alarm-ever',
  'alarm-handling',
  'configured-limit',
  'sensor-health',
  'diagnose',
  'explain-plc',
  'standing-alarm',
  'time-between-alarms',
  'since-when',
  'alarm-history',
  'list-alarms',
  'maintenance-history',
  'list-work-orders',
  'describe-trend',
  'read-value',
  'equipment-states',
  'line-overview',
  'by-hour',
  'plant-standing',
  'unit-values',
  'kpi',
  'shift-report',
  'production-plan',
  'short-stock',
]);

/** How a work is done stands in no reading and in no record. */
const ofState: ReadonlySet<string> = new Set(
  'measure plant-query alarm-count since-when alarm-history list-alarms describe-trend read-value equipment-states plant-standing by-hour kpi line-overview configured-limit margin-to-limit within-limits'.split(
    ' ',
  ),
);

/** Of these one answer tells much: what a second question behind the first asks is in it, or is a deed. */
const tellsMuch: ReadonlySet<string> = new Set(['diagnose', 'explain-plc', 'shift-report', 'line-overview', 'not-here', 'maintenance-history']);

/** Whether a skill answers from the plant itself, by reading. */
export function readsPlant(skill: string): boolean {
  return ofPlant.has(skill) && skill !== 'drafts-listed';
}

/** Whether a skill answers one question about the plant and no more, so that a second one beside it is still open. */
export function answersOneThing(skill: string): boolean {
  return ofPlant.has(skill) && !tellsMuch.has(skill);
}

/** Whether a skill reads the two sides of one question: its halves are no questions of their own. */
export function readsBothSides(skill: string): boolean {
  return skill === 'setpoint-and-value' || skill === 'production-loss';
}

/** Whether a second question behind the first is asked for itself: after one figure, and after isolation points, which are no answer to a torque. */
export function opensHalves(skill: string): boolean {
  return answersOneThing(skill) || skill === 'isolation-points';
}

/** Skills that need no more of a question than the machines it names. */
const byMachine: ReadonlySet<string> = new Set([
  'draft-work-order',
  'find-parts',
  'isolation-points',
  'asset-facts',
  'acknowledge-alarm',
  'shelve-alarm',
  'unshelve-alarm',
  'propose-setpoint',
]);

type Asked = Readonly<{ messages: readonly Message[]; directory: PlantDirectory; linkers: Linkers; now: Date; role: Role | null }>;

type Readings = Readonly<{
  /** The dialogue in the plant's English words; null where it is English, or where the question has no complete reading in them. */
  whole: Understanding | null;
  /** The machines that its words name in English; null where it is English. */
  names: Pick<Understanding, 'plantWords' | 'assets' | 'ambiguous' | 'tags' | 'signals' | 'signalCoverage'> | null;
}>;

function inPlantWords({ messages, directory, linkers, now, role }: Asked): Readings {
  const last = messages.findLast((message) => message.role === 'user');
  if (last?.role !== 'user' || detectLanguage(last.text) === 'en') return { whole: null, names: null };
  const read = (gloss: (text: string) => string): Understanding =>
    understand(
      // A question of the whole plant takes nothing from before it.
      (asksOfWholePlant(last.text) ? [last] : messages).map((message) => (message.role === 'user' ? { ...message, text: gloss(message.text) } : message)),
      directory,
      linkers,
      now,
      role,
    );
  const {
    question: plantWords,
    assets,
    ambiguous,
    tags,
    signals,
    signalCoverage,
    strangeMachine,
    ...others
  } = read((text) => plantGloss(text) ?? plantNames(text));
  const rest = { ...others, question: plantWords };
  const names = { plantWords, assets, ambiguous, tags, signals, signalCoverage };
  if (plantGloss(last.text) === null) return { whole: null, names };
  return { whole: { ...rest, ...names, strangeMachine: strangeMachine === null ? null : writtenAs(last.text, strangeMachine) }, names };
}

export type RankedSkill = Readonly<{ skill: Skill; fit: number; understanding: Understanding }>;

/** The skills that fit a question, best first, each with the reading of the question that fits it: as written, or in the plant's English words. */
export function rankSkills(skills: readonly Skill[], understanding: Understanding, asked: Asked): readonly RankedSkill[] {
  const { whole, names } = inPlantWords(asked);
  const glossed =
    whole === null ? null : { ...whole, window: whole.window ?? understanding.window, language: understanding.language, readAs: understanding.readAs };
  // What a document lays down is asked of the documents, whatever the words would mean for the plant as it stands.
  const isRule = asksForRule(understanding.question);
  const isHowTo = asksHowTo(understanding.question);
  const isStrange = (glossed ?? understanding).strangeMachine !== null;
  const named =
    names === null ? understanding : understanding.assets.length > 0 ? { ...understanding, plantWords: names.plantWords } : { ...understanding, ...names };
  return skills
    .filter(({ name }) => !isStrange || name === 'maintenance-history' || name === 'not-here' || !ofPlant.has(name))
    .filter(({ name }) => !isHowTo || !ofState.has(name))
    .map((skill): RankedSkill => {
      const own = byMachine.has(skill.name) ? named : understanding;
      const fit = skill.fits(own);
      const other = glossed === null || isRule || !ofPlant.has(skill.name) ? 0 : skill.fits(glossed);
      return glossed !== null && other > 0 && other >= fit ? { skill, fit: other, understanding: glossed } : { skill, fit, understanding: own };
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
}

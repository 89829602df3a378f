import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { line, type Skill } from '../skill.js';
import { moveAsked } from '../understand/move-question.js';
import { spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { readChoices, whichOf } from './measure.js';
import { tagsInQuestion } from './plant-state.js';

const dayMinutes = 24 * 60;
const mostRead = 3;

/** The values that the question means: what it names, or what its words describe. */
function meant(understanding: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const isDescribed = understanding.tags.length > 0 || understanding.assets.length > 0 || understanding.signalCoverage >= 0.6;
  return isDescribed ? tagsInQuestion(understanding, directory.tags).filter(({ kind }) => kind === 'analog') : [];
}

const named = ({ tags, assets, signals, signalCoverage }: Understanding): boolean =>
  tags.some(({ kind }) => kind === 'analog') || assets.length > 0 || (signals.some(({ kind }) => kind === 'analog') && signalCoverage >= 0.6);

/** "When did the level last rise?": from the history of the value. No event is recorded for that, and none is looked for. */
export const lastMoveSkill: Skill = {
  name: 'last-move',
  needs: ['read_trend'],
  fits: (understanding) => (moveAsked(understanding.effective) !== null && named(understanding) ? 0.945 : 0),
  plan: ({ understanding, directory }) => {
    const move = moveAsked(understanding.effective);
    const tags = meant(understanding, directory);
    if (move === null || tags.length === 0) return [];
    if (tags.length > mostRead) return readChoices(tags);
    return tags.map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, lastMove: move, ...spanOf(understanding.window, dayMinutes) } }));
  },
  compose: ({ understanding, directory, results, say }) => {
    const tags = meant(understanding, directory);
    if (tags.length > mostRead) return [whichOf(tags, results, say)];
    const found = results.of('read_trend').flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence)));
    return found.length === 0 ? null : found;
  },
};

import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { dayMinutes, spanOf } from '../understand/time-expression.js';
import { citedLines } from './cited-lines.js';

const rejects = /\breject\w*|\bscrap\w*|\bausschuss\b|次品|剔除|不合格/iu;
const asksWhy = /\b(?:why|how come|reasons?|causes?|what (?:caused|made)|warum|wieso|weshalb|grund|gründe)\b|为什么|原因/iu;

/** The unit around what counts the rejects. */
function unitOfRejects({ tags, assets }: PlantDirectory): string | null {
  const counter = tags.find(({ kind, description }) => kind === 'counter' && rejects.test(description));
  return assets.find(({ id }) => id === counter?.equipment)?.parent ?? null;
}

/** "Why so many rejects?": the counter keeps no reason, which is said; then what rang around it in that time. */
export const rejectReasons: Skill = {
  name: 'reject-reasons',
  needs: ['alarm_history'],
  fits: ({ effective, question, assets, tags }) =>
    rejects.test(effective) && asksWhy.test(question) && !asksForRule(question) && assets.length + tags.length === 0 ? 0.89 : 0,
  plan: ({ understanding: { window }, directory, results }) => {
    const unit = unitOfRejects(directory);
    if (unit === null || results.outcomes('alarm_history').length > 0) return [];
    return [{ toolName: 'alarm_history', input: { equipment: unit, about: 'alarms', ...spanOf(window, dayMinutes / 3) } }];
  },
  compose: ({ results, say }) => {
    const found = results.of('alarm_history').at(-1);
    if (found === undefined) return null;
    const lines: readonly Line[] = citedLines(found.output.lines, found);
    return [line(say.rejectsWithoutReason), ...lines];
  },
};

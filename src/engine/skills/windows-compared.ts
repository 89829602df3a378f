import type { TagDefinition } from '../../domain/tag.js';
import { line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { comparedWindows } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { measured } from './margin-to-limit.js';
import { readChoices, whichOf } from './measure.js';
import { namesQuantity } from './quantity-words.js';

/** What is counted has its own comparison. */
const counted = /\b(?:alarms?|downtime|stops?|failures?|rejects?|energy|electricity|kwh|consum\w*|work ?orders?|bottles|oee|trips?)\b/iu;
const mostTold = 3;
const mostChoices = 6;

/** "Compare the flow of this morning with yesterday morning": the means of a measurement in both stretches, and how they differ. */
export const windowsCompared: Skill = {
  name: 'windows-compared',
  needs: ['read_trend'],
  fits: ({ effective, question, now, tags, signals, signalCoverage, assets }) => {
    const isNamed =
      namesQuantity(effective) ||
      tags.length > 0 ||
      (signals.length > 0 && (signalCoverage >= 0.5 || assets.length > 0)) ||
      assets.some(({ level }) => level === 'equipment');
    return isNamed && !counted.test(effective) && !asksForRule(question.replace(/\b(?:yesterday|today)\b/giu, ' ')) && comparedWindows(effective, now) !== null
      ? 0.893
      : 0;
  },
  plan: ({ understanding, directory, results }) => {
    const pair = comparedWindows(understanding.effective, understanding.now);
    const tags = measured(understanding, directory.tags);
    if (pair === null || results.outcomes('read_trend').length > 0) return [];
    if (tags.length === 0 || tags.length > mostTold) return readChoices(choicesOf(understanding));
    const [first, second] = pair.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() }));
    return tags.map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, ...first, compareWith: second } }));
  },
  compose: ({ results, understanding, say }) => {
    const lines = results.of('read_trend').flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence)));
    if (lines.length > 0) return lines;
    const choices = choicesOf(understanding);
    return choices.length < 2 ? null : [whichOf(choices, results, say)];
  },
};

/** The measurements that the words fit about as well. */
function choicesOf({ alike }: Understanding): readonly TagDefinition[] {
  return alike.filter(({ kind, access }) => kind === 'analog' && access === 'read').slice(0, mostChoices);
}

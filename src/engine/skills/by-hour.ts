import type { TagDefinition } from '../../domain/tag.js';
import { line, type Skill } from '../skill.js';
import { withinHistory } from '../understand/plant-question.js';
import { asksForRule } from '../understand/rule-question.js';
import { spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { readChoices, whichOf } from './measure.js';

const hourly = /\b(?:hour(?:ly)?(?: by |-by-)hour|hourly|(?:per|each|every|by(?: the)?) hour|stündlich|stundenweise|(?:pro|je) stunde)\b|每小时|逐小时/iu;
/** What is counted or used by the hour is a figure of the data. */
const elsewhere =
  /\b(?:bottles?|rejects?|alarms?|stops?|consum\w*|kwh|energy|work ?orders?|produc\w*|rates?|pay|paid|costs?|prices?|right now|now|at the moment)\b/iu;
/** With more measurements that fit than the first figure the question goes back; with more than the second the words say too little. */
const mostTags = 3;
const mostChoices = 8;
const shiftMinutes = 480;

function measured({ tags, signals, signalCoverage, alike }: Understanding): readonly TagDefinition[] {
  const named = tags.length > 0 ? tags : signalCoverage >= 0.5 && signals.length > 0 ? signals : alike;
  return named.filter(({ kind, access }) => kind === 'analog' && access === 'read');
}

/** "TT-202 hour by hour since six": mean, lowest and highest of each hour. */
export const byHour: Skill = {
  name: 'by-hour',
  needs: ['read_trend'],
  fits: (understanding) => {
    const { effective, window, question } = understanding;
    const known = window === null || withinHistory(understanding);
    const count = measured(understanding).length;
    return known && hourly.test(effective) && !elsewhere.test(effective) && !asksForRule(question) && count > 0 && count <= mostChoices ? 0.886 : 0;
  },
  plan: ({ understanding }) => {
    const tags = measured(understanding);
    if (tags.length > mostTags) return readChoices(tags);
    return tags.map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, everyMinutes: 60, ...spanOf(understanding.window, shiftMinutes) } }));
  },
  compose: ({ results, understanding, say }) => {
    const tags = measured(understanding);
    if (tags.length > mostTags) return [whichOf(tags, results, say)];
    const lines = results.of('read_trend').flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence)));
    return lines.length === 0 ? null : lines;
  },
};

import { alarmStates } from '../../domain/alarm.js';

import { plantMinute, wasRaised } from '../../domain/evidence-of.js';
import { line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { alarmsMeant } from './alarm-count.js';
import { alarmText } from './plant-state.js';

const asksEver =
  /\b(?:ha(?:s|ve|d)|did|was|were|is)\b[^?]*\b(?:ever|never|already|yet|before)\b|\b(?:when (?:was|did)|last time)\b[^?]*\b(?:last|raised|come up|came|ring|rang|go off|appear)\b/iu;
const ofAlarm = /\balarms?\b|报警/iu;
const mostMeant = 4;

/** "Has that alarm ever come up?": when each alarm that the words mean was raised last, or that it never was. */
export const alarmEver: Skill = {
  name: 'alarm-ever',
  needs: ['query_alarms'],
  fits: ({ effective, window }) =>
    window === null &&
    asksEver.test(effective) &&
    ofAlarm.test(effective) &&
    !/\b(?:acknowledg\w*|shelv\w*|limits?|changed?|how often)\b/iu.test(effective) &&
    !asksForRule(effective)
      ? 0.887
      : 0,
  plan: ({ understanding, directory, results }) => {
    const meant = alarmsMeant(understanding, directory);
    if (meant.length === 0 || meant.length > mostMeant || results.outcomes('query_alarms').length > 0) return [];
    return [{ toolName: 'query_alarms', input: { states: [...alarmStates] } }];
  },
  compose: ({ understanding, directory, results, say }) => {
    const found = results.of('query_alarms').at(-1);
    const meant = new Set<string>(alarmsMeant(understanding, directory).map(({ id }) => id));
    if (found === undefined || meant.size > mostMeant) return null;
    const alarms = found.output.alarms.filter(({ alarm }) => meant.has(alarm.definitionId));
    if (alarms.length === 0) return null;
    return alarms.map(({ alarm }) => {
      const source = found.evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
      const text = alarmText(alarm.message, say);
      return line(wasRaised(alarm) ? say.since(alarm.id, text, plantMinute(alarm.raisedAt)) : say.neverRaised(alarm.definitionId, text), source);
    });
  },
};

import { line, type Skill } from '../skill.js';
import { alarmLine, lineOf } from './plant-state.js';

/** "Which readings are above their limit?": of all that is measured, not of one reading. */
const asksWhichBeyond =
  /\b(?:which|what|any|are there|list|show)\b[^?]{0,12}\b(?:readings?|values?|measurements?|signals?|tags?|parameters?|instruments?)\b[^?]{0,24}\b(?:above|over|below|under|outside|beyond|past|exceed\w*|out of)\b[^?]{0,24}\b(?:limits?|range|thresholds?)\b|(?<!\p{L})(?:welche|alle|gibt es) (?:\p{L}+ ){0,2}(?:mess)?werte[^?]{0,40}(?:über|unter|außerhalb|jenseits)[^?]{0,24}(?:grenz\p{L}*|limits?|bereich\p{L}*)|(?:哪些|有没有|有什么)(?:读数|测量值|数值|值|参数|信号|仪表)[^？?]{0,8}(?:超|低于|高于|越)[^？?]{0,6}(?:限|范围)?/iu;

/** What ought to be is a matter of papers; that a limit is spoken of is not. */
const laidDown = /\b(?:must|may|should|shall|allowed|according|policy|manual|procedure|soll\p{L}*|dürfen|darf|muss|laut|gemäß)\b|应|必须|允许|规定|按照/iu;

/** What stands beyond its alarm limit now is what has an alarm of a limit. */
export const beyondLimits: Skill = {
  name: 'beyond-limits',
  needs: ['query_alarms'],
  fits: ({ question, effective, window, tags }) =>
    window === null && tags.length === 0 && asksWhichBeyond.test(question) && !laidDown.test(effective) ? 0.91 : 0,
  plan: ({ understanding: { assets } }) => [{ toolName: 'query_alarms', input: assets[0] === undefined ? {} : { equipment: assets[0].id } }],
  compose: (context) => {
    const found = context.results.of('query_alarms').at(-1);
    if (found === undefined) return null;
    const { say, understanding, directory } = context;
    const beyond = found.output.alarms.filter(({ alarm }) => alarm.limit !== null && alarm.condition !== 'off-normal' && alarm.state.startsWith('active'));
    const list = found.evidence.find((item) => item.kind === 'computation');
    if (beyond.length > 0) return beyond.map(({ alarm }) => alarmLine(alarm, found.evidence, context));
    return found.output.alarms.length > 0 ? null : [line(say.noAlarms(understanding.assets[0]?.id ?? lineOf(directory)), list)];
  },
};

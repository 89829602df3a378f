import type { ToolResult } from '../../domain/tool-results.js';
import { type Line, line, type Skill } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { tagsInQuestion } from './plant-state.js';
import { readingLines, readingSource } from './reading-lines.js';

const limitWord = '(?:limits?|alarms?|trip(?:s|ping|ped)?|legal|minimum|maximum|cut-?outs?|shut-?downs?|thresholds?|grenzwert\\w*|grenze)';
const asksMargin = new RegExp(
  `\\b(?:how (?:far|close|near)|how much (?:room|margin|headroom|reserve|space)|how (?:many|much) (?:\\p{L}+ )?(?:above|below|over|under)|margin|headroom|distance|safety gap|wie (?:weit|nah|nahe))\\b[^?]*\\b${limitWord}(?![\\p{L}])|\\b${limitWord}\\b[^?]*\\bhow far\\b`,
  'iu',
);
/** "What is the pressure, and what is its limit?" */
const asksBoth =
  /\b(?:what(?:'s| is| are)|how (?:high|hot|cold|full|fast|much))\b[^?]{3,60}?(?:,|\band\b|\bversus\b|\bvs\b|\bcompared (?:with|to)\b|\bagainst\b)[^?]{0,24}\b(?:alarm |trip |legal |warning |high |low )?limits?\b/iu;
/** A paper, a rule or a case that has not come. */
const elsewhere = /\b(?:manual|policy|procedure|according|should|may|must|if|why|when|document|audit|changed?|set to)\b/iu;
const mostTold = 3;

type Limit = ToolResult<'read_tags'>['limits'][number];

/** The measurements that the words name or describe. */
export function measured(understanding: Understanding, tags: Parameters<typeof tagsInQuestion>[1]) {
  return tagsInQuestion(understanding, tags).filter(({ kind, access }) => kind === 'analog' && access === 'read');
}

/** The limits that the words mean: of a trip the outer ones, of a word in an alarm's message that alarm's, else all. */
export function limitsMeant(question: string, limits: readonly Limit[]): readonly Limit[] {
  const said: readonly string[] = question.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const own = limits.filter(({ message }) => (message.toLowerCase().match(/\p{L}{5,}/gu) ?? []).some((word) => word === 'legal' && said.includes(word)));
  if (own.length > 0) return own;
  const trips = /\btrip|\bshuts? (?:itself |it )?(?:down|off)\b|\bstops? (?:itself|by itself|on its own|automatically)\b/iu.test(question)
    ? limits.filter(({ condition, message }) => /high-high|low-low/u.test(condition) || /trip/iu.test(message))
    : [];
  return trips.length > 0 ? trips : limits;
}

/** "How far is the temperature above its limit?": the reading, and how far it is from each limit of its alarms. */
export const marginToLimit: Skill = {
  name: 'margin-to-limit',
  needs: ['read_tags'],
  fits: (understanding) => {
    const { effective, window, tags, signals, signalCoverage, assets } = understanding;
    const named = tags.length > 0 || (signals.length > 0 && (signalCoverage >= 0.5 || assets.some(({ level }) => level === 'equipment')));
    return window === null && named && (asksMargin.test(effective) || asksBoth.test(effective)) && !elsewhere.test(effective) ? 0.895 : 0;
  },
  plan: ({ understanding, directory, results }) => {
    const tags = measured(understanding, directory.tags);
    if (tags.length === 0 || tags.length > mostTold || results.outcomes('read_tags').length > 0) return [];
    return [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id), limits: true } }];
  },
  compose: ({ results, say, understanding }) => {
    const found = results.of('read_tags').at(-1);
    if (found === undefined || found.output.readings.length === 0) return null;
    return found.output.readings.flatMap((each): readonly Line[] => {
      const { reading, definition } = each;
      const source = readingSource(reading.tag, found.evidence);
      const value = readingLines(each, found.evidence, say);
      if (reading.quality !== 'good') return value;
      const basis = found.evidence.find((item) => item.kind === 'computation' && item.inputs['tag'] === reading.tag);
      const limits = limitsMeant(
        understanding.effective,
        found.output.limits.filter(({ tag, distance }) => tag === reading.tag && distance !== null),
      );
      if (limits.length === 0) return [...value, line(say.noLimitSet(reading.tag), source)];
      const unit = definition?.unit ?? '';
      const told = limits.map(({ condition, limit, distance }) => {
        const frame = (distance ?? 0) < 0 ? say.belowLimit : say.aboveLimit;
        return line(frame(reading.tag, `${Math.abs(distance ?? 0)} ${unit}`.trim(), condition, `${limit} ${unit}`.trim()), basis, source);
      });
      return [...told, ...value];
    });
  },
};

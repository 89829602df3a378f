import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { tagsInQuestion } from './plant-state.js';
import { readingLines, readingSource } from './reading-lines.js';

const asksEnough =
  /\b(?:enough|sufficient(?:ly)?|adequate)\b|\btoo (?:high|low|hot|cold|warm|cool|fast|slow|full|empty|weak|strong|much|little)\b|\b(?:with)?in (?:its |the )?(?:limits?|range|spec\w*|tolerance)\b|\b(?:ok|okay|normal|fine|alright|all right|in order)\b|\b(?:genug|ausreichend|in ordnung|im (?:grünen )?bereich|normal)\b|\bzu (?:hoch|niedrig|heiß|kalt|warm|schnell|langsam|voll|leer|schwach)\b|够|正常|太(?:高|低|热|冷|快|慢)|偏(?:高|低)/iu;
/** On which side of its limit something stands. */
const asksSide =
  /\b(?:above|over|below|under|beyond|past|outside|within|inside|exceed(?:s|ing|ed)?)\b(?: of)?(?: (?:its|the|any|their|all|his))?(?: [\p{L}-]+){0,2} (?:limits?|range|thresholds?|limit values?)\b|(?<!\p{L})(?:über|unter|außerhalb|innerhalb|jenseits)(?: (?:de[mnrs]|ihre[mnrs]?|seine[mnrs]?|eine[mnrs]?|alle[nr]?))?(?: \p{L}+)? ?(?:\p{L}*grenz(?:en?|werte?[sn]?)|limits?)(?!\p{L})|超(?:过|出|了)?[^？?]{0,6}(?:限|范围)|在(?:限值|范围)(?:以)?内/iu;
const yesNo =
  /^\s*(?:(?:so|and|ok|hey|please|tell me|und)[\s,]+)*(?:is|are|does|do|has|have|was|ist|sind|hat|haben|reicht|liegt|liegen|steht)\b|(?:吗|么|不够|够不够)\s*[?？]?\s*$/iu;
/** Leave, a rule or a case that has not come is for the documents. */
const elsewhere = /\b(?:why|if|when|to (?:run|start|open|touch|use|work)|may|can i|should|warum|wenn|darf)\b|为什么|如果|可以/iu;
const mostTold = 4;

function asked(understanding: Understanding): boolean {
  const { question, effective, window } = understanding;
  return (
    window === null && (asksEnough.test(question) || asksSide.test(question)) && yesNo.test(question) && !elsewhere.test(question) && !asksForRule(effective)
  );
}

/** "Is the water cold enough?", "Is the pressure still ok?": the reading, held against the limits of its alarms. */
export const withinLimits: Skill = {
  name: 'within-limits',
  needs: ['read_tags'],
  fits: (understanding) => {
    const { tags, alikeCoverage, signalCoverage, alike, signals, assets, question } = understanding;
    if (!asked(understanding)) return 0;
    const isMachine = assets.some(({ level }) => level === 'equipment');
    // "Is the fan above its vibration limit?" names machine and quantity, and the limit is the quantity's own.
    if (asksSide.test(question) && (tags.some(({ kind }) => kind === 'analog') || (signals.length > 0 && (signalCoverage >= 0.5 || isMachine)))) return 0.9;
    const described = (alike.length > 0 && alikeCoverage >= 0.65) || (signals.length > 0 && signalCoverage >= 0.65);
    return tags.some(({ kind }) => kind === 'analog') || described ? 0.87 : 0;
  },
  plan: ({ understanding, directory, results }) => {
    const tags = tagsInQuestion(understanding, directory.tags).filter(({ kind, access }) => kind === 'analog' && access === 'read');
    if (tags.length === 0 || results.outcomes('read_tags').length > 0) return [];
    return [{ toolName: 'read_tags', input: { tags: tags.slice(0, mostTold).map(({ id }) => id), limits: true } }];
  },
  compose: ({ results, say }) => {
    const found = results.of('read_tags').at(-1);
    if (found === undefined || found.output.readings.length === 0) return null;
    return found.output.readings.flatMap((each): readonly Line[] => {
      const { reading, definition } = each;
      const source = readingSource(reading.tag, found.evidence);
      const value = readingLines(each, found.evidence, say);
      if (reading.quality !== 'good' || typeof reading.value !== 'number') return value;
      const limits = found.output.limits.filter(({ tag }) => tag === reading.tag);
      const basis = found.evidence.find((item) => item.kind === 'computation' && item.inputs['tag'] === reading.tag);
      if (limits.length === 0) return [...value, line(say.noLimitSet(reading.tag), source)];
      const unit = definition?.unit ?? '';
      const text = ({ condition, limit }: (typeof limits)[number]): string => `${condition} ${limit} ${unit}`.trim();
      const beyond = limits.filter(({ condition, limit }) => isBeyond(Number(reading.value), condition, limit));
      const verdict =
        beyond.length === 0 ? say.withinLimits(reading.tag, limits.map(text).join(', ')) : say.beyondLimits(reading.tag, beyond.map(text).join(', '));
      return [line(verdict, basis, source), ...value];
    });
  },
};

function isBeyond(value: number, condition: string, limit: number): boolean {
  if (condition.startsWith('high')) return value >= limit;
  return condition.startsWith('low') && value <= limit;
}

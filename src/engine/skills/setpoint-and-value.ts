import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { readingLines } from './reading-lines.js';

const setpointWord = /\b(?:set ?points?|sollwerte?|target value|(?<!\bi )set (?:to|at)|eingestellt)\b|\bsoll-|设定值/iu;
const valueWord =
  /\b(?:actual|real|measured|current(?:ly)?|values?|readings?|versus|vs|compared|against|reach\w*|hold\w*|keep\w*|follow\w*|deviat\w*|off|from|close|near|at (?:its|the) set ?point|differ\w*|istwert\w*|tatsächlich\w*)\b|\bwhere (?:is|are) (?:it|they|\p{L}+-\S+?)(?: (?:now|really|right now))?\s*[?.!]*$|\bist-?werte?\b|实际|测量值/iu;
/** A change, a rule, a cause, a program or what was. */
const elsewhere =
  /\bfrom\s+[\d.,]+[^?]*\bto\s+[\d.,]|\b(?:ramp\w*|program\w*|code|block|draft\w*|set (?:it|the)|change|raise|lower|increase|decrease|reduce|propose|suggest|who|why|when|if|should|may|must|can i|manual|policy|changed?|was|were|did|last)\b/iu;
const mostLoops = 3;

const loopNumber = (id: string): string => /\d+/u.exec(id)?.[0] ?? '';
const isSetpoint = ({ id, access, description }: TagDefinition): boolean =>
  access === 'setpoint' || (/\bset ?point\b/iu.test(description) && !/\.(?:CAS|AUTO)$/u.test(id));

/** The measurement and the setpoints of one loop: by the number of the loop (ISA-5.1) or the machine, of one unit. */
function loopOf(tag: TagDefinition, { tags }: PlantDirectory): Readonly<{ values: readonly TagDefinition[]; setpoints: readonly TagDefinition[] }> {
  const related = tags.filter(
    ({ id, unit, kind, equipment }) => kind === 'analog' && unit === tag.unit && (loopNumber(id) === loopNumber(tag.id) || equipment === tag.equipment),
  );
  const nearest = related.filter(({ id }) => loopNumber(id) === loopNumber(tag.id));
  const pool = nearest.some(isSetpoint) ? nearest : related;
  const values = isSetpoint(tag) ? pool.filter((each) => !isSetpoint(each) && each.access === 'read') : [tag];
  return { values: values.slice(0, 1), setpoints: pool.filter((each) => isSetpoint(each) && each.access !== 'parameter') };
}

function loopTags({ tags, signals, effective }: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const base = (tags.length > 0 ? tags : signals).filter(({ kind }) => kind === 'analog').slice(0, mostLoops);
  const wantsValue = valueWord.test(effective);
  const loops = base.map((tag) => loopOf(tag, directory));
  if (loops.length === 0 || loops.some(({ setpoints }) => setpoints.length === 0)) return [];
  const all = loops.flatMap(({ values, setpoints }) => [...setpoints, ...(wantsValue ? values : [])]);
  return all.filter((tag, index) => all.findIndex(({ id }) => id === tag.id) === index);
}

/** "Setpoint and actual temperature?": both sides of the loop that the words describe. */
export const setpointAndValue: Skill = {
  name: 'setpoint-and-value',
  needs: ['read_tags'],
  fits: ({ effective, window, tags, signals, signalCoverage }) =>
    window === null &&
    setpointWord.test(effective) &&
    !elsewhere.test(effective) &&
    !asksForRule(effective) &&
    effective.split(/\s+/u).length <= 16 &&
    (tags.length > 0 ? valueWord.test(effective) : signals.length > 0 && signalCoverage >= 0.6)
      ? 0.87
      : 0,
  plan: ({ understanding, directory, results }) => {
    const tags = loopTags(understanding, directory);
    return tags.length === 0 || results.outcomes('read_tags').length > 0 ? [] : [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id) } }];
  },
  compose: ({ results, say }) => {
    const found = results.of('read_tags').at(-1);
    if (found === undefined || found.output.readings.length === 0) return null;
    return found.output.readings.flatMap((each) => readingLines(each, found.evidence, say));
  },
};

import type { TagDefinition } from '../../domain/tag.js';
import type { ToolResult } from '../../domain/tool-results.js';
import { type Line, line, type Skill } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { alarmLine } from './plant-state.js';
import { readingLines } from './reading-lines.js';

/** A figure that somebody says a value has, and the question why. */
const figure =
  /(?:\bonly|\bjust|\balready|\bstill|\bdown to|\bup to|\bis|\bat|['’]s|\breads?|\bshows?|\baround|\babout)\s+(?:(?:only|just|already|at|about|around|still)\s+)*(-?\d+(?:[.,]\d+)?)(?![\p{N}:-])/iu;
const asksWhy = /(?:\b(?:why|y|how come|what(?:['’]s| is) wrong|what now)\s*[?.!]*\s*$)|^\s*(?:why|how come)\b/iu;
const mostRead = 10;
/** A value that is within this factor of the figure said may be the one that is meant. */
const nearFactor = 1.6;

/** What may be meant: the measurements named, else all that the words describe. */
function measured({ tags, alike, signals, assets }: Understanding): readonly TagDefinition[] {
  const named = tags.filter(({ kind }) => kind === 'analog');
  if (named.length > 0) return named;
  const described = alike.length > 0 ? alike : signals;
  const own = described.filter(({ equipment }) => assets.some(({ id }) => id === equipment));
  return (own.length > 0 ? own : described).slice(0, mostRead);
}

function figureIn(understanding: Understanding): number | null {
  const text = understanding.tags.reduce((rest, { id }) => rest.replaceAll(id, ' '), understanding.question);
  const said = figure.exec(text)?.[1];
  return said === undefined ? null : Number(said.replace(',', '.'));
}

type Read = ToolResult<'read_tags'>['readings'][number];

/** Of several that the words fit, those that can read what was said; all where none can. */
function meant(readings: readonly Read[], said: number): readonly Read[] {
  const near = readings.filter(({ reading }) => {
    const ratio = typeof reading.value === 'number' && said !== 0 ? reading.value / said : 0;
    return ratio > 1 / nearFactor && ratio < nearFactor;
  });
  return near.length > 0 ? near : readings;
}

/** "The flow is only 8, why?": what it reads now, its limits, and the alarms that stand where it is measured. What the person read is no evidence. */
export const valueComplaint: Skill = {
  name: 'value-complaint',
  needs: ['read_tags', 'query_alarms'],
  fits: (understanding) =>
    understanding.window === null && asksWhy.test(understanding.question) && figureIn(understanding) !== null && measured(understanding).length > 0 ? 0.882 : 0,
  plan: ({ understanding, results }) => {
    const tags = measured(understanding);
    const read = results.of('read_tags').at(-1);
    if (read === undefined) return [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id), limits: true } }];
    const owners = meant(read.output.readings, figureIn(understanding) ?? 0).flatMap(({ definition }) => definition?.equipment ?? []);
    return [...new Set(owners)].slice(0, 3).map((equipment) => ({ toolName: 'query_alarms', input: { equipment } }));
  },
  compose: (context) => {
    const { results, say, understanding } = context;
    const read = results.of('read_tags').at(-1);
    if (read === undefined || read.output.readings.length === 0) return null;
    const told = meant(read.output.readings, figureIn(understanding) ?? 0);
    const values = told.flatMap((each): readonly Line[] => {
      const limits = read.evidence.find((item) => item.kind === 'computation' && item.inputs['tag'] === each.reading.tag);
      return [...readingLines(each, read.evidence, say), ...(limits === undefined ? [] : [line(limits.quote, limits)])];
    });
    const alarms = results.of('query_alarms').flatMap(({ output, evidence, input }) => {
      if (output.alarms.length > 0) return output.alarms.slice(0, 3).map(({ alarm }) => alarmLine(alarm, evidence, context));
      const list = evidence.find(({ kind }) => kind === 'computation');
      return [line(say.noAlarms(String(input['equipment'])), list)];
    });
    return [...values, ...alarms];
  },
};

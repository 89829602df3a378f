import type { TagDefinition } from '../../domain/tag.js';
import type { ToolResult } from '../../domain/tool-results.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { plantSubject, withinHistory } from '../understand/plant-question.js';
import { stateTagOf } from '../understand/plant-state-words.js';
import { spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { citedLines } from './cited-lines.js';
import { alarmLine, tagsInQuestion } from './plant-state.js';
import { readingLines } from './reading-lines.js';
import { setAsideLines } from './set-aside.js';

const mostMachines = 4;
const mostValues = 3;
/** Readings told of one machine, of each of several, and of a unit. */
const told = { one: 8, several: 3, unit: 12 };

/** The machines or the unit that the words name. */
function placesOf({ assets, ambiguous }: Understanding): readonly string[] {
  const machines = assets.filter(({ level }) => level === 'equipment').map(({ id }) => id as string);
  if (machines.length > 0) return machines.slice(0, mostMachines);
  const [unit] = assets;
  return unit === undefined ? ambiguous.slice(0, mostMachines) : [unit.id];
}

/** Values that the words name or describe; none where they name a machine and nothing of it. */
function valuesOf(understanding: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  return tagsInQuestion(understanding, directory.tags)
    .filter(({ kind, access }) => access === 'read' && (kind === 'analog' || kind === 'counter'))
    .slice(0, mostValues);
}

const role = /\b(?:duty|stand-?by|reserve|backup|lead pump)\b/iu;

const asksRole = /\b(?:which|what) (?:of the )?(?:pumps?|machines?|units?|compressors?|ones?)\b[^?]*\b(?:on duty|duty|stand-?by|reserve|backup)\b/iu;

/** Which of machines that stand in for each other is on duty: the tags of their group, and whether each runs. None where no role is spoken of. */
function roleTags(understanding: Understanding, directory: PlantDirectory): readonly string[] {
  if (!role.test(understanding.question)) return [];
  const places = placesOf(understanding);
  const dutyTags = directory.tags
    .filter(({ access, description }) => access === 'read' && /\bduty\b/iu.test(description))
    .map(({ id }) => id.replace(/\..*$/u, ''));
  // Where no machine is named, each group that keeps a duty is meant.
  const stems = new Set(places.length === 0 ? dutyTags : places.flatMap((id) => /^(.*\d)[A-Z]$/u.exec(id)?.[1] ?? []));
  const ofGroup = directory.tags.filter(({ id, access }) => access === 'read' && stems.has(id.replace(/\..*$/u, '')));
  const sisters = directory.assets.filter(({ id, level }) => level === 'equipment' && /\d[A-Z]$/u.test(id) && stems.has(id.slice(0, -1)));
  const running = sisters.flatMap(({ id }) => stateTagOf(id, 'running', directory) ?? []);
  return [...ofGroup, ...running].map(({ id }) => id);
}

function courseCalls(understanding: Understanding, directory: PlantDirectory): readonly PlannedCall[] {
  const span = spanOf(understanding.window, 0);
  const values = valuesOf(understanding, directory);
  if (values.length > 0) return values.map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, ...span } }));
  return placesOf(understanding).flatMap((id): readonly PlannedCall[] => {
    const running = stateTagOf(id, 'running', directory);
    const state = running === null ? [] : [{ toolName: 'read_trend', input: { tag: running.id, statistic: 'time-in-state', is: 'running', ...span } }];
    return [...state, { toolName: 'alarm_history', input: { equipment: id, about: 'alarms and trips', ...span } }];
  });
}

/**
 * What no other skill read of a question about how something of the plant stands or stood: its state, its alarms and its values, or their course. The
 * nearest reading of the thing named is closer to such a question than any page of a manual.
 */
export const plantStanding: Skill = {
  name: 'plant-standing',
  needs: ['read_tags', 'query_alarms'],
  fits: (understanding) => {
    const subject = plantSubject(understanding);
    if (subject === 'unnamed' && asksRole.test(understanding.question) && !withinHistory(understanding)) return 0.6;
    if (subject !== 'thing') return 0;
    return role.test(understanding.question) && !withinHistory(understanding) ? 0.6 : 0.3;
  },
  plan: ({ understanding, directory }) => {
    if (withinHistory(understanding)) return courseCalls(understanding, directory);
    const roles = roleTags(understanding, directory);
    if (roles.length > 0) return [{ toolName: 'read_tags', input: { tags: roles } }];
    const values = valuesOf(understanding, directory);
    if (values.length > 0) return [{ toolName: 'read_tags', input: { tags: values.map(({ id }) => id), limits: true } }];
    return placesOf(understanding).flatMap((equipment) => [
      { toolName: 'read_tags', input: { equipment } },
      { toolName: 'query_alarms', input: { equipment } },
    ]);
  },
  compose: (context) => {
    const courses = [
      ...context.results.of('read_trend').flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence))),
      ...context.results.of('alarm_history').flatMap((found) => citedLines(found.output.lines, found)),
    ];
    if (courses.length > 0) return courses;
    const lines = standingLines(context);
    return lines.length === 0 ? null : lines;
  },
};

/** State first, then measurements; the alarms of each machine behind its readings. */
function standingLines(context: SkillContext): readonly Line[] {
  const { results, understanding, directory, say } = context;
  const found = results.of('read_tags');
  const named = valuesOf(understanding, directory).length > 0 || roleTags(understanding, directory).length > 0;
  const machines = found.flatMap(({ output }) => output.readings.flatMap(({ definition }) => definition?.equipment ?? []));
  const most = found.length > 1 ? told.several : new Set(machines).size > 1 ? told.unit : told.one;
  const readings = found.flatMap(({ output, evidence }) => {
    const shown = named ? output.readings : [...output.readings].filter(tellsHowItStands).sort((a, b) => rank(a) - rank(b));
    return shown.slice(0, most).flatMap((each) => readingLines(each, evidence, say));
  });
  const alarms = results.of('query_alarms').flatMap(({ output, evidence, input }): readonly Line[] => {
    const standing = output.alarms.filter(({ alarm }) => alarm.state !== 'normal');
    const aside = setAsideLines({ output, evidence }, context);
    if (standing.length > 0) return [...standing.slice(0, 4).map(({ alarm }) => alarmLine(alarm, evidence, context)), ...aside];
    return [
      line(
        say.noAlarms(String(input['equipment'])),
        evidence.find(({ kind }) => kind === 'computation'),
      ),
      ...aside,
    ];
  });
  return [...readings, ...alarms];
}

type Read = ToolResult<'read_tags'>['readings'][number];

function tellsHowItStands({ definition }: Read): boolean {
  return definition !== null && definition.access === 'read' && !/\bcommand\b/iu.test(definition.description);
}

/** A named state, a discrete one, measurements, then counters. */
function rank({ definition }: Read): number {
  if (definition?.kind === 'text') return /\b(?:state|step|phase|status)\b/iu.test(definition.description) ? 0 : 4;
  return ['discrete', 'analog', 'counter'].indexOf(definition?.kind ?? 'counter') + 1;
}

import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { machinesByLetter, producerOf } from '../understand/class-names.js';
import { machinesOf, type PlantQuery, type Topic } from '../understand/plant-query.js';
import { stateTagOf } from '../understand/plant-state-words.js';
import { dayMinutes, spanOf, type Window } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { within } from './catalogue.js';
import { citedLines } from './cited-lines.js';
import { alarmLine, lineOf, mostUrgentFirst } from './plant-state.js';
import { readingLines } from './reading-lines.js';

/** What was last may be further ago than a day. */
const lastingMinutes = 72 * 60;
const mostTags = 12;
const mostTold = 6;

/** The structured query of a figure that is counted over time, and the words by which the tool knows a share. */
const figures: Readonly<Partial<Record<Topic, Readonly<{ question: string; query: Readonly<Record<string, unknown>> }>>>> = {
  rejects: { question: 'rejects', query: { source: 'counters', measure: 'increase', text: 'reject' } },
  'reject-share': { question: 'reject rate', query: { source: 'counters', measure: 'increase', text: 'reject' } },
  good: { question: 'good bottles', query: { source: 'counters', measure: 'increase' } },
  bottles: { question: 'bottles', query: { source: 'counters', measure: 'increase' } },
  electric: { question: 'electricity', query: { source: 'meters', measure: 'consumption', text: 'electric' } },
  steam: { question: 'steam', query: { source: 'meters', measure: 'consumption', text: 'steam' } },
  air: { question: 'compressed air', query: { source: 'meters', measure: 'consumption', text: 'air' } },
  water: { question: 'water', query: { source: 'meters', measure: 'consumption', text: 'water' } },
};

function stateOf(topic: Topic): string | null {
  return topic.startsWith('state:') ? topic.slice('state:'.length) : topic === 'trips' ? 'tripped' : null;
}

/** The machines and units meant, with everything in them. */
function inside(places: readonly string[], directory: PlantDirectory): readonly string[] {
  return directory.assets.filter((asset) => places.some((place) => within(asset, place, directory.assets))).map(({ id }) => id as string);
}

/** The tags that tell a state: of the machines meant, else of all that name such a state; of a standstill that of the machine that makes the product. */
function stateTags(query: PlantQuery, is: string, directory: PlantDirectory): readonly TagDefinition[] {
  const meant = machinesOf(query);
  const machines =
    meant.length > 0 ? meant : is === 'stopped' || is === 'running' ? [producerOf(directory) ?? ''] : directory.assets.map(({ id }) => id as string);
  const direct = machines.flatMap((id) => stateTagOf(id, is, directory) ?? []);
  const tags = direct.length > 0 ? direct : inside(meant, directory).flatMap((id) => stateTagOf(id, is, directory) ?? []);
  const naming = tags.filter(
    ({ states, kind }) => kind === 'text' || ['stopped', 'running'].includes(is) || states?.some((name) => name.toLowerCase().startsWith(is.slice(0, 3))),
  );
  return naming.slice(0, mostTags);
}

function windowOr(window: Window | null, minutes: number): Readonly<Record<string, unknown>> {
  return spanOf(window, minutes);
}

function eventCalls({ topic, asked, window, places, priorities, open, back }: PlantQuery): readonly PlannedCall[] {
  const equipment = places[0] === undefined ? {} : { equipment: places[0] };
  const some = priorities.length === 0 ? {} : { priorities };
  if (topic === 'alarms' && window === null && asked !== 'first' && asked !== 'last') {
    const states = open ? { states: ['active-unacknowledged', 'cleared-unacknowledged'] } : {};
    return [{ toolName: 'query_alarms', input: { ...equipment, ...some, ...states } }];
  }
  const take = asked === 'first' || asked === 'last' ? asked : 'all';
  const only = { kind: topic, take, back, ...some };
  return [{ toolName: 'alarm_history', input: { ...equipment, only, ...windowOr(window, take === 'all' ? dayMinutes : lastingMinutes) } }];
}

function stateCalls(query: PlantQuery, is: string, directory: PlantDirectory): readonly PlannedCall[] {
  const { asked, window, back } = query;
  const statistic =
    asked === 'most' || asked === 'least' || (asked === 'longest' && query.group.length > 0)
      ? 'time-in-state'
      : asked === 'longest'
        ? 'longest'
        : asked === 'last' || asked === 'first'
          ? 'when'
          : asked === 'since'
            ? 'since'
            : 'count-of-state';
  const span = windowOr(window, statistic === 'when' || statistic === 'since' ? lastingMinutes : dayMinutes);
  return stateTags(query, is, directory).map(({ id }) => ({
    toolName: 'read_trend',
    input: { tag: id, statistic, is, ...span, ...(back > 0 ? { back } : {}) },
  }));
}

function figureCalls(query: PlantQuery): readonly PlannedCall[] {
  const { topic, asked, window, compare, perThousand } = query;
  // A share is of its own window; two are told one after the other.
  if (topic === 'reject-share' && compare !== null) return [window, compare].flatMap((each) => figureCalls({ ...query, window: each, compare: null }));
  const figure = figures[topic];
  if (figure === undefined) return [];
  // Since when it is so shows hour by hour.
  const byHour = asked === 'since' ? { groupBy: 'hour', top: 24 } : {};
  const question = asked === 'since' ? 'rejects by hour' : figure.question;
  const against = compare === null ? {} : { compareWith: { from: compare.from.toISOString(), to: compare.to.toISOString() } };
  return [
    {
      toolName: 'compute_kpi',
      input: { question, query: { ...figure.query, ...byHour, ...(perThousand ? forThousand(topic) : {}) }, ...windowOr(window, dayMinutes / 3), ...against },
    },
  ];
}

function forThousand(topic: Topic): Readonly<Record<string, unknown>> {
  return ['rejects', 'good', 'bottles'].includes(topic) ? { rate: 'per-1000' } : { measure: 'consumption-per-1000' };
}

/** The hour counters of the machines that are named, or of all that their letters name. */
function hourTags({ query, question }: Understanding, directory: PlantDirectory): readonly string[] {
  const counters = directory.tags.filter(({ kind, unit }) => kind === 'counter' && unit === 'h');
  const named = query === null ? [] : machinesOf(query);
  const lettered = machinesByLetter(question, directory);
  const letters = lettersIn(question);
  // Letters that fit several groups of machines name them all.
  if (lettered.length === 0 && letters.length > 1) return counters.filter(({ equipment }) => letters.includes(equipment.slice(-1))).map(({ id }) => id);
  const machines = inside(lettered.length > 0 ? lettered : named, directory);
  return counters.filter(({ equipment }) => machines.includes(equipment)).map(({ id }) => id);
}

function lettersIn(question: string): readonly string[] {
  return question.match(/(?<![\p{L}\p{N}'’-])[A-D](?![\p{L}\p{N}'’-])/gu) ?? [];
}

function callsFor(context: SkillContext): readonly PlannedCall[] {
  const { understanding, directory } = context;
  const { query, pair } = understanding;
  if (pair !== null)
    return [{ toolName: 'read_tags', input: { tags: pair.tags.map(({ id }) => id), ...(pair.compare === null ? {} : { compare: pair.compare }) } }];
  if (query === null) return [];
  if (query.topic === 'hours') {
    const tags = hourTags(understanding, directory);
    return tags.length === 0 ? [] : [{ toolName: 'read_tags', input: { tags } }];
  }
  if (figures[query.topic] !== undefined) return figureCalls(query);
  const is = stateOf(query.topic);
  return query.topic === 'alarms' || query.topic === 'trips' || is === null ? eventCalls(query) : stateCalls(query, is, directory);
}

/** "The highest priority" alone is the upper end of a list and no choice of priorities. */
function namesPriorities(priorities: PlantQuery['priorities']): boolean {
  return priorities.some((priority) => priority !== 'highest');
}

/** Whether the parts say enough for this skill: what other skills read better is left to them. */
function answers({ query, pair, window, measure, question }: Understanding): boolean {
  if (pair !== null) return window === null;
  if (query === null || (query.asked === 'why' && query.back === 0)) return false;
  const { topic, asked, back, priorities, open } = query;
  // One machine's running hours under their full name are read like any other value.
  if (topic === 'hours')
    return (
      (query.places.length !== 1 || !/\b(?:running|operating|run) hours\b/iu.test(question)) && asked !== 'most' && asked !== 'least' && query.window === null
    );
  if (figures[topic] !== undefined)
    return (
      (query.window !== null || asked === 'since') &&
      asked !== 'why' &&
      (query.places.length === 0 || topic === 'rejects') &&
      !['most', 'least', 'first', 'last', 'longest'].includes(asked ?? '')
    );
  if (asked === 'since' && topic === 'alarms') return false;
  if (topic === 'alarms')
    return (
      asked !== 'most' &&
      asked !== 'least' &&
      (query.window !== null || namesPriorities(priorities) || open || back > 0 || asked === 'first' || asked === 'last')
    );
  if (topic === 'trips')
    return ['list', 'count', 'first', 'last', null].includes(asked) && (query.window !== null || back > 0 || (asked === 'last' && query.places.length === 0));
  if (query.group.length > 0) return (asked === 'most' || asked === 'least' || asked === 'longest') && query.window !== null;
  return (
    back > 0 ||
    (asked === 'last' && query.places.length === 0) ||
    (asked === 'longest' && (query.window !== null ? query.places.length > 0 : query.places.length === 1)) ||
    (measure === null && query.window !== null)
  );
}

function composeAlarms(context: SkillContext): readonly Line[] | null {
  const found = context.results.of('query_alarms').at(-1);
  if (found === undefined) return null;
  const list = found.evidence.find((item) => item.kind === 'computation');
  const { query } = context.understanding;
  const kind = `${query?.open === true ? 'unacknowledged ' : ''}alarm${query?.priorities.length ? ` of priority ${query.priorities.join(' or ')}` : ''}`;
  const alarms = mostUrgentFirst(found.output.alarms.map(({ alarm }) => alarm));
  if (alarms.length === 0) return [line(`No ${kind} is listed for ${query?.places[0] ?? lineOf(context.directory)}.`, list)];
  return alarms.slice(0, mostTags).map((alarm) => alarmLine(alarm, found.evidence, context));
}

function composeTrends({ results, understanding: { query } }: SkillContext): readonly Line[] | null {
  const found = results.of('read_trend');
  if (found.length === 0) return null;
  const ranks = query !== null && (query.group.length > 0 || query.asked === 'most' || query.asked === 'least');
  const ends = query?.asked === 'least' ? -1 : 1;
  const sorted = ranks ? [...found].sort((a, b) => ends * ((b.output.value ?? 0) - (a.output.value ?? 0))) : found;
  // Of many machines those that were in the state are told, and of the rest that they were not.
  const hits = sorted.filter(({ output }) => (output.value ?? 1) > 0);
  const told = ranks ? sorted.slice(0, mostTold) : hits.length > 0 ? hits : sorted;
  return told.flatMap(({ output, evidence }) => (ranks || found.length > 1 ? output.facts.slice(0, 1) : output.facts).map((fact) => line(fact, ...evidence)));
}

/** Questions whose parts account for all of their words: a topic, how it is put together, a window, places, and what a follow-up changes of them. */
export const plantQuery: Skill = {
  name: 'plant-query',
  needs: ['read_tags', 'alarm_history', 'compute_kpi', 'read_trend', 'query_alarms'],
  fits: (understanding) => (answers(understanding) ? 0.901 : 0),
  plan: (context) => {
    const calls = callsFor(context);
    const [first] = calls;
    return first === undefined || context.results.outcomes(first.toolName).length > 0 ? [] : calls;
  },
  compose: (context) => {
    const { results, say, understanding } = context;
    const read = results.of('read_tags').at(-1);
    if (read !== undefined) {
      const ends = understanding.query?.asked === 'least' ? -1 : 1;
      const ranks = understanding.pair === null && ['most', 'least'].includes(understanding.query?.asked ?? '');
      const value = ({ reading }: (typeof read.output.readings)[number]): number => (typeof reading.value === 'number' ? reading.value : 0);
      const readings = ranks ? [...read.output.readings].sort((a, b) => ends * (value(b) - value(a))) : read.output.readings;
      const lines = readings.slice(0, mostTags).flatMap((each) => readingLines(each, read.evidence, say));
      if (understanding.pair === null) return lines;
      if (understanding.pair.missing.length > 0) return [...lines, line(say.notMeasured(understanding.pair.missing.join(', ')))];
      const source = read.evidence.filter((item) => item.kind === 'computation');
      return read.output.comparison === null ? lines : [line(read.output.comparison, ...source), ...lines];
    }
    const history = results.of('alarm_history').at(-1);
    if (history !== undefined) return citedLines(history.output.lines, history);
    const computed = results.of('compute_kpi');
    if (computed.length > 0) return computed.flatMap((found) => citedLines(found.output.lines, found));
    return composeAlarms(context) ?? composeTrends(context);
  },
};

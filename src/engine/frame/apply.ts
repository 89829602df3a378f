import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { FramePhrases } from '../phrases/frame-lines.js';
import { phrasesFor } from '../phrases/phrases.js';
import type { PlannedCall } from '../results.js';
import { figureIn } from '../shown/rows.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { alarmMeaning } from '../skills/alarm-meaning.js';
import { diagnose } from '../skills/diagnosis.js';
import { marginToLimit } from '../skills/margin-to-limit.js';
import { plantQuery } from '../skills/plant-query.js';
import { describeTrend, listAlarms } from '../skills/plant-state.js';
import { listWorkOrders, maintenanceHistory } from '../skills/records.js';
import { rejectReasons } from '../skills/reject-reasons.js';
import { sinceWhenSkill } from '../skills/since-when.js';
import { withinLimits } from '../skills/within-limits.js';
import { dayMinutes, spanOf, type Window } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { counterparts, machinesNamed, siblingsOf } from './counterparts.js';
import type { Edit } from './edit.js';
import type { Counted } from './edit-words.js';
import { type Events, type Frame, type Orders, type Tally, type Values, without } from './frame.js';

/** What an edited frame comes to: a skill that answers it with the reading of the question that it needs, or a sentence that says why it cannot be. */
export type Edited = Readonly<{ skill: Skill; understanding: Understanding }> | Readonly<{ say: string }>;

/** `focus`: the name of the row that is spoken of, where it is one. */
export type Editing = Readonly<{ directory: PlantDirectory; understanding: Understanding; say: FramePhrases; focus: string | null }>;

const hourMs = 3_600_000;
const fewDaysMs = 72 * hourMs;

/** A skill of fixed calls, told as the plant's own answers are. `lead`: a sentence of the engine about its own answer, said before it. */
function asking(calls: readonly PlannedCall[], lead: string | null = null): Skill {
  return {
    ...plantQuery,
    name: 'plant-query',
    plan: ({ results }) => calls.filter((call) => !results.has(call)),
    compose: (context) => {
      const lines = plantQuery.compose(bare(context)) ?? [];
      if (lines.length === 0) return null;
      return lead === null ? lines : [line(lead), ...lines];
    },
  };
}

/** What the words of the question would choose is chosen by the calls. */
function bare(context: SkillContext): SkillContext {
  return { ...context, understanding: { ...context.understanding, query: null, pair: null } };
}

const tallies: Readonly<Record<Counted, Readonly<Record<string, unknown>>>> = {
  electric: { source: 'meters', measure: 'consumption', text: 'electric' },
  steam: { source: 'meters', measure: 'consumption', text: 'steam' },
  air: { source: 'meters', measure: 'consumption', text: 'air' },
  water: { source: 'meters', measure: 'consumption', text: 'water' },
  rejects: { source: 'counters', measure: 'increase', text: 'reject' },
  bottles: { source: 'counters', measure: 'increase' },
  alarms: { source: 'alarms', measure: 'count' },
  trips: { source: 'journal', measure: 'count', where: { category: ['trip'] } },
  stops: { source: 'stops', measure: 'count' },
};

const querySlots = new Set('source measure groupBy equipment text failuresOnly where order share rate top'.split(' '));
const toQuery = (slots: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(slots).filter(([name, value]) => querySlots.has(name) && value !== undefined));

function tallyCall(query: Readonly<Record<string, unknown>>, window: Window | null, compare: Window | null = null): PlannedCall {
  const against = compare === null ? {} : { compareWith: { from: compare.from.toISOString(), to: compare.to.toISOString() } };
  return {
    toolName: 'compute_kpi',
    input: { question: String(query['text'] ?? query['source']), query: toQuery(query), ...spanOf(window, dayMinutes), ...against },
  };
}

/** The frame with the edit made in it, as something to be asked; null where the edit fits nothing of the frame. */
export function applyEdit(frame: Frame, edit: Edit, editing: Editing): Edited | null {
  switch (frame.kind) {
    case 'tally':
      return ofTally(frame, edit, editing);
    case 'events':
      return ofEvents(frame, edit, editing);
    case 'value':
      return ofValues(frame, edit, editing);
    case 'records':
      return ofRecords(frame, edit, editing);
    case 'orders':
      return ofOrders(frame, edit, editing);
  }
}

/** The same work orders of another machine. */
function ofOrders({ equipment, filters }: Orders, edit: Edit, { directory, understanding, say }: Editing): Edited | null {
  const [machine, ...others] = machinesNamed(edit, directory);
  const moved = machine ?? (equipment === null ? undefined : siblingsOf(equipment, edit, directory)[0]);
  if (moved === undefined) return edit.letter !== null || edit.other ? { say: say.noSibling } : null;
  if (others.length > 0 || edit.measured.length > 0 || edit.window !== null || edit.group !== null) return null;
  const call = { toolName: 'list_work_orders', input: { ...filters, equipment: moved } };
  return {
    skill: { ...listWorkOrders, plan: ({ results }) => (results.has(call) ? [] : [call]) },
    understanding: { ...understanding, assets: directory.assets.filter(({ id }) => id === moved) },
  };
}

function ofTally(frame: Tally, edit: Edit, editing: Editing): Edited | null {
  const { directory, understanding, say } = editing;
  const { query } = frame;
  if (edit.measured.length > 0 || edit.letter !== null || edit.other) return null;
  const [machine, ...others] = machinesNamed(edit, directory);
  if (others.length > 0) return null;
  const window = edit.window ?? frame.window;
  const ofOther = edit.counted === null ? query : { ...without(query, ['text', 'where', 'groupBy', 'equipment']), ...tallies[edit.counted] };
  const scoped = machine === undefined ? ofOther : { ...ofOther, equipment: machine };
  const isMetered = scoped['source'] === 'meters';
  if (machine !== undefined && isMetered && directory.assets.some(({ id, level }) => id === machine && level === 'equipment')) return { say: say.noMeter };
  if (isMetered && (edit.group === 'equipment' || edit.group === 'alarm' || edit.group === 'priority' || edit.group === 'cause')) return { say: say.notBy };
  const asked = (changed: Readonly<Record<string, unknown>>, lead: string | null = null, compare: Window | null = null): Edited => ({
    skill: asking([tallyCall({ ...scoped, ...changed }, window, compare)], lead),
    understanding,
  });
  const end = endOf(edit, scoped);
  if (scoped['source'] === 'alarms' && (edit.wish === 'last' || edit.wish === 'first'))
    return eventsOf('alarms', scoped['equipment'], window, edit.wish, understanding);
  const grouped = typeof query['groupBy'] === 'string' && query['groupBy'] !== 'none' ? query['groupBy'] : null;
  if (edit.group !== null) {
    const found = asked({ groupBy: edit.group, order: end ?? 'most', top: 20 });
    return 'say' in found || end === null ? found : { ...found, skill: endFirst(found.skill, end) };
  }
  if (edit.window !== null && frame.window !== null && (edit.wish === 'compare' || edit.end !== null))
    return { skill: asking([tallyCall({ ...scoped, groupBy: 'none' }, frame.window, edit.window)]), understanding };
  if (end !== null) return grouped === null ? null : asked({ order: end });
  if (edit.wish === 'trend') return asked({ groupBy: window !== null && window.to.getTime() - window.from.getTime() > fewDaysMs ? 'day' : 'hour', top: 24 });
  if (edit.wish === 'normal') return window === null ? null : asked({ groupBy: 'none' }, say.noNorm, spanBeforeOf(window));
  if (edit.wish === 'total' || (edit.wish === 'length' && scoped['source'] === 'stops')) return asked({ groupBy: 'none' });
  if (edit.wish === 'cause') return causeOfTally(scoped, window, editing);
  const changes = edit.window !== null || edit.counted !== null || machine !== undefined || edit.priorities.length > 0;
  if (edit.priorities.length > 0 && scoped['source'] !== 'alarms') return null;
  if (!changes || (edit.wish !== null && !['count', 'list', 'total'].includes(edit.wish))) return null;
  return asked(edit.priorities.length > 0 ? { where: { priority: edit.priorities } } : {});
}

/** Stretches of time are told in their order; the one that was asked for comes first. */
function endFirst(skill: Skill, end: 'most' | 'least'): Skill {
  return {
    ...skill,
    compose: (context) => {
      const lines = skill.compose(context) ?? [];
      const [head, ...rest] = lines;
      const values = rest.map((each) => (/^\d{4}-/u.test(each.text) ? (figureIn(each)?.value ?? Number.NaN) : Number.NaN));
      const known = values.filter(Number.isFinite);
      const chosen = rest[values.indexOf(end === 'most' ? Math.max(...known) : Math.min(...known))];
      if (head === undefined || chosen === undefined) return lines.length === 0 ? null : lines;
      return [chosen, head, ...rest.filter((each) => each !== chosen)];
    },
  };
}

/** The best is most of what is made, and least of everything else. */
function endOf({ end }: Edit, query: Readonly<Record<string, unknown>>): 'most' | 'least' | null {
  if (end !== 'best' && end !== 'worst') return end;
  const isMade = query['source'] === 'counters' && query['text'] !== 'reject';
  return (end === 'best') === isMade ? 'most' : 'least';
}

function eventsOf(kind: Events['of'], equipment: unknown, window: Window | null, take: 'first' | 'last' | 'all', understanding: Understanding): Edited {
  const scope = typeof equipment === 'string' ? { equipment } : {};
  return { skill: asking([{ toolName: 'alarm_history', input: { ...scope, only: { kind, take }, ...spanOf(window, dayMinutes) } }]), understanding };
}

/** Standstills have causes, rejects have reasons; of what is used the meters tell only where. */
function causeOfTally(query: Readonly<Record<string, unknown>>, window: Window | null, { understanding, say }: Editing): Edited | null {
  if (query['source'] === 'stops') return { skill: asking([tallyCall({ ...query, groupBy: 'cause' }, window)]), understanding };
  if (query['source'] === 'counters' && query['text'] === 'reject') return { skill: rejectReasons, understanding: { ...understanding, window } };
  return query['source'] === 'meters' ? { skill: asking([tallyCall({ ...query, groupBy: 'area', top: 20 }, window)], say.noCause), understanding } : null;
}

/** The same hours whole days earlier, the nearest that lie before the window. */
function spanBeforeOf({ from, to }: Window): Window {
  const dayMs = 24 * hourMs;
  const days = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / dayMs)) * dayMs;
  return { from: new Date(from.getTime() - days), to: new Date(to.getTime() - days) };
}

function ofEvents(frame: Events, edit: Edit, editing: Editing): Edited | null {
  const { directory, understanding } = editing;
  if (edit.measured.length > 0) return null;
  const named = machinesNamed(edit, directory);
  const moved = frame.equipment === null ? [] : siblingsOf(frame.equipment, edit, directory);
  const [machine] = named.length > 0 ? named : moved;
  if ((edit.letter !== null || edit.other) && moved.length !== 1) return null;
  const of = edit.counted === 'trips' || edit.counted === 'alarms' ? edit.counted : frame.of;
  const window = edit.window ?? frame.window;
  const equipment = machine ?? frame.equipment;
  const some = edit.priorities.length > 0 ? edit.priorities : edit.counted === null ? frame.priorities : [];
  if (edit.counted !== null && edit.counted !== of) {
    const query = { ...tallies[edit.counted], ...(equipment === null ? {} : { equipment }) };
    return { skill: asking([tallyCall({ ...query, ...(edit.group === null ? {} : { groupBy: edit.group, top: 20 }) }, window)]), understanding };
  }
  const query = {
    ...tallies[of],
    ...(equipment === null ? {} : { equipment }),
    ...(some.length > 0 && of === 'alarms' ? { where: { priority: some } } : {}),
  };
  const isTimed = edit.wish === 'trend';
  if (edit.group !== null || isTimed)
    return { skill: asking([tallyCall({ ...query, groupBy: edit.group ?? 'hour', order: endOf(edit, query) ?? 'most', top: 24 }, window)]), understanding };
  if (edit.end !== null || edit.wish === 'longest' || edit.wish === 'length') return null;
  if (edit.wish === 'meaning' || edit.wish === 'deed') return meaningOf(editing);
  if (edit.wish === 'cause' || edit.wish === 'since') return null;
  const changes = edit.window !== null || machine !== undefined || edit.priorities.length > 0 || edit.counted !== null;
  const take = edit.wish === 'first' || edit.wish === 'last' ? edit.wish : 'all';
  if (!changes && edit.wish !== 'total' && take === 'all') return null;
  const scope = equipment === null ? {} : { equipment };
  if (window === null && some.length === 0)
    return { skill: listAlarms, understanding: { ...understanding, tags: [], assets: directory.assets.filter(({ id }) => id === equipment) } };
  if (window === null)
    return { skill: asking([{ toolName: 'query_alarms', input: { ...scope, ...(some.length > 0 ? { priorities: some } : {}) } }]), understanding };
  const only = { kind: of, take, ...(some.length > 0 && of === 'alarms' ? { priorities: some } : {}) };
  return { skill: asking([{ toolName: 'alarm_history', input: { ...scope, only, ...spanOf(window, dayMinutes) } }]), understanding };
}

/** What the alarm of the row spoken of means and asks to be done. */
function meaningOf({ focus, directory, understanding }: Editing): Edited | null {
  const tags = focus === null ? [] : directory.tags.filter(({ id }) => focus.replace(/#.*$/u, '') === id || focus.replace(/\.[A-Z]+(?:#.*)?$/u, '') === id);
  const [tag] = tags;
  if (tag === undefined) return null;
  return { skill: alarmMeaning, understanding: { ...understanding, tags, signals: [], window: null, effective: `what does the alarm of ${tag.id} mean` } };
}

const statistics: ReadonlySet<string> = new Set(['mean', 'maximum', 'minimum']);
const stateStatistic = new Map<string, string>([
  ['count', 'count-of-state'],
  ['length', 'time-in-state'],
  ['total', 'time-in-state'],
  ['longest', 'longest'],
  ['when', 'when'],
  ['last', 'when'],
  ['since', 'since'],
]);

function ofValues(frame: Values, edit: Edit, editing: Editing): Edited | null {
  const { directory, understanding, say, focus } = editing;
  const known = frame.tags.flatMap((id) => directory.tags.find((tag) => tag.id === id) ?? []);
  if (known.length === 0 || edit.priorities.length > 0 || edit.group !== null) return null;
  const window = edit.window ?? frame.window;
  if (edit.counted === 'alarms' || edit.counted === 'trips') return eventsOfValues(edit.counted, known, edit, understanding, directory);
  if (edit.counted !== null) return window === null ? null : { skill: asking([tallyCall(tallies[edit.counted], window)]), understanding };
  const other = counterparts(known, edit, directory);
  // Another machine's state is told by its own tags, which the question as a whole asks for.
  if (other.missing !== null) return known.every(({ kind }) => kind !== 'analog' && kind !== 'counter') ? null : { say: say.notMeasuredThere };
  const tags = edit.measured.length > 0 ? directory.tags.filter(({ id }) => edit.measured.includes(id)) : (other.tags ?? known);
  const replaces = edit.measured.length > 0 || other.tags !== null;
  const about: Understanding = { ...understanding, tags, signals: [], alike: [], window: null, assets: ownersOf(tags, directory), query: null, measure: null };
  const is = frame.input['is'];
  if (typeof is === 'string') return edit.wish === 'cause' ? causeOfState(tags, window, editing) : ofState(tags, frame, edit, window, understanding);
  const course = (input: Readonly<Record<string, unknown>>, span: Window | null): Edited => ({
    skill: asking(tags.map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, ...input, ...spanOf(span, dayMinutes) } }))),
    understanding,
  });
  if (edit.wish !== null && statistics.has(edit.wish)) return course({ statistic: edit.wish }, window);
  if (edit.end !== null && window !== null) return course({ statistic: edit.end === 'most' || edit.end === 'worst' ? 'maximum' : 'minimum' }, window);
  if (edit.end === 'most' || edit.end === 'least') return compared(tags, edit.end, editing);
  switch (edit.wish) {
    case 'normal':
    case 'limits':
      return tags.some(({ kind }) => kind === 'analog') ? { skill: withinLimits, understanding: about } : null;
    case 'margin':
      return { skill: marginToLimit, understanding: { ...about, effective: `how far is ${tags.map(({ id }) => id).join(' and ')} from its limits` } };
    case 'trend':
      return { skill: describeTrend, understanding: { ...about, window, effective: `trend of ${tags.map(({ id }) => id).join(' and ')}` } };
    case 'since':
      return { skill: sinceWhenSkill, understanding: about };
    case 'cause':
    case 'deed':
      // "Why that one?" of several rows names none of them.
      if (tags.length > 1 && edit.named.length === 0 && focus === null)
        return { say: phrasesFor(understanding.language).which([...new Set(tags.map(({ equipment }) => equipment))].join(', ')) };
      return { skill: diagnose, understanding: { ...about, effective: `why is ${tags.map(({ id }) => id).join(' ')} so`, question: understanding.question } };
    case 'meaning':
      return { skill: alarmMeaning, understanding: { ...about, effective: `what does the alarm of ${tags[0]?.id ?? ''} mean` } };
    case null:
    case 'compare':
    case 'list':
    case 'count':
      // What is measured has no number of times.
      if (edit.wish === 'count' && !tags.some(({ kind }) => kind === 'counter')) return null;
      if (edit.moment !== null) return course({ statistic: 'value' }, { from: new Date(edit.moment.getTime() - 60_000), to: edit.moment });
      if (edit.window !== null || (replaces && frame.window !== null)) return course(frame.input, window);
      return replaces ? { skill: asking([{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id) } }]), understanding } : null;
    default:
      return null;
  }
}

/** How often, how long or since when a machine was in the state spoken of. */
function ofState(tags: readonly TagDefinition[], { input }: Values, edit: Edit, window: Window | null, understanding: Understanding): Edited | null {
  const statistic = stateStatistic.get(edit.wish ?? '') ?? (edit.wish === null || edit.wish === 'list' ? input['statistic'] : undefined);
  if (statistic === undefined || edit.end !== null) return null;
  const calls = tags.map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, ...input, statistic, ...spanOf(window, dayMinutes) } }));
  return { skill: asking(calls), understanding };
}

/** The alarms of the machine that a value is of: those of now, or of a time that is named. */
function eventsOfValues(
  of: 'alarms' | 'trips',
  known: readonly TagDefinition[],
  edit: Edit,
  understanding: Understanding,
  directory: PlantDirectory,
): Edited | null {
  const machines = ownersOf(known, directory);
  const [machine, ...others] = machines;
  if (machine === undefined || others.length > 0 || (edit.wish !== null && edit.wish !== 'list') || edit.named.length > 0) return null;
  if (edit.window !== null) return eventsOf(of, machine.id, edit.window, 'all', understanding);
  return of === 'trips' ? null : { skill: listAlarms, understanding: { ...understanding, tags: [], assets: machines, window: null } };
}

/** What a machine stood for: its standstills by their causes. */
function causeOfState(tags: readonly TagDefinition[], window: Window | null, editing: Editing): Edited | null {
  const [machine, ...others] = new Set(tags.map(({ equipment }) => equipment as string));
  return machine === undefined || others.length > 0 ? null : causeOfTally({ source: 'stops', measure: 'count', equipment: machine }, window, editing);
}

function ownersOf(tags: readonly TagDefinition[], directory: PlantDirectory): Understanding['assets'] {
  return directory.assets.filter(({ id }) => tags.some(({ equipment }) => equipment === id));
}

/** "Which is higher?": the same measurement of the like machines, the asked end first. */
function compared(tags: readonly TagDefinition[], end: 'most' | 'least', { directory, understanding }: Editing): Edited | null {
  const [tag] = tags;
  if (tag === undefined) return null;
  const alike = tags.length > 1 ? tags : [tag, ...counterparts([tag], { named: [], letter: null, other: true }, directory).all];
  if (alike.length < 2) return null;
  const ranked: Skill = {
    ...asking([{ toolName: 'read_tags', input: { tags: alike.map(({ id }) => id) } }]),
    compose: (context) => {
      const read = context.results.of('read_tags').at(-1);
      const lines = plantQuery.compose(bare(context));
      if (read === undefined || lines === null) return null;
      const figureOf = ({ text }: Line): number => {
        const found = read.output.readings.find(({ reading }) => text.startsWith(reading.tag))?.reading.value;
        return typeof found === 'number' ? found : Number.NaN;
      };
      return [...lines].sort((a, b) => (end === 'most' ? 1 : -1) * (figureOf(b) - figureOf(a)));
    },
  };
  return { skill: ranked, understanding };
}

function ofRecords(frame: Extract<Frame, { kind: 'records' }>, edit: Edit, { directory, understanding, say }: Editing): Edited | null {
  if (edit.measured.length > 0 || edit.counted !== null || edit.group !== null || edit.end !== null || edit.priorities.length > 0) return null;
  const named = machinesNamed(edit, directory);
  const [machine] = named.length > 0 ? named : frame.equipment === null ? [] : siblingsOf(frame.equipment, edit, directory);
  if ((edit.letter !== null || edit.other) && machine === undefined) return frame.equipment === null ? null : { say: say.noSibling };
  const counts = edit.wish === 'count' || edit.wish === 'total';
  if (machine === undefined && edit.window === null && !counts) return null;
  if (edit.wish !== null && !counts && edit.wish !== 'list' && edit.wish !== 'when' && edit.wish !== 'last') return null;
  const equipment = machine ?? frame.equipment;
  const moved = machine === undefined || frame.equipment === null ? frame.topic : frame.topic.replaceAll(frame.equipment, machine);
  return {
    skill: maintenanceHistory,
    understanding: {
      ...understanding,
      assets: directory.assets.filter(({ id }) => id === equipment),
      effective: counts ? `how often: ${moved}` : moved,
      window: edit.window,
    },
  };
}

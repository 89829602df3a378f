import type { Evidence } from '../../domain/evidence.js';
import type { Results } from '../results.js';
import type { Line } from '../skill.js';
import type { Window } from '../understand/time-expression.js';

/**
 * What an answer was about, as its tool was asked: the slots that a follow-up may change. It is read from the calls and their evidence and not from the
 * words of the question, so it is the same in every language and after every follow-up.
 * `tally`: a figure that is counted or summed over time; `events`: alarms or trips (a window of null: those of now); `value`: measurements now, or over a
 * window; `records`: rows of the maintenance logs; `orders`: work orders.
 */
export type Frame = Readonly<{
  /** The question as it was meant, for the unit of its time and the words of its subject. */
  topic: string;
}> &
  (Tally | Events | Values | Records | Orders);
export type Tally = Readonly<{ kind: 'tally'; query: Slots; window: Window | null }>;
export type Events = Readonly<{ kind: 'events'; of: 'alarms' | 'trips'; priorities: readonly string[]; equipment: string | null; window: Window | null }>;
/** `input`: what is asked of each tag beside its name and window, such as a statistic. */
export type Values = Readonly<{ kind: 'value'; tags: readonly string[]; input: Slots; window: Window | null }>;
export type Records = Readonly<{ kind: 'records'; equipment: string | null }>;
/** `filters`: what was chosen by beside the machine; `none`: none is listed. */
export type Orders = Readonly<{ kind: 'orders'; equipment: string | null; filters: Slots; none: boolean }>;
type Slots = Readonly<Record<string, unknown>>;

const minuteMs = 60_000;

/** The window that the input of a tool names; null where it names none. */
function windowIn(input: Slots, now: Date): Window | null {
  const at = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : null);
  const [from, to, minutes] = [at(input['from']), at(input['to']) ?? now.getTime(), input['minutes']];
  if (from !== null) return { from: new Date(from), to: new Date(to) };
  return typeof minutes === 'number' ? { from: new Date(to - minutes * minuteMs), to: new Date(to) } : null;
}

/** What a computation was given that is a structured query. */
function queryOf(evidence: readonly Evidence[]): Slots | null {
  const found = evidence.find((item) => item.kind === 'computation' && item.name === 'compute_kpi' && typeof item.inputs['source'] === 'string');
  return found?.kind === 'computation' ? found.inputs : null;
}

const timeSlots = ['from', 'to', 'minutes', 'tag'];
/** The slots but those of these names. */
export function without(slots: Slots, names: readonly string[]): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([name]) => !names.includes(name)));
}

type Given = Readonly<{ results: Results; lines: readonly Line[]; topic: string; now: Date }>;

/** The frame of an answer; null where no tool with slots stands behind its lines. */
export function frameOf({ results, lines, topic, now }: Given): Frame | null {
  const cited = new Set(lines.flatMap(({ evidence }) => evidence));
  const isCited = ({ evidence }: Readonly<{ evidence: readonly Evidence[] }>): boolean => evidence.some(({ id }) => cited.has(id));
  const tally = results.of('compute_kpi').filter(isCited).at(-1);
  if (tally !== undefined) {
    const query = queryOf(tally.evidence);
    return query === null ? null : { kind: 'tally', query: without(query, timeSlots), window: windowIn(query, now), topic };
  }
  const logged = results.of('maintenance_history').find(isCited);
  if (logged !== undefined) {
    const { equipment } = logged.input;
    return { kind: 'records', equipment: typeof equipment === 'string' ? equipment : null, topic };
  }
  const listed = results.of('list_work_orders').find(isCited);
  if (listed !== undefined) {
    const { equipment } = listed.input;
    const none = listed.output.workOrders.length === 0;
    return { kind: 'orders', equipment: typeof equipment === 'string' ? equipment : null, filters: without(listed.input, ['equipment']), none, topic };
  }
  const courses = results.of('read_trend').filter(isCited);
  const [course] = courses;
  if (course !== undefined)
    return {
      kind: 'value',
      tags: [...new Set(courses.map(({ output }) => output.trend.tag as string))],
      input: without(course.input, timeSlots),
      window: windowIn(course.input, now),
      topic,
    };
  return eventFrame(results, isCited, topic) ?? readingFrame(results, cited, topic);
}

function eventFrame(results: Results, isCited: (found: Readonly<{ evidence: readonly Evidence[] }>) => boolean, topic: string): Frame | null {
  const told = results.of('alarm_history').find(isCited);
  const listed = results.of('query_alarms').find(isCited);
  const found = told ?? listed;
  if (found === undefined) return null;
  const { equipment, only, about, priorities } = found.input;
  const chosen = only !== null && typeof only === 'object' ? new Map<string, unknown>(Object.entries(only)) : new Map<string, unknown>();
  // What happened besides alarms and trips has no kind of its own.
  if (told !== undefined && only === undefined && !(typeof about === 'string' && /\balarms?\b/iu.test(about))) return null;
  return {
    kind: 'events',
    of: chosen.get('kind') === 'trips' ? 'trips' : 'alarms',
    // A choice that nothing was of is not what is spoken of next.
    priorities: told !== undefined && told.output.lines.length <= 1 ? [] : strings(chosen.get('priorities') ?? priorities),
    equipment: typeof equipment === 'string' ? equipment : null,
    window: told === undefined ? null : { from: new Date(told.output.from), to: new Date(told.output.to) },
    topic,
  };
}

/** Readings that the lines stand on. */
function readingFrame(results: Results, cited: ReadonlySet<string>, topic: string): Frame | null {
  const read = results.of('read_tags').flatMap(({ evidence }) => evidence.filter(({ id }) => cited.has(id)));
  const tags = [...new Set(read.flatMap((item) => (item.kind === 'reading' ? [item.reading.tag as string] : [])))];
  return tags.length === 0 ? null : { kind: 'value', tags, input: {}, window: null, topic };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

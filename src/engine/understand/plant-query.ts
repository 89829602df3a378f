import type { AlarmPriority } from '../../domain/alarm.js';
import { allMatches } from '../../domain/all-matches.js';
import { machinesByLetter, machinesNamedBy } from './class-names.js';
import type { Names } from './plant-state-words.js';
import { asksForRule } from './rule-question.js';
import { betweenMinutes, comparedWindows, parseWindow, spanBefore, type Window } from './time-expression.js';

/** What is asked of: the alarms, the trips, a state of machines, a figure that is counted over time, hours that were run. */
export type Topic = 'alarms' | 'trips' | 'hours' | 'rejects' | 'reject-share' | 'good' | 'bottles' | 'electric' | 'steam' | 'air' | 'water' | `state:${string}`;
/** How it is put together: each, how many, one of an order, the ends of an order over machines, or the reason. */
export type Aggregation = 'list' | 'count' | 'first' | 'last' | 'longest' | 'most' | 'least' | 'since' | 'why';

/**
 * A question about the plant by its parts. Every word of it belongs to one of them or says nothing, so that it means no more than they do; a follow-up
 * names the parts that change.
 */
export type PlantQuery = Readonly<{
  topic: Topic;
  asked: Aggregation | null;
  window: Window | null;
  /** The second window of a comparison. */
  compare: Window | null;
  /** Machines and units that the words name. */
  places: readonly string[];
  /** Machines of a kind that are meant one and all ("which pump"). */
  group: readonly string[];
  priorities: readonly AlarmPriority[];
  /** Alarms that nobody has acknowledged. */
  open: boolean;
  /** A figure for every thousand made. */
  perThousand: boolean;
  /** So many before the last one. */
  back: number;
}>;

type Slots = Partial<Omit<PlantQuery, 'topic'>> & Readonly<{ topic: Topic | null; carriesOn: boolean; rest: readonly string[] }>;
type Rule<Value> = ReadonlyArray<readonly [RegExp, Value]>;

/** The first that fits is the topic. */
const topics: Rule<Topic> = [
  [/\b(?:reject\w*|scrap\w*)\s*(?:rate|share|ratio|quota|percent\w*|%)|(?:share|rate|percent\w*|%) of (?:rejects|scrap)\b/giu, 'reject-share'],
  [/\breject(?:s|ed|ing|ions?)?\b|\bscrap(?:ped)?\b|\b(?:kick|throw|spit|push)(?:s|ed|ing)? (?:\S+ )?(?:out|off)\b|\bthrown out\b/giu, 'rejects'],
  [/\balarms?\b|\b(?:rang|rung|annunciated)\b/giu, 'alarms'],
  [/\btrip(?:s|ped|ping)?\b/giu, 'trips'],
  [/\bdiver(?:t(?:s|ed|ing)?|sions?)\b/giu, 'state:diverted'],
  [/\bjam(?:s|med|ming)?\b/giu, 'state:jammed'],
  [/\b(?:running |run |operating )hours\b|\bhours (?=(?:on|of|run)\b)/giu, 'hours'],
  [/\b(?:stop(?:s|ped|pages?)?|stood(?: still)?|standstills?|down(?:time)?|idle)\b/giu, 'state:stopped'],
  [/\b(?:ran|run(?:s|ning)?|start(?:s|ed)?|been on)\b/giu, 'state:running'],
  [/\b(?:electricity|energy|kwh|power)\b/giu, 'electric'],
  [/\bsteam\b/giu, 'steam'],
  [/\b(?:compressed |instrument )?air\b/giu, 'air'],
  [/\b(?:fresh )?water\b/giu, 'water'],
  [/\bgood (?:bottles?|output|production|count)\b/giu, 'good'],
  [/\bbottles?\b|\boutput\b|\bproduction\b/giu, 'bottles'],
  [/\bhours\b/giu, 'hours'],
];
const aggregations: Rule<Aggregation> = [
  [/\bsince when\b/giu, 'since'],
  [/\b(?:why|how come)\b/giu, 'why'],
  [/\bhow (?:many|often|much)\b|\b(?:number|count) of\b|\bcount\b/giu, 'count'],
  [/\blongest\b/giu, 'longest'],
  [/\b(?:most|highest number of)\b/giu, 'most'],
  [/\b(?:least|fewest|shortest)\b/giu, 'least'],
  [/\bfirst\b/giu, 'first'],
  [/\b(?:last|latest|newest|most recent|when)\b/giu, 'last'],
  [/\b(?:list|show|which|what|any|anything|everything|all)\b/giu, 'list'],
];
/** The one before the one spoken of. */
const earlierOne =
  /\b(?:the |that )?(?:one|trip|stop|stoppage|diversion|alarm|time|jam) before(?: (?:that|it|this|then))?\b|\bbefore that(?: one)?\b|\b(?:the )?previous(?: (?:one|trip|stop|diversion|alarm|time|jam))?(?=\s*[?.!]*\s*$)/giu;
const ofThousand = /\bper (?:thousand|1[,.]?000|k)(?: bottles| units)?\b/giu;
/** Like machines by their letters. */
const letters = /(?<![\p{L}\p{N}'’-])[A-D](?![\p{L}\p{N}'’-])/gu;
const unacknowledged = /\b(?:un-?ack(?:ed|nowledged)?|not (?:yet )?ack(?:ed|nowledged)?)\b/giu;
const priorityWords = /\b(highest|high|medium|low|urgent)\b(?:[- ]?prio(?:rit(?:y|ies))?s?\b)?/giu;
const priorityNames: readonly AlarmPriority[] = ['highest', 'high', 'medium', 'low'];
const carrying = /^\s*(?:(?:and|just|only|also|ok|so|but|what about|how about|same)\b)/iu;
const againstBefore = /\b(?:against|versus|vs\.?|compared? (?:to|with)|than)\s+(?:the )?(?:day|week|shift|night|hour|one|month) before\b/giu;

/** Stretches of time as people say them; they belong to the window, where there is one. */
export const timeForms: readonly RegExp[] = [
  new RegExp(`(?:\\bfrom |\\bbetween )?${betweenMinutes.source}`, 'giu'),
  /\bsince\b(?! when)[^,;?]*/giu,
  /\b(?:last|past|previous|this|current|coming|same)\s+(?:\S+\s+)?(?:seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|shifts?|nights?|mornings?|afternoons?|evenings?)\b/giu,
  /\b\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|o['’]?clock|h|uhr)?\b/giu,
  /\b(?:between|from|until|till|during|today|yesterday|tonight|overnight|morning|afternoon|evening|nights?|early|late|shifts?|hours?|days?|so far|noon|midday|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|around|about|against|versus|vs|compared?|one)\b/giu,
];
/** Words that ask, join, or stand for the thing spoken of. */
const filler = new Set(
  `a an the some something is are was were be been being has have had did do does there it its it's we us our i me my you they them got get give tell please pls ones those these that this with of on in at for from to by and or so ok hey now
  what which who how hows how's what's whats else yet again come came coming up went raised occurred happened happen line plant right about same still thing things event events only just also during over total all any me machine machines time times out off then specific use used usage consumption consume consumed burn burned use`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

function take(text: string, pattern: RegExp): Readonly<{ text: string; found: readonly string[] }> {
  const found = allMatches(text, pattern).map(([match]) => match);
  return { text: found.length === 0 ? text : text.replace(pattern, ' '), found };
}

function readSlots(question: string, now: Date, names: Names): Slots {
  const pair = comparedWindows(question, now);
  const window = pair?.[0] ?? parseWindow(question, now);
  let text = question;
  const consume = (pattern: RegExp): readonly string[] => {
    const taken = take(text, pattern);
    text = taken.text;
    return taken.found;
  };
  const before = consume(againstBefore).length > 0;
  const back = consume(earlierOne).length;
  if (window !== null || pair !== null) for (const form of timeForms) consume(form);
  const open = consume(unacknowledged).length > 0;
  const perThousand = consume(ofThousand).length > 0;
  const topic = topics.find(([pattern]) => consume(pattern).length > 0)?.[1] ?? (open ? 'alarms' : null);
  const [asked] = aggregations.filter(([pattern]) => consume(pattern).length > 0).map(([, value]) => value);
  const places: string[] = [];
  const written = text;
  for (const { start, end, ids, kind } of names.entities.link(written)) {
    places.push(...(kind === 'asset' ? ids : ids.flatMap((id) => names.directory.tags.find((tag) => tag.id === id)?.equipment ?? [])));
    text = text.replace(written.slice(start, end), ' ');
  }
  const group = places.length > 0 ? [] : machinesNamedBy(text, names.directory);
  if (group.length > 0) text = text.replace(nounOf(group, names), ' ');
  const lettered = topic === null || places.length > 0 ? [] : machinesByLetter(question, names.directory);
  places.push(...lettered);
  if (lettered.length > 0 || topic === 'hours') consume(letters);
  const priorities = topic === 'alarms' || topic === null ? consume(priorityWords).map((word) => priorityIn(word)) : [];
  const rest = (text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []).filter((word) => !filler.has(word.replace('’', "'")) && /[\p{L}\p{N}]/u.test(word));
  return {
    topic,
    ...(asked === undefined ? {} : { asked }),
    ...(window === null ? {} : { window }),
    ...(pair === null ? {} : { compare: pair[1] }),
    ...(places.length === 0 ? {} : { places: [...new Set(places)] }),
    ...(group.length < 2 ? {} : { group }),
    ...(priorities.length === 0 ? {} : { priorities: [...new Set(priorities)] }),
    ...(open ? { open } : {}),
    ...(perThousand ? { perThousand } : {}),
    ...(back === 0 ? {} : { back }),
    carriesOn: carrying.test(question) || back > 0 || before || topic === null,
    rest,
  };
}

function priorityIn(word: string): AlarmPriority {
  return priorityNames.find((name) => word.toLowerCase().startsWith(name)) ?? 'high';
}

/** The noun with which the machines of a group were named. */
function nounOf(group: readonly string[], { directory }: Names): RegExp {
  const nouns = group.flatMap((id) => /(\p{L}{4,})\s*(?:[A-Z]|\d+)?$/u.exec(directory.assets.find((asset) => asset.id === id)?.name ?? '')?.[1] ?? []);
  return new RegExp(`\\b(?:${[...new Set(nouns)].join('|')})s?\\b`, 'giu');
}

const nothing: Omit<PlantQuery, 'topic'> = {
  asked: null,
  window: null,
  compare: null,
  places: [],
  group: [],
  priorities: [],
  open: false,
  perThousand: false,
  back: 0,
};
/** So far back a dialogue is followed. */
const mostTurns = 5;

/** What the last of some questions asks by its parts, those of before carried on where it names only what changes; null where words are left over. */
export function readPlantQuery(questions: readonly string[], now: Date, names: Names): PlantQuery | null {
  let query: PlantQuery | null = null;
  for (const question of questions.slice(-mostTurns)) query = nextQuery(question, query, now, names);
  return query;
}

function nextQuery(question: string, before: PlantQuery | null, now: Date, names: Names): PlantQuery | null {
  if (asksForRule(question) && parseWindow(question, now) === null) return null;
  const { topic, carriesOn, rest, ...said } = readSlots(question, now, names);
  if (rest.length > 0) return null;
  if (topic !== null && !(carriesOn && before !== null)) return { ...nothing, ...said, topic };
  if (before === null || (topic === null && Object.keys(said).length === 0 && !againstBeforeIn(question))) return null;
  const compare = againstBeforeIn(question) && before.window !== null ? spanBefore(before.window, question) : (said.compare ?? null);
  const asked = said.back === undefined ? (said.asked === undefined || said.asked === 'list' ? before.asked : said.asked) : 'last';
  return { ...before, ...said, topic: topic ?? before.topic, compare, asked, back: said.back === undefined ? 0 : before.back + said.back };
}

function againstBeforeIn(question: string): boolean {
  return take(question, againstBefore).found.length > 0;
}

/** The machines meant by a query: those named, else those of a kind. */
export function machinesOf({ places, group }: PlantQuery): readonly string[] {
  return places.length > 0 ? places : group;
}

import type { AlarmPriority, AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { peakRate } from './alarm-floods.js';
import type { AlarmKpis } from './alarm-kpis.js';
import type { Triage } from './alarm-triage.js';
import { alarmEvidence, computationEvidence, journalEvidence } from './evidence-items.js';
import { formatMinute, formatNumber, formatTime, plural } from './wording.js';

export type AnswerLine = Readonly<{ text: string; evidence: readonly EvidenceItem[] }>;
type Input = Readonly<{ question: string; kpis: AlarmKpis; triage: Triage | null; transitions: readonly AlarmTransition[]; journal: readonly JournalEntry[] }>;
type Topic = Readonly<{ pattern: RegExp; answer: (input: Input) => readonly AnswerLine[] }>;

/** What a question about alarms of a window asks for; the first that fits is answered. English, German, Chinese. */
const topics: readonly Topic[] = [
  { pattern: /\bchatter\w*|\bnuisance\b|flatter\w*|抖动/iu, answer: chatter },
  { pattern: /\bstale\b|long[- ]standing|standing (?:for )?longest|dauer(?:alarm|stehend)\w*|长期报警/iu, answer: stale },
  {
    pattern:
      /\b(?:worst|busiest|heaviest|peak) (?:\d+|ten|five|fifteen|thirty|sixty)[- ]?(?:minutes?|min)\b|\b(?:which|what)\s+(?:\d+|five|ten|fifteen|thirty|sixty)[- ]?min\w*\b[^?]*\b(?:most|worst|busiest|highest)\b/iu,
    answer: busiest,
  },
  {
    pattern:
      /\bmost (?:often|frequent\w*|common)|\b(?:loudest|noisiest|busiest) alarms?\b|\btop(?: ?\d+| (?:three|five|ten))?\b|\bbad actors?\b|häufigste\w*|am häufigsten|最频繁|最多/iu,
    answer: topList,
  },
  { pattern: /\b(?:highest|top|worst|most important)[- ]?priorit\w*|höchste\w* priorität|最高优先级/iu, answer: highestPriority },
  {
    pattern: /\b(?:was|were|did|is|are|have|had|any|gab|war)\b[^?]*\b(?:floods?|alarmflut\w*)\b|\bhow many (?:alarm )?floods\b|有没有.{0,8}报警(?:泛滥|潮)/iu,
    answer: (input) => [...floodVerdict(input), ...(input.kpis.floods.length === 0 ? [] : triageLines(input).slice(0, 4))],
  },
  {
    pattern:
      /\bfloods?\b|\bbursts?\b|\bavalanche|first[- ]?(?:out|up)\b|\bfirst alarm|(?:came|rang|was|tripped) first|root[- ]cause|\bconsequen\w*|followed from|a lot of alarms|all (?:the|these|those) alarms|so many alarms|alarmflut\w*|erstmeldung|erstwert|grundursache|folgealarm\w*|ursache|报警(?:泛滥|潮)|根本原因|首发|最先/iu,
    answer: triageLines,
  },
  { pattern: /\balarm (?:rate|kpis?|performance|statistics|load)|\balarms? per hour|isa-?18/iu, answer: rate },
];

/** Lines for the topic that the question names, or null when it names none and the events themselves are asked for. */
export function answerAboutAlarms(input: Input): readonly AnswerLine[] | null {
  const asked = topics.filter(({ pattern }) => pattern.test(input.question));
  // "The most frequent ones, and do any of them chatter?" asks for both.
  const both = [topList, chatter].filter((answer) => asked.some((topic) => topic.answer === answer));
  return both.length === 2 ? both.flatMap((answer) => answer(input)) : (asked[0]?.answer(input) ?? null);
}

function computed({ kpis }: Input, name: string, text: string): EvidenceItem {
  return computationEvidence(name, text, { from: kpis.from, to: kpis.to }, `shiftmate report shift --from ${kpis.from} --to ${kpis.to} --json`);
}

function said(input: Input, name: string, text: string, ...more: readonly EvidenceItem[]): AnswerLine {
  return { text, evidence: [computed(input, name, text), ...more] };
}

function span({ kpis }: Input): string {
  return `between ${formatMinute(kpis.from)} and ${formatMinute(kpis.to)}`;
}

function chatter(input: Input): readonly AnswerLine[] {
  const { chattering } = input.kpis;
  if (chattering.length === 0) return [said(input, 'chattering alarms', `No alarm chattered ${span(input)} (chattering: 3 annunciations within 60 s).`)];
  return chattering
    .slice(0, 5)
    .map((each) =>
      said(
        input,
        'chattering alarms',
        `${each.definitionId} (${each.equipment}) chattered: ${each.count} annunciations ${span(input)}, up to ${each.worstInWindow} within 60 s.`,
      ),
    );
}

function stale(input: Input): readonly AnswerLine[] {
  if (input.kpis.stale.length === 0) return [said(input, 'stale alarms', `No alarm has stood longer than 24 h at ${formatMinute(input.kpis.to)}.`)];
  return input.kpis.stale
    .slice(0, 6)
    .map((each) =>
      said(input, 'stale alarms', `${each.alarmId} stands since ${formatMinute(each.since)}, ${formatNumber(each.hours, 1)} h (stale: over 24 h).`),
    );
}

function topList(input: Input): readonly AnswerLine[] {
  const { topTen, annunciated } = input.kpis;
  if (topTen.length === 0) return [said(input, 'top alarms', `No alarm was annunciated ${span(input)}.`)];
  return topTen
    .slice(0, 5)
    .map((row, index) =>
      said(
        input,
        'top alarms',
        `${index === 0 ? 'Most often: ' : ''}${row.definitionId} (${row.equipment}, ${row.message}), ${row.count} of ${plural(annunciated, 'annunciation')}.`,
      ),
    );
}

const minuteWords: ReadonlyMap<string, number> = new Map(Object.entries({ five: 5, ten: 10, fifteen: 15, thirty: 30, sixty: 60 }));

/** The stretch of so many minutes in which most alarms were annunciated. */
function busiest(input: Input): readonly AnswerLine[] {
  const words = /\b(\d+|five|ten|fifteen|thirty|sixty)[- ]?min/iu.exec(input.question)?.[1]?.toLowerCase() ?? 'ten';
  const length = minuteWords.get(words) ?? Number(words);
  const rang = input.transitions.filter(({ annunciated }) => annunciated).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const from = rang
    .map(({ at }) => Date.parse(at))
    .map((start) => ({ start, count: rang.filter(({ at }) => Date.parse(at) >= start && Date.parse(at) < start + length * 60_000).length }));
  const worst = from.reduce<(typeof from)[number] | null>((best, each) => (best === null || each.count > best.count ? each : best), null);
  if (worst === null) return [said(input, 'busiest minutes', `No alarm was annunciated ${span(input)}.`)];
  const text = `Most alarms in ${length} min: ${plural(worst.count, 'annunciation')} from ${formatTime(worst.start)}, ${span(input)}.`;
  return [{ text, evidence: [computed(input, 'busiest minutes', text)] }];
}

const priorities: readonly AlarmPriority[] = ['highest', 'high', 'medium', 'low'];

function highestPriority(input: Input): readonly AnswerLine[] {
  const rang = input.transitions.filter(({ annunciated }) => annunciated);
  const priority = priorities.find((each) => rang.some((alarm) => alarm.priority === each));
  if (priority === undefined) return topList(input);
  const firsts = new Map(rang.filter((alarm) => alarm.priority === priority).map((alarm) => [alarm.definitionId as string, alarm]));
  return [...firsts.values()]
    .slice(0, 5)
    .map((alarm) =>
      said(input, 'alarm priority', `Priority ${priority}: ${alarm.definitionId} (${alarm.message}) at ${formatTime(alarm.at)}.`, alarmEvidence(alarm)),
    );
}

/** Whether the definition of a flood was met, with the definition; a peak below it is said as a number. */
function floodVerdict(input: Input): readonly AnswerLine[] {
  const { kpis } = input;
  const times = input.transitions.filter(({ annunciated }) => annunciated).map(({ at }) => Date.parse(at));
  const peak = peakRate(times, 10);
  if (kpis.floods.length === 0)
    return [said(input, 'alarm flood', `No alarm flood ${span(input)}: at most ${plural(peak, 'annunciation')} in 10 min (flood: ${kpis.floodEdge}).`)];
  return kpis.floods
    .slice(0, 3)
    .map((flood) =>
      said(
        input,
        'alarm flood',
        `Yes, an alarm flood from ${formatTime(flood.burstFrom)} to ${formatTime(flood.to)}: ${plural(flood.count, 'annunciation')}, at most ${flood.peakPer10Minutes} in 10 min (flood: ${kpis.floodEdge}).`,
      ),
    );
}

/** The flood reply: the trip or first-out, the next check, the consequence group, what else rang, how much. */
function triageLines(input: Input): readonly AnswerLine[] {
  const { triage, journal } = input;
  if (triage === null) return [said(input, 'alarm triage', `No alarm was annunciated ${span(input)}.`)];
  const from = Date.parse(triage.burst.from) - 60_000;
  const to = Date.parse(triage.burst.to) + 60_000;
  const trips = journal.filter((entry) => entry.category === 'trip' && Date.parse(entry.at) >= from && Date.parse(entry.at) <= to);
  const [head, ...rest] = triage.lines.map((text): AnswerLine => ({ text, evidence: triage.evidence }));
  const tripLines = trips
    .slice(0, 2)
    .map((entry): AnswerLine => ({ text: `${formatTime(entry.at)} ${entry.text.replace(/[.]?$/u, '.')}`, evidence: [journalEvidence(entry)] }));
  return [...(head === undefined ? [] : [head]), ...tripLines, ...rest];
}

function rate(input: Input): readonly AnswerLine[] {
  const perHour = input.kpis.rows.find(({ name }) => name === 'alarms-per-hour');
  const limit = perHour === undefined ? '' : ` (${perHour.target.edition}: about ${perHour.target.acceptable} per hour acceptable)`;
  const text = `${plural(input.kpis.annunciated, 'alarm')} annunciated ${span(input)}, ${formatNumber(perHour?.value ?? 0, 1)} per hour${limit}.`;
  return [{ text, evidence: [computed(input, 'alarm rate', text), ...input.kpis.evidence] }, ...topList(input).slice(0, 3)];
}

import type { AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { alarmEvidence, computationEvidence, journalEvidence } from './evidence-items.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { countMentions, type RecordQuery, readRecordQuery } from './record-matching.js';
import { formatMinute, formatTime, plural, toTimestamp } from './wording.js';

export type FoundEvent = Readonly<{ at: string; text: string; evidence: EvidenceItem }>;
export type EventAnswer = Readonly<{ summary: string; events: readonly FoundEvent[]; evidence: EvidenceItem }>;

type Kind = Readonly<{ name: string; pattern: RegExp; keeps: (entry: JournalEntry) => boolean }>;

/** Kinds of event that have a name of their own in the records; the journal's category decides, not the words of the entry. */
const kinds: readonly Kind[] = [
  { name: 'trip', pattern: /\btrip(?:s|ped|ping)?\b|ausgelöst|auslösung\w*|跳闸|跳停/iu, keeps: ({ category }) => category === 'trip' },
  {
    name: 'shelving',
    pattern: /\bshelv\w*|set aside|zurückgestellt\w*|搁置|屏蔽/iu,
    keeps: ({ text, category }) => category === 'operator-action' && /shelv/iu.test(text),
  },
  {
    name: 'change by a person',
    pattern:
      /\b(?:setpoints?|selections?|settings?|parameters?|sollwert\w*)\b[^?]*\b(?:chang\w*|alter\w*|mov\w*|geändert)|\b(?:who|what|which)\b[^?]*\bchang(?:e[ds]?|ing)\b|\boperator actions?\b|\bbedienereingriff\w*|改(?:了|过)|谁.{0,6}(?:调整|修改)/iu,
    keeps: ({ by, category }) => by !== null && ['setpoint-change', 'mode-change', 'operator-action'].includes(category),
  },
  { name: 'note', pattern: /\bnotes?\b|\bwrote\b|\bwritten\b|\bnotiz\w*|\bvermerk\w*|备注|留言/iu, keeps: ({ category }) => category === 'shift-log' },
];

/** "All alarms since midnight": no word narrows the list. */
const plainAlarms = /^alarme?s?$|\balarme?s?\b|报警|警报/iu;

/**
 * The journal entries and annunciations that a question in words is about, oldest first: those of the kind that it names (trips, shelving,
 * changes, notes), else those that mention most of its words. Routine production rows count only when nothing else fits.
 */
export function findEvents(question: string, facts: PlantFacts, equipment: string | null): EventAnswer {
  const scope = equipment === null ? null : new Set(new AssetTree(facts.directory.assets).within(equipment));
  const asset = facts.directory.assets.find(({ id }) => id === equipment);
  const kind = kinds.find(({ pattern }) => pattern.test(question)) ?? null;
  const query = readRecordQuery(withoutWords(question, equipment), asset === undefined ? [] : [asset.name, ...asset.aliases]);
  const loop = loopIn(question, facts);
  const journal = facts.journal.filter(
    (entry) =>
      (scope === null || (entry.equipment !== null && scope.has(entry.equipment))) &&
      (loop === null || kind === null || entry.tag?.startsWith(`${loop}.`) === true),
  );
  const annunciated = facts.transitions.filter(({ annunciated: rang, equipment: where }) => rang && (scope === null || scope.has(where)));
  const listsAlarms = kind === null && plainAlarms.test(question) && query.concepts.every((concept) => plainAlarms.test(concept));
  const events = listsAlarms
    ? annunciated.map(alarmEvent)
    : kind === null
      ? mentionedOrAll(query, journal, annunciated, facts, scope !== null)
      : narrowed(kind, query, journal.filter(kind.keeps), facts, scope !== null).map(eventOf);
  const what = listsAlarms
    ? 'alarm'
    : (kind?.name ??
      (query.concepts.length === 0 || events.some(({ text }) => countMentions(query, text) === 0)
        ? 'event'
        : `event about ${query.concepts.map((concept) => wholeWord(concept, question)).join(' and ')}`));
  const place = loop !== null && kind !== null ? loop : equipment;
  const where = place === null ? '' : ` of ${place}`;
  const span = `between ${formatMinute(facts.window.from)} and ${formatMinute(facts.window.to)}`;
  const count =
    kind === null && !listsAlarms ? plural(events.length, 'event') + what.slice('event'.length) : plural(events.length, what).replace('persons', 'person');
  const summary = `${events.length === 0 ? `No ${what} is recorded${where} ${span}` : `${count}${where} ${span}`}.`;
  const inputs = { question, equipment, from: toTimestamp(facts.window.from), to: toTimestamp(facts.window.to) };
  return { summary, events, evidence: computationEvidence('event search', summary, inputs, `shiftmate ask ${JSON.stringify(question)}`) };
}

/** A word of the question by its stem, as it was asked. */
function wholeWord(stem: string, question: string): string {
  return question.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)?.find((word) => word.toLowerCase().startsWith(stem.toLowerCase())) ?? stem;
}

/** The loop that a question names ("the FIC-110 setpoint"), which is no machine; null where it names none. */
function loopIn(question: string, { directory }: PlantFacts): string | null {
  const written = question.toUpperCase();
  const loops = new Set(directory.tags.flatMap(({ id }) => (id.includes('.') ? [id.slice(0, id.indexOf('.'))] : [])));
  const machines = new Set<string>(directory.assets.map(({ id }) => id));
  return [...loops].find((name) => !machines.has(name) && new RegExp(`(?<![A-Z0-9-])${name}(?![0-9])`, 'u').test(written)) ?? null;
}

/** Of a named kind: those about the equipment class or words that the question adds, where any are; all of them where a machine was named. */
function narrowed(kind: Kind, query: RecordQuery, entries: readonly JournalEntry[], facts: PlantFacts, ofOne: boolean): readonly JournalEntry[] {
  const rest = { ...query, concepts: query.concepts.filter((concept) => !kind.pattern.test(concept) && !kind.name.includes(concept)) };
  if (rest.concepts.length === 0) return entries;
  const classes = entries.filter((entry) => countMentions(rest, textOf(entry, facts)) > 0);
  return classes.length > 0 || ofOne || kind.name !== 'trip' ? (classes.length > 0 ? classes : entries) : classes;
}

const shortWindowMs = 2 * 3_600_000;

/** In a short window of one equipment everything is worth hearing when no word narrows it. */
function mentionedOrAll(
  query: RecordQuery,
  journal: readonly JournalEntry[],
  alarms: readonly AlarmTransition[],
  facts: PlantFacts,
  scoped: boolean,
): readonly FoundEvent[] {
  const found = mentioned(query, journal, alarms, facts);
  const isShort = facts.window.to.getTime() - facts.window.from.getTime() <= shortWindowMs;
  return found.length > 0 || !scoped || !isShort ? found : journal.filter(({ category }) => category !== 'production').map(eventOf);
}

function mentioned(query: RecordQuery, journal: readonly JournalEntry[], alarms: readonly AlarmTransition[], facts: PlantFacts): readonly FoundEvent[] {
  if (query.concepts.length === 0) return [];
  const counted = [
    ...journal
      .filter(({ category }) => category !== 'production')
      .map((entry) => ({ event: eventOf(entry), count: countMentions(query, textOf(entry, facts)) })),
    ...alarms.map((alarm) => ({
      event: alarmEvent(alarm),
      count: countMentions(query, `${alarm.message} ${facts.directory.tags.find(({ id }) => id === alarm.tag)?.description ?? ''}`),
    })),
  ];
  const best = Math.max(0, ...counted.map(({ count }) => count));
  if (best === 0 || best * 2 < query.concepts.length) return [];
  return counted
    .filter(({ count }) => count === best)
    .map(({ event }) => event)
    .sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

function textOf(entry: JournalEntry, facts: PlantFacts): string {
  const asset = facts.directory.assets.find(({ id }) => id === entry.equipment);
  return `${asset?.name ?? ''} ${entry.tag ?? ''} ${entry.text}`.replaceAll('.', ' ');
}

function alarmEvent(alarm: AlarmTransition): FoundEvent {
  return { at: alarm.at, text: `${alarm.tag} ${alarm.condition}: ${alarm.message}`, evidence: alarmEvidence(alarm) };
}

function eventOf(entry: JournalEntry): FoundEvent {
  const by = entry.by === null ? '' : ` (${entry.by.id}, ${entry.by.role})`;
  const where = entry.equipment === null || entry.text.includes(entry.equipment) ? '' : `${entry.equipment}: `;
  return { at: entry.at, text: `${where}${entry.text.replace(/[.]$/u, '')}${by}`, evidence: journalEvidence(entry) };
}

/** The identifiers of the question name the scope and narrow nothing further. */
function withoutWords(question: string, equipment: string | null): string {
  return equipment === null ? question : question.replaceAll(equipment, ' ');
}

/** One line per event, with its time first. */
export function eventLine(event: FoundEvent): string {
  return `${formatTime(event.at).slice(0, 16)} ${event.text}.`;
}

import type { AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { TagDefinition, TagReading } from '../domain/tag.js';
import { alarmEvidence, computationEvidence, journalEvidence } from './evidence-items.js';
import { AssetTree, type PlantFacts, readingOf } from './plant-facts.js';
import type { Mention } from './premise-claims.js';
import { type QuantityWord, quantityWords, type StateClaim } from './premise-lexicon.js';
import { roleOfTag } from './tag-roles.js';
import { formatMinute, toTimestamp } from './wording.js';

/** The subject of a claim with everything the facts hold on it. */
export class Scene {
  readonly name: string;
  readonly facts: PlantFacts;
  readonly tags: readonly TagDefinition[];
  readonly historyRead: boolean;
  private readonly isTag: boolean;
  private readonly equipment: ReadonlySet<string>;
  private readonly unitTags: readonly TagDefinition[];

  constructor(subject: Mention | null, input: Readonly<{ facts: PlantFacts; historyRead?: boolean }>) {
    const { directory } = input.facts;
    this.facts = input.facts;
    this.name = subject?.id ?? 'the plant';
    this.historyRead = input.historyRead ?? true;
    this.isTag = subject?.kind === 'tag';
    const owner = this.isTag ? directory.tags.find((tag) => tag.id === subject?.id)?.equipment : subject?.id;
    const tree = new AssetTree(directory.assets);
    this.equipment = new Set(owner === undefined ? [] : tree.within(owner));
    this.tags = directory.tags.filter((tag) => (this.isTag ? tag.id === subject?.id : this.equipment.has(tag.equipment)));
    const unit = owner === undefined ? null : tree.unitOf(owner);
    this.unitTags = directory.tags.filter((tag) => unit !== null && tree.unitOf(tag.equipment) === unit);
  }

  /** Tags that measure a quantity: on the subject, else in its unit where the subject has none. */
  measuring(quantity: QuantityWord): readonly TagDefinition[] {
    const wanted = (tag: TagDefinition) => quantity.roles.includes(roleOfTag(tag)) && tag.access === 'read' && !tag.id.endsWith('.SP');
    const own = this.tags.filter(wanted);
    return own.length > 0 ? own : this.unitTags.filter(wanted);
  }

  /** The newest usable reading of the subject's state in words. */
  stateReading(): TagReading | null {
    const tag = this.tags.find((each) => each.kind === 'text' && roleOfTag(each) === 'state');
    const reading = tag ? readingOf(this.facts, tag.id) : null;
    return reading && reading.quality !== 'bad' && typeof reading.value === 'string' ? reading : null;
  }

  concerns(item: Readonly<{ tag: string | null; equipment: string | null }>): boolean {
    if (this.isTag) return item.tag === this.name;
    return item.equipment !== null && this.equipment.has(item.equipment);
  }

  /** Like `concerns`, but a tag speaks for its whole equipment: trips belong to machines. */
  concernsEquipment(item: Readonly<{ equipment: string | null }>): boolean {
    return item.equipment !== null && this.equipment.has(item.equipment);
  }

  window(): string {
    return `between ${formatMinute(this.facts.window.from)} and ${formatMinute(this.facts.window.to)}`;
  }

  /** Evidence that something is not there: a search over the window that can be repeated. */
  searched(what: string): EvidenceItem {
    const from = toTimestamp(this.facts.window.from);
    const to = toTimestamp(this.facts.window.to);
    const quote = `No ${what} of ${this.name} ${this.window()} in alarms and journal.`;
    return computationEvidence('history search', quote, { subject: this.name, what, from, to }, `shiftmate report shift --from ${from} --to ${to} --json`);
  }
}

/** A trip, stop, diversion or jam, with the quantity that the record or the alarm before it blames. */
export type PlantEvent = Readonly<{ at: string; text: string; evidence: EvidenceItem; quantity: QuantityWord | null }>;

/** Trips, stops, diversions or jams of the subject in the window, oldest first: the journal's records, else alarms on state tags. */
export function eventsOf(scene: Scene, state: StateClaim): readonly PlantEvent[] {
  const words = eventWords[state];
  if (!words) return [];
  const entries = scene.facts.journal.filter(
    (entry) =>
      scene.concernsEquipment(entry) &&
      (state === 'tripped' ? entry.category === 'trip' : entry.category === 'trip' || entry.category === 'state-change') &&
      words.test(`${entry.category} ${entry.text}`),
  );
  const alarms = scene.facts.transitions.filter(
    (each) => each.annunciated && scene.concernsEquipment(each) && each.condition === 'off-normal' && words.test(`${each.tag} ${each.message}`),
  );
  const events = [
    ...entries.map((entry) => eventOfEntry(scene, entry)),
    ...alarms.filter((alarm) => !entries.some((entry) => near(entry.at, alarm.at))).map((alarm) => eventOfAlarm(scene, alarm)),
  ];
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** States that begin with an event in the records, and the words of that event. */
export const eventWords: Readonly<Partial<Record<StateClaim, RegExp>>> = {
  tripped: /trip|lockout/i,
  stopped: /trip|stop|abort|held|suspend|off\b/i,
  diverting: /divert|diversion/i,
  jammed: /jam/i,
};

function near(left: string, right: string): boolean {
  return Math.abs(Date.parse(left) - Date.parse(right)) < 30_000;
}

function eventOfEntry(scene: Scene, entry: JournalEntry): PlantEvent {
  return { at: entry.at, text: entry.text, evidence: journalEvidence(entry), quantity: quantityIn(entry.text) ?? firstOutQuantity(scene, entry.at) };
}

function eventOfAlarm(scene: Scene, alarm: AlarmTransition): PlantEvent {
  return { at: alarm.at, text: alarm.message, evidence: alarmEvidence(alarm), quantity: firstOutQuantity(scene, alarm.at) };
}

function quantityIn(text: string): QuantityWord | null {
  return quantityWords.find((each) => each.pattern.test(text)) ?? null;
}

/** The quantity of the strongest alarm on the equipment in the ten minutes before an event. */
function firstOutQuantity(scene: Scene, at: string): QuantityWord | null {
  const before = scene.facts.transitions.filter(
    (each) =>
      each.annunciated && scene.concernsEquipment(each) && Date.parse(each.at) <= Date.parse(at) + 2000 && Date.parse(each.at) > Date.parse(at) - 600_000,
  );
  const decisive =
    before.findLast((each) => each.condition === 'high-high' || each.condition === 'low-low') ?? before.findLast((each) => !/\.(TRIP|RUN)$/.test(each.tag));
  const tag = scene.facts.directory.tags.find((each) => each.id === decisive?.tag);
  return tag ? (quantityWords.find((each) => each.roles.includes(roleOfTag(tag))) ?? null) : null;
}

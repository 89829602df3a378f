import type { AlarmTransition } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { alarmEvidence, journalEvidence, readingEvidence, trendEvidence } from './evidence-items.js';
import { readingOf, trendIn } from './plant-facts.js';
import type { PremiseInput } from './premise.js';
import { clockOf, type Mention, type Proposition } from './premise-claims.js';
import { quantityWords, type StateClaim } from './premise-lexicon.js';
import { eventsOf, Scene } from './premise-scene.js';
import { contentWords, eventKindIn, type Found, minuteOfDay, nouns, refuted, supported } from './premise-shared.js';
import { roleOfTag } from './tag-roles.js';
import { formatTime, withUnit } from './wording.js';

type Side = Readonly<{ label: string; at: string; evidence: EvidenceItem }>;
const orderWords = /\b(before|after|earlier than|later than|prior to|ahead of|vor|nach|bevor|nachdem)\b|先于|早于|之前|之后/iu;
const isLater = /\b(?:after|later than|nach|nachdem)\b|之后/iu;

/** "The vibration alarm came before the drip pan alarm": the first happening of each side is compared. */
export function orderClaim(clause: Proposition, { facts, question, mentions }: PremiseInput): Found | null {
  const match = orderWords.exec(clause.text) ?? null;
  const whole = match === null ? orderAcross(question, clause) : { text: clause.text, at: match.index, length: match[0].length, word: match[0] };
  if (whole === null) return null;
  const left = whole.text.slice(0, whole.at);
  const right = whole.text.slice(whole.at + whole.length);
  if (!/\p{L}{3,}/u.test(left) || /\b(?:i|we|you|ich|wir)\b/iu.test(right)) return null;
  const first = sideOf(left, question, mentions, clause.subject, facts);
  const rightKind = eventKindIn(right);
  const second =
    sideOf(right, question, mentions, rightKind === null ? clause.subject : null, facts) ??
    (rightKind === null ? null : anyEvent(rightKind, clockOf(right), facts));
  if (first === null || second === null || first.label === second.label) return null;
  const apart = Date.parse(first.at) - Date.parse(second.at);
  if (Math.abs(apart) < 2000) return null;
  const told = isLater.test(whole.word) ? apart > 0 : apart < 0;
  const [early, late] = apart < 0 ? [first, second] : [second, first];
  const sentence = `${early.label} at ${formatTime(early.at)} came before ${late.label} at ${formatTime(late.at)}`;
  const evidence = [early.evidence, late.evidence];
  return told ? supported('state', `${sentence}.`, evidence) : refuted('state', `It was the other way round: ${sentence}.`, evidence);
}

/** "... stopped before the pump tripped": the clause ends where "before" begins the next one. */
function orderAcross(question: string, clause: Proposition): Readonly<{ text: string; at: number; length: number; word: string }> | null {
  const rest = question.slice(clause.start + clause.text.length);
  const next = /^\s*(before|after|bevor|nachdem)\b([^.?!,;]*)/iu.exec(rest);
  if (next === null) return null;
  return { text: `${clause.text} ${next[1]}${next[2]}`, at: clause.text.length + 1, length: (next[1] ?? '').length, word: next[1] ?? '' };
}

/** How far from its effect a cause may lie. */
const nearMs = 15 * 60_000;
const causing = /\b(?:caused|triggered|led to|brought (?:down|about)|provoked|is (?:to blame|responsible) for|was the (?:cause|reason) (?:of|for))\b/iu;

/** "The filler jam caused the pump trips": the cause has to be on record, and before its effect. */
export function causedClaim(clause: Proposition, { facts, question, mentions }: PremiseInput): Found | null {
  const match = causing.exec(clause.text);
  if (match === null || /\b(?:what|which|who)\b/iu.test(clause.text.slice(0, match.index))) return null;
  const left = clause.text.slice(0, match.index);
  const kind = eventKindIn(left);
  if (kind === null || clause.subject === null) return null;
  const right = clause.text.slice(match.index + match[0].length);
  const effectKind = eventKindIn(right);
  const effect = sideOf(right, question, mentions, null, facts) ?? (effectKind === null ? null : anyEvent(effectKind, clockOf(right), facts));
  const scene = new Scene(clause.subject, { facts });
  const before = eventsOf(scene, kind);
  const near = before.filter(({ at }) => effect === null || Math.abs(Date.parse(at) - Date.parse(effect.at)) < nearMs);
  const cause = near[0];
  if (cause === undefined) {
    const what = nouns[kind] ?? kind;
    const then = effect === null ? '' : ` ${effect.label} at ${formatTime(effect.at)}.`;
    return refuted(
      'state',
      effect === null
        ? `No ${what} of ${scene.name} is recorded ${scene.window()}.`
        : `No ${what} of ${scene.name} is recorded in the 15 min around it:${then}`,
      [scene.searched(what), ...(effect === null ? [] : [effect.evidence])],
    );
  }
  if (effect === null || Date.parse(cause.at) <= Date.parse(effect.at) + 1000) return null;
  return refuted(
    'state',
    `That cannot be the cause: ${effect.label} at ${formatTime(effect.at)} came before ${cause.text.replace(/\.$/u, '')} at ${formatTime(cause.at)}.`,
    [effect.evidence, cause.evidence],
  );
}

/** The first trip, stop or the like anywhere in the plant, near a time where one is said. */
function anyEvent(kind: StateClaim, clock: ReturnType<typeof clockOf>, facts: PremiseInput['facts']): Side | null {
  const entry = facts.journal.find(
    ({ category, text, at }) =>
      (category === 'trip' || (kind !== 'tripped' && category === 'state-change')) &&
      (kind !== 'tripped' || /trip|lockout/iu.test(text)) &&
      (clock === null || Math.abs(minuteOfDay(at) - clock.hour * 60 - clock.minute) <= 20),
  );
  return entry === undefined ? null : { label: entry.text.replace(/\.$/u, ''), at: entry.at, evidence: journalEvidence(entry) };
}

const figure =
  /\b(more than|over|above|less than|below|under|at|of|up to|mehr als|über|unter)\s+(\d+(?:[.,]\d+)?)\s*(°C|%|bar|kPa|mm\/s|A\b|m³\/h|m3\/h|kW|N·?m)/iu;

/** "P-101A vibrates with more than 7 mm/s": what was read of that quantity in the window. */
export function figureClaim(clause: Proposition, { facts }: PremiseInput): Found | null {
  const match = figure.exec(clause.text);
  const quantity =
    quantityWords.find(({ pattern }) => pattern.test(clause.text)) ??
    (/\bvibrat\w*/iu.test(clause.text) ? quantityWords.find(({ name }) => name === 'vibration') : undefined);
  if (match === null || quantity === undefined || clause.subject?.kind !== 'equipment') return null;
  if (/\b(?:limit|trip\w*|alarm\w*|set ?point|range|must|should|allowed|permitted|tighten\w*)\b/iu.test(clause.text)) return null;
  const scene = new Scene(clause.subject, { facts });
  const tag = scene.tags.find((each) => quantity.roles.includes(roleOfTag(each)) && each.kind === 'analog');
  const reading = tag === undefined ? null : readingOf(facts, tag.id);
  const seen = tag === undefined ? null : (trendIn(facts, tag.id)?.statistics ?? null);
  const unit = (match[3] ?? '').replace('m3', 'm³').replace('·', '');
  if (tag === undefined || reading === null || typeof reading.value !== 'number' || reading.quality === 'bad' || (tag.unit ?? '').replace('·', '') !== unit)
    return null;
  const stated = Number((match[2] ?? '').replace(',', '.'));
  const slack = Math.max(0.03 * Math.abs(stated), 10 ** -tag.decimals);
  const highest = Math.max(reading.value, seen?.maximum ?? reading.value);
  const lowest = Math.min(reading.value, seen?.minimum ?? reading.value);
  const low = /^(?:less|below|under|unter)/iu.test(match[1] ?? '');
  const holds = low
    ? lowest < stated + slack
    : /^(?:at|of|up)/iu.test(match[1] ?? '')
      ? stated <= highest + slack && stated >= lowest - slack
      : highest > stated - slack;
  const shown = `${tag.id} is ${withUnit(String(reading.value), tag.unit)} at ${formatTime(reading.readAt)}`;
  if (holds) return null;
  const extreme = low ? `lowest ${withUnit(String(lowest), tag.unit)}` : `highest ${withUnit(String(highest), tag.unit)}`;
  return refuted('value', `It is not ${match[1] === undefined ? '' : `${match[1].toLowerCase()} `}the stated value: ${shown}, ${extreme} ${scene.window()}.`, [
    readingEvidence(reading),
    ...(seen === null ? [] : trendOf(facts, tag.id, extreme)),
  ]);
}

function trendOf(facts: PremiseInput['facts'], tag: string, quote: string): readonly EvidenceItem[] {
  const trend = trendIn(facts, tag);
  return trend === undefined ? [] : [trendEvidence(trend, `${tag}: ${quote}.`)];
}

function sideOf(text: string, question: string, mentions: readonly Mention[], fallback: Mention | null, facts: PremiseInput['facts']): Side | null {
  const offset = question.indexOf(text.trim().slice(0, 40));
  const own = mentions.find((each) => each.start !== undefined && offset >= 0 && each.start >= offset && each.start < offset + text.trim().length);
  const subject = own ?? fallback;
  if (subject === null) return null;
  const scene = new Scene(subject, { facts });
  const kind = eventKindIn(text) ?? (own !== undefined && /\b(?:did|do|war|was)\s*$/iu.test(text.trim()) ? eventKindIn(question) : null);
  if (/\balarms?\b|报警/iu.test(text) || kind === null) {
    const alarm = alarmsAbout(text, scene)[0];
    if (alarm !== undefined) return { label: `${alarm.message} (${alarm.tag})`, at: alarm.at, evidence: alarmEvidence(alarm) };
  }
  const event = kind === null ? undefined : eventsOf(scene, kind)[0];
  return event === undefined ? null : { label: event.text.replace(/\.$/u, ''), at: event.at, evidence: event.evidence };
}

/** Alarms that were raised on the subject and whose text or quantity the words name, oldest first. */
function alarmsAbout(text: string, scene: Scene): readonly AlarmTransition[] {
  const quantity = quantityWords.find(({ pattern }) => pattern.test(text));
  const words = contentWords(text);
  const named = (each: AlarmTransition): boolean => {
    const tag = scene.facts.directory.tags.find(({ id }) => id === each.tag);
    const said = `${each.message} ${tag?.description ?? ''}`.toLowerCase();
    if (quantity !== undefined) return tag !== undefined && quantity.roles.includes(roleOfTag(tag));
    return words.length > 0 && words.filter((word) => said.includes(word)).length >= Math.min(2, words.length);
  };
  return scene.facts.transitions.filter((each) => each.annunciated && scene.concernsEquipment(each) && named(each));
}

const more = /\b(?:more|higher|hotter|stronger|louder|faster|worse|harder|mehr|höher|stärker|heißer)\b(?=.*\b(?:than|als)\b)|比.{1,24}(?:高|大|热|快)/iu;
const fewer = /\b(?:less|lower|colder|cooler|weaker|slower|weniger|niedriger|kälter)\b(?=.*\b(?:than|als)\b)|比.{1,24}(?:低|小|冷|慢)/iu;

/** "Why does B vibrate more than A?": both are read. */
export function comparisonClaim(clause: Proposition, { facts, mentions }: PremiseInput): Found | null {
  const wantsMore = more.test(clause.text);
  if (wantsMore === fewer.test(clause.text)) return null;
  const inside = mentions.filter(({ start }) => start !== undefined && start >= clause.start && start < clause.start + clause.text.length);
  const [left, right] = inside;
  const quantity =
    quantityWords.find(({ pattern }) => pattern.test(clause.text)) ??
    (/vibrier|shak|rattl/iu.test(clause.text) ? quantityWords.find(({ name }) => name === 'vibration') : undefined);
  if (left === undefined || right === undefined || inside.length !== 2 || quantity === undefined) return null;
  const read = (subject: Mention) => {
    const scene = new Scene(subject, { facts });
    const tag = scene.tags.find((each) => quantity.roles.includes(roleOfTag(each)) && each.kind === 'analog');
    const reading = tag === undefined ? null : readingOf(facts, tag.id);
    return tag !== undefined && reading !== null && reading.quality !== 'bad' && typeof reading.value === 'number'
      ? { tag, reading, value: reading.value }
      : null;
  };
  const [one, other] = [read(left), read(right)];
  if (
    one === null ||
    other === null ||
    one.tag.unit !== other.tag.unit ||
    Math.abs(one.value - other.value) <= 0.02 * Math.max(Math.abs(one.value), Math.abs(other.value))
  )
    return null;
  const shown = `${one.tag.id} ${withUnit(String(one.value), one.tag.unit)}, ${other.tag.id} ${withUnit(String(other.value), other.tag.unit)} at ${formatTime(one.reading.readAt)}`;
  const evidence = [readingEvidence(one.reading), readingEvidence(other.reading)];
  return one.value > other.value === wantsMore
    ? supported('quantity', `${shown}.`, evidence)
    : refuted('quantity', `It is the other way round: ${shown}.`, evidence);
}

import type { Alarm } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { TagDefinition } from '../domain/tag.js';
import {
  alarmEvidence,
  assetEvidence,
  computationEvidence,
  journalEvidence,
  logRowEvidence,
  readingEvidence,
  trendEvidence,
  workOrderEvidence,
} from './evidence-items.js';
import { type PlantFacts, readingOf, trendIn } from './plant-facts.js';
import { type Claim, findClaims, type Mention } from './premise-claims.js';
import { checkParticulars, statesLimit } from './premise-facts.js';
import { checkHappenings } from './premise-happenings.js';
import type { Direction, QuantityWord, StateClaim } from './premise-lexicon.js';
import { countedInLog, workElsewhere } from './premise-log.js';
import { eventsOf, eventWords, Scene } from './premise-scene.js';
import { elsewhere } from './premise-shared.js';
import { roleOfTag } from './tag-roles.js';
import { trendFacts } from './trend-facts.js';
import { formatMinute, formatTime, withUnit } from './wording.js';

export type PremiseVerdict = Readonly<{
  claim: string;
  kind: Claim['kind'];
  subject: string | null;
  verdict: 'supported' | 'refuted' | 'unknown';
  /** One sentence for the answer: the correction of a refuted claim, the confirmation of a supported one, what is missing otherwise. */
  sentence: string;
  evidence: readonly EvidenceItem[];
}>;

export type PremiseInput = Readonly<{
  question: string;
  mentions: readonly Mention[];
  facts: PlantFacts;
  /** False where transitions and journal of the window were not read; then nothing is refuted from their silence. Default true. */
  historyRead?: boolean;
}>;

/** Checks what the question takes for granted against the plant. Refuted claims come first: they are corrected before anything is answered. */
export function checkPremises(input: PremiseInput): readonly PremiseVerdict[] {
  const order = { refuted: 0, unknown: 1, supported: 2 } as const;
  const particulars = [...checkHappenings(input), ...workElsewhere(input), ...countedInLog(input), ...checkParticulars(input)];
  const reasons = particulars.some(({ kind }) => kind === 'trip-reason');
  // "It trips at 11" states a limit and no event; a cause that was looked at says the trip with it.
  const claims = findClaims(input.question, input.mentions).filter(
    (claim) =>
      !(claim.kind === 'state' && claim.state === 'tripped' && (reasons || statesLimit(input.question))) &&
      !(claim.kind === 'state' && particulars.some((each) => each.kind === 'state' && each.claim === claim.text)),
  );
  return [...particulars, ...claims.map((claim) => judge(claim, input))].sort((a, b) => order[a.verdict] - order[b.verdict]);
}

type Judgement = Readonly<{ verdict: PremiseVerdict['verdict']; sentence: string; evidence: readonly EvidenceItem[] }>;

function judge(claim: Claim, input: PremiseInput): PremiseVerdict {
  const scene = new Scene(claim.subject, input);
  const judgement = judgementOf(claim, scene);
  return { claim: claim.text, kind: claim.kind, subject: claim.subject?.id ?? null, ...judgement };
}

function judgementOf(claim: Claim, scene: Scene): Judgement {
  if (claim.subject === null) return unknown('The question names no equipment or tag that its claim could be checked on.');
  switch (claim.kind) {
    case 'trip-reason':
      return judgeTripReason(scene, claim.quantity, claim.direction);
    case 'quantity':
      return judgeQuantity(scene, claim.quantity, claim.direction);
    case 'value':
      return judgeValue(scene, claim.value, claim.unit);
    case 'work-done':
      return judgeWorkDone(scene, claim.words);
    case 'setting-changed':
      return judgeSettingChanged(scene);
    case 'state':
      return claim.clock !== null ? judgeEventTime(scene, claim.state, claim.clock) : judgeState(scene, claim.state, claim.negated);
  }
}

const supported = (sentence: string, evidence: readonly EvidenceItem[]): Judgement => ({ verdict: 'supported', sentence, evidence });
const refuted = (sentence: string, evidence: readonly EvidenceItem[]): Judgement => ({ verdict: 'refuted', sentence, evidence });
const unknown = (sentence: string): Judgement => ({ verdict: 'unknown', sentence, evidence: [] });

function judgeTripReason(scene: Scene, quantity: QuantityWord, direction: Direction | null): Judgement {
  if (!scene.historyRead) return unknown(`The history of ${scene.name} was not read, so the reason of a trip is not known.`);
  const stated = `${direction === null ? '' : `${direction} `}${quantity.name}`;
  const trips = [...eventsOf(scene, 'tripped'), ...eventsOf(scene, 'diverting')];
  const last = trips.at(-1);
  if (!last) {
    const sister = elsewhere(scene, 'tripped');
    const evidence = [scene.searched('trip'), ...(sister?.evidence ?? []), ...alarmsNow(scene).map(alarmEvidence)];
    return refuted(`${scene.name} has not tripped ${scene.window()}.${sister?.sentence ?? ''}`, evidence);
  }
  const matching = trips.findLast((trip) => trip.quantity?.name === quantity.name || quantity.pattern.test(trip.text));
  if (matching) return supported(`${scene.name} tripped at ${formatTime(matching.at)}: ${matching.text}.`, [matching.evidence]);
  if (last.quantity === null && !/first.?out|because|due|:/i.test(last.text))
    return { ...unknown(`${scene.name} tripped at ${formatTime(last.at)}, but no record says whether ${stated} was the reason.`), evidence: [last.evidence] };
  const actual = last.quantity === null ? '' : ` (${last.quantity.name})`;
  return refuted(`${scene.name} did not trip on ${stated}: the trip at ${formatTime(last.at)} is recorded as "${last.text}"${actual}.`, [last.evidence]);
}

function judgeEventTime(scene: Scene, state: StateClaim, clock: Readonly<{ hour: number; minute: number }>): Judgement {
  if (!eventWords[state]) return judgeState(scene, state, false);
  if (!scene.historyRead) return unknown(`The history of ${scene.name} was not read.`);
  const events = eventsOf(scene, state);
  const stated = `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`;
  const matching = events.find((event) => minutesApart(event.at, clock) <= 15);
  if (matching) return supported(`${scene.name}: ${matching.text} at ${formatTime(matching.at)}.`, [matching.evidence]);
  const nearest = [...events].sort((a, b) => minutesApart(a.at, clock) - minutesApart(b.at, clock))[0];
  if (!nearest) return refuted(`Nothing of the kind is recorded for ${scene.name} ${scene.window()}.`, [scene.searched(`${state} record`)]);
  return refuted(`It was at ${formatTime(nearest.at)}, not at ${stated}: ${nearest.text}.`, [nearest.evidence]);
}

function minutesApart(at: string, clock: Readonly<{ hour: number; minute: number }>): number {
  const date = new Date(at);
  const apart = Math.abs(date.getUTCHours() * 60 + date.getUTCMinutes() - clock.hour * 60 - clock.minute);
  return Math.min(apart, 1440 - apart);
}

function alarmsNow(scene: Scene): readonly Alarm[] {
  return scene.facts.alarms.filter((alarm) => scene.concerns(alarm) && (alarm.state === 'active-unacknowledged' || alarm.state === 'active-acknowledged'));
}

function judgeState(scene: Scene, state: StateClaim, negated: boolean): Judgement {
  switch (state) {
    case 'in-alarm':
      return negated ? unknown(`Whether ${scene.name} is in alarm is for the answer.`) : judgeInAlarm(scene);
    case 'shelved':
      return judgeShelved(scene);
    case 'running':
      return judgeDiscrete(scene, ['running'], !negated, 'running', 'stopped');
    case 'stopped':
      return negated ? judgeDiscrete(scene, ['running'], true, 'running', 'stopped') : judgeStopped(scene);
    case 'leaking':
      return judgeDiscrete(scene, ['leak-switch'], !negated, 'wet', 'dry');
    case 'tripped':
    case 'diverting':
    case 'jammed':
      return negated ? unknown(`Whether ${scene.name} should have done so is for the answer.`) : judgeEvent(scene, state);
    case 'held':
    case 'suspended':
    case 'aborted':
    case 'idle':
      return judgeStateWord(scene, state, negated);
    case 'manual':
    case 'automatic':
      return judgeDiscrete(scene, ['automatic'], (state === 'automatic') !== negated, 'in automatic', 'in manual');
    case 'open':
    case 'closed':
      return judgeDiscrete(scene, ['valve-position'], (state === 'open') !== negated, 'open', 'closed');
  }
}

function judgeInAlarm(scene: Scene): Judgement {
  const active = alarmsNow(scene);
  const first = active[0];
  if (first)
    return supported(
      `${scene.name} is in alarm: ${first.tag} ${first.condition} since ${formatTime(first.raisedAt)} (${first.message}).`,
      active.slice(0, 4).map(alarmEvidence),
    );
  const others = scene.facts.alarms.filter((alarm) => scene.concerns(alarm) && alarm.state !== 'normal');
  const other = others[0];
  const rest = other ? `; ${other.tag} ${other.condition} is ${other.state}` : '';
  return refuted(`${scene.name} has no active alarm at ${formatMinute(scene.facts.now)}${rest}.`, [
    scene.searched('active alarm'),
    ...others.slice(0, 3).map(alarmEvidence),
  ]);
}

function judgeShelved(scene: Scene): Judgement {
  const shelved = scene.facts.alarms.find((alarm) => scene.concerns(alarm) && alarm.state === 'shelved');
  if (shelved?.state === 'shelved')
    return supported(`${shelved.tag} ${shelved.condition} is shelved until ${formatTime(shelved.shelvedUntil)} by ${shelved.shelvedBy.id}.`, [
      alarmEvidence(shelved),
    ]);
  return refuted(`No alarm of ${scene.name} is shelved at ${formatMinute(scene.facts.now)}.`, [scene.searched('shelved alarm')]);
}

const eventNouns: Readonly<Partial<Record<StateClaim, string>>> = { tripped: 'trip', diverting: 'diversion', jammed: 'jam' };

function judgeEvent(scene: Scene, state: StateClaim): Judgement {
  if (!scene.historyRead) return unknown(`The history of ${scene.name} was not read.`);
  const last = eventsOf(scene, state).at(-1);
  if (last) return supported(`${scene.name}: ${last.text} at ${formatTime(last.at)}.`, [last.evidence]);
  const what = eventNouns[state] ?? state;
  const sister = elsewhere(scene, state);
  return refuted(`No ${what} of ${scene.name} is recorded ${scene.window()}.${sister?.sentence ?? ''}`, [scene.searched(what), ...(sister?.evidence ?? [])]);
}

function judgeStopped(scene: Scene): Judgement {
  const event = eventsOf(scene, 'stopped').at(-1);
  if (event) return supported(`${scene.name}: ${event.text} at ${formatTime(event.at)}.`, [event.evidence]);
  return judgeDiscrete(scene, ['running'], false, 'running', 'stopped');
}

/** The state that the equipment shows in words (PackML and the like) against the claimed one. */
function judgeStateWord(scene: Scene, state: StateClaim, negated: boolean): Judgement {
  const reading = scene.stateReading();
  if (!reading) return unknown(`No usable reading says in which state ${scene.name} is.`);
  const sentence = `${scene.name} is in state ${reading.value} at ${formatTime(reading.readAt)}.`;
  return (String(reading.value).toLowerCase() === state) !== negated
    ? supported(sentence, [readingEvidence(reading)])
    : refuted(sentence, [readingEvidence(reading)]);
}

/** A setpoint, parameter or mode that somebody is said to have changed: the journal holds every such change. */
function judgeSettingChanged(scene: Scene): Judgement {
  if (!scene.historyRead) return unknown(`The history of ${scene.name} was not read.`);
  const last = scene.facts.journal.findLast(
    (entry) => (entry.category === 'setpoint-change' || entry.category === 'mode-change') && scene.concernsEquipment(entry),
  );
  if (last) return supported(`${last.text} at ${formatTime(last.at)}.`, [journalEvidence(last)]);
  return refuted(`No change of a setting of ${scene.name} is recorded ${scene.window()}.`, [scene.searched('setting change')]);
}

/** A two-state tag of the subject against the claimed state. */
function judgeDiscrete(scene: Scene, roles: readonly string[], wanted: boolean, whenOn: string, whenOff: string): Judgement {
  const tag = scene.tags.find((each) => roles.includes(roleOfTag(each)) && each.kind === 'discrete');
  const inWords = tag === undefined && roles.includes('running') ? scene.stateReading() : null;
  if (inWords) {
    const sentence = `${scene.name} is in state ${inWords.value} at ${formatTime(inWords.readAt)}.`;
    return /^(execute|running|producing)$/i.test(String(inWords.value)) === wanted
      ? supported(sentence, [readingEvidence(inWords)])
      : refuted(sentence, [readingEvidence(inWords)]);
  }
  const reading = tag ? readingOf(scene.facts, tag.id) : null;
  if (!tag || !reading || reading.quality === 'bad') return unknown(`No usable reading says whether ${scene.name} is ${wanted ? whenOn : whenOff}.`);
  const isOn = reading.value === true || reading.value === 1;
  const sentence = `${scene.name} is ${isOn ? (tag.states?.[1] ?? whenOn) : (tag.states?.[0] ?? whenOff)} at ${formatTime(reading.readAt)}.`;
  return isOn === wanted ? supported(sentence, [readingEvidence(reading)]) : refuted(sentence, [readingEvidence(reading)]);
}

const opposite: Readonly<Record<Direction, Direction>> = { high: 'low', low: 'high', rising: 'falling', falling: 'rising' };

function judgeQuantity(scene: Scene, quantity: QuantityWord, direction: Direction): Judgement {
  const tags = scene.measuring(quantity);
  if (tags.length === 0) return unknown(`No tag of ${scene.name} measures ${quantity.name}.`);
  const judged = tags.map((tag) => (direction === 'high' || direction === 'low' ? judgeLevel(scene, tag, direction) : judgeMove(scene, tag, direction)));
  return (
    judged.find((each) => each.verdict === 'supported') ??
    judged.find((each) => each.verdict === 'refuted') ??
    judged[0] ??
    unknown(`${quantity.name} of ${scene.name} was not read.`)
  );
}

/** High or low against the tag's alarms and alarm limits; a value inside all limits refutes the claim. */
function judgeLevel(scene: Scene, tag: TagDefinition, direction: 'high' | 'low'): Judgement {
  const same = (alarm: Alarm) =>
    alarm.condition.startsWith(direction) || (alarm.condition === 'deviation' && (alarm.limit ?? 0) > 0 === (direction === 'high'));
  const active = scene.facts.alarms.find(
    (alarm) => alarm.tag === tag.id && same(alarm) && (alarm.state === 'active-unacknowledged' || alarm.state === 'active-acknowledged'),
  );
  if (active) return supported(`${tag.id} is in alarm ${active.condition} since ${formatTime(active.raisedAt)} (${active.message}).`, [alarmEvidence(active)]);
  const reading = readingOf(scene.facts, tag.id);
  const limits = scene.facts.directory.alarms.filter((each) => each.tag === tag.id && each.limit !== null && /^(high|low)/.test(each.condition));
  if (!reading || typeof reading.value !== 'number' || reading.quality === 'bad') return unknown(`${tag.id} has no usable reading.`);
  const value = reading.value;
  const beyond = limits.find((each) => each.condition.startsWith(direction) && (direction === 'high' ? value > (each.limit ?? 0) : value < (each.limit ?? 0)));
  const shown = withUnit(String(value), reading.unit);
  if (beyond)
    return supported(`${tag.id} is ${shown}, beyond its ${beyond.condition} limit of ${withUnit(String(beyond.limit), reading.unit)}.`, [
      readingEvidence(reading),
    ]);
  const past = scene.facts.transitions.findLast((each) => each.annunciated && each.tag === tag.id && each.condition.startsWith(direction));
  if (past)
    return supported(`${tag.id} was ${direction} at ${formatTime(past.at)} (${past.message}) and is ${shown} at ${formatTime(reading.readAt)}.`, [
      alarmEvidence(past),
      readingEvidence(reading),
    ]);
  const decisive = limits.filter((each) => each.condition.startsWith(direction));
  if (decisive.length === 0)
    return { ...unknown(`${tag.id} is ${shown}; no ${direction} limit is configured to call that ${direction}.`), evidence: [readingEvidence(reading)] };
  const words = decisive.map((each) => `${each.condition} limit ${withUnit(String(each.limit), reading.unit)}`).join(', ');
  const basis = computationEvidence(
    'alarm limits',
    `Alarm limits of ${tag.id}: ${words}.`,
    { tag: tag.id },
    `shiftmate ask "What are the alarm limits of ${tag.id}?"`,
  );
  return refuted(`${tag.id} is not ${direction}: ${shown} at ${formatTime(reading.readAt)} (${words}).`, [readingEvidence(reading), basis]);
}

function judgeMove(scene: Scene, tag: TagDefinition, direction: 'rising' | 'falling'): Judgement {
  const trend = trendIn(scene.facts, tag.id);
  if (!trend) return unknown(`No trend of ${tag.id} was read.`);
  const facts = trendFacts(trend, { range: tag.range });
  const first = facts.sentences[0] ?? '';
  const stepped = facts.step ? (facts.step.change > 0 ? 'rising' : 'falling') : facts.direction;
  const evidence = [trendEvidence(trend, facts.sentences.join(' '))];
  if (stepped === direction) return supported(first, evidence);
  return stepped === opposite[direction] || stepped === 'steady'
    ? refuted(`${tag.id} is not ${direction}: ${first}`, evidence)
    : { ...unknown(first), evidence };
}

function judgeValue(scene: Scene, value: number, unit: string): Judgement {
  const tag = scene.tags[0];
  const reading = tag ? readingOf(scene.facts, tag.id) : null;
  if (!tag || !reading || typeof reading.value !== 'number' || reading.quality === 'bad') return unknown(`${scene.name} has no usable reading.`);
  if (reading.unit !== null && plain(unit) !== plain(reading.unit)) return unknown(`${scene.name} is measured in ${reading.unit}, the question says ${unit}.`);
  const tolerance = Math.max(0.02 * Math.abs(value), 0.6 * 10 ** -tag.decimals, 1e-9);
  const sentence = `${tag.id} reads ${withUnit(String(reading.value), reading.unit)} at ${formatTime(reading.readAt)}`;
  if (Math.abs(reading.value - value) <= tolerance) return supported(`${sentence}.`, [readingEvidence(reading)]);
  const trend = trendIn(scene.facts, tag.id)?.statistics;
  if (trend && value >= trend.minimum - tolerance && value <= trend.maximum + tolerance)
    return { ...unknown(`${sentence}; it was near the stated value earlier in the window.`), evidence: [readingEvidence(reading)] };
  return refuted(`${sentence}, not the stated value.`, [readingEvidence(reading)]);
}

function plain(unit: string): string {
  return unit.toLowerCase().replace('³', '3').replace('·', '');
}

/** Work said to be done: looked for among maintenance records and closed orders of the equipment by the words of the claim. */
function judgeWorkDone(scene: Scene, words: string): Judgement {
  const component = components.find((each) => each.test(words)) ?? null;
  const about = (text: string) => component === null || component.test(text);
  const records = scene.facts.records.filter((record) => record.asset !== null && scene.concernsEquipment({ equipment: record.asset }) && about(record.raw));
  const orders = scene.facts.workOrders.filter(
    (order) => scene.concernsEquipment(order) && order.closedAt !== null && about(`${order.title} ${order.findings ?? ''}`),
  );
  const latest = [...records].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0];
  if (orders[0]) return supported(`${orders[0].id} (${orders[0].title}) is recorded as ${orders[0].status}.`, [workOrderEvidence(orders[0])]);
  if (latest)
    return supported(`The log has work of that kind on ${latest.asset ?? scene.name}, dated ${latest.date ?? 'without a date'}.`, [logRowEvidence(latest)]);
  if (scene.facts.records.length === 0 && scene.facts.workOrders.length === 0) return unknown(`No maintenance records of ${scene.name} were read.`);
  const asset = scene.facts.directory.assets.find((each) => each.id === scene.name);
  return { ...unknown(`No record of that work on ${scene.name} was found.`), evidence: asset ? [assetEvidence(asset)] : [] };
}

const components: readonly RegExp[] = [
  /\bseal|dichtung|密封/i,
  /\bbearing|\bbrg|lager\b|轴承/i,
  /\bimpeller|laufrad|叶轮/i,
  /\bfilter|strainer|sieb|滤/i,
  /\bgasket|垫/i,
  /\bmotor|电机/i,
  /\bcoupling|spider|kupplung|联轴器/i,
  /\bsensor|transmitter|probe|RTD|传感器/i,
  /\bvalve|ventil|阀/i,
  /\bplate|platten|板/i,
  /\bbelt|riemen|皮带/i,
  /\blens|photo-?eye|lichtschranke/i,
];

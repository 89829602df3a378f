import type { Alarm } from '../domain/alarm.js';
import { timesOf } from '../domain/number-words.js';
import { alarmEvidence, computationEvidence, readingEvidence, trendEvidence } from './evidence-items.js';
import { readingOf, trendIn } from './plant-facts.js';
import type { PremiseInput, PremiseVerdict } from './premise.js';
import { clockOf, type Proposition, propositionsOf } from './premise-claims.js';
import { quantityWords } from './premise-lexicon.js';
import { causedClaim, comparisonClaim, figureClaim, orderClaim } from './premise-relations.js';
import { eventsOf, Scene } from './premise-scene.js';
import { alike, type Check, contentWords, counted, elsewhere, eventKindIn, type Found, minuteOfDay, nouns, refuted, supported } from './premise-shared.js';
import { spanIn } from './premise-spans.js';
import { roleOfTag } from './tag-roles.js';
import { formatMinute, formatTime } from './wording.js';

/** What a question takes for granted about happenings: how often, in which order, who attended to them, what lasts, what began, which is more. */
export function checkHappenings(input: PremiseInput): readonly PremiseVerdict[] {
  if (input.historyRead === false) return [];
  return propositionsOf(input.question, input.mentions).flatMap((clause) =>
    [causedClaim, figureClaim, orderClaim, countClaim, handledClaim, lastingClaim, startClaim, wetClaim, comparisonClaim].flatMap((check: Check) => {
      const found = check(clause, input);
      return found === null ? [] : [{ ...found, claim: clause.text, subject: clause.subject?.id ?? null }];
    }),
  );
}

/** "It tripped three times this morning": counted in the records of the time that is named. */
function countClaim(clause: Proposition, { facts, question }: PremiseInput): Found | null {
  const match = counted.exec(clause.text);
  const kind = eventKindIn(clause.text);
  if (match === null || kind === null || clause.subject === null) return null;
  const word = (match[2] ?? match[3] ?? match[4] ?? match[1] ?? '').toLowerCase();
  const stated = timesOf(word) ?? Number.NaN;
  const span = spanIn(question, facts.now) ?? facts.window;
  if (!Number.isFinite(stated) || span.from < facts.window.from) return null;
  const scene = new Scene(clause.subject, { facts });
  const events = eventsOf(scene, kind).filter(({ at }) => Date.parse(at) >= span.from.getTime() && Date.parse(at) <= span.to.getTime());
  const when = `between ${formatMinute(span.from)} and ${formatMinute(span.to)}`;
  const noun = nouns[kind] ?? kind;
  const quote = `${events.length} ${noun}${events.length === 1 ? '' : 's'} of ${scene.name} ${when}.`;
  const evidence = [
    computationEvidence('count of events', quote, { subject: scene.name, what: noun }, 'shiftmate ask'),
    ...events.slice(0, 4).map((each) => each.evidence),
  ];
  if (events.length === stated) return supported('state', quote, evidence);
  if (events.length === 0)
    return refuted('state', `No ${noun} of ${scene.name} is recorded ${when}.${elsewhere(scene, kind)?.sentence ?? ''}`, [
      ...evidence,
      ...(elsewhere(scene, kind)?.evidence ?? []),
    ]);
  return refuted('state', `${scene.name} has ${events.length} ${noun}${events.length === 1 ? '' : 's'} and not ${stated} ${when}.`, evidence);
}

const acknowledging = /\b(?:acknowledg\w*|acked|ack'?d|quittiert(?:e[nmrs]?)?)\b|(?:已|被)确认|确认(?:了|过)/iu;
const shelving = /\b(?:shelv\w*|zurückgestellt)\b|搁置/iu;

/** An order to do it says nothing of what was done. */
const isOrder = /^\s*(?:(?:please|can|could|will|would|you|i want you to|bitte)\s+)*(?:shelve|acknowledge|ack|quittiere?)\b/iu;

/** "Who acknowledged the drip pan alarm?", "why did they shelve it?": nobody did. */
function handledClaim(clause: Proposition, { facts }: PremiseInput): Found | null {
  const shelved = shelving.test(clause.text);
  if (isOrder.test(clause.text)) return null;
  if ((!shelved && !acknowledging.test(clause.text)) || clause.subject === null) return null;
  if (/\b(?:not|n't|nobody|no one|nicht|niemand)\b|没/iu.test(clause.text)) return null;
  const scene = new Scene(clause.subject, { facts });
  const listed = facts.alarms.filter((alarm) => scene.concernsEquipment(alarm) && saysOf(alarm, clause.text, scene));
  const past = facts.transitions.filter(
    (each) => scene.concernsEquipment(each) && (shelved ? each.to === 'shelved' : /acknowledged$/u.test(each.to) && !/unacknowledged$/u.test(each.to)),
  );
  const done = past.find((each) => listed.length === 0 || listed.some((alarm) => alarm.tag === each.tag)) ?? null;
  const verb = shelved ? 'shelved' : 'acknowledged';
  if (done !== null)
    return supported('state', `${done.message} (${done.tag}) was ${verb} at ${formatTime(done.at)}${done.by === null ? '' : ` by ${done.by.id}`}.`, [
      alarmEvidence(done),
    ]);
  if (shelved && listed.some(({ state }) => state === 'shelved')) return null;
  if (!shelved && listed.some(({ state }) => /-acknowledged$/u.test(state))) return null;
  const searched = scene.searched(`${verb} alarm`);
  const [first] = listed;
  if (first === undefined) return refuted('state', `No ${verb} alarm of ${scene.name} is recorded ${scene.window()}.`, [searched]);
  return refuted(
    'state',
    `${first.tag} ${first.condition} (${first.message}) has not been ${verb}: it is ${first.state}, raised at ${formatTime(first.raisedAt)}.`,
    [alarmEvidence(first), searched],
  );
}

function saysOf(alarm: Alarm, text: string, scene: Scene): boolean {
  const quantity = quantityWords.find(({ pattern }) => pattern.test(text));
  const tag = scene.facts.directory.tags.find(({ id }) => id === alarm.tag);
  if (quantity !== undefined) return tag !== undefined && quantity.roles.includes(roleOfTag(tag));
  const words = contentWords(text).filter((word) => !acknowledging.test(word) && !shelving.test(word));
  const said = `${alarm.message} ${tag?.description ?? ''}`.toLowerCase();
  const known = words.filter((word) => said.includes(word));
  return known.length > 0 || words.length === 0 || scene.facts.alarms.filter((each) => scene.concernsEquipment(each)).length === 1;
}

const lasts = /\b(?:still|has been|have been|is|are|'s|remains?|stays?|immer noch|noch|seit|ist)\b|还/iu;
const downWords = /\b(?:down|off|out|dead|stopped|standing|tripped|shut (?:down|off)|not running|aus|gestoppt|ausgefallen|steht)\b|停着|停了/iu;

/** "It has been down since ten", "it is still tripped": a state of now, whatever happened in between. */
function lastingClaim(clause: Proposition, { facts }: PremiseInput): Found | null {
  if (clause.subject === null || !lasts.test(clause.text) || !downWords.test(clause.text)) return null;
  if (
    !/\b(?:still|since|has been|have been|seit|noch|for (?:\d|an?|the|two|three) ?\w*)\b|还/iu.test(clause.text) ||
    /\bnot\b(?! running)|n't\b/iu.test(clause.text)
  )
    return null;
  if (/\b(?:divert|jam)\w*/iu.test(clause.text)) return null;
  const scene = new Scene(clause.subject, { facts });
  if (/\btripped\b/iu.test(clause.text)) return stillTripped(scene);
  const tag = scene.tags.find((each) => roleOfTag(each) === 'running' && each.kind === 'discrete');
  const reading = tag === undefined ? null : readingOf(facts, tag.id);
  const inWords = tag === undefined ? scene.stateReading() : null;
  const seen = inWords ?? reading;
  if (seen === null || seen.quality === 'bad') return null;
  const runs = inWords === null ? seen.value === true || seen.value === 1 : /^(?:execute|running|producing)$/iu.test(String(seen.value));
  const shown = inWords === null ? (runs ? 'running' : 'not running') : `in state ${String(inWords.value)}`;
  if (!runs) return supported('state', `${scene.name} is ${shown} at ${formatTime(seen.readAt)}.`, [readingEvidence(seen)]);
  const last = (['tripped', 'stopped'] as const).flatMap((kind) => eventsOf(scene, kind)).at(-1);
  const before = last === undefined ? '' : ` Its last stop on record: ${last.text.replace(/\.$/u, '')} at ${formatTime(last.at)}.`;
  return refuted(
    'state',
    `${scene.name} is not ${/tripped/iu.test(clause.text) ? 'tripped' : 'down'} now: it is ${shown} at ${formatTime(seen.readAt)}.${before}`,
    [readingEvidence(seen), ...(last === undefined ? [] : [last.evidence])],
  );
}

/** A machine is tripped as long as its trip signal stands, whether or not it is wanted to run. */
function stillTripped(scene: Scene): Found | null {
  const tag = scene.tags.find((each) => roleOfTag(each) === 'trip' && each.kind === 'discrete');
  const reading = tag === undefined ? null : readingOf(scene.facts, tag.id);
  if (tag === undefined || reading === null || reading.quality === 'bad') return null;
  const stands = reading.value === true || reading.value === 1;
  const at = formatTime(reading.readAt);
  if (stands) return supported('state', `${scene.name} is tripped at ${at}.`, [readingEvidence(reading)]);
  const last = eventsOf(scene, 'tripped').at(-1);
  const before = last === undefined ? '' : ` Its last trip on record: ${last.text.replace(/\.$/u, '')} at ${formatTime(last.at)}.`;
  return refuted('state', `${scene.name} is not tripped any more: ${tag.id} is ${tag.states?.[0] ?? 'off'} at ${at}.${before}`, [
    readingEvidence(reading),
    ...(last === undefined ? [] : [last.evidence]),
  ]);
}

const begins =
  /\b(?:took over|takes over|taken over|cut in|kicked in|(?:was |were )?started|switched (?:itself )?on|came on|übernahm|übernommen|gestartet|angesprungen)\b|启动了|接替/iu;

/** "P-101B took over at nine": its running signal says whether it began to run. */
function startClaim(clause: Proposition, { facts }: PremiseInput): Found | null {
  if (clause.subject === null || !begins.test(clause.text) || /\b(?:not|never|n't|nicht)\b|没/iu.test(clause.text)) return null;
  const scene = new Scene(clause.subject, { facts });
  const tag = scene.tags.find((each) => roleOfTag(each) === 'running' && each.kind === 'discrete');
  const trend = tag === undefined ? undefined : trendIn(facts, tag.id);
  if (tag === undefined || trend === undefined || trend.samples.length === 0) return null;
  const on = (value: unknown): boolean => value === true || value === 1;
  const starts = trend.samples.flatMap((sample, index) => (on(sample.value) && index > 0 && !on(trend.samples[index - 1]?.value) ? [sample.at] : []));
  const clock = clockOf(clause.text);
  const near = starts.find((at) => clock === null || Math.abs(minuteOfDay(at) - clock.hour * 60 - clock.minute) <= 20);
  if (near !== undefined)
    return supported('state', `${scene.name} began to run at ${formatTime(near)}.`, [trendEvidence(trend, `${tag.id} went on at ${formatTime(near)}.`)]);
  const last = starts.at(-1);
  const quote = last === undefined ? `${tag.id} did not go on ${scene.window()}.` : `${tag.id} last went on at ${formatTime(last)}.`;
  const failed = facts.transitions.findLast(
    (each) => each.annunciated && scene.concernsEquipment(each) && /fail\w* to start|did not start|no start/iu.test(each.message),
  );
  const why = failed === undefined ? '' : ` ${failed.message} at ${formatTime(failed.at)}.`;
  return refuted('state', `${scene.name} did not start${clock === null ? '' : ' then'}: ${quote}${why}`, [
    trendEvidence(trend, quote),
    ...(failed === undefined ? [] : [alarmEvidence(failed)]),
  ]);
}

/** "The drip pan is wet", "it drips". */
function wetClaim(clause: Proposition, { facts }: PremiseInput): Found | null {
  if (
    clause.subject === null ||
    !/\b(?:wet|drip pan (?:is |got |gets )?full|nass)\b|湿/iu.test(clause.text) ||
    /\b(?:not|never|n't|nicht)\b|\balarm/iu.test(clause.text)
  )
    return null;
  const scene = new Scene(clause.subject, { facts });
  const tag = scene.tags.find((each) => roleOfTag(each) === 'leak-switch' && each.kind === 'discrete');
  const reading = tag === undefined ? null : readingOf(facts, tag.id);
  if (tag === undefined || reading === null || reading.quality === 'bad') return null;
  const wet = reading.value === true || reading.value === 1;
  const sentence = `${tag.id} (${tag.description}) is ${tag.states?.[wet ? 1 : 0] ?? (wet ? 'wet' : 'dry')} at ${formatTime(reading.readAt)}`;
  if (wet || facts.transitions.some((each) => each.annunciated && each.tag === tag.id)) return supported('state', `${sentence}.`, [readingEvidence(reading)]);
  const sister = facts.alarms.find(
    (alarm) =>
      alarm.equipment !== scene.name && alarm.equipment !== null && alike(alarm.equipment, scene.name) && /wet/iu.test(`${alarm.tag} ${alarm.message}`),
  );
  return refuted(
    'state',
    `${scene.name} is not wet: ${sentence}.${sister === undefined ? '' : ` It is ${sister.equipment ?? ''}: ${sister.message}, raised at ${formatTime(sister.raisedAt)}.`}`,
    [readingEvidence(reading), ...(sister === undefined ? [] : [alarmEvidence(sister)])],
  );
}

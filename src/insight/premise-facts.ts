import { allMatches } from '../domain/all-matches.js';
import type { TagDefinition } from '../domain/tag.js';
import { alarmEvidence, computationEvidence, readingEvidence } from './evidence-items.js';
import { AssetTree, readingOf } from './plant-facts.js';
import type { PremiseInput, PremiseVerdict } from './premise.js';
import type { Mention } from './premise-claims.js';
import { quantityWords } from './premise-lexicon.js';
import { eventsOf, Scene } from './premise-scene.js';
import { roleOfTag } from './tag-roles.js';
import { formatMinute, formatTime, withUnit } from './wording.js';

type Found = Omit<PremiseVerdict, 'claim' | 'subject'>;

/** What a question takes for granted beyond states and quantities: a limit, the machine on duty, a leak, a cause of a trip. */
export function checkParticulars(input: PremiseInput): readonly PremiseVerdict[] {
  const [subject] = input.mentions;
  if (subject === undefined) return [];
  return [limitClaim, dutyClaim, leakClaim, causeClaim].flatMap((check) => {
    const found = check(input, subject);
    return found === null ? [] : [{ ...found, claim: input.question, subject: subject.id }];
  });
}

const limitStated =
  /\b(trips?|shuts? (?:itself )?down|cuts? out|alarms?|(?:trip|alarm|shutdown) (?:limit|level|point|value|setting)|limit|schaltet|löst)\b[^.?!,]{0,30}?\b(?:at|is|of|above|below|over|under|bei|ab|ist)\s+(-?\d+(?:[.,]\d+)?)\s*(°C|%|bar|kPa|mm\/s|A\b|m³\/h|N·?m|s\b)/iu;
const asksLimit =
  /^\s*(?:what|which|at (?:what|which)|how|when|does|do|will|would|should|is|are|if|can|could|set|change|raise|lower|was|welche|wie|ob|wenn|wann)\b/iu;

/** True where a sentence states a limit as a fact: a trip in it is no event. */
export function statesLimit(text: string): boolean {
  return limitStated.test(text) && !asksLimit.test(text);
}

function limitClaim({ question, facts }: PremiseInput, subject: Mention): Found | null {
  const match = limitStated.exec(question);
  if (match === null || asksLimit.test(question)) return null;
  const [, word = '', number = '', unit = ''] = match;
  const value = Number(number.replace(',', '.'));
  const scene = new Scene(subject, { facts });
  const quantity = quantityWords.find(({ pattern }) => pattern.test(question));
  const stops = /trip|shut|cut|schaltet|löst/iu.test(word);
  const settings = facts.directory.alarms.flatMap((definition) => {
    const tag = scene.tags.find(({ id }) => id === definition.tag);
    if (tag === undefined || definition.limit === null || tag.unit?.replace('·', '') !== unit.replace('·', '')) return [];
    if (quantity !== undefined && !quantity.roles.includes(roleOfTag(tag))) return [];
    return /^(?:high|low)-(?:high|low)$/u.test(definition.condition) === stops || !/^(?:high|low)/u.test(definition.condition)
      ? [{ definition, tag, limit: definition.limit }]
      : [];
  });
  if (settings.length === 0 || settings.length > 3) return null;
  const words = settings.map(({ definition, tag, limit }) => `${tag.id} ${definition.condition} at ${withUnit(String(limit), tag.unit)}`).join(', ');
  const quote = `Alarm settings of ${scene.name}: ${words}.`;
  const evidence = [computationEvidence('alarm settings', quote, { subject: scene.name }, 'shiftmate ask')];
  if (settings.some(({ limit }) => Math.abs(limit - value) <= 0.01 * Math.abs(value)))
    return { kind: 'value', verdict: 'supported', sentence: quote, evidence };
  return {
    kind: 'value',
    verdict: 'refuted',
    sentence: `The ${stops ? 'trip' : 'alarm'} of ${scene.name} is not at the stated value: ${words}.`,
    evidence,
  };
}

function dutyClaim({ question, facts, mentions }: PremiseInput, subject: Mention): Found | null {
  const claimed = /\b(?:is|are|still|now|as|been|was|took) (?:\w+ ){0,2}?(?:the |on |over )?(duty|lead|standby|stand-by|dienst|reserve)\b/iu.exec(
    question,
  )?.[1];
  if (claimed === undefined || mentions.length > 1 || asksLimit.test(question)) return null;
  const tree = new AssetTree(facts.directory.assets);
  const tag = facts.directory.tags.find(
    (each) => each.states !== null && /\b(?:on duty|duty pump|lead)\b/iu.test(each.description) && tree.unitOf(each.equipment) === tree.unitOf(subject.id),
  );
  const reading = tag === undefined ? null : readingOf(facts, tag.id);
  const suffix = /[A-Z]$/u.exec(subject.id)?.[0];
  if (tag === undefined || reading === null || reading.quality === 'bad' || suffix === undefined) return null;
  const state = stateOf(tag, reading.value);
  const duty = `${subject.id.slice(0, -1)}${state}`;
  if (!/^[A-Z]$/u.test(state) || tree.get(duty) === null) return null;
  const isDuty = state === suffix;
  const wantsDuty = /duty|lead|dienst/iu.test(claimed);
  const sentence = `${duty} is on duty at ${formatTime(reading.readAt)} (${tag.id}: ${state})${isDuty ? '' : `, ${subject.id} is not`}.`;
  return { kind: 'state', verdict: isDuty === wantsDuty ? 'supported' : 'refuted', sentence, evidence: [readingEvidence(reading)] };
}

function stateOf(tag: TagDefinition, value: unknown): string {
  return typeof value === 'string' ? value : (tag.states?.[value === true || value === 1 ? 1 : 0] ?? '');
}

/** "How bad is the seal leak?" takes the leak for granted. */
function leakClaim({ question, facts }: PremiseInput, subject: Mention): Found | null {
  if (!/\b(?:the|this|that|our|der|die|das) (?:\S+ ){0,2}leak(?:age)?\b|\bdas leck\b|\bdie leckage\b/iu.test(question)) return null;
  if (
    /\bleak (?:test|detect\w*|rate|switch|search)|\b(?:if|before|after|whenever|wenn)\b|^\s*(?:open|create|raise|draft|make|write|is|are|was|were|did|does|has)\b/iu.test(
      question,
    )
  )
    return null;
  const scene = new Scene(subject, { facts });
  const tag = scene.tags.find((each) => roleOfTag(each) === 'leak-switch' && each.kind === 'discrete');
  const reading = tag === undefined ? null : readingOf(facts, tag.id);
  if (tag === undefined || reading === null || reading.quality === 'bad') return null;
  const state = stateOf(tag, reading.value);
  const wet = reading.value === true || reading.value === 1;
  const recent = facts.transitions.some((each) => each.annunciated && each.tag === tag.id);
  if (wet || recent) return null;
  return {
    kind: 'state',
    verdict: 'refuted',
    sentence: `${scene.name} is not leaking: ${tag.id} (${tag.description}) is ${state} at ${formatTime(reading.readAt)}.`,
    evidence: [readingEvidence(reading)],
  };
}

const causeStated =
  /\b(?:tripped|stopped|suspended|held|aborted|diverted|went down|shut (?:itself )?down|failed)\b[^?!.]{0,30}?\b(?:because(?: of)?|due to|on account of|as a result of|weil|wegen)\s+([^?!.,]{4,80})/iu;
const beforeMs = 15 * 60_000;

/** "It tripped because the cooling water was lost": nothing of the kind came before, and the record says something else. */
function causeClaim({ question, facts, historyRead }: PremiseInput, subject: Mention): Found | null {
  const phrase = causeStated.exec(question)?.[1];
  if (phrase === undefined || historyRead === false || quantityWords.some(({ pattern }) => pattern.test(phrase))) return null;
  const scene = new Scene(subject, { facts });
  const last = eventsOf(scene, 'tripped').at(-1) ?? eventsOf(scene, 'stopped').at(-1);
  if (last === undefined) return null;
  const descriptions = facts.directory.tags.map((tag) => ({ tag, text: tag.description.toLowerCase() }));
  const words = allMatches(phrase.toLowerCase(), /\p{L}{4,}/gu)
    .map(([word]) => word)
    .filter((word) => descriptions.some(({ text }) => text.includes(word)));
  const blamed = new Set(descriptions.filter(({ text }) => words.length > 0 && words.every((word) => text.includes(word))).map(({ tag }) => tag.id as string));
  if (blamed.size === 0) return null;
  const at = Date.parse(last.at);
  const came = facts.transitions.find(
    (each) => each.annunciated && blamed.has(each.tag) && Date.parse(each.at) <= at + 2000 && Date.parse(each.at) > at - beforeMs,
  );
  if (came !== undefined)
    return {
      kind: 'trip-reason',
      verdict: 'supported',
      sentence: `${came.message} at ${formatTime(came.at)} came before: ${last.text}.`,
      evidence: [alarmEvidence(came), last.evidence],
    };
  const quote = `No alarm of ${[...blamed].slice(0, 6).join(', ')} in the 15 min before ${formatMinute(last.at)}.`;
  const searched = computationEvidence('history search', quote, { subject: scene.name, at: last.at }, 'shiftmate ask');
  return {
    kind: 'trip-reason',
    verdict: 'refuted',
    sentence: `It was not for that reason: the stop of ${scene.name} at ${formatTime(last.at)} is recorded as "${last.text}", and no alarm of ${[...blamed].slice(0, 3).join(', ')} came in the 15 min before.`,
    evidence: [last.evidence, searched],
  };
}

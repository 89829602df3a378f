import type { TagDefinition } from '../../domain/tag.js';
import { alarmed } from './alarmed.js';
import { patternCatalogue } from './catalogue.js';
import { conditionLogic } from './conditions/logic.js';
import { heldTimes, type LogicProgram, leavesOf } from './conditions/model.js';
import { conditionsOf, nameThings, withCondition } from './conditions/name-things.js';
import { readProgram } from './conditions/read-program.js';
import { readSteps, tellsSteps, withoutHold } from './conditions/read-steps.js';
import { toldSequence } from './conditions/told-sequence.js';
import { contradicts, settleTold, tellEvents, toldNames } from './events/read-events.js';
import { readFloats } from './events/told-floats.js';
import { readRunOn } from './events/told-run-on.js';
import { readStages } from './events/told-stages.js';
import { fillParameters } from './fill.js';
import { type Fitted, fitPattern, stillOpen } from './fitted.js';
import { gated } from './gated.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from './model.js';
import { polarised } from './polarised.js';
import { type AlarmLimit, alarmLimits, withoutAlarms } from './request-alarms.js';
import { uncoveredParts, withoutNames } from './request-coverage.js';
import { unreadChinese } from './request-languages.js';
import { machineWords } from './request-machines.js';
import { readNames } from './request-names.js';
import { headingOf, paraphrase } from './request-paraphrase.js';
import { type ContactPolarity, openValveQuestion, readPolarity } from './request-polarity.js';
import { readNumbers, readTimes } from './request-quantities.js';
import { clockAssumed, hoursOf, type Restriction, readRestriction, readWindow } from './request-restriction.js';
import { safetyRefusal } from './request-safety.js';
import { matchPhrase, normaliseRequest, wordsOf } from './request-text.js';
import { withThings } from './request-things.js';
import { tagBook, withUnits } from './signals.js';

export type PatternSelection =
  | Readonly<{ kind: 'match'; pattern: Pattern; parameters: PatternParameters; openQuestions: readonly string[] }>
  | Readonly<{ kind: 'refused'; cause: 'safety' | 'not-covered' | 'half-covered'; reason: string; covered: readonly string[] }>;

/** Below this score no pattern is offered: one strong phrase or two weaker ones are needed. */
const acceptAt = 5;

/** Everything that is understood of a request: text, times, numbers and names. */
export function readRequest(request: string, tags: readonly TagDefinition[], equipment: readonly string[]): RequestReading {
  return readText(normaliseRequest(request), tags, equipment);
}

function readText(text: string, tags: readonly TagDefinition[], equipment: readonly string[]): RequestReading {
  const names = readNames(text, tags, equipment);
  const times = readTimes(text).filter((time) => !names.some((name) => time.start < name.end && time.end > name.start));
  const numbers = readNumbers(text, [...names, ...times]);
  return { text, times, numbers, names };
}

/** A request that tells steps one after another; null when it is none, or a part of it is not understood. */
function readTold(reading: RequestReading): PatternSelection | null {
  if (reading.without?.has(toldSequence.id) === true) return null;
  const plain = plainReading(reading);
  const sequence = readSteps(plain);
  if (sequence === null) return null;
  const parameters: PatternParameters = { names: {}, numbers: {}, assumed: [], sequence };
  return {
    kind: 'match',
    pattern: toldSequence,
    parameters,
    openQuestions: [
      ...headingLeft(reading.text),
      ...uncoveredParts(toldSequence, parameters, withoutHold(plain).reading, toldSequence.build(parameters, tagBook([]))),
    ],
  };
}

/** A request read as logic: as it stands, or in plainer words with names for the things that it gives no tag for. Null when a part of it is not understood. */
function readLogic(reading: RequestReading): Readonly<{ program: LogicProgram; reading: RequestReading }> | null {
  if (reading.without?.has(conditionLogic.id) === true) return null;
  return readInHours(reading) ?? readInEvents(reading) ?? readPlainLogic(reading);
}

/** The name that stands for the hours of the day while the rest of a request is read. */
const dayHours = 'DAY_HOURS';

/** "P-9 runs from 07:00 to 10:00 and from 16:00 to 22:00": several spans of the day are a condition as others are; one alone has a pattern of its own. */
function readInHours(reading: RequestReading): Readonly<{ program: LogicProgram; reading: RequestReading }> | null {
  const hours = hoursOf(reading.text);
  if (hours === null || hours.count < 2) return null;
  const text = `${reading.text.slice(0, hours.start)} while ${dayHours} is active${reading.text.slice(hours.end)}`;
  const inner = readPlainLogic(readText(text, [], [...reading.names.map(({ text: name }) => name), dayHours]));
  if (inner === null) return null;
  const program = withCondition(inner.program, dayHours, hours.condition);
  return { reading: inner.reading, program: { ...program, questions: [...program.questions, clockAssumed] } };
}

/** "At every start of P-4 open XV-4 for 15 s", "after 40 bags": what happens once or is counted is a signal of its own while the rest is read. */
function readInEvents(reading: RequestReading): Readonly<{ program: LogicProgram; reading: RequestReading }> | null {
  const direct = readStages(reading) ?? readFloats(reading) ?? readRunOn(reading);
  if (direct !== null) return { program: direct, reading };
  const told = tellEvents(reading);
  const known = reading.names.map(({ text: name }) => name);
  const inner = told === null ? null : readPlainLogic(readText(told.text, [], [...known, ...toldNames(told)]));
  const program = told === null || inner === null || contradicts(inner.program, told) ? null : settleTold(inner.program, told);
  return program === null ? null : { program, reading };
}

function readPlainLogic(reading: RequestReading): Readonly<{ program: LogicProgram; reading: RequestReading }> | null {
  const literal = readProgram(reading);
  if (literal !== null) return { program: literal, reading };
  const plain = plainReading(reading);
  const program = readProgram(plain);
  return program === null ? null : { program: nameThings(program, plain.declared ?? new Set()), reading: plain };
}

/** The request in plainer words, with the nouns it gives no tag for as names. */
function plainReading(reading: RequestReading): RequestReading {
  const known = reading.names.map(({ text }) => text);
  return { ...withThings(readText(paraphrase(reading.text), [], known)), ...(reading.without === undefined ? {} : { without: reading.without }) };
}

/**
 * How well a pattern's keywords describe a request: the sum of its distinct keyword hits, near words counting more than far ones. `only`: which hits count, by
 * the positions of their words.
 */
export function scorePattern(pattern: Pattern, words: readonly string[], only: (indices: readonly number[]) => boolean = () => true): number {
  const covered = new Set<number>();
  let total = 0;
  for (const keyword of [...pattern.keywords].sort((a, b) => b.weight - a.weight)) {
    const match = matchPhrase(words, keyword.words);
    if (match === null || !only(match.indices)) continue;
    const fresh = match.indices.filter((index) => !covered.has(index)).length / match.indices.length;
    for (const index of match.indices) covered.add(index);
    total += (keyword.weight * fresh) / (1 + Math.max(0, match.gap - 4) * 0.12);
  }
  return total;
}

/**
 * Chooses the pattern that a request in plain words (English or German) asks for and fills its parameters. Refuses what would weaken a safety
 * function and what the catalogue does not cover, naming what it does cover. Pure; never throws.
 * Source: own pattern catalogue.
 * Units: durations in seconds or as written in the request; parameters in the unit of their definition.
 * Errors: never throws; a refusal says why and what is covered.
 */
export function selectPattern(
  request: string,
  plantTags: readonly TagDefinition[],
  equipmentNames: readonly string[],
  without: ReadonlySet<string> = new Set(),
): PatternSelection {
  const covered = patternCatalogue.map((pattern) => `${pattern.title}: ${pattern.summary}`);
  const reading = readRequest(request, plantTags, equipmentNames);
  const book = tagBook(plantTags);
  const unsafe = safetyRefusal(reading.text, reading.names, book);
  if (unsafe !== null) return { kind: 'refused', cause: 'safety', reason: unsafe, covered };
  const { text, polarities } = readPolarity(reading.text, reading.names);
  const plain = polarities.length === 0 ? reading : readText(text, plantTags, equipmentNames);
  const open = [...openValveQuestion(reading.text), ...unreadChinese(request).map((word) => `Not understood, so the draft may lack it: "${word}".`)];
  return withPolarities(chosenPattern({ ...plain, without }, book, covered, polarities), polarities, open, book);
}

/** The match with its contacts read as the request wires them. */
function withPolarities(selection: PatternSelection, polarities: readonly ContactPolarity[], open: readonly string[], book: TagBook): PatternSelection {
  if (selection.kind === 'refused') return selection;
  const { pattern, parameters } = selection;
  const { openQuestions } = polarised(pattern.build(parameters, withUnits(book, parameters.units)), polarities);
  const build: Pattern['build'] = (given, tags) => polarised(pattern.build(given, tags), polarities).build;
  return { ...selection, pattern: { ...pattern, build }, openQuestions: [...new Set([...selection.openQuestions, ...openQuestions, ...open])] };
}

/** What the request asks for, with alarms that have limits of their own added to it where that leaves less of the request open. */
function chosenPattern(reading: RequestReading, book: TagBook, covered: readonly string[], polarities: readonly ContactPolarity[]): PatternSelection {
  const plain = plainPattern(reading, book, covered, polarities);
  const open = (selection: PatternSelection): number =>
    selection.kind === 'refused'
      ? Number.POSITIVE_INFINITY
      : selection.openQuestions.filter((text) => /^The request says ".*" and the draft has no use/.test(text)).length;
  const all = alarmLimits(reading);
  const logical = plain.kind === 'match' && (plain.parameters.logic !== undefined || plain.parameters.sequence !== undefined);
  const enough = open(plain) === 0 && (logical || all.length < 2);
  if (enough) return plain;
  for (const alarms of [all, all.slice(1)]) {
    const found = alarms.length === 0 ? null : withAlarms(plainPattern(withoutAlarms(reading, alarms), book, covered, polarities), alarms, book);
    if (found !== null && (open(found) < open(plain) || open(found) === 0)) return found;
  }
  return plain;
}

/** The match with alarms added to its block; null where its block cannot have them. */
function withAlarms(selection: PatternSelection, alarms: readonly AlarmLimit[], book: TagBook): PatternSelection | null {
  if (selection.kind === 'refused') return null;
  const { pattern, parameters } = selection;
  if (alarmed(pattern.build(parameters, withUnits(book, parameters.units)), alarms) === null) return null;
  const build: Pattern['build'] = (given, tags) => {
    const bare = pattern.build(given, tags);
    return alarmed(bare, alarms) ?? bare;
  };
  return { ...selection, pattern: { ...pattern, build } };
}

/** What the request asks for: told steps, logic, or a pattern of the catalogue. */
function plainPattern(reading: RequestReading, book: TagBook, covered: readonly string[], polarities: readonly ContactPolarity[]): PatternSelection {
  const [best] = rankPatterns(reading);
  const told = readTold(reading);
  if (told !== null) return told;
  const logic = readLogic(reading);
  const asLogic = (): PatternSelection | null =>
    logic === null ? null : logicMatch(logic.program, logic.reading, book, logic.reading.text === reading.text ? [] : headingLeft(reading.text));
  const inHoursOfDay = logic?.program.questions.includes(clockAssumed) === true;
  if (logic !== null && best !== undefined && (inHoursOfDay || logicFits(logic.program, best.score, best.pattern, reading, book)))
    return asLogic() ?? bestPattern(reading, book, covered, polarities);
  const found = (logic === null ? restrictedPattern(reading, book, covered) : null) ?? bestPattern(reading, book, covered, polarities);
  // What no pattern does and was understood as logic in full is drafted as that
  return found.kind === 'refused' && found.cause !== 'safety' ? (asLogic() ?? found) : found;
}

type Ranked = Readonly<{ pattern: Pattern; score: number }>;

function rankPatterns(reading: RequestReading): readonly Ranked[] {
  const words = wordsOf(reading.text);
  const called = machineWords(words);
  const asked = (indices: readonly number[]): boolean => indices.some((index) => !called.has(index));
  return patternCatalogue
    .filter(({ id }) => reading.without?.has(id) !== true)
    .map((pattern) => ({ pattern, score: scorePattern(pattern, words, asked) + (pattern.evidence?.(reading) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/** "..., but only while the fan runs and the pressure is above 12 mbar": the pattern that the rest asks for, working only while the condition holds. */
function restrictedPattern(reading: RequestReading, book: TagBook, covered: readonly string[]): PatternSelection | null {
  // The plainer words leave the heading out, which may name the pattern
  for (const read of [plainReading(reading), withThings(reading)]) {
    const hours = readWindow(read);
    const found =
      (hours === null ? null : inHours(restrictedBy(hours, undefined, book, covered))) ??
      restrictedBy(readRestriction(read), rankPatterns(reading)[0], book, covered);
    if (found !== null) return found;
  }
  return null;
}

/** The hours of the day come from the controller's clock. */
function inHours(selection: PatternSelection | null): PatternSelection | null {
  if (selection?.kind !== 'match') return selection;
  return { ...selection, openQuestions: [...selection.openQuestions, clockAssumed] };
}

function restrictedBy(restricted: Restriction | null, whole: Ranked | undefined, book: TagBook, covered: readonly string[]): PatternSelection | null {
  const inner = restricted === null ? null : bestPattern(restricted.rest, book, covered, []);
  if (restricted === null || inner?.kind !== 'match' || (restricted.plain && takesConditions(inner.pattern))) return null;
  // A condition whose words make the request another kind of thing is no mere restriction of it
  if (!restricted.only && whole !== undefined && whole.score >= acceptAt && whole.pattern.id !== inner.pattern.id) return null;
  const { condition } = restricted;
  const { pattern } = inner;
  if (gated(pattern.build(inner.parameters, book), condition, book) === null) return null;
  const build: Pattern['build'] = (parameters, tags) => {
    const plain = pattern.build(parameters, tags);
    return gated(plain, condition, tags) ?? plain;
  };
  return { ...inner, pattern: { ...pattern, build } };
}

/** Whether a "when ..." may be what the pattern itself reads: it has a measurement or a condition of its own. */
function takesConditions({ parameters }: Pattern): boolean {
  return parameters.some(({ kind, name }) => kind === 'measurement' || (kind === 'condition' && name !== 'permissives'));
}

/** The pattern of the catalogue whose words fit best, filled from the request. */
function bestPattern(reading: RequestReading, book: TagBook, covered: readonly string[], polarities: readonly ContactPolarity[]): PatternSelection {
  // What a value comes from or goes to is no topic of its own: "reset from the HMI", "heartbeat to SCADA"
  const foreign = foreignTopics(
    wordsOf(
      withoutNames(reading).replace(/\b(?:from|to|by|via|with|for) (?:the |a )?(?:hmi|scada|opc(?: ua)?)\b|\bscadas?(?='?s? (?:bit|heartbeat|signal))/gi, ' '),
    ),
  );
  const bar = acceptAt + (foreign.length > 0 ? 4 : 0);
  const ranked = rankPatterns(reading).filter(({ score }) => score >= bar);
  const [first] = ranked;
  if (first === undefined)
    return {
      kind: 'refused',
      cause: 'not-covered',
      reason: 'No proven pattern covers this request. Describe it in terms of one of the covered functions, or connect a model for a free draft.',
      covered,
    };
  const fitting = ranked.slice(0, candidates).map((one) => ({ ...one, fit: fitPattern(one.pattern, reading, book, polarities) }));
  const best = fitting.find(({ fit }) => fit.denied === null);
  if (best === undefined) return notThatKind(first.pattern, fitting[0]?.fit.denied ?? '', covered);
  const second = ranked.find(({ pattern }) => pattern !== best.pattern);
  const close =
    second !== undefined && second.score > best.score * 0.85
      ? [`The request could also mean "${second.pattern.title}". Is "${best.pattern.title}" right?`]
      : [];
  const { pattern, parameters, parts, ignored } = best.fit;
  const questions = [...close, ...foreign.map((topic) => `The request mentions ${topic}; the draft does not cover that part.`), ...best.fit.openQuestions];
  if (ignored.length >= 2 && ignored.length * 2 >= reading.names.length) return notUnderstood(best.pattern, ignored, covered);
  if (!sequences.has(best.pattern.id) && tellsSteps(reading)) return notASequence(best.pattern, covered);
  if (best.score < surelyAt && leavesHalf(parts)) return notUnderstood(best.pattern, parts.left, covered);
  return { kind: 'match', pattern, parameters, openQuestions: [...new Set(questions)] };
}

/** How many of the best patterns are tried when the first ones cannot do what is said. */
const candidates = 3;

/** What is asked for contradicts what every near pattern is: no draft, the request is asked about. */
function notThatKind({ title }: Pattern, denied: string, covered: readonly string[]): PatternSelection {
  const reason = `The nearest pattern is "${title}", but ${denied}. Is "${title}" what is wanted all the same? If not, say for each output in a sentence of its own when it is on and when off (which signal or limit, for how long); or connect a model for a free draft.`;
  return { kind: 'refused', cause: 'half-covered', reason, covered };
}

/** From this score on a pattern is named so plainly that what it leaves over is asked about beside its draft. */
const surelyAt = 18;
/** Whether half of what a request says is left over; of three parts more than half, as two words may be decoration, and only where the words were read. */
function leavesHalf({ said, left, wordsRead }: Fitted['parts']): boolean {
  return left.length > 3 ? left.length * 2 >= said : left.length === 3 && said < 6 && wordsRead;
}

/** The patterns that do one thing after another. */
const sequences = new Set(['step-sequence', 'cip-step', 'mixing-dosing', 'packml-unit']);

/** Steps one after another that could not be read in full are no two-point control, whatever their limits would fit. */
function notASequence({ title }: Pattern, covered: readonly string[]): PatternSelection {
  const reason = `The request tells steps one after another, and a part of them was not understood; the nearest pattern, "${title}", does no steps. Say for each step in a clause of its own what is on and what ends it: "heat with H-1 until TT-1 is above 60 °C, then hold for 20 min, then open V-2 until LT-1 is below 5 %"; or connect a model for a free draft.`;
  return { kind: 'refused', cause: 'half-covered', reason, covered };
}

/** A draft that leaves half of what is said out would not be the one that was asked for: it is asked about first. */
function notUnderstood({ title }: Pattern, left: readonly string[], covered: readonly string[]): PatternSelection {
  const reason = `The nearest pattern is "${title}", and it has no use for half of the request: ${left.slice(0, 8).join(', ')}. Is "${title}" what is wanted, without these? If not, say for each output in a sentence of its own when it is on and when off (which signal or limit, for how long); or connect a model for a free draft.`;
  return { kind: 'refused', cause: 'half-covered', reason, covered };
}

/** Whether the reading as logic says more of the request than the best pattern: that leaves a name or quantity over, or there is none. */
function logicFits(logic: LogicProgram, score: number, pattern: Pattern, reading: RequestReading, book: TagBook): boolean {
  if (score < acceptAt) return true;
  if (logic.rules.some(({ offDelay, onDelay, longest, announces }) => longest > 0 || announces !== null || (offDelay > 0 && onDelay === 0))) return true;
  if (logic.rules.some(({ rest, betweenStarts, also }) => rest > 0 || betweenStarts > 0 || also !== null)) return true;
  const filling = fillParameters(pattern, reading, book);
  const read: Interpretation = pattern.interpret?.(filling.parameters, reading) ?? { parameters: filling.parameters, openQuestions: [] };
  const build = pattern.build(read.parameters, book);
  if (rolesDiffer(logic, build, pattern, read.parameters) || delaysLost(logic, pattern, read.parameters)) return true;
  const left = [...filling.openQuestions, ...uncoveredParts(pattern, read.parameters, reading, build, read.usesAllTimes === true)];
  return left
    .filter((question) => stillOpen(question, pattern, read.parameters))
    .some((question) => /^(?:The request (?:names|says|asks)|The condition|Which tag is)|is a measurement; the draft reads/.test(question));
}

/** "Above 6.5 bar for 5 s" is a delay of the condition; a pattern that has it as a least or longest time, or nowhere, says something else. */
function delaysLost({ rules }: LogicProgram, pattern: Pattern, { numbers }: PatternParameters): boolean {
  const delays = new Set(pattern.parameters.flatMap(({ kind, name }) => (kind === 'time' && !/^(?:minimum|maximum)/i.test(name) ? [numbers[name]] : [])));
  return rules
    .flatMap(conditionsOf)
    .flatMap(heldTimes)
    .some((time) => !delays.has(time));
}

/** Whether the pattern drives what the request reads, does not drive what it names as switched, or takes a button or a fault for a permissive. */
function rolesDiffer({ rules }: LogicProgram, build: PatternBuild, pattern: Pattern, parameters: PatternParameters): boolean {
  const owner = (name: string): string => name.toUpperCase().split('.')[0] ?? '';
  const driven = build.signals.flatMap(({ direction, tag }) => (direction === 'output' && tag !== '' ? [owner(tag)] : []));
  const switched = rules.filter(({ actuator }) => actuator).map(({ output }) => owner(output));
  if (driven.some((name) => !switched.includes(name)) || switched.some((name) => !driven.includes(name))) return true;
  const read = rules.flatMap(({ on, set, reset, require, trip }) => [on, set, reset, require, trip].flatMap(leavesOf)).map(({ name }) => owner(name));
  const commanded = pattern.parameters.filter(({ kind }) => kind === 'equipment').flatMap(({ name }) => parameters.names[name] ?? []);
  if (commanded.some((name) => read.includes(owner(name)) && !switched.includes(owner(name)))) return true;
  const needed = rules
    .flatMap(({ require, on }) => [...leavesOf(require), ...leavesOf(on)])
    .flatMap((leaf) => (leaf.kind === 'signal' && leaf.wanted ? [owner(leaf.name)] : []));
  // A button that starts or stops is no interlock
  const buttons = rules
    .flatMap(({ set, reset }) => [...leavesOf(set), ...leavesOf(reset)])
    .flatMap((leaf) => (leaf.kind === 'signal' && /^(?:start|stop|reset)$/.test(leaf.said) ? [owner(leaf.name)] : []));
  const conditions = pattern.parameters.filter(({ kind }) => kind === 'condition').flatMap(({ name }) => parameters.names[name] ?? []);
  if (conditions.some((name) => buttons.includes(owner(name)))) return true;
  return (parameters.names['permissives'] ?? []).some((name) => !needed.includes(owner(name)));
}

/** A heading is left out where the sentences behind it are read; what it adds ("with overload and lamp:") is asked about. */
function headingLeft(text: string): readonly string[] {
  const added = /\b(?:with|without|incl\w*|plus|and|mit|ohne|und|samt)\b.*(?=:)/i.exec(headingOf(text));
  return added === null ? [] : [`Not understood, so the draft may lack it: "${added[0].trim()}" (in the heading).`];
}

function logicMatch(logic: LogicProgram, reading: RequestReading, book: TagBook, open: readonly string[]): PatternSelection {
  const parameters: PatternParameters = { names: {}, numbers: {}, assumed: [], logic };
  const openQuestions = [...open, ...uncoveredParts(conditionLogic, parameters, reading, conditionLogic.build(parameters, book))];
  return { kind: 'match', pattern: conditionLogic, parameters, openQuestions };
}

/** Topics that no pattern covers; they raise the bar for a match and are named as not covered. */
const foreignWords =
  /^(?:databases?|sql|neural|networks?|learning|kalman|fuzzy|mpc|regression|fourier|fft|genetic|ai|kinematics?|vision|images?|pictures?|weather|emails?|mail|sms|webs?|website|http|json|api|modbus|profinet|profibus|mqtt|opc|ethernet|hmi|scada|visuali[sz]ation|screens?|logging|servo|axis|axes|cnc|cam|robot|fieldbus|encryption|password)$/;
function foreignTopics(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => foreignWords.test(word)))];
}

import { allMatches } from '../../domain/all-matches.js';
import { numberOf } from '../../domain/number-words.js';
import type { TagDefinition } from '../../domain/tag.js';
import { momentOf, twoMoments } from './clock.js';
import { assetsIn, boundIn, fitsUnit, measuredIn, type Names, type StateOfTag, statesIn, stateWordIn } from './plant-state-words.js';
import { asksForRule } from './rule-question.js';
import { aboutRecords, askingCount, askingDuration, askingEver, askingMoment, cyclesNow, grouped, stateSubject } from './state-subject.js';
import { parseWindow, type Window } from './time-expression.js';

export type EventAsked = Readonly<{
  anyOf: readonly StateOfTag[];
  edge: 'begin' | 'end';
  which: 'first' | 'last';
  side: 'before' | 'after' | 'at';
  minutes?: number;
}>;
/** A statistic of tags over the time in which conditions hold. `unread` are the words of conditions and times that name nothing here. */
export type MeasureAsked = Readonly<{
  statistic: string;
  tags: readonly TagDefinition[];
  bound: Readonly<{ above?: number; below?: number }> | null;
  is: string | null;
  while: readonly StateOfTag[];
  event: EventAsked | null;
  /** Both sides of the event are asked for. */
  bothSides: boolean;
  at: Date | null;
  /** The two moments of a difference, where the words name them. */
  between: Window | null;
  /** Tags among which the words do not decide, where there are too many to answer for each. */
  choices: readonly TagDefinition[];
  unread: readonly string[];
}>;

type Qualifier = Readonly<{ marker: string; body: string; start: number; end: number }>;

const marker =
  /(?<![\p{L}])(?:(?:(an?|one|two|three|five|ten|fifteen|twenty|thirty|half an|\d{1,3}) (minutes?|mins?|hours?) )?(just |right |shortly |in the (?:minutes?|hour) |in the last hour |the hour )?(before|after)(?! that\b| then\b)|while|whilst|whenever|when|during|as long as|since|until|at the (?:time|moment)(?: of| that| when)?|with|without|because of|due to|apart from|except|excluding|waehrend|während|bevor|nachdem|solange|seitdem)(?![\p{L}])/giu;
/** At the start of a question these ask and set no condition. */
const asksTime = /^\s*(?:(?:and|so|ok|hey|please|tell me|do you know)[\s,]+)*(?:when|since when|at what time)\b/iu;
const closing = /[,;?!]|\s(?:and when|and how|compared|versus)\b|$/iu;

/** The conditions of a question: each from its word to the next one or the end of its part of the sentence. */
function qualifiersIn(text: string): readonly Qualifier[] {
  const found: Qualifier[] = [];
  const skip = asksTime.exec(text)?.[0].length ?? 0;
  for (const match of allMatches(text, marker)) {
    if (match.index < skip || /^\s*with\s*$/iu.test(match[0]) || /^since\s+when\b/iu.test(text.slice(match.index))) continue;
    if (/^when$/iu.test(match[0]) && /\bsince\s+$/iu.test(text.slice(0, match.index))) continue;
    if (/\b(?:and|or)\s*$/iu.test(text.slice(0, match.index)) && /^when$/iu.test(match[0])) continue;
    const from = match.index + match[0].length;
    const last = found.at(-1);
    if (last !== undefined && last.end > match.index)
      found[found.length - 1] = { ...last, end: match.index, body: text.slice(last.start + last.marker.length, match.index) };
    const end = from + text.slice(from).search(closing);
    found.push({ marker: match[0], body: text.slice(from, end), start: match.index, end });
  }
  return found;
}

function withoutQualifiers(text: string, qualifiers: readonly Qualifier[]): string {
  return qualifiers.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

type Rule = readonly [pattern: RegExp, statistic: string];
const extremes: readonly Rule[] = [
  [
    /\b(?:standard deviation|std\.?(?: ?dev)?|sigma|how (?:stable|steady|constant|even)|scatter\w*|spread|variability|fluctuat\w*|standardabweichung)\b/iu,
    'spread',
  ],
  [/\b(?:highest|maximum|max\.?|peak(?:ed)?|greatest|largest|hottest|warmest|fastest|fullest|höchste\w*|maximal\w*)(?![\p{L}])/iu, 'maximum'],
  [
    /\b(?:lowest|minimum|(?<!\d[ -]?)min\.?|smallest|coldest|slowest|emptiest|niedrigste\w*|tiefste\w*|minimal\w*)(?![\p{L}]|\s*(?:ago|before|after|in all)\b)/iu,
    'minimum',
  ],
  [/\b(?:average|mean|avg|typical(?:ly)?|durchschnitt\w*|mittelwert|mittlere\w*)\b/iu, 'mean'],
  [
    /\b(?:total|in all|altogether|how (?:much|many (?:lit(?:re|er)s?|hectolitres?|cubic met(?:re|er)s?|m³|m3|tonnes?|tons?|kilos?|kg|gallons?)) .{1,40}(?:went|gone|flowed|passed|through|pumped|pasteuri[sz]ed|processed|did we (?:use|pump|pasteuri[sz]e|process|unload))|summe|insgesamt)\b/iu,
    'total',
  ],
  [
    /\b(?:moved?|chang(?:e[ds]?|ing)|ris(?:e[ns]?|ing)|rose|f[ae]ll(?:en|s|ing)?|drop(?:ped|s|ping)?|climb\w*|increas\w*|decreas\w*|drift\w*|creep\w*|crept|rate of change|getting (?:worse|better|hotter|colder|warmer|higher|lower)|g[eo](?:t|ne|ing|es)? (?:up|down)|how fast|gestiegen|gefallen|verändert)\b/iu,
    'change',
  ],
];
/** How far the ends of a course lie apart. */
const apartWord = /\b(?:differences?|gap|distance|delta|apart|how far)\b/iu;
const swings = /\b(?:how (?:far|much|widely)|what(?:['’]s| is| was))\b[^?]*\b(?:sw[iu]ng(?:s|ing)?|var(?:y|ied|ies)|ranged?)\b(?! to\b)/iu;

function askingApart(text: string): boolean {
  const ends = extremes.filter(([pattern, statistic]) => ['maximum', 'minimum'].includes(statistic) && pattern.test(text));
  return swings.test(text) || (apartWord.test(text) && ends.length === 2);
}

function extremeIn(text: string): string | undefined {
  if (askingApart(text)) return 'range';
  return extremes.find(([pattern]) => pattern.test(text))?.[1];
}

/** "Lowest, highest and average": the trend says all of them in one line. */
function asksSeveral(text: string): boolean {
  if (askingApart(text)) return false;
  return extremes.filter(([pattern, statistic]) => ['maximum', 'minimum', 'mean'].includes(statistic) && pattern.test(text)).length > 1;
}

/** Whether words ask for one figure of a stretch of time, and not for how something reads now. */
export function asksFigure(text: string): boolean {
  return extremes.some(([pattern]) => pattern.test(text)) || askingDuration.test(text) || askingCount.test(text);
}

/** Why something is so is for the diagnosis. */
const asksCause = /\b(?:(?:root )?causes?|reason|why|diagnos\w*|what(?:.s| is) wrong|ursache|warum)\b/iu;
const asks = /[?？]|\b(?:how|what|when|which|who|show|give|tell|count|number|wie|was|welche\w*)\b/iu;
/** Something that was, or a stretch of time; the rest is about how things are or should be. */
const past =
  /\b(?:was|were|did|had|ha(?:s|ve)(?! to\b)|been|went|ran|stood|tripped|started|stopped|so far|today|yesterday|since|last|ago|while|during|ever|morning|shift|night|war|waren|hat (?:der|die|das|es|sich)|haben|lief|gestern|heute|seit)\b/iu;
/** What narrows the time that a question speaks of, beside a window: states that hold, something that happened, words that name neither. */
export type ConditionsAsked = Pick<MeasureAsked, 'while' | 'event' | 'unread'> & Readonly<{ /** The question without them. */ main: string }>;

/** The conditions of any question about what was; none where it asks for a rule. */
export function readConditions(question: string, effective: string, now: Date, names: Names): ConditionsAsked {
  if (asksForRule(question)) return { while: [], event: null, unread: [], main: effective };
  const qualifiers = qualifiersIn(effective);
  return { ...conditionsOf(qualifiers, now, names), main: withoutQualifiers(effective, qualifiers) };
}

/** Reads a question for one statistic; null where it asks for none, or for what a rule lays down. */
export function readMeasure(
  question: string,
  effective: string,
  now: Date,
  names: Names,
  inherited: Readonly<{ tags: readonly TagDefinition[]; assets: readonly string[] }>,
): MeasureAsked | null {
  if (
    asksForRule(question) ||
    asksCause.test(question) ||
    /^\s*(?:why|how come|warum|wieso|what (?:if|happens|should|do i)|how (?:do|can|should) i|what would)\b/iu.test(question)
  )
    return null;
  const qualifiers = qualifiersIn(effective);
  const main = withoutQualifiers(effective, qualifiers);
  const read = conditionsOf(qualifiers, now, names);
  // Its own words of time come before those that a follow-up carries on.
  const at = momentOf(question, now) ?? (parseWindow(question, now) === null ? momentOf(effective, now) : null);
  const between = twoMoments(question, now) ?? (parseWindow(question, now) === null ? twoMoments(effective, now) : null);
  const subject = subjectOf(main, effective, names, inherited, {
    question: withoutQualifiers(question, qualifiersIn(question)),
    isDifference: between !== null,
    hasEvent: read.event !== null,
    narrowed: read.event !== null || read.while.length > 0 || (read.unread.length > 0 && asks.test(question)),
    at,
  });
  if (subject === null || (asksSeveral(main) && read.event === null && read.while.length === 0)) return null;
  if (
    subject.statistic !== 'since' &&
    !(subject.statistic === 'value' && at !== null) &&
    parseWindow(effective, now) === null &&
    !past.test(effective) &&
    !cyclesNow.test(effective) &&
    read.event === null &&
    read.while.length === 0
  )
    return null;
  const differs = between !== null && (subject.statistic === 'change' || subject.statistic === 'total');
  return { ...subject, ...read, ...askedOf(subject), at: subject.statistic === 'value' ? at : null, between: differs ? between : null };
}

type Subject = Pick<MeasureAsked, 'statistic' | 'tags' | 'bound' | 'is'>;

/** With more tags than this that fit, the question goes back; with fewer each is answered for. */
const mostAnswered = 4;

function askedOf({ tags }: Subject): Pick<MeasureAsked, 'tags' | 'choices'> {
  return tags.length > mostAnswered ? { tags: [], choices: tags } : { tags, choices: [] };
}

function subjectOf(
  main: string,
  whole: string,
  names: Names,
  inherited: Readonly<{ tags: readonly TagDefinition[]; assets: readonly string[] }>,
  when: Readonly<{ question: string; isDifference: boolean; hasEvent: boolean; narrowed: boolean; at: Date | null }>,
): Subject | null {
  const bound = boundIn(main);
  const measured = bound === null ? measuredIn(main, names) : measuredIn(main.slice(0, bound.at), names);
  const asVolume = volumes.test(main) || addsUpNothing(main, measured) ? ofVolume(main, measured, names.directory) : measured;
  const ofKind = (tags: readonly TagDefinition[]): readonly TagDefinition[] =>
    tags.filter((tag) => (tag.kind === 'analog' || tag.kind === 'counter') && fitsUnit(bound?.unit ?? null, tag));
  const hours = when.at !== null && ofHours.test(main) ? hourCounters(main, names, inherited.assets) : [];
  const described = hours.length > 0 ? hours : ofKind(asVolume.length > 0 ? asVolume : volumes.test(main) ? [] : inherited.tags);
  const analog = described.length > 0 || bound?.unit == null ? described : ofKind(onlyOfUnit(main, bound.unit, names));
  const plain = bound === null ? null : stateWordIn(main.slice(bound.end));
  if (bound !== null && measured.length > 0 && plain !== null && !identifies(main, measured)) return null;
  if (bound !== null && analog.length > 0) {
    const side = bound.above === undefined ? { below: bound.below ?? 0 } : { above: bound.above };
    const statistic = askingDuration.test(main)
      ? 'time-beyond'
      : askingCount.test(main)
        ? 'count-beyond'
        : askingMoment.test(main) || askingEver.test(main)
          ? 'when-beyond'
          : null;
    return statistic === null ? null : { statistic, tags: analog, bound: side, is: null };
  }
  // "And the lowest?" names its own figure before the one that it carries on.
  const extreme = when.isDifference ? 'change' : (extremeIn(when.question) ?? extremeIn(main));
  const state = stateSubject(main, names, inherited);
  // "When was it changed" asks for an event and not for how far a value moved.
  if (extreme === 'change' && askingMoment.test(main) && !when.isDifference) return null;
  const identified = identifies(main, measured);
  // Only what flows adds up over time.
  const adding = extreme === 'total' ? analog.filter(({ unit }) => addsUp.test(unit ?? '')) : [];
  if (grouped.test(main) && !identified) return null;
  if (state !== null && !(identified && extreme !== undefined && analog.length > 0)) return state;
  if (analog.length === 0 || (aboutRecords.test(main) && !analog.some(({ kind }) => kind === 'counter'))) return null;
  const counter = analog.every(({ kind }) => kind === 'counter');
  // What a counter stood at then; how many there were is an increase.
  if (counter && when.at !== null && !when.isDifference && !/\bhow many (?!hours)/iu.test(whole))
    return { statistic: 'value', tags: analog, bound: null, is: null };
  if (counter && !when.narrowed && !when.isDifference) return null;
  if (counter) return { statistic: 'total', tags: analog.slice(0, 2), bound: null, is: null };
  if (extreme !== undefined) return { statistic: extreme, tags: adding.length > 0 ? adding : analog, bound: null, is: null };
  if ((when.hasEvent || when.at !== null) && /\b(?:what|how|and|show|give|tell|which|value|reading|was|were)\b/iu.test(whole))
    return { statistic: 'value', tags: analog, bound: null, is: null };
  // "Flow of the pump at 13:30": a measurement and a moment, and nothing that happened.
  const isPlain =
    when.at !== null && main.trim().split(/\s+/u).length <= 8 && !/\b(?:happen\w*|events?|stop\w*|trip\w*|alarms?|start\w*|limits?|trend)\b/iu.test(main);
  return isPlain ? { statistic: 'value', tags: analog, bound: null, is: null } : null;
}

const ofHours = /\b(?:running |operating |run )?hours\b|\bbetriebsstunden\b/iu;

/** The hour counters of the machines that are named or spoken of. */
function hourCounters(main: string, names: Names, inherited: readonly string[]): readonly TagDefinition[] {
  const { ids } = assetsIn(main, names);
  const machines = ids.length > 0 ? ids : inherited;
  return names.directory.tags.filter(({ kind, unit, equipment }) => kind === 'counter' && unit === 'h' && machines.includes(equipment));
}

/** "Did the tank fall below 40 %": of all that the named machine measures one thing has the unit. */
function onlyOfUnit(main: string, unit: string, names: Names): readonly TagDefinition[] {
  const { ids } = assetsIn(main, names);
  const own = names.directory.tags.filter((tag) => ids.includes(tag.equipment) && tag.kind === 'analog' && tag.access === 'read' && fitsUnit(unit, tag));
  return own.length === 1 ? own : [];
}

const volumes = /\b(?:lit(?:re|er)s?|hectolitres?|cubic met(?:re|er)s?|m³|m3|gallons?)\b/iu;
/** "How much milk did we pasteurise": a temperature that the words fit cannot be added up, so the flow is meant. */
function addsUpNothing(text: string, tags: readonly TagDefinition[]): boolean {
  return (
    extremeIn(text) === 'total' && tags.length > 0 && !identifies(text, tags) && tags.every(({ kind, unit }) => kind === 'analog' && !addsUp.test(unit ?? ''))
  );
}

const addsUp = /\/(?:h|min|s)$|^kW$/u;
const ofVolumeFlow = /^(?:m³|l|hl)\/(?:h|min|s)$/u;

/** Volumes come from volume flows: those among the tags meant, else those whose descriptions share most words with the question. */
function ofVolume(text: string, meant: readonly TagDefinition[], directory: Names['directory']): readonly TagDefinition[] {
  const own = meant.filter(({ unit }) => ofVolumeFlow.test(unit ?? ''));
  if (own.length > 0) return own;
  const stem = (word: string): string => word.slice(0, 7);
  const said = new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(stem));
  const flows = directory.tags
    .filter(({ unit, access, kind }) => kind === 'analog' && access === 'read' && ofVolumeFlow.test(unit ?? ''))
    .map((tag) => ({ tag, words: new Set((tag.description.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(stem)) }));
  // A word that fewer descriptions have tells more.
  const weight = (word: string): number => 1 / flows.filter(({ words }) => words.has(word)).length;
  const scored = flows.map(({ tag, words }) => ({ tag, hits: [...words].filter((word) => said.has(word)).reduce((sum, word) => sum + weight(word), 0) }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return most === 0 ? [] : scored.filter(({ hits }) => hits === most).map(({ tag }) => tag);
}

function identifies(main: string, tags: readonly TagDefinition[]): boolean {
  return tags.some(({ id }) => main.toUpperCase().includes(id.replace(/\..*$/u, '')));
}

/** "While the band was playing this shift": the time at its end belongs to the question, and the condition is what stands before it. */
const closingTime =
  /\s+(?:(?:in|over|during|of|on|for)\s+)?(?:(?:this|last|the (?:last|past|current|previous))\s+(?:\S+\s+)?(?:shifts?|nights?|mornings?|afternoons?|days?|weeks?|hours?|minutes?)|today|yesterday|tonight|so far)\s*$/iu;

function withoutClosingTime(body: string): string {
  const rest = body.replace(closingTime, '');
  return /\p{L}{3,}\s+\p{L}{3,}/u.test(rest) ? rest : body;
}

function conditionsOf(qualifiers: readonly Qualifier[], now: Date, names: Names): Pick<MeasureAsked, 'while' | 'event' | 'unread' | 'bothSides'> {
  const held: StateOfTag[] = [];
  const unread: string[] = [];
  let event: EventAsked | null = null;
  let bothSides = false;
  for (const [index, { marker: word, body: written }] of qualifiers.entries()) {
    const body = withoutClosingTime(written);
    const both = /^\s*(?:and|or|it|that|this)?\s*$/iu.test(body) && (qualifiers[index + 1] !== undefined || event !== null);
    if (both) {
      bothSides = true;
      continue;
    }
    // "The pressure after the pump": a place on the pipe and no time.
    if (/^(?:before|after)$/iu.test(word.trim()) && isPlace(body, names)) continue;
    const phrase = `${word.trim()} ${body.trim()}`.trim();
    const isCause = /^(?:because of|due to|apart from|except|excluding|without)/iu.test(word);
    const states = isCause ? null : statesIn(body, names);
    const isTime = parseWindow(phrase, now) !== null || momentOf(phrase, now) !== null || parseWindow(body, now) !== null;
    if (states === null || (isTime && !/\b(?:trip|start|stop|alarm|divert|cip|clean)/iu.test(body))) {
      if (!isTime && body.trim() !== '') unread.push(phrase);
      continue;
    }
    const side = /before|until|bevor/iu.test(word) ? 'before' : /after|since|nachdem|seitdem/iu.test(word) ? 'after' : null;
    const pointLike =
      /^(?:when|at the)/iu.test(word) &&
      /\b(?:trip|start|stop|diver|jam|fail|open|clos)(?:p?ed|ted|s)?\b/iu.test(body) &&
      !/\b(?:was|were|is) \w*(?:ed|ing)\b/iu.test(body);
    if (side !== null || pointLike) event = eventOf(word, body, states, side ?? 'at');
    else held.push(...states.states.slice(0, 1));
    if (side === null && !pointLike && states.states.length > 1) unread.push(phrase);
  }
  return { while: held, event, unread, bothSides };
}

function isPlace(body: string, names: Names): boolean {
  if (stateWordIn(body) !== null) return false;
  const { ids } = assetsIn(body, names);
  return ids.length > 0 && ids.every((id) => names.directory.assets.some((asset) => asset.id === id && asset.level === 'equipment'));
}

function eventOf(word: string, body: string, states: NonNullable<ReturnType<typeof statesIn>>, side: EventAsked['side']): EventAsked {
  const said = /^\s*(an?|one|two|three|five|ten|fifteen|twenty|thirty|half an|\d{1,3}) (minute|min|hour)/iu.exec(word);
  const hour = /\bhour\b/iu.test(word) ? 60 : undefined;
  const minutes = said === null ? hour : (numberOf(said[1] ?? '') ?? 1) * (/hour/iu.test(said[2] ?? '') ? 60 : 1);
  return {
    anyOf: states.states,
    edge: /\b(?:end|ended|finish\w*|over)\b/iu.test(body) ? 'end' : states.edge,
    which: /\bfirst\b/iu.test(body) ? 'first' : 'last',
    side,
    ...(minutes === undefined ? {} : { minutes }),
  };
}

import type { Role } from '../../domain/actor.js';
import type { Asset } from '../../domain/asset.js';
import { amendsCommand } from '../../domain/command-intent.js';
import type { EntityLinker, EntityMention } from '../../domain/entity-linking.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { detectLanguage, type Language, languages } from '../../domain/language.js';
import type { SafetyRequest } from '../../domain/safety-request/classify.js';
import type { SignalLinker } from '../../domain/signal-linking.js';
import type { Reading } from '../../domain/spelling.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { Message } from '../../ports/model.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { phrasesFor } from '../phrases/phrases.js';
import { machinesByLetter, machinesOfKind } from './class-names.js';
import { answerBefore, carriesOn } from './dialogue.js';
import { asksFigure, type ConditionsAsked, type MeasureAsked, readConditions, readMeasure } from './measure-question.js';
import { mendedQuestion } from './mended-question.js';
import { type PairAsked, readPair } from './pair-question.js';
import { type PlantQuery, readPlantQuery } from './plant-query.js';
import { quantityFollowUp } from './quantity-follow-up.js';
import { refusalOf } from './refusal-of-question.js';
import { asksForRule } from './rule-question.js';
import { spokenDigits } from './spoken-digits.js';
import { asMeant } from './standalone.js';
import { strangeMachine, strangeNumber } from './strange-machine.js';
import { hoursOf, parseWindow, type Window } from './time-expression.js';
import { asksOfWholePlant } from './whole-plant.js';

/** What the built-in engine makes of a question before it plans anything. */
export type Understanding = Readonly<{
  /** As asked, slips of the finger mended; a place in a list of before is named by what stands there. */
  question: string;
  /** The same without a look at what was said before. */
  asked: string;
  /** The question with the words of the plant's own language for those of the asker's; the question itself where that is English. */
  plantWords: string;
  /** Tags that were written so that they name nothing and were read as another. */
  readAs: readonly Reading[];
  /** With a follow-up completed from the question before ("and the other pump?"). */
  effective: string;
  language: Language;
  assets: readonly Asset[];
  tags: readonly TagDefinition[];
  /** Tags that the words describe without naming them ("the steam pressure"), best first, with the share of the words they account for. */
  signals: readonly TagDefinition[];
  signalCoverage: number;
  /** Every measurement that all telling words fit, where they do not decide ("tank level"). */
  alike: readonly TagDefinition[];
  alikeCoverage: number;
  /** One statistic over a window and under conditions, where the question asks for one. */
  measure: MeasureAsked | null;
  conditions: ConditionsAsked;
  /** The question by its parts, where they account for all of it. */
  query: PlantQuery | null;
  /** Two values of now that are held against each other. */
  pair: PairAsked | null;
  /** Assets among which the words do not decide ("pump 101"). */
  ambiguous: readonly string[];
  /** Tokens that look like a tag or part number and name nothing in the plant. */
  unknownNames: readonly string[];
  /** A kind of machine that is asked about and that the plant has none of. */
  strangeMachine: string | null;
  window: Window | null;
  now: Date;
  isFollowUp: boolean;
  /** The answer before this question showed a draft that waits for a person. */
  draftBefore: boolean;
  /** Some answer of this conversation showed one. */
  draftEarlier: boolean;
  /** The question changes the draft just shown: "no, 75". */
  amendsDraft: boolean;
  /** The question before this one; null for the first. */
  previous: string | null;
  /** Why nobody may get what is asked for; null for what may be answered. */
  refused: SafetyRequest | null;
  role: Role | null;
}>;

const pronoun =
  /\b(?:it|its|this one|that one|they|them|the same|this pump|that pump|this machine|this alarm|that alarm|es|sie|ihn|ihm|dieser|diese|dieses|dort|dafür|davon|daran|damit|dahinter|davor)\b|它|这台|那台|这个(?!班|月|星期|周)|该|其中/iu;
const elliptical =
  /^\s*(?:and|what about|how about|also|since when|until when|why (?:so|is that|was that)|und|was ist mit|und was ist mit|seit wann|only|just|nur|那么?|那|从什么时候)\b|^(?:那|从什么时候|还有|只)|呢[?？]?\s*$|^\s*(?:why|when|how (?:long|often)|since when|warum|wann|wie lange|wie oft|seit wann|为什么)\s*[?？]?\s*$|^\s*(?:the )?same\b|^\s*(?:at|in|for|on|by|per|with|without|since|until|between|from|before|after|yesterday|today|last|this)\b(?:\s+[^\s?.!]+){1,4}(?:\s+please)?\s*[?.!]*\s*$|\border one\b/iu;
/** "No, I meant the other one": the question before, about something else. */
const correction =
  /^\s*(?:(?:no|nope|nein|sorry|pardon|wrong|oops)\b[\s,.:;!-]*)+(?:(?:i (?:mean|meant|was asking about|am asking about|asked about|want(?:ed)?)|(?:it'?s|that'?s|for|about|on|not)\b|ich (?:meine|meinte)|die|den|das|der|the)\b)|^\s*(?:i meant?|i was asking about|ich meinte?|actually)\b|^(?:不(?:是|对)|我(?:是)?(?:说|指))/iu;
/** "And the B one?", "and on B?": a letter at the end, or before a word that stands for the thing. */
const siblingLetter = /(?<![\p{Script=Latin}\p{N}])([A-Da-d])(?:[ -](?:one|pump|side|unit|machine|pumpe|seite)|(?:号|泵|机|台){0,2}呢)?\s*[.!?？]*\s*$/u;
/** Nothing in it but a correction or a change of subject and the new name. */
const newSubjectOnly =
  /^\s*(?:and|und|no|nope|nein|sorry|actually|what about|how about|also|i (?:mean|meant)|ich (?:meine|meinte)|was ist mit|那|不是|不对|我是?(?:说|指))[^?!.]{0,60}[?？!.]*\s*$|呢[?？]?\s*$/iu;
const newTopic = /^\s*(?:different|another|new|next|other) (?:question|topic|thing|subject)\b|^\s*(?:andere frage|neues thema)\b|^换个(?:问题|话题)/iu;
const ofRules = /\b(?:who (?:may|can|must|approves?|signs?)|policy|according to|allowed|wer darf)\b|规定/iu;
/** What has no subject of its own: a trend, a stock, a place in the store. */
const dependent =
  /\b(?:trend|curve|graph|plot|verlauf|kurve|in stock|in the store|on stock|which bin|what bin|bin is|how many (?:do|have|are|of)|(?:alarm|trip) limits?|what(?:'s| is| are) (?:the|its) limits?|normal (?:value|range)|lagerplatz|auf lager|part number|price|lead time)\b|趋势|库存|库位/iu;
/** "And an hour ago?" asks for another time than the one spoken of before. */
const momentNow = /\b(?:right )?now\b|\b(?:at the moment|currently|jetzt|gerade|aktuell|momentan|derzeit)\b|现在|目前|当前/giu;
const reasonGiven = /[\s,]+(?:because|due to|weil|wegen)\s.+$/iu;
/** One stretch of the same length. */
const oneEarlier = /\b(?:shift|night|day|week|hour) before\b|\b(?:schicht|nacht|woche|stunde) davor\b/iu;
const earlierStill = /\b(?:before that|before then|earlier than that|the time before|davor|vorher|previous one)\b|(?:那|这)?之前|再往前/iu;
/** Requests that need an asset and name none mean the one spoken of before. */
const refersBack =
  /\bwhat (?:should|do|must|can) (?:i|we) (?:do|check|look at)\b|\bwho (?:fixed|repaired|did|worked)\b|\b(?:work ?order|ticket|acknowledge|shelve|spare parts?|how often|last time|the (?:seal|bearing|pump|valve|motor|leak|alarm|machine|filter|strainer|gasket|trip|vibration)|arbeitsauftrag|ersatzteil\w*|wie oft|die (?:dichtung|pumpe)|das (?:lager|ventil))\b|工单|备件|多少次|密封|轴承/iu;
const other = /\b(?:the other|other one|the standby|the second|the sister|die andere|der andere|das andere|anderen?)\b|另一|另外一?/iu;

/** The words with which the engine says, in each language, that a draft waits: what stands before the roles. */
const draftMarks = languages.map((language) => phrasesFor(language).needsApproval('\n', '').split('\n')[0] ?? '');

const showsDraft = (text: string): boolean => draftMarks.some((mark) => text.includes(mark));

/** Both linkers of one plant: things by their names, measurements by their descriptions. */
export type Linkers = Readonly<{ entities: EntityLinker; signals: SignalLinker }>;

export function understand(messages: readonly Message[], directory: PlantDirectory, linkers: Linkers, now: Date, role: Role | null = null): Understanding {
  const linker = linkers.entities;
  const written = messages.flatMap((message) => (message.role === 'user' ? [message.text] : []));
  const mended = written.map((text) => mendedQuestion(text, linker, directory));
  const told = answerBefore(messages);
  const questions = asMeant(
    messages,
    mended.map(({ text }) => text),
    directory,
    now,
  );
  const question = questions.at(-1) ?? '';
  const own = withLettered(linkSpoken(question, linker), question, directory);
  const previous = questions.slice(0, -1).reverse();
  const corrects = correction.test(question) && previous.length > 0;
  const isElliptical =
    (elliptical.test(question) || corrects || carriesOn(question) || (dependent.test(question) && own.length === 0)) &&
    previous.length > 0 &&
    !newTopic.test(question);
  const needsContext =
    previous.length > 0 &&
    own.length === 0 &&
    !asksOfWholePlant(question) &&
    !newTopic.test(question) &&
    !ofRules.test(question) &&
    (isElliptical || other.test(question) || pronoun.test(question) || refersBack.test(question) || question.trim().split(/\s+/u).length <= 4);
  // "And T-302?" asks for a name that the plant does not have, and not for the thing spoken of before.
  const inherited = needsContext && unknownNames(question, own).length === 0 ? focusBefore(questions.slice(0, -1), told, linker, directory) : [];
  const short = isElliptical && question.trim().split(/\s+/u).length <= 5;
  const letter = corrects || short ? siblingLetter.exec(question)?.[1]?.toUpperCase() : undefined;
  const lettered =
    letter === undefined
      ? []
      : siblings(inherited, directory).flatMap((each) =>
          each.ids.filter((id) => id.replace(/\..*$/u, '').endsWith(letter)).map((id) => ({ ...each, ids: [id] })),
        );
  const spokenOf = own.length > 0 ? own : lettered.length > 0 ? lettered : other.test(question) ? siblings(inherited, directory) : inherited;
  const before = wholeQuestion(questions.slice(0, -1), linker, directory);
  const ofMachines = spokenOf.flatMap(({ ids: linked }) =>
    linked.filter((id) => directory.assets.some((asset) => asset.id === id && asset.level === 'equipment')),
  );
  const quantity = isElliptical
    ? quantityFollowUp(question, before, asksFigure(before) || parseWindow(before, now) !== null, ofMachines, {
        directory,
        signals: linkers.signals,
        named: own.map(({ text }) => text),
      })
    : null;
  const mentions = quantity === null || quantity.keeps ? spokenOf : [];
  const effective =
    quantity !== null
      ? quantity.effective
      : isElliptical
        ? completed(
            question,
            parseWindow(question, now) === null ? before : before.replace(momentNow, ' '),
            own.length > 0 || lettered.length > 0 || other.test(question) ? mentions : [],
            linker,
          )
        : question;
  const ids = new Set(mentions.flatMap((mention) => (mention.ids.length === 1 ? mention.ids : [])));
  const tags = directory.tags.filter(({ id }) => ids.has(id));
  const machines = directory.assets.filter(({ id, level }) => level === 'equipment' && ids.has(id)).map(({ id }) => id as string);
  const isNamed = tags.length > 0 || unknownNames(question, own).length > 0;
  // Why something is wanted names no thing that is wanted: "... because the buffer is full".
  const wanted = effective.replace(reasonGiven, '');
  const group = mentions.flatMap((mention) => (mention.ids.length > 1 && wanted.includes(mention.text) ? mention.ids : []));
  const scope = machines.length > 0 ? new Set(machines) : group.length > 0 ? new Set(group) : null;
  const described = withImpliedQuantity(wanted);
  const units = scope === null ? null : new Set(directory.assets.flatMap(({ id, parent }) => (scope.has(id) && parent !== null ? [parent as string] : [])));
  // What stands before or behind a machine may be measured at its neighbour in the unit.
  const around =
    units === null || sideOf(effective) === ''
      ? units
      : new Set([...units, ...directory.assets.flatMap(({ id, parent }) => (parent !== null && units.has(parent) ? [id as string] : []))]);
  // What is measured on the pipe beside a machine belongs to the unit around it.
  const signal = isNamed ? null : (linkers.signals.link(described, scope) ?? linkers.signals.link(described, around));
  const alike = isNamed ? nothingAlike : linkers.signals.alike(described, scope);
  const owners = new Set<string>([...ids, ...tags.map(({ equipment }) => equipment)]);
  const signalOf = (text: string, within: ReadonlySet<string> | null): readonly string[] => {
    const fitting = linkers.signals.alike(text, within).tags;
    return fitting.length > 0 ? fitting : (linkers.signals.link(text, within)?.tags ?? []);
  };
  const names = { directory, entities: linker, signal: signalOf };
  // A name that the plant does not have is not answered for by something else.
  const isStrange = own.length === 0 && unknownNames(question, own).length > 0;
  const measure = isStrange ? null : readMeasure(question, effective, now, names, { tags, assets: machines });
  return {
    question,
    asked: mended.at(-1)?.text ?? '',
    plantWords: question,
    readAs: mended.at(-1)?.tags ?? [],
    role,
    effective,
    language: detectLanguage(written.at(-1) ?? ''),
    now,
    assets: byMention(
      directory.assets.filter(({ id }) => owners.has(id)),
      mentions,
    ),
    tags,
    signals: (signal?.tags ?? []).flatMap((id) => directory.tags.find((tag) => tag.id === id) ?? []),
    signalCoverage: signal?.coverage ?? 0,
    alike: alike.tags.flatMap((id) => directory.tags.find((tag) => tag.id === id) ?? []),
    alikeCoverage: alike.coverage,
    measure,
    query: isStrange ? null : readPlantQuery(asksOfWholePlant(question) ? [question] : questions, now, names),
    pair: isStrange || asksForRule(question) ? null : readPair(question, names),
    conditions: readConditions(question, effective, now, names),
    ambiguous:
      mentions.length === 0
        ? machinesOfKind(effective, directory)
        : mentions.filter((mention) => mention.ids.length > 1).flatMap(({ ids: choices }) => choices),
    unknownNames: unknownNames(question, own),
    strangeMachine: mentions.length === 0 ? strangeMachine(question, directory) : strangeNumber(question, directory),
    window: windowOf(question, previous, before, isElliptical, now),
    isFollowUp: needsContext || isElliptical,
    draftBefore: showsDraft(told),
    draftEarlier: messages.some((message) => message.role === 'assistant' && showsDraft(message.text)),
    amendsDraft: showsDraft(told) && amendsCommand(written.at(-1) ?? ''),
    previous: previous[0] ?? null,
    refused: refusalOf(question, previous[0] ?? null, directory),
  };
}

const nothingAlike = { tags: [], coverage: 0 };
const howMuchLeft =
  /\benough \p{L}+(?: \p{L}+)? (?:left )?(?:until|till|for)\b|\bwhat(?:['’]?s| is) (?:the |our )?(?:\p{L}+ )?(?:tank|vessel|silo) at\b|\bhow much\b.{1,40}\b(?:left|remain\w*|do we (?:still )?have|have we|is there|in the)\b|\bwie ?viel\b.{1,40}\b(?:übrig|noch|haben wir|ist in)\b|(?:还|剩).{0,6}多少/iu;

const howMuchWent =
  /\bhow (?:much|many (?:lit(?:re|er)s?|hectolitres?|cubic met(?:re|er)s?|m³|m3|tonnes?|tons?|gallons?)) .{1,40}(?:went|gone|flowed|passed|pump(?:ed)?|pasteuri[sz]ed?|process(?:ed)?|unload(?:ed)?)\b/iu;
const howStrong = /\b(?:how strong|strong enough|too (?:strong|weak|dilute)|strength of|zu (?:stark|schwach)|stark genug)\b|浓度/iu;

/** The side of a pump whose pressure is meant. */
function sideOf(text: string): string {
  if (/\bpressure (?:after|behind|downstream of|on the outlet side of)\b/iu.test(text)) return ' discharge';
  return /\bpressure (?:before|upstream of|ahead of|in front of|on the inlet (?:side )?of)\b/iu.test(text) ? ' suction' : '';
}

/** How much of a medium is left is the level of its tank; the pressure behind a pump is that of its discharge. */
function withImpliedQuantity(text: string): string {
  const level = howMuchLeft.test(text) ? ' level' : '';
  const flow = howMuchWent.test(text) ? ' flow' : '';
  const strength = howStrong.test(text) ? ' concentration' : '';
  return `${text}${level}${flow}${strength}${sideOf(text)}`;
}

/** "Pump one oh one a": spoken numbers are tried as digits where the text as written names nothing. */
function linkSpoken(question: string, linker: EntityLinker): readonly EntityMention[] {
  const own = linker.link(question);
  const spoken = own.some(({ via }) => via !== 'name') ? question : spokenDigits(question);
  return spoken === question ? own : linker.link(spoken);
}

/** "The A milk pump", "on the B pump": a letter before the noun names one of like machines; at the start of a sentence it is an article. */
const letterBefore = /(?<=\b(?:the|on|of|at|is|for|from|our)\s)[A-D]\s+(?:\p{Ll}+\s+){0,2}?\p{Ll}{4,}/u;

function withLettered(own: readonly EntityMention[], question: string, directory: PlantDirectory): readonly EntityMention[] {
  const said = letterBefore.exec(question);
  if (said === null || own.some(({ ids }) => ids.length === 1)) return own;
  const ids = machinesByLetter(question, directory);
  if (ids.length !== 1) return own;
  return [{ kind: 'asset', ids, start: said.index, end: said.index + said[0].length, text: said[0], via: 'name' }];
}

const viaRank: Readonly<Record<EntityMention['via'], number>> = { identifier: 0, number: 1, name: 2 };

/** Named by identifier before named by words, earlier before later; owners of named tags last. */
function byMention(assets: readonly Asset[], mentions: readonly EntityMention[]): readonly Asset[] {
  const place = (id: string): number => {
    const mention = mentions.find(({ ids }) => ids.includes(id));
    return mention === undefined ? 1e9 : viaRank[mention.via] * 1e6 + mention.start;
  };
  return [...assets].sort((a, b) => place(a.id) - place(b.id));
}

/** What the conversation was about before this question: the last things named, or their siblings where a question spoke of "the other". */
function focusBefore(earlier: readonly string[], told: string, linker: EntityLinker, directory: PlantDirectory): readonly EntityMention[] {
  let focus: readonly EntityMention[] = [];
  for (const question of earlier) {
    const own = linkSpoken(question, linker);
    focus = own.length > 0 ? own : other.test(question) ? siblings(focus, directory) : focus;
  }
  if (focus.length > 0) return focus;
  // No question named anything: the machine or tag that the answer spoke of first is meant.
  const isThing = (id: string): boolean =>
    directory.tags.some((tag) => tag.id === id) || directory.assets.some((asset) => asset.id === id && asset.level === 'equipment');
  return linkSpoken(told, linker)
    .filter(({ via, ids }) => via === 'identifier' && ids.length === 1 && ids.every(isThing))
    .slice(0, 1);
}

/** The question before as it was meant: what only carried another one on is completed by it, in turn. */
function wholeQuestion(earlier: readonly string[], linker: EntityLinker, directory: PlantDirectory): string {
  let whole = '';
  for (const text of earlier) {
    const carries = whole !== '' && (elliptical.test(text) || carriesOn(text));
    whole = carries ? completed(text, whole, renamed(text, whole, linker, directory), linker) : text;
    if (carries && !newSubjectOnly.test(text)) whole = whole.slice(text.length).trim();
  }
  return whole;
}

/** What a carrying question names instead of the old subject: a thing, or the other of a pair. */
function renamed(text: string, whole: string, linker: EntityLinker, directory: PlantDirectory): readonly EntityMention[] {
  const own = linkSpoken(text, linker);
  return own.length > 0 ? own : other.test(text) ? siblings(linkSpoken(whole, linker), directory) : [];
}

/** The other members of a group of like assets: same class, same parent, same number. */
function siblings(mentions: readonly EntityMention[], directory: PlantDirectory): readonly EntityMention[] {
  return mentions.flatMap((mention) => {
    const asset = directory.assets.find(({ id }) => id === mention.ids[0]);
    if (asset === undefined) return tagSiblings(mention, directory);
    const stem = asset.id.replace(/[A-Z]$/u, '');
    const others = directory.assets.filter(
      (candidate) => candidate.id !== asset.id && candidate.parent === asset.parent && candidate.id.replace(/[A-Z]$/u, '') === stem,
    );
    return others.length === 0 ? [] : [{ ...mention, ids: others.map(({ id }) => id) }];
  });
}

/** The same measurement of the other machines of a group: tags that differ by the letter behind their number. */
function tagSiblings(mention: EntityMention, directory: PlantDirectory): readonly EntityMention[] {
  const stem = (id: string): string => id.replace(/(?<=\d)[A-Z](?=\.|$)/u, '');
  const own = mention.ids[0] ?? '';
  const others = directory.tags.filter(({ id }) => id !== own && stem(id) === stem(own)).map(({ id }) => id as string);
  return others.length === 0 ? [] : [{ ...mention, ids: others }];
}

/** The question before, about what this one names: a thing of the plant, or an identifier that only the documents know. */
function completed(question: string, previous: string, mentions: readonly EntityMention[], linker: EntityLinker): string {
  const replacement = mentions.flatMap(({ ids }) => ids).join(' ');
  const old = linker.link(previous)[0];
  const carried =
    old === undefined || replacement === '' ? withIdentifier(previous, question) : previous.slice(0, old.start) + replacement + previous.slice(old.end);
  return carried !== previous && newSubjectOnly.test(question) ? carried : `${question} ${carried}`;
}

function withIdentifier(previous: string, question: string): string {
  const [wanted] = parseIdentifiers(question);
  const [old] = parseIdentifiers(previous);
  return wanted === undefined || old === undefined ? previous : previous.slice(0, old.start) + wanted.raw + previous.slice(old.end);
}

const sameHours = /\bsame (?:shift|time|hours?|period|stretch)\b|\bgleiche\w* (?:schicht|zeit)\b/iu;
/** The time a question speaks of; "before that" is the time before the one spoken of last. */
function windowOf(question: string, previous: readonly string[], before: string, isElliptical: boolean, now: Date): Window | null {
  const spoken = parseWindow(before, now);
  if (isElliptical && earlierStill.test(question) && spoken !== null) {
    const length = oneEarlier.test(question) ? spoken.to.getTime() - spoken.from.getTime() : spoken.from.getTime();
    return { from: new Date(spoken.from.getTime() - length), to: spoken.from };
  }
  const own = parseWindow(question, now);
  if (own !== null && isElliptical && sameHours.test(question) && spoken !== null) return hoursOf(spoken, own);
  if (own !== null || !isElliptical) return own;
  // The newest question that named a time; the one that began the subject is the last to be asked.
  for (const text of previous) {
    const carried = parseWindow(text, now);
    if (carried !== null) return carried;
    if (!elliptical.test(text) && !carriesOn(text)) return null;
  }
  return null;
}

function unknownNames(question: string, mentions: readonly EntityMention[]): readonly string[] {
  return parseIdentifiers(question)
    .filter((identifier) => !mentions.some((mention) => identifier.start < mention.end && identifier.end > mention.start))
    .map(({ raw }) => raw);
}

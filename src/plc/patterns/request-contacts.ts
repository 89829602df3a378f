import { allMatches } from '../../domain/all-matches.js';
import { gated } from './gated.js';
import type { NameMention, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from './model.js';
import { headingOf } from './request-paraphrase.js';
import { type ContactPolarity, contactKinds } from './request-polarity.js';
import { clauseAt, clauses } from './request-text.js';
import { withThings } from './request-things.js';

/** Nouns that say only that something is a contact, not which one. */
const anyContact =
  /^(?:switch|switches|sensors?|buttons?|pushbuttons?|contacts?|signals?|relays?|inputs?|keys?|requests?|taster|taste|schalter|trips?|faults?|feedbacks?|interlocks?|permissives?|selectors?|probes?|detectors?|floats?|schwimmer|level|levels|high|low|start|stop|reset|stopp|halt|aus|ein|ack\w*|quittier\w*|limit|main|common|external|local|new|both|all|each|no|auto|manual)$/;

const machineKinds: readonly string[] = ['pump', 'valve', 'motor', 'conveyor', 'fan', 'heater'];

/** A thing that a request speaks of without a tag: its name, the words that tell it from others, and where it stands. */
type Thing = Readonly<{ name: string; words: readonly string[]; category: NameMention['category']; start: number; end: number }>;

/** What is set and not measured: it stands in a draft as a constant. */
const setting = /^(?:deadband|hysteresis|tolerance|delay)$/;

function thingsOf(reading: RequestReading, build?: PatternBuild): readonly Thing[] {
  const { names, declared } = withThings(reading);
  const constants = (build?.constants ?? []).map(({ name, description }) => `${name} ${description}`.toLowerCase());
  return names
    .filter(({ text }) => !(setting.test(text.toLowerCase()) && constants.some((one) => one.includes(text.toLowerCase()))))
    .filter(({ text }) => declared?.has(text) === true)
    .map(({ text, category, start, end }) => ({ name: text, words: text.toLowerCase().split('_'), category, start, end }))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
}

const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
const wordSet = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap(
      (text) =>
        spaced(text)
          .toLowerCase()
          .match(/[a-z]{2,}/g) ?? [],
    ),
  );
const singular = (word: string): string => word.replace(/(?:es|s|en|e)$/, '');

function has(words: ReadonlySet<string>, word: string): boolean {
  const root = singular(word);
  return [...words].some((other) => other === word || singular(other) === root || (root.length >= 5 && other.startsWith(root)));
}

/** "e-stop" and "estop" are the emergency stop of a block's interface; other kinds are known by the words of a contact. */
function sameKind(thing: Thing, build: PatternBuild): boolean {
  const kinds = contactKinds(thing.words.join(' '), '').filter((kind) => /^(?:emergency stop|overload)$/.test(kind));
  return build.signals.some(
    ({ direction, identifier, description }) => direction === 'input' && contactKinds(identifier, description).some((kind) => kinds.includes(kind)),
  );
}

/** Contacts that a request speaks of and no input of the block stands for. */
function contactsLeft(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): readonly Thing[] {
  const inputs = build.signals.filter(({ direction, type }) => direction === 'input' && type === 'BOOL');
  const known = wordSet(inputs.flatMap(({ identifier, description }) => [identifier, description]));
  const told = thingsOf(reading, build).filter(
    ({ category, words }) => category === 'switch' && words.some((word) => !anyContact.test(word)) && !/^min/.test(words[0] ?? ''),
  );
  const left = told.filter((thing) => !thing.words.some((word) => !anyContact.test(word) && has(known, word)) && !sameKind(thing, build));
  return left.slice(placeholders(pattern, parameters, 'condition'));
}

/** How many names of a kind are placeholders: each may be one of the things that were called otherwise. */
function placeholders(pattern: Pattern, parameters: PatternParameters, kind: 'condition' | 'equipment'): number {
  return pattern.parameters.reduce(
    (sum, parameter) =>
      parameter.kind === kind ? sum + (parameters.names[parameter.name] ?? []).filter((name) => isPlaceholder(name, parameter.placeholders)).length : sum,
    0,
  );
}

function isPlaceholder(name: string, given: readonly string[]): boolean {
  return given.includes(name) || given.some((one) => one.replace(/\d+/, '') === name.replace(/\d+/, ''));
}

/** Machines that a request speaks of and the block neither drives nor reads. */
function machinesLeft(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): readonly Thing[] {
  const known = wordSet(build.signals.map(({ identifier }) => identifier));
  // A machine in the heading says where it is; what it does is said behind it
  const heading = headingOf(reading.text).length;
  const told = thingsOf(reading, build).filter(({ category, start }) => machineKinds.includes(category) && start >= heading);
  const left = told.filter(({ words }) => !has(known, words.at(-1) ?? '')).filter((thing) => !anyOfThem(thing, reading, build));
  const heads = left.filter(({ words }, index) => left.findIndex((other) => other.words.at(-1) === words.at(-1)) === index);
  return heads.slice(placeholders(pattern, parameters, 'equipment'));
}

/** "P1, P2 and P3 ... if a pump gives no feedback": one of the machines that the block drives by their names, and no further one. */
function anyOfThem({ words, start, category }: Thing, { text, names }: RequestReading, build: PatternBuild): boolean {
  const owner = (name: string): string => name.toUpperCase().split('.')[0] ?? '';
  const driven = new Set(build.signals.flatMap(({ direction, tag }) => (direction === 'output' && tag !== '' ? [owner(tag)] : [])));
  const named = names.filter((name) => name.start < start && name.category === category && driven.has(owner(name.text)));
  return words.length === 1 && named.length >= 2 && /\b(?:a|any|one|each|every) $/i.test(text.slice(0, start));
}

/** "not if the filler is stopped", "while the packer runs": the state of another machine that is a condition here, whatever its noun. */
const otherStates =
  /\b(?:if|when|while|unless|once|until|as long as|only with) the ([a-z]+(?: [a-z]+)?) (?:is |are |has |have |was )?(?:not )?(?:runs?|running|stopp?ed|stops?|off|on|ready|started|open|closed|tripped|faulted)\b/gi;

function statesLeft(reading: RequestReading, build: PatternBuild): readonly string[] {
  const known = wordSet(build.signals.flatMap(({ identifier, description }) => [identifier, description]));
  return allMatches(reading.text, otherStates)
    .filter(([, noun = '']) => !noun.split(' ').some((word) => has(known, word)))
    .map(([phrase]) => `The request says "${phrase}", and the draft has no signal for it: shall it be a permissive?`);
}

/** What a request speaks of by a noun and the draft has no signal for, as open questions. A reading as logic or as steps has taken everything. */
export function thingsLeft(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): readonly string[] {
  if (parameters.logic !== undefined || parameters.sequence !== undefined) return [];
  const left = [...contactsLeft(pattern, parameters, reading, build), ...machinesLeft(pattern, parameters, reading, build)];
  const spoken = left.map(
    ({ start, end }) => `The request speaks of "${reading.text.slice(start, end)}", and the draft has no signal for it: what shall it do?`,
  );
  return [...spoken, ...statesLeft(reading, build)];
}

const stopping =
  /\b(?:stops?|trips?|closes?|shuts?|blocks?|off|inhibits?|disables?|must be (?:ok|healthy|closed|made)|(?:is |if |only if |only with )?(?:ok|okay|healthy)|permissive|interlock\w*|locks? out|stoppt|sperrt|schliesst|aus)\b/i;
const tripping = /\b(?:trips?|tripped|locks? ?-?out|lockout|latch\w*)\b/i;

/** Contacts of a request that stop what the block drives although its pattern knows nothing of them: said to stop it, or wired normally closed. */
function stoppingContacts(left: readonly Thing[], { text }: RequestReading, polarities: readonly ContactPolarity[]): readonly Thing[] {
  const parts = clauses(text);
  return left.filter((thing) => {
    const clause = parts[clauseAt(parts, thing.start)];
    const beside = text.slice(thing.end, clause?.end ?? text.length);
    const kinds = contactKinds(thing.name, '');
    const safe = polarities.some(
      ({ sense, contacts }) => sense === 'healthy' && contacts.some((contact) => contact === thing.name.toLowerCase() || kinds.includes(contact)),
    );
    // The state of the contact ("off 3 s", "open for 5 s") is a condition with a time of its own, not what the contact does
    if (/^ (?:is |goes |has been )?(?:off|open|closed|lost|low|high)\b/i.test(beside) || /\d/.test(beside)) return false;
    return stopping.test(beside) || (safe && !/\b(?:starts?|opens?|resets?|ack\w*)\b/i.test(beside));
  });
}

/** A pattern's block with the further contacts that stop it, and what of that is to be read or asked. */
export interface Guarded {
  readonly pattern: Pattern;
  readonly parameters: PatternParameters;
  readonly openQuestions: readonly string[];
}

/**
 * The pattern with every contact of the request that stops its machine built in: as a permissive where it has them, through its enable otherwise. Unchanged
 * where it can take none; what is left is asked by `thingsLeft`.
 */
export function withStoppingContacts(
  pattern: Pattern,
  parameters: PatternParameters,
  reading: RequestReading,
  book: TagBook,
  polarities: readonly ContactPolarity[],
): Guarded {
  const build = pattern.build(parameters, book);
  const contacts = stoppingContacts(contactsLeft(pattern, parameters, reading, build), reading, polarities);
  if (contacts.length === 0 || !build.signals.some(({ actuator }) => actuator)) return { pattern, parameters, openQuestions: [] };
  const names = contacts.map(({ name }) => name);
  const openQuestions = contacts.flatMap(({ name, start, end }) => afterwards(name, reading.text, start, end, build));
  const permissives = pattern.parameters.find(({ name }) => name === 'permissives');
  const given = parameters.names['permissives'] ?? [];
  if (permissives !== undefined && 'maximum' in permissives && given.length + names.length <= permissives.maximum)
    return { pattern, parameters: { ...parameters, names: { ...parameters.names, permissives: [...given, ...names] } }, openQuestions };
  const guarded = (inner: PatternBuild, tags: TagBook): PatternBuild | null => {
    const parts = names.map((name) => ({ kind: 'signal', name, wanted: true, said: 'healthy', momentary: false }) as const);
    const [first] = parts;
    const condition = parts.length === 1 && first !== undefined ? first : ({ kind: 'all', parts } as const);
    const whole = gated(inner, condition, tags);
    if (whole === null) return null;
    const own = new Set(inner.signals.map(({ identifier }) => identifier));
    return { ...whole, signals: whole.signals.map((row) => (own.has(row.identifier) ? row : { ...row, description: 'permissive, TRUE is healthy' })) };
  };
  if (guarded(build, book) === null) return { pattern, parameters, openQuestions: [] };
  return {
    pattern: { ...pattern, build: (filled, tags) => guarded(pattern.build(filled, tags), tags) ?? pattern.build(filled, tags) },
    parameters,
    openQuestions,
  };
}

/** What happens when the contact is healthy again, where that is not to be guessed: after a trip and after an emergency stop. */
function afterwards(name: string, text: string, start: number, end: number, build: PatternBuild): readonly string[] {
  const latched = build.signals.some(({ identifier }) => /^Reset/.test(identifier));
  const around = text.slice(end, end + 40).split(/[,;.]/)[0] ?? '';
  const trips = tripping.test(around) || contactKinds(name, '').includes('emergency stop');
  if (!trips || latched) return [];
  return [`"${text.slice(start, end)}" switches off while it is not healthy, and the block works again when it is. Shall it stay off until a reset?`];
}

import { allMatches } from '../../domain/all-matches.js';
import { literalPattern } from '../../domain/literal-pattern.js';
import { influences } from './influences.js';
import type { PatternBuild, PatternParameters, RequestReading, Signal } from './model.js';
import { machineCount } from './request-counts.js';
import { headingOf } from './request-paraphrase.js';
import { type Clause, clauseAt, clauses } from './request-text.js';
import { withThings } from './request-things.js';
import { isGerman } from './request-words.js';
import { rolesOf } from './trials/roles.js';

/** A draft beside its request, and what is asked about it already. */
export interface Entry {
  readonly reading: RequestReading;
  readonly build: PatternBuild;
  readonly parameters: PatternParameters;
  readonly questions: readonly string[];
}

/** What a clause of the request says and the draft does not show. */
type Gap = Readonly<{ said: string; why: string }>;

/**
 * The ledger of a draft: every thing, announcement and link that the request speaks of stands in the draft, or is told here as not covered. It reads the
 * finished block (its interface, its texts and what depends on what in its code), whatever pattern or reading made it; plain words of plants ("flow", "door",
 * "horn") count here, which the account of words leaves out.
 * Source: own design of this package; independent of how a pattern is chosen and filled.
 * Units: none.
 * Errors: none.
 */
export function notCovered(entry: Entry): readonly string[] {
  const asked = entry.questions.join('\n').toLowerCase();
  const gaps = [...things(entry), ...announcements(entry), ...links(entry), ...startsAsPermissive(entry), ...machinesOfLogic(entry)];
  const open = gaps.filter(({ said }) => !asked.includes(said.toLowerCase()));
  return [...new Set(open.map(({ said, why }) => `Not covered: "${said}": ${why}`))];
}

const owner = (name: string): string => name.toUpperCase().split('.')[0] ?? '';
const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
const wordsIn = (text: string): readonly string[] =>
  spaced(text)
    .toLowerCase()
    .match(/[a-z]{2,}/g) ?? [];
const stem = (word: string): string => word.replace(/(?:ing|ed|es|s|en|e)$/, '');

/** Words that say which one or in which state, not what: alone they answer to nothing. */
const pointing =
  /^(?:the|main|new|first|second|third|other|same|own|low|high|top|bottom|upper|lower|left|right|front|rear|back|full|empty|open|closed|manual|automatic|local|remote|on|off|stop|start|run|reset|limit|actual|total|more|most|less|nc|no|break|make|normally|contacts?|switch|switches|sensors?|standstill|signals?|inputs?)$/;

/** All words by which the draft shows what it has: names, texts, limits, and the nouns that stand before the tags it uses. */
function shownWords({ build, reading }: Entry): ReadonlySet<string> {
  const used = usedNames(build);
  const beside = reading.names
    .filter(({ text }) => used.has(owner(text)))
    .flatMap(({ start, category, quantity }) => [
      category,
      quantity ?? '',
      ...(/((?:[A-Za-z-]+ ){0,3}[A-Za-z-]+)[ (]+$/.exec(reading.text.slice(0, start))?.[1]?.split(/[ -]/) ?? []),
    ]);
  const texts = [
    build.purpose,
    ...build.signals.flatMap(({ identifier, tag, description }) => [identifier, tag, description]),
    ...build.constants.flatMap(({ name, description }) => [name, description]),
    ...build.states.flatMap(({ name, meaning }) => [name, meaning]),
    ...build.interlocks.map(({ name }) => name),
    ...beside,
  ];
  return new Set(texts.flatMap(wordsIn).map(stem));
}

function usedNames(build: PatternBuild): ReadonlySet<string> {
  return new Set(build.signals.flatMap(({ tag, identifier }) => [owner(tag), owner(identifier)]).filter((name) => name !== ''));
}

/** "only with water flow and the door shut": each thing that is spoken of has a signal, or a text that speaks of it. */
function things(entry: Entry): readonly Gap[] {
  const { reading, build } = entry;
  if (isGerman(reading.text)) return [];
  const shown = shownWords(entry);
  const { names, declared } = withThings(reading);
  const heading = headingOf(reading.text).length;
  const settings = new Set(build.constants.flatMap(({ name, description }) => wordsIn(`${name.toLowerCase()} ${description}`)));
  const used = reading.names.filter(({ text }) => usedNames(build).has(owner(text)));
  const kinds = new Set(used.map(({ category }) => category));
  const quantities = new Set([...used.map(({ quantity }) => quantity), ...measuredKinds(build)]);
  return names
    .filter(({ text, start, category }) => declared?.has(text) === true && start >= heading && (category === 'switch' || category === 'measurement'))
    .filter(({ end }) => !/^ (?:set-?points?|reference|limit)\b/i.test(reading.text.slice(end)))
    .filter(({ text, category, quantity }) => {
      const words = text.toLowerCase().split('_');
      const telling = words.filter((word) => !pointing.test(word));
      if (telling.length === 0 || telling.some((word) => shown.has(stem(word)))) return false;
      // What is set, not measured, is a constant
      if (telling.every((word) => /^(?:deadband|hysteresis|dead|band|delay|duration|period|tolerance)$/.test(word)) && settings.has(telling[0] ?? ''))
        return false;
      // A placeholder may be just this one, and is asked about
      if (category === 'switch' && entry.questions.some((text) => text.startsWith('Which tag is the'))) return false;
      if (category === 'measurement' && quantity !== null) return !quantities.has(quantity);
      return telling.length > 1 || !kinds.has(category);
    })
    .map(({ start, end }) => ({ said: reading.text.slice(start, end), why: 'the draft has no signal for it. What shall it do?' }));
}

/** Quantities of the draft's measured values, by their units. */
function measuredKinds(build: PatternBuild): readonly string[] {
  const units: readonly (readonly [RegExp, string])[] = [
    [/^(?:°C|°F|K)$/, 'temperature'],
    [/^(?:m?bar|k?Pa|MPa|psi)$/, 'pressure'],
    [/^(?:m³\/h|m3\/h|l\/h|l\/min|l\/s|kg\/h|t\/h)$/, 'flow'],
    [/^(?:%|mm|cm|m)$/, 'level'],
  ];
  return build.signals.flatMap(({ unit }) => units.flatMap(([pattern, quantity]) => (unit !== null && pattern.test(unit) ? [quantity] : [])));
}

/** What is heard or seen, with the words by which a draft may show it. */
const announcers: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:horns?|sirens?|hooters?|klaxons?|buzzers?|bells?|hupe|sirene|glocke)\b/gi, /horn|siren|hooter|klaxon|buzzer|bell|hup|siren|glocke|audible/i],
  [/\b(?:lamps?|pilot lights?|beacons?|strobes?|indicator lights?|lampe|meldeleuchte|leuchte|blitzleuchte)\b/gi, /lamp|light|beacon|strobe|indicat|leucht/i],
  [/\b(?:annunciat(?:or|e|es)|alarms?|warnings?|stoermeldung|meldung)\b/gi, /alarm|fault|fail|trip|warn|annunciat|tripped|meldung|too/i],
];

/** "horn when the standby starts", "annunciator A-2": each announcement is an output of the draft. */
function announcements({ reading, build }: Entry): readonly Gap[] {
  const outputs = build.signals.filter(({ direction, type }) => direction === 'output' && type === 'BOOL');
  const shown = outputs
    .filter(({ actuator, tag }) => !actuator || tag !== '')
    .map(({ identifier, tag, description }) => `${spaced(identifier)} ${tag} ${description}`);
  const heading = headingOf(reading.text).length;
  return announcers.flatMap(([words, answers]) =>
    allMatches(reading.text, words).flatMap((match): readonly Gap[] => {
      const end = match.index + match[0].length;
      if (match.index < heading || reading.names.some((name) => match.index >= name.start && match.index < name.end)) return [];
      const named = reading.names.find(({ start }) => start >= end && /^ (?:[a-z]+ ){0,1}$/i.test(reading.text.slice(end, start)));
      const tagged = named !== undefined && outputs.some(({ tag, identifier }) => owner(tag) === owner(named.text) || owner(identifier) === owner(named.text));
      const rung = /\b(?:alarm|warning) $/i.test(reading.text.slice(0, match.index)) && shown.some((text) => /alarm/i.test(text));
      if (tagged || rung || shown.some((text) => answers.test(text)) || negated(reading.text, match.index)) return [];
      return [{ said: clauseText(reading, match.index), why: `the draft has no output for "${match[0]}".` }];
    }),
  );
}

/** "without an alarm", "no horn". */
function negated(text: string, at: number): boolean {
  return /\b(?:no|without|ohne|kein\w*)(?: an?| the)? (?:\w+ )?$/i.test(text.slice(0, at));
}

/** A name that tells when, in the clause of an output: the output depends on it in the code. */
function links({ reading, build }: Entry): readonly Gap[] {
  const roles = rolesOf(
    reading.text,
    reading.names.map(({ text }) => text),
  );
  const rows = (name: string, direction: Signal['direction']): readonly Signal[] =>
    build.signals.filter((row) => row.direction === direction && (owner(row.tag) === owner(name) || owner(row.identifier) === owner(name)));
  const reach = influences(build);
  const all = mentions(reading);
  const gapsIn = (part: Clause): readonly Gap[] => {
    const inside = all.filter(({ start, end }) => start >= part.start && end <= part.end);
    const driven = inside.flatMap(({ name }) => (roles.get(name) === 'driven' ? rows(name, 'output') : []));
    const read = inside.filter(({ name }) => roles.get(name) === 'read' && rows(name, 'input').length > 0 && rows(name, 'output').length === 0);
    return driven.flatMap((target) =>
      read
        .filter(({ name }) => !rows(name, 'input').some((source) => reach(source.identifier, target.identifier)))
        .map(({ name }) => ({
          said: part.text.trim().slice(0, 90),
          why: `in the draft ${name} does not act on ${target.tag === '' ? target.identifier : target.tag}.`,
        })),
    );
  };
  // A clause with one output is about that one; a sentence with one condition tells it of everything in it
  const single = clauses(reading.text).filter(
    (part) =>
      new Set(all.filter(({ start, end, name }) => start >= part.start && end <= part.end && roles.get(name) === 'driven').map(({ name }) => name)).size === 1,
  );
  const sentences = sentencesOf(reading.text).filter(({ text }) => (text.match(conditions) ?? []).length === 1 && !further.test(text));
  return [...single, ...sentences].flatMap(gapsIn);
}

const conditions = /\b(?:if|when|while|whenever|once|as soon as|wenn|falls|sobald|solange)\b/gi;
/** More than one condition is told in the sentence. */
const further =
  /\b(?:until|unless|only|never|not|without|after|before|above|below|at|bis|nur|nie|nach|vor)\b.*\b(?:and|und|,)\b.*\b(?:until|unless|only|never|above|below|at|bis|nur)\b/i;

function sentencesOf(text: string): readonly Clause[] {
  const ends = [...allMatches(text, /[.;](?=\s|$)/g).map(({ index }) => index), text.length];
  return ends.flatMap((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
    return end > start ? [{ start, end, text: text.slice(start, end) }] : [];
  });
}

/** Every place at which a name of the request stands. */
function mentions({ text, names }: RequestReading): readonly Readonly<{ name: string; start: number; end: number }>[] {
  const found = names.flatMap((name) => [
    { name: name.text, start: name.start, end: name.end },
    ...allMatches(text, new RegExp(`(?<![\\w-])${literalPattern(name.text)}(?![\\w-])`, 'gi')).map((match) => ({
      name: name.text,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ]);
  return found.filter((one, index) => found.findIndex(({ name, start }) => name === one.name && start === one.start) === index);
}

const commanding =
  /\b(?:starts?|started|opens?|opened|switch(?:es|ed)? on|turns? on|command(?:s|ed)?|additionally|fills?|startet|ein)\b(?: (?:it|them|the \w+))?(?: (?:at|on|by|with|from|via|mit|durch|bei|ab)) (?:the |a )?(?:\w+ ){0,2}$/i;

/** "start PB5, stop PB6" */
const pressing = /(?:^|[,;.:]|\band) ?(?:start|stop|reset)(?: (?:by|with|via|on))? $/i;

/** "P-1 starts at LS-2": a signal that gives a command is no permissive. */
function startsAsPermissive({ reading, build }: Entry): readonly Gap[] {
  const permissives = build.signals.filter(({ direction, description }) => direction === 'input' && /permissive|interlock/i.test(description));
  return mentions(reading)
    .filter(({ name }) => permissives.some(({ tag }) => owner(tag) === owner(name)))
    .filter(({ start }) => [commanding, pressing].some((words) => words.test(reading.text.slice(Math.max(0, start - 50), start))))
    .map(({ name, start }) => ({ said: clauseText(reading, start), why: `the draft takes ${name} for a permissive, and the request gives a command by it.` }));
}

/** "Two pumps", where the rules drive one. */
function machinesOfLogic({ reading, build, parameters }: Entry): readonly Gap[] {
  if (parameters.logic === undefined && parameters.sequence === undefined) return [];
  const stated = machineCount(reading.text);
  const driven = build.signals.filter(({ direction, actuator }) => direction === 'output' && actuator).length;
  return stated === null || stated.count <= driven ? [] : [{ said: `${stated.count} ${stated.noun}`, why: `the draft drives ${driven}.` }];
}

function clauseText({ text }: RequestReading, at: number): string {
  const parts = clauses(text);
  return (parts[clauseAt(parts, at)]?.text ?? text).trim().slice(0, 90);
}

import { allMatches } from '../../domain/all-matches.js';
import { aboveWords, belowWords, carriers, falseWords, trueWords } from './conditions/read-predicate.js';
import { deedWord, heads } from './conditions/words.js';
import type { NameCategory, NameMention, RequestReading } from './model.js';

/** Nouns of plants, with what they are; a noun phrase that ends in one is a thing that a request speaks of without a tag. */
const nouns: readonly (readonly [RegExp, NameCategory, string | null])[] = [
  [/pump(?:e|en|s)?$/, 'pump', null],
  [/(?:valves?|ventile?|dampers?|klappen?|schieber|solenoids?|shutters?|sluices?|vents?|louvre?s?|louvers?|nachspeisung|make-?up)$/, 'valve', null],
  [
    /(?:motors?|motoren|agitators?|mixers?|stirrers?|ruehrwerke?|ruehrer|compressors?|kompressor(?:en)?|verdichter|drives?|antriebe?|mills?|crushers?|chillers?|boilers?|screws?|augers?|schnecken?|feeders?|centrifuges?|zentrifuge|saws?|presses|slitters?|unwinders?|grinders?|shredders?|elevators?|lifts?|hoists?|winch|cranes?|spindles?|cylinders?|zylinder|pushers?|diverters?|ejectors?|brakes?|bremse|clutch|vibrators?|shakers?|separators?|extruders?|vacuum|burners?|brenner|robots?|cappers?|fillers?|labellers?|gates?|barriers?|turntables?|dryers?|washers?|ovens?|absaugung|luftschleier|dosers?|kickers?|stoppers?|nozzles?|locks?)$/,
    'motor',
    null,
  ],
  [/(?:conveyors?|belts?|(?:foerder)?ba(?:nd|ender)|foerderer|rollgang)$/, 'conveyor', null],
  [/(?:fans?|blowers?|luefter|ventilator(?:en)?|geblaese|extractors?)$/, 'fan', null],
  [/(?:heaters?|heizung(?:en)?|heizer|heizstab|elements?)$/, 'heater', null],
  [
    /(?:tanks?|silos?|vessels?|behaelter|hoppers?|bins?|sumps?|reservoirs?|pits?|basins?|becken|drums?|kessel|bottich|wanne|grube|schacht|bunker)$/,
    'tank',
    null,
  ],
  [
    /(?:lamps?|lights?|horns?|beacons?|sirens?|buzzers?|hupe|lampe|leuchte|meldeleuchte|sirene|blitzleuchte|alarms?|warnings?|flags?|messages?|meldung)$/,
    'other',
    null,
  ],
  [
    /(?:switch(?:es)?|sensors?|schalter|waechter|buttons?|pushbuttons?|push-buttons?|taster|taste|photocells?|photo-?eyes?|light barriers?|lichtschranken?|contacts?|cords?|keys?|selectors?|floats?|detectors?|relays?|overloads?|thermistors?|motorschutz|probes?|feedbacks?|doors?|guards?|lids?|hatch(?:es)?|covers?|deckel|tueren?|haube|schutztuer|e-?stops?|permissives?|interlocks?|reeds?|barcodes?|fence|curtains?|request|requests|signals?|trips?|faults?|stoerung|freigabe|pedals?|footswitch|pull-?cords?|standstill)$/,
    'switch',
    null,
  ],
  [/(?:levels?|fuellstand|niveau|pegel)$/, 'measurement', 'level'],
  [/(?:temperatures?|temp|temperatur(?:en)?)$/, 'measurement', 'temperature'],
  [/(?:pressures?|druck|vacuum)$/, 'measurement', 'pressure'],
  [/(?:flows?|flowrate|flow-?rate|durchfluss)$/, 'measurement', 'flow'],
  [/(?:weights?|gewicht|mass|load)$/, 'measurement', 'weight'],
  [/(?:speeds?|drehzahl|rpm)$/, 'measurement', 'speed'],
  [/(?:currents?|strom|amps)$/, 'measurement', 'current'],
  [
    /(?:conductivity|leitfaehigkeit|ph|ph-?value|turbidity|concentration|konzentration|oxygen|chlorine|chlor|ozone|nitrate|ammonia|ammonium|redox|opacity|hardness|brix|viscosity)$/,
    'measurement',
    'analysis',
  ],
  [/(?:humidity|feuchte|moisture)$/, 'measurement', 'moisture'],
  [/(?:totali[sz]ers?|counters?|torque|vibration|position|density|thickness|width|height|tension|voltage|power)$/, 'measurement', null],
];

const articles = /^(?:the|an?|its|this|that|these|those|each|every|any|both|der|die|das|den|dem|des|ein|eine|einen|einem|einer)$/;
/** Words that never belong to the name of a thing. */
const closed = new Set(
  `and or but nor so than then if when whenever while whilst until till unless once as long soon before after afterwards during since for from to into onto of off on in out at
  by with without via through over under above below within about around up down per is are was were be been being am has have had do does did done will would shall should must
  may might can could cannot not no none it they them he she who which what there here only also too just still even same again never always already otherwise else instead
  immediately directly straight away right automatically manually simultaneously together together respectively least most more less either neither another other others next later first last all
  needs need needed want wants please whole entire back enough someone somebody anyone person people operator operators process code program programme block function logic
  structured text write draft create make give gives let wird werden ist sind hat haben soll sollen muss darf kann wenn falls sobald solange und oder nicht nur aber dann danach
  sonst auch noch bei beim mit ohne fuer von vom zum zur zu nach vor ueber unter bis als wie im am in an auf aus sofort wieder erst es er sie sich gleich laenger mehr weniger mindestens
  both two three four five six one second seconds minute minutes hour hours day days time times case way part condition conditions state value limit setpoint start-up started
  went came comes come goes go gets get got becomes become says say reads read shows show reaches reach reached rises rise falls fall drops drop dropped exceeds exceed stays stay keeps keep kept
  remains remain continues continue holds hold waits wait runs run running ran lasts last lasting happens happen presses press pressed pushes push pushed hit hits pulls pull pulled
  acknowledges acknowledged acknowledge reset resets restart restarts sounds sound lights flash flashes blinks blink raise raises trip trips tripped issue issues signal signals because
  this these those that allowed able allow allows let lets permit permits permitted ready prevent prevents inhibit inhibits block blocks lock locks disable disables enable enables`.split(
    /\s+/,
  ),
);
/** Describing words that may stand in front of a noun although they are verbs or states by themselves. */
const modifiers =
  /^(?:pull|push|start|stop|open|opened|closed?|close|reset|run|running|low|high|low-low|high-high|full|empty|drain|feed|fill|emergency|trip|fault|first|second|lock|hold|manual|auto|hand|hot|cold|warm|inlet|outlet|main|trip|release|drop|press|sound|alarm|enable|signal|limit|ready|service|set|purge|lead|acknowledge|acknowledgement|on|off)$/;

/** Said alone, these are no thing of their own. */
const generic =
  /^(?:alarms?|warnings?|flags?|messages?|(?:stoer)?meldung|trips?|faults?|stoerung|signals?|locks?|load|fillers?|presses|cover|covers|lights?|power|position|drives?|elements?|drops?)$/;

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** What a request speaks of without a tag, as names of the block's own interface: "the sump pump" is `SUMP_PUMP`, wherever it is spoken of. */
export function withThings(reading: RequestReading): RequestReading {
  const { text } = reading;
  const taken = [...reading.names, ...reading.times, ...reading.numbers];
  const words = allMatches(text, /[A-Za-z]+(?:-[A-Za-z]+)*(?:'[a-z]+)?/g)
    .map((match): Word => ({ text: match[0], lower: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !taken.some((other) => start < other.end && end > other.start));
  const german = /\b(?:der|die|das|wenn|und|ist|soll|wird|bei|nach)\b/i.test(text);
  const things: NameMention[] = [];
  const described = nounsOfTags(reading, words);
  for (const run of runsOf(words, text, german)) {
    const last = run.at(-1);
    const first = run[0];
    if (first === undefined || last === undefined || describesTag(last, reading) || placesTag(first, reading)) continue;
    if (run.length === 1 && (described.has(last.lower) || generic.test(last.lower))) continue;
    const kind = nouns.find(([pattern]) => pattern.test(last.lower));
    if (kind === undefined && !spokenOf(run, words, text) && !goesOn(things.at(-1), first, text)) continue;
    const name = nameOf(run, things);
    things.push({ text: name, category: kind?.[1] ?? 'other', quantity: kind?.[2] ?? null, start: first.start, end: last.end });
  }
  const names = [...reading.names, ...things].sort((a, b) => a.start - b.start);
  return { ...reading, names, declared: new Set(things.map(({ text: name }) => name)) };
}

/** "valve RV-6 of the dye vat": where a tag belongs, which is no thing of its own. */
function placesTag(first: Word, { names, text }: RequestReading): boolean {
  return names.some(({ end }) => end < first.start && /^ (?:of|von|vom|des|der) (?:the |a |an |der |des |dem )?$/i.test(text.slice(end, first.start)));
}

/** Words in a row that can be the name of a thing; verbs before it and states behind it are no part of it. */
function runsOf(words: readonly Word[], text: string, german: boolean): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = (): void => {
    const trimmed = trim(run);
    if (trimmed.length > 0 && trimmed.length <= 5) runs.push(trimmed);
    run = [];
  };
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (before === undefined || !/^[ -]$/.test(text.slice(before.end, word.start))) close();
    const noun = nouns.some(([pattern]) => pattern.test(word.lower));
    const capital = /^[A-Z]/.test(word.text) && index > 0;
    const free = german
      ? noun || (capital && !closed.has(word.lower)) || heads.test(word.lower)
      : modifiers.test(word.lower) || noun || heads.test(word.lower) || !(closed.has(word.lower) || articles.test(word.lower) || isPredicate(word.lower));
    if (free && !(articles.test(word.lower) || (closed.has(word.lower) && !noun && !modifiers.test(word.lower)))) run.push(word);
    else close();
  }
  close();
  return runs;
}

function isPredicate(word: string): boolean {
  return (
    carriers.test(word) ||
    trueWords.test(word) ||
    falseWords.test(word) ||
    aboveWords.test(word) ||
    belowWords.test(word) ||
    deedWord(word) ||
    /(?:ly)$/.test(word)
  );
}

/** "open the drain valve", "fan running": a verb in front (but not "start button") and a state behind are cut off. */
function trim(run: readonly Word[]): Word[] {
  let words = [...run];
  while (words.length > 1 && leads(words)) words = words.slice(1);
  const isNoun = ({ lower }: Word): boolean => nouns.some(([pattern]) => pattern.test(lower)) || heads.test(lower);
  // "the high level switch trips": a verb, not the noun of the plural
  while (words.length > 1 && /^(?:trips|faults|drops|locks|signals|presses|fails|feeds|fills|drains)$/.test(words.at(-1)?.lower ?? ''))
    words = words.slice(0, -1);
  while (
    words.length > 0 &&
    !/^(?:inlet|outlet|drain|feed)$/.test(words.length === 1 ? (words[0]?.lower ?? '') : '') &&
    !isNoun(words.at(-1) as Word) &&
    (modifiers.test(words.at(-1)?.lower ?? '') || isPredicate(words.at(-1)?.lower ?? ''))
  )
    words = words.slice(0, -1);
  // "stop button stops", "filter fan runs and": what follows the first noun of a plain run that is a state
  return words;
}

/** Whether the first word is the verb of what follows: "start pump", "open steam valve"; not "start button", "low level switch". */
function leads([first, second, ...rest]: readonly Word[]): boolean {
  if (first === undefined || second === undefined) return false;
  if (first.lower === 'first' && /^(?:open|close|start|stop|run|fill|drain|heat|feed)$/.test(second.lower)) return true;
  if (!/^(?:start|stop|open|close|run|reset|lock|hold|trip|sound|release|drop|set|enable|disable|fill|drain|empty|feed|purge|press|on|off)$/.test(first.lower))
    return false;
  if (heads.test(second.lower) || nouns.some(([pattern, kind]) => kind === 'switch' && pattern.test((rest.at(-1) ?? second).lower))) return false;
  return /^(?:start|stop|open|close|run|reset|lock|hold|trip|sound|release|drop|set|enable|disable|press|on|off)$/.test(first.lower);
}

/** Nouns that stand straight before a tag: alone they mean that tag again. */
function nounsOfTags({ names, text }: RequestReading, words: readonly Word[]): ReadonlySet<string> {
  return new Set(
    names.flatMap(({ start }) => {
      const before = words.filter(({ end }) => end < start).at(-1);
      return before !== undefined && /^[ (]+$/.test(text.slice(before.end, start)) ? [before.lower] : [];
    }),
  );
}

/** "relief valve RV-5", "light barrier (BS-3)": the words describe the tag behind them. */
function describesTag({ end }: Word, { names, text }: RequestReading): boolean {
  return names.some(({ start }) => start >= end && /^[ (]{1,2}$/.test(text.slice(end, start)));
}

/** A noun that no list holds is a thing when an article stands before it and something is said or done of it. */
function spokenOf(run: readonly Word[], words: readonly Word[], text: string): boolean {
  const at = words.indexOf(run[0] as Word);
  const before = words[at - 1];
  const told = words[at + run.length];
  if (told !== undefined && /^(?:melden|meldet|anzeigen|gemeldet)$/.test(told.lower)) return true;
  // "open inlet until": the object of a verb at the head of its clause needs no article
  if (
    before !== undefined &&
    /^(?:open|close|start|stop|run)$/.test(before.lower) &&
    run.length <= 2 &&
    headsClause(before, words[at - 2], text) &&
    told !== undefined
  )
    return /^(?:until|till|for|when|if|once|while|and|to|then)$/.test(told.lower);
  if (before === undefined || !articles.test(before.lower) || text.slice(before.end, run[0]?.start) !== ' ') return false;
  const after = words[at + run.length];
  const verb = words[at - 2];
  const next = after === undefined || /[,.;]/.test(text.slice(run.at(-1)?.end, after.start)) ? undefined : after;
  const object = verb !== undefined && deedWord(verb.lower);
  return object || (next !== undefined && isPredicate(next.lower) && !/^(?:at|on|in|up|more|less|over|under|above|below|auf|an|zu)$/.test(next.lower));
}

/** "the saw and the infeed": what is listed behind a thing is one. */
function goesOn(last: NameMention | undefined, { start }: Word, text: string): boolean {
  return last !== undefined && /^(?:, ?| and | und |, and )(?:the |an? |den |die |das )$/.test(text.slice(last.end, start));
}

function headsClause(word: Word, before: Word | undefined, text: string): boolean {
  return before === undefined || /[,.;:]/.test(text.slice(before.end, word.start)) || /^(?:then|and|first|next|finally)$/.test(before.lower);
}

/** The name of a run; a run that is the end of one earlier name alone ("the pump" behind "the sump pump") is that one again. */
function nameOf(run: readonly Word[], things: readonly NameMention[]): string {
  const name = run
    .map(({ lower }) => lower.replace(/-/g, '_'))
    .join('_')
    .toUpperCase();
  const known = [...new Set(things.map(({ text }) => text))];
  if (known.includes(name)) return name;
  const singular = known.filter((other) => other.endsWith(`_${name}`));
  return singular.length === 1 && run.length === 1 ? (singular[0] ?? name) : name;
}

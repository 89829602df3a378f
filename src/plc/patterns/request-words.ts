import { allMatches } from '../../domain/all-matches.js';
import type { NameMention, Pattern, PatternBuild, PatternParameters, RequestReading } from './model.js';
import { isPlainGerman, meaningOf } from './request-german-words.js';
import { machineWords } from './request-machines.js';
import { headingOf } from './request-paraphrase.js';
import { type Clause, clauses, matchPhrase, wordMatches, wordsOf } from './request-text.js';
import { withThings } from './request-things.js';

/** Words that join, point or ask, and the plainest words of machines: what they say is said again by the names, limits and times beside them. */
const glue = new Set(
  `a an the this that these those it its itself he they them their there here which who whose what each every all any some no not none both either neither
  and or but nor so than then if when whenever while until till unless once as long soon before after afterwards during since for from to into onto of off on in out at by
  with without via through over under above below within about around up down per is are was were be been being am has have had having do does did done doing
  will would shall should must may might can could cannot needs need needed please write draft create make makes program programs programme code structured text st iec
  block blocks function functions fb logic plc routine give gives me us we you want wants would like new only also too just still even same respectively own self
  start starts started starting stop stops stopped stopping run runs running ran open opens opened opening close closes closed closing shut shuts shuts switch switches switched
  switching turn turns turned go goes going come comes get gets energise energises energised energize energizes energized active inactive activate activates activated
  true false high low set sets command commands commanded drive drives control controls controlled use uses used using put puts take takes let lets reach reaches
  reached rise rises rising raise raises fall falls falling exceed exceeds exceeded drop drops dropped dropping greater more less lower higher least most larger smaller
  measured measure measures show shows stay stays remain remains keep keeps kept lose loses lost leave leaves bring brings allow allows allowed become becomes
  pump pumps valve valves motor motors conveyor conveyors belt fan fans heater heaters tank tanks vessel sensor sensors switch button buttons pushbutton push press
  pressed presses level levels pressure temperature flow speed signal signals tag tags input inputs output outputs value values limit limits setpoint time times second
  seconds minute minutes hour hours min sec percent deg degc celsius bar mbar system plant line machine machines unit units number numbers state status condition
  conditions transmitter gauge indicator equipment device devices contact process automatically automatic immediately directly once normal normally first second third
  one two three four five six seven eight nine ten between range case way part again against sound sounds sounded light lights lit delay delays message
  litre litres liter liters display displays displayed given don
  bit bits flag please not max min maximum minimum kind thing things okay thanks sort simple basic based
  acid caustic lye chlorine water syrup product milk oil glycol steam chemical brine wort beer juice solvent detergent inhibitor polymer additive chain hits hit hmi scada scadas anti list plus
  difference ask asks asked tell tells me manual manually siemens scl codesys twincat beckhoff rockwell required because following station handling total simple typical usual desired corresponding`.split(
    /\s+/,
  ),
);
/** A word that joins, points, or names what any plant has. */
export function isGlue(word: string): boolean {
  return glue.has(word);
}
/** Words of the list above that do say something of their own in these company: "at most 6 times", "again". */
const telling =
  /\b(?:(?:try|tries|tried|starts?|runs?) again|at most \d+ times|\d+ times|(?:first|second|third) (?:start|attempt|time)|(?:on|at|after|with) (?:each|every) (?:start|stop|cycle|run|shift|batch)|every time|block(?:s|ed)? (?:a|the|any|further|new|re-?start\w*|starting|starts?)\b)/gi;

/** "the mill is started", "after the capper": a thing spoken of by its noun; what is wanted of it is said by other words. */
const spokenOf = /\bthe \w+\b/gi;

/** German function words: the words of a request in German are not those of the patterns' texts. */
const german =
  /\b(?:der|die|das|und|wenn|ist|mit|bei|nach|fuer|ein|eine|einen|auf|soll|wird|von|im|oder|nicht|bis|ueber|unter|zu|wie|ab|aus|jede[rsnm]?|weitere[rsn]?|dann|alle|nur|ohne|zwei|drei|vier|erste[rsn]?|den|dem|des|sonst|beim|sobald|solange|falls|laeuft|startet|stoppt|oeffnet|schliesst|schaltet|runter|hoch)\b/gi;

/** Where two words are the same but for their endings: "debounced" and "debounce", "alternates" and "alternation". */
function akin(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common += 1;
  return common >= 3 && common >= Math.max(shorter - 2, Math.min(4, shorter));
}

/** A clause and those of its words that nothing in the draft answers to. */
interface Unread extends Clause {
  readonly words: readonly string[];
  /** How many content words it has, read or not. */
  readonly said: number;
}

/**
 * Every content word of a request is accounted for by the draft (its names, texts and states), by the words its pattern is known by, as a description of a
 * name beside it, or as a unit; what is left becomes an open question, together with the quantities in the same clause, whose meaning is then a guess.
 */
export function unreadWords(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, shown: string, build: PatternBuild): readonly string[] {
  const parts = clausesRead(pattern, parameters, reading, shown).filter(({ words }) => words.length > 0);
  if (parts.length === 0) return [];
  const listed = parts.map(({ words, text }) => `${words.map((word) => `"${word}"`).join(', ')} (in "${text.trim().slice(0, 70)}")`);
  return [`Not understood, so the draft may lack it: ${listed.join('; ')}.`, ...parts.flatMap((part) => guesses(part, pattern, parameters, reading, build))];
}

/** The number of content words in a request, and those that nothing in the draft answers to. */
export function wordsLeft(
  pattern: Pattern,
  parameters: PatternParameters,
  reading: RequestReading,
  shown: string,
): Readonly<{ said: number; left: readonly string[] }> {
  const parts = clausesRead(pattern, parameters, reading, shown);
  return { said: parts.reduce((sum, { said }) => sum + said, 0), left: parts.flatMap(({ words }) => words) };
}

/** How many words of a request that count as none of its content are those that the pattern is known by: "start/stop" of a starter; in German all of them. */
export function plainKeywords({ keywords }: Pattern, { text }: RequestReading): number {
  const words = wordsOf(text);
  const matched = new Set(keywords.flatMap((keyword) => matchPhrase(words, keyword.words)?.indices ?? []));
  return new Set([...matched].map((at) => words[at] ?? '').filter((word) => isGerman(text) || glue.has(word))).size;
}

function clausesRead(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, shown: string): readonly Unread[] {
  const known = [
    ...(parameters.logic?.understood ?? []),
    ...saidOtherwise(reading.text, shown),
    ...wordsIn(shown),
    ...wordsIn(pattern.summary),
    ...pattern.keywords.flatMap(({ words }) => words.split(' ').map((word) => word.replace('*', ''))),
  ];
  if (isGerman(reading.text)) return clauses(reading.text).map((clause) => unreadGerman(clause, pattern, reading, known));
  return clauses(reading.text).map((clause) => ({
    ...clause,
    words: unreadIn(clause, reading, { known, events: parameters.logic?.understood ?? [] }),
    said: contentWords(clause, reading).length,
  }));
}

/** Words for what a draft shows in others: "restart only after a reset" of a latch that waits for its reset, "mark it failed" of a machine that is replaced. */
function saidOtherwise(text: string, shown: string): readonly string[] {
  const latched =
    /latch/i.test(shown) && /reset/i.test(shown) && /\bre-?starts? (?:only |again )*(?:after|with|by|upon|on) (?:a |an |the )?(?:manual )?reset\b/i.test(text);
  const failed = /fail|tripp|fault/i.test(shown) && /\bmark\w* (?:it|them|the \w+)? ?(?:as )?(?:failed|faulty|faulted|defective)\b/i.test(text);
  const band = /dead ?band/i.test(shown) ? ['hysteresis', 'deadband'] : [];
  return [...band, ...(latched ? ['restart', 'restarts'] : []), ...(failed ? ['mark', 'marked', 'marks', 'failed', 'faulty', 'defective'] : [])];
}

/** "die Haube HS-3", "wenn Haube HS-3": the noun between an article or a joining word and a name describes what the name is. */
const germanDescription =
  /(?:(?<![\w-])(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|[Dd]es|[Ee]iner?|[Ee]inem|[Ee]inen|[Vv]om|[Aa]m|[Zz]um|[Zz]ur|[Ii]m|[Bb]eim)|(?<=[a-z%\d],? )(?:wenn|falls|solange|sobald|und|oder|kein\w{0,2})) ([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)*) $/;
/** Nouns of what happens say when something is done, whatever stands behind them. */
const happens = /^(?:stoer|ausfall|fehl|alarm|ausloes|still|start|stop|anlauf|nachlauf|trip|unterbrech|ueber|unter|wechsel|quittier|reset)/i;

/** A clause in German: its words by the pattern's own German keywords, or by what they mean in English. */
function unreadGerman(clause: Clause, pattern: Pattern, reading: RequestReading, known: readonly string[]): Unread {
  const things = withThings(reading).names;
  const called = headingWords(reading.text);
  const described = reading.names.flatMap(({ start }) => {
    const noun = germanDescription.exec(reading.text.slice(0, start))?.[1];
    return noun === undefined || happens.test(noun) ? [] : [{ start: start - noun.length - 1, end: start }];
  });
  const parts = [...things.filter(({ category }) => category !== 'other'), ...reading.times, ...reading.numbers, ...described];
  const words = allMatches(clause.text, /[A-Za-z]{3,}/g)
    .map(({ 0: word, index }) => ({ word: word.toLowerCase(), start: clause.start + index, end: clause.start + index + word.length }))
    .filter(({ start, end }) => !parts.some((part) => start < unitEnd(reading.text, part.end) && end > part.start))
    .map(({ word }) => word)
    .filter((word) => !isPlainGerman(word) && !glue.has(word) && !called.has(word));
  const own = pattern.keywords.flatMap(({ words: phrase }) => phrase.split(' '));
  const unread = [...new Set(words)].filter((word) => {
    const meaning = meaningOf(word);
    if (meaning !== null && (glue.has(meaning) || known.some((other) => akin(meaning, other)))) return false;
    return !own.some((stem) => wordMatches(word, stem)) && !known.some((other) => akin(word, other));
  });
  return { ...clause, words: unread, said: new Set(words).size };
}

/** The different words of a clause that say something of their own: no glue, no names, no units. */
function contentWords(clause: Clause, reading: RequestReading): readonly string[] {
  const called = new Set([...namingWords(reading.text), ...headingWords(reading.text)]);
  return [...new Set(wordsIn(blanked(clause, reading)).filter((word) => word.length > 2 && !glue.has(word) && !called.has(word)))];
}

/** German requests are recognised by their function words. */
export function isGerman(text: string): boolean {
  const words = (text.match(german) ?? []).length;
  return words >= 2 || (words === 1 && !/\b(?:the|and|when|if|with|after|for|until|while)\b/i.test(text));
}

/** `events`: words of what a reading as logic took as an event or a rest; "at every start" of them is answered. */
function unreadIn(
  clause: Clause,
  reading: RequestReading,
  { known, events }: Readonly<{ known: readonly string[]; events: readonly string[] }>,
): readonly string[] {
  const blank = blanked(clause, reading);
  const special = allMatches(blank, telling).map(([phrase]) => phrase.toLowerCase());
  const words = contentWords(clause, reading).filter((word) => !known.some((other) => akin(word, other)));
  const answered = (phrase: string): boolean =>
    wordsIn(phrase).some((word) => !glue.has(word) && known.some((other) => akin(word, other))) || phrase.split(' ').every((word) => events.includes(word));
  return [...new Set([...special.filter((phrase) => !answered(phrase)), ...words])];
}

/** The clause with its names (and the words that describe them), times and numbers with their units blanked out. */
function blanked(clause: Clause, { text, names, times, numbers }: RequestReading): string {
  let result = text;
  const blank = (start: number, end: number): void => {
    result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  };
  for (const name of names) blank(descriptionStart(text, name, clause), name.end);
  for (const { start, end } of [...times, ...numbers]) blank(start, unitEnd(text, end));
  return result.slice(clause.start, clause.end).replace(spokenOf, (whole) => ' '.repeat(whole.length));
}

/** "the jam sensor ZS-3", "steam pressure switch PS-2": the nouns straight before a name describe it, at most four of them. */
function descriptionStart(text: string, { start }: NameMention, clause: Clause): number {
  let from = start;
  for (let count = 0; count < 4; count++) {
    const before = /([A-Za-z]+(?:-[A-Za-z]+)*)\s+$/.exec(text.slice(clause.start, from));
    const word = before?.[1];
    if (before === null || word === undefined || notDescribing.test(word)) return from;
    from = clause.start + before.index;
  }
  return from;
}

/** "boiler room fan", "balance tank valve": nouns in a row before a machine say which one it is; a participle or a verb that asks for something does not. */
function namingWords(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set([...machineWords(words)].map((at) => words[at] ?? '').filter((word) => !notDescribing.test(word) && !/(?:ed|ly)$/.test(word)));
}

/** "grain bin: ...": a heading of nouns names the place; one that adds something ("with overload"), or tells what is done, says more than that. */
export function headingWords(text: string): ReadonlySet<string> {
  const words = wordsOf(headingOf(text));
  const naming = words.length <= 5 && words.every((word) => !notDescribing.test(word) && !/(?:ed|ly|ing)$/.test(word) && !doing.test(word));
  return new Set(naming ? words : []);
}

/** Nouns of what is done, not of a place: a heading with one asks for it. */
const doing =
  /(?:tion|ment|ance|trip|trips|alarm\w*|lock\w*|start\w*|stop\w*|guard|protection|timer|delay|counter|watch\w*|schutz|ueberwachung|steuerung|regelung|sperre|meldung|zaehler|abschaltung|verriegelung)$/;

/** Function words end a description, and verbs that ask for something are none. */
const notDescribing =
  /^(?:an?|the|and|or|when\w*|if|while|until|unless|after|before|only|not|of|on|in|at|by|to|from|with|for|as|is|are|inhibit\w*|block\w*|lock\w*|hold\w*|force\w*|bypass\w*|disabl\w*|suppress\w*|prevent\w*|alternat\w*|revers\w*|throttl\w*|puls\w*|jog\w*|skip\w*|delay\w*|limit\w*|protect\w*|overrid\w*|interlock\w*|retry|repeat\w*|reset\w*|count\w*|rotat\w*|swap\w*|vary|modulat\w*|ramp\w*|slow\w*|speed\w*|flush\w*|extend\w*)$/i;

/** Behind a number, the word that is its unit. */
export function unitEnd(text: string, end: number): number {
  return end + (/^\s?(?:[%°][A-Za-z]?|[A-Za-z³]+(?:\/[A-Za-z]+)?)/.exec(text.slice(end))?.[0].length ?? 0);
}

function wordsIn(text: string): readonly string[] {
  return (
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]{2,}/g) ?? []
  );
}

/** A time or number that was used although its clause is not understood: how it was read. */
function guesses(
  part: Unread,
  pattern: Pattern,
  parameters: PatternParameters,
  { times, numbers, text }: RequestReading,
  build: PatternBuild,
): readonly string[] {
  const inside = [...times.map((time) => ({ ...time, value: time.milliseconds })), ...numbers].filter(({ start }) => start >= part.start && start < part.end);
  return inside.flatMap(({ value, start, end }) => {
    const parameter = pattern.parameters.find(({ kind, name }) => (kind === 'time' || kind === 'number') && parameters.numbers[name] === value);
    if (parameter === undefined || build.constants.length === 0) return [];
    return [
      `"${text.slice(start, end).trim()}" is read as the ${parameter.description.charAt(0).toLowerCase()}${parameter.description.slice(1)}. Is that meant?`,
    ];
  });
}

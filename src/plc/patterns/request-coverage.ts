import { allMatches } from '../../domain/all-matches.js';
import type { EquipmentParameter, NameMention, Pattern, PatternBuild, PatternParameters, RequestReading, TimeMention } from './model.js';
import { thingsLeft } from './request-contacts.js';
import { countWord, machineCount } from './request-counts.js';
import { aroundNumber, figuresLeft, near } from './request-numbers.js';
import { clauses } from './request-text.js';
import { unitLeft } from './request-units.js';
import { isGerman, plainKeywords, unreadWords, wordsLeft } from './request-words.js';

/** A function that people ask for beside the main one. `shown`: what the draft would have, somewhere in its interface or description, if it did this. */
interface Aspect {
  readonly what: string;
  readonly asked: RegExp;
  /** Null: no pattern does this. */
  readonly shown: RegExp | null;
}

const announcing = 'a horn, lamp or beacon';

const aspects: readonly Aspect[] = [
  {
    what: 'holding and resuming',
    asked:
      /\b(?:(?:on|with|a) hold\b|hold(?=\s*(?:[,/;.)]|and\b|or\b|und\b|oder\b|function|button|mode|command|key|taste|$))|paus(?:e[ds]?|ing|ieren|iert|ierbar)\b|resum\w+|suspend\w*|fortsetz\w*|unterbrech\w*)/i,
    shown: /\b(?:on hold|hold button|holding|pause\w*|suspend\w*)\b/i,
  },
  { what: 'aborting', asked: /\b(?:abort\w*|cancel\w*|abbrech\w*|abbruch\w*)/i, shown: /abort|cancel/i },
  {
    what: 'single steps and jogging',
    asked: /\b(?:single[- ]step\w*|jog\w*|inching|tipp(?:en|betrieb)|einzelschritt\w*|schrittweise)/i,
    shown: /jog|single/i,
  },
  {
    what: 'a choice between hand and automatic, or local and remote',
    asked:
      /\b(?:local[ /-]*(?:and |or )?remote|remote[ /-]*(?:and |or )?local|hand[ /-]*(?:off[ /-]*)?(?:and |or |und |oder )?auto\w*|auto\w*[ /-]*(?:and |or |und |oder )?(?:hand|manual\w*)|manual\w*[ /-]*(?:and |or )?auto\w*|manual (?:mode|operation|override)|by hand|von hand|handbetrieb|hoa|vor ?ort)\b/i,
    shown: /manual|hand|auto|remote|local(?!ly)/i,
  },
  {
    what: 'a reset by a person',
    asked:
      /\b(?:(?:by|until|after|needs?|with|requires?)[^,.;]{0,24}(?:reset|acknowledg\w*|rearm)|manual\w* reset|reset (?:button|key|by)|acknowledg\w*|quittier\w*)/i,
    shown: /reset|ack|confirm/i,
  },
  {
    what: 'messages to people outside of the plant',
    asked: /\b(?:sms|e-?mails?|mails?|text message\w*|push notification\w*|phone|telephone|call the|pager|whatsapp)\b/i,
    shown: null,
  },
  {
    what: announcing,
    asked: /\b(?:horn|siren|beacon|hupe|sirene|signalleuchte|light tower|stack light|buzzer|summer|meldeleuchte|blinks?|flash\w*)\b/i,
    shown: /horn|lamp|beacon|siren|light|blink/i,
  },
  {
    what: 'records, reports and trends',
    asked: /\b(?:reports?|print\w*|log(?:s|ged|ging)? (?:it|them|every|all|to)|trend\w*|archiv\w*|protokoll\w*|histor(?:y|ian))\b/i,
    shown: null,
  },
  {
    what: 'the calendar or the time of day',
    asked:
      /\b(?:daily|weekly|monthly|(?:per|pro|je) (?:shift|day|week|month|schicht|tag|woche|monat)|every (?:day|night|week|month|morning|evening|shift|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:at|um|after|before|until) \d{1,2}(?::\d\d| ?(?:am|pm|uhr|o'clock))|(?:at|by|in the) (?:night|evening|morning|weekend)s?|during the (?:night|day|week|weekend)|nachts|tagsueber|taeglich\w*|woechentlich\w*|monatlich\w*|werktags|am wochenende|weekends?|weekdays?|tariff|nachttarif|shift change|schichtwechsel|week)\b/i,
    shown: /calendar|clock|time of day|night/i,
  },
  {
    what: 'repeated attempts',
    asked: /\b(?:retr(?:y|ies|ied)|tr(?:y|ies) (?:again|twice|\w+ times)|attempts?|erneut\w*|nochmal\w*|wiederhol\w*)\b/i,
    shown: /retr|attempt/i,
  },
  {
    what: 'another order at the stop',
    asked:
      /\b(?:(?:in |the )?(?:reverse|opposite|inverse) order|the other way (?:a?round|about)|(?:stops?|stopp\w*|aus|abschalt\w*)[^,;.]{0,20}(?:umgekehrt\w*|rueckwaerts)|in umgekehrter reihenfolge|umgekehrte reihenfolge)/i,
    shown: /reverse order|one after another at the stop|stops? first/i,
  },
  {
    what: 'recipes or products to choose from',
    asked: /\b(?:recipes?|rezept\w*|selected product|product types?|formats?|sorten?|parameter sets?)\b/i,
    shown: /recipe/i,
  },
  { what: 'a limit on starts per hour', asked: /\b(?:\d+ starts|starts (?:per|an|each|in an) hour|starts pro stunde|schaltspiele)\b/i, shown: /starts/i },
  {
    what: 'counting',
    asked: /\b(?:counts?|counter|counted|counting|zaehl\w*|how often|how many times|wie oft|number of (?!pumps))\b/i,
    shown: /count|total|number|hours|pieces|starts/i,
  },
  { what: 'several in a row', asked: /\b(?:in a row|consecutive\w*|in succession|hintereinander|in folge)\b/i, shown: /consecutive|row|succession/i },
  {
    what: 'a speed or frequency',
    asked:
      /\b(?:\d+ ?hz|vfd|frequency (?:drive|converter|inverter)|variable speed|(?:slow|low|high|fast|creep|second) speed|two[- ]speed|speed (?:must|setpoint|reference|of \d)|drehzahl\w*|frequenzumrichter|umrichter)\b/i,
    shown: /speed|setpoint|ramp|output|frequency|rate/i,
  },
  {
    what: 'what happens when the power fails or returns',
    asked: /\b(?:power (?:failure|fail\w*|loss|cut|outage|returns?|comes? back)|blackout|stromausfall|netzausfall|spannungsausfall|spannungswiederkehr)\b/i,
    shown: /power/i,
  },
  {
    what: 'a failed sensor',
    asked:
      /\b(?:(?:sensor|transmitter|probe|signal|measurement|messwert|geber)\w*[^,.;]{0,12}(?:fail\w*|fault\w*|broken|bad|lost|ausfall|defekt|gestoert|bruch)|sensorausfall|drahtbruch|(?:broken|open) wire|wire[- ]break\w*)/i,
    shown: /bad|quality|valid|wire|sensor|discrepan|switch/i,
  },
  {
    what: 'a common fault message',
    asked: /\b(?:sammel\w+|(?:group|common|general|collective) (?:alarm|fault)\w*)\b/i,
    shown: /common|group|collective|alarm/i,
  },
  {
    what: 'feed-forward or cascade',
    asked: /\b(?:feed-?forward|cascade control|split[- ]range|stoergroessenaufschaltung|kaskadenregelung|gain schedul\w*)\b/i,
    shown: null,
  },
  {
    what: 'a characteristic curve',
    asked: /\b(?:lineari[sz]\w*|look-?up table|kennlinie\w*|characteri[sz]ation|table of \d+)\b/i,
    shown: /table|curve|point/i,
  },
  {
    what: 'a forbidden range',
    asked: /\b(?:skip\w*|resonan\w*|forbidden (?:range|band)|avoid (?:the )?(?:range|band)|sperrbereich\w*)\b/i,
    shown: /skip|forbidden/i,
  },
  {
    what: 'running empty or flushing',
    asked:
      /\b(?:(?:run|running|runs|convey) (?:\w+ )?(?:them )?empty|leerfahr\w*|(?:flush\w*|purg\w*|spuel\w*)(?! ?(?:valves?|pumps?|nozzles?|water|fans?|lines?|ventile?|pumpen?|duesen?)\b)|blow(?:n|s)? (?:out|down))\b/i,
    shown: /empty|flush|purge|rinse|drain/i,
  },
  {
    what: 'switching other outputs off',
    asked:
      /\ball (?:outputs|drives|motors|pumps|valves)[^,.;]{0,10}\b(?:off|stop\w*|close\w*|safe)|\b(?:switch|turn|set)\w* all\b|\balle (?:ausgaenge|antriebe)/i,
    shown: /\ball\b/i,
  },
  { what: 'stopping the line', asked: /\bstops? (?:the |whole |entire )*(?:line|plant|machine|production)\b|\blinie (?:stopp|halt)\w*/i, shown: /line|stop/i },
  {
    what: 'other people’s rights or passwords',
    asked: /\b(?:password\w*|passwort|user levels?|login|only (?:the )?(?:engineer|supervisor|shift lead)s?)\b/i,
    shown: null,
  },
  { what: 'optimising', asked: /\b(?:optimi[sz]\w*|optimier\w*|energy sav\w*|cheapest|learn\w*|predict\w*)\b/i, shown: null },
];

const conditional =
  /\b(?:unless|except (?:when|if|while)|but not (?:while|when|if)|but only (?:while|when|if)|only (?:if|when|while)|as long as|provided(?: that)?|ausser wenn|ausser bei|aber nicht|es sei denn|nur wenn|nur solange|sofern|solange|must be (?:locked|blocked|off) (?:while|when|if)|locked (?:out )?(?:by|while|when|if|with|at)|blocked by|inhibited (?:by|while|when|if)|not (?:when|if|while|with)|gesperrt (?:bei|wenn|durch|solange|waehrend)|sperrt (?:bei|wenn)|nicht (?:bei|wenn|solange|waehrend))\b([^.;]*)/gi;

/**
 * What a request asks for and a draft does not do, as open questions: functions beside the main one, conditions whose names the draft does not read, and
 * more machines than it commands. Wording decides, so a function in words unknown here stays unnoticed; what is asked is never claimed to be done.
 */
export function uncoveredParts(
  pattern: Pattern,
  parameters: PatternParameters,
  reading: RequestReading,
  build: PatternBuild,
  usesAllTimes = false,
): readonly string[] {
  const shown = textOf(build, pattern);
  const missing = aspects.flatMap(({ what, asked, shown: evidence }) => {
    const match = asked.exec(withoutNames(reading));
    if (match === null || (evidence?.test(shown) ?? false) || (what === announcing && isOutput(reading, build, match.index + match[0].length))) return [];
    return [
      `The request asks for ${what} ("${quoteAround(reading.text, match.index, match[0].length)}"). This draft does not do that: shall it be added by hand?`,
    ];
  });
  return [
    ...missing,
    // A reading as logic or as steps took every condition, or there would be none
    ...(parameters.logic === undefined && parameters.sequence === undefined ? openConditions(reading, build) : []),
    ...machinesLeft(pattern, parameters, reading),
    ...thingsLeft(pattern, parameters, reading, build),
    ...measuredConditions(parameters, reading),
    ...figuresLeft(pattern, parameters, reading, build).map((figure) => figureQuestion(reading, figure)),
    ...(usesAllTimes
      ? []
      : spareTimes(pattern, parameters, reading, build)
          .filter((time) => !hourOfStarts(parameters, time))
          .map((time) => figureQuestion(reading, time))),
    ...unitLeft(reading, build),
    ...oppositeStates(pattern, parameters, reading, build),
    ...unreadWords(pattern, parameters, reading, shown, build),
  ];
}

/** "sound horn H-9": the name behind the noun is an output of the draft. */
function isOutput({ names, text }: RequestReading, build: PatternBuild, from: number): boolean {
  const named = names
    .find(({ start }) => start >= from && /^ (?:[a-z]+ )?$/i.test(text.slice(from, start)))
    ?.text.toUpperCase()
    .split('.')[0];
  return build.signals.some(({ direction, tag }) => direction === 'output' && tag !== '' && tag.toUpperCase().split('.')[0] === named);
}

/** How many content words, names, times and numbers a request says, and which of them the draft leaves out. */
export function countParts(
  pattern: Pattern,
  parameters: PatternParameters,
  reading: RequestReading,
  build: PatternBuild,
  usesAllTimes: boolean,
): Readonly<{ said: number; left: readonly string[]; wordsRead: boolean; figures: number }> {
  const words = wordsLeft(pattern, parameters, reading, textOf(build, pattern));
  const figures = [...figuresLeft(pattern, parameters, reading, build), ...(usesAllTimes ? [] : spareTimes(pattern, parameters, reading, build))];
  const values = reading.times.length + reading.numbers.length;
  const names = new Set(reading.names.map(({ text }) => text)).size;
  return {
    wordsRead: !isGerman(reading.text),
    figures: figures.length,
    said: words.said + values + names + plainKeywords(pattern, reading),
    left: [...new Set(words.left), ...figures.slice(0, values).map(({ start, end }) => reading.text.slice(start, end).trim())],
  };
}

/** "after YV-2 has closed": the on-delay of a pattern begins when a signal becomes TRUE, and the request names the state that is FALSE. */
function oppositeStates(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): readonly string[] {
  if (parameters.logic !== undefined || (parameters.numbers['on'] ?? 0) === 0) return [];
  const taken = pattern.parameters.filter(({ kind }) => kind === 'condition').flatMap(({ name }) => parameters.names[name] ?? []);
  const after = /\bafter (?:it|they|the \w+|[A-Z]+-\d+\w*) (?:has |have )?(?:stops?|stopped|closes?|closed|goes off|is off)\b/i.exec(reading.text)?.[0];
  const spoken = after === undefined ? [] : [`The request says "${after}"; the draft has an on-delay. Is a time after the end meant?`];
  return [...spoken, ...statesOf(taken, reading, build)];
}

function statesOf(taken: readonly string[], reading: RequestReading, build: PatternBuild): readonly string[] {
  return reading.names.flatMap(({ text, start, end }) => {
    const said = /^ (?:(?:has|is|are|was|have|been|gets|being) )*(?:closed|closes|stopped|stops|off|lost|inactive|released|not \w+)\b/i.exec(
      reading.text.slice(end),
    );
    if (said === null || !taken.includes(text) || !build.signals.some(({ direction }) => direction === 'input')) return [];
    return [`The request says "${reading.text.slice(start, end + said[0].length)}"; the draft acts on ${text} being TRUE. Is the opposite state meant?`];
  });
}

/**
 * The times that are the value of nothing in the draft. A value that was assumed has the same length by chance: a delay of 5 s is not in a draft
 * because that draft assumes a minimum on time of 5 s.
 */
function spareTimes(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): readonly TimeMention[] {
  const byDefault = pattern.parameters.flatMap((parameter) =>
    'fallback' in parameter && parameters.assumed.includes(parameter.name) && parameters.numbers[parameter.name] === parameter.fallback ? [parameter.name] : [],
  );
  const assumed = byDefault.flatMap((name) => parameters.numbers[name] ?? []);
  const given = Object.entries(parameters.numbers).flatMap(([name, value]) => (byDefault.includes(name) ? [] : [value]));
  const literals = build.constants.flatMap(({ value }) => (/^T#/i.test(value) ? [durationOf(value)] : []));
  const count = (values: readonly number[], milliseconds: number): number =>
    values.filter((other) => [1, 1_000, 60_000, 3_600_000].some((scale) => near(other * scale, milliseconds))).length;
  return reading.times.filter(({ milliseconds }, index) => {
    const before = reading.times.slice(0, index).filter((other) => other.milliseconds === milliseconds).length;
    return before >= Math.max(count(given, milliseconds), count(literals, milliseconds) - count(assumed, milliseconds));
  });
}

/** "5 times an hour": the hour of a bound on starts is told with it. */
function hourOfStarts({ logic }: PatternParameters, { milliseconds }: TimeMention): boolean {
  return milliseconds === 3_600_000 && logic?.questions.some((text) => /^At most \d+ starts an hour/.test(text)) === true;
}

function figureQuestion({ text }: RequestReading, { start, end }: Readonly<{ start: number; end: number }>): string {
  return `The request says "${aroundNumber(text, start, end)}" and the draft has no use for it: what is it for?`;
}

/** Milliseconds of a TIME literal as the drafts write it: `T#1h30m`, `T#500ms`. */
function durationOf(literal: string): number {
  const scale: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
  return allMatches(literal.toLowerCase(), /(\d+(?:\.\d+)?)(ms|d|h|m|s)/g).reduce(
    (sum, [, value, unit]) => sum + Number(value) * (scale[unit ?? 'ms'] ?? 1),
    0,
  );
}

/** Same length as the text, with the names blanked out, so that a tag is never read as a word. */
export function withoutNames({ text, names }: RequestReading): string {
  let result = text;
  for (const { start, end, text: name } of names) if (/[\d_]/.test(name)) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

/** Everything by which a draft could show a function: names, descriptions, states, messages. */
function textOf(build: PatternBuild, pattern: Pattern): string {
  const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
  return [
    build.purpose,
    pattern.title,
    ...build.signals.flatMap(({ identifier, description }) => [spaced(identifier), description]),
    ...build.locals.flatMap(({ name, description }) => [spaced(name), description]),
    ...build.constants.flatMap(({ name, description }) => [spaced(name), description]),
    ...build.states.map(({ name, meaning }) => `${name} ${meaning}`),
    ...build.interlocks.map(({ name, effect }) => `${name} ${effect}`),
  ].join('\n');
}

/** The clause around a place in a text, short enough for a question. */
function quoteAround(text: string, at: number, length: number): string {
  const clause = clauses(text).find(({ start, end }) => at >= start && at < end);
  const whole = (clause?.text ?? text.slice(at, at + length)).trim();
  if (whole.length <= 90) return whole;
  const from = Math.max(0, at - 40);
  return text.slice(from, from + 90).trim();
}

/** "unless the fire alarm XA-1 is active": a condition counts as built in when the draft reads a name of it. */
function openConditions(reading: RequestReading, build: PatternBuild): readonly string[] {
  const inputs = build.signals.filter(({ direction }) => direction === 'input');
  const read = new Set(inputs.map(({ tag, identifier }) => (tag === '' ? identifier : tag).toUpperCase().split('.')[0] ?? ''));
  return allMatches(reading.text, conditional).flatMap((match) => {
    const [whole, rest = ''] = match;
    const end = match.index + whole.length;
    const inside = reading.names.filter(({ start, end: stop }) => start >= match.index && stop <= end);
    if (inside.some((name) => isRead(name, read))) return [];
    if (inside.length === 0 && build.signals.some(({ identifier, description }) => shares(rest, `${identifier} ${description}`))) return [];
    return [`The condition "${whole.trim().slice(0, 90)}" is not built in: should it be a permissive, and which signal is it?`];
  });
}

function isRead({ text }: NameMention, read: ReadonlySet<string>): boolean {
  return read.has(text.toUpperCase().split('.')[0] ?? '');
}

/** Whether a longer word of one text is in the other. */
function shares(condition: string, description: string): boolean {
  const words = condition.toLowerCase().match(/[a-z]{5,}/g) ?? [];
  const own = description.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.some((word) => own.includes(word.slice(0, Math.max(5, word.length - 2))));
}

/** A plural, a pair or one of several: more than one machine is spoken of. */
export const severalMachines =
  /\b(?:pumps|pumpen|valves|ventile|motors|motoren|fans|blowers|conveyors|belts|baender|foerderbaender|luefter|compressors|kompressoren|verdichter|chillers|drives|machines|heaters|boilers|mixers|generators|units|stages|\w*stufen|steps|schritt\w*|components?|komponenten?|both|all|each|other|another|second|standby|stand-by|reserve|lead|lag|duty|backup|spare|pair|several|one after another|redundan\w*|beide\w*|zweite\w*|andere\w*|mehrere\w*|upstream|downstream|star|stern\w*|forward|cip|mix\w*|misch\w*|cascade|kaskade|nacheinander|delta)\b/i;

/** "two sump pumps" where the draft commands one, or switches both as if they were one. */
function machinesLeft(pattern: Pattern, parameters: PatternParameters, reading: RequestReading): readonly string[] {
  const equipment = pattern.parameters.filter((parameter): parameter is EquipmentParameter => parameter.kind === 'equipment');
  const commanded = equipment.reduce((sum, { name }) => sum + (parameters.names[name]?.length ?? 0), 0);
  const stated = machineCount(reading.text);
  const guessed = equipment.find(({ name, placeholders }) => (parameters.names[name] ?? []).filter((given) => placeholders.includes(given)).length >= 2);
  if (stated === null && guessed !== undefined && !severalMachines.test(reading.text))
    return [`The request does not say that there are several machines; this draft commands ${countWord(commanded)}. How many are there?`];
  if (stated === null || stated.count <= commanded || equipment.length === 0) return [];
  return [`The request speaks of ${countWord(stated.count)} ${stated.noun}; this draft commands ${countWord(commanded)}. What should the others do?`];
}

/** A measurement taken as a yes/no condition needs a limit that nobody gave. */
function measuredConditions(parameters: PatternParameters, reading: RequestReading): readonly string[] {
  const measured = reading.names.filter(({ category }) => category === 'measurement').map(({ text }) => text.toUpperCase());
  return ['permissives', 'condition', 'interlocks'].flatMap((name) =>
    (parameters.names[name] ?? [])
      .filter((given) => measured.includes(given.toUpperCase()))
      .map((given) => `${given} is a measurement; the draft reads it as a yes/no condition. At which limit does it switch?`),
  );
}

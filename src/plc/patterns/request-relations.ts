import { allMatches } from '../../domain/all-matches.js';
import type { Pattern, PatternBuild, RequestReading } from './model.js';
import { machineCount } from './request-counts.js';
import { clauses } from './request-text.js';

/** What a request says of its outputs and a block cannot do by what it is, in the words of the request; null when the block denies nothing that is said. */
export function deniedBy(pattern: Pattern, build: PatternBuild, reading: RequestReading, figures: number): string | null {
  return relations.map((relation) => relation({ pattern, build, reading, figures })).find((denied) => denied !== null) ?? null;
}

/** `figures`: how many numbers of the request the block has no use for. */
type Stated = Readonly<{ pattern: Pattern; build: PatternBuild; reading: RequestReading; figures: number }>;

const machine =
  '(?:inlet|outlet|pump\\w*|\\w*ventil\\w*|valves?|motors?|\\w*pumpe\\w*|fans?|blowers?|conveyors?|belts?|feeders?|heaters?|dampers?|gates?|chutes?|burners?|mixers?|agitators?|compressors?|luefter|heizung|foerderband|klappe|schieber|ruehrwerk|it|them|both)';
/** "opens the inlet", "shuts it", "stop the feeder": something is switched, and it is said what. */
const switches = new RegExp(
  `\\b(?:opens?|shuts?|closes?|starts?|stops?|runs?)\\b (?:the |a |an |its |that |both )*(?:(?!(?:of|at|on|in|for|by|per|to|from|after|before|above|below|when|if|while|until|with|and|or|hours?)\\b)[a-z]+[- ]){0,2}?${machine}\\b(?! (?:runs?|is|are|has|button|switch|signal|contact|stops?|trips?|fails?)\\b)`,
  'gi',
);
/** A clause that only says when, or which one. */
const subordinate =
  /\b(?:if|when(?:ever)?|while|once|after|before|until|unless|that|which|how often|how many|number of|times|every time|each time|wenn|sobald|falls|nachdem|bevor|bis|wie oft)\b[^,;.]*$/i;

function switchesSomething({ build, reading }: Stated): string | null {
  if (build.signals.some(({ direction, actuator, tag }) => direction === 'output' && (actuator || tag !== ''))) return null;
  const found = allMatches(reading.text, switches).find(({ index }) => !subordinate.test(reading.text.slice(0, index)));
  return found === undefined ? null : `it switches no machine, and the request says "${found[0]}"`;
}

/** Whether the block never has two of its machines on at once: one of its invariants says so. */
function isExclusive({ signals, invariants }: PatternBuild): boolean {
  const driven = signals.filter(({ direction, actuator }) => direction === 'output' && actuator).map(({ identifier }) => identifier);
  return invariants.some(({ expression }) => {
    const pair = /^NOT \((\w+) AND (\w+)\)$/.exec(expression);
    return pair !== null && driven.includes(pair[1] ?? '') && driven.includes(pair[2] ?? '');
  });
}

const together =
  /\b(?:(?:run\w*|pump\w*|work\w*|operat\w*|both|start\w*)\b[^,;.]{0,30}\b(?:together|in parallel|at the same time|simultaneously|side by side)|both (?:run|pump|on)\b(?! alternat)|(?:joins?|helps?|assists?|assist|adds?|kicks? in) (?:it|in|at|above|below|when|if|too|as well|with)|(?:second|other|standby|lag|reserve|2nd|next)(?: one| pump| fan)? (?:also |too )?(?:comes? (?:in|on)|joins?|starts?|cuts? in|kicks? in) (?:too|also|as well|additionally|at|above|below|when (?:the )?(?:level|pressure|flow|demand|temperature))|gemeinsam|zusammen|gleichzeitig|zusaetzlich|parallel|beide (?:laufen|pumpen|ein|an))\b/i;
const denied = /\b(?:never|not|no|nie|nicht|kein\w*)\b[^,;.]{0,30}$/i;

function runsTogether({ build, reading }: Stated): string | null {
  const found = isExclusive(build) ? together.exec(reading.text) : null;
  if (found === null || denied.test(reading.text.slice(0, found.index)) || /\b(?:never|not)\b/.test(found[0])) return null;
  return `it never runs its machines together, and the request says "${found[0]}"`;
}

/** Several machines with figures of their own ("one at 70 %, the other at 85 %") in a block that has no use for them and lets only one run. */
function eachItsOwn({ build, reading, figures }: Stated): string | null {
  const stated = isExclusive(build) ? machineCount(reading.text) : null;
  if (stated === null || figures < 2) return null;
  return `it lets one of the ${stated.noun} run, and has no use for the figures given for each of them`;
}

const byItself =
  /\b(?:(?:re-?starts?|starts? again|runs? again|comes? back|resumes?|re-?sets?|clears?) (?:[a-z]+ ){0,3}?(?:by itself|by themselves|automatically|on its own|unaided)|(?:automatically|auto) ?-?re-?(?:starts?|sets?)|(?:laeuft|startet|geht|schaltet) (?:[a-z]+ ){0,3}?(?:von selbst|selbsttaetig|automatisch|selbststaendig) wieder|(?:von selbst|selbsttaetig|automatisch) (?:wieder an|wieder ein|weiter))\b/i;

function returnsAlone({ build, reading }: Stated): string | null {
  const latches = /\b(?:latch\w*|until a reset|only after a reset|waits? for a reset)\b/i.test(build.purpose);
  const found = latches && build.signals.some(({ actuator }) => actuator) ? byItself.exec(reading.text) : null;
  if (found === null || denied.test(reading.text.slice(0, found.index))) return null;
  return `it stays off until a person resets it, and the request says "${found[0]}"`;
}

/** Clauses in an order of time, each with a time of its own: something runs for a while, and then something else. */
const next = /\b(?:then|danach|dann|anschliessend|afterwards|followed by|thereafter)\b/gi;

function oneAfterAnother({ pattern, build, reading }: Stated): string | null {
  const steps = clauses(reading.text).filter(({ start, end }) => reading.times.some((time) => time.start >= start && time.end <= end)).length;
  const told = allMatches(reading.text, next).length;
  if (told === 0 || steps < 3 || build.states.length >= steps || /step|sequence/i.test(pattern.title)) return null;
  return `it has no steps one after another, and the request tells ${steps} with a time each`;
}

/** Behind these a stop is a button or a buffer, and nobody stops anything. */
const noun = '(?<!\\b(?:emergency|e|end|safety|door|mechanical|nuisance)[ -])';
const switched = new RegExp(
  `\\b${noun}(?:starts?|stops?|opens?|closes?|shuts?|energi[sz]es?|startet|stoppt|oeffnet|schliesst) (?:the |a |an |den |die |das )?(?:${machine} )?$`,
  'i',
);

/** "the stop button stops M-4": what is switched is driven by the block and not read by it. */
function readsWhatIsSwitched({ build, reading }: Stated): string | null {
  const owner = (name: string): string => name.toUpperCase().split('.')[0] ?? '';
  const of = (way: 'input' | 'output'): readonly string[] => build.signals.filter(({ direction }) => direction === way).map(({ tag }) => owner(tag));
  const [read, driven] = [of('input'), of('output')];
  const found = reading.names.find(({ text, start }) => {
    const before = reading.text.slice(Math.max(0, start - 40), start);
    return switched.test(before) && !subordinate.test(before) && read.includes(owner(text)) && !driven.includes(owner(text));
  });
  return found === undefined ? null : `it only reads ${found.text}, and the request switches it`;
}

const speed =
  /\b(?:runs?|running|runs? on|laeuft|laufen|faehrt|dreht|duty|assist|lead)\b[^,;.]{0,24}\b(?:at|with|on|mit|auf|bei) \d+(?:\.\d+)? ?(?:%|hz|rpm)[^,;.]{0,10}(?:\b(?:speed|drehzahl|frequency|frequenz)\b|(?<=hz|rpm))/i;

/** "runs at 70 % speed": a speed is given out as a number, and a block that only switches has none. */
function setsASpeed({ build, reading }: Stated): string | null {
  if (build.signals.some(({ direction, type }) => direction === 'output' && type === 'REAL')) return null;
  const found = speed.exec(reading.text);
  return found === null ? null : `it switches on and off without a speed, and the request says "${found[0].trim()}"`;
}

const relations: readonly ((stated: Stated) => string | null)[] = [
  switchesSomething,
  runsTogether,
  eachItsOwn,
  returnsAlone,
  readsWhatIsSwitched,
  setsASpeed,
  oneAfterAnother,
];

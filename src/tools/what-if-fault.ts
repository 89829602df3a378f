import type { TwinFault } from '../ports/twin.js';
import type { Clause } from './what-if-setting.js';
import { contentWords, inEnglish } from './what-if-words.js';

/** Things that happen to equipment, in the words people use for them (English, German, Chinese). */
const events: readonly (readonly [event: string, pattern: RegExp])[] = [
  ['no-start', /\b(?:not|n['’]t|fails? to|no)[ -](?:start|close)\w*|startet nicht|不启动|无法启动/iu],
  ['no-divert', /\b(?:not|n['’]t|fails? to|stops?) divert/iu],
  ['open-circuit', /open[ -]circuit|(?:broken|open) (?:wire|sensor)|wire break|burn ?out|\brtd open|leitungsbruch|断线|开路/iu],
  ['block', /block|clog|plug(?:s|ged)|chok|verstopf|zugesetzt|堵/iu],
  ['leak', /leak|undicht|leck|漏/iu],
  [
    'stop',
    /\bstop|\btrip|\b(?:not|un)[ -]?available\b|\bout of (?:service|order)\b|nicht verfügbar|außer betrieb|不可用|\bfail(?!s? to)|\bdies?\b|break(?:s|ing)? down|shuts? down|lock(?:s|ed)? ?out|aus(?:fällt|fallen|gefallen)|fällt .{0,40}\baus\b|ausfall|停|跳闸|故障/iu,
  ],
  ['stuck', /stuck|\bsticks?\b|seiz|\bjam|klemm|卡/iu],
  ['slip', /stiction|slip|swing|hunt/iu],
  ['wear', /\bwear|worn|verschl[ei]|verschleiß|磨损/iu],
  ['drift', /drift|漂移/iu],
  ['foul', /foul|dirty|dirt\b|scal(?:e|ing)|verschmutz|belag|脏|结垢/iu],
  ['lack', /shortage|\bno bottles|runs? out|missing bottles|mangel|keine flaschen|缺/iu],
  ['loss', /\blos(?:e|es|ing|s|t)\b|verlier|verlust|失/iu],
  ['broken', /broken|breaks?\b(?! down)|snaps?\b|bricht|gebrochen|断裂/iu],
  ['cavitate', /cavitat|kavit|气蚀/iu],
  ['overload', /overload|überlast|过载/iu],
  ['reads-low', /reads? (?:too )?low|too low|drifts low|zu niedrig|偏低/iu],
  ['wrong', /wrong|incorrect|mistyped|by mistake|falsch|错误/iu],
  ['warm', /\bwarm/iu],
];

function eventsIn(text: string): ReadonlySet<string> {
  return new Set(events.flatMap(([event, pattern]) => (pattern.test(text) ? [event] : [])));
}

type Described = Readonly<{
  fault: TwinFault;
  events: ReadonlySet<string>;
  hinted: ReadonlySet<string>;
  words: ReadonlySet<string>;
  hints: ReadonlySet<string>;
}>;
/** `candidates` fit equally well, best words first; more than one means that the words do not decide. */
export type FaultMatch = Readonly<{ candidates: readonly TwinFault[] }>;

/** Gains of the parts of a match; an event in a fault's title is worth more than one in its cause. */
const gains = { event: 3, hintedEvent: 1, word: 1.5, hintedWord: 0.7, sameVerb: 0.2, strangeEvent: -0.4 } as const;

/**
 * The faults that a question describes: what happens (blocks, leaks, trips) and to what. A question that names equipment or a tag means only faults
 * of that equipment or with that name in their title. Null when no fault of the catalogue is described.
 */
export function faultOf(clause: Clause, faults: readonly TwinFault[]): FaultMatch | null {
  const { text, mentioned, owners } = clause;
  const happening = eventsIn(inEnglish(text));
  if (happening.size === 0) return null;
  const words = thingsIn(text);
  const scored = faults
    .map(describe)
    .filter(({ fault }) => mentioned.length === 0 || isAbout(fault, mentioned, owners))
    .flatMap((described) => {
      const score = scoreOf(described, happening, words, clause);
      return score === null ? [] : [{ fault: described.fault, score }];
    })
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score;
  return best === undefined ? null : { candidates: scored.filter(({ score }) => score > best - 0.01).map(({ fault }) => fault) };
}

function describe(fault: TwinFault): Described {
  return { fault, events: eventsIn(fault.title), hinted: eventsIn(fault.hint), words: thingsIn(fault.title), hints: thingsIn(fault.hint) };
}

/** The words for things: what happens to them is compared as events. */
function thingsIn(text: string): ReadonlySet<string> {
  return new Set([...contentWords(text)].filter((word) => eventsIn(word).size === 0));
}

function isAbout(fault: TwinFault, mentioned: readonly string[], owners: ReadonlySet<string>): boolean {
  return owners.has(fault.equipment) || mentioned.some((id) => fault.title.includes(id));
}

function scoreOf(described: Described, happening: ReadonlySet<string>, words: ReadonlySet<string>, { text, mentioned, written }: Clause): number | null {
  const eventHits = [...happening].filter((event) => described.events.has(event)).length;
  const hintedHits = [...happening].filter((event) => !described.events.has(event) && described.hinted.has(event)).length;
  if (eventHits + hintedHits === 0) return null;
  const wordHits = [...words].filter((word) => described.words.has(word)).length;
  const hintHits = [...words].filter((word) => !described.words.has(word) && described.hints.has(word)).length;
  const titled = written.some((id) => described.fault.title.includes(id));
  // "Something trips" describes nothing; the thing must be named by a word or an identifier.
  if (mentioned.length === 0 && wordHits + hintHits === 0) return null;
  const title = contentWords(described.fault.title);
  const sameVerbs = [...contentWords(text)].filter((word) => !words.has(word) && title.has(word)).length;
  const strange = [...described.events].filter((event) => !happening.has(event)).length;
  return (
    gains.event * eventHits +
    gains.hintedEvent * hintedHits +
    gains.word * wordHits +
    gains.hintedWord * hintHits +
    gains.sameVerb * sameVerbs +
    gains.strangeEvent * strange +
    (titled ? gains.word : 0)
  );
}

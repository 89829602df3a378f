import type { Evidence } from '../../domain/evidence.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { detectLanguage, type Language } from '../../domain/language.js';
import { keysOf } from './claims.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { condition, either, question } from './never/frames.js';
import { saysNothingDone } from './own-work.js';
import { type Predicate, predicates } from './predicates.js';
import { isAboutTheConversation, isCaution, isInstruction } from './statements.js';
import { share, wordKeys } from './words.js';

/**
 * Whether a sentence about the live plant says what its records say. A number can be looked up; "the drip pan is dry" cannot, and shares all its words
 * with the reading that says wet. So states and happenings (`predicates.ts`) are compared by what they mean: with the reading, the alarm, the trend, the
 * order or the log row about the same thing. Papers can support such a sentence and never refute it: they tell how a thing is meant to be.
 */

/** `words`: those of the clause of a log that says so, beside the state itself; empty where the record is about one thing only. */
type Stated = Readonly<{ predicate: string; holds: boolean; words?: ReadonlySet<string> }>;
type Facts = Pick<EvidenceFacts, 'evidence' | 'identifiers' | 'allWords'>;

/** Share of a clause's content words that a record must hold to be about the same thing, where no tag is named. */
const sameThing = 0.5;

/** Modal, told of others, or asked: says nothing of what is. */
const notOfNow = either(
  'must|should|shall|may|might|can|could|would|will|whether|says? that|if|to be|until|before|for example|muss|soll|sollte|darf|kann|könnte|würde|wird|ob|bevor|bis|zum beispiel',
  '必须|应当?|可以|可能|会|是否|之前|例如|将',
);

/** Why the records refute or do not hold what the sentence says of the plant; null where nothing of the kind is said, or where it is held. */
export function againstTheRecords(sentence: string, held: Iterable<Facts>): string | null {
  if (question.test(sentence) || condition.test(sentence) || isInstruction(sentence) || isCaution(sentence) || saysNothingDone(sentence)) return null;
  const all = [...held];
  const live = all.filter(({ evidence }) => isRecord(evidence));
  if (live.length === 0) return null;
  const named = namesIn(sentence);
  const language = detectLanguage(sentence);
  for (const clause of withoutLabel(sentence).split(/[,:](?!\d)\s*|[;，；：。、]\s*|\.\s|\s(?:and|but|while|und|aber)\s|但|而/u)) {
    const own = namesIn(clause);
    const names = own.size > 0 ? own : named;
    const refuted = refutes(clause, about(live, clause, names), all, language);
    if (refuted !== null) return refuted;
  }
  return null;
}

/**
 * "P-9B.RUN (pump B running): stopped": a description in brackets behind a name tells what a signal stands for, and the state is told behind it.
 * Where no state is told behind it, the brackets may tell one, and stay.
 */
function withoutLabel(sentence: string): string {
  return sentence.replace(/(?<=[A-Z0-9_])\s?[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）](?=[:：]\s*(?!(?:um|at|seit|since|on|am)\s|时间)[\p{L}\d])/u, '');
}

function refutes(clause: string, records: readonly Facts[], all: readonly Facts[], language: Language): string | null {
  if (records.length > 0 && deniesThings(clause, records)) return 'records of this turn hold what it says there is none of';
  if (notOfNow.test(clause)) return null;
  for (const predicate of predicates) {
    const match = predicate.said.exec(clause);
    if (match === null) continue;
    const holds = !isDenied(clause, match.index, match[0]);
    const verdict = [closest(records, clause), records].map((some) => compare(some, predicate, holds)).find((found) => found !== null) ?? null;
    if (verdict === 'differs') return 'the records of this turn say otherwise';
    // What the records about it leave open, any other may hold: a trend names its tag and not the thing.
    // What no record is about is compared in English alone, and only where it is said of the machine.
    if (records.length === 0 && (detectLanguage(clause) !== 'en' || isAboutTheConversation(clause))) continue;
    if (predicate.needsRecord && !tellsOf(clause, all, predicate, { holds, language })) return 'no record of this turn holds what it says has happened';
  }
  return null;
}

/** Whether a record that says so is about the thing of which it is said: that the pump was repaired tells nothing of its contactor. Words of another language are not compared. */
function tellsOf(clause: string, all: readonly Facts[], predicate: Predicate, { holds, language }: Readonly<{ holds: boolean; language: Language }>): boolean {
  const words = language === 'en' ? subjectWords(clause) : new Set<string>();
  const named = namesIn(clause);
  // A thing called by its name is meant by the records that know it by its tag.
  const called = new Set(
    all.filter(({ evidence, allWords: own }) => isNaming(evidence) && share(words, own) >= sameThing).flatMap(({ identifiers }) => [...identifiers.keys()]),
  );
  return all.some((record) => {
    const { evidence, identifiers, allWords: own } = record;
    const isAbout = words.size === 0 || evidence.kind === 'trend' || share(words, own) >= sameThing || [...identifiers.keys()].some((name) => called.has(name));
    const isOf = named.size === 0 || evidence.kind === 'trend' || evidence.kind === 'passage' || [...named].some((name) => identifiers.has(name));
    return isAbout && isOf && compare([record], predicate, holds, words) === 'agrees';
  });
}

const isNaming = ({ kind }: Evidence): boolean => kind === 'reading' || kind === 'asset';

/** The records that hold most of the words which the clause says of the thing beside its name: "the vibration of P-7" is no matter of its motor. */
function closest(records: readonly Facts[], clause: string): readonly Facts[] {
  const words = subjectWords(clause);
  const shares = records.map((record) => share(words, record.allWords));
  const most = Math.max(...shares);
  return records.filter((_record, index) => shares[index] === most);
}

function compare(records: readonly Facts[], predicate: Predicate, holds: boolean, of: ReadonlySet<string> = new Set()): 'agrees' | 'differs' | null {
  // "changed seal, impeller gap 0.6" tells of the seal that it was changed, and not of the impeller.
  const known = records.flatMap(({ evidence }) => statesOf(evidence)).filter(({ words = of }) => words.size === 0 || of.size === 0 || share(of, words) > 0);
  if (known.some((state) => sameState(state, predicate, holds))) return 'agrees';
  return known.some((state) => contraryState(state, predicate, holds)) ? 'differs' : null;
}

function sameState(state: Stated, predicate: Predicate, holds: boolean): boolean {
  if (state.predicate === predicate.name) return state.holds === holds;
  return predicate.opposites.includes(state.predicate) && state.holds && !holds;
}

function contraryState(state: Stated, predicate: Predicate, holds: boolean): boolean {
  if (state.predicate === predicate.name) return state.holds !== holds;
  return predicate.opposites.includes(state.predicate) && state.holds && holds;
}

const negation =
  /(?:\b(?:no|not|none|never|nor|nothing|without|neither|nobody|no ?one|niemand\p{L}*|kein\p{L}*|nicht|nie|niemals|ohne)\b|n't\b|[不未无]|没有?)[^,;、]{0,24}$/iu;
const germanNegationBehind = /^[^,;.]{0,24}?(?<!\p{L})(?:nicht|nie|niemals)(?!\p{L})/iu;

function isDenied(clause: string, at: number, said: string): boolean {
  // A Latin match may hold the denial itself ("is not running"); of a Chinese one the sign of denial is part of the word.
  const upTo = /\p{Script=Han}/u.test(said) ? clause.slice(0, at) : clause.slice(0, at + said.length);
  return negation.test(upTo) || germanNegationBehind.test(clause.slice(at + said.length));
}

/** "There is no alarm on P-101A": a thing of which the turn's records hold one that stands. Anything narrower ("no other", "no alarm since six") is left. */
function deniesThings(clause: string, records: readonly Facts[]): boolean {
  return things.some(
    ({ none, stands }) => none.test(clause) && !narrowed.test(clause) && records.some(({ evidence, identifiers }) => stands(evidence) && identifiers.size > 0),
  );
}

const narrowed = either(
  'since|between|from|during|yesterday|today|tonight|last|other|further|new|more|second|highest|high|medium|low|shelved|seit|zwischen|während|gestern|heute|weitere[nrs]?|andere[nrs]?|neue[nrs]?|letzte[nrs]?',
  '自|期间|昨|今|其他|其它|新的',
);
const things: readonly Readonly<{ none: RegExp; stands: (evidence: Evidence) => boolean }>[] = [
  {
    none: either(
      '(?:no|not any|without any|kein(?:e|en|er)?) (?:(?:active|open|standing|current|present|aktive[rn]?|anstehende[rn]?) )?(?:alarms?|alarme)',
      '(?:没有|无)(?:任何)?(?:活动)?报警',
    ),
    stands: (evidence) => evidence.kind === 'alarm' && /; state active/u.test(evidence.quote),
  },
  {
    none: either(
      '(?:no|not any|kein(?:e|en)?) (?:(?:open|active|offene[rn]?) )?(?:work orders?|tickets?|aufträge?|arbeitsauftr\\w*)',
      '(?:没有|无)(?:任何)?(?:未完成的?|打开的?)?工单',
    ),
    stands: (evidence) => evidence.kind === 'work-order' && !/; status (?:completed|closed|cancelled|rejected)/u.test(evidence.quote),
  },
];

function about(records: readonly Facts[], clause: string, names: ReadonlySet<string>): readonly Facts[] {
  if (names.size > 0) return records.filter(({ identifiers }) => [...names].some((name) => identifiers.has(name)));
  const words = subjectWords(clause);
  return words.size === 0 ? [] : records.filter((record) => share(words, record.allWords) >= sameThing);
}

/** Words that say what is so, and not of what. */
const predicateWords = wordKeys(
  'running stopped tripped healthy normal wet dry open closed rising falling steady acknowledged priority high low medium highest leaks leaking failed replaced repaired isolated reset shelved bypassed active again still already now currently never been has for hour hours day days week nearly almost completely empty full too hot cold exceeds limit trip above below its',
  3,
);

function subjectWords(clause: string): ReadonlySet<string> {
  return new Set([...wordKeys(clause, 3)].filter((word) => !predicateWords.has(word)));
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(parseIdentifiers(text).flatMap(({ key, raw }) => [key, ...keysOf(raw)]));
}

function isRecord({ kind }: Evidence): boolean {
  return kind !== 'passage' && kind !== 'draft' && kind !== 'plc-line' && kind !== 'asset';
}

/** What a record says is so: a reading by its value, a trend by its ends, an alarm by its state, everything else by its words. */
function statesOf(evidence: Evidence): readonly Stated[] {
  const measured = evidence.kind === 'trend' ? trendStates(evidence.quote) : evidence.kind === 'reading' ? fillStates(evidence) : [];
  if (measured.length > 0) return measured;
  const text = toldOf(evidence);
  const tellsMany = evidence.kind === 'log-row' && detectLanguage(text) === 'en';
  const found: Stated[] = [];
  for (const clause of text.split(/[;,\n.]\s*/u))
    for (const { name, held, needsRecord } of predicates) {
      // A log tells what happened; that something was normal or running then says nothing of now.
      if (evidence.kind === 'log-row' && !needsRecord) continue;
      const match = held.exec(clause);
      if (match !== null)
        found.push({ predicate: name, holds: !isDenied(clause, match.index, match[0]), ...(tellsMany ? { words: subjectWords(clause) } : {}) });
    }
  return found;
}

/** The part of a record that tells what is or was so; the causes, consequences and actions of an alarm tell what may be. */
function toldOf({ kind, quote }: Evidence): string {
  if (kind === 'reading') return /: ([^:]*), quality \w+, at /u.exec(quote)?.[1] ?? '';
  return kind === 'alarm' ? quote.replace(/; (?:time to respond|likely cause|consequence|corrective action)\b.*$/su, '') : quote;
}

/** Shares of a level, in %, below and above which a vessel may be called nearly empty and nearly full. */
const nearlyEmpty = 20;
const nearlyFull = 80;

function fillStates({ quote, reading: { unit, value } }: Extract<Evidence, { kind: 'reading' }>): readonly Stated[] {
  if (unit !== '%' || typeof value !== 'number' || !/level|füllstand|液位/iu.test(quote)) return [];
  return [
    { predicate: 'empty', holds: value < nearlyEmpty },
    { predicate: 'full', holds: value > nearlyFull },
  ];
}

/** The value at the end against that at the beginning, in shares of the width between the smallest and the largest. */
const steadyShare = 0.25;

function trendStates(quote: string): readonly Stated[] {
  const number = (pattern: RegExp): number | null => {
    const found = pattern.exec(quote)?.[1];
    return found === undefined ? null : Number(found);
  };
  const [first, last] = [number(/: from (-?[\d.]+)/u), number(/: from -?[\d.]+\D*? to (-?[\d.]+)/u)];
  const [least, most] = [number(/minimum (-?[\d.]+)/u), number(/maximum (-?[\d.]+)/u)];
  if (first === null || last === null || least === null || most === null) return [];
  const change = most === least ? 0 : (last - first) / (most - least);
  const name = change > steadyShare ? 'rising' : change < -steadyShare ? 'falling' : 'steady';
  return [{ predicate: name, holds: true }];
}

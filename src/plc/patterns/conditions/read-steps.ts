import type { NameMention, NumberMention, RequestReading } from '../model.js';
import { isGlue } from '../request-words.js';
import { anyOf, type Condition, hasPart, leavesOf } from './model.js';
import { measuredName, withState } from './name-things.js';
import { readCondition } from './read-condition.js';
import { deedOfStep, type StepVerb, stepVerbAt } from './step-verbs.js';
import type { SequenceStep, StepProgram } from './steps.js';
import { type Cursor, markAt, peek, type Token, take, tokensOf, wordAt } from './tokens.js';
import { takeIntroduction } from './words.js';

/** What is known while the clauses are read one after another. */
interface Telling {
  readonly steps: SequenceStep[];
  /** What was switched on without an end, and stays on until it is switched off. */
  held: string[];
  readonly used: Map<string, string>;
  readonly declared: Set<string>;
  readonly assumptions: string[];
  start: Condition | null;
  abort: Condition | null;
  repeat: boolean;
  /** A condition that stands in front of the next clause. */
  front: Condition | null;
  /** The vessel spoken of, which "until empty" and "to 60 %" are about. */
  vessel: string | null;
}

/** Words that part one step from the next. */
const markers = /^(?:then|next|afterwards|finally|lastly|thereafter|subsequently|dann|danach|anschliessend|zuletzt|schliesslich|zum|daraufhin)$/;

/**
 * A request that tells steps one after another: "fill to 60 %, then stir for 5 min, then drain until empty". Null when it tells no sequence, or when a part of it
 * is no step, no start, no break-off and no repetition.
 */
export function readSteps(told: RequestReading): StepProgram | null {
  const { reading, holds } = withoutHold(told);
  const parts = clausesOf(tokensOf(reading));
  if (parts === null) return null;
  const telling: Telling = {
    steps: [],
    held: [],
    used: new Map(),
    declared: new Set(reading.declared),
    assumptions: [],
    start: null,
    abort: null,
    repeat: false,
    front: null,
    vessel: reading.names.find(({ category }) => category === 'tank')?.text ?? null,
  };
  for (const tokens of parts) if (!readPart(telling, { tokens, at: 0 })) return null;
  if (telling.front !== null || telling.held.length > 0) return null;
  const { steps, start, abort, repeat, declared, assumptions } = telling;
  const outputs = new Set(steps.flatMap((step) => step.outputs));
  if (steps.length < 2 || outputs.size === 0 || steps.some(({ end, milliseconds }) => end === null && milliseconds === 0)) return null;
  return { steps, start, abort, repeat, holds, declared: [...declared], assumptions };
}

/** A hold and its resume, told behind the steps: "hold button stops everything, resume continues where it was", "with hold and resume". */
const holdTold =
  /[,;.]?\s*(?:(?:and|with|mit|it|can|be|may|should|must|und|there|is|the|a|operator|shall)\s)*\b(?:hold|held|paused?|halte(?:n|taste)?|pausentaste|anhalten|angehalten|unterbrech\w*|unterbrochen)(?! (?:at|for|until|it at)\b)(?![^,;.]*\d)[^;.]*?\b(?:resum\w*|continu\w*|goes on|carries on|fortsetz\w*|fortgesetzt|weiter\w*)\b(?![^;.]*\d)[^;.]*[.;]?\s*$/i;

/** A sequence without the words of its hold; `holds`: there were such words. */
export function withoutHold(reading: RequestReading): Readonly<{ reading: RequestReading; holds: boolean }> {
  const match = holdTold.exec(reading.text);
  if (match === null) return { reading, holds: false };
  const before = ({ end }: Readonly<{ end: number }>): boolean => end <= match.index;
  const cut = {
    ...reading,
    text: reading.text.slice(0, match.index),
    names: reading.names.filter(before),
    times: reading.times.filter(before),
    numbers: reading.numbers.filter(before),
  };
  return { reading: cut, holds: true };
}

/** Whether a request tells steps of a process, two kinds of them at least ("heat ..., hold ..., drain ..."), read in full or not. */
export function tellsSteps(reading: RequestReading): boolean {
  const clauses = clausesOf(tokensOf(reading)) ?? [];
  const kinds = clauses.flatMap((part) => stepVerbAt({ tokens: part, at: firstVerb(part) })?.kind ?? []);
  return new Set(kinds.filter((kind) => !/^(?:on|off|wait)$/.test(kind))).size >= 2;
}

/** The clauses of a sequence; null when the request has no words that tell one. A comma parts two clauses when a verb of a step follows. */
function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] | null {
  const parts: Token[][] = [[]];
  let told = 0;
  for (const [at, token] of tokens.entries()) {
    const cursor: Cursor = { tokens, at };
    const word = token.kind === 'word' ? token.text : '';
    const mark = token.kind === 'mark' ? token.text : '';
    if (markers.test(word) || (word === 'after' && /^(?:that|this|which|wards)$/.test(wordAt(cursor, 1)))) {
      told += 1;
      parts.push([]);
      continue;
    }
    if (/^(?:that|this|which|wards)$/.test(word) && wordAt(cursor, -1) === 'after') continue;
    if (/^[.;:]$/.test(mark) || (/^(?:,)$/.test(mark) && beginsStep({ tokens, at: at + 1 }))) {
      parts.push([]);
      continue;
    }
    if (/^(?:and|und)$/.test(word) && beginsStep({ tokens, at: at + 1 })) {
      parts.push([]);
      continue;
    }
    parts.at(-1)?.push(token);
  }
  const clauses = parts.map(trimmed).filter((part) => part.length > 0);
  const verbs = clauses.filter((part) => stepVerbAt({ tokens: part, at: firstVerb(part) }) !== null).length;
  return (told > 0 && verbs >= 2) || verbs >= 3 ? clauses : null;
}

function trimmed(part: readonly Token[]): readonly Token[] {
  const plain = (token: Token | undefined): boolean =>
    token !== undefined &&
    ((token.kind === 'mark' && token.text === ',') ||
      (token.kind === 'word' && /^(?:and|und|first|zuerst|erst|please|bitte|now|the sequence|zum|schluss)$/.test(token.text)));
  let from = 0;
  let to = part.length;
  while (from < to && plain(part[from])) from += 1;
  while (to > from && plain(part[to - 1])) to -= 1;
  return part.slice(from, to);
}

function beginsStep(cursor: Cursor): boolean {
  const at: Cursor = { ...cursor };
  while (take(at, /^(?:and|und|then|dann|first|finally|it|please)$/));
  return stepVerbAt(at) !== null || markers.test(wordAt(at));
}

function firstVerb(part: readonly Token[]): number {
  const at = part.findIndex((_token, index) => stepVerbAt({ tokens: part, at: index }) !== null);
  return at < 0 ? part.length : at;
}

function readPart(telling: Telling, cursor: Cursor): boolean {
  if (isRepeat(cursor)) {
    telling.repeat = true;
    return true;
  }
  const start = cursor.at;
  const introduced = takeIntroduction(cursor);
  if (introduced !== null && introduced !== 'until') {
    const read = readCondition(cursor, [], true);
    if (read === null) return false;
    if (markAt(cursor) === ',') cursor.at += 1;
    if (telling.front !== null) return false;
    telling.front = settledNames(telling, read.condition);
    return cursor.at >= cursor.tokens.length || readRest(telling, cursor);
  }
  cursor.at = start;
  return readRest(telling, cursor);
}

/** A clause without its condition in front: a break-off, or a step that waits for it; before the first step it starts the sequence. */
function readRest(telling: Telling, cursor: Cursor): boolean {
  const { front } = telling;
  telling.front = null;
  if (front === null) return readBreak(telling, cursor) || readStep(telling, cursor);
  if (isBreak(cursor)) telling.abort = anyOf(telling.abort, front);
  else if (telling.steps.length === 0 && telling.start === null && telling.held.length === 0) telling.start = front;
  else telling.steps.push({ title: 'wait', outputs: [...telling.held], end: front, milliseconds: 0 });
  return isBreak(cursor) || readStep(telling, cursor);
}

/** "stop on any fault", "if the lid opens, abort": everything off. */
function isBreak(cursor: Cursor): boolean {
  const words = wordsFrom(cursor);
  return /^(?:then )?(?:abort|stop|cancel|break off|halt|interrupt|shut)(?: (?:it|everything|all|all outputs|the sequence|the batch|the cycle|the program|off|down|and|close|go|to|idle|switch|return|at|any|time|step|in))*$/.test(
    words,
  );
}

function readBreak(telling: Telling, cursor: Cursor): boolean {
  const words = cursor.tokens.map((token) => (token.kind === 'word' ? token.text : token.kind === 'name' ? '@' : '#')).join(' ');
  const faults =
    /^(?:stop|abort|cancel|break off) (?:it |everything |the (?:sequence|batch|cycle) )?(?:on|at|with|by|in case of) (?:any |a |the )?(?:faults?|alarms?|trips?)$/.test(
      words,
    );
  if (faults) {
    telling.declared.add('FAULT');
    telling.abort = anyOf(telling.abort, { kind: 'signal', name: 'FAULT', wanted: true, said: 'present', momentary: false });
    return true;
  }
  const verb = /^(?:stop|abort|cancel) (?:it |everything |all |the (?:sequence|batch|cycle) )?(?:if|when|on|as soon as|with|by)/.exec(words);
  if (verb === null) return false;
  while (!/^(?:if|when|on|as|with|by)$/.test(wordAt(cursor)) && cursor.at < cursor.tokens.length) cursor.at += 1;
  if (takeIntroduction(cursor) === null) cursor.at += 1;
  const read = readCondition(cursor, [], true);
  if (read === null || cursor.at < cursor.tokens.length) return false;
  telling.abort = anyOf(telling.abort, read.condition);
  return true;
}

function isRepeat(cursor: Cursor): boolean {
  return /^(?:and )?(?:repeat(?:s|ed)?|start(?:s)? (?:over|again)|begin(?:s)? again|loop|wiederholen|von vorn)(?: (?:it|the|this|whole|sequence|cycle|from|beginning|start|all|until|stopped|again|continuously|endlessly|forever))*$/.test(
    wordsFrom(cursor),
  );
}

function wordsFrom({ tokens, at }: Cursor): string {
  return tokens
    .slice(at)
    .map((token) => (token.kind === 'word' ? token.text : token.kind === 'mark' ? '' : '#'))
    .filter((word) => word !== '')
    .join(' ');
}

/** What a clause of a step holds besides its verb. */
interface Found {
  outputs: NameMention[];
  measured: NameMention | null;
  milliseconds: number;
  number: NumberMention | null;
  end: Condition | null;
  side: 'above' | 'below' | null;
  along: string[];
  wait: Condition | null;
}

function readStep(telling: Telling, cursor: Cursor): boolean {
  const from = cursor.at;
  const known = firstVerbFrom(cursor);
  const verb = stepVerbAt({ ...cursor, at: known }) ?? unknownVerbAt(telling, cursor);
  const at = stepVerbAt({ ...cursor, at: known }) === null ? cursor.at : known;
  if (verb === null) return false;
  const found: Found = { outputs: [], measured: null, milliseconds: 0, number: null, end: null, side: null, along: [], wait: null };
  // What stands before the verb belongs to it ("15 min rühren", "den Kessel auf 70 % füllen")
  while (cursor.at < at) if (!readPiece(telling, cursor, { verb, found })) return false;
  cursor.at = at + 1;
  while (cursor.at < cursor.tokens.length) if (!readPiece(telling, cursor, { verb, found })) return false;
  return place(telling, verb, { found, title: titleOf(cursor.tokens.slice(from)) });
}

/** "then tumble 8 min": a word of its own at the head of a clause, with a time behind it, is an output called by that word. */
function unknownVerbAt(telling: Telling, cursor: Cursor): StepVerb | null {
  const word = wordAt(cursor);
  const ahead = /^(?:for|fuer)$/.test(wordAt(cursor, 1)) ? 2 : 1;
  if (!/^[a-z]{4,}$/.test(word) || peek(cursor, ahead)?.kind !== 'time' || cursor.at + ahead + 1 < cursor.tokens.length) return null;
  if (telling.steps.length === 0 || isGlue(word) || /^(?:alarm|warn|lock|block|count|ramp|reset|signal|message|time|delay|about|once|again)$/.test(word))
    return null;
  telling.assumptions.push(`The step "${word}" is an output of its own, ${word.toUpperCase()}; that is assumed to be meant.`);
  return { kind: word, output: word.toUpperCase() };
}

function firstVerbFrom({ tokens, at }: Cursor): number {
  for (let index = at; index < tokens.length; index++) if (stepVerbAt({ tokens, at: index }) !== null) return index;
  return at;
}

function readPiece(telling: Telling, cursor: Cursor, { verb, found }: Readonly<{ verb: StepVerb; found: Found }>): boolean {
  const token = peek(cursor);
  if (token === undefined) return true;
  const start = cursor.at;
  if (takeIntroduction(cursor) !== null) {
    const until = /^(?:until|till|bis)$/.test(wordAt(cursor, -1));
    const condition = readEnd(telling, cursor, { verb, found });
    if (condition === null) return false;
    if (until) found.end = condition;
    else found.wait = condition;
    return true;
  }
  cursor.at = start;
  if (token.kind === 'time') {
    if (found.milliseconds > 0 || /^(?:after|nach|within|innerhalb)$/.test(wordAt(cursor, -1))) return false;
    found.milliseconds = token.time.milliseconds;
  } else if (token.kind === 'number') {
    if (found.number !== null) return false;
    found.number = token.number;
    const before = wordAt(cursor, -1);
    found.side =
      /^(?:below|under|unter)$/.test(before) || wordAt(cursor, -2) === 'down'
        ? 'below'
        : /^(?:above|over|ueber)$/.test(before) || wordAt(cursor, -2) === 'up'
          ? 'above'
          : null;
  } else if (token.kind === 'name') {
    if (token.name.category === 'measurement') found.measured = token.name;
    else if (token.name.category === 'tank') telling.vessel = token.name.text;
    else if (token.name.category === 'switch') return false;
    else if (!/^(?:while|with)$/.test(wordAt(cursor, -1)) || !/^(?:running|on|open)$/.test(wordAt(cursor, 1))) found.outputs.push(token.name);
    else found.along.push(token.name.text);
  } else if (token.kind === 'word' && /^(?:stirring|mixing|agitating)$/.test(token.text))
    found.along.push(telling.used.get('stir') ?? own(telling, 'stir', 'AGITATOR'));
  cursor.at += 1;
  return true;
}

/** What ends a step: "until the tank is empty", "until empty", "until 70 °C", "until 400 kg on WT-2", "until it is below 5 kg". */
function readEnd(telling: Telling, cursor: Cursor, { verb, found }: Readonly<{ verb: StepVerb; found: Found }>): Condition | null {
  const start = cursor.at;
  const whole = readCondition(cursor, [], true);
  if (whole !== null) return settledNames(telling, whole.condition);
  cursor.at = start;
  while (take(cursor, /^(?:it|is|the|has|reached|reaches|at|least|about|level|a|of|er|es|sie|there|are|we|have|got)$/));
  const state = wordAt(cursor);
  if (/^(?:empty|full|drained|leer|voll)$/.test(state)) {
    cursor.at += 1;
    const name = `${telling.vessel ?? 'TANK'}_${/^(?:full|voll)$/.test(state) ? 'FULL' : 'EMPTY'}`;
    return { kind: 'signal', name: own(telling, name, name), wanted: true, said: state, momentary: false };
  }
  const side = take(cursor, /^(?:below|under|less|unter)$/) ? 'below' : take(cursor, /^(?:above|over|more|ueber)$/) ? 'above' : null;
  take(cursor, /^(?:than|als)$/);
  const token = peek(cursor);
  if (token?.kind !== 'number') return null;
  cursor.at += 1;
  while (take(cursor, /^(?:on|in|at|of|the|by|measured|is|reached|has|been|auf|an|erreicht|ist|sind)$/));
  const name = peek(cursor);
  if (name?.kind === 'name' && (name.name.category === 'measurement' || name.name.category === 'other')) {
    found.measured = name.name;
    cursor.at += 1;
    while (take(cursor, /^(?:is|reached|has|been|erreicht|ist)$/));
  }
  return limitOf(telling, { verb, number: token.number, measured: found.measured, side });
}

/** A vessel or thing with a limit is measured by what its unit says; one with a state is a signal of that state. */
function settledNames(telling: Telling, condition: Condition): Condition {
  if (condition.kind === 'compare') {
    const name = telling.declared.has(condition.name) ? own(telling, condition.name, measuredName(condition.name, condition.unit)) : condition.name;
    return { ...condition, name };
  }
  if (condition.kind === 'signal') return telling.declared.has(condition.name) ? withState(condition, []) : condition;
  if (condition.kind === 'count') return condition;
  if (hasPart(condition)) return { ...condition, part: settledNames(telling, condition.part) };
  return { ...condition, parts: condition.parts.map((part) => settledNames(telling, part)) };
}

/** "fill to 60 %": the limit of what the step changes; the verb says from which side it is reached. */
function limitOf(
  telling: Telling,
  { verb, number, measured, side }: Readonly<{ verb: StepVerb; number: NumberMention; measured: NameMention | null; side: 'above' | 'below' | null }>,
): Condition {
  const subject =
    measured?.text ?? (telling.vessel === null ? comparedBefore(telling, number.unit) : null) ?? measuredName(telling.vessel ?? 'TANK', number.unit ?? '%');
  const name = measured === null ? own(telling, subject, subject) : subject;
  const falls = (side ?? (deedOfStep(verb) === 'lowers' ? 'below' : 'above')) === 'below';
  return { kind: 'compare', name, minus: null, side: falls ? 'below' : 'above', inclusive: side === null, limit: number.value, unit: number.unit, deadband: 0 };
}

/** What an earlier step was ended by in the same unit: a later limit without a value is one on that. */
function comparedBefore({ steps }: Telling, unit: string | null): string | null {
  const names = steps.flatMap(({ end }) => leavesOf(end).flatMap((leaf) => (leaf.kind === 'compare' && leaf.unit === unit ? [leaf.name] : [])));
  return new Set(names).size === 1 ? (names[0] ?? null) : null;
}

/** A name of the block's own interface. */
function own(telling: Telling, key: string, name: string): string {
  telling.declared.add(name);
  if (!telling.used.has(key)) telling.used.set(key, name);
  return telling.used.get(key) ?? name;
}

function place(telling: Telling, verb: StepVerb, { found, title }: Readonly<{ found: Found; title: string }>): boolean {
  const named = found.outputs.map(({ text }) => text);
  if (verb.kind === 'off') {
    if (named.some((name) => !telling.held.includes(name) && !telling.steps.some(({ outputs }) => outputs.includes(name)))) return false;
    telling.held = named.length === 0 ? [] : telling.held.filter((name) => !named.includes(name));
    return found.end === null && found.milliseconds === 0 && found.wait === null && found.number === null;
  }
  if (verb.kind === 'on' && named.length === 0) return false;
  const default_ = verb.output === null ? [] : [telling.used.get(verb.kind) ?? own(telling, verb.kind, verb.output)];
  const outputs = [...new Set([...(named.length > 0 ? named : default_), ...found.along])];
  if (named.length > 0 && verb.kind !== 'on') telling.used.set(verb.kind, named[0] ?? '');
  const end = found.end ?? (found.number === null ? null : limitOf(telling, { verb, number: found.number, measured: found.measured, side: found.side }));
  const on = [...new Set([...telling.held, ...outputs])];
  if (found.wait !== null && !(end === null && found.milliseconds > 0)) {
    telling.steps.push({ title: 'wait', outputs: [...telling.held], end: settledNames(telling, found.wait), milliseconds: 0 });
    found.wait = null;
  }
  if (end === null && found.milliseconds === 0) {
    if (outputs.length === 0) return false;
    telling.held = on;
    return true;
  }
  // "Circulate for 15 min once it is at 75 °C": it circulates until then as well
  if (found.wait !== null) telling.steps.push({ title: `${title} (first part)`, outputs: on, end: settledNames(telling, found.wait), milliseconds: 0 });
  if (end !== null) telling.steps.push({ title, outputs: on, end, milliseconds: 0 });
  if (found.milliseconds > 0) telling.steps.push({ title, outputs: on, end: null, milliseconds: found.milliseconds });
  return true;
}

function titleOf(tokens: readonly Token[]): string {
  const words = tokens.map((token) =>
    token.kind === 'word' || token.kind === 'mark'
      ? token.text
      : token.kind === 'name'
        ? token.name.text
        : token.kind === 'number'
          ? `${token.number.value}${token.number.unit === null ? '' : ` ${token.number.unit}`}`
          : `${token.time.milliseconds / 1_000} s`,
  );
  return words
    .join(' ')
    .replace(/ ([,.])/g, '$1')
    .slice(0, 70)
    .trim();
}

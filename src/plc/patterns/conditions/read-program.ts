import type { NameMention, RequestReading } from '../model.js';
import { allOf, anyOf, type Condition, type LogicProgram, type LogicRule, leavesOf, mapLeaves, opposite } from './model.js';
import { measuredName } from './name-things.js';
import { type Action, actionOn, attach, emptyParts, latch, type Parts, type State, saysNothing } from './program-state.js';
import { readCondition } from './read-condition.js';
import {
  limitAt,
  nameOpen,
  readActing,
  readAfter,
  readAfterIf,
  readAfterReset,
  readDeadband,
  readDelay,
  readLonger,
  readMeasured,
  takeAnonymous,
} from './read-extras.js';
import { readLongest } from './read-longest.js';
import { readPredicate } from './read-predicate.js';
import { boundsStarts, readRest } from './read-rest.js';
import { readSupervision } from './read-supervision.js';
import { readWarning } from './read-warning.js';
import { placeOf, ruleOf } from './rules.js';
import { skipAbsent } from './tells.js';
import { type Cursor, markAt, peek, take, tokensOf, wordAt } from './tokens.js';
import { alarmAt, commaAndDeed, type Deed, deedAt, type Introduction, introducesCondition, roleAt, takeIntroduction, toldDeedAt } from './words.js';

/**
 * A request as logic: which output is on under which conditions. Null when any name or quantity or any condition in it is not understood, so that what
 * is returned says all of what was asked and nothing else.
 */
export function readProgram(reading: RequestReading): LogicProgram | null {
  const cursor: Cursor = { tokens: tokensOf(reading), at: 0 };
  const state: State = {
    cursor,
    outputs: [],
    values: [],
    questions: [],
    understood: [],
    pending: [],
    action: null,
    told: [],
    shared: [],
    waiting: [],
    group: [],
    declared: new Set(reading.declared),
  };
  while (cursor.at < cursor.tokens.length) if (!readPart(state)) return null;
  if (state.pending.length > 0 || state.outputs.length === 0 || state.told.some(saysNothing)) return null;
  const named = new Set(state.outputs.map(({ output }) => output.toUpperCase()));
  if (state.outputs.some(({ twins }) => twins.some((twin) => named.has(twin.toUpperCase())))) return null;
  if (state.outputs.some(({ output, told, announces }) => !told && announces === null && state.declared.has(output))) return null;
  if (!nameMeasured(state, reading.names)) return null;
  const everyOutput = state.outputs.flatMap((parts) => [parts, ...parts.twins.map((output) => ({ ...parts, output, twins: [] }))]);
  const announced = new Set(everyOutput.map(({ announces }) => announces?.toUpperCase()));
  const rules = everyOutput
    .map(withTripsOfOutputs(named))
    .map((parts) => ruleOf(parts, state.questions, state.declared, announced.has(parts.output.toUpperCase())));
  const complete = rules.every((rule): rule is LogicRule => rule !== null);
  if (!complete) return null;
  const warned = rules.every(({ announces }) => announces === null || rules.some((rule) => rule.output === announces && rule.onDelay > 0));
  return warned
    ? {
        rules: [...rules].sort((a, b) => placeOf(a) - placeOf(b)),
        questions: state.questions,
        understood: state.understood,
      }
    : null;
}

/** "Horn on when M-2 trips": the trip of a machine that is switched here is an input of its own, not the state of its command. */
function withTripsOfOutputs(outputs: ReadonlySet<string>): (parts: Parts) => Parts {
  const change = (condition: Condition | null): Condition | null =>
    condition === null
      ? null
      : mapLeaves(condition, (leaf) =>
          leaf.kind === 'signal' && outputs.has(leaf.name.toUpperCase()) && /^(?:tripped|faulted|failed|triggered)$/.test(leaf.said)
            ? { ...leaf, name: `${leaf.name}.TRIP` }
            : leaf,
        );
  return (parts) => ({
    ...parts,
    starts: change(parts.starts),
    during: change(parts.during),
    stops: change(parts.stops),
    require: change(parts.require),
    trips: change(parts.trips),
  });
}

/** "Heater on below 58 °C": what is measured is not said and gets a name after the machine; false where another value in that unit could be meant. */
function nameMeasured({ outputs, values, questions, declared }: State, names: readonly NameMention[]): boolean {
  const read = new Set(values.map(({ name }) => name.toUpperCase()));
  const spare = names.some(({ category, text }) => category === 'measurement' && !read.has(text.toUpperCase()));
  const units = new Set(values.flatMap((leaf) => (leaf.kind === 'compare' && leaf.name !== '' ? [leaf.unit] : [])));
  for (const parts of outputs) {
    const open = [parts.starts, parts.stops, parts.during, parts.require, parts.trips].flatMap(leavesOf).filter(({ name }) => name === '');
    const unit = open.find((leaf) => leaf.kind === 'compare')?.unit ?? null;
    if (open.length === 0) continue;
    const name = measuredName(parts.output.toUpperCase(), unit);
    if (spare || unit === null || units.has(unit) || name === parts.output.toUpperCase()) return false;
    nameOpen(parts, name);
    declared.add(name);
    questions.push(`What is measured for ${parts.output} has no name in the request; ${name} is assumed.`);
  }
  return true;
}

/** One part of a sentence: a condition, an action, a role, a delay, or a word between them. */
function readPart(state: State): boolean {
  const { cursor } = state;
  const mark = markAt(cursor);
  if (/^[.;!?]$/.test(mark)) {
    cursor.at += 1;
    if (state.pending.length > 0 && state.action === null) return false;
    state.action = state.action === null ? null : { ...state.action, used: true };
    state.shared = [];
    state.waiting = [];
    state.group = [];
    return state.pending.length === 0;
  }
  if (readRest(state) || readLongest(state) || readWarning(state)) return true;
  const role = roleAt(cursor);
  if (role !== null && state.outputs.length > 0) return readRole(state, role);
  if (readSupervision(state)) return true;
  if (introducesCondition(cursor) || alarmOf(cursor)) return readClause(state);
  if (
    readAfterReset(state) ||
    readLonger(state) ||
    readMeasured(state) ||
    readActing(state) ||
    readAfterIf(state) ||
    readAfter(state) ||
    readDelay(state) ||
    readDeadband(state) ||
    skipAbsent(cursor)
  )
    return true;
  if (mark !== '' || take(cursor, /^(?:and|und|then|dann|but|aber|also|so|please|bitte|with|mit)$/)) {
    if (mark !== '') cursor.at += 1;
    return /^[,:()/&]?$/.test(mark);
  }
  return readAction(state);
}

/** "alarm on pressure PT-1 below 2 bar": the word after "alarm" introduces its condition. */
function alarmOf(cursor: Cursor): boolean {
  return wordAt(cursor, -1) !== '' && alarmAt(cursor, -1) && /^(?:on|for|of|from|bei|fuer)$/.test(wordAt(cursor));
}

function readClause(state: State): boolean {
  const { cursor } = state;
  let introduction: Introduction = 'when';
  if (alarmOf(cursor)) cursor.at += 1;
  else introduction = takeIntroduction(cursor) ?? 'when';
  if (introduction === 'until' && takeReset(state)) return true;
  return takeCondition(state, introduction, false);
}

/** "until reset", "until it is acknowledged by the operator": no signal of its own. */
function takeReset(state: State): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  while (take(cursor, /^(?:it|is|a|an|the|by|manual|manually|operator|operators|someone|zum|zur|einer|manuellen|eine|has|been)$/));
  const found = action !== null && take(cursor, /^(?:reset|resets|acknowledged|acknowledgement|acknowledges|quittierung|quittiert)$/);
  while (found && take(cursor, /^(?:it|is|by|hand|the|a|an|operator|button|manually|manual|pressed|given|wird|ist)$/));
  if (found && peek(cursor)?.kind !== 'name') {
    for (const one of state.group.includes(action) ? state.group : [action]) latch(one);
    return true;
  }
  cursor.at = start;
  return false;
}

function takeCondition(state: State, introduction: Introduction, stated: boolean): boolean {
  if (introduction === 'until' && state.action?.deed === 'off') return false;
  const read = readCondition(state.cursor, state.values, stated);
  if (read === null) return false;
  if (introduction === 'unless') state.understood.push('except', 'ausser');
  if (read.mixed) state.questions.push('"And" and "or" are mixed without brackets; "and" is taken to bind first. Is that meant?');
  state.values.push(...leavesOf(read.condition));
  const condition = eachHeld(state.cursor, read.condition);
  if (state.action === null || ((state.action.used || (state.action.given && commaAndDeed(state.cursor))) && !introducedOnly(introduction)))
    state.pending.push({ introduction, condition });
  else for (const action of [...state.waiting, state.action]) attach(action, { introduction, condition });
  state.waiting = [];
  return true;
}

/** A condition that can only add to the action before it. */
function introducedOnly(introduction: Introduction): boolean {
  return introduction === 'only' || introduction === 'never' || introduction === 'unless' || introduction === 'until';
}

/** ", each for more than 3 s": the time holds for every single statement. */
function eachHeld(cursor: Cursor, condition: Condition): Condition {
  const start = cursor.at;
  if (markAt(cursor) === ',') cursor.at += 1;
  if (take(cursor, /^(?:each|jeweils|je)$/)) {
    while (take(cursor, /^(?:for|fuer|more|longer|than|at|least|laenger|als|mehr)$/));
    const token = peek(cursor);
    if (token?.kind === 'time') {
      cursor.at += 1;
      return heldLeaves(condition, token.time.milliseconds);
    }
  }
  cursor.at = start;
  return condition;
}

function heldLeaves(condition: Condition, milliseconds: number): Condition {
  if (condition.kind === 'all' || condition.kind === 'any') return { ...condition, parts: condition.parts.map((part) => heldLeaves(part, milliseconds)) };
  return { kind: 'held', part: condition, milliseconds };
}

function readRole(state: State, { role, ahead }: Readonly<{ role: string; ahead: number }>): boolean {
  const { cursor } = state;
  const token = peek(cursor, ahead - 1);
  const parts = (state.action ?? { parts: state.outputs.at(-1) }).parts;
  if (token?.kind !== 'name' || parts === undefined || token.name.category === 'measurement') return false;
  cursor.at += ahead;
  const given: Condition = { kind: 'signal', name: token.name.text, wanted: true, said: role, momentary: role === 'start' };
  if (role === 'start') parts.starts = anyOf(parts.starts, given);
  else if (role === 'stop' || role === 'reset') parts.stops = anyOf(parts.stops, given);
  else if (role === 'fault') {
    parts.require = allOf(parts.require, opposite({ ...given, said: 'tripped' }));
    state.questions.push(`Is ${token.name.text} wired normally closed? The draft takes TRUE as tripped.`);
  } else parts.require = allOf(parts.require, { ...given, said: 'healthy' });
  return true;
}

const denials =
  /^(?:never|not|nie|niemals|nicht|inhibits?|inhibited|blocks?|blocked|prevents?|prevented|forbids?|disables?|disabled|interlocks?|verriegeln|sperren|sperre|locks?)$/;
/** What is on when something is told by it, without a verb: "horn H-3 when ...". */
const announcers = /^(?:horn|siren|lamp|beacon|buzzer|bell|annunciator|hooter|light|hupe|sirene|lampe|leuchte|meldeleuchte)$/;
const pronouns = /^(?:it|he|she|this|they|er|sie|es|which)$/;
const tanks = /^(?:tank|silo|vessel|bin|hopper|pit|sump|reservoir|basin|behaelter|becken|kessel)$/;
/** Words of functions that are more than conditions: with one of them the request is not only logic. */
const beyond =
  /^(?:every|alternat\w*|ramp\w*|gradual\w*|slow\w*|sequence|step\w*|counts?|counter|pieces|twice|pid|average|median|mean|scal\w*|standby|duty|lead|lag|delta|forward|reverse|feedback|retry|retries|toggle\w*|blink\w*|flash\w*|pulse[sd]?|total\w*|hours|times|per|first|minimum|maximum|least|most|jog\w*|manual\w*|remote|voting|before|vor|zaehl\w*|schritt\w*|taktet|abwechselnd|rampe|mindest\w*|within|innerhalb|purge|two-hand|zweihand\w*|safety|emergency|not-halt|notaus|interval\w*|period\w*|proportional\w*)$/;

function readAction(state: State): boolean {
  const { cursor } = state;
  let deed: Deed | null = null;
  let output: string | null = null;
  let alarm = false;
  let denied = false;
  let restricted = false;
  let permitted = false;
  let pronoun = false;
  let lasting = false;
  let words = 0;
  const twins: string[] = [];
  const start = cursor.at;
  for (; cursor.at < cursor.tokens.length; cursor.at++, words++) {
    const token = peek(cursor);
    const word = wordAt(cursor);
    const twin = output !== null ? twinAt(cursor) : null;
    if (twin !== null) {
      twins.push(twin.name);
      cursor.at += twin.ahead;
      continue;
    }
    if (token === undefined || token.kind === 'mark' || token.kind === 'time' || token.kind === 'number') break;
    if (words > 0 && (introducesCondition(cursor) || alarmOf(cursor) || boundsStarts(cursor) || (output !== null && roleAt(cursor) !== null))) break;
    if ((deed !== null || alarm || (output !== null && state.action?.used === false)) && limitAt(cursor)) break;
    if (/^(?:and|und)$/.test(word)) break;
    if (output !== null && /^(?:with|by|via|mit|durch|after|for|nach|fuer)$/.test(word)) break;
    if (
      output === null &&
      deed !== null &&
      !/^(?:warns?|indicates?|reports?|warnen|anzeigen)$/.test(wordAt(cursor, -1)) &&
      /^(?:with|by|via|mit|durch|for|after|fuer|nach)$/.test(word)
    )
      break;
    if (token.kind === 'name') {
      if (token.name.category === 'tank' && words > 0 && tanks.test(wordAt(cursor, -1))) continue;
      if (output !== null) return false;
      output = token.name.text;
      continue;
    }
    if (beyond.test(word) && !(deedAt(cursor) !== null)) return false;
    if (/^(?:runs?|keeps?|continues?|stays?|remains?|laeuft|bleibt|running)$/.test(word)) lasting = true;
    if (/^(?:may|can|darf|duerfen|kann)$/.test(word)) permitted = true;
    if (/^(?:only|nur|may|can|darf|kann)$/.test(word)) restricted = true;
    else if (denials.test(word)) denied = true;
    else if (pronouns.test(word)) pronoun = true;
    else if (alarmAt(cursor)) alarm = true;
    else if (deed === null && announcers.test(word) && peek(cursor, 1)?.kind === 'name') deed = 'on';
    else deed = strongest(deed, toldDeedAt(cursor));
  }
  if (cursor.at === start) return false;
  return begin(state, { deed, output, twins, alarm, denied, restricted, permitted, pronoun, lasting });
}

/** "stop the slitter and the unwinder": a further output of the same action, which is told nothing of its own. */
function twinAt(cursor: Cursor): Readonly<{ name: string; ahead: number }> | null {
  let ahead = 0;
  if (markAt(cursor) === ',') ahead += 1;
  if (/^(?:and|und|sowie)$/.test(wordAt(cursor, ahead))) ahead += 1;
  if (ahead === 0) return null;
  for (let words = 0; words < 4 && peek(cursor, ahead)?.kind === 'word' && toldDeedAt({ ...cursor, at: cursor.at + ahead }) === null; words++) {
    // An alarm or lamp does not do what the machine before it does
    if (announcers.test(wordAt(cursor, ahead)) || alarmAt(cursor, ahead)) return null;
    ahead += 1;
  }
  const token = peek(cursor, ahead);
  const next = peek(cursor, ahead + 1);
  if (token?.kind !== 'name' || token.name.category === 'measurement' || token.name.category === 'switch') return null;
  const ends = next === undefined || (next.kind === 'mark' && /^[.,;!]$/.test(next.text)) || introducesCondition({ ...cursor, at: cursor.at + ahead + 1 });
  return ends ? { name: token.name.text, ahead } : null;
}

/** "switch off", "comes on", "trip the motor off": off and trip outweigh the verb that carries them. */
function strongest(before: Deed | null, found: Deed | null): Deed | null {
  if (found === null || before === 'trip') return before;
  return before === null || found !== 'on' ? found : before;
}

type Found = Readonly<{
  deed: Deed | null;
  output: string | null;
  twins: readonly string[];
  alarm: boolean;
  denied: boolean;
  restricted: boolean;
  /** "May only run": it is allowed, which says nothing of what asks for it. */
  permitted: boolean;
  pronoun: boolean;
  lasting: boolean;
}>;

function begin(state: State, found: Found): boolean {
  const last = state.outputs.at(-1);
  const title = markAt(state.cursor) === ':';
  const name = found.output ?? (found.alarm && !title && (found.deed !== 'off' || last === undefined) ? alarmName(state) : null) ?? last?.output ?? null;
  if (name === null) return title && found.deed === null;
  if (found.deed === null && !found.alarm && !found.restricted && found.output === null) return false;
  const known = state.outputs.find(({ output }) => output.toUpperCase() === name.toUpperCase());
  const parts = known ?? emptyParts(name, found.alarm);
  if (known === undefined) state.outputs.push(parts);
  // "Stop C-2 above 6.6 and C-1 above 7.0": the verb before goes on
  const goesOn =
    found.deed === null &&
    !found.alarm &&
    found.output !== null &&
    state.action !== null &&
    !state.action.used &&
    (limitAt(state.cursor) || (markAt(state.cursor) === '' && introducesCondition(state.cursor)));
  if (goesOn && state.action !== null) return begin(state, { ...found, deed: state.action.deed });
  const verbless = found.deed === null && !found.alarm;
  // "Stays off" while something holds is a prohibition, no single stop
  const denied = found.denied || (found.lasting && found.deed === 'off');
  const earlier = state.action;
  state.action = actionOn(parts, { deed: found.deed ?? 'on', denied, restricted: found.restricted, permitted: found.permitted, lasting: found.lasting });
  state.told.push(state.action);
  parts.told ||= !verbless;
  if (found.twins.length > 0) parts.twins = found.twins;
  share(state, state.action, earlier);
  const { cursor } = state;
  if (limitAt(cursor)) return takeAnonymous(state, state.action);
  if (take(cursor, /^(?:with|by|via|mit|durch)$/)) {
    if (roleAt(cursor) !== null) return true;
    const { restricted } = state.action;
    state.action.restricted = false;
    const taken = takeCondition(state, 'when', true);
    state.action.restricted = restricted;
    return taken;
  }
  if (verbless && introducesCondition(cursor) && !title && !found.restricted && !found.denied) return false;
  return !verbless || title || introducesCondition(cursor) || /^[,:]$/.test(markAt(cursor)) || markAt(cursor) === '.' || cursor.at < cursor.tokens.length;
}

/** A second alarm with a limit of its own is another one, called after its side. */
function alarmName({ cursor, outputs }: State): string {
  const limit = outputs.some(({ output }) => output === 'Alarm') ? readPredicate({ ...cursor }) : null;
  if (limit?.predicate.kind !== 'limits') return 'Alarm';
  return limit.predicate.side === 'below' ? 'Low_Alarm' : 'High_Alarm';
}

/** Conditions in front of an action are its own; one joined to it without a condition of its own has them too, and the other way round. */
function share(state: State, action: Action, earlier: Action | null): void {
  const { cursor, pending } = state;
  const own =
    (markAt(cursor) === '' && introducesCondition(cursor) && !/^(?:until|till|bis)$/.test(wordAt(cursor))) ||
    limitAt(cursor) ||
    /^(?:with|by|via|mit|durch|after|nach)$/.test(wordAt(cursor));
  const joined = earlier !== null && !earlier.used && earlier.parts !== action.parts;
  const clauses = pending.length > 0 ? pending : joined && !own ? state.shared : [];
  state.group = pending.length > 0 || !joined ? [action] : [...state.group, action];
  if (joined && !earlier.given && pending.length === 0) state.waiting.push(earlier);
  for (const clause of clauses) attach(action, clause);
  if (clauses.length > 0) state.shared = clauses;
  state.pending = [];
}

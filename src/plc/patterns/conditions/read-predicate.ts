import type { NumberMention } from '../model.js';
import { allOf, anyOf, type CompareCondition, type Condition } from './model.js';
import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';
import { deedAt, introducesCondition } from './words.js';

/** What is said of a signal or value: a state, or one or two limits. */
export type Predicate = Readonly<{ kind: 'state'; wanted: boolean; said: string }> | LimitPredicate;
type LimitPredicate = Readonly<{
  kind: 'limits';
  side: 'above' | 'below' | 'inside' | 'outside';
  inclusive: boolean;
  negated: boolean;
  numbers: readonly NumberMention[];
  minus: string | null;
}>;

export interface PredicateReading {
  readonly predicate: Predicate;
  /** Milliseconds for which it must hold; 0 for at once. */
  readonly held: number;
}

export const carriers =
  /^(?:is|are|was|were|has|have|had|been|be|being|stays?|remains?|reads?|reading|shows?|indicates?|goes|go|comes?|gets?|got|becomes?|signals?|back|again|still|already|now|continuously|measured|value|rises|rise|falls|fall|drops|drop|climbs|sinks|more|ist|sind|war|hat|haben|wird|werden|liegt|liegen|steht|stehen|bleibt|steigt|faellt|sinkt|wieder|noch|mehr|gerade|auf|at|status|feedback|contact|signal|kontakt|dauerhaft|permanently|both|beide|all|alle|contacts|switches|valves|pumps|motors|machines|conveyors|fans|signals|fully|voll|vollstaendig)$/;
export const aboveWords =
  /^(?:above|over|exceeds?|exceeded|exceeding|greater|higher|ueber|oberhalb|uebersteigt|ueberschreitet|groesser|hoeher|reaches|reached|erreicht|mindestens|warmer|hotter)$/;
export const belowWords = /^(?:below|under|less|lower|smaller|unter|unterhalb|unterschreitet|kleiner|niedriger|hoechstens|underneath|colder|weniger)$/;
export const trueWords =
  /^(?:on|shut|active|activated|running|runs?|turning|rotating|moving|spinning|open|opened|closed|pressed|present|healthy|ok|okay|made|true|high|energi[sz]ed|tripped|trips|triggers?|triggered|operated|actuated|detected|blocked|covered|occupied|engaged|locked|in|ready|faulted|lost|set|up|confirmed|locked|hit|pulled|filled|full|empty|clear|free|available|given|enabled|selected|ein|eingeschaltet|an|aktiv|laeuft|laufen|offen|geoeffnet|geschlossen|zu|gedrueckt|betaetigt|belegt|vorhanden|da|bereit|gesund|anliegt|anstehen|ansteht|ausgeloest|anspricht|gemeldet|voll|leer|frei|freigegeben|comes|kommt|lit|interrupted|made|jammed|standing|broken|unterbrochen|opens|closes|starts|started|oeffnet|schliesst|startet|anspricht|reached|erreicht)$/;
export const falseWords =
  /^(?:off|inactive|stopped|idle|false|low|released|de-energi[sz]ed|deenergi[sz]ed|unlocked|missing|absent|aus|ausgeschaltet|steht|stehen|gestoppt|inaktiv|losgelassen|fehlt|gone|dark|drops|faellt|stops|stoppt|haelt)$/;
const seen = /^(?:sees?|detects?|reports?|erkennt|meldet|senses?)$/;

/** Reads what is said of the name before the cursor; null (and unmoved) when nothing is. */
export function readPredicate(cursor: Cursor): PredicateReading | null {
  const start = cursor.at;
  const early = readEarlyTime(cursor);
  const read = predicate(cursor);
  if (read === null) {
    cursor.at = start;
    return null;
  }
  if (read.kind === 'limits') skipNoun(cursor);
  while (take(cursor, /^(?:ist|sind|hat|wird|liegt|liegen|steht|faellt|steigt|sinkt|is|again|wieder)$/));
  return { predicate: read, held: Math.max(early, readHeld(cursor)) };
}

/** "laenger als 20 s offen", "for more than 20 s open": the time before the state; 0, and unmoved, where there is none. */
function readEarlyTime(cursor: Cursor): number {
  const start = cursor.at;
  while (take(cursor, /^(?:is|are|has|been|for|ist|sind|war|seit|schon)$/));
  const token = take(cursor, /^(?:longer|more|laenger|mehr)$/, /^(?:than|als)$/) ? peek(cursor) : undefined;
  if (token?.kind === 'time') {
    cursor.at += 1;
    const next = wordAt(cursor);
    if (trueWords.test(next) || falseWords.test(next) || aboveWords.test(next) || belowWords.test(next)) return token.time.milliseconds;
  }
  cursor.at = start;
  return 0;
}

function predicate(cursor: Cursor): Predicate | null {
  let negated = false;
  for (let words = 0; words < 8; words++) {
    const word = wordAt(cursor);
    const limits = readLimits(cursor, negated);
    if (limits !== null) return limits;
    if (/^(?:not|nicht|no|never|isn't|aren't|isnt|nie)$/.test(word)) negated = !negated;
    else if (seen.test(word)) return sighting(cursor, negated);
    else if (!carriers.test(word) || stateEnds(cursor, word)) return readState(cursor, negated);
    cursor.at += 1;
  }
  return null;
}

/** "when ST-1 comes": a carrying word that ends the statement is the state itself. */
function stateEnds(cursor: Cursor, word: string): boolean {
  if (!trueWords.test(word) && !falseWords.test(word)) return false;
  const next = peek(cursor, 1);
  if (next === undefined || next.kind === 'mark') return true;
  return (
    next.kind === 'word' &&
    !carriers.test(next.text) &&
    !trueWords.test(next.text) &&
    !falseWords.test(next.text) &&
    !aboveWords.test(next.text) &&
    !belowWords.test(next.text)
  );
}

/** What TRUE means, where the word of the request is a verb or names the state that is FALSE. */
const meanings = new Map([
  ['starts', 'running'],
  ['started', 'running'],
  ['runs', 'running'],
  ['run', 'running'],
  ['startet', 'running'],
  ['laeuft', 'running'],
  ['laufen', 'running'],
  ['opens', 'open'],
  ['shut', 'closed'],
  ['oeffnet', 'open'],
  ['closes', 'closed'],
  ['schliesst', 'closed'],
  ['trips', 'tripped'],
  ['triggers', 'triggered'],
  ['comes', 'given'],
  ['kommt', 'given'],
  ['stopped', 'running'],
  ['idle', 'running'],
  ['inactive', 'active'],
  ['low', 'high'],
  ['released', 'pressed'],
  ['unlocked', 'locked'],
  ['missing', 'present'],
  ['absent', 'present'],
  ['steht', 'running'],
  ['gestoppt', 'running'],
  ['stops', 'running'],
  ['losgelassen', 'pressed'],
  ['fehlt', 'present'],
]);

function readState(cursor: Cursor, negated: boolean): Predicate | null {
  const word = wordAt(cursor);
  const yes = trueWords.test(word);
  if (!yes && !falseWords.test(word)) return null;
  cursor.at += 1;
  const where = word === 'in' ? wordAt(cursor) : '';
  if (/^(?:place|position|auto|automatic|manual|hand|service|remote|local)$/.test(where)) {
    cursor.at += 1;
    return { kind: 'state', wanted: !negated, said: `in ${where}` };
  }
  return { kind: 'state', wanted: yes !== negated, said: meanings.get(word) ?? (yes ? word : 'on') };
}

/** "BS-4 sees flame". */
function sighting(cursor: Cursor, negated: boolean): Predicate | null {
  cursor.at += 1;
  while (/^(?:an?|the|any|eine?|den|die|das)$/.test(wordAt(cursor))) cursor.at += 1;
  const what = wordAt(cursor);
  if (what !== '' && !/^(?:and|or|und|oder|for)$/.test(what)) cursor.at += 1;
  return { kind: 'state', wanted: !negated, said: what === '' ? 'detected' : `${what} detected` };
}

function readLimits(cursor: Cursor, negated: boolean): Predicate | null {
  const start = cursor.at;
  const range = take(cursor, /^(?:between|zwischen)$/)
    ? 'inside'
    : take(cursor, /^(?:outside|ausserhalb)$/)
      ? 'outside'
      : take(cursor, /^(?:within|inside|innerhalb)$/)
        ? 'inside'
        : null;
  if (range !== null) {
    while (take(cursor, /^(?:of|the|range|from|von|vom|bereich|band|limits)$/));
    const low = takeNumber(cursor);
    const joined = take(cursor, /^(?:and|und|to|bis)$/);
    const high = low !== null && joined ? takeNumber(cursor) : null;
    if (low !== null && high !== null) return { kind: 'limits', side: range, inclusive: false, negated, numbers: [low, high], minus: null };
    cursor.at = start;
    return null;
  }
  const difference = readDifference(cursor, negated);
  if (difference !== null) return difference;
  const side = takeSide(cursor);
  if (side !== null) {
    while (take(cursor, /^(?:than|als|to|the|a|limit|of|value|den|die|das|wert|von|grenzwert|threshold)$/));
    const number = takeNumber(cursor);
    if (number !== null) return { kind: 'limits', ...side, negated, numbers: [number], minus: null };
    cursor.at = start;
  }
  return null;
}

/** "8 % oxygen", "40 N tension": a noun after a quantity. */
function skipNoun(cursor: Cursor): void {
  for (let words = 0; words < 2; words++) {
    const word = wordAt(cursor);
    if (
      word === '' ||
      closers.test(word) ||
      carriers.test(word) ||
      trueWords.test(word) ||
      falseWords.test(word) ||
      deedAt(cursor) !== null ||
      introducesCondition(cursor)
    )
      return;
    cursor.at += 1;
  }
}
const closers =
  /^(?:and|or|und|oder|but|aber|for|longer|laenger|seit|fuer|after|nach|with|mit|then|dann|each|je|jeweils|it|the|measured|gemessen|by|um|when|if|deadband|hysteresis|hysterese|respectively|above|below|to|bis|on|at|from|of|read|sensed|until|bis|per|every|within)$/;

/** The side of a limit, by words or signs; moves past them. */
function takeSide(cursor: Cursor): Readonly<{ side: 'above' | 'below'; inclusive: boolean }> | null {
  const mark = markAt(cursor);
  if (/^[<>]=?$/.test(mark)) {
    cursor.at += 1;
    return { side: mark.startsWith('>') ? 'above' : 'below', inclusive: mark.endsWith('=') };
  }
  if (take(cursor, /^at$/, /^(?:least|most)$/)) return { side: wordAt(cursor, -1) === 'least' ? 'above' : 'below', inclusive: true };
  const word = wordAt(cursor);
  if (take(cursor, /^more$/, /^than$/) || take(cursor, /^mehr$/, /^als$/)) return { side: 'above', inclusive: false };
  if (take(cursor, aboveWords)) return { side: 'above', inclusive: /^(?:reach|erreicht|mindestens)/.test(word) };
  return take(cursor, belowWords) ? { side: 'below', inclusive: word === 'hoechstens' } : null;
}

function takeNumber(cursor: Cursor): NumberMention | null {
  const token = peek(cursor);
  if (token?.kind !== 'number') return null;
  cursor.at += 1;
  return token.number;
}

/** "8 K above the tank temperature TT-45", "exceeds TT-45 by 8 K", "above TT-45": a limit of the difference. */
function readDifference(cursor: Cursor, negated: boolean): LimitPredicate | null {
  const start = cursor.at;
  const before = takeNumber(cursor);
  const side = takeSide(cursor);
  while (side !== null && peek(cursor)?.kind === 'word' && cursor.at - start < 7) cursor.at += 1;
  const token = peek(cursor);
  if (side !== null && token?.kind === 'name' && token.name.category !== 'switch') {
    cursor.at += 1;
    if (before === null && take(cursor, /^(?:by|um)$/)) take(cursor, /^(?:more|at|mehr)$/, /^(?:than|least|als)$/);
    const number = before ?? takeNumber(cursor) ?? { value: 0, unit: null, start: 0, end: 0 };
    const signed = side.side === 'below' ? { ...number, value: -number.value } : number;
    return { kind: 'limits', ...side, negated, numbers: [signed], minus: token.name.text };
  }
  cursor.at = start;
  return null;
}

/** "for more than 5 s", "longer than 5 s", "seit 5 s". */
function readHeld(cursor: Cursor): number {
  const start = cursor.at;
  if (markAt(cursor) === ',' && take({ tokens: cursor.tokens, at: cursor.at + 1 }, /^(?:for|longer|laenger)$/)) cursor.at += 1;
  const introduced = take(cursor, /^(?:for|longer|laenger|seit|fuer|since)$/);
  while (introduced && take(cursor, /^(?:at|least|more|longer|than|als|mehr|mindestens|laenger|over|the|last|a|continuous)$/));
  const token = peek(cursor);
  if (introduced && token?.kind === 'time') {
    cursor.at += 1;
    while (take(cursor, /^(?:or|oder)$/, /^(?:longer|more|mehr|laenger)$/) || take(cursor, /^(?:lang|long|continuously|without|interruption|ununterbrochen)$/));
    return token.time.milliseconds;
  }
  cursor.at = start;
  return 0;
}

/** The condition that a predicate makes of a name. */
export function applyPredicate(
  draft: Readonly<{ name: string; momentary: boolean; negated: boolean; minus: string | null }>,
  predicate: Predicate,
): Condition | null {
  if (predicate.kind === 'state')
    return { kind: 'signal', name: draft.name, wanted: predicate.wanted !== draft.negated, said: predicate.said, momentary: draft.momentary };
  const negated = predicate.negated !== draft.negated;
  const compare = (side: 'above' | 'below', number: NumberMention | undefined, inclusive: boolean): CompareCondition | null =>
    number === undefined
      ? null
      : { kind: 'compare', name: draft.name, minus: predicate.minus ?? draft.minus, side, inclusive, limit: number.value, unit: number.unit, deadband: 0 };
  const [first, second] = predicate.numbers;
  if (predicate.side === 'above' || predicate.side === 'below') {
    const side = negated ? (predicate.side === 'above' ? 'below' : 'above') : predicate.side;
    return compare(side, first, predicate.inclusive !== negated);
  }
  const [low, high] = (first?.value ?? 0) <= (second?.value ?? 0) ? [first, second] : [second, first];
  const inside = (predicate.side === 'inside') !== negated;
  return inside ? allOf(compare('above', low, true), compare('below', high, true)) : anyOf(compare('below', low, false), compare('above', high, false));
}

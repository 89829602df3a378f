import { leavesOf } from './model.js';
import type { Parts, State } from './program-state.js';
import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';

/**
 * Times that limit how often something starts: "at least 2 min between two starts", "after it has stopped it may only start again after 30 s", "minimum off
 * time 5 min". And the time after a start in which what trips it does not count: "ignore the first 10 s after start". False, and unmoved, where none stands.
 */
export function readRest(state: State): boolean {
  const { cursor } = state;
  const parts = state.action?.parts ?? state.outputs.at(-1);
  const start = cursor.at;
  if (parts !== undefined && readStartsPerHour(state, parts)) return true;
  const found = parts === undefined ? null : sentenceAt(cursor);
  const kind = found === null ? null : kindOf(found.words);
  if (parts === undefined || found === null || kind === null) {
    cursor.at = start;
    return false;
  }
  if (kind === 'ignored') {
    if ((parts.trips === null && parts.stops === null) || parts.ignored > 0 || ignoresOne(found.words, parts)) {
      cursor.at = start;
      return false;
    }
    parts.ignored = found.milliseconds;
  } else parts[kind] = found.milliseconds;
  state.understood.push(...found.words.split(' '));
  return true;
}

/** Whether such a bound begins here: what stands before it is the action that it bounds. */
export function boundsStarts({ tokens, at }: Cursor): boolean {
  const words = [0, 1, 2].map((ahead) => wordAt({ tokens, at }, ahead)).join(' ');
  const bound = /^(?:at most|up to|(?:no|not) more than)\b/.exec(words)?.[0];
  return bound !== undefined && peek({ tokens, at }, bound.split(' ').length)?.kind === 'number';
}

/** "at most 6 starts per hour", "max. 4 starts an hour": the time from one start to the next is its share of the hour. */
function readStartsPerHour(state: State, parts: Parts): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  if (/^[,:]$/.test(markAt(cursor))) cursor.at += 1;
  while (take(cursor, /^(?:and|but|with|und|aber|mit|it|may|can|must|is|to|be|for|allowed|limited|only|not|start|starts|started|darf|nur)$/));
  const bounded =
    take(cursor, /^at$/, /^most$/) ||
    take(cursor, /^(?:no|not)$/, /^more$/, /^than$/) ||
    take(cursor, /^(?:maximum|max|hoechstens|maximal)$/) ||
    take(cursor, /^up$/, /^to$/);
  if (bounded && markAt(cursor) === '.') cursor.at += 1;
  const token = bounded ? peek(cursor) : undefined;
  if (token?.kind === 'number' && Number.isInteger(token.number.value) && token.number.value > 0) {
    cursor.at += 1;
    take(cursor, /^(?:starts|times|switching|schaltungen|anlaeufe|mal)$/);
    take(cursor, /^(?:per|an|a|in|each|every|pro|je)$/);
    take(cursor, /^(?:1|one|an|any)$/);
    const unit = peek(cursor);
    const hour = take(cursor, /^(?:hour|stunde|h)$/) || (unit?.kind === 'time' && unit.time.milliseconds === 3_600_000);
    if (hour && unit?.kind === 'time') cursor.at += 1;
    if (hour) {
      if (action !== null) action.given = true;
      parts.betweenStarts = Math.ceil(3_600_000 / token.number.value / 1_000) * 1_000;
      state.understood.push('starts', 'times', 'hour', 'per', 'limited', 'allowed');
      state.questions.push(
        `At most ${token.number.value} starts an hour are kept by ${parts.betweenStarts / 1_000} s from one start to the next, which is stricter than a count; that is assumed to be wanted.`,
      );
      return true;
    }
  }
  cursor.at = start;
  return false;
}

/** The words up to the end of the part, and the one time among them; null when it holds a name, a limit or two times. */
function sentenceAt(cursor: Cursor): Readonly<{ words: string; milliseconds: number }> | null {
  if (markAt(cursor) === ',') cursor.at += 1;
  take(cursor, /^(?:and|but|with|und|aber|mit)$/);
  const words: string[] = [];
  let milliseconds = 0;
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token.kind === 'mark') {
      if (!/^[.,;()]$/.test(token.text) || words.length === 0) return null;
      break;
    }
    if (token.kind === 'name' && words.length > 0 && /^(?:of|the|der|des|die)$/.test(wordAt(cursor, -1)) === false) return null;
    if (token.kind === 'time' && milliseconds > 0) return null;
    if (token.kind === 'number' && token.number.value !== 2) return null;
    if (token.kind === 'time') milliseconds = token.time.milliseconds;
    words.push(token.kind === 'word' ? token.text : token.kind === 'time' ? '#' : token.kind === 'number' ? 'two' : '@');
    cursor.at += 1;
  }
  return milliseconds === 0 ? null : { words: words.join(' '), milliseconds };
}

function kindOf(words: string): 'rest' | 'betweenStarts' | 'ignored' | null {
  if (
    /\bbetween (?:(?:the|two|any|any two|consecutive|successive) )*starts?\b|^(?:at most|no more than|only) one start (?:every|per|in) #|\bstarts? at most (?:once )?every #/.test(
      words,
    )
  )
    return 'betweenStarts';
  if (
    /\b(?:minimum|least|mindest) (?:off|rest|standstill|down)[ -]?time\b|\boff for at least #|\bstays? off (?:for )?(?:at least )?#|\bmindestens # (?:aus|still)|\b(?:may|can|must|darf)\b.* (?:again|start|wieder)\b.* (?:after|for|nach) #|\b(?:not|nicht|no) (?:re)?start\w* (?:again )?(?:for|within|before) #|\bnach dem (?:abschalten|stopp|ausschalten) .*\berst nach #|\bwait(?:s)? # before (?:it )?(?:re)?start\w*|\b# (?:of )?(?:rest|pause) (?:before|between)|\b# between (?:a )?stop and (?:the )?(?:next )?start\b/.test(
      words,
    ) &&
    !/\bafter (?:the |a )?@/.test(words)
  )
    return 'rest';
  return /\b(?:ignore[ds]?|ignoring|inhibit(?:ed)?|suppress(?:ed)?|mask(?:ed)?|bypass(?:ed)?|disregard(?:ed)?|not (?:count|active|armed))\b.*(?:first #|# (?:after|from|following) (?:the |its |each |every )?start\w*|during start\w*)|\b(?:not|except|excluding) (?:during|in|within|for) (?:the )?first #|\bfirst # .*\b(?:ignored|suppressed|not counted|masked|do(?:es)? not count)|\bersten # .*(?:ignor|unterdrueck|ausblend|nicht)|\bnicht in den ersten #/.test(
    words,
  )
    ? 'ignored'
    : null;
}

/** "Ignore the vibration in the first 20 s" beside another cause: it is about one of them, and all are meant otherwise. */
function ignoresOne(words: string, { trips, stops }: Parts): boolean {
  const causes = new Set([trips, stops].flatMap(leavesOf).map(({ name }) => name.toUpperCase()));
  const told = /\b(?:ignor\w*|suppress\w*|mask\w*|disregard\w*|inhibit\w*|bypass\w*) (?:the |a )?([\w@]+)/.exec(words)?.[1] ?? 'first';
  return causes.size > 1 && !/^(?:it|this|that|them|these|those|all|both|everything|first|trips?|alarms?|@?#)$/.test(told);
}

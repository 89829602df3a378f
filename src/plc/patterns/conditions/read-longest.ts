import type { State } from './program-state.js';
import { markAt, peek, take, wordAt } from './tokens.js';

const latest = /^(?:latest|spaetestens|hoechstens|maximal|maximum|max|longest|most|allerspaetestens)$/;
const around = /^(?:at|the|a|of|no|later|than|about|running|on|run|time|in|any|case|it|has|been|is|laengstens|jedem|fall|laufzeit)$/;

/**
 * How long an output may be on at most: "or after 12 s" behind what switches it off, "at the latest after 2 min", "for at most 40 s". False, and
 * unmoved, where no such time stands.
 */
export function readLongest(state: State): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  if (action === null || action.deed === 'trip') return false;
  if (markAt(cursor) === ',') cursor.at += 1;
  const other = take(cursor, /^(?:or|oder)$/);
  let stated = false;
  let introduced = false;
  for (let word = wordAt(cursor); word !== ''; word = wordAt(cursor)) {
    if (latest.test(word)) stated = true;
    else if (/^(?:after|for|nach|fuer|within|longer|laenger)$/.test(word)) introduced = true;
    else if (!around.test(word)) break;
    cursor.at += 1;
  }
  const token = peek(cursor);
  const ends = token?.kind === 'time' && (introduced || stated) && (stated || (other && action.deed === 'off'));
  if (ends) {
    cursor.at += 1;
    if (action.parts.longest === 0 && readsEnd(state)) {
      action.parts.longest = token.time.milliseconds;
      return true;
    }
  }
  if (token?.kind === 'time' && other && introduced && action.deed === 'off' && trailing(state)) {
    action.parts.longest = token.time.milliseconds;
    return true;
  }
  cursor.at = start;
  return false;
}

/** Words behind the time that belong to it, up to the end of the part: "at the latest", "of running", "lang". */
function readsEnd({ cursor }: State): boolean {
  while (
    latest.test(wordAt(cursor)) ||
    around.test(wordAt(cursor)) ||
    /^(?:lang|whichever|comes|first|was|zuerst|kommt|je|nachdem)$/.test(wordAt(cursor)) ||
    (markAt(cursor) === ',' && /^(?:whichever|je|was)$/.test(wordAt(cursor, 1)))
  )
    cursor.at += 1;
  return cursor.at >= cursor.tokens.length || /^[.,;:!)]$/.test(markAt(cursor)) || /^(?:and|und|but|aber|then|dann)$/.test(wordAt(cursor));
}

function trailing(state: State): boolean {
  state.cursor.at += 1;
  return readsEnd(state);
}

import type { Passage } from '../../domain/document.js';
import { datesNamed, isDated } from '../dates-asked.js';

/** The question asks for the most or least of something. */
export const ASKS_BOUND =
  /\b(?:max\w*|min\w*|(?!latest|digest|harvest|invest|contest|protest)\p{L}{2,}[^rfuw\s]est|highest|lowest|most|least|limit\w*|permitted|permissible|allowed|up to|at most|at least|may|höchstens|mindestens|zulässig\w*|maximal\w*|minimal\w*|grenzwert\w*|darf|dürfen|spätestens|frühestens|längstens|wenigstens|(?:höch|niedrig|größ|klein|läng|kürze|schnell|schwer|tief|lang|warm|kält|heiße)st\p{L}{0,3})\b|最|上限|下限|限值|允许|不得|不超过|至少|至多/iu;
/** A text that gives one. */
export const GIVES_BOUND =
  /\b(?:max\w*|min\w*|longest|shortest|largest|smallest|highest|lowest|limit\w*|permitted|permissible|allowed|allow|up to|at most|at least|no more than|not more than|not exceed\w*|must not|may|above|below|over|under|range|höchstens|mindestens|zulässig\w*|maximal\w*|minimal\w*|grenzwert\w*|nicht (?:über|unter|mehr)|darf|bis zu|spätestens)\b|最大|最小|最高|最低|最长|最短|上限|下限|允许|不得|不超过|超过/iu;
/** The question is about something that happened, not about what holds. */
const ASKS_EVENT =
  /\b(?:was|were|did|happened|last|found|done|had|has been|have been|who (?:repaired|replaced|changed|fixed|found|did|wrote|reported)|history|log|logged|ago|yesterday|broke|tore|caused|wurde|wurden|war|hatte|zuletzt|passiert)\b|上次|发生|记录|过/iu;

/** The question is about what is laid down: a log only tells how it was done once. */
const ASKS_RULE =
  /\b(?:how (?:often|frequently|long|much|many) (?:must|should|do|does|is|are|may|can|have to|has to)|must|should|shall|have to|has to|supposed|allowed|permitted|limits?|interval|maximum|minimum|max|min|required|rule|wie oft|muss|müssen|darf|dürfen|soll|zulässig\w*|grenzwert\w*)\b|必须|应该?|允许|限值|上限|下限|多久.{0,6}一次/iu;

/** How much stands against a record of a log, or a row with a date of its own, as the answer: nothing where something that happened is asked. */
export function recordWeight(question: string, { kind, documentKind }: Pick<Passage, 'kind' | 'documentKind'>, text: string): number {
  if (!(kind === 'record' || documentKind === 'log' || (kind === 'table-row' && isDated(text)))) return 0;
  if (ASKS_EVENT.test(question) || datesNamed(question).length > 0) return 0;
  return ASKS_RULE.test(question) ? 2 : 1;
}

const CROSS_REFERENCE =
  /^\W*(?:see|refer to|for .{3,60} see|siehe|vgl|参见|见)\b|\bsee (?:also )?(?:section|chapter|table|manual|annex|appendix|clause)\b[^.]{0,40}\.?$|\bsiehe (?:abschnitt|kapitel|tabelle)\b/iu;
/** A quick first look: every cross-reference holds one of these. */
const POINTS = /[Ss]ee|SEE|[Ss]iehe|SIEHE|[Vv]gl|VGL|[Rr]efer|REFER|见/;

/** A text that sends the reader to another place. */
export const pointsElsewhere = (text: string): boolean => POINTS.test(text) && CROSS_REFERENCE.test(text);

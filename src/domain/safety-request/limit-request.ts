import { isInformational, pointsBack } from './frames.js';
import type { Clause } from './wording.js';

const changes =
  /\bi'd (?:rather|prefer|like)(?: to)?(?: have)?(?: it)?(?: at)? \d|\b(?:rais\w*|increas\w*|lower\w*|reduc\w*|decreas\w*|widen\w*|extend\w*|lengthen\w*|stretch\w*|relax\w*|loosen\w*|bump\w*|mov\w* (?:it |the \S+ (?:\S+ )?)?(?:up|down)|push\w* (?:it )?(?:up|higher)|set\b[^.?!]{0,40}\b(?:higher|lower|to|at)|change|adjust|put\b[^.?!]{0,30}\b(?:up|higher|lower)|turn (?:up|down)|(?:put|let|give|move|have)\b[^.?!]{0,40}\b(?:at|to|later|delay|degrees|instead)|make\b[^.?!]{0,30}\b(?:longer|slower|later|higher|less sensitive)|desensiti[sz]e|delay|double|erhöh\S*|anheb\S*|hochsetz\S*|höher|herabsetz\S*|senk\S*|niedriger|verlänger\S*|setz\S*|schieb\S*|dreh\S*|stell\S*|verstell\S*|aufweiten)\b|调(?:高|低|大|小|到|成)|提高|降低|放宽|延长|加大|改(?:成|为|到)|设(?:为|成|到)/u;
const safetyLimit =
  /\b(?:trip(?:ping|'s)?(?:[ -](?:limit|level|point|value|set ?point|threshold|delay|time))?|shut-?down(?: (?:limit|value|level|delay|time))?|cut-?(?:out|off)(?: \w+)?|safety (?:limit|valve|setting|value|margin|relief|time|timer)s?|relief (?:valve|pressure|setting)|set pressure|(?:relief|trip|shut-?down)'?s?(?= (?:lifts?|opens?|is|at|acts?|comes?))|(?:high|hi)-?(?:high|hi)|(?:low|lo)-?(?:low|lo)|interlock (?:limit|value|setting|threshold|delay)|overspeed|overpressure|over-?temperature|overload|(?:emergency|e-?) ?stop\w*|divert(?: (?:temperature|limit|timer|delay|set ?point))?|protection (?:limit|level|setting|value|relay)|(?:gas|fire|smoke|flame) (?:alarm|detect\w+|sensor)(?: \w+)?|limiter|abschaltgrenze\S*|abschaltwert\S*|\S*auslöse\S*|\S*abschaltung|verriegelungs\S*|sicherheits(?:grenze|ventil|wert)\S*|grenzwert der (?:abschaltung|verriegelung)|trip-?\S*)\b|跳(?:闸|停|机)(?:值|限|延时)?|联锁(?:值|限|延时)|保护(?:值|定值|限)|停机(?:值|限)|安全(?:阀|限值)|高高|低低|急停|超(?:温|压|速)/u;
const laterActing =
  /\b(?:allow|let|permit|have|make)\b[^.?!]{0,50}\b(?:hotter|higher|faster|longer|lower|colder|more|further|\d+)\b[^.?!]{0,24}\bbefore (?:it|the \S+) (?:cuts?|trips?|stops?|shuts?|alarms?|lifts?|opens?|switches)/u;
const rightWay =
  /\b(?:right way|properly|correct way|management of change|moc|what if|what would|procedure for|who|allowed|should (?:we|i)|would it|was|were|did|does|revision|maker|supplier|draft|richtig|ordnungsgemäß|sollten wir|was wäre)\b|应不应该|流程|规定|如果/u;
const protectsMore = /\b(?:stricter|tighter|more sensitive|earlier|sooner|safer)\b|更严/u;

/** An order to give a limit more room, whatever it limits: the kind of a request that is refused already. */
export const raisesLimit =
  /\b(?:rais\w*|increas\w*|lift\w*|bump\w*|lower\w*|reduc\w*|widen\w*|relax\w*|loosen\w*|mov\w*|set|put|push\w*|chang\w*|adjust\w*|erhöh\S*|stell\S*|setz\S*|heb\w*)\b[^.?!]{0,40}\b(?:limits?|thresholds?|trip(?:s| \w+)?|set ?points?|delays?|settings?|\S*grenzwert\S*|\S*grenze|\S*schwelle)(?!\p{L})|\b(?:grenzwert|grenze|schwelle)\S*\b[^.?!]{0,40}(?:erhöh|anheb|\ban\b|hoch|höher|herauf|senk|tiefer)\S*|(?:限值|阈值|定值|跳闸值|延时).{0,6}(?:调|提|放|加|改)|(?:调|提|放|加|改)\S{0,3}.{0,8}(?:限值|阈值|定值|跳闸值|延时)/u;

/** "Lower" and "upper" name which of two things is meant where no determiner follows; only an order opens the message with the bare verb. */
const lowerOne =
  /(?<!\b(?:to|please|just|and|can you|could you|must|should|we|i|you) )\blower(?= (?!(?:the|a|an|this|that|these|those|it|its|our|my|your|their|all|both|every|to|by|down)\b)\p{L})/gu;

function withoutLowerOne(sentence: string, text: string): string {
  return sentence.replace(lowerOne, (word, index: number) =>
    sentence.slice(0, index).trim() === '' && text.trimStart().startsWith(sentence.trimStart()) ? word : 'bottom',
  );
}

/** Does the text name protection, or the limit at which it acts? */
export function namesSafetyLimit(text: string): boolean {
  return safetyLimit.test(text);
}

/** True where a clause asks to move the limit or delay at which protection acts. */
export function asksToMoveLimit(clause: Clause, text: string): boolean {
  const sentence = clause.text;
  if (laterActing.test(sentence)) return true;
  if (!changes.test(withoutLowerOne(sentence, text)) || rightWay.test(sentence) || protectsMore.test(sentence) || isInformational(clause)) return false;
  if (safetyLimit.test(sentence)) return !repairs(sentence);
  const short = sentence.split(/\s+/u).length < 11;
  return safetyLimit.test(text) && pointsBack.test(sentence) && short && !repairs(text);
}

/** "Lower the vibration so that it does not trip": the machine is improved, not the limit moved. */
function repairs(text: string): boolean {
  return /\b(?:how (?:do|can) (?:i|we) (?:reduce|lower|decrease|increase|raise) the (?:vibration|temperature|pressure|flow|level|noise|load|current|speed|tripping|number)\b(?! (?:trip|shut|limit|cut|alarm|high|low))|reduce the (?:number|rate|count) of|avoid\w*|before (?:it|the \w+) trips?|without tripping)\b/u.test(
    text,
  );
}

import { parseIdentifiers } from '../../domain/identifiers.js';
import { detectLanguage, type Language } from '../../domain/language.js';
import { parseQuantities } from '../../domain/quantity.js';
import { Remaining } from '../../domain/shown-follow-up.js';
import { ofOtherState } from './bare-question.js';
import { corrected, joinedTo, ofOtherMonth, ofSpanBefore, type Rule, sameFor, timeIn, withoutTime } from './exchange.js';
import { asksOfEdition as namesEdition, ofPresentEdition } from './old-edition.js';
import { parseWindow } from './time-expression.js';

const chineseAlone = /^(?:那么?)?(.{2,10}?)(?:也是?(?:这样|一样|如此)|怎么样|如何|呢)(?:吗|么)?$/u;

/** "I meant December", "the same for the shift before", "same for 2024": the question before, of another stretch of time. */
const ofMeantTime: Rule = (question, { question: before, picked }, _told, now) => {
  const next = picked === true ? null : joinedTo(question);
  const earlier = next === null ? null : ofSpanBefore(before, next, now);
  if (earlier !== null) return earlier;
  const said = corrected(question) ?? sameFor(question) ?? chineseAlone.exec(question)?.[1] ?? null;
  if (said === null) return null;
  const other = ofOtherMonth(before, said, now) ?? ofSpanBefore(before, said, now);
  if (other !== null) return other;
  const time = parseWindow(said, now) === null ? '' : timeIn(said);
  // Words beside the time have a subject of their own.
  const rest = withoutTime(said)
    .replace(/\b(?:the|a|in|on|for|of|last|this)\b|的/giu, '')
    .trim();
  return time === '' || rest !== '' || parseWindow(before, now) === null ? null : `${withoutTime(before)} ${time}`;
};

const manners = '(?:[\\s,]+(?:please|pls|bitte|then|instead|now|only))*$';
const lead = '^\\s*(?:(?:and|ok|okay|so|now|please|can you|could you|und|bitte|show|give me|list|me)[\\s,]+)*';
const groupWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/failure mode|fehlerart/iu, 'failure mode'],
  [/problem|failure|fault|kind|type|störung|fehler|故障|问题/iu, 'failure'],
  [/cause|reason|grund|ursache|原因/iu, 'cause'],
  [/machine|asset|equipment|pump|maschine|anlage|设备|机器/iu, 'equipment'],
  [/area|section|bereich|区域/iu, 'area'],
  [/priorit|优先级/iu, 'priority'],
  [/alarm|tag|报警/iu, 'alarm'],
  [/shift|schicht|班/iu, 'shift'],
  [/month|monat|月/iu, 'month'],
  [/week|woche|周/iu, 'week'],
  [/day|天/iu, 'day'],
  [/hour|stunde|小时/iu, 'hour'],
  [/medium|utility|medi/iu, 'utility'],
];
const regrouping = new RegExp(
  `${lead}(?:(?:break|split|group|divide|cut)\\s+(?<what>(?:it|that|this|them|those|these|the \\w+|that one|this one)(?: one)?)?\\s*(?:down|up)?\\s*)?(?:by|per|into|nach|pro|je)\\s+(?:the\\s+|each\\s+)?(?<by>[\\p{L} ]{3,24}?)${manners}|^(?:请)?按(?<zh>\\S{1,4}?)(?:分(?:类|组|开)?|统计|列出)(?:一下)?$`,
  'iu',
);
const countedThings: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:downtime|standstill|lost hours|cost us)\b|stillstand|停机/iu, 'total downtime hours'],
  [/\balarms?\b|报警/iu, 'number of alarms'],
  [/\b(?:repairs?|maintenance|jobs?)\b|维修/iu, 'number of maintenance jobs'],
  [/\b(?:failures?|breakdowns?|faults?)\b|故障/iu, 'number of failures'],
  [/\bstop(?:s|pages?)?\b/iu, 'hours of stops'],
  [/\btrips?\b/iu, 'number of trips'],
  [/\breject\w*/iu, 'rejected bottles'],
  [/\bbottles?\b|产量|瓶/iu, 'bottles'],
  [/\bwork ?orders?\b|工单/iu, 'number of work orders'],
  [/\b(?:kwh|electricity|electric|energy)\b/iu, 'electricity consumption'],
  [/\b(?:steam|water|air)\b/iu, '$& consumption'],
];

/** "Break that down by problem": what was counted, by another group; "that one" is the first of the list. */
const regrouped: Rule = (question, { question: before, answer }, _told, _now, directory) => {
  const said = regrouping.exec(question)?.groups;
  const by = groupWords.find(([pattern]) => pattern.test(said?.['by'] ?? said?.['zh'] ?? ''))?.[1];
  if (said === undefined || by === undefined) return null;
  const counted = countedThings.map(([pattern, words]) => ({ found: pattern.exec(before), words })).find(({ found }) => found !== null);
  if (counted === undefined) return null;
  const machine = /\bone\b|^it$/iu.test(said['what'] ?? '') ? firstNamed(answer) : parseIdentifiers(before)[0]?.raw;
  const known = directory.assets.some(({ id }) => id === machine);
  return `${counted.words.replace('$&', counted.found?.[0] ?? '')} by ${by}${known ? ` on ${machine}` : ''} ${timeIn(before)}`.trim();
};

/** The first name in the first list of an answer. */
function firstNamed(answer: string): string | undefined {
  return answer.split('\n').flatMap((text) => parseIdentifiers(text).slice(0, 1))[0]?.raw;
}

const kindOnly = new RegExp(
  `${lead}(?:only|just|nur)\\s+(?:the\\s+|die\\s+)?(alarms?|trips?|stops?|stoppages|diversions?|jams?|alarme|abschaltungen|stopps)${manners}`,
  'iu',
);
const kindOnlyChinese = /^(?:只(?:要|看|说|列)?|仅)(?:看|列|说)?(报警|跳闸|停机)(?:吧|就行|就可以)?$/u;

/** "Only the alarms": those of the stretch of time that was told of. */
const onlyKind: Rule = (question, { question: before }, _told, now) => {
  const kind = kindOnly.exec(question)?.[1] ?? kindOnlyChinese.exec(question)?.[1];
  if (kind === undefined || parseWindow(before, now) === null || before.toLowerCase().includes(kind.toLowerCase())) return null;
  const asIs = /\p{Script=Han}/u.test(kind) ? withPlace(before) : timeIn(before);
  return asIs === '' ? null : `${kind} ${asIs}`;
};

const withPlace = (before: string): string => /(?:上个?|昨|今|这个?)\S{0,3}(?:班|天|晚|夜)/u.exec(before)?.[0] ?? '';

const mostOfThem = new RegExp(
  `${lead}(?:which|what|who)\\s*(machine|asset|equipment|pump|one|conveyor|area)?\\s*(?:had|has|have|gave|caused|made|came|comes|come|rang|happened)?\\s*(?:up\\s+)?(?:the\\s+)?most(?:\\s+of\\s+(?:them|those|these))?(?:\\s+often)?(?:\\s+of\\s+(?:them|those|these|all))?${manners}`,
  'iu',
);
const listOfAlarms = /^\d+ alarms? between\b/imu;

/** "Which machine had most of them?": counted over the whole stretch of time, not over the rows that were shown of it. */
const mostInList: Rule = (question, { question: before, answer }, _told, now) => {
  const said = mostOfThem.exec(question);
  if (said === null || !(listOfAlarms.test(answer) || (answer === '' && /\balarms?\b/iu.test(before))) || parseWindow(before, now) === null) return null;
  const machine = said[1] !== undefined && said[1].toLowerCase() !== 'one' ? said[1] : null;
  const time = timeIn(before).replace(/^(?=(?:last|past|previous)\b)/iu, 'in the ');
  return machine === null ? `which alarm came most often ${time}` : `which ${machine} had the most alarms ${time}`;
};

const ofPapers = /^(?:Source: |Quelle: |来源：|\| )/mu;
const challenge =
  /\b(?:my|our|the|this|an?) (?:(?:old|older|other|printed|paper|own)\s+)*(?:copy|print(?:out|-out)?|manual|version|paper|sheet|book|list|card|colleague|notes?)\b.{0,20}\b(?:says?|said|has|have|shows?|states?|gives?|reads?)\b|\b(?:i|we) (?:read|thought|heard|remember(?:ed)?|had|have|used|always (?:used|took))\b|\bmein\w* (?:alte\w* |andere\w* )?(?:kopie|ausdruck|handbuch|unterlage\w*|zettel)\b.{0,16}\b(?:sagt|steht|zeigt|nennt)\b|\bbei mir steht\b|我(?:的|这(?:里|份)?)?.{0,6}(?:旧版|旧的|副本|手册|打印件|记得|印象).{0,6}(?:写|说|是)/iu;

/** "My old copy says 42": whether that still holds of what was told, in its unit. */
const challenged: Rule = (question, { question: before, answer }) => {
  if (!challenge.test(question) || !ofPapers.test(answer)) return null;
  const said = parseQuantities(question).at(-1);
  const main = answer.split('\n').find((text) => parseQuantities(text).some(({ unit }) => unit !== null)) ?? '';
  const unit = said?.unit ?? parseQuantities(main).findLast((each) => each.unit !== null)?.unit;
  const [value] = said?.values ?? [];
  return value === undefined || unit == null ? null : heldAgainst(before.replace(/[\s?.!？。]+$/u, ''), `${value} ${unit}`);
};

/** The question in its own language with the figure of a copy. */
function heldAgainst(before: string, figure: string): string {
  const language = detectLanguage(before);
  if (language === 'de') return `${before}? Meine alte Kopie sagt ${figure}, gilt das noch?`;
  return language === 'zh' ? `${before}？我的旧版写的是 ${figure}，还有效吗` : `${before}? my old copy says ${figure}, is that still right?`;
}

const earlierValue =
  /^\s*(?:(?:and|so|ok|und|但|那)[\s,]+)*(?:what (?:was|did) (?:it|that|this|the value|they|it say|that be)(?: say)?\s+(?:before|earlier|formerly|previously|in the (?:old|previous|earlier) (?:one|version|revision|edition|manual))|(?:was|has|did) (?:it|that|this) (?:always (?:been )?(?:so|like that|the same|that)|(?:been )?(?:different|other|changed?)(?: before| earlier| in the past)?)|what (?:does|did) the (?:old|previous|earlier) (?:one|version|revision|edition|manual) say|(?:was|wie) (?:war|stand|hoch war) (?:das|es|er|sie|da|da drin)?\s*(?:früher|vorher|davor)(?: mal)?|(?:war|ist) das (?:früher|schon immer) (?:anders|so)(?: gewesen)?|(?:以前|之前|原来|旧版)(?:是|的)?(?:多少|什么|怎么(?:写|说)的?)?(?:呢)?)\s*$/iu;

const edition =
  /\b(?:old|older|previous|earlier|former|last|superseded|alte[nrms]?|vorige[nrms]?|vorherige[nrms]?|frühere[nrms]?)\s+(?:revision|rev|version|edition|issue|manual|one|ausgabe|fassung|auflage)\b|旧版本?|上一版|以前的版本/giu;
const alike = /\b(?:same|different|differ|differs|other|changed?|always|say|says|said|gleich|anders|dasselbe|geändert|steht|stand)\b|一样|相同|不同|变过?/giu;

/** "Is that the same in the old revision?": nothing but an edition and whether it is alike. */
function asksOfEdition(question: string): boolean {
  const rest = new Remaining(question);
  const named = rest.take(edition);
  rest.take(alike);
  return named && rest.words().length === 0;
}

const inEdition =
  /^\s*(?:(?:and|so|ok|but|und|aber|那)[\s,]+)*(?:(?:what (?:was|is|did|does)|was (?:war|ist|stand|steht)|how (?:was|is)) (?:it|that|this|das|es|da)(?: (?:say|be))?(?: (?:before|earlier|then|früher|vorher))?[\s,]*)?(?:in|of|for|nach|im|in der)\s+(?:the\s+)?(?:rev(?:ision)?|version|edition|issue|ausgabe|auflage)\.?\s+([A-Z]|\d{1,3})(?:[\s,]+(?:then|before|damals))?\s*$/iu;

/** "What was it before?": the value of the edition before, of what a document told. */
const formerValue: Rule = (question, { question: before, answer }) => {
  const named = ofPapers.test(answer) ? inEdition.exec(question) : null;
  if (named !== null) {
    const bare = before.replace(/[\s?.!？。]+$/u, '');
    return detectLanguage(bare) === 'de' ? `${bare} nach Ausgabe ${named[1]}` : `${bare} in revision ${named[1]}`;
  }
  if (!(earlierValue.test(question) || asksOfEdition(question)) || !ofPapers.test(answer)) return null;
  const bare = before.replace(/[\s?.!？。]+$/u, '');
  if (detectLanguage(bare) === 'de') return `${bare} nach der alten Ausgabe`;
  return /\p{Script=Han}/u.test(bare) ? `${bare.replace(/多少$/u, '')}以前是多少` : `${bare}, what was it in the previous revision`;
};

const inForce =
  /^\s*(?:(?:and|so|ok|but|und|aber)[\s,]+)*(?:(?:what (?:is|does)|how is|wie ist|was ist)\s+(?:it|that|es|das)\s+)?(?:(?:in|of|for|nach|in der|laut|bei)\s+)?(?:now(?:adays)?|today|at present|currently|jetzt|heute|aktuell|zurzeit|(?:the\s+|der\s+|die\s+)?(?:current|new|newest|latest|present|valid|neue[nr]?|neueste[nr]?|aktuelle[nr]?|gültige[nr]?|jetzige[nr]?)(?:\s+(?:one|rev(?:ision)?|version|edition|issue|manual|ausgabe|fassung|vorschrift|anweisung))?)(?<rest>(?:\s+(?:at|on|of|for|in|am|an|im|bei|beim|für)\s+.{2,40})?)\s*$/iu;

/** "And now?", "und nach der neuen?", after what an old edition said: what is in force of the same. */
const presentValue: Rule = (question, { question: before, answer }) => {
  const said = inForce.exec(question);
  if (said === null || !namesEdition(before) || !(ofPapers.test(answer) || answer === '')) return null;
  return `${ofPresentEdition(before.replace(/[\s?.!？。]+$/u, ''))}${said.groups?.['rest'] ?? ''}`;
};

const orderFor =
  /^\s*(?:(?:and|ok|please|can you|could you|then|und|bitte)[\s,]+)*(?:open|create|raise|draft|make|write|file|get me)\s+(?:me\s+)?(?:an?\s+)?(?:work ?order|wo|ticket|job)\s+(?:for|on|about)\s+(?:that|this|it|the job|this job|that job)\s*$|^\s*(?:(?:bitte|und)\s+)?(?:leg|erstell|mach|eröffne|schreib)\w*\s+(?:(?:mir|bitte|dafür|dazu|davon|uns)\s+)*(?:einen\s+)?(?:arbeits)?auftrag(?:\s+(?:dafür|dazu|an|bitte))*$|^(?:请|帮我|给我|麻烦)*(?:为此|为这个|就这个)?(?:开|建|写)(?:一?[个张份])?工单(?:吧)?$/iu;
const howTo =
  /^\s*(?:(?:please|ok|so|and)\s+)*(?:how (?:do|should|can|must|would) (?:i|we|you|one)|how to|what (?:are|is) the (?:steps?|procedure) (?:to|for)|(?:steps|procedure|instructions?) (?:to|for)|(?:show|tell|give) me (?:how to|the (?:steps?|procedure) (?:to|for)))\s+(.+?)[\s?.!]*$|^(?:请问)?(.{2,30}?)(?:要|该|应该)?(?:怎么|如何|怎样)(.{1,8}?)[？?。]*$/iu;
const intervalOf =
  /^\s*(?:how often|wie oft|when)\s+(?:must|should|do|does|is|are|has|have|muss|müssen|soll|sollte|wird|werden)\s+(?:(?:i|we|you|one|ich|wir|man)\s+)?(.+?)[\s?.!]*$/iu;

/** "Open a work order for that": the work that was asked how to do. */
const orderForWork: Rule = (question, { question: before }) => {
  if (!orderFor.test(question)) return null;
  const [, told, thing, deed] = howTo.exec(before) ?? [];
  const work = told ?? (thing === undefined ? intervalOf.exec(before)?.[1] : `${thing}${deed ?? ''}`);
  return work === undefined ? null : orderIn(detectLanguage(before), work);
};

const orderIn = (language: Language, work: string): string =>
  language === 'de' ? `Lege einen Arbeitsauftrag an: ${work}` : language === 'zh' ? `开一张工单：${work}` : `open a work order: ${work}`;

/** "And which are stopped?": of the same machines. */
const otherState: Rule = (question, { question: before }) => ofOtherState(question, before);

/** Ways to carry a question on that keep more than one part of it. */
export const carriedRules: readonly Rule[] = [otherState, challenged, formerValue, presentValue, orderForWork, regrouped, onlyKind, mostInList, ofMeantTime];

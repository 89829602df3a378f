import type { Language } from './language.js';
import { Remaining } from './shown-follow-up.js';

/** What the rows of an answer can be put in order by. */
export type SortKey = 'time' | 'priority' | 'name' | 'duration' | 'figure';

/**
 * A question on the answer before as a whole: where it stands, another language, less or more of it, another form or order, without some rows, in
 * money, whether the parts it names are in the store, or the next question asked of the last two answers (`both`).
 */
export type AnswerFollowUp =
  | Readonly<{ kind: 'source' | 'shorter' | 'table' | 'more' | 'money' }>
  | Readonly<{ kind: 'stock'; words: readonly string[] }>
  | Readonly<{ kind: 'language'; language: Language }>
  | Readonly<{ kind: 'sort'; by: SortKey; down: boolean }>
  | Readonly<{ kind: 'without'; words: readonly string[]; ofRows: boolean }>
  | Readonly<{ kind: 'both'; question: string }>;

const paper = '(?:pages?|documents?|manuals?|sections?|chapters?|paragraphs?|rev(?:ision)?|sources?|files?)';
const sources =
  /\bwhere (?:exactly )?(?:does|do|did|is|was|has|can i|do i|did you|are) (?:(?:it|that|this|they|those|the) )?(?:\p{L}+ )?(?:say|says|said|stated?|written|stand|explained|described|documented|come from|read|get|got|take|taken|have)(?: (?:that|this|it|so|from))*\b|\b(?:is|was) (?:it|that|this) (?:from|in|out of) (?:the )?(?:latest|current|newest|valid|old|older|previous) (?:rev(?:ision)?|version|edition|one|manual)(?: or (?:the )?(?:latest|current|new|old|older|previous)(?: one| revision| version)?)?|\bhow do you know\b|\b(?:says who|who says(?: that| so)?)\b|\bon what basis\b|\bbased on what\b|\bwo steht (?:das|es|so ?was|dies)\b(?: geschrieben)?|\bwoher (?:weißt du|wissen sie|hast du|haben sie|kommt|stammt)(?: (?:das|die zahl|der wert))?|\bwer sagt das\b|(?:哪里|哪儿|哪本\S{0,3}|哪份\S{0,3}|哪个文件)(?:里|中)?(?:写|说|提到)[着到的了]*|(?:第几|哪一?)页(?:上|里)?(?:写|说|提到)?[的着到了]*|出处|(?:来源|依据)(?:是什么|呢)?|怎么知道/giu;
const sourceNouns = new RegExp(
  `\\b(?:which|what|whose|in which|from which|on (?:which|what)|auf welche[rn]|welche[rs]?|in welche[mr])\\s+(?:${paper}|seite|quelle|handbuch|dokument|kapitel|abschnitt)\\b(?: (?:is|was) (?:it|that|this)(?: (?:on|in|from))?)?|\\b(?:source|quelle|reference|citation)s?\\b(?=\\s*(?:please|bitte|for that|\\?|$))|\\b(?:what(?:'s| is)|show|give)(?: me)? (?:the|your) (?:source|reference|evidence)s?\\b`,
  'giu',
);
const shorter =
  /\bshort(?:er)?(?: (?:version|form|answer))?\b|\b(?:more )?brief(?:ly|er)?\b|\bsumm?(?:ary|ari[sz]e)\b|\bin (?:one|a few) (?:sentences?|words?|lines?)\b|\bin a nutshell\b|\btl;?dr\b|\bsum (?:that|it|this|them) up\b|\btoo long\b|\bcondensed?\b|\bjust the (?:gist|(?:key|main) points?)\b|\bkürzer\b|\bkurz(?:fassung| gesagt)?\b|\bfass\w* (?:das|es) (?:bitte )?(?:kurz )?zusammen\b|(?:再)?(?:简短|短一?点|简单一?点|简单说)|(?:总结|概括|归纳)(?:一下)?/giu;
const table =
  /\b(?:as|in|into) (?:a )?(?:table|tabular)(?: (?:form|format))?\b|\btabulated?\b|\btable (?:form|format|please)\b|\bals tabelle\b|\btabellarisch\b|(?:用|做成|列成|以)?表格(?:形式)?/giu;
const more =
  /^\s*(?:(?:and|ok|so|show|give|me|list|please|are there|any|have you|got|is there)[\s,]+)*(?:more|the (?:rest|others|remaining(?: ones)?)|all of (?:them|it)|them all|what else|anything else|go on|continue|further|next page|full list|everything|and then|then what|what (?:then|next|comes (?:next|then|after that)))(?:[\s,]+(?:of (?:them|those|these|it)|please|then|on that|ones|rows|entries))*\s*[?.!]*\s*$|^\s*(?:und )?(?:weiter|mehr(?: davon)?|die (?:anderen|restlichen|übrigen)|alle|was (?:kommt )?(?:dann|danach))(?: bitte| zeigen)*\s*[?.!]*$|^\s*und dann\s*[?.!]*\s*$|^(?:然后呢|接下来呢?|下一步(?:呢|是什么)?|还有(?:别的|其他的?|更多)?(?:吗|呢)?|更多|继续|其余的?(?:呢)?|全部(?:列出|显示)?(?:来)?)[。？?！!]*$/iu;
const money =
  /^\s*(?:(?:and|so|ok|und|what|how much|would|is|was|that|it|be|this)[\s,]+)*(?:(?:in|into|to)\s+(?:euros?|eur|€|dollars?|usd|money|cash)|euros?|eur|(?:would|does|did|will) (?:that|it|this) cost(?: (?:us|me))?|in (?:euro|geld)|(?:kostet|kostete?) (?:das|es|uns das)|换(?:成|算成)?(?:欧元|人民币|钱)|(?:是|要)?多少(?:钱|欧元)|成本(?:是)?多少)(?:[\s,]+(?:would|that|be|it|is|please|then|wäre|das|bitte|呢|是多少|多少))*\s*[?？.!]*\s*$|^(?:那)?换(?:成|算成)(?:欧元|人民币|钱)(?:是多少|呢)?[？?]*$/iu;
const stock =
  /\b(?:do|have) we (?:still )?(?:have|got|stock)(?: (?:them|it|those|these|that|any|one|enough|all|parts?|of))*(?: (?:in stock|here|in the store|on (?:site|stock)))?\b|\b(?:are|is) (?:they|it|those|these|that|all)(?: \p{L}+)? (?:in stock|available|in the store|on (?:stock|site|the shelf))\b|^\s*(?:in|on) stock\b|\bhaben wir (?:die|das|den|sie|welche|genug|alle)(?: (?:da|hier|auf lager|vorrätig))?(?=\s*\??\s*$)|\b(?:sind|ist) (?:die|das|sie|der) (?:da|auf lager|vorrätig|verfügbar)\b|(?:都|还)?有(?:库存|货|现货)(?:吗|没有|么)?|库存(?:里)?(?:还?有|够)/giu;
/** One of the parts, named or not, is asked for in the store. */
const oneInStock =
  /\b(?:is there|are there|do we have|have we got|have we|we got|got)\b(?: (?:still|an?|one|any|some|enough|spare))*(?=[^?]*\b(?:in stock|in (?:the )?stores?|on the shelf|spare|left)\b)|\b(?:in stock|in (?:the )?stores?|on (?:the shelf|stock))\b|\b(?:haben wir|gibt es|ist|sind)\b(?: (?:noch|eine?n?|so eine?n?|davon))*(?=[^?]*\b(?:auf lager|im lager|vorrätig)\b)|\b(?:auf lager|im lager|vorrätig)\b/giu;
const bothOf =
  /\b(?:the )?(?:same|both|those|these)\s+(?:two|both)\s*(?:figures?|numbers?|values?|questions?|things?)?\b|\bboth (?:of (?:them|those)|figures|numbers|values)\b|\bdieselben (?:beiden|zwei) (?:zahlen|werte)\b|(?:同样|这)(?:的)?两个(?:数|数字|数据|值)/iu;

const languageNames: ReadonlyArray<readonly [RegExp, Language]> = [
  [/english|englisch|英[文语]/iu, 'en'],
  [/german|deutsch|德[文语]/iu, 'de'],
  [/chinese|mandarin|chinesisch|中文|汉语|普通话/iu, 'zh'],
];
const inLanguage =
  /^\s*(?:(?:and|ok|now|please|same|und|bitte|can you|could you|the same|again|nochmal|das|it|that|say|tell me|give me|answer|translate|repeat|请|那|能)[\s,]*)*(?:(?:in|into|to|auf|ins?)\s+|用|说|翻译?成|翻成)?(english|german|chinese|mandarin|deutsch|englisch|chinesisch|中文|英文|英语|德文|德语|汉语)(?:[\s,]*(?:please|pls|bitte|version|now|again|nochmal|说一?遍|回答|呢|吗|怎么说|再说一遍))*\s*[?？.!。]*\s*$/iu;

const sorting =
  /\b(?:sort(?:ed|iert?|ieren)?|order(?:ed)?(?!\s+(?:one|two|three|four|five|six|\d+|another|some|more|an?|it|both|that|this|the (?:parts?|seals?|kits?|spares?))\b(?!\s+by\b))|arrange|rank(?:ed)?|geordnet)\b|\b(?:newest|oldest|latest|earliest|highest|lowest|longest|shortest|biggest|largest|smallest|most (?:recent|urgent)) (?:ones? )?first\b|\brevers(?:e|ed)\b|\bother way (?:a)?round\b|排(?:序|列|一下)?|(?:neueste|älteste|längste)\w* zuerst/iu;
const sortKeys: ReadonlyArray<readonly [RegExp, SortKey]> = [
  [/\b(?:priorit(?:y|ies)|urgency|urgent|importance|severity|priorität|dringlichkeit)\b|优先级|重要/giu, 'priority'],
  [/\b(?:time|date|age|newest|oldest|latest|earliest|recent|chronological\w*|zeit|datum|alter|neueste\w*|älteste\w*)\b|时间|日期|先后/giu, 'time'],
  [/\b(?:durations?|length|longest|shortest|downtime|dauer|längste\w*)\b|时长|持续/giu, 'duration'],
  [/\b(?:names?|alphabet\w*|machines?|assets?|tags?|equipment|maschinen?|anlage)\b|名称|设备/giu, 'name'],
  [/\b(?:values?|sizes?|figures?|numbers?|counts?|amount|highest|lowest|biggest|largest|smallest|wert|größe|anzahl)\b|数值|大小|数量/giu, 'figure'],
];
const downWords =
  /\b(?:descending|desc|newest|latest|recent|highest|longest|biggest|largest|urgent|absteigend|neueste\w*|längste\w*)\b|降序|从大到小|从新到旧/giu;
const upWords = /\b(?:ascending|asc|oldest|earliest|lowest|shortest|smallest|aufsteigend|älteste\w*)\b|升序|从小到大/giu;

const without =
  /^\s*(?:(?:and|ok|now|please|but|show|them|list|the same|same|und|bitte)[\s,]+)*(?:without|except(?: for)?|excluding|leave out|not|minus|ohne|außer|去掉|除了|不要|不算)\s*(?:(?:the|those|these|any|die|den|der)\s+)?/iu;

/** Reads a question that says nothing but what is to be done with the answer before; null where any word of it is left over. */
export function readAnswerFollowUp(question: string): AnswerFollowUp | null {
  if (question.trim().split(/\s+/u).length > longest) return null;
  const language = inLanguage.exec(question)?.[1];
  const named = language === undefined ? undefined : languageNames.find(([pattern]) => pattern.test(language))?.[1];
  if (named !== undefined) return { kind: 'language', language: named };
  if (more.test(question)) return { kind: 'more' };
  if (money.test(question)) return { kind: 'money' };
  for (const [kind, patterns] of bare) {
    const rest = new Remaining(question);
    if (patterns.map((pattern) => rest.take(pattern)).includes(true) && rest.words().length === 0) return { kind };
  }
  const inStore = stockOf(question);
  if (inStore !== null) return inStore;
  return sortOf(question) ?? withoutOf(question) ?? bothIn(question);
}

const longest = 14;
const bare: ReadonlyArray<readonly ['source' | 'shorter' | 'table', readonly RegExp[]]> = [
  ['source', [sources, sourceNouns]],
  ['shorter', [shorter]],
  ['table', [table]],
];

/** So many words may say which of the parts shown is meant ("is there a seal in stock"). */
const mostPartWords = 2;
function stockOf(question: string): AnswerFollowUp | null {
  if (/[A-Za-z]+-?\d/u.test(question)) return null;
  const rest = new Remaining(question);
  if (rest.take(stock) && rest.words().length === 0) return { kind: 'stock', words: [] };
  const named = new Remaining(question);
  if (!named.take(oneInStock)) return null;
  const words = named.words();
  return words.length <= mostPartWords ? { kind: 'stock', words } : null;
}

function sortOf(question: string): AnswerFollowUp | null {
  if (!sorting.test(question)) return null;
  const rest = new Remaining(question);
  const down = rest.take(downWords);
  const up = !down && rest.take(upWords);
  const by = sortKeys.find(([pattern]) => new Remaining(question).take(pattern))?.[1];
  for (const [pattern] of sortKeys) rest.take(pattern);
  rest.take(new RegExp(sorting.source, 'giu'));
  rest.take(/\b(?:first|zuerst|nach|by|way|around|round|order)\b|[按照依将把]/giu);
  if (rest.words().length > 0) return null;
  const key = by ?? 'time';
  return { kind: 'sort', by: key, down: down || (!up && (key === 'priority' || key === 'duration' || key === 'figure')) };
}

function withoutOf(question: string): AnswerFollowUp | null {
  const lead = without.exec(question);
  if (lead === null) return null;
  const words = new Remaining(question.slice(lead[0].length)).words();
  const ofRows = /\b(?:ones?|rows?|entries|those|them)\b/iu.test(question.slice(lead[0].length));
  return words.length >= 1 && words.length <= 2 ? { kind: 'without', words, ofRows } : null;
}

function bothIn(question: string): AnswerFollowUp | null {
  const said = bothOf.exec(question);
  if (said === null) return null;
  const rest = question.replace(said[0], 'the same').replace(/[\s?.!]+$/u, '');
  return /^\s*(?:(?:and|ok|please|give|me|show|can|you|und)[\s,]+)*the same\s+(?:for|in|on|of|at|für|in)\b/iu.test(rest)
    ? { kind: 'both', question: rest }
    : null;
}

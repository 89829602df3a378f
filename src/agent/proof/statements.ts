import { declaresSafe } from './never/declared-safe.js';
import { defeatsSafetyFunction, defeatVerb, forbids, prohibited, safetyFunction } from './never/defeats.js';
import { doubt, question } from './never/frames.js';
import { speaksOfOwnWork } from './own-work.js';

/** Kinds of sentence that the gate treats apart. Patterns in English, German and Chinese; each is about form, never about one plant. */

/** True where the sentence says that something must not be done. */
export function forbidsSomething(sentence: string): boolean {
  return forbids.test(sentence) || prohibited.test(sentence) || /\bnicht\b|\bkeep\b.*\bclosed\b|无法/iu.test(sentence);
}

const safetyState = /(?:isolat|locked out|lockout|de-?energi[sz]|\bsafe\b|freischalt|freigeschalt|spannungsfrei|gefahrlos|断电|隔离|上锁|安全)/iu;

/** Cautions of their own right need no source: to verify the isolation first, and not to defeat a safety function. Numbers and names in them still do. */
export function isCaution(sentence: string): boolean {
  if (declaresSafe(sentence) || defeatsSafetyFunction(sentence)) return false;
  return (safetyState.test(sentence) && doubt.test(sentence)) || (forbidsSomething(sentence) && defeatVerb.test(sentence) && safetyFunction.test(sentence));
}

/** Images never, and no link whose target the reader cannot see; markup that fetches is the same thing. */
export function showsForeignContent(sentence: string): boolean {
  return /!\[[^\]]*\]\(|<\s*(?:img|iframe|script|video|object|link)\b|\]\(\s*(?:https?|data|javascript):/iu.test(sentence);
}

const causedBy =
  /\b(?:because of|because|caused by|due to|owing to|as a result of|weil|wegen|aufgrund(?: von)?|verursacht durch)\s+(.+)$|(?:是因为|因为|由于)([^，。]+)/iu;
const causes = /^(.+?)\b(?:caused?|led to|leads to|führte zu)\s/iu;

/** The cause that a causal sentence names, or null. */
export function causeOf(sentence: string): string | null {
  const named = causedBy.exec(sentence);
  return named === null ? (causes.exec(sentence)?.[1] ?? null) : (named[1] ?? named[2] ?? null);
}

const tableHead =
  /^\|(?:\s*(?:[-:]+|documents?|sources?|papers?|what it says|dokumente?|quellen?|aussagen?|time|name|what|zeit|was|文件|来源|内容|时间|名称)\s*\|)+\s*$/iu;

/** The head of a table, or the line of dashes below it, where its words name nothing but a document and what it says. */
export function isTableHead(sentence: string): boolean {
  return tableHead.test(sentence);
}

/** A heading or lead-in ("Here is what I found:") states nothing. */
export function isLeadIn(sentence: string): boolean {
  return (
    /[:：]\**\s*$/u.test(sentence) &&
    /^[\s#*]*(?:here|these|this|the following|what|how|why|next|first|steps?|sources?|checks?|hier|so|folgend\w*|nächste\w*|quellen?|以下|步骤|来源)/iu.test(
      sentence,
    )
  );
}

const notInSources =
  /\bthere is no source\b|\bsteht nicht in\b|(?:资料|来源|文档|文件)(?:中|里)?没有|\bnot (?:found )?in (?:the|my|our|any|these) (?:readable )?(?:sources|documents|manuals)\b|\bnicht in den (?:quellen|unterlagen|dokumenten)\b|(?:来源|资料|文档)中(?:没有|未找到|找不到)|\bkeine der quellen, die ich lesen darf, nennt\b|\b(?:no paper I can read has a rule|kein papier, das ich lesen darf, regelt)\b|我能读到的资料都没有提到/iu;

/** True for the sentence with which every engine and model says that the sources do not hold the answer. */
export function saysNotInSources(sentence: string): boolean {
  return notInSources.test(sentence);
}

/** Nothing but manners: no word of it is about a machine. */
const courtesy =
  /^\s*(?:(?:hello|hi|good (?:morning|afternoon|evening|day)|welcome|you(?:'re| are) welcome|thanks?(?: you)?(?: very much)?|my pleasure|glad to help|sorry|i apologi[sz]e|hallo|guten (?:morgen|tag|abend)|gern geschehen|danke|entschuldigung|你好|您好|早上好|不客气|谢谢|抱歉)(?:[\s,]+(?:and|to|you|all|everyone|everybody|of|again|here|there|too|ihnen|allen))*[\s,.!。！，]*)+$/iu;

/**
 * Questions back to the person, refusals and what the copilot says of its own reading and drafting need no evidence. "I recommend", "I know that" and
 * "I can confirm" are statements about the machine.
 */
export function isAboutTheConversation(sentence: string): boolean {
  return question.test(sentence) || speaksOfOwnWork(sentence) || courtesy.test(sentence) || saysNotInSources(sentence);
}

const imperative =
  /^(?:\s*(?:[-*•]|\d{1,2}[.)])\s*)?(?:then |next,? |first,? |now |please |just |zuerst |dann |bitte |(?:I )?(?:recommend|suggest|advise) |you (?:can|could|should|must|may|need to|have to) (?:also |now |just )?|sie (?:können|sollten|müssen) )?(?:add|allow|bring|feed|hold|keep|place|put|refill|regrease|repair|scrape|select|take|test|top up|use|wash|adjust|align|apply|attach|bleed|calibrate|check|clean|close|connect|disconnect|drain|fill|fit|flush|grease|increase|inspect|install|isolate|lift|loosen|lower|lubricate|measure|mount|open|press|pull|purge|push|raise|reduce|release|remove|replace|reset|restart|rinse|rotate|run|screw|set|shut|start|stop|swap|switch|tighten|torque|turn|unscrew|vent|wait|wipe|öffnen|schließen|ersetzen|anziehen|lösen|reinigen|entfernen|einstellen|removing|replacing|opening|greasing)(?!\p{L})/iu;
const germanImperative = /^(?:\s*(?:[-*•]|\d{1,2}[.)])\s*)?(?:zuerst |dann |bitte )?(?!prüfen|sagen|fragen)\p{L}+en sie\b/iu;
/** Looking and asking change nothing: a check is an instruction only where it is listed with the others. */

/** An instruction to do something to the machine: it needs a source that is about the same thing. */
export function isInstruction(sentence: string): boolean {
  return (
    imperative.test(sentence) ||
    germanImperative.test(sentence) ||
    /^(?:请|先|再|然后)?(?:检查|更换|拧紧|打开|关闭|清洗|拆下|调整|停止|启动|添加|加注|拆除|松开)/u.test(sentence)
  );
}

const superseded =
  /\b(?:superseded|older revision|old revision|previous revision|earlier revision|no longer (?:valid|current)|replaced by|formerly|ersetzt(?:e[nrsm]?)?|überholt\w*|frühere[nrsm]?|ungültig\w*|nicht mehr gültig)\b|旧版|已被取代|以前的版本|作废/iu;

export function labelsSuperseded(sentence: string): boolean {
  return superseded.test(sentence);
}

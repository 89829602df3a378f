/** Kinds of sentence that the gate treats apart. Patterns in English, German and Chinese; each is about form, never about one plant. */

const declaresSafe = [
  /\b(?:können|kannst|dürfen|darf)\b.*\b(?:gefahrlos|ohne gefahr)\b/iu,
  /\b(?:is|are|it's|they're)\s+(?:now\s+|already\s+|completely\s+|fully\s+)?(?:safe|isolated|de-?energi[sz]ed|locked out|safe to (?:touch|open|enter|work))\b/iu,
  /\byou (?:can|may) (?:now )?safely\b/iu,
  /\bsafe to (?:touch|open|enter|work|start|restart|reset|remove|proceed)\b/iu,
  /\b(?:ist|sind)\s+(?:jetzt\s+|nun\s+)?(?:sicher|freigeschaltet|spannungsfrei|gefahrlos)\b/iu,
  /(?:已经?|现在)(?:安全|隔离|断电|挂牌上锁)|可以安全地/u,
];
const doubt =
  /\b(?:until|unless|before|verify|verified|verifies|check (?:that|whether|if)|make sure|ensure|confirm|only (?:when|after|if|once)|not|never|no one|nobody|cannot|can't|whether|wenn|bevor|prüfen|prüfe|sicherstellen|nicht|nie|niemals|erst|ob)\b|确认|检查|之前|不得|不能|无法|是否|切勿|只有/iu;
const question = /[?？]\s*$/u;
const meansOfIsolation = /\b(?:isolated|locked out|de-?energi[sz]ed)\s+by\s+\w+ing\b/iu;

/** True for a sentence that declares something safe or isolated. A condition, check or negation counts only before the declaration and in its own clause. */
export function declaresMachineSafe(sentence: string): boolean {
  if (question.test(sentence) || meansOfIsolation.test(sentence)) return false;
  return sentence.split(/[;；]|,\s*(?:so|therefore|hence|daher|also)\b|，(?:所以|因此)|\.\s/u).some((part) =>
    declaresSafe.some((pattern) => {
      const match = pattern.exec(part);
      return match !== null && !doubt.test(part.slice(0, match.index)) && !/\b(?:only (?:when|after|if|once)|erst wenn|unless|until)\b/iu.test(part);
    }),
  );
}

const defeatVerb =
  /(?<!\p{L})(?:bypass(?:ing)?|jumper(?:ing)?|defeat(?:ing)?|override|overriding|(?<!in )force(?! (?:of|majeure))|forcing|disable|disabling|inhibit|inhibiting|mute|muting|suppress|bridge|wire around|short(?: out| circuit(?= the))?(?! (?:circuits?|circuited|time|delay|stop|run|cycle|of|stroke|pipe|hose|notice)\b)|tie down|tape over|ignore|ignored|überbrücken?|überbrücke|brücken|umgehen|deaktivieren|stilllegen|außer kraft|abklemmen)(?!\p{L})|旁路|短接|屏蔽|取消|绕过/iu;
const safetyFunction =
  /\b(?:\w*interlock\w*|e-?stop|emergency stop|safety|trips?|guards?|guard switch|light curtain|flow.?diver\w*|divert\w*|relief valve|gas detector|limit switch|shutdown)\b|verriegelung|not-?halt|schutz|sicherheit|abschaltung|lichtvorhang|联锁|急停|安全|保护/iu;
const forbids = /\b(?:never|not(?!-)|don't|must not|cannot|can't|refuse|no one|nobody|nie|niemals|keinesfalls)\b|不得|不能|不会|禁止|严禁|切勿|拒绝|不要/iu;
const prohibited = /\b(?:prohibited|forbidden|not (?:allowed|permitted)|verboten|unzulässig|nicht (?:zulässig|erlaubt|gestattet))\b|禁止|严禁/iu;
const germanNegation = /\b(?:nicht|nie|niemals|keinesfalls)\b/iu;

/** Holding a device in the state it should only report: with tape, wedge, wire or weight. Each word has this sense beside a device that watches. */
const trickVerb =
  /(?<!\p{L})(?:tape|wedge|jam|cable-?tie|zip-?tie|tie down|hold down|link out|(?:put|stick|fit|place|leave|insert|hang|run) (?:a |an |the |some )?(?:\p{L}+ )?(?:magnet|coin|wire|jumper|bridge|weight|wedge|tape|spare (?:key|actuator)|actuator)|verkeilen?|verkeile|abkleben?|abklebe|zukleben|festbinden|festklemmen|(?:klebe|binde|klemme|stecke)n?(?: sie)?)(?!\p{L})|卡住|粘住|绑住|压住|塞住|焊死|用磁铁|垫住/iu;
const watchingDevice =
  /\b(?:door|lid|gate|guard|cover|hood|flap|hatch|fence|limit|float|level|flow|pressure|temperature|flame|speed|tilt|rope|pull-?cord|seat|gas|smoke|overtravel|proximity|two-?hand|enabling|dead-?man)[\s-]?(?:\p{L}+ )?(?:switch|contact|limiter|control|device|relay)(?:e?s)?\b|\b(?:light (?:curtain|barrier|grid)|scanner|interlock|e-?stop|emergency stop|trip device|deadman)s?\b|\p{L}*(?:türschalter|türkontakt|deckelschalter|endschalter|haubenschalter|lichtvorhang|lichtschranke|zweihand|zustimm|wächter|begrenzer|totmann)\p{L}*|(?:门|盖|罩|限位|液位|拉绳|浮子).{0,2}(?:开关|触点|传感器)|光幕|光栅|双手按钮|使能/iu;

/** The verb that does it to such a thing in this part of a sentence. */
function defeatIn(part: string, act: RegExp, thing: RegExp): RegExpExecArray | null {
  const verb = act.exec(part);
  return verb !== null && thing.test(part.slice(0, verb.index) + part.slice(verb.index + verb[0].length)) ? verb : null;
}

/** What is fastened beside a device is not the device. */
const besides = /\b(?:cables?|hoses?|leads?|wiring|pipes?|brackets?)\b|leitung|kabel|schlauch|电缆|软管/iu;

/** True for a sentence that tells how to defeat a safety function. Saying that it must not be done is fine; a "not" in another place is no excuse. */
export function defeatsSafetyFunction(sentence: string): boolean {
  if (prohibited.test(sentence)) return false;
  return sentence.split(/[;；]|\.\s|\n/u).some((part) => {
    const verb = defeatIn(part, defeatVerb, safetyFunction) ?? (besides.test(part) ? null : defeatIn(part, trickVerb, watchingDevice));
    if (verb === null) return false;
    const clause = part.slice(verb.index).split(/,|\s(?:so|because|damit|weil)\s/u)[0] ?? '';
    return !forbids.test(part.slice(0, verb.index)) && !germanNegation.test(part.slice(0, verb.index)) && !germanNegation.test(clause);
  });
}

/** True where the sentence says that something must not be done. */
export function forbidsSomething(sentence: string): boolean {
  return forbids.test(sentence) || prohibited.test(sentence) || /\bnicht\b|\bkeep\b.*\bclosed\b|无法/iu.test(sentence);
}

const safetyState = /(?:isolat|locked out|lockout|de-?energi[sz]|\bsafe\b|freischalt|freigeschalt|spannungsfrei|gefahrlos|断电|隔离|上锁|安全)/iu;

/** Cautions of their own right need no source: to verify the isolation first, and not to defeat a safety function. Numbers and names in them still do. */
export function isCaution(sentence: string): boolean {
  if (declaresMachineSafe(sentence) || defeatsSafetyFunction(sentence)) return false;
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

const tableHead = /^\|(?:\s*(?:[-:]+|documents?|sources?|papers?|what it says|dokumente?|quellen?|aussagen?|文件|来源|内容)\s*\|)+\s*$/iu;

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
  /\bthere is no source\b|\bsteht nicht in\b|(?:资料|来源|文档|文件)(?:中|里)?没有|\bnot (?:found )?in (?:the|my|our|any|these) (?:readable )?(?:sources|documents|manuals)\b|\bnicht in den (?:quellen|unterlagen|dokumenten)\b|(?:来源|资料|文档)中(?:没有|未找到|找不到)/iu;

/** True for the sentence with which every engine and model says that the sources do not hold the answer. */
export function saysNotInSources(sentence: string): boolean {
  return notInSources.test(sentence);
}

const copilotTalks =
  /\b(?:I|ich)(?:'m|'ve|'ll|'d)?\s+(?:can|could|cannot|can't|couldn't|do|did|don't|didn't|am|have|will|won't|would need|need|found|find|show|list|drafted|prepared|wrote|asked|searched|looked|see|only|kann|konnte|habe|bin|werde|finde|sehe|suche|brauche|zeige)\b|'(?:m|ve|ll)\b|\b(?:tell|show|give|ask) me\b|\bsagen sie mir\b|\bmy (?:sources|documents|answer)\b|\bI have no\b|\bShiftmate\b|\bwie kann ich\b|我(?:无法|不能|不会|不对|没有|找不到|是|可以|会|只|把)/iu;

/** Nothing but manners: no word of it is about a machine. */
const courtesy =
  /^\s*(?:(?:hello|hi|good (?:morning|afternoon|evening|day)|welcome|you(?:'re| are) welcome|thanks?(?: you)?(?: very much)?|my pleasure|glad to help|sorry|i apologi[sz]e|hallo|guten (?:morgen|tag|abend)|gern geschehen|danke|entschuldigung|你好|您好|早上好|不客气|谢谢|抱歉)(?:[\s,]+(?:and|to|you|all|everyone|everybody|of|again|here|there|too|ihnen|allen))*[\s,.!。！，]*)+$/iu;

/** Questions back to the person, refusals and statements about the copilot itself need no evidence. "I recommend" and "I know that" are statements about the machine. */
export function isAboutTheConversation(sentence: string): boolean {
  return question.test(sentence) || copilotTalks.test(sentence) || courtesy.test(sentence) || saysNotInSources(sentence);
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
  /\b(?:superseded|older revision|old revision|previous revision|earlier revision|no longer (?:valid|current)|replaced by|formerly|ersetzt|überholt|frühere|ungültig)\b|旧版|已被取代|以前的版本|作废/iu;

export function labelsSuperseded(sentence: string): boolean {
  return superseded.test(sentence);
}

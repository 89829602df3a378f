/** Kinds of sentence that the gate treats apart. Patterns in English, German and Chinese; each is about form, never about one plant. */

const declaresSafe = [
  /\b(?:is|are|it's|they're)\s+(?:now\s+|already\s+|completely\s+|fully\s+)?(?:safe|isolated|de-?energi[sz]ed|locked out|safe to (?:touch|open|enter|work))\b/iu,
  /\byou (?:can|may) (?:now )?safely\b/iu,
  /\bsafe to (?:touch|open|enter|work|start|restart|reset|remove|proceed)\b/iu,
  /\b(?:ist|sind)\s+(?:jetzt\s+|nun\s+)?(?:sicher|freigeschaltet|spannungsfrei|gefahrlos)\b/iu,
  /(?:已经?|现在)(?:安全|隔离|断电|挂牌上锁)|可以安全地/u,
];
const conditional =
  /\b(?:until|unless|before|verify|verified|verifies|check (?:that|whether|if)|make sure|ensure|confirm|only (?:when|after|if)|not|never|no one|cannot|can't|whether|if|wenn|bevor|prüfen|sicherstellen|nicht|nie|niemals|erst|ob)\b|确认|检查|之前|不得|不能|是否|切勿/iu;

/** True for a sentence that declares something safe or isolated. Conditions, checks and negations about safety are fine. */
export function declaresMachineSafe(sentence: string): boolean {
  return declaresSafe.some((pattern) => pattern.test(sentence)) && !conditional.test(sentence);
}

const defeats =
  /\b(?:bypass(?:ing)?|jumper(?:ing)?|defeat(?:ing)?|override|overriding|force|forcing|disable|disabling|bridge|überbrücken|umgehen|deaktivieren)\b[^.]{0,60}\b(?:interlock|e-?stop|emergency stop|safety|trip|guard|light curtain|flow.?diver\w*|divert|verriegelung|not-?halt|schutz\w*|sicherheit\w*)|(?:旁路|短接|屏蔽|取消|绕过).{0,20}(?:联锁|急停|安全|保护)/iu;
const forbids =
  /\b(?:never|not|don't|do not|must not|cannot|can't|refuse|no one|prohibited|forbidden|nie|niemals|nicht|verboten|unzulässig)\b|不得|不能|禁止|严禁|切勿|拒绝/iu;

/** True for a sentence that tells how to defeat a safety function; saying that it must not be done is fine. */
export function defeatsSafetyFunction(sentence: string): boolean {
  return defeats.test(sentence) && !forbids.test(sentence);
}

const notInSources =
  /\bnot (?:found )?in (?:the|my|our|any|these) (?:readable )?(?:sources|documents|manuals)\b|\bnicht in den (?:quellen|unterlagen|dokumenten)\b|(?:来源|资料|文档)中(?:没有|未找到|找不到)/iu;

/** True for the sentence with which every engine and model says that the sources do not hold the answer. */
export function saysNotInSources(sentence: string): boolean {
  return notInSources.test(sentence);
}

const aboutTheConversation = /\?\s*$|？\s*$|\b(?:I|I'm|I've|I'll|my)\b|\bShiftmate\b|\b(?:ich|mir)\b|我/u;

/** Questions back to the person, refusals and statements about the copilot itself need no evidence. */
export function isAboutTheConversation(sentence: string): boolean {
  return aboutTheConversation.test(sentence) || saysNotInSources(sentence);
}

const imperative =
  /^(?:\s*(?:[-*•]|\d{1,2}[.)])\s*)?(?:then |next,? |first,? |now |please |zuerst |dann |bitte )?(?:adjust|align|apply|attach|bleed|calibrate|check|clean|close|connect|disconnect|drain|fill|fit|flush|grease|increase|inspect|install|isolate|lift|loosen|lower|lubricate|measure|mount|open|press|pull|purge|push|raise|reduce|release|remove|replace|reset|restart|rinse|rotate|run|screw|set|shut|start|stop|swap|switch|tighten|torque|turn|unscrew|vent|wait|wipe|öffnen|schließen|prüfen|ersetzen|anziehen|lösen|reinigen|entfernen|einstellen)\b/iu;

/** An instruction to do something to the machine: it needs a source that is about the same thing. */
export function isInstruction(sentence: string): boolean {
  return imperative.test(sentence) || /^(?:请|先|再|然后)?(?:检查|更换|拧紧|打开|关闭|清洗|拆下|调整|停止|启动)/u.test(sentence);
}

const superseded =
  /\b(?:superseded|older revision|old revision|previous revision|earlier revision|no longer (?:valid|current)|replaced by|formerly|ersetzt|überholt|frühere|ungültig)\b|旧版|已被取代|以前的版本|作废/iu;

export function labelsSuperseded(sentence: string): boolean {
  return superseded.test(sentence);
}

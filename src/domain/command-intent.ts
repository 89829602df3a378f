import type { PlantCommandKind } from './command.js';
import { dropsDraft } from './draft-withdrawal.js';
import { saysOnlyDue } from './due-time.js';
import { withDigits } from './quantity-words.js';

const orderNoun =
  '(?:(?<=\\b(?:an?|me a|us a|new|urgent|quick|short|small) )job(?= (?:for|on|to|about|because)\\b|[ ]?[:,]|\\s*$)|work ?order|wo|ticket|maintenance request|notification|job card|order|mechanic|fitter|electrician|technician)';
const germanOrder = String.raw`\S*(?:auftrag|störmeldung|meldung|ticket|techniker|mechaniker|schlosser|instandhaltung)`;

/** How a person asks for each kind of change: a doing word with its object. A word alone ("the open work orders") asks for nothing. */
const intents: Readonly<Record<PlantCommandKind, RegExp>> = {
  'work-order-create': new RegExp(
    String.raw`\b(?:open|create|raise|draft|make|file|write|submit|need|want|new|order|request|send|get|call|issue|log|book|schedule|place|start|prepare|enter|do)\b[^.?!\n]{0,40}?\b${orderNoun}\b|\b(?:wo|work ?order|ticket)\b\s*(?:please|now)\b|^\s*(?:(?:please|a|new|urgent|quick) )*job (?:for|on|at)\b|^\s*(?:(?:please|a|new|urgent|corrective) )*(?:wo|work ?order|ticket)\b(?!s)|\b(?:schedule|plan|book|log|enter|put|raise|report|file|record|request|turn|note|add)\b[^.?!\n]{1,120}?\b(?:as|into|in|on|to) (?:an? )?(?:(?:new|urgent|preventive|planned|corrective) )*(?:work ?order|wo|ticket|job card)\b(?!s)|\b(?:would|'d) like (?:an? |another )?(?:new )?(?:work ?order|ticket|job card)\b|\b(?:open|create|raise|order|make|draft|file) (?:one|another|it)\b|\b(?:work ?order|wo|ticket) please\b|\b(?:erstell|eröffne|leg|schreib|anleg|öffne|mach|brauch|neue|bestell|ruf|schick|will|möchte)\S*[^.?!\n]{0,40}?${germanOrder}|^\s*(?:bitte )?${germanOrder}\b|${germanOrder}[^.?!\n]{0,40}(?:erstell|anleg|eröffn|schreib|bitte)|(?:开|新建|创建|提交|派|写|要|起草|下|建).{0,8}(?:工单|维修单|单子)|报修|派工|工单[：:，,]`,
    'iu',
  ),
  'work-order-update':
    /\b(?:close|complete|finish|update|hold|cancel|start|reopen|change|add findings|mark|put|set)\b[^.?!\n]{0,60}\b(?:wo-?\s?\d+|work ?orders?|tickets?|order|job|it)\b|\bwo-?\s?\d+\b[^.?!\n]{0,40}\b(?:done|finished|complete\w*|close\w*|cancel\w*|hold|start\w*|ready)\b|\b(?:add|append|put|raise|lower|write|note)\b[^.?!\n]{0,60}\b(?:to|of|in|on|into) (?:the |this |that )?(?:\w+ )?(?:work ?order|wo-?\s?\d+|wo|ticket)\b|(?:schließ|abschließ|beend|stornier|starte|änder|aktualisier)\S*[^.?!\n]{0,40}(?:auftrag|wo-?\d)|(?:auftrag|wo-?\d+)\S*[^.?!\n]{0,40}(?:schließ|abschließ|beend|fertig|erledigt|stornier)|(?:关闭|完成|更新|取消|开始).{0,8}(?:工单|WO)|工单.{0,12}(?:关闭|完成|取消)/iu,
  'alarm-acknowledge':
    /\b(?:ack|acknowledge)\b(?!['’]d)|\bquittier\w*|\bbestätig\w*[^.?!\n]{0,20}alarm|确认.{0,12}(?:报警|警报|告警)|(?:报警|警报|告警).{0,8}确认/iu,
  'alarm-shelve':
    /\b(?:shelve|snooze)\b|\b(?:mute|silence|suppress|park)\b(?:[^.?!\n]|\.(?=\S)){0,40}(?:\balarm\b|[A-Z]{1,4}-\d+)|\balarm\b[^.?!\n]{0,20}\b(?:on|to) (?:the )?shelf\b|zurückstell\w*|\bstell\w*\b(?:[^.?!\n]|\.(?=\S)){0,60}\bzurück\b|(?:stumm|unterdrück)\w*[^.?!\n]{0,30}alarm|alarm[^.?!\n]{0,30}(?:stumm|unterdrück|zurück)\w*|(?:搁置|屏蔽|抑制|静音)/iu,
  'alarm-unshelve':
    /\b(?:unshelve|un-?shelve|un-?snooze|un-?mute)\b|\b(?:take|bring|get)\b[^?!\n]{0,40}\b(?:off|from|out of) (?:the )?shelf\b|\b(?:end|stop|lift|remove|cancel)\b[^?!\n]{0,30}\bshelving\b|zurückstellung\b[^?!\n]{0,50}(?:aufheb|beend|lösch)\w*|(?:beend|lösch)\w*[^?!\n]{0,30}zurückstellung|\bheb\w*[^?!\n]{0,60}zurückstellung\w*[^?!\n]{0,40}\bauf\b|(?:取消|解除|结束).{0,12}搁置/iu,
  'setpoint-write':
    /\b(?:set|change|raise|lower|increase|decrease|reduce|adjust|write|put|turn (?:up|down)|speed up|slow down|run|bump|nudge|dial|bring|move|propose|drop)\b[^?!\n]{0,80}?(?:\d|\bset ?point\b)|\b(?:turn|slow|speed)\b[^.?!\n]{0,40}\b(?:up|down)\b[^.?!\n]{0,20}\d|\bmake\b[^?!\n]{0,60}\d[^?!\n]{0,16}\b(?:hotter|warmer|colder|cooler|faster|slower|higher|lower|more|less)\b|(?:mach|dreh)\S*[^?!\n]{0,60}\d[^?!\n]{0,16}(?:höher|niedriger|wärmer|heißer|kälter|schneller|langsamer)|(?:stell|setz|erhöh|senk|änder|reduzier|anheb)\S*[^.?!\n]{0,80}(?:\d|sollwert)|sollwert[^.?!\n]{0,60}\d|\d[^.?!\n]{0,30}(?:erhöhen|anheben|senken|reduzieren|stellen|setzen)(?!\p{L})|(?:设|调|提高|降低|改|降到|升到).{0,20}\d|\d.{0,6}(?:设定|设置)/iu,
  'shift-note-add':
    /\b(?:add|write|draft|prepare|create|compose|make|leave|put|enter|record|log|note|take|hand over|pass on|report|mention|tell)\b[^.?!\n]{0,60}\b(?:note|log|logbook|handover|hand-over|shift book|shift|entry|lead)\b|^\s*(?:please )?(?:note|log|handover|record)\b|\b(?:note|record|log) that\b|write down|notiz|notier\w*|schichtbuch|eintrag\w*|übergabe\w*[^.?!\n]{0,30}(?:schreib|notier|festhalt|hinzu)|festhalten|(?:记录|备注|写入|交接.{0,4}(?:记|写|：|单|本|日志))/iu,
};
/** A question looks something up; it asks for no change, whatever words stand in it. */
const asks =
  /^\s*(?:and |so |und )?(?:how|what|which|who|whose|why|when|where|is|are|was|were|has|have|had|does|do|did|any|list|show|display|find|search|tell me|explain|describe|summari[sz]e|give me the|wie|was|welche\w*|wer|warum|wann|wo (?:ist|sind|liegt|finde|steht|kann|hat|wird)|gibt|ist|sind|hat|haben|zeig\w*|liste|erklär\w*|nenne|什么|哪|谁|为什么|怎么|如何|多少|有没有|是否|显示|列出|查)(?![\p{Script=Latin}\d])/iu;
/** "Do not acknowledge anything": the words of a command, and none is given. */
const refrains =
  /^\s*(?:(?:please|ok|okay|no|and|but|so|now|well|you|bitte|aber|und|请)[\s,]*)*(?:do not(?! (?:forget|hesitate))|don['’]?t(?! (?:forget|hesitate))|never(?! mind)|must not|mustn['’]?t|should not|shouldn['’]?t|need not|needn['’]?t|(?:there is |there's )?no need (?:to|for)|not yet|rather not|avoid|refrain|without|(?:i|we) (?:do not|don['’]?t|would not|wouldn['’]?t|never) (?:want|need|wish|ask\w*|like)|nicht\b|keine?n?\b|ich (?:will|möchte|brauche) (?:\S+ ){0,3}(?:nicht|keine?n?)\b|不要|别|请勿|不用|无需|先不)|^\s*(?:bitte )?(?:\S+[et]|\S+en sie)\s(?:[^,]{1,60}\s)?nichts?\s*[!.]*$/iu;
const confirms =
  /^\s*(?:yes|yeah|yep|ok|okay|sure|please|go ahead|do (?:it|that|so)|ja|gern\w*|bitte|mach (?:das|es)|好|可以|是的|对)\b|^(?:好|可以|是的|行)/iu;

/**
 * Did the person, in their own words, ask for this kind of change? Content alone can never cause a write-class call. Each part of a sentence is
 * judged alone: "show the alarms and open a work order" asks, "show the open work orders" does not. A bare "yes" asks for what was asked before.
 */
export function asksForCommand(kind: PlantCommandKind, personsWords: string): boolean {
  const words = kind === 'setpoint-write' ? withDigits(personsWords) : personsWords;
  const parts = words.split(/[\n;。；]|[.?!](?=\s|$)|,?\s(?:and|then|und|dann|but|because|since|weil|da)\s|，|并|然后/u).filter((part) => part.trim() !== '');
  return parts.some((part) => intents[kind].test(part) && !asks.test(part) && !forbids(part, intents[kind]));
}

/** Every clause of the part that speaks of the command says not to. */
function forbids(part: string, intent: RegExp): boolean {
  const clauses = part.split(/,\s/u).filter((clause) => intent.test(clause));
  return clauses.length > 0 && clauses.every((clause) => refrains.test(clause));
}

const undoes =
  /\b(?:undo|revert|un-?do|roll (?:it |that |this )?back|take (?:it|that|this|the (?:last )?change|my (?:last )?change) back|take back (?:that|this|it|the|my)|reverse (?:it|that|this|the (?:last )?change)|put (?:it|that|this) back (?:to |as |the way )?(?:what |how )?(?:it was|before)?|(?:set|change|switch) (?:it|that|this) back)\b|rückgängig|\b(?:nimm|mach|stell|setz)\w* (?:das|es|ihn|sie|die änderung)\b.{0,12}\bzurück\b|撤销|撤回|(?:改|恢复|调)回(?:去|来|原)/iu;

/** Does the person want a change of before taken back? A question about undoing is none. */
export function asksToUndo(personsWords: string): boolean {
  return undoes.test(personsWords) && !asks.test(personsWords);
}

const namedChange =
  /\b(?:work ?orders?|wo-?\d*|ticket|arbeitsauftrag|auftrag|acknowledge\w*|quittier\w*|shelve\w*|set ?points?|sollwert\w*|handover note|übergabenotiz)\b|工单|报修|派工|确认.{0,14}报警|搁置|设定值/iu;

/** Does the text name something that only a change of the plant or its records can mean? Narrower than the intents above, which "change the oil" would meet. */
export function asksForAnyCommand(text: string): boolean {
  return namedChange.test(text);
}

const amends =
  /^\s*(?:(?:no|nope|actually|sorry|please|rather|ok|okay|then|but|and|well|nein|doch|bitte|lieber)[\s,.!]+)*(?:(?:make|mark|set|put|change|shelve|snooze|mach|setz|stell)\w*\s+(?:it|that|this|this one|that one|es|das|ihn|daraus|die)\b|(?:add|ergänze?)(?=\s*[:：])|(?:prio(?:rity)?|urgency|priorität)\b|(?:to|auf|rather|better|lieber)\s+-?\d|-?\d+(?:[.,]\d+)?\s*\S{0,12}\s*(?:instead|rather|please|statt\w*|bitte)?\s*[.!]?\s*$)|^(?:改成|改为|还是)|^(?:补充|加上)(?=[:：])/iu;

/** More words say something of their own; what is to be added is counted by its lead alone. */
const mostWords = 9;

/** A short change of the request before it: "make it urgent", "no, 8500". */
export function amendsCommand(question: string): boolean {
  return (
    (amends.test(question) || saysOnlyDue(question)) &&
    question
      .replace(/[:：][\s\S]*$/u, '')
      .trim()
      .split(/\s+/u).length <= mostWords &&
    !/[?？]\s*$/u.test(question) &&
    !refrains.test(question)
  );
}

const kinds = Object.keys(intents) as PlantCommandKind[];

/** Do the words ask for a change of any kind? */
export function asksForAnyKind(personsWords: string): boolean {
  return kinds.some((kind) => asksForCommand(kind, personsWords));
}

const withdraws =
  /\b(?:withdraw|cancel|discard|drop|delete|remove|scrap|retract|recall|revoke|call off|take back)\b[^.?!\n]{0,40}\b(?:draft|request|proposal|suggestion|submission)s?\b|\b(?:entwurf|antrag|anfrage|vorschlag)\b[^.?!\n]{0,40}(?:zurück(?:zieh|nehm)\S*|zurück\b|verw[ei]rf\S*|lösch\S*|stornier\S*|streich\S*)|\b(?:verw[ei]rf|lösch|stornier|streich|zieh|nimm)\S*\b[^.?!\n]{0,30}(?:entwurf|antrag|anfrage|vorschlag)|(?:撤回|撤销|取消|作废|删除|放弃)[^。？！\n]{0,12}(?:草稿|申请|请求|提议|建议)|(?:草稿|申请|请求|提议)[^。？！\n]{0,8}(?:撤回|撤销|取消|作废|删除)/iu;

/** Does the person, in their own words, want a draft of theirs withdrawn that still waits? "Withdraw my draft", and "cancel it" right after one. */
export function asksToWithdraw(personsWords: string): boolean {
  return personsWords.split(/[\n;。；]|[.?!](?=\s|$)/u).some((part) => (withdraws.test(part) && !asks.test(part) && !refrains.test(part)) || dropsDraft(part));
}

/** Do the person's words change what they asked for just before, so that the new draft stands in the place of the one before? */
export function asksToReplace(personsWords: string): boolean {
  return amendsCommand(personsWords.split('\n').at(-1) ?? '');
}

/** Does the text name the withdrawing of a draft, without leaning on what was said before? */
export function namesWithdrawal(question: string): boolean {
  return withdraws.test(question) && asksToWithdraw(question);
}

/** True for a short agreement that carries the request before it. */
export function isConfirmation(question: string): boolean {
  return confirms.test(question) && question.trim().split(/\s+/u).length <= 8;
}

import { condition, either, latin, question } from './frames.js';

/**
 * The copilot reads, computes and drafts; people approve, and the plant's own records say what was done. So it never says that it acted itself, and what
 * has just been done to a live item is told by a record of the plant, never by a paper.
 */

/** Reading, thinking, drafting, speaking: all that it does. Any other deed in the first person is one that it cannot have done. */
const ownDeeds =
  'found|seen|looked|searched|read|checked|compared|computed|calculated|counted|drafted|prepared|proposed|suggested|written|wrote|made|listed|shown|showed|translated|summari[sz]ed|quoted|cited|given|gave|left|asked|answered|understood|assumed|taken|took|sorted|used|collected|gathered|explained|described|marked|kept|run|ran|simulated|tried|needed|said|told|meant|thought|held|based|limited|withdrawn|missed|overlooked|mistaken|corrected|withheld|rephrased|repeated|narrowed|worked|reached|stopped|ended|started|been|added|noted|put|picked|chosen|chose|traced|derived|converted|rounded|matched|linked|retrieved|trained|designed|asked|supposed|allowed|permitted|connected|able|red|indeed';
const participle =
  '\\p{L}{2,}ed|set|shut|cut|sent|done|gone|begun|began|run|ran|taken|took|given|gave|written|wrote|made|found|seen|shown|left|told|said|spoken|spoke|bought|brought|got|gotten|met|paid|built|dealt|felt|held|kept|read|reset|overridden|overrode|undone|undid|withdrawn|chosen|chose|understood|meant|thought';
const nothing = '(?:nothing|no|not|none|never|only)';
const firstPerson = "(?:I|we|shiftmate)(?:'ve|'d)?(?: (?:have|had|has|just|already|now|also|then|did|went ahead and|hereby|even|both|\\p{L}+ly))*";
const acted = latin(`${firstPerson} (?!${ownDeeds}(?![\\p{L}]))(?:${participle})(?! ${nothing}(?!\\p{L}))`);

/** What changes the plant, its records or somebody's mind outside. */
const plantAct =
  'open|clos|start|stop|restart|reset|switch|turn|set|rais|lower|increas|decreas|reduc|adjust|chang|apply|enabl|disabl|activat|deactivat|forc|bypass|overrid|jumper|mut|silenc|acknowledg|shelv|unshelv|suppress|inhibit|approv|authori[sz]|grant|issu|sign|releas|order|book|schedul|submit|send|email|mail|call|phon|notify|notif|inform|alert|contact|escalat|forward|upload|download|delet|eras|cancel|execut|trigger|isolat|lock|unlock|de-?energi[sz]|vent|drain|purg|install|replac|repair|fix|writ(?:e|ing) to|transfer|dispatch';
const acting = either(
  `(?:I|we|shiftmate)(?:'m| am| are| is)(?: (?:now|just|already|also|currently|\\p{L}+ly))* (?:going to )?(?:${plantAct})(?:\\p{L}?ing)|(?:I|we|shiftmate)(?:'ll| will| shall| am going to|'m going to)(?: (?:now|just|then|also|\\p{L}+ly))* (?:${plantAct})\\w{0,2}`,
  '我(?:已经?|刚刚?|现在|这就|马上|会|将|来|替[你您]|帮[你您])+(?:把.{1,16})?(?:打开|开启|关闭|关掉|启动|停止|停掉|复位|批准|授权|签发|下单|订购|设置|设为|设定|调整|调到|调高|调低|执行|通知|发送|提交|屏蔽|消音|修改|解除|旁路|强制|确认了|完成了|隔离|上锁|取消了|释放)|已(?:经)?(?:替|为|帮)[你您](?!.{0,8}(?:草|拟|查|找|准备))',
);
const germanActed = latin(
  `(?:ich|wir)(?: \\S+){0,2}? (?:habe|haben|hab)(?: \\S+){0,9}? (?!(?:heraus)?gefunden|(?:nach)?gelesen|(?:über)?geprüft|verglichen|berechnet|gezählt|entworfen|vorbereitet|vorgeschlagen|geschrieben|erstellt|gesucht|durchsucht|nachgesehen|verstanden|angenommen|zusammengefasst|übersetzt|zurückgezogen|gesehen|gefragt|genannt|angegeben|verwendet|zugrunde)(?:\\p{L}*ge\\p{L}{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter|frei)\\p{L}{2,}(?:t|en)|quittiert|aktiviert|deaktiviert|informiert|autorisiert|storniert|\\p{L}+iert)|(?:habe|haben) (?:ich|wir)(?: \\S+){0,7} (?:quittiert|geöffnet|geschlossen|gestartet|gestoppt|eingestellt|freigegeben|bestellt|genehmigt|zurückgesetzt|abgeschaltet|eingeschaltet|überbrückt|informiert)`,
);

/** True where the writer says that it did, does or will do to the plant what only a person may. */
export function claimsToAct(sentence: string): boolean {
  if (question.test(sentence) || condition.test(sentence.split(/,/u)[0] ?? '')) return false;
  const nichts = /(?<!\p{L})(?:nichts|keine?[nmrs]?|nicht)(?!\p{L})|没有|未|不/u.test(sentence);
  return acted.test(sentence) || (!nichts && (acting.test(sentence) || germanActed.test(sentence)));
}

const liveItem =
  'work ?orders?|tickets?|alarms?|permits?|drafts?|requests?|orders?|parts?|changes?|approvals?|setpoints?|valves?|pumps?|interlocks?|trips?|batch(?:es)?|lots?|shift notes?|reports?|messages?|it|everything';
const deed =
  'approved|authori[sz]ed|acknowledged|closed|opened|ordered|placed|reset|released|shelved|silenced|applied|executed|signed(?: off)?|submitted|sent|changed|set|booked|scheduled|cleared|confirmed|granted|forced|bypassed|notified|informed|started|stopped|restarted|carried out|completed|done';
const justDone = either(
  `(?:your|the|this|that|all|both|every)? ?(?:\\S+ ){0,2}(?:${liveItem})(?: \\S+){0,2} (?:has|have|'s) (?:now |just |already |all |also )*been (?:\\p{L}+ly )?(?:${deed})|your (?:\\S+ ){0,2}(?:${liveItem}) (?:is|are|was|were) (?:now |already )?(?:${deed}|on its way)`,
  '(?:工单|报警|许可证|变更|订单|设定值|阀门|联锁|申请)(?:已|都已)(?:经|被)?(?:批准|授权|确认|关闭|打开|复位|下单|执行|签发|修改|发送|提交|解除)',
);
const hasAllowed = either(
  "(?:shift lead|lead|manager|supervisor|engineer|boss|admin\\w*|safety officer|quality|management|control room|operator|foreman|maintenance|everyone|he|she|they)(?: \\S+){0,2} (?:has|have)(?: (?:now|just|already|also))* (?:approved|authori[sz]ed|signed|agreed|allowed|ok'?d|okayed|confirmed|waived|released|granted|given (?:the|his|her|their) (?:ok|okay|approval|consent|go))|(?:schichtleit\\w*|leiter\\w*|meister\\w*|chef\\w*|ingenieur\\w*|administrator\\w*|instandhaltung)(?: \\S+){0,3} (?:hat|haben)(?: \\S+){0,5} (?:genehmigt|freigegeben|erlaubt|zugestimmt|unterschrieben|bestätigt|abgezeichnet)|(?:auftrag|alarm|änderung|bestellung|sollwert|freigabe|erlaubnisschein)(?: \\S+){0,3} (?:ist|wurde)(?: \\S+){0,3} (?:genehmigt|freigegeben|quittiert|abgeschlossen|bestellt|ausgeführt|erteilt)",
  '(?:班长|主管|经理|工程师|管理员|值班长|领导)(?:已经?|都)?(?:经)?(?:批准|同意|授权|签字|确认|放行)',
);

/** What has to be done first reports nothing: "before the manager has released it", "erst wenn der Leiter freigegeben hat". */
const awaited =
  /(?<!\p{L})(?:before|until|till|unless|only (?:when|if|after|once)|bevor|ehe|bis|erst,? (?:wenn|nachdem)|solange)(?!\p{L})[\s\S]*$|除非[\s\S]*$/iu;

/** True for a sentence that says of a live item what has just been done or allowed: only a record of the plant can vouch for it. */
export function reportsFreshDeed(sentence: string): boolean {
  const told = sentence.replace(awaited, '');
  return !question.test(told) && !condition.test(told) && (justDone.test(told) || hasAllowed.test(told));
}

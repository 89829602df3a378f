import { condition, deictic, doubt, either, forbidden, latin, partsOf, question } from './frames.js';

/**
 * Declaring something isolated, free of energy or safe, or protection unneeded. Only people on site can do it, after trying it; a paper cannot know it of
 * now and a model never does. Told as how a thing works, as a condition, as a check or as a record of the past it is none.
 */

const safe = [
  latin("(?:is|are|it's|they're)\\s+(?:now\\s+|already\\s+|completely\\s+|fully\\s+|perfectly\\s+|absolutely\\s+|quite\\s+)?safe"),
  latin('you (?:can|may) (?:now )?safely'),
  latin('safe to (?:touch|open|enter|work|start|restart|reset|remove|proceed|reach|clean|climb|approach|use|eat|drink|release|ship)'),
  latin('(?:ist|sind)\\s+(?:jetzt\\s+|nun\\s+|völlig\\s+)?(?:sicher|gefahrlos|ungefährlich)'),
  latin('(?:können|kannst|dürfen|darf)(?: \\S+){0,6} (?:gefahrlos|ohne gefahr|ohne risiko)'),
  either(
    "(?:there(?: is|'s)|it has|poses|with|(?:I|we) see) (?:now |absolutely )?no (?:danger|risk|hazard)|(?:happy|glad|able|can|pleased) to confirm|(?:I|we) (?:can )?(?:confirm|assure)|rest assured|ich kann (?:sie|dich) beruhigen|seien sie beruhigt|es besteht kein(?:e|erlei)? (?:gefahr|risiko)",
    '(?:已经?|现在)安全|可以安全地|没有(?:任何)?(?:危险|风险)',
  ),
];

/** Without energy, proved or secured: each word has this sense of equipment. */
const gone =
  'isolated|de-?energi[sz]ed|locked[ -](?:out|off)|tagged[ -]out|(?:proved|proven|tested) dead|dead now|depressuri[sz]ed|gas-?free|made safe|free of (?:energy|gas|voltage|pressure)|voltage-?free|at zero energy|without (?:power|energy|voltage|pressure)|secured against (?:re)?start\\w*';
const isGone = [
  latin(
    `(?:(?:is|are|it's|they're)(?: (?:now|already|still|completely|fully|all|safely|properly))*|(?:has|have|'ve|'s) (?:now |already |just |all )*been(?: (?:fully|safely|properly|completely))?) (?:${gone})(?! (?:by \\p{L}+ing|within|before|from the|for at least|at))`,
  ),
  latin(
    '(?:ist|sind)(?: (?:jetzt|nun|bereits|schon|vollständig|sicher|\\S+ig))* (?:freigeschaltet|spannungsfrei|spannungslos|stromlos|drucklos|energielos|energiefrei|gegen wiedereinschalten gesichert)|(?:ist|sind|wurden?)(?: \\S+){0,4} freigeschaltet(?: worden)?',
  ),
  either('(?!)', '(?:已经?|现已|均已|全部|已被)(?:经|被|完全|安全)?(?:断电|隔离|挂牌|上锁|泄压|停电|验电|切断|放空|接地)|(?:没有?|无)(?:电|压力|能量|电压)了?'),
  either(
    'no (?:residual|stored|remaining|hazardous|live) (?:energy|pressure|voltage|gas)|all (?:\\S+ )?(?:energy|energies|sources?)(?: \\S+){0,4} (?:removed|off|gone|isolated|cut|dissipated|discharged)|(?:energy|power|voltage)(?: supply)? (?:is|are|has been) (?:now |already )*(?:off|cut|gone|removed|out)',
    '能量(?:已|都)(?:释放|切断|清除)|电源已(?:切断|断开|关闭)',
  ),
];
/** The procedure reported as done: "LOTO complete", "permit granted". */
const done = either(
  '(?:loto|lock-?out(?:[ /-]?tag-?out)?|tag-?out|isolation|zero[ -]energy|(?:work |entry |hot[ -]work )?permit|gas test|freischaltung|spannungsfreiheit|freigabe\\w*|erlaubnisschein)(?: (?:is|has|have|been|was|now|already|all|ist|wurde|liegt|bereits))* (?:complete|completed|done|confirmed|verified|in place|applied|granted|issued(?! by)|given|signed|approved|cleared|erledigt|erteilt|bestätigt|abgeschlossen|vor|vorhanden|geprüft|durchgeführt)',
  '(?:上锁|挂牌|隔离|断电|验电|许可证|作业票|工作票)(?:已|都)?(?:经|被)?(?:完成|做好|批准|签发|确认|办好|通过)',
);
/** The same of a named thing, and work set free: "the isolation of the dryer has been completed", "work may start". */
const released = either(
  '(?:loto|lock-?out|isolation|gas test|freischaltung) (?:of|on|for|at|der|des|von|an)(?: \\S+){1,4}? (?:is|are|has been|have been|ist|wurde) (?:now |already |fully )*(?:complete|completed|done|confirmed|verified|in place|applied|abgeschlossen|erledigt|bestätigt|geprüft|durchgeführt)|(?:the )?work(?: on(?: \\S+){1,3})? (?:may|can) (?:now )?(?:start|begin|proceed|commence|resume|go ahead)(?=(?: now| at once| immediately)?\\s*(?:$|[,!]))|arbeit(?:en)? (?:darf|dürfen|kann|können) (?:jetzt |nun |sofort )?(?:beginnen|anfangen|losgehen)',
  '可以(?:开始)?(?:作业|施工|检修)了',
);
/** Nobody can promise that a machine stays still. */
const staysStill = either(
  "nothing (?:can|will) (?:\\S+ )?(?:move|start|happen|fall|run|turn)|(?:cannot|can't|will not|won't|is not going to|isn't going to) (?:\\S+ )?(?:start|restart|move|run|turn|come (?:back )?on|kick in)(?: \\S+){0,3} (?:while you|with you|on you|when you|as you|during your|unexpectedly|by itself|on its own|any ?more)|kann (?:\\S+ ){0,3}nicht (?:mehr )?(?:anlaufen|starten|losgehen|sich bewegen)|läuft (?:\\S+ ){0,3}(?:nicht mehr|bestimmt nicht|garantiert nicht) (?:an|los)",
  '不会(?:再|突然|自己)?(?:启动|转动|动作|动)',
);

const permission = either(
  "(?:you|we|they|the crew)(?:'re| are)? (?:may|can|could|should|free to|clear to|cleared to|good to|okay to|ok to|allowed to|ready to)|go (?:ahead|on|in)|carry on|feel free|proceed|good to go|(?:start|begin|get to) (?:the )?(?:work\\w*|repairs?|job)|get (?:started|going|in|on with)|(?:climb|reach|crawl|step|lean) (?:in|into|inside|under|over|past)|open (?:it|the)|enter|put your (?:hand|arm)s?|(?:sie|du|ihr) (?:können|dürfen|kannst|darfst|könnt)|(?:können|dürfen) sie|legen sie los|fangen sie an|steigen sie|greifen sie|öffnen sie|weitermachen|an die arbeit",
  '可以(?:开始|打开|进入|检修|放心|拆|动手|作业)|放心|直接(?:打开|进入|拆)|开始(?:检修|作业|工作)',
);
/** States of every day, which only together with a permission declare something. */
const still = either(
  `${gone}|dead|off|stopped|at rest|standing still|drained|empty|emptied|closed|shut|vented|cold|cooled(?: down)?|disconnected|unplugged|no longer (?:live|running|turning|moving|hot|under pressure)|not (?:running|turning|moving|live)|powered (?:down|off)|switched off|shut down|locked|verified|aus|abgeschaltet|ausgeschaltet|abgesperrt|steht|leer|entleert|entlüftet|geschlossen|kalt|abgekühlt|spannungsfrei|stromlos|drucklos|freigeschaltet|gesichert`,
  '停(?:了|机|止)|关(?:闭|了|好)|排空|冷却|没电|断电|隔离|锁(?:好|上)',
);

const protectiveMeasure = either(
  'lock(?:ing|ed)?[ -]?(?:it |them )?(?:out|off)|lock-?outs?|loto|tag(?:ging)?[ -]?out|isolat(?:e|es|ed|ing|ion)|(?:\\S+ )?permits?(?: to work)?|pad-?locks?|locks|de-?energi[sz]\\w*|depressuri[sz]\\w*|gas[ -](?:test|check|measure)\\w*|voltage (?:test|check)s?|prov(?:e|ing) (?:it )?dead|try(?:ing)?[ -]?(?:out|to start|start\\w*)|test(?:ing)? (?:for )?(?:dead|zero energy)|verif\\w+|(?:be |is |to be )?(?:cold|cool(?:ed)?|empt(?:y|ied)|drained|vented|stopped|relieved)(?=.{0,20} (?:before|to be|when))|ppe|gloves|goggles|harness|stand-?by (?:man|person)|attendant|two-person rule|second person|freischalt\\w*|frei(?:zu)?schalten|freigabeschein\\w*|erlaubnisschein\\w*|arbeitserlaubnis|vorhängeschl\\w*|spannungsprüfung|freimess\\w*|schutzausrüstung|zweite (?:person|mann)',
  '上锁|挂牌|隔离|断电|作业票|许可证|工作票|验电|测爆|气体检测|泄压|防护用品|监护人',
);
const unneeded = either(
  "(?:there(?: is|'s) )?no need|no (?:\\S+ ){1,4}(?:is|are|was) (?:needed|required|necessary)|needless|unnecessary|not (?:be )?(?:necessary|needed|required|worth)|(?:isn't|aren't|won't be) (?:necessary|needed|required|worth)|(?:do|does|did)(?: not|n't) (?:need|have to|require|bother)|need(?:n't| not)|not have to|superfluous|pointless|overkill|waived|optional|can (?:be )?(?:skip\\w*|omit\\w*|wait|left out|dispensed with)|skip|omit|forget(?: about)?|never mind|do without|dispense with|nicht (?:nötig|notwendig|erforderlich|vorgeschrieben)|unnötig|überflüssig|entfällt|entfallen|(?:brauch\\w*|benötig\\w*)(?: \\S+){0,5} (?:nicht|kein\\w*)|verzichte\\w*|sparen|lassen (?:\\S+ ){0,3}weg",
  '不用|不需要|无需|不必|没必要|免(?:了|去|除)|跳过|省(?:略|去|掉)|可以不',
);

/** True for a sentence that declares something safe, isolated or permitted. */
export function declaresSafe(sentence: string): boolean {
  if (question.test(sentence)) return false;
  return partsOf(sentence).some((part) => declares(part)) || (permission.test(sentence) && stillWithout(sentence));
}

function declares(part: string): boolean {
  const sure = (pattern: RegExp): boolean => {
    const match = pattern.exec(part);
    return match !== null && !doubt.test(part.slice(0, match.index)) && !/\b(?:only (?:when|after|if|once)|erst wenn|unless|until)\b/iu.test(part);
  };
  if (safe.some(sure) || (staysStill.test(part) && !/\b(?:if|unless|until)\b|wenn|falls|如果/iu.test(part))) return true;
  return !condition.test(part) && [...isGone, done, released].some(sure);
}

const isSo = either("is|are|was|were|has been|have been|it's|ist|sind|wurde|wurden", '已|了');

/** "The agitator is off, climb in": a state of now as the reason of a permission. */
function stillWithout(sentence: string): boolean {
  if (condition.test(sentence) || forbidden.test(sentence) || doubt.test(sentence)) return false;
  return isSo.test(sentence) && still.test(sentence) && /[,;:，；—–]|\b(?:and|so|und)\b/u.test(sentence);
}

/**
 * True for a sentence that says somebody need not protect themselves: of here and now, or in the writer's own words. What a source states as a rule is a
 * quotation (`quoted`).
 */
export function waivesProtection(sentence: string, quoted: boolean): boolean {
  if (question.test(sentence)) return false;
  return partsOf(sentence).some((part) => {
    const waived = unneeded.exec(part);
    if (waived === null) return false;
    const before = part.slice(0, waived.index);
    return protectiveMeasure.test(part) && !forbidden.test(before) && (!quoted || deictic.test(part));
  });
}

const goesIn = either(
  'open(?:ing|ed)?|entered|removed|loosened|touched|cleaned|unscrewed|dismantled|worked on|enter(?:ing)?|remov(?:e|ing)|reach(?:ing)?|loosen(?:ing)?|touch(?:ing)?|clean(?:ing)?|unscrew(?:ing)?|dismantl(?:e|ing)|climb(?:ing)?|put (?:your|a) hands?|öffnen|betreten|entfernen|hineingreifen|greifen|lösen|berühren|reinigen|abschrauben|abnehmen',
  '打开|进入|拆|伸手|松开|触摸|清洁|清理',
);
const allows = either(
  "(?:you|we|they|one) (?:may|can|could)|(?:may|can|could) (?:safely |also |even |still )?be (?:opened|entered|removed|loosened|cleaned|touched|unscrewed|dismantled|worked on)|(?:it is|it's|is) (?:ok|okay|fine|allowed|permitted|possible|acceptable)|go ahead|feel free|no need to stop|(?:sie|du|man) (?:können|dürfen|kannst|darfst|kann|darf)|(?:können|dürfen|kann|darf) (?:sie|man|du)",
  '可以|允许|能',
);
const inOperation = either(
  'while (?:\\S+ ){0,6}(?:running|turning|rotating|energi[sz]ed|live|pressuri[sz]ed|moving|in operation|runs|turns|moves)|(?:while|when) under (?:pressure|voltage)|with (?:the )?(?:power|machine|pump|drive|motor|\\S+) (?:on|running)|under (?:full |residual )?(?:pressure|voltage|load|vacuum)|without stopping|bei laufende[rmn]|während (?:\\S+ ){0,5}läuft|unter (?:spannung|druck)',
  '运行(?:中|时|期间)|运转(?:中|时)|带电|带压|不停机',
);

/** Leave to begin, in the writer's own name or as things stand now: nobody has looked. */
const ownLeave = either(
  "you have (?:my|our|full|the) (?:permission|approval|consent|go-?ahead|clearance|blessing|ok|okay)|(?:i|we) (?:hereby )?(?:permit|approve|authori[sz]e|allow|clear) (?:you|the work|it|this)|(?:it is|it's|that is|that's) (?:perfectly |absolutely |quite |all )?(?:fine|ok|okay|alright|right|in order|no problem) to (?:\\p{L}+ ){0,2}(?:work|start|open|enter|go|begin|proceed|reach|touch|remove|continue|clean|climb)(?:\\p{L}+ ?)*(?: on it| in)?(?: now)?|you(?:'re| are) (?:good|free|clear|set|cleared) to (?:go|start|begin|work|enter|open|proceed)|you (?:can|may|could) (?:now |safely |just |simply )?(?:start|begin|proceed with|go ahead with|get on with|carry on with|carry out|continue with) (?:the |this |that |your )?(?:job|works?|repairs?|task|maintenance)|(?:sie|du) (?:haben|hast) (?:meine|die) (?:erlaubnis|freigabe|zustimmung)|(?:es ist|das ist) (?:in ordnung|okay|ok), (?:jetzt )?(?:daran |darin )?zu (?:arbeiten|beginnen|öffnen)",
  '(?:我|我们)(?:允许|批准|同意|授权)|(?:得到|有)我的(?:许可|批准|同意)|现在可以(?:开始|动手|进入|打开)',
);

/** True for a leave to begin that the copilot gives itself. A rule that a source states word for word is a quotation (`quoted`). */
export function givesLeave(sentence: string, quoted: boolean): boolean {
  return !quoted && !question.test(sentence) && !forbidden.test(sentence) && !condition.test(sentence) && ownLeave.test(sentence);
}

/** True for a permission to reach into what runs or is live: only a source in force that says it word for word may give one. */
export function permitsLiveWork(sentence: string): boolean {
  if (question.test(sentence) || forbidden.test(sentence)) return false;
  return allows.test(sentence) && goesIn.test(sentence) && inOperation.test(sentence);
}

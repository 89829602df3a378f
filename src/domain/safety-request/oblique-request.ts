import { isCountered, isInformational } from './frames.js';
import { anyOf, type Clause } from './wording.js';

/** The kinds that this file finds. */
export type ObliqueKind = 'defeat' | 'move-limit' | 'declaration' | 'permit' | 'skip-isolation' | 'hazard' | 'ranking' | 'product' | 'falsify';

const record = anyOf(
  [
    '(?:log|logs|log ?book|record|records|recorder|chart|sheet|sheets|report|journal|entry|entries|trace|form|check ?list|hand-?over|audit trail|history|readings?|checks?|calibration|signature|paperwork|certificate)',
    '(?:schicht|prüf)?(?:buch|protokoll\\w*|eintr[aä]g\\w*|nachweis\\w*|liste|bericht\\w*|werte|prüfung\\w*|aufzeichnung\\w*|temperaturen)',
  ],
  ['记录|日志|台账|报告|曲线|数据|交接'],
);
const heldProduct = anyOf(
  ['(?:batch|product|milk|pallets?|lots?|stock|goods|load|cans?|bottles|rejects?|tank|truck)', '(?:milch|charge|ware|produkt|paletten?|partie)'],
  ['奶|产品|货|批'],
);
const unfit = anyOf(
  [
    '(?:diverted|divert(?:s|ing|ed)? for|under-?(?:temperature|pasteuri[sz]ed|heated|weight)|below (?:the )?(?:legal |divert )?temperature|too cold|dipped|(?:was|were|fell|dropped) (?:\\S+ ){0,3}(?:under|below)|on (?:quality )?hold|quarantine\\w*|blocked by quality|failed|out of (?:spec|limits?|tolerance)|not (?:yet )?(?:released|tested)|rejects?|cut short|skipped|not finished|short(?:ened)? cip|contaminat\\w*)',
    '(?:umgeleitet\\w*|unter \\d+|zu kalt|gesperrt\\w*|durchgefallen|abgebrochen\\w*|nicht freigegeben\\w*|unterschritten)',
  ],
  ['分流|温度低|没到温|扣(?:的|留|了)|不合格|没洗完|待检|没通过'],
);
const sendOn = anyOf(
  [
    '(?:send|pass|pump|push|run|let|put) (?:\\S+ ){0,5}(?:on|through|out|anyway|into|in|forward)|fill (?:it|them|the \\S+)|keep (?:filling|packing|producing|running)|ship\\w*|release\\w*|sell|dispatch\\w*|blend\\w*|mix (?:it|them) (?:in|into)|use (?:it|that|them)|goes? out|start (?:production|filling|packing|up)|carry on|get (?:it|them|this|that) out|bottle it|so (?:that )?(?:we|it|the) (?:\\S+ ){0,3}(?:hit|make|reach|goes|leave|out|can)',
    '(?:abfüll\\w*|freigeb\\w*|gib (?:\\S+ ){0,5}frei|ausliefer\\w*|verladen|weiter(?:leiten|fahren|laufen|produzieren)|verwenden|beimischen|losfahren)',
  ],
  ['灌装|放行|发货|出货|照样|用掉|混(?:进|入)|先(?:放|发|走)|继续'],
);
const regardless = anyOf(
  [
    "(?:anyway|any ?how|regardless|all the same|just|quick\\w*|nobody|fudge|can we|could we|can i|let'?s|so (?:that )?|before the|trotz\\w*|einfach|wartet|schnell)",
    '(?:please|release|send|skip|turn|ship)',
  ],
  ['照样|先|直接|算了|行不行|行吗|可以吗|吧'],
);
const livingMachine = anyOf(
  [
    "(?:while|as|when|with) (?:\\S+ ){0,3}(?:is |'s |are |still |it's |she's |he's )?(?:running|turning|moving|ticking over|inching|rotating|spinning|live|energi[sz]ed|going|on|under (?:pressure|power))|ticking over|just (?:with )?(?:the )?(?:stop|breaker|switch|e-?stop)(?: \\S+){0,3}|(?:only|just) (?:switched|turned) off|(?:haven't|don't have|no|without|out of) (?:any )?(?:locks?|lockout|tags?|isolation|paperwork|permit|gas test\\w*)|stands? (?:at|by|next to) the (?:panel|switch|start|controls)|no need to (?:lock|isolate)|all the paperwork|skip (?:the )?(?:zero energy|isolation|lock\\w*|verification)|(?:two|five|one|couple of|few) minute|hot swap|(?:bus|circuit|line|panel) live",
    '(?:während|wenn|bei) (?:\\S+ ){0,4}(?:läuft|dreht|laufend\\w*)|nur schnell|auch so|dauert zu lange|ohne (?:schloss|freischalt\\w*|abschalt\\w*)',
  ],
  ['转着|运行中|开着|不停机|不上锁|就(?:一|两|几)分钟|没断电|带电'],
);
const bodyIn = anyOf(
  [
    '(?:reach|climb|crawl|get|go|step|put|stick|lean|squeeze) (?:\\S+ ){0,4}(?:in|into|past|under|inside|through|over|between|behind)|clear\\w* (?:\\S+ ){0,4}by hand|by hand|(?:open|crack|undo|loosen|change|swap|replace|grease|oil|clean|fix|pull|take out|fish|grab)\\w* ',
    '(?:rein(?:greif|geh|kriech|steig)\\w*|greif\\w* (?:\\S+ ){0,4}(?:rein|hinein)|raushol\\w*|rausnehm\\w*|tausch\\w*|wechs\\w*|öffne\\w*|schmier\\w*)',
  ],
  ['伸|掏|钻|进(?:去|罐)|换|拆|打开|清'],
);
const otherLock = anyOf(
  [
    '(?:lock|padlock|tag)s?(?: \\S+){0,8} (?:dave|colleague|somebody|someone|mate|guy|his|her|gone home|left|off shift|holiday)|(?:colleague|someone|somebody|mate|guy|other|his|her)\\S* (?:\\S+ ){0,2}(?:lock|padlock|tag)s?',
  ],
  ['别人的锁|同事的锁|他的锁|人家的锁'],
);
const lockOff = anyOf(
  [
    '(?:get|take|cut|pull|prise|pry|remove|break|pick)\\w* (?:\\S+ ){0,4}(?:off|open|away|it)|(?:ab|weg)(?:bekomm|krieg|nehm|mach)\\w*|bekomme (?:\\S+ ){0,2}ab',
  ],
  ['弄(?:下|开|掉)|剪|撬|拿掉|打开|取下'],
);
const guardThing = anyOf(
  [
    '(?:door|gate|guard|hood|cover|lid|fence|manway|hatch|limit|float|jam|level|flow|pressure|temperature|speed|vibration|safety|protection|interlock\\w*|permissive\\w*|e-?stop\\w*|emergency|relay|cut-?off|cut-?out|trip|scanner|curtain|eye|photo\\S*|probe|sensor|thermometer|detector|divert\\w*|diversion|valve|two-?hand|monitor|switch\\w*|mushroom|legal|relief|holding tube|light beam)',
    '(?:tür\\w*|haube\\w*|\\w*schalter\\w*|\\w*kontakt\\w*|lichtschranke\\w*|not-?halt\\w*|fühler\\w*|freigabe\\w*|verriegel\\w*|schutz\\w*|regler)',
  ],
  ['门|护罩|光电|光幕|急停|联锁|允许|保护|探头|传感器|开关|水位|液位'],
);
const trickery = anyOf(
  [
    "so (?:that )?(?:it|the \\S+(?: \\S+){0,2}|she) (?:thinks?|believes?|ignores?|sees?|stays?|never|doesn't|won't|can (?:go|keep))|thinks? it'?s|(?:ignore|ignores|ignoring) the|leave the key in|foil over|cable ?tie|spare (?:actuator|tongue|key|magnet)|swap \\S+(?: \\S+){0,5} for a (?:plug|link|wire|blank|dummy|resistor)|small enough that|(?:by hand|manually) in the (?:controller|plc|program|logic)|force table|(?:need|have) to show so|with a (?:screwdriver|coin|magnet|wedge|spoon|zip ?tie)|beat the|nobody triggers|(?:write|put|set) (?:a |it to |to )?(?:one|1|true) (?:to|in|on)|closed bit|do the job\\b|what do i (?:pull|bridge|unplug|lift)|which (?:two )?(?:wires?|terminals?|contactor)",
    '(?:klemm\\w* ich|steck\\w* ich|gib dem (?:regler|system|programm)|misst|glaubt|totleg\\w*|ruhig (?:bekomm|krieg)\\w*|drunterklemm\\w*)',
  ],
  ['塞|骗|不再停|别停|改成1|给它一个|固定的|先不用|垫'],
);
const wholesale = anyOf(
  ['(?:all|every|everything|which)(?: \\S+){0,3} ?(?:alarms?)?|alarms?(?: \\S+){0,3} (?:all|off)', '(?:alle|sämtliche) alarme?'],
  ['(?:全|都|所有).{0,6}报警|报警.{0,4}(?:全|都)'],
);
const quiet = anyOf(
  [
    '(?:switch|turn|shut|put) (?:\\S+ ){0,5}(?:off|down)|suppress\\w*|shelv\\w*|silenc\\w*|mut(?:e|ing)|disabl\\w*|kill|hide|raise (?:all|every) (?:\\S+ ){0,2}limits?|get rid of',
    '(?:schalt\\w* (?:\\S+ ){0,5}(?:weg|ab|aus)|unterdrück\\w*|stumm\\w*|zurückstell\\w*|ausblend\\w*)',
  ],
  ['关|屏蔽|静音|搁置|抑制'],
);
const forPeace = anyOf(
  [
    '(?:peace|quiet|shift (?:is over|ends)|end of (?:the )?shift|until|till|for the (?:night|shift|weekend|visit|audit)|night|audit|visit|inspection|looks? (?:clean|good|nice)|annoying|except trips|ruhe|bis (?:die|zum|zur)|schicht um)',
  ],
  ['吵|安静|到下班|检查|今晚'],
);
const forgery = anyOf(
  [
    "back-?dat\\w*|fak\\w+|falsif\\w*|invent\\w*|make up|made-?up|fudg\\w*|doctor\\w*|forg(?:e|ing)|plausible|(?:delete|erase|wipe|remove|lose|drop|hide) (?:\\S+ ){0,8}(?:from|in|of)|fill in (?:\\S+ ){0,8}(?:missed|forgot|skipped|didn't|not taken)|(?:change|move|shift|alter) the (?:time|date|timestamp)|round (?:\\S+ ){0,5}(?:up|down) to|sign (?:\\S+ ){0,6}for me|look (?:flat|clean|normal|fine|good)|(?:i|we) (?:forgot|missed|skipped|didn't do) (?:them|it|that)|even though (?:it|they|we|i) (?:\\S+ ){0,2}(?:wasn't|weren't|didn't|hadn't|not)|although (?:it|they) (?:wasn't|weren't)|as if",
    'rückdatier\\w*|erfind\\w*|fälsch\\w*|beschönig\\w*|(?:lösch|entfern)\\w* (?:\\S+ ){0,6}(?:aus|eintrag)|trag\\w* (?:\\S+ ){0,8}(?:einfach|normale|passende)|obwohl (?:\\S+ ){0,6}nicht',
  ],
  ['倒签|补(?:上|抄|录).{0,8}正常|编(?:造|一)|改(?:时间|日期)|删(?:掉|除|了)|伪造|漏(?:抄|记|测)'],
);

const enteringChemistry = anyOf(
  [
    '(?:tip|pour|dump|drain|empty|put|mix|combine|add)\\w* (?:\\S+ ){0,5}(?:caustic|acid|lye|bleach|chlorine|hypochlorite|peracetic\\S*|cleaner)(?: \\S+){0,6} (?:into|with|in|and|to|onto) (?:\\S+ ){0,3}(?:caustic|acid|lye|bleach|chlorine|hypochlorite|peracetic\\S*|cleaner|drain|river|sewer)',
    '(?:vent|release|get|blow|let)\\w* (?:\\S+ ){0,3}(?:ammonia|refrigerant|gas|freon)(?: \\S+){0,4} (?:out|outside|off|away|into the air|without)',
    '(?:kipp|misch|schütt)\\w* (?:\\S+ ){0,5}(?:lauge|säure|chlor)\\w*',
  ],
  ['(?:把|将)?.{0,4}(?:碱|酸|氯).{0,4}(?:倒|混|掺)', '制冷剂.{0,4}放'],
);
const stampsPermit = anyOf(
  [
    '(?:tick|sign|stamp|approve|extend|renew|issue|close|backdate|fill in|validate|initial|put (?:a|my|the) (?:\\S+ )?(?:tick|name|signature|stamp) (?:on|under))(?:\\S* )(?:\\S+ ){0,5}permits?',
    '(?:unterschreib|verlänger|stemp\\w*|genehmig)\\w* (?:\\S+ ){0,5}(?:erlaubnis|freigabe)\\w*',
  ],
  ['(?:签|批|延).{0,6}(?:作业票|许可)'],
);
const movesLimit = anyOf(
  [
    '(?:trip|cut-?out|cut-?off|shut-?down|protection|divert\\w*|relief|low flow|high level|limit|interlock)(?: \\S+){0,6} (?:make it|put it (?:to|up|at)|take it (?:to|up|down)|another \\S+ (?:seconds?|minutes?|degrees?))',
    '(?:drop|raise|lower|lift|back off|wind up|nudge|bump|shift|stretch|widen)\\w* (?:\\S+ ){0,2}(?:trip|cut-?out|cut-?off|divert\\w*|legal|relief|protection|shut-?down|low-?low|high-?high)(?: \\S+){0,6} (?:degrees?|percent|bit|notch|seconds?|bar|mm/s|half|\\d+)',
    'mach\\w* (?:\\S+ ){0,2}(?:abschalt\\w*|auslöse\\w*)(?: \\S+){0,5} (?:höher|tiefer|größer|später)',
  ],
  ['(?:跳闸|停机|保护)(?:值|限).{0,6}(?:调|改|抬|放)'],
);
const safeNow = anyOf(
  [
    "(?:is|are|'s) (?:\\S+ ){0,2}(?:isolated|dead|off|safe|locked out|de-?energi[sz]ed|gas[- ]?free|depressuri[sz]ed|clear)(?: \\S+){0,4} (?:and |so |now |then )+(?:i|we) (?:can|may|could)",
    '(?:so|then|right|ok)(?: \\S+){0,4} (?:isolated|dead|safe|de-?energi[sz]ed)(?: \\S+){0,3}(?: start| go| begin| enter| open)',
    "(?:tell me|confirm|say|promise)(?: \\S+){0,3} (?:it'?s|it is|that)(?: \\S+){0,4} (?:ok|okay|safe|dead|isolated|fine|clear)",
    '(?:good|ok|okay|fine|safe|clear) to (?:go in|enter|climb in|reach in|start work|open|touch|work on)',
    'shows? (?:zero|nothing|0)(?: \\S+){0,4} can (?:i|we) (?:crack|open|undo|loosen|break)',
    '(?:sag|bestätig)\\w* mir (?:\\S+ ){0,3}(?:dass|das)(?: \\S+){0,4} (?:drucklos|stromlos|sicher|spannungsfrei)|(?:strom|druck|spannungs)(?:los|frei)(?: \\S+){0,3} (?:kann|darf) ich',
  ],
  ['(?:断电|停了|泄压).{0,4}可以.{0,6}(?:伸手|进|拆|打开)', '(?:告诉|确认).{0,8}安全'],
);
const blames = anyOf(
  [
    "who (?:should|gets?|is going to) (?:\\S+ )?(?:get |take |carry )?(?:the )?blam\\w*|whom? (?:do|can|should) (?:i|we) blame|who(?:'s| is) (?:\\S+ )?(?:to blame|at fault)",
    'wer ist schuld',
  ],
  ['(?:怪|算)谁'],
);
const rule = anyOf(
  [
    'polic(?:y|ies)|procedure|manual|allowed|permitted|who (?:may|can|must|approves?|decides?|releases?)|what happens (?:to|if|when)|how long may|required|richtlinie|darf|erlaubt|wer (?:darf|gibt)',
  ],
  ['规定|允许|谁'],
);
/** The work is to be stopped, reported or undone: the honest wish beside the same words. */
const honestWish = anyOf(
  [
    '(?:after (?:isolat|lock)\\w*|safely|how does|how do (?:we|you) stop|prevent\\w*|report\\w*|whom do i tell|what now|work ?order|ticket|replac\\w+ (?:after|the (?:faulty|broken|damaged))|part number|stays? stopped|refitted|training|explain|work\\? )',
    '(?:nach dem freischalten|arbeitsauftrag|melde\\w*)',
  ],
  ['工单|怎么上报|之前要'],
);

type Rule = Readonly<{ kind: ObliqueKind; act: RegExp; all: readonly RegExp[] }>;

/** `act` stands in the clause that asks; what it is done to and what gives the intent away may stand anywhere in the request. */
const rules: readonly Rule[] = [
  { kind: 'falsify', act: forgery, all: [record] },
  { kind: 'product', act: sendOn, all: [heldProduct, unfit, regardless] },
  { kind: 'skip-isolation', act: lockOff, all: [otherLock] },
  { kind: 'skip-isolation', act: bodyIn, all: [livingMachine] },
  { kind: 'skip-isolation', act: livingMachine, all: [bodyIn] },
  { kind: 'hazard', act: enteringChemistry, all: [] },
  { kind: 'permit', act: stampsPermit, all: [] },
  { kind: 'move-limit', act: movesLimit, all: [] },
  { kind: 'defeat', act: quiet, all: [wholesale, forPeace] },
  { kind: 'defeat', act: trickery, all: [guardThing] },
  { kind: 'declaration', act: safeNow, all: [] },
];
/** A question for the means is a wish, whatever it begins with. */
const wishes = /\b(?:do|can|could|shall|should|would) (?:i|we)\b|\bso (?:that|the|it|we)\b|\b(?:ich|wir)\b|^(?:把|帮|给|让)/u;
const corrects = anyOf(['correct\\w*|wrong entry|mistake|typo|falsche\\w* eintr\\w*|korrigier\\w*'], ['更正|写错|改正']);

/**
 * Requests that want a protective function, product safety, a true record or an isolation got round, and name neither the function nor the act by
 * its name: judged by the act, what it is done to, and the mark of the intent together. None of the three decides alone.
 */
export function obliqueRequest(clause: Clause, text: string): ObliqueKind | null {
  if (blames.test(clause.text)) return 'ranking';
  if ((isInformational(clause) && !wishes.test(clause.text)) || rule.test(text) || honestWish.test(text)) return null;
  for (const { kind, act, all } of rules) {
    const match = act.exec(kind === 'move-limit' ? text : clause.text);
    if (match === null || !all.every((pattern) => pattern.test(text))) continue;
    if (kind === 'falsify' && corrects.test(text)) continue;
    if (!isCountered(clause.text, match.index) || kind === 'skip-isolation' || kind === 'falsify') return kind;
  }
  return null;
}

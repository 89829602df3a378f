import { anyOf } from './wording.js';

/** What protects people, product or plant by itself; English, German, Chinese. */
export const safetyFunction = anyOf(
  [
    'inter-?locks?(?:ing|ed)?',
    'permissives?',
    'e[ -]?stops?',
    'emergency[ -](?:stop|off|shut-?down|shut-?off|button|switch|brake|chain)\\w*',
    'esd',
    '(?:machine |process |functional )?safety(?:[ -]\\w+)?',
    'safe-?guard\\w*',
    '(?:\\w+ )?guards?(?:ing)?',
    'light[ -](?:curtain|grid|barrier)s?',
    '(?:laser |area |safety )scanners?',
    'two[ -]hand\\w*(?: \\w+)?',
    'dead[ -]?man\\w*',
    'enabling (?:switch|device|pedal)\\w*',
    'trips?',
    'shut-?downs?',
    'cut-?(?:outs?|offs?)',
    'limiters?',
    '(?:end|limit)[ -]switch\\w*',
    "(?:gate|door|hood|cover|lid|hatch|hinge|access|fence)(?:'s)? (?:\\w+ )?(?:switch|lock|contact|sensor|interlock|magnet)\\w*",
    '(?:flow[ -])?divert(?:er)?(?: valve)?',
    'flow[ -]diversion\\w*',
    '(?:pressure |safety )?relief(?: valve)?s?',
    'guard locks?|(?:start|run) buttons?(?= pressed)',
    '(?:rupture|bursting) dis[ck]s?',
    '(?:gas|fire|smoke|flame|leak|oxygen|co|h2s) (?:detect\\w+|alarms?|monitors?|sensors?|guards?|supervision|eye)',
    'sprinklers?|fire \\w+|leak detection|(?:pre-?)?purge(?: time)?',
    '(?:over|under)[ -]?(?:speed|load|pressure|temperature|temp|fill|current|voltage|travel)(?: \\w+)?',
    'low[ -]water',
    'low[ -]?low|lo[ -]?lo|high[ -]?high|hi[ -]?hi',
    '(?:motor |machine |thermal |burner )?protection\\w*|protective \\w+',
    'tilt (?:sensor|switch)\\w*',
    'safety mats?|pressure mats?|bumper switch\\w*',
    'fail-?safes?',
    'anti-?collision \\w+',
    // German
    '\\w*verriegelung\\w*',
    'not-?(?:halt|aus|stopp?)\\w*',
    '\\w*schutz(?!kleid|brill|hand|art)\\w*',
    '\\w*sicherheits\\w*',
    '\\w*sicherung(?!s)\\w*',
    'licht(?:vorhang|gitter|schranke)\\w*|lichtvorhänge\\w*',
    '(?:tür|hauben|deckel|klappen|gitter|end|positions)(?:end)?(?:schalter|kontakt|sensor)\\w*',
    'zweihand\\w*|zustimm\\w+|totmann\\w*',
    '(?:über|unter)(?:druck|drehzahl|temperatur|füll|last|strom)\\w*',
    'wassermangel\\w*',
    '\\w*begrenzer\\w*|\\w*(?:grenzwert|grenzschalter)(?:e|s|en)?',
    '\\w*abschaltung\\w*|\\w*auslösung\\w*|abschaltgrenze\\w*',
    '(?:gas|rauch|brand|leck)(?:melder|warn|detekt)\\w*|flammen(?:wächter|überwachung)\\w*',
    '(?:um(?:schalt|lenk|leit)|umstell)\\w*(?:ventil|klappe)?',
    'freigabe(?:kette|bit|merker|signal|-merker|-bit)\\w*',
  ],
  [
    '联锁|连锁|急停|紧急停|安全(?!帽|鞋|培训)|保护(?:装置|器|功能|罩)?|护罩|防护|护栏|光幕|光栅|门(?:开关|锁|限位)|跳停|跳闸|停机保护|低低|高高|超速|超压|超温|限位|限制器|分流阀|转向阀|换向阀|泄压阀|卸压阀|爆破片|气体(?:报警|探测)|火焰(?:检测|监测)|双手(?:按钮|操作|控制)|允许(?:条件|信号)|缺水',
  ],
);

/** Things that may be part of a safety function; enough only beside an act that has no honest reading. */
export const sensingDevice = anyOf(
  [
    'sensors?|probes?|photo[ -]?(?:eye|cell|sensor)s?|photoelectric \\w+|switch(?:es)?|contacts?|detectors?|transmitters?|thermo-?couples?|rtds?|pt-?100s?|transducers?|pedals?|doors?|gates?|hoods?|lids?|alarms?|signals?|relays?|reed\\w*|inputs?',
    '[a-z]{1,4}-?\\d{1,4}[a-z]?(?:\\.\\w+)?',
    'fühler\\w*|\\w*sensor\\w*|\\w*schalter\\w*|kontakte?|messumformer\\w*|geber|\\w*alarm\\w*|\\w*signal\\w*|pedal|tür(?:en)?|haube',
  ],
  ['传感器|探头|光电|开关|触点|变送器|热电阻|热电偶|报警|信号|踏板|继电器'],
);

/** Acts whose only object can be to put a function out of action. */
export const defeatAct = anyOf(
  [
    'by-?pass(?:es|ing)?(?! (?:valve|line|pipe|duct|damper|loop|flow|channel|filter|piping|stream|bv))',
    'defeat(?:s|ing)?|circumvent\\w*|overrid(?:e|ing)(?! (?:switch|key|list|log|register|table))|over-?rul\\w+',
    'jumper(?:s|ing)?(?= (?:the|out|across|it|on|in|position|wire|from|between|terminals?|pins?|contacts?|over)|\\W*$)',
    'bridg(?:e|ing)(?= (?:the|out|across|it|over|terminals?|pins?|contacts?|\\w+ (?:and|&|to|switch|contact)))',
    'short(?:ing)?(?: out| across| circuit)?(?= (?:the|it|out|across|pins?|terminals?|contacts?|circuit the))',
    '(?:loop|jump)(?:ing)? out|forced (?:open|on|off|closed|true)|wir(?:e|ing) (?:around|out|across|past)|hot-?wir\\w+',
    'forc(?:e|ing)(?! (?:main|sensor|gauge|is|are|was|of|on|majeure|to))(?= (?:the|a|an|it|that|this|all|output|input|bit|permissive|interlock|on|off|\\w+-?\\d+|true|high|low))',
    'inhibit(?:ing)?|mut(?:e|es|ing)|suppress(?:es|ing)?|neutrali[sz](?:e|ing)|nullify(?:ing)?|sabotag\\w+|tamper(?:ing)? with',
    'trick(?:s|ing)?|fool(?:s|ing)?|cheat(?:s|ing)?|spoof\\w*|deceiv\\w+|outsmart\\w*|blind(?:ing)?(?= (?:the|it))',
    '(?<!the )tap(?:e|ing)(?! measure)(?= (?:the|over|down|up|it|on|across|shut)|\\W*$)|(?:put|stick|use) (?:some |a (?:bit|piece|strip) of |a )?(?:tape|magnet|screwdriver|wedge|coin|foil|cardboard|paper)',
    'wedg(?:e|es|ing)|prop(?:ping)? open|t(?:ie|ying)(?: it| the \\w+)? down|clamp(?:ing)?(?: the [^.,?!]+?| it)? (?:down|open)|zip-?ti(?:e|ing)|gag(?:ging)?(?= (?:the|it))',
    'out of (?:the|our|my) way|get(?:ting)? (?:around|past|rid of)|work(?:ing)? around|leav(?:e|es|ing) us alone',
    // German
    '\\w*überbrück(?!ung|t)\\w*|(?:be)?brück(?:e|en)|umgehen|umgehe|umgeht man|umgangen werden|austricks\\w*|überlist\\w*|täusch\\w*|vorgaukel\\w*|lahmleg\\w*|aushebel\\w*|manipulier(?!t)\\w*',
    'aus dem weg|aus der kette|los(?:werden)?(?= werde)|abkleb\\w*|zukleb\\w*|verkeil\\w*|festklemm\\w*|festbind\\w*|unwirksam|außer kraft|stillleg\\w*|stilllegen',
  ],
  [
    '拔(?:了|掉|下)|旁路(?!阀|管|线|门)|短接|短路(?!保护|电流)|屏蔽|绕过|绕开|骗过|糊弄|欺骗|弄掉|失效(?!了)|强制(?!性|检|执行)|顶住|顶在|别住|贴(?:住|上胶)|不理(?:它|会)?',
  ],
);

/** Acts that also have honest uses: service, replacement, stopping a machine. */
export const removalAct = anyOf(
  [
    'disabl(?:e|es|ing)|deactivat(?:e|es|ing)|disarm\\w*|kill(?:ing)?|cancel(?:ling|ing)?|eliminat\\w+',
    '(?:switch|turn|shut|put|take|power|knock)(?:s|ing)?(?: (?:it|that|this|them|the \\S+(?: \\S+){0,2}))? (?:off|out|down)',
    '(?:take|put|pull)(?:s|ing)?(?: (?:it|that|this|the \\S+(?: \\S+){0,3}))? out of (?:service|action|operation|the loop|circuit)',
    'remov(?:e|es|ing)|disconnect(?:s|ing)?|unplug\\w*|unhook\\w*|detach\\w*|pull(?:ing)? (?:the |out |a )?(?:wire|plug|fuse|cable|relay|connector)s?',
    'ignor(?:e|es|ing|ed)|skip(?:s|ping)?|delay(?:s|ing)? (?:the|it|its)|slow(?:er|ing)? ?(?:down)?|plug(?:s|ging)?(?! (?:socket|connector))|blank(?:ing)?(?: it)? off|cap(?:ping)? off|block(?:ing)? (?:off|the)',
    'silenc(?:e|ing) (?:it )?(?:permanently|for good)',
    // German
    '(?:aus|ab)(?:zu)?schalte?n?|deaktivier(?!t)\\w*|abklemm\\w*|abzieh\\w*|ausbauen|entfern(?!t|ung)\\w*|zudrehen?|zumachen|ignorier(?!t)\\w*|weglass\\w*|unterdrück(?!t)\\w*|verzöger(?!t|ung)\\w*|rausnehm\\w*|abstellen',
    'schalt\\w* (?:\\S+ ){0,6}(?:ab|aus)|klemm\\w* (?:\\S+ ){0,6}ab|zieh\\w* (?:\\S+ ){0,5}(?:ab|raus)|nehm\\w* (?:\\S+ ){0,5}(?:raus|heraus)',
    'außer betrieb',
  ],
  ['取消|关掉|关闭|停用|禁用|解除|跳过|拆掉|拆了|拔掉|断开|忽略|不管'],
);

/** Making a device report what is not so. */
export const deception = anyOf(
  [
    '(?:simulat|fak|inject|feed|emulat|pretend|falsif|dummy)\\w*',
    '(?:over-?writ|hard-?cod|freez|pin)\\w*(?: \\S+){0,5} (?:constant|fixed|value|true|1|one|to|with|at)',
    '(?:set|write|force|hold|fix)(?: \\S+){0,6} (?:permanently )?(?:to )?(?:true|false|high|constant|a fixed|permanently)',
    'resistors?(?: \\S+){0,8} (?:terminals?|across|input)',
    '(?:always|permanently)(?: \\S+){0,2} (?:seen|read|treated|taken|counted|shown) as',
    'mak(?:e|es|ing)(?: \\S+){1,7} (?:think|believe|happy|look|appear|read (?:ok|shut|closed|good))',
    '(?:always|permanently) (?:reads?|shows?|says?) (?:\\S+ )?(?:shut|closed|ok|good|true|healthy)',
    'simulier(?!t)\\w*|vortäusch\\w*|gefälscht\\w*|dauerhaft auf (?:true|1|ein|high)|fest auf (?:true|1|ein)',
  ],
  ['模拟|伪造|假(?:值|信号|数据)|写(?:死|一个.{0,6}值)|冒充'],
);
const goodValue = anyOf(
  [
    '(?:good|ok|okay|healthy|normal|valid|false|fake|dummy|constant|closed|shut|happy|true|fixed|gut\\w*|gültig\\w*|falsch\\w*)',
    '\\d+ (?:degrees?|°c|bar|%|grad)',
  ],
  ['正常|合格|好的|假|\\d+度'],
);
/** Where the deceiving begins, or -1. */
export function deceptionAt(text: string): number {
  return goodValue.test(text) ? (deception.exec(text)?.index ?? -1) : -1;
}

/** The wish that protection stays quiet or the machine goes on. */
export const keepsGoing = anyOf(
  [
    "(?:so|that|until|and)(?: \\S+){0,5} (?:never|not|no longer|doesn't|don't|won't|stops?|stays?|keeps?|goes|go on|leaves?|nobody|no one)(?: \\S+){0,4}",
    '(?:keep|let|leave|make|get)(?:s|ting|ing)?(?: \\S+){0,4} (?:run|running|going|on|producing|filling)',
    'keeps? (?:trip|stopp|shutt|kick|tak|com)\\w*|annoy\\w*|nuisance|leaves? us alone|nobody notices|too often|for (?:a|the|one|this|ten|\\d+) (?:day|days|hour|hours|minutes|week|weekend|shift|run|night|test)|until (?:the|we|friday|monday|tomorrow|shift|i|\\w+day)|during start-?up|at start-?up|permanently|for good|for now|temporarily|this once|get rid|happy',
    'nervt|ständig|dauernd|damit|weiterl(?:auf|äuf)\\w*|vorübergehend|dauerhaft|bis (?:die|zum|zur|morgen|freitag|montag)|kurz mal|für (?:heute|eine|ein paar|den)',
  ],
  ['老(?:跳|是)|总是|太烦|继续|别再|一直|暂时|一会儿|今天|永久'],
);

/** Service of the device itself. */
export const service = anyOf(
  [
    '(?:proof[ -]?)?test(?:s|ed|ing)?(?! run)|replac\\w+|repair\\w*|calibrat\\w+|inspect\\w*|clean\\w*|install\\w*|spare|order|maint\\w+|defective|broken|faulty|service(?:d| interval)|isolat\\w+|lock(?:ed|ing)? ?out|after isolation',
    'prüf\\w*|test(?:e|en|et)?|tausch\\w*|wechs\\w*|ersetz\\w*|reparier\\w*|kalibrier\\w*|reinig\\w*|defekt\\w*|freischalt\\w*|wart(?:en|ung)\\w*',
  ],
  ['测试|试验|更换|维修|校验|校准|清洁|检查|坏(?:掉|了)|隔离|上锁'],
);

/** Honest business with a safety function; whatever else is asked to be done to one is refused. */
export const honestAct = anyOf(
  [
    '(?:proof[ -]?)?test\\w*|check\\w*|inspect\\w*|verif\\w+|validat\\w+|replac\\w+|chang(?:e|ing) (?:the |a |an |my |our )?(?:defective |broken |faulty |guard |door |gate |safety |limit )?(?:switch|sensor|relay|valve|contact|battery|filter|lamp)|repair\\w*|fix\\w*|clean\\w*|align\\w*|calibrat\\w+|install\\w*|mount\\w*|fit(?:ting)?|wir(?:e|ing) up|connect\\w*|reset\\w*|re-?start\\w*|acknowledg\\w*|quit',
    'find|locat\\w+|read|see|show(?! (?:me|us) how)|explain|describe|order|buy|identif\\w+|recogni[sz]e|know|tell (?!me how)|report|log|not(?:e|ing)|record\\w*|document\\w*|draft|write|design|add|create|implement|commission\\w*|diagnos\\w+|troubleshoot\\w*|trac(?:e|ing)|restor\\w+|re-?(?:enable|instate|activate|arm)\\w*|activat\\w+|arm|use|operat\\w+|press|apply|choose|select|size|call|ask|handle|deal with|react|respond|work\\w* out why|(?:should|must|to|can) (?:i|we) do|happen\\w*|improve|maintain|learn|train|understand|compare|calculat\\w+|count|prevent\\w*|avoid\\w*|protect|make sure|ensure|start up|shelve|adjust\\w*|set(?:ting)? up|open a|raise a|interpret|search|look|get (?:a|an|the) (?:new|spare|list)|ack\\b|clear (?:the )?(?:jam|fault|alarm|message)|respond|restock|monitor',
    '(?:ge)?prüf\\w*|richt\\w* (?:\\S+ ){0,4}aus|ausricht\\w*|test\\w*|tausch\\w*|wechs\\w*|ersetz\\w*|reparier\\w*|reinig\\w*|kalibrier\\w*|einbau\\w*|anschließ\\w*|quittier\\w*|zurücksetz\\w*|finde\\w*|zeig\\w*|erklär\\w*|bestell\\w*|meld\\w*|dokumentier\\w*|schreib\\w*|erstell\\w*|wiederherstell\\w*|justier\\w*|einstell\\w*|stelle? ich \\S+ \\S+ ein|vorgehen|reagier\\w*|tun|funktionier\\w*|festhalten|eintrag\\w*|les\\w*|erkenn\\w*|verhinder\\w*',
  ],
  [
    '测试|试验|检查|更换|维修|修理|清洁|校|调整|复位|重启|找|查|看|处理|记录|报告|签发|申请|添加|编写|设计|安装|接线|恢复|理解|解释|确认报警|确认|怎么办|工作原理|设定.{0,3}方法',
  ],
);

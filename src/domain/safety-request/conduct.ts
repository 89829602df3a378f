import { anyOf } from './wording.js';

/**
 * Ideas about conduct rather than about devices: hiding something from others, working alone, working without the paper, going beyond a rating,
 * signing for another, trading safety for speed. Like those of `concepts.ts` none decides alone.
 */

const watcher =
  '(?:nobody|no ?one|anyone|anybody|(?:the |our |my )?(?:boss|manager|foreman|supervisor|lab|laboratory|quality|qa|auditors?|audit|inspectors?|inspection|authority|authorities|customers?|safety (?:man|officer|guy)|control room|shift lead\\w*|office|others?|maker|insurer|system|meter|recorder|log|historian|screen|people|it|he|she|they))';
/** Kept from those who ought to know. */
export const concealed = anyOf(
  [
    `(?:so (?:that )?|without |before |lest |unless )(?:\\S+ )?${watcher}(?: \\S+){0,4} (?:notic\\w*|find\\w*(?: \\S+)? out|see\\w*|know\\w*|hear\\w*|realis\\w*|realiz\\w*|record\\w*|register\\w*|spot\\w*|catch\\w*|log\\w*|show\\w*|ask\\w*|suspect\\w*|smell\\w*|wis\\w*)`,
    '(?:would|will|can|does) (?:ever )?(?:\\S+ ){0,2}(?:notice|find out)(?! (?:if|whether|that|why|how|what))|behind (?:\\S+ )?\\S+ back|off the (?:record|books)|under the table|on the (?:sly|quiet|side)|secretly|quietly|unnoticed|undetected|discreetly|inconspicuous\\w*|get(?:ting)? away with|keep(?:ing)? (?:\\S+ ){1,8}out of (?:the |our |my )?(?:\\S+ )?(?:report|log|book|records?|history|hand-?over|minutes|statistics|system|kpis?)|(?:not|never|n.t) (?:show|turn|come|pop|appear)(?:s|ing)?(?: up)? (?:on|in|at)|(?:disappear|vanish)(?:s|ing)?|hid(?:e|es|ing|den)|cover(?:ing)? (?:it |this |that |our tracks|my tracks)up|cover(?:ing)? (?:up|(?:our|my) tracks)|nobody (?:will|would|must|has to|should|needs to) (?:ever )?(?:know|notice|see|find|taste)',
    `heimlich|unbemerkt|unauffällig|still und leise|hinter (?:dem|seinem|ihrem) rücken|verheimlich\\w*|vertusch\\w*|verschweig\\w*|(?:ohne,? dass|damit|sodass) (?:\\S+ ){1,3}(?:\\S+ )?(?:nicht |nichts |was |etwas |es )?(?:merk\\w*|mitbekomm\\w*|mitkrieg\\w*|sieht|erfährt|auffällt|weiß)|(?:merkt|erfährt|sieht) (?:doch |ja )?(?:keiner|niemand)`,
  ],
  [
    '偷偷|悄悄|私下|暗中|瞒|不(?:让|被|叫).{0,8}(?:知道|发现|看见|看到|察觉)|别让.{0,8}(?:知道|发现|看见|看到)|没(?:有)?人(?:会)?(?:知道|发现)|不(?:留|显示).{0,4}(?:痕迹|记录)|掩盖|隐瞒',
  ],
);
/** Things a plant has to know about. */
export const accountable = anyOf(
  [
    'alarms?|trips?|stops?|stoppages?|faults?|leaks?|spills?|accidents?|incidents?|near[ -]miss\\w*|injur\\w*|temperatures?|limits?|discharges?|deviations?|overtime|hours|breaches|scrap|rejects?|failures?|damage|events?|excursions?|emissions?|complaints?|samples?|results?|readings?|ph|values?|set ?points?|weights?|alerts?|messages?|overrun|mistakes?|batch(?:es)?',
    'alarme?|auslös\\w*|störung\\w*|unfall\\w*|unfälle|leck\\w*|temperatur\\w*|grenzwert\\w*|überstunden|abweichung\\w*|ausschuss|schaden|panne|werte?|grad|gas\\w*|melder',
  ],
  ['报警|跳闸|停机|泄漏|事故|受伤|温度|超标|排放|加班|偏差|次品|损坏|参数|结果|数据'],
);

/** Without a second person. */
export const alone = anyOf(
  [
    "by (?:my|him|her|our|them|one)sel(?:f|ves)|on (?:my|his|her|our|their|one's) own|alone|single-?handed(?:ly)?|solo|just me|only me|no (?:second|other) (?:man|person|pair|one)(?: \\S+)?|nobody (?:else )?(?:is |'s )?(?:around|here|free|available|on site|there)|no ?one (?:else )?(?:is |'s )?(?:around|here|free|available|there)|without (?:a |an |any |the |my )?(?:second|watch|attendant|buddy|helper|stand-?by|partner|mate|watcher)\\w*",
    'alleine?|ohne (?:zweiten mann|kollegen|posten|aufsicht|sicherungsposten)|(?:kein|keiner|niemand) (?:\\S+ ){0,2}(?:da|hier|frei)|solo',
  ],
  ['一个人|独自|单独|没(?:有)?人(?:监护|陪|看|在)|自己(?:一个人)?(?:下|进|上|爬)'],
);
/** Places in which people suffocate, drown, burn, fall or are crushed. */
export const perilousPlace = anyOf(
  [
    'tanks?|silos?|vessels?|pits?|man-?holes?|man-?ways?|bins?|ducts?|sewers?|boilers?|cisterns?|shafts?|hoppers?|reactors?|kilns?|furnaces?|culverts?|wells?|vats?|sumps?|bunkers?|digesters?|autoclaves?|ovens?|roofs?|ladders?|masts?|gantr(?:y|ies)|cold stores?|substations?|switch ?rooms?|confined spaces?|containers?|drums?',
    'kessel\\w*|tanks?|silos?|behälter\\w*|schacht|grube|kanal|trommel|bunker|dach|dächer|leiter|ofen|fass|bottich|becken|mast',
  ],
  ['罐|仓|井|坑|釜|锅炉|池|容器|屋顶|高处|槽|炉'],
);
/** Getting into or onto it. */
export const goesIn = anyOf(
  [
    '(?:get|go|climb|crawl|hop|jump|step|slip|nip|pop|squeeze|drop|lower|head|dive|clamber|wriggle|duck)(?:s|ing|ped)?(?: \\S+){0,3} (?:in|into|inside|down|through|up|onto|on)|enter(?:s|ing)?|way (?:in|down|up)|from (?:the )?inside|inside|needs? (?:\\S+ ){0,3}(?:scrap|clean|rins|hos|shovel|swe?ep)\\w*|(?:fish|pick|fetch|get) (?:\\S+ ){0,4}(?:out|up)',
    '(?:steig|kletter|kriech|geh|spring|schlüpf|greif)\\w*|rein|hinein|einsteigen|hoch|runter|von innen',
  ],
  ['下|进|钻|爬|上|清|掏'],
);

/** The paper that allows the work is missing and is to stay so. */
export const noPaper = anyOf(
  [
    '(?:without|no|lacking|skip\\w*|missing|forget|never mind|ignor\\w*|instead of waiting for) (?:\\S+ ){0,3}?(?:permits?|papers?|paperwork|clearance|sign-?off|authori[sz]ation|approval|risk assessment|gas test|form)|(?:permits?|papers?|paperwork|permit office|issuer|form|clearance|approval)(?: \\S+){0,5} (?:closed|gone|home|late|slow|tomorrow|monday|afterwards?|later|after|expired|ran out|run out|too long|forever|missing|catch(?:es)? up)|(?:afterwards?|later) (?:\\S+ ){0,4}(?:permits?|papers?|paperwork|form)',
    '(?:ohne|kein\\w*|keiner|niemand|fehlt\\w*) (?:\\S+ ){0,4}?\\w*(?:schein|erlaubnis|freigabe|genehmigung|papier\\w*)|\\w*(?:schein|erlaubnis|freigabe|genehmigung)(?: \\S+){0,4} (?:keiner|niemand|nicht|später|nachher|nachträglich|hinterher|abgelaufen|fehlt|dauert)',
  ],
  [
    '没(?:有|办|开)?.{0,4}(?:票|证|许可|审批)|(?:票|证|许可|手续).{0,6}(?:后补|再补|补|没|过期|太慢|来不及)|不(?:办|开|走).{0,3}(?:票|证|手续|审批)|先(?:干|做|焊|动).{0,6}(?:再|后)',
  ],
);
/** Work for which people need such a paper. */
export const permitWork = anyOf(
  [
    'weld\\w*|grind\\w*|torch\\w*|braz\\w*|solder\\w*|flame|hot work|cut(?:ting)?|dig\\w*|excavat\\w*|entry|enter\\w*|climb\\w*|open(?:ing)?|break(?:ing)?|roof|job|work|start|go ahead|crack on|get going|begin',
    'schweiß\\w*|schleif\\w*|flex\\w*|brenn\\w*|löt\\w*|grab\\w*|einsteig\\w*|befahr\\w*|öffn\\w*|anfangen|loslegen|arbeit\\w*|mach\\w*',
  ],
  ['焊|打磨|切割|动火|挖|进罐|下罐|登高|开工|干|作业'],
);
/** Doing it all the same. */
export const allTheSame = anyOf(
  [
    "anyway|all the same|regardless|just|quick\\w*|go ahead|how (?:do|can|could|would|should) (?:we|i)|(?:can|could|shall) (?:we|i)|let'?s|still|meanwhile|only (?:a|two|five|ten|takes)",
    'trotzdem|dennoch|kurz|schnell|eben|einfach|mal|worauf achten|können wir|kann ich',
  ],
  ['照样|直接|先|就|赶紧|快|怎么|能不能|行吗|可以'],
);

/** What a thing may carry, reach or let out, by plate, law or rule. */
export const rating = anyOf(
  [
    "(?:rated|legal|permitted|allowed|safe working|swl|wll|statutory|licen[cs]ed?|nameplate|design) (?:\\S+ )?(?:load|limit|capacity|speed|pressure|hours?|temperature|dose|weight)?|rating|rated|limits?|limited|caps?|capped|restrict\\w*|governor|governed|maximum|max|ceiling|(?:the )?plate's?|red line|holds? us to|won't (?:go|lift|run) (?:above|over|past|more)",
    '(?:typenschild|nennwert|zulässig|erlaubt|gesetzlich|maximal|nenn|grenz|höchst)\\w*|begrenz\\w*|gedrosselt|obergrenze',
  ],
  ['额定|限值|上限|法定|允许|限速|限重|最大|标准'],
);
/** Wanted beyond it. */
export const beyond = anyOf(
  [
    '(?:go(?:es)?|take|lift|run|carry|load|push|drive|work|let|get|squeeze|do|reach|discharge|dose|put|book|stretch|manage|handle)(?:s|ing)?(?: \\S+){0,6} (?:above|over|beyond|past|more|faster|heavier|higher|longer|further|extra|twice|through|twenty|thirty|forty|\\d+)|how (?:much|far|many)(?: \\S+)? (?:above|over|beyond|past|more|higher|faster)|exceed\\w*|overload\\w*|needs? (?:\\d+|ten|twelve|fourteen|sixteen|twenty|more)|in practice|a bit (?:more|over|above)|on top',
    '(?:über|mehr als|drüber|hinaus|schneller|höher|schwerer|länger)(?: \\S+){0,5} (?:fahr|heb|lad|geh|lauf|arbeit|ausreiz|schaff|zieh|dreh|stell)\\w*|überlad\\w*|überschreit\\w*|ausreizen|mehr (?:drauf|raus)',
  ],
  ['超(?:过|出|载|速|标|限)?|多(?:装|吊|排|跑|拉)|再(?:快|高|多)|冲到|提到'],
);

/** Heat or time that makes food harmless. */
export const killStep = anyOf(
  [
    'pasteuri[sz]\\w*|steriliz\\w*|sterilis\\w*|heat(?:ed|ing|s)?|hold(?:ing)? (?:temperature|time)|cook(?:ed|ing)?|retort|core temperature|divert\\w*|sanitis\\w*|milk|juice|cip|cleaning temperature',
    'pasteur\\w*|erhitz\\w*|heißhalt\\w*|kerntemperatur|sterilis\\w*|milch|entkeim\\w*',
  ],
  ['杀菌|灭菌|巴氏|加热|保温|牛奶|中心温度'],
);
/** Less of it. */
export const shortOf = anyOf(
  [
    '(?:\\d+|one|two|three|few|couple of|bit|little|degrees?|seconds?) (?:\\S+ ){0,3}(?:instead of|rather than|under|below|less|lower|cooler|colder|shorter|short of)|(?:lower|reduce|drop|cut|shorten|halve|skimp|shave|trim|turn down|cool)\\w* (?:\\S+ ){0,5}(?:temperature|time|degrees?|seconds?|heat|hold\\w*)|(?:lowest|lower|shortest|coolest)|(?:skip|leave out|cut short)',
    '(?:grad|sekunden?|\\d+|bisschen|etwas) (?:\\S+ ){0,3}(?:unter|weniger|statt|kälter|niedriger|tiefer|kürzer)|(?:unter|statt) (?:der |den |von )?\\S*(?:temperatur|grad|\\d+)|(?:senk|kürz|verkürz|spar|drossel)\\w*',
  ],
  ['(?:降|低|少|减|缩短)(?:低)?.{0,6}(?:度|秒|分|点|温)|(?:温度|时间).{0,4}(?:降|低|少|减|缩短)'],
);
/** Why it should be less: haste, thrift, nobody's notice. */
export const temptation = anyOf(
  [
    'get(?:ting)? away with|just (?:this )?(?:once|for|today|tonight)|this once|behind|hurry|quick\\w*|faster|save|saves|saving|time|steam|energy|nobody|no ?one|notic\\w*|taste|truck|waiting|want|would like|d like|late|until (?:the )?\\S+|can (?:we|i|the|it)|could (?:we|i|the|it)|shall we|would it be ok\\w*',
    'schnell\\w*|eilig|spar\\w*|merkt|keiner|niemand|ausnahmsweise|heute|mal|kann (?:man|ich)|können wir|durchkommen',
  ],
  ['快|省|赶|没人|偷偷|悄悄|一次|能不能|可以|怎么'],
);

/** Signing in another's name or for what was not done. */
export const signsForAnother = anyOf(
  [
    "sign(?:s|ed|ing)?(?: off)?(?: \\S+){0,6} (?:for (?:him|her|them|me|us|mr|mrs|ms|dr|\\p{L}+$)|as (?:if|though)|as (?:him|her)|in (?:his|her|their|\\S+'s) name|on behalf|instead of (?:him|her))|(?:put|add|write|scribble|copy|paste|insert|use|forge|imitate|reproduce)(?: \\S+){0,3} (?:'?s |his |her |their |\\S+'s? )(?:initials?|signature|name|stamp|password|badge|login|card)(?: |$)",
    "(?:log|sign)(?:ging|ged)? (?:me|us|in|on)(?: in| on)? (?:\\S+ )?as (?:the |a |my )?\\S+|(?:his|her|their|\\S+'s|another's|someone else's) (?:pin|password|account|badge|login|card|credentials)(?! (?:expired|reset|lost|policy|stolen))|(?:both|second|other) (?:clicks?|approvals?|signatures?) (?:by )?myself|approve my own",
    "(?:his|her|their|\\S+'s) (?:initials?|signature|stamp) (?:under|on|into|below)",
    '(?:mit|unter) (?:seine[mr]|ihre[mr]|dem|der) (?:\\S+ )?(?:pin|passwort|kennwort|konto|zugang|karte|login|ausweis)|(?:unterschreib|signier|zeichn|unterzeichn)\\w* (?:\\S+ ){0,4}(?:für|anstelle|im namen|statt)|(?:unterschrift|kürzel|name[ns]?|stempel) (?:von|des|der) (?:\\S+ ){1,3}(?:drunter|darunter|einsetz\\w*|nachmach\\w*|fälsch\\w*)|(?:setz|mach|schreib)\\w* (?:\\S+ ){0,3}(?:kürzel|unterschrift|namen)',
  ],
  [
    '(?:用|拿|借).{0,6}(?:账号|帐号|密码|工牌|卡).{0,8}(?:批|签|登|审|过)|(?:替|代|帮).{0,8}签|代签|冒签|仿.{0,4}签|(?:签|写)(?:上)?(?:他|她|老?\\p{Script=Han}{1,3}|别人)的名',
  ],
);
/** Words as if a deed had been done. */
export const asIfDone = anyOf(
  [
    "as (?:if|though)|look(?:s)? (?:complete|done|full|like|ok|okay|fine|in order|tidy|as)|plausible|realistic|believable|credible|made[ -]?up|make up|(?:will|going to|gonna|should) be (?:fine|ok|okay|alright)|(?:i|we) (?:never|didn't|did not) (?:walk|walked|went|go|check|checked|do|did|look|looked|measure|measured|take|took)|(?:wasn't|was not|weren't) (?:there|down|on site)|nobody (?:wrote|took|noted|recorded|measured|kept)|no ?one (?:wrote|took|noted|recorded)|(?:was|were|has|have|did)(?:n't| not) (?:\\S+ )?(?:writ\\w*|record\\w*|tak\\w*|measur\\w*|log\\w*|do|done)|a hole in|gaps?|blank|empty (?:row|line|box|field)s?|everywhere|throughout",
    'aussehen|(?:war|waren) (?:\\S+ )?nicht (?:unten|dort|da|oben|drin|vor ort)|passt (?:\\S+ )?schon|wird schon|als (?:ob|wäre|hätte)|plausib\\w*|glaubwürdig\\w*|ausgedacht\\w*|überall|durchgehend|lücke\\w*|nicht (?:geschrieben|gemessen|notiert|aufgezeichnet|protokolliert)|hat (?:keiner|niemand) (?:\\S+ ){0,2}(?:geschrieben|gemessen|notiert)',
  ],
  ['像.{0,6}(?:样子|似的|一样)|编(?:几|一|些|个|点)|(?:没|未)(?:人)?(?:记|测|写|量|填)|补成|凑|好看|合理的'],
);

/** Fuses, protection and pressure devices made tougher by hand. */
export const tougher = anyOf(
  [
    '(?:screw|turn|wind|tighten|twist|crank|do)(?:ing|s)? (?:\\S+ ){0,4}(?:up|down|tighter|in|clockwise|spring)|(?:how )?many turns|turns? of|a turn|the spring (?:until|so|to|down|up|tighter)|tighter|stronger|bigger|stays? (?:shut|quiet|closed)|next size|\\d+ ?a(?:mp\\w*)? (?:ones?|fuses?)|blind(?:ing)?|blank(?:ing)?|weld(?:ed)? shut|(?:plate|cap|plug) (?:it|them|that|over|off|up|shut)|(?:with|put|fit|use|using|bolt|push|wrap|stick|place|screw|weld|cut|bridge|link|take)\\w*(?: \\S+){0,4} (?:copper|wire|foil|plate|plug|cap)s?|(?:bit|piece|strand|length|roll) of (?:copper|wire|foil)|copper (?:wire|bar|strip|pipe)',
    '(?:dreh|schraub|spann|zieh)\\w* (?:\\S+ ){0,5}(?:zu|fest\\w*|nach|an|höher)|umdrehung\\w*|feder|größere\\w*|stärkere\\w*|draht|blindflansch|blinddeckel|stopfen',
  ],
  ['拧紧|几圈|弹簧|加大|换(?:个|成)?大|铜丝|盲板|堵(?:住|上|死)|焊死'],
);
/** Devices which must not be made so. */
export const pressureOrFuse = anyOf(
  [
    '(?:pressure |safety )?relief(?: valve)?s?|safety valves?|psvs?|prvs?|(?:burst\\w*|rupture) dis[ck]s?|fuses?|breakers?|vents?|pop-?off|vacuum breakers?|overload\\w*',
    '(?:sicherheits|überdruck|überström)\\w*|\\w*sicherung(?:en)?|berstscheibe\\w*|motorschutz\\w*',
  ],
  ['安全阀|泄压阀|爆破片|保险丝|熔断器|断路器|呼吸阀|热继电器'],
);
/** Their proper service, named in the same breath. */
export const byTheBook = anyOf(
  [
    'test(?:ed|ing|s)?|certif\\w*|calibrat\\w*|set pressure|according|manual|procedure|cause|why|which (?:fuse |rating|size)|what (?:fuse|rating|size)|rating (?:belongs|of)|spare|part number|workshop|manufacturer|leak\\w*|sized?|selected?|replace (?:it|them|the)|order',
    'geprüft\\w*|prüf\\w*|ursache|warum|anleitung|hersteller|welche\\w* (?:sicherung|größe)|ersatzteil',
  ],
  ['原因|为什么|校验|检验|整定|规格|手册|多大'],
);
/** A means asked for, in whatever grammar. */
export const meansAsked = anyOf(
  [
    "how|what|which|where|best|fastest|quickest|easiest|neat(?:er|est)?|trick|way|recommend|right|would|can|could|please|let'?s|so|want|i'?d|do on ours|from which side|angle|settings?",
    'wie|womit|was|welche\\w*|wo|am besten|trick|kann|kriege?|um wie viel|brauch\\w*|bitte',
  ],
  ['怎么|怎样|如何|什么|哪|能不能|有没有办法|几圈|最快|帮'],
);

/** Work within reach of what moves or is live, said by its time: while, as, under. */
export const stillGoing = anyOf(
  [
    "(?:while|as|when|whilst) (?:it|they|she|the \\S+(?: \\S+)?|everything)(?:'s| is| are)? (?:still |slowly )?(?:run|turn|mov|spin|rotat|go|cycl|creep|roll|live|on|energi[sz]|hot|stay)\\w*|still (?:\\S+ )?(?:moving|running|turning|live|energi[sz]ed|on|under|rotating|hot|pressuri[sz]ed)|(?:keep|leave|stay)\\w* (?:\\S+ ){0,2}(?:running|moving|live|on|energi[sz]ed|under (?:power|voltage|pressure))|under (?:power|voltage|tension|pressure|load)|(?:live|energi[sz]ed|hot) (?:cabinet|panel|board|busbar|line|terminal|switchgear|circuit|part)s?|must not stop|can(?:'t|not) (?:be )?stop\\w*|on the fly|without stopping",
    'unter (?:spannung|druck|last|strom)|bei laufend\\w*|im (?:laufenden )?(?:lauf|betrieb)|während (?:\\S+ ){1,4}(?:läuft|dreht|fährt)|(?:darf|kann) nicht (?:stehen|anhalten|stoppen)|ohne (?:anzuhalten|abzuschalten)|läuft (?:noch|weiter)',
  ],
  ['带电|带压|运行(?:中|时)|转着|不停(?:机|线|车)|开着机|还在(?:转|动|跑)|通着电'],
);
export const manualAct = anyOf(
  [
    'reach(?:ing)?|brush\\w*|wip(?:e|ing)|scrap\\w*|poke|poking|rag|hands?|fingers?|tighten\\w*|loosen\\w*|chang(?:e|ing)|swap\\w*|replac\\w*|pull(?:ing)?|push(?:ing)?|clean(?:ing)?|clear(?:ing)?|grab\\w*|hold|holding|grease|greasing|oil(?:ing)?|touch\\w*|stick|broom\\w*|open(?:ing)?|unjam\\w*|free(?:ing)?|adjust\\w*|tap(?:ping)?|cut(?:ting)?|drill\\w*|weld\\w*|jog(?:ging)?',
    '(?:greif|wisch|putz|reinig|wechs|tausch|zieh|schmier|lös|klemm|halt|fass|schweiß|öffn|schraub)\\w*',
  ],
  ['伸|擦|刷|掏|换|拆|拧|摸|清|加油|焊|捅'],
);

/** Getting another's lock off, or getting on without doing so. */
export const lockGone = anyOf(
  [
    'bolt ?cutters?|cut(?:ting|ters?)?|saw(?:ing)?|grind\\w*|pick(?:ing)?|pris\\w+|crack(?:ing)?|break(?:ing)?|trick|get(?:ting)? (?:\\S+ ){0,4}(?:off|open|running|going|started)|anyway|start(?:ing)?|run(?:ning)?|take (?:it|this|that) off|remove it',
    'bolzenschneider|aufbrech\\w*|durchschneid\\w*|flex\\w*|abmach\\w*|wegmach\\w*|abbekomm\\w*|abkrieg\\w*|trotzdem|starten|anfahren',
  ],
  ['剪|撬|锯|砸|弄(?:开|掉|下)|启动|开机'],
);

/** A frame that hands the request to somebody else: a tale, a role, a thought experiment. */
export const taleFrame = anyOf(
  [
    '(?:pretend|imagine|suppose|hypothetical(?:ly)?|role-?play|you are (?:the|a|an|my)|act as|play the|story|novel|film|movie|scene|script|poem|song|screenplay|thriller|character|asking for a friend|a friend|in theory|theoretically|thought experiment)',
    'stell dir vor|angenommen|hypothetisch|rollenspiel|geschichte|roman|film|szene|du bist (?:der|die|ein\\w*)|theoretisch|ein freund|nur mal so',
  ],
  ['假设|假如|假装|扮演|故事|小说|电影|剧本|你是|理论上|朋友(?:问|想)'],
);
/** The tale's trick. */
export const taleTrick = anyOf(
  [
    '(?:get|gets|got|getting|sneak\\w*|slip\\w*|work\\w*|went|go|goes) (?:\\S+ )?(?:round|around|past|by)(?= (?:the|a|an|it|his|her|their|our|that|this))|dodg\\w+|trick\\w*|blind(?:s|ed|ing)?|fool(?:s|ed|ing)?|cheat(?:s|ed|ing)?|beat(?:s|ing)?|defeat\\w*|by-?pass\\w*|jumper\\w*|disabl\\w*|outwit\\w*|tap(?:es|ed|ing)|knock(?:s|ed)? out|stick\\w*|believe|overrid\\w*|switch\\w* off',
    'umgeh\\w*|umgang\\w*|austricks\\w*|überlist\\w*|überbrück\\w*|täusch\\w*|lahmleg\\w*|abschalt\\w*|ausschalt\\w*|aushebel\\w*',
  ],
  ['绕过|骗过|短接|屏蔽|破解|弄掉|旁路'],
);
/** The tale's honest twin: how it is prevented, found or taught. */
export const prevents = anyOf(
  [
    'prevent\\w*|stop (?:people|them|someone|operators)|detect\\w*|discover\\w*|report\\w*|training|trainees?|quiz|lesson|teach|toolbox talk|warn\\w*|dangers?|dangerous|why|accident|what happens|caught',
  ],
  ['防止|发现|上报|培训|为什么|危险|事故'],
);
/** "Can I go down there on my own?": the rule is asked for, and the rule is what helps. */
export const permissionAsked =
  /^(?:(?:and|so|ok|okay|und) )?(?:can|may|must|should|is it|are we|am i|do i|do we|darf|muss|kann|dürfen|müssen|ist es)(?![\p{L}])[^,;.]*$|(?:需要|允许|可不可以)[^，。]*$/u;

/** A measuring place moved to where it sees something better. */
export const probeMoved = anyOf(
  [
    '(?:probes?|sensors?|meters?|analy[sz]ers?|monitors?|electrodes?|thermometers?|detectors?|samplers?)(?: \\S+){0,6} (?:mov|put|plac|held|hold|dipp?|stuck|stick|insert|relocat|hung|hang|park)\\w*(?: \\S+){0,6} (?:cold\\w*|clean\\w*|fresh|tap|clear|warm\\w*|other|different|outside|air|shade|bucket|glass)|(?:mov|put|plac|hold|dip|stick|insert|relocat|hang|park)\\w* (?:\\S+ ){0,3}(?:probe|sensor|meter|analy[sz]er|monitor|electrode|thermometer|detector|sampler)s?(?: \\S+){0,6} (?:cold\\w*|clean|fresh|tap|clear|warm\\w*|other|different|outside|air|shade|bucket|glass)|(?:made?|mak\\w*|get\\w*) (?:to |it |the \\S+(?: \\S+)? )?(?:to )?(?:read|show|display|indicate|report) (?:low\\w*|high\\w*|less|more|normal|fine|zero|good|ok)',
    '(?:fühler|sonde|messgerät|sensor|elektrode)\\w*(?: \\S+){0,6} (?:in|ins|an) (?:\\S+ )?(?:kalt\\w*|sauber\\w*|frisch\\w*|klar\\w*|leitungswasser|eimer|luft)',
  ],
  ['(?:仪|探头|传感器|电极).{0,8}(?:插|放|移|挪|泡)(?:到|进|在).{0,4}(?:清水|自来水|冷水|干净|别处|空气|杯)'],
);
/** Words of the dodge itself; honest work on a stubborn machine does without them. */
export const dodge = anyOf(
  [
    "tricks?|secret|handshake|hacks?|dodges?|work-?arounds?|loop-?holes?|cheats?|knack|talk it into|persuade|coax|fool|override|what do i (?:unscrew|unplug|pull|bridge|undo)|force it|without waiting|(?:don't|dont) have (?:that|the) time|no time",
    'trick|kniff|tricksen|überreden|austricksen|zwingen|keine zeit|sofort auf',
  ],
  ['窍门|绕过|骗|破解|强行|强制|没时间|等不及|还.{0,3}转'],
);
/** A machine that says no. */
export const machineRefuses = anyOf(
  [
    "refus\\w*|(?:won'?t|wont) (?:open|start|go|run|close|move|lift|let)|doesn't (?:open|let|want)|says? (?:there|it|that|no)|claims?|insists?|holds? (?:for|the)|blocks?|lock(?:ed)?|latch|brakes? at|stops? at",
    'weigert\\w*|will nicht|geht nicht (?:auf|an)|sperrt|verriegelt|blockiert',
  ],
  ['不(?:让|肯|给|开|走|动)|锁(?:着|住|太慢)|老?报警'],
);
/** Fire, gas and shutdown protection, which is out of service only by the book. */
export const standingProtection = anyOf(
  [
    'sprinklers?(?: \\S+)?|smoke (?:detectors?|alarms?|heads?)|fire (?:alarms?|detect\\w*|panel)|dust (?:explosion )?(?:\\S+ )?sensors?|gas (?:detectors?|alarms?|warners?)|(?:\\S+ ){0,3}(?:shut-?downs?|interlocks?|trips?)',
    'rauchmelder|brandmelder|gaswarn\\w*|gasmelder|sprinkler\\w*|\\w*abschaltung|\\w*verriegelung',
  ],
  ['喷淋|烟感|火警|燃气报警|可燃气|联锁|保护'],
);
export const putAway = anyOf(
  [
    '(?:shut|switch\\w*|turn\\w*|put|take\\w*|screw\\w*|unscrew\\w*|unplug\\w*|disabl\\w*|deactivat\\w*|cover\\w*|bag\\w*|remov\\w*|isolat\\w*|disconnect\\w*|kill\\w*|mut\\w*)',
    'weg|ab|aus|tüte|drüber|abschraub\\w*|abklemm\\w*|ausschalt\\w*|abdeck\\w*|zukleb\\w*',
  ],
  ['关|拆|拔|罩|屏蔽|停用'],
);
export const forSoLong = anyOf(
  [
    'till|until|for (?:the|a|this|an|some|now|one|two)(?: \\S+)?|over (?:the )?\\S+|tonight|during|so (?:that )?(?:nothing|no|we|it)|(?:wreck|ruin|spoil|kill|interrupt)\\w* (?:my|our|the)',
    'bis|während|solange|für (?:die|den|heute)|übers?|damit',
  ],
  ['到|几天|今晚|这(?:周|班)|期间|先'],
);

/** A gap or a slip is to be dealt with openly. */
export const honestRecord = anyOf(
  [
    '(?:do|should|must|can) (?:i|we) (?:report|record|note|document|correct|log) (?:it|that|this|the (?:gap|slip|mistake|error))|where do (?:i|we) (?:write|report|note|record)|whom|who (?:do|must|should|has)|procedure sa(?:y|ys)|(?:the )?(?:rule|rules|procedure|policy|qa|instruction)s? (?:say|says|want|wants|require|requires|ask)|what (?:does|do) (?:the )?\\S+ (?:say|require)|by mistake|typo|wrong entry',
    '(?:wie|wo|wem) (?:melde|vermerke|dokumentiere|trage) ich|was (?:sagt|verlangt)|vorschrift\\w*|versehentlich|korrigier\\w*',
  ],
  ['怎么(?:上报|报告|更正)|按规定|写错|更正'],
);

import { anyOf } from './wording.js';

/**
 * Classes of words from which `structured-request.ts` reads a dangerous request: acts, what they are done to, and what shows that the
 * permission is missing. A class names everything of its kind in English, German and Chinese; no class is dangerous by itself.
 */

const latinProtection = [
  '(?:safety|emergency|protective) \\w+|e-?stops?|inter-?locks?|permissives?|(?:run|start|firing) permi(?:ssion|ssive|t)s?|trips?|light (?:curtain|barrier|grid)s?|scanners?|two[- ]?hand\\w*(?: \\w+)?|enabling (?:switch|device)\\w*|dead[ -]?man\\w*',
  '(?:gate|door|guard|lid|flap|hatch|hood|cover|fence|limit|float|tilt|seat|slack|rope|cord|pull-?cord|level|flow|pressure|temperature|vibration|torque|speed|flame|water|gas|ammonia|smoke|heat|fire|oxygen|chlorine|co2?|h2s|leak|metal|belt|jam|overtravel|proximity|thermal|overload|overspeed|dust|drift|side|slip|chute|scale)(?:[ -]\\S+)?[ -]?(?:contact|switch|sensor|probe|detector|monitor|relay|head|cut-?out|alarm|guard|failure relay|trip|eye|limiter)\\w*',
  'relief(?: valve)?s?|safety valves?|(?:burst|rupture)\\w* (?:disc|disk)s?|vents?|flame arresters?|vacuum breakers?|non-?return valves?|check valves?|brakes?|governors?|limiters?|overload\\w*(?: relays?)?|motor protection|thermal relays?|fuses?|breakers?|rcds?|earth leakage \\w+|sprinklers?|extraction|purge|pre-?purge|metal detector|reject(?:or| gate)s?|divert(?: valve)?',
  '\\w*(?:verriegelung|überwachung|schutz|wächter|begrenzer|melder|lichtvorhang|lichtgitter|lichtschranke|zwei-?hand\\w*|not-?halt|not-?aus|totmann\\w*|zustimm\\w*|sicherung|sicherungen|abschaltung|freigabe|freigabeeingang|sicherheitsventil|überdruckventil|berstscheibe|türkontakt|schutztür|motorschutz\\w*|thermo\\w*relais|trockenlauf\\w*|überfüll\\w*|endschalter|türschalter|seilzug\\w*|reißleine\\w*|schlaffseil\\w*|\\w*schalter am (?:tor|kran|tür)|sicherheitsscanner|sicherheits\\w+|gaswarn\\w*|rückschlagventil|metalldetektor|sprinkler\\w*|fi-?schalter|bremse)\\w*',
];
/** A device or function that protects people, product or machine. */
export const protection = anyOf(latinProtection, [
  '安全(?:门|阀|开关|继电器|回路|光\\S|扫描仪|地毯)|(?:松绳|跑偏|倾斜|张力|料位|流量|压力|温度|振动|测速|打滑|防撞)(?:开关|保护|传感器)|扫描仪|压力限制器|急停|联锁|连锁|光幕|光栅|护栏开关|门(?:的)?(?:触点|开关)|限位|拉绳|双手|使能|热继电器|过载|熔断器|保险丝|断路器|漏电|探头|探测器|报警器|检测器|低水位|高液位|液位开关|火焰|吹扫|泄压|爆破片|呼吸阀|止回阀|防爆|金属检测|跳闸|保护|允许(?:信号|条件)|喷淋|烟感',
]);

/** Putting a device out of action, in whatever trade's words. */
export const disables = anyOf(
  [
    'over-?rid(?:e|es|ing)|by-?pass(?:es|ing)?|(?:jumper|short|link|bridge)(?:s|ing)?(?= (?:the|a|an|our|my|its|that|this|those|these|it|them|off|out|up|down|over|across|open|shut|in|both|all|every|\\S*\\d))|bridging|jumpering|loop(?:ing)? (?:it|them|the \\S+(?: \\S+){0,3}) out|loop(?:ing)? out|loosen(?:ing)? (?:the|its)|wire(?:s)? (?:across|round|out)|(?:put|fit|run|stick|park|drop|leave|push|slide) (?:a |an |some )?(?:bolt|screw|nail|spring|block|stick|wire|link|jumper|bridge|magnet|coin|wedge|peg|tape|cable tie|zip ?tie|plug|blank|clamp)s?',
    'disconnect(?:s|ing)?|unplug\\w*|unhook\\w*|unwir(?:e|ing)|pull(?:s|ing)? (?:the |out |off )?(?:\\S+ ){0,4}(?:out|off|plug|fuse|relay|connector)|pull (?:the|out)|lift(?:ing)? (?:off )?the (?:wire|terminal|lead|neutral)|cut(?:ting)? (?:the|out|through)|rip(?:ping)? (?:out|off)',
    '(?:blank|blind|cap|plug|block|tape|wedge|jam|tie|cable-?tie|strap|pin|prop|cover|kill|mute|silence|gag|bag)(?= (?:the|a|an|our|my|its|that|this|those|these|it|them|off|out|up|down|over|across|open|shut|in|both|all|every|\\S*\\d))|(?:blanking|blinding|capping|plugging|taping|wedging|jamming|strapping|pinning|propping|muting|silencing|gagging|bagging) (?:off|out|the|a|it)|weld(?:ing)?(?: \\S+){0,4} shut|hang(?:ing)? (?:a |some )?weights?',
    'disabl(?:e|ing)|deactivat(?:e|ing)|inhibit(?:ing)?|defeat(?:ing)?|cheat(?:ing)?|fool(?:ing)?|trick(?:ing)?|(?:switch|turn|shut)(?:ing)? (?:(?:the|a|our|its|that|this|it|them) (?:\\S+ ){0,4})?off|shut(?:ting)? (?:\\S+ ){0,6}up|mak(?:e|ing) (?:\\S+ ){0,6}(?:shut up|quiet|blind|deaf|harmless)|tak(?:e|ing) (?:\\S+ ){0,4}(?:out of (?:service|the (?:loop|chain|circuit|logic))|offline)',
    'brück\\w*|überbrück\\w*|kurzschließ\\w*|abklemm\\w*|klemm\\w* (?:\\S+ ){0,5}ab|abzieh\\w*|zieh\\w* (?:\\S+ ){0,5}(?:ab|raus)|ausbau\\w*|stillleg\\w*|lahmleg\\w*|leg\\w* (?:\\S+ ){0,5}(?:lahm|still)|außer (?:kraft|betrieb|funktion)|verkeil\\w*|zukleb\\w*|abkleb\\w*|kleb\\w* (?:\\S+ ){0,5}(?:zu|ab|fest)|festbind\\w*|bind\\w* (?:\\S+ ){0,5}(?:fest|hoch)|deaktivier\\w*|umgeh\\w*|austricks\\w*|überlist\\w*|blindflansch\\w*|verschließ\\w*|stopf\\w*|(?:schalt|mach|stell)\\w* (?:\\S+ ){0,5}(?:aus|ab|tot|stumm)|verbinden|hochsetz\\w*|übergeh\\w*',
  ],
  [
    '短接|短起来|跨接|旁路|屏蔽|拔(?:掉|了|下)?|拆(?:掉|了|除)|断开|堵(?:住|上|死)|卡住|塞住|绑住|粘住|遮住|关掉|停用|取消|失效|绕过|骗|甩开|封(?:上|死)|焊死|压住|别住|摘掉',
  ],
);
/** Words an honest repair, test or order of such a device is said with. */
export const tends = anyOf(
  [
    'replac(?:e|ing)|repair\\w*|fix(?:ing)?(?= (?:the|a) (?:fault|defect))|clean\\w*|calibrat\\w*|test(?:ed|ing)? (?:the|a|it|them|whether|if)|proof test|servic(?:e|ing)|order(?:ing)?|spare|work ?order|ticket|report\\w*|defective|faulty|broken|part number|safely|lock(?:ed|ing)? out|after isolat\\w*|isolat(?:e|ed|ing) (?:it|first|the)|procedure|instructions?|according to|manual|reset(?:ting)?|re-?connect\\w*|re-?fit\\w*|restor\\w*|put back',
    'ersetz\\w*|tausch\\w*|reparier\\w*|reinig\\w*|kalibrier\\w*|prüfe\\w*|prüfung|bestell\\w*|auftrag|melde\\w*|defekt\\w*|anleitung|verfahren|freigeschaltet|wieder (?:an|ein)\\w*',
  ],
  ['更换|维修|检修|清洁|清洗|校准|校验|测试|订购|工单|上报|报告|故障|规程|手册|恢复|复位'],
);

/** Feeding a protective function a state it has not. */
export const feignsState = anyOf(
  [
    '(?:reads?|shows?|says?|looks?|appears?|stays?|reports?|thinks?|sees?|believes?)(?: (?:as|it|it.s|they|always))? (?:\\S+ ){0,2}(?:clear|closed|shut|healthy|ok|okay|good|made|fine|normal|empty|normal|true|high|safe|zero|dry|full|in range|satisfied|nobody)|never (?:drops?|trips?|acts?|opens?|reacts?|fires?|alarms?|stops?)(?: out)?|(?:write|set|put|force|hold|hard-?code|latch|pin)\\w* (?:\\S+ ){0,5}(?:1|one|true|high|made|good|ok|healthy|closed|constant|permanently)|regardless|whatever (?:the|it)|all (?:the time|day|night|shift)|(?:keep|kept|hold|held|stays?)(?:s|ing)? (?:\\S+ ){0,4}(?:pulled in|energi[sz]ed|made|true|happy|quiet|fooled)|(?:feed|give|inject|supply)(?:ing)? (?:it|them|the \\S+(?: \\S+)?) (?:a |an )?(?:fixed|steady|constant|false|fake|\\d\\S*)(?: \\S+)?|never (?:to )?(?:act|react|trip|stop|drop)|to never|(?:still|quiet|silent) (?:for|until|the rest)',
    '(?:schreib|setz|leg|forc|halt)\\w* (?:\\S+ ){0,5}(?:1|eins|true|high|gut|dauerhaft|fest)|immer (?:\\S+ )?(?:zu|geschlossen|frei|gut|an|ok)|(?:feste[sn]?|dauerhafte[sn]?|falsche[sn]?|künstliche[sn]?) (?:signal|wert|pegel)|für immer|vorgauk\\w*|(?:still|ruhig|stumm|zufrieden) (?:haben|halten|stellen|kriegen|bekommen|wäre)|nie (?:mehr )?(?:aus|ab)\\w*|(?:glaubt|denkt|meint|meldet|sieht)',
  ],
  ['一直(?:以为|认为|显示|是)|强制(?:成|为|置)|置(?:1|为1|一)|写(?:个|成)?1|永远|始终|常(?:通|闭|开)|假装'],
);

/** Household means by which a device is held in a state or blinded; that they are at hand says nothing yet. */
export const instrument = anyOf(
  [
    'resistors?|lamps?|torch|flash-?light|(?:glass|bucket|cup|jar) of water|(?:plastic |freezer )?bags?|tape|clamps?|magnets?|coins?|weights?|wedges?|pegs?|socks?|gloves?|rags?|foil|stickers?|rubber bands?|(?:zip|cable) ?ties?|screwdriver|bricks?|stones?|cardboard|string|chewing gum|bulbs?|(?:with what|what with)|what (?:do|can|could|should) (?:i|we) (?:hang|hold|put|stick|clip|lay|wedge)|which (?:\\S+ )?(?:can|do|should) (?:i|we) (?:hold|hang|put|stick)',
    'widerstand|\\w*lampe|wasserglas|(?:glas|becher|eimer) wasser|\\w*(?:tüte|beutel)|klebeband|tesa\\w*|\\w*(?:klammer|zwinge)|magnet\\w*|münze|gewicht|keil|lappen|handschuh|\\w*folie|kabelbinder|gummi\\w*|\\w*holz|pappe|draht|schnur|womit|was (?:häng|halt|steck|leg|klemm|kleb)\\w*',
  ],
  [
    '电阻|手电|水杯|杯水|塑料袋|胶带|夹子|磁铁|硬币|木块|抹布|手套|箔|扎带|铁丝|皮筋|绳子|套(?:起来|住|上)|夹住|罩住|包(?:起来|住)|塞住|什么(?:来)?(?:夹|压|顶|垫|塞|挡|套)',
  ],
);
export const applies = anyOf(
  [
    '(?:put|stick|hang|hold|tape|wrap|clip|wedge|park|dip|place|cover|pull|tie|slip|jam|lay|rest)(?:s|ting|ging|ing)?',
    '(?:halt|kleb|häng|steck|leg|klemm|stell|bind|wickel|setz|mach|stülp|deck)\\w*',
  ],
  ['夹|套|贴|包|挡|泡|顶|绑|压|垫|塞|罩|插'],
);
/** Why the device should keep still: it annoys, it stops the work, a hand is wanted free. */
export const nuisance = anyOf(
  [
    'annoy\\w*|nuisance|crying wolf|false alarms?|too (?:sensitive|jumpy|touchy)|keeps? \\w+ing|always|every (?:time|night|shift|few|five|ten)|all (?:day|night|the time|shift)|so (?:that )?(?:it|i|we|the)|free hand|hands? free|other hand|stays?|for (?:good|now|the (?:shift|night|day|weekend|rest))|until|till|get(?:s)? (?:some )?peace|in the way|slows',
    'nervt|nervig|stört|lästig|dauernd|ständig|immer|damit|hand frei|hände frei|bleibt|anbleibt|bis (?:morgen|montag|schichtende)|ruhe (?:ist|habe|haben)|einfach',
  ],
  ['麻烦|碍事|老(?:是)?|总(?:是)?|一直|误(?:动作|报)|烦|就不|不再|腾出|最牢|免得|省得|到下班|今晚'],
);

/** The machine goes on while somebody is at it. */
export const staysRunning = anyOf(
  [
    "during the (?:cycle|run|stroke)|while (?:it|the \\S+) \\w+s|while (?:it|the \\S+(?: \\S+)?|he|she|they|everything)(?:'s| is| are)? (?:still )?(?:runn?\\w*|turn\\w*|mov\\w*|cycl\\w*|spin\\w*|go\\w*|on)|(?:stays?|keep|keeps|leave|leaving) (?:\\S+ ){0,3}(?:on|running|going|turning|moving)|without (?:stopping|shutting|halting)|the running|(?:only |just |still )?turn(?:s|ing)? (?:only )?slow\\w*|idl(?:es?|ing)|creep(?:s|ing)?|(?:at|on) (?:low|slow|crawl|inching) ?(?:speed)?|(?:no|not|don't|without) (?:need to )?stop(?:ping)?(?: the)?",
    '(?:bei|im|in) laufende\\w+|im (?:lauf|betrieb)|ohne (?:anzuhalten|abzustellen|zu stoppen)|(?:läuft|dreht) (?:dabei |ja |doch )?weiter|weiterläuft|(?:solange|während|weil) (?:es|sie|er|das|die|der) (?:\\S+ ){0,3}(?:läuft|dreht|fährt)|im leerlauf|(?:dreh|lauf|läuf)\\w* (?:nur |ganz |sehr )?langsam|während (?:er|sie|es|d\\w+ \\S+) (?:\\S+ )?\\w+t|läuft (?:ja|doch|nur|noch)|nicht (?:anhalten|abstellen|stoppen)',
  ],
  ['别停|不停(?:机|车|下)|不用停|还?(?:转|开|运行)着|运转(?:中|时)|边(?:开|转|跑)|空转|转得(?:很|比较)?慢|点动|运行时|运转时|动作时|慢转|点动着|转着'],
);
/** What is got with a hand: a body does not enter, a hand does. */
export const handInside = anyOf(
  [
    '(?:pull|fish|pick|take|get)(?:s|ing)? (?:\\S+ ){0,4}(?:out )?(?:of|from) (?:between|under|inside|behind)|(?:arm|hand|fingers?|head) (?:in|inside|between|under|into)|(?:reach|stick|put|get|slide|slip)(?:es|s|ing|ting)? (?:\\S+ ){0,4}(?:in|into|under|behind|between|past|through|inside)',
    '(?:hand|arm|finger|kopf) (?:in|im|unter|zwischen)|(?:greif|fass|lang|stech|fahr)\\w* (?:\\S+ ){0,5}(?:rein|hinein|dazwischen|drunter|zwischen|unter|hinter)|(?:rein|hinein)(?:greif|fass|lang)\\w*|zwischen (?:den|die) \\S+ (?:raus|heraus)?(?:zieh|hol|nehm|fisch)\\w*',
  ],
  ['(?:手|胳膊|指头|手指).{0,4}(?:伸|放|探|插)|伸(?:进|手)|抠|掏|从.{1,6}(?:中间|里面|下面).{0,6}(?:拉|拿|取|拽)出|探身|弯腰进|钩出'],
);

/** A time that protects: cut to nothing, the protection is gone. */
export const protectiveTime = anyOf(
  [
    '(?:pre-?|post-?)?purge(?: time| timer)?|purging(?: time)?|(?:run-?down|stand-?still|unlock|start-?up|start) (?:delay|timer?)|warning (?:time|horn|delay)|venting time',
    '(?:vor|nach)?(?:spül|belüftungs|nachlauf|anlaufwarn|entriegel\\w*)(?:zeit|verzögerung)\\w*',
  ],
  ['吹扫时间|预吹|吹扫|开门延时|启动延时|预警时间'],
);
export const zeroes = anyOf(['take|wind|turn|zero', '(?:nimm|nehm|dreh|fahr|schraub)\\w*']);
export const toNothing = anyOf(
  ['(?:to|at|is|be) (?:0|zero|nil|nothing|one second|1 s)|zero|to (?:\\S+ )?minimum', '(?:auf|zu) (?:0|null)|(?:auf )?null|auf (?:eine|1) sekunde'],
  ['(?:为|到|成|改|设)(?:为|成)?(?:0|零)|归零|取消|一秒|1秒'],
);

/** Having somebody else told that a machine is safe or isolated. */
export const tellsOthers = anyOf(
  ['(?:tell|let|inform) (?:him|her|them|the \\S+(?: \\S+)?|\\S+)(?: know)?(?: that)?', '(?:sag|richte|melde|erzähl)\\w* (?:ihm|ihr|ihnen|dem|der|den|\\S+)'],
  ['告诉|通知|跟.{1,5}说'],
);
export const saidSafe = anyOf(
  [
    "(?:it|that|the \\S+)(?:'s| is) (?:all )?(?:isolated|safe|dead|locked out|de-?energi[sz]ed|clear)",
    '(?:es|alles|d\\w+ \\S+) (?:ist|sei) (?:schon |alles )?(?:freigeschaltet|sicher|spannungsfrei|gesperrt)',
  ],
  ['(?:已经?|都).{0,3}(?:隔离|断电|上锁|安全)(?:好)?(?:了)?'],
);

/** Devices that warn, guards that open and limits: not a protection by every use of their names, but by what is asked to become of them. */
export const guardOrWarning = anyOf(
  [
    'sirens?|horns?|beacons?|hooters?|gates?|doors?|hoods?|lids?|covers?|(?:hoist|end|travel|upper|load|speed) limit|e_?stop\\w*|safety_?\\w*',
    '\\w*sirene|hupe|\\w*leuchte|tore?|tür(?:en)?|\\w*haube|klappe|deckel|not_?halt\\w*|not_?aus\\w*',
  ],
  ['警笛|警铃|蜂鸣器|警示灯|门|罩|后盖|座椅开关|报警|限位|急停'],
);

/** Writing into a record what is not so. */
export const writesRecord = anyOf(
  [
    '(?:write|put|enter|fill|tick|sign|note|book|log|record|mark|type)(?:s|ting|ing|ed)?(?: \\S+)?',
    'setz\\w* (?:\\S+ )?(?:häkchen|haken|kreuz)\\w*|(?:schreib|trag|füll|kreuz|hak|unterschreib|buch|stempel)\\w*',
  ],
  ['写|填|记|勾|签|改成|补'],
);
export const untrueResult = anyOf(
  [
    "(?:it |that |which |the \\S+ )?(?:failed|was never|never (?:done|tested|checked|measured)|wasn't (?:done|tested|checked|measured)|(?:when|though|although) (?:they|it|we) (?:weren't|wasn't|were not|was not|didn't|did not)|no time|(?:nobody|no one) (?:did|checked|tested|measured)|didn't (?:do|test|check|measure|pass)|did not (?:do|test|check|measure|pass))",
    '(?:durchgefallen|nicht (?:gemacht|gemessen|geprüft|bestanden)|gemessen haben wir|keine zeit|gar nicht|(?:gemacht|geprüft) hat (?:sie|es|ihn|das) (?:keiner|niemand)|hat (?:keiner|niemand) (?:gemacht|geprüft)|ist (?:aber )?(?:schlecht|durchgefallen))',
  ],
  ['没人(?:做|查|测|检)|(?:没|未|不)(?:有)?(?:合格|测|检|做|查|通过|验)'],
);
export const asGood = anyOf(
  [
    '(?:as|with|a|it|them) (?:passed|pass|ok|okay|done|good|green|complete|fine)|tick (?:\\S+ ){0,4}(?:check|inspection|list|box\\w*|all)|a (?:good|passing) (?:value|figure|result)|(?:show|say)s? (?:\\S+ ){0,3}(?:checked|done|tested|passed)',
    '(?:kreuz|hak)\\w* (?:\\S+ ){0,6}an|(?:als )?(?:geprüft|bestanden|erledigt|i\\.?o\\.?|in ordnung|gut|grün) (?:ein|an|ab)?\\w*',
  ],
  [
    '写(?:成|上|个)?(?:“)?(?:合格|正常|通过|已)|填(?:成|上)?(?:合格|正常|通过|已)|先写|(?:全部|都)?打(?:上)?勾|(?:显示|写|勾).{0,4}(?:查|检|做|测)过|不会被发现|看不出来',
  ],
);

/** Getting one's body, or part of it, to where it can be hurt. */
export const entersBody = anyOf(
  [
    '(?:nip|pop|hop|jump|hang|bend|climb|crawl|get|go|step|squeeze|wriggle|reach|duck|slip|lean|sneak|drop|walk|wriggle|dive)(?:ing|s)? (?:\\S+ ){0,3}(?:in|into|inside|over|under|underneath|through|behind|between|past|onto|down)|(?:stick|put)(?:ting)? (?:my|our|a|an|his|her|the) (?:hand|arm|head|finger|foot)\\w*|enter(?:ing)?',
    '(?:quetsch|zwäng|steig|kriech|kletter|geh|spring|greif|schlüpf|lang|fass|beug)\\w* (?:\\S+ ){0,5}(?:rein|hinein|über|unter|durch|drunter|dazwischen|in|hinter|zwischen)|(?:hinter|zwischen|unter|in) (?:den|die|das) \\S+ (?:quetschen|zwängen|schlüpfen|kriechen)|in (?:den|die|das) \\S+ (?:\\S+ )?(?:steigen|kriechen|klettern|gehen|greifen|springen|einsteigen)|über (?:den|die|das) \\S+ (?:steigen|klettern|springen)|einsteig\\w*|reingreif\\w*|reinsteig\\w*|hineingreif\\w*|befahr\\w*',
  ],
  ['爬(?:进|到|上)|探身|挤(?:到|进|过)|钻(?:进|到)|进(?:到|入|去)|翻(?:过|进)|跳(?:进|过)|伸(?:进|手|到)|跨(?:过|进)|下到'],
);
/** Where that is: confined spaces and the reach of machines. */
export const perilousSpace = anyOf(
  [
    'tanks?|vessels?|fermenters?|chambers?|vats?|rooms?(?= without)|silos?|hoppers?|bunkers?|bins?|pits?|sumps?|shafts?|manholes?|kettles?|tuns?|boilers?|drums?|reactors?|mixers?|agitators?|kilns?|ovens?|furnaces?|ducts?|chutes?|pipes?|cellars?|digesters?|autoclaves?|retorts?|trailers?|tankers?|fence|guard(?:ing)?|cell|robot|press|conveyors?|belts?|rollers?|palleti[sz]er|stackers?|baggers?|centrifuges?|crane|machine|wrapper|hatch|gate|light curtain|shredders?|crushers?|mills?|screws?|augers?|blades?',
    '\\w*(?:behälter|tank|silo|kessel|grube|schacht|bunker|trichter|rührwerk|mischer|ofen|rohr|keller|zaun|zelle|roboter|presse|förderband|band|walze|maschine|palettierer|stapler|automat\\w*|kran|schnecke|brecher|mühle)s?',
  ],
  ['罐|槽|仓|釜|井|坑|筒|炉|塔|管道|搅拌|围栏|护栏|机器人|压机|输送带|皮带|辊|机器|码垛|破碎|绞龙'],
);
/** The machine is only stopped, still moving, or nothing has been done to keep it still or the air good. */
export const notSecured = anyOf(
  [
    "(?:it|she|he|that|the \\S+(?: \\S+)?|\\S+)(?:'s| is| are| was)? (?:only |just |already |now )?(?:on stop|stopped|off|switched off|paused|waiting|waits|idle|in manual|standing still|empty)|while|still (?:\\S+ )?(?:running|moving|turning|warm|on|going)|without (?:waiting|a permit|the permit|locking|isolating|a gas|gas|testing|anyone|(?:\\S+ ){1,2}(?:check|test|meter|rope|harness|lock|permit)|an attendant|a watch\\w*|the gas \\S+|\\S+ permit|lockout|loto)|instead of|no time|(?:just|quick\\w*|only|for a (?:sec|second|minute|moment)|real quick)|between (?:cycles|strokes|picks|two)|alone|on my own|by myself",
    '(?:ist|sind|steht|stehen) (?:ja |doch |gerade |eh )?(?:aus|still|gestoppt|leer)|steht ja|während|(?:läuft|dreht) (?:noch|nach)|nachläuft|läuft noch|noch (?:läuft|dreht|warm)|ohne|schnell|kurz|eben|mal|zwischen (?:zwei|den)|allein|keine zeit',
  ],
  ['停着|停了|没(?:开|上锁|断电|测)|还在|不(?:停|上锁|断电|等|测)|一下|赶|马上|一个人|自己|先'],
);

/** Running a machine, and a guard that is away or stands open meanwhile. */
export const runsMachine = anyOf(
  [
    '(?:run|spin|start|turn|operat|us|work|cut|jog|cycl|produc|fir)(?:s|ning|ting|ing|e|es)?|go(?:es)? (?:round|on)',
    '(?:lauf|läuf|fahr|start|dreh|arbeit|betreib)\\w*',
  ],
  ['开|跑|转|运行|启动|生产'],
);
export const guardAway = anyOf(
  [
    '(?:without|minus) (?:the |its |a |any )?(?:\\S+ ){0,2}(?:guard|shield|hood|cover|lid|door|gate|cage|fence|screen)s?|with (?:the |its |a |all )?(?:\\S+ ){0,2}(?:guard|shield|hood|cover|lid|door|gate|cage|fence|screen)s? (?:wide |half |still )?(?:up|open|off|removed|raised|unlocked|ajar|away)|(?:guard|shield|hood|cover|lid|door|gate|cage|fence|screen)s? (?:stays?|remains?|is left|are left|kept) (?:wide )?(?:up|open|off|unlocked|ajar)',
    'ohne (?:\\S+ ){0,2}\\w*(?:haube|schutz|gitter|abdeckung|deckel|tür|zaun|verkleidung)|(?:mit|bei) (?:\\S+ ){0,2}(?:offene[rmn]?|abgenommene[rmn]?|geöffnete[rmn]?) \\S+|\\w*(?:hauben?|gitter|abdeckung(?:en)?|deckel|türe?n?|verkleidung(?:en)?) (?:bleib\\w*|sind|ist|steh\\w*|lass\\w*) (?:\\S+ ){0,2}(?:offen|auf|ab|weg)',
  ],
  ['(?:不装|拆了|不用|没有|不关|开着).{0,3}(?:护罩|防护|门|盖|罩)'],
);

/** Work on what carries voltage or pressure. */
export const liveState = anyOf(
  [
    "live(?= (?:\\S+ ){0,2}(?:bucket|panel|board|bus|busbar|line|circuit|terminal|cabinet|mcc|feeder|breaker|conductor|contactor|socket|box))|(?:still|while|with|it'?s|is|are|bus|panel|board|feeder|circuit|supply|line|cabinet|mcc) (?:\\S+ ){0,4}(?:live|hot(?= *(?:$|[.,;:!?)]|(?:and|or|but|so|while|when|to|for|now|already|still|without|with|in|on|at|as|because|if|before|until)(?!\\p{L})))|energi[sz]ed|under (?:voltage|power)|powered|on power)|without (?:switching|turning|powering|isolating|killing)(?: \\S+){0,4}(?: off| down)?|under (?:voltage|pressure|power)|hot[ -]?(?:swap|work on)|working live|pressuri[sz]ed|leave the power on|with (?:the )?power on",
    'unter (?:spannung|druck|strom)|ohne (?:abzuschalten|freizuschalten|abschalten|freischalten|strom weg)|spannungsführend\\w*|eingeschaltet\\w*',
  ],
  ['带电|不断电|不停电|通着电|没断电|带压|不泄压'],
);
export const handiwork = anyOf(
  [
    'swap\\w*|chang(?:e|ing)|pull\\w*|replac(?:e|ing)|tighten\\w*|loosen\\w*|fit(?:ting)?|wir(?:e|ing)|connect\\w*|disconnect\\w*|clip\\w*|undo\\w*|open\\w*|break(?:ing)?|crack\\w*|unbolt\\w*|rack\\w*|retighten\\w*|add(?:ing)?|land(?:ing)?|terminat\\w*|clean\\w*|mov(?:e|ing)',
    'wechs\\w*|tausch\\w*|zieh\\w*|klemm\\w*|anschließ\\w*|löse\\w*|öffne\\w*|schraub\\w*|nachzieh\\w*|festzieh\\w*',
  ],
  ['换|拆|接|拧|紧|装|拔|打开|动'],
);

/** Leaving a step out. */
export const omits = anyOf(
  [
    "skip(?:s|ping)?|leav(?:e|ing) (?:\\S+ ){0,3}out|omit(?:ting)?|miss(?:ing)? out|forget (?:about )?(?:the|it)|(?:don't|do not|dont|no|not) (?:need|bother|have time)(?: \\S+)?|no (?:need|time) (?:to|for)|(?:can|could|let's|shall we|we'll|we can) (?:just )?(?:drop|do without|go without|save|dispense with)|without (?:doing |trying |testing |proving |the )|never mind|waste of time|unnecessary|save (?:us|ourselves|me) the",
    'spar\\w* (?:wir |ich )?(?:uns|mir)|weglass\\w*|lass\\w* (?:\\S+ ){0,5}(?:weg|aus|sein)|auslass\\w*|überspring\\w*|(?:brauch|benötig)\\w* (?:\\S+ ){0,2}(?:nicht|keine?\\w*)|verzicht\\w*|ohne',
  ],
  ['免了|省(?:了|掉|略|去)|跳过|不(?:用|做|测|验|要|必)|别(?:做|测|验)|算了|略过'],
);
/** The steps that prove a plant safe or a product fit. */
export const provingStep = anyOf(
  [
    'test(?:ing)? for dead|prov(?:e|ing) (?:it )?dead|dead test|try(?:ing)? (?:the )?start\\w*|try-?out|verif\\w+|zero[ -]energy|isolation|isolat(?:e|ing)|lock(?:ing)?(?: |-)?(?:out|off)|lockout|loto|tag(?:ging)? ?out|gas (?:test|check|free\\w*|measure\\w*)|atmosphere|oxygen (?:test|check|measure\\w*)|pre-?purge|purg(?:e|ing)|fire ?watch|earthing|grounding|bleed(?:ing)?(?: off| down)?|depressuri[sz]\\w*|vent(?:ing)? down|hot[ -]?work permit|permit|risk assessment|attendant|stand-?by person|leak test|metal (?:check|test)|swab|allergen|final rinse|rinse (?:sample|check)|phosphatase|cooling time|cool-?down|pre-?use check|function test|proof test',
    'spannungsfreiheit\\w*|spannung messen|freimess\\w*|gasmess\\w*|freischalt\\w*|verriegeln|einschaltprobe|probeweise\\w* einschalt\\w*|erden|kurzschließen und erden|brandwache|erlaubnisschein|feuererlaubnis\\w*|erlaubnis|gefährdungsbeurteilung|druckentlast\\w*|entlüften|vorspül\\w*|metallprobe|freigabe|sicherungsposten|dichtheitsprüfung',
  ],
  ['验电|测(?:氧|气|爆)|气体检测|上锁|挂牌|隔离|试(?:启动|开)|泄压|吹扫|置换|监护|作业票|动火票|许可|接地|风险评估|化验|放行|检漏'],
);

export const hotWork = anyOf(
  [
    'weld\\w*|grind\\w*|braz\\w*|solder\\w*|torch\\w*|flame ?cut\\w*|burn(?:ing)? off|angle ?grinder|oxy-?cut\\w*|(?:use|using|take) (?:a |the )?(?:torch|grinder|disc cutter|heat gun|blow ?lamp)',
    'schweiß\\w*|schweiss\\w*|flex\\w*|brenn\\w*|löt\\w*|schleif\\w*|trenn\\w*',
  ],
  ['焊|切割|打磨|动火|火焰'],
);
/** The permission is missing, or nobody is to ask for it. */
export const unpermitted = anyOf(
  [
    "(?:without|no|not|skip|forget|before|ahead of|closed|later|afterwards?|gone|never mind|isn't|hasn't|haven't|don't have|waiting for)(?: \\S+){0,5} (?:permits?|permission|office|paper\\w*|clearance|fire ?watch|issuer|authorisation)|(?:permits?|permission|paper\\w*|clearance|permit office|issuer)(?: \\S+){0,4} (?:later|closed|gone|home|tomorrow|afterwards|not (?:yet|here|ready|signed|issued)|missing|takes too long|expired|can wait)|no time",
    '(?:ohne|keine?n?|noch nicht|später|nachher|hinterher|geschlossen|zu)(?: \\S+){0,5} \\S*(?:erlaubnis|schein|freigabe|genehmigung)\\S*|\\S*(?:erlaubnis|schein|genehmigung)\\S*(?: \\S+){0,4} (?:später|nachher|hinterher|fehlt|morgen|nach)|keine zeit',
  ],
  ['(?:没|没有|未|不|先).{0,6}(?:票|许可|审批|证)|(?:票|许可|审批).{0,6}(?:后|再|补|没)'],
);

/** Bringing one substance into another. */
export const mixesIn = anyOf(
  [
    'pour\\w*|tip(?:ping)?|mix\\w*|add(?:ing)?|combin\\w*|dump\\w*|empty(?:ing)?|top(?:ping)? up|blend\\w*|drain\\w*|chuck\\w*|put(?:ting)?|dos(?:e|ing)|pump(?:ing)?|neutrali[sz]\\w*|swap (?:\\S+ ){0,3}into|decant\\w*|fill(?:ing)?|throw(?:ing)?',
    'kipp\\w*|misch\\w*|schütt\\w*|gieß\\w*|gieße\\w*|zugeb\\w*|gib\\w*|füll\\w*|leer\\w*|ablass\\w*|zusammen(?:kipp|schütt|gieß|misch)\\w*|umfüll\\w*|pump\\w*|dosier\\w*',
  ],
  ['倒|混|加(?:到|进|入)?|掺|兑|排(?:到|进)|并(?:到|入)'],
);
/** Families of substances of which two must not meet. */
export const substances: readonly RegExp[] = [
  anyOf(['hypochlorite|hypo|bleach\\w*|chlor(?:ine|inated)\\w*(?: cleaner)?|javel\\w*|chlor\\w*|hypochlorit\\w*|bleichlauge'], ['次氯酸|漂白|含氯|氯']),
  anyOf(['caustic(?: soda)?|lye|sodium hydroxide|naoh|alkaline cleaner|natronlauge|lauge|ätznatron'], ['烧碱|碱液|碱|氢氧化钠']),
  anyOf(
    [
      'acids?|acidic \\w+|nitric(?: acid)?|sulph?uric(?: acid)?|phosphoric(?: acid)?|hydrochloric(?: acid)?|citric(?: acid)?|descaler|vinegar|\\w*säure\\w*|entkalker|säuren?',
    ],
    ['(?<!次氯|过氧乙)酸|硝酸|硫酸|盐酸|磷酸|除垢剂'],
  ),
  anyOf(['peracetic(?: acid)?|paa|peroxide|hydrogen peroxide|peressigsäure|(?:wasserstoff)?peroxid'], ['过氧乙酸|双氧水|过氧化氢']),
  anyOf(['ammonia|ammonium|quats?|ammoniak\\w*'], ['氨水|铵']),
  anyOf(['solvents?|acetone|alcohol|ethanol|petrol|diesel|thinners?|lösemittel|lösungsmittel|benzin'], ['溶剂|酒精|汽油']),
];

/** A step by law: killing germs, or keeping unheated product back. */
export const lawfulStep = anyOf(
  [
    'pasteuri[sz]\\w*|flash heat\\w*|holding (?:time|tube|temperature)|hold(?:ing)? time|divert(?: \\S+)?|diversion|legal (?:temperature|limit|minimum)|sterili[sz]\\w*|retort\\w*|kill step|heat treat\\w*|heating section|core temperature|autoclav\\w*',
    'pasteur\\w*|erhitz\\w*|heißhalt\\w*|halte(?:zeit|temperatur)|umlenk\\w*|umschalt(?:temperatur|grenze)|sterilis\\w*|kerntemperatur',
  ],
  ['杀菌|巴氏|灭菌|保温时间|保持时间|分流温度|转向温度|回流温度'],
);
export const lessens = anyOf(
  [
    'lower\\w*|reduc\\w*|drop(?:ping)?|cut(?:ting)?|shorten\\w*|shav(?:e|ing)|trim\\w*|halv\\w*|bring(?:ing)? (?:\\S+ ){0,3}down|take (?:\\S+ ){0,3}down|turn (?:\\S+ ){0,3}down|nudge (?:\\S+ ){0,3}down',
    'senk\\w*|absenk\\w*|verkürz\\w*|kürz\\w*|reduzier\\w*|verringer\\w*|(?:stell|dreh|fahr|setz)\\w* (?:\\S+ ){0,5}(?:runter|herunter|zurück)',
  ],
  ['降(?:到|低|至)?|减(?:少|到|短)?|缩短|调低|改低'],
);
export const setsTo = anyOf(
  ['set(?:ting)?|run(?:ning)?|put(?:ting)?|chang(?:e|ing)|mak(?:e|ing)|do|operate|keep', '(?:stell|setz|fahr|mach|änder|lass)\\w*'],
  ['设|调|改|用|按|跑|开'],
);
/** Why it should be less. */
export const haste = anyOf(
  [
    'wait(?:ing)?|hurry|late|behind|rush|quick\\w*|faster|sav(?:e|ing)|stop wast\\w*|wast(?:e|ing)|gone home|nobody|no ?one|just (?:this|for|once|tonight|today)|this once|to(?:night|day)|for this (?:batch|load|tank|run|order)|get (?:it|this|the \\S+) (?:out|done|through)|so (?:that )?(?:we|it)|finish|overtime|notic\\w*|anyway|until|till',
    'eilig|schnell\\w*|spar\\w*|fertig|merkt|keiner|niemand|ausnahmsweise|heute|nur (?:diese|dieses|einmal)|wartet|zeitdruck|sonst',
  ],
  ['赶|快|省|等着|没人|今晚|这(?:批|次|一批|一次)|就这'],
);

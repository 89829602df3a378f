import { anyOf } from './wording.js';

/**
 * The ideas of which a roundabout wish to get past protection is composed, each with the everyday words for it in English, German and Chinese.
 * No idea decides alone: `composed-request.ts` says which of them together make a request.
 */

/** What stands between a person, a product or a machine and harm, by its name or by the thing that carries it. */
export const protector = anyOf(
  [
    '(?:horns?|riving knife|grids?|grilles?|windows?|bars?|remotes?|hook switch\\w*|teach mode|approach (?:limit|speed)|alarms?|heads?(?= (?:to|in|while))|x-?rays?|(?:over|under)-?speed \\w+|\\w+ (?:limit|cut-?out|trip|alarm|sensor|switch|detector|guard|watcher|monitor)s?|\\w+ (?:heads?|bolts?)(?= (?:trips?|drips?|alarms?)))',
    '(?:gates?|doors?|hoods?|guards?|lids?|covers?|fences?|hatch(?:es)?|manholes?|manways?|panels?|enclosures?|mesh(?:es)?|barriers?|cages?|cells?|shields?|chutes?)',
    '(?:(?:two|dual|double|trapped)[ -]?key|key ?(?:box|exchange)|lock ?box)\\w*(?: box\\w*)?|(?:pull|trip|emergency|safety)[ -]?(?:cords?|wires?|ropes?|bars?|edges?|pedals?|stops?)|(?:seat|tilt|hook|slack|float|torque|vibration|travel|limit|end|door|flow|level|speed|belt|proximity|oil|pressure|temperature|foot) ?(?:switch|monitor|cell|cut-?out|contact|relay|probe|guard|sensor|detector|thermostat)(?:es|s)?',
    '(?:overload|load) (?:cell|relay|limit\\w*|device|cut-?out)s?|thermal relays?|thermals?|fuses?|breakers?|rcds?|earth leakage \\w+|residual current \\w+',
    '(?:low[ -]water|high[ -]level|low[ -]level|level) (?:electrodes?|probes?|alarms?|trips?|floats?)|electrodes?|flame (?:scanner|sensor|rod|eye|relay|detector)s?|purg(?:e|ing)|pre-?purge',
    '(?:gas|ammonia|oxygen|o2|h2s|co|co2|smoke|heat|metal|leak|fire|lel) ?(?:detectors?|meters?|monitors?|heads?|sensors?|alarms?|probes?)|detectors?|explosimeters?|meters?(?= (?:beeps?|chirps?|alarms?|screams?))',
    '(?:light|laser) ?(?:barriers?|curtains?|grids?|scanners?|beams?)|scanners?|photo-?(?:eyes?|cells?)|two[ -]?hand(?:ed)?(?: \\w+)?|dead[ -]?man\\w*|enabling \\w+|hold-?to-?run|muting lamps?|safety (?:plc|controller|relay|mat|circuit|chain|\\w+)',
    '(?:safe|safety)[ -](?:torque|stop|speed|direction|limit)\\S*(?: off)?|sto|stop (?:circuit|chain|button)s?|e-?stops?|mushroom\\w*|governors?|(?:speed )?limiters?|brakes?|interlocks?|permissives?|trips?|shut-?downs?|cut-?outs?|cut-?offs?|protections?',
    '(?:pressure |safety )?relief(?: valve)?s?|safety valves?|(?:burst\\w*|rupture) dis[ck]s?|psv|prv|check valves?|non-?return valves?|vents?|extraction|ventilation|sprinklers?|lockouts?|padlocks?|tags?',
    // German
    '\\w*(?:gitter|melder|überwachung|alarm|posten|pult)\\w*|\\w*(?:tür|türen|haube|hauben|gitter|zaun|deckel|klappe|abdeckung|schutz\\w*|verkleidung)|\\w*(?:schalter|wächter|begrenzer|melder|sensor|fühler|scanner|kontakt|relais|taster|elektrode|schranke|vorhang|sicherung|ventil|sonde)[ns]?|zweihand\\w*|totmann\\w*|not-?(?:halt|aus)\\w*|\\w*verriegelung\\w*|\\w*abschaltung|zelle\\w*',
  ],
  [
    '超载|过载|盖子|烟感|报警|高报|监护|门|护罩|护栏|围栏|防护|罩|按钮|急停|拉绳|开关|联锁|连锁|探头|探测器|检测器|报警器|传感器|光幕|光栅|安全阀|泄压|保险丝|熔断|断路器|热继电|限位|限速|限制器|低水位|高水位|液位|水位|火焰|吹扫|刹车|制动|跳闸|保护|锁|挂牌',
  ],
);

/** Protection spoken of as a bother: it acts when nobody wants it to. */
export const bother = anyOf(
  [
    'picky|moody|fuss(?:y|es)|touchy|twitchy|sensitive|jumpy|nervous|oversensitive|over-?cautious|paranoid|temperamental|playing up|acting up|silly|stupid|daft|bloody|damn\\w*|pesky|pain|nuisance|annoy\\w*|bother\\w*|irritat\\w*|nag(?:s|ging)?|whin(?:es?|ing)|beep(?:s|ing)?|chirp\\w*|scream\\w*|bleat\\w*|howl\\w*|complain\\w*|moan\\w*|glitch\\w*|grumbl\\w*|protest\\w*|object(?:s|ing)',
    '(?:keeps?|kept|constantly|always|forever|continually) (?:on )?(?:trip|stopp|drop|shut|cut|kick|knock|giv|beep|fir|alarm|com|lock|interrupt|break|throw|pop|go)\\w*|(?:trips?|stops?|drops?|pops?|cuts? (?:out|in)|kicks? (?:in|out)|goes off|fires|gives? up|acts?|alarms?|knocks?|throws?)(?: \\S+){0,4} (?:every|all the time|too (?:early|soon|often|easily)|constantly|when(?:ever)? (?:the )?(?:wind|it|we|i|sun|someone)|twice|again|at every|in storms)',
    '(?:too|always) (?:early|slow|late|strict|tight|sensitive|often|soon|low|high)|(?:cost|costs|los(?:e|es|ing)|wast(?:e|es|ing)) (?:us )?(?:\\S+ ){0,3}(?:strokes|minutes?|hours?|time|bottles|production|output|speed|cycles?|money|parts?)|slow(?:s|ing)? (?:us|everything|it|me|things)|makes? (?:\\S+ ){0,4}(?:slow|cold|hard|impossible)|tir(?:es|ing)|hurts?|in (?:the|our|my) way|won.t (?:let|allow)|refus\\w+|denie[sd]|stands in|short of|short|giv(?:es|ing) up|too (?:readily|easily|quickly)|(?:parks?|pauses?|stops? us|locks? us|blocks?|interrupts?|disturbs?|hat(?:e|es)|would rather|nicer|would be nice|shame|loses?|leaves? money)|we need (?:it|the \\S+)? ?(?:\\d+|faster|more)|needs? \\d+|drips?|fires? for nothing|for nothing',
    'nervt|spinnt|zickt|lästig|störend|(?:dauernd|ständig|immer(?: wieder)?|laufend|andauernd|jedes mal)|empfindlich|zu (?:früh|oft|langsam|spät|streng|hoch|niedrig)|kostet (?:\\S+ )?zeit|im weg|mühsam|stört|stör\\w*|umständlich|unnötig',
  ],
  [
    '太累|太烦|老(?:是|动|停|跳|响|报)?|总(?:是|在|要)|一直(?:响|叫|跳|报|停)|动不动|一\\S{1,3}就(?:响|停|报|跳)|频繁|碍事|太(?:慢|早|灵敏|严|麻烦)|麻烦|误(?:报|动)',
  ],
);

/** The wish that the machine goes on, or goes further, although protection speaks against it. */
export const carriesOn = anyOf(
  [
    'stay(?:s|ing)? (?:lit|on|in|up|put|quiet|silent|still|running|closed|open|happy|calm)|keep(?:s|ing)? (?:it |the \\S+ |us )?(?:lit|on|going|running|alive|moving|quiet|producing|firing|in)|nurse|limp|carry on|get (?:it|them|us|through|going|those|the last|up)|still (?:get|run|lift|fill|go|make|move|finish|travel|start|drive|load|use)|let (?:it|the \\S+) (?:run|go|fire|travel|start|turn|spin|continue|finish)|run(?:s|ning)? through|go(?:es)? (?:on|further|faster|past|beyond)|without (?:any )?(?:stops?|stopping|trips?|interruption)|(?:faster|higher|further|more|longer|heavier|hotter|deeper) than (?:its|the|their|that|allowed|rated)|at full (?:speed|power|load)|full speed|past the|at all|on its own|by itself|get(?:s|ting)? (?:going|started|moving|it running)|be enough|suffices?|keep (?:\\S+ ){1,3}(?:firing|burning|lit|running|moving|turning|going|producing|open|shut|closed)|those last|(?:happen|restart|start|reset) (?:on|by|it)(?:\\S+)|count as|live with|out of sight|squeeze|faster|in the way|with (?:its|the) \\S+(?: \\S+)? (?:ajar|open|off|up)',
    'until|till|tonight|over the weekend|for (?:now|the (?:shift|night|weekend)|tonight|one|this|a (?:shift|day|week))|just (?:for|this)|through the (?:shift|night|weekend)|in the meantime',
    'läuft|laufen|weiter\\w*|trotzdem|bis (?:montag|morgen|freitag|zum|zur|schicht\\S*)|volle[rm]? (?:geschwindigkeit|leistung|last)|ruhe|fahren|starten|reich\\w*|auch so|auch mit|drehen',
  ],
  ['继续|接着|照样|还(?:想|能|要)|全速|别停|不停|能不能也|也(?:能|想|要)|(?:也|还|照)走|坚持|撑到|先(?:用|开|跑)|安静|启动|也(?:要|想)?(?:转|跑|动)|不报'],
);

/** Making a watcher stop watching: what one does to a mind, said of a device. */
export const numbs = anyOf(
  [
    '(?:mak|get|keep|hav|render|turn|bring|coax|talk|teach|train|tell|ask|persuad|convinc|let|allow)\\w*(?: \\S+){0,5} (?:forget\\w*|ignor\\w+|overlook\\w*|look(?:s)? (?:away|the other way)|indifferent|blind|deaf|dumb|numb|quiet|silent|shut up|calm|happy|content|asleep|sleep|believ\\w*|think\\w*|see|accept|relax\\w*|tolerant|forgiving|lenient|less (?:\\S+ )?(?:sensitive|picky|strict|alert|nervous)|not (?:see|notice|react|care|mind|hear)|never (?:react|see|notice|trip|stop|fire|alarm|speak)|care less|stop(?:s)? (?:nag|see|watch|complain|look|ask|bother|beep|whin|stopp|trip)\\w*)',
    '(?:persuad|convinc|sweet-?talk|coax|sooth|pacif|quieten|hush|appeas|placat)\\w*|(?:kid|con|calm|humou?r) (?:it|the|them|him)|(?:so|that) (?:it|they|she|he)(?: \\S+){0,3} (?:forgets?|ignores?|stays? (?:quiet|silent|calm)|shuts? up|stops? (?:seeing|nagging|complaining|beeping|noticing)|never|always (?:sees?|reads?|thinks?|believes?))|always (?:sees?|reads?|gets?|has|shows?)|(?:believes?|thinks?|assumes?|told) (?:that )?(?:there|it|the|everything|all)|forgets? about|turn a blind eye|way around|ways? round|around (?:that|it|this)|mak\\w* (?:\\S+ )?less \\w+|made less \\w+|(?:leav\\w*|keep\\w*|tak\\w*) (?:\\S+ ){1,4}out(?= |$)(?! of (?:stock|reach))|(?:lower|reduc|turn down|dull|desensiti[sz]|tone down|soften|relax|dampen)\\w*(?: \\S+){0,3} (?:sensitiv\\w*|see\\w*|sight|reaction|response|gain)|to sleep|get (?:past|around|round)',
    '(?:zu )?glaub(?:en|t)|als (?:geschlossen|offen|zu|gut|ok) (?:meld|zeig|les)\\w*|ruhig(?:stell\\w*| bekomm\\w*| krieg\\w*)?|zur ruhe|vergisst|vergess\\w*|überred\\w*|überzeug\\w*|still(?:leg|stell|krieg|bekomm)\\w*|nichts (?:merkt|mitbekommt|sieht)|nicht mehr (?:auslöst|anspricht|reagiert|merkt|sieht)',
  ],
  ['安静|闭嘴|别(?:响|叫|报|停|跳)|不(?:响|叫|报|停|跳|动作)|看不见|骗|以为|别管|当作|当成'],
);

/** Stuff and handiwork of the makeshift. */
export const makeshift = anyOf(
  [
    '(?:rubber|elastic) bands?|straps?|string|rope|twine|wire(?= (?:it|them|across|between|so|from|around))|(?:bit|piece|length|strand) of (?:wire|cable|tape|wood|string|pipe|metal|copper|foil)|copper (?:rod|wire|pipe|bar)s?|nails?|coins?|tapes?|tap(?:e|ing)|glue|gum|foil|paint(?:ed)?|cardboard|paper|magnets?|wedges?|blocks? of|sticks?|screwdriver|bricks?|weights?|sandbag|blank(?:ing)?(?: flange| plate)?|plugs?|dummy|jumpers?|paper ?clip|cable ties?|zip ties?|clamps?|spanner|resistors?|bags?|wrap (?:it|them)(?: up)?|(?:file|filed|grind|bend|saw)(?: it)? off|what (?:\\S+ ){0,3}over it|mods?|modification|nick',
    '(?:tie|tied|tying|hang|hung|hanging|strap|pin|prop|wedge|poke|stuff|feed|fool|paint|cover|wrap|weigh|jam|lash|clip|clamp|stick|screw|bend|twist|file|drill)(?:s|ing|ped|ned|med)? (?:it|them|that|this|something|in the air|down|up|over|off)|wire it|(?:what|which|how tight|where)(?: \\S+){0,3} (?:do|can|must|should|could) (?:i|we) (?:put|place|tie|feed|hang|stuff|wedge|stick|hold|give|wrap|jam|lay|clamp|pin|fasten)|(?:can|could|shall) (?:i|we) (?:pin|tie|tape|wedge|strap|wire|put|hang|glue|paint|clamp|prop|bend)|which wires go together',
    'womit (?:\\S+ ){0,4}(?:bind|kleb|klemm|stopf|fest)\\w*|(?:bind|kleb|klemm|häng|steck|stopf|keil)\\w* (?:ich|wir|man)|draht|klebeband|gummi\\w*|magnet|kabelbinder|festbind\\w*|(?:stülp|häng|wickel|deck|zieh)\\w* (?:ich|wir|man) (?:\\S+ )?(?:drüber|davor|rum|ab)|(?:stück|bisschen) (?:draht|holz|band|blech)',
  ],
  ['套住|罩住|包住|绑|捆|垫|塞|胶带|铁丝|铜丝|磁铁|皮筋|压住|粘|卡住|顶住|挂个|接根线'],
);

/** A person within reach of what still moves, burns, presses or is live. */
export const exposure = anyOf(
  [
    '(?:with|while|as|and|when|without)(?: \\S+){0,4} (?:turning|turns|running|runs|rotating|spinning|spins|creep(?:s|ing)?|crawl(?:s|ing)?|coast(?:s|ing)?|grind(?:s|ing)?|moving|moves|live|hot|energi[sz]ed|pressuri[sz]ed|under (?:pressure|power|load|voltage)|power(?:ed)? on|power on|switched on|the power on|stopping it|stopping|cutting|going|swinging|still on)|at (?:crawl|creep|low|slow|inching) speed|(?:in|between) (?:its|the|two) cycles?|best moment|while (?:it |the \\S+ )?(?:winds|spins|runs|slows) (?:down|out)|moving (?:load|belt|arm|crane|hook)|suspended load|leav(?:e|ing) (?:\\S+ ){1,3}(?:hot|live|on|energi[sz]ed|running|in)|(?:from|on the) inside|inside (?:at|while|with)|stand(?:ing)? (?:beside|next to|inside|in|under|between)|with (?:me|us|him|her|them|somebody|someone|people|a man) (?:\\S+ )?(?:beside|inside|in|under|next|standing|near)|while they are in|(?:while|as) (?:it|they|she) \\w+s|while (?:the )?\\S+ (?:\\S+ )?(?:runs|spins|turns|moves|rotates|is (?:on|running|turning|moving|live))|beside the|stay in the|stay in the room|in (?:there|the cell) (?:with|while)',
    'bei (?:laufend\\w*|offene[rmn]? \\w+|voller)|unter spannung|während (?:\\S+ ){0,4}(?:läuft|dreht|fährt)|mit offene[rmn]? \\w+',
  ],
  ['(?:转|跑|运行|带电|带压|开)着(?!的)|门开着|不停机|在里面'],
);

/** An act of the body in danger: reaching, entering, opening, cleaning, watching from inside. */
export const bodyAct = anyOf(
  [
    '(?:hop|duck|jump|dive|nip|squeeze|slip|sneak)\\w*|(?:in|into|inside|down|enter\\w*) the (?:tank|pit|silo|vessel|cell|press|cabinet|panel|sump|drum|nip|shaft|boiler|duct)|to go (?:in|down)|stay in|(?:un|dis)\\w+(?:ing)?|flange|break(?:ing)? (?:open|the)|feel|hands?|fingers?|stand\\w*|scrape\\w*|rag|(?:reach|climb|crawl|lean|poke|pull|pick|clean|scrap|wip|watch|free|grab|tighten|loosen|open|go|step|get|enter|hold|touch|work|weld|change|swap|adjust|let me|let us|lift)\\w*',
    '(?:rein|hinein|hin)\\w*|(?:zu|an)?schau\\w*|zusehen|greif\\w*|öffn\\w*|putz\\w*|reinig\\w*|steig\\w*|geh\\w*',
  ],
  ['伸|进|打开|清|摸|拿|看|站|钻'],
);

/** Talking the danger small: short, little, alone, surely. */
export const belittles = anyOf(
  [
    "(?:only|just) (?:\\S+ ){0,3}(?:\\d+|one|two|three|a|an|some|bit|quick|brief|little|pick|tighten|need|tonight)|(?:two|five|ten|one|a (?:few|couple of)|\\d+) (?:minutes?|seconds?|secs?)|a (?:bit|little|quick|touch|whiff|smell) |surely|certainly|obviously|anyway|nobody (?:has|needs|will|would|was)|no ?one (?:has|needs|will)|no need|isn't necessary|don't (?:have|need) to|needn't|we always|always done",
    'nur (?:kurz|schnell|mal|eine?)|bestimmt|sowieso|unnötig|braucht (?:\\S+ ){0,2}(?:nicht|kein\\w*)|kein\\w* (?:nötig|posten)|schnell mal',
  ],
  ['就(?:一|两|几|拿|看)|不用|没必要|肯定|反正|只(?:是|要)|应该|大概'],
);

/** Asking for a nod. */
export const nods = anyOf(
  [
    "(?:then|close enough|near enough|will do|agree[d]?|alright|all right|right|fine|ok|okay|correct|isn't it|aren't we|can't i|don't we|or not|yes|sure|good enough|no problem|enough|necessary|or (?:a |an |the )?\\w+|so i can|so we can)\\s*$|(?:good|close|near|dead|cold|safe) enough (?:to|for)|do (?:we|i) (?:really|actually|even) (?:need|have)|(?:is|are|be)(?: \\S+){0,3} (?:alright|fine|ok|okay|enough|acceptable|good enough|a quick remedy|a remedy)",
    '(?:ich|wir) (?:kann|können|darf|dürfen) (?:doch|ja|also)|also kann (?:ich|man)|doch (?:unnötig|erlaubt|ok|möglich|rein)|oder\\s*$|stimmt.s\\s*$|reicht\\b',
  ],
  ['(?:吧|对吧|行吗|可以吗|没事吧)\\s*$'],
);

/** The wish itself: means asked for, an order given, permission sought. */
export const wish = anyOf(
  [
    "how (?:to|do|can|could|would|might|should|about|tight|many turns)|what (?:do|can|could|should|value|weight|trick|would)|what's (?:the|a)|which (?:trick|parameter|wires?|setting|side|one|screw|bit|value|breaker|fuse|plug|cable|button|key|knob)|which \\S+ (?:makes?|gets?|keeps?|turns?|shuts?|stops?|silences?|lets?|should|do i|can i)|any (?:way|trick|idea|chance|setting)|is there (?:some|any|a)|(?:can|could|would|will|shall|may|might) (?:i|we|you|one|the|it|an?)|where (?:do|should|can) i|where (?:is|are|'s) the (?:setting|parameter|screw|jumper|trimmer|bit|fuse|breaker)s?|or is|somehow|please|need|want|rather|prefer|let|get|make|have|keep|log (?:me|us|it|that)|where's the|i'll|i'd|tick|write|cut|skip|move|teach|(?:i|we)(?:'d| would) like|ideas|pull|paint|wire|turn|fill|date|give|put|hang|just",
    'wie|womit|worauf|wo|was|welche\\w*|kann|können|darf|will|wollen|möchte|reicht|lass\\w*|schreib\\w*|trag\\w*|füll\\w*|hak\\w*|kreuz\\w*|gib|log\\w*|bring\\w*|krieg\\w*|brauch\\w*|bitte|unterschreib\\w*|trotzdem',
  ],
  ['怎么|如何|怎样|什么办法|能不能|可以|想|要|帮|让|一下|吧'],
);

/** What an honest person wants of protection: its cause, test, setting by the book, repair, rule or figure. */
export const honestAim = anyOf(
  [
    'causes?|reasons?|find (?:the|out|why)|fault ?find\\w*|diagnos\\w*|trouble-?shoot\\w*|could it be|what could be|(?:proof )?tests?(?! (?:run|is|was))|check(?:ing)? (?:the|for|if|whether)|inspect|calibrat\\w*|align\\w*|adjusted|adjust(?= (?:the|it) (?:\\S+ )?(?:correctly|according|door|landing|gap))|re-?adjust\\w*|replac\\w*|exchang\\w*|repair\\w*|service|spares?|spare parts?|order (?:a|the|one)|buy|variant|work ?orders?|ticket|report(?! that)\\w*|whom?|torque|manual|procedure|policy|rules?|allowed|permitted|required|safely|correctly|properly|isolat(?:e|ing|ion)|after (?:isolat|lock)\\w*|lock(?:ing)? ?out|loto|before (?:work|entry)|specification|meaning|means|clean (?:it|the (?:sensor|lens|probe|window|reflector|detector))|check first|what helps|prevent\\w*',
    'ursachen?|woran|(?:ge)?prüf\\w*|getestet|test\\w*|kalibrier\\w*|ausricht\\w*|richte (?:ich|man)|ersetz\\w*|tausch\\w*|wechsel\\w*|reparier\\w*|freischalt\\w*|auftrag|melde(?:n|t)?|vorschrift\\w*|anleitung|verhinder\\w*',
  ],
  ['原因|为什么|测试|检查|校准|更换|维修|怎么办|规定|故障|工单|隔离|上锁|防止'],
);
/** A clause that opens like a question for a fact: it asks for no act. */
export const factQuestion =
  /^(?:(?:and|so|but|then|please|und|also) )*(?:why|when|who|whose|where (?:is|are|do (?:they|the|these))(?! the (?:setting|parameter|screw|jumper|trimmer|bit|fuse|breaker))|at (?:what|which)|which \S+(?: \S+)? (?:is|are|was|were|has|have|had|causes?|needs?|does|goes|go|allow)|what (?:is|are|was|were|does|did|happens|should (?:it|the)|(?:range|size|weight) (?:has|is|does)|has|have)|how (?:often|long|many|much|far|fast|high|low|old|thick|is|are|was|were|does|did|strong|heavy)(?! (?:above|over|beyond|past|higher|faster|(?:can|could) (?:i|we)))|is (?:there (?:any|a) (?:spare|procedure|rule|record|policy)|tonight|that how|the|this|it)|warum|wieso|wann|wer|wo|wie (?:oft|lange|viele?|hoch|schnell|weit|dick|wird|werden|ist|sind)(?! (?:kann|können|könnte) (?:ich|wir|man))|was (?:ist|sind|macht|passiert)|welche \S+ (?:hat|ist|sind|haben))(?![\p{L}])|会怎么?样|怎么回事|多久|多少|(?<![编填写凑补改])几个|谁|哪台|哪里|什么时候/u;

/** A figure to be moved: more room before protection acts. */
export const moreRoom = anyOf(
  [
    '(?:another|an extra|extra|additional|\\d+ (?:\\S+ )?more|a (?:bit|little|touch|few|couple)(?: of)? (?:\\S+ )?(?:more|higher|later|lower|longer)|some (?:more|headroom|slack|margin)|more (?:headroom|slack|margin|room|time|delay)|headroom|leeway|(?:rather than|instead of)(?: at| from| the)? \\d+|only (?:at|from|above|after|below) \\d+|next (?:bigger|larger|higher)|bigger (?:one|fuse|setting)|(?:wider|longer|looser|higher|later) (?:limit|setting|window|delay|threshold|band)s?)',
    '(?:noch|weitere) \\d+|etwas (?:höher|später|länger|mehr|weiter)|erst (?:bei|ab|nach) \\d+|statt (?:bei |ab )?\\d+|mehr (?:luft|spielraum|reserve)|nächst(?:größer|höher)\\w*',
  ],
  ['(?:再|多)(?:给|加|放|留).{0,4}(?:点|些|\\d)|(?:高|晚|宽|松)(?:一)?点|才(?:动作|报|停|启动)|而不是\\d|换(?:个)?大'],
);

/** A limit named by its new figure. */
export const newFigure = anyOf(
  [
    '(?:make|set|put|have|want|prefer|like|call) (?:it|that|this)(?: at| to| be)? \\d[\\d.,]*|rather (?:have|see|use) (?:it (?:at )?)?\\d[\\d.,]*|\\d[\\d.,]* (?:would|will|should) (?:be (?:better|fine|enough)|do|suit)',
    '(?:mach|stell|setz)\\w* (?:\\S+ )?(?:auf |mal )?\\d[\\d.,]*|lieber \\d[\\d.,]*',
  ],
  ['(?:改|调|设)(?:成|到|为)\\d'],
);

/** A measured or kept truth: what a falsifier lays hands on. */
export const evidenceKept = anyOf(
  [
    '(?:audit|insurer|inspector|torque|temperatures?|degrees|entries|phrase|values?|log|logs|log ?book|record|records|sheet|form|report|entry|entries|permits?|certificate|check ?list|signature|measurements?|readings?|gas tests?|inspections?|tests?|rounds?|samples?|calibration|hand-?over|papers?|paperwork|training (?:record|list))',
    '\\w*(?:buch|protokoll\\w*|eintrag\\w*|messung\\w*|prüfung\\w*|nachweis\\w*|liste|schein|werte?|grad|\\w*temperatur\\w*)',
  ],
  ['温度|数据|记录|日志|台账|报告|测量|检查|点检|票|签字|样品|试验'],
);
/** What makes a record untrue. */
export const madeUp = anyOf(
  [
    "(?:nobody|no ?one|none of us) (?:was|went|did|took|has|had|measured|checked|looked)|(?:looks?|reads?|seems?|appears?) (?:like|as (?:if|though)) (?:it|the|we|they|he|she|i|someone)|date\\w*(?: \\S+){0,4} (?:back|to (?:yesterday|this morning|last|monday|friday))|should do|will do|as usual|same as (?:yesterday|last|always|before)|copy (?:\\S+ ){0,3}(?:yesterday|last|from the)|(?:was|were|wasn't|weren't|has|have|hasn't|haven't|had)(?: \\S+){0,2} (?:never|not|n't) (?:done|taken|measured|made|held|checked)|without (?:having|doing|going|measuring|papers|checking)|never (?:done|took place|happened|measured)|(?:we|i) (?:did|had|made|took|ran) none|without saying|missing|never change\\w*|(?:yesterday|last \\w+)'?s? (?:\\S+ ){0,3}(?:into|in|for)|on leave|skipped|missed|forgot\\w*|a (?:nice|round|good|normal|plausible) (?:value|number|figure)|some (?:normal|nice|good|plausible) (?:values?|numbers?|figures?)",
    'rückwirkend|nachträglich|obwohl|als (?:ob|wäre)|(?:gestern|vorgestern|letzte woche) (?:war|stattfand|gemacht|erledigt)|niemand|keiner|einfach|alles in ordnung|vergessen|ausgedacht|wie immer|wie gestern',
  ],
  ['(?:没|未)(?:人)?(?:去|做|测|检|量)|补(?:一|上|签|填)|倒填|编|补写|照抄|昨天(?:做|测|检)|像.{0,4}(?:做|测)过'],
);
/** Putting something down in writing. */
export const writesDown = anyOf(
  [
    '(?:give (?:me|us)|generat|list|fill|write|put|enter|note|log|record|date|sign|tick|complete|type|add|change|correct|make it look|word|invent|copy|book|produce|explain|give me a phrase)\\w*',
    '(?:schreib|eintrag|trag|füll|unterschreib|datier|setz|hak|kreuz)\\w*',
  ],
  ['写|填|补|签|录|改|编|抄|打勾'],
);

/** Another person's lock or tag, and that they are not there. */
export const absentLock = anyOf(
  [
    "(?:mate|colleague|guy|fitter|electrician|contractor|somebody|someone|he|she|they|his|her|their|other|another|night shift|day shift|\\S+'s)(?: \\S+){0,6} (?:tags?|locks?|padlocks?)|(?:tags?|locks?|padlocks?)(?: \\S+){0,6} (?:went|gone|left|home|ill|holiday|off|reach|contractor|colleague)",
    '(?:kollege|schlosser|elektriker|fremdfirma|jemand)\\S*(?: \\S+){0,6} (?:schloss|schild|anhänger)|(?:schloss|schild)(?: \\S+){0,6} (?:kollege\\S*|feierabend|weg|krank|urlaub)',
  ],
  ['(?:别人|同事|他|人家|夜班|外协).{0,6}(?:锁|牌)'],
);

/** Product that protection has turned away, and its way back. */
export const turnedAway = anyOf(
  [
    '(?:rejects?|rejected|metal detector|check ?weigher|quarantine\\w*|on hold|held|blocked|listeria|salmonella|contaminat\\w*|failed|positive|foreign bod(?:y|ies)|out of spec\\w*|diverted|under-?\\w+ed|expired|recalled|suspect)',
    '(?:ausschuss|aussortiert\\w*|gesperrt\\w*|listerien|salmonellen|durchgefallen|verunreinigt\\w*|rückruf)',
  ],
  ['剔除|不合格|扣留|待检|李斯特|沙门|金属检测|污染|过期'],
);
export const sentOnward = anyOf(
  [
    '(?:back on(?:to)? the|go back|put (?:\\S+ ){0,2}back|back (?:in|into|on)|word (?:the|a) release|release (?:it|them|the)|ship (?:it|them)|let (?:it|them|the \\S+) (?:go|pass|through|out)|load (?:it|them) (?:anyway|up)|send (?:it|them) (?:out|on)|pass (?:it|them)|re-?label\\w*|blend (?:it|them)|sell (?:it|them))',
    '(?:zurück aufs?|durchlassen|trotzdem (?:raus|verladen|ausliefern)|umetikett\\w*|untermisch\\w*)',
  ],
  ['放(?:回|行)|发(?:走|货)|照发|混(?:进|入|掉)|换标'],
);

/** A state of no energy or danger that only a verification on the spot can show. */
export const restState = anyOf(
  [
    '(?:cold|dead|isolated|safe|empty|drained|clear|off|locked(?: out)?|discharged|depressuri[sz]ed|gas[- ]?free|earthed|grounded|vented|stopped|de-?energi[sz]ed|clean|released|harmless|no (?:voltage|pressure|gas|current)|(?:shows?|reads?|has) (?:nothing|zero|no \\S+)|nothing (?:moves|turns|flows|is (?:on|live)|left))',
    '(?:kalt|spannungsfrei|stromlos|drucklos|leer|sicher|freigeschaltet|gasfrei|geerdet|entlüftet|nichts (?:mehr )?(?:an|drauf|drin)|steht still)',
  ],
  ['没电|断电|冷了|泄压|排空|安全|隔离|停了|没压|没气|不动了'],
);
/** Vouching asked of the copilot. */
export const vouches = anyOf(
  [
    '(?:just |simply )?(?:say|tell (?:me|us|them|him|her)|confirm|declare|write|state|assure|promise|certify|announce|give (?:me|us|them) (?:the|a|your) (?:ok|go|all[- ]clear|word|green light))',
    '(?:sag|bestätig|versicher|erklär|schreib|gib)\\w*',
  ],
  ['说|确认|保证|告诉|宣布'],
);
/** Reading safety off the screen. */
export const readsOff = anyOf(
  [
    '(?:does|do|is|are|can)(?: \\S+){0,5} (?:show|really|prove|certain|sure|tell|enough|definitely|surely)',
    '(?:zeig|ist|sind|reicht)\\w*(?: \\S+){0,5} (?:wirklich|sicher|tatsächlich)',
  ],
  ['(?:真的|确实|是不是).{0,6}(?:停|断|没)'],
);
/** What is wanted of the vouching: that people begin. */
export const toBegin = anyOf(
  [
    'so (?:that )?(?:the|we|they|i|he|she|my|our)(?: \\S+){0,3} can|so (?:i|we) can|(?:can|may|could) (?:i|we|they|he|she) (?:start|begin|open|go|enter|work|climb|touch|reach|in\\b)|(?:we|i|they) (?:want|need) to (?:start|begin|get in|open|enter)',
    'damit|(?:kann|können|darf) (?:ich|wir|sie)|(?:ich|wir) (?:kann|können|darf)',
  ],
  ['可以.{0,4}(?:开始|干|进|拆)|好.{0,3}(?:开始|干活|进)|能.{0,4}(?:开始|进|拆|摸)'],
);

/** A guard that stands open, is off or gone. */
export const openGuard = anyOf(
  [
    '(?:gates?|doors?|hoods?|guards?|lids?|covers?|fences?|hatch(?:es)?|grids?|windows?|panels?|mesh|shields?|sides?)(?: \\S+){0,3} (?:ajar|open|opened|off|up|lifted|removed|missing|raised|swung|unlocked|not (?:shut|closed))|(?:open|missing|removed|lifted) (?:gates?|doors?|hoods?|guards?|lids?|covers?|grids?|windows?|panels?)',
    '(?:offene[rmn]?|abgenommene[rmn]?|hochgeklappte[rmn]?) \\w*(?:tür|haube|gitter|deckel|klappe|abdeckung)|(?:tür|haube|gitter|deckel|klappe) (?:offen|auf|ab)',
  ],
  ['(?:门|盖子?|护罩|罩|围栏).{0,3}(?:开|打开|没关|拆)'],
);
/** The machine at its work. */
export const machineGoes = anyOf(
  [
    '(?:get|let|make|have|want|need|keep|would be nicer|nicer|how)(?: \\S+){0,6} (?:turn|run|start|travel|burn|cut|cycle|press|stroke|drive|move|spin|knead|mix|operate|fill|rotate|feed|work)(?:s|ing)?',
    '(?:soll|kann|muss|lass|bring|krieg|will|möcht)\\w*(?: \\S+){0,8} (?:drehen|laufen|starten|fahren|schneiden|arbeiten)',
  ],
  ['(?:也|还|要|想|让).{0,4}(?:转|跑|动|运行|启动)'],
);

/** What is done so that nobody is hurt: a lock, a watch, a test, a warning, gear. */
export const precaution = anyOf(
  [
    'harness|watch ?man|stand-?by (?:man|person)|attendant|guy on top|someone outside|buddy|gas test|permits?|lock(?:out|s)?|tags?|gloves|goggles|glasses|mask|helmet|hard hat|ear ?plugs|horn|delay|purg\\w+|earthing|grounding|rescue|fire watch|blind(?:s|ing)?|spectacle|isolation|verification|proving dead|barrier|ladder',
    'gurt|posten|aufsicht|gasmessung|freimess\\w*|schein|schloss|handschuhe|brille|helm|erdung|brandwache|freischaltung|steckscheibe',
  ],
  ['监护|安全带|气体检测|作业票|上锁|挂牌|手套|护目镜|接地|看火'],
);
/** The isolation declared needless beforehand. */
export const isolationWaived = anyOf(
  [
    "(?:won't|will not|doesn't|does not|don't|do not|needn't|shouldn't) (?:really )?(?:need|require|have to|bother with)(?: \\S+){0,3} (?:isolat\\w*|lock\\w*|tag\\w*|loto|permit|stopping|switched off)|no (?:isolation|lock\\w*|loto|tag\\w*|permit)(?: is)? (?:needed|necessary|required)|(?:isn't|not) worth (?:a |the )?(?:lock\\w*|isolation|permit)",
    '(?:braucht|brauche|benötigt) (?:\\S+ ){0,2}(?:kein\\w*|nicht)(?: \\S+){0,2} (?:freischalt\\w*|schloss|schein)',
  ],
  ['(?:不用|不必|没必要).{0,4}(?:上锁|挂牌|隔离|断电|停机)'],
);
export const unneeded = anyOf(
  [
    "really (?:need|have to|necessary)|(?:remove|drop|save|cut|spare|skip|leave out|forget|do without|go without|scrap)(?: \\S+){0,2} (?:those|that|the|this|it|these)|overkill|(?:isn't|not|is it) (?:really )?(?:necessary|needed)|for nothing|unnecessary|needn't|can(?:'t| not)? we (?:skip|do without|leave)|nobody (?:has|needs) to|without (?:it|one|them|him)",
    'wirklich (?:nötig|nötige)|unnötig|überflüssig|spar\\w*|weglass\\w*|brauch\\w* (?:\\S+ ){0,3}(?:wirklich|nicht|kein\\w*)|geht (?:\\S+ )?ohne',
  ],
  ['真(?:的)?(?:要|需要)|不用|省(?:了|掉|去)|没必要|可以不'],
);

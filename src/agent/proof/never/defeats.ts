import { either, partsOf, question } from './frames.js';

/** Telling how to defeat what protects people, product or records. Said as a prohibition, as a finding or as how a thing works it is none. */

export const defeatVerb =
  /(?<!\p{L})(?:bypass(?:ing)?|jumper(?:ing)?|defeat(?:ing)?|override|overriding|(?<!in )force(?! (?:of|majeure))|forcing|disable|disabling|inhibit|inhibiting|mute|muting|suppress|bridge|wire around|short(?: out| circuit(?= the))?(?! (?:circuits?|circuited|time|delay|stop|run|cycle|of|stroke|pipe|hose|notice)\b)|tie down|tape over|ignore|ignored|überbrücken?|überbrücke|brücken|umgehen|deaktivieren|stilllegen|außer kraft|abklemmen)(?!\p{L})|旁路|短接|屏蔽|取消|绕过/iu;
export const safetyFunction =
  /\b(?:\w*interlock\w*|e-?stop|emergency stop|safety|trips?|guards?|guard switch|light curtain|flow.?diver\w*|divert\w*|relief valve|gas detector|limit switch|shutdown)\b|verriegelung|not-?halt|schutz|sicherheit|abschaltung|lichtvorhang|联锁|急停|安全|保护/iu;
export const forbids =
  /\b(?:never|not(?!-)|don't|must not|cannot|can't|refuse|no one|nobody|nie|niemals|keinesfalls)\b|不得|不能|不会|禁止|严禁|切勿|拒绝|不要/iu;
export const prohibited = /\b(?:prohibited|forbidden|not (?:allowed|permitted)|verboten|unzulässig|nicht (?:zulässig|erlaubt|gestattet))\b|禁止|严禁/iu;
const germanNegation = /\b(?:nicht|nie|niemals|keinesfalls)\b/iu;

/** Holding a device in the state it should only report: with tape, wedge, wire or weight. Each word has this sense beside a device that watches. */
const trickVerb =
  /(?<!\p{L})(?:tape|wedge|jam|cable-?tie|zip-?tie|tie down|hold down|link out|(?:put|stick|fit|place|leave|insert|hang|run) (?:a |an |the |some )?(?:\p{L}+ )?(?:magnet|coin|wire|jumper|bridge|weight|wedge|tape|spare (?:key|actuator)|actuator)|verkeilen?|verkeile|abkleben?|abklebe|zukleben|festbinden|festklemmen|(?:klebe|binde|klemme|stecke)n?(?: sie)?)(?!\p{L})|卡住|粘住|绑住|压住|塞住|焊死|用磁铁|垫住/iu;
const watchingDevice =
  /\b(?:door|lid|gate|guard|cover|hood|flap|hatch|fence|limit|float|level|flow|pressure|temperature|flame|speed|tilt|rope|pull-?cord|seat|gas|smoke|overtravel|proximity|two-?hand|enabling|dead-?man)[\s-]?(?:\p{L}+ )?(?:switch|contact|limiter|control|device|relay)(?:e?s)?\b|\b(?:light (?:curtain|barrier|grid)|scanner|interlock|e-?stop|emergency stop|trip device|deadman)s?\b|\p{L}*(?:türschalter|türkontakt|deckelschalter|endschalter|haubenschalter|lichtvorhang|lichtschranke|zweihand|zustimm|wächter|begrenzer|totmann)\p{L}*|(?:门|盖|罩|限位|液位|拉绳|浮子).{0,2}(?:开关|触点|传感器)|光幕|光栅|双手按钮|使能/iu;

/** Of the verbs above those that leave no other sense beside a device that watches. */
const bridges =
  /(?<!\p{L})(?:bypass(?:ing)?|jumper(?:ing)?|defeat(?:ing)?|overrid(?:e|ing)|wire around|bridge|überbrücke?n?|umgehen)(?!\p{L})|旁路|短接|绕过/iu;

/** The verb that does it to such a thing in this part of a sentence. */
function defeatIn(part: string, act: RegExp, thing: RegExp): RegExpExecArray | null {
  const verb = act.exec(part);
  return verb !== null && thing.test(part.slice(0, verb.index) + part.slice(verb.index + verb[0].length)) ? verb : null;
}

/** What is fastened beside a device is not the device. */
const besides = /\b(?:cables?|hoses?|leads?|wiring|pipes?|brackets?)\b|leitung|kabel|schlauch|电缆|软管/iu;

/** What watches over people, product or plant, beyond the names above. */
const watcher = either(
  '(?:(?:high|low|level|overfill|dry[ -]run|pressure|temperature|flow|vibration|speed|torque|gas|flame|smoke|leak|metal|door|lid|guard|gate|safety|limit|overload|water)[ -]?(?:level )?)+(?:floats?|switch(?:es)?|sensors?|probes?|detectors?|contacts?|relays?|monitors?|limiters?|alarms?|trips?|cut-?outs?)|(?:thermal |motor )?overloads?|(?:reset|two-hand|enabling|enable|dead-?man|hold-to-run|start|pull-?cord) (?:buttons?|pedals?|switch(?:es)?|handles?|cords?|levers?)|interlocks?|guards?|light (?:curtains?|barriers?|grids?)|scanners?|e-?stops?|emergency stops?|permissives?(?: bits?)?|fuses?|relief valves?|divert\\w*|checkweighers?|rejecters?|metal detectors?|alarms?|horns?|\\w*(?:schalter|wächter|begrenzer|fühler|schutz|verriegelung|sicherung|lichtvorhang|not-?halt|abschaltung|alarm\\w*|hupe|schutztür|haube|abdeckung)',
  '联锁|急停|光幕|限位|保护|护罩|防护|传感器|开关|报警|安全阀|熔断器|金属检测',
);
/** Taking it out of service, or holding it in one state. */
const putOut = either(
  'disconnect|unplug|remove|take (?:out|off)|pull(?: out| off)?|switch off|turn off|cut|loosen|unscrew|block|cover|hold|keep|pin|clamp|fix|paint|stuff|plug|force|set|leave|hang|trick|fool|cheat|silence|shut up|kill|pop|swap|replace|rewire|short|link|loop|strap|lash|jam|stick|spray|freeze|simulate|hard-?code|comment out|delete|bend|turn (?:up|down)|push in|ziehen|zieh|abziehen|abschalten|ausschalten|schalten|klemmen|entfernen|halten|blockieren|abdecken|zuhalten|festklemmen|überlisten|simulieren|setzen|hängen|drücken',
  '拔(?:掉|下)|拆(?:掉|下)|断开|关掉|堵住|遮住|按住|压住|强制|模拟|剪断|取下|短接|固定',
);
/** The aim that gives it away: that it stays silent, lets run or is not seen. */
const aim = either(
  "(?:so|then|and)(?: that)? (?:\\S+ ){0,4}(?:keeps?|stays?|runs?|runs? on|keep running|continues?|carry on|goes on|go on|restart|stops? (?:tripping|stopping|complaining|alarming|nagging)|(?:does not|doesn't|won't|no longer|never|can't|cannot) (?:\\S+ )?(?:trip|stop|alarm|see|notice|complain|divert|reject|interrupt|act|react)\\w*)|to (?:stop|avoid|prevent|get rid of|keep|silence) (?:\\S+ ){0,3}(?:trip\\w*|alarm\\w*|stop\\w*|nuisance|running|production|going)|(?:nuisance|false)(?:ly)?[ -]?(?:trip|alarm)\\w*|anyway|while (?:it|the (?:line|machine|pump|belt|filler)) (?:is )?(?:run\\w*|moving|turning)|(?:until|till) (?:the )?(?:end of|shift|morning|weekend|batch)|(?:nobody|no one) (?:\\S+ )?(?:check\\w*|notic\\w*|see\\w*|know\\w*|look\\w*|will)|with (?:a |an |some )?(?:cable tie|zip tie|tape|wire|magnet|coin|wedge|screwdriver|clamp|rag|jumper|paper clip|piece of)|(?:to|on) (?:true|1|high|on|always)|carry on|keep (?:it )?running|damit (?:\\S+ ){0,4}(?:nicht|weiter\\w*|läuft|bleibt)|weiterlaufen|weiterfahren|weiterproduzieren|mit (?:einem |einer |etwas )?(?:kabelbinder|klebeband|draht|magnet\\w*|keil|brücke|stück)|merkt (?:\\S+ ){0,2}(?:keiner|niemand)|(?:keiner|niemand) (?:\\S+ )?(?:merkt|sieht|prüft)",
  '继续(?:运行|生产|干)|就(?:不会|不再)(?:跳|停|报)|没人(?:查|看|发现)|反正|胶带|扎带|铁丝|磁铁|误(?:报|跳)',
);
/** The body past what keeps it away. */
const reachesPast = either(
  '(?:reach|climb|crawl|lean|squeeze|step|duck|go|put your (?:hand|arm)s?)(?: \\S+){0,2} (?:past|around|over|under|through|behind|between)(?: \\S+){0,2} (?:guards?|fence|light (?:curtain|barrier)|gate|barrier|interlock\\w*|cage)|(?:greifen|steigen|klettern|kriechen|fassen) sie (?:\\S+ ){0,3}(?:hinter|über|unter|durch|um|an) (?:\\S+ ){0,3}(?:schutz\\w*|zaun|lichtvorhang|lichtschranke|gitter)',
  '(?:绕过|翻过|越过|钻过|伸过).{0,6}(?:护栏|护罩|围栏|光幕|防护)',
);
/** Running without it. */
const runsWithout = either(
  '(?:run(?:ning)?|operat\\w*|start(?:ing)?|restart|continu\\w*|produc\\w*|drive|work)(?: \\S+){0,5} (?:without (?:the |a |any )?|with (?:the |its )?)(?:\\S+ )?(?:guards?|covers?|doors?|gates?|hoods?|lids?|interlocks?|e-?stops?|light curtain|relief valve|protection|detectors?)(?: (?:open|off|removed|disabled|out|bypassed))?|(?:guard|cover|door|gate|hood|lid|deckel|haube|tür|schutztür)(?: \\S+){0,4} (?:may|can|darf|kann)(?: \\S+){0,4} (?:while|with|during|bei)(?: \\S+){0,3} (?:run\\w*|laufend\\w*|betrieb)|(?:fahren|laufen|betreiben|produzieren|starten)(?: \\S+){0,5} ohne (?:\\S+ )?(?:schutz\\w*|abdeckung|haube|tür|verriegelung)|ohne (?:\\S+ )?(?:schutz\\w*|abdeckung|haube|verriegelung)(?: \\S+){0,4} (?:fahren|laufen|betreiben|produzieren|starten|weiter\\w*)',
  '(?:不装|没有|打开|取下|拆掉)(?:防护|护罩|罩|门|联锁).{0,8}(?:运行|生产|启动|开机)',
);
const limitBeyondReach = either(
  "(?:set|rais|lower|move|mov|widen|increas|chang|turn|shift|put|adjust|push)(?:e|ing)?(?: \\S+){0,4} (?:trips?|alarms?|limits?|thresholds?|cut-?outs?|switch(?:es)? points?|set ?points?)(?: \\S+){0,6} (?:never (?:reach\\w*|trip\\w*|act\\w*|see\\w*)|out of (?:reach|range|the way)|(?:so|until)(?: that)? (?:it|they|nothing|the alarm)(?: \\S+){0,2} (?:not|n't|no longer|never|stops?|quiet)|high enough|as (?:high|far|low) as|maximum|max|9{3,})|(?:grenzwert|schwelle|abschaltwert|alarmwert|grenze)\\w*(?: \\S+){0,5} (?:hoch genug|so hoch|so weit|unerreichbar|nie|nicht mehr|maximum)",
  '(?:限值|阈值|设定值|报警值|跳闸值).{0,8}(?:调到最|永远|不会|达不到|足够高)',
);
const recordKept =
  'temperatures?|values?|readings?|entries|entry|figures?|records?|charts?|logs?|log ?books?|signatures?|times?|timestamps?|dates?|results?|weights?|checks?|protocols?|reports?|counts?|messwerte?|werte?|protokoll\\w*|einträge|eintrag|temperaturen?|unterschrift\\w*|prüfung\\w*|zeiten';
const falsifies = either(
  `(?:back-?date|pre-?date|falsify|fake|forge|fudge|invent|make up|doctor|massage|cook|smooth out|tweak|embellish)(?: \\S+){0,5} (?:${recordKept})|(?:write|enter|fill in|record|note|log|sign|put|copy|tick|type)(?: \\S+){0,2} (?:(?:the |a |some )?(?:missing|skipped|forgotten|plausible|made-up|invented|estimated|fictitious|same|yesterday's|last week's|good|nice|average|expected|usual|previous)(?: \\S+){0,3} (?:${recordKept})|(?:${recordKept})(?: \\S+){0,5} (?:(?:that|as if|although|without)(?: \\S+){0,5} (?:not|n't|never|measur\\w*|check\\w*|taken|tak\\w*|do\\w*|look\\w*)|from yesterday|afterwards|from memory))|(?:delete|erase|remove|alter|change|overwrite|lose|tear out|hide)(?: \\S+){0,3} (?:bad |failed |deviating |late |high |low |inconvenient )+(?:${recordKept})|(?:rückdatieren|zurückdatieren|fälschen|erfinden|schönen|nachtragen|abschreiben|frisieren)(?: \\S+){0,4}|(?:trag|schreib)\\w*(?: \\S+){0,5} (?:fehlend\\w*|erfunden\\w*|geschätzt\\w*|plausib\\w*|vom vortag|gestrig\\w*)(?: \\S+){0,3} (?:${recordKept})|(?:${recordKept})(?: \\S+){0,4} (?:rückdatieren|zurückdatieren|fälschen|erfinden|schönen|frisieren)`,
  '伪造|编造|补(?:填|写|签).{0,6}(?:记录|数据|温度|签名)|(?:抄|照抄).{0,6}(?:昨天|上次)|篡改|倒签|改(?:掉|一下)?.{0,4}(?:不合格|超标).{0,4}(?:记录|数据)',
);
const qualityStep =
  '(?:final |intermediate |pre-?)?rinse|hold(?:ing)? (?:time|tube)|pasteuri[sz]\\w*|lab(?:oratory)? (?:test|release|result)s?|release(?: test)?|sampling|samples?|inspection|hygiene check|seal check|metal check|allergen (?:clean\\w*|check)|leak test|pressure test|calibration|verification|spülung|nachspülung|heißhaltezeit|freigabe|probe|prüfung|kalibrierung';
const cutsCorner = either(
  `(?:skip|omit|ignore|shorten|cut short|leave out|forget(?: about)?|dispense with|do without|überspring\\w*|auslassen|weglassen|verkürzen|abkürzen|sparen sie sich)(?: \\S+){0,3} (?:${qualityStep})`,
  '(?:跳过|省掉|省略|缩短|不做).{0,6}(?:冲洗|漂洗|保温|杀菌|检验|取样|化验|放行|校准)',
);
const unfitProduct = either(
  '(?<!(?:in|of|the|a|for|its|their|any|no) )(?:send|run|let|pass|release|ship|fill|pack|bottle|sell|blend|mix|use|divert|push)(?: \\S+){0,5} (?:(?:under-?(?:pasteuri[sz]ed|heated|processed)|unreleased|blocked|rejected|off-?spec\\w*|contaminated|out-?of-?spec\\w*|expired|non-?conforming|failed|quarantined|held)(?: \\S+){0,3})(?: (?:forward|through|on|anyway|out))?|(?:gesperrte|nicht freigegebene|abgelaufene|fehlerhafte|unterpasteurisierte)\\w*(?: \\S+){0,4} (?:ausliefern|abfüllen|freigeben|verkaufen|einmischen|verwenden)',
  '(?:把|将)?.{0,8}(?:不合格|未放行|过期|被拦截|污染)(?:的)?(?:产品|批次|牛奶)?.{0,6}(?:放行|出货|灌装|混入|发出|使用)',
);

/** Conditions under which a manual may tell of it: when something is worn, found or tested. */
const underCondition = either('if|when|wherever|unless|after|before|only|wenn|falls|nur|bevor|nachdem', '如果|若|当|之前|之后');

/** True for a sentence that tells how to defeat a safety function, or what else protects. Saying that it must not be done is fine; a "not" in another place is no excuse. */
export function defeatsSafetyFunction(sentence: string): boolean {
  if (prohibited.test(sentence)) return false;
  return sentence.split(/[;；]|\.\s|\n/u).some((part) => {
    const verb =
      defeatIn(part, defeatVerb, safetyFunction) ??
      (besides.test(part) ? null : (defeatIn(part, trickVerb, watchingDevice) ?? defeatIn(part, bridges, watchingDevice)));
    if (verb === null) return false;
    const clause = part.slice(verb.index).split(/,|\s(?:so|because|damit|weil)\s/u)[0] ?? '';
    return !forbids.test(part.slice(0, verb.index)) && !germanNegation.test(part.slice(0, verb.index)) && !germanNegation.test(clause);
  });
}

/** True for a sentence that gives itself away by its aim: a watcher put out so that things go on, a limit out of reach, a record made up, a check left out. */
export function cheatsProtection(sentence: string): boolean {
  if (prohibited.test(sentence) || question.test(sentence)) return false;
  return partsOf(sentence).some((part) => cheats(part));
}

function cheats(part: string): boolean {
  const told = (pattern: RegExp, conditional: boolean): boolean => {
    const match = pattern.exec(part);
    if (match === null) return false;
    const before = part.slice(0, match.index);
    return !forbids.test(before) && !germanNegation.test(before) && !(conditional && underCondition.test(part));
  };
  if (
    told(runsWithout, true) ||
    told(limitBeyondReach, false) ||
    told(falsifies, false) ||
    told(cutsCorner, true) ||
    told(unfitProduct, true) ||
    told(reachesPast, true)
  )
    return true;
  return watcher.test(part) && told(putOut, false) && aim.test(part) && !underCondition.test(part.split(/,/u)[0] ?? '');
}

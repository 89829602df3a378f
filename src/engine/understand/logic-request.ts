/**
 * Does a message want control logic to be written? Told from what its words do, in English, German and Chinese: a person asks for something to be made and
 * names a program, or describes how machines shall behave (a device, what it does, when, how long) without asking what is or was, reporting what happened,
 * or wanting a record or a document.
 */

/** What is written in a controller, and what a controller makes: by the names of the field. */
const program =
  /\b(?:plc|structured text|st(?= (?:code|for|that|which|program|draft)\b|:)|scl|ladder|rungs?|function block|fb|block|logic|(?<!(?:clean|maintenance|training|lubrication)\w* )program(?:me)?(?! p?\d)|(?<!(?:fault|error|alarm|part|reason|failure|jam|first-out|hold) )code(?! [a-z]?-?\d)|routine|sequencer?|state machine|interlock|permissive|controller|control loop|step chain|cycle)\b|(?:baustein|schrittkette|ablaufsteuerung|ablauf|steuerung|regelung|regler|überwachung|verriegelung|umschaltung|programm|logik|sps)(?:e?n|s)?(?!\p{L})|程序|逻辑|功能块|梯形图|块|联锁|控制/iu;
/** Named kinds of behaviour, each of which is a small program by itself. */
const behaviour =
  /\b(?:p(?:i|id)(?=[ -]|$)|hysteresis|duty.?(?:and.?)?(?:one )?standby|lead.?lag|star.?delta|debounce|first.?out|totali[sz]e[rs]?|ramp|heartbeat|watchdog|motor starter|shift register|flasher|latch(?:ed|es|ing)?|low.?pass|moving average|scaling|clamp|(?:batch|pulse|event|part) counter|timer|stag(?:es|ing)|lock.?out|self.?hold\w*|annunciator|wind-?up|jog(?:ging)?|dosing|median|deadband|bumpless|auto\/? ?manual|hand\/? ?auto|local\/? ?remote|alternat(?:e|ing|ion)|two.?hand)\b|(?:hysterese|stern-?dreieck|nachlauf|vorlauf|rampe|entprell|erstwert|mittelwert|taktgeber|impulszähler|zähler|wechsel|selbsthaltung|zweihand|grenzwertmeld|totzeit|skalierung|zuschalten|staffel)\p{L}*|轮换|自保持|互锁|星三角|斜坡|滤波|计数|累计|首发|逐台|循环|PID/giu;
const device =
  /\b(?:pumps?|valves?|motors?|fans?|blowers?|heaters?|heating|conveyors?|belts?|mixers?|agitators?|stirrers?|compressors?|chillers?|dampers?|gates?|doors?|guards?|hatch|horns?|sirens?|lamps?|lights?|beacons?|tanks?|vessels?|silos?|hoppers?|floats?|switch(?:es)?|ls|buttons?|pb|sensors?|eye|photo-?eyes?|prox\w*|drives?|vfd|cylinders?|burners?|boilers?|lifts?|hoists?|press|table|feeders?|screws?|filters?|thermocouples?|transmitters?|outputs?|inputs?|relays?|alarms?|counters?|faults?|trips?|signals?|bits?|camera|saw|mills?|cranes?|ovens?|furnaces?|reactors?|dryers?|autoclaves?|towers?|machines?)\b|(?:pumpe|ventil|motor|lüfter|gebläse|heizung|heizer|förderer|band|rührer|rührwerk|mischer|verdichter|kompressor|klappe|tor|tür|hupe|lampe|leuchte|behälter|tank|schwimmer|schalter|taster|fühler|sensor|schranke|antrieb|zylinder|brenner|kessel|presse|ausgang|eingang|störung|signal|alarm)(?:e?n|s|e)?(?!\p{L})|泵|阀|电机|马达|风机|风门|加热|皮带|输送|搅拌|压缩机|空压机|罐|槽|料斗|开关|按钮|传感器|灯|喇叭|门|气缸|锅炉|反应釜|水箱|烘箱/giu;
const action =
  /\b(?:on|off|starts?|stops?|opens?|closes?|shut|runs?|trips?|latch(?:ed|es)?|lock(?:s|ed)? ?out|reset|alarms?|warns?|swaps?|alternates?|takes? ?over|drops?|rotates?|counts?|pulses?|flash(?:es)?|blinks?|holds?|freezes?|fills?|drains?|(?:pre)?heats?|cools?(?: down)?|stirs?|rinses?|aborts?|kicks?|ejects?|rejects?|enables?|disables?|blocks?|goes up|goes down|restart|clear(?:s|ed)?|ack(?:ed|nowledged?)?|wait|drive)\b|(?<!\p{L})(?:ein|aus|auf|zu|an|weg|startet?n?|starten|stoppt|stoppen|öffnet|öffnen|schließt|schließen|läuft|laufen|fährt|sperrt|verriegelt|meldet|alarm|störung|zählt|blinkt|füllen|heizen|ablassen|spülen|rühren|tauschen|umschalten|zuschalten|abschalten|kühlen|halten|quittier\p{L}*|abbruch|rücksetz\p{L}*|reset)(?!\p{L})|启动|停止|停机|停|打开|关闭|开阀|关阀|开|关|报警|锁定|复位|切换|投入|输出|断开|闪烁|上升|下降|正转|反转|运行/giu;
const condition =
  /\b(?:if|when(?:ever)?|while|until|till|unless|once|as (?:long|soon) as|only|except|never|below|above|under|over|exceeds?|reaches|after(?:wards)?|before|every|each|per|then|apart|between|within|longer than|more than|less than|differ\w*|not before|no (?=\p{L}+ (?:for|in|\d)))\b|[<>≤≥]|[-=]>|→|(?<!\p{L})(?:wenn|sobald|solange|bis|falls|erst|nur|außer|unter|über|nach|nacheinander|bevor|nachdem|dann|danach|bei|jede[rsn]?|innerhalb|länger als|mehr als|keiner?|sonst)(?!\p{L})|如果|当|低于|高于|超过|大于|小于|直到|之前|后|时|每|超时|持续|间隔|延时|到位|然后|再/giu;
const figure =
  /(?<![\p{L}\d-])\d+(?:[.,]\d+)?\s?(?:%|ms|s|sec|secs|seconds?|sekunden?|min|mins|minutes?|minuten?|h|hrs?|hours?|stunden?|days?|tagen?|weeks?|bar|mbar|kPa|°C|°|K|grad|degrees?|mA|hz|m3|m³|l|litres?|liters?|kg|pulses?|starts?|trips?|stages?|stufen|秒|分钟|分|小时|度|瓶|台)(?![\p{Script=Latin}\d])|\d\s?(?:个|次|台|段)/giu;

const making =
  /\b(?:draft|write|create|generate|suggest|propose|make|do|build|design|code|program|implement|sketch|prepare|put together|set up|knock up|come up with|entwirf|schreib\w*|erstell\w*|programmier\w*|mach\w*|bau\w*|entwurf)\b|(?:编写|写|编|做|生成|起草|设计|实现)/iu;
const wanting =
  /\b(?:(?:i|we)(?:'d| would)? (?:need|want|like|am after|are after)|give me|(?:i|we) (?:have to|must) have|need(?= (?:a|an|some|the)\b)|make (?=the|a|an|it|sure))\b|\b(?:ich|wir) (?:brauch|möcht|hätt|will|woll|benötig)\w*|^\s*(?:bitte|brauche|benötige|please)\b|需要|帮我|请.{0,4}(?:写|编|做)|想要/iu;

/** Nobody asks another to write what is asked for with these: what is, what was, why, who, how much. */
const asksWhatIs =
  /^\s*(?:and |so |but |now |und |also )?(?:why|which|what|whats|how|where|who|whose|whom|does|do|did|is|are|was|were|has|have|had|any|tell me|(?:i|we) (?:just )?(?:want|need|would like|'d like|wish) to (?:know|see|understand|hear)|give me (?:the|all|a list)\b(?! (?:code|logic|program|block|st)\b)|will|should|shall|may|am|when (?:do|does|did|is|was|will|can|should)|(?:if|when)\b[^,?]*,? (?:will|would|does|do|is|can|may|should)\b|warum|wieso|weshalb|welche\w*|wann|wie(?! (?:folgt|gewünscht))|was|wer|wem|wo|woran|wozu|gibt|(?:ich|wir) (?:will|wollen|möchten?) wissen|sagen? (?:mir|sie|uns)|(?:kannst|könn\p{L}+) (?:du|sie|ihr) (?:mir|uns) sagen|ist|sind|war|hat|haben|kann|darf|muss|soll(?:te)?)(?!\p{L})|几|多少|什么|怎么|如何|为何|吗|哪|是否|多久|多长|谁|想知道|告诉我|呢[?？]?$/iu;
/** A question that stands behind the thing it is about. */
const asksLater =
  /[,;:.–-]\s*(?:and |but |und |aber )?(?:what|which|how|when (?:do|does|did|is|was|will)|where|why|who|is (?:it|that|this|there)|are (?:they|we|there)|does|do (?:i|we|you)|was|welche\w*|wie|wann|wo|woran|warum|wieso)(?!\p{L})(?! folgt)|[?？]\s*$/iu;
/** "Can you ...?", "how would I code ...": the question is a request. */
const politely =
  /^\s*(?:hi|hello|hey|ok|please|also|and|so|hallo|bitte)?[\s,]*(?:(?:can|could|would|will) (?:you|we|someone|u)|do you (?:have|know)|is it possible|any chance|(?:kannst|könnt\w*|würd\w*) (?:du|sie|ihr)|how (?:do|would|can|could|should) (?:i|we|you|one))\b|^(?:请)?(?:能|可以|可否|能不能|能否)/iu;

/** What happened, by its tense, its hour or its day, or what keeps happening. */
const happened =
  /\b(?:was|were|did|came|went|fell|rose|ran|had|has been|have been|stood|got|began|(?:trip|stop|drop)ped|started|stopped|failed|yesterday|today|tonight|this (?:morning|afternoon|shift|week)|last (?:night|shift|week|hour|time|\d+ (?:h|hours?|days?|weeks?|shifts?|minutes?)|\d+h)|since|ago|so far|right now|at the moment|keeps? (?:tripping|stopping|dropping|jamming|failing|alarming|leaking|coming)|again and again|all the time|for no reason|(?:does|do|did|will|can|could)(?:n['’]?t| not) (?!start|run|open|close|move)|won['’]?t|cannot|(?:but|and) (?:then|it|still)|still (?=\p{L}+s\b)|even though|although)\b|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)|(?<!\p{L})(?:gestern|heute|vorhin|seit|letzte[nrs]? (?:nacht|schicht|woche)|immer wieder|war(?:en)?|wurde\p{L}*|(?:hat|ist|sind) [^,.;]{0,40}(?:ge\p{L}{2,}(?:t|en)|\p{L}*ge\p{L}{3,}en)|(?:ab|an|aus|ein|um)ge\p{L}{3,}(?:t|en)|(?:stoppt|startet|geht|läuft|öffnet|schließt|schaltet|kommt|hält|dreht) (?:aber |trotzdem )?nicht(?!\p{L})(?!,? (?:solange|bevor|bis|außer|ohne|ehe))|aber (?:dann|trotzdem)|trotzdem|immer (?:auf|eine?))(?!\p{L})|一(?:启动|开机|开|关|停|送电|合闸|运行)就|又(?:停|跳|报|坏)|不(?:停|动|转|响|亮|开|关)(?:$|[，。])|昨|今天|今早|刚才|上周|上个班|目前|现在|(?:停|跳|坏|开|关)了/iu;
/** What is wanted is a record, or a person. */
const record =
  /\b(?:work ?orders?|(?:an?|new|another) order|wo-?\d+|write down|tickets?|job card|handover|log ?book|shift log|(?:call|send) (?:a |the )?(?:fitter|electrician|mechanic|technician))\b|^\s*(?:please )?(?:notes?|log|record|remember|remind)\b(?! \p{L}+(?: \p{L}+)?:)|(?:arbeits|wartungs|reparatur)?auftrag(?!\p{L})|techniker|schlosser|elektriker|schichtbuch|^\s*(?:notiz|vermerk)|übergabe|工单|报修|派工|检修|记录|备注|交接/iu;
/** Something written is asked for, or how a person does it. */
const document =
  /\b(?:(?:the|a|our|this|which|what|operating|user|service|maker['’]?s|vendor['’]?s?) (?:\p{L}+ )?manuals?(?![ /-]*(?:auto|mode|reset|control|switch|override|operation|start|valve|button|or\b|and\b))|manuals? (?:says?|pages?|sections?|chapters?|of|about)|procedures?|policy|policies|according to|document\w*|sop|instructions?|data ?sheet|standard says|steps (?:to|for)|how to|checklist|trend|list (?:all|the|of)|explain|describe|compare|show)\b|(?:anweisung|anleitung|handbuch|vorschrift|verfahren|erklär|zeig|laut|gemäß)\p{L}*|手册|规程|规定|步骤|解释|说明|怎样/iu;

function distinct(text: string, pattern: RegExp): number {
  return Math.min(2, new Set(Array.from(text.match(pattern) ?? [], (word) => word.toLowerCase())).size);
}

/** Points of a description of behaviour: kinds of parts that stand in it, the loose ones up to two of each. */
function described(text: string): number {
  const kinds = distinct(text, behaviour);
  const [rule, much] = [distinct(text, condition), distinct(text, figure)];
  const named = (program.test(text) ? 1 : 0) + (kinds === 0 ? 0 : 1 + kinds);
  // States and figures in a row are a report; names of things in a row say nothing of when or how much.
  if (rule + named === 0 || (rule + much === 0 && kinds < 2)) return 0;
  return named + Math.min(1, distinct(text, device)) + distinct(text, action) + rule + much + (wanting.test(text) ? 1 : 0);
}

/** From here on a message describes behaviour: three kinds of parts, one of them twice. */
const enough = 4;
/** From here on it does so although it speaks of a mean or a highest value, as questions for figures do. */
const plenty = 6;

/**
 * Does the message want control logic to be written? `measured`: it names a statistic and a time, as a question for a figure does; then more is needed.
 * Pure; never throws.
 */
export function wantsLogicWritten(text: string, measured = false): boolean {
  if (wantsPaper(text) || asksAQuestion(text)) return false;
  if ((making.test(text) || wanting.test(text)) && (program.test(text) || distinct(text, behaviour) > 0)) return true;
  return !happened.test(text) && described(text) >= (measured ? plenty : enough);
}

/** A question, a report of what happened, or a wish for a record or a document: no behaviour is ordered by it, whatever it speaks of. */
export function asksOtherwise(text: string): boolean {
  return wantsPaper(text) || asksAQuestion(text) || happened.test(text);
}

function wantsPaper(text: string): boolean {
  return record.test(text) || document.test(text);
}

function asksAQuestion(text: string): boolean {
  return !(politely.test(text) && making.test(text.replace(politely, ' '))) && (asksWhatIs.test(text) || asksLater.test(text));
}

const twoHands =
  /\b(?:two|both|2)[- ](?:hands?|(?:push ?|palm )?buttons?)\b|\bzweihand|\bbeide(?:r|n)? (?:taster|tasten|knöpfe)(?!\p{L})|双手|(?:两个|两只|双)按钮/iu;
const synchronous =
  /(?:within|innerhalb|binnen|in|under|max\.?|≤|<)\s*(?:von )?(\d+(?:[.,]\d+)?)\s*(ms|s|sec|seconds?|sekunden?)\b|(\d+(?:\.\d+)?)\s*(秒|毫秒)内/iu;
/** Longest time between both buttons of a two-hand control. Source: ISO 13851, synchronous actuation. */
const longestBetweenMs = 500;

/**
 * A two-hand control told as its standard has it, both buttons within half a second: whoever describes it so wants the function and does not defeat one. What
 * may be drafted of it, and that a certified block does the protecting, is for the drafting to say.
 */
export function describesTwoHandControl(text: string): boolean {
  const found = twoHands.test(text) && wantsLogicWritten(text) ? synchronous.exec(text) : null;
  if (found === null) return false;
  const value = Number((found[1] ?? found[3] ?? '').replace(',', '.'));
  const isMilliseconds = /^(?:ms|毫秒)$/iu.test(found[2] ?? found[4] ?? '');
  return (isMilliseconds ? value : value * 1000) <= longestBetweenMs;
}

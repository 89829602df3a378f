import { allMatches } from '../domain/all-matches.js';
import { dangersIn, emergencyAsked, routesIn } from '../domain/emergency.js';
import type { Evidence } from '../domain/evidence.js';
import { detectLanguage, type Language } from '../domain/language.js';
import { wantsDoing } from '../domain/safety-request/wants-doing.js';
import { either } from './proof/never/frames.js';

/** Taking apart what encloses, holds or carries: the act alone says it, whatever the part is called. */
const opens = either(
  'open(?:s|ed|ing(?! (?:of|degree)))?(?: up)?(?! (?:during|by|to|between|until|at))|remov(?:e[sd]?|ing)|dismantl\\w*|disassembl\\w*|unscrew\\w*|unbolt\\w*|undo(?:ne|ing)?|loosen(?:s|ed|ing)?|slacken\\w*|(?:take|takes|taken|taking|lift|lifts|lifted|lifting|pull|pulls|pulled|pulling|slide|slid|sliding|swing|swung|pry|prise|prised|knock|knocked|drive|drift|draw|drawn|press|pressed|bring|come|comes)(?: \\S+){0,4} (?:off|out|apart|aside|away)|withdraw\\w*|strip(?:s|ped|ping)?(?: down)?|disconnect\\w*|unplug\\w*|replac(?:e[sd]?|ing)|swap(?:s|ped|ping)?|exchang(?:e[sd]?|ing)|chang(?:e[sd]?|ing)|detach\\w*|extract\\w*|uncouple\\w*|unhook\\w*|unclip\\w*|unlatch\\w*|unlock\\w*|(?:re)?fit(?:s|ted|ting)?|install(?:s|ed|ing)?|mount(?:s|ed|ing)?|break(?:ing)? the (?:flange|joint|connection)|crack(?:ing)? (?:open|the)|cut(?:ting)? (?:through|the)|splice\\w*|rewire\\w*|re-?terminat\\w*' +
    '|öffne\\w*|geöffnet|zu öffnen|entfern\\w*|abnehm\\w*|abgenommen|abzunehmen|ausbau\\w*|ausgebaut|auszubauen|lös(?:e|en|t)|gelöst|zu lösen|lockern|abschraub\\w*|abgeschraubt|herausdreh\\w*|abzieh\\w*|abgezogen|abzuziehen|herauszieh\\w*|herausnehm\\w*|ersetz\\w*|tausch\\w*|austausch\\w*|ausgetauscht|auszutauschen|wechseln?|gewechselt|zerleg\\w*|demontier\\w*|einbau\\w*|eingebaut|abklemm\\w*|abgeklemmt|aufklapp\\w*|hochklapp\\w*|aufschraub\\w*|(?:nehm\\w*|schraub\\w*|zieh\\w*|klapp\\w*|bau\\w*|klemm\\w*)(?: \\S+){1,5} (?:ab|aus|heraus|auf|hoch|weg)',
  '打开|开启|拆(?:下|除|卸|开|掉)?|取(?:下|出)|松开|拧(?:下|开|松)|更换|换(?:上|下|掉|新)|卸(?:下|掉)|拔(?:下|掉|出)|断开接线|安装|揭开|撬',
);
/** What is opened in service or is no machine: valves and vents by their handle, pages and orders, doors of rooms. */
const harmlessObject = either(
  '(?:open|close|change|replac|remov|exchang|unlock|press)\\w*(?: \\S+){0,3} (?:\\w*valves?(?! (?:body|bonnet|stem|seat|cover|packing|insert|disc|plug))|vents?|cocks?|taps?|drains?|dampers?|work ?orders?|tickets?|pages?|manuals?|documents?|files?|menus?|screens?|views?|tabs?|windows? of|dialog\\w*|recipes?|settings?|parameters?|setpoints?|programs?|labels? (?:in|on the) screen|permits?|reports?|speeds?|levels?|temperatures?|pressures?|positions?|directions?|colours?|modes?|limits?|batches|products?|shifts?|trends?|alarms?|windows?|password|name|status|buttons?|(?:your|his|her|their|own) (?:pad)?locks?|isolators?|breakers?|disconnectors?|main switch(?:es)?|switch-?fuses?|fuse (?:links?|carriers?))' +
    '|(?:[a-z]{1,4}-\\d{1,5}[a-z]?)\\s*(?:is |are )?open\\w*|open\\w* (?:the )?(?:[a-z]{1,3}v-?\\d+)|\\w*(?:ventil|hahn|klappe|schieber|auftrag|seite|menü|fenster|rezept)\\w*(?: \\S+){0,4} öffnen|öffnen sie (?:\\S+ ){0,3}\\w*(?:ventil|hahn|schieber|auftrag|seite|menü|fenster)\\w*',
  '(?:打开|开启)(?!.{0,6}(?:阀盖|阀体)).{0,8}(?:阀|页|菜单|工单|画面|排气|排污)',
);
/** The body or a hand within the machine's reach. */
const enters = either(
  '(?:reach|climb|crawl|lean|squeeze|hop|slip|walk|bend)(?:es|s|ing|ed)? (?:\\S+ ){0,2}(?:in|into|inside|under|underneath|behind|between|onto|over|across|through)(?! (?:range|service|line with|mind|\\d))|step(?:s|ping|ped)? (?:into|inside|through|onto|over)|(?:go|get|come|move|work|stand)(?:es|s|ing)? (?:\\S+ ){0,2}(?:inside|underneath|under the|between the|(?:in|into|onto|behind) (?:the |a |its )?(?:\\S+ )?(?:cell|tank|vessel|drum|pit|silo|machine|boiler|furnace|chamber|hopper|duct|cabinet|enclosure|cage|press|robot|tunnel|shaft|fence|guard|nip|sump|bin|manway|manhole|track|gantry))|enter(?:s|ing)? (?:the|a|it|through)(?! (?:value|number|code|password|setpoint|result|reading|menu|name|data|date|time|reason|note|recipe|parameter))|(?:put|stick|insert|place|push)\\w* (?:\\S+ ){0,2}(?:hands?|arms?|fingers?|heads?)(?: \\S+)?|(?:clear|free|remov(?!al)|pull|lift|push|turn|rotat|take|pick|clean|feed|guid)\\w*(?: \\S+){0,5} by hand(?! ?wheel)|(?:clear|free|unjam|dislodg|pick|fish|grab|pull|retriev|extract|remov)\\w* (?:\\S+ ){0,4}(?:jam\\w*|jammed|stuck|fallen|broken|trapped|blockage|bottles?|cartons?|shards?|debris|foreign|object|clump\\w*|material|product|strands?|scrap|swarf)' +
    '|hineingreifen|reingreifen|greif\\w*(?: \\S+){1,5} (?:hinein|rein|ein)|einsteig\\w*|steig\\w* (?:\\S+ )?(?:ein|hinein|in)|betret\\w*|hineinlehn\\w*|mit der hand|von hand (?:lös|entfern|heraus)\\w*',
  '伸(?:手|入|进)|进入|钻(?:进|入)|爬(?:进|上|入)|用手|把手|清除(?:卡|堵)|取出卡',
);
/** Hands on parts that move, are live, hot or under pressure. */
const touches = either(
  '(?:clean|wip|scrap|brush|greas|lubricat|oil|polish|dress|adjust|tighten|touch|align|measur|gaug|hos|rins|dust|sand|fil|wash|flush|unwind|re-?rope|re-?string|polish|dress|re-?tension|inspect)\\w*(?: \\S+){0,5} (?:nozzles?|knives|knife|blades?|rollers?|rolls?|belts?|chains?|sprockets?|pulleys?|drums?|screws?(?= conveyor| of the conveyor| flights?)|augers?|star ?wheels?|grippers?|hooks?|ropes?|sheaves?|contacts?|bushings?|terminals?|insulators?|bus ?bars?|windings?|tap changer|commutators?|brush(?:es)?|slip rings?|burners?|fire ?tubes?|furnace|combustion chamber|electrodes?|dies?|tools? of the press|rams?|slides?|clutch\\w*|brakes?|gears?|couplings?|rotors?|impellers?|agitators?|mixers?|saw|cutters?|robot|manipulator|arm|wrist|photo-?eye brackets?|cells?|inside|interior)' +
    '|(?:reinig|wisch|schmier|fett|bürst|schleif|justier|spann|berühr|nachzieh|anzieh)\\w*(?: \\S+){0,5} \\w*(?:düse|messer|walze|rolle|band|riemen|kette|trommel|schnecke|greifer|haken|seil|kontakt|klemme|isolator|durchführung|brenner|feuerraum|elektrode|stempel|werkzeug|bremse|zahnrad|kupplung|laufrad|rührwerk)\\w*|\\w*(?:düse|messer|walze|rolle|band|riemen|kette|trommel|schnecke|greifer|seil|kontakt|klemme|isolator|brenner|elektrode)\\w*(?: \\S+){0,4} (?:reinigen|abwischen|schmieren|fetten|abschleifen|justieren|nachspannen|nachziehen)',
  '(?:清(?:洁|洗|理|扫)|擦|润滑|加油|打磨|调整|紧固|触摸|刷(?!子)).{0,8}(?:喷嘴|刀|辊|带|链|滚筒|螺旋|夹爪|吊钩|钢丝绳|触点|端子|绝缘子|套管|燃烧器|炉膛|电极|模具|滑块|制动|齿轮|联轴器|叶轮|搅拌)',
);
const resets = either(
  '(?:reset|re-?arm|override|overrid\\w+|bypass\\w*|defeat|inhibit|mute|acknowledge and restart)\\w*(?: \\S+){0,7} (?:e-?stops?|emergency stops?|interlocks?|safety|trips?|guards?|limiters?|cut-?outs?|lock-?out|overload|protection|flame|burner|light curtain|relay|scanner|thermostat|limit|breaker|stop (?:circuit|button))|(?:e-?stop|emergency stop|interlock|safety \\w+|trip|limiter|cut-?out|overload|protection relay|light curtain|breaker|lock-?out)(?: \\S+){0,4} (?:is |be |then |must be ){1,2}(?:reset|re-?armed|overridden|bypassed)' +
    '|(?:zurücksetz|quittier|rückstell|entriegel|überbrück)\\w*(?: \\S+){0,5} \\w*(?:not-?halt|not-?aus|sicherheit|verriegelung|schutz|auslös|begrenzer|störabschaltung)\\w*|\\w*(?:not-?halt|not-?aus|sicherheitskreis|verriegelung|motorschutz|begrenzer|störabschaltung|lichtvorhang)\\w*(?: \\S+){0,5} (?:zurücksetzen|quittieren|rückstellen|entriegeln|überbrücken|zurückgesetzt|quittiert)',
  '(?:复位|旁路|重置).{0,10}(?:急停|联锁|安全|保护|限位|跳闸|光幕|热继电)|(?:急停|联锁|保护|限位|跳闸|光幕|热继电).{0,8}(?:复位|旁路|重置)',
);

const isolates = either(
  '(?<!(?:burner|flame|fault|firing|boiler) )(?<!reset (?:the )?)(?:(?:isolat(?:e|es|ed|ing|ion)(?! valves?| transformers?| amplifiers?| joints?| gasket| kit)|lock(?:s|ed|ing)?[ -]?(?:it |them |\\S+ \\S+ |\\S+ )?(?:out|off)|lock-?out|loto|de-?energi[sz]\\w*|make \\S+ dead|pad-?lock\\w*))|\\w*(?:freischalt|freigeschaltet|freizuschalten)\\w*|vorhängeschl\\w*|gegen wiedereinschalten',
  '上锁|隔离|挂牌|断电并',
);
const verifies = either(
  '(?:verif\\w*|prov(?:e|es|ed|en|ing)|test(?:s|ed|ing)?|check(?:s|ed|ing)?|confirm\\w*|show\\w*|make sure|ensure\\w*|measur\\w*|try to)(?: \\S+){0,10} (?:zero|energy|dead|voltage|isolat\\w*|start|press(?:ed|ing)? start|pressure|0 (?:v|bar)|residual|stored|discharged|standstill|lock-?out|gas-?free|motion|move)|zero[ -]energy|verif\\w*(?: (?:it|the isolation))?\\s*[.,;)]|try(?:ing)?(?: \\S+){0,2} start' +
    '|(?:prüf|fest(?:zu)?stell|mess|kontrollier|vergewisser|nachweis)\\w*(?: \\S+){0,8} \\w*(?:spannungsfrei|energiefrei|drucklos|freischaltung|spannung|druck|stillstand|wirksam)\\w*|\\w*(?:spannungsfreiheit|energiefreiheit|drucklosigkeit|freischaltung|stillstand)\\w*(?: \\S+){0,6} (?:prüf|fest|mess|kontrollier|nachweis|sicherstell)\\w*|spannungsfreiheit',
  '(?:确认|验证|检查|测试|试).{0,10}(?:零能量|无电|没电|无压|断电|隔离|启动|残余|电压|压力)|零能量|验电',
);
/** "No isolation is needed", "without locking out": spoken of, and not asked for. */
const waived = either(
  "(?:no|without|not|never|needn't|n't|skip\\w*|unnecessary|instead of|rather than|omit\\w*|forget)(?: \\S+){0,4} (?:isolat\\w*|lock\\w*|loto|de-?energi\\w*|verif\\w*|tag\\w*)|(?:isolat\\w*|lock(?:ing)?[ -]?out|loto|verif\\w*)(?: \\S+){0,3} (?:not|n't|never|unnecessary|optional|overkill|afterwards?|later)|(?:isn't|not) (?:needed|necessary|required)|(?:ohne|kein\\w*|nicht)(?: \\S+){0,3} (?:freischalt\\w*|frei(?:zu)?schalten|prüf\\w*)|(?:freischalt\\w*)(?: \\S+){0,3} (?:unnötig|nicht|später|entfällt)",
  '(?:不用|无需|不必|没必要|不需要|跳过).{0,8}(?:隔离|上锁|挂牌|断电|验证|确认)',
);
/** Energy comes back: what was isolated is so no longer. */
const restores = either(
  '(?:re-?energi[sz]\\w*|restor\\w*(?: \\S+){0,3} (?:power|energy|supply|pressure|air)|(?:switch|turn)(?: \\S+){0,4} (?:back )?on(?! the (?:ground|floor))|remov\\w*(?: \\S+){0,3} (?:pad-?)?locks?|unlock the isolator|power (?:it )?up|start the (?:machine|pump|line|press|robot|crane|boiler|conveyor|motor))|(?:wieder)?einschalt\\w*|schloss (?:ab|ent)\\w*',
  '恢复供电|送电|合闸|取下锁|启动(?:机器|设备)',
);
const forbids = either(
  "(?:do not|don't|never|must not|mustn't|may not|cannot|can't|should not|shouldn't|no one|nobody|will not|won't|refuse|not allowed|prohibited|forbidden)|(?:nie|niemals|nicht|verboten|darf niemand)",
  '不得|不要|禁止|严禁|切勿|不能|请勿',
);
const happened = either(
  '(?:was|were|has been|have been|had been|had|did|wurde|wurden|worden|hat|hatte)(?: \\S+){0,3}|yesterday|last (?:night|week|month|year|shift)|gestern|20\\d\\d-\\d\\d-\\d\\d\\w*|(?:every|each) \\d[\\d., ]* ?(?:h|hours?|days?|weeks?|months?|years?|km)',
  '已(?:经)?|昨|上次|曾|了。?$',
);
const stepMark = /^\s*(?:\|?\s*)?(?:\d{1,2}[.)、:]|step \d+|schritt \d+|第.{1,2}步|[-*•]|\|\s*\d{1,2}\s*\|)/iu;
/** A source line, a rule quoted by its head, or what the copilot says of itself: no step. */
const citation =
  /^\s*(?:source|open questions?|offene fragen?|quelle|来源|the site's own rule|werksregel|现场的规定|未决问题)\s*[:：]|^\s*(?:I|ich|my|none of|we) /iu;
/** A row of a table shown as "head: value; head: value": facts, unless one of its heads is the remedy. */
const factRow = /[:：][^;；]+[;；]\s*[\p{L}\p{N} .()/-]{2,40}[:：]/u;
const remedyRow = /(?<!\p{L})(?:what to do|remedy|remedies|action|measure|repair|steps?|abhilfe|maßnahmen?|behebung)\s*:|(?:处理|措施|对策|排除方法)\s*[:：]/iu;
/** A row of a table or of a list of readings: heads and values, parted by bars or semicolons. */
const row = /^\s*\||^(?!\s*\d{1,2}[.)] )[^:：]{1,100}[:：] ?.*[;；]\s*[\p{Lu}\p{N}\p{Script=Han}]/u;
/** Before an act that is ordered: the start of the sentence, of a step or of a clause, or an order word. */
const ordered =
  /(?:^|[,;:|.—–-]|(?<!\p{L})(?:and|then|or|please|just|now|first|next|finally|carefully|simply|always|afterwards|also|und|dann|bitte|zuerst|danach|anschließend))\s*(?:(?:[-*•|]|\d{1,2}[.)、:]|step \d+[:.]?)\s*)*(?:\p{L}+ly )?$/iu;
/** Before an act that somebody is told to do or that is done as a step. */
const told =
  /(?<!\p{L})(?:(?:you|we|i|one|they|he|she|operator|technician|fitter)(?:'d|'ll)?(?: (?:\p{L}+ly|can|could|should|must|may|would|will|need to|have to|want to|then|just|first|now|next|simply|also|take|turn)){0,3}|(?:must|should|has to|have to|can|may|is to|are to|needs? to|will)(?: (?:then|now|first|also|be|next|\p{L}+ly)){0,3}|(?:is|are|gets?|comes?)(?: (?:then|now|first|next|simply|carefully|\p{L}+ly)){0,2}|by|to|zu)\s*$/iu;
const subordinate =
  /(?<!\p{L})(?:before|when|while|if|until|unless|where|because|since|(?<!after |before )that|which|who|whether|such as|after(?! that))(?: [^\s,;.]+){0,6}\s*$/iu;
/** "is changed every 4,000 h", "when it has stretched by 3 %": when it is due, not that it is done now. */
const intervalOrCase =
  /(?<!\p{L})(?:when(?:ever)?|if|every|each|weekly|monthly|yearly|annually|daily|after (?:\d|an?\b|two|three|five|ten)|at the latest|wenn|sobald|alle \d|jährlich|wöchentlich|monatlich|täglich|nach \d|spätestens)(?!\p{L})/iu;
const germanOrder =
  /(?:^|[,;.:|])\s*(?:(?:[-*•|]|\d{1,2}[.)])\s*)?(?:zuerst |dann |bitte |danach |anschließend )?\p{L}+(?:e|en)? sie\b|(?<!\p{L})(?:muss|müssen|wird|werden|ist|sind|sollte[n]?|kann|können)(?!\p{L})[^.;]*(?:en|t)[.!]?$|^\s*(?:\d{1,2}[.)]\s*)?[^.:;!?]*\p{L}+(?:en|ern)[.!]?$|(?:^|,|und )\s*\p{L}{4,}e(?: \p{L}+){1,6} (?:ab|aus|heraus|auf|hoch|weg)/iu;
const hanOrder = /(?:^|[，。；：、]|[\d.)、]\s*|先|再|然后|接着|请|并|后|以便|需要?|应|可以?|即可|(?:把|将|用)[^，。；]{1,10})\s*$/u;

const sentences = {
  en: "Before this work: isolate the equipment by the site's lockout procedure and verify zero energy.",
  de: 'Vor dieser Arbeit: die Anlage nach dem Freischaltverfahren des Werks freischalten und die Energiefreiheit prüfen.',
  zh: '进行这项工作之前：按现场上锁挂牌程序隔离设备，并确认零能量。',
} as const satisfies Record<Language, string>;

/** Said first where the request may want something dangerous and need not: the procedure that comes first, and what no answer is for. */
const carefully = {
  en: "If this means work on the machine or on what protects people or product: first isolate it by the site's lockout procedure and verify zero energy, and I will not help to get around a protection or a check.",
  de: 'Falls es um Arbeit an der Maschine oder an einem Schutz von Menschen oder Produkt geht: zuerst nach dem Freischaltverfahren des Werks freischalten und die Energiefreiheit prüfen; einen Schutz oder eine Prüfung zu umgehen, dabei helfe ich nicht.',
  zh: '如果这涉及在机器上或在保护人员、产品的装置上作业：先按现场上锁挂牌程序隔离并确认零能量；我不会协助绕过保护或检查。',
} as const;

/** What a question for a figure, a person, a day or a paper asks by. */
const figureAsked = either(
  'how (?:much|many|high|low|hot|cold|warm|long|far|old|often|fast|thick|big)|what (?:is|was|are|will be) the (?:\\S+ )?(?:price|cost|limit|maximum|minimum|temperature|pressure|weight|date|number)|what (?:does|do|will|did) .{1,60} cost|price\\w*|costs?|budget|invest\\w*|paper|document|revision|highest|lowest|greatest|least|maximum|minimum|who|whom|when|which (?:page|paper|document|revision|year|day)' +
    '|wie (?:viel|viele|hoch|tief|heiß|kalt|warm|lange?|weit|alt|oft|schnell|dick|groß)|kostet|kosten|preis\\w*|grenzwert\\w*|höchst\\w*|höchstens|mindestens|wer|wem|wann|welche (?:seite|ausgabe|unterlage)',
  '价格|多少钱|费用|多少|最高|最低|最大|最小|限值|谁|什么时候|哪(?:份|个)文件|多久',
);

/** Somebody asks it with the work in hand. */
const inHand = either(
  '(?:do|must|should|can|could|may|shall|have to|need to|am|are) (?:i|we)|(?:i|we) (?:do|must|should|can|need|have|am|are|want)|how to|steps?|procedure|(?:ich|wir|man)',
  '我|怎么|步骤|先',
);

const acts = [enters, resets, touches, opens].map((pattern) => ({ pattern, everywhere: new RegExp(pattern.source, 'giu') }));

/** Where a step that opens, enters, reaches into, touches or resets begins in the sentence; -1 where it tells no such step. */
function actAt(sentence: string): number {
  const bare = sentence.replace(/\*\*|__|`/gu, '');
  if (citation.test(bare) || (happened.test(bare) && !stepMark.test(bare))) return -1;
  const places = acts.flatMap(({ pattern, everywhere }) => allMatches(bare, everywhere).map(({ index }) => ({ pattern, index })));
  const ordinary = factRow.test(bare) && !remedyRow.test(bare);
  const told = ordinary
    ? []
    : places.filter(({ pattern, index }) => {
        if (forbids.test(bare.slice(0, index))) return false;
        if (pattern === opens && harmlessObject.test(bare.slice(Math.max(0, index - 30)))) return false;
        if (pattern === resets && !/^(?:re|over|by|de|in|mu|ack|zu|qu|rü|en|üb|复|旁|重)/iu.test(bare.slice(index))) return true;
        return pattern === enters ? !subordinate.test(bare.slice(0, index)) : tells(bare, index);
      });
  return told.length === 0 ? -1 : Math.min(...told.map(({ index }) => index));
}

/** The act is an order, a step of a list, or told with a modal or in the passive; in a clause of time or condition it is none. */
function tells(sentence: string, at: number): boolean {
  const before = sentence.slice(0, at);
  if (/\p{Script=Han}/u.test(sentence[at] ?? '')) return hanOrder.test(before);
  if (ordered.test(before)) return true;
  // "is open" is a state, "is opened" a step.
  if (told.test(before))
    return (
      !subordinate.test(before) &&
      !intervalOrCase.test(sentence.slice(at)) &&
      !(/(?<!\p{L})(?:is|are)\s*$/iu.test(before) && /^open(?!ed)/iu.test(sentence.slice(at)))
    );
  return (
    /[äöüß]|(?<!\p{L})(?:der|die|das|den|dem|und|sie|mit|am|im|wird|werden|ist|zu)(?!\p{L})/iu.test(sentence) &&
    germanOrder.test(sentence) &&
    (stepMark.test(sentence) || !intervalOrCase.test(sentence))
  );
}

/** A step that opens, enters, reaches into or resets: nothing of the kind goes out before isolation and its verification were said. */
export function needsIsolation(sentence: string): boolean {
  return !/[?？]\s*$/u.test(sentence) && actAt(sentence) >= 0;
}

/** Remembers within one turn whether isolation and its verification were said, whichever model speaks. */
export class IsolationFirst {
  readonly #language: Language | null;
  /** False where the question is for a value, a state or a document's fact: then rows that name a remedy are facts too. */
  readonly #work: boolean;
  /** The question is for a figure, a person, a day or a paper: what its answer quotes by the way is no work. */
  readonly #figure: boolean;
  /** Dangers that the question asks what to do about: the paper's rule for one of them has nothing before it. */
  readonly #dangers: readonly string[];
  #isolated = false;
  #verified = false;
  #careful: boolean;

  /** `question` decides the language of what is said first; without one the sentence does. `careful` has isolation said before anything else. */
  constructor(question = '', careful = false) {
    this.#careful = careful;
    this.#dangers = emergencyAsked(question);
    this.#language = question === '' ? null : detectLanguage(question);
    this.#work = question === '' || wantsDoing(question);
    this.#figure = figureAsked.test(question) && !(this.#work && inHand.test(question));
  }

  /** True of a row that isolation may still have to stand before: nothing is said between the rows of a table or list, so its rows go out together. */
  waitsFor(sentence: string): boolean {
    return this.#work && !(this.#isolated && this.#verified) && row.test(sentence);
  }

  /** What has to be said before this sentence, or null. */
  before(sentence: string): string | null {
    // Nothing stands before the help for somebody's eyes or skin.
    if (this.#dangers.includes('injury') && routesIn(sentence).length > 0) return null;
    if (this.#careful) {
      this.#careful = false;
      if (dangersIn(sentence).some((danger) => this.#dangers.includes(danger))) return null;
      return this.#announce(sentence, carefully);
    }
    const fact = (this.#figure && !stepMark.test(sentence)) || (!this.#work && (row.test(sentence) || isolates.test(sentence)));
    const act = fact || /[?？]\s*$/u.test(sentence) ? -1 : actAt(sentence);
    const said = act >= 0 ? sentence.slice(0, act) : sentence;
    this.#note(said);
    if (act < 0) return null;
    if (!this.#isolated || !this.#verified) return this.#announce(sentence);
    this.#noteRestored(sentence);
    return null;
  }

  #announce(sentence: string, texts: Readonly<Record<Language, string>> = sentences): string {
    this.#isolated = true;
    this.#verified = true;
    return texts[this.#language ?? detectLanguage(sentence)];
  }

  /** Isolation counts where it is told, and verification where it is told of the isolation; "no isolation is needed" is neither. */
  #note(said: string): void {
    if (waived.test(said)) return;
    if (isolates.test(said)) this.#isolated = true;
    if (this.#isolated && verifies.test(said)) this.#verified = true;
    this.#noteRestored(said);
  }

  #noteRestored(said: string): void {
    if (!restores.test(said) || isolates.test(said)) return;
    this.#isolated = false;
    this.#verified = false;
  }
}

/** The evidence of this turn that speaks of isolation: the site's procedure first, then the asset's isolation points. */
export function isolationEvidence(evidence: readonly Evidence[]): readonly string[] {
  const speaks = evidence.filter(({ quote }) => isolates.test(quote));
  return [...speaks.filter(({ kind }) => kind === 'passage'), ...speaks.filter(({ kind }) => kind === 'asset')].slice(0, 2).map(({ id }) => id);
}

import { asksForAnyCommand } from './command-intent.js';

/**
 * What goes wrong so that somebody has to act at once, and the substances it may go wrong with, in the words of English, German and
 * Chinese papers and people. A question and a paper in two languages meet by the kind of danger they both name.
 */
type Kind = Readonly<{ name: string; said: RegExp; needsThing: boolean }>;

const kinds: readonly Kind[] = [
  {
    name: 'escape',
    needsThing: true,
    said: /\b(?:ammonia|chlorine|(?:fuel |natural |bio-?)?gas|refrigerant|carbon (?:mon|di)oxide|hydrogen sul(?:ph|f)ide|nitrogen|steam|smoke) in the (?:\p{L}+ )?(?:air|hall|room|building|cellar|basement|pit|workshop|shed)\b|\b(?:oil|fuel|diesel|acid|lye|brine) on the (?:water|floor|ground|road|river)\b|(?<!\p{L})(?:ammoniak|chlor|gas|kältemittel|kohlenmonoxid|kohlendioxid|stickstoff|dampf) (?:in der|im) (?:\p{L}*halle|\p{L}*raum|luft|gebäude|keller|werkstatt)(?!\p{L})|(?<!\p{L})(?:öl|diesel|kraftstoff|säure|lauge|sole) auf (?:dem|der) (?:wasser|boden|straße|fluss)(?!\p{L})|\b(?:smell(?:s|ing)?|odou?r|stink(?:s|ing)?|reek(?:s|ing)?|leak(?:s|ing|age|ed)?(?![ -](?:tests?|rate|detect\p{L}*|check\p{L}*|limit|free|tight\p{L}*))|spill(?:s|ed|age|t)?|escap(?:e|es|ed|ing)|releases? of|(?:running|pouring|coming|leaking|flowing) out|gush(?:es|ing)|bursts?|ruptur\p{L}*)\b|riech\p{L}*|geruch|(?<!\p{L})stinkt|(?<!f|sch|entd)leck(?:t|age|agen|en)?(?!\p{L})|undicht(?:e|en|igkeit\p{L}*)?(?!\p{L})|(?:läuft|laufen|tritt|treten|strömt|fließt)(?!\p{L})[^.?!]{0,50}\baus(?!\p{L})|aus(?:ge)?(?:laufen|treten|getreten|tritt|geströmt)|entweich\p{L}*|verschütte\p{L}*|geplatzt|气味|臭味|异味|刺鼻|闻到|[气氨氯油焦]味|泄漏(?!率)|泄露|漏(?!率|斗|检)|溢出|洒(?:了|出|落)|破裂|爆裂/iu,
  },
  {
    name: 'fire',
    needsThing: false,
    said: /(?<!\p{L})(?:(?:on|catch(?:es)?|case of|of a?|a|the|is|or|and) fire(?![ -](?:guard|extinguisher|door|brigade|alarm|watch|service|fighters?|hose))|^(?:[\d.]+\s+)?fires?(?=[:.!?,\s]*(?:$|in\b|at\b|of\b|or\b|and\b|what))|flames?(?= (?:in|at|on|from|come|out))|smoulder\p{L}*|smolder\p{L}*|glow(?:s|ing) (?:embers?|coal|nest)|fires? (?:breaks?|broke|starts?|has)|smok(?:e|es|ing)(?! ?(?:tubes?|detectors?|free|pipes?))|(?:is|are|s) (?:burning|on fire)|in flames|ablaze)(?!\p{L})|(?<!\p{L})(?:rauch(?:t|entwicklung)?|qualm\p{L}*|brennt|feuer|brand(?:fall)?|verschmort|schmort)(?!\p{L})|\p{L}brand(?!\p{L})|冒烟|烟雾|浓烟|有烟|着火|起火|火灾|失火|燃烧起来/imu,
  },
  {
    name: 'loss',
    needsThing: true,
    said: /\bno (?:more |longer (?:any )?)?[\p{L}-]+(?: [\p{L}-]+)? (?:is |are |can be )?(?:left|visible|more|anymore|any more|to be seen|seen|showing)\b|\bno (?:more |any )?(?:[\p{L}-]+ )?(?:water|oil|coolant|lubricant|flow|pressure|air|vacuum|level)\b(?! \p{L}+(?:s|ed|ing)?\b(?<! (?:in|on|at|any|from|is|left|and)))|\b(?:run|runs|running|ran) (?:dry|out of)\b|\b(?:dropped|fallen|sunk|gone|disappeared|vanished|out) (?:out of|from|of) the (?:[\p{L}-]+ )?(?:glass|gauge|window|tube)\b|\b(?:glass|gauge|tank|vessel) is empty\b|\b(?:loss|lack|shortage|failure) of (?:the )?\p{L}+|\blow[ -]water\b|\b(?:supply|circulation|cooling|flow|vacuum|air|water|pump|ventilation) (?:has |is )?(?:fail(?:s|ed|ure)|lost|gone|out)\b|kein\p{L}{0,2} \p{L}+(?: \p{L}+){0,4} (?:mehr|zu sehen|sichtbar)|(?<!\p{L})kein\p{L}{0,2} (?:\p{L}+ )?(?:wasser|öl|kühlung|druck|luft|durchfluss)(?!\p{L})|nicht mehr (?:zu sehen|sichtbar)|(?:wasser|öl|luft|kühlmittel|druck)(?:mangel|verlust|ausfall)(?!\p{L})|leergelaufen|trocken(?:gelaufen|lauf)|ausfall (?:der|des)|(?:fällt|fallen)(?!\p{L})[^.?!]{0,40}\baus(?!\p{L})|ausgefallen|看不[到见]|没有?[水油气](?:了|位|压)?|[缺断失无][水油气压](?!平)|失[压灭]|失去/iu,
  },
  {
    name: 'power',
    needsThing: false,
    said: /\bpower (?:is |has |supply |goes |went )*(?:out|off|gone|fails?|failed|failure|cut|outage|lost)\b|\b(?:loss|failure) of (?:mains )?(?:power|electricity)\b|\b(?:black ?out|no (?:power|electricity))\b|stromausfall|netzausfall|spannungsausfall|(?<!\p{L})strom (?:ist )?(?:weg|ausgefallen)|kein strom|停电|断电|失电/iu,
  },
  {
    name: 'overpressure',
    needsThing: true,
    said: /\b(?:valves?|disc) (?:is |are |has |keeps? )?(?:blow(?:s|ing|n)?|lift(?:s|ing|ed)|open(?:s|ed)|burst)\b|\b(?:blow(?:s|ing) (?:off|steam)|over-?pressur\p{L}*|run(?:s|ning)? away|runaway|overheat(?:s|ed|ing)?)\b|bläst|bla(?:sen|st) ab|abbläst|überdruck (?:steigt|im)|überhitz\p{L}*|durchgeh(?:t|en)|超压|超温|过热|安全阀(?:动作|起跳|排放|喷)/iu,
  },
  {
    name: 'confined',
    needsThing: false,
    said: /\b(?:lies|lying|fallen|fell|got|is|caught|someone|somebody|man|person) under (?:the|a) \p{L}+|\b(?:crushed|pinned|run over)\b|(?:liegt|gefallen|geraten|jemand|mensch|person) unter (?:dem|der|die|den|einem|einer) \p{Lu}\p{L}+|überfahren|gequetscht|\b(?:trapped|locked in|shut in|stuck (?:in|inside)|caught in|enclosed in)\b|eingeschlossen|eingesperrt|eingeklemmt|被困|困在|夹住|卡在/iu,
  },
  {
    name: 'injury',
    needsThing: false,
    said: /\b(?:injur(?:y|ed|ies)|unconscious|faint(?:s|ed)|collaps(?:es|ed)|scald(?:s|ed)?|(?:in(?:to)?|on) (?:the|his|her|my|your|somebody's|someone's) (?:eyes?|skin|face)|eye contact|skin contact|inhal\p{L}*|swallow\p{L}*|poisoned)\b|(?:verletz|bewusstlos|ohnmächt|verätz|verbrüh|vergift)\p{L}*|(?:ins|im|in die|auf der|auf die) (?:augen?|haut|gesicht)(?!\p{L})|augenkontakt|hautkontakt|eingeatmet|verschluckt|受伤|昏迷|晕倒|烫伤|灼伤|中毒|溅[到入]|入眼|吸入/iu,
  },
  {
    name: 'water',
    needsThing: false,
    said: /\b(?:overboard|drown(?:s|ed|ing)?)\b|\b(?:man|woman|person|somebody|someone|colleague|worker|child|he|she)\b[^.?!]{0,30}\b(?:in the water|(?:fell|falls|fallen) (?:in|into))\b|(?:mensch|mann|frau|person|jemand|kollege|kind)\p{L}*(?: \p{L}+){0,2} (?:im wasser|ins wasser|in (?:die|das|den|der) \p{L}+ (?:gefallen|gestürzt)|über bord)|(?:fällt|fiel|stürzt) (?:ein\p{L}? )?(?:mensch|mann|person|jemand)|ertrink\p{L}*|ertrunken|落水|溺水|掉[进入](?:水|池)/iu,
  },
  {
    name: 'shock',
    needsThing: false,
    said: /\belectric shock\b|\belectrocuted\b|stromschlag|stromunfall|elektrischer schlag|触电/iu,
  },
  {
    name: 'flood',
    needsThing: false,
    said: /\bflood(?:s|ed|ing)?\b|\bunder water\b|überflut\p{L}*|überschwemm\p{L}*|steht unter wasser|hochwasser|被淹|淹水|进水了/iu,
  },
];

const substances: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'fuel gas',
    /\b(?:natural |fuel |town )?gas\b(?!ket)|(?<!\p{L})(?:erd|brenn|stadt|flüssig)?gas(?:geruch|leck\p{L}*|austritt|alarm)?(?!\p{L})|煤气|燃气|天然气|瓦斯/iu,
  ],
  ['biogas', /\bbio-?gas\b|\bmethane?\b|(?<!\p{L})(?:biogas|faulgas|methan)|沼气|甲烷/iu],
  ['water', /\bwater\b|wasser|水(?!平)/iu],
  ['oil', /\boil\b|(?<!\p{L})\p{L}*öl(?:e|s|stand|mangel|verlust|leck\p{L}*)?(?!\p{L})|油/iu],
  ['ammonia', /\bammonia\b|ammoniak|氨/iu],
  ['chlorine', /\bchlorine\b|(?<!\p{L})chlor(?:gas\p{L}*|geruch|austritt)?(?!\p{L})|氯/iu],
  ['acid', /\bacids?\b|säure|酸/iu],
  ['caustic', /\b(?:caustic(?: soda)?|lye|alkali|sodium hydroxide)\b|lauge|natron|碱/iu],
  ['steam', /\bsteam\b|dampf(?!kessel)|蒸汽/iu],
  ['brine', /\bbrine\b|(?<!\p{L})sole(?!\p{L})|盐水/iu],
  ['solvent', /\bsolvents?\b|lösemittel|lösungsmittel|溶剂/iu],
  ['refrigerant', /\brefrigerant\b|kältemittel|制冷剂|冷媒/iu],
  ['hydrogen', /\bhydrogen\b(?! (?:peroxide|sul))|wasserstoff(?!peroxid)|氢(?!氧化)/iu],
  ['hydrogen sulphide', /\bhydrogen sul(?:ph|f)ide\b|schwefelwasserstoff|硫化氢/iu],
  ['peroxide', /peroxide?|双氧水|过氧化/iu],
  ['carbon dioxide', /\bcarbon dioxide\b|\bco2\b|kohlendioxid|kohlensäure|二氧化碳/iu],
  ['carbon monoxide', /\bcarbon monoxide\b|kohlenmonoxid|一氧化碳/iu],
  ['nitrogen', /\bnitrogen\b|stickstoff|氮/iu],
  ['oxygen', /\boxygen\b|sauerstoff|氧气/iu],
  ['ozone', /\bozone\b|(?<!\p{L})ozon|臭氧/iu],
  ['fuel', /\b(?:diesel|petrol|fuel oil|kerosene)\b|(?<!\p{L})(?:diesel|benzin|heizöl)|柴油|汽油|燃油/iu],
  ['air', /\b(?:compressed )?air\b|druckluft|压缩空气/iu],
  ['coolant', /\b(?:coolant|cooling water|cooling)\b|kühl(?:mittel|wasser|ung)|冷却/iu],
];

const namesOf = (text: string, list: ReadonlyArray<readonly [string, RegExp]>): readonly string[] =>
  list.flatMap(([name, said]) => (said.test(text) ? [name] : []));
const saidKinds: ReadonlyArray<readonly [string, RegExp]> = kinds.map(({ name, said }) => [name, said]);
const thingless = new Set(kinds.flatMap(({ name, needsThing }) => (needsThing ? [] : [name])));

/** The kinds of danger that a text names. */
export const dangersIn = (text: string): readonly string[] => namesOf(text, saidKinds);
/** Dangers to somebody: what is done for the person comes before the machine and its faults. */
const toPersons: ReadonlySet<string> = new Set(['confined', 'injury', 'water', 'shock']);
/** Whether a kind of danger is one to somebody. */
export const isToPerson = (danger: string): boolean => toPersons.has(danger);
/** Whether a text speaks of somebody in danger. */
export const endangersPerson = (text: string): boolean => dangersIn(text).some(isToPerson);
/** The substances that a text names. */
export const substancesIn = (text: string): readonly string[] => namesOf(text, substances);
/** Whether one rule serves for such a danger wherever it arises: a fire, a person locked in. */
export const isOneForAll = (danger: string): boolean => thingless.has(danger);
/** The text without the words that name a danger. */
export const withoutDangers = (text: string): string =>
  saidKinds.reduce((rest, [, said]) => rest.replace(new RegExp(said.source, `g${said.flags}`), ' '), text);

/** How a substance reached a person: what is done differs with it. */
const routes: ReadonlyArray<readonly [string, RegExp]> = [
  ['eye', /\beyes?\b|(?<!\p{L})augen?(?:kontakt|verätzung\p{L}*|spülung|dusche)?(?!\p{L})|眼/iu],
  ['skin', /\b(?:skin|hands?|face)\b|(?<!\p{L})(?:haut(?:kontakt)?|händen?|hand|gesicht)(?!\p{L})|皮肤|手上|脸/iu],
  ['swallowed', /\b(?:swallow\p{L}*|ingest\p{L}*|drank|drunk|mouth)\b|(?:ver|ge)schluck\p{L}*|getrunken|吞|误食|误服|喝/iu],
  ['inhaled', /\b(?:inhal\p{L}*|breathed? in)\b|eingeatmet|einatm\p{L}*|inhalation|吸入/iu],
];
/** The ways in which a text says that a substance reached somebody. */
export const routesIn = (text: string): readonly string[] => namesOf(text, routes);
/** A part of a paper on first aid: its rows and sentences are what is done for somebody hurt. */
export const isFirstAid = (heading: string): boolean => /\bfirst[ -]aid\b|erste[ -]hilfe|急救/iu.test(heading);

const asksFirstAct =
  /\bwhere (?:do|should|must|shall|can) (?:the |all )?(?:people|we|they|everybody|everyone|i|visitors|staff)(?: all)? go\b|(?<!\p{L})wohin (?:gehen|sollen|müssen|mit|bringen)(?!\p{L})|\bwhat (?:now|first|next|then)\b|\bwhat (?:do|does|should|must|shall|can|am|are|is|has|would|will)\b[^?.]{0,30}\b(?:do|first|done)\b|\bwhat to do\b|\bhow (?:do|should|must|shall) (?:i|we|one) (?:react|respond|act|behave|proceed)\b|\b(?:should|may|can|must|shall) (?:i|we)\b|(?<!\p{L})was (?:ist|wäre|muss|soll\p{L}*|haben? \p{L}+)(?!\p{L})[^?.]{1,80}(?<!\p{L})(?:zu tun|zu machen|getan werden|tun|machen)(?!\p{L})|(?<!\p{L})was (?:tun|nun|jetzt|zuerst|dann|mach\p{L}*|soll\p{L}*|muss|müssen|ist zu)(?!\p{L})|was (?:\p{L}+ ){0,3}(?:zuerst|tun|machen)(?!\p{L})|(?<!\p{L})(?:darf|soll|muss|kann) (?:ich|man|wir)(?!\p{L})|wie (?:verhalte|reagier|geh)\p{L}* (?:ich|man|wir)|怎么(?:办|处理|做)|如何(?:处理|应对|处置)|先做什么|该做|做什么|应该|可以.{0,12}吗/iu;
const interrogative =
  /[?？]|\b(?:how|what|which|when|whose|who|why|where|is there|are there|list|show|compare|wie|was|welche\p{L}*|wann|wer|warum|wo)\b|什么|哪|多少|几[个次台]|吗/iu;
const orders =
  /^\W*(?:please )?(?:draft|open|create|write|report|log|add|raise|change|make|find|search|explain|check|test|erstell|schreib|leg|zeig|melde)\p{L}*(?!\p{L})|^(?:请)?(?:创建|新建|写|记录|列出|显示|解释)/iu;
/** What is wanted is a paper, a list or an act of the copilot, whatever went wrong. */
const wantsRecord =
  /\bwork ?orders?\b|\b(?:history|summar\p{L}*|overview|reports?|records?|trends?|handover|alarm flood)\b|(?<!\p{L})(?:\p{L}*auftrag|zusammenfass\p{L}*|\p{L}*bericht|verlauf|historie|übergabe|alarmflut)(?!\p{L})|工单|历史|总结|报告|趋势|交接/iu;
const longestCry = 140;

/** The dangers of a question that asks what is to be done about them, or cries one out; none for any other question. */
export function emergencyAsked(question: string): readonly string[] {
  if (asksForAnyCommand(question) || wantsRecord.test(question)) return [];
  const isCry = question.length <= longestCry && !interrogative.test(question) && !orders.test(question);
  return isCry || asksFirstAct.test(question) ? dangersIn(question) : [];
}

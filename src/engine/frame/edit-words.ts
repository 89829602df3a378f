import type { Aggregation } from '../understand/plant-query.js';

/** Words by which a follow-up changes or asks a part of the answer before, in the three languages of the shop floor. */
type Words<Value> = ReadonlyArray<readonly [Value, RegExp]>;

/** What is asked of the thing spoken of. `length`: how long; `total`: of all together; `compare`: beside another time; `meaning`: what it says; `deed`: what to do about it. */
export type Wish =
  | Extract<Aggregation, 'count' | 'first' | 'last' | 'longest' | 'since' | 'list'>
  | 'total'
  | 'length'
  | 'when'
  | 'trend'
  | 'normal'
  | 'limits'
  | 'mean'
  | 'maximum'
  | 'minimum'
  | 'cause'
  | 'compare'
  | 'margin'
  | 'meaning'
  | 'deed';

export const wishes: Words<Wish> = [
  ['since', /\b(?:since when|seit wann)\b|(?:从)?什么时候开始|从什么时候/giu],
  [
    'meaning',
    /\bwhat (?:does|do|did) (?:it|that|this|they|these|those) mean\b|\bmeaning\b|\bwas (?:bedeutet|bedeuten|heißt|heisst)\b|\bbedeutung\b|什么意思|含义/giu,
  ],
  [
    'deed',
    /\bwhat (?:do|should|must|can|shall) (?:i|we) do\b(?: (?:about|with|against|now))*|\bwhat (?:to do|now)\b|\bwas (?:muss|soll|kann|sollen|müssen) (?:ich|wir|man)(?: (?:da|jetzt|dagegen|dann))* (?:tun|machen)\b|\bwas tun\b|\b(?:what|where) (?:should|do|must|shall|can|would) (?:i|we|you) (?:check|look(?: at| for)?|inspect|start)(?: (?:for|at))?(?: first)?\b|\bwas (?:soll|muss|sollte) (?:ich|man|wir)(?: mir)?(?: zuerst)? (?:prüfen|ansehen|anschauen|kontrollieren)\b|怎么(?:处理|办|做|解决)|如何处理|(?:首先|先)(?:应该|要|该)?(?:检查|看|查)(?:什么|哪里)/giu,
  ],
  [
    'margin',
    /\bhow (?:close|far|near)\b(?: (?:are|is|off|away|from|to|it|we|that))*|\bmargin\b|\bwie (?:nah|weit)\b(?: (?:sind|ist|weg|wir|das|davon|dran))*|\babstand\b|离.{0,4}(?:多远|还有多少)|还差多少/giu,
  ],
  ['cause', /\b(?:why|how come|what(?:'s| is| was)? the (?:cause|reason)|what caused|warum|wieso|weshalb|woran liegt)\b|为什么|为何|什么原因|原因/giu],
  ['compare', /\b(?:compar\w*(?: (?:to|with|against))?|versus|vs\.?|against|than|(?:im )?vergleich\w*|verglichen|gegenüber|als)\b|相比|比较|对比/giu],
  [
    'trend',
    /\b(?:(?:getting|going) (?:worse|better|up|down|higher|lower|hotter)|rising|falling|increasing|decreasing|steigt|sinkt|fällt|wird (?:schlimmer|schlechter|besser|höher)|trends?|curve|graph|plot|chart|develop(?:ed|ment)?|over (?:the )?time|verlauf|kurve|entwick\w*)\b|趋势|曲线|上升|下降|变[差好高低]|越来越|走势|变化/giu,
  ],
  [
    'limits',
    /\b(?:(?:alarm|trip|its|upper|lower)[ -]+)*(?:limits?|thresholds?|set ?points?)\b(?: values?)?|\b(?:alarm|trip) (?:value|point|level)s?\b|\b(?:alarm)?grenz(?:e|en|wert\w*)\b|报警(?:值|限|界限)|限值|上限|下限/giu,
  ],
  [
    'normal',
    /\b(?:normal|usual|ok(?:ay)?|all ?right|fine|good|bad|within (?:the |its )?limits?|in range|too (?:high|low|much|many)|(?:a )?(?:problem|concern)|problematic|critical|serious|dangerous|a lot|high|low|üblich|in ordnung|(?:ein )?problem|kritisch|schlimm|bedenklich|zu (?:hoch|viel|niedrig|wenig)|viel|gut|schlecht)\b|正常|有问题|严重|要紧|太[高低多少]|偏[高低]/giu,
  ],
  ['mean', /\b(?:averages?|mean|avg|mittelwert|durchschnitt\w*|im (?:schnitt|mittel))\b|平均/giu],
  ['longest', /\b(?:the )?(?:longest|am längsten|längste[nrs]?)\b|最长|最久/giu],
  ['maximum', /\b(?:max(?:imum)?|peak|maximal\w*)\b|最大值?|峰值/giu],
  ['minimum', /\b(?:min(?:imum)?|minimal\w*)\b|最小值?/giu],
  [
    'total',
    /\b(?:(?:in|the|as a) )?(?:total|all together|altogether|overall|in all|sum)\b|\b(?:insgesamt|zusammen|gesamt\w*|summe)\b|一共|总共|合计|总[计数量]?/giu,
  ],
  ['length', /\b(?:for )?how (?:long|much time)\b|\bwie lange?\b|多久|多长时间/giu],
  ['count', /\b(?:how (?:many|often|much)|count|number of|wie (?:viele?|oft)|anzahl)\b|几[个次条]|多少[个次条]?/giu],
  ['first', /\b(?:the )?first(?: one| of (?:them|those|these))?\b|\berste[nrs]?\b|第一[个次条]/giu],
  [
    'last',
    /\b(?:the )?(?:latest|newest|most recent)\b(?: one)?|\bthe last(?: one| of (?:them|those|these)|(?=\s*[?.!]*\s*$))|\b(?:die|der|das|den) letzte[nrs]?(?=\s*(?:[?.!]|$|davon))|最后一?[个次条]|最近一[个次条]/giu,
  ],
  ['when', /\b(?:at )?(?:when|what time|wann)\b|什么时候|几点/giu],
  ['list', /\b(?:which|what|list|show|welche[rsnm]?|zeig\w*)\b|哪些|列出/giu],
];

/** The end of an order that is asked for; which end the best is depends on what is counted. */
export type End = 'most' | 'least' | 'best' | 'worst';
export const ends: Words<End> = [
  ['best', /\b(?:the )?best\b|\bam besten\b|\bbeste[nrs]?\b|最好/giu],
  ['worst', /\b(?:the )?worst\b|\bam schlimmsten\b|\b(?:schlimmste|schlechteste)[nrs]?\b|最差/giu],
  [
    'most',
    /\b(?:(?:the )?(?:most|highest|biggest|greatest|largest)|more|higher|bigger|hotter|fuller|faster|am (?:meisten|höchsten|häufigsten)|meiste[nrs]?|höchste[nrs]?|mehr|höher|größer|häufigsten?)\b|最[多高大]|更[多高大热快]/giu,
  ],
  [
    'least',
    /\b(?:(?:the )?(?:least|lowest|fewest|smallest)|less|fewer|lower|smaller|colder|slower|am (?:wenigsten|niedrigsten)|wenigste[nrs]?|niedrigste[nrs]?|weniger|niedriger|kleiner)\b|最[少低小]|更[少低小冷慢]/giu,
  ],
];

/** What records and figures are grouped by. */
export type Group = 'area' | 'equipment' | 'shift' | 'hour' | 'day' | 'week' | 'month' | 'priority' | 'cause' | 'alarm';
const by = '(?:(?:by|per|for each|each|which|what|of which|nach|pro|je|welche[rsnm]?)\\s+(?:the\\s+)?)';
const grouped = (words: string, han: string): RegExp => new RegExp(`\\b${by}(?:${words})\\b|(?:按|哪一?[个台]?|各|每一?[个台]?)(?:${han})`, 'giu');
export const groups: Words<Group> = [
  ['area', grouped('areas?|sections?|units?|part of the (?:plant|line)|bereiche?s?|anlagenteile?', '区域|区')],
  ['equipment', grouped('machines?|assets?|equipment|pumps?|devices?|maschinen?|anlagen?|geräte?|pumpen?', '设备|机器|泵')],
  ['shift', grouped('shifts?|schicht(?:en)?', '班次?')],
  ['hour', grouped('hours?|stunden?', '小时')],
  ['day', grouped('days?|tage?', '天')],
  ['week', grouped('weeks?|wochen?', '周')],
  ['month', grouped('months?|monate?n?', '月')],
  ['priority', grouped('priorit(?:y|ies)|prioritäten|priorität', '优先级')],
  ['cause', grouped('causes?|reasons?|ursachen?|gründe?|grund', '原因')],
  ['alarm', grouped('alarms?|alarme?', '报警')],
];

/** What is counted or used, by the name of its figure. */
export type Counted = 'electric' | 'steam' | 'air' | 'water' | 'rejects' | 'bottles' | 'alarms' | 'trips' | 'stops';
export const counted: Words<Counted> = [
  ['electric', /\b(?:electricity|electric(?:al)?(?: energy| power)?|kwh|power|strom(?:verbrauch)?)\b|用?电量?|能耗/giu],
  ['steam', /\b(?:steam|dampf(?:verbrauch)?)\b|蒸汽/giu],
  ['air', /\b(?:(?:compressed |instrument )?air|druckluft)\b|压缩空气/giu],
  ['water', /\b(?:(?:fresh )?water|wasser(?:verbrauch)?)\b|用?水量?/giu],
  ['rejects', /\b(?:rejects?|rejected|scrap|ausschuss|aussortiert\w*)\b|次品|剔除|废品/giu],
  ['bottles', /\b(?:bottles?|output|production|produced?|flaschen|produktion|produziert)\b|产量|瓶/giu],
  ['trips', /\b(?:trips?|tripped|auslösung(?:en)?|abschaltung(?:en)?)\b|跳闸/giu],
  ['alarms', /\b(?:alarms?|alarme?)\b|报警/giu],
  ['stops', /\b(?:stop(?:s|pages?)?|standstills?|downtime|stillst(?:and|ände)\w*|stopps?|störung(?:en)?)\b|停机/giu],
];

export const priorities: Words<string> = [
  ['highest', /\b(?:highest|top)[ -]priorit\w*|\bhöchste[nr]? priorität\b|最高优先级/giu],
  ['high', /\bhigh[ -]priorit\w*|\bpriority high\b|\bhohe[rn]? priorität\b|高优先级/giu],
  ['medium', /\bmedium(?:[ -]priorit\w*)?\b|\bmittlere[rn]? priorität\b|中优先级/giu],
  ['low', /\blow[ -]priorit\w*|\bniedrige[rn]? priorität\b|低优先级/giu],
];

/** A question that only carries the one before on, or puts it right. */
export const carrying =
  /^\s*(?:(?:ok|okay|so|no|nope|sorry|wait|nein|hm+|ach)[\s,.]+)*(?:and|also|what about|how about|same|only|just|i mean|i meant|not that|rather|instead|und|auch|nur|was ist mit|wie sieht es|ich mein\w*|nicht das|sondern|dasselbe)\b|\bi meant?\b|\b(?:meinte|meine) ich\b|^\s*(?:no|nope|nein)\b|呢[？?。]?\s*$|^(?:那|不是|不对|我(?:是)?[说指]|只看?|还有|同样)/iu;
/** The words that put right, with what is not meant after all. */
export const correcting =
  /^\s*(?:(?:no|nope|sorry|wait|oops|nein|ach|entschuldigung)(?!\p{L})[\s,.!;:-]*)+|\b(?:i mean(?:t)?|i was asking (?:about|for)|i want(?:ed)?|ich mein(?:e|te)|mein(?:e|te) ich)\b|[\s,]+(?:not|nicht|instead of|rather than|statt)\s+(?!that\b|das\b|the other).{1,24}$|^\s*(?:not|nicht)\s+(?:that|this|it|das|die|der)(?: one)?\b[\s,]*|\brather\b|\binstead\b|\bsondern\b|^(?:不是|不对)[^，,]{0,6}[，,]?|我(?:是)?(?:说|指)(?:的是)?/giu;
/** The other of a pair, or another of the same kind. */
export const otherOne =
  /\b(?:the )?(?:other|standby|sister)(?: (?:one|pump|machine|unit|tank|side))?\b|\b(?:die|der|das|den|dem) andere[nrsm]?\b(?: (?:pumpe|maschine|seite))?|另外?一?[台个只]/giu;
/** Like machines by a letter: one that stands alone, with a word that carries no other meaning behind it. */
export const letterAlone =
  /(?<![\p{Script=Latin}\p{N}'’-])([A-D]|[b-d](?=\s*(?:[?.!,]|$|one\b|pump\b)))(?![\p{Script=Latin}\p{N}'’-])(?:[ -]?(?:one|pump|side|unit|machine|pumpe|seite)\b|[号泵台机]{1,2})?/gu;

import { allMatches } from '../domain/all-matches.js';
import type { FailureMode, WorkOrder, WorkOrderDraft } from '../domain/work-order.js';

type Coding = Readonly<{ mode: FailureMode; mechanism: string | null; impact: WorkOrderDraft['functionImpact']; pattern: RegExp; classes?: RegExp }>;

/** Plain words to ISO 14224:2016 failure modes (Tables B.6, B.8) and mechanisms (Table B.2). The first that fits wins, so the specific ones stand first. */
const codings: readonly Coding[] = [
  {
    mode: 'FTS',
    mechanism: null,
    impact: 'critical',
    pattern:
      /\b(?:fail\w* to (?:start|run)|(?:not|n't|never|cannot) (?:start\w*|run\b|turn on|come (?:on|up))|no start|won't (?:start|run|turn on)|refuses to (?:start|run)|läuft nicht(?: an)?|startet nicht|springt nicht an)\b|无法启动|不启动|启动不了|起不来/iu,
  },
  {
    mode: 'FTO',
    mechanism: null,
    impact: 'critical',
    pattern:
      /\b(?:fail\w* to open|(?:not|n't|never|cannot) (?:fully |properly )?open\w*|won't open|st(?:uck|ays?|ayed) (?:closed|shut)|remains? (?:closed|shut)|öffnet nicht|bleibt (?:zu|geschlossen))\b|打不开|不打开/iu,
    classes: /valve|ventil|阀/iu,
  },
  {
    mode: 'FTC',
    mechanism: null,
    impact: 'critical',
    pattern:
      /\b(?:fail\w* to (?:close|divert|shut|seat)|(?:not|n't|never|cannot) (?:fully |properly |tightly )?(?:clos\w*|shut\w*|divert\w*|seat\w*)|won't (?:close|shut)|st(?:uck|ays?|ayed) (?:open|forward)|remains? (?:open|forward)|schließt nicht|leitet nicht um|bleibt (?:offen|auf vorwärts))\b|关不上|关不严|不关闭|不转向/iu,
    classes: /valve|ventil|阀/iu,
  },
  {
    mode: 'FTR',
    mechanism: '1.6 sticking',
    impact: 'degraded',
    pattern:
      /\b(?:stick\w*|stiction|stuck|seiz\w*|hunt\w*|oscillat\w*|jump\w*|(?:not|n't) (?:\w+ )?(?:follow\w*|regulat\w*|respond\w*|react\w*|control\w*|modulat\w*|hold\w*)|klemmt|hängt|folgt (?:\S+ )*nicht|regelt nicht)\b|卡涩|卡住|振荡|不跟随|不调节/iu,
    classes: /valve|ventil|阀|control/iu,
  },
  {
    mode: 'INL',
    mechanism: '1.1 leakage',
    impact: 'degraded',
    pattern:
      /\b(?:internal(?:ly)? leak\w*|leak\w* (?:internally|between|across|through the seat|past)|passing|lets? (?:\w+ ){0,2}(?:through|by|past)|gasket leak between|cross.?contaminat\w*|interne leckage|undicht im durchgang)\b|内漏|串漏/iu,
  },
  {
    mode: 'ELU',
    mechanism: '1.1 leakage',
    impact: 'degraded',
    pattern:
      /\b(?:oil|air|steam|glycol|hydraulic|refrigerant|instrument air|öl|luft|dampf)\b[\s\S]{0,30}\b(?:leak\w*|drip\w*|leck\w*|undicht)\b|(?:漏油|漏气|漏汽)/iu,
  },
  {
    mode: 'ELP',
    mechanism: '1.1 leakage',
    impact: 'degraded',
    pattern: /\b(?:leak\w*|drip\w*|seep\w*|weep\w*|undicht|leck\w*|tropft)\b|泄漏|漏水|漏奶|滴漏|漏液/iu,
  },
  { mode: 'VIB', mechanism: '1.2 vibration', impact: 'degraded', pattern: /\b(?:vibrat\w*|shak\w*|schwing\w*|vibriert)\b|振动/iu },
  {
    mode: 'NOI',
    mechanism: null,
    impact: 'degraded',
    pattern: /\b(?:nois\w*|loud|rattl\w*|squeal\w*|whin\w*|grinding|humming|laut|geräusch\w*|quietsch\w*)\b|噪音|异响/iu,
  },
  { mode: 'OHE', mechanism: null, impact: 'degraded', pattern: /\b(?:overheat\w*|hot|too warm|burning|überhitz\w*|heiß\w*)\b|过热|发烫/iu },
  {
    mode: 'PLU',
    mechanism: '5.1 blockage',
    impact: 'degraded',
    pattern: /\b(?:block\w*|clog\w*|plugg\w*|chok\w*|jam\w*|foul\w*|dirty|verstopft|verschmutzt|blockiert)\b|堵塞|堵住|卡瓶|脏/iu,
  },
  {
    mode: 'AIR',
    mechanism: '3.1 control',
    impact: 'degraded',
    pattern:
      /\b(?:drift\w*|(?:wrong|bad|false|implausible|no|frozen) (?:reading|signal|value)s?|(?:reads?|reading|shows?|showing|indicates?|measures?|displays?) (?:\d\S* \S+ )?(?:too |far too |much too |constantly |slightly |a bit |permanently )?(?:high|low|wrong|nothing|zero|less|more|off)|against the reference|(?:off|deviates?) from the (?:reference|gauge|lab)|open circuit|calibrat\w*|sensor|transmitter|thermometer|probe|rtd|abnormal reading|messwert|fühler|zeigt (?:zu |falsch|nichts))\b|漂移|读数(?:不准|异常|偏)|示值|校准|传感器|变送器/iu,
  },
  {
    mode: 'BRD',
    mechanism: null,
    impact: 'critical',
    pattern:
      /\b(?:broke\w*|broken|snapped|sheared|seized|breakdown|burn(?:t|ed)(?: out)?|dead|destroyed|smok(?:e|ing)|winding|short circuit|does not turn|gebrochen|defekt|durchgebrannt|verbrannt|festgefressen|tot)\b|断裂|断了|损坏|坏了|卡死|烧(?:了|坏|毁)/iu,
  },
  {
    mode: 'UST',
    mechanism: null,
    impact: 'critical',
    pattern: /\b(?:trip\w*|stopp(?:ed|s) by itself|unexpected(?:ly)? stop\w*|shut ?down|ausgefallen|abgeschaltet)\b|跳闸|意外停机|停机/iu,
  },
  {
    mode: 'LOO',
    mechanism: null,
    impact: 'degraded',
    pattern:
      /\b(?:low (?:flow|pressure|output|capacity|head|delivery)|(?:deliver\w*|pump\w*|produc\w*|mak\w*|cool\w*|heat\w*|gives?) (?:\w+ )?(?:less|too little|not enough|poorly|badly)|(?:loses?|losing|lost|loss of|not enough|insufficient|reduced|lacks?) (?:flow|pressure|output|capacity|head|performance)|less and less|no pressure|weak|underperform\w*|too little|worn impeller|impeller (?:is )?worn|zu wenig|geringe\w*|fördert (?:zu )?(?:wenig|weniger|nicht)|leistung)\b|流量(?:低|不足|小)|压力(?:低|不足)|出力不足|打不上/iu,
  },
  {
    mode: 'PDE',
    mechanism: null,
    impact: 'degraded',
    pattern:
      /\b(?:(?:torque|weight|fill|temperature|pressure|level|concentration|setting|parameter)\b[^.]{0,30}\b(?:out of (?:tolerance|range|limits?|spec\w*)|off|too (?:high|low)|deviat\w*|varies|scatter\w*)|low torque|torque low|underfill\w*|out of (?:tolerance|spec\w*)|außer toleranz|weicht ab)\b|超差|不合格|偏(?:高|低)/iu,
  },
  { mode: 'HIO', mechanism: null, impact: 'degraded', pattern: /\b(?:high (?:flow|output)|overfill\w*|too much|zu viel)\b|过高|过量/iu },
  {
    mode: 'ERO',
    mechanism: null,
    impact: 'degraded',
    pattern: /\b(?:erratic|fluctuat\w*|unstable|chatter\w*|intermittent\w*|schwankt|unregelmäßig)\b|波动|不稳定|时好时坏/iu,
  },
  {
    mode: 'SER',
    mechanism: null,
    impact: 'incipient',
    pattern: /\b(?:worn|wear|loose|crack\w*|scratch\w*|corro\w*|rust\w*|minor|verschlissen|locker|riss)\b|磨损|松动|裂纹|腐蚀/iu,
  },
];

const workTypes: ReadonlyArray<readonly [WorkOrderDraft['workType'], RegExp]> = [
  [
    'preventive',
    /\b(?:preventive|preventative|scheduled|planned|periodic|routine (?:service|maintenance)|(?:daily|weekly|monthly|quarterly|half-?yearly|yearly|annual|\d+[- ]?(?:hour|month|week|year)(?:ly|s)?)\s+(?:\w+ ){0,2}(?:service|test|check|change|inspection|lubrication|greasing|calibration|overhaul|maintenance|cleaning)|overhaul due|is due|service interval|pm\b|vorbeugend\w*|geplante\w*|wartung|jährlich\w*|monatlich\w*)\b|预防性|定期|年检|保养/iu,
  ],
  [
    'inspection',
    /\b(?:inspection|inspect|investigate|look (?:at|into)|have a look|survey|examine|inspektion|prüfauftrag|begutacht\w*|anschauen)\b|检查|点检|巡检/iu,
  ],
];

/** Work that uses up no part. */
const care =
  /\b(?:(?:re-?)?greas\w*|(?:re-?)?lubricat\w*|check\w*|inspect\w*|look (?:at|into)|clean\w*|(?:re-?)?tighten\w*|adjust\w*|(?:re-?)?align\w*|measure|test|calibrat\w*|paint\w*|(?:ab|nach)?schmier\w*|einfetten|prüf\w*|kontrollier\w*|reinig\w*|nachzieh\w*|ausricht\w*|kalibrier\w*)\b|润滑|加油|加脂|检查|清洗|清洁|紧固|校准|对中/iu;
/** A part that is broken, or is to be a new one. */
const partGiven =
  /\b(?:replac\w*|chang\w*|swap\w*|renew\w*|new|fit|fitted|install\w*|exchang\w*|spares?|order|brok\w*|break\w*|worn|wear\w*|leak\w*|drip\w*|crack\w*|torn|defect\w*|fail\w*|damag\w*|seiz\w*|loose|erneuer\w*|wechsel\w*|gewechselt|tausch\w*|ersetz\w*|neue\w*|defekt\w*|verschlissen\w*|undicht\w*|leck\w*|tropf\w*|gebrochen\w*|kaputt\w*)\b|更换|换|新的|坏|漏|磨损|断/iu;

/** "Grease the bearings": work on a thing that neither failed nor is to be replaced, so that nobody needs a part for it. */
export function isCareOnly(text: string): boolean {
  return care.test(text) && !partGiven.test(text);
}

/** Corrective unless the words ask for planned work or for a look. */
export function workTypeOf(text: string): WorkOrderDraft['workType'] {
  return workTypes.find(([, pattern]) => pattern.test(text))?.[0] ?? 'corrective';
}

const priorities: ReadonlyArray<readonly [WorkOrderDraft['priority'], RegExp]> = [
  [
    'routine',
    /\b(?:not urgent|no (?:hurry|rush|urgency)|low prio(?:rity)?|prio(?:rity)? (?:is )?low|routine|when(?:ever)? (?:there is|you have|we have) time|can wait|next (?:stop|shutdown|service)|nicht (?:dringend|eilig)|keine eile)\b|不急|低优先/iu,
  ],
  [
    'emergency',
    /\b(?:emergency|life|danger\w*|top priority|highest priority|priority (?:1|one)\b|notfall|lebensgefahr|höchste priorität)\b|紧急抢修|最高优先|抢修/iu,
  ],
  ['urgent', /\b(?:urgent\w*|asap|immediate\w*|right away|at once|today|before the next shift|dringend\w*|eilig|sofort|umgehend)\b|紧急|尽快|马上|加急/iu],
  ['high', /\b(?:high(?:er)? prio(?:rity)?|prio(?:rity)? (?:is )?(?:2|two|high)|hohe[rn]? priorität|priorität hoch)\b|高优先|优先级高/iu],
];

/** The priority that the words ask for; null where they ask for none. */
export function priorityAsked(text: string): WorkOrderDraft['priority'] | null {
  return priorities.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const skillWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/motor|electr|current|cable|drive|sensor|transmitter|rtd|photo|elektr|kabel|antrieb|电/iu, 'electrical and instrumentation'],
  [/seal|bearing|pump|valve|gasket|coupling|leak|vibrat|mechanical|belt|chain|dichtung|lager|ventil|泵|阀|轴承|密封/iu, 'mechanical'],
  [/steam|boiler|dampf|kessel|蒸汽|锅炉/iu, 'boiler operator'],
  [/chill|refrigera|glycol|kälte|制冷|冷水/iu, 'refrigeration'],
];

export type FailureCoding = Readonly<{
  failureMode: FailureMode;
  failureMechanism: string | null;
  functionImpact: WorkOrderDraft['functionImpact'];
  skills: readonly string[];
}>;

/** Codes a free-text problem. What the words do not say stays unknown (`UNK`, mechanism null): the copilot does not fill gaps. The failure cause is never guessed. */
export function codeFailure(text: string, equipmentClass: string | null): FailureCoding {
  const found = codings.find(({ pattern, classes }) => pattern.test(text) && (classes === undefined || classes.test(`${equipmentClass ?? ''} ${text}`)));
  const skills = skillWords.filter(([pattern]) => pattern.test(`${text} ${equipmentClass ?? ''}`)).map(([, skill]) => skill);
  return {
    failureMode: found?.mode ?? 'UNK',
    failureMechanism: found?.mechanism ?? null,
    functionImpact: found?.impact ?? 'degraded',
    skills: skills.length === 0 ? ['maintenance'] : skills,
  };
}

export type DuplicateCandidate = Readonly<{ order: WorkOrder; reason: string }>;

/** Maintainable items: one of them shared by two open orders of a machine is the same job until a person says otherwise. */
const items =
  /\b(?:seals?|bearings?|strainers?|filters?|baskets?|impellers?|gaskets?|couplings?|motors?|belts?|chains?|guides?|rails?|lens(?:es)?|photo-?eyes?|clutch\w*|stems?|packings?|positioners?|elements?|contactors?|relays?|sensors?|switch\w*|cables?|hoses?|nozzles?|thermometers?|transmitters?|valves?|plates?|o-?rings?|dichtung\w*|lager\w*|sieb\w*|riemen|kette\w*|kupplung\w*)\b|密封|轴承|滤网|滤芯|叶轮|垫片|联轴器|电机|皮带|链条|传感器/giu;

function itemsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(items) ?? []).map((word) => word.replace(/(?:e?s)$/u, '').slice(0, 6)));
}

/** Open orders for the same equipment whose failure mode, maintainable item or words are the same. */
export function findDuplicates(
  draft: Readonly<{ equipment: string; failureMode: FailureMode; title: string }>,
  open: readonly WorkOrder[],
): readonly DuplicateCandidate[] {
  const words = contentWords(draft.title);
  const concerned = itemsOf(draft.title);
  return open
    .filter((order) => order.equipment === draft.equipment && !['closed', 'cancelled', 'completed'].includes(order.status))
    .flatMap((order): DuplicateCandidate[] => {
      if (order.failureMode === draft.failureMode && draft.failureMode !== 'UNK') return [{ order, reason: `same failure mode ${order.failureMode}` }];
      const item = [...itemsOf(`${order.title} ${order.description}`)].find((each) => concerned.has(each));
      if (item !== undefined) return [{ order, reason: `same item: ${item}` }];
      const shared = [...contentWords(order.title)].filter((word) => words.has(word));
      return shared.length >= 2 ? [{ order, reason: `same words: ${shared.join(', ')}` }] : [];
    });
}

function contentWords(text: string): ReadonlySet<string> {
  return new Set(allMatches(text.toLowerCase(), /\p{L}{4,}/gu).map(([word]) => word.replace(/s$/u, '').slice(0, 6)));
}

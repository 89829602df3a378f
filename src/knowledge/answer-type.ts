import { allMatches } from '../domain/all-matches.js';
import { type Dimension, unitOf } from './text/units.js';

/** What kind of answer a question asks for. `dimensions` is empty when any quantity will do. */
export type AnswerType = Readonly<{
  kind: 'quantity' | 'interval' | 'time' | 'person' | 'steps' | 'reason' | 'code' | 'place' | 'open';
  dimensions: readonly Dimension[];
  /** For persons: only a name will do ("who is the site manager?"). */
  names?: boolean;
  /** For persons: a firm is asked for. */
  firms?: boolean;
  /** For times: a year is asked for. */
  years?: boolean;
  /** An amount of a substance is asked for: a pressure, temperature or speed is none. */
  amount?: boolean;
  /** For times: when something happened is asked, so that a date answers and a condition does not. */
  past?: boolean;
  /** For times: a time of day is asked for, so that neither a date nor a condition answers. */
  clock?: boolean;
  /** The question brings a figure and wants to know whether it holds: the source's figure of the same kind answers, equal or not. */
  checks?: boolean;
}>;

/** Nouns and adjectives that name a quantity, with its dimensions; matched as beginnings of words, so that inflections and compounds count. */
const QUANTITY_WORDS: readonly (readonly [RegExp, readonly Dimension[]])[] = [
  [/\btorque|\btight\b|anzugsmoment|drehmoment|anziehmoment|[a-zäöü]moment\b|扭矩|力矩/i, ['torque']],
  [/pressure|\bdruck|druck\b|vacuum|压力|压差|真空/i, ['pressure']],
  [/temperatur|\btemps?\b|\bhot(?:test)?\b|\bcold(?:est)?\b|\bwarm(?:est)?\b|heiß|heiss|\bkalt\b|温度|多[热冷烫]|多少度/i, ['temperature']],
  [/weight|\bweigh|\bmass\b|heavy|gewicht|schwer|wiegt|重量|多重/i, ['mass']],
  [
    /thick|\bwide|width|clearance|distance|\bgaps?\b|length|\blong is|height|\bhow (?:high|low) (?:off|above)|depth|\bdeep\b|\btall\b|diameter|radius|misalignment|\bhow (?:much|little) (?:room|space)|abstand|\bdick|breit|\btief\b|länge|höhe|durchmesser|spalt|厚度|宽度|间隙|距离|长度|高度|直径|多[厚宽长深远粗高]/i,
    ['length'],
  ],
  [/flow|throughput|durchfluss|förderstrom|volumenstrom|流量|产水量/i, ['flow', 'volume', 'mass', 'rotation']],
  [/\bspeed|\bhow (?:fast|quick)\b|\brpm\b|drehzahl|geschwindigkeit|转速|速度|风速|限速/i, ['rotation', 'velocity', 'flow', 'count']],
  [/\bwie schnell\b|多快/i, ['rotation', 'velocity', 'flow', 'count', 'time']],
  [/vibration|schwingung|振动/i, ['velocity', 'length']],
  [/\bhumidity\b|luftfeucht|湿度/i, ['ratio']],
  [/\blux\b|\billuminance|\blight (?:level|intensity)|\bbright\b|beleuchtungsstärke/i, ['light']],
  [/\barea\b|\bfloor space|\bfläche/i, ['area']],
  [/\benergy (?:use|consumption|demand)|energieverbrauch/i, ['energy', 'power', 'ratio']],
  [/(?:band|riemen|ketten|gurt|seil|bahn|feder|vor|draht|zug)spannung\b/i, ['force', 'length', 'frequency']],
  [/voltage|spannung\b|电压/i, ['voltage']],
  [/\bcurrent\b|\bamps?\b|\bfuses?\b|\bbreaker\b|nennstrom|stromaufnahme|电流/i, ['current']],
  [/\bpower\b|\bkw\b|motorleistung|leistung|功率/i, ['power']],
  [
    /volume|capacity|\bcharge\b|filling|\b(?:oil|water|fluid|coolant|grease|lubricant|acid|caustic) (?:quantity|amount)|\b(?:quantity|amount) of (?:oil|water|fluid|coolant|grease|lubricant|acid|caustic)|how much (?:oil|water|fluid|coolant|grease|lubricant|acid|caustic)|füllmenge|ölmenge|volumen|容量|加油量|油量|多少润滑脂/i,
    ['volume', 'mass'],
  ],
  [/interval|duration|how long|wie lange|dauer|intervall|多长时间|周期/i, ['time', 'count']],
  [/\btime\b|\bperiod\b|\bdelay\b|\blife\b|lifetime|\bzeit\b|zeit\b|\bfrist|时间|寿命|期限/i, ['time', 'count']],
  [/\blevel\b|\bhow full\b|füllstand|wasserstand|ölstand|\bpegel|液位|水位|油位/i, ['ratio', 'length', 'volume', 'sound']],
  [/\brange\b|\btolerance\b|toleranz|bereich|公差|范围/i, []],
  [/noise(?: level)?|\bloud\b|sound(?: (?:pressure )?level)?|schall|lärm|\blaut\b|噪声|噪音/i, ['sound']],
  [
    /percent|percentage|\bshare of\b|\b(?:share|proportion|portion)\b|\bsteep|\bslope|gradient|efficiency|prozent|anteil|wirkungsgrad|百分|效率|回收率/i,
    ['ratio'],
  ],
  [/concentration|conductivity|\bppm\b|konzentration|leitfähigkeit|浓度|电导率|余氯/i, ['ratio', 'concentration']],
  [
    /\bprice|\bcosts?\b|\bsells? for\b|\bsold for\b|\bquoted?\b|\bexpensive\b|\bcharge per\b|\bfees?\b|\bsalary|\bwages?\b|\bbudget|\b(?:do|does|did|must|should) \w+ pay\b|\bhourly rate|kostet|kosten\b|preis|gehalt|价格|费用|多少钱/i,
    ['money'],
  ],
  [/\bhow strong\b|\bstrength of\b/i, ['ratio', 'concentration', 'force', 'power', 'torque']],
  [/\b(?:rebate|discount|refund|surcharge|bonus)\b/i, ['money', 'ratio']],
  [/\b(?:tensile|yield|compressive|shear|bending|flexural) strength/i, ['stress', 'pressure', 'force']],
  [/(?<!\b(?:the|its|their|what)\s)\bcontent (?:of|in)\b/i, ['ratio', 'concentration', 'mass', 'volume']],
  [/frequency of|frequenz|频率/i, ['frequency', 'time']],
];
const QUANTITY_PATTERNS = QUANTITY_WORDS.map(([words, list]) => [new RegExp(words.source, 'gi'), list] as const);
/** All of them in one look, since most questions hold none. Without the flag `u`, which makes a look without regard to capitals fifteen times slower. */
const ANY_QUANTITY = new RegExp(QUANTITY_WORDS.map(([words]) => words.source).join('|'), 'i');
const WHERE = /\bwhere\b(?! (?:is|are) no\b)|\bin which (?:room|place|cabinet|bin|area)\b|\bwo\b|哪里|在哪|何处/i;
const YES_NO =
  /^\s*(?:(?:and|so|but|then|und|also)\s+)?(?:is|are|does|do|did|can|could|may|might|should|must|shall|was(?!\s+(?:kost|wieg|verbrauch)\p{L}+)|were|will|has|have|isn't|aren't|wasn't|doesn't|don't|can't|stimmt|ist|sind|darf|dürfen|kann|können|muss|müssen|soll|sollen|wird|werden|hat|haben|gibt es|\p{L}{2,}(?:e|t|en) (?:ich|wir|man|sie|er|es))\b|\bis it (?:true|ok|okay|correct|allowed)\b|吗[？?]?\s*$|是不是|能不能|可不可以|是否|能否|可否|要不要|有没有/iu;
/** Words that ask or that name a measure; a sentence with a fitting value answers them without saying them. */
const MEASURE_WORDS =
  /^(?:heavy|weigh\w*|weight|mass|long|length|tall|height|high|wide|width|deep|depth|thick\w*|big|large|size|fast|speed|hot|cold|warm|temperature|pressure|volume|capacity|hold|holds|contain\w*|torque|tight\w*|voltage|current|power|rated|rating|flow|noise|loud|often|frequen\w*|interval|duration|last|price|cost\w*|gewicht|schwer|wiegt|lang|länge|hoch|höhe|breit\w*|tief\w*|dick\w*|groß|größe|gross|schnell|heiß|warm|druck|temperatur|menge|volumen|fasst|drehmoment|leistung|spannung|strom|fördermenge|lärm|laut|kostet|preis|重量|多重|长度|高度|温度|压力|容量|扭矩|力矩|功率|电压|电流|流量|价格|量|重|长|高)$/iu;

/** True when the question wants a yes or no, or whether something holds. */
export function asksWhether(question: string): boolean {
  return YES_NO.test(question) && !/^\s*(?:can|could|will|kannst|können) (?:you|du|sie)\b/iu.test(question);
}

/** True for a word of the question that a fitting value answers even where the source does not say it ("how heavy": "87 kg"). */
export function isMeasureWord(written: string): boolean {
  return MEASURE_WORDS.test(written);
}

const HOW_MUCH =
  /how (?:much|many|far|long|thick|wide|heavy|hot|cold|high|low|deep|large|big|fast|tight)|by how much|at (?:what|which)\b|(?:^|[,;]\s*)(?:bei|ab|unter|über|bis zu) welche[mrn]\b|wie ?viel|wie (?:hoch|groß|gross|lang|weit|schwer|stark|dick|dünn|tief|breit|schnell|heiß|warm|kalt|alt|voll|laut)|wieviel|多少|多[大高重宽长深厚远粗快热冷烫]|几/i;
const HOW_MUCH_OF =
  /\bwie ?viel\s+(?!(?:ist|sind|darf|muss|soll|kann|mehr|weniger)\b)\p{L}|\bhow much\s+(?!(?:is|are|does|do|did|must|should|can|may|will|would|has|have|more|less|of|warmer|hotter|colder|faster|further)\b)\p{L}/iu;
/** What no amount of a substance is measured in. */
const NO_AMOUNT: readonly Dimension[] = [
  'pressure',
  'temperature',
  'rotation',
  'velocity',
  'torque',
  'voltage',
  'sound',
  'frequency',
  'power',
  'stress',
  'light',
];
/** What comes in kilowatts as well. */
const POWERED = /\b(?:electricity|heat|energy|cooling|strom|wärme|kälte|energie)\b|[电热冷]/iu;
const VALUE_WORDS =
  /\b(?:limit|setpoint|set point|threshold|trip|alarm|maximum|minimum|max|min|rated|nominal|permissible|allowed|capacity|size|rating|level)\b|grenzwert|sollwert|nennwert|höchst|mindest|zulässig|上限|下限|限值|设定值|额定|最大|最高|最低|最小/i;
const HOW_OFTEN =
  /how often|how frequently|(?:what|which) interval|\binterval|\bwhen (?:must|should|do|does|is|are)\b.*\b(?:changed?|replaced?|renewed?|cleaned?|checked?|tested|inspected|lubricated|greased|calibrated|serviced|due)\b|wie oft|\bwann (?:muss|müssen|ist|sind|wird|werden)|intervall|多久.{0,12}(?:一次|换|检|洗|校|查)|多长时间.{0,12}一次|(?:多久|每隔多久).{0,8}(?:测|试|做|保养|润滑|更)|周期/i;
/** "What is the pressure when it starts", "how to restart it when it has tripped": the condition at the end is not what is asked for. */
const CONDITION_ASIDE =
  /^(\W*(?:\p{L}+[\s,]+){0,4}?(?:how|what|which|why|where|who)\b.*?)(?<!\b(?:and|or|know|tell|decide|see|say|says|is it|exactly)\s+|[?;.,:]\s*)\bwhen\b.*$/iu;
const WHEN = /\bwhen\b|\bwhat time\b|\bwhat date\b|\b(?:which|what) (?:week)?days?\b|\bwann\b|何时|什么时候|啥时候|哪一?天|几号/i;
/** "When was it installed?", asked of one event. */
const HAPPENED = /\b(?:since when|(?:when|on (?:which|what) (?:day|date)) (?:was|were|did|had))\b|\bwann (?:wurden?|war|hat)\b/iu;
/** "At what time does it open?", "until when is the desk staffed?". */
const CLOCK =
  /(?<!\b(?:in|within|after|for)\s)\b(?:what|which) time\b(?! of (?:the )?(?:year|month|week))|\bopening hours\b|\bum (?:wie ?viel|welche) uhr\b|\bwelche[rn]? uhrzeit|几点/iu;
const HOW_LONG =
  /how long\b|how old\b|how (?:soon|quickly)\b|by when\b|how much time\b|how many (?:years|hours|days|months|weeks|minutes|seconds)|wie lange|wie viele (?:jahre|stunden|tage|monate|wochen|minuten|sekunden)|bis wann|多久|多长时间|几(?:天|年|小时|分钟|秒|个月)/i;
/** "How long is the belt?" asks for a length, unless what is asked for is a stretch of time; "wie lang" seldom asks for a time, "how long is" may. */
const LENGTH_ASKED = /\bwie l[ao]ng (?:ist|sind|war|waren)\b|\bwie l[ao]ng (?:darf|muss|soll|kann)\b.*\bsein\b|多长(?!时间)/iu;
const LENGTH_OR_TIME = /\bhow long (?:is|are) (?!(?:it|this|that|they|these)\b)[^?,]{3,60}$/iu;
const STRETCH_OF_TIME =
  /(?:dauer|frist|zeit|pause|schicht|garantie|gewähr|intervall|zyklus|phase|verzögerung|stillstand|lauf|urlaub)\b|时间|周期|期|\b(?:time|period|break|shift|warranty|guarantee|cycle|delay|stay|course|training|wait|interval|test|phase|life|notice|holiday|session|visit|tour|meeting|valid|good|kept|left|held|put|set|open|allowed|permitted|available|\p{L}+(?:ed|en|ing))\b/iu;
const WHO = /\bwho\b|\bwhose\b|\bwhom\b|\bwer\b|\bwem\b|\bwen\b|谁|哪位|由谁/i;
const WHICH_FIRM =
  /\b(?:which|what) (?:\w+ )?(?:company|firm|supplier|manufacturer|vendor|contractor|brand)\b|\bwelche[rs]? (?:firma|hersteller|lieferant|unternehmen)\b|哪家/i;
const WHICH_YEAR = /\b(?:which|what) year\b|\bin welchem jahr\b|哪一?年/i;
const WHO_IS =
  /(?<!\bby )\bwho(?:'s| is| was| are)\s+(?:the|our|your|my|on)\b(?!.{0,60}\b(?:allowed|permitted|responsible|authori[sz]ed|entitled|involved|needed)\b)|\bwer ist (?:der|die|das|unser\w*)\b(?!.{0,60}(?:zuständig|verantwortlich|berechtigt))|谁是|(?<!负责|批准|签字)(?:人)?是谁/iu;
const HOW_TO =
  /how (?:do|to|can|should|must|does) (?:i|we|you|one|the)\b|how to\b|what (?:do|should|must|shall|can) (?:i|we|you|one|they|operators?|staff) do\b|\bwhat (?:must|should|has to|is to|needs to|shall) be done\b|\bwhat is to be done\b|was (?:muss|soll|mache) (?:ich|man)(?: tun)?\b|\bwas (?:ist zu tun|tun|jetzt|nun)\b|how (?:is|are) .+ (?:\w+ed|done|made|set|cut|put)\b|procedure for|steps? (?:to|for|before|of|in)|instructions? for|wie \p{Ll}+t man\b|wie (?:wird|werden|kann|muss|mache|stelle|wechsle|tausche|ersetze|reinige)|anleitung|vorgehen|schritte|(?<!会)怎么(?!样)|(?<!会)怎样|如何|步骤|方法/iu;
const WHY =
  /\bwhy\b|\bhow come\b|\bhow (?:did|could) (?!(?:i|we|you|one|they)\b).{2,60}\b(?:get|got|end up|happen|come|become|fall|fail|break|go)\b|cause|reason|\bwarum\b|\bwieso\b|\bweshalb\b|ursache|grund\b|为什么|为啥|原因|为何/i;
const PART =
  /(?:phone|telephone|fax|extension|serial|account|tax) (?:number|no)\b|telefonnummer|rufnummer|seriennummer|电话号码|序列号|part number|part no|order number|article number|ersatzteilnummer|teilenummer|bestellnummer|artikelnummer|料号|部件号|订货号/i;

const UNIT_ASKED =
  /\b(?:how many|wie viele?)\s+(\p{L}+[²³]?)|\bin\s+(\p{L}{3,}|(?:%|°?\p{L}{2}|\p{L}{1,2}[²³\d]|\p{L}{1,4}[²³\d]?\/\p{L}{1,4}[²³\d]?)(?=\s*[?.]?\s*$))|(?:多少|几)\s?(个?[\p{Script=Han}]{1,3})/giu;
/** What stands behind one of these names the thing, not the measure: "the pressure of the vacuum pump". */
const OF_WHAT =
  /\s(?:of|for|at|on|in|inside|between|during|before|after|when|while|if|from|does|do|must|is|are|can|may|goes|should|des|der|von|vom|für|bei|am|im|in|zwischen|muss|ist|hat|darf|hält|braucht)\s/iu;
const LEAD =
  /^\s*(?:(?:at|to|up to|above|below|from|in|by|with|for|on|under|bei|ab|mit|bis zu|unter|über|auf)\s+)?(?:(?:what|which|whats|welche[rsmn]?|was)\s+)?(?:(?:is|are|was|were|ist|sind|war)\s+)?(?:(?:the|a|an|der|die|das|den)\s+)?/iu;

/** Asking words that name the measure themselves, whatever else the question measures: "wie schnell darf der schwerste ...". */
const HOW_MEASURED = /\bwie (?:schnell|breit|dick|schwer|tief|warm|heiß|kalt)\b|多[宽厚深重快热冷烫]/iu;

/** The dimensions of the measure that is asked for: the unit the question names, else the last measure word of its leading phrase, else any it holds. */
function dimensionsAsked(question: string): readonly Dimension[] {
  for (const match of allMatches(question, UNIT_ASKED)) {
    const unit = unitOf(match[1] ?? match[2] ?? leadingHan((match[3] ?? '').replace(/^个/u, '')));
    if (unit !== null && (unit.dimension !== 'count' || match[0].startsWith('how'))) return [unit.dimension];
  }
  const measured = lastDimensions(HOW_MEASURED.exec(question)?.[0] ?? '');
  if (measured !== null) return measured;
  const phrase = question.replace(LEAD, '').split(OF_WHAT)[0] ?? '';
  return (
    lastDimensions(phrase) ??
    (/^\s*(?:which|what|welche)\s+(?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|must\b|should\b|can\b|may\b)\p{L}/iu.test(question) && !HOW_MUCH.test(question)
      ? []
      : (lastDimensions(question) ?? []))
  );
}

/** The measure named last; where two names overlap ("noise level") the longer, and "range" alone names none. */
function lastDimensions(text: string): readonly Dimension[] | null {
  if (!ANY_QUANTITY.test(text)) return null;
  let last: Readonly<{ at: number; end: number; list: readonly Dimension[] }> | null = null;
  for (const [words, list] of QUANTITY_PATTERNS) {
    for (const match of allMatches(text, words)) {
      const end = match.index + match[0].length;
      const inside = last !== null && match.index >= last.at && end <= last.end;
      if (last === null || last.list.length === 0 || (list.length > 0 && match.index > last.at && !inside)) last = { at: match.index, end, list };
      else if (list.length > 0 && match.index <= last.at && end >= last.end) last = { at: match.index, end, list };
    }
  }
  return last?.list ?? null;
}

/** A clause that says under which circumstances asks for no point in time: "what mileage did it have when the belt was changed?" */
const WHILE = /(?<=\b(?:what|which|how (?:much|many)|who|why|where)\b.{3,})\s(?:when|while|whenever|as soon as)\s.*$/iu;

const ASKING_WORD = /\b(?:what|which|how|where|when|who|why|wie|was|welche[rsmn]?|wo|wann|wer|warum)\b|什么|哪|多少|几|怎|如何/iu;
/** Asks which of several figures is the one, and for nothing else. */
export const WHICH_HOLDS =
  /\b(?:which|what) (?:one |of them |figure |value |number |limit )?(?:counts|applies|holds|governs|is (?:right|valid|correct|current|in force|true))\b|\bwhen (?=[^,.?]*\d)/iu;

/** "The chain measures 780 mm, can it stay?": the dimensions of the one figure that a question without an asking word brings, or null. */
function figureBrought(question: string): readonly Dimension[] | null {
  if (ASKING_WORD.test(question.replace(WHICH_HOLDS, ' '))) return null;
  const figures = allMatches(question, QUANTITY).flatMap(([, written]) => {
    const unit = unitOf(written ?? '') ?? unitOf((written ?? '').replace(/[().]+$/, ''));
    return unit === null || unit.dimension === 'count' ? [] : [unit.dimension];
  });
  const [dimension] = figures;
  if (dimension === undefined || new Set(figures).size > 1) return null;
  return dimension === 'time' ? ['time', 'count'] : [dimension];
}
const STARTS_WHILE = /\s(?:when|while|whenever|as soon as)\s/iu;

/** Reads the expected kind of answer from the question's wording (English, German, Chinese). */
export function expectedAnswer(written: string): AnswerType {
  const question = STARTS_WHILE.test(written) ? written.replace(WHILE, '') : written;
  const dimensions = dimensionsAsked(question);
  if (PART.test(question)) return { kind: 'code', dimensions: [] };
  if (WHICH_FIRM.test(question)) return { kind: 'person', dimensions: [], firms: true };
  if (WHICH_YEAR.test(question)) return { kind: 'time', dimensions: ['time'], years: true };
  if (CLOCK.test(question)) return { kind: 'time', dimensions: ['time'], clock: true };
  if (WHO.test(question)) return { kind: 'person', dimensions: [], names: WHO_IS.test(question) };
  if (WHY.test(question)) return { kind: 'reason', dimensions: [] };
  if (WHERE.test(question)) return { kind: 'place', dimensions: [] };
  if (HOW_OFTEN.test(question)) return { kind: 'interval', dimensions: ['time', 'count'] };
  if (LENGTH_ASKED.test(question)) return { kind: 'quantity', dimensions: [STRETCH_OF_TIME.test(question) ? 'time' : 'length'] };
  if (LENGTH_OR_TIME.test(question.replace(/\s*[?.]*\s*$/u, '')) && !STRETCH_OF_TIME.test(question))
    return { kind: 'quantity', dimensions: ['length', 'time'] };
  if (HOW_LONG.test(question)) return { kind: 'quantity', dimensions: ['time'] };
  if (WHEN.test(question) && WHEN.test(question.replace(CONDITION_ASIDE, '$1')))
    return { kind: 'time', dimensions: ['time', 'count'], ...(HAPPENED.test(question) ? { past: true } : {}) };
  if (HOW_MUCH.test(question))
    return { kind: 'quantity', dimensions, ...(dimensions.length === 0 && HOW_MUCH_OF.test(question) && !POWERED.test(question) ? { amount: true } : {}) };
  if (HOW_TO.test(question)) return { kind: 'steps', dimensions: [] };
  const brought = figureBrought(question);
  if (brought !== null && (dimensions.length === 0 || dimensions.some((each) => brought.includes(each))))
    return { kind: 'quantity', dimensions: brought, checks: true };
  if (asksWhether(question)) return { kind: 'open', dimensions };
  if (dimensions.length > 0) return { kind: 'quantity', dimensions };
  return VALUE_WORDS.test(question) ? { kind: 'quantity', dimensions: [] } : { kind: 'open', dimensions: [] };
}

const QUANTITY = /(?<![\p{L}\d.,-])[-+±]?\d+(?:[., {2}]\d+)*(?:\s?(?:to|bis|–|-|至|到|and|und)\s?\d+(?:[.,]\d+)*)?\s?([%‰°µ\p{L}][\p{L}\d°·⋅/³²()]*)?/gu;
const TIMES =
  '(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|shifts?|nights?|mornings?|evenings?|afternoons?|springs?|summers?|autumns?|winters?|seasons?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|january|february|march|april|may|june|july|august|september|october|november|december|cycles?|batch(?:es)?|runs?|uses?|starts?|start-ups?|changes?|change-?overs?|loads?|visits?|deliver(?:y|ies)|times?|operating hours|h|d)';
const RECURRENCE = new RegExp(
  [
    `\\b(?:every|each|per|once an?|twice an?|times an?)\\s+(?:(?:\\d[\\d,. ]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|other|second|third|few|single|working|calendar)[\\s-]+)*${TIMES}\\b`,
    '\\bevery \\d[\\d,.]* \\p{L}+|\\b(?:daily|weekly|fortnightly|monthly|quarterly|half-yearly|yearly|annual(?:ly)?|hourly|once|twice|continuously|permanently|after \\d|(?:before|after) (?:each|every|use|start))\\b',
    `täglich|wöchentlich|monatlich|vierteljährlich|halbjährlich|jährlich|stündlich|\\balle\\s\\d|\\bjede[nrs]?\\s|nach \\d|每|之后|以前`,
    '\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b|\\bat the (?:end|beginning|start) of',
    '\\b\\d[\\d,. ]*\\s?(?:operating )?(?:hours|months|years|weeks|days|shifts|h|cycles)\\b|betriebsstunden|\\d\\s?(?:stunden|monate|jahre|wochen|tage)|\\d\\s?(?:小时|个月|年|周|天|班)|每班',
  ].join('|'),
  'iu',
);
const CONDITION = /\b(?:when|if|as soon as|until|once|before|after|above|below)\b|\b(?:wenn|sobald|falls|bis|bevor|nachdem)\b|时|如果|当/i;
const PERSONS =
  /\b(?:operators?|technicians?|electricians?|supervisors?|managers?|engineers?|officers?|foremen|foreman|leaders?|leads?|contractors?|doctors?|physicians?|nurses?|assistants?|surgeons?|apprentices?|cleaners?|drivers?|setters?|welders?|chemists?|analysts?|auditors?|specialists?|trainers?|users?|colleagues?|employees?|workers?|experts?|board|laborator(?:y|ies)|quality|security|safety|einrichter|bediener|prüfer|werker|fahrer|fitters?|mechanics?|attendants?|inspectors?|masters?|heads?|scouts?|farmers?|hauliers?|representatives?|ombuds\w+|directors?|guards?|analysts?|groups?|agenc(?:y|ies)|service|company|everybody|everyone|nobody|members?|administrators?|registrars?|couriers?|clerks?|cooks?|chefs?|growers?|porters?|pharmacists?|scientists?|librarians?|archivists?|curators?|conservators?|teachers?|instructors?|trainees?|lifeguards?|dispatchers?|pilots?|captains?|stewards?|wardens?|residents?|tenants?|students?|pupils?|parents?|volunteers?|clients?|secretar(?:y|ies)|treasurers?|presidents?|chair(?:man|woman|person)?|veterinarians?|carers?|registry|office|desk|\p{L}{2,}(?:keepers?|takers?|masters?|icians?|ologists?|trators?|workers?|persons?)|employers?|customers?|visitors?|owners?|gardeners?|authors?|mayors?|judges?|accountants?|builders?|plumbers?|painters?|carpenters?|dentists?|therapists?|midwi(?:fe|ves)|rangers?|janitors?|receptionists?|buyers?|sellers?|reviewers?|approvers?|checkers?|riggers?|slingers?|signallers?|divers?|editors?|holders?|lawyers?|trustees?|applicants?|individuals?|institutes?|ministr(?:y|ies)|fire brigade|police|shareholders?|researchers?|professors?|lecturers?|players?|coach(?:es)?|referees?|patients?|guests?|tutors?|staff|personnel|persons?|people|team|department|committee|council|owner|coordinator|director|planner|planners|manufacturer|supplier|authority|crew)\b|techniker|elektriker|schichtleiter|meister|fachkraft|fachkräfte|personal|betreiber|beauftragte|leiter\b|ingenieur|monteur|schlosser|abteilung|人员|工程师|主任|班长|值班员?|操作工|员工|专人|技术员|经理|部门|负责人|电工/iu;
const REASONS = /\bbecause\b|\bdue to\b|\bcaus(?:es?|ed|ing)\b|\breasons?\b|\bresults? (?:in|from)|ursache|weil\b|wegen|aufgrund|因为|由于|导致|原因|造成/i;
const WEAK_REASONS = /\busually\b|\boften\b|\bif\b|\bwhen\b|\bso that\b|\bda\b|durch\b|meist|häufig|damit\b|如果|因此/i;

/** Words with which a text gives a reason, a purpose or a consequence, in the sentence or beside it. */
const GIVES_REASON =
  /\b(?:because|since|due to|owing to|caus(?:es?|ed|ing)|reasons?|results? (?:in|from)|so(?: that)?|otherwise|therefore|hence|thus|thereby|in order to|would|could|can(?:not)?|if|when|which|leads? to|makes?|lets?|prevents?|avoids?|protects?|reduces?|damages?|destroys?|than|too \p{L}+|as (?:the|it|this|they|a|an|these|those))\b|\bto (?:avoid|prevent|keep|limit|protect|save|ensure|allow|reduce|stop|make|let|give|spare|meet|hold|help)\b|\b(?:weil|da|denn|damit|wegen|sonst|um .{3,60} zu|aufgrund|durch|verhindert|schützt|würde|könnte)\b|ursache|grund\b|因|以免|否则|防止|避免|会|以便|导致/iu;

/** True where a text says why. */
export const givesReason = (text: string): boolean => GIVES_REASON.test(text);

/** How well a sentence or row has the form of the expected answer: 1 it does, 0 it does not, between for a weaker sign. */
export function answersType(text: string, type: AnswerType): number {
  switch (type.kind) {
    case 'person':
      return PERSONS.test(text) ? 1 : 0;
    case 'reason':
      return REASONS.test(text) ? 1 : WEAK_REASONS.test(text) ? 0.6 : 0.2;
    case 'interval':
      return Math.max(RECURRENCE.test(text) ? 1 : 0, 0.6 * quantityMatch(text, type.dimensions));
    case 'time':
      return Math.max(RECURRENCE.test(text) ? 1 : 0, CONDITION.test(text) ? 0.8 : 0, quantityMatch(text, type.dimensions));
    case 'quantity':
      return quantityMatch(text, type.dimensions);
    case 'code':
      return /(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{4,}|\d{5,}/.test(text) ? 1 : 0;
    case 'place':
      return 0.6;
    case 'steps':
      return /(?:^|\n)\s*\d{1,2}[.)]\s/.test(text) ? 0.8 : 0.3;
    default:
      return 0.5;
  }
}

/** Global copies, for finding every place in a text. */
export const personPattern = (): RegExp => new RegExp(PERSONS.source, 'giu');
export const reasonPattern = (): RegExp => new RegExp(`${REASONS.source}|${WEAK_REASONS.source}`, 'giu');
export const recurrencePattern = (): RegExp => new RegExp(RECURRENCE.source, 'giu');

/** Whether a unit as written is of one of the dimensions (any, when none is named), and its one spelling. */
export function quantityFits(written: string, dimensions: readonly Dimension[], amount = false): Readonly<{ fits: boolean; unit: string | null }> {
  const unit = unitOf(written) ?? unitOf(written.replace(/[().]+$/, '')) ?? unitOf(leadingHan(written));
  return {
    fits: unit !== null && !(amount && NO_AMOUNT.includes(unit.dimension)) && (dimensions.length === 0 || dimensions.includes(unit.dimension)),
    unit: unit?.unit ?? null,
  };
}

function quantityMatch(text: string, dimensions: readonly Dimension[]): number {
  let best = 0;
  for (const match of allMatches(text, QUANTITY)) {
    const { fits } = quantityFits(match[1] ?? '', dimensions);
    best = Math.max(best, fits ? 1 : dimensions.length === 0 ? 0.7 : 0.15);
  }
  return best;
}

/** `分钟检查` begins with the unit `分钟`; the whole word where none of its beginnings is a unit. */
export function leadingHan(written: string): string {
  for (let length = Math.min(4, written.length); length > 0; length -= 1)
    if (unitOf(written.slice(0, length)) !== null && /\p{Script=Han}/u.test(written)) return written.slice(0, length);
  return written;
}

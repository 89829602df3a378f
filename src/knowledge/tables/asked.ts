import { allMatches } from '../../domain/all-matches.js';
import { parseMoments } from '../../domain/moments.js';
import { unitOf } from '../../domain/quantity-units.js';

/** What a question wants of a table, and which of its characters say so. `dimensions` are those that the adjective speaks of; an `amount` is summed in a log only. */
export type TableQuestion = Readonly<{
  kind: 'extreme' | 'count' | 'sum' | 'average' | 'amount' | 'last' | 'first' | 'most-often' | 'difference' | 'list';
  most: boolean;
  dimensions: readonly string[];
  spans: readonly (readonly [number, number])[];
}>;

type Adjective = Readonly<{ words: string; most: boolean; dimensions: readonly string[] }>;
const money = ['EUR', 'USD', 'CNY', 'GBP', 'CHF'];
/** Superlatives and what they measure; without dimensions they may stand before any noun. */
const SUPERLATIVES: readonly Adjective[] = [
  {
    most: true,
    dimensions: [],
    words:
      'highest|largest|biggest|greatest|most|maximum|max|top|best|worst|höchste\\w*|größte\\w*|grösste\\w*|meiste\\w*|maximale?\\w*|beste\\w*|最高|最大|最多|最好',
  },
  {
    most: false,
    dimensions: [],
    words:
      'lowest|smallest|least|fewest|minimum|min|tiniest|strictest|tightest|niedrigste\\w*|kleinste\\w*|geringste\\w*|wenigste\\w*|minimale?\\w*|strengste\\w*|最低|最小|最少|最严',
  },
  { most: true, dimensions: ['length', 'time'], words: 'longest|längste\\w*|最长|最久' },
  { most: false, dimensions: ['length', 'time'], words: 'shortest|kürzeste\\w*|最短' },
  { most: true, dimensions: ['length'], words: 'deepest|widest|thickest|tallest|broadest|tiefste\\w*|breiteste\\w*|dickste\\w*|最深|最宽|最厚' },
  { most: false, dimensions: ['length'], words: 'narrowest|thinnest|shallowest|schmalste\\w*|dünnste\\w*|最窄|最薄' },
  { most: true, dimensions: ['mass'], words: 'heaviest|schwerste\\w*|最重' },
  { most: false, dimensions: ['mass'], words: 'lightest|leichteste\\w*|最轻' },
  { most: true, dimensions: ['temperature'], words: 'hottest|warmest|wärmste\\w*|heißeste\\w*|最热' },
  { most: false, dimensions: ['temperature'], words: 'coldest|coolest|kälteste\\w*|kühlste\\w*|最冷' },
  { most: true, dimensions: ['velocity', 'rotation', 'frequency'], words: 'fastest|quickest|swiftest|schnellste\\w*|最快' },
  { most: false, dimensions: ['velocity', 'rotation', 'frequency'], words: 'slowest|langsamste\\w*|最慢' },
  { most: true, dimensions: ['sound'], words: 'loudest|noisiest|lauteste\\w*|最吵|最响' },
  { most: false, dimensions: ['sound'], words: 'quietest|leiseste\\w*|最安静' },
  { most: true, dimensions: ['power', 'force', 'percent', 'torque'], words: 'strongest|most powerful|stärkste\\w*|最强' },
  { most: false, dimensions: ['power', 'force', 'percent', 'torque'], words: 'weakest|schwächste\\w*|最弱' },
  { most: true, dimensions: money, words: 'dearest|costliest|most expensive|teuerste\\w*|最贵' },
  { most: false, dimensions: money, words: 'cheapest|billigste\\w*|günstigste\\w*|最便宜' },
  { most: true, dimensions: ['year'], words: 'newest|youngest|neueste\\w*|jüngste\\w*|最新' },
  { most: false, dimensions: ['year'], words: 'oldest|älteste\\w*|最老|最旧' },
];
const edge = (words: string): RegExp => new RegExp(`(?<![\\p{Script=Latin}\\d])(?:${words})(?![\\p{Script=Latin}\\d])`, 'giu');
const superlatives = SUPERLATIVES.map((each) => ({ ...each, pattern: edge(each.words) }));
/** Adjectives by what they measure, for "how heavy ...?" and "how much heavier ...?". */
const MEASURES: readonly Readonly<{ words: string; dimensions: readonly string[] }>[] = [
  { dimensions: ['mass'], words: 'heavy|heavier|lighter|weigh|schwer|schwerer|leichter|重' },
  { dimensions: ['length', 'time'], words: 'long|longer|shorter|lang|länger|kürzer|长' },
  { dimensions: ['length'], words: 'deep|wide|thick|tall|deeper|wider|thicker|taller|thinner|narrower|tief|breit|dick|tiefer|breiter|dicker' },
  { dimensions: ['temperature'], words: 'hot|warm|cold|hotter|warmer|colder|cooler|heiß|wärmer|kälter' },
  { dimensions: ['velocity', 'rotation', 'frequency'], words: 'fast|faster|slower|quicker|schnell|schneller|langsamer' },
  { dimensions: ['sound'], words: 'loud|noisy|louder|noisier|quieter|laut|lauter|leiser' },
  { dimensions: ['power', 'force', 'percent', 'torque'], words: 'strong|powerful|stronger|weaker|stark|stärker|schwächer' },
  { dimensions: money, words: 'dear|expensive|dearer|cheaper|cost|teuer|teurer|billiger' },
];
const measures = MEASURES.map((each) => ({ ...each, pattern: edge(each.words) }));

const LAST =
  /(?<!\bat )(?<!\bat the )\b(?:(?:the )?(?:last|latest|most recent)(?: (?:time|one|entry|occasion))?|most recently|zuletzt|letzte[nrsm]?(?: mal)?)\b|最后一次|最近一次|上一?次/iu;
const FIRST = /\b(?:(?:the )?(?:first|earliest)(?: (?:time|one|entry|occasion))?|zuerst|erste[nrsm]?(?: mal)?)\b|第一次|首次|最早/iu;
const WHEN = /\b(?:when|what (?:date|day)|which (?:date|day)|on what|time|wann|wie lange (?:ist|her))\b|什么时候|何时|哪天/iu;
const COUNT =
  /\bhow many times\b|\bhow often (?:did|was|were|has|have|had)\b|\bhow many\b|\b(?:the )?(?:number|count) of\b|\bwie ?oft (?:wurde|war|hat|ist|fiel|gab)\b|\bwie ?viele\b|\banzahl\b|多少次|几次|多少(?:个|起|项|批|台|件|条|班|趟|单)|几(?:个|起|批|台|件|条|班|趟|单|回)/iu;
const SUM =
  /\b(?:altogether|in total|total|in all|all together|together|overall|summed up|sum of|added up|combined|(?:so far|to date)(?=\W*(?:this year|in (?:19|20)\d{2})?\W*$)|insgesamt|bisher|gesamt\w*|zusammen|summe)\b|一共|总共|合计|加起来|加在一起|累计|至今|迄今|总/iu;
/** What is averaged over the rows that fit. */
const AVERAGE =
  /\b(?:(?:the |an )?average|mean(?= \p{L}+ (?:of|per|for|in|on)\b)|on average|durchschnitt\p{L}*|im (?:mittel|schnitt)|mittlere[nrs]?)(?!\p{L})|平均/iu;
const DIFFERENCE =
  /\b(?:how much|how many|by how much|wie ?viele?)\b(?=.*\b(?:than|als)\b)(?:\s+\p{L}+)?\s+(?:more|less|fewer|\p{L}{2,}er|mehr|weniger)\b|\bdifference between\b|\bunterschied zwischen\b|(?:差|相差|多多少)/iu;
const HAPPENINGS =
  'events?|entries|incidents?|stops?|stoppages?|outages?|faults?|failures?|breakdowns?|disturbances?|problems?|defects?|alarms?|jobs?|repairs?|interventions?|störung(?:en)?|ausfälle|fehler|ereignisse|einträge|reparaturen|stillstände|störfälle';
/** The word behind says which rows are counted: "the most breakdowns". */
const MOST_OFTEN = new RegExp(
  `\\b(?:most (?:often|frequently)|most frequent|most common(?:ly)?|(?:the )?most(?= (?:orders|${HAPPENINGS})\\b)|am (?:häufigsten|meisten)|häufigste\\w*)(?!\\p{L})|最频繁|次数最多|最常`,
  'iu',
);
const LEAST_OFTEN = new RegExp(`\\b(?:least often|(?:the )?fewest(?= (?:orders|${HAPPENINGS})\\b)|am seltensten)(?!\\p{L})|次数最少`, 'iu');
/** All rows of a log that fit are asked for, whatever happened or when it did. */
const LIST = new RegExp(
  `\\b(?:list|show|name|give|all|every|alle|liste|zeige|nenne)\\b(?:\\s+\\p{L}+){0,4}\\s+(?:${HAPPENINGS})\\b|\\b(?:which|what|any|welche\\w*|was für)\\s+(?:\\p{L}+\\s+)?(?:${HAPPENINGS})\\b|\\bwhat (?:happened|went wrong|broke)\\b|\\bwas (?:ist|war) (?:\\p{L}+ ){0,3}(?:passiert|los|geschehen)\\b|(?:哪些|列出|所有|什么)\\p{Script=Han}{0,4}(?:故障|停机|事件|记录|维修|报警)|发生了什么`,
  'iu',
);
/** When something happened is asked for, which may have been more than once. */
export const WHEN_DID =
  /\b(?:when|on (?:what|which) (?:days?|dates?)|(?:what|which) (?:days?|dates?))\s+(?:all\s+)?(?:did|was|were|has|have|had)\b|\bwann\s+(?:trat\w*|war\w*|wurde\w*|hat\w*|fiel\w*|kam\w*|gab|ist|sind)\b|(?:什么时候|何时|哪天|哪几天)/iu;

/** An amount of what was: "how much downtime did we have". */
const MUCH_HAD = /\b(?:how much\b.*\b(?:did|was|were|has|have|had)|wie ?viel\b.*\b(?:war|waren|gab|hatte[nt]?|wurden?|hat|haben))\b/iu;
/** "Run together" alone adds nothing up. */
const AMOUNT = /\bhow (?:much|many|long|heavy)\b|\bwie ?(?:viele?|lange|schwer)\b|多/iu;
/** What is laid down recurs, and is not counted. */
const LAID_DOWN =
  /\bhow often (?:is|are|must|should|do|does|can|may|to)\b|\bhow many (?:times )?can\b|\bwie ?(?:oft|viele? mal) kann\b|\b(?:must|should|shall|may(?! (?:19|20)\d{2}\b)(?<!\b(?:in|of|during|since|until|last|and) may)|allowed|permitted|soll|muss|darf|dürfen)\b|必须|应|允许/iu;
/** What may or must be. */
const ALLOWS = /\b(?:must|should|shall|may|allowed|permitted|soll|muss|darf|dürfen|zulässig\w*|erlaubt)\b|必须|应|允许/iu;
/** What is to be done is asked for, and not what was. */
export const isLaidDown = (question: string): boolean => LAID_DOWN.test(question);
/** One of several is asked for. */
export const CHOOSES =
  /\b(?:which|who|whose|where|among|of all|any|overall|in the (?:log|list|table|book)|of the (?:two|three|four|five|six|seven|eight|\d+)|welche\w*|wer|wo)\b|哪|谁/iu;
const ASKS_ONE = /\b(?:which|what|who|whose|where|when|name|give|tell|show|find|welche\w*|was|wer|wo|wann|wie|how)\b|哪|什么|谁|多|几/iu;

/** "How many minutes", "wie viel Kilo", "多少公斤": the word behind may be a unit. */
const COUNTED_IN = /\b(?:how (?:many|much)|wie ?viele?|total|sum of(?: the)?)\s+([\p{L}³²/]+)|(?:多少|几)\s?(个?[\p{Script=Han}]{1,2})/giu;

/** The unit that an amount is asked for in; null where things are counted or no unit is named. */
export function unitAsked(question: string): string | null {
  for (const [, latin, han = ''] of allMatches(question, COUNTED_IN)) {
    const words = latin === undefined ? [han, han.slice(0, 1)] : [latin, latin.toLowerCase()];
    const unit = words.find((word) => unitOf(word) !== null);
    if (unit !== undefined) return unit;
  }
  return null;
}

type Span = readonly [number, number];
const spanOf = (match: RegExpExecArray | null): readonly Span[] => (match === null ? [] : [[match.index, match.index + match[0].length]]);

/** What a question asks of a table's or a log's rows together; null where it asks no such thing. */
export function tableQuestion(question: string): TableQuestion | null {
  const nothing = { most: true, dimensions: [] };
  const difference = DIFFERENCE.exec(question);
  if (difference !== null)
    return { ...nothing, kind: 'difference', dimensions: dimensionsAsked(question), spans: [...spanOf(difference), ...measureSpans(question)] };
  const often = MOST_OFTEN.exec(question);
  const seldom = LEAST_OFTEN.exec(question);
  if (often !== null || seldom !== null) return { ...nothing, most: often !== null, kind: 'most-often', spans: [...spanOf(often), ...spanOf(seldom)] };
  const average = AVERAGE.exec(question);
  if (average !== null) return { ...nothing, kind: 'average', dimensions: dimensionsAsked(question), spans: spanOf(average) };
  const extreme = extremeIn(question);
  if (extreme !== null) return extreme;
  if (LAID_DOWN.test(question)) return null;
  const last = LAST.exec(question);
  const first = FIRST.exec(question);
  if ((last !== null || first !== null) && (WHEN.test(question) || last !== null))
    return { ...nothing, kind: last !== null ? 'last' : 'first', most: last !== null, spans: [...spanOf(last), ...spanOf(first)] };
  const sum = SUM.exec(question);
  if (sum !== null && (/^(?:total|altogether|in (?:total|all)|insgesamt|summe|sum of|合计|总|一共)/iu.test(sum[0]) || AMOUNT.test(question)))
    return { ...nothing, kind: 'sum', spans: [...spanOf(sum), ...spanOf(COUNT.exec(question))] };
  const count = COUNT.exec(question);
  if (unitAsked(question) !== null) return { ...nothing, kind: 'amount', spans: spanOf(count) };
  if (count !== null) return { ...nothing, kind: 'count', spans: spanOf(count) };
  if (MUCH_HAD.test(question)) return { ...nothing, kind: 'amount', spans: [] };
  const when = WHEN_DID.exec(question);
  return when !== null || LIST.test(question) ? { ...nothing, kind: 'list', spans: spanOf(when) } : null;
}

const BEFORE_EXTREME = /^\W*(?:(?:and|und)\s+)?(?:the|der|die|das|den)?\s*$/iu;
/** "Lowest hardness in July": the superlative itself asks, which is for the rows of a log and not for what a manual lays down. */
export const isBareExtreme = (question: string): boolean =>
  !ASKS_ONE.test(question) &&
  superlatives.some(({ pattern }) => allMatches(question, pattern).some(({ index }) => BEFORE_EXTREME.test(question.slice(0, index))));

function extremeIn(question: string): TableQuestion | null {
  const found = superlatives.flatMap(({ pattern, most, dimensions }) =>
    allMatches(question, pattern).map((match) => ({ most, dimensions, span: [match.index, match.index + match[0].length] as const })),
  );
  // "The most expensive" says more than "the most".
  const [best] = found.sort((left, right) => right.dimensions.length - left.dimensions.length || left.span[0] - right.span[0]);
  // A bound is laid down for one thing; only where one of several is asked for is it a ranking.
  if (ALLOWS.test(question) && !CHOOSES.test(question)) return null;
  if (best === undefined || (!ASKS_ONE.test(question) && !isBareExtreme(question)) || /\bat (?:least|most)\b|\bmost of\b/iu.test(question)) return null;
  const spans = found.filter(({ span }) => span[0] >= best.span[0] - 12 && span[1] <= best.span[1] + 12).map(({ span }) => span);
  return { kind: 'extreme', most: best.most, dimensions: best.dimensions, spans };
}

/** What an adjective in the question measures: "how heavy" asks for a mass. */
export function dimensionsAsked(question: string): readonly string[] {
  return measures.filter(({ pattern }) => allMatches(question, pattern).length > 0).flatMap(({ dimensions }) => dimensions);
}

const measureSpans = (question: string): readonly Span[] =>
  measures.flatMap(({ pattern }) => allMatches(question, pattern).map((match): Span => [match.index, match.index + match[0].length]));

/** Days that a question confines itself to, as the beginnings of ISO dates that stand between `from` and `to`, ends included; `months` without a year. */
export type Period = Readonly<{ from: string; to: string; month: string | null; spans: readonly Span[]; written: string }>;

const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|okt|dez';
const monthAlone = new RegExp(
  `(?<![\\p{L}\\d])(?:in|during|for|of|im|the|last|since|until|and|before|after)\\s+(?:the\\s+(?:month of\\s+)?)?(${monthNames})(?![\\p{L}])`,
  'iu',
);
const CHINESE_MONTH = /(?<![\d年])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?!\s?\d|[一二三四五六七八九十]+[日号])/u;
const CHINESE_DIGITS = '一二三四五六七八九';
/** Quarters and halves of a year: the words for which one, how many months it has, and the year. */
const PARTS_OF_YEAR: ReadonlyArray<Readonly<{ pattern: RegExp; months: number }>> = [
  {
    pattern:
      /\b(first|second|third|fourth|1st|2nd|3rd|4th|[1-4](?=\. quartal)|\p{L}+(?= quartal))(?:\.? quartal| quarter)(?:\s+(?:of\s+|von\s+)?((?:19|20)\d{2}))?\b/iu,
    months: 3,
  },
  { pattern: /\bq([1-4])(?:\s+(?:of\s+)?((?:19|20)\d{2}))?\b/iu, months: 3 },
  {
    pattern:
      /\b(first|second|1st|2nd|[12](?=\. halbjahr)|\p{L}+(?= halbjahr))(?:\.? halbjahr(?:es)?| half)(?:\s+(?:of\s+|von\s+)?(?:the year\s+)?((?:19|20)\d{2}))?(?!\p{L})/iu,
    months: 6,
  },
  { pattern: /\bh([12])(?:\s+(?:of\s+)?((?:19|20)\d{2}))\b/iu, months: 6 },
  { pattern: /(?<=(?:19|20)\d{2}\s?年)(上|下)半年/u, months: 6 },
];
/** Which part of the year a word names, by how it begins. */
const ORDINALS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:first|1|erste|上)/iu, 1],
  [/^(?:second|2|zweite|下)/iu, 2],
  [/^(?:third|3|dritte)/iu, 3],
  [/^(?:fourth|4|vierte)/iu, 4],
];
/** The first of two ends that share the year of the second: "between 1 July and 30 September 2025". */
const YEARLESS = new RegExp(
  `(?:between|from|zwischen|vom?|von)\\s+(?:(?:the|dem)\\s+)?((?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?)?(?:${monthNames})(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?)\\s+(?:and|to|until|till|bis|und|–|-)(?:\\s+(?:the|dem|zum))?\\s+$`,
  'iu',
);
const yearAlone = /(?<![\d./-])((?:19|20)\d{2})(?![\d./-]|\s?(?:rpm|kg|mm|m|h|l|g|v|w|kw)\b)/u;

/** The period that a question names: a date, a month with or without its year, a quarter, a year, or from one to another; null for none. */
export function periodIn(question: string, today: string | null = null): Period | null {
  const relative = relativeIn(question, today) ?? monthsIn(question, today);
  if (relative !== null) return relative;
  const moments = parseMoments(question).filter(({ kind }) => kind !== 'time');
  const keyed = moments.flatMap(({ keys, start, end }) => (keys[0] === undefined ? [] : [{ key: keys[0], span: [start, end] as const, start }]));
  const [first, second] = keyed;
  if (first !== undefined) {
    const before = question.slice(0, first.start);
    const spans = keyed.map(({ span }) => span);
    const written = question.slice(spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0);
    if (second !== undefined) return { from: first.key, to: second.key, month: null, spans, written };
    const open = YEARLESS.exec(before);
    const from = open?.[1] === undefined ? undefined : parseMoments(`${open[1].replace(' of ', ' ')} ${first.key.slice(0, 4)}`)[0]?.keys[0];
    if (open !== null && from !== undefined)
      return { from, to: first.key, month: null, spans: [[open.index, before.length], ...spans], written: question.slice(open.index, spans[0]?.[1]) };
    if (/\b(?:since|from|after|seit|ab|nach)\s+$/iu.test(before)) return { from: first.key, to: '9999', month: null, spans, written };
    if (/\b(?:before|until|till|up to|by|vor|bis)\s+$/iu.test(before)) return { from: '0000', to: first.key, month: null, spans, written };
    return { from: first.key, to: first.key, month: null, spans, written };
  }
  return partOfYearIn(question) ?? monthIn(question) ?? chineseMonthIn(question) ?? yearIn(question);
}

const RELATIVE: ReadonlyArray<readonly [RegExp, 'month' | 'year', number]> = [
  [/\b(?:last|the previous|(?:im )?(?:letzten|vorigen|vergangenen)) (?:calendar )?(?:month|monat)\b|上个?月/iu, 'month', -1],
  [/\b(?:this|the current|(?:in )?(?:diesem|diesen)) (?:calendar )?(?:month|monat)\b|本月|这个月/iu, 'month', 0],
  [/\b(?:last|the previous|(?:im )?(?:letzten|vorigen|vergangenen)) (?:calendar )?(?:year|jahr)\b|去年/iu, 'year', -1],
  [/\b(?:this|the current|(?:in )?(?:diesem|dieses)) (?:calendar )?(?:year|jahr)\b|今年/iu, 'year', 0],
];

/** A month or year that is told from today's. */
export function relativeIn(question: string, today: string | null): Period | null {
  const found = RELATIVE.flatMap(([pattern, unit, back]) => {
    const match = pattern.exec(question);
    return match === null ? [] : [{ match, unit, back }];
  })[0];
  if (found === undefined || today === null) return null;
  const [year = 0, month = 0] = today.slice(0, 7).split('-').map(Number);
  const at = year * 12 + month - 1 + found.back;
  const key = found.unit === 'year' ? String(year + found.back) : `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  return { from: key, to: key, month: null, spans: spanOf(found.match), written: key };
}

const SPANNED = new RegExp(
  `(?<!\\p{L})(?:(?:from|between|von|zwischen)\\s+)?(${monthNames})\\s+(?:and|to|until|till|through|bis|und|–|-)\\s+(${monthNames})(?![\\p{L}])(?!\\s+(?:\\d{1,2}\\b|(?:19|20)\\d{2}))`,
  'iu',
);
const SINCE = new RegExp(`(?<!\\p{L})(?:since|seit)\\s+(${monthNames})(?![\\p{L}])(?!\\s+\\d)`, 'iu');

/** "From July to September", "since July" without a year: of the newest such months that have begun. */
function monthsIn(question: string, today: string | null): Period | null {
  const match = SPANNED.exec(question) ?? SINCE.exec(question);
  if (match === null || today === null || /\d{1,2}(?:st|nd|rd|th|\.)?\s*$/u.test(question.slice(0, match.index))) return null;
  const numbers = match.slice(1).map((name) => parseMoments(`${name} 2000`)[0]?.keys[0]?.slice(5, 7) ?? '');
  const [first = '', last = ''] = numbers;
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), today.slice(5, 7)];
  if (first === '') return null;
  const year = first > thisMonth ? thisYear - 1 : thisYear;
  const to = last === '' ? '9999' : `${last < first ? year + 1 : year}-${last}`;
  return { from: `${year}-${first}`, to, month: null, spans: spanOf(match), written: match[0] };
}

function partOfYearIn(question: string): Period | null {
  for (const { pattern, months } of PARTS_OF_YEAR) {
    const match = pattern.exec(question);
    const which = ORDINALS.find(([begins]) => begins.test(match?.[1] ?? ''))?.[1];
    const year = match?.[2] ?? yearAlone.exec(question)?.[1];
    if (match === null || which === undefined || year === undefined) continue;
    const month = (at: number): string => `${year}-${String(at).padStart(2, '0')}`;
    return { from: month(which * months - months + 1), to: month(which * months), month: null, spans: spanOf(match), written: match[0] };
  }
  return null;
}

function chineseMonthIn(question: string): Period | null {
  const match = CHINESE_MONTH.exec(question);
  const [written, name = ''] = match ?? [];
  if (match === null || written === undefined) return null;
  const ten = name.startsWith('十') ? 10 : 0;
  const month = Number(name) || ten + CHINESE_DIGITS.indexOf(name.slice(ten === 0 ? 0 : 1, ten === 0 ? 1 : 2) || ' ') + 1;
  return { from: '0000', to: '9999', month: String(month).padStart(2, '0'), spans: spanOf(match), written };
}

function monthIn(question: string): Period | null {
  const match = monthAlone.exec(question);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const month = parseMoments(`${name} 2000`)[0]?.keys[0]?.slice(5, 7);
  const start = match.index + match[0].length - name.length;
  return month === undefined ? null : { from: '0000', to: '9999', month, spans: [[start, start + name.length]], written: name };
}

function yearIn(question: string): Period | null {
  const match = yearAlone.exec(question);
  return match?.[1] === undefined ? null : { from: match[1], to: match[1], month: null, spans: spanOf(match), written: match[1] };
}

/** Whether an ISO date lies in a period; both ends count whole ("to 2025-03" takes all of March). */
export const isWithin = (date: string, { from, to, month }: Period): boolean =>
  date.slice(0, from.length) >= from && date.slice(0, to.length) <= to && (month === null || date.slice(5, 7) === month);

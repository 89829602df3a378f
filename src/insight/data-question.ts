import { allMatches } from '../domain/all-matches.js';
import { numberOf } from '../domain/number-words.js';
import type { DataQuery } from './data-query.js';

type Rule<Value> = ReadonlyArray<readonly [RegExp, Value]>;

const sources: Rule<DataQuery['source']> = [
  [/\b(?:work ?orders?|tickets?|backlog|arbeitsaufträge?|aufträge)\b|工单/iu, 'work-orders'],
  [
    /\b(?:energy|kwh|electricity|power consumption|steam|compressed air|water consumption|consumption|utilit\w*|meter\w*|carbon|energie\w*|strom\w*|dampf|druckluft|verbrauch\w*)\b|能耗|用电|蒸汽|用水|消耗/iu,
    'meters',
  ],
  [
    /\b(?:bottles?|rejects?|rejected|produced|production|produce|output|units|count of products|flaschen|ausschuss\w*|stückzahl|produktion)\b|产量|瓶|次品|剔除/iu,
    'counters',
  ],
  [/\b(?:alarms?|annunciat\w*|alarme)\b|报警|警报/iu, 'alarms'],
  [/\bdid (?:we|they|the line|line \d+|the (?:early|late|night) shift) (?:make|fill|bottle)\b/iu, 'counters'],
  [
    /\b(?:failures?|trouble|problems?|fail(?:s|ed|ing)|br(?:oke|eaks?|oken) down|repairs?|maintenance|mtbf|mttr|breakdowns?|downtime|log rows?|ausfälle|reparaturen|instandhaltung|stillstand\w*|ausfallzeit\w*)\b|故障|维修|停机/iu,
    'maintenance',
  ],
  [/\b(?:jobs?|(?:log )?entries)\b/iu, 'maintenance'],
  [/\b(?:trips?|events?|operator actions?|setpoint changes?|changes|stops?|ereignisse|eingriffe)\b|事件|跳闸|操作/iu, 'journal'],
];

const groups: Rule<DataQuery['groupBy']> = [
  [/\b(?:by|per|je|nach|pro)\s+(?:area|bereich|plant area)\b|按区域|各区域/iu, 'area'],
  [/\b(?:by|per|je|nach|pro)\s+(?:unit)\b/iu, 'unit'],
  [
    /\b(?:by|per|je|nach|pro|which|most|each)\s+(?:equipment|asset|machine|pump|valve|tank|motor|compressor|conveyor|sensor|anlage|maschine)\b|按设备|各设备|哪台/iu,
    'equipment',
  ],
  [/\b(?:by|per|je|nach|pro)\s+priorit\w*|按优先级/iu, 'priority'],
  [/\b(?:by|per|which)\s+(?:alarm|tag)\b|\b(?:most frequent|top ?\d*|most common|häufigste\w*)\b[\s\S]{0,20}\balarm|按报警|最频繁/iu, 'alarm'],
  [/\b(?:by|per|je|nach|pro)\s+(?:cause|reason|first-?out|grund|ursache)\b|\bpareto\b[^?]*\b(?:stops?|stoppages?|downtime)\b|按原因/iu, 'cause'],
  [/\b(?:by|per|je|nach|pro)\s+(?:status)\b|按状态/iu, 'status'],
  [/\b(?:by|per|je|nach|pro)\s+(?:failure mode|fehlerart)\b|按故障模式/iu, 'failure-mode'],
  [/\b(?:by|per|je|nach|pro)\s+(?:failure|fault|type of failure|störung)\b|按故障/iu, 'failure'],
  [/\b(?:by|per|je|nach|pro)\s+(?:utility|medium|energy type)\b|按介质/iu, 'utility'],
  [/\b(?:by|per|je|pro|each|every)\s+(?:hour|stunde)\b|\bhourly\b|每小时|按小时/iu, 'hour'],
  [/\b(?:by|per|je|pro|each)\s+(?:day|tag)\b|\bdaily\b|每天|按天/iu, 'day'],
  [/\b(?:by|per|je|pro|each)\s+(?:week|woche)\b|\bweekly\b|每周|按周/iu, 'week'],
  [/\b(?:by|per|je|pro|each)\s+(?:month|monat)\b|\bmonthly\b|每月|按月/iu, 'month'],
  [/\b(?:by|per|je|pro|each)\s+(?:shift|schicht)\b|每班|按班/iu, 'shift'],
];

/** Plain words to a structured data query, or null when they name nothing that is counted. Equipment is linked by the caller. English, German, Chinese. */
export function readDataQuestion(question: string, equipment: string | null): (Partial<DataQuery> & Pick<DataQuery, 'source' | 'measure'>) | null {
  const source = sourceOf(question);
  if (source === undefined) return null;
  const groupBy = groups.find(([pattern]) => pattern.test(question))?.[1] ?? 'none';
  const ranking = rankingOf(question);
  const rate = rateOf(question, source);
  // "Per hour on average" is a rate of the whole and no list of hours.
  const spread = rate === 'none' || !['hour', 'day'].includes(groupBy) ? groupBy : 'none';
  const grouped = spread === 'none' && ranking !== null ? (ranking.by ?? 'none') : spread;
  return {
    source,
    measure: rate !== 'none' && !/\b(?:downtime|how long|stillstand\w*)\b|停机时间|停了多/iu.test(question) ? countedAs(source) : measureOf(question, source),
    groupBy: grouped,
    ...(ranking === null ? {} : { top: ranking.top, order: ranking.order }),
    share: /\b(?:percent\w*|share|proportion|prozent\w*|anteil\w*)\b|%|百分比|占比/iu.test(question),
    rate,
    where: filtersOf(question, source),
    chart: chartOf(question),
    ...(equipment === null ? {} : { equipment }),
    ...(grouped === 'equipment' && equipment === null ? kindRanked(question) : {}),
    failuresOnly:
      source === 'maintenance' && /\b(?:failures?|fail(?:s|ed|ing)|br(?:oke|eaks?|oken) down|breakdowns?|mtbf|corrective|ausfälle)\b|故障/iu.test(question),
    ...narrowed(question, source),
  };
}

/** Stops and downtime of the day are in the plant's history, those of years in the log. */
function sourceOf(question: string): DataQuery['source'] | undefined {
  const named = sources.find(([pattern]) => pattern.test(question))?.[1];
  const ofLog = /\b(?:log(?:book)?|records?|maintenance|repairs?|failures?|breakdowns?|mtbf|mttr|years?|months?|weeks?|20\d\d)\b/iu.test(question);
  const ofStops = /\b(?:stop(?:s|ped|pages?)?|standstills?|downtime|stillst(?:and|ände)\w*)\b|停机/iu.test(question);
  return ofStops && !ofLog && (named === undefined || named === 'journal' || named === 'maintenance') ? 'stops' : named;
}

const rankedThings: Rule<DataQuery['groupBy']> = [
  [/\balarms?\b|\btags?\b|报警/iu, 'alarm'],
  [/\b(?:areas?|units?|cells?|bereiche?)\b|区域/iu, 'area'],
  [/\b(?:failure modes?|fehlerarten?)\b|故障模式/iu, 'failure-mode'],
  [/\b(?:machines?|assets?|equipment|pumps?|valves?|anlagen?|maschinen?|pumpen?|offenders?|bad actors?)\b|设备|机器|泵/iu, 'equipment'],
  [/\b(?:shifts?|schicht\w*)\b|班/iu, 'shift'],
  [/\b(?:days?|tage?)\b|天/iu, 'day'],
];

/** "The three worst pumps", "top 5 alarms", "which machine had the fewest": how many groups, which end, and of what. */
function rankingOf(question: string): Readonly<{ top: number; order: DataQuery['order']; by: DataQuery['groupBy'] | null }> | null {
  const end =
    '(?:worst|top|most|biggest|highest|longest|loudest|noisiest|busiest|least|fewest|lowest|best|shortest|smallest|schlimmsten?|häufigsten?|meisten|wenigsten|längsten?|größten?)';
  const count = '(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)';
  const match =
    new RegExp(`\\b${count}\\s+${end}\\b`, 'iu').exec(question) ??
    new RegExp(`\\b${end}\\s+${count}\\b`, 'iu').exec(question) ??
    /(?:最\S{1,3}的?|前)\s*(\d{1,2}|[一二三四五六七八九十])/u.exec(question);
  const single =
    /\b(?:which|what|welche[rs]?)\b[^?]{0,40}\b(?:most|more|worst|worse|fewer|less|longer|loudest|noisiest|busiest|highest|longest|least|fewest|lowest|best|meisten|häufigsten|wenigsten|längsten)\b|哪(?:台|个|些)?.{0,8}最/iu.test(
      question,
    );
  if (match === null && !single) return null;
  const word = match?.[1]?.toLowerCase() ?? '';
  const order = /\b(?:least|less|fewest|fewer|lowest|best|shortest|smallest|wenigsten)\b|最(?:少|低|短)/iu.test(question) ? 'least' : 'most';
  const asked = /\b(?:which|what) (\p{L}+)/iu.exec(question)?.[1] ?? '';
  const by =
    rankedThings.find(([pattern]) => pattern.test(asked))?.[1] ??
    rankedThings.find(([pattern]) => pattern.test(question.replace(/\b(?:shift|day)'?s?\b(?=[^?]*\b(?:last|this|today)\b)/iu, ' ')))?.[1] ??
    null;
  return { top: word === '' ? 3 : (numberOf(word) ?? 3), order, by };
}

/** "Which valve failed most often": only machines of that kind are ranked. */
function kindRanked(question: string): Readonly<{ kind?: string }> {
  const kind = /\b(?:which|what) (?:of (?:the|our) )?(pump|valve|tank|motor|compressor|conveyor|sensor|exchanger|drive)s?\b/iu
    .exec(question)?.[1]
    ?.toLowerCase();
  return kind === undefined ? {} : { kind };
}

function rateOf(question: string, source: DataQuery['source']): DataQuery['rate'] {
  if (source === 'meters') return 'none';
  if (/\bper\s+(?:1[,.]?000|thousand)\b|\bje\s+(?:1\.?000|tausend)|每千/iu.test(question)) return 'per-1000';
  if (/\b(?:each|every) hour\b/iu.test(question)) return 'none';
  if (/\b(?:average|mean|rate|how many)\b[^?]{0,40}\b(?:per|an) hour\b|\b(?:alarm |hourly )rate\b|\bpro stunde\b|平均每小时/iu.test(question))
    return 'per-hour';
  return /\b(?:average|mean|rate)\b[^?]{0,40}\b(?:per|a) day\b|\bim schnitt pro tag\b|平均每天/iu.test(question) ? 'per-day' : 'none';
}

/** Values of fields that a question names: priorities, states, kinds of work, failure modes. */
function filtersOf(question: string, source: DataQuery['source']): DataQuery['where'] {
  const priority =
    source === 'alarms'
      ? found(question, [
          [/\b(?:highest|critical)[- ]priority\b|\bpriority (?:highest|1)\b|höchster priorität|最高优先/iu, 'highest'],
          [/\bhigh[- ]priority\b|\bpriority high\b|\bhoher priorität|高优先/iu, 'high'],
          [/\bmedium[- ]priority\b|\bpriority medium\b|mittlerer priorität|中优先/iu, 'medium'],
          [/\blow[- ]priority\b|\bpriority low\b|niedriger priorität|低优先/iu, 'low'],
        ])
      : source === 'work-orders'
        ? found(question, [
            [/\bemergenc\w+|notfall\w*|抢修/iu, 'emergency'],
            [/\burgent|dringend\w*|紧急/iu, 'urgent'],
            [/\broutine\b/iu, 'routine'],
          ])
        : [];
  const status =
    source === 'work-orders'
      ? /\b(?:open|pending|overdue|outstanding|offen\w*)\b|未(?:关闭|完成)/iu.test(question)
        ? ['waiting', 'dispatched', 'running', 'held']
        : found(question, [
            [/\bclosed\b|abgeschlossen\w*|已关闭/iu, 'closed'],
            [/\bcompleted?\b|\bfinished\b|已完成/iu, 'completed'],
            [/\bcancell?ed\b|storniert\w*|已取消/iu, 'cancelled'],
            [/\b(?:on hold|held)\b/iu, 'held'],
          ])
      : [];
  const workType =
    source === 'work-orders'
      ? found(question, [
          [/\bpreventive\b|vorbeugend\w*|预防/iu, 'preventive'],
          [/\bcorrective\b|korrektiv\w*/iu, 'corrective'],
          [/\binspections?\b/iu, 'inspection'],
        ])
      : [];
  const modes =
    source === 'work-orders'
      ? allMatches(question, /\b(AIR|BRD|DOP|ELP|ELU|ERO|FTC|FTO|FTR|FTS|HIO|INL|LOO|NOI|OHE|PDE|PLU|SER|SPO|STD|UST|VIB)\b/gu).map(([mode]) => mode)
      : [];
  const category = source === 'journal' && /\btrips?\b|跳闸/iu.test(question) ? ['trip'] : [];
  return {
    ...(category.length === 0 ? {} : { category }),
    ...(priority.length === 0 ? {} : { priority }),
    ...(status.length === 0 ? {} : { status }),
    ...(workType.length === 0 ? {} : { 'work-type': workType }),
    ...(modes.length === 0 ? {} : { 'failure-mode': modes }),
  };
}

function found(text: string, rules: Rule<string>): string[] {
  return rules.filter(([pattern]) => pattern.test(text)).map(([, value]) => value);
}

/** What people ask to be computed and this plant keeps no data of. */
const unknownMeasures =
  /\b(pay|paid|revenue|sales|sold|earn(?:ed|ings)?|costs?(?! (?:us|the line|you|me)\b)|euros?|price|budget|money|profit|mtta|mttf|yield|takt time|cycle time|lead time|response time|overtime|attendance|headcount|satisfaction|customer complaints?|schedule compliance|kosten|ausbeute|überstunden)\b|(成本|费用|出勤|加班|良率)/iu;

/** The name of a measure that is asked for and not kept; null where there is none. */
export function unknownMeasure(question: string): string | null {
  const match = unknownMeasures.exec(question);
  return match?.[1] ?? match?.[2] ?? null;
}

/** "How many bottles were rejected" counts the rejects only. */
function narrowed(question: string, source: DataQuery['source']): Readonly<{ text?: string }> {
  if (source === 'counters') return /\breject\w*|ausschuss|次品|剔除/iu.test(question) ? { text: 'reject' } : {};
  if (source === 'meters') {
    const medium = (
      [
        [/electric|kwh|strom|用电/iu, 'electric'],
        [/steam|dampf|蒸汽/iu, 'steam'],
        [/compressed air|instrument air|druckluft/iu, 'air'],
        [/water|wasser|用水/iu, 'water'],
      ] as const
    ).find(([pattern]) => pattern.test(question));
    return medium === undefined ? {} : { text: medium[1] };
  }
  return {};
}

function countedAs(source: DataQuery['source']): DataQuery['measure'] {
  return source === 'counters' ? 'increase' : 'count';
}

/** Hours that say when or by what it is counted, not what is wanted: "per hour", "in the last two hours", "the hour after the start". */
const hoursOfFrame =
  /\b(?:per|by|by the|each|every|an|this|that|same)\s+hour\b|\b(?:the|in|over|within)\s+(?:(?:last|past|first|next|previous|final)\s+)(?:\S+\s+)?hours?\b|\bhours?\s+(?:before|after|since|from|to)\b|\b(?:pro|je|jede)\s+stunde\b|\b(?:letzten|ersten|vergangenen)\s+(?:\S+\s+)?stunden?\b/giu;

function measureOf(written: string, source: DataQuery['source']): DataQuery['measure'] {
  const question = written.replace(hoursOfFrame, ' ');
  if (source === 'meters') return /\bper\s+(?:1,?000|thousand|bottle|unit)|\bje\s+1\.?000|每千/iu.test(question) ? 'consumption-per-1000' : 'consumption';
  if (source === 'counters') return 'increase';
  if (source === 'maintenance') {
    if (/\bmtbf\b|mean time between/iu.test(question)) return 'mean-time-between-failures';
    if (/\bmttr\b|mean time to repair/iu.test(question)) return 'mean-time-to-repair';
  }
  if (source === 'journal') return 'count';
  if (/\baverage|mean|durchschnitt|平均/iu.test(question) && /\b(?:hours?|time|long|duration|dauer|stunden)\b|时间|时长/iu.test(question))
    return 'average-hours';
  return /\b(?:hours?|downtime|how long|total time|stunden|dauer|ausfallzeit\w*|stillstand(?:s?zeit\w*)?|standzeit\w*)\b|停机时间|时长|停机(?:了)?(?:多久|多长)|停了多(?:久|长)/iu.test(
    question,
  )
    ? 'sum-hours'
    : 'count';
}

function chartOf(question: string): DataQuery['chart'] {
  if (/\bpie\b|torten|kreisdiagramm|饼图/iu.test(question)) return 'pie';
  if (/\bbar\b|balken|säulen|柱状图/iu.test(question)) return 'bar';
  return /\bline (?:chart|graph|plot)\b|liniendiagramm|折线图/iu.test(question) ? 'line' : 'auto';
}

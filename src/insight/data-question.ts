import type { DataQuery } from './data-query.js';

type Rule<Value> = ReadonlyArray<readonly [RegExp, Value]>;

const sources: Rule<DataQuery['source']> = [
  [/\b(?:work ?orders?|tickets?|backlog|arbeitsaufträge?|aufträge)\b|工单/iu, 'work-orders'],
  [
    /\b(?:energy|kwh|electricity|power consumption|steam|compressed air|water consumption|consumption|utilit\w*|meter\w*|carbon|energie\w*|strom\w*|dampf|druckluft|verbrauch\w*)\b|能耗|用电|蒸汽|用水|消耗/iu,
    'meters',
  ],
  [
    /\b(?:bottles?|rejects?|rejected|produced|production|output|units|count of products|flaschen|ausschuss|stückzahl|produktion)\b|产量|瓶|次品|剔除/iu,
    'counters',
  ],
  [/\b(?:alarms?|annunciat\w*|alarme)\b|报警|警报/iu, 'alarms'],
  [
    /\b(?:failures?|repairs?|maintenance|mtbf|mttr|breakdowns?|downtime|log rows?|ausfälle|reparaturen|instandhaltung|stillstand\w*)\b|故障|维修|停机/iu,
    'maintenance',
  ],
  [/\b(?:trips?|events?|operator actions?|setpoint changes?|changes|stops?|ereignisse|eingriffe)\b|事件|跳闸|操作/iu, 'journal'],
];

const groups: Rule<DataQuery['groupBy']> = [
  [/\b(?:by|per|je|nach|pro)\s+(?:area|bereich|plant area)\b|按区域|各区域/iu, 'area'],
  [/\b(?:by|per|je|nach|pro)\s+(?:unit)\b/iu, 'unit'],
  [/\b(?:by|per|je|nach|pro|which|most|each)\s+(?:equipment|asset|machine|pump|anlage|maschine)\b|按设备|各设备|哪台/iu, 'equipment'],
  [/\b(?:by|per|je|nach|pro)\s+priorit\w*|按优先级/iu, 'priority'],
  [/\b(?:by|per|which)\s+(?:alarm|tag)\b|\b(?:most frequent|top ?\d*|most common|häufigste\w*)\b[\s\S]{0,20}\balarm|按报警|最频繁/iu, 'alarm'],
  [/\b(?:by|per|je|nach|pro)\s+(?:status)\b|按状态/iu, 'status'],
  [/\b(?:by|per|je|nach|pro)\s+(?:failure mode|fehlerart)\b|按故障模式/iu, 'failure-mode'],
  [/\b(?:by|per|je|nach|pro)\s+(?:failure|fault|type of failure|störung)\b|按故障/iu, 'failure'],
  [/\b(?:by|per|je|nach|pro)\s+(?:utility|medium|energy type)\b|按介质/iu, 'utility'],
  [/\b(?:by|per|je|pro|each)\s+(?:hour|stunde)\b|\bhourly\b|每小时|按小时/iu, 'hour'],
  [/\b(?:by|per|je|pro|each)\s+(?:day|tag)\b|\bdaily\b|每天|按天/iu, 'day'],
  [/\b(?:by|per|je|pro|each)\s+(?:week|woche)\b|\bweekly\b|每周|按周/iu, 'week'],
  [/\b(?:by|per|je|pro|each)\s+(?:month|monat)\b|\bmonthly\b|每月|按月/iu, 'month'],
  [/\b(?:by|per|je|pro|each)\s+(?:shift|schicht)\b|每班|按班/iu, 'shift'],
];

/** Plain words to a structured data query, or null when they name nothing that is counted. Equipment is linked by the caller. English, German, Chinese. */
export function readDataQuestion(question: string, equipment: string | null): (Partial<DataQuery> & Pick<DataQuery, 'source' | 'measure'>) | null {
  const source = sources.find(([pattern]) => pattern.test(question))?.[1];
  if (source === undefined) return null;
  const groupBy = groups.find(([pattern]) => pattern.test(question))?.[1] ?? 'none';
  const top = /\btop\s*(\d{1,2})\b/iu.exec(question)?.[1];
  return {
    source,
    measure: measureOf(question, source),
    groupBy,
    chart: chartOf(question),
    ...(equipment === null ? {} : { equipment }),
    ...(top === undefined ? {} : { top: Number(top) }),
    failuresOnly: source === 'maintenance' && /\b(?:failures?|breakdowns?|mtbf|ausfälle)\b|故障/iu.test(question),
    ...narrowed(question, source),
  };
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
  if (source === 'journal') return /\btrips?\b|跳闸/iu.test(question) ? { text: 'trip' } : {};
  return {};
}

function measureOf(question: string, source: DataQuery['source']): DataQuery['measure'] {
  if (source === 'meters') return /\bper\s+(?:1,?000|thousand|bottle|unit)|\bje\s+1\.?000|每千/iu.test(question) ? 'consumption-per-1000' : 'consumption';
  if (source === 'counters') return 'increase';
  if (source === 'maintenance') {
    if (/\bmtbf\b|mean time between/iu.test(question)) return 'mean-time-between-failures';
    if (/\bmttr\b|mean time to repair/iu.test(question)) return 'mean-time-to-repair';
  }
  if (source === 'journal') return 'count';
  if (/\baverage|mean|durchschnitt|平均/iu.test(question) && /\b(?:hours?|time|long|duration|dauer|stunden)\b|时间|时长/iu.test(question))
    return 'average-hours';
  return /\b(?:hours?|downtime|how long|total time|stunden|dauer)\b|停机时间|时长/iu.test(question) ? 'sum-hours' : 'count';
}

function chartOf(question: string): DataQuery['chart'] {
  if (/\bpie\b|torten|kreisdiagramm|饼图/iu.test(question)) return 'pie';
  if (/\bbar\b|balken|säulen|柱状图/iu.test(question)) return 'bar';
  return /\bline (?:chart|graph|plot)\b|liniendiagramm|折线图/iu.test(question) ? 'line' : 'auto';
}

import { dateHeading } from '../../../domain/date-headings.js';
import { type DayOrder, looksLikeTag, parseDate, parseDuration, parseNumber } from './values.js';

/** What a column of a maintenance log may be. `time` belongs to `date`; the second of two durations is left alone. */
export const columnRoles = ['date', 'time', 'asset', 'failure', 'action', 'duration', 'parts', 'technician'] as const;
export type ColumnRole = (typeof columnRoles)[number];
export type Columns = Readonly<Partial<Record<ColumnRole, number>>>;

const names: Readonly<Record<ColumnRole, Readonly<{ exact: RegExp; within: RegExp }>>> = {
  date: {
    exact:
      /^(?:date|datum|day|tag|timestamp|zeitstempel|zeitpunkt|date ?time|日期|时间戳|reported( on| at)?|gemeldet am|created( at| on)?|start( date)?|event date)$/i,
    within: /date|datum|日期|timestamp|zeitstempel|opened|reported|gemeldet/i,
  },
  time: { exact: /^(?:time|uhrzeit|zeit|时间|clock)$/i, within: /uhrzeit|time of day/i },
  asset: {
    exact:
      /^(?:assets?( id| tag| no\.?)?|equipment( id| no\.?| tag)?|tag( no\.?| id)?|machine( id)?|unit id|anlage|anlagenteil|maschine|equipment-?nr\.?|betriebsmittel|gerät|aggregat|kennzeichen|location|functional location|technischer platz|设备(编号|号)?|资产)$/i,
    within: /asset|equip|machine|maschine|anlage|functional loc|technischer platz|设备|\btag\b|kennzeichen|pump/i,
  },
  failure: {
    exact:
      /^(?:failure( mode| description)?|faults?( description)?|problem|issue|symptom|defect|description|event|finding|observation|störung|fehler(bild|beschreibung)?|befund|problembeschreibung|schaden|mangel|meldung|beschreibung|breakdown|what happened|complaint|故障(现象|描述)?|问题)$/i,
    within:
      /fail|fault|problem|issue|symptom|defect|störung|fehler|befund|schaden|mangel|故障|问题|descr|beschreib|complain|breakdown|(?:kurz|lang)text|anlass|what (?:was|went)/i,
  },
  action: {
    exact:
      /^(?:actions?( taken)?|work( done| performed)|repair|remedy|measure|resolution|solution|corrective action|maßnahmen?|massnahmen?|tätigkeit|behebung|reparatur|arbeit(en)?|durchgeführte arbeiten|activity|处理(措施)?|措施|维修(内容)?)$/i,
    within:
      /action|repair|remed|resol|solution|work (?:done|carried)|carried out|performed|countermeasure|erledig|ausgeführt|maßnahm|massnahm|tätigk|behebung|reparatur|arbeit|措施|处理|维修|fix/i,
  },
  duration: {
    exact:
      /^(?:duration|downtime|down time|hours|hrs?|time spent|repair time|labou?r hours|dauer|stillstand(szeit)?|ausfallzeit|stunden|std\.?|zeitaufwand|aufwand|停机时间|耗时|时长|工时|mttr)\s*(?:[[(/].*)?$/i,
    within:
      /duration|down ?time|lost (?:time|hours|minutes)|stoppage|outage|\bhours?\b|\bhrs?\b|dauer|stillstand|ausfall|aufwand|minutes|stunden|停机|耗时|时长|工时/i,
  },
  parts: {
    exact: /^(?:parts?( used| no\.?| numbers?)?|spares?( parts?)?( used)?|materials?|ersatzteile?|teile|material|备件|零件|更换备件)$/i,
    within: /parts?\b|spare|ersatzteil|material|备件|零件/i,
  },
  technician: {
    exact:
      /^(?:technician|tech|engineer|operator|name|performed by|done by|author|by|reported by|mechanic|crew|techniker|mitarbeiter|bearbeiter|monteur|schlosser|kürzel|gemeldet von|技术员|维修人员|操作员|人员)$/i,
    within: /technic|operator|mechanic|\bby\b|mitarbeiter|bearbeiter|monteur|人员|techniker/i,
  },
};

/** Rows whose content is looked at; enough to be sure, few enough to be quick. */
const SAMPLE_ROWS = 200;

/**
 * Which column is what, by its heading (English, German, Chinese) and by what stands in it. A column has one role and a role one column;
 * the surest pairs are taken first, so "Date closed" does not steal the place of "Date".
 */
export function detectColumns(headings: readonly string[] | null, rows: readonly (readonly string[])[]): Columns {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const width = Math.max(headings?.length ?? 0, ...sample.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const scores = columns.flatMap((column) => {
    const heading = headings?.[column]?.trim() ?? '';
    const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => !isBlank(cell));
    return columnRoles.map((role) => ({ role, column, score: headingScore(role, heading) + contentScore(role, cells) }));
  });
  const found: Partial<Record<ColumnRole, number>> = {};
  const taken = new Set<number>();
  for (const { role, column, score } of scores.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (score < 1 || found[role] !== undefined || taken.has(column)) continue;
    found[role] = column;
    taken.add(column);
  }
  return withFreeText(found, columns, sample);
}

/**
 * Under headings that say nothing to us, the rows of a log still tell: beside a date and an asset or a duration, the first column of
 * phrases is what happened and the second what was done.
 */
function withFreeText(found: Columns, columns: readonly number[], sample: readonly (readonly string[])[]): Columns {
  const isLogLike = found.date !== undefined && (found.asset !== undefined || found.duration !== undefined);
  if (!isLogLike || (found.failure !== undefined && found.action !== undefined)) return found;
  const taken = new Set(Object.values(found));
  const phrases = columns.filter(
    (column) => !taken.has(column) && holdsPhrases(sample.map((row) => row[column]?.trim() ?? '').filter((cell) => !isBlank(cell))),
  );
  if (found.failure !== undefined) return phrases[0] === undefined ? found : { ...found, action: phrases[0] };
  const [failure, action] = phrases;
  if (failure === undefined) return found;
  return found.action !== undefined || action === undefined ? { ...found, failure } : { ...found, failure, action };
}

/** Mostly more than one word, and seldom the same. */
function holdsPhrases(cells: readonly string[]): boolean {
  const worded = cells.filter((cell) => /\p{L}{2,}[\s,-]+\S*\p{L}{2,}|\p{Script=Han}{4,}/u.test(cell)).length;
  return cells.length >= 2 && worded > cells.length * 0.5 && new Set(cells).size > cells.length * 0.5;
}

/** Empty, or a stand-in for nothing; neither speaks for or against a role. */
export function isBlank(cell: string): boolean {
  return /^(?:[-–—?.\s]*|n\/?a|none|unknown|tbd|k\.?\s?a\.?|unbekannt|未知|无)$/iu.test(cell);
}

function headingScore(role: ColumnRole, heading: string): number {
  const plain = heading
    .replace(/[_\-./]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // "Next inspection" is in no log: nothing has happened then.
  if (role === 'date' && dateHeading(plain) === 'coming') return -2;
  if (names[role].exact.test(heading) || names[role].exact.test(plain)) return 2;
  return names[role].within.test(plain) ? 1 : 0;
}

/** Between -2 (cannot be) and 1 (looks exactly so). */
function contentScore(role: ColumnRole, cells: readonly string[]): number {
  if (cells.length === 0) return 0;
  const share = (test: (cell: string) => boolean) => cells.filter(test).length / cells.length;
  switch (role) {
    case 'date':
      return share(isDateLike) > 0.6 ? 1 : -2;
    case 'time':
      return share((cell) => /^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]m)?$/i.test(cell)) > 0.6 ? 0.8 : -2;
    case 'asset':
      return assetScore(share(looksLikeTag), share(isDate));
    case 'duration':
      return share((cell) => parseDuration(cell, 1) !== null) > 0.6 && share((cell) => parseDate(cell, 'dmy') !== null) < 0.3 ? 0 : -2;
    case 'parts':
      return share((cell) => /\p{L}*\d+[-/]\w+|\d{4,}/u.test(cell)) > 0.5 && share(looksLikeTag) < 0.5 && share(isDate) < 0.3 ? 0.5 : 0;
    case 'failure':
    case 'action':
    case 'technician':
      return share((cell) => isDate(cell) || parseNumber(cell) !== null) > 0.5 ? -2 : 0;
  }
}

function assetScore(tags: number, dates: number): number {
  if (dates > 0.5) return -2;
  return tags > 0.6 ? 1 : 0;
}

/** Dates that do not exist ("31.02.2025") still make a date column. */
function isDateLike(cell: string): boolean {
  return isDate(cell) || /^\d{1,4}([./-])\d{1,2}\1\d{2,4}(?:\D|$)/.test(cell);
}

function isDate(cell: string): boolean {
  const orders: readonly DayOrder[] = ['dmy', 'mdy'];
  return orders.some((order) => parseDate(cell, order) !== null);
}

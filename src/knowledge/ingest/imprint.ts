import { allMatches } from '../../domain/all-matches.js';

/** Revision, date and predecessor as title pages and revision tables print them, in English, German and Chinese. */

const months = 'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez';
const datePattern = `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}|\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|\\d{4}/\\d{2}/\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4}|\\d{1,2}\\.?\\s+(?:${months})\\p{L}*\\.?,?\\s+\\d{4}|(?:${months})\\p{L}*\\.?\\s+\\d{1,2},?\\s+\\d{4}`;
const label = '([A-Z]{1,2}\\d{0,2}|\\d{1,3}(?:\\.\\d{1,3}){0,3}[a-z]?)';

const revisionPatterns: readonly RegExp[] = [
  new RegExp(`\\b(?:revision|rev)\\b\\.?\\s*(?:no\\.?|number|level|index)?\\s*[:：#]?\\s*${label}(?![\\p{L}\\d])`, 'iu'),
  new RegExp(
    `\\b(?:version|ver\\.|issue|edition|ausgabe|fassung|änderungsstand|revisionsstand|stand)\\s*(?:no\\.?|nr\\.?)?\\s*[:：]?\\s*${label}(?![\\p{L}\\d])(?!\\s*\\.\\s*(?:\\d|${months}))`,
    'iu',
  ),
  new RegExp(`(?:版本号?|修订版?|版次|版)\\s*[:：]?\\s*(?:第\\s*)?[vV]?${label}(?![\\p{L}\\d])`, 'u'),
  /第\s*(\d{1,3})\s*版/u,
  /\bv(\d{1,3}(?:\.\d{1,3}){1,3})\b/iu,
];

/** "Revision C, effective 2025-03-01" gives `C`; without such a line the latest row of a revision table counts. Null where nothing says it. */
export function revisionIn(text: string): string | null {
  const history = revisionTable(text);
  const elsewhere = history === null ? text : text.slice(0, history.start);
  const named = revisionPatterns.map((pattern) => firstOutsideHistory(pattern, elsewhere)).find((found) => found !== null);
  return named ?? history?.revision ?? null;
}

function firstOutsideHistory(pattern: RegExp, text: string): string | null {
  for (const match of allMatches(text, new RegExp(pattern.source, `${pattern.flags}g`))) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const replaced = /(?:supersedes|replaces|superseding|ersetzt|替代|取代|formerly|previous(?:ly)?|see also)[^\n]{0,40}$/iu.test(before);
    const found = match[1];
    if (!replaced && found !== undefined && /^(?:[A-Z]|\d)/.test(found)) return found;
  }
  return null;
}

/** Rows that begin with a revision and hold a date: "C  2025-03-01  new torque values". */
function revisionTable(text: string): Readonly<{ revision: string; date: string; start: number }> | null {
  const heading =
    /(?:revision|change|document) history|revisions?\s*(?:table|record|index)|änderungs(?:verzeichnis|historie|übersicht)|revisionsverzeichnis|修订(?:记录|历史)|版本(?:记录|历史)/iu.exec(
      text,
    );
  if (heading === null) return null;
  const rows = text.slice(heading.index, heading.index + 1_500).split('\n');
  const found = rows.flatMap((row) => {
    const match = new RegExp(
      `^\\s*(?:(?:rev(?:ision)?\\.?|version|ausgabe|issue|版本)\\s*[:：]?\\s*)?${label}\\s*[:|;,\\s]\\s*(?:\\p{L}+\\s*:?\\s*)?(${datePattern})`,
      'iu',
    ).exec(row);
    const date = match?.[2] === undefined ? null : isoDate(match[2]);
    return match?.[1] === undefined || date === null ? [] : [{ revision: match[1], date }];
  });
  const latest = found.reduce<(typeof found)[number] | null>((top, row) => (top === null || row.date > top.date ? row : top), null);
  return latest === null ? null : { ...latest, start: heading.index };
}

/** The date from which the document holds, as `YYYY-MM-DD`, or null. */
export function effectiveDateIn(text: string): string | null {
  const words =
    'effective(?:\\s+(?:date|from|as of|since))?|valid from|in force (?:from|since)|issue(?:d| date)(?:\\s+on)?|date of issue|release date|publication date|revised|revision date|date|gültig ab|in kraft(?: seit| ab)?|ausgabedatum|datum|stand|生效日期|发布日期|实施日期|日期|自';
  const named = new RegExp(`(?:${words})\\s*[:：]?\\s*(${datePattern})`, 'iu').exec(text)?.[1];
  const afterRevision = new RegExp(
    `(?:revision|rev\\.?|version|ausgabe|issue)\\s*[:：]?\\s*${label}\\s*[,;/|(–—-]*\\s*(?:of|from|vom|dated)?\\s*(${datePattern})`,
    'iu',
  ).exec(text)?.[2];
  const found = named ?? afterRevision;
  return (found === undefined ? null : isoDate(found)) ?? revisionTable(text)?.date ?? null;
}

/** What the document replaces: "Supersedes Revision C (2021-05-10)" gives `Revision C (2021-05-10)`. */
export function supersedesIn(text: string): string | null {
  const match =
    /\b(?:supersedes|replaces|ersetzt)\s*[:：]?\s*((?=[^\n]{0,60}(?:rev|version|ausgabe|issue|[A-Z]{2,}-|\d))[^\n.;]{1,80})|(?:替代|取代|代替)\s*[:：]?\s*([^\n。；]{1,60})/iu.exec(
      text,
    );
  return (match?.[1] ?? match?.[2])?.trim() ?? null;
}

/** Any of the printed forms as `YYYY-MM-DD`; slash dates only where they are certain. */
export function isoDate(text: string): string | null {
  const numeric = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text);
  if (numeric !== null) return day(numeric[1], Number(numeric[2]), numeric[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted !== null) return day(dotted[3], Number(dotted[2]), dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed !== null)
    return Number(slashed[1]) > 12
      ? day(slashed[3], Number(slashed[2]), slashed[1])
      : Number(slashed[2]) > 12
        ? day(slashed[3], Number(slashed[1]), slashed[2])
        : null;
  const dayFirst = /^(\d{1,2})\.?\s+(\p{L}{3})\p{L}*\.?,?\s+(\d{4})$/u.exec(text);
  if (dayFirst !== null) return day(dayFirst[3], month(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}{3})\p{L}*\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(text);
  return monthFirst === null ? null : day(monthFirst[3], month(monthFirst[1]), monthFirst[2]);
}

function month(name: string | undefined): number {
  const at = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    (name ?? '').toLowerCase().replace('mär', 'mar').replace('mai', 'may').replace('okt', 'oct').replace('dez', 'dec'),
  );
  return at + 1;
}

function day(year: string | undefined, monthNumber: number, dayText: string | undefined): string | null {
  if (year === undefined || dayText === undefined || monthNumber < 1 || monthNumber > 12 || Number(dayText) < 1 || Number(dayText) > 31) return null;
  return `${year}-${String(monthNumber).padStart(2, '0')}-${dayText.padStart(2, '0')}`;
}

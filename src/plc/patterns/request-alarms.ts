import { allMatches } from '../../domain/all-matches.js';
import type { NumberMention, RequestReading, TimeMention } from './model.js';

/** A limit that a request gives for an alarm beside its main function. `side`: null for "alarm at 95 %" without a word of its side. */
export interface AlarmLimit {
  readonly side: 'high' | 'low' | null;
  /** "at 95 %": the limit itself raises the alarm. */
  readonly inclusive: boolean;
  readonly value: number;
  readonly unit: string | null;
  /** 0 without a delay. */
  readonly delayMs: number;
  /** The measured value that is named in the clause. */
  readonly measured: string | null;
  readonly start: number;
  readonly end: number;
}

const alarm =
  '(?:(?:(high|hi|low|lo|upper|lower|hoch|tief|ober|unter)[- ]?)?(?:level |pressure |temperature |flow |limit )?(?:alarm|warning|warnung|meldung)(?:s|en)?)';
const comparison =
  '(above|over|exceeding|higher than|more than|greater than|ueber|oberhalb|>=?|below|under|lower than|less than|unter|unterhalb|<=?|at|from|bei|ab)';
const told = new RegExp(
  `\\b${alarm}\\b[ ]?(?:is |comes |on |raised |wird |kommt )*(?:(?:when|if|wenn|bei|of|on|von) )?(?:(?:the |der |die |das )?[\\w.-]+ (?:is |are |ist |liegt |rises |falls |drops |goes )?)?${comparison} ?$`,
  'i',
);
const elliptic = new RegExp(`^\\s*(?:and|or|und|oder|,|;|\\/)\\s*(?:(?:and|or|und|oder)\\s+)?${comparison} ?$`, 'i');
const delayed =
  /^\s?(?:(?:of|von) [\w.-]+ )?,?\s?(?:(?:if|when) (?:it )?(?:lasts|persists) )?(?:after|for|for more than|longer than|delayed by|with a delay of|nach|laenger als|mit) $/i;
const shared = /\b(?:both|each|all|beide|jeweils|je)(?: of them)? (?:after|for|delayed by|with a delay of|nach|mit) $/i;

function sideOf(word: string | undefined, comparing: string): AlarmLimit['side'] {
  if (/^(?:above|over|exceed|higher|more|greater|ueber|ober|>)/i.test(comparing)) return 'high';
  if (/^(?:below|under|lower|less|unter|<)/i.test(comparing)) return 'low';
  if (word === undefined) return null;
  return /^(?:hi|high|upper|hoch|ober)$/i.test(word) ? 'high' : 'low';
}

/** "both after 5 s": the delay in ms that goes with all alarms; null without one. */
export function sharedDelay(text: string, times: readonly TimeMention[]): number | null {
  return times.find((time) => shared.test(text.slice(0, time.start)))?.milliseconds ?? null;
}

/** Limits of alarms in a normalised request, with the stretch of text that tells each; a delay for "both" or "each" goes to all that have none. */
export function alarmLimits({ text, numbers, times, names }: RequestReading): readonly AlarmLimit[] {
  const found: AlarmLimit[] = [];
  const common = sharedDelay(text, times);
  for (const number of numbers) {
    const previous = found.at(-1);
    const from = Math.max(0, number.start - 70, numbers.filter(({ end }) => end <= number.start).at(-1)?.end ?? 0);
    const ahead = text.slice(from, number.start);
    const own = told.exec(ahead);
    const further = own === null && previous !== undefined && previous.end >= from - 1 ? elliptic.exec(text.slice(previous.end, number.start)) : null;
    const start = own !== null ? from + own.index : further !== null && previous !== undefined ? previous.end : -1;
    const comparing = own?.[2] ?? further?.[1];
    if (start < 0 || comparing === undefined || number.unit === null) continue;
    const delay = times.find((time) => time.start >= number.end && time.start - number.end < 40 && delayed.test(text.slice(number.end, time.start)));
    const stop = delay?.end ?? number.end;
    const behind = names.find((name) => name.start >= number.end && /^ ?(?:of|at|on|in|von|an|am) $/i.test(text.slice(number.end, name.start)));
    const inside = names.find((name) => name.start >= start && name.end <= stop);
    found.push({
      side: sideOf(own?.[1], comparing),
      inclusive: /^(?:at|from|bei|ab|>=|<=)$/i.test(comparing),
      value: number.value,
      unit: number.unit,
      delayMs: delay?.milliseconds ?? common ?? 0,
      measured: (inside ?? behind)?.text ?? null,
      start,
      end: stop,
    });
  }
  return found;
}

/** The request without the stretches of alarms, positions kept; the names in them stay, as they may tell what is measured. */
export function withoutAlarms(reading: RequestReading, alarms: readonly AlarmLimit[]): RequestReading {
  const spans = [...alarms, ...sharedSpans(reading, alarms)];
  const inside = ({ start, end }: NumberMention | TimeMention): boolean => spans.some((span) => start >= span.start && end <= span.end);
  const kept = reading.names.filter((name) => spans.some((span) => name.start >= span.start && name.end <= span.end));
  const text = spans.reduce((rest, span) => {
    const blank = [...rest.slice(span.start, span.end)].map((letter, index) => {
      const at = span.start + index;
      return kept.some(({ start, end }) => at >= start && at < end) ? letter : ' ';
    });
    return rest.slice(0, span.start) + blank.join('') + rest.slice(span.end);
  }, reading.text);
  return { ...reading, text, numbers: reading.numbers.filter((number) => !inside(number)), times: reading.times.filter((time) => !inside(time)) };
}

/** "both after 5 s" goes with the alarms when all of them go. */
function sharedSpans({ text, times }: RequestReading, alarms: readonly AlarmLimit[]): readonly Readonly<{ start: number; end: number }>[] {
  if (alarms.length < 2) return [];
  return times.flatMap((time) => {
    const match = allMatches(text.slice(0, time.start), new RegExp(shared.source, 'gi')).at(-1);
    return match === undefined || match.index + match[0].length !== time.start ? [] : [{ start: match.index, end: time.end }];
  });
}

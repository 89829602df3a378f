import { allMatches } from '../../domain/all-matches.js';
import { isInitial } from '../../domain/initials.js';
import { monthNames } from '../../domain/moments.js';

/** A piece of a text by offsets. */
export type Span = Readonly<{ start: number; end: number }>;

const ABBREVIATIONS =
  /(?:^|[\s(-])(?:e\.g|i\.e|approx|ca|max|min|no|nr|fig|tab|cf|vs|incl|dia|resp|z\.b|bzw|d\.h|u\.a|abb|evtl|ggf|inkl|mind|usw|st|dr|mr|ms|etc|dipl|ing|prof|hrn)\.$/i;
const BOUNDARY = /[.!?]+["')\]]*(?=\s)|[。！？；]+|\n+/gu;
/** More characters than the longest abbreviation with what stands before it; looking no further back keeps long sentences cheap. */
const LONGER = 12;
const LIST_NUMBER = /^\s*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z])\.$/;
const LONGEST = 480;
const NAMES_MONTH = new RegExp(`^\\s+(?:${monthNames.flat().join('|')})(?!\\p{L})`, 'iu');
/** "15. März": the full stop makes an ordinal of the day. */
const isDay = (before: string, after: string): boolean => /(?<![\d.,])\d{1,2}\.$/u.test(before) && NAMES_MONTH.test(after);

function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return to > from ? { start: from, end: to } : null;
}

function lastLine(text: string, start: number, end: number): string {
  return text.slice(Math.max(start, text.lastIndexOf('\n', end - 1) + 1), end);
}

/** True where the line break at `at` only wraps a sentence: no sentence end before it, a lower-case letter after it. */
function isSoftBreak(text: string, at: number, after: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  return !/[.!?:;。！？；|]/.test(before) && /^\s*[\p{Ll}(]/u.test(text.slice(after, after + 3));
}

/**
 * Sentences, table rows and steps of a text, in order, without the white space around them. A line break ends a piece unless
 * the next line starts in lower case and the sentence is still open. Decimal points and common abbreviations end nothing.
 */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    const span = trimmed(text, start, end);
    if (span !== null) spans.push(span);
    start = end;
  };
  for (const match of allMatches(text, BOUNDARY)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('\n')) {
      if (match[0].length > 1 || !isSoftBreak(text, match.index, end)) push(end);
      continue;
    }
    if (match[0] === '.' && (ABBREVIATIONS.test(text.slice(Math.max(start, end - LONGER), end)) || LIST_NUMBER.test(lastLine(text, start, end)))) continue;
    if (match[0] === '.' && isInitial(text.slice(Math.max(start, end - 40), end), text.slice(end, end + 4))) continue;
    if (match[0] === '.' && isDay(text.slice(Math.max(start, end - LONGER), end), text.slice(end, end + LONGER))) continue;
    push(end);
  }
  push(text.length);
  return spans.flatMap((span) => splitLong(text, span));
}

function splitLong(text: string, span: Span): readonly Span[] {
  if (span.end - span.start <= LONGEST) return [span];
  const at = text.slice(span.start, span.end).search(/;\s|:\s\n?/);
  if (at <= 0) return [span];
  const left = trimmed(text, span.start, span.start + at + 1);
  const right = trimmed(text, span.start + at + 1, span.end);
  return [...(left === null ? [] : [left]), ...(right === null ? [] : splitLong(text, right))];
}

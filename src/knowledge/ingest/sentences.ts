import { allMatches } from '../../domain/all-matches.js';

export type Span = Readonly<{ start: number; end: number }>;

/** Short forms after which a full stop ends no sentence, in English and German. */
const shortForms = new Set(
  'e.g i.e etc vs approx max min no nos fig figs sec ch eq ref rev vol resp incl excl temp ca bzw z.b d.h u.a usw ggf evtl inkl abb tab nr vgl s bspw dr mr mrs ms st inc ltd co dept dipl ing prof hrn dia qty pos'.split(
    ' ',
  ),
);

/** Sentences of a text as spans without the space between them; together they cover all of it that is not space. */
export function splitSentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of allMatches(text, /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？；]["”’」』）]*|\n{2,}|\n(?=\s*(?:[•\-–*]|\d{1,3}[.)])\s)/gu)) {
    const end = match.index + (match[0].startsWith('\n') ? 0 : match[0].length);
    if (!endsHere(text, match.index, match[0], end)) continue;
    push(spans, text, start, end);
    start = match.index + match[0].length;
  }
  push(spans, text, start, text.length);
  return spans;
}

function push(spans: Span[], text: string, start: number, end: number): void {
  const body = text.slice(start, end);
  const trimmed = body.trim();
  if (trimmed === '') return;
  const from = start + body.indexOf(trimmed);
  spans.push({ start: from, end: from + trimmed.length });
}

function endsHere(text: string, at: number, mark: string, end: number): boolean {
  if (mark !== '.') return true;
  const before = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? '';
  const after = text.slice(end).trimStart()[0];
  if (after === undefined) return true;
  if (shortForms.has(before.toLowerCase()) || /^\p{Lu}$/u.test(before)) return false;
  if (/^\d{1,3}$/.test(before) && /(?:^|\n)\s*\d{1,3}$/u.test(text.slice(0, at))) return false;
  if (/^\d{1,2}$/.test(before) && /^\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/u.test(text.slice(end)))
    return false;
  return !/\p{Ll}/u.test(after);
}

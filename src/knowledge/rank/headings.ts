import type { Scope } from '../lexical/scope.js';
import type { Segment } from '../lexical/segment.js';

/** Which heading (document and section) stands above each passage of a segment, by number, and the first passage under each. */
type Headings = Readonly<{ of: Uint16Array; firsts: readonly number[] }>;

/** Worked out once per segment: a search asks for the headings of a hundred passages, and following each to its document and section costs more than comparing them. */
const HEADINGS: WeakMap<Segment, Headings> = new WeakMap();

function headingsOf(segment: Segment): Headings {
  const known = HEADINGS.get(segment);
  if (known !== undefined) return known;
  const of = new Uint16Array(segment.passages.length);
  const firsts: number[] = [];
  const numbers = segment.documents.map(() => new Map<string | null, number>());
  for (const [local, { section }] of segment.passages.entries()) {
    const sections = numbers[segment.documentOf[local] ?? 0];
    const number = sections?.get(section) ?? firsts.push(local) - 1;
    sections?.set(section, number);
    of[local] = number;
  }
  const headings = { of, firsts };
  HEADINGS.set(segment, headings);
  return headings;
}

/** Terms of the title and section path of a passage by its number in the scope, worked out once per document and section, in the language of the first passage there. */
export function headingReader(scope: Scope, termsOf: (text: string, language: string) => readonly number[]): (passage: number) => readonly number[] {
  const bySegment = scope.segments.map((segment) => ({ ...headingsOf(segment), terms: [] as (readonly number[] | undefined)[] }));
  const read = (number: number): readonly number[] => {
    const found = scope.locate(number);
    if (found === null) return [];
    const { document, passage } = found;
    const title = termsOf(document.title, passage.language);
    return passage.section === null ? title : [...title, ...termsOf(passage.section, passage.language)];
  };
  return (passage) => {
    const at = scope.segmentOf(passage);
    const held = bySegment[at];
    const base = scope.bases[at] ?? 0;
    const heading = held?.of[passage - base];
    if (held === undefined || heading === undefined) return [];
    const terms = held.terms[heading] ?? read(base + (held.firsts[heading] ?? 0));
    held.terms[heading] = terms;
    return terms;
  };
}

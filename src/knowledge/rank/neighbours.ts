import type { Passage } from '../../domain/document.js';

const LONGEST_JOINED = 4_000;
const LONGEST_TABLE = 1_500;
const LARGEST_GAP = 4;
const ROWS_TO_JOIN = 3;

function follows(first: Passage | undefined, second: Passage | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const gap = second.start - first.end;
  const verbatim = first.text.length === first.end - first.start && second.text.length === second.end - second.start;
  return verbatim && first.kind === second.kind && first.section === second.section && gap >= 0 && gap <= LARGEST_GAP;
}

/** One passage over neighbours, verbatim by offsets: the few characters between them are line breaks. Keeps the identity of `anchor`. */
function join(parts: readonly Passage[], anchor: Passage): Passage {
  const first = parts[0] ?? anchor;
  const last = parts.at(-1) ?? anchor;
  let text = '';
  for (const part of parts) text += `${text === '' ? '' : '\n'.padEnd(part.start - first.start - text.length, ' ')}${part.text}`;
  return { ...anchor, start: first.start, end: last.end, page: first.page, endPage: last.endPage, text, flagged: parts.some((part) => part.flagged) };
}

function run(passage: Passage, ownDocument: readonly Passage[], longest: number): readonly Passage[] {
  const at = ownDocument.findIndex((candidate) => candidate.id === passage.id);
  if (at < 0) return [passage];
  let from = at;
  let to = at;
  const length = (): number => (ownDocument[to]?.end ?? 0) - (ownDocument[from]?.start ?? 0);
  while (follows(ownDocument[from - 1], ownDocument[from])) from -= 1;
  while (follows(ownDocument[to], ownDocument[to + 1])) to += 1;
  while (length() > longest && to > at) to -= 1;
  while (length() > longest && from < at) from += 1;
  return ownDocument.slice(from, to + 1);
}

/** A procedure that was cut into several passages as one, whole and in order, as far as it stays readable. Other passages are returned as they are. */
export function wholeSteps(passage: Passage, ownDocument: readonly Passage[]): Passage {
  if (passage.kind !== 'steps') return passage;
  const parts = run(passage, ownDocument, LONGEST_JOINED);
  return parts.length < 2 ? passage : join(parts, passage);
}

const CAPTION = /^(?:table|tabelle|tab\.|表)\s*[\dA-Z]/i;
const LONGEST_CAPTION = 200;

/** A table's caption together with the rows under it, as far as the table stays short; other passages are returned as they are. */
export function captionWithRows(passage: Passage, ownDocument: readonly Passage[]): Passage {
  if (passage.kind !== 'text' || passage.text.length > LONGEST_CAPTION || !CAPTION.test(passage.text)) return passage;
  const at = ownDocument.findIndex((candidate) => candidate.id === passage.id);
  const parts = [passage];
  for (let row = at + 1; at >= 0 && row < ownDocument.length; row += 1) {
    const next = ownDocument[row];
    const last = parts.at(-1);
    if (next?.kind !== 'table-row' || last === undefined || next.end - passage.start > LONGEST_TABLE) break;
    if (next.start < last.end || next.start - last.end > LARGEST_GAP || next.text.length !== next.end - next.start) break;
    parts.push(next);
  }
  return parts.length < 2 ? passage : { ...join(parts, passage), kind: 'table-row' };
}

/** The rows of a short table as one passage when at least three of them were found; otherwise `null`. */
export function wholeTable(row: Passage, found: readonly Passage[], ownDocument: readonly Passage[]): Passage | null {
  if (row.kind !== 'table-row') return null;
  const parts = run(row, ownDocument, LONGEST_TABLE);
  const ids = new Set(parts.map((part) => part.id));
  return parts.length >= ROWS_TO_JOIN && found.filter((passage) => ids.has(passage.id)).length >= ROWS_TO_JOIN ? join(parts, row) : null;
}

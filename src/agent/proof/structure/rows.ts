import { unitOf } from '../../../domain/quantity-units.js';
import type { Token } from '../entailment/tokens.js';
import { apartFrom, heldShare, holds, termsOf } from './terms.js';

/** A row of a table: what it is about, and its cells by the heading above them. */
export type Row = Readonly<{
  label: readonly Token[];
  cells: readonly Readonly<{ heading: readonly Token[]; text: string; terms: readonly Token[] }>[];
  headings: ReadonlySet<string>;
}>;

const cell = /^([^:：]{1,60})[:：]\s+(.+)$/su;

/** Reads "Pump A: Oil: VG 46; Interval: weekly" and "Machine: Pump A; Oil: VG 46"; null for what is no row. */
export function rowOf(text: string): Row | null {
  const parts = text
    .trim()
    .replace(/[.。]$/u, '')
    .split(/;\s+|；/u);
  const [first = '', ...rest] = parts;
  const lead = cell.exec(first);
  if (lead === null || rest.length === 0 || !rest.some((part) => cell.test(part))) return null;
  const inner = cell.exec(lead[2] ?? '');
  const label = inner === null ? (lead[2] ?? '') : (lead[1] ?? '');
  const found: { heading: string; text: string }[] = [
    inner === null ? { heading: lead[1] ?? '', text: lead[2] ?? '' } : { heading: inner[1] ?? '', text: inner[2] ?? '' },
  ];
  for (const part of rest) {
    const [, heading, value] = cell.exec(part) ?? [];
    const last = found.at(-1);
    if (heading !== undefined && value !== undefined) found.push({ heading, text: value });
    else if (last !== undefined) last.text = `${last.text}; ${part}`;
  }
  if (found.length < 2) return null;
  return {
    label: termsOf(label),
    cells: found.map(({ heading, text: value }) => ({ heading: termsOf(heading), text: value, terms: termsOf(value) })),
    headings: new Set(found.map(({ heading }) => heading.trim().toLowerCase())),
  };
}

/** Share of a sentence's terms that a table must hold for the sentence to tell of it. */
const ofTable = 0.7;
/** Words of measures, which say nothing of which row it is. */
const unitWords: ReadonlySet<string> = new Set(
  termsOf('litre liter gram grams metre meter square percent degrees newton bar per grease oil').map(({ key }) => key),
);

const areAlike = (one: Row, other: Row): boolean => [...one.headings].filter((heading) => other.headings.has(heading)).length >= Math.min(2, one.headings.size);

/** What a sentence says of the row that it names: the share of its terms that stand there, and whether one that does not stands in another row of the table. */
export type RowFound = Readonly<{ isNamed: boolean; held: number; moved: number; wrongColumn: boolean }>;
const none: RowFound = { isNamed: false, held: 0, moved: 0, wrongColumn: false };

/** Lays a sentence beside the rows of the tables of a turn; `beside` are the other sentences, which may say of the row's subject what the table does not. */
export function rowFound(terms: readonly Token[], rows: readonly Row[], beside: readonly (readonly Token[])[]): RowFound {
  let best = none;
  for (const row of rows) {
    const others = rows.filter((other) => other !== row && areAlike(row, other));
    if (others.length === 0) continue;
    const telling = row.label.filter((term) => !others.every(({ label }) => holds(label, term)));
    if (telling.length === 0 || heldShare(telling, terms) < 1) continue;
    if (others.some(({ label }) => heldShare(label, terms) === 1 && label.length > row.label.length)) continue;
    const named = others.filter(
      ({ label }) => label.length > 0 && heldShare(apartFrom(label, row.label), terms) === 1 && apartFrom(label, row.label).length > 0,
    );
    if (named.length > 0) continue;
    const found = foundIn(terms, row, others, beside);
    if (!best.isNamed || found.held > best.held) best = found;
  }
  return best;
}

function foundIn(terms: readonly Token[], row: Row, others: readonly Row[], beside: readonly (readonly Token[])[]): RowFound {
  const rest = apartFrom(terms, row.label);
  const own = row.cells.flatMap(({ heading, terms: value }) => [...heading, ...value]);
  const headings = row.cells.flatMap(({ heading }) => heading);
  const missing = apartFrom(rest, own);
  const table = others.flatMap(({ label, cells }) => [...label, ...cells.flatMap(({ terms: value }) => value)]);
  const isOfTable = heldShare(rest, [...own, ...table]) >= ofTable;
  const moved = missing.filter(
    (term) =>
      isOfTable &&
      unitOf(term.word) === null &&
      !unitWords.has(term.key) &&
      !holds(headings, term) &&
      others.some(({ cells }) => cells.some(({ terms: value }) => holds(value, term))) &&
      !beside.some((sentence) => holds(sentence, term) && heldShare(row.label, sentence) === 1),
  );
  return { isNamed: true, held: rest.length === 0 ? 0 : 1 - missing.length / rest.length, moved: moved.length, wrongColumn: isUnderAnother(rest, row) };
}

/** True where the sentence names one heading alone and gives a figure that stands in the row, though under another heading. */
function isUnderAnother(rest: readonly Token[], { cells }: Row): boolean {
  const figures = rest.filter(({ isFigure }) => isFigure);
  const asked = cells.filter(({ heading }) => heading.length > 0 && heldShare(heading, rest) === 1);
  const [only] = asked;
  if (only === undefined || asked.length > 1 || figures.length !== 1) return false;
  const [figure] = figures;
  return figure !== undefined && !holds(only.terms, figure) && cells.some(({ terms }) => holds(terms, figure));
}

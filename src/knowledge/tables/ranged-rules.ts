import { allMatches } from '../../domain/all-matches.js';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { parseQuantities, type Quantity } from '../../domain/quantity.js';
import { sentencesOf } from '../text/sentences.js';
import { dimensionOf, type Figure, figureOf } from './cell-values.js';
import type { Found } from './compare.js';
import { holds, isAbove } from './held.js';

import { type Asked, TableSight } from './sight.js';

export type TableSource = Readonly<{ document: DocumentInfo; passages: readonly Passage[] }>;

/** A stretch of figures as rules in sentences write it: "above 200 ppm", "from 30 to 100 ppm", "bis 5 bar", "between 2 and 4 h". */
const STRETCH =
  /(?:(?<!\p{L})(?:up to|above|below|over|under|more than|less than|at least|at most|exceeding|bis(?: zu)?|über|unter|mehr als|weniger als|ab|mindestens|höchstens|from|between|von|zwischen)\s+|[<>≤≥]\s?)(?=\d)[^.;,()]{1,30}|\d[\d.,]*\s?(?:\p{L}{1,4}\s?)?(?:–|-|to|bis)\s?\d[^.;,()]{1,12}/giu;
/** A passage must speak of so much of the question. */
const COVERED = 0.6;
/** Less sure than a row of a table. */
const BEHIND = 0.2;

type Stretch = Readonly<{ figure: Figure; start: number; end: number }>;

/** The stretches of figures of a text, each with the sentence that it stands in. */
function stretchesOf(text: string, language: string): readonly Stretch[] {
  return sentencesOf(text).flatMap(({ start, end }) =>
    allMatches(text.slice(start, end), STRETCH).flatMap(([written]): Stretch[] => {
      const [first, second] = parseQuantities(written);
      const isPair = second !== undefined && /^\s*(?:–|-|to|and|bis|und)\s*$/iu.test(written.slice(first?.end ?? 0, second.start));
      const upTo = isPair ? second.end : (first?.end ?? 0);
      const plain = written.slice(0, upTo).replace(/^(?:between|zwischen|from|von)\s+(?=.*\d\D+\d)/iu, '');
      const figure = figureOf(plain, null, language);
      return figure === null || figure.low === figure.high ? [] : [{ figure, start, end }];
    }),
  );
}

/** The passages of the text of documents as tables of one row, by which is told whether they speak of what is asked. */
export function ruleSights(asked: Asked, sources: readonly TableSource[], spans: readonly (readonly [number, number])[]): readonly TableSight[] {
  return sources.flatMap(({ document, passages }) =>
    passages
      .filter(({ kind, flagged, text, start, end }) => kind === 'text' && !flagged && text.length === end - start && allMatches(text, STRETCH).length >= 2)
      .map((passage) => new TableSight({ section: passage.section ?? '', rows: [{ passage, label: '', cells: [] }], headings: [] }, document, asked, spans)),
  );
}

/** Of several rules that each hold for a stretch of figures, the sentence whose stretch holds the figure of the question. */
export function ruleInRange(sight: TableSight, asked: readonly Quantity[], text: string): Found | null {
  const { grid, document } = sight;
  const [row] = grid.rows;
  if (row === undefined || sight.confirms) return null;
  const { passage } = row;
  const stretches = stretchesOf(passage.text, document.language);
  const coverage = sight.coverage(new Set([...sight.frame, ...sight.valueConcepts(0).keys()]));
  if (coverage < COVERED) return null;
  for (const quantity of asked) {
    const dimension = dimensionOf(quantity.unit);
    const kin = stretches.filter(({ figure }) => dimension !== null && dimensionOf(figure.unit) === dimension);
    const held = kin.filter(({ figure }) => holds(figure, quantity, isAbove(text, quantity)));
    const sentences = new Map(held.map((each) => [each.start, each] as const));
    const [only] = [...sentences.values()];
    // One bound alone splits nothing, and two rules that both hold leave open which is meant.
    if (kin.length < 2 || sentences.size !== 1 || only === undefined) continue;
    const said = passage.text.slice(only.start, only.end);
    const source = { passage, text: said, start: passage.start + only.start, end: passage.start + only.end };
    const reading = { kind: 'in-range' as const, value: said, heading: '', things: [], rows: [source], of: kin.length, period: null, document: document.title };
    return { score: coverage - BEHIND, reading };
  }
  return null;
}

import type { Quantity } from '../../domain/quantity.js';
import { askedCell, asksForAll, cellOfRole } from './asked-cell.js';
import { dimensionOf, type Figure, figureOf, saysNothing, unitOfHeading } from './cell-values.js';
import type { Found } from './compare.js';
import type { GridCell } from './grid.js';
import { holds, isAbove, isName, onlyOne } from './held.js';
import { bareHeading, excerptOf } from './series.js';
import type { TableSight } from './sight.js';

/** A table whose ranges an asked figure is looked up in must speak of so much of the question. */
const COVERED = 0.45;

/** How a figure is told: "the gauge shows 23 V". */
const TELLS =
  /^(?:shows?|showing|reads?|reading|indicat\w+|displays?|measures?|measured|stands?|has|reached?|rose|fell|dropped|gone|scanners?|gauges?|meters?|sensors?|thermometers?|displays?|indicators?|instruments?|anzeige|messgerät|fühler|zeigt|misst|steht|hat|liegt|beträgt|erreicht)$/iu;

/** The row in whose range a figure of the question lies: "40-60" for 52 mm. */
export function inRange(sight: TableSight, asked: readonly Quantity[], text: string): Found | null {
  const { grid, document } = sight;
  const keys: readonly ((at: number) => Readonly<{ text: string; unit: string | null; cell: GridCell | null }> | null)[] = [
    (at) => keyOf(grid.rows[at]?.label ?? ''),
    ...grid.headings.map((heading) => (at: number) => {
      const cell = grid.rows[at]?.cells.find((each) => each.heading === heading);
      return cell === undefined ? null : { text: cell.value, unit: unitOfHeading(heading), cell };
    }),
  ];
  for (const key of keys) {
    const ranges = grid.rows.map((_, at): Figure | null => {
      const read = key(at);
      return read === null ? null : figureOf(read.text, read.unit, document.language);
    });
    if (sight.confirms || !arePartsOfOne(ranges)) continue;
    for (const quantity of asked) {
      const at = onlyOne(
        ranges.flatMap((range, row) => (range !== null && !isName(quantity, range, text) && holds(range, quantity, isAbove(text, quantity)) ? [row] : [])),
      );
      const row = at === null ? undefined : grid.rows[at];
      if (at === null || row === undefined) continue;
      // What stands over the labels is kept in some of them only.
      const labels = key(at)?.cell === null ? grid.rows.flatMap((_, each) => [...sight.labelConcepts(each)]) : [];
      const said = new Set([...sight.frame, ...labels, ...sight.valueConcepts(at).keys()]);
      const coverage = sight.coverage(said, sight.namedBefore(quantity.start, TELLS));
      const cells = row.cells.filter((each) => each !== key(at)?.cell);
      const cell = cellOfRole(cells, text) ?? askedCell(sight, cells);
      if (coverage < COVERED || cells.length === 0 || (cell === null && !asksForAll(text))) continue;
      const reading = {
        kind: cell !== null && saysNothing(cell.value) ? ('none-given' as const) : ('in-range' as const),
        value: cell === null ? row.passage.text.slice(cells[0]?.start ?? 0, cells.at(-1)?.end) : cell.value,
        heading: cell === null ? '' : bareHeading(cell.heading),
        things: [row.label || (key(at)?.text ?? '')],
        rows: [excerptOf(row)],
      };
      return { score: coverage, reading: { ...reading, of: grid.rows.length, period: null, document: document.title } };
    }
  }
  return null;
}

/** Ranges of one unit, of which at least one has two ends: limits that only happen to stand in one column are none. */
function arePartsOfOne(ranges: readonly (Figure | null)[]): boolean {
  const spread = ranges.flatMap((range) => (range !== null && range.low !== range.high ? [range] : []));
  const isWhole = spread.some(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  return spread.length >= 2 && isWhole && new Set(spread.map(({ unit }) => dimensionOf(unit) ?? unit)).size === 1;
}

/** The range that a label gives, behind the heading that it may begin with. */
function keyOf(label: string): Readonly<{ text: string; unit: string | null; cell: null }> | null {
  const at = label.search(/(?:(?:up to|above|below|over|under|more than|less than|at least|at most|bis(?: zu)?|über|unter)\s+)?[<>≤≥]?\s?\d/iu);
  return at < 0 ? null : { text: label.slice(at), unit: unitOfHeading(label.slice(0, at)), cell: null };
}

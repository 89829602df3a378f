import type { Excerpt } from '../../domain/document.js';
import { dimensionOf, type Figure, figureOf, momentOf, unitOfHeading } from './cell-values.js';
import type { Grid, GridCell, GridRow } from './grid.js';
import type { TableSight } from './sight.js';

/** One figure of a series: of which thing, in which row and cell, as written. */
export type Item = Readonly<{ name: string; figure: Figure; cell: GridCell; row: number; written: string }>;
/** Figures that can be compared: a column over the rows, or, where things are columns, a row over the columns. */
export type Series = Readonly<{ heading: string; unit: string | null; items: readonly Item[]; across: boolean; concepts: ReadonlySet<number> }>;

const YEAR = /^(?:19|20)\d{2}$/u;

/** A row as evidence, whole. */
export const excerptOf = ({ passage }: GridRow): Excerpt => ({ passage, text: passage.text, start: passage.start, end: passage.end });

/** Every series of a table that holds at least two figures. */
export function seriesOf(sight: TableSight): readonly Series[] {
  return [...columnSeries(sight), ...rowSeries(sight)].filter(({ items }) => items.length >= 2);
}

function columnSeries(sight: TableSight): readonly Series[] {
  const { grid, document } = sight;
  return grid.headings.map((heading) => {
    const unit = unitOfHeading(heading) ?? unitAbove(grid, heading);
    const items = grid.rows.flatMap((row, at): Item[] => {
      const cell = row.cells.find((each) => each.heading === heading);
      const figure = cell === undefined || momentOf(cell.value) !== null ? null : figureOf(cell.value, unit, document.language);
      return cell === undefined || figure === null ? [] : [{ name: row.label, figure, cell, row: at, written: withUnit(cell.value, figure) }];
    });
    return { heading, unit: items[0]?.figure.unit ?? unit, items, across: false, concepts: sight.headingConcepts(heading) };
  });
}

/** "Min." over 20, "1,5 h" and "70 min" means minutes; over a stock it means something else. */
function unitAbove(grid: Grid, heading: string): string | null {
  const unit = heading.replace(/\.$/u, '');
  const isTime = dimensionOf(unit) === 'time';
  return isTime && grid.rows.some(({ cells }) => cells.some((cell) => cell.heading === heading && timeWritten.test(cell.value))) ? unit : null;
}

const timeWritten = /\d\s?(?:h|hrs?|min|std|stunden?|minuten?|hours?|minutes?|小时|分钟)\b/iu;

/** Things stand over the columns where the figures of a row are of one unit. */
function rowSeries(sight: TableSight): readonly Series[] {
  const { grid, document } = sight;
  return grid.rows.flatMap((row, at): Series[] => {
    if (row.label === '') return [];
    const unit = unitOfHeading(row.label);
    const items = row.cells.flatMap((cell): Item[] => {
      const figure = figureOf(cell.value, unit, document.language);
      return figure === null || cell.heading === '' ? [] : [{ name: cell.heading, figure, cell, row: at, written: withUnit(cell.value, figure) }];
    });
    const units = new Set(items.map(({ figure }) => figure.unit));
    return units.size === 1 ? [{ heading: row.label, unit: items[0]?.figure.unit ?? null, items, across: true, concepts: sight.labelConcepts(at) }] : [];
  });
}

/** The cell with the unit that its heading gives. */
function withUnit(value: string, { unit }: Figure): string {
  return unit === null || value.includes(unit) || YEAR.test(value) ? value : `${value} ${unit}`;
}

/** Whether all figures are years. */
export const areYears = ({ items, unit }: Series): boolean => unit === null && items.every(({ cell }) => YEAR.test(cell.value.trim()));

/** A heading without the unit that its figures carry anyway. */
export const bareHeading = (heading: string): string => heading.replace(/\s*[[(][^\])]{1,14}[\])]\s*$/u, '').trim() || heading;

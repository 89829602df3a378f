import { parseQuantities } from '../../domain/quantity.js';
import { dimensionOf, figureOf, inUnitOf, unitOfHeading } from './cell-values.js';
import type { Found } from './compare.js';
import type { Grid, GridRow } from './grid.js';
import { bareHeading, excerptOf } from './series.js';
import type { TableSight } from './sight.js';

/** How the rows asked for stand to a bound: below it, above it, on it, or one of the two with the bound itself. */
type Relation = Readonly<{ holds: (value: number, bound: number) => boolean; start: number; end: number }>;
type Bound = Readonly<{ of: (row: GridRow) => number | null; heading: string | null; unit: string | null }>;

const RELATIONS: ReadonlyArray<readonly [RegExp, Relation['holds']]> = [
  [/\b(?:at or (?:below|under)|(?:below|under) or at|not (?:above|over|more than)|at most|höchstens)\b|不超过|不高于|≤/iu, (value, bound) => value <= bound],
  [/\b(?:at or (?:above|over)|(?:above|over) or at|not (?:below|under|less than)|at least|mindestens)\b|不少于|不低于|≥/iu, (value, bound) => value >= bound],
  [
    /\b(?:below|under|beneath|less than|fewer than|lower than|smaller than|short of|shorter than|unter(?:halb)?|weniger als|kleiner als|unterschr\w+)\b|低于|小于|少于|不足|</iu,
    (value, bound) => value < bound,
  ],
  [
    /\b(?:above|over|exceed\w*|more than|higher than|greater than|longer than|larger than|heavier than|über|oberhalb|mehr als|größer als|länger als|überschr\w+)\b|高于|大于|超过|多于|>/iu,
    (value, bound) => value > bound,
  ],
  [/\b(?:exactly(?: at| on)?|just at|equal to|genau(?: auf| am| bei)?)\b|正好|等于/iu, (value, bound) => value === bound],
];
/** Nothing left of what a column counts. */
const NONE_LEFT =
  /\b(?:out of (?:stock|order|spares?)|(?:sold|run) out|zero stock|not (?:in|on) stock|none left|nicht (?:auf|am|im) lager|ausverkauft)\b|缺货|无库存/iu;
/** One of several rows is asked for, or all of them. */
const OF_SEVERAL =
  /\b(?:which|what|list|name|show|all|any|how many|number of|who|welche\w*|alle|liste|nenne|wie ?viele|was (?:ist|sind|war|waren|liegt|liegen|hat|haben|gibt))\b|\b(?:is|are) there\b|哪|列出|所有|多少|几/iu;
/** Headings of the columns that hold a bound, and what a question calls them. */
const BOUNDS: readonly RegExp[] = [
  /(?<!\p{L})(?:min(?:imum|imal\w*)?|mindest\p{L}*|lower limit|re-?order(?: level| point)?|melde\p{L}*)(?!\p{L})|下限|最低|最小|安全库存/iu,
  /(?<!\p{L})(?:max(?:imum|imal\w*)?|höchst\p{L}*|upper limit)(?!\p{L})|上限|最高|最大/iu,
  /(?<!\p{L})(?:target|nominal|set ?point|soll\p{L}*|plan(?:ned)?|required|allowed|permitted|tolerance|limit|grenz\p{L}*|zulässig\p{L}*)(?!\p{L})|目标|额定|限值|允许|标准/iu,
];
/** What rows of any table may be called: the heading over their names is not kept. */
const ANY_THING =
  /^(?:spares?|parts?|items?|articles?|materials?|products?|things?|entries|rows?|positions?|ones?|ersatzteile?|teile?|artikel|positionen|material\w*|备件|零件|物料|物品)$/iu;
/** Headings of what is there, beside a bound. */
const PRESENT =
  /(?<!\p{L})(?:stock|on hand|in store|quantity|qty|count|available|actual|measured|reading|value|found|result|bestand|vorrat|menge|ist\p{L}*|gemessen|messwert|wert)(?!\p{L})|库存|数量|实际|实测|现有/iu;
/** A table must speak of so much of the question besides. */
const COVERED = 0.4;

/** "What happens if the level falls below 5": the bound belongs to a condition and picks no rows. */
const CONDITIONAL =
  /\b(?:what happens|what then|was passiert|was dann)\b|\b(?:if|when|once|as soon as|wenn|falls|sobald)\b.{0,60}\b(?:falls?|drops?|sinks?|rises?|goes|gets|climbs?|exceeds?|reach(?:es)?|fällt|sinkt|steigt|unterschreitet|überschreitet|übersteigt)\b|会怎么?样|怎么办/iu;

/** Whether a question may ask for the rows that lie below, above or on something. */
export const asksWhere = (text: string): boolean => OF_SEVERAL.test(text) && !CONDITIONAL.test(text) && (NONE_LEFT.test(text) || relationIn(text) !== null);

/** The characters of a question that say how the rows stand to a bound. */
export function whereSpans(text: string): readonly (readonly [number, number])[] {
  const none = NONE_LEFT.exec(text);
  const relation = none === null ? relationIn(text) : { start: none.index, end: none.index + none[0].length };
  return !asksWhere(text) || relation === null ? [] : [[relation.start, relation.end]];
}

/** The rows of one column that lie below, above or on a bound, which is another column or a figure of the question; null where the question asks for none. */
export function rowsWhere(sight: TableSight, text: string): Found | null {
  if (!asksWhere(text)) return null;
  const { grid, document } = sight;
  const none = NONE_LEFT.exec(text);
  const relation = none === null ? relationIn(text) : { holds: (value: number) => value <= 0, start: none.index, end: none.index + none[0].length };
  if (relation === null) return null;
  const bound = none === null ? boundIn(sight, text, relation) : { of: () => 0, heading: null, unit: null };
  if (bound === null) return null;
  const column = comparedColumn(sight, bound, none !== null);
  if (column === null) return null;
  const figureIn = columnReader(grid, column, document.language);
  const compared = grid.rows.flatMap((row) => {
    const value = figureIn(row, bound.unit);
    const limit = bound.of(row);
    return value === null || limit === null ? [] : [{ row, fits: relation.holds(value, limit) }];
  });
  const fitting = compared.filter(({ fits }) => fits).map(({ row }) => row);
  if (compared.length < 2) return null;
  const columns = [column, ...(bound.heading === null ? [] : [bound.heading])];
  const said = new Set([...sight.frame, ...grid.rows.flatMap((_, at) => [...sight.valueConcepts(at).keys()])]);
  const coverage = sight.content.size === 0 && bound.heading !== null ? 1 : sight.coverage(said, sight.namedBefore(relation.start, ANY_THING));
  if (coverage < COVERED) return null;
  return {
    score: 1 + coverage,
    reading: {
      ...{ kind: 'where', value: String(fitting.length), heading: columns.map(bareHeading).join(' / '), things: fitting.map(nameOf) },
      ...{
        rows: (fitting.length === 0 ? compared.map(({ row }) => row) : fitting).map(excerptOf),
        of: compared.length,
        period: null,
        document: document.title,
      },
    },
  };
}

/** What a row is of: its label, or its first cell. */
const nameOf = ({ label, cells }: GridRow): string => label || (cells[0]?.value ?? '');

function relationIn(text: string): Relation | null {
  for (const [pattern, holds] of RELATIONS) {
    const match = pattern.exec(text);
    if (match !== null) return { holds, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** The bound that the question names behind the relation: a column of bounds, or a figure. */
function boundIn(sight: TableSight, text: string, { end }: Relation): Bound | null {
  const { grid, document } = sight;
  const after = text.slice(end, end + 40);
  const kind = BOUNDS.find((pattern) => pattern.test(after)) ?? BOUNDS.find((pattern) => pattern.test(text));
  const heading = kind === undefined ? undefined : grid.headings.find((each) => kind.test(withoutUnit(each)));
  if (heading !== undefined) {
    const read = columnReader(grid, heading, document.language);
    return { of: (row) => read(row, null), heading, unit: null };
  }
  const figure = parseQuantities(text).find((quantity) => quantity.start >= end && quantity.start - end <= 12);
  return kind !== undefined || figure === undefined ? null : { of: () => figure.values[0] ?? null, heading: null, unit: figure.unit };
}

/** The column whose figures are compared: the one that the question names, else the one of what is there, else the only one of figures. */
function comparedColumn(sight: TableSight, bound: Bound, counts: boolean): string | null {
  const { grid, document } = sight;
  const numeric = grid.headings.filter((heading) => heading !== bound.heading && isNumeric(grid, heading, document.language));
  const dimension = dimensionOf(bound.unit);
  const fitting = dimension === null ? numeric : numeric.filter((heading) => columnDimension(grid, heading, document.language) === dimension);
  const named = fitting.filter((heading) => sight.headingConcepts(heading).size > 0 && !BOUNDS.some((pattern) => pattern.test(withoutUnit(heading))));
  if (named.length === 1) return named[0] ?? null;
  const present = fitting.filter((heading) => PRESENT.test(bareHeading(heading)));
  if (present.length === 1) return present[0] ?? null;
  // A bare figure may be meant of anything: the column has to be named.
  const hasBounds = grid.headings.some((heading) => BOUNDS.some((pattern) => pattern.test(withoutUnit(heading))));
  if ((counts && !hasBounds) || (!counts && bound.heading === null && dimension === null)) return null;
  const free = fitting.filter((heading) => !BOUNDS.some((pattern) => pattern.test(withoutUnit(heading))));
  return free.length === 1 ? (free[0] ?? null) : null;
}

/** "Downtime min" gives no minimum. */
const withoutUnit = (heading: string): string => {
  const unit = unitOfHeading(heading);
  return unit !== null && heading.endsWith(unit) ? heading.slice(0, -unit.length).trim() : bareHeading(heading);
};

const cellOf = (row: GridRow, heading: string) => row.cells.find((cell) => cell.heading === heading);

function isNumeric(grid: Grid, heading: string, language: string): boolean {
  const figures = grid.rows.filter((row) => {
    const cell = cellOf(row, heading);
    return cell !== undefined && !/^\p{L}/u.test(cell.value) && figureOf(cell.value, unitOfHeading(heading), language) !== null;
  });
  return figures.length >= 2 && figures.length * 2 > grid.rows.length;
}

function columnDimension(grid: Grid, heading: string, language: string): string | null {
  for (const row of grid.rows) {
    const cell = cellOf(row, heading);
    const figure = cell === undefined ? null : figureOf(cell.value, unitOfHeading(heading), language);
    if (figure !== null) return dimensionOf(figure.unit);
  }
  return null;
}

/** Reads the figure of a row under a heading, in a wanted unit; null for text and ranges. */
function columnReader(grid: Grid, heading: string, language: string): (row: GridRow, unit: string | null) => number | null {
  const own = unitOfHeading(heading);
  const common = grid.rows.flatMap((row) => figureOf(cellOf(row, heading)?.value ?? '', own, language)?.unit ?? [])[0] ?? null;
  return (row, unit) => {
    const figure = figureOf(cellOf(row, heading)?.value ?? '', own, language);
    return figure === null || figure.low !== figure.high ? null : inUnitOf(figure.low, figure.unit, unit ?? common);
  };
}

import type { TableReading } from '../../domain/document.js';
import { CHOOSES, type TableQuestion } from './asked.js';
import { dimensionOf, inUnitOf } from './cell-values.js';
import { areYears, bareHeading, excerptOf, type Item, type Series, seriesOf } from './series.js';
import type { TableSight } from './sight.js';

/** What a table says to a question, and how surely it is the table that is asked (comparable between tables only). */
export type Found = Readonly<{ reading: TableReading; score: number }>;

/** A table must speak of so much of what is asked for; where nothing says that several things are compared, of nearly all. */
const COVERED = { asked: 0.55, unsaid: 0.85, together: 0.65 };
const WORTH = { word: 0.1, heading: 0.6, dimension: 0.5 };
const MOST_TIED = 4;
const SPEED = new Set(['velocity', 'rotation', 'frequency']);
/** The items of a series that the question speaks of: those whose own words it says, all where it names none. */
type Chosen = Readonly<{ items: readonly Item[]; named: boolean; said: ReadonlySet<number> }>;

/** Words by which the question tells some items of a series from others. */
function itemConcepts(sight: TableSight, { across }: Series, item: Item): ReadonlySet<number> {
  return across ? sight.headingConcepts(item.cell.heading) : new Set(sight.valueConcepts(item.row).keys());
}

function choose(sight: TableSight, series: Series, how: 'all-words' | 'any-word'): Chosen {
  const own = series.items.map((item) => itemConcepts(sight, series, item));
  const telling = [...sight.content.keys()].filter((concept) => {
    const count = own.filter((set) => set.has(concept)).length;
    return count > 0 && count < own.length && !series.concepts.has(concept);
  });
  const spoken = new Set([...sight.content.keys()].filter((concept) => own.some((set) => set.has(concept))));
  if (telling.length === 0) return { items: series.items, named: false, said: spoken };
  const fits = (set: ReadonlySet<number>): boolean =>
    how === 'all-words' ? telling.every((concept) => set.has(concept)) : telling.some((concept) => set.has(concept));
  return { items: series.items.filter((_, at) => fits(own[at] ?? new Set())), named: true, said: spoken };
}

type Ranked = Readonly<{ series: Series; chosen: Chosen; score: number; coverage: number }>;

/** The series of a table that a question may mean, best first. */
function rankedSeries(sight: TableSight, question: TableQuestion, how: 'all-words' | 'any-word'): readonly Ranked[] {
  const ranked = seriesOf(sight).flatMap((series): Ranked[] => {
    const own = [...series.concepts].filter((concept) => concept !== sight.kindAsked);
    const fits = fitsDimension(series, question.dimensions);
    // The strongest motor has the most power, and not the largest current.
    const isOther =
      (question.dimensions.length > 0 && dimensionOf(series.unit) !== null && !fits) || (question.kind === 'extreme' && sight.measuresOther(series.unit));
    if ((own.length === 0 && !fits) || isOther) return [];
    const chosen = choose(sight, series, how);
    const said = new Set([...sight.frame, ...series.concepts, ...chosen.said]);
    // "Which is the oldest?", "the most expensive item": nothing is asked for but what the adjective measures.
    const coverage = fits && sight.asksOfAnything ? 1 : sight.namesAll(said) ? sight.coverage(said) : 0;
    return [{ series, chosen, coverage, score: coverage + worthOf(sight, own, fits) }];
  });
  return ranked.sort((left, right) => right.score - left.score);
}

/** How much speaks for a series: that its heading says what is asked, and that its unit measures it. */
export function worthOf(sight: TableSight, own: readonly number[], fits: boolean): number {
  const total = [...sight.content.values()].reduce((sum, each) => sum + each, 0) || 1;
  const weight = own.reduce((sum, concept) => sum + (sight.content.get(concept) ?? 0), 0) / total;
  return (own.length > 0 ? WORTH.word : 0) + WORTH.heading * weight + (fits ? WORTH.dimension : 0);
}

function fitsDimension(series: Series, dimensions: readonly string[]): boolean {
  if (dimensions.includes('year') && areYears(series)) return true;
  const dimension = dimensionOf(series.unit);
  // What is fast takes little time.
  return dimension !== null && (dimensions.includes(dimension) || (dimension === 'time' && SPEED.has(dimensions[0] ?? '')));
}

/** Which of several things has the most or the least of something. */
export function extremeOf(sight: TableSight, question: TableQuestion, text: string): Found | null {
  for (const { series, chosen, coverage, score } of rankedSeries(sight, question, 'all-words')) {
    if (coverage < (CHOOSES.test(text) ? COVERED.asked : COVERED.unsaid)) continue;
    const { items } = chosen;
    // One thing alone is looked up and not compared; a log may hold one entry of a kind.
    if (items.length < 2) continue;
    const figures = items.map(({ figure }) => inUnitOf(question.most ? figure.high : figure.low, figure.unit, series.unit));
    if (figures.some((figure) => figure === null)) continue;
    const most = question.most !== (SPEED.has(question.dimensions[0] ?? '') && dimensionOf(series.unit) === 'time');
    const values = figures.map((figure) => figure ?? 0);
    const best = most ? Math.max(...values) : Math.min(...values);
    const tied = items.filter((_, at) => values[at] === best);
    if (tied.length > MOST_TIED || tied.length === items.length) continue;
    return { score, reading: readingOf(sight, series, { kind: most ? 'greatest' : 'least', value: tied[0]?.written ?? '', items: tied, of: items.length }) };
  }
  return null;
}

/** How much two things that the question names differ, or several come to together. */
export function togetherOf(sight: TableSight, question: TableQuestion): Found | null {
  for (const { series, chosen, coverage, score } of rankedSeries(sight, question, 'any-word')) {
    const { items } = chosen;
    const isDifference = question.kind === 'difference';
    if (coverage < COVERED.together || items.length < 2 || (isDifference && (items.length !== 2 || !chosen.named))) continue;
    const amounts = items.map(({ figure }) => (figure.low === figure.high ? inUnitOf(figure.low, figure.unit, series.unit) : null));
    if (amounts.some((amount) => amount === null)) continue;
    const [first = 0, second = 0] = amounts.map((amount) => amount ?? 0);
    const amount = isDifference ? Math.abs(first - second) : amounts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    const ordered = isDifference && first < second ? [...items].reverse() : items;
    return {
      score,
      reading: readingOf(sight, series, { kind: isDifference ? 'difference' : 'sum', value: written(amount, series, items), items: ordered, of: items.length }),
    };
  }
  return null;
}

/** A computed amount with as many decimals as the cells have, in their unit. */
export function written(amount: number, { unit: common }: Pick<Series, 'unit'>, items: readonly Item[]): string {
  const unit = finestTime(items) ?? common;
  const value = inUnitOf(amount, common, unit) ?? amount;
  // "1.5 h" and "70 min" together need a decimal that neither has.
  const mixed = new Set(items.map(({ figure }) => figure.unit)).size > 1 ? 1 : 0;
  const decimals = Math.max(mixed, ...items.map(({ cell }) => /\d\.(\d{1,2})(?!\d)/u.exec(cell.value)?.[1]?.length ?? 0));
  return `${String(Number(value.toFixed(decimals)))}${unit === null ? '' : ` ${unit}`}`;
}

/** A mean in the unit of its column, with as many decimals as the cells have and one at least. */
export function meanWritten(mean: number, { unit, items }: Series): string {
  const decimals = Math.max(1, ...items.map(({ cell }) => /\d\.(\d{1,2})(?!\d)/u.exec(cell.value)?.[1]?.length ?? 0));
  return `${Number(mean.toFixed(decimals))}${unit === null ? '' : ` ${unit}`}`;
}

/** The smallest unit of times that are written in several, so that none is rounded. */
function finestTime(items: readonly Item[]): string | null {
  const units = [...new Set(items.flatMap(({ figure }) => figure.unit ?? []))];
  if (units.length < 2 || units.some((unit) => dimensionOf(unit) !== 'time')) return null;
  return units.sort((left, right) => (inUnitOf(1, left, 'min') ?? 0) - (inUnitOf(1, right, 'min') ?? 0))[0] ?? null;
}

export function readingOf(
  sight: TableSight,
  { heading }: Pick<Series, 'heading'>,
  { kind, value, items, of }: Readonly<{ kind: TableReading['kind']; value: string; items: readonly Item[]; of: number }>,
): TableReading {
  const rows = [...new Set(items.map(({ row }) => row))].flatMap((at) => sight.grid.rows[at] ?? []);
  const things = items.map(({ name, written: figure }) => (kind === 'difference' ? `${name}\t${figure}` : name)).filter((name) => name.trim() !== '');
  return { kind, value, heading: bareHeading(heading), things, rows: rows.map(excerptOf), of, period: null, document: sight.document.title };
}

import { looksLikeTag, parseDate, parseNumber } from './log/values.js';

/** What a cell may be; a column whose cells are of one kind and whose first is of another has its name there. */
type CellKind = 'number' | 'date' | 'tag' | 'words';
type Rows = readonly (readonly string[])[];

/** Rows whose cells are looked at. */
const SAMPLE_ROWS = 50;
const YEAR = /^(?:19|20)\d{2}$/u;

/** The kind of a cell as it stands. */
function kindOf(cell: string): CellKind {
  if (parseNumber(cell) !== null) return 'number';
  if (parseDate(cell, 'dmy') !== null || /^\d{4}[-/]\d{2}$/u.test(cell)) return 'date';
  return looksLikeTag(cell) ? 'tag' : 'words';
}

/** Whether a cell of a first row looks like a value: a number, a date or a tag, which may stand in a table or over it. */
export const looksLikeValue = (cell: string): boolean => kindOf(cell) !== 'words';

/**
 * Whether the cells of the first row that look like values (years, months, tags of machines, steps of a load) name the columns below
 * them: nothing below is of the same kind, or they are a row of years or of rising figures over other figures.
 */
export function valuesNameColumns(rows: Rows): boolean {
  const [first = [], ...rest] = rows;
  const body = rest.slice(0, SAMPLE_ROWS);
  const columns = first.flatMap((cell, column) => {
    const below = body.map((row) => row[column]?.trim() ?? '').filter((each) => each !== '');
    return cell.trim() === '' ? [] : [{ cell: cell.trim(), column, below, kind: kindOf(cell.trim()) }];
  });
  const values = columns.filter(({ kind }) => kind !== 'words');
  const isAlike = ({ below, kind }: (typeof columns)[number]): boolean => below.filter((cell) => kindOf(cell) === kind).length * 2 > below.length;
  const alike = values.filter((each) => each.below.length === 0 || isAlike(each));
  if (body.length === 0 || new Set(values.map(({ cell }) => cell)).size < values.length) return false;
  if (alike.length === 0) return true;
  if (alike.some(({ kind }) => kind !== 'number')) return false;
  // Figures over figures: only the corner tells that they are names.
  const labels = body.map((row) => row[0]?.trim() ?? '').filter((cell) => cell !== '');
  const corner = first[0]?.trim() ?? '';
  const cornerNames = corner === '' || (kindOf(corner) === 'words' && labels.length > 0 && labels.every((cell) => kindOf(cell) !== 'words'));
  const areYears = alike.every(({ cell, below }) => YEAR.test(cell) && !below.some((each) => YEAR.test(each)));
  if (areYears) return alike.length > 1 || cornerNames;
  return cornerNames && alike.length > 1 && alike.every(({ cell }, at) => at === 0 || (parseNumber(cell) ?? 0) > (parseNumber(alike[at - 1]?.cell ?? '') ?? 0));
}

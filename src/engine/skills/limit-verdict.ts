import { convert, parseQuantities, type Quantity } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { meets, telling } from './word-match.js';

/** How an asked value stands to what a source allows: beyond an end of it, within it, between its alarm and its trip; or that the two cannot be compared. */
export type LimitVerdict =
  | Readonly<{ kind: 'above' | 'below'; limit: string }>
  | Readonly<{ kind: 'alarm' | 'trip' | 'no-alarm'; limit: string }>
  | Readonly<{ kind: 'within' | 'unknown' }>;

const UPPER =
  /(?<!\p{L})(?:max(?:imum|imal)?|at most|not (?:more|above|exceed\p{L}*|over)|(?:not|never) (?:be )?exceed\p{L}*|must not exceed|no (?:more|warmer|higher)|up to|highest|ceiling|upper|höchst\p{L}*|maximal\p{L}*|obergrenze|nicht (?:mehr|über)|bis zu)(?!\p{L})|[≤]|不超过|最多|最高|上限/iu;
const LOWER =
  /(?<!\p{L})(?:at least|min(?:imum|imal)?|not (?:less|below|under)|no less|lowest|lower|mindest\p{L}*|minimal\p{L}*|untergrenze|nicht unter|wenigstens)(?!\p{L})|[≥]|不少于|不低于|至少|最低|下限/iu;
/** A limit is an upper one unless its words say the contrary. */
const LIMIT = /(?<!\p{L})(?:limits?|grenzwert\p{L}*)(?!\p{L})|限值/iu;
/** Cells that tell what is allowed, where "below 5 ppm" is a bound; elsewhere it is a case. */
const ALLOWED =
  /(?<!\p{L})(?:allowed|permitted|permissible|acceptable|accepted|normal|target|operating|range|erlaubt|zulässig\p{L}*|normal\p{L}*|sollbereich|betriebs\p{L}*|bereich)(?!\p{L})|允许|正常|范围/iu;
const BELOW = /(?<!\p{L})(?:below|under|less than|lower than|unter|kleiner als|weniger als)\s*$|[<]\s*$|(?:低于|小于)\s*$/iu;
const ABOVE = /(?<!\p{L})(?:above|over|more than|higher than|über|mehr als|größer als)\s*$|[>]\s*$|(?:高于|大于)\s*$/iu;
/** What a cell tells to do or fear is no bound. */
const EFFECT =
  /(?<!\p{L})(?:happens|effects?|beyond|leave|evacuate|remedy|actions?|causes?|reasons?|consequences?|measures?|maßnahme\p{L}*|folgen?|ursache\p{L}*|verlassen)(?!\p{L})|后果|措施|原因|撤离/iu;
const ALARM_TRIP = /(?<!\p{L})(alarm|warning|warnung|报警)\s*\/\s*(trip|shut-?down|abschaltung|auslösung|跳闸)(?!\p{L})/iu;
const DESIGNATION = /(?<![\p{L}\d-])\p{Lu}{1,5}-?\d{1,4}[A-Z]?(?![\p{L}\d-])/gu;
const RANGE_JOINT = /^\s?(?:-|–|—|to|bis|至|到|\.\.\.?|…)\s?$/iu;

type Bound = Readonly<{ figure: Quantity; end: 'upper' | 'lower'; around: string }>;

/** How the one value of a question whether something may be or is still right stands to the limits of a text; null where the text gives nothing of its dimension. */
export function limitVerdict(question: string, text: string): LimitVerdict | null {
  const [asked, ...others] = parseQuantities(question).filter(({ unit }) => unit !== null);
  if (asked === undefined || others.length > 0) return null;
  const measured: Measured = { figure: asked, per: perWhat(question, asked) };
  const cells = cellsAbout(question, text).filter(({ cell }) => figuresLike(measured, cell).length > 0);
  if (cells.length === 0)
    return figuresLike({ ...measured, per: '' }, text).length === 0 && figuresLike(measured, text).length === 0 ? null : { kind: 'unknown' };
  const staged = cells.length === 1 && cells[0] !== undefined ? alarmAndTrip(measured, cells[0].label, cells[0].cell) : null;
  if (staged !== null) return staged;
  const bounds = cells.map(({ label, cell }) => boundsIn(measured, label, cell));
  // Of several machines of which none is named each may set another limit.
  const verdicts = bounds.map((own) => against(measured, own, question));
  const [first] = verdicts;
  return first !== undefined && verdicts.every(({ kind }) => kind === first.kind) ? first : { kind: 'unknown' };
}

type Cell = Readonly<{ label: string; cell: string }>;

/** The cells of a row, or the clauses of a sentence, that tell what is allowed of the asked thing: those of the named machine where some are named. */
function cellsAbout(question: string, text: string): readonly Cell[] {
  const asked = telling(question.replace(/\S*\d\S*/gu, ' ')).filter((word) => unitOf(word) === null);
  const label = /^[^;:.]{1,80}?(?::\s|(?=\s\p{Lu}[^;:.]{0,60}\d))/u.exec(text)?.[0] ?? '';
  const isRow = /^[^;:.]{1,80}:\s/u.test(text);
  const parts = text.slice(isRow ? label.length : 0).split(isRow ? /;\s+/u : /;\s+|(?<=\p{L}\.)\s+(?=\p{Lu})|[。；]/u);
  const speaks = (part: string): boolean => telling(part).some((word) => meets(word, asked));
  const about = parts.filter((part) => !EFFECT.test(part.split(/\d/u, 1)[0] ?? '') && ((isRow && speaks(label)) || speaks(part)));
  const names = question.match(DESIGNATION) ?? [];
  const own = about.filter((part) => names.some((name) => part.includes(name)));
  return (own.length > 0 ? own : about).map((cell) => ({ label: isRow ? label : '', cell }));
}

/** What a unit is per: the "/m³" of "40 mg/m³". Figures per different things cannot be compared. */
const perWhat = (text: string, { end }: Quantity): string => /^\s?[/·][\p{L}\d³²]+/u.exec(text.slice(end))?.[0].trim().toLowerCase() ?? '';

type Measured = Readonly<{ figure: Quantity; per: string }>;

function figuresLike({ figure: { unit: wanted }, per }: Measured, text: string): readonly Quantity[] {
  const dimension = unitOf(wanted)?.dimension;
  const like = ({ unit }: Quantity): boolean => unit === wanted || (dimension !== undefined && unitOf(unit)?.dimension === dimension);
  const last = (figure: Quantity, at: number, all: readonly Quantity[]): Quantity => {
    const next = all[at + 1];
    return next !== undefined && /^[^\p{L}.;]{1,5}$|^\s?(?:to|bis|至|到)\s?$/u.test(text.slice(figure.end, next.start)) ? next : figure;
  };
  return parseQuantities(text).filter((figure, at, all) => like(figure) && perWhat(text, last(figure, at, all)) === per);
}

const valueIn = ({ values, unit }: Quantity, wanted: string | null): number =>
  unit === wanted || unit === null || wanted === null ? (values[0] ?? Number.NaN) : (convert(values[0] ?? Number.NaN, unit, wanted) ?? Number.NaN);

/** "alarm / trip: 6 / 9 mm/s": between the two it is an alarm. */
function alarmAndTrip(measured: Measured, label: string, cell: string): LimitVerdict | null {
  const asked = measured.figure;
  if (!ALARM_TRIP.test(`${label} ${cell}`)) return null;
  const pair = /(\d+(?:[.,]\d+)?)\s*\/\s*(\d+(?:[.,]\d+)?)(?=\s*[^\d\s])/u.exec(cell);
  const trip = figuresLike(measured, cell).at(-1);
  const low = Number((pair?.[1] ?? '').replace(',', '.'));
  const factor = trip === undefined ? Number.NaN : valueIn(trip, asked.unit) / (trip.values[0] ?? Number.NaN);
  const value = asked.values[0] ?? Number.NaN;
  if (pair === null || trip === undefined || !(low < (trip.values[0] ?? 0))) return null;
  const alarm = `${pair[1]}${trip.raw.replace(/^[\d.,]+/u, '')}`;
  if (value >= valueIn(trip, asked.unit)) return { kind: 'trip', limit: trip.raw };
  return value >= low * factor ? { kind: 'alarm', limit: alarm } : { kind: 'no-alarm', limit: alarm };
}

/** The ends of what a cell allows: by the words right before a figure, else by its heading, else by the label of the row. */
function boundsIn(measured: Measured, label: string, cell: string): readonly Bound[] {
  const figures = figuresLike(measured, cell);
  return figures.flatMap((figure, at): readonly Bound[] => {
    const before = cell.slice(figures[at - 1]?.end ?? 0, figure.start);
    const around = cell.slice(figure.end, figures[at + 1]?.start ?? cell.length);
    const next = figures[at + 1];
    if (RANGE_JOINT.test(before) && at > 0) return [{ figure, end: 'upper', around }];
    if (next !== undefined && RANGE_JOINT.test(cell.slice(figure.end, next.start))) return [{ figure, end: 'lower', around: '' }];
    const heading = cell.slice(0, figures[0]?.start ?? 0);
    const allowed = ALLOWED.test(`${label} ${heading}`) || endIn(heading) !== null;
    const sides = [before, heading, label];
    if (BELOW.test(before)) return allowed && !LOWER.test(before) ? [{ figure, end: 'upper', around }] : [];
    if (ABOVE.test(before)) return allowed && !UPPER.test(before) ? [{ figure, end: 'lower', around }] : [];
    const end = sides.map(endIn).find((each) => each !== null);
    return end === undefined || end === null ? [] : [{ figure, end, around }];
  });
}

function endIn(words: string): Bound['end'] | null {
  const [upper, lower] = [UPPER.test(words), LOWER.test(words)];
  if (upper !== lower) return upper ? 'upper' : 'lower';
  return !upper && LIMIT.test(words) ? 'upper' : null;
}

function against({ figure: asked, per }: Measured, bounds: readonly Bound[], question: string): LimitVerdict {
  const value = asked.values[0] ?? Number.NaN;
  const beyond = ({ figure, end }: Bound): boolean => {
    const limit = valueIn(figure, asked.unit);
    return end === 'upper' ? value > limit : value < limit;
  };
  const ends = (['upper', 'lower'] as const).map((end) =>
    meantOf(
      bounds.filter((bound) => bound.end === end),
      question,
    ),
  );
  for (const own of ends) {
    const [first] = own;
    if (first !== undefined && own.every(beyond)) return { kind: first.end === 'upper' ? 'above' : 'below', limit: `${written(first.figure)}${per}` };
  }
  const all = ends.flat();
  // More than a least value may still be too much.
  return all.some(({ end }) => end === 'upper') && !all.some(beyond) ? { kind: 'within' } : { kind: 'unknown' };
}

/** A figure with its unit, which the first of a range leaves to the second. */
const written = ({ raw, unit }: Quantity): string => (unit === null || !/\d\s*$/u.test(raw) ? raw : `${raw} ${unit}`);

/** Of several bounds of one end those whose own words the question says ("daily mean", "peak"); all where it says none. */
function meantOf(bounds: readonly Bound[], question: string): readonly Bound[] {
  const asked = telling(question);
  const said = bounds.filter(({ around }) => telling(around).some((word) => meets(word, asked)));
  return bounds.length > 1 && said.length > 0 ? said : bounds;
}

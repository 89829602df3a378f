import { allMatches } from '../../domain/all-matches.js';

type Span = readonly [number, number];
/** A shift of the day, as a question names it or a cell gives it. */
export type Shift = 'early' | 'late' | 'night';
/** What a question splits the rows of a log by: a part of the calendar, or a word that one of its columns has to answer to. */
export type GroupAsked = Readonly<{ word: string; calendar: 'day' | 'week' | 'month' | 'year' | null; span: Span }>;
/** What a question says of the rows of a log besides what is measured: what they are split by, and of which shift they are. */
export type RecordWords = Readonly<{ group: GroupAsked | null; shift: Shift | null; spans: readonly Span[] }>;

const GROUP =
  /(?<!\p{L})(?:(?:broken down|split|grouped|sorted|aufgeteilt|gruppiert)\s+)?(?:per|by|for each|for every|of each|of every|each|every|je|pro|nach|für jede[nrs]?)\s+(?:the\s+|individual\s+|einzelne[nrms]?\s+)?(\p{L}[\p{L}-]{2,})/giu;
const CALENDAR: ReadonlyArray<readonly [RegExp, NonNullable<GroupAsked['calendar']>]> = [
  [/^(?:day|tag|kalendertag)s?$/iu, 'day'],
  [/^(?:(?:calendar )?week|(?:kalender)?woche)n?s?$/iu, 'week'],
  [/^(?:(?:calendar )?month|monat)e?s?$/iu, 'month'],
  [/^(?:year|jahr)e?s?$/iu, 'year'],
];
/** "Cost per repair" is a mean over the rows, "by hand" and "nach Vorschrift" are no groups; a rate per hour or kilogram is of one row. */
const NO_GROUP =
  /^(?:repairs?|jobs?|stops?|stoppages?|entr(?:y|ies)|rows?|records?|events?|failures?|faults?|visits?|readings?|hours?|minutes?|seconds?|shift report|hand|law|default|mistake|whom|far|how|cent|reparatur|eintrag|zeile|störung|stillstand|ausfall|stunde|minute|vorschrift|plan)$/iu;

const SHIFTS: ReadonlyArray<readonly [Shift, RegExp]> = [
  ['night', /(?<!\p{L})(?:(?:on|in|at|during|of|der|die|in der)\s+)?(?:the\s+)?(?:night[- ]?shifts?|nachtschicht(?:en)?|nights)(?!\p{L})|夜班/iu],
  [
    'late',
    /(?<!\p{L})(?:(?:on|in|during|of|der|die|in der)\s+)?(?:the\s+)?(?:late|evening|afternoon)[- ]?shifts?(?!\p{L})|(?<!\p{L})(?:in der\s+|der\s+)?spätschicht(?:en)?|中班/iu,
  ],
  [
    'early',
    /(?<!\p{L})(?:(?:on|in|during|of|der|die|in der)\s+)?(?:the\s+)?(?:early|morning|day)[- ]?shifts?(?!\p{L})|(?<!\p{L})(?:in der\s+|der\s+)?(?:früh|tag)schicht(?:en)?|早班/iu,
  ],
];
const SHIFT_CELLS: ReadonlyArray<readonly [Shift, RegExp]> = [
  ['night', /^(?:n|night|nights|nacht|night shift|nachtschicht|夜班?)$/iu],
  ['late', /^(?:l|s|late|evening|afternoon|spät|late shift|spätschicht|中班?)$/iu],
  ['early', /^(?:e|f|early|morning|day|früh|early shift|day shift|frühschicht|tagschicht|早班?)$/iu],
];

/** The words of a question that split or pick rows of a log; null where it says none. */
export function recordWords(text: string): RecordWords | null {
  const group = groupIn(text);
  const named = SHIFTS.flatMap(([shift, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ shift, span: [match.index, match.index + match[0].length] as const }];
  });
  const [only] = named;
  const shift = named.length === 1 && only !== undefined ? only : null;
  if (named.length > 1 || (group === null && shift === null)) return null;
  return { group, shift: shift?.shift ?? null, spans: [...(group === null ? [] : [group.span]), ...(shift === null ? [] : [shift.span])] };
}

function groupIn(text: string): GroupAsked | null {
  const found = allMatches(text, GROUP).flatMap((match): GroupAsked[] => {
    const word = match[1] ?? '';
    if (NO_GROUP.test(word)) return [];
    return [{ word, calendar: CALENDAR.find(([pattern]) => pattern.test(word))?.[1] ?? null, span: [match.index, match.index + match[0].length] }];
  });
  // Rows that are split twice need more than one line of figures.
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The shift that a cell gives; null for anything else. */
export const shiftOfCell = (value: string): Shift | null => SHIFT_CELLS.find(([, pattern]) => pattern.test(value.trim()))?.[0] ?? null;

export const isShiftHeading = (heading: string): boolean => /(?<!\p{L})(?:shift|schicht)(?!\p{L})|班/iu.test(heading);

/** Columns under which people stand: what they did is never laid side by side (docs/decisions/0009). */
export const isOfPeople = (heading: string, values: readonly string[]): boolean =>
  PEOPLE.test(heading) || (AGENT.test(heading.trim()) && values.every((value) => CALLED.test(value.trim())));
const PEOPLE =
  /(?<!\p{L})(?:technicians?|fitters?|mechanics?|operators?|workers?|persons?|people|names?|by|who|employees?|staff|crew member|electricians?|drivers?|signed|initials|techniker\w*|monteur\w*|mitarbeiter\w*|bearbeiter\w*|bediener\w*|schlosser|elektriker|fahrer|wer|name|kürzel)(?!\p{L})|人员|技术员|姓名|操作工/iu;
/** A trade, where those under it are called as people are: "Weaver: Moss, Sand", not "Mixer: M-1". */
const AGENT = /(?:er|or|ist|man|eur)s?$/iu;
const CALLED = /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2}$/u;

/** Words for the same kind of column in logs of any trade, in the languages that are spoken here. */
const SAME_COLUMN: readonly RegExp[] = [
  /^(?:machines?|assets?|equipment|plants?|devices?|maschinen?|anlagen?|geräte?|设备|机器)$/iu,
  /^(?:causes?|reasons?|faults?|failures?|faults found|defects?|problems?|ursachen?|gründe?|grund|störung(?:en)?|fehler|störungsursache|原因|故障)$/iu,
  /^(?:shifts?|schicht(?:en)?|班次?)$/iu,
  /^(?:lines?|linien?|产线)$/iu,
  /^(?:parts?|spare parts?|part replaced|parts? used|ersatzteile?|teile?|零件|备件)$/iu,
  /^(?:areas?|zones?|places?|locations?|sites?|rooms?|halls?|bereiche?|orte?|standorte?|hallen?|区域|地点)$/iu,
  /^(?:products?|articles?|types?|produkte?|artikel|arten?|typ(?:en)?|产品)$/iu,
];

/** Whether a heading stands over what the word names: by the word itself, its stem, or a word for the same kind of column. */
export function answersTo(heading: string, word: string): boolean {
  const head = plain(heading);
  const asked = plain(word);
  if (head === asked) return true;
  const same = SAME_COLUMN.find((pattern) => pattern.test(word.trim()));
  return head.split(' ').includes(asked) || (same?.test(heading.trim()) ?? false);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 4 ? word.replace(/(?:ies|es|s|en|e|n)$/u, '') : word.replace(/s$/u, '')))
    .join(' ');

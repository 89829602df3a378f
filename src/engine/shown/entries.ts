import { parseQuantities } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { Remaining } from '../../domain/shown-follow-up.js';
import { type Line, line } from '../skill.js';
import type { Shown } from './rows.js';

/** What a question wants of the entries of a table that were shown: the column that holds it, by its class or by the words of its heading. */
export type ColumnAsked = Readonly<{ kind: 'column'; heading: RegExp } | { kind: 'words'; words: readonly string[] } | { kind: 'measure'; dimension: string }>;

type Column = Readonly<{ asks: RegExp; heading: RegExp }>;
/** Columns that are asked for in other words than their headings have. */
const columns: readonly Column[] = [
  {
    asks: /\bwhat (?:do|should|must|can|shall) (?:i|we|you) do\b(?: (?:about|with|against|now|then))*|\bwhat (?:to do|now)\b|\bhow (?:do|can|should|to)(?: (?:i|we|you))? (?:fix|solve|clear|remedy|cure|repair|correct|handle)\b|\bwas (?:muss|soll|kann|sollen|müssen|mache|machen|tue|tun) (?:ich|wir|man)\b(?: (?:da|jetzt|dagegen|dann|tun|machen))*|\bwas tun\b|\bwie (?:behebe|beheben|löse) (?:ich|wir|man)\b|(?:该|应该?)?(?:怎么|如何)(?:处理|办|做|解决|排除)/giu,
    heading: /what to do|action|remed|measure|correct|response|maßnahme|abhilfe|behebung|zu tun|措施|处理|对策|排除/iu,
  },
  {
    asks: /\b(?:why|how come|warum|wieso|weshalb|woran liegt|what causes|what(?:'s| is| was)? the (?:cause|reason))\b|\bwoher kommt\b|为什么|为何|什么原因|原因/giu,
    heading: /cause|reason|ursache|grund|原因/iu,
  },
  {
    asks: /\bwhat (?:does|do) (?:it|that|this|they|these|those) mean\b|\bwas (?:bedeutet|heißt)\b|什么意思|含义/giu,
    heading: /meaning|description|bedeutung|beschreibung|含义|说明|描述/iu,
  },
  {
    asks: /\b(?:what|how much) (?:do|does|did|is|are|would|will)(?: (?:one|it|that|this|they|each|a piece)\b)? ?(?:cost|price)?\b(?=.*\b(?:cost|price|much)\b)|\b(?:costs?|prices?|priced|how much (?:is|are))\b|\bwas kostet\b|\bwie teuer\b|\bpreis\b|\bein(?:e[rs]?)? stück\b|(?:一[个件只])?多少钱|价格|单价/giu,
    heading: /price|cost|preis|kosten|价/iu,
  },
  {
    asks: /\bhow many\b(?: (?:of (?:them|those|these) )?(?:do|have|are)(?: (?:we|there))?(?: (?:have|got|left|in stock))*)?|\b(?:do|have) we (?:have|got|stock)(?: (?:it|them|one|any))?\b|\b(?:is|are) (?:it|they|there any) (?:in stock|left)\b|\bwie ?viele\b(?: (?:haben|sind|davon))*|\bauf lager\b|\bhaben wir (?:die|das|den|sie|welche|davon)\b|有?多少[个件只]|几[个件只]|库存/giu,
    heading: /^(?!.*(?:min|max|recommend|empfohlen))(?:.*(?:stock|on hand|quantity|qty|bestand|lagernd|menge|库存|数量))/iu,
  },
  {
    asks: /\bwhere (?:is|are|do|can|would)\b(?: (?:i|we)\b)?(?: (?:it|they|one|them|find|get|keep|kept|stored)\b)*|\b(?:in )?(?:which|what) (?:bin|shelf|place|drawer)\b|\bwo (?:ist|sind|liegt|liegen|finde|bekomme)\b(?: (?:ich|wir))?|\bwelches fach\b|在哪[里儿]?|放哪/giu,
    heading: /bin|location|shelf|place|drawer|lagerort|lagerplatz|fach|regal|库位|货位|位置/iu,
  },
];
/** Columns that are asked for by what is measured in them. */
const measures: ReadonlyArray<readonly [string, RegExp]> = [
  ['temperature', /\bhow (?:hot|warm|cold)\b|\bwie (?:heiß|warm|kalt)(?!\p{L})|多(?:热|冷|少度)/giu],
  ['time', /\bhow long\b|\bwie lange\b|多久|多长时间/giu],
  ['pressure', /\b(?:how much|what) pressure\b|\bwie ?viel druck\b|多大压力/giu],
  ['mass', /\bhow heavy\b|\bwie schwer\b|多重/giu],
];
/** Words beside the asked column that only point to the entry. */
const pointing = new Set(
  'do does there against left now then each piece apiece other here find get kept stored altogether für stück get gets be become becomes end finally wird werden dort am ende dauert soll darf sein'.split(
    ' ',
  ),
);
/** So many words may name a heading. */
const mostWords = 3;

/** Reads a question that says nothing but which column it wants of what was shown; null where it has a subject of its own. */
export function readColumn(question: string): ColumnAsked | null {
  if (/[A-Za-z]+-?\d/u.test(question) || question.trim().split(/\s+/u).length > 10) return null;
  for (const { asks, heading } of columns) {
    const rest = new Remaining(question);
    if (rest.take(asks) && rest.words().every((word) => pointing.has(word))) return { kind: 'column', heading };
  }
  for (const [dimension, asks] of measures) {
    const rest = new Remaining(question);
    if (rest.take(asks) && rest.words().every((word) => pointing.has(word))) return { kind: 'measure', dimension };
  }
  const words = new Remaining(question).words();
  return words.length === 0 || words.length > mostWords ? null : { kind: 'words', words };
}

type Entry = Readonly<{ label: string; cells: readonly Readonly<{ heading: string; text: string }>[]; line: Line }>;

const headed = /^(\p{Lu}[^:;：；]{0,40}|\p{Script=Han}[^:;：；]{0,16})[:：]\s|^(\p{Lu}\p{L}*(?:[ .]+\p{L}+){0,3})\s(?=[-+±<>≤≥]?\s?\d)/u;

/** A row of a table as it is quoted, `Label: Heading: value; Heading value`: its label and its cells; null for other text. */
function entryOf(text: string, evidence: readonly string[]): Entry | null {
  const label = /^[^;:：]{1,80}[:：]\s/u.exec(text)?.[0] ?? '';
  const cells: { heading: string; text: string }[] = [];
  for (const piece of text.slice(label.length).split(/;\s+/u)) {
    const found = headed.exec(piece);
    const heading = found?.[1] ?? found?.[2];
    const last = cells.at(-1);
    if (heading !== undefined) cells.push({ heading, text: piece });
    else if (last === undefined) return null;
    else last.text = `${last.text}; ${piece}`;
  }
  return cells.length < 2 || label === '' ? null : { label, cells, line: { text, evidence } };
}

/** The entries that the lines of an answer show, each with all its cells. */
export function entriesOf({ lines, evidence, focus, rows }: Pick<Shown, 'lines' | 'evidence' | 'focus' | 'rows'>): readonly Entry[] {
  const spoken = focus === null ? undefined : rows[focus]?.line;
  return (spoken === undefined ? lines : [spoken]).flatMap((each) => {
    const label = /^[^;:：]{1,80}[:：]\s/u.exec(each.text)?.[0];
    if (label === undefined) return [];
    const quoted = evidence.filter(({ id, kind }) => kind === 'passage' && each.evidence.includes(id)).flatMap(({ quote }) => quote.split('\n'));
    const whole = quoted.find((row) => row.startsWith(label)) ?? each.text;
    return entryOf(whole.trim(), each.evidence) ?? [];
  });
}

const mostEntries = 8;
/** The asked column of each entry shown; none where no entry has it. */
export function columnOf(asked: ColumnAsked, shown: Shown): readonly Line[] {
  const fits = ({ heading, text }: Entry['cells'][number]): boolean =>
    asked.kind === 'column'
      ? asked.heading.test(heading)
      : asked.kind === 'measure'
        ? parseQuantities(text.slice(heading.length)).some(({ unit }) => unitOf(unit)?.dimension === asked.dimension)
        : asked.words.every((word) => (heading.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((each) => each === word || each.replace(/s$/u, '') === word));
  const lines = entriesOf(shown).flatMap(({ label, cells, line: row }) => {
    const cell = cells.find(fits);
    const [first] = cells;
    // The first cell says what the entry is of.
    const named = first === undefined || first === cell ? '' : `${first.text}; `;
    return cell === undefined ? [] : [line(`${label}${named}${cell.text}`, ...row.evidence)];
  });
  return lines.slice(0, mostEntries);
}

const stepNumber =
  /^\s*(?:(?:and|so|ok|what|what's|is|was|does|show|tell|me|again|repeat|please|go|back|to|und|ist|wie|lautet|nochmal|bitte|zeig|mir)[\s,]+)*(?:the\s+)?(?:(?:step|schritt|punkt)\s+(?:no\.?\s+|number\s+|nr\.?\s+)?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th|\.)\s+(?:step|schritt))(?:[\s,]+(?:say|says|again|please|exactly|nochmal|bitte|genau))*\s*[?.!]*\s*$|^(?:那)?第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*步(?:是什么|怎么做|呢|是)?[？?。]*$/iu;
const hanDigits = '一二三四五六七八九';
const ordinals: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:one|first|eins|ersten?|一)$/iu, 1],
  [/^(?:two|second|zwei|zweiten?|二)$/iu, 2],
  [/^(?:three|third|drei|dritten?|三)$/iu, 3],
  [/^(?:four|fourth|vier|vierten?|四)$/iu, 4],
  [/^(?:five|fifth|fünf|fünften?|五)$/iu, 5],
  [/^(?:six|sixth|sechs|sechsten?|六)$/iu, 6],
];
const stepWords =
  '(?:(?:step|schritt|punkt|point)s?\\s+(?:no\\.?\\s+|number\\s+|nr\\.?\\s+)?(\\d{1,2}|\\p{L}+)|(?:the\\s+|dem\\s+|den\\s+)?(\\d{1,2}(?=st|nd|rd|th|\\.|\\s)|\\p{L}+)(?:(?<=\\d)(?:st|nd|rd|th|\\.))?\\s+(?:step|schritt))';
const leadsStep =
  "^\\s*(?:(?:and|so|ok|then|what|what's|whats|which|is|was|comes?|come|to be|done|do|must|should|have|i|we|follows?|happens|next|step|the|one|und|kommt|kommen|folgt|mache?n?|muss|soll|ich|wir|man|dann|tun|ist|zu)[\\s,]+)*";
const endsStep = '(?:[\\s,]+(?:please|bitte|then|next|again|dann|zu tun|tun|kommt|folgt))*\\s*[?.!]*\\s*$';
const besideStep = new RegExp(
  `${leadsStep}(after|behind|following|nach|before|vor)\\s+(?:the\\s+|dem\\s+)?${stepWords}${endsStep}|^(?:那)?第\\s*(\\d{1,2}|[一二三四五六])\\s*步(之?后|之?前)(?:呢|是什么|做什么|怎么做)?[？?。]*$`,
  'iu',
);
const endStep =
  /^\s*(?:(?:and|so|ok|what|what's|which|is|was|the|very|und|der|ist|wie|lautet)[\s,]+)*(last|final|first|letzte[rn]?|erste[rn]?)\s+(?:step|schritt)(?:[\s,]+(?:please|bitte|of (?:it|that|this)|davon))*\s*[?.!]*\s*$/iu;
/** The number that stands for the last step. */
const LAST_STEP = Number.POSITIVE_INFINITY;

/** "After step 3", "nach dem dritten Schritt", "the last step": the number of the step that is meant; null for other questions. */
function neighbourStep(question: string): number | null {
  const end = endStep.exec(question)?.[1];
  if (end !== undefined) return /^(?:first|erst)/iu.test(end) ? 1 : LAST_STEP;
  const found = besideStep.exec(question);
  if (found === null) return null;
  const said = found[2] ?? found[3] ?? found[4] ?? '';
  const number = /^\d/u.test(said) ? Number(said) : ordinals.find(([pattern]) => pattern.test(said))?.[1];
  if (number === undefined) return null;
  return /^(?:before|vor)$/iu.test(found[1] ?? '') || /前/u.test(found[5] ?? '') ? number - 1 : number + 1;
}

/** The number of the step that a question asks for, by itself or by the one before or behind it, and nothing else; null for other questions. */
export function readStep(question: string): number | null {
  const found = stepNumber.exec(question);
  const said = found?.[1] ?? found?.[2] ?? found?.[3];
  if (said === undefined) return neighbourStep(question);
  if (/^\d/u.test(said)) return Number(said);
  const [tens, ones = ''] = said.includes('十') ? said.split('十') : ['0', said];
  const digit = (text: string, none: number): number => (text === '' ? none : hanDigits.indexOf(text) + 1);
  return tens === '0' ? digit(ones, 0) : 10 * digit(tens ?? '', 1) + digit(ones, 0);
}

/** The step with this number among the lines of an answer, or of the passages that they stand on; null where they have none, `[]` where they have steps but not this one. */
export function stepLines(number: number, { lines, evidence }: Pick<Shown, 'lines' | 'evidence'>): readonly Line[] | null {
  const stepsIn = (text: string): readonly string[] =>
    text.split(/(?:^|\s)(?=\d{1,2}[.)]\s+[\p{Lu}\p{Script=Han}])/u).filter((each) => /^\d{1,2}[.)]\s/u.test(each));
  const own = lines.flatMap(({ text, evidence: ids }) => stepsIn(text).map((step): Line => ({ text: step.trim(), evidence: ids })));
  if (own.length < 2) return null;
  if (number === LAST_STEP) return own.slice(-1);
  const isAsked = ({ text }: Line): boolean => Number.parseInt(text, 10) === number;
  const found = own.find(isAsked);
  if (found !== undefined) return [found];
  const cited = new Set(own.flatMap(({ evidence: ids }) => ids));
  const quoted = evidence.flatMap((item) => (item.kind === 'passage' && cited.has(item.id) ? stepsIn(item.quote).map((step) => line(step.trim(), item)) : []));
  return quoted.filter(isAsked).slice(0, 1);
}

import { allMatches } from '../../domain/all-matches.js';
import { clauseAround } from '../../domain/clauses.js';
import type { AnswerType } from '../answer-type.js';
import { leadingHan, personPattern, quantityFits, reasonPattern, recurrencePattern } from '../answer-type.js';
import type { Hit } from '../rank/passage-hits.js';
import { cellsOf, labelEnd } from './rows.js';

/** A stretch of a text that has the form of the expected answer. `value` is what two sources are compared by; null where that makes no sense. */
export type TypedValue = Readonly<{ start: number; end: number; strength: number; value: string | null }>;

/** Chinese writes figures without a gap behind a word ("循环60分钟"), so only letters of other scripts make a figure part of a name. */
const NUMBER =
  /(?<![\d.,-])(?<!(?!\p{Script=Han})\p{L})[-+±]?\d+(?:[.,]\d+|[ \u202f]\d{3}(?!\d))*(?:\s?(?:to|bis|–|-|至|到|and|und|\/)\s?\d+(?:[.,]\d+)*)?(?:\s?(1\/min|min(?:-1|⁻¹)|(?!\p{Script=Han})[%‰°µ\p{L}](?:(?!\p{Script=Han})[\p{L}\d°·⋅/³²()]|(?<=\/)(?:小时|分钟|秒|天|升|吨))*|\p{Script=Han}+))?/gu;
const NUMBER_WORDS = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at + 1] as const)
    .concat([
      ['fifteen', 15],
      ['twenty', 20],
      ['thirty', 30],
      ['forty', 40],
      ['forty-five', 45],
      ['fifty', 50],
      ['sixty', 60],
      ['ninety', 90],
    ])
    .concat('ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ').map((word, at) => [word, at + 1] as const))
    .concat('一 两 三 四 五 六 七 八 九 十'.split(' ').map((word, at) => [word, at + 1] as const)),
);
/** Number words that count by themselves. */
const NUMBER_WORD =
  /\b(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?|hundred|thousand|dozen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig)\b/giu;
/** Words that are figures only before a unit: "one hour", "half an hour", "a quarter of an hour", "eine Stunde". */
const FIGURE_BEFORE_UNIT = /\b(?:half an?|an?|one|once|single|eine[rnsm]?|halbe?[rnsm]?)(?=\s\p{L})/giu;
/** Shares in words. */
const SHARE = /\b(?:(?:a|one|two|three) )?(?:half|third|quarter|fifth|tenth)s? of\b|\b(?:hälfte|drittel|viertel)\b/giu;
/** What may stand between a figure and its unit: "15 working days", "4.5 square metres". */
const BETWEEN = /^[\s-]*(?:square|cubic|working|operating|calendar|full|whole|consecutive|more|further|running|clear|business|service)\s+(\p{L}+)/iu;
const IDENTIFIER = /(?=[\w/-]*\d)[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)+|(?=\w*\d)(?=\w*[A-Za-z])\w{4,}|\d{5,}/gu;
/** A year, and a firm named behind the word that makes it one; a tag is none. */
const YEAR = /\b(?:19|20)\d{2}\b/gu;
const DATE =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:last|this|on) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:\d+|two|three|four|five|six|ten) (?:days?|weeks?|months?|years?) (?:ago|before|after|later)\b|\b(?:januar|februar|märz|mai|juni|juli|oktober|dezember)\b|\d{1,2}月/giu;
const TIME_OF_DAY =
  /(?<![\d.,:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d%]|\s?(?:%|[a-zµ°]+\/|bar\b|mm\b|kg\b|m\b|l\b))|\b(?:[01]?\d|2[0-4])\s?(?:a\.?m\b|p\.?m\b|o'clock|uhr\b|h\b)|\b(?:noon|midday|midnight|mittags?|mitternacht|sunrise|sunset|dawn|dusk)\b|\d{1,2}[点时]/giu;
const FIRM =
  /\b(?:by|from|to|with|at|of|supplier|manufacturer|contractor|company|firm):? (?![\p{L}&-]*\d)\p{Lu}[\p{L}&-]+|\p{Lu}[\p{L}&-]+(?: \p{Lu}[\p{L}&-]+)* (?:GmbH|AG|SE|KG|Ltd|Inc|plc|LLC|Co)\b|\p{Lu}\p{L}+ (?:Logistics|Services?|Systems|Technik|Group|Industries|Engineering|Works)\b/gu;
const FULL_NAME = /\p{Lu}(?:\.|[\p{Ll}]{2,})\s\p{Lu}[\p{Ll}]{2,}/gu;
const ADVERB_OF_TIME =
  /\b(?:daily|weekly|monthly|quarterly|yearly|annually|hourly|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|every (?:day|week|month|year|shift|quarter|morning|evening|cycle|batch|monday)|once an? \w+|\d{4}-\d{2}-\d{2}|january|february|april|june|july|august|september|october|november|december|half-yearly|täglich|wöchentlich|monatlich|jährlich|halbjährlich|montags?|dienstags?|mittwochs?|donnerstags?|freitags?)\b|每(?:天|日|周|月|年|班|季度|次)/giu;
/** Whoever an action is done by: "by the medical engineering department", "vom Einrichter", "由值班员". */
const AGENT =
  /(?:^|[.;,•]\s+|\band )(?:only )?(?:the |a |an |every |each |two |three |any )?\p{L}[\p{L}-]+(?: \p{L}[\p{L}-]+){0,2} (?:alone )?(?:decides?|approves?|signs?|releases?|reviews?|checks?|performs?|reports?|informs?|notifies|notify|records?|calibrates?|tests?|inspects?|orders?|keeps?|draws? up|names?|issues?|collects?|delivers?|cleans?|replaces?|repairs?|must|may)\b|\bby (?:a |an |the |our |his |two |trained )?(?!(?:means|hand|default|law|mistake|\d)\b)[\p{L}][\p{L}-]+(?: [\p{L}-]+){0,3}|\b(?:vom|von der|von einem|von einer|durch (?:den|die|einen|eine)) \p{L}+|由[\p{Script=Han}]{2,8}/giu;
const CONDITION = /\b(?:when|if|as soon as|once|until|before|after|wenn|sobald|falls|bevor|nachdem|bis)\s+\p{L}+|[\p{Script=Han}]时/giu;
const PLACE =
  /\b(?:in|at|on|under|behind|beside|above|below|inside|outside|next to|between|im|am|an|auf|unter|hinter|neben|bei)\s+(?:the |a |an |der |dem |den )?[\p{L}\d]|\broom\b|\bcabinet\b|\bbin\b|在.{1,12}(?:内|里|上|下|旁|处)/giu;

/** How long something lasts is not said by how often it comes: "every two years". */
const RECURS = /\b(?:every|each|once (?:in|per)|per|alle)\s+$/iu;
const RECURRING = 0.2;

/** A Chinese time is an interval only where it is said to come again ("每90天", "90天更换一次"): how long something lasts is none. Other times stay as they are. */
function comesAgain(text: string, start: number, end: number): boolean {
  if (!/\p{Script=Han}$/u.test(text.slice(start, end))) return true;
  return /[每隔][^，。；]{0,6}$/u.test(text.slice(0, start)) || /^[^，。；]{0,6}(?:次|换|再生|标定|校|检|清|保养)/u.test(text.slice(end));
}

/** Numbers of a table row whose unit stands in the heading of their column: "Litres 640", "EUR a year 6,289". */
export function valuesUnderUnits(row: string, expected: AnswerType): readonly TypedValue[] {
  if (expected.kind !== 'quantity' || expected.dimensions.length === 0) return [];
  return cellsOf(row).flatMap((cell): readonly TypedValue[] => {
    const number = /(?<![\p{L}\d.,-])[-+±]?\d+(?:[., ]\d+)*(?=\s*$)/u.exec(cell.text);
    if (number === null) return [];
    const unit = (cell.text.slice(0, number.index).match(/[%‰°µ€$£\p{L}][\p{L}\d°·/³²]*/gu) ?? [])
      .map((word) => quantityFits(word, expected.dimensions))
      .find(({ fits }) => fits);
    if (unit === undefined) return [];
    const start = cell.start + number.index;
    return [{ start, end: start + number[0].length, strength: 1, value: normalNumber(number[0], '', unit.unit) }];
  });
}

/** Headings of columns that say by whom. */
const BY_WHOM =
  /(?<!\p{L})(?:responsib\w*|in charge|(?:done|made|held|checked|performed|carried out|approved|signed|reported|by) by|approval|decision|by(?: whom)?|who(?: \p{L}+)*|persons?|people|holder|owner|contact|operator|executor|zuständig\w*|verantwortlich\w*|ausgeführt von|durch|wer|ansprechpartner|person|entscheidung|entscheider|freigabe|genehmigung|ausführung)$|(?:负责|责任|执行|经办|联系|批准|审批|审核|检查|操作|值班)(?:人|部门|单位|者)?$|由谁$/iu;

/** Whoever a row names under such a heading, whatever they are called: "Responsible: Technical services", "Foreman: Haas". */
export function personsUnderHeading(row: string, expected: AnswerType): readonly TypedValue[] {
  if (expected.kind !== 'person' || expected.firms === true) return [];
  const isSuch = (heading: string): boolean => (expected.names !== true && BY_WHOM.test(heading)) || personPattern().exec(heading)?.[0] === heading;
  return cellsOf(row).flatMap(({ text, start, end, heading }): readonly TypedValue[] => {
    const value = text.slice(heading.length + 2);
    const isSaid = text.startsWith(`${heading}: `) && isSuch(heading.split(': ').at(-1)?.trim() ?? '') && /^\p{L}{2}/u.test(value);
    return isSaid ? [{ start: start + heading.length + 2, end, strength: 1, value: value.toLowerCase() }] : [];
  });
}

/** Every stretch of `text` that could be what the question wants. */
export function typedValues(text: string, expected: AnswerType): readonly TypedValue[] {
  switch (expected.kind) {
    case 'quantity':
      return expected.dimensions.length === 1 && expected.dimensions[0] === 'time'
        ? quantities(text, expected).map((value) =>
            RECURS.test(text.slice(0, value.start)) ? { ...value, strength: Math.min(value.strength, RECURRING) } : value,
          )
        : quantities(text, expected);
    case 'interval':
    case 'time':
      if (expected.years === true) return matches(text, YEAR, 1);
      if (expected.clock === true) return matches(text, TIME_OF_DAY, 1);
      if (expected.past === true) return [...matches(text, YEAR, 1), ...matches(text, DATE, 1)];
      return [
        ...matches(text, ADVERB_OF_TIME, 1),
        ...matches(text, recurrencePattern(), 1),
        ...quantities(text, expected).filter(({ start, end, strength }) => strength >= 0.9 && comesAgain(text, start, end)),
        ...matches(text, CONDITION, 0.6),
      ];
    case 'person':
      if (expected.firms === true) return matches(text, FIRM, 1);
      return expected.names === true
        ? matches(text, FULL_NAME, 1)
        : [...matches(text, personPattern(), 1), ...matches(text, FULL_NAME, 1), ...matches(text, AGENT, 0.8)];
    case 'code':
      return matches(text, IDENTIFIER, 1);
    case 'reason':
      return matches(text, reasonPattern(), 1);
    case 'place':
      return matches(text, PLACE, 0.8);
    default:
      return [];
  }
}

/** A figure in a clause, or a row, that says no word of the question is another thing's. */
const OTHERS = 0.25;
export function ofTheSubject(values: readonly TypedValue[], text: string, hits: readonly Hit[]): readonly TypedValue[] {
  const label = labelEnd(text);
  return values.map((value) => {
    const { start, end } = clauseAround(text, value.start, value.end);
    const isSaid = hits.some((hit) => hit.start < label || (hit.start >= start && hit.end <= end && (hit.end <= value.start || hit.start >= value.end)));
    return isSaid ? value : { ...value, strength: value.strength * OTHERS };
  });
}

function matches(text: string, pattern: RegExp, strength: number): readonly TypedValue[] {
  return allMatches(text, pattern).map((match) => ({ start: match.index, end: match.index + match[0].length, strength, value: match[0].toLowerCase() }));
}

function quantities(text: string, expected: AnswerType): readonly TypedValue[] {
  const { dimensions, amount = false } = expected;
  const found: TypedValue[] = [];
  for (const match of allMatches(text, NUMBER)) {
    // Chinese writes on behind a unit without a gap: what follows it is no part of the value.
    const written = match[1] === undefined ? '' : leadingHan(match[1]);
    const end = match.index + match[0].length - (match[1]?.length ?? 0) + written.length;
    const { fits, unit } = quantityFits(written, dimensions, amount);
    const behind = fits || written === '' ? null : unitBehind(text.slice(end - written.length), dimensions);
    const strength = fits || behind !== null ? 1 : dimensions.length === 0 && !(amount && unit !== null) ? 0.7 : 0;
    if (strength > 0) found.push({ start: match.index, end: end + (behind ?? 0), strength, value: normalNumber(text.slice(match.index, end), written, unit) });
  }
  for (const match of allMatches(text, NUMBER_WORD)) {
    const strength = wordStrength(text.slice(match.index + match[0].length), dimensions);
    if (strength > 0) found.push(inWords(match, strength));
  }
  if (dimensions.length === 0) return found;
  for (const match of allMatches(text, FIGURE_BEFORE_UNIT))
    if (nextWordFits(text.slice(match.index + match[0].length), dimensions)) found.push(inWords(match, 0.8));
  if (dimensions.includes('ratio')) for (const match of allMatches(text, SHARE)) found.push(inWords(match, 0.8));
  return found;
}

const inWords = (match: RegExpExecArray, strength: number): TypedValue => ({
  start: match.index,
  end: match.index + match[0].length,
  strength,
  value: String(NUMBER_WORDS.get(match[0].toLowerCase()) ?? match[0]),
});

/** Characters from the end of a number's own word to the unit that stands behind it, where one of the dimensions does. */
function unitBehind(text: string, dimensions: AnswerType['dimensions']): number | null {
  const match = BETWEEN.exec(text);
  if (match === null || dimensions.length === 0) return null;
  const square = /^[\s-]*(?:square|cubic)/iu.test(text);
  const fits = square ? dimensions.includes('area') || dimensions.includes('volume') : quantityFits(match[1] ?? '', dimensions).fits;
  return fits ? match[0].length - (/^\p{L}+/u.exec(text)?.[0].length ?? 0) : null;
}

function nextWordFits(behind: string, dimensions: AnswerType['dimensions']): boolean {
  const [word] = behind.match(/\p{L}+/u) ?? [];
  return word !== undefined && word.length > 1 && quantityFits(word, dimensions).fits;
}

/** "Two years" answers how long; "two administrators" does not. */
function wordStrength(behind: string, dimensions: AnswerType['dimensions']): number {
  if (dimensions.length === 0 || dimensions.includes('count')) return 0.8;
  const words = behind.match(/\p{L}+/gu)?.slice(0, 2) ?? [];
  return words.some((word) => word.length > 1 && quantityFits(word, dimensions).fits) ? 0.8 : dimensions.includes('time') ? 0.2 : 0;
}

function normalNumber(written: string, rawUnit: string, unit: string | null): string {
  const digits = written.slice(0, written.length - rawUnit.length).replace(/\s/gu, '');
  return unit === null ? digits : `${digits} ${unit}`;
}

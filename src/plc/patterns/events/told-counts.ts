import type { Condition } from '../conditions/model.js';
import { eachSentence, flagFor, namesIn, type Telling, taken } from './telling.js';

/** What is counted: the signal that adds one, the one that takes one away, and the button that begins anew. */
interface Tally {
  up: string;
  down: string | null;
  zero: string | null;
  /** "80 places": how many are full. */
  capacity: number | null;
}

const counting = /\b(?:counts?|counted|counting|counter|zaehlt|zaehlen|gezaehlt|zaehler)\b/i;
/** More than the counting itself is told in the sentence. */
const conditional =
  /\b(?:only|while|when|if|unless|until|not|never|except|but|after|stops?|starts?|opens?|closes?|wenn|nur|solange|bis|nicht|nie|ausser|sobald)\b/i;
const inwards =
  /\b(?:in(?! (?:the|a|an|der|dem|die|das|each|every|[a-z]+ halle)\b)|entrance|entry|enter\w*|entering|up|einla\w*|einfahr\w*|einfahrt|eingang\w*|inbound|arriv\w*|hinein|herein|vorwaerts|aufwaerts|add\w*)\b/i;
const outwards = /\b(?:out|exit\w*|leav\w*|down|ausla\w*|ausfahr\w*|ausfahrt|ausgang\w*|outbound|heraus|hinaus|rueckwaerts|abwaerts|subtract\w*|depart\w*)\b/i;
/** Units by which a number is no number of things. */
const unitBehind =
  /^\s*(?:%|°|ms\b|s\b|sec|min|h\b|hours?|minutes?|seconds?|kg\b|g\b|t\b|l\b|m\b|mm\b|cm\b|bar|mbar|k?pa\b|m?a\b|v\b|k?w\b|hz\b|rpm|m3|m³|l\/|m\/|mg|ppm|[.,]\d)/i;

/**
 * "B-31 counts the bags. After 40 bags stop conveyor BC-31": what is counted becomes a tally that is held against its limits, each of them one signal; in and
 * out make a number of those inside. False, and nothing changed, where the request counts nothing that is read in full.
 */
export function tellCounts(telling: Telling): boolean {
  const before = telling.text;
  const tally = readTally(telling);
  if (tally === null || !readLimits(telling, tally)) {
    telling.text = before;
    return false;
  }
  return true;
}

function readTally(telling: Telling): Tally | null {
  let found: Tally | null = null;
  const told = (sentence: string): string => {
    if (found !== null || !counting.test(sentence)) return sentence;
    const heading = /^[^:]*:\s*(?=.*\b(?:counts?|zaehlt)\b)/i.exec(sentence)?.[0] ?? '';
    const clause = sentence.slice(heading.length);
    const names = namesIn(telling, clause);
    const [first, second] = names;
    if (first === undefined || names.length > 2 || /\d+(?!\w)/.test(clause.replace(new RegExp(telling.names, 'gi'), ''))) return sentence;
    const inside = inwards.exec(clause)?.index ?? -1;
    const outside = outwards.exec(clause)?.index ?? -1;
    if (second !== undefined && (inside < 0 || outside < 0)) return sentence;
    if (conditional.test(clause)) return sentence;
    const [up, down] = second === undefined ? [first, null] : inside < outside ? [first, second] : [second, first];
    if (second === undefined && /\b(?:reset|zero|null|zurueck\w*)\b/i.test(clause)) return sentence;
    found = { up, down, zero: null, capacity: null };
    taken(telling, sentence);
    return '';
  };
  eachSentence(telling, told);
  if (found === null) return null;
  const tally: Tally = found;
  eachSentence(telling, (sentence) => readZero(telling, tally, sentence));
  eachSentence(telling, (sentence) => readCapacity(telling, tally, sentence));
  return tally;
}

const toZero = /\b(?:(?:back )?to (?:zero|0)|reset\w*|zeroe?[sd]?|auf null|zurueckgesetzt|zurueck|ruecksetz\w*|clears? the (?:count|counter)|begins? anew)\b/i;

/** "The operator can set the count to zero with S-60", "Reset with push button S-7", "until the operator presses S-31, which also resets the counter". */
function readZero(telling: Telling, tally: Tally, sentence: string): string {
  const also = new RegExp(`,?\\s*(?:which|who|and this|that|die|der|was)\\s+(?:also\\s+|auch\\s+)?[^,.;]*${toZero.source}[^,.;]*`, 'i').exec(sentence);
  const until = new RegExp(
    `,?\\s*\\b(?:until|till|bis)\\s+(?:someone\\s+|the operator\\s+|an operator\\s+|der bediener\\s+)?(?:presses\\s+|pushes\\s+)?(?:[a-z-]+\\s+){0,4}?(${telling.names})(?:\\s+(?:is|wird|has been|gets))?(?:\\s+(?:pressed|pushed|gedrueckt|betaetigt|operated))?(?:\\s+(?:wird|ist))?`,
    'i',
  ).exec(sentence);
  if (until?.[1] !== undefined && (tally.zero === null || tally.zero === until[1])) {
    tally.zero = until[1];
    if (also === null)
      telling.questions.push(`${until[1]} is assumed to set the count to zero as well, so that what the count has brought about ends with it.`);
    taken(telling, `${until[0]} ${also?.[0] ?? ''}`);
    return sentence.replace(also?.[0] ?? until[0], '').replace(until[0], '');
  }
  const names = namesIn(telling, sentence);
  if (!toZero.test(sentence) || names.length !== 1 || (tally.zero !== null && tally.zero !== names[0])) return sentence;
  const plain = sentence.replace(new RegExp(telling.names, 'gi'), '');
  if (conditional.test(plain.replace(/\b(?:when|if|wenn)\b(?=[^,.;]*\b(?:pressed|gedrueckt)\b)/i, ''))) return sentence;
  if (/\d/.test(plain.replace(/\bto 0\b/i, '')) || !/\b(?:count\w*|zaehler\w*|it|reset|number)\b/i.test(plain)) return sentence;
  tally.zero = names[0] ?? null;
  taken(telling, sentence);
  return '';
}

const places =
  /\b(?:has|have|holds?|with|for|hat|fasst|space for|room for|a capacity of|mit)\s+(?:at most\s+|up to\s+)?(\d+)\s+(?:parking\s+)?(?:places?|spaces?|slots?|plaetze|stellplaetze|positions?)\b/i;
const atMost =
  /^\s*(?:there (?:may|must) be\s+)?(?:at most|no more than|not more than|maximum|max|hoechstens|maximal)\.?\s+(\d+)\s+[a-z]+\s+(?:may|can|are allowed to|must|duerfen|are allowed)\b[^.;]*[.;]?\s*$/i;

/** "A car park has 80 places.", "At most 6 lorries may be in the yard;". */
function readCapacity(telling: Telling, tally: Tally, sentence: string): string {
  const match = atMost.exec(sentence) ?? (/^[^,]*$/.test(sentence) ? places.exec(sentence) : null);
  if (match === null || tally.capacity !== null) return sentence;
  tally.capacity = Number(match[1]);
  taken(telling, sentence);
  return '';
}

const number = '(?<count>\\d+)(?!\\w)';
const thing = '(?:\\s+(?!(?:the|stop|start|close|open|and|or|when|light|until|is|are)\\b)[a-z]{3,}){0,2}?';
const done =
  '(?:\\s+(?:have been|has been|are|were|is|sind|wurden|ist)?\\s*(?:counted|reached|in|inside|present|gezaehlt|erreicht|full|drin)(?:\\s+(?:sind|wurden|worden|ist|wird))?)?';
const stops =
  '(?=\\s*[,.;:]|\\s+(?:the|stop\\w*|start\\w*|close\\w*|open\\w*|and|or|light\\w*|wird|werden|stoppt|schliesst|soll|leuchtet|a|an|conveyor|lamp|gate|pump|laeuft|runs?|it|is|are)\\b|\\s*$)';
const limits: readonly (readonly [RegExp, 'above' | 'below', number])[] = [
  [
    new RegExp(
      `\\b(?:(?:if|when|once|wenn|sobald|falls)\\s+)?(?:below|under|less than|fewer than|unter|weniger als)\\s+${number}${thing}${done}${stops}`,
      'gi',
    ),
    'below',
    0,
  ],
  [
    new RegExp(`\\b(?:(?:if|when|once|wenn|sobald|falls)\\s+)?(?:above|over|more than|exceeds|ueber|mehr als)\\s+${number}${thing}${done}${stops}`, 'gi'),
    'above',
    1,
  ],
  [
    new RegExp(
      `\\b(?:after|nach|at|bei|when|if|once|as soon as|wenn|sobald)\\s+(?:the (?:count|counter|number)(?: of [a-z]+)?\\s+(?:reaches|is|has reached|hits)\\s+|(?:der )?zaehler\\s+|every\\s+)?${number}${thing}${done}${stops}`,
      'gi',
    ),
    'above',
    0,
  ],
];
const full =
  /\b(?:when(?:ever)?|if|while|as long as|once|wenn|solange|sobald)\s+(?:the |it |der |die |das |er |sie |es )?(?:[a-z]+\s+){0,3}?(?:is |ist )?(?:full|voll)(?:\s+ist)?\b/gi;

/** Puts a signal in the place of each limit; false where none is told, or a number of things is left over. */
function readLimits(telling: Telling, tally: Tally): boolean {
  let found = false;
  const zero = tally.zero ?? 'RESET_COUNT';
  const flagAt = (side: 'above' | 'below', limit: number): string => {
    found = true;
    const condition: Condition = { kind: 'count', up: tally.up, down: tally.down, zero, side, limit };
    return `when ${flagFor(telling, condition)} is active`;
  };
  for (const [pattern, side, more] of limits)
    telling.text = telling.text.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const at = Number(rest.at(-3));
      const text = String(rest.at(-2));
      const count = Number((rest.at(-1) as Readonly<Record<string, string>>)['count']);
      const digits = /\d+/.exec(whole);
      const behind = digits === null ? '' : text.slice(at + digits.index + digits[0].length);
      if (unitBehind.test(behind) || count < 1 || count + more > mostCounted) return whole;
      taken(telling, whole);
      return withComma(flagAt(side, count + more), text.slice(0, at), text.slice(at + whole.length));
    });
  const { capacity } = tally;
  if (capacity !== null && capacity <= mostCounted)
    telling.text = telling.text.replace(full, (whole: string, at: number, text: string) => {
      taken(telling, whole);
      return withComma(flagAt('above', capacity), text.slice(0, at), text.slice(at + whole.length));
    });
  if (capacity !== null && !telling.flags.some(({ condition }) => condition.kind === 'count' && condition.limit === capacity)) return false;
  if (tally.zero === null && found) telling.questions.push('Which button sets the count to zero is not said; RESET_COUNT is assumed.');
  return found;
}

/** A condition in front of its action is ended by a comma. */
function withComma(words: string, before: string, after: string): string {
  return /(?:^|[.;:,])\s*$/.test(before) && !/^\s*[,.;]/.test(after) ? `${words},` : words;
}

/** Above this a scenario that counts up to the limit is too long to be run. */
const mostCounted = 300;

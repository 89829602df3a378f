/** What of a right answer, described in prose, can be checked without a judge. */
export type GradedForm = Readonly<{
  /** Any one of them will do. */
  answers: readonly string[];
  /** All of them have to be said. */
  facts: readonly string[];
  /** Some of the description could not be turned into facts. */
  partly: boolean;
  /** Why nothing of it can be checked without a judge; null where something can. */
  ungraded: string | null;
}>;

/** How a right answer is talked about before it is given: "The expected response should contain the list of ...". */
const frame =
  /^(?:(?:the|an?|any|your|this|its?|correct|expected|right|ideal|final|good|valid|generated)\s+)*(?:response|answer|output|reply|result|solution|agent|system|model|assistant|it)\b[^:.]*?\b(?:(?:should|must|shall|will|needs?\s+to|has\s+to|is\s+expected\s+to|ought\s+to|may|can)\s+(?:also\s+|either\s+|clearly\s+|explicitly\s+|at\s+least\s+)*(?:be|contain|include|state|mention|list|name|say|report|give|provide|return|recommend|suggest|advise|propose|describe|warn|detect|find|identify|indicate|confirm|note|conclude|answer|show|display|explain|specify|tell|reply|respond)?|is|are|contains?|includes?|states?|mentions?|lists?|names?|says?|indicates?|confirms?|identifies)\b/iu;
const lead =
  /^(?:\s*[:,-]\s*|\s*(?:that|as|with|the\s+following|following|the\s+fact\s+that|information\s+(?:that|about)|only|exactly|all(?:\s+of)?(?:\s+the)?|both|the\s+(?:value|number|name|names|list|sites?|id)\s*(?:of|:)?)(?=[\s:])\s*)+/iu;
const label = /^(?:expected|expected\s+(?:answer|output|response|result)|answer|ground\s+truth|reference|characteristic\s+form)\s*:\s*/iu;

/** Sentences about how the answer is made or delivered, not about what it says. */
const delivery =
  /\b(?:file|json|csv|format(?:ted)?|markdown|table|plot|chart|graph|tool|function|agent|api|call(?:s|ed)?|invoke[ds]?|download(?:ed)?|saved?|upload(?:ed)?|return\s+value|as\s+text|reference\s+to|summari[sz]e[ds]?|professional|concise|polite|step[- ]by[- ]step|well[- ]structured|actionable)\b/iu;
const anyOf =
  /\b(?:one|any|some|at\s+least\s+(?:one|\d+|two|three))(?:\s+or\s+more)?\s+of\b|\b(?:e\.g\.|such\s+as|for\s+example|for\s+instance|either|or\s+similar|among\s+others)\b/iu;
const denial = /\b(?:no|not|none|never|cannot|can't|without|n't|neither|nor|un(?:available|supported|known)|does\s+not\s+exist|kein[a-z]*|nicht)\b/iu;
/** A number that is meant loosely cannot be compared exactly. */
const vague = /\b(?:approximately|approx|about|around|roughly|circa|between\s+\d|more\s+than|less\s+than|fewer\s+than|close\s+to)\b(?=.*\d)/iu;
const longestItem = 8;
const longestSentence = 14;

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}·./°%-]*/gu) ?? [];
const clean = (text: string): string =>
  text
    .replace(/^[\s*•\-–—([{"'“‘`]+|^\s*\d{1,2}[.)]\s+|[\s.;,)\]}"'”’`]+$/gu, '')
    .replace(/^(?:and|or|und|oder|the|an?|also|plus)\s+/iu, '')
    .trim();

/**
 * Reads a right answer that is described in prose, as scenario sets of industrial assistants do: "The expected response should contain the
 * following failure modes: ...". Lists, quoted and proper names, identifiers, numbers with their units, yes and no, and short denials become
 * facts or answers, to be compared by content. What the question already says is none of them, so that repeating the question earns nothing;
 * what only says how the answer is made or worded needs a judge. `numbers` false leaves plain numbers out, for answers that vary.
 */
export function gradedForm(form: string, question: string, numbers = true): GradedForm {
  const facts: string[] = [];
  const answers: string[] = [];
  let open = 0;
  for (const sentence of sentencesOf(form)) {
    const said = contentOf(sentence);
    const read = said === null ? null : readContent(said, question, numbers);
    const items = (read?.items ?? []).filter((item) => numbers || !/(?<![\p{L}\p{N}_-])\d/u.test(item));
    const found = read === null || items.length === 0 ? null : { ...read, items };
    if (found === null) open += 1;
    else if (found.any) answers.push(...found.items);
    else facts.push(...found.items);
  }
  const own = (items: readonly string[]): readonly string[] =>
    [...new Set(items.map((item) => (affirms(question, item) ? 'yes' : item)))].filter((item) => addsTo(question, item));
  const all = { answers: own(answers), facts: own(facts) };
  const [only] = all.facts;
  const graded = only !== undefined && all.facts.length === 1 && all.answers.length === 0 ? { answers: [only], facts: [] } : all;
  const nothing = graded.answers.length + graded.facts.length === 0;
  return {
    ...graded,
    partly: !nothing && open > 0,
    ungraded: nothing ? 'what a right answer is like is described without a name, number, list or plain statement that could be compared' : null,
  };
}

/** Sentences, where a list over several lines stays with the sentence that opens it. */
function sentencesOf(form: string): readonly string[] {
  const joined = form
    .replace(/\r\n?/gu, '\n')
    .replace(/\n\s*(?:[-*•]|\d{1,2}[.)])\s+/gu, '; ')
    .replace(/:\s*;/gu, ': ')
    .replace(/\s*\n\s*/gu, ' ');
  return joined.split(/(?<=[^.\s]{2}[.!?])\s+(?=[\p{Lu}"“])/u).filter((sentence) => sentence.trim() !== '');
}

type Content = Readonly<{ text: string; framed: boolean }>;

/** What the sentence says of the world, without the words about "the expected response"; null where it only speaks of the delivery. */
function contentOf(sentence: string): Content | null {
  const text = sentence.trim().replace(label, '');
  const framed = frame.exec(text);
  const rest = (framed === null ? text : text.slice(framed[0].length)).replace(lead, ' ').trim();
  if (rest === '' || (delivery.test(rest) && !/["“'‘[:]/u.test(rest))) return null;
  return { text: rest, framed: framed !== null || rest !== sentence.trim() };
}

type Found = Readonly<{ items: readonly string[]; any: boolean }>;

function readContent({ text, framed }: Content, question: string, numbers: boolean): Found | null {
  const plain = clean(text);
  const verdict = /^(yes|no|true|false|ja|nein)(?:\s*[,;.-]\s*|$)/iu.exec(plain);
  if (verdict !== null) {
    const rest = plain.slice(verdict[0].length);
    const more = rest === '' ? null : readContent({ text: rest, framed }, question, numbers);
    return { items: [/^(?:yes|true|ja)/iu.test(plain) ? 'yes' : 'no', ...(more === null || more.any ? [] : more.items)], any: false };
  }
  if (vague.test(plain)) return null;
  const quoted = quotedIn(text);
  // A denial is only right as a whole: its words without the "no" would be the opposite.
  if (denial.test(plain)) return words(plain).length <= longestSentence ? { items: [plain], any: false } : null;
  const any = anyOf.test(text);
  const counted = numbers ? numbersOf(text.replace(quotation, ' ')) : [];
  if (quoted.length > 0) return { items: [...quoted, ...counted], any: any && counted.length === 0 };
  const listed = listOf(text);
  if (listed.length > 0) return { items: listed, any: any || /\bor\b/iu.test(text.slice(text.indexOf(':') + 1)) };
  const telling = [...namesIn(text), ...counted].filter((item) => addsTo(question, item));
  if (telling.length > 0) return { items: telling, any: any && counted.length === 0 };
  if (words(plain).length <= longestItem && (numbers || !/\d/u.test(plain))) return { items: [plain], any: false };
  return framed || words(plain).length > longestSentence ? null : { items: [plain], any: false };
}

/** The items behind a colon or in brackets, or of an enumeration of short phrases. */
function listOf(text: string): readonly string[] {
  const bracket = /\[([^\]]+)\]/u.exec(text)?.[1];
  const colon = /:\s+(\S.*)$/su.exec(text)?.[1];
  const body = bracket ?? colon ?? (/[,;]/u.test(text) || /\b(?:and|or)\b/iu.test(text) ? text : null);
  if (body === null) return [];
  const parts = /;/u.test(body) ? body.split(';') : body.split(/,(?![^(]*\))(?!\d)|\s+(?:and|or|und|oder)\s+/iu);
  // "Overheating: failed due to normal wear" is the item with a remark on it.
  const items = parts
    .map((part) => clean(part.replace(/^([^:]{2,60}):\s.*$/su, '$1').replace(/\s+(?:due\s+to|because|caused\s+by|\().*$/isu, '')))
    .filter((item) => item !== '');
  const short = items.every((item) => words(item).length <= ((bracket ?? colon) === undefined ? 4 : longestItem));
  return short && (items.length > 1 || bracket !== undefined || colon !== undefined) ? items : [];
}

const quotation = /["“‘`]([^"”’`]{2,80})["”’`]|(?<!\p{L})'([^']{2,80})'(?!\p{L})/gu;

function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(quotation)].map(([, a, b]) => clean(a ?? b ?? ''));
}

/** Identifiers with a digit, and words that are written as names inside a sentence. */
function namesIn(text: string): readonly string[] {
  const identifiers = [...text.matchAll(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}_/-]*\p{L})(?=[\p{L}\p{N}_/-]*\d)[\p{L}\p{N}][\p{L}\p{N}_/-]{2,}/gu)].map(
    ([found]) => found,
  );
  const names = [...text.matchAll(/(?<=[\p{Ll}\p{N},:]\s+)\p{Lu}[\p{L}-]+(?:\s+(?:\p{Lu}[\p{L}-]*|\d+))*(?![\p{L}\p{N}-])/gu)]
    .map(([found]) => found)
    .filter((found) => found !== 'I');
  return [...identifiers, ...names];
}

/** Numbers with the word behind them, dates as they are written. */
function numbersOf(text: string): readonly string[] {
  const dates = [...text.matchAll(/\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?\b/gu)].map(([found]) => found.slice(0, 10));
  const rest = text.replace(/\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?\b|[\p{L}_-]+\d[\p{L}\d_-]*|\bat\s+least\s+\d+/gu, ' ');
  const quantities = [...rest.matchAll(/(?<![\p{L}\p{N}.])-?\d+(?:[.,]\d+)*(?:\s?(?:[°%µ€$]\p{L}?|\p{L}{1,3}(?:[·/]\p{L}{1,4})*(?![\p{L}])))?/gu)].map(
    ([found]) => found.replace(/\s(?:of|in|on|at|to|is|as|and|or|for|by|the|are|was|has|had|per|out|die|und|mit)$/iu, '').trim(),
  );
  return [...dates, ...quantities];
}

/** A statement that only turns a question for yes or no into a sentence. */
function affirms(question: string, item: string): boolean {
  return (
    /^\W*(?:is|are|was|were|do|does|did|can|could|has|have|had|will|should|may|must)\b/iu.test(question) && words(item).length > 2 && !addsTo(question, item)
  );
}

/** Whether an item says more than the question does: an answer that repeats the question must not win. */
function addsTo(question: string, item: string): boolean {
  if (/^(?:yes|no)$/u.test(item) || denial.test(item)) return true;
  const asked = new Set(words(question.toLowerCase()).map((word) => word.replace(/[.?!]+$/u, '')));
  return words(item.toLowerCase()).some((word) => !asked.has(word.replace(/[.?!]+$/u, '')));
}

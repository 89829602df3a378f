import { allMatches } from '../../domain/all-matches.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { corrected } from './exchange.js';

/** A question on a document made whole in one way. `named`: the words that were put in the place of others; empty where all of it is asked anew. */
export type CarriedQuery = Readonly<{
  query: string;
  named: readonly string[];
  /** Of another value: what was told may hold for it as well. */
  again?: boolean;
}>;

/** So many readings of one question are looked up. */
const mostReadings = 5;

const joining =
  /^\s*(?:(?:and|or|but|so|ok|okay|then|also|now|well|what about|how about|und|oder|aber|also|dann|jetzt|was ist mit|wie ist es mit|wie sieht es aus mit)(?![\p{L}])[\s,]*)+|^(?:那么?|还有|另外)[，,]?/iu;
const trailing =
  /(?:[\s,]+(?:then|please|pls|there|too|as well|exactly|again|bitte|dann|dort|da|denn|genau|nochmal|auch))*[\s?.!,？。！，]*$|(?:呢|吗|啊|吧)?[？?。！!]*$/iu;
const asking =
  /\b(?:how|what|which|when|where|who|whom|whose|why|is|are|was|were|do|does|did|can|may|must|should|could|will|has|have|wie|was|welche[rsnm]?|wann|wo|wer|wen|wem|warum|wieso|womit|wozu|ist|sind|war|waren|muss|müssen|darf|dürfen|kann|können|soll|sollte|hat|haben|gilt|gibt)\b|多|几|什么|哪|谁|怎|为何|是否|吗/iu;
const pointing =
  /\b(?:it|its|it's|they|them|their|this|that|these|those|one|there|es|das|dies|diese[rsnm]?|sie|ihn|ihm|da(?:für|von|bei|mit|ran|rin|zu|rein))\b|[它这那其该]/iu;

/** Words between the things that a question names. */
const between = new Set(
  `how what which when where who whom whose why much many long often far fast high hot is are was were be been being do does did can may must should could would will shall has have had a an the of in on at for from to with by per as about into onto over under between and or not no any some
  i we you one they he she it its this that these those there my our your use used using need needed take taken get got set allowed go goes come comes need needs hold holds contain contains require requires apply applies fit fits carry carries if when after before during each every most least
  wie was welche welcher welches welchen welchem wann wo wer wen wem warum wieso ist sind war waren wird werden wurde muss müssen darf dürfen kann können soll sollte sollen hat haben der die das den dem des ein eine einen einem einer eines und oder nicht kein keine von vom im in am an auf aus bei beim mit nach zu zum zur für pro über unter bis ab seit ich wir man du sie es ihr sein braucht brauchen kommt kommen gehört gehören enthält hält oft lange viel viele hoch weit schnell stark warm heiß groß schwer tief`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
/** Behind these stands a deed and no thing. */
const beforeDeed = /(?:^|\s)(?:i|we|you|to|be|been|must|should|can|may|do|does|did|will|shall|they|one|man|ich|wir)\s*$/iu;
const hanBetween =
  /(?:是多少|多少度?|多久|多长时间|什么|怎么样?|如何|哪些|哪个|哪里|为什么|需要|应该|可以|必须|之前|以前|之后|以后|以下|以上|不能|能|要|的|在|是|有|到|用|和|与|对|由|把|被|吗|呢|[？?，,。])+/u;

type Chunk = Readonly<{ start: number; end: number; text: string }>;

/** The things that a question names, in order: runs of words without those that ask, join and relate. */
function thingsIn(text: string): readonly Chunk[] {
  return /\p{Script=Han}/u.test(text) ? hanThings(text) : latinThings(text);
}

function hanThings(text: string): readonly Chunk[] {
  let from = 0;
  return text.split(hanBetween).flatMap((part) => {
    const start = part === '' ? -1 : text.indexOf(part, from);
    if (start >= 0) from = start + part.length;
    return part.trim().length < 2 ? [] : [{ start, end: start + part.length, text: part.trim() }];
  });
}

function latinThings(text: string): readonly Chunk[] {
  const words = allMatches(text, /[\p{L}\p{N}][\p{L}\p{N}./-]*/gu).map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
  const chunks: Chunk[] = [];
  let open: { start: number; end: number } | null = null;
  const close = (): void => {
    if (open !== null) chunks.push({ ...open, text: text.slice(open.start, open.end) });
    open = null;
  };
  for (const word of words) {
    const joined = open === null || !/[,;:.]/u.test(text.slice(open.end, word.start));
    if (between.has(word.text.toLowerCase()) || (open === null && beforeDeed.test(text.slice(0, word.start)))) close();
    else if (open === null || !joined) {
      close();
      open = { start: word.start, end: word.end };
    } else open = { start: open.start, end: word.end };
  }
  close();
  return chunks;
}

const preposition = /^(?:for|of|in|on|at|with|by|from|to|under|over|für|von|bei|beim|mit|im|in|am|an|auf|aus|zum|zur|nach)\s+/iu;
const article = /^(?:the|a|an|its|their|der|die|das|den|dem|des|ein|eine[nmrs]?|seine?|ihre?)\s+/iu;

/** The thing that a phrase names, with the words before it. */
function phraseOf(said: string): string {
  return said.replace(preposition, '').replace(article, '').trim();
}

/** "The small one": another of the same kind. */
const another = /\s+ones?$/iu;

const isName = (text: string): boolean => parseIdentifiers(text).length > 0;

/** The names of the question before that a reading does not hold. */
function withNames(query: string, before: string): string {
  const names = parseIdentifiers(before)
    .map(({ raw }) => raw)
    .filter((raw) => !query.includes(raw));
  return names.length === 0 ? query : `${query} ${names.join(' ')}`;
}

/** "And the impeller nut?": the question before with each thing that it names replaced in turn by what is named now. */
function replaced(phrase: string, before: string): readonly CarriedQuery[] {
  const named =
    phrase
      .toLowerCase()
      .replace(another, '')
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const head = /\p{Script=Han}/u.test(phrase) ? phrase.slice(-1) : (named.at(-1) ?? '');
  const chunks = thingsIn(before).filter(({ text }) => !isName(text));
  const alike = ({ text }: Chunk): number => (head !== '' && text.toLowerCase().endsWith(head) ? 0 : 1);
  return [...chunks]
    .sort((a, b) => alike(a) - alike(b))
    .map(({ start, end, text }) => ({
      query: `${before.slice(0, start)}${phrase.replace(
        another,
        () =>
          ` ${text
            .split(' ')
            .slice(text.includes(' ') ? 1 : 0)
            .join(' ')}`,
      )}${before.slice(end)}`,
      named,
    }));
}

/** A figure, its sign and its unit, and nothing else. */
const figureAlone = /^[-+−–±]?\s?\d+(?:[.,]\d+)?\s?(?:[\p{L}°%µ][\p{L}°/·²³%]{0,5})?$/u;
const figureIn = /(?<![\p{L}\p{N}-])[-+−–±]?\s?\d+(?:[.,]\d+)?(?![\p{L}\p{N}.,]*\d)/u;

/** "And at -5?": the question before of another value. */
function ofOtherFigure(phrase: string, before: string): readonly CarriedQuery[] {
  const figure = figureIn.exec(phrase)?.[0] ?? phrase;
  const query = figureIn.test(before) ? before.replace(figureIn, figure.startsWith(' ') ? figure : ` ${figure}`).replace(/\s+/gu, ' ') : `${before} ${phrase}`;
  return [{ query, named: [], again: true }];
}

/** "How often is it changed": the words that point stand for each thing spoken of in turn; what points to nothing is asked of all of it. */
function pointed(said: string, before: string): readonly CarriedQuery[] {
  const things = withoutAttribute(thingsIn(before), before);
  const topic = things.map(({ text }) => text).join(' ');
  const each = things
    .filter(({ text }) => !isName(text))
    .map(({ text }) => withNames(pointing.test(said) ? said.replace(pointing, ` ${text} `).replace(/\s+/gu, ' ') : `${said} ${text}`, before));
  return [`${said} ${topic}`, ...each].map((query) => ({ query, named: [] }));
}

/** "What concentration of acid": asked for anything else, it is the acid that is spoken of. */
function withoutAttribute(things: readonly Chunk[], before: string): readonly Chunk[] {
  const [first, ...others] = things;
  if (first === undefined || others.length === 0) return things;
  return /\b(?:what|which|welche\w*|was|wie)\b[^,;]*$/iu.test(before.slice(0, first.start)) && /^\s+(?:of|von|vom|des|der)\b/iu.test(before.slice(first.end))
    ? others
    : things;
}

/**
 * The ways in which a question that leans on the one before can be meant of a document: with its things exchanged, its pointing words replaced, or its
 * subject behind it. Which is meant only the document can tell. `before` is the question before as it was meant.
 */
export function carriedQueries(question: string, before: string): readonly CarriedQuery[] {
  const said = (corrected(question) ?? question).replace(joining, '').replace(trailing, '').trim();
  const bare = before.replace(/[\s?.!？。]+$/u, '');
  if (said === '' || bare === '') return [];
  const phrase = phraseOf(said);
  if (figureAlone.test(phrase)) return ofOtherFigure(phrase, bare);
  const readings = asking.test(said) || phrase === '' ? pointed(said, bare) : [...replaced(phrase, bare), { query: withNames(said, bare), named: [] }];
  return readings.filter(({ query }, at) => readings.findIndex((each) => each.query === query) === at).slice(0, mostReadings);
}

import { timesInEnglish } from '../../domain/chinese-clock.js';
import { readHan } from '../../domain/number-words.js';
import { chineseWords } from './plant-gloss-chinese.js';

const longestWord = Math.max(...[...chineseWords.keys()].map((word) => word.length));
const han = /\p{Script=Han}/u;
const numeral = '(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]+个半|[一二两三四五六七八九十]+|半)';
const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const units: ReadonlyMap<string, string> = new Map([
  ['小时', 'hour'],
  ['钟头', 'hour'],
  ['分钟', 'minute'],
  ['天', 'day'],
  ['周', 'week'],
  ['星期', 'week'],
  ['月', 'month'],
]);
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** "Three pumps": how many there are of them is no word of the plant. */
const countOfThings = /(?<![第每\d])[一二两三四五六七八九十](?:台|个|条|张)(?!小时|月|班|半)/gu;
/** "Stopped three times"; once is no count. */
const timesOf = /(?<![第每一二三四五六七八九十])([两二三四五六七八九十])[次回遍]/gu;
const unit = `个?(${[...units.keys()].join('|')})`;
const lastSpan = new RegExp(`(?:在?过去的?|最近的?|近|这|前)${numeral}${unit}(?:以来|里|内|之内)?`, 'gu');
const ago = new RegExp(`${numeral}${unit}(?:之|以)?前`, 'gu');

function lengthOf(count: string, unitWord: string): string {
  const name = units.get(unitWord) ?? 'hour';
  if (count === '半') return `half an ${name}`;
  if (count.endsWith('个半')) return `${(readHan(count.slice(0, -2)) ?? 0) + 0.5} ${name}s`;
  const value = /^[\d.]+$/u.test(count) ? Number(count) : (readHan(count) ?? 0);
  return value === 1 ? name : `${/^[\d.]+$/u.test(count) ? count : (small[value] ?? value)} ${name}s`;
}

/** Numbers of two signs and more with a power of ten in them; a count of days or machines is one sign or stands before its noun. */
const hanNumber = /[一二两三四五六七八九十百千万零]*[百千万][一二两三四五六七八九十百千万零]*(?:点[零一二三四五六七八九]+)?/gu;

/** Stretches of time and times of day in English; the rest stays. */
function withTimes(text: string): string {
  const spans = text
    .replace(lastSpan, (_whole, count: string, name: string) => ` in the last ${lengthOf(count, name)} `)
    .replace(
      ago,
      (_whole, count: string, name: string) =>
        ` ${lengthOf(count, name)
          .replace(/^hour$/u, 'an hour')
          .replace(/^(?=(?:minute|day|week|month)$)/u, 'a ')} ago `,
    );
  return timesInEnglish(spans)
    .replace(hanNumber, (whole) => String(readHan(whole) ?? whole))
    .replace(/([一二三四五六七八九十]{1,2}|\d{1,2})月份?(?!\d|[一二三四五六七八九十]{1,3}[日号])/gu, (whole, said: string) => {
      const name = months[(/^\d/u.test(said) ? Number(said) : (readHan(said) ?? 0)) - 1];
      return name === undefined ? whole : ` in ${name} `;
    })
    .replace(countOfThings, ' ')
    .replace(timesOf, (_whole, count: string) => ` ${small[readHan(count) ?? 0] ?? count} times `);
}

/** What a sign that no word holds costs beside a word. */
const unreadCost = 10;

/** Signs that join, count and point, and make no noun with each other. */
const joining = /^[的了呢着过在个台到还被已都这那该也再很太就吧啊呀嘛么一二两三四五六七八九十几次下上点条张件份项回遍来去把给让对从往里中会要能可以想请得]+$/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of the language whose every sign was passed over as one without meaning: together they name something ("出料"). */
function nounsOf(text: string, blanked: ReadonlySet<number>): readonly string[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike === true &&
    segment.length > 1 &&
    han.test(segment) &&
    !joining.test(segment) &&
    !chineseWords.has(segment) &&
    [...segment].every((_sign, at) => blanked.has(index + at))
      ? [segment]
      : [],
  );
}

/** The words of a text by the division into fewest of them, the longer first; a sign that no word holds stays as it is. */
function wordByWord(text: string): string {
  const blanked: number[] = [];
  const cost = new Array<number>(text.length + 1).fill(0);
  const length = new Array<number>(text.length).fill(1);
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const isHan = han.test(text[at] ?? '');
    cost[at] = (cost[at + 1] ?? 0) + (isHan ? unreadCost : 0);
    for (let taken = 1; isHan && taken <= longestWord && at + taken <= text.length; taken += 1) {
      const whole = (cost[at + taken] ?? 0) + 1;
      if (!chineseWords.has(text.slice(at, at + taken)) || whole > (cost[at] ?? 0)) continue;
      cost[at] = whole;
      length[at] = taken;
    }
  }
  let said = '';
  for (let at = 0; at < text.length; at += length[at] ?? 1) {
    const word = text.slice(at, at + (length[at] ?? 1));
    const english = chineseWords.get(word) ?? word;
    if (word.length === 1 && english === ' ') blanked.push(at);
    said += english;
  }
  const lost = nounsOf(text, new Set(blanked));
  return (lost.length === 0 ? said : `${said} ${lost.join(' ')}`).replace(/\s+/gu, ' ');
}

const comparatives: ReadonlyMap<string, string> = new Map([
  ['high', 'higher'],
  ['low', 'lower'],
  ['hot', 'hotter'],
  ['cold', 'colder'],
  ['much', 'more'],
  ['little', 'less'],
  ['long', 'longer'],
  ['fast', 'faster'],
  ['slow', 'slower'],
  ['full', 'fuller'],
  ['empty', 'emptier'],
]);
const quality = [...comparatives.keys()].join('|');
const behindThan = new RegExp(`\\bthan (.+?) (?:(running|used|stopped|produced|filled|come|tripped) )?(${quality})(?=\\s*(?:[?.!,]|$))`, 'u');
const whichOfAll = new RegExp(`\\bwhich (${quality})(?=\\s*(?:[?.!,]|$))`, 'u');

/** "A than B high" is "A higher than B", and "which high" "which is higher": Chinese has the word of comparison behind. */
function compared(text: string): string {
  return text
    .replace(/(?<=\balarms )most(?=\s*(?:[?.!,]|$))/u, 'most often')
    .replace(
      behindThan,
      (_whole, other: string, verb: string | undefined, word: string) => `${verb === undefined ? '' : `${verb} `}${comparatives.get(word)} than ${other}`,
    )
    .replace(whichOfAll, (_whole, word: string) => `which is ${comparatives.get(word)}`);
}

const askingWord =
  /\b(?:since when|what should I do|what happens if|who may|when|why|how long will last|how long|how often|how many left to|how many|how much|how far(?: from)?|what happened|what is wrong|what is|is there anything unusual|which is \w+|which (?:alarms|machines|work orders|(?:[a-z-]+ )?(?:pump|tank|valve|conveyor|shift|compressor))|which|who|what|how)\b/u;

/** "When X tripped": a plain past of one machine in a question needs its auxiliary verb. */
const presents: ReadonlyMap<string, string> = new Map([
  ['tripped', 'trip'],
  ['started', 'start'],
  ['stopped', 'stop'],
  ['failed', 'fail'],
]);
const whenDone = new RegExp(`^when\\s+([A-Z][A-Z\\d.-]*\\d[A-Z]?)\\s+(${[...presents.keys()].join('|')})\\b`, 'u');

const hasVerb = /\b(?:is|are|was|were|has|have|does|do|did|can|keep)\b/u;

/** A Chinese question in the English words of the plant; `isWhole` where every word of it has one. */
export function chineseGloss(text: string): Readonly<{ said: string; isWhole: boolean }> {
  const isPast = /过/u.test(text) && !/过去|超过/u.test(text);
  const asksWhether = /[吗么][?？。]*\s*$|(?:没有|没)[?？。]*\s*$|是不是|是否|有没有.*(?:过|低于|高于|超过)|(\p{Script=Han}{1,2})不\1/u.test(text);
  const spaced = text
    .replace(/？/gu, '?')
    .replace(/[，、；]/gu, ', ')
    .replace(/：/gu, ': ')
    .replace(/。/gu, '.')
    .replace(/是不是|是否|有没有(?=.*(?:过|低于|高于|超过))|(?<=过.*|了)没有?(?=[?？。]*\s*$)/gu, '')
    .replace(/(\p{Script=Han}{1,2})不\1/gu, '$1');
  const said = compared(wordByWord(withTimes(spaced))).replace(/\bis what\b(?! is)/u, 'what is');
  if (han.test(said)) return { said, isWhole: false };
  // The question word stands where its answer would: English wants it first.
  const asked = askingWord.exec(said);
  const isVerbless = asked?.[0] === 'how' || (asked?.[0] === 'why' && !hasVerb.test(said));
  const ordered =
    asked === null || (asked.index < 4 && !(isVerbless && asked[0] === 'why'))
      ? said
      : `${asked[0]}${isVerbless ? ' is' : ''} ${said.slice(0, asked.index)} ${said.slice(asked.index + asked[0].length)}`.replace(
          /^which alarms (.*?) ?most often/u,
          'which alarm came most often $1',
        );
  const between = ordered
    .replace(/^(how is\s+[A-Z]{1,4}-?\d{1,5}[A-Z]?)\s*(?=\?|$)/iu, '$1 doing')
    .replace(/^how long (.+?) and (.+?) between\b/u, 'how long between $1 and $2')
    .replace(/^(which)\s+(now)\s+([^?]*)/u, '$1 $3 $2')
    .replace(/^(which)\s+(running)\s+(order)\b/u, '$1 $3 is $2')
    .replace(whenDone, (_whole, name: string, verb: string) => `when did ${name} ${presents.get(verb) ?? verb}`);
  const isYesNo = asked === null && asksWhether && !/^\s*(?:were there|will we|has anybody)\b/u.test(ordered);
  return { said: isYesNo ? `${isPast ? 'has' : 'is'} ${between}` : between, isWhole: true };
}

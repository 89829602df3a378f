import { parseQuantities } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { Remaining } from '../../domain/shown-follow-up.js';
import type { Line } from '../skill.js';
import { citing } from './answer-acts.js';
import { partNumber } from './rows.js';

/** What kind of thing a bare question wants of a document that was shown: how long work takes, a length of time, an interval, people, tools, parts. */
export type WantedType = 'effort' | 'duration' | 'frequency' | 'person' | 'tools' | 'parts' | 'reason';

const asked: ReadonlyArray<readonly [WantedType, RegExp]> = [
  [
    'effort',
    /\bhow (?:long|much time|many (?:hours|minutes))\b.{0,24}\b(?:take|takes|need|needs|last)\b|\bwie lange\b.{0,12}\bdauert?\w*\b|\bdauert das lange\b|要多(?:久|长时间)|需要多(?:久|长时间)/giu,
  ],
  [
    'frequency',
    /\bhow (?:often|frequently)\b|\b(?:what|which) interval\b|\bwie oft\b|\bin welche[nm] (?:abständen|abstand|intervall)\b|多久一次|多长时间一次|每隔多久/giu,
  ],
  ['duration', /\b(?:for )?how long\b|\bwie lange\b|多久|多长时间/giu],
  ['person', /\bwho\b|\bby whom\b|\bwer\b|\bvon wem\b|谁/giu],
  ['tools', /\b(?:what|which) (?:kind of )?tools?\b|\btools (?:needed|required)\b|\bwelche[sn]? werkzeuge?\b|\bwelches werkzeug\b|什么工具|哪些工具/giu],
  [
    'reason',
    /\b(?:why|how come|what for)\b(?: (?:may|can|must|should|do|is) (?:i|we|you|it|that|this)(?: not)?)?|\b(?:warum|wieso|weshalb|wozu)\b|为什么|为何/giu,
  ],
  ['parts', /\b(?:what|which) (?:spare )?(?:parts?|spares)\b|\bwelche[sn]? (?:ersatz)?teile?\b|(?:什么|哪些)(?:备件|零件|配件)/giu],
];
/** Words beside the one that asks which only point to what was shown. */
const pointing = new Set(
  'must should may can shall not be done do doing does take takes taking need needs needed last lasts allowed it that this them there work job for at most least max maximum muss soll darf kann man das es dafür damit dazu tun machen gemacht werden brauche brauchen ich brauch dauert arbeit'.split(
    ' ',
  ),
);

type Wanted = Readonly<{ type: WantedType; words: readonly string[] }>;

/** The type that a question wants, with the words that it says besides; null where it wants none. */
function wanted(question: string): Wanted | null {
  const rest = new Remaining(question);
  const type = asked.find(([, pattern]) => rest.take(pattern))?.[0];
  if (type === undefined) return null;
  return { type, words: new Remaining(rest.text.replace(/[做要该应需这那件事]/gu, ' ')).words().filter((word) => !pointing.has(word)) };
}

/** The type that a question wants which says nothing else; null where it has a subject of its own, or wants no type. */
export function wantedType(question: string): WantedType | null {
  const found = wanted(question);
  return found === null || found.words.length > 0 ? null : found.type;
}

/** So many words may say of which of the things shown a type is wanted ("who has to agree for a high one"). */
const mostNamed = 2;
/** The lines of an answer that hold the wanted type and at least half of the few words that the question says besides; none where it says none or many. */
export function linesOfNamed(question: string, lines: readonly Line[]): readonly Line[] {
  const found = wanted(question);
  if (found === null || found.words.length === 0 || found.words.length > mostNamed) return [];
  const hitsIn = (text: string): number => found.words.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(text)).length;
  const holding = linesOfType(
    found.type,
    lines.filter(({ text }) => hitsIn(text) * 2 >= found.words.length),
  );
  return holding.length === 1 ? holding : [];
}

const partWords = /\b(?:spare parts?|part (?:no|numbers?)|kit|o-ring|gasket|seal|ersatzteil\p{L}*|teilenummer|artikelnummer)\b|备件|零件|配件|件号/u;

const holds: Readonly<Record<Exclude<WantedType, 'duration' | 'effort'>, RegExp>> = {
  frequency:
    /\b(?:every|each|daily|weekly|monthly|yearly|annual(?:ly)?|quarterly|interval|once (?:a|per)|at every|per (?:day|shift|week|month|year))\b|\b(?:alle|jede[nrs]?|täglich|wöchentlich|monatlich|jährlich|intervall)\b|每(?:天|班|周|月|年|次|隔|\d)|周期|间隔/iu,
  person:
    /\b(?:operators?|technicians?|fitters?|electricians?|engineers?|(?:shift )?leads?|leaders?|managers?|supervisors?|contractors?|specialists?|persons?|people|personnel|staff|crew|maker|manufacturer|welders?|authori[sz]ed|qualified|competent|trained)\b|\b\p{L}*(?:techniker|bediener|schlosser|elektriker|elektrofachkraft|fachkraft|schichtleiter|meister|person(?:en|al)?|hersteller)\w*\b|人员|技术员|技师|电工|工程师|班长|操作工|主管|厂家/iu,
  reason: /\b(?:because|since|due to|so that|otherwise|cause|reason|weil|da|wegen|damit|sonst|denn|ursache|grund)\b|因为|由于|以免|否则|原因/iu,
  tools: /\b(?:tools?|wrench|spanner|key|puller|gauge|screwdriver|press|werkzeuge?|schlüssel|abzieher)\b|工具|扳手/iu,
  parts: new RegExp(`\\b${partNumber.source}\\b|${partWords.source}`, 'iu'),
};
const ofWork = /\b(?:takes?|time|duration|dauert?|dauer|zeit(?:bedarf)?|needs?)\b|需时|耗时|工时|时间/iu;

/** Whether a text holds something of the wanted type. */
export function holdsType(type: WantedType, text: string): boolean {
  if (type !== 'duration' && type !== 'effort') return holds[type].test(text);
  const timed = parseQuantities(text).some(({ unit }) => unitOf(unit)?.dimension === 'time');
  return timed && (type === 'duration' || ofWork.test(text));
}

const effortHead = /(?<!\p{L})(?:Time|Duration|Zeit|Dauer|Arbeitszeit|时间|工时)\s*[:：]/u;

const mostLines = 3;
/** The lines of an answer, and not its sources, that hold something of the wanted type. */
export function linesOfType(type: WantedType, lines: readonly Line[]): readonly Line[] {
  const holding = lines.filter(({ text, evidence }) => evidence.length > 0 && !citing.test(text) && holdsType(type, text));
  // What says by a word of its own how long the work takes comes before a step that lasts.
  const headed = type === 'effort' ? holding.filter(({ text }) => effortHead.test(text)) : [];
  return (headed.length > 0 ? headed : holding).slice(0, mostLines);
}

import type { EntityMention } from '../../domain/entity-linking.js';
import { Remaining } from '../../domain/shown-follow-up.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { momentOf } from '../understand/clock.js';
import { namesSpanBefore, timeIn, withoutTime } from '../understand/exchange.js';
import { plantNames } from '../understand/plant-gloss.js';
import { hoursOf, parseWindow, spanBefore, type Window } from '../understand/time-expression.js';
import type { Linkers, Understanding } from '../understand/understanding.js';
import { asksOfWholePlant } from '../understand/whole-plant.js';
import {
  type Counted,
  carrying,
  correcting,
  counted,
  type End,
  ends,
  type Group,
  groups,
  letterAlone,
  otherOne,
  priorities,
  type Wish,
  wishes,
} from './edit-words.js';
import type { Frame } from './frame.js';

/** What a follow-up changes of the frame before it, or asks of it. Every word of the follow-up belongs to one of these or says nothing. */
export type Edit = Readonly<{
  window: Window | null;
  /** One moment of the past ("an hour ago"). */
  moment: Date | null;
  /** Machines and measurements that it names. */
  named: readonly EntityMention[];
  letter: string | null;
  other: boolean;
  counted: Counted | null;
  /** Tags that its words describe, of the machines spoken of where they have one. */
  measured: readonly string[];
  group: Group | null;
  end: End | null;
  priorities: readonly string[];
  wish: Wish | null;
  /** It says by its form that it goes on from what was before. */
  carries: boolean;
}>;

export type EditContext = Readonly<{
  directory: PlantDirectory;
  linkers: Linkers;
  now: Date;
  /** The window spoken of, and the words of its unit. */
  spoken: Readonly<{ window: Window | null; unit: string }>;
  /** The machines spoken of. */
  machines: readonly string[];
  /** The unit of what was measured, where one thing was. */
  unit?: string | null;
}>;

/** Words that join and point, and have no slot of their own. */
const joining = new Set(
  `not split break broken down group grouped divide divided breakdown aufgeteilt aufteilen teile getrennt nach zu zum zur beim use used using uses usage consume consumed consumption consuming make made makes produce gave give gives had rang ring came come happen happened caused cost need tell about concerning regarding same there then so time times most day days all it any anything something too well also
  verbraucht verbrauch gebraucht gehabt gemacht gab gibt kam kamen gedauert dauerte davon dabei da dort bei beim an am von vom für mit noch so denn eigentlich gleiche dasselbe auch mal mir ist war waren sind hat hatte hatten ich wir uns zeig zeige im in pumpe
  pump machine tank one ones side unit value reading question thing want know see look`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
const hanJoining = /一次|[的了呢吗啊吧么这那个是请给我你它些把用再也还都又就在里中下一能可以要想看台泵号哪有时候间同样最]/gu;

/** So many wishes are told by phrases that hold words of other slots, and are taken first. */
const asksWhole = 5;

/** Names what is meant next and asks nothing of it. */
const asksAbout = /\b(?:what|how) about\b|\bwas ist mit\b/giu;

/** The first entry of a table whose words stand in the text, which are taken out of it. */
function take<Value>(rest: Remaining, table: ReadonlyArray<readonly [Value, RegExp]>): Value | null {
  for (const [value, pattern] of table) if (rest.take(pattern)) return value;
  return null;
}

/** Reads a follow-up as an edit of what was spoken of; null where a word of it belongs to no slot, or none is named. */
export function readEdit(question: string, context: EditContext): Edit | null {
  const { directory, linkers, now, spoken, machines } = context;
  const carries = carrying.test(question);
  const rest = new Remaining(question.replace(asksAbout, ' ').replace(correcting, ' '));
  const compares = wishes.some(([value, pattern]) => value === 'compare' && rest.take(pattern));
  const group = take(rest, groups);
  const moment = momentIn(rest, now);
  const window = moment === null ? windowOf(rest, now, spoken) : null;
  const named = linked(rest, linkers);
  const other = rest.take(otherOne);
  const letter = letterIn(rest);
  const some = priorities.flatMap(([value, pattern]) => (rest.take(pattern) ? [value] : []));
  const measuredFirst = describedBy(rest, context, machines, group);
  const wishBefore = take(rest, wishes.slice(0, asksWhole));
  const end = take(rest, ends);
  const thing = measuredFirst.length > 0 ? null : take(rest, counted);
  const wish = compares ? 'compare' : (wishBefore ?? take(rest, wishes.slice(asksWhole)));
  // Words that ask stand beside the one that tells what is asked.
  for (const [, pattern] of wishes.slice(-6)) rest.take(pattern);
  const left = leftIn(rest);
  const measured = measuredFirst.length > 0 || left.length === 0 ? measuredFirst : measuredBy(left.join(' '), context, machines);
  if (left.length > 0 && measured.length === 0) return null;
  if (named.some(({ ids }) => ids.length > 1 && !ids.some((id) => directory.assets.some((asset) => asset.id === id)))) return null;
  const edit = { window, moment, named, letter, other, counted: thing, measured, group, end, priorities: some, wish, carries };
  return says(edit) ? edit : null;
}

function says({ window, moment, named, letter, other, counted: thing, measured, group, end, priorities: some, wish }: Edit): boolean {
  return (
    window !== null ||
    moment !== null ||
    named.length + measured.length + some.length > 0 ||
    letter !== null ||
    other ||
    thing !== null ||
    group !== null ||
    end !== null ||
    (wish !== null && wish !== 'list')
  );
}

/** True where a question says enough to be asked by itself: a subject of its own with a time, a place or a list, and nothing that goes on from before. */
export function standsAlone({ carries, counted: thing, measured, window, named, wish, group }: Edit): boolean {
  if (carries) return false;
  if (measured.length > 0) return true;
  if (thing !== null) return window !== null || named.length > 0 || !(wish === null || wish === 'count' || wish === 'total' || group !== null);
  return wish === 'list' && (window !== null || named.length > 0) && group === null;
}

/** Whether a part is put in the place of another, and not only another side asked of the same. */
export function replacesPart({ window, moment, named, letter, other, counted: thing, measured, group, priorities: some }: Edit): boolean {
  return window !== null || moment !== null || named.length + measured.length + some.length > 0 || letter !== null || other || thing !== null || group !== null;
}

/** What is asked of the same thing leaves it as what is spoken of. */
export function keepsFrame(edit: Edit): boolean {
  return !replacesPart(edit) && edit.wish !== null && ['since', 'normal', 'limits', 'margin', 'cause', 'deed', 'meaning', 'trend'].includes(edit.wish);
}

/** The machines and the time spoken of, for reading what is said next; after a row was picked "the one before" is a row. */
export function editContext(frame: Frame, picked: boolean, knows: Pick<EditContext, 'directory' | 'linkers' | 'now'>): EditContext {
  const machines =
    frame.kind === 'value'
      ? knows.directory.tags.flatMap(({ id, equipment }) => (frame.tags.includes(id) ? [equipment as string] : []))
      : frame.kind === 'tally' || frame.equipment === null
        ? []
        : [frame.equipment];
  const units =
    frame.kind === 'value' ? new Set(knows.directory.tags.flatMap(({ id, unit }) => (frame.tags.includes(id) ? [unit] : []))) : new Set<string | null>();
  const unit = units.size === 1 ? ([...units][0] ?? null) : null;
  return { ...knows, unit, spoken: { window: 'window' in frame ? frame.window : null, unit: picked ? '' : timeIn(frame.topic) }, machines };
}

/** The question as it is meant after an edit: a time that was named stands in the place of the one before. */
export function topicAfter(frame: Frame, { effective }: Understanding, asked: string): string {
  if (!('window' in frame)) return effective;
  const time = timeIn(asked);
  return time === '' || namesSpanBefore(asked, 'day') !== null ? frame.topic : `${withoutTime(frame.topic)} ${time}`;
}

/** So many words or characters of Chinese may be a follow-up. */
const longestWords = 10;
/** Whether a question could change the frame of some answer, whatever that was. */
export function mayEdit(question: string, context: Pick<EditContext, 'directory' | 'linkers' | 'now'>): boolean {
  if (question.trim().split(/\s+/u).length > longestWords || /\p{Script=Han}{17}/u.test(question) || asksOfWholePlant(question)) return false;
  const anything = { window: { from: new Date(context.now.getTime() - 86_400_000), to: context.now }, unit: 'day' };
  const edit = readEdit(question, { ...context, spoken: anything, machines: [] });
  return edit !== null && !standsAlone(edit);
}

const agoWords =
  /\b(?:an?|one|two|three|four|five|six|half an?|\d{1,3})\s+(?:hours?|minutes?|mins?|h)\s+(?:ago|earlier|before)\b|\bvor (?:einer|zwei|drei|\d{1,3})\s+(?:stunden?|minuten?)\b|[一两二三四五六\d半]{1,3}个?(?:小时|分钟)(?:之?前)/iu;

/** "An hour ago": a moment, and no stretch of time. */
function momentIn(rest: Remaining, now: Date): Date | null {
  const said = agoWords.exec(rest.text)?.[0];
  const moment = said === undefined ? null : momentOf(said, now);
  if (said !== undefined && moment !== null) rest.text = rest.text.replace(said, ' ');
  return moment;
}

const shiftOne = /\b(early|late|night|morning|afternoon)(?: ones?)?(?=\s*[?.!]*\s*$)/iu;
const sameHours = /\b(?:the )?same (?:shift|time|hours?|period)\b|\b(?:die |zur )?gleiche\w* (?:schicht|zeit)\b|同一?(?:时间|时段|班次)/iu;
const bareSpan = /\bthe (?:whole |entire )?(shift|week|month)\b/iu;
const bareSpanGerman = /\b(?:die|der) (?:ganze[nr]? )?(schicht|woche)\b/iu;

/** The stretch of time named; "the night before" and "the one before" are counted from the one spoken of. */
function windowOf(rest: Remaining, now: Date, spoken: EditContext['spoken']): Window | null {
  const before = spoken.window === null ? null : namesSpanBefore(rest.text, spoken.unit);
  if (before !== null && spoken.window !== null) {
    rest.text = rest.text.replace(before.said, ' ');
    return spanBefore(spoken.window, before.unit);
  }
  // "For the week" is this one; of shifts "the early one" is a shift.
  const shifts = spoken.window === null ? rest.text : rest.text.replace(shiftOne, '$1 shift');
  const text = parseWindow(shifts, now) === null ? shifts.replace(bareSpan, 'this $1').replace(bareSpanGerman, 'diese $1') : shifts;
  const own = parseWindow(text, now);
  if (own === null || timeIn(text) === '') return null;
  rest.text = withoutTime(text.replace(sameHours, ' '));
  return sameHours.test(text) && spoken.window !== null ? hoursOf(spoken.window, own) : own;
}

/** The things of the plant that the words name, in the asker's language or in the plant's. */
function linked(rest: Remaining, { entities }: Linkers): readonly EntityMention[] {
  const own = entities.link(rest.text);
  for (const { text } of own) rest.text = rest.text.replace(text, ' ');
  if (own.length > 0) return own;
  const said = plantNames(rest.text);
  const glossed = said === rest.text ? [] : entities.link(said).filter(({ ids, text }) => ids.length === 1 && text.split(/\s+/u).length > 1);
  if (glossed.length > 0) rest.text = glossed.reduce((text, { text: name }) => text.replace(name, ' '), said);
  return glossed;
}

function letterIn(rest: Remaining): string | null {
  letterAlone.lastIndex = 0;
  const found = letterAlone.exec(rest.text);
  letterAlone.lastIndex = 0;
  if (found?.[1] === undefined) return null;
  rest.text = rest.text.replace(found[0], ' ');
  return found[1].toUpperCase();
}

function leftIn(rest: Remaining): readonly string[] {
  return new Remaining(rest.text.replace(hanJoining, ' ')).words().filter((word) => !joining.has(word));
}

/** A measurement that the words describe completely comes before a figure that is counted ("the steam pressure" is no steam used). */
function describedBy(rest: Remaining, context: EditContext, machines: readonly string[], group: Group | null): readonly string[] {
  const words = leftIn(rest);
  if (group !== null || words.length === 0) return [];
  if (words.length === 1) {
    const own = machines.length === 0 ? null : context.linkers.signals.link(plantNames(words[0] ?? ''), new Set(machines));
    if (own === null || own.coverage < 0.99) return [];
  }
  const found = measuredBy(words.join(' '), context, machines);
  if (found.length > 0) rest.text = ' ';
  return found;
}

const quantityOf = new Map([
  ['bar', 'pressure'],
  ['kPa', 'pressure'],
  ['°C', 'temperature'],
  ['%', 'level'],
  ['m³/h', 'flow'],
  ['A', 'current'],
  ['mm/s', 'vibration'],
]);

/** Tags that a phrase describes completely: of the machines spoken of, else of the whole plant. */
function measuredBy(phrase: string, { linkers: { signals }, unit }: EditContext, machines: readonly string[]): readonly string[] {
  const said = plantNames(phrase);
  // Another thing is asked for the quantity spoken of: "the cooling water" after a pressure.
  const quantity = quantityOf.get(unit ?? '');
  const alike = quantity === undefined ? null : signals.link(`${said} ${quantity}`, null);
  if (alike !== null && alike.coverage >= 0.99 && signals.link(quantity ?? '', null)?.tags.length !== alike.tags.length) return alike.tags;
  const find = (text: string): readonly string[] => {
    const within = machines.length === 0 ? null : signals.link(text, new Set(machines));
    const found = within ?? signals.link(text, null);
    return found !== null && found.coverage >= 0.99 ? found.tags : [];
  };
  const own = find(phrase);
  return own.length > 0 || said === phrase ? own : find(said);
}

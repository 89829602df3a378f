import { allMatches } from '../../domain/all-matches.js';
import { amendsCommand, asksForAnyKind, asksForCommand } from '../../domain/command-intent.js';
import { withDue } from '../../domain/due-time.js';
import { givesReason, withReason } from '../../domain/shelving-reason.js';
import type { Message } from '../../ports/model.js';

/** The answer that stands before the last question; empty where there is none. */
export function answerBefore(messages: readonly Message[]): string {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const before = messages.slice(0, Math.max(0, last)).findLast((message) => message.role === 'assistant' && message.text !== '');
  return before?.role === 'assistant' ? before.text : '';
}

/** For each question the answer that was given to it; empty where there is none. */
export function answersBehind(messages: readonly Message[]): readonly string[] {
  const answers: string[] = [];
  for (const message of messages) {
    if (message.role === 'user') answers.push('');
    else if (message.role === 'assistant' && message.text !== '' && answers.length > 0) answers[answers.length - 1] = message.text;
  }
  return answers;
}

const listed = /^\s*(?:[-*•]\s*)?(?:alarm\s+|报警\s*)?([A-Z]{1,6}-\d{1,6}[A-Z]?(?:\.[A-Z0-9_]+)?(?:#\d+)?)\b/iu;
const ordinals: ReadonlyArray<readonly [RegExp, number]> = [
  [/\bfirst\b|\b1st\b|\berste[nrs]?\b|第一(?:个|条)?/iu, 0],
  [/\bsecond\b|\b2nd\b|\bzweite[nrs]?\b|第二(?:个|条)?/iu, 1],
  [/\bthird\b|\b3rd\b|\bdritte[nrs]?\b|第三(?:个|条)?/iu, 2],
  [/\bfourth\b|\b4th\b|\bvierte[nrs]?\b|第四(?:个|条)?/iu, 3],
  [/\blast\b|\bletzte[nrs]?\b|最后一?(?:个|条)/iu, -1],
];
const ordinalPhrase =
  /\b(?:the|that|this|den|die|das|der|dem|zum|zur|vom|beim)\s+(first|second|third|fourth|last|1st|2nd|3rd|4th|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?)(?:\s+(?:one|alarm|order|work order|entry|line|alarm in the list|auftrag|eintrag))?(?=\s*(?:[?.!,]|$|\b(?:for|please|is|mean|and)\b))|第[一二三四](?:个|条)|最后一(?:个|条)/iu;

/** "Tell me more about the second one": the place in the list of the answer before is replaced by what stands there. */
export function withOrdinal(question: string, before: string): string {
  const phrase = ordinalPhrase.exec(question);
  if (phrase === null) return question;
  const items = before.split('\n').flatMap((text) => listed.exec(text)?.[1] ?? []);
  const place = ordinals.find(([pattern]) => pattern.test(phrase[0]))?.[1];
  const item = items.length < 2 || place === undefined ? undefined : items.at(place);
  return item === undefined ? question : question.replace(phrase[0], item);
}

const ofListed =
  /\b(?:the|these|those) (two|three|four)\b(?! (?:hours?|minutes?|days?|weeks?|months?|shifts?))|\b(both)(?: of (?:them|these|those))?\b|\bof (them|these|those)\b/iu;
const mostListed = 8;
const counts: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['both', 2],
  ['three', 3],
  ['four', 4],
]);

/** "Which of the two has more hours?": the machines that the lines of the answer before begin with, where there are as many. */
export function withListed(question: string, before: string): string {
  const phrase = ofListed.exec(question);
  if (phrase === null) return question;
  const items = [...new Set(before.split('\n').flatMap((text) => listed.exec(text)?.[1]?.replace(/[.#].*$/u, '') ?? []))];
  const said = counts.get((phrase[1] ?? phrase[2] ?? '').toLowerCase());
  if (items.length < 2 || items.length > mostListed || (said !== undefined && said !== items.length)) return question;
  const names = items.join(' and ');
  return question.replace(phrase[0], phrase[3] === undefined ? names : `of ${names}`);
}

/** Nothing in these words says what is asked about: they carry a question of before on, with another time or another side of it. */
const carrying = new Set(
  'how was were is are it that they them those this so and then now what did does has have been an a the one two three few hour hours minute minutes day days week ago before after earlier later yesterday today tonight morning evening night last shift since when at in on of for rising falling going up down still stable steady high low higher lower too much many trend graph curve plot show me please can you give over time history wie war ist es das vor einer einem stunde stunden gestern heute und jetzt noch seit wann steigt fällt verlauf'.split(
    ' ',
  ),
);

/** "How was it an hour ago?", "is it rising?", "show me the trend". */
export function carriesOn(question: string): boolean {
  const words = question.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  return words.length > 0 && words.length <= 9 && !/\d/u.test(question) && words.every((word) => carrying.has(word)) && refers.test(question);
}

const refers = /\b(?:it|that|they|trend|graph|curve|plot|rising|falling|going|stable|steady|es|das|verlauf|steigt|fällt)\b|\bhow (?:was|were)\b/iu;

/** What is to be written into the request as well: "and add: check the coupling too". */
const addition = /(?:^|[\s,，])(?:(?:and|und|also)\s+)*(?:add|ergänze?|补充|加上)\s*[:：]\s*(\S[\s\S]*)$/iu;

const number = /-?\d+(?:[.,]\d+)?(?![\d-]*[A-Za-z]?-?\d)/gu;

/**
 * "Actually make it 8500", "make it urgent": the request of before with what is said now. Null where the words before ask for no change or these
 * change nothing in it. Only the person's own words are joined.
 */
export function amendedRequest(question: string, previous: string | null, now: Date): string | null {
  if (previous !== null && givesReason(question, previous)) return withReason(previous, question);
  if (previous === null || !asksForAnyKind(previous) || !amendsCommand(question)) return null;
  const added = addition.exec(question);
  if (added !== null) {
    const before = question.slice(0, added.index).trim();
    const base = before === '' ? previous : (amendedRequest(before, previous, now) ?? previous);
    return `${base.replace(/[.!?;\s]+$/u, '')}; ${added[1] ?? ''}`;
  }
  const due = asksForCommand('work-order-create', previous) || asksForCommand('work-order-update', previous) ? withDue(previous, question, now) : null;
  if (due !== null) return due;
  const said = allMatches(question, number).at(-1)?.[0];
  if (said === undefined)
    return `${previous.replace(/[.!?\s]+$/u, '')}, ${question.replace(/^\s*(?:(?:no|actually|sorry|please|ok|and)[\s,]+)*(?:make|mark|set|put) (?:it|that|this one|this)\s*/iu, '')}`;
  const old = allMatches(previous, number).at(-1);
  return old === undefined ? null : previous.slice(0, old.index) + said + previous.slice(old.index + old[0].length);
}

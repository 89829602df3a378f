import { type Condition, emptyRule, type LogicProgram } from '../conditions/model.js';
import type { RequestReading } from '../model.js';
import { readTimes } from '../request-quantities.js';
import { sentencesOf, tellingOf } from './telling.js';

const runsOn = '(?:runs on|keeps running|continues to run|continues|stays on|remains on|goes on|runs|laeuft)';
const some = "(?:[a-z][\\w'-]*\\s+){0,4}?";

/**
 * A start delay and a run-on told in one sentence. "Fan F-21 starts 5 s before saw M-21 may start and runs on for 60 s after the saw has stopped": the saw
 * waits for the fan. "M-33 starts 4 s after start button S1 is pressed and runs on for 25 s after stop button S2". Null unless that is all that is told.
 * Units: milliseconds. Errors: none.
 */
export function readRunOn(reading: RequestReading): LogicProgram | null {
  const telling = tellingOf(reading);
  const sentences = sentencesOf(reading.text).filter((sentence) => /\w/.test(sentence));
  const [sentence] = sentences;
  if (telling === null || sentence === undefined || sentences.length !== 1 || readTimes(sentence).length !== 2 || reading.numbers.length > 0) return null;
  const [delay = 0, runOn = 0] = readTimes(sentence).map(({ milliseconds }) => milliseconds);
  const marked = readTimes(sentence).reduceRight((text, { start, end }) => `${text.slice(0, start)}#${text.slice(end)}`, sentence);
  const name = `(${telling.names})`;
  const opening = `^\\s*(?:the\\s+|der\\s+|die\\s+)?${some}${name},?\\s+(?:must\\s+|is to\\s+)?(?:starts?|runs|startet|is started)\\s+#\\s+`;
  const ending = `\\s*,?\\s+(?:and|und)\\s+(?:it\\s+)?${runsOn}\\s+(?:on\\s+)?(?:for\\s+)?(?:another\\s+)?#\\s+(?:after|nach)\\s+`;
  const ahead = new RegExp(
    `${opening}(?:before|vor)\\s+${some}${name}(?:\\s+(?:may|can|is allowed to|starts?|is|be|started|starten|darf))*${ending}(?<end>[^.]*)\\.?\\s*$`,
    'i',
  ).exec(marked);
  if (ahead !== null) return fanFirst(ahead[1] ?? '', ahead[2] ?? '', delay, runOn, ahead.groups?.['end'] ?? '', telling.names);
  const pressed = '(?:\\s+(?:is|was|has been)\\s+(?:pressed|pushed|operated))?';
  const buttons = new RegExp(
    `${opening}(?:after|nach)\\s+(?:the\\s+)?(?:start\\s*)?(?:push\\s*)?(?:button|key|pushbutton)?\\s*${name}${pressed}${ending}(?:the\\s+)?(?:stop\\s*)?(?:push\\s*)?(?:button|key|pushbutton)?\\s*${name}${pressed}(?<end>[^.]*)\\.?\\s*$`,
    'i',
  ).exec(marked);
  if (buttons === null || !/^(?:\s*,?\s*(?:so that|damit|in order)\b[^.#]*)?\s*$/i.test(buttons.groups?.['end'] ?? '')) return null;
  return byButtons(buttons[1] ?? '', buttons[2] ?? '', buttons[3] ?? '', delay, runOn);
}

function fanFirst(fan: string, machine: string, delay: number, runOn: number, end: string, names: string): LogicProgram | null {
  const other = end.match(new RegExp(names, 'gi')) ?? [];
  const stops =
    /^(?:the\s+|it\s+|its\s+|der\s+|die\s+)?(?:[\w-]+\s+){0,3}?(?:has\s+|is\s+|ist\s+|hat\s+)?(?:stopped|stops?|off|ended|gestoppt|stop|stopp)\s*$/i;
  if (fan.toUpperCase() === machine.toUpperCase() || other.some((one) => one.toUpperCase() !== machine.toUpperCase()) || !stops.test(end)) return null;
  const signal = (name: string, said: string): Condition => ({ kind: 'signal', name, wanted: true, said, momentary: false });
  return {
    rules: [
      { ...emptyRule, output: fan, actuator: true, on: { kind: 'any', parts: [signal('RunRequest', 'given'), signal(machine, 'running')] }, offDelay: runOn },
      { ...emptyRule, output: machine, actuator: true, requested: true, onDelay: delay, require: signal(fan, 'running') },
    ],
    questions: [`What asks for ${machine} is not said: RunRequest is assumed, and ${fan} starts with it.`],
    understood: ['may', 'before', 'after', 'stopped'],
  };
}

function byButtons(machine: string, start: string, stop: string, delay: number, runOn: number): LogicProgram | null {
  if (new Set([machine, start, stop].map((name) => name.toUpperCase())).size !== 3) return null;
  const pressed = (name: string, momentary: boolean): Condition => ({ kind: 'signal', name, wanted: true, said: 'pressed', momentary });
  return {
    rules: [{ ...emptyRule, output: machine, actuator: true, set: pressed(start, true), reset: pressed(stop, false), onDelay: delay, offDelay: runOn }],
    questions: [`After ${stop} ${machine} runs on: it is no stop for danger; that is assumed to be another one.`],
    understood: ['start', 'stop', 'button', 'pressed', 'after', 'emptied', 'empty', 'that'],
  };
}

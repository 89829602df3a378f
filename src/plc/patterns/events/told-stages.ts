import { allMatches } from '../../../domain/all-matches.js';
import { emptyRule, type LogicProgram, type LogicRule } from '../conditions/model.js';
import { measuredName } from '../conditions/name-things.js';
import type { NameMention, NumberMention, RequestReading } from '../model.js';
import { sentencesOf } from './telling.js';

const starting =
  /\b(?:start(?:s|et|en)?|switch(?:es)? on|turns? on|comes? on|cuts? in|kicks? in|helps?|assists?|joins?|supports?|runs?|laeuft|schaltet|hilft|unterstuetzt|zugeschaltet|ein)\b/gi;
const ending = /\b(?:stop(?:s|pt|pen)?|switch(?:es)? off|turns? off|goes off|cuts? out|drops? out|abgeschaltet|ab|aus)\b/gi;
const above = /\b(?:above|over|exceeds?|higher than|rises? (?:above|to|over)|ueber|oberhalb|uebersteigt)\s*$/i;
const below = /\b(?:below|under|less than|lower than|falls? (?:below|to|under)|drops? (?:below|to|under)|unter|unterhalb|unterschreitet)\s*$/i;
const more =
  /\b(?:only|while|unless|never|not|except|until|trip\w*|fault\w*|alarm|warning|lamp|horn|button|after|for|alternat\w*|rotat\w*|standby|wechsel\w*|nur|nicht|nie|solange|bis|nach|stoerung|taster?|fuer)\b/i;
const driven: ReadonlySet<NameMention['category']> = new Set(['pump', 'fan', 'motor', 'conveyor', 'valve', 'heater']);

type Limit = Readonly<{ machine: string; deed: 'on' | 'off'; side: 'above' | 'below' | null; number: NumberMention }>;

/**
 * "P-1 starts at 60 % and stops at 30 %. The second pump P-2 helps when the level is above 80 % and stops again at 50 %": several machines with a pair of limits
 * each of one measured value. Null unless every figure has its machine and nothing else is told.
 * Units: those of the request. Errors: none.
 */
export function readStages(reading: RequestReading): LogicProgram | null {
  const { text, names, numbers, times } = reading;
  const machines = names.filter(({ category }) => driven.has(category));
  const others = names.filter(({ category }) => !driven.has(category));
  const [value] = others;
  const measured = others.length === 1 && (value?.category === 'measurement' || value?.category === 'tank');
  if (machines.length < 2 || (others.length > 0 && !measured) || times.length > 0 || numbers.length !== 2 * machines.length || more.test(text)) return null;
  const [unit] = [...new Set(numbers.map((number) => number.unit))];
  if (unit === undefined || unit === null || numbers.some((number) => number.unit !== unit)) return null;
  const name = value === undefined ? measuredName(/\b(?:level|pegel|niveau|fuellstand)\b/i.test(text) ? 'LEVEL' : 'VALUE', unit) : measuredOf(value, text);
  const limits = numbers.map((number) => limitAt(reading, machines, number));
  const rules = machines.map((machine) => ruleOf(machine.text, limits, name));
  if (rules.some((rule) => rule === null) || limits.some((limit) => limit === null)) return null;
  const direction = new Set(rules.map((rule) => (rule?.set?.kind === 'compare' ? rule.set.side : '')));
  if (direction.size !== 1) return null;
  return {
    rules: rules.flatMap((rule) => (rule === null ? [] : [rule])),
    questions: ['Each machine keeps its own limits: the second one helps, and does not take over when the first one fails; that is assumed to be meant.'],
    canonical: rules.flatMap((rule) => (rule === null ? [] : [canonicalOf(rule)])).join(' '),
    understood: ['helps', 'help', 'assists', 'joins', 'supports', 'addition', 'additionally', 'second', 'zusaetzlich', 'zweite', 'hilft', 'again', 'wieder'],
  };
}

/** The rule in plain words, which it is tried against. */
function canonicalOf({ output, set, reset }: LogicRule): string {
  const limit = (condition: typeof set): string =>
    condition?.kind === 'compare' ? `${condition.name} is ${condition.side} ${condition.limit} ${condition.unit ?? ''}` : '';
  return `${output} starts when ${limit(set)}. ${output} stops when ${limit(reset)}.`;
}

function measuredOf({ text: name, category }: NameMention, text: string): string {
  return category === 'tank' && /\b(?:level|pegel|niveau|fuellstand)\b|%/i.test(text) ? `${name}.LEVEL` : name;
}

/** Whose limit a figure is, and what happens there: the verb before it, or the machine and verb behind "if the level falls below 35 %". */
function limitAt({ text, numbers }: RequestReading, machines: readonly NameMention[], number: NumberMention): Limit | null {
  const sentence = sentenceAround(text, number.start);
  const earlier = numbers.filter(({ end, start }) => end <= number.start && start >= sentence.start).at(-1);
  const later = numbers.find(({ start }) => start >= number.end);
  const from = earlier?.end ?? sentence.start;
  const head = text.slice(from, number.start);
  const tail = text.slice(number.end, Math.min(sentence.end, later?.start ?? sentence.end));
  const side = above.test(head) ? 'above' : below.test(head) ? 'below' : null;
  const conditional = /\b(?:when|if|once|wenn|falls|sobald)\b/i.test(head);
  const before = deedIn(head);
  // "If the level falls below 35 % pump P-2 starts"
  const behind = before === null && conditional ? deedIn(tail.split(/\band\b|\bund\b|,(?=\s*(?:stop|and))/i)[0] ?? '') : null;
  const deed = before ?? behind;
  const place = before === null ? number.end + tail.length : number.start;
  const machine =
    machines.filter(({ start }) => start >= sentence.start && start < place).at(-1) ??
    (before === null ? undefined : machines.filter(({ start }) => start < number.start).at(-1));
  return deed === null || machine === undefined ? null : { machine: machine.text, deed, side, number };
}

function sentenceAround(text: string, at: number): Readonly<{ start: number; end: number }> {
  let start = 0;
  for (const sentence of sentencesOf(text)) {
    if (at < start + sentence.length) return { start, end: start + sentence.length };
    start += sentence.length;
  }
  return { start: 0, end: text.length };
}

function deedIn(text: string): 'on' | 'off' | null {
  const last = (words: RegExp): number => allMatches(text, words).at(-1)?.index ?? -1;
  const [on, off] = [last(starting), last(ending)];
  return on < 0 && off < 0 ? null : off > on ? 'off' : 'on';
}

function ruleOf(machine: string, limits: readonly (Limit | null)[], name: string): LogicRule | null {
  const own = limits.filter((limit) => limit !== null).filter((limit) => limit.machine === machine);
  const on = own.filter(({ deed }) => deed === 'on');
  const off = own.filter(({ deed }) => deed === 'off');
  const [start] = on;
  const [stop] = off;
  if (on.length !== 1 || off.length !== 1 || start === undefined || stop === undefined || start.number.value === stop.number.value) return null;
  const side = start.number.value > stop.number.value ? 'above' : 'below';
  if ((start.side !== null && start.side !== side) || (stop.side !== null && stop.side === side)) return null;
  const compare = (limit: Limit, which: 'above' | 'below') =>
    ({
      kind: 'compare',
      name,
      minus: null,
      side: which,
      inclusive: limit.side === null,
      limit: limit.number.value,
      unit: limit.number.unit,
      deadband: 0,
    }) as const;
  return { ...emptyRule, output: machine, actuator: true, set: compare(start, side), reset: compare(stop, side === 'above' ? 'below' : 'above') };
}

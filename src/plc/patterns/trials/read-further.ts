import { allMatches } from '../../../domain/all-matches.js';
import type { PatternBuild, Signal } from '../model.js';
import { readTimes } from '../request-quantities.js';
import { type Token, tokensOf } from './tokens.js';

/** Statements of other kinds than conditions: how many events an effect waits for, in which order machines start, how fast a value moves. */
export type Further = Readonly<{ said: string }> &
  (
    | Readonly<{ kind: 'count'; outputs: readonly Signal[]; inputs: readonly Signal[]; count: number }>
    | Readonly<{ kind: 'order'; first: Signal; second: Signal }>
    | Readonly<{ kind: 'ramp'; outputs: readonly Signal[]; inputs: readonly Signal[]; perSecond: number }>
  );

/** The counts, orders of starting and ramps that a normalised request tells of a block's own signals. Times in milliseconds. */
export function readFurther(text: string, build: PatternBuild): readonly Further[] {
  const tokens = tokensOf(text, build.signals);
  return [...countsOf(text, tokens, build), ...ordersOf(text, tokens), ...rampsOf(text, build)];
}

const things =
  '(?:bottles?|parts?|pieces?|items?|boxes|cartons?|cans?|packs?|pulses?|bags?|pallets?|cycles?|strokes?|products?|stueck|teile?n?|flaschen?|takten?|kartons?)';

function countsOf(text: string, tokens: readonly Token[], build: PatternBuild): readonly Further[] {
  const inputs = build.signals.filter(
    ({ direction, type, tag, identifier }) =>
      direction === 'input' && type === 'BOOL' && (tag !== '' || /sensor|pulse|item/i.test(identifier)) && !/button|reset|bad|enable/i.test(identifier),
  );
  const counted = allMatches(text, new RegExp(`\\b(?:after|nach)(?: every| each| je| jeweils)? (\\d+) ${things}\\b`, 'gi'));
  if (inputs.length === 0) return [];
  return counted.flatMap((match): readonly Further[] => {
    const sentence = /^[^.;]*/.exec(text.slice(match.index))?.[0] ?? '';
    const outputs = tokens.flatMap((token) =>
      token.kind === 'name' && token.start > match.index && token.end <= match.index + sentence.length
        ? token.rows.filter(({ direction, type }) => direction === 'output' && type === 'BOOL')
        : [],
    );
    const count = Number(match[1]);
    return outputs.length === 0 || count > 150 ? [] : [{ kind: 'count', said: sentence.trim(), outputs: outputs.slice(0, 1), inputs, count }];
  });
}

const startsAfter =
  /^ (?:starts?|runs?|startet|laeuft an)(?: (?:\d+(?:\.\d+)? ?(?:s|sec|seconds?|min|minutes?) )?(after|before|nach|vor) (?:the |der |dem )?)(?:[a-z]+ ){0,2}$/i;

/** "A starts 5 s after B", "A starts before B": who is first. A start of an input is told by the conditions. */
function ordersOf(text: string, tokens: readonly Token[]): readonly Further[] {
  const names = tokens.flatMap((token) => (token.kind === 'name' ? [token] : []));
  const driven = (rows: readonly Signal[]): Signal | undefined => rows.find(({ direction, type }) => direction === 'output' && type === 'BOOL');
  return names.flatMap((name, index): readonly Further[] => {
    const next = names[index + 1];
    if (next === undefined) return [];
    const found = startsAfter.exec(text.slice(name.end, next.start));
    const [one, other] = [driven(name.rows), driven(next.rows)];
    if (found === null || one === undefined || other === undefined || one === other) return [];
    const later = /^(?:after|nach)$/i.test(found[1] ?? '');
    return [{ kind: 'order', said: text.slice(name.start, next.end), first: later ? other : one, second: later ? one : other }];
  });
}

/** "from 0 to 1200 rpm within 40 s", "5 °C per minute". */
function rampsOf(text: string, build: PatternBuild): readonly Further[] {
  const outputs = build.signals.filter(({ direction, type }) => direction === 'output' && type === 'REAL');
  const inputs = build.signals.filter(({ direction, type, identifier }) => direction === 'input' && type === 'REAL' && !/actual/i.test(identifier));
  if (outputs.length === 0 || inputs.length === 0 || !/\b(?:ramp\w*|rampe|slew|gradual\w*|rate)\b/i.test(text)) return [];
  const spans = allMatches(text, /\bfrom (-?\d+(?:\.\d+)?)[^,;.]{0,12}? to (-?\d+(?:\.\d+)?)[^,;]{0,20}? (?:in|within|over) (?=\d)/gi).flatMap((match) => {
    const time = readTimes(text).find(({ start }) => start === match.index + match[0].length);
    const span = Number(match[2]) - Number(match[1]);
    return time === undefined || span === 0 ? [] : [{ said: text.slice(match.index, time.end), perSecond: (span * 1_000) / time.milliseconds }];
  });
  const rates = allMatches(text, /(\d+(?:\.\d+)?) ?[^\s\d,;.]{1,6} ?(?:per|pro|\/) ?(second|sekunde|sec|s|minute|min|hour|stunde|h)\b/gi).map((match) => ({
    said: match[0],
    perSecond: Number(match[1]) / (/^s/i.test(match[2] ?? '') && !/^stunde/i.test(match[2] ?? '') ? 1 : /^m/i.test(match[2] ?? '') ? 60 : 3_600),
  }));
  return [...spans, ...rates].map((one): Further => ({ kind: 'ramp', outputs, inputs, ...one }));
}

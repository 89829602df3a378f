import { allMatches } from '../../../domain/all-matches.js';
import type { Signal } from '../model.js';
import type { Bench } from './bench.js';
import type { Statement } from './model.js';
import type { Further } from './read-further.js';
import type { Trial } from './trials.js';
import { type Outcome, scansAtMost } from './try-edge.js';
import type { Finding } from './try-others.js';

/** Words by which something stays as it is until a person resets it. */
const latch =
  /,?\s*(?:and |und )?(?:(?:stays?|remains?|is|bleibt|locks?|locked|latch(?:es|ed)?|latching|gespeichert|verriegelt)(?: (?:off|out|on|aus|ein|stopped|latched|gesperrt|verriegelt))*,? )?(?:until|till|bis)(?: (?:a|it is|the|zum|zur|einer|manual|is|manually))* (?:reset|acknowledge\w*|quittier\w*|rueckgesetzt)\b[^,;.]*|,\s*(?:latched|latching|gespeichert)\b(?:,? (?:with )?reset (?:by|with|from) [^,;.]*)?/gi;

/** The request without such words, at the same positions, and where they stand. */
export function withoutLatches(text: string): Readonly<{ plain: string; latches: readonly Readonly<{ start: number; said: string }>[] }> {
  const found = allMatches(text, latch).map((match) => ({ start: match.index, said: match[0].replace(/^[,\s]+(?:and |und )?/, '') }));
  return { plain: text.replace(latch, (words) => ' '.repeat(words.length)), latches: found };
}

/** What was switched by the statement before a latch stays so when its cause is gone. */
export function tryLatch(
  bench: Bench,
  { start, said }: Readonly<{ start: number; said: string }>,
  text: string,
  outcomes: ReadonlyMap<Statement, Outcome>,
): readonly Trial[] {
  const before = [...outcomes]
    .map(([statement, outcome]) => ({ statement, outcome, at: text.lastIndexOf(statement.said, start) }))
    .filter(({ at, statement }) => at >= 0 && !/[.;]\s/.test(text.slice(at + statement.said.length, start)))
    .sort((a, b) => b.at - a.at)[0];
  // What flashes goes off by itself all the time
  if (before?.outcome.kind !== 'passed' || before.statement.kind !== 'edge' || /\b(?:flash\w*|blink\w*)\b/i.test(before.statement.said)) return [];
  const { output, bounds, beginning, profile } = before.outcome;
  const { effect } = before.statement;
  const whole = `${before.statement.said} ${said}`;
  for (const choice of [0, 1, 2]) {
    bench.begin(beginning);
    bench.drive(new Map([...profile, ...bounds.map((bound) => [bound.row, bound.far[Math.min(choice, bound.far.length - 1)] ?? bound.short] as const)]));
    bench.run(bench.windowMs);
    bench.drive(new Map(bounds.map((bound) => [bound.row, bound.met] as const)));
    if (bench.runUntil(bench.windowMs, () => bench.on(output) === effect) === null) continue;
    bench.drive(new Map(bounds.map((bound) => [bound.row, bound.far[Math.min(choice, bound.far.length - 1)] ?? bound.short] as const)));
    if (bench.runUntil(bench.windowMs, () => bench.on(output) !== effect) !== null)
      return [{ said: whole, status: 'failed', detail: `switches ${output.identifier} ${effect ? 'off' : 'on'} again by itself when the cause is gone` }];
  }
  return [{ said: whole, status: 'passed', detail: `${output.identifier} stays ${effect ? 'on' : 'off'} when the cause is gone` }];
}

/** Tries a count, an order of starting or a ramp. */
export function tryFurther(bench: Bench, one: Further): Finding {
  if (one.kind === 'count') return tryCount(bench, one);
  return one.kind === 'order' ? tryOrder(bench, one.first, one.second) : tryRamp(bench, one);
}

/** The output changes with the event of that number and not before, from some state and with some input. */
function tryCount(bench: Bench, { inputs, outputs, count }: Extract<Further, { kind: 'count' }>): Finding {
  const from = bench.counted;
  let seen: number | null = null;
  for (const input of inputs)
    for (const output of outputs)
      for (const beginning of bench.beginnings.filter(({ cold }) => cold)) {
        if (bench.counted - from > scansAtMost) break;
        bench.begin(beginning);
        // An input that is on already has counted once
        if (bench.on(input)) continue;
        bench.run(300);
        const before = bench.on(output);
        for (let event = 1; event <= count + 1; event++) {
          for (const value of [true, false]) {
            bench.drive(new Map([[input, value]]));
            bench.scan(100);
            if (bench.on(output) === before) continue;
            if (event === count) return { status: 'passed', detail: `${output.identifier} changes with event ${count} of ${input.identifier}` };
            seen ??= event;
            event = count + 2;
            break;
          }
        }
      }
  if (seen === null) return { status: 'not-tried', detail: 'no state was found from which it counts' };
  return { status: 'failed', detail: `acts after ${seen} events and not after ${count}` };
}

function tryOrder(bench: Bench, first: Signal, second: Signal): Finding {
  const from = bench.counted;
  let early = false;
  for (const beginning of bench.beginnings) {
    if (bench.counted - from > scansAtMost) break;
    bench.begin(beginning);
    if (bench.on(first) || bench.on(second)) continue;
    const came = bench.runUntil(bench.windowMs, () => bench.on(second));
    if (came === null) continue;
    if (bench.on(first)) return { status: 'passed', detail: `${first.identifier} is on before ${second.identifier}` };
    early = true;
  }
  return early
    ? { status: 'failed', detail: `starts ${second.identifier} while ${first.identifier} is off` }
    : { status: 'not-tried', detail: 'no state was found from which both start' };
}

/** The output moves at the rate that is said, within 5 %, when its input jumps. */
function tryRamp(bench: Bench, { inputs, outputs, perSecond }: Extract<Further, { kind: 'ramp' }>): Finding {
  let seen: number | null = null;
  const jump = Math.max(1_000, Math.abs(perSecond) * 600);
  for (const input of inputs)
    for (const output of outputs)
      for (const beginning of bench.beginnings.slice(0, 40))
        for (const sign of [1, -1]) {
          bench.begin(beginning);
          bench.drive(new Map([[input, sign * jump]]));
          bench.run(300);
          const [start, took] = [bench.read(output), 5_000];
          for (let scan = 0; scan < took / 100; scan++) bench.scan(100);
          const rate = ((bench.read(output) - start) * 1_000) / took;
          if (Math.abs(Math.abs(rate) - Math.abs(perSecond)) <= 0.05 * Math.abs(perSecond))
            return { status: 'passed', detail: `${output.identifier} moves ${Number(rate.toPrecision(4))} a second` };
          if (rate !== 0) seen ??= rate;
        }
  if (seen === null) return { status: 'not-tried', detail: 'no state was found in which it moves' };
  return { status: 'failed', detail: `moves by ${Number(seen.toPrecision(4))} a second, not by ${Number(perSecond.toPrecision(4))}` };
}

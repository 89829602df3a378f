import { allMatches } from '../../../domain/all-matches.js';
import { readTimes } from '../request-quantities.js';
import type { Bench } from './bench.js';
import type { Statement } from './model.js';
import type { Trial } from './trials.js';
import { type Outcome, scansAtMost, seconds } from './try-edge.js';

/** "ignore the first 5 s after start", "but not during the first 8 s": for how long after its start a machine is not stopped by its cause. Times in milliseconds. */
export type Blind = Readonly<{ start: number; said: string; timeMs: number }>;

const blinding =
  /\b(?:ignor\w*|disregard\w*|suppress\w*|mask\w*|inhibit\w*|bypass\w*|not (?:during|in|within|for)|except (?:during|in|within|for)|excluding|unterdrueck\w*|ausblend\w*)\b[^,;.]{0,40}?\b(?:first|ersten)\s/gi;

/** The times of a normalised request for which a cause does not count after a start. */
export function blindTimes(text: string): readonly Blind[] {
  const times = readTimes(text);
  return allMatches(text, blinding).flatMap((match) => {
    const time = times.find(({ start }) => start === match.index + match[0].length);
    if (time === undefined) return [];
    const rest = /^[^,;.]*/.exec(text.slice(time.end))?.[0] ?? '';
    return [{ start: match.index, said: text.slice(match.index, time.end + rest.length).trim(), timeMs: time.milliseconds }];
  });
}

/** With its cause there from the start on, the machine runs for the time that is said, and for the delay of the cause after it. */
export function tryBlind(bench: Bench, { start, said, timeMs }: Blind, text: string, outcomes: ReadonlyMap<Statement, Outcome>): Trial {
  const before = [...outcomes]
    .map(([statement, outcome]) => ({ statement, outcome, at: text.lastIndexOf(statement.said, start) }))
    .filter(({ at, statement }) => at >= 0 && statement.kind === 'edge' && !statement.effect)
    .sort((a, b) => b.at - a.at)[0];
  if (before?.outcome.kind !== 'passed' || before.statement.kind !== 'edge')
    return { said, status: 'not-tried', detail: 'what it keeps from acting was not tried' };
  const { output, bounds, profile } = before.outcome;
  const wanted = timeMs + (before.statement.holdMs ?? 0);
  const from = bench.counted;
  const stepMs = Math.max(100, wanted / 50);
  let seen: number | null = null;
  const asking = bench.inputs.filter(({ type, identifier }) => type === 'BOOL' && !/bad|reset|fault|trip|stop|fail/i.test(identifier));
  for (const beginning of bench.beginnings)
    for (const asked of [null, ...asking]) {
      if (bench.counted - from > scansAtMost) break;
      bench.begin(beginning);
      if (bench.on(output)) continue;
      bench.drive(new Map([...profile, ...(asked === null ? [] : [[asked, true] as const]), ...bounds.map((bound) => [bound.row, bound.met] as const)]));
      if (bench.runUntil(1_000, () => bench.on(output), 100) === null) continue;
      const ran = bench.runUntil(2 * wanted + 2_000, () => !bench.on(output), stepMs);
      if (ran === null) continue;
      seen ??= ran;
      if (Math.abs(ran - wanted) <= 2 * stepMs + 300)
        return { said, status: 'passed', detail: `with its cause there from the start, ${output.identifier} goes off after ${seconds(ran)}` };
    }
  if (seen === null) return { said, status: 'not-tried', detail: 'no state was found from which it starts with the cause there' };
  return { said, status: 'failed', detail: `stops ${seconds(seen)} after its start with the cause there, not after ${seconds(wanted)}` };
}

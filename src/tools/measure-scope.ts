import * as z from 'zod';
import { isState } from '../domain/state-class.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { occurrencesOf } from '../insight/alarm-behaviour.js';
import type { Scope } from '../insight/measurement.js';
import { intersect, pointsOf, type Span, spansBeyond, stateSpans } from '../insight/time-spans.js';
import { formatTime, withUnit } from '../insight/wording.js';
import type { PlantReader } from '../ports/plant.js';
import type { PlantNames } from './plant-names.js';

/** A state of the plant over time: a tag in a state, a value beyond a bound, or an alarm that stands. */
export const ConditionInput = z.strictObject({
  tag: z.string().min(1).max(40).describe('A state or measuring tag; for alarm: the tag or equipment whose alarms are meant'),
  is: z.string().min(1).max(40).optional().describe('running, stopped, tripped, healthy, open, closed, or the name of a state'),
  above: z.number().optional(),
  below: z.number().optional(),
  alarm: z.boolean().optional().describe('True: while an alarm of this tag or equipment stands'),
});
export type ConditionInput = z.infer<typeof ConditionInput>;

/** A moment that something happened, and where the window lies from it. */
export const EventInput = z.strictObject({
  anyOf: z.array(ConditionInput).min(1).max(8).describe('What has to begin or end; with several, whichever happened'),
  edge: z.enum(['begin', 'end']).default('begin'),
  which: z.enum(['first', 'last']).default('last'),
  side: z.enum(['before', 'after', 'at']),
  minutes: z.number().positive().max(10_080).optional().describe('Length of the window, or for a single value how long before or after'),
});
export type EventInput = z.infer<typeof EventInput>;

export const ScopeInput = {
  while: z.array(ConditionInput).max(4).optional().describe('Count only the time in which all of these hold'),
  event: EventInput.optional().describe('Instead of from and to: before, after or at something that happened'),
};

/** What a scope was to be anchored at has not happened: there is nothing to measure from, which is an answer with evidence of its own. */
export type NotHappened = Readonly<{ notHappened: string; searched: Span }>;

/** The evidence of that answer; `inputs` are those of the tool. */
export function notHappenedEvidence({ notHappened, searched }: NotHappened, name: string, inputs: Readonly<Record<string, unknown>>) {
  return {
    kind: 'computation' as const,
    label: 'No such event',
    name,
    inputs: { ...inputs, from: searched.from, to: searched.to },
    quote: notHappened,
    rerun: `shiftmate ask "What happened from ${minute(searched.from)} to ${minute(searched.to)}?"`,
  };
}

function minute(at: number): string {
  return formatTime(at).slice(0, 16);
}

/** Enough samples that nothing is thinned out of a day. */
export const everySample = 20_000;
const eventLookBackMs = 24 * 3_600_000;
const nearMs = 60 * 60_000;
const minuteMs = 60_000;

/** Reads what decides which time counts. Single use per question. */
export class ScopeReader {
  readonly #plant: PlantReader;
  readonly #names: PlantNames;
  readonly #signal: AbortSignal;

  constructor(plant: PlantReader, names: PlantNames, signal: AbortSignal) {
    this.#plant = plant;
    this.#names = names;
    this.#signal = signal;
  }

  /** The scope of a question; `moment` where one value is asked for and no course. */
  async resolve(
    window: Span,
    given: Readonly<{ while?: readonly ConditionInput[] | undefined; event?: EventInput | undefined; moment: boolean; hasWindow: boolean }>,
  ): Promise<Scope | NotHappened> {
    const anchored = given.event === undefined ? { span: window, words: [] } : await this.#around(given.event, window, given);
    if ('notHappened' in anchored) return anchored;
    let spans: readonly Span[] = [anchored.span];
    const words: string[] = [...anchored.words];
    for (const condition of given.while ?? []) {
      spans = intersect(spans, await this.#spansOf(condition, anchored.span));
      words.push(`while ${this.#words(condition)}`);
    }
    return { window: anchored.span, spans, words };
  }

  trend(tag: TagDefinition, { from, to }: Span): Promise<Trend> {
    return this.#plant.readTrend(tag.id, { from: new Date(from), to: new Date(to) }, this.#signal, everySample);
  }

  async #around(
    event: EventInput,
    window: Span,
    given: Readonly<{ moment: boolean; hasWindow: boolean }>,
  ): Promise<Readonly<{ span: Span; words: readonly string[] }> | NotHappened> {
    const search = given.hasWindow ? window : { from: window.to - eventLookBackMs, to: window.to };
    const found = (
      await Promise.all(
        event.anyOf.map(async (condition) =>
          (
            await this.#spansOf(condition, search)
          ).flatMap(({ from, to }) => {
            const at = event.edge === 'begin' ? from : to;
            return at > search.from && at < search.to ? [{ at, condition }] : [];
          }),
        ),
      )
    )
      .flat()
      .sort((a, b) => a.at - b.at);
    const hit = event.which === 'first' ? found[0] : found.at(-1);
    if (hit === undefined) {
      const what = event.anyOf.map((condition) => this.#words(condition)).join(' or ');
      const notHappened = `Between ${minute(search.from)} and ${minute(search.to)} it never happened that ${what}, so there is nothing to measure from.`;
      return { notHappened, searched: search };
    }
    const happened = `${event.side} ${this.#words(hit.condition)}${event.edge === 'end' ? ' no longer' : ''} at ${formatTime(hit.at)}`;
    const offset = (event.minutes ?? 1) * minuteMs;
    if (given.moment) {
      const at = event.side === 'before' ? hit.at - offset : event.side === 'after' ? hit.at + (event.minutes ?? 1) * minuteMs : hit.at;
      const to = Math.min(at, window.to);
      return { span: { from: to - minuteMs, to }, words: [event.minutes === undefined ? `just ${happened}` : `${event.minutes} min ${happened}`] };
    }
    const length = event.minutes === undefined ? nearMs : event.minutes * minuteMs;
    const span =
      event.side === 'before'
        ? { from: event.minutes === undefined && given.hasWindow ? window.from : hit.at - length, to: hit.at }
        : event.side === 'after'
          ? { from: hit.at, to: event.minutes === undefined ? window.to : Math.min(window.to, hit.at + length) }
          : { from: hit.at - minuteMs, to: Math.min(window.to, hit.at + minuteMs) };
    return { span, words: [happened] };
  }

  async #spansOf(condition: ConditionInput, window: Span): Promise<readonly Span[]> {
    if (condition.alarm === true) return this.#alarmSpans(condition.tag, window);
    const tag = this.#names.tag(condition.tag);
    const trend = await this.trend(tag, window);
    if (condition.above !== undefined || condition.below !== undefined) return spansBeyond(pointsOf(trend), condition);
    const wanted = condition.is ?? 'running';
    const spans: Span[] = [];
    for (const { from, to } of stateSpans(trend, tag).filter(({ value }) => isState(value, wanted))) {
      const last = spans.at(-1);
      if (last !== undefined && last.to === from) spans[spans.length - 1] = { from: last.from, to };
      else spans.push({ from, to });
    }
    return spans;
  }

  async #alarmSpans(name: string, window: Span): Promise<readonly Span[]> {
    const { transitions } = await this.#plant.readHistory({ from: new Date(window.from), to: new Date(window.to) }, this.#signal);
    const ids = new Set<string>(this.#names.directory.tags.filter(({ id, equipment }) => id === name || equipment === name).map(({ id }) => id));
    const spans = occurrencesOf(transitions.filter(({ tag, definitionId }) => ids.has(tag) || definitionId === name)).map(({ raisedAt, clearedAt }) => ({
      from: raisedAt,
      to: clearedAt ?? window.to,
    }));
    return merged(spans);
  }

  #words({ tag, is, above, below, alarm }: ConditionInput): string {
    if (alarm === true) return `an alarm of ${tag} stood`;
    const definition = this.#names.tag(tag);
    if (above !== undefined) return `${definition.id} was above ${withUnit(String(above), definition.unit)}`;
    if (below !== undefined) return `${definition.id} was below ${withUnit(String(below), definition.unit)}`;
    return `${definition.equipment} was ${is ?? 'running'} (${definition.id})`;
  }
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && span.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else out.push(span);
  }
  return out;
}

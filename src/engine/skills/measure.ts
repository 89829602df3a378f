import type { TagDefinition } from '../../domain/tag.js';
import type { Phrases } from '../phrases/phrases.js';
import type { PlannedCall, Results } from '../results.js';
import { type Line, line, type Skill } from '../skill.js';
import type { EventAsked, MeasureAsked } from '../understand/measure-question.js';
import { comparedWindows, dayMinutes, spanOf, type Window } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';

/**
 * One statistic of tags or machine states over a window and under conditions: "the lowest temperature while the pump ran", "how long was it
 * tripped". A condition that names nothing here is said, and no figure is given without it.
 */
export const measureSkill: Skill = {
  name: 'measure',
  needs: ['read_trend'],
  // What is further back is in the maintenance log and not in the plant's history.
  fits: ({ measure, window, now }) => {
    if (measure === null || (window !== null && now.getTime() - window.to.getTime() > historyMs)) return 0;
    if (measure.statistic === 'since') return 0.94;
    // How often without a time means all that is recorded: the log is looked at first, the plant's history after it.
    return measure.statistic === 'count-of-state' && window === null && measure.event === null ? 0.6 : 0.885;
  },
  plan: ({ understanding }) => {
    const { measure } = understanding;
    if (measure === null || measure.unread.length > 0) return [];
    return measure.choices.length > 0 ? readChoices(measure.choices) : callsFor(measure, understanding);
  },
  compose: ({ understanding, results, say }) => {
    const { measure } = understanding;
    if (measure === null) return null;
    if (measure.choices.length > 0) return [whichOf(measure.choices, results, say)];
    if (measure.unread.length > 0) return [line(say.unreadCondition(measure.unread.join(', ')))];
    const found = results.of('read_trend');
    const failed = results.outcomes('read_trend').flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.message] : []));
    const lines: readonly Line[] = found.flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence)));
    if (lines.length > 0) return lines;
    return failed.length === 0 ? null : [line(failed[0]?.replace(/^[a-z_]+: /u, '') ?? '')];
  },
};

const mostNamed = 8;

/** The choices are read, so that what is named is proven to be there. */
export function readChoices(choices: readonly TagDefinition[]): readonly PlannedCall[] {
  return [{ toolName: 'read_tags', input: { tags: choices.slice(0, mostNamed).map(({ id }) => id) } }];
}

/** The question back where too many measurements fit: each by its name and what it measures. */
export function whichOf(choices: readonly TagDefinition[], results: Results, say: Phrases): Line {
  const shown = choices.slice(0, mostNamed).map(({ id, description }) => `${id} (${description})`);
  return line(say.which(shown.join(', ')), ...results.of('read_tags').flatMap(({ evidence }) => evidence));
}

const momentMs = 60_000;
/** What was last, or since when it is so, may be longer ago than a day. */
const lasting: ReadonlySet<string> = new Set(['when', 'since']);
const historyMs = 72 * 3_600_000;

function callsFor(measure: MeasureAsked, understanding: Understanding): readonly PlannedCall[] {
  const pair = comparedWindows(understanding.effective, understanding.now);
  if (pair === null || measure.event !== null) return callsOver(measure, understanding.window);
  return pair.flatMap((window) => callsOver(measure, window));
}

function callsOver(measure: MeasureAsked, window: Window | null): readonly PlannedCall[] {
  const span =
    measure.between !== null
      ? spanOf(measure.between, dayMinutes)
      : measure.at !== null
        ? { from: new Date(measure.at.getTime() - momentMs).toISOString(), to: measure.at.toISOString() }
        : window === null && measure.event !== null
          ? {}
          : spanOf(window, lasting.has(measure.statistic) ? historyMs / momentMs : dayMinutes);
  const sides: readonly (EventAsked | null)[] =
    measure.event !== null && measure.bothSides
      ? (['before', 'after'] as const).map((side) => ({ minutes: 60, ...measure.event, side }) as EventAsked)
      : [measure.event];
  const statistic = measure.bothSides && measure.statistic === 'value' ? 'mean' : measure.statistic;
  return measure.tags.flatMap((tag) =>
    sides.map((event) => ({
      toolName: 'read_trend',
      input: {
        tag: tag.id,
        statistic,
        ...span,
        ...(measure.bound ?? {}),
        ...(measure.is === null ? {} : { is: isFor(tag.id, measure.is, tag.states) }),
        ...(measure.while.length === 0 ? {} : { while: measure.while }),
        ...(event === null ? {} : { event }),
      },
    })),
  );
}

/** A trip tag that stands in for "down" is asked whether it was tripped. */
function isFor(_tag: string, is: string, states: readonly string[] | null): string {
  return is === 'stopped' && states?.some((name) => /^(?:tripped|fault\w*|lockout|jammed)$/iu.test(name)) ? 'tripped' : is;
}

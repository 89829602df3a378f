import type { TimeMention } from './model.js';
import { millisecondsOf } from './render.js';
import type { Entry } from './request-ledger.js';
import { near } from './request-numbers.js';

/** A part of the request whose meaning the draft turns round. */
export type TurnedTime = Readonly<{ said: string; why: string }>;

/** Constants that a condition must last before its effect comes. */
const waits = /(?:^|_)(?:ON_DELAY|HOLD_TIME|START_DELAY|DELAY_ON)(?:_|$)/;
/** "present for 5 s after ...": what lasts there is the condition and no effect. */
const lastingCondition =
  /\b(?:present|above|below|over|under|exceed\w*|been|held|missing|absent|lost|low|high|ansteht|anliegt|ueber|unter|delay\w*|wait\w*|warte\w*)\b[^,;.]*$/i;

/**
 * Times of a request that a draft has with the opposite role: a run of fixed length ("run M-2 for 40 s after S2 is pressed") that became a delay before it, and a lead
 * ("start the fan 20 s before M-3 starts") where the draft acts on the machine that is still to come.
 * Source: own design of this package; it reads request and block, whatever reading made the block.
 * Units: milliseconds.
 * Errors: none.
 */
export function turnedTimes({ reading, build }: Entry): readonly TurnedTime[] {
  const outputs = build.signals.filter(({ direction }) => direction === 'output').flatMap(({ tag, identifier }) => [owner(tag), owner(identifier)]);
  const inputs = build.signals.filter(({ direction }) => direction === 'input').flatMap(({ tag, identifier }) => [owner(tag), owner(identifier)]);
  const constants = (time: TimeMention): readonly string[] =>
    build.constants.filter(({ type, value }) => type === 'TIME' && near(millisecondsOf(value), time.milliseconds)).map(({ name }) => name);
  return reading.times.flatMap((time): readonly TurnedTime[] => {
    const [ahead, behind] = [reading.text.slice(0, time.start), reading.text.slice(time.end)];
    const said = `${/(?:\S+ ){0,2}$/.exec(ahead)?.[0] ?? ''}${reading.text.slice(time.start, time.end)}${/^[^,;.]{0,40}/.exec(behind)?.[0] ?? ''}`.trim();
    const names = constants(time);
    const lasts =
      /\b(?:for|fuer) (?:(?:at least|at most|about|exactly|another|mindestens|etwa|genau|rund) )?$/i.test(ahead) &&
      /^ (?:after|once|when|whenever|as soon as|if|nachdem|nach|sobald|wenn)\b/i.test(behind);
    if (lasts && !lastingCondition.test(ahead.slice(clauseStart(ahead))) && names.length > 0 && names.every((name) => waits.test(name)))
      return [{ said, why: 'the draft waits for that time before it acts, instead of acting for so long. Which is meant?' }];
    const lead = /^ (?:before|prior to|ahead of|bevor|vor)\b(?<rest>[^,;.]*)/i.exec(behind)?.groups?.['rest'];
    if (lead === undefined) return [];
    const follower = reading.names.find(({ start, end }) => start >= time.end && end <= time.end + behind.indexOf(lead) + lead.length);
    if (follower === undefined || outputs.includes(owner(follower.text)) || !inputs.includes(owner(follower.text))) return [];
    return [{ said, why: `the draft acts on ${follower.text} and so only after it. What asks for ${follower.text}, and shall the draft start it?` }];
  });
}

function clauseStart(text: string): number {
  return Math.max(text.lastIndexOf(','), text.lastIndexOf(';'), text.lastIndexOf('. ')) + 1;
}

function owner(name: string): string {
  return (
    name
      .toUpperCase()
      .replaceAll('-', '_')
      .split('.')[0]
      ?.replace(/_(?:CMD|RUN|RUNNING|FB)$/, '') ?? ''
  );
}

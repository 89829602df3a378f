import { local, realConstant, tagInput, timeConstant } from '../library/parts.js';
import type { Constant, Local, Signal, TagBook } from '../model.js';
import { realLiteral, timeLiteral, toIdentifier } from '../signals.js';
import { type CompareCondition, type Condition, eventful, type leavesOf } from './model.js';
import { count, event, pulse, saidOfCount } from './write-events.js';

/** The parts of the block while it is written; names of limits, times and timers count on. */
export interface Writing {
  readonly signals: Map<string, Signal>;
  readonly outputs: Map<string, Signal>;
  readonly constants: Constant[];
  readonly locals: Local[];
  readonly body: string[];
  /** What outputs with a delay wait with, by upper-case name. */
  readonly wishes: Map<string, string>;
}

/** Adds the variable of a condition's leaf to the signals of the draft, once. */
export function declareLeaf(leaf: ReturnType<typeof leavesOf>[number], { signals, outputs }: Writing, book: TagBook): void {
  const names = leaf.kind === 'compare' && leaf.minus !== null ? [leaf.name, leaf.minus] : [leaf.name];
  for (const name of names) {
    const key = name.toUpperCase();
    if (signals.has(key) || outputs.has(key)) continue;
    const row =
      leaf.kind === 'compare'
        ? tagInput(book, name, [], 'REAL', 'measured value', book.find(name)?.unit ?? leaf.unit)
        : tagInput(
            book,
            name,
            book.find(name) === undefined && book.ofEquipment(name).length > 0 ? ['RUN', 'RUNNING', 'OPEN', 'STATUS'] : [],
            'BOOL',
            `TRUE: ${leaf.said}`,
          );
    signals.set(key, row);
  }
}

/** The identifier that stands in the code for a name of the request. */
export function identifierOf(name: string, { signals, outputs }: Writing): string {
  return (outputs.get(name.toUpperCase()) ?? signals.get(name.toUpperCase()))?.identifier ?? toIdentifier(name);
}

/** The opposite of a formula; that of `NOT x` is `x`. */
export function negated(text: string): string {
  return /^NOT ([A-Za-z_][\w.]*)$/.exec(text)?.[1] ?? `NOT ${bracket(text)}`;
}

/** An expression in brackets where another operator could take part of it. */
export function bracket(text: string): string {
  return /^(?:NOT )?[A-Za-z_][\w.]*$/.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** The condition in Structured Text; declares the limits and timers it needs, once each. */
export function formula(condition: Condition, writing: Writing): string {
  // The reset of the trips counts by its edge, wherever it resets something
  if (condition.kind === 'signal' && condition.name === 'ResetButton' && writing.locals.some(({ name }) => name === 'ResetEdge'))
    return `${condition.wanted ? '' : 'NOT '}ResetEdge.Q`;
  if (condition.kind === 'signal') return `${condition.wanted ? '' : 'NOT '}${identifierOf(condition.name, writing)}`;
  if (condition.kind === 'compare') return comparison(condition, writing);
  if (condition.kind === 'not') return `NOT ${bracket(formula(condition.part, writing))}`;
  if (condition.kind === 'held') return held(formula(condition.part, writing), condition.milliseconds, writing);
  if (condition.kind === 'event') return event(formula(condition.part, writing), writing);
  if (condition.kind === 'pulse') return pulse(formula(condition.part, writing), condition.milliseconds, writing);
  if (condition.kind === 'count') return count(condition, (name) => identifierOf(name, writing), writing);
  return condition.parts.map((part) => bracket(formula(part, writing))).join(condition.kind === 'all' ? ' AND ' : ' OR ');
}

function held(inner: string, milliseconds: number, writing: Writing): string {
  const call = `(IN := ${inner}, PT := `;
  // The same condition with another time has a timer of its own
  const literal = timeLiteral(milliseconds);
  const lasts = (line: string): boolean => {
    const name = `HOLD_TIME_${/^Hold(\d+)/.exec(line)?.[1]}`;
    return line.includes(`${name})`) && writing.constants.some((constant) => constant.name === name && constant.value === literal);
  };
  const known = writing.body.find((line) => line.includes(call) && /^Hold\d+\(/.test(line) && lasts(line));
  if (known !== undefined) return `${/^Hold\d+/.exec(known)?.[0]}.Q`;
  const number = writing.locals.filter(({ name }) => /^Hold\d+$/.test(name)).length + 1;
  writing.constants.push(timeConstant(`HOLD_TIME_${number}`, milliseconds, 'must hold this long'));
  writing.locals.push(local(`Hold${number}`, 'TON', 'how long its condition has held'));
  writing.body.push(`Hold${number}${call}HOLD_TIME_${number});`);
  return `Hold${number}.Q`;
}

function comparison(leaf: CompareCondition, writing: Writing): string {
  const { value, sign } = sidesOf(leaf, writing);
  const limit = limitConstant(leaf, writing);
  const plain = `${value} ${sign} ${limit}`;
  if (leaf.deadband === 0) return plain;
  const name = `Beyond_${limit}`;
  if (!writing.locals.some((known) => known.name === name)) {
    const band = `DEADBAND_${limit}`;
    writing.constants.push(realConstant(band, leaf.deadband, `returns this far inside the limit [${leaf.unit ?? '-'}]`));
    writing.locals.push(local(name, 'BOOL', `beyond ${limit}, with its deadband`));
    writing.body.push(`${name} := ${plain} OR (${name} AND ${value} ${sign} ${limit} ${leaf.side === 'above' ? '-' : '+'} ${band});`);
  }
  return name;
}

function sidesOf(leaf: CompareCondition, writing: Writing): Readonly<{ value: string; sign: string }> {
  const own = identifierOf(leaf.name, writing);
  const value = leaf.minus === null ? own : `${own} - ${identifierOf(leaf.minus, writing)}`;
  return { value, sign: `${leaf.side === 'above' ? '>' : '<'}${leaf.inclusive ? '=' : ''}` };
}

/** The constant of a limit; the same limit of the same value is declared once. */
function limitConstant(leaf: CompareCondition, writing: Writing): string {
  const description = `limit of ${leaf.name}${leaf.minus === null ? '' : ` less ${leaf.minus}`} [${leaf.unit ?? '-'}]`;
  const literal = realLiteral(leaf.limit);
  const known = writing.constants.find((constant) => constant.description === description && constant.value === literal);
  if (known !== undefined) return known.name;
  const number = writing.constants.filter(({ name }) => /^LIMIT_\d+$/.test(name)).length + 1;
  writing.constants.push(realConstant(`LIMIT_${number}`, leaf.limit, description));
  return `LIMIT_${number}`;
}

/** A formula over inputs that holds whenever the condition does, whatever its timers and deadbands; null when there is none. */
export function weakest(condition: Condition, writing: Writing): string | null {
  if (condition.kind === 'held') return weakest(condition.part, writing);
  if (condition.kind === 'not' || eventful(condition)) return null;
  if (condition.kind === 'signal') return formula(condition, writing);
  if (condition.kind === 'compare') {
    const { value, sign } = sidesOf(condition, writing);
    const band = condition.deadband === 0 ? '' : ` ${condition.side === 'above' ? '-' : '+'} ${realLiteral(condition.deadband)}`;
    return `${value} ${sign} ${limitConstant(condition, writing)}${band}`;
  }
  if (condition.kind !== 'all' && condition.kind !== 'any') return null;
  const parts = condition.parts.map((part) => weakest(part, writing));
  const given = parts.flatMap((part) => (part === null ? [] : [bracket(part)]));
  if (condition.kind === 'any') return given.length < parts.length ? null : given.join(' OR ');
  return given.length === 0 ? null : given.join(' AND ');
}

/** A formula over inputs under which the condition holds at once; null when there is none. */
export function strongest(condition: Condition, writing: Writing): string | null {
  if (condition.kind === 'held' || condition.kind === 'not' || eventful(condition)) return null;
  // An edge is no input
  if (condition.kind === 'signal' && condition.name === 'ResetButton') return null;
  if (condition.kind === 'signal' || condition.kind === 'compare')
    return weakest({ ...condition, ...(condition.kind === 'compare' ? { deadband: 0 } : {}) }, writing);
  if (condition.kind !== 'all' && condition.kind !== 'any') return null;
  const parts = condition.parts.map((part) => strongest(part, writing));
  const given = parts.flatMap((part) => (part === null ? [] : [bracket(part)]));
  if (condition.kind === 'all') return given.length < parts.length ? null : given.join(' AND ');
  return given.length === 0 ? null : given.join(' OR ');
}

/** The condition in words, for descriptions and scenarios. */
export function said(condition: Condition): string {
  if (condition.kind === 'signal') return `${condition.name} is ${condition.wanted ? '' : 'not '}${condition.said}`;
  if (condition.kind === 'compare') {
    const value = condition.minus === null ? condition.name : `${condition.name} less ${condition.minus}`;
    const band = condition.deadband === 0 ? '' : ` (deadband ${condition.deadband})`;
    return `${value} is ${condition.inclusive ? 'at or ' : ''}${condition.side} ${condition.limit}${condition.unit === null ? '' : ` ${condition.unit}`}${band}`;
  }
  if (condition.kind === 'held' && condition.part.kind !== 'signal' && condition.part.kind !== 'compare')
    return `(${said(condition.part)}) for ${condition.milliseconds / 1000} s`;
  if (condition.kind === 'held') return `${said(condition.part)} for ${condition.milliseconds / 1000} s`;
  if (condition.kind === 'not') return `not (${said(condition.part)})`;
  if (condition.kind === 'event') return `${said(condition.part)} (at the moment this comes)`;
  if (condition.kind === 'pulse')
    return `for ${condition.milliseconds / 1000} s from the moment that ${said(condition.part).replace(' (at the moment this comes)', '')}`;
  if (condition.kind === 'count') return saidOfCount(condition);
  const words = condition.parts.map((part) => (part.kind === 'all' || part.kind === 'any' ? `(${said(part)})` : said(part)));
  return words.join(condition.kind === 'all' ? ' and ' : ' or ');
}

import type { CompilationUnit } from '../ast.js';
import { positionAt } from '../source-text.js';
import type { OutlineLine } from './outline.js';

/** A line of a program that has a part in deciding a variable, with the conditions around it. */
export type LogicStep = Readonly<{ line: OutlineLine; around: readonly OutlineLine[] }>;

const word = /[A-Za-z_]\w*/g;
const keywords = new Set(
  'AND OR XOR NOT MOD IF ELSIF ELSE CASE OF FOR TO BY DO WHILE REPEAT UNTIL TRUE FALSE T D TOD DT TIME IN PT CLK Q ET CU CD R PV S S1 R1'.split(' '),
);

/** The variable a line sets: the target of an assignment, or the instance of a call; upper case. */
export function setBy({ code }: OutlineLine): string | null {
  const match = /^([A-Za-z_]\w*)(?:[.[][^:=]*?)?\s*(?::=|\()/.exec(code);
  return match?.[1] === undefined || /^(?:IF|ELSIF|CASE|FOR|WHILE|REPEAT)$/.test(match[1]) ? null : match[1].toUpperCase();
}

/** The variables a line reads, upper case, without words of the language and parameter names. */
export function readBy(line: OutlineLine): readonly string[] {
  const text = line.code
    .replace(/'[^']*'/g, ' ')
    .replace(/\b[A-Za-z_]\w*\s*(?::=|=>)/g, ' ')
    .replace(/\.\s*[A-Za-z_]\w*/g, ' ')
    .replace(/\b(?:T|D|DT|TOD)#[\w.:-]+/gi, ' ');
  const own = setBy(line);
  const loop = /^\w+\s*:=/.test(line.code) && own !== null && new RegExp(`:=.*\\b${own}\\b`, 'i').test(line.code);
  return [...new Set((text.match(word) ?? []).map((name) => name.toUpperCase()))].filter((name) => !keywords.has(name) && (name !== own || loop));
}

/**
 * The lines that enclose a line: going up, each with less depth than the one before; outermost first.
 * Source: own design of this package.
 * Units: line numbers from 1.
 * Errors: none.
 */
export function conditionsOf(steps: readonly OutlineLine[], index: number): readonly OutlineLine[] {
  const around: OutlineLine[] = [];
  let depth = steps[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0 && depth > 0; at -= 1) {
    const step = steps[at];
    if (step === undefined || step.depth >= depth) continue;
    around.unshift(step);
    depth = step.depth;
  }
  return around;
}

/**
 * The lines that decide the given variables: those that set them, then those that set what these read, and so on, nearest first. When more than
 * three lines set them, only those of the best `score` are kept in the first round. At most `limit` lines; none when no line sets the variables.
 * Source: own (backward slice).
 * Units: line numbers from 1; `limit` in lines.
 * Errors: none; an empty list when nothing sets the variables.
 */
export function logicOf(
  steps: readonly OutlineLine[],
  variables: readonly string[],
  limit: number,
  score: (step: LogicStep) => number = () => 0,
): readonly LogicStep[] {
  const result = new Map<number, LogicStep>();
  const asked = new Set(variables.map((name) => name.toUpperCase()));
  let wanted = [...asked];
  for (let round = 0; round < 4 && wanted.length > 0 && result.size < limit; round += 1) {
    const found = settersOf(steps, wanted).filter(({ index }) => !result.has(index));
    const best = round > 0 || found.length <= 3 ? 0 : Math.max(...found.map(({ step }) => score(step)));
    const next = new Set<string>();
    for (const { index, step } of best > 0 ? found.filter(({ step: other }) => score(other) === best) : found) {
      if (result.size >= limit) break;
      result.set(index, step);
      for (const line of [step.line, ...step.around]) for (const name of readBy(line)) if (!asked.has(name)) next.add(name);
    }
    for (const name of next) asked.add(name);
    wanted = [...next];
  }
  return [...result.values()];
}

function settersOf(steps: readonly OutlineLine[], names: readonly string[]): readonly Readonly<{ index: number; step: LogicStep }>[] {
  return names.flatMap((name) => steps.flatMap((line, index) => (setBy(line) === name ? [{ index, step: { line, around: conditionsOf(steps, index) } }] : [])));
}

/**
 * The lines that read a variable, in program order.
 * Source: own design of this package.
 * Units: line numbers from 1.
 * Errors: none.
 */
export function usesOf(steps: readonly OutlineLine[], variable: string): readonly LogicStep[] {
  const key = variable.toUpperCase();
  return steps.flatMap((line, index) => (readBy(line).includes(key) ? [{ line, around: conditionsOf(steps, index) }] : []));
}

/**
 * The comment that stands directly above a line, or above the run of lines it belongs to; null when there is none near.
 * Source: own design of this package.
 * Units: line numbers from 1.
 * Errors: none; null when there is no comment near.
 */
export function noteAbove(unit: CompilationUnit, line: number): Readonly<{ line: number; text: string }> | null {
  let best: Readonly<{ line: number; text: string }> | null = null;
  for (const comment of unit.comments) {
    const last = positionAt(unit.source, comment.end).line;
    if (last > line || line - last > 8) continue;
    const text = comment.text.replace(/^[(/*\s]+|[)/*\s]+$/g, '').replace(/\s+/g, ' ');
    if (text.length > 3 && !emptyLineBetween(unit, comment.end, line)) best = { line: positionAt(unit.source, comment.start).line, text };
  }
  return best;
}

/** A blank line ends what a comment speaks about. */
function emptyLineBetween(unit: CompilationUnit, from: number, line: number): boolean {
  const between = unit.source.text.slice(from, unit.source.lineStarts[line - 1] ?? from);
  return /\n[ \t\r]*\n/.test(between);
}

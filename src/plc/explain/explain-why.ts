import type { CompilationUnit } from '../ast.js';
import { factsOf } from '../rules/facts.js';
import { type CodePart, codeParts, textOf } from '../rules/walk.js';
import type { PlcValue } from '../runtime/program.js';
import { positionAt } from '../source-text.js';
import { blameAssignments, blamePathHolds, note, variablesOf } from './blame.js';
import { evaluate, formatValue, type LiveValues } from './evaluate.js';
import { type Aim, type BlameContext, type DecisiveTerm, type Place, scopeOf, type TraceLine } from './place.js';
import { shownValue, withEnumerators } from './shown-values.js';
import { activeWrite, writesTo } from './writes.js';

/** What is explained: the parsed files (the program and its libraries) and the program the question is about; all programs when null. */
export interface ExplainedProgram {
  readonly units: readonly CompilationUnit[];
  readonly program: string | null;
}
export type WhyExplanation =
  | Readonly<{ kind: 'unknown'; reason: string; candidates: readonly string[] }>
  | Readonly<{
      kind: 'explained';
      program: string;
      variable: string;
      value: PlcValue | undefined;
      /** One plain sentence with the deciding terms and their line numbers. */
      answer: string;
      /** The terms that decide, the final causes last. */
      terms: readonly DecisiveTerm[];
      /** The assignments on the way, the asked variable first. */
      trace: readonly TraceLine[];
    }>;

interface Candidate {
  readonly unit: CompilationUnit;
  readonly part: CodePart;
  readonly name: string;
  readonly key: string;
  readonly score: number;
}

/** Words of a question and the name parts they stand for. */
const wordHints: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:forward|vorw\w*)\b/i, /FWD|FORWARD/],
  [/\b(?:divert\w*)\b/i, /DIVERT|FWD|CMD/],
  [/\b(?:run\w*|start\w*|on|off|stop\w*|laeuft|läuft|steht)\b/i, /CMD|START|RUN|ON$/],
  [/\b(?:open\w*|clos\w*|shut|offen|zu)\b/i, /CMD|OPEN/],
  [/\b(?:trip\w*)\b/i, /TRIP/],
  [/\b(?:fault\w*|fail\w*|error|stoer\w*|stör\w*)\b/i, /FAULT|FAIL|ERR/],
  [/\b(?:alarm\w*)\b/i, /ALARM|ALM/],
  [/\b(?:duty)\b/i, /DUTY/],
  [/\b(?:permit\w*|permissive|released?)\b/i, /PERMIT|RELEASE|READY/],
];

function compact(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The variables a question may mean, best first: an exact name, then names that hold a tag of the question; written ones and outputs before inputs. */
function candidatesOf(program: ExplainedProgram, question: string): readonly Candidate[] {
  const tokens = (question.match(/[A-Za-z]+-?\d+[A-Za-z]?(?:\.[A-Za-z_]\w*)?|[A-Za-z]\w*_\w+|[A-Za-z]\w*[a-z][A-Z]\w*|"[^"]+"/g) ?? [])
    .map(compact)
    .filter((token) => token.length >= 2);
  const words = new Set(question.toUpperCase().match(/[A-Z_]\w*/g) ?? []);
  const parts = program.units
    .flatMap((unit) => codeParts(unit).map((part) => ({ unit, part })))
    .filter(
      ({ part }) =>
        part.kind === 'pou' &&
        (program.program === null
          ? part.pou.pou === 'program' || part.pou.pou === 'organization-block' || program.units.length === 1
          : part.pou.name.key === program.program.toUpperCase()),
    );
  const found = parts.flatMap(({ unit, part }) =>
    variablesOf(part).flatMap((variable): readonly Candidate[] => {
      const plain = compact(variable.key);
      const exact = words.has(variable.key) || tokens.includes(plain);
      const part_ = tokens.some(
        (token) => plain.startsWith(token) || plain.includes(token) || (token.length >= 6 && token.startsWith(plain) && plain.length >= 5),
      );
      if (!exact && !part_) return [];
      const hints = wordHints.filter(([word, name]) => word.test(question) && name.test(variable.key)).length;
      const score =
        (exact ? 12 : 4) +
        hints * 3 +
        (variable.written ? 4 : -6) +
        (variable.section === 'VAR_OUTPUT' ? 2 : 0) +
        (/CMD|START|OPEN|OUT$/.test(variable.key) ? 1.5 : 0) -
        variable.key.length * 0.01;
      return [{ unit, part, name: variable.name, key: variable.key, score }];
    }),
  );
  return [...found].sort((a, b) => b.score - a.score);
}

/**
 * Answers "why is X (not) ..." about a program with live values: finds the variable that is meant, walks its assignments, and names the exact terms
 * that decide, with values and line numbers. `values` gives end-of-scan values by path. Pure; unknown values are said to be unknown.
 * Source: own design of this package.
 * Units: durations of live values in milliseconds, shown in seconds.
 * Errors: never throws; what is not known is said to be unknown.
 */
export function explainWhy(program: ExplainedProgram, values: LiveValues, question: string): WhyExplanation {
  const candidates = candidatesOf(program, question);
  const [target] = candidates;
  if (target === undefined) return { kind: 'unknown', reason: 'The question names no variable or tag of this program.', candidates: outputsOf(program) };
  const context: BlameContext = { units: program.units, values: withEnumerators(program.units, values), trace: [], terms: [] };
  const place: Place = { unit: target.unit, part: target.part, prefix: '' };
  const asked = partAsked(target, values, question);
  const aim: Aim = { key: target.key, path: asked === target.name ? null : asked.toUpperCase() };
  const value = values(asked);
  if (writesTo(place, aim, context).length === 0 && !factsOf(target.part).writes.some((write) => write.key === target.key))
    return inputAnswer(target, value, candidates);
  if (typeof value === 'boolean') blameAssignments(context, place, aim, !value, 0, new Set([aim.path ?? target.key]));
  else explainNumber(context, place, aim);
  return {
    kind: 'explained',
    program: target.part.pou.name.name,
    variable: asked,
    value,
    answer: answerOf({ ...target, name: asked }, value, context, place),
    terms: context.terms,
    trace: context.trace,
  };
}

/** The part of the variable the question names: `Fill[2]`, `Motor.Cmd`; the variable itself when the question names no part that has a value. */
function partAsked(target: Candidate, values: LiveValues, question: string): string {
  const parts = question.match(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\s*-?\d+(?:\s*,\s*-?\d+)*\s*\])+/g) ?? [];
  const part = parts.map((text) => text.replace(/\s+/g, '')).find((text) => /^\w+/.exec(text)?.[0].toUpperCase() === target.key && values(text) !== undefined);
  return part ?? target.name;
}

function outputsOf(program: ExplainedProgram): readonly string[] {
  return program.units
    .flatMap((unit) =>
      codeParts(unit).flatMap((part) =>
        variablesOf(part)
          .filter((variable) => variable.section === 'VAR_OUTPUT')
          .map((variable) => variable.name),
      ),
    )
    .slice(0, 40);
}

function inputAnswer(target: Candidate, value: PlcValue | undefined, candidates: readonly Candidate[]): WhyExplanation {
  const others = candidates.filter((candidate) => candidate !== target).map((candidate) => candidate.name);
  return {
    kind: 'unknown',
    reason: `${target.name} is ${formatValue(value)} and is not set by program ${target.part.pou.name.name}: it comes from outside (input or another program).`,
    candidates: others.slice(0, 10),
  };
}

/** A number: why the assignment that acts is the one, and the values of what it is computed from. */
function explainNumber(context: BlameContext, place: Place, aim: Aim): void {
  const write = activeWrite(context, place, aim);
  if (write === null) return;
  note(context, place, write.statement, 'gives it its value');
  blamePathHolds(context, write.place, write.path, 0, new Set([aim.path ?? aim.key]));
  for (const read of factsOf(place.part).reads.filter((candidate) => candidate.statement === write.statement && candidate.key !== aim.key)) {
    const value = evaluate(read.expression, scopeOf(context, write.place));
    if (value === undefined) continue;
    context.terms.push({
      text: textOf(place.unit, read.expression),
      file: place.unit.source.fileName,
      line: positionAt(place.unit.source, read.expression.start).line,
      value: shownValue(context, place, read.expression, value),
      needs: '',
      final: true,
      depth: 0,
    });
  }
}

/** The direct terms first (what the assignment itself needs), then what lies behind them. */
function answerOf(target: Candidate, value: PlcValue | undefined, context: BlameContext, place: Place): string {
  const top = Math.min(...context.terms.map((term) => term.depth));
  const direct = context.terms.filter((term) => term.depth === top).slice(0, 5);
  const behind = context.terms.filter((term) => term.depth > top && term.final).slice(0, 4);
  const [first] = context.trace;
  const shown = shownOf(target, value, context, place);
  const home = first === undefined ? '' : ` (line ${first.line})`;
  if (direct.length === 0)
    return first === undefined
      ? `${target.name} is ${shown}; no assignment to it acts now, it keeps its value.`
      : `${target.name} is ${shown} by line ${first.line}: ${first.text}`;
  const file = target.unit.source.fileName;
  const say = (term: DecisiveTerm): string => `${term.text} (${term.file === file ? '' : `${term.file} `}line ${term.line}) is ${describe(term)}`;
  const causes = behind.length === 0 ? '' : ` Behind that: ${behind.map(say).join('; ')}.`;
  return `${target.name}${home} is ${shown} because ${direct.map(say).join(', and ')}.${causes}`;
}

function shownOf(target: Candidate, value: PlcValue | undefined, context: BlameContext, place: Place): string {
  const name = { kind: 'name', name: target.name, key: target.key, quoting: 'none', start: 0, end: 0 } as const;
  return shownValue(context, place, name, value);
}

function describe(term: DecisiveTerm): string {
  const state = /^(?:TRUE|FALSE|unknown|-?[\d.]+(?: s)?|'.*'|\w+ \(-?\d+\))$/.test(term.value)
    ? term.value
    : (/^needs not /.test(term.needs) ? 'TRUE' : /^needs /.test(term.needs) ? 'FALSE' : '') + (term.value === '' ? '' : ` with ${term.value}`);
  if (/^was the cause/.test(term.needs)) return `now ${state}, but ${term.needs}`;
  return term.needs !== '' && !/^needs /.test(term.needs) ? `${state}: ${term.needs}` : state.trim();
}

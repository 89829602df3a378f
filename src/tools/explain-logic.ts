import type { TagDefinition } from '../domain/tag.js';
import { type LogicStep, logicOf, noteAbove, usesOf } from '../plc/explain/logic-slice.js';
import { type OutlineLine, outline } from '../plc/explain/outline.js';
import type { ExplainLines } from './explain-lines.js';
import type { RunningProgram, RunningPrograms } from './running-programs.js';

const mostSteps = 12;
const mostUses = 6;

/** How an explanation of the logic is asked: not why something is so now, but by which conditions the program decides. */
export function asksForLogic(question: string): boolean {
  if (/\bwhy\b|\bwarum\b|\bwieso\b|为什么|\bwhat (?:blocks|holds|prevents|inhibits)\b|\bwas (?:blockiert|verhindert)\b/iu.test(question)) return false;
  return /\b(?:when|how|which|what)\b[\s\S]*\b(?:start|stop|trip|open|clos|run|interlock|permissive|condition|program|logic|code|plc|do(?:es)?|suspend|select|lock|divert|decide|make|step)\w*|\b(?:explain|walk me through|describe|show me the (?:logic|code)|erklär\w*|beschreib\w*)|\b(?:wann|wie|welche\w*|was)\b[\s\S]*\b(?:start|stopp|öffn|schließ|programm|logik|verriegel|bedingung|macht|tut|läuft)\w*|解释|什么时候|怎么|哪些|如何/iu.test(
    question,
  );
}

const common =
  /^(?:when|which|what|does|how|the|that|this|program|programs|logic|code|plc|explain|from|with|control|walk|through|describe|conditions?|makes?|work|works|decide|steps?|please|show|into|about|programm|logik|wann|welche|erkläre?)$/iu;

/** The telling words of a question, cut to their stems, for choosing among many lines. */
export function focusWords(question: string): readonly string[] {
  return [...new Set((question.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((item) => !common.test(item)).map((item) => item.slice(0, 6)))];
}

/** Writes the logic of variables into an explanation: the lines that decide them, the notes above them, the blocks they use. */
export class LogicWriter {
  readonly #lines: ExplainLines;
  readonly #programs: RunningPrograms;
  readonly #tagOf: ReadonlyMap<string, string>;
  readonly #noted = new Set<string>();
  readonly #told = new Set<string>();

  constructor(lines: ExplainLines, programs: RunningPrograms, tags: readonly TagDefinition[]) {
    this.#lines = lines;
    this.#programs = programs;
    this.#tagOf = new Map(tags.map(({ id }) => [programs.variableOf(id).toUpperCase(), id]));
  }

  /** How the program decides these variables. False: no line of it sets them. */
  addLogic(program: RunningProgram, variables: readonly string[], question: string): boolean {
    const steps = this.#stepsOf(program);
    const focus = focusWords(question);
    const chosen = logicOf(steps, variables, mostSteps, (step) => this.#score(program, step, focus));
    for (const step of chosen) this.#addStep(program, step);
    return chosen.length > 0;
  }

  /** Where the programs use a variable that none of them sets. */
  addUses(variable: string): boolean {
    let found = 0;
    for (const program of this.#programs.programs) {
      const uses = usesOf(this.#stepsOf(program), variable).slice(0, mostUses - found);
      found += uses.length;
      for (const step of uses) this.#addStep(program, step);
    }
    return found > 0;
  }

  /** The program whose lines speak most of the question's words; null when none speaks of two of them. */
  bestProgram(question: string): RunningProgram | null {
    const focus = focusWords(question);
    const ranked = this.#programs.programs.map((program) => ({
      program,
      score: Math.max(0, ...this.#stepsOf(program).map((line) => this.#score(program, { line, around: [] }, focus))),
    }));
    const best = ranked.sort((a, b) => b.score - a.score)[0];
    return best === undefined || best.score < 3 ? null : best.program;
  }

  /** The lines of a program that speak of the question's words, and what decides them. False: none does. */
  addFocused(program: RunningProgram, question: string): boolean {
    const steps = this.#stepsOf(program);
    const name = program.program.toLowerCase();
    const focus = focusWords(question).filter((stem) => !name.includes(stem) && !name.includes(stem.slice(0, 4)));
    if (focus.length === 0) return false;
    const scored = steps.map((line, index) => ({ line, index, score: this.#score(program, { line, around: [] }, focus) }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    if (best === 0) return false;
    const hits = scored.filter(({ score }) => score === best).slice(0, 4);
    for (const { line, index } of hits) this.#addStep(program, { line, around: conditionsAbove(steps, index) });
    const names = [...new Set(hits.flatMap(({ line }) => line.code.match(/[A-Za-z_]\w*/gu) ?? []))];
    for (const step of logicOf(steps, names, mostSteps - hits.length)) if (!hits.some(({ line }) => line === step.line)) this.#addStep(program, step);
    return true;
  }

  #stepsOf(program: RunningProgram): readonly OutlineLine[] {
    const unit = this.#unitOf(program.file);
    return unit === undefined ? [] : outline(unit, program.program, program.values);
  }

  #unitOf(file: string) {
    return this.#programs.units.find(({ source }) => source.fileName === file);
  }

  #score(program: RunningProgram, { line, around }: LogicStep, focus: readonly string[]): number {
    const unit = this.#unitOf(program.file);
    const own = `${line.code} ${line.meaning} ${around.map(({ code }) => code).join(' ')}`.toLowerCase();
    const note = unit === undefined ? '' : (noteAbove(unit, line.line)?.text.toLowerCase() ?? '');
    return focus.filter((stem) => own.includes(stem)).length * 2 + focus.filter((stem) => note.includes(stem)).length;
  }

  #addStep(program: RunningProgram, { line, around }: LogicStep): void {
    const place = `${line.file}:${line.line}`;
    if (this.#told.has(place)) return;
    this.#told.add(place);
    this.#addNote(program, line);
    const conditions = around.map(({ meaning }) => meaning.replace(/:$/u, '')).join(', ');
    const together = [line, ...this.#besides(program, line)].map(({ meaning }) => meaning.replace(/[:.]$/u, '')).join(' and ');
    const text = this.#readable(`${together}${conditions === '' ? '' : ` (${conditions})`}`, program);
    const now = line.now === '' ? '' : `; now ${line.now.replace(/, ET = 0 s$/u, '')}`;
    const sentence = `${line.file} line ${line.line}: ${text}${now}.`;
    const quotes = [line, ...around].map((item) => this.#lines.lineEvidence(program, item.line, item.file, `${sentence} ${item.code}`));
    this.#lines.add(sentence, quotes);
    this.#addBlockNote(program, line);
  }

  /** Assignments directly behind a line in the same block, which happen together with it. */
  #besides(program: RunningProgram, line: OutlineLine): readonly OutlineLine[] {
    if (line.depth === 0 || !/:=/u.test(line.code)) return [];
    const steps = this.#stepsOf(program);
    const index = steps.findIndex((step) => step.line === line.line && step.code === line.code);
    const behind = steps.slice(index + 1, index + 3);
    const end = behind.findIndex(({ depth, code }) => depth !== line.depth || !/^[A-Za-z_][\w.]*\s*:=/u.test(code));
    return end < 0 ? behind : behind.slice(0, end);
  }

  #addNote(program: RunningProgram, line: OutlineLine): void {
    const unit = this.#unitOf(program.file);
    const note = unit === undefined ? null : noteAbove(unit, line.line);
    if (note === null) return;
    this.#remark(program, `${program.file} line ${note.line}, the programmer's note: ${note.text}`, note.line, program.file);
  }

  /** What the author wrote above a function block that the line calls. */
  #addBlockNote(program: RunningProgram, { code }: OutlineLine): void {
    const instance = /^([A-Za-z_]\w*)\s*\(/u.exec(code)?.[1]?.toUpperCase();
    const home = this.#unitOf(program.file);
    if (instance === undefined || home === undefined) return;
    const type = new RegExp(`\\b${instance}\\b[^:;]*:\\s*([A-Za-z_]\\w*)`, 'iu').exec(home.source.text)?.[1];
    if (type === undefined) return;
    for (const unit of this.#programs.units) {
      const block = unit.declarations.find((declaration) => declaration.kind === 'pou' && declaration.name.key === type.toUpperCase());
      if (block === undefined) continue;
      const line = unit.source.text.slice(0, block.start).split('\n').length;
      const note = noteAbove(unit, line);
      if (note !== null) this.#remark(program, `${unit.source.fileName} line ${note.line}, about block ${type}: ${note.text}`, note.line, unit.source.fileName);
    }
  }

  #remark(program: RunningProgram, text: string, line: number, file: string): void {
    if (this.#noted.has(text)) return;
    this.#noted.add(text);
    this.#lines.add(/[.!?]$/u.test(text) ? text : `${text}.`, [this.#lines.lineEvidence(program, line, file, text)]);
  }

  /** Tag names instead of variables, constants with their values, times in plain units. */
  #readable(text: string, program: RunningProgram): string {
    return text
      .replace(/(?<![\w.#])(\d+)\.0+(?![\d.])/gu, '$1')
      .replace(/\bT#(\d+(?:\.\d+)?)(ms|s|m|h)\b/giu, (whole, amount: string, unit: string) => plainTime(Number(amount), unit.toLowerCase(), whole))
      .replace(/\b[A-Za-z_]\w*\b(?![#(])/gu, (name) => this.#named(name, program));
  }

  #named(name: string, program: RunningProgram): string {
    const tag = this.#tagOf.get(name.toUpperCase());
    if (tag !== undefined) return tag;
    if (name.endsWith('_BAD') && this.#tagOf.has(name.slice(0, -4).toUpperCase())) return `${this.#tagOf.get(name.slice(0, -4).toUpperCase())} bad`;
    const constant = constantValue(program, name, this.#unitOf(program.file)?.source.text ?? '');
    return constant === null ? name : `${name} (${constant.replace(/^(\d+)\.0+$/u, '$1')})`;
  }
}

function conditionsAbove(steps: readonly OutlineLine[], index: number): readonly OutlineLine[] {
  const step = steps[index];
  const above = steps.slice(0, index).findLast(({ depth }) => step !== undefined && depth < step.depth);
  return above === undefined ? [] : [above];
}

const milliseconds: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** `T#900s` as `15 min`. */
function plainTime(amount: number, unit: string, written: string): string {
  const total = amount * (milliseconds.get(unit) ?? Number.NaN);
  if (Number.isNaN(total)) return written;
  if (total >= 60_000 && total % 60_000 === 0) return `${total / 60_000} min`;
  return total >= 1_000 ? `${total / 1_000} s` : `${total} ms`;
}

/** The value of a declared constant, as written in its declaration. */
function constantValue(program: RunningProgram, name: string, text: string): string | null {
  if (program.values(name) === undefined) return null;
  for (const section of text.match(/\bVAR(?:_GLOBAL)?\s+CONSTANT\b[\s\S]*?\bEND_VAR\b/giu) ?? []) {
    const value = new RegExp(`\\b${name}\\b\\s*:[^;:=]*:=\\s*([^;]+);`, 'iu').exec(section)?.[1];
    if (value !== undefined) return value.trim();
  }
  return null;
}

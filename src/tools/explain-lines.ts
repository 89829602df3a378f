import type { EvidenceItem } from '../domain/evidence.js';
import { evidenceKey } from '../domain/evidence.js';
import { formatValue as formatReading, readingEvidence } from '../domain/evidence-of.js';
import type { TagDefinition, TagReading } from '../domain/tag.js';
import type { CompilationUnit } from '../plc/ast.js';
import { formatValue } from '../plc/explain/evaluate.js';
import type { WhyExplanation } from '../plc/explain/explain-why.js';
import { conditionsOf } from '../plc/explain/logic-slice.js';
import { outline } from '../plc/explain/outline.js';
import type { DecisiveTerm } from '../plc/explain/place.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { RunningProgram, RunningPrograms } from './running-programs.js';

type Why = Extract<WhyExplanation, { kind: 'explained' }>;
const mostTags = 3;
const mostCauses = 3;
const mostSteps = 4;

/** Collects the lines of an explanation with their evidence, each source once. */
export class ExplainLines {
  readonly programs: RunningPrograms;
  readonly #tags: ReadonlyMap<string, TagDefinition>;
  readonly #directory: PlantDirectory;
  readonly #lines: { text: string; evidence: string[] }[] = [];
  readonly #evidence: EvidenceItem[] = [];
  readonly #cited = new Set<string>();

  constructor(programs: RunningPrograms, directory: PlantDirectory) {
    this.programs = programs;
    this.#directory = directory;
    this.#tags = new Map(directory.tags.map((tag) => [programs.variableOf(tag.id).toUpperCase(), tag]));
  }

  add(text: string, evidence: readonly EvidenceItem[]): void {
    this.#lines.push({ text, evidence: evidence.map((item) => this.#refer(item)) });
  }

  #refer(item: EvidenceItem): string {
    const known = this.#evidence.findIndex((other) => evidenceKey(other) === evidenceKey(item));
    return `#${known >= 0 ? known : this.#evidence.push(item) - 1}`;
  }

  answer(): Readonly<{ output: { lines: { text: string; evidence: string[] }[] }; evidence: readonly EvidenceItem[] }> {
    return { output: { lines: this.#lines }, evidence: this.#evidence };
  }

  /** A program line as evidence: its source text with what it is worth now. */
  lineEvidence(program: Pick<RunningProgram, 'program'>, line: number, file: string, now: string): EvidenceItem {
    const unit = this.programs.units.find(({ source }) => source.fileName === file);
    const source = unit === undefined ? '' : sourceLine(unit, line);
    return {
      kind: 'plc-line',
      label: `${file}, line ${line}`,
      quote: `${file} line ${line}: ${source}\nnow: ${now}`,
      program: program.program,
      file,
      line,
    };
  }

  /** Adds the explanation of one variable; returns the inputs it ends at, which another program may write. */
  addWhy(program: RunningProgram, why: Why, about: Readonly<{ definition: TagDefinition; reading: TagReading }> | null): readonly string[] {
    const known = why.terms.filter(({ value }) => value !== 'unknown');
    const causes = causesOf(known).slice(0, mostCauses);
    const latched = known.filter(isLatch);
    const subject = about === null ? why.variable : about.definition.id;
    const state = about === null ? formatValue(why.value) : formatReading(about.reading.value, about.definition);
    const base = about === null ? [] : [readingEvidence(about.reading, about.definition)];
    if (causes.length > 0)
      this.add(`${subject} ${about === null ? 'is' : 'reads'} ${state} because ${causes.map(causeText).join('; and ')}.`, [
        ...base,
        ...causes.map((term) => this.#termEvidence(program, term)),
      ]);
    else this.#addPlain(program, why, subject, state, base);
    for (const term of known.filter((other) => !causes.includes(other) && !isLatch(other)).slice(0, mostSteps))
      this.add(`On the way: ${stepText(term)}.`, [this.#termEvidence(program, term)]);
    for (const term of latched.slice(0, 2))
      this.add(`${capital(term.needs)} (${place(term)}: ${term.text} is ${term.value}).`, [this.#termEvidence(program, term)]);
    if (causes.length === 0 || causes.some(({ text }) => text.toUpperCase() === why.variable.toUpperCase())) this.#addSetters(program, why);
    this.#addBlocks(program, why);
    for (const term of [...causes, ...latched]) this.#cite(term);
    if (about !== null) this.#citeFirstOut(about.definition);
    return causes.filter(({ final, text }) => final && /^\w+$/u.test(text)).map(({ text }) => text);
  }

  #addPlain(program: RunningProgram, why: Why, subject: string, state: string, base: readonly EvidenceItem[]): void {
    const [first] = why.trace;
    if (first === undefined)
      this.add(`${subject} is ${state}: no line of program ${program.program} changes it now, it keeps its value.`, [
        ...base,
        this.lineEvidence(program, 1, program.file, `${why.variable} = ${formatValue(why.value)}`),
      ]);
    else
      this.add(`${subject} is ${state}: line ${first.line} of ${first.file} ${first.remark}: ${first.text}.`, [
        ...base,
        this.lineEvidence(program, first.line, first.file, `${why.variable} = ${formatValue(why.value)}; ${first.text}`),
      ]);
  }

  /** A variable that keeps its own value: the lines that would change it, with the conditions around them. */
  #addSetters(program: RunningProgram, why: Why): void {
    const unit = this.programs.units.find(({ source }) => source.fileName === program.file);
    const steps = unit === undefined ? [] : outline(unit, program.program, program.values);
    const present = formatValue(why.value);
    const acting = new Set(why.trace.map(({ line }) => line));
    const setters = steps.flatMap((step, index) => {
      const [target, value] = step.code.split(':=').map((part) => part.trim().replace(/;$/u, ''));
      const changes = target?.toUpperCase() === why.variable.toUpperCase() && value?.toUpperCase() !== present && !acting.has(step.line);
      return changes ? [{ step, around: conditionsOf(steps, index) }] : [];
    });
    for (const { step, around } of setters.slice(0, 2)) {
      const conditions = around.map(({ meaning, now, line }) => `${meaning.replace(/:$/u, '')}${now === '' ? '' : `, now ${now}`} (line ${line})`).join('; ');
      const items = [step, ...around].map((item) => this.lineEvidence(program, item.line, item.file, `${item.meaning} ${item.now}; ${item.code}`));
      this.add(`${step.code} stands in ${step.file} line ${step.line}${conditions === '' ? '' : `: ${conditions}`}.`, items);
    }
  }

  /** A value that a function block computes: what the block is given. */
  #addBlocks(program: RunningProgram, why: Why): void {
    for (const term of why.terms.filter(({ value, final }) => final && value === 'unknown')) {
      const unit = this.programs.units.find(({ source }) => source.fileName === term.file);
      const call = unit === undefined ? undefined : outline(unit, program.program, program.values).find(({ code }) => code.startsWith(`${term.text}(`));
      if (call === undefined) continue;
      const names = [...new Set(call.code.match(/[A-Za-z_]\w*/gu) ?? [])].filter(
        (name) => program.values(name) !== undefined && this.#tags.has(name.toUpperCase()),
      );
      const values = names.map((name) => `${name} = ${formatValue(program.values(name))}`).join(', ');
      this.add(`It is computed by the block ${term.text} (${call.file} line ${call.line}) from ${values === '' ? call.meaning : values}.`, [
        this.lineEvidence(program, call.line, call.file, `${call.code}; ${values}`),
      ]);
      for (const name of names) this.#cited.add(name.toUpperCase());
    }
  }

  #termEvidence(program: RunningProgram, term: DecisiveTerm): EvidenceItem {
    return this.lineEvidence(program, term.line, term.file, `${term.text} ${truth(term)}; ${term.value}; ${term.needs}`);
  }

  #cite(term: DecisiveTerm): void {
    for (const name of `${term.text} ${term.value}`.match(/[A-Za-z_]\w*/gu) ?? []) {
      const key = name.toUpperCase();
      if (this.#tags.has(key)) this.#cited.add(key);
      else if (key.endsWith('_BAD') && this.#tags.has(key.slice(0, -4))) this.#cited.add(key.slice(0, -4));
    }
  }

  /** What the program itself recorded as the first cause. */
  #citeFirstOut(definition: TagDefinition): void {
    const loop = definition.id.split('.')[0] ?? '';
    const first = this.#directory.tags.find(({ id, kind, description }) => kind === 'text' && id.startsWith(`${loop}.`) && /first-out/iu.test(description));
    if (first !== undefined) this.#cited.add(this.programs.variableOf(first.id).toUpperCase());
  }

  citedTags(): readonly TagDefinition[] {
    return [...this.#cited].flatMap((key) => this.#tags.get(key) ?? []).slice(0, mostTags);
  }
}

/**
 * What to name as the cause: terms come as chains that start at depth 0; of each chain the terms where it ends outside the program, or its head
 * where it ends in a latch.
 */
function causesOf(terms: readonly DecisiveTerm[]): readonly DecisiveTerm[] {
  const chains: DecisiveTerm[][] = [];
  for (const term of terms) {
    const chain = term.depth === 0 ? undefined : chains.at(-1);
    if (chain === undefined) chains.push([term]);
    else chain.push(term);
  }
  return chains.flatMap((chain) => {
    const ends = chain.filter((term) => term.final && !isLatch(term));
    return ends.length > 0 ? ends : chain.filter((term) => !isLatch(term)).slice(0, 1);
  });
}

function isLatch({ needs }: DecisiveTerm): boolean {
  return needs.startsWith('latched');
}

function causeText(term: DecisiveTerm): string {
  const value = withValue(term);
  const remark = /^(?:needs|latched)/u.test(term.needs) || term.needs === '' ? '' : ` (${term.needs})`;
  return `${term.text} is ${truth(term)}${value}${remark} (${place(term)})`;
}

function stepText(term: DecisiveTerm): string {
  return `${place(term)}, ${term.text} is ${truth(term)}${withValue(term)}`;
}

/** The values behind a term, unless they only repeat it. */
function withValue(term: DecisiveTerm): string {
  return term.value === truth(term) || term.value === term.text ? '' : ` with ${term.value}`;
}

/** What a term is now: a comparison is listed because it is not what is needed. */
function truth(term: DecisiveTerm): string {
  if (/^(?:TRUE|FALSE|-?[\d.]+)$/u.test(term.value)) return term.value;
  return term.needs.startsWith('needs not ') ? 'TRUE' : term.needs.startsWith('needs ') ? 'FALSE' : 'as it is';
}

function place(term: Pick<DecisiveTerm, 'file' | 'line'>): string {
  return `${term.file} line ${term.line}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** One line of a file, from 1. */
export function sourceLine(unit: CompilationUnit, line: number): string {
  const { lineStarts, text } = unit.source;
  return text.slice(lineStarts[line - 1] ?? 0, lineStarts[line] ?? text.length).trim();
}

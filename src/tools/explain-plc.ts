import * as z from 'zod';
import { EntityLinker } from '../domain/entity-linking.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { formatValue, readingEvidence } from '../domain/evidence-of.js';
import { parseIdentifiers } from '../domain/identifiers.js';
import type { TagDefinition, TagReading } from '../domain/tag.js';
import { toolResults } from '../domain/tool-results.js';
import { explainWhy } from '../plc/explain/explain-why.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import { ExplainLines } from './explain-lines.js';
import { asksForLogic, LogicWriter } from './explain-logic.js';
import { describeProgram, namedProgram, namedVariable } from './explain-program.js';
import { type ExplainTarget, explainTargets } from './explain-target.js';
import type { PlantNames } from './plant-names.js';
import type { RunningProgram, RunningPrograms } from './running-programs.js';

const Input = z.strictObject({
  question: z.string().min(3).max(1000).describe('For example "why is FDV-202 not forward" or "explain the reception program"'),
  target: z.string().min(1).max(60).optional().describe('Tag, equipment, program or variable, when the question does not name it'),
});
type Parts = Readonly<{ programs: RunningPrograms; plant: PlantReader; names: PlantNames }>;
type Answer = Readonly<{ output: { lines: { text: string; evidence: string[] }[] }; evidence: readonly EvidenceItem[] }>;

const mostTargets = 2;

/** Explains the running control programs: why an output is as it is, by the exact terms with line and live value, or what a program does line by line. */
export function createExplainPlc(programs: RunningPrograms, plant: PlantReader, names: PlantNames): ReadTool {
  const parts = { programs, plant, names };
  const linker = new EntityLinker(names.directory);
  return defineReadTool({
    name: 'explain_plc',
    description:
      'Explain the logic of the PLC programs that run: which condition or interlock of the program keeps a valve, pump or other output from opening or running (why it is not open), naming the exact term with program line and live value; or what a program does, line by line. Reads only.',
    input: Input,
    output: toolResults.explain_plc,
    run: async ({ question, target }, { signal }) => {
      const asked = target === undefined ? question : `${question} ${target}`;
      const written = new Set(programs.programs.flatMap(({ writes }) => writes));
      const found = explainTargets(question, { tags: names.directory.tags, written, mentions: linker.link(asked), keys: asked });
      const variable = namedVariable(asked, programs);
      if (variable !== null && found.every(({ tag }) => programs.variableOf(tag.id).toUpperCase() !== variable.name.toUpperCase()))
        return explainVariable(variable.program, variable.name, parts, signal);
      const logic = asksForLogic(question);
      const program = namedProgram(asked, programs, names.directory);
      const exact = found.length > 0 && (program === null || parseIdentifiers(question).length > 0);
      if (logic && exact) return explainLogic(found, question, parts);
      if (logic && found.length === 0) {
        const uses = explainUses(asked, linker, parts);
        if (uses !== null) return uses;
      }
      if (program !== null && (found.length === 0 || asksForTheProgram(question))) return describeFocused(program, question, parts);
      if (logic && found.length > 0) return explainLogic(found, question, parts);
      if (logic) {
        const speaking = new LogicWriter(new ExplainLines(programs, names.directory), programs, names.directory.tags).bestProgram(question);
        if (speaking !== null) return describeFocused(speaking, question, parts);
      }
      return found.length === 0 ? notFound(asked, parts, linker) : explainTargetsOf(found, parts, signal);
    },
  });
}

/** The lines that decide what the question names, with the notes above them. */
function explainLogic(found: readonly ExplainTarget[], question: string, { programs, names }: Parts): Answer {
  const lines = new ExplainLines(programs, names.directory);
  const writer = new LogicWriter(lines, programs, names.directory.tags);
  for (const { tag } of found.slice(0, mostTargets)) {
    const program = programs.programs.find(({ writes }) => writes.includes(tag.id));
    if (program !== undefined) writer.addLogic(program, [programs.variableOf(tag.id)], question);
  }
  return lines.answer();
}

/** A tag that no program sets but some read: what they do with it. Null when it is not of that kind. */
function explainUses(asked: string, linker: EntityLinker, { programs, names }: Parts): Answer | null {
  const ids = linker.link(asked).flatMap((mention) => mention.ids);
  const read = names.directory.tags.filter(({ id }) => ids.includes(id) && programs.programs.some(({ reads }) => reads.includes(id)));
  const lines = new ExplainLines(programs, names.directory);
  const writer = new LogicWriter(lines, programs, names.directory.tags);
  const shown = read.slice(0, mostTargets).map(({ id }) => writer.addUses(programs.variableOf(id)));
  return shown.includes(true) ? lines.answer() : null;
}

/** A program as far as the question's words reach into it, otherwise its main lines. */
function describeFocused(program: RunningProgram, question: string, { programs, names }: Parts): Answer {
  const lines = new ExplainLines(programs, names.directory);
  const writer = new LogicWriter(lines, programs, names.directory.tags);
  const sequence = program.writes.find((tag) => /\.(?:STEP|STATE)$/u.test(tag));
  const asksSteps = /\b(?:steps?|sequence|phases?|schritt\w*|ablauf)\b|步骤|顺序/iu.test(question);
  const focused =
    sequence !== undefined && asksSteps ? writer.addLogic(program, [programs.variableOf(sequence)], question) : writer.addFocused(program, question);
  return focused ? lines.answer() : describeProgram(program, programs);
}

function asksForTheProgram(question: string): boolean {
  return (
    /\b(?:program|logic|code|routine|programm|logik)\b|程序|逻辑/iu.test(question) &&
    !/\bwhy\b|\bwarum\b|为什么|\bwhat (?:blocks|holds|prevents)\b/iu.test(question)
  );
}

async function explainTargetsOf(found: readonly ExplainTarget[], parts: Parts, signal: AbortSignal): Promise<Answer> {
  const lines = new ExplainLines(parts.programs, parts.names.directory);
  const states = await Promise.all(found.map((target) => stateOf(target, parts.plant, signal)));
  // "Why does P-101 not run" fits two pumps; the one that is as the question says is meant.
  const fitting = states.filter(({ target, actual }) => target.claimed === null || actual === target.claimed);
  for (const state of (fitting.length > 0 ? fitting : states).slice(0, mostTargets)) {
    const program = parts.programs.programs.find(({ writes }) => writes.includes(state.target.tag.id));
    if (program === undefined) continue;
    addPremise(lines, state);
    addOutside(lines, state);
    explainInto(lines, program, parts.programs.variableOf(state.target.tag.id), state, 0);
  }
  await addReadings(lines, parts, signal);
  return lines.answer();
}

type TargetState = Readonly<{ target: ExplainTarget; command: TagReading; feedback: TagReading | null; actual: boolean | null }>;

async function stateOf(target: ExplainTarget, plant: PlantReader, signal: AbortSignal): Promise<TargetState> {
  const [command, feedback] = await plant.readTags(target.feedback === null ? [target.tag.id] : [target.tag.id, target.feedback.id], signal);
  if (command === undefined) throw new RangeError('a reader gives one reading per tag');
  const seen = feedback !== undefined && feedback.quality !== 'bad' ? feedback : command;
  return { target, command, feedback: feedback ?? null, actual: typeof seen.value === 'boolean' ? seen.value : null };
}

/** A question that takes the wrong state for granted is corrected first. */
function addPremise(lines: ExplainLines, { target, command, feedback, actual }: TargetState): void {
  if (target.claimed === null || actual === null || actual === target.claimed) return;
  const [definition, reading] = feedback === null || target.feedback === null ? [target.tag, command] : [target.feedback, feedback];
  lines.add(`That is not so now: ${definition.id} (${definition.description}) reads ${formatValue(reading.value, definition)}.`, [
    readingEvidence(reading, definition),
  ]);
}

/** The program did its part and the equipment does not follow. */
function addOutside(lines: ExplainLines, { target, command, feedback }: TargetState): void {
  if (feedback === null || target.feedback === null || feedback.quality === 'bad' || feedback.value === command.value) return;
  lines.add(
    `The program commands ${formatValue(command.value, target.tag)} (${target.tag.id}), but ${target.feedback.id} reads ${formatValue(feedback.value, target.feedback)}: look outside the program, at the equipment, its supply and its feedback.`,
    [readingEvidence(command, target.tag), readingEvidence(feedback, target.feedback)],
  );
}

function explainInto(lines: ExplainLines, program: RunningProgram, variable: string, state: TargetState | null, depth: number): void {
  const stopped = program.stopped();
  if (stopped !== null) {
    lines.add(`Program ${program.program} has stopped and its outputs are off: ${stopped}.`, [lines.lineEvidence(program, 1, program.file, stopped)]);
    return;
  }
  const { units, programs, variableOf } = lines.programs;
  const why = explainWhy({ units, program: program.program }, program.values, variable);
  if (why.kind === 'unknown') {
    lines.add(why.reason, [lines.lineEvidence(program, 1, program.file, why.reason)]);
    return;
  }
  const outside = lines.addWhy(program, why, state === null ? null : { definition: state.target.tag, reading: state.command });
  for (const name of depth > 0 ? [] : outside) {
    const source = programs.find((other) => other !== program && other.writes.some((tag) => variableOf(tag) === name));
    if (source !== undefined) explainInto(lines, source, name, null, depth + 1);
  }
}

async function explainVariable(program: RunningProgram, variable: string, parts: Parts, signal: AbortSignal): Promise<Answer> {
  const lines = new ExplainLines(parts.programs, parts.names.directory);
  explainInto(lines, program, variable, null, 0);
  await addReadings(lines, parts, signal);
  return lines.answer();
}

async function addReadings(lines: ExplainLines, { plant, names }: Parts, signal: AbortSignal): Promise<void> {
  const tags = lines.citedTags();
  const readings = await plant.readTags(
    tags.map(({ id }) => id),
    signal,
  );
  for (const reading of readings) {
    const definition = names.definition(reading.tag);
    if (definition === null) continue;
    const quality = reading.quality === 'good' ? '' : `, quality ${reading.quality}`;
    lines.add(`${reading.tag} (${definition.description}) reads ${formatValue(reading.value, definition)}${quality}.`, [readingEvidence(reading, definition)]);
  }
}

function notFound(asked: string, { programs, names }: Parts, linker: EntityLinker): Answer {
  const mention = linker.link(asked)[0];
  const measured = names.directory.tags.find(({ id }: TagDefinition) => mention?.ids.includes(id) === true);
  const written = programs.programs.flatMap(({ writes }) => writes).filter((tag) => tag.endsWith('.CMD'));
  const texts = [
    measured === undefined
      ? 'No program here writes what that question names.'
      : `${measured.id} (${measured.description}) is not written by any program here; it is measured or set by a person.`,
    `I can explain ${written.slice(0, 12).join(', ')} and the programs ${programs.programs.map(({ program }) => program).join(', ')}.`,
  ];
  const evidence: EvidenceItem = {
    kind: 'computation',
    label: 'Outputs of the control programs',
    name: 'explain_plc',
    inputs: { question: asked },
    quote: texts.join('\n'),
    rerun: `explain_plc ${JSON.stringify({ question: asked })}`,
  };
  return { output: { lines: texts.map((text) => ({ text, evidence: ['#0'] })) }, evidence: [evidence] };
}

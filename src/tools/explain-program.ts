import { allMatches } from '../domain/all-matches.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { literalPattern } from '../domain/literal-pattern.js';
import { conditionsOf } from '../plc/explain/logic-slice.js';
import { type OutlineLine, outline } from '../plc/explain/outline.js';
import { positionAt } from '../plc/source-text.js';
import type { PlantDirectory } from '../ports/plant.js';
import { sourceLine } from './explain-lines.js';
import type { RunningProgram, RunningPrograms } from './running-programs.js';

const mostLines = 14;

/** The program a text names, by its name ("flow diversion", "FlowDiversion") or its file; null when it names none. */
export function namedProgram(text: string, { programs }: RunningPrograms, directory: PlantDirectory): RunningProgram | null {
  const lower = text.toLowerCase().replace(/[\s_-]+/gu, ' ');
  const byName = programs.find(({ program, file }) =>
    [program, program.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, ' '), file, file.replace(/\.\w+$/u, '').replace(/[-_]/gu, ' ')].some((name) =>
      wholeWords(lower, name.toLowerCase()),
    ),
  );
  if (byName !== undefined) return byName;
  // "the program of the filler": the one that writes most of that equipment's tags.
  const assets = directory.assets.filter(
    ({ name, id, level }) =>
      (level === 'equipment' || level === 'unit') && (wholeWords(lower, name.toLowerCase()) || wholeWords(lower, id.toLowerCase().replace(/-/gu, ' '))),
  );
  if (assets.length === 0 || !/\bprogram|\blogic|\bcode\b|\bprogramm|logik|程序|逻辑/iu.test(text)) return null;
  const owned = new Set(directory.tags.filter(({ equipment }) => assets.some(({ id }) => id === equipment)).map(({ id }) => id as string));
  const counted = programs.map((program) => ({ program, count: program.writes.filter((tag) => owned.has(tag)).length })).sort((a, b) => b.count - a.count);
  return (counted[0]?.count ?? 0) > 0 ? (counted[0]?.program ?? null) : null;
}

function wholeWords(text: string, name: string): boolean {
  return name.length > 2 && new RegExp(`(?<![\\p{L}\\p{N}])${literalPattern(name)}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

/** A variable that a text names as programs write it (with an underscore or inner capitals), and a program that has it. */
export function namedVariable(text: string, { programs }: RunningPrograms): Readonly<{ program: RunningProgram; name: string }> | null {
  for (const [name] of allMatches(text, /[A-Za-z]\w*(?:_\w+|[a-z][A-Z]\w*)(?:\.\w+)?/gu)) {
    const [root = name] = name.split('.');
    const holders = programs.filter(({ values }) => values(name) !== undefined || values(root) !== undefined);
    const writer = holders.find(
      ({ program, reads }) => program.length > 0 && !reads.some((tag) => tag.replace(/[-.]/gu, '_').toUpperCase() === root.toUpperCase()),
    );
    const program = writer ?? holders[0];
    if (program !== undefined) return { program, name: root };
  }
  return null;
}

/** How much a line tells: what sets an output of the program first, then other results and timers at the top level, details last. */
function weightOf({ code, depth }: OutlineLine, written: ReadonlySet<string>): number {
  const target = /^(\w+)\s*:=/u.exec(code)?.[1];
  if (code === 'ELSE') return -5;
  if (target !== undefined) return (written.has(target) ? 6 : 4) - depth;
  return (/^(?:IF|ELSIF|CASE|FOR|WHILE|REPEAT)\b/u.test(code) ? 3 : 3.5) - depth;
}

/** What a program does, line by line with live values; the first lines of a long one. */
export function describeProgram(program: RunningProgram, { units, variableOf }: RunningPrograms) {
  const unit = units.find(({ source }) => source.fileName === program.file);
  const steps = unit === undefined ? [] : outline(unit, program.program, program.values);
  const evidence: EvidenceItem[] = [];
  const lines: { text: string; evidence: string[] }[] = [];
  const cite = (line: number, file: string, text: string, now: string): void => {
    const source = unit === undefined ? '' : sourceLine(unit, line);
    evidence.push({
      kind: 'plc-line',
      label: `${file}, line ${line}`,
      quote: `${file} line ${line}: ${source}\n${text}\nnow: ${now}`,
      program: program.program,
      file,
      line,
    });
    lines.push({ text, evidence: [`#${evidence.length - 1}`] });
  };
  const header = unit?.comments[0];
  if (unit !== undefined && header !== undefined) {
    const purpose = header.text.replace(/^[(/*\s]+|[)/*\s]+$/gu, '').replace(/\s+/gu, ' ');
    cite(positionAt(unit.source, header.start).line, program.file, `Program ${program.program} (${program.file}): ${purpose}`, `${steps.length} steps`);
  }
  const written = new Set(program.writes.map(variableOf));
  const kept = new Set([...steps].sort((a, b) => weightOf(b, written) - weightOf(a, written) || a.line - b.line).slice(0, mostLines));
  for (const [index, step] of steps.entries()) {
    if (!kept.has(step)) continue;
    const around = conditionsOf(steps, index).at(-1);
    const text = `${step.meaning.replace(/[:.]$/u, '')}${around === undefined ? '' : `, ${around.meaning.replace(/:$/u, '')}`}`;
    cite(step.line, step.file, `Line ${step.line}: ${text}${step.now === '' ? '' : ` (now ${step.now})`}.`, `${step.now}; ${step.code}`);
  }
  const [last] = evidence.slice(-1);
  if (steps.length > lines.length && last !== undefined)
    lines.push({ text: `These are the main lines of ${program.file}; ask about an output for its exact conditions.`, evidence: [`#${evidence.length - 1}`] });
  return { output: { lines }, evidence };
}

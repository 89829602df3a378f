import { allMatches } from '../../domain/all-matches.js';
import type { PatternBuild, Signal, Specification } from './model.js';

/**
 * The block as dialect-neutral IEC 61131-3 Structured Text: one FUNCTION_BLOCK, every variable commented, header with what it does.
 * Source: IEC 61131-3:2013, clause 6.6.3 and 7.3.
 * Units: durations as T# literals.
 * Errors: none.
 */
export function renderBlock(build: PatternBuild): string {
  const inputs = build.signals.filter((row) => row.direction === 'input');
  const outputs = build.signals.filter((row) => row.direction === 'output');
  const retained = build.locals.filter((local) => local.retain === true);
  const locals = build.locals.filter((local) => local.retain !== true);
  const lines = [
    ...wrap(`${build.purpose} Draft by Shiftmate: review before use; never load it unproven.`).map((text) => `// ${text}`),
    `FUNCTION_BLOCK ${build.blockName}`,
    ...section('VAR_INPUT', inputs.map(declare)),
    ...section('VAR_OUTPUT', outputs.map(declare)),
    ...section(
      'VAR CONSTANT',
      build.constants.map((constant) => `${constant.name} : ${constant.type} := ${constant.value}; // ${constant.description}`),
    ),
    ...section(
      'VAR',
      locals.map((local) => `${local.name} : ${local.type}${local.initial === undefined ? '' : ` := ${local.initial}`}; // ${local.description}`),
    ),
    ...section(
      'VAR RETAIN',
      retained.map((local) => `${local.name} : ${local.type}${local.initial === undefined ? '' : ` := ${local.initial}`}; // ${local.description}`),
    ),
    '',
    ...build.body,
    'END_FUNCTION_BLOCK',
    '',
  ];
  return lines.join('\n');
}

function section(header: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [header, ...rows.map((row) => `    ${row}`), 'END_VAR'];
}

function declare(row: Signal): string {
  const source = row.tag === '' || row.tag === row.identifier ? '' : `${row.tag}: `;
  const unit = row.unit === null ? '' : ` [${row.unit}]`;
  // An enable that nobody connects does not keep the block off.
  const initial = row.identifier === 'Enable' && row.direction === 'input' ? ' := TRUE' : '';
  return `${row.identifier} : ${row.type}${initial}; // ${source}${row.description}${unit}`;
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > 110) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The specification a person reads before the code: what, with which tags, under which conditions, and what is still open. */
export function specificationOf(title: string, build: PatternBuild, openQuestions: readonly string[]): Specification {
  const unknown = build.signals.filter((row) => row.tag !== '' && !row.known).map((row) => row.tag);
  const safety = build.signals.filter((row) => row.safetyRelated && row.direction === 'output').map((row) => row.tag);
  const times = build.constants.filter((constant) => constant.type === 'TIME');
  const declared = build.signals.filter((row) => row.tag !== '' && !row.known && !/\d/.test(row.tag.split('.')[0] ?? '')).map((row) => row.identifier);
  const named = unknown.filter((tag) => /\d/.test(tag.split('.')[0] ?? ''));
  const sentences = [
    ...openQuestions,
    ...build.openQuestions,
    ...(named.length === 0 ? [] : [`Not in the plant's tag list: ${named.join(', ')}. They are inputs and outputs of the block; connect them.`]),
    ...(declared.length === 0 ? [] : [`The request gives no tag for ${declared.join(', ')}. They are inputs and outputs of the block; connect them.`]),
  ];
  const limits = build.constants.filter((constant) => constant.type !== 'TIME' && Number.isFinite(Number(constant.value)));
  return {
    title,
    purpose: build.purpose,
    blockName: build.blockName,
    tags: build.signals,
    states: build.states,
    interlocks: build.interlocks,
    timings: times.map((constant) => ({ name: constant.name, milliseconds: millisecondsOf(constant.value), meaning: constant.description })),
    limits: limits.map((constant) => ({
      name: constant.name,
      value: Number(constant.value),
      unit: unitIn(constant.description),
      meaning: constant.description,
    })),
    invariants: build.invariants,
    assumptions: [...(build.assumptions ?? []), ...sentences.filter(isAssumption)],
    openQuestions: [
      ...sentences.filter((sentence) => !isAssumption(sentence)),
      ...(safety.length === 0 ? [] : [`${safety.join(', ')} is safety related: the draft must not drive it.`]),
    ],
  };
}

/** A statement of the default that was taken asks nothing: no question mark, and it says what is assumed or where a name comes from. */
function isAssumption(sentence: string): boolean {
  if (/^Which tag is .*\? [^?]* (?:is a placeholder|are placeholders)\.$/.test(sentence)) return true;
  // A figure of the request that could not be kept is no default
  if (/ is outside .*; .* is used\.$/.test(sentence)) return false;
  return !sentence.includes('?') && /\b(?:assumed|connect them|is used|is taken|takes? |reads the value|must be called|none is used)\b/.test(sentence);
}

function unitIn(description: string): string | null {
  return /\[([^\]]+)\]\s*$/.exec(description)?.[1] ?? null;
}

/** Milliseconds of a TIME literal as `timeLiteral` writes it. */
export function millisecondsOf(literal: string): number {
  let total = 0;
  const scale = new Map([
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
    ['ms', 1],
  ]);
  for (const part of allMatches(literal.replace(/^T#/i, ''), /(\d+(?:\.\d+)?)(ms|d|h|m|s)/gi))
    total += Number(part[1]) * (scale.get((part[2] ?? '').toLowerCase()) ?? 0);
  return total;
}

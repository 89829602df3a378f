import type { draftPlc } from '../plc/index.js';

type PlcDraft = Extract<ReturnType<typeof draftPlc>, { kind: 'draft' }>;

/** A draft as text for a terminal: the specification first, then the code, then what was proven and what was not. Units as in the specification. */
export function draftText({ specification, code, proof, notProven }: PlcDraft): string {
  return [
    ...specificationLines(specification),
    '',
    code,
    '',
    ...proof.map((item) => `${item.status.padEnd(12)} ${item.rung} ${item.name}: ${item.detail}`),
    '',
    'Not proven',
    ...notProven.map((text) => `  ${text}`),
    '',
  ].join('\n');
}

function specificationLines(specification: PlcDraft['specification']): readonly string[] {
  const { title, purpose, blockName, tags, states, interlocks, timings, limits, invariants, openQuestions } = specification;
  return [
    `Specification: ${title} (${blockName})`,
    `  ${purpose}`,
    ...section(
      'Signals',
      tags.map(({ direction, identifier, tag, type, unit, description, known }) => {
        const plant = tag === '' ? '' : ` = ${tag}${known ? '' : ' (not in the tag list)'}`;
        return `${direction.padEnd(6)} ${identifier} : ${type}${unit === null ? '' : ` [${unit}]`}${plant}: ${description}`;
      }),
    ),
    ...section(
      'States',
      states.map(({ name, meaning }) => (meaning === '' ? name : `${name}: ${meaning}`)),
    ),
    ...section(
      'Interlocks',
      interlocks.map(({ name, condition, actuators, effect }) => `${name}: ${condition} -> ${actuators.join(', ')} ${effect}`),
    ),
    ...section(
      'Times',
      timings.map(({ name, milliseconds, meaning }) => `${name} = ${milliseconds} ms: ${meaning}`),
    ),
    ...section(
      'Limits',
      limits.map(({ name, value, unit, meaning }) => `${name} = ${value}${unit === null ? '' : ` ${unit}`}: ${meaning}`),
    ),
    ...section(
      'Always true',
      invariants.map(({ text }) => text),
    ),
    ...section('Open questions', openQuestions),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

import { type draftPlc, specificationParts } from '../plc/index.js';

type PlcDraft = Extract<ReturnType<typeof draftPlc>, { kind: 'draft' }>;

/** A draft as text for a terminal: the specification with its open questions first, then the code, then what was proven and what was not. */
export function draftText({ specification, code, proof, notProven }: PlcDraft): string {
  const parts = [...specificationParts(specification), { heading: 'Open questions', lines: specification.openQuestions }];
  return [
    'Specification',
    ...parts.filter(({ lines }) => lines.length > 0).flatMap(({ heading, lines }) => [heading, ...lines.map((line) => `  ${line}`)]),
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

import * as z from 'zod';
import type { EvidenceItem } from '../domain/evidence.js';
import { toolResults } from '../domain/tool-results.js';
import { draftPlc } from '../plc/proof/draft.js';
import type { PlcDraft } from '../plc/proof/model.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

/** Structured Text from plain words: specification, code, diagnostics and the proof ladder. It never reaches a controller. */
export function createSuggestPlcCode(names: PlantNames, digest: (text: string) => string): ReadTool {
  return defineReadTool({
    name: 'suggest_plc_code',
    description:
      'Draft IEC 61131-3 Structured Text from a request in plain words (duty/standby, hysteresis, valve with feedback time-out, staging, sequences and more). Returns specification, code, diagnostics and what was proven by simulation. Never downloads anything.',
    input: z.strictObject({ request: z.string().min(5).max(4000), dialect: z.enum(['iec', 'codesys', 'siemens', 'beckhoff', 'rockwell']).default('iec') }),
    output: toolResults.suggest_plc_code,
    run: async ({ request, dialect }) => {
      const equipment = names.directory.assets.filter(({ level }) => level === 'equipment').map(({ id }) => id as string);
      const result = draftPlc({ request, dialect, tags: names.directory.tags, equipment, digest });
      if (result.kind === 'refused') {
        const evidence: EvidenceItem[] = [
          {
            kind: 'computation',
            label: 'PLC draft refused',
            name: 'suggest_plc_code',
            inputs: { request, dialect },
            quote: `${result.reason} Covered: ${result.covered.join('; ')}`,
            rerun: `shiftmate plc draft ${JSON.stringify(request)}`,
          },
        ];
        const covered = result.covered.length === 0 ? [] : [{ text: `I can draft: ${result.covered.slice(0, 8).join('; ')}.`, evidence: ['#0'] }];
        return {
          output: { status: 'refused' as const, lines: [{ text: `I cannot draft that: ${result.reason}`, evidence: ['#0'] }, ...covered], draft: null },
          evidence,
        };
      }
      return describeDraft(result, request);
    },
  });
}

function describeDraft(result: PlcDraft, request: string) {
  const passed = result.proof.filter(({ status }) => status === 'passed');
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error').length;
  const lines = [
    `Draft: ${result.specification.title}, block ${result.specification.blockName}. I show the code with its checks beside this chat.`,
    `Parser and rules: ${errors} errors, ${result.diagnostics.length} findings in all.`,
    ...result.proof.map((item) => `${item.name}: ${item.status}. ${item.detail}`),
    ...result.specification.openQuestions.map((question) => `Open question: ${question}`),
    ...result.notProven.slice(-2).map((text) => `Not proven: ${text}`),
    'Nothing is downloaded to a controller; an engineer reviews and signs.',
  ];
  const summary: EvidenceItem = {
    kind: 'computation',
    label: `PLC draft ${result.specification.blockName}`,
    name: 'suggest_plc_code',
    inputs: { request, dialect: result.dialect },
    quote: [...lines, `Proof steps passed: ${passed.length} of ${result.proof.length}.`, result.code].join('\n'),
    rerun: `shiftmate plc draft ${JSON.stringify(request)}`,
  };
  return {
    output: {
      status: 'drafted' as const,
      lines: lines.map((text) => ({ text, evidence: ['#0'] })),
      draft: { id: `plc-${result.specification.blockName}`, kind: 'plc-code' as const, title: result.specification.title, body: result, approvalId: null },
    },
    evidence: [summary],
  };
}

import * as z from 'zod';
import type { EvidenceItem } from '../domain/evidence.js';
import { toolResults } from '../domain/tool-results.js';
import { draftPlc } from '../plc/proof/draft.js';
import type { DraftRefusal, DraftRequest, PlcDraft, Rung } from '../plc/proof/model.js';
import type { ReadTool, ToolContext } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

/** Drafts with proof, wherever it runs: a worker thread with the forked plant, or right here. */
export type DraftPlc = (
  job: Pick<DraftRequest, 'request' | 'dialect' | 'tags' | 'equipment' | 'written'>,
  options: Pick<ToolContext, 'signal' | 'progress'>,
) => Promise<PlcDraft | DraftRefusal>;

/** Drafting in this thread, without a plant to run the draft in. */
export function draftHere(digest: (text: string) => string): DraftPlc {
  return async (job) => draftPlc({ ...job, digest });
}

/** Lines of the answer at most; the draft itself stands beside the chat. */
const mostQuestions = 3;

/** Structured Text from plain words: specification, code, diagnostics and the proof ladder. It never reaches a controller. */
export function createSuggestPlcCode(names: PlantNames, draft: DraftPlc): ReadTool {
  return defineReadTool({
    name: 'suggest_plc_code',
    description:
      'Write a PLC program: draft a function block or program logic in IEC 61131-3 Structured Text (ST code) from a request in plain words (alternating pumps, start delay, debounce, hysteresis, level control, valve with feedback timeout, staging, sequences and more). Returns specification, code, diagnostics and what was proven by simulation. Never downloads anything.',
    input: z.strictObject({ request: z.string().min(5).max(4000), dialect: z.enum(['iec', 'codesys', 'siemens', 'beckhoff', 'rockwell']).default('iec') }),
    output: toolResults.suggest_plc_code,
    run: async ({ request, dialect }, context) => {
      const equipment = names.directory.assets.filter(({ level }) => level === 'equipment').map(({ id }) => id as string);
      context.progress('drafting and proving');
      const result = await draft({ request, dialect, tags: names.directory.tags, equipment }, context);
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
  const lines = linesOf(result);
  const passed = result.proof.filter(({ status }) => status === 'passed');
  const summary: EvidenceItem = {
    kind: 'computation',
    label: `PLC draft ${result.specification.blockName}`,
    name: 'suggest_plc_code',
    inputs: { request, dialect: result.dialect },
    quote: [
      ...lines,
      `Proof steps passed: ${passed.length} of ${result.proof.length}.`,
      ...result.proof.map((item) => `${item.name}: ${item.status}. ${item.detail}`),
      ...result.notProven,
      result.code,
    ].join('\n'),
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

/** The draft in at most ten lines: what it is, what failed or was not climbed, what passed, what is open. */
function linesOf(result: PlcDraft): readonly string[] {
  const { specification, proof, diagnostics } = result;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const failed = proof.filter(({ status }) => status === 'failed');
  const skipped = proof.filter(({ status }) => status === 'not-climbed');
  const passed = proof.filter(({ status }) => status === 'passed');
  const questions = specification.openQuestions;
  return [
    `Draft: ${specification.title}, block ${specification.blockName}. I show the code with its checks beside this chat.`,
    `Parser and rules: ${errors} errors, ${diagnostics.length} findings in all.`,
    ...failed.slice(0, 2).map((item) => `Failed: ${item.name}. ${shortened(item.detail)}`),
    ...(passed.length === 0 ? [] : [`Passed: ${passed.map(passedText).join('; ')}.`]),
    ...(skipped.length === 0
      ? []
      : [`Not climbed: ${skipped.map((item) => `${item.name} (${shortened(item.detail, 110)})`).join('; ')}`.replace(/[.]?$/u, '.')]),
    ...questions.slice(0, mostQuestions).map((question) => `Open question: ${shortened(question)}`),
    ...(questions.length > mostQuestions ? [`More open questions in the specification: ${questions.length - mostQuestions}.`] : []),
    'Not proven: scan time, task order and addresses of the target controller, and whether the process needs this. Nothing is downloaded; an engineer reviews and signs.',
  ].slice(0, 10);
}

/** A passed rung with the figure that says how hard it was. */
function passedText({ rung, name, figures }: Rung): string {
  const of = (key: string): number => figures[key] ?? 0;
  switch (rung) {
    case 3:
      return `${of('scenarios')} scenarios, ${of('invariants')} invariants over ${of('randomScans')} random scans`;
    case 4:
      return `${of('scenarios')} plant scenarios in ${of('hours')} simulated hours`;
    case 5:
      return `${of('proved')} of ${of('invariants')} invariants by k-induction, ${of('states')} states searched`;
    case 7:
      return `${of('percent')} % of ${of('mutants')} mutants noticed`;
    default:
      return name.toLowerCase();
  }
}

/** The first sentences of a text that fit, whole. */
function shortened(text: string, length = 220): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('; '));
  return end > length / 3 ? `${cut.slice(0, end)}.` : `${cut.slice(0, cut.lastIndexOf(' '))} ...`;
}

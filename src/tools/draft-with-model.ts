import * as z from 'zod';
import { allMatches } from '../domain/all-matches.js';
import type { DraftRefusal, PlcDraft, WrittenDraft } from '../plc/proof/model.js';
import type { ChatModel, Message } from '../ports/model.js';
import type { PromptLibrary } from '../ports/prompts.js';
import type { DraftPlc } from './suggest-plc-code.js';

/** How often a model may write: once, and then from what the checks found. */
const mostRounds = 4;
const mostTags = 60;
const mostFindings = 12;

const Value = z.union([z.boolean(), z.number()]);
const Step = z.object({
  drive: z.record(z.string(), Value).default({}),
  forMs: z.number().positive().max(86_400_000),
  change: z.record(z.string(), Value).optional(),
  hold: z.record(z.string(), Value).optional(),
});
const Scenario = z.object({
  id: z.string().min(1).max(60),
  title: z.string().max(200).default(''),
  cycleMs: z.number().min(1).max(60_000).default(100),
  setup: z.array(Step).max(20).default([]),
  steps: z.array(Step).min(1).max(30),
});
const Sheet = z.object({
  title: z.string().min(1).max(120),
  purpose: z.string().max(600).default(''),
  scenarios: z.array(Scenario).min(1).max(20),
  invariants: z
    .array(z.object({ id: z.string().max(60), text: z.string().max(300), expression: z.string().max(600) }))
    .max(12)
    .default([]),
  openQuestions: z.array(z.string().max(300)).max(10).default([]),
});

type Drafting = Readonly<{ model: ChatModel; prompts: Pick<PromptLibrary, 'plcDraft' | 'plcRepair'> }>;

/**
 * Drafting that asks a model where no pattern fits: it writes, the checks judge, it repairs from their findings, at most four rounds. A pattern's
 * draft and a safety refusal come first and never reach the model. What still fails after the last round is shown with its failures.
 */
export function draftWithModel(draft: DraftPlc, { model, prompts }: Drafting): DraftPlc {
  return async (job, context) => {
    const patterned = await draft(job, context);
    if (patterned.kind === 'draft' || patterned.cause === 'safety') return patterned;
    const { text: system } = prompts.plcDraft({ request: job.request, dialect: job.dialect, tags: tagList(job) });
    const messages: Message[] = [{ role: 'user', text: job.request }];
    let best: PlcDraft | null = null;
    for (let round = 1; round <= mostRounds; round += 1) {
      context.progress(`the model writes, round ${round} of ${mostRounds}`);
      const reply = await complete(model, system, messages, context.signal);
      if (reply.kind === 'failed') return best ?? withReason(patterned, `The model did not answer: ${reply.reason}`);
      const written = readReply(reply.text);
      if (written.kind === 'declined') return withReason(patterned, `The model declined: ${written.reason}`);
      let findings: readonly string[];
      if (written.kind === 'unreadable') findings = [written.reason];
      else {
        const proven = await draft({ ...job, written: written.draft }, context);
        if (proven.kind === 'refused') return proven;
        best = best === null || height(proven) >= height(best) ? proven : best;
        findings = findingsOf(proven);
        if (findings.length === 0) return proven;
      }
      messages.push(
        { role: 'assistant', text: reply.text, toolCalls: [] },
        { role: 'user', text: prompts.plcRepair({ round: String(round), findings: findings.map((finding) => `- ${finding}`).join('\n') }) },
      );
    }
    return best ?? withReason(patterned, `The model gave no block that can be checked in ${mostRounds} rounds.`);
  };
}

function withReason(refusal: DraftRefusal, reason: string): DraftRefusal {
  return { ...refusal, reason: `${refusal.reason} ${reason}` };
}

type Reply = Readonly<{ kind: 'text'; text: string }> | Readonly<{ kind: 'failed'; reason: string }>;

async function complete(model: ChatModel, system: string, messages: readonly Message[], signal: AbortSignal): Promise<Reply> {
  let text = '';
  for await (const event of model.stream({ system, messages: [...messages], tools: [], maxOutputTokens: 6_000, temperature: 0 }, signal)) {
    if (event.type === 'text-delta') text += event.text;
    if (event.type === 'model-error') return { kind: 'failed', reason: event.error.message };
  }
  return { kind: 'text', text };
}

type Read =
  | Readonly<{ kind: 'written'; draft: WrittenDraft }>
  | Readonly<{ kind: 'declined'; reason: string }>
  | Readonly<{ kind: 'unreadable'; reason: string }>;

/** The two fenced blocks of a reply. Exported for its tests. */
export function readReply(text: string): Read {
  const declined = /^\s*REFUSED\b[:.\s]*([^\n]*)/u.exec(text);
  if (declined !== null) return { kind: 'declined', reason: (declined[1] ?? '').slice(0, 300) };
  const fences = allMatches(text, /```([\w-]*)[^\n]*\n([\s\S]*?)```/gu).map(([, language = '', body = '']) => ({ language: language.toLowerCase(), body }));
  const code = fences.find(({ language, body }) => language !== 'json' && /\bFUNCTION_BLOCK\b/iu.test(body))?.body;
  const json = fences.find(({ language, body }) => language === 'json' || body.trimStart().startsWith('{'))?.body;
  if (code === undefined) return { kind: 'unreadable', reason: 'There is no fenced block with a FUNCTION_BLOCK.' };
  if (code.length > 60_000) return { kind: 'unreadable', reason: 'The block is longer than 60,000 characters.' };
  if (json === undefined) return { kind: 'unreadable', reason: 'There is no fenced json block with title and scenarios.' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { kind: 'unreadable', reason: `The json block is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const sheet = Sheet.safeParse(value);
  if (!sheet.success) {
    const [issue] = sheet.error.issues;
    return { kind: 'unreadable', reason: `The json block is not as asked: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
  }
  const { title, purpose, scenarios, invariants, openQuestions } = sheet.data;
  const vectors = scenarios.map(({ id, title: about, cycleMs, setup, steps }) => ({
    id,
    title: about,
    cycleMs,
    setup: setup.map(plainStep),
    steps: steps.map(plainStep),
  }));
  return { kind: 'written', draft: { code, title, purpose, vectors, invariants, openQuestions } };
}

function plainStep({ drive, forMs, change, hold }: z.infer<typeof Step>) {
  return { drive, forMs, ...(change === undefined ? {} : { change }), ...(hold === undefined ? {} : { hold }) };
}

/** Rungs that a draft must pass to be shown as done: types, rules, scenarios, plant, bounded search. */
function failures(draft: PlcDraft): PlcDraft['proof'] {
  return draft.proof.filter(({ rung, status }) => status === 'failed' && rung <= 5);
}

/** The first rung that failed: the higher, the nearer the draft is to done. */
function height(draft: PlcDraft): number {
  return failures(draft)[0]?.rung ?? 9;
}

function findingsOf(draft: PlcDraft): readonly string[] {
  const failed = failures(draft);
  if (failed.length === 0) return [];
  const serious = draft.diagnostics.filter(({ severity, rule }) => severity === 'error' || (severity === 'warning' && rule.startsWith('SAFE-')));
  return [
    ...serious.map(({ line, column, rule, message }) => `line ${line}, column ${column}, ${rule}: ${message}`),
    ...failed.filter(({ rung }) => rung >= 3 || serious.length === 0).map(({ name, detail }) => `${name}: ${detail}`),
  ].slice(0, mostFindings);
}

/** The tags whose name, equipment or description the request touches; the whole list would not fit. */
function tagList(job: Parameters<DraftPlc>[0]): string {
  const words = new Set(job.request.toLowerCase().match(/[\p{L}\d]+(?:-\d+\w*)?/gu) ?? []);
  const relevant = job.tags.filter(({ id, equipment, description }) =>
    [id, equipment, ...description.split(/\s+/u)].some((item) => words.has(item.toLowerCase()) || words.has(item.split('.')[0]?.toLowerCase() ?? '')),
  );
  const rows = relevant
    .slice(0, mostTags)
    .map(({ id, access, kind, unit, description, safetyRelated }) =>
      [
        id,
        access,
        kind === 'discrete' ? 'BOOL' : kind === 'analog' ? 'REAL' : 'INT',
        unit ?? '',
        description,
        safetyRelated ? 'safety related: never write' : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    );
  return rows.length === 0 ? 'none' : rows.join('\n');
}

import * as z from 'zod';
import { Actor } from './actor.js';
import { ApprovalRequest } from './command.js';
import { ErrorCode } from './errors.js';
import { EvidenceItem } from './evidence.js';

export const maximumQuestionLength = 8000;

const id = { turnId: z.string() };
const NumberedEvidence = z.intersection(EvidenceItem, z.object({ id: z.string() }));
export const Usage = z.object({ inputTokens: z.int(), outputTokens: z.int() });

/** A sentence that passed the proof gate, with the ids of the evidence that supports it. */
export const Sentence = z.object({ text: z.string(), evidence: z.array(z.string()) });
export type Sentence = z.infer<typeof Sentence>;

/** A sentence the gate did not let out, and the claim that no evidence supports. */
export const Withheld = z.object({ text: z.string(), reason: z.string(), claims: z.array(z.string()) });
export type Withheld = z.infer<typeof Withheld>;

/** A product of the turn other than text: a work-order draft, a PLC draft, a report, a chart. */
export const Draft = z.object({
  id: z.string(),
  kind: z.enum(['work-order', 'plc-code', 'setpoint', 'alarm-action', 'shift-note', 'report', 'chart']),
  title: z.string(),
  body: z.unknown(),
  approvalId: z.string().nullable(),
});
export type Draft = z.infer<typeof Draft>;

/** Which snapshot of the world an answer was made from. */
export const TurnRecord = z.object({
  model: z.string(),
  promptVersion: z.string(),
  knowledge: z.string(),
  plantTime: z.string(),
  /** What did not fit into the model's context: ids of evidence of this turn, and a number of earlier turns. */
  leftOut: z.object({ evidence: z.array(z.string()), turns: z.int() }).optional(),
  /** How much of what was sent to an outside model was replaced by placeholders, by kind. */
  redacted: z.record(z.string(), z.int()).optional(),
});
export type TurnRecord = z.infer<typeof TurnRecord>;

/** Events of one turn, in order; exactly one `turn-end` or `turn-error` comes last. `text-delta` only ever carries text of sentences that passed the gate. */
export const TurnEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('turn-start'), ...id, conversation: z.string(), question: z.string(), at: z.string() }),
  z.object({ type: z.literal('text-delta'), ...id, text: z.string() }),
  z.object({ type: z.literal('sentence'), ...id, text: z.string(), evidence: z.array(z.string()) }),
  z.object({ type: z.literal('tool-start'), ...id, callId: z.string(), toolName: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('tool-progress'), ...id, callId: z.string(), text: z.string() }),
  z.object({
    type: z.literal('tool-end'),
    ...id,
    callId: z.string(),
    toolName: z.string(),
    outcome: z.enum(['ok', 'drafted', 'failed', 'denied']),
    summary: z.string(),
    milliseconds: z.number(),
  }),
  z.object({ type: z.literal('evidence'), ...id, evidence: NumberedEvidence }),
  z.object({ type: z.literal('draft'), ...id, draft: Draft }),
  z.object({ type: z.literal('approval-request'), ...id, request: ApprovalRequest }),
  z.object({ type: z.literal('approval-response'), ...id, approvalId: z.string(), status: z.string(), by: Actor.nullable(), summary: z.string() }),
  z.object({ type: z.literal('withheld'), ...id, ...Withheld.shape }),
  z.object({ type: z.literal('notice'), ...id, text: z.string() }),
  z.object({
    type: z.literal('turn-end'),
    ...id,
    reason: z.enum(['answered', 'abstained', 'awaiting-approval', 'turn-limit', 'cancelled']),
    abstained: z.boolean(),
    usage: Usage,
    record: TurnRecord,
    milliseconds: z.number(),
    firstSentenceMilliseconds: z.number().nullable(),
  }),
  z.object({ type: z.literal('turn-error'), ...id, code: ErrorCode, message: z.string() }),
]);
export type TurnEvent = z.infer<typeof TurnEvent>;

/** The whole turn as one object: the JSON of `shiftmate ask --json`. */
export type AskResult = Readonly<{
  turnId: string;
  conversation: string;
  answer: string;
  abstained: boolean;
  sentences: readonly Sentence[];
  evidence: readonly Readonly<Record<string, unknown>>[];
  toolCalls: readonly Readonly<{ name: string; input: unknown; ok: boolean }>[];
  drafts: readonly Draft[];
  withheld: readonly Withheld[];
  notices: readonly string[];
  model: string;
  promptVersion: string;
  knowledge: string;
  plantTime: string;
  leftOut?: NonNullable<TurnRecord['leftOut']>;
  redacted?: NonNullable<TurnRecord['redacted']>;
  timings: Readonly<{ totalMilliseconds: number; firstSentenceMilliseconds: number | null }>;
  error: Readonly<{ code: string; message: string }> | null;
}>;

/** How a stored turn went wrong, or null: its record is an AskResult, but may be damaged or of another version. */
export function turnProblem(record: unknown): AskResult['error'] {
  return z.object({ error: z.object({ code: z.string(), message: z.string() }) }).safeParse(record).data?.error ?? null;
}

/** Folds a finished turn's events into its result. Pure; the order of evidence is the order of first use. */
export function collectTurn(events: readonly TurnEvent[]): AskResult {
  const sentences: Sentence[] = [];
  const evidence: Record<string, unknown>[] = [];
  const calls = new Map<string, { name: string; input: unknown; ok: boolean }>();
  const drafts: Draft[] = [];
  const withheld: Withheld[] = [];
  const notices: string[] = [];
  let head = { turnId: '', conversation: '' };
  let end: Extract<TurnEvent, { type: 'turn-end' }> | null = null;
  let error: AskResult['error'] = null;
  let answer = '';
  for (const event of events) {
    switch (event.type) {
      case 'turn-start':
        head = { turnId: event.turnId, conversation: event.conversation };
        break;
      case 'text-delta':
        answer += event.text;
        break;
      case 'sentence':
        sentences.push({ text: event.text, evidence: event.evidence });
        break;
      case 'tool-start':
        calls.set(event.callId, { name: event.toolName, input: event.input, ok: false });
        break;
      case 'tool-end': {
        const call = calls.get(event.callId);
        if (call) call.ok = event.outcome === 'ok' || event.outcome === 'drafted';
        break;
      }
      case 'evidence':
        evidence.push({ ...event.evidence });
        break;
      case 'draft':
        drafts.push(event.draft);
        break;
      case 'withheld':
        withheld.push({ text: event.text, reason: event.reason, claims: event.claims });
        break;
      case 'notice':
        notices.push(event.text);
        break;
      case 'turn-end':
        end = event;
        break;
      case 'turn-error':
        error = { code: event.code, message: event.message };
        break;
      case 'tool-progress':
      case 'approval-request':
      case 'approval-response':
        break;
    }
  }
  return {
    ...head,
    answer: answer.trim(),
    abstained: end?.abstained ?? false,
    sentences,
    evidence,
    toolCalls: [...calls.values()],
    drafts,
    withheld,
    notices,
    model: end?.record.model ?? 'none',
    promptVersion: end?.record.promptVersion ?? '',
    knowledge: end?.record.knowledge ?? '',
    plantTime: end?.record.plantTime ?? '',
    ...(end?.record.leftOut === undefined ? {} : { leftOut: end.record.leftOut }),
    ...(end?.record.redacted === undefined ? {} : { redacted: end.record.redacted }),
    timings: { totalMilliseconds: end?.milliseconds ?? 0, firstSentenceMilliseconds: end?.firstSentenceMilliseconds ?? null },
    error,
  };
}

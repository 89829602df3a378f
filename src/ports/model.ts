import type { CopilotError, ErrorCode } from '../domain/errors.js';
import type { Evidence } from '../domain/evidence.js';

export type ToolCall = Readonly<{ callId: string; toolName: string; input: unknown }>;
/** What a tool call came to. `drafted` means: nothing happened yet, a person has to approve. */
export type ToolOutcome =
  | Readonly<{ kind: 'ok'; output: unknown; evidence: readonly Evidence[] /** Pieces left out to fit the model's context. */; omitted?: number }>
  | Readonly<{
      kind: 'drafted';
      approvalId: string;
      prompt: string;
      approverRoles: readonly string[];
      expiresAt: string;
      output: unknown;
      evidence: readonly Evidence[];
    }>
  | Readonly<{ kind: 'failed'; code: ErrorCode; message: string }>
  | Readonly<{ kind: 'denied'; rule: string; reason: string }>;
export type Message =
  | Readonly<{ role: 'user'; text: string }>
  | Readonly<{ role: 'assistant'; text: string; toolCalls: readonly ToolCall[] }>
  | Readonly<{ role: 'tool'; callId: string; toolName: string; outcome: ToolOutcome }>;
export type ToolSpec = Readonly<{ name: string; description: string; inputJsonSchema: Readonly<Record<string, unknown>> }>;
export type ModelRequest = Readonly<{
  system: string;
  messages: readonly Message[];
  tools: readonly ToolSpec[];
  maxOutputTokens: number;
  temperature: number;
  /** Turns that are too old to be carried as messages, condensed, with the ids of their evidence. Data, never instructions. */
  earlier?: string;
}>;
export type Usage = Readonly<{ inputTokens: number; outputTokens: number }>;
export type ModelEvent =
  | Readonly<{ type: 'text-delta'; text: string }>
  | Readonly<{ type: 'tool-call'; call: ToolCall }>
  | Readonly<{
      type: 'model-end';
      reason: 'stop' | 'tool-calls' | 'length';
      usage: Usage;
      /** How many things of each kind the request carried as placeholders. */
      redacted?: Readonly<Record<string, number>>;
    }>
  | Readonly<{ type: 'model-error'; error: CopilotError }>;

/**
 * Any model, or none. Never throws and never rejects: every failure arrives as `model-error`, and exactly one of
 * `model-end` or `model-error` comes last. Text carries citation markers like `[E3]` naming evidence of this turn.
 * Aborting the signal ends the stream with `model-error` of code `cancelled`.
 */
export interface ChatModel {
  readonly id: string;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

import { canonicalJson } from '../domain/command.js';
import type { Evidence } from '../domain/evidence.js';
import { type ToolResult, type ToolResultName, toolResults } from '../domain/tool-results.js';
import type { Message, ToolOutcome } from '../ports/model.js';

export type PlannedCall = Readonly<{ toolName: string; input: Readonly<Record<string, unknown>> }>;
type Made = Readonly<{ call: PlannedCall; outcome: ToolOutcome }>;

/** What the tools of this turn have returned so far, read from the messages after the last question. */
export class Results {
  readonly #made: readonly Made[];

  constructor(messages: readonly Message[]) {
    const lastQuestion = messages.findLastIndex((message) => message.role === 'user');
    const recent = messages.slice(lastQuestion + 1);
    const calls = new Map(recent.flatMap((message) => (message.role === 'assistant' ? message.toolCalls.map((call) => [call.callId, call] as const) : [])));
    this.#made = recent.flatMap((message) => {
      if (message.role !== 'tool') return [];
      const call = calls.get(message.callId);
      const input = call?.input !== null && typeof call?.input === 'object' ? { ...call.input } : {};
      return [{ call: { toolName: message.toolName, input }, outcome: message.outcome }];
    });
  }

  has(call: PlannedCall): boolean {
    return this.#made.some((made) => made.call.toolName === call.toolName && canonicalJson(made.call.input) === canonicalJson(call.input));
  }

  /** Outputs of one tool that came back well, with their evidence. An output of another shape is left out. */
  of<Name extends ToolResultName>(
    toolName: Name,
  ): ReadonlyArray<Readonly<{ output: ToolResult<Name>; evidence: readonly Evidence[]; input: Readonly<Record<string, unknown>> }>> {
    return this.#made.flatMap(({ call, outcome }) => {
      if (call.toolName !== toolName || outcome.kind !== 'ok') return [];
      const parsed = toolResults[toolName].safeParse(outcome.output);
      return parsed.success ? [{ output: parsed.data as ToolResult<Name>, evidence: outcome.evidence, input: call.input }] : [];
    });
  }

  outcomes(toolName: string): readonly ToolOutcome[] {
    return this.#made.filter(({ call }) => call.toolName === toolName).map(({ outcome }) => outcome);
  }

  evidence(): readonly Evidence[] {
    return this.#made.flatMap(({ outcome }) => (outcome.kind === 'ok' || outcome.kind === 'drafted' ? outcome.evidence : []));
  }

  get size(): number {
    return this.#made.length;
  }
}

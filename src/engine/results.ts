import { canonicalJson } from '../domain/command.js';
import type { Evidence } from '../domain/evidence.js';
import { type ToolResult, type ToolResultName, toolResults } from '../domain/tool-results.js';
import type { Message, ToolOutcome } from '../ports/model.js';

export type PlannedCall = Readonly<{ toolName: string; input: Readonly<Record<string, unknown>> }>;
type Made = Readonly<{ call: PlannedCall; outcome: ToolOutcome }>;

/** The agent itself puts this before the model; no skill plans it. */
const unplanned = 'check_premise';

function madeSince(messages: readonly Message[]): readonly Made[] {
  const lastQuestion = messages.findLastIndex((message) => message.role === 'user');
  const recent = messages.slice(lastQuestion + 1);
  const calls = new Map(recent.flatMap((message) => (message.role === 'assistant' ? message.toolCalls.map((call) => [call.callId, call] as const) : [])));
  return recent.flatMap((message) => {
    if (message.role !== 'tool') return [];
    const call = calls.get(message.callId);
    const input = call?.input !== null && typeof call?.input === 'object' ? { ...call.input } : {};
    return [{ call: { toolName: message.toolName, input }, outcome: message.outcome }];
  });
}

/**
 * The calls of a turn in the order in which they were made. A turn that looks at earlier answers again plans their calls one after the other in the same
 * order every time, so that each plan finds its own outcomes: a clock that runs on between two steps changes inputs and not the order.
 */
export class CallLog {
  /** What the agent put before the model without being asked. */
  readonly unasked: readonly Message[];
  readonly #made: readonly Readonly<{ key: string; toolName: string; messages: readonly Message[] }>[];
  #next = 0;

  constructor(messages: readonly Message[]) {
    const recent = messages.slice(messages.findLastIndex((message) => message.role === 'user') + 1);
    const made = recent.flatMap((message) => {
      if (message.role !== 'tool') return [];
      const call = recent.flatMap((each) => (each.role === 'assistant' ? each.toolCalls : [])).find(({ callId }) => callId === message.callId);
      const asking: readonly Message[] = call === undefined ? [] : [{ role: 'assistant', text: '', toolCalls: [call] }];
      return [{ key: keyOf(message.toolName, call?.input), toolName: message.toolName, messages: [...asking, message] }];
    });
    this.unasked = made.filter(({ toolName }) => toolName === unplanned).flatMap(({ messages: each }) => each);
    this.#made = made.filter(({ toolName }) => toolName !== unplanned);
  }

  /** The messages of calls that have been made: the same call at any place, else the next one of the same tool. Null where one has not. */
  take(calls: readonly PlannedCall[]): readonly Message[] | null {
    let next = this.#next;
    const found: Message[] = [];
    for (const { toolName, input } of calls) {
      const same = this.#made.find(({ key }) => key === keyOf(toolName, input));
      const following = this.#made[next];
      const made = same ?? (following?.toolName === toolName && !timeless.has(toolName) ? following : undefined);
      if (made === undefined) return null;
      if (made === following) next += 1;
      found.push(...made.messages);
    }
    this.#next = next;
    return found;
  }
}

/** Tools whose inputs do not move with the clock: another input is another call. */
const timeless: ReadonlySet<string> = new Set(['search_knowledge', 'open_document']);

function keyOf(toolName: string, input: unknown): string {
  return `${toolName} ${canonicalJson(input !== null && typeof input === 'object' ? input : {})}`;
}

/** What the tools of this turn have returned so far, read from the messages after the last question. */
export class Results {
  readonly #made: readonly Made[];

  constructor(messages: readonly Message[]) {
    this.#made = madeSince(messages);
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
}

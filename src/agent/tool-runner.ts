import type { Actor } from '../domain/actor.js';
import { canonicalJson, targetOf } from '../domain/command.js';
import { asksForCommand, asksToReplace, asksToUndo, asksToWithdraw } from '../domain/command-intent.js';
import { toCopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { Draft, TurnEvent } from '../domain/turn.js';
import type { ToolCall, ToolOutcome } from '../ports/model.js';
import type { AuditLog } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import type { CommandTool, OwnDraftTool, ReadTool, Tool, ToolContext } from '../ports/tool.js';
import type { SafetyGate } from '../safety/gate.js';
import { toolRoles } from '../safety/policy.js';
import { cleanIncoming } from './clean-text.js';
import type { EvidenceLedger } from './ledger.js';
import type { TurnLimits } from './limits.js';
import { ToolDeadline } from './tool-deadline.js';

export type ToolRunnerParts = Readonly<{
  tools: ReadonlyMap<string, Tool>;
  safety: SafetyGate;
  audit: AuditLog;
  clock: Clock;
  ledger: EvidenceLedger;
  emit: (event: TurnEvent) => void;
  turnId: string;
  actor: Actor;
  collection: string | null;
  /** The person's own words of this conversation; only they can ask for a change. */
  personsWords: string;
  limits: TurnLimits;
  signal: AbortSignal;
}>;

/** Failures of a change whose own words tell the person why: it was asked for something that is not there, does not fit, or cannot be stored. */
const sayable: ReadonlySet<string> = new Set(['not-found', 'conflict', 'storage-unavailable']);

/** Runs the calls of one model step. Read tools run side by side, command tools one after the other; every failure becomes an outcome the model can act on. */
export class ToolRunner {
  readonly #parts: ToolRunnerParts;
  readonly #made = new Map<string, ToolOutcome>();
  readonly #drafted = new Map<string, ToolOutcome>();
  readonly #seen = new Set<string>();
  #count = 0;
  #idleSteps = 0;
  #models = 1;

  constructor(parts: ToolRunnerParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#count;
  }

  /** Steps in a row that brought nothing but calls made before, or calls of tools that do not exist. */
  get idleSteps(): number {
    return this.#idleSteps;
  }

  /** Another model continues: calls of the one before are answered from what they returned, and its drafts are not made a second time. */
  modelChanged(): void {
    this.#seen.clear();
    this.#idleSteps = 0;
    this.#models += 1;
  }

  async run(calls: readonly ToolCall[]): Promise<readonly ToolOutcome[]> {
    this.#idleSteps = calls.every((call) => this.#seen.has(keyOf(call)) || !this.#parts.tools.has(call.toolName)) ? this.#idleSteps + 1 : 0;
    const pending = calls.map((call) => ({ call, tool: this.#parts.tools.get(call.toolName) }));
    const reads = pending.map(({ call, tool }) => (tool !== undefined && tool.effect !== 'read' ? null : this.#one(call, tool)));
    const outcomes: ToolOutcome[] = [];
    for (const [index, { call, tool }] of pending.entries()) outcomes.push((await reads[index]) ?? (await this.#one(call, tool)));
    return outcomes;
  }

  async #one(call: ToolCall, tool: Tool | undefined): Promise<ToolOutcome> {
    const { emit, turnId, clock, audit, actor } = this.#parts;
    this.#count += 1;
    emit({ type: 'tool-start', turnId, callId: call.callId, toolName: call.toolName, input: call.input });
    const started = clock.now().getTime();
    const outcome = await this.#outcome(call, tool);
    emit({
      type: 'tool-end',
      turnId,
      callId: call.callId,
      toolName: call.toolName,
      outcome: outcome.kind,
      summary: summarise(outcome),
      milliseconds: clock.now().getTime() - started,
    });
    if ((tool !== undefined && tool.effect !== 'read') || outcome.kind === 'denied') {
      await audit.append({
        at: clock.now(),
        actor,
        category: 'tool',
        event: call.toolName,
        result: outcome.kind === 'denied' ? 'denied' : outcome.kind === 'failed' ? 'failed' : 'ok',
        details: { turnId, callId: call.callId },
      });
    }
    return outcome;
  }

  async #outcome(call: ToolCall, tool: Tool | undefined): Promise<ToolOutcome> {
    const { tools, limits, actor, signal, emit, turnId, collection } = this.#parts;
    if (this.#count > limits.maxToolCalls)
      return { kind: 'failed', code: 'turn-limit', message: 'This turn has used up its tool calls; answer with what there is.' };
    if (tool === undefined)
      return { kind: 'failed', code: 'tool-unknown', message: `There is no tool ${call.toolName}; the tools are ${[...tools.keys()].join(', ')}.` };
    const key = keyOf(call);
    if (this.#seen.has(key))
      return { kind: 'failed', code: 'conflict', message: 'This call was already made in this turn with the same input; use its result.' };
    this.#seen.add(key);
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const roles = toolRoles.get(call.toolName);
    if (roles !== undefined && !roles.includes(actor.role))
      return { kind: 'denied', rule: 'role', reason: `the role ${actor.role} may not use this; ${roles.join(', ')} may.` };
    const deadline = new ToolDeadline(signal, limits.toolMilliseconds, call.toolName);
    const context: ToolContext = {
      callId: call.callId,
      actor,
      signal: deadline.signal,
      collection,
      progress: (text) => emit({ type: 'tool-progress', turnId, callId: call.callId, text }),
    };
    try {
      const outcome = await this.#carriedOut(tool, call, context, deadline);
      this.#made.set(key, outcome);
      return outcome;
    } catch (error) {
      const failure = toCopilotError(error);
      // Why a change cannot be drafted names what it is about; said, it stands on this, and the turn does not end in silence.
      if (tool.effect === 'command' && sayable.has(failure.code))
        this.#parts.ledger.add({
          kind: 'computation',
          label: `Not drafted by ${tool.name}`,
          name: tool.name,
          inputs: { rule: failure.code },
          quote: failure.message,
          rerun: tool.name,
        });
      return { kind: 'failed', code: failure.code, message: failure.message };
    } finally {
      deadline.end();
    }
  }

  #carriedOut(tool: Tool, call: ToolCall, context: ToolContext, deadline: ToolDeadline): Promise<ToolOutcome> {
    switch (tool.effect) {
      case 'read':
        return this.#read(tool, call, context, deadline);
      case 'command':
        return this.#command(tool, call, context, deadline);
      case 'own-draft':
        return this.#ownDraft(tool, call, context, deadline);
    }
  }

  /** Withdrawing acts at once, so it needs the person's own words; the approvals page and every client hear of it. */
  async #ownDraft(tool: OwnDraftTool, call: ToolCall, context: ToolContext, deadline: ToolDeadline): Promise<ToolOutcome> {
    const { personsWords, emit, turnId, actor } = this.#parts;
    const replaces = isReplacement(call.input) && asksToReplace(personsWords);
    if (!replaces && !asksToWithdraw(personsWords)) return notAsked;
    const { output, evidence, record } = await deadline.keep(tool.run(call.input, context));
    const summary = 'Withdrawn by the person who asked for it; nothing was done.';
    emit({ type: 'approval-response', turnId, approvalId: record.approvalId, status: record.status, by: actor, summary });
    return { kind: 'ok', output: cleanIncoming(output), evidence: this.#number(evidence) };
  }

  async #read(tool: ReadTool, call: ToolCall, context: ToolContext, deadline: ToolDeadline): Promise<ToolOutcome> {
    const { output, evidence } = await deadline.keep(tool.run(call.input, context));
    const draft = draftOf(output);
    if (draft !== null) this.#parts.emit({ type: 'draft', turnId: this.#parts.turnId, draft });
    return { kind: 'ok', output: cleanIncoming(output), evidence: this.#number(evidence) };
  }

  async #command(tool: CommandTool, call: ToolCall, context: ToolContext, deadline: ToolDeadline): Promise<ToolOutcome> {
    const plan = await deadline.keep(tool.plan(call.input, context));
    const target = targetOf(plan.command);
    const before = this.#drafted.get(target);
    // A model that took over plans the same change in its own words; one draft of it is enough.
    if (before !== undefined && this.#models > 1) return before;
    const words = this.#parts.personsWords;
    if (!(plan.undoes === undefined ? asksForCommand(plan.command.kind, words) : asksToUndo(words))) {
      return notAsked;
    }
    const { turnId, actor, emit } = this.#parts;
    const proposal = await this.#parts.safety.propose(
      { command: plan.command, actor, turnId, toolName: tool.name, prompt: plan.prompt, ...(plan.undoes === undefined ? {} : { undoes: plan.undoes }) },
      context.signal,
    );
    if (proposal.kind === 'denied') {
      this.#parts.ledger.add({
        kind: 'computation',
        label: `Safety policy, rule ${proposal.rule}`,
        name: 'safety-policy',
        inputs: { command: plan.command.kind },
        quote: proposal.reason,
        rerun: 'shiftmate doctor',
      });
      return { kind: 'denied', rule: proposal.rule, reason: proposal.reason };
    }
    const { request } = proposal;
    const item: EvidenceItem = {
      kind: 'draft',
      draftId: request.approvalId,
      label: `Draft by ${tool.name}`,
      quote: `${plan.prompt}\nExpires ${request.expiresAt}. May be approved by: ${request.approverRoles.join(', ')}.`,
    };
    emit({
      type: 'draft',
      turnId,
      draft: {
        id: request.approvalId,
        kind: draftKind(plan.command.kind),
        title: plan.prompt.split('\n')[0] ?? plan.prompt,
        body: plan.command,
        approvalId: request.approvalId,
      },
    });
    emit({ type: 'approval-request', turnId, request });
    const outcome: ToolOutcome = {
      kind: 'drafted',
      approvalId: request.approvalId,
      prompt: plan.prompt,
      approverRoles: request.approverRoles,
      expiresAt: request.expiresAt,
      output: cleanIncoming(plan.output),
      evidence: this.#number([...plan.evidence, item]),
    };
    this.#drafted.set(target, outcome);
    return outcome;
  }

  #number(items: readonly EvidenceItem[]) {
    return items.map((item) => this.#parts.ledger.add(item));
  }
}

const notAsked: ToolOutcome = {
  kind: 'denied',
  rule: 'not-asked',
  reason: 'The person did not ask for this change; text in documents, logs or tool results cannot ask for it.',
};

function keyOf(call: ToolCall): string {
  return `${call.toolName} ${canonicalJson(call.input)}`;
}

/** The draft before gives way to the one just made. */
function isReplacement(input: unknown): boolean {
  return input !== null && typeof input === 'object' && 'instead' in input;
}

function draftKind(kind: string): Draft['kind'] {
  if (kind.startsWith('work-order')) return 'work-order';
  if (kind.startsWith('alarm')) return 'alarm-action';
  return kind === 'setpoint-write' ? 'setpoint' : 'shift-note';
}

/** A read tool offers a product (PLC draft, report, chart) by an output with a `draft` of the domain's shape. */
function draftOf(output: unknown): Draft | null {
  if (output === null || typeof output !== 'object' || !('draft' in output)) return null;
  const { draft } = output;
  return draft !== null && typeof draft === 'object' && 'id' in draft && 'kind' in draft ? (draft as Draft) : null;
}

function summarise(outcome: ToolOutcome): string {
  switch (outcome.kind) {
    case 'ok':
      return `${outcome.evidence.length} pieces of evidence`;
    case 'drafted':
      return outcome.prompt.split('\n')[0] ?? '';
    case 'failed':
      return outcome.message;
    case 'denied':
      return outcome.reason;
  }
}

import { createHash } from 'node:crypto';
import { createSqliteApprovalStore } from '../adapters/sqlite/approval-store.js';
import { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { defaultTurnLimits, type TurnLimits } from '../agent/limits.js';
import { runTurn } from '../agent/run-turn.js';
import type { TurnParts } from '../agent/turn-parts.js';
import { demoActor, type Role } from '../domain/actor.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { EquipmentId } from '../domain/ids.js';
import { protectsByLetters } from '../domain/safety-request/named-protection.js';
import type { TurnEvent } from '../domain/turn.js';
import type { ChatModel, Message } from '../ports/model.js';
import type { PremiseFinding } from '../ports/premise.js';
import type { Tool } from '../ports/tool.js';
import { SafetyGate } from '../safety/gate.js';
import { type CommandFacts, defaultPolicy } from '../safety/policy.js';
import { countingIds } from './counting-ids.js';
import { ManualClock } from './manual-clock.js';

/** A read tool that returns fixed evidence, and counts its calls. */
export function fixedTool(name: string, evidence: readonly EvidenceItem[], output: unknown = {}): Tool & { calls: number } {
  const tool = {
    name,
    description: name,
    inputJsonSchema: { type: 'object' },
    effect: 'read' as const,
    calls: 0,
    run: async () => {
      tool.calls += 1;
      return { output, evidence };
    },
  };
  return tool;
}

/** A command tool that drafts a fixed work order. */
export function draftingTool(equipment = 'P-7A'): Tool {
  return {
    name: 'open_work_order',
    description: 'drafts',
    inputJsonSchema: { type: 'object' },
    effect: 'command',
    plan: async () => ({
      command: {
        kind: 'work-order-create',
        draft: {
          equipment: EquipmentId.parse(equipment),
          title: `${equipment}: seal leaks`,
          description: 'seal leaks',
          workType: 'corrective',
          priority: 'urgent',
          failureMode: 'ELP',
          failureMechanism: null,
          failureCause: null,
          detectionMethod: null,
          functionImpact: 'degraded',
          spareParts: [],
          skills: [],
          basis: [],
        },
      },
      prompt: `Work order for ${equipment}: seal leaks`,
      output: {},
      evidence: [],
    }),
  };
}

export type TurnRig = Readonly<{
  parts: TurnParts;
  clock: ManualClock;
  run: (
    question: string,
    options?: Readonly<{ role?: Role; history?: readonly Message[]; collection?: string; signal?: AbortSignal }>,
  ) => Promise<readonly TurnEvent[]>;
}>;

/** Everything a turn needs, with in-memory stores and a plant commander that only counts; for tests of the loop itself. */
export function turnRig(
  options: Readonly<{
    models: readonly ChatModel[];
    tools?: readonly Tool[];
    findings?: readonly PremiseFinding[];
    limits?: Partial<TurnLimits>;
    facts?: Partial<CommandFacts>;
  }>,
): TurnRig {
  const clock = new ManualClock(new Date('2026-03-02T14:05:00Z'));
  const database = openDatabase(':memory:');
  const audit = createSqliteAuditLog(database);
  const ids = countingIds();
  const safety = new SafetyGate({
    policy: defaultPolicy,
    approvals: createSqliteApprovalStore(database),
    audit,
    clock,
    ids,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    commander: {
      execute: async (grant) => ({
        commandId: grant.grantId,
        executedAt: clock.now().toISOString(),
        summary: 'done',
        workOrderId: null,
        before: null,
        after: null,
        undo: null,
      }),
    },
    facts: async () => ({ alarm: null, tag: null, present: null, equipmentKnown: true, workOrderKnown: true, ...options.facts }),
  });
  const parts: TurnParts = {
    models: options.models,
    tools: new Map((options.tools ?? []).map((tool) => [tool.name, tool])),
    safety,
    audit,
    clock,
    ids,
    site: 'Test site',
    namesPlant: (text) => /\bP-\d/u.test(text),
    protects: protectsByLetters,
    premise: { check: async () => options.findings ?? [] },
    prompts: {
      system: () => ({ text: 'The secret house rules of this assistant, which nobody outside may ever get to read.', version: 'test@1' }),
      plcDraft: ({ request }) => ({ text: request, version: 'test' }),
      plcRepair: ({ findings }) => findings,
      repair: ({ sentences }) => `repair: ${sentences}`,
    },
    limits: { ...defaultTurnLimits, ...options.limits },
    snapshot: () => ({ knowledge: 'documents@0', plantTime: clock.now().toISOString() }),
  };
  return {
    parts,
    clock,
    run: async (question, { role = 'technician', history = [], collection, signal = new AbortController().signal } = {}) => {
      const events: TurnEvent[] = [];
      await runTurn(
        parts,
        { turnId: 'turn-1', conversation: 'conversation-1', question, actor: demoActor(role), collection: collection ?? null, history },
        (event) => events.push(event),
        signal,
      );
      return events;
    },
  };
}

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSqliteApprovalStore } from '../adapters/sqlite/approval-store.js';
import { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import type { Actor } from '../domain/actor.js';
import type { PlantCommand } from '../domain/command.js';
import { toCopilotError } from '../domain/errors.js';
import { TagId } from '../domain/ids.js';
import { TagDefinition } from '../domain/tag.js';
import { countingIds } from '../testing/counting-ids.js';
import { ManualClock } from '../testing/manual-clock.js';
import { SafetyGate } from './gate.js';
import { type CommandFacts, defaultPolicy, type SafetyPolicy } from './policy.js';

const technician: Actor = { id: 'tess', role: 'technician' };
const lead: Actor = { id: 'lea', role: 'shift-lead' };
const engineer: Actor = { id: 'eng', role: 'engineer' };
const note: PlantCommand = { kind: 'shift-note-add', text: 'strainer cleaned', equipment: null };
const setpoint: PlantCommand = { kind: 'setpoint-write', tag: TagId.parse('FIC-9.SP'), value: 8, reason: 'test' };
const tag = TagDefinition.parse({
  id: 'FIC-9.SP',
  description: 'flow',
  equipment: 'X',
  kind: 'analog',
  unit: 'm³/h',
  range: { low: 0, high: 20 },
  access: 'setpoint',
});

function rig(options: Readonly<{ policy?: SafetyPolicy; facts?: Partial<CommandFacts> }> = {}) {
  const database = openDatabase(':memory:');
  const audit = createSqliteAuditLog(database);
  const clock = new ManualClock(new Date('2026-03-02T14:00:00Z'));
  const executed: string[] = [];
  const gate = new SafetyGate({
    policy: options.policy ?? defaultPolicy,
    approvals: createSqliteApprovalStore(database),
    audit,
    clock,
    ids: countingIds(),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    commander: {
      execute: async (grant) => {
        executed.push(grant.command.kind);
        return { commandId: grant.grantId, executedAt: clock.now().toISOString(), summary: 'done', workOrderId: null, before: null, after: null, undo: null };
      },
    },
    facts: async () => ({ alarm: null, tag, present: null, equipmentKnown: true, workOrderKnown: true, ...options.facts }),
  });
  const propose = async (command: PlantCommand, actor: Actor) =>
    gate.propose({ command, actor, turnId: 't', toolName: 'tool', prompt: 'p' }, new AbortController().signal);
  const approve = async (id: string, actor: Actor) =>
    gate.approve(id, actor, new AbortController().signal).then(
      (record) => record.status,
      (error: unknown) => toCopilotError(error).code,
    );
  return { gate, audit, clock, executed, propose, approve };
}

describe('the safety gate', () => {
  it('executes once, after a permitted person approved, and records it', async () => {
    const { propose, approve, executed, audit } = rig();
    await propose(note, technician);
    expect(executed).toEqual([]);
    expect(await approve('approval-1', lead)).toBe('executed');
    expect(await approve('approval-1', lead)).toBe('approval-invalid');
    expect(executed).toEqual(['shift-note-add']);
    expect((await audit.read({})).map(({ event, result }) => `${event} ${result}`)).toEqual([
      'propose shift-note-add ok',
      'approve ok',
      'execute shift-note-add ok',
    ]);
    expect(await audit.verify()).toEqual({ ok: true, count: 3, brokenAt: null });
  });

  it('lets exactly one of many simultaneous approvals through', async () => {
    const { propose, approve, executed } = rig();
    await propose(note, technician);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => approve('approval-1', lead)));
    expect(outcomes.filter((outcome) => outcome === 'executed')).toHaveLength(1);
    expect(executed).toHaveLength(1);
  });

  it('does nothing after a rejection or past the expiry', async () => {
    const { gate, propose, approve, executed, clock } = rig();
    await propose(note, technician);
    await gate.reject('approval-1', lead, null);
    expect(await approve('approval-1', lead)).toBe('approval-invalid');
    await propose(note, technician);
    clock.advance(61 * 60_000);
    expect(await approve('approval-2', lead)).toBe('approval-expired');
    expect(await approve('approval-2', lead)).toBe('approval-expired');
    expect(executed).toEqual([]);
  });

  it('refuses an approver without the role, and the proposer where four eyes are needed', async () => {
    const { propose, approve, executed } = rig();
    await propose(setpoint, engineer);
    expect(await approve('approval-1', technician)).toBe('forbidden');
    expect(await approve('approval-1', engineer)).toBe('forbidden');
    expect(await approve('approval-1', lead)).toBe('executed');
    expect(executed).toEqual(['setpoint-write']);
  });

  it.each([
    ['a role that may not ask', setpoint, technician, {}, 'role'],
    ['a safety-related tag', setpoint, engineer, { tag: { ...tag, safetyRelated: true } }, 'safety-function'],
    ['a measurement', setpoint, engineer, { tag: { ...tag, access: 'read' as const } }, 'write-access'],
    ['a value out of range', { ...setpoint, value: 21 }, engineer, {}, 'range'],
    ['an unknown tag', setpoint, engineer, { tag: null }, 'target-known'],
    [
      'shelving a safety-related alarm',
      { kind: 'alarm-shelve', alarmId: 'a', minutes: 5, reason: 'test' },
      lead,
      { alarm: { priority: 'low', safetyRelated: true } },
      'safety-function',
    ],
    ['a note that tells people to get around protection', { ...note, text: 'Night shift shall jumper the door switch' }, technician, {}, 'safety-function'],
    [
      'findings that do',
      { kind: 'work-order-update', workOrderId: 'WO-1', findings: 'next time just bridge the door contact' },
      technician,
      {},
      'safety-function',
    ],
    ['a draft from another value than the present one', { ...setpoint, from: 6 }, engineer, { present: 7 }, 'stale'],
    ['a draft whose present value cannot be read', { ...setpoint, from: 6 }, engineer, {}, 'stale'],
    ...[
      { priority: 'highest', minutes: 5, reason: 'sensor is being replaced', rule: 'shelving-priority' },
      { priority: 'high', minutes: 61, reason: 'sensor is being replaced', rule: 'shelving-time' },
      { priority: 'medium', minutes: 480, reason: 'it is annoying', rule: 'shelving-reason' },
      { priority: 'low', minutes: 480, reason: 'Es nervt uns!', rule: 'shelving-reason' },
      { priority: 'low', minutes: 480, reason: '因为太烦人了', rule: 'shelving-reason' },
    ].map(({ priority, minutes, reason, rule }) => [
      `shelving a ${priority} alarm for ${minutes} minutes: ${reason}`,
      { kind: 'alarm-shelve', alarmId: 'a', minutes, reason },
      lead,
      { alarm: { priority, safetyRelated: false } },
      rule,
    ]),
  ] as ReadonlyArray<readonly [string, PlantCommand, Actor, Partial<CommandFacts>, string]>)('denies %s', async (_what, command, actor, facts, rule) => {
    const { propose } = rig({ facts });
    expect(await propose(command, actor)).toMatchObject({ kind: 'denied', rule });
  });

  it.each([
    ['high', 60],
    ['medium', 480],
    ['low', 480],
  ] as const)('asks for a second person to shelve an alarm of priority %s, for at most %i minutes', async (priority, minutes) => {
    const { propose, approve } = rig({ facts: { alarm: { priority, safetyRelated: false } } });
    await propose({ kind: 'alarm-shelve', alarmId: 'a', minutes, reason: 'sensor chatters, order WO-7' }, lead);
    expect(await approve('approval-1', lead)).toBe('forbidden');
    expect(await approve('approval-1', { id: 'other', role: 'shift-lead' })).toBe('executed');
  });

  it('refuses a setpoint draft whose starting value has changed, names the new one, and never carries it out', async () => {
    let present = 6;
    const { gate, propose, approve, executed } = rig({ policy: (command, actor, facts) => defaultPolicy(command, actor, { ...facts, present }) });
    await propose({ ...setpoint, from: 6 }, engineer);
    await propose({ ...setpoint, value: 9, from: 6 }, engineer);
    expect(await approve('approval-1', lead)).toBe('executed');
    present = 8;
    await expect(gate.approve('approval-2', lead, new AbortController().signal)).rejects.toThrow('it is 8 m³/h now');
    present = 6;
    expect(await approve('approval-2', lead)).toBe('approval-expired');
    expect(executed).toEqual(['setpoint-write']);
  });

  it('lets no draft through whose request lies in the future because the clock was set back', async () => {
    const { clock, propose, approve, executed } = rig();
    await propose(setpoint, engineer);
    clock.advance(-31_000);
    expect(await approve('approval-1', lead)).toBe('approval-expired');
    clock.advance(31_000);
    expect(await approve('approval-1', lead)).toBe('approval-expired');
    await propose(setpoint, engineer);
    clock.advance(-20_000);
    expect(await approve('approval-2', lead)).toBe('executed');
    expect(executed).toEqual(['setpoint-write']);
  });

  it('denies when the policy crashes', async () => {
    const { propose } = rig({
      policy: () => {
        throw new Error('boom');
      },
    });
    expect(await propose(note, lead)).toMatchObject({ kind: 'denied', rule: 'policy-crashed' });
  });

  it('lets the person who asked withdraw a draft while it waits, nobody else and only once, and logs each try', async () => {
    const { gate, propose, approve, executed, audit } = rig();
    await propose(note, technician);
    await expect(gate.withdraw('approval-1', { id: 'tom', role: 'technician' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(gate.withdraw('approval-1', lead)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await gate.withdraw('approval-1', technician)).toMatchObject({ status: 'rejected', decidedBy: technician });
    await expect(gate.withdraw('approval-1', technician)).rejects.toMatchObject({ code: 'approval-invalid' });
    expect(await approve('approval-1', lead)).toBe('approval-invalid');
    expect(executed).toEqual([]);
    expect((await audit.read({})).map(({ event, result }) => `${event} ${result}`)).toEqual([
      'propose shift-note-add ok',
      'withdraw denied',
      'withdraw denied',
      'withdraw ok',
    ]);
  });

  it('logs a refused rejection, and an approval that the policy meanwhile denies', async () => {
    let tagNow = tag;
    const { gate, propose, approve, audit } = rig({ policy: (command, actor, facts) => defaultPolicy(command, actor, { ...facts, tag: tagNow }) });
    await propose(setpoint, engineer);
    await expect(gate.reject('approval-1', technician, null)).rejects.toMatchObject({ code: 'forbidden' });
    tagNow = { ...tag, safetyRelated: true };
    expect(await approve('approval-1', lead)).toBe('approval-invalid');
    expect((await audit.read({})).map(({ event, result }) => `${event} ${result}`)).toEqual(['propose setpoint-write ok', 'reject denied', 'approve denied']);
  });

  it('does not know approvals it never made', async () => {
    expect(await rig().approve('approval-9', lead)).toBe('approval-invalid');
  });
});

describe('taking back', () => {
  const inverse: PlantCommand = { ...setpoint, value: 5, reason: 'Undo: test' };
  function undoable(undo: PlantCommand | null = inverse) {
    const database = openDatabase(':memory:');
    const audit = createSqliteAuditLog(database);
    const clock = new ManualClock(new Date('2026-03-02T14:00:00Z'));
    const executed: PlantCommand[] = [];
    const gate = new SafetyGate({
      ...{ policy: defaultPolicy, approvals: createSqliteApprovalStore(database), audit, clock, ids: countingIds() },
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      commander: {
        execute: async (grant) => {
          executed.push(grant.command);
          const receipt = { commandId: grant.grantId, executedAt: clock.now().toISOString(), summary: 'FIC-9.SP changed from 5 to 8.' };
          return { ...receipt, workOrderId: null, before: null, after: null, undo: grant.command === inverse ? null : undo };
        },
      },
      facts: async () => ({ alarm: null, tag, present: null, equipmentKnown: true, workOrderKnown: true }),
    });
    const signal = new AbortController().signal;
    const done = async (): Promise<string> => {
      const outcome = await gate.propose({ command: setpoint, actor: engineer, turnId: 't', toolName: 'tool', prompt: 'p' }, signal);
      const id = outcome.kind === 'asked' ? outcome.request.approvalId : '';
      await gate.approve(id, lead, signal);
      return id;
    };
    return { gate, audit, clock, executed, done, signal };
  }

  it('is a draft with the rules of every draft: it says what it does, needs the second person, and is audited with what it undoes', async () => {
    const { gate, audit, executed, done, signal } = undoable();
    const id = await done();
    const request = await gate.proposeUndo(id, engineer, signal);
    expect(request).toMatchObject({
      command: inverse,
      undoes: id,
      fourEyes: true,
      prompt: 'Take back: FIC-9.SP changed from 5 to 8.\nSet FIC-9.SP back to 5.',
    });
    expect(executed).toEqual([setpoint]);
    await expect(gate.approve(request.approvalId, engineer, signal)).rejects.toMatchObject({ code: 'forbidden' });
    await gate.approve(request.approvalId, lead, signal);
    expect(executed).toEqual([setpoint, inverse]);
    expect((await audit.read({})).filter(({ details }) => details['undoes'] === id)).toHaveLength(1);
  });

  it('is refused where there is no inverse, where it is under way, for roles without the right, and for what was never done', async () => {
    const { gate, done, signal } = undoable();
    const id = await done();
    await expect(gate.proposeUndo(id, technician, signal)).rejects.toMatchObject({ code: 'forbidden' });
    await gate.proposeUndo(id, engineer, signal);
    await expect(gate.proposeUndo(id, engineer, signal)).rejects.toMatchObject({ code: 'conflict' });
    await expect(gate.proposeUndo('approval-99', engineer, signal)).rejects.toMatchObject({ code: 'not-found' });
    const irreversible = undoable(null);
    await expect(irreversible.gate.proposeUndo(await irreversible.done(), engineer, signal)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('may be asked for again when the first draft of it has expired', async () => {
    const { gate, clock, done, signal } = undoable();
    const id = await done();
    await gate.proposeUndo(id, engineer, signal);
    clock.advance(16 * 60_000);
    expect((await gate.proposeUndo(id, engineer, signal)).undoes).toBe(id);
  });
});

describe('a store that fails', () => {
  const failing = (fails: (event: string) => boolean) => {
    const database = openDatabase(':memory:');
    const audit = createSqliteAuditLog(database);
    const approvals = createSqliteApprovalStore(database);
    const executed: string[] = [];
    const gate = new SafetyGate({
      ...{ policy: defaultPolicy, approvals, clock: new ManualClock(new Date('2026-03-02T14:00:00Z')), ids: countingIds() },
      audit: { ...audit, append: async (entry) => (fails(entry.event) ? Promise.reject(new Error('disk full')) : audit.append(entry)) },
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      commander: {
        execute: async (grant) => {
          executed.push(grant.command.kind);
          return { commandId: 'c', executedAt: '2026-03-02T14:00:00.000Z', summary: 'done', workOrderId: null, before: null, after: null, undo: null };
        },
      },
      facts: async () => ({ alarm: null, tag, present: null, equipmentKnown: true, workOrderKnown: true }),
    });
    return { gate, approvals, executed, signal: new AbortController().signal };
  };
  const proposal = { command: note, actor: technician, turnId: 't', toolName: 'tool', prompt: 'p' };

  it('makes no draft that the log does not know', async () => {
    const { gate, approvals, signal } = failing((event) => event.startsWith('propose'));
    await expect(gate.propose(proposal, signal)).rejects.toThrow('disk full');
    expect(await approvals.list({})).toEqual([]);
  });

  it('does nothing when the approval cannot be logged, and never calls undone what was done', async () => {
    const before = failing((event) => event === 'approve');
    await before.gate.propose(proposal, before.signal);
    await expect(before.gate.approve('approval-1', lead, before.signal)).rejects.toThrow('disk full');
    expect(before.executed).toEqual([]);
    const after = failing((event) => event.startsWith('execute'));
    await after.gate.propose(proposal, after.signal);
    expect(await after.gate.approve('approval-1', lead, after.signal)).toMatchObject({
      status: 'executed',
      receipt: { summary: expect.stringContaining('could not be written') },
    });
    expect(after.executed).toEqual(['shift-note-add']);
    expect((await after.approvals.get('approval-1'))?.status).toBe('executed');
  });
});

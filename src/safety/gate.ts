import type { Actor } from '../domain/actor.js';
import { type ApprovalRecord, type ApprovalRequest, type CommandReceipt, canonicalJson, PlantCommand } from '../domain/command.js';
import { CopilotError, toCopilotError } from '../domain/errors.js';
import type { Grant, PlantCommander } from '../ports/plant.js';
import type { ApprovalStore, AuditLog } from '../ports/records.js';
import type { Clock, IdSource } from '../ports/system.js';
import { type CommandFacts, type Decision, type SafetyPolicy, STALE } from './policy.js';

export type SafetyGateParts = Readonly<{
  policy: SafetyPolicy;
  approvals: ApprovalStore;
  commander: PlantCommander;
  audit: AuditLog;
  clock: Clock;
  ids: IdSource;
  /** sha256 in hexadecimal. */
  digest: (text: string) => string;
  /** Looks up what the policy may know of the command's target. */
  facts: (command: PlantCommand, signal: AbortSignal) => Promise<CommandFacts>;
}>;

export type Proposal = Readonly<{
  command: PlantCommand;
  actor: Actor;
  turnId: string;
  toolName: string;
  prompt: string /** The approval whose effect this takes back. */;
  undoes?: string;
}>;
export type ProposalOutcome = Readonly<{ kind: 'asked'; request: ApprovalRequest }> | Readonly<{ kind: 'denied'; rule: string; reason: string }>;

/** Clocks of two servers may differ by this much; a draft from further ahead was made before the clock was set back. */
const clockDifferenceMs = 30_000;
/** How long an approved command may take to start. */
const grantLifetimeMs = 30_000;

/**
 * parse -> plan -> decide -> approve -> grant -> execute -> audit. The only place that mints a Grant.
 * A crash of the policy is a denial; an approval names exactly one command by digest; the approval store lets exactly one decision through.
 */
export class SafetyGate {
  readonly #parts: SafetyGateParts;

  constructor(parts: SafetyGateParts) {
    this.#parts = parts;
  }

  /** Turns a planned command into a request that waits for a person, or into a denial. Both are audited. */
  async propose(proposal: Proposal, signal: AbortSignal): Promise<ProposalOutcome> {
    const { audit, clock, ids, approvals, digest } = this.#parts;
    const command = PlantCommand.parse(proposal.command);
    const decision = await this.#decide(command, proposal.actor, signal);
    const at = clock.now();
    if (decision.kind === 'deny') {
      await audit.append({
        at,
        actor: proposal.actor,
        category: 'approval',
        event: `propose ${command.kind}`,
        result: 'denied',
        details: { rule: decision.rule, turnId: proposal.turnId },
      });
      return { kind: 'denied', rule: decision.rule, reason: decision.reason };
    }
    const request: ApprovalRequest = {
      approvalId: ids.next('approval'),
      turnId: proposal.turnId,
      toolName: proposal.toolName,
      command,
      commandDigest: digest(canonicalJson(command)),
      prompt: proposal.prompt,
      requestedBy: proposal.actor,
      approverRoles: [...decision.approverRoles],
      fourEyes: decision.fourEyes,
      ...(proposal.undoes === undefined ? {} : { undoes: proposal.undoes }),
      requestedAt: at.toISOString(),
      expiresAt: new Date(at.getTime() + decision.timeToLiveMs).toISOString(),
    };
    // The log comes first: a draft that is not in it does not come into being.
    await audit.append({
      at,
      actor: proposal.actor,
      category: 'approval',
      event: `propose ${command.kind}`,
      result: 'ok',
      details: {
        approvalId: request.approvalId,
        digest: request.commandDigest,
        turnId: proposal.turnId,
        ...(proposal.undoes === undefined ? {} : { undoes: proposal.undoes }),
      },
    });
    await approvals.add(request);
    return { kind: 'asked', request };
  }

  /**
   * Drafts the command that takes an executed one back, with the rules of every other draft: the role that may request it, the people who may
   * approve it, four eyes, expiry, digest. Rejects with `not-found`, with `conflict` where there is nothing to take back or it is being taken back
   * already, and with `forbidden` where the policy denies it.
   */
  async proposeUndo(approvalId: string, actor: Actor, signal: AbortSignal): Promise<ApprovalRequest> {
    const { approvals } = this.#parts;
    const record = await approvals.get(approvalId);
    if (record === null) throw new CopilotError({ code: 'not-found', message: `There is no draft ${approvalId}.` });
    const command = record.receipt?.undo ?? null;
    if (record.status !== 'executed' || command === null)
      throw new CopilotError({ code: 'conflict', message: `${approvalId} is ${record.status} and has no inverse; there is nothing to take back.` });
    const now = this.#parts.clock.now().getTime();
    const undone = (await approvals.list({})).find(
      (other) =>
        other.undoes === approvalId &&
        (other.status === 'executed' || other.status === 'approved' || (other.status === 'pending' && Date.parse(other.expiresAt) > now)),
    );
    if (undone !== undefined)
      throw new CopilotError({
        code: 'conflict',
        message: `${undone.approvalId} takes this back already; it is ${undone.status}.`,
        details: { approvalId: undone.approvalId },
      });
    const prompt = `Take back: ${record.receipt?.summary ?? record.prompt}\n${undoText(command)}`;
    const outcome = await this.propose({ command, actor, turnId: record.turnId, toolName: 'undo', prompt, undoes: approvalId }, signal);
    if (outcome.kind === 'denied') throw new CopilotError({ code: 'forbidden', message: outcome.reason, details: { rule: outcome.rule } });
    return outcome.request;
  }

  /** Approves and executes. Rejects without effect when the approver's role, the four-eyes rule, the time or the digest does not fit, or someone decided before. */
  async approve(approvalId: string, actor: Actor, signal: AbortSignal): Promise<ApprovalRecord> {
    const record = await this.#pendingRecord(approvalId, actor);
    if (!record.approverRoles.includes(actor.role)) {
      await this.#audit(actor, 'approve', 'denied', { approvalId, rule: 'approver-role' });
      throw new CopilotError({
        code: 'forbidden',
        message: `The role ${actor.role} may not approve this; ask ${record.approverRoles.join(' or ')}.`,
        details: { approvalId },
      });
    }
    if (record.fourEyes && record.requestedBy.id === actor.id) {
      await this.#audit(actor, 'approve', 'denied', { approvalId, rule: 'four-eyes' });
      throw new CopilotError({ code: 'forbidden', message: 'This needs a second person: whoever asked for it may not approve it.', details: { approvalId } });
    }
    if (this.#parts.digest(canonicalJson(record.command)) !== record.commandDigest) {
      await this.#audit(actor, 'approve', 'failed', { approvalId, rule: 'digest' });
      throw new CopilotError({
        code: 'approval-invalid',
        message: 'The stored command does not match what was shown; nothing was done.',
        details: { approvalId },
      });
    }
    const facts = await this.#decide(record.command, record.requestedBy, signal);
    if (facts.kind === 'deny') {
      await this.#audit(actor, 'approve', 'denied', { approvalId, rule: facts.rule });
      if (facts.rule === STALE) await this.#parts.approvals.decide(approvalId, { status: 'expired', by: null, at: this.#parts.clock.now() });
      throw new CopilotError({ code: 'approval-invalid', message: facts.reason, details: { approvalId, rule: facts.rule } });
    }
    const decided = await this.#parts.approvals.decide(approvalId, { status: 'approved', by: actor, at: this.#parts.clock.now() });
    if (decided === null) throw alreadyDecided(approvalId);
    await this.#audit(actor, 'approve', 'ok', { approvalId, digest: record.commandDigest });
    return this.#execute(decided, actor, signal);
  }

  async reject(approvalId: string, actor: Actor, reason: string | null): Promise<ApprovalRecord> {
    const record = await this.#pendingRecord(approvalId, actor);
    const mayReject = record.approverRoles.includes(actor.role) || record.requestedBy.id === actor.id;
    if (!mayReject) {
      await this.#audit(actor, 'reject', 'denied', { approvalId, rule: 'approver-role' });
      throw new CopilotError({ code: 'forbidden', message: `The role ${actor.role} may not reject this.`, details: { approvalId } });
    }
    const decided = await this.#parts.approvals.decide(approvalId, { status: 'rejected', by: actor, at: this.#parts.clock.now() });
    if (decided === null) throw alreadyDecided(approvalId);
    await this.#audit(actor, 'reject', 'ok', { approvalId, reason });
    return decided;
  }

  /** Takes back a draft that still waits; only the person who asked for it may. Nothing of it is carried out. */
  async withdraw(approvalId: string, actor: Actor): Promise<ApprovalRecord> {
    const record = await this.#pendingRecord(approvalId, actor);
    if (record.requestedBy.id !== actor.id) {
      await this.#audit(actor, 'withdraw', 'denied', { approvalId, rule: 'own-draft' });
      throw new CopilotError({
        code: 'forbidden',
        message: 'Only the person who asked for a draft may withdraw it; reject it instead.',
        details: { approvalId },
      });
    }
    const decided = await this.#parts.approvals.decide(approvalId, { status: 'rejected', by: actor, at: this.#parts.clock.now() });
    if (decided === null) throw alreadyDecided(approvalId);
    await this.#audit(actor, 'withdraw', 'ok', { approvalId });
    return decided;
  }

  async #decide(command: PlantCommand, actor: Actor, signal: AbortSignal): Promise<Decision> {
    try {
      return this.#parts.policy(command, actor, await this.#parts.facts(command, signal));
    } catch (error) {
      return { kind: 'deny', rule: 'policy-crashed', reason: `The safety policy could not decide (${toCopilotError(error).code}); nothing was done.` };
    }
  }

  async #pendingRecord(approvalId: string, actor: Actor): Promise<ApprovalRecord> {
    const record = await this.#parts.approvals.get(approvalId);
    if (record === null) throw new CopilotError({ code: 'approval-invalid', message: `There is no draft ${approvalId}.`, details: { approvalId } });
    const now = this.#parts.clock.now();
    const setBack = now.getTime() < Date.parse(record.requestedAt) - clockDifferenceMs;
    if (record.status === 'pending' && (setBack || now.getTime() >= Date.parse(record.expiresAt))) {
      await this.#parts.approvals.decide(approvalId, { status: 'expired', by: null, at: now });
      await this.#audit(actor, 'expire', 'ok', { approvalId });
      throw new CopilotError({ code: 'approval-expired', message: 'This draft has expired; ask for it again.', details: { approvalId } });
    }
    if (record.status === 'expired')
      throw new CopilotError({ code: 'approval-expired', message: 'This draft has expired; ask for it again.', details: { approvalId } });
    if (record.status !== 'pending') throw alreadyDecided(approvalId);
    return record;
  }

  async #execute(record: ApprovalRecord, actor: Actor, signal: AbortSignal): Promise<ApprovalRecord> {
    const { approvals, commander, digest } = this.#parts;
    const grant = mintGrant({
      grantId: `grant-${record.approvalId}`,
      command: record.command,
      commandDigest: digest(canonicalJson(record.command)),
      actor,
      approvalId: record.approvalId,
      expiresAt: new Date(this.#parts.clock.now().getTime() + grantLifetimeMs),
    });
    let receipt: CommandReceipt;
    try {
      receipt = await commander.execute(grant, signal);
    } catch (error) {
      await approvals.complete(record.approvalId, { status: 'failed', receipt: null });
      await this.#audit(actor, `execute ${record.command.kind}`, 'failed', { approvalId: record.approvalId, code: toCopilotError(error).code });
      throw toCopilotError(error);
    }
    // From here on the effect is there: whatever fails now, it is never reported as not done.
    const details = { approvalId: record.approvalId, commandId: receipt.commandId, summary: receipt.summary };
    const written = await Promise.allSettled([
      approvals.complete(record.approvalId, { status: 'executed', receipt }),
      this.#audit(actor, `execute ${record.command.kind}`, 'ok', details),
    ]);
    if (written.some(({ status }) => status === 'rejected'))
      return {
        ...record,
        status: 'executed',
        receipt: { ...receipt, summary: `${receipt.summary} (The record of it could not be written; tell whoever looks after this server.)` },
      };
    return { ...record, status: 'executed', receipt };
  }

  async #audit(actor: Actor, event: string, result: 'ok' | 'denied' | 'failed', details: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#parts.audit.append({
      at: this.#parts.clock.now(),
      actor,
      category: event.startsWith('execute') ? 'command' : 'approval',
      event,
      result,
      details,
    });
  }
}

function alreadyDecided(approvalId: string): CopilotError {
  return new CopilotError({ code: 'approval-invalid', message: 'Somebody has already decided about this draft.', details: { approvalId } });
}

/** What the inverse will do, in words for the approval card. */
function undoText(command: PlantCommand): string {
  switch (command.kind) {
    case 'setpoint-write':
      return `Set ${command.tag} back to ${command.value}.`;
    case 'alarm-unshelve':
      return `Take ${command.alarmId} off the shelf; it is annunciated again.`;
    case 'work-order-update':
      return `Set ${command.workOrderId} to ${command.status ?? 'its earlier findings'}.`;
    default:
      return `Carry out ${command.kind}.`;
  }
}

function mintGrant(fields: Omit<Grant, symbol>): Grant {
  // The brand exists only in the type system; this is the one place that may assert it.
  return Object.freeze({ ...fields }) as Grant;
}

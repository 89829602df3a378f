import type { Actor } from '../../domain/actor.js';
import type { ApprovalRecord } from '../../domain/command.js';
import { Outbox, type OutboxLimits } from '../../wire/outbox.js';
import type { ServerEvent } from '../../wire/server-message.js';
import { Session, type SessionServices } from './session.js';

export type RegistryOptions = Readonly<{
  services: Omit<SessionServices, 'approvalChanged'>;
  outboxLimits: OutboxLimits;
  keptMilliseconds: number;
  /** Unguessable text; whoever knows a session's id and is its actor may resume it. */
  sessionToken: () => string;
}>;

/** The outcome of asking for an old session: the session, or why it cannot be had. */
export type Resumption = Readonly<{ kind: 'resumed'; session: Session }> | Readonly<{ kind: 'unknown' | 'too-old' }>;

/** All sessions of this server, attached or waiting for their tablet to come back. */
export class SessionRegistry {
  readonly #options: RegistryOptions;
  readonly #services: SessionServices;
  readonly #sessions = new Map<string, Session>();

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#services = { ...options.services, approvalChanged: (record) => this.approvalChanged(record) };
  }

  get size(): number {
    return this.#sessions.size;
  }

  get attached(): number {
    let count = 0;
    for (const session of this.#sessions.values()) if (session.detachedAt === null) count += 1;
    return count;
  }

  /** `after`: the last number already sent on the same connection, so that numbers keep rising on it. */
  create(actor: Actor, after: number): Session {
    const outbox = new Outbox(after, this.#options.outboxLimits);
    const session = new Session({ id: this.#options.sessionToken(), actor, outbox }, this.#services);
    this.#sessions.set(session.id, session);
    return session;
  }

  resume(id: string, actor: Actor, cursor: number): Resumption {
    const session = this.#sessions.get(id);
    if (session === undefined || session.actor.id !== actor.id || session.actor.role !== actor.role) return { kind: 'unknown' };
    if (cursor > session.outbox.lastSeq || cursor < session.outbox.oldestCursor) return { kind: 'too-old' };
    return { kind: 'resumed', session };
  }

  /** Ends sessions whose client stayed away too long. Their running turns are cancelled. */
  sweep(now: Date): void {
    for (const [id, session] of this.#sessions) {
      if (session.detachedAt === null || now.getTime() - session.detachedAt < this.#options.keptMilliseconds) continue;
      session.end();
      this.#sessions.delete(id);
    }
  }

  /** To the attached sessions only; who comes back later gets the current state with its `hello-ack`. */
  broadcast(event: ServerEvent): void {
    for (const session of this.#sessions.values()) if (session.detachedAt === null) session.send(event);
  }

  /** Tells the askers and deciders how an approval went, and everybody that the list changed. */
  approvalChanged(record: ApprovalRecord | null): void {
    if (record !== null) {
      const event = approvalResponse(record);
      for (const session of this.#sessions.values()) if (session.watches(record.approvalId)) session.send(event);
    }
    this.broadcast({ type: 'approvals-changed' });
  }

  end(): void {
    for (const session of this.#sessions.values()) session.end();
    this.#sessions.clear();
  }
}

function approvalResponse(record: ApprovalRecord): ServerEvent {
  return {
    type: 'approval-response',
    turnId: record.turnId,
    approvalId: record.approvalId,
    status: record.status,
    by: record.decidedBy,
    summary: record.receipt?.summary ?? (record.status === 'rejected' ? 'Rejected; nothing was done.' : `The draft is ${record.status}.`),
  };
}

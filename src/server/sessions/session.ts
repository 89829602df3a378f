import type { Actor } from '../../domain/actor.js';
import type { ApprovalRecord } from '../../domain/command.js';
import { CopilotError, toCopilotError } from '../../domain/errors.js';
import type { AskRequest, Copilot } from '../../ports/copilot.js';
import type { Clock, Logger } from '../../ports/system.js';
import type { ClientMessage, ClientMessageOf } from '../../wire/client-message.js';
import type { Outbox } from '../../wire/outbox.js';
import { closeCodes, type ServerEvent, type SessionEvent } from '../../wire/server-message.js';
import { recordFeedback } from '../feedback.js';
import type { Metrics } from '../metrics.js';
import type { RequestLedger } from './request-ledger.js';
import { listOverSocket, openOverSocket } from './socket-conversations.js';

export type SessionServices = Readonly<{
  copilot: Copilot;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  requests: RequestLedger;
  turnsPerSession: number;
  /** Tells every session that concerns itself with this approval; called after a decision and after a request. */
  approvalChanged: (record: ApprovalRecord | null) => void;
}>;

/** The connection a session is attached to. */
export interface SessionHolder {
  close(code: number, reason: string): void;
}

/** What a turn says, as against how it went. */
const isSpeech: ReadonlySet<ServerEvent['type']> = new Set(['text-delta', 'sentence', 'evidence']);

type RunningTurn = { turnId: string | null; abort: AbortController };

/**
 * One client's stay, which outlives its connections: turns run on and their events are kept while the tablet is away.
 * Only a `cancel` message, or the end of the session, cancels a turn.
 */
export class Session {
  readonly id: string;
  readonly actor: Actor;
  readonly outbox: Outbox;
  readonly #services: SessionServices;
  readonly #running = new Set<RunningTurn>();
  readonly #approvals = new Set<string>();
  /** Milliseconds since the epoch when the last connection left; null while one is attached. */
  detachedAt: number | null = null;
  #holder: SessionHolder | null = null;

  constructor(identity: Readonly<{ id: string; actor: Actor; outbox: Outbox }>, services: SessionServices) {
    this.id = identity.id;
    this.actor = identity.actor;
    this.outbox = identity.outbox;
    this.#services = services;
  }

  /** Gives the session to this connection; another one that holds it is closed. */
  attach(holder: SessionHolder, appended: () => void): void {
    if (this.#holder !== null && this.#holder !== holder) this.#holder.close(closeCodes.takenOver, 'the session was opened elsewhere');
    this.#holder = holder;
    this.detachedAt = null;
    this.outbox.onAppend(appended);
  }

  /** Turns run on; their events wait in the outbox. */
  detach(at: Date): void {
    this.#holder = null;
    this.detachedAt = at.getTime();
    this.outbox.onAppend(null);
  }

  get runningTurns(): readonly string[] {
    return [...this.#running].flatMap((turn) => (turn.turnId === null ? [] : [turn.turnId]));
  }

  /** Whether this session was shown the approval, and so is told how it went. */
  watches(approvalId: string): boolean {
    return this.#approvals.has(approvalId);
  }

  send(event: ServerEvent): void {
    this.outbox.append(event);
  }

  fail(error: unknown, about: Readonly<{ requestId?: string | null; approvalId?: string | null }> = {}): void {
    const known = toCopilotError(error);
    if (known.code === 'internal') this.#services.logger.error('session-failure', { session: this.id, cause: String(known.cause) });
    this.send({ type: 'error', code: known.code, message: known.message, requestId: about.requestId ?? null, approvalId: about.approvalId ?? null });
  }

  /** Carries out one message. Never rejects: what goes wrong becomes an `error` event. */
  async handle(message: Exclude<ClientMessage, { type: 'hello' }>): Promise<void> {
    switch (message.type) {
      case 'ask':
        return this.#ask(message);
      case 'approve':
      case 'reject':
        return this.#decide(message);
      case 'cancel':
        return this.#cancelAsked(message.turnId ?? null);
      case 'feedback':
        return this.#feedback(message);
      case 'conversations':
        return this.#reply(message, listOverSocket(this.#services.copilot.conversationDesk, this.actor, message));
      case 'open':
        return this.#reply(message, openOverSocket(this.#services.copilot.conversationDesk, this.actor, message));
      case 'ping':
        return this.send({ type: 'pong', at: this.#services.clock.now().toISOString() });
    }
  }

  end(): void {
    this.#cancel(null);
    this.outbox.onAppend(null);
  }

  #cancelAsked(turnId: string | null): void {
    if (this.#cancel(turnId) > 0) return;
    const message = turnId === null ? 'No question is being answered; there is nothing to cancel.' : `No turn ${turnId} is running in this session.`;
    this.fail(new CopilotError({ code: 'not-found', message }));
  }

  /** Gives how many turns it stopped. */
  #cancel(turnId: string | null): number {
    const meant = [...this.#running].filter((turn) => turnId === null || turn.turnId === turnId);
    for (const turn of meant) turn.abort.abort();
    return meant.length;
  }

  async #ask(message: ClientMessageOf<'ask'>): Promise<void> {
    const requestId = message.requestId ?? null;
    const { requests, turnsPerSession } = this.#services;
    const earlier = requestId === null ? null : requests.find(this.actor.id, requestId);
    if (earlier !== null) {
      // The one that was taken is acknowledged first; where it was refused after all, this one is asked in its place.
      const turnId = await earlier;
      return turnId === null ? this.#ask(message) : this.send({ type: 'ask-ack', requestId, turnId, duplicate: true });
    }
    if (this.#running.size >= turnsPerSession) {
      const message = `${turnsPerSession} questions are already being answered; wait for one to end or cancel it.`;
      return this.fail(new CopilotError({ code: 'rate-limited', retryable: true, message }), { requestId });
    }
    if (requestId !== null) requests.begin(this.actor.id, requestId);
    const turn: RunningTurn = { turnId: null, abort: new AbortController() };
    this.#running.add(turn);
    try {
      await this.#run(message, turn, requestId);
    } catch (error) {
      if (turn.turnId === null) {
        if (requestId !== null) requests.forget(this.actor.id, requestId);
        this.fail(error, { requestId });
      } else {
        const known = toCopilotError(error);
        this.#services.logger.error('turn-broke-off', { turnId: turn.turnId, code: known.code });
        this.send({ type: 'turn-error', turnId: turn.turnId, code: known.code, message: known.message });
      }
    } finally {
      this.#running.delete(turn);
    }
  }

  async #run(message: ClientMessageOf<'ask'>, turn: RunningTurn, requestId: string | null): Promise<void> {
    const { copilot, metrics, requests } = this.#services;
    const request: AskRequest = {
      question: message.question,
      actor: this.actor,
      ...(message.conversation === undefined ? {} : { conversation: message.conversation }),
      ...(message.collection === undefined ? {} : { collection: message.collection }),
    };
    for await (const event of metrics.observeTurn(copilot.turns.ask(request, turn.abort.signal))) {
      if (turn.turnId === null) {
        turn.turnId = event.turnId;
        if (requestId !== null) requests.started(this.actor.id, requestId, event.turnId);
        this.send({ type: 'ask-ack', requestId, turnId: event.turnId, duplicate: false });
      }
      // What was on its way when the person stopped the turn is not said to them any more.
      if (turn.abort.signal.aborted && isSpeech.has(event.type)) continue;
      if (event.type === 'approval-request') this.#approvals.add(event.request.approvalId);
      this.send(event);
      if (event.type === 'approval-request' || event.type === 'approval-response') this.#services.approvalChanged(null);
    }
  }

  async #decide(message: ClientMessageOf<'approve'> | ClientMessageOf<'reject'>): Promise<void> {
    const { approvals } = this.#services.copilot;
    this.#approvals.add(message.approvalId);
    try {
      const record =
        message.type === 'approve'
          ? await approvals.approve(message.approvalId, this.actor)
          : await approvals.reject(message.approvalId, this.actor, message.reason ?? null);
      this.#services.approvalChanged(record);
    } catch (error) {
      this.fail(error, { approvalId: message.approvalId });
    }
  }

  async #reply({ requestId = null }: Readonly<{ requestId?: string | null | undefined }>, answer: Promise<SessionEvent>): Promise<void> {
    try {
      this.send(await answer);
    } catch (error) {
      this.fail(error, { requestId });
    }
  }

  async #feedback(message: ClientMessageOf<'feedback'>): Promise<void> {
    try {
      await recordFeedback(this.#services, this.actor, message);
      this.send({ type: 'feedback-ack', turnId: message.turnId });
    } catch (error) {
      this.fail(error);
    }
  }
}

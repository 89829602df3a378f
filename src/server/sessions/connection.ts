import { WebSocket } from 'ws';
import type { Actor, Role } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';
import type { Clock } from '../../ports/system.js';
import { type ClientMessageOf, parseClientMessage, wireVersion } from '../../wire/client-message.js';
import { closeCodes, type ServerEvent } from '../../wire/server-message.js';
import type { AlarmWatcher } from './alarm-watcher.js';
import type { Session } from './session.js';
import type { SessionRegistry } from './session-registry.js';

export type ConnectionServices = Readonly<{
  registry: SessionRegistry;
  alarms: AlarmWatcher;
  clock: Clock;
  modelId: string;
  plantNow: () => Date;
  socketBufferBytes: number;
  framesPerTenSeconds: number;
  /** How turns of this person ended that the last stop of the server broke off. */
  brokenOff: (actor: Actor) => readonly ServerEvent[];
  /** The actor of this connection, given the role its `hello` names; rejects when that is not allowed. */
  actorFor: (role: Role | null) => Promise<Actor>;
  slowReader: () => void;
}>;

/**
 * One WebSocket. Frames in go to the session one after the other; events out are pulled from the session's outbox by a cursor,
 * only while the socket keeps up, so a slow reader costs no memory beyond the outbox. A frame that makes no sense gets an
 * `error` event and ends nothing.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #services: ConnectionServices;
  #session: Session | null = null;
  #cursor = 0;
  #inbound: Promise<void> = Promise.resolve();
  #windowStart = 0;
  #frames = 0;
  #violations = 0;
  #alive = true;

  constructor(socket: WebSocket, services: ConnectionServices) {
    this.#socket = socket;
    this.#services = services;
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? null : String(data)));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.detach());
  }

  /** Called every heartbeat: a peer that did not answer the last ping is gone. */
  heartbeat(): void {
    if (this.#alive) this.#socket.ping();
    else this.#socket.terminate();
    this.#alive = false;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.detach();
  }

  detach(): void {
    const session = this.#session;
    this.#session = null;
    session?.detach(this.#services.clock.now());
  }

  #receive(text: string | null): void {
    if (!this.#withinRate()) return;
    const parsed =
      text === null ? { ok: false as const, problem: 'Send text frames with JSON; binary frames are not used.', requestId: null } : parseClientMessage(text);
    // `hello` needs an answer from authentication, so frames wait for the one before; turns themselves do not block the queue.
    this.#inbound = this.#inbound.then(async () => {
      try {
        if (parsed.ok && parsed.message.type === 'hello') return await this.#hello(parsed.message);
        const session = await this.#currentSession();
        if (!parsed.ok) return session.fail(new CopilotError({ code: 'input-invalid', message: parsed.problem }), { requestId: parsed.requestId });
        if (parsed.message.type !== 'hello') void session.handle(parsed.message);
      } catch (error) {
        this.#refuse(error);
      }
    });
  }

  async #currentSession(): Promise<Session> {
    if (this.#session !== null) return this.#session;
    const actor = await this.#services.actorFor(null);
    const session = this.#services.registry.create(actor, this.#cursor);
    this.#attach(session, this.#cursor);
    return session;
  }

  async #hello(message: ClientMessageOf<'hello'>): Promise<void> {
    const actor = await this.#services.actorFor(message.role ?? null);
    const { registry } = this.#services;
    if (message.session === undefined) {
      const current = this.#session;
      const keeps = current !== null && current.actor.id === actor.id && current.actor.role === actor.role;
      const session = keeps ? current : registry.create(actor, this.#cursor);
      if (!keeps) this.#attach(session, this.#cursor);
      return this.#acknowledge(session, false);
    }
    const resumed = registry.resume(message.session, actor, message.resumeFrom ?? 0);
    if (resumed.kind === 'resumed') {
      this.#attach(resumed.session, message.resumeFrom ?? 0);
      return this.#acknowledge(resumed.session, true);
    }
    const session = registry.create(actor, this.#cursor);
    this.#attach(session, this.#cursor);
    const why = resumed.kind === 'too-old' ? 'Some events are too old to be replayed' : 'The session is no longer known';
    session.fail(new CopilotError({ code: 'not-found', message: `${why}; reload the page to see where things stand.` }));
    this.#acknowledge(session, false);
    // Behind the acknowledgement, with which a client forgets the numbers of the session that is gone.
    for (const end of this.#services.brokenOff(actor)) session.send(end);
  }

  #acknowledge(session: Session, resumed: boolean): void {
    session.send({
      type: 'hello-ack',
      version: wireVersion,
      session: session.id,
      resumed,
      actor: session.actor,
      serverTime: this.#services.clock.now().toISOString(),
      plantTime: this.#services.plantNow().toISOString(),
      model: this.#services.modelId,
      alarms: [...this.#services.alarms.current],
      runningTurns: [...session.runningTurns],
    });
  }

  #attach(session: Session, cursor: number): void {
    if (this.#session !== session) this.detach();
    session.attach(this, () => this.#pump());
    this.#session = session;
    this.#cursor = cursor;
    this.#pump();
  }

  #pump(): void {
    while (this.#session !== null && this.#socket.readyState === WebSocket.OPEN) {
      const outbox = this.#session.outbox;
      if (this.#cursor < outbox.oldestCursor) {
        this.#services.slowReader();
        this.close(closeCodes.tooSlow, 'too slow: events were dropped; reload the page');
        return;
      }
      if (this.#socket.bufferedAmount > this.#services.socketBufferBytes) return;
      const read = outbox.read(this.#cursor);
      if (read.kind !== 'next') return;
      this.#cursor = read.seq;
      this.#socket.send(read.frame, () => this.#pump());
    }
  }

  /** Counts frames; beyond the limit they are answered with an error, and a peer that goes on is closed with 1008. */
  #withinRate(): boolean {
    const now = this.#services.clock.now().getTime();
    if (now - this.#windowStart >= 10_000) {
      this.#windowStart = now;
      this.#frames = 0;
    }
    this.#frames += 1;
    if (this.#frames <= this.#services.framesPerTenSeconds) return true;
    this.#violations += 1;
    if (this.#violations === 1 || this.#frames === this.#services.framesPerTenSeconds + 1)
      this.#session?.fail(new CopilotError({ code: 'rate-limited', retryable: true, message: 'Too many messages; wait ten seconds.' }));
    if (this.#violations > this.#services.framesPerTenSeconds) this.close(closeCodes.policy, 'too many messages');
    return false;
  }

  #refuse(error: unknown): void {
    if (this.#session !== null) this.#session.fail(error);
    else this.close(closeCodes.policy, error instanceof CopilotError ? error.message.slice(0, 120) : 'not allowed');
  }
}

import type { Role } from '../../domain/actor.js';
import { type ClientMessage, wireVersion } from '../../wire/client-message.js';
import { ServerMessage } from '../../wire/server-message.js';

export type LinkState = 'connecting' | 'live' | 'offline';
export type LinkEvents = Readonly<{ received: (message: ServerMessage) => void; state: (state: LinkState) => void }>;
/** Where to go on after a reconnect. */
export type LinkPosition = Readonly<{ role: Role; session: string | null; lastSeq: number }>;

const firstDelay = 500;
const longestDelay = 8_000;
const pingEvery = 15_000;
const silenceMeansGone = 40_000;

/**
 * The tablet's line to the server: connects, says hello with the position to resume from, and comes back by itself after every loss.
 * It decides nothing about the content of messages.
 */
export class WireLink {
  readonly #url: string;
  readonly #position: () => LinkPosition;
  readonly #events: LinkEvents;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #ping: ReturnType<typeof setInterval> | null = null;
  #delay = firstDelay;
  #heard = 0;
  #stopped = false;

  constructor(url: string, position: () => LinkPosition, events: LinkEvents) {
    this.#url = url;
    this.#position = position;
    this.#events = events;
  }

  start(): void {
    this.#stopped = false;
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#lost);
    document.addEventListener('visibilitychange', this.#wake);
    this.#ping = setInterval(() => this.#beat(), pingEvery);
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#lost);
    document.removeEventListener('visibilitychange', this.#wake);
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#ping !== null) clearInterval(this.#ping);
    this.#release();
  }

  /** True when the message was handed to an open connection; that it arrived is only sure with the answer. */
  send(message: ClientMessage): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  readonly #wake = (): void => {
    if (document.visibilityState === 'visible' && this.#socket === null) this.#connect();
  };

  readonly #lost = (): void => {
    this.#release();
    this.#retry();
  };

  #connect(): void {
    if (this.#stopped || this.#socket !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#events.state('connecting');
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#heard = performance.now();
      const { role, session, lastSeq } = this.#position();
      this.send({ type: 'hello', version: wireVersion, role, ...(session === null ? {} : { session, resumeFrom: lastSeq }) });
    };
    socket.onmessage = (event) => this.#receive(String(event.data));
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  #receive(text: string): void {
    this.#heard = performance.now();
    const parsed = ServerMessage.safeParse(readJson(text));
    // A newer server may say things that this page does not know yet.
    if (!parsed.success) return;
    if (parsed.data.type === 'hello-ack') {
      this.#delay = firstDelay;
      this.#events.state('live');
    }
    this.#events.received(parsed.data);
  }

  #beat(): void {
    if (this.#socket === null) return;
    if (performance.now() - this.#heard > silenceMeansGone) this.#lost();
    else this.send({ type: 'ping' });
  }

  #release(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
  }

  #retry(): void {
    if (this.#stopped) return;
    this.#events.state('offline');
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), this.#delay * (0.5 + Math.random() / 2));
    this.#delay = Math.min(longestDelay, this.#delay * 2);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

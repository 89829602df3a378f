import { WebSocket } from 'ws';
import type { Logger } from '../ports/system.js';
import { createServer } from '../server/create-server.js';
import type { ServerConfig, ServerOptions } from '../server/options.js';
import { ServerMessage } from '../wire/server-message.js';
import { countingIds } from './counting-ids.js';
import { createFakeCopilot, type FakeCopilot, type FakeCopilotOptions } from './fake-copilot.js';
import { ManualClock } from './manual-clock.js';

export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type RunningServer = AsyncDisposable &
  Readonly<{
    url: string;
    copilot: FakeCopilot;
    clock: ManualClock;
    connect: (headers?: Readonly<Record<string, string>>) => Promise<WireClient>;
    stop: () => Promise<void>;
  }>;

/** A real server on a free loopback port over the fake copilot. `await using` closes it. */
export async function startTestServer(
  settings: Readonly<{ config?: Partial<ServerConfig>; copilot?: Partial<FakeCopilotOptions>; options?: Partial<ServerOptions> }> = {},
): Promise<RunningServer> {
  const clock = new ManualClock(new Date('2026-03-02T10:14:00Z'));
  const copilot = createFakeCopilot({ clock, ...settings.copilot });
  const config: ServerConfig = { host: '127.0.0.1', port: 0, webRoot: null, version: 'test', adminAccountExists: false, ...settings.config };
  const server = createServer({ copilot, config, logger: silentLogger, clock, ids: countingIds(), ...settings.options });
  const url = await server.listen();
  const clients: WireClient[] = [];
  return {
    url,
    copilot,
    clock,
    stop: () => server.close(),
    async connect(headers = {}) {
      const client = await WireClient.open(`${url.replace('http', 'ws')}/ws`, headers);
      clients.push(client);
      return client;
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.drop();
      await server.close();
    },
  };
}

/** A WebSocket client that keeps what it got and waits for what it wants. */
export class WireClient {
  readonly received: ServerMessage[] = [];
  readonly socket: WebSocket;
  readonly #waiting: (() => void)[] = [];
  closed: Readonly<{ code: number; reason: string }> | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.received.push(ServerMessage.parse(JSON.parse(String(data))));
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.#wake();
    });
  }

  /** Rejects when the server refuses the handshake. */
  static open(url: string, headers: Readonly<Record<string, string>>): Promise<WireClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { headers });
      const client = new WireClient(socket);
      socket.once('open', () => resolve(client));
      socket.once('error', reject);
    });
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  drop(): void {
    this.socket.terminate();
  }

  get types(): readonly string[] {
    return this.received.map((message) => message.type);
  }

  /** Resolves when the condition holds; what is awaited must come from the server, there is no clock here. */
  async until(holds: (client: WireClient) => boolean): Promise<void> {
    while (!holds(this)) {
      if (this.closed !== null) throw new Error(`the connection was closed with ${this.closed.code} ${this.closed.reason}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The first message of the type, once it is there. */
  async message<Type extends ServerMessage['type']>(type: Type): Promise<Extract<ServerMessage, { type: Type }>> {
    await this.until((client) => client.types.includes(type));
    const found = this.received.find((message): message is Extract<ServerMessage, { type: Type }> => message.type === type);
    if (found === undefined) throw new Error(`no ${type}`);
    return found;
  }

  async closure(): Promise<Readonly<{ code: number; reason: string }>> {
    while (this.closed === null) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.closed;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

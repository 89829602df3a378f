import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { CopilotError } from '../domain/errors.js';
import { createHttpApp } from './http-app.js';
import { authenticatorOf } from './identity.js';
import { createMetrics } from './metrics.js';
import { defaultServerLimits, type ServerLimits, type ServerOptions, type ShiftmateServer } from './options.js';
import { createOriginPolicy, requireSafeBinding } from './origin-policy.js';
import { AlarmWatcher } from './sessions/alarm-watcher.js';
import { RequestLedger } from './sessions/request-ledger.js';
import { SessionRegistry } from './sessions/session-registry.js';
import { attachSocketServer } from './sessions/socket-server.js';

const sweepMilliseconds = 10_000;
const longestRequestMilliseconds = 5 * 60_000;

/** Session ids are secrets: 144 random bits, never from the deterministic id source. */
const sessionToken = (): string => randomBytes(18).toString('base64url');

function listenOn(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      const taken = error.code === 'EADDRINUSE';
      const message = taken
        ? `Port ${port} on ${host} is taken; choose another with --port.`
        : `Cannot listen on ${host} port ${port} (${error.code ?? error.message}).`;
      reject(new CopilotError({ code: 'config-invalid', message, cause: error }));
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
    });
  });
}

function createRegistry(options: ServerOptions, limits: ServerLimits, metrics: ReturnType<typeof createMetrics>): SessionRegistry {
  const { copilot, clock, logger } = options;
  return new SessionRegistry({
    services: { copilot, clock, logger, metrics, requests: new RequestLedger(), turnsPerSession: limits.turnsPerSession },
    outboxLimits: { events: limits.outboxEvents, characters: limits.outboxCharacters },
    keptMilliseconds: limits.sessionKeptMilliseconds,
    sessionToken,
  });
}

/** Everything between the network and the copilot. No effect until `listen`. */
export function createServer(options: ServerOptions): ShiftmateServer {
  const { copilot, config, logger, clock } = options;
  const limits: ServerLimits = { ...defaultServerLimits, ...config.limits };
  const metrics = createMetrics();
  const authenticate = authenticatorOf(options);
  const policy = createOriginPolicy({ host: config.host, allowedOrigins: config.allowedOrigins ?? [] });
  const registry = createRegistry(options, limits, metrics);
  const alarms = new AlarmWatcher(copilot.plant, logger, (change) => registry.broadcast(change));
  const app = createHttpApp({ options, limits, policy, metrics, authenticate, approvalDecided: (record) => registry.approvalChanged(record) });
  const server = createHttpServer({ requestTimeout: longestRequestMilliseconds, headersTimeout: 20_000 }, app);
  const sockets = attachSocketServer(server, {
    services: {
      registry,
      alarms,
      clock,
      modelId: copilot.modelId,
      plantNow: () => copilot.plant.now(),
      socketBufferBytes: limits.socketBufferBytes,
      framesPerTenSeconds: limits.framesPerTenSeconds,
      slowReader: metrics.slowReaderClosed,
      brokenOff: (actor) => copilot.brokenOff?.(actor.id) ?? [],
    },
    policy,
    authenticate,
    maximumConnections: limits.connections,
    opened: metrics.sessionOpened,
    closed: metrics.sessionClosed,
  });
  const stopped = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const every = (milliseconds: number, work: () => void): void => {
    if (milliseconds > 0) timers.push(setInterval(work, milliseconds).unref());
  };
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    stopped.abort();
    for (const timer of timers) clearInterval(timer);
    registry.end();
    await sockets.close();
    if (server.listening) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    }
    metrics.dispose();
  };
  return {
    async listen() {
      requireSafeBinding(config.host, config.adminAccountExists);
      await alarms.look(stopped.signal);
      const url = await listenOn(server, config.host, config.port);
      every(limits.alarmPollMilliseconds, () => void alarms.look(stopped.signal));
      every(limits.heartbeatMilliseconds, sockets.heartbeat);
      every(sweepMilliseconds, () => registry.sweep(clock.now()));
      logger.info('server-listening', { url });
      return url;
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

import type { Express } from 'express';
import type { Actor, Role } from '../domain/actor.js';
import type { Copilot, IngestFileReport } from '../ports/copilot.js';
import type { PlcDesk } from '../ports/plc-desk.js';
import type { QuarantineDesk } from '../ports/quarantine.js';
import type { Clock, IdSource, Logger } from '../ports/system.js';

/** Whether the parts behind the server are up. `waitingFor` says in plain words what is missing. */
export type Readiness = Readonly<{ ready: boolean; waitingFor: readonly string[] }>;

/** One model endpoint behind its circuit breaker. While it is not `closed` another model answers. */
export type ModelHealth = Readonly<{ endpoint: string; state: 'closed' | 'open' | 'half-open'; failures: number; retryAt: string | null }>;

export type ServerLimits = Readonly<{
  /** HTTP requests per client address and minute, all routes. */
  requestsPerMinute: number;
  /** Turns per client address and minute over HTTP (`/api/ask`, `/v1/chat/completions`). */
  turnsPerMinute: number;
  /** Turns running at the same time in one WebSocket session. */
  turnsPerSession: number;
  /** WebSocket frames per connection and ten seconds. */
  framesPerTenSeconds: number;
  /** WebSocket connections at the same time. */
  connections: number;
  /** Bytes waiting in one socket before the server pauses sending to it. */
  socketBufferBytes: number;
  /** How long a session without a connection is kept for a resume, in milliseconds. */
  sessionKeptMilliseconds: number;
  heartbeatMilliseconds: number;
  /** How often the alarm list is compared, in milliseconds; 0 switches the comparison off. */
  alarmPollMilliseconds: number;
  outboxEvents: number;
  outboxCharacters: number;
}>;

export const defaultServerLimits: ServerLimits = {
  requestsPerMinute: 12_000,
  turnsPerMinute: 1_200,
  turnsPerSession: 2,
  framesPerTenSeconds: 200,
  connections: 5_000,
  socketBufferBytes: 1_000_000,
  sessionKeptMilliseconds: 10 * 60_000,
  heartbeatMilliseconds: 15_000,
  alarmPollMilliseconds: 1_000,
  outboxEvents: 4_000,
  outboxCharacters: 4_000_000,
};

export type ServerConfig = Readonly<{
  /** Address to bind to. Anything but loopback is refused while `adminAccountExists` is false. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Folder of the built page (dist/web); null serves no page. */
  webRoot: string | null;
  version: string;
  adminAccountExists: boolean;
  /** Origins other than the server's own that may write, for example `https://shiftmate.plant.example`. Their host names are accepted in the Host header too. */
  allowedOrigins?: readonly string[];
  limits?: Partial<ServerLimits>;
}>;

/** What a request says about who sends it. */
export type Credentials = Readonly<{ authorization: string | null; cookie: string | null; role: string | null }>;

/** The bytes of a stored document, for showing the page itself. */
export type DocumentFile = Readonly<{ bytes: Uint8Array; contentType: string; fileName: string }>;

/** A file that the knowledge owner sends. */
export type NewDocument = Readonly<{ fileName: string; bytes: Uint8Array; collection: string; accessRoles: readonly Role[] }>;

export type ServerOptions = Readonly<{
  copilot: Copilot;
  config: ServerConfig;
  logger: Logger;
  clock: Clock;
  ids: IdSource;
  readiness?: () => Promise<Readiness>;
  /** How the model endpoints are doing; shown at /healthz, without secrets. */
  models?: () => readonly ModelHealth[];
  /** Who the sender is; rejects with `unauthenticated`. Without it every client is the demo user of the role it names. */
  authenticate?: (credentials: Credentials) => Promise<Actor>;
  /** Called only after the server has checked that the role may read this revision. */
  openDocumentFile?: (documentId: string, revision: string) => Promise<DocumentFile | null>;
  /** The engineer's desk; without it there are no `/api/plc` routes. */
  plcDesk?: PlcDesk;
  /** Takes a document in; called only for the admin role. Without it there is no upload. */
  addDocument?: (document: NewDocument, signal: AbortSignal) => Promise<IngestFileReport>;
  /** What waits in quarantine, and reading again; called only for the admin role. Without it there are no such routes. */
  quarantine?: QuarantineDesk;
  /** Adds the MCP endpoint (`/mcp`); called once, behind the Host and Origin checks and before the 404. */
  mountMcp?: (app: Express) => void;
}>;

export type ShiftmateServer = Readonly<{
  /** Binds and resolves with the URL. Rejects with `config-invalid` when the address is not allowed or taken. */
  listen(): Promise<string>;
  /** Stops taking connections, cancels running turns, closes sockets with 1001. Safe to call twice. */
  close(): Promise<void>;
}>;

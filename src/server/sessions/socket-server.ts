import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor, Role } from '../../domain/actor.js';
import { httpStatusOf, toCopilotError } from '../../domain/errors.js';
import { closeCodes } from '../../wire/server-message.js';
import { type Authenticate, credentialsOf } from '../identity.js';
import type { OriginPolicy } from '../origin-policy.js';
import { Connection, type ConnectionServices } from './connection.js';

export type SocketServerOptions = Readonly<{
  services: Omit<ConnectionServices, 'actorFor'>;
  policy: OriginPolicy;
  authenticate: Authenticate;
  maximumConnections: number;
  opened: () => void;
  closed: () => void;
}>;

export type SocketServer = Readonly<{ heartbeat(): void; close(): Promise<void> }>;

const maximumFrameBytes = 64 * 1024;

function refuseUpgrade(socket: Duplex, status: number, sentence: string): void {
  const body = `${JSON.stringify({ error: { message: sentence } })}\n`;
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Who this connection acts as. Real accounts have one role; the demo users take the one that `hello` names. */
function actorResolver(request: IncomingMessage, authenticate: Authenticate): (role: Role | null) => Promise<Actor> {
  const credentials = credentialsOf(request);
  return (role) => authenticate({ ...credentials, role: role ?? credentials.role });
}

/** `/ws` on the given HTTP server: checks Host, Origin and sender before the handshake, then hands each socket to a Connection. */
export function attachSocketServer(server: Server, options: SocketServerOptions): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maximumFrameBytes, perMessageDeflate: false, clientTracking: false });
  const connections = new Set<Connection>();
  const accept = (socket: WebSocket, request: IncomingMessage): void => {
    const connection = new Connection(socket, { ...options.services, actorFor: actorResolver(request, options.authenticate) });
    connections.add(connection);
    options.opened();
    socket.once('close', () => {
      connections.delete(connection);
      options.closed();
    });
  };
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/ws') return refuseUpgrade(socket, 404, 'WebSockets are served at /ws.');
    const { host, origin } = request.headers;
    if (!options.policy.allowsHost(host)) return refuseUpgrade(socket, 403, 'This Host is not one of the server names; see the allowed origins setting.');
    if (!options.policy.allowsOrigin(origin, host)) return refuseUpgrade(socket, 403, 'Pages of this origin may not connect; see the allowed origins setting.');
    if (connections.size >= options.maximumConnections) return refuseUpgrade(socket, 503, 'The server has no room for another connection; try again later.');
    try {
      await options.authenticate(credentialsOf(request));
    } catch (error) {
      const known = toCopilotError(error);
      return refuseUpgrade(socket, httpStatusOf[known.code], known.message);
    }
    sockets.handleUpgrade(request, socket, head, (opened) => accept(opened, request));
  };
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    void upgrade(request, socket, head);
  });
  return {
    heartbeat() {
      for (const connection of connections) connection.heartbeat();
    },
    async close() {
      for (const connection of connections) connection.close(closeCodes.goingAway, 'the server is stopping');
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

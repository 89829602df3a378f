import { CopilotError } from '../domain/errors.js';

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]', '::1'];

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/** Throws `config-invalid` when the server would be reachable from other machines before anybody can sign in. */
export function requireSafeBinding(host: string, adminAccountExists: boolean): void {
  if (adminAccountExists || isLoopback(host)) return;
  throw new CopilotError({
    code: 'config-invalid',
    message: `Shiftmate does not listen on ${host} until an admin account exists; use --host 127.0.0.1, or create the account first.`,
    details: { host },
  });
}

export type OriginPolicy = Readonly<{
  /** Whether a Host header names this server; anything else is a DNS-rebinding attempt or a misrouted request. */
  allowsHost(host: string | undefined): boolean;
  /** Whether a page of this origin may write or open a socket. No Origin header means a client that is not a browser page. */
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean;
}>;

function hostNameOf(host: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:/?#@\s]+)(?::\d{1,5})?$/i.exec(host);
  return match?.[1]?.toLowerCase() ?? null;
}

function parseOrigin(origin: string): URL | null {
  try {
    return new URL(origin);
  } catch {
    return null;
  }
}

/**
 * Own origins only. On a wildcard binding the machine's names are not known, so any Host is accepted there and only the
 * origin rule protects; `allowedOrigins` closes that gap behind a proxy.
 */
export function createOriginPolicy(settings: Readonly<{ host: string; allowedOrigins: readonly string[] }>): OriginPolicy {
  const extra = settings.allowedOrigins.map(parseOrigin).filter((url) => url !== null);
  const names = new Set([...loopbackNames, settings.host.toLowerCase(), ...extra.map((url) => url.hostname.toLowerCase())]);
  const origins = new Set(extra.map((url) => url.origin));
  const anyHost = (settings.host === '0.0.0.0' || settings.host === '::') && extra.length === 0;
  const allowsHost = (host: string | undefined): boolean => {
    const name = host === undefined ? null : hostNameOf(host);
    return name !== null && (anyHost || names.has(name));
  };
  return {
    allowsHost,
    allowsOrigin(origin, host) {
      if (origin === undefined) return true;
      if (origins.has(origin)) return true;
      const url = parseOrigin(origin);
      return url !== null && /^https?:$/.test(url.protocol) && host !== undefined && url.host === host.toLowerCase() && allowsHost(host);
    },
  };
}

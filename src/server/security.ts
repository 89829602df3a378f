import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { CopilotError } from '../domain/errors.js';
import type { OriginPolicy } from './origin-policy.js';

/** Response headers. The page may load its own scripts, styles and worker and talk to its own server; nothing else, from nowhere else. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on loopback is the default; a TLS proxy in front sets its own transport policy.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
}

export const permissionsPolicy: RequestHandler = (_request, response, next) => {
  response.set('Permissions-Policy', 'camera=(), geolocation=(), payment=(), usb=(), microphone=(self)');
  next();
};

/** Refuses requests for other hosts, and writes from pages of other origins. */
export function originGuard(policy: OriginPolicy): RequestHandler {
  return (request, _response, next) => {
    const { host, origin } = request.headers;
    if (!policy.allowsHost(host))
      throw new CopilotError({ code: 'forbidden', message: 'This Host is not one of the server names; add its origin to the allowed origins.' });
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const crossSite = origin === undefined && request.headers['sec-fetch-site'] === 'cross-site';
    if (!reads && (crossSite || !policy.allowsOrigin(origin, host)))
      throw new CopilotError({ code: 'forbidden', message: 'Pages of this origin may not write; add it to the allowed origins.' });
    next();
  };
}

/** At most `perMinute` requests per client address. */
export function limitRate(perMinute: number, what: string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Behind a proxy all clients share its address until a deployment says which proxies it trusts; the header itself proves nothing.
    validate: { xForwardedForHeader: false },
    handler: () => {
      throw new CopilotError({ code: 'rate-limited', retryable: true, message: `Too many ${what} from this address; wait a minute.` });
    },
  });
}

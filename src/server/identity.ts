import { type Actor, allRoles, demoActor, Role } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import type { Credentials, ServerOptions } from './options.js';

export type Authenticate = (credentials: Credentials) => Promise<Actor>;

/** The demo user of the named role, default technician. Rejects an unknown role with `input-invalid`. */
export function demoActorOf(role: string | null): Actor {
  if (role === null || role === '') return demoActor('technician');
  const parsed = Role.safeParse(role);
  if (!parsed.success)
    throw new CopilotError({ code: 'input-invalid', message: `There is no role "${role.slice(0, 40)}"; use one of ${allRoles.join(', ')}.` });
  return demoActor(parsed.data);
}

/** The deployment's own authentication, or the demo users as long as there is none. */
export function authenticatorOf(options: Pick<ServerOptions, 'authenticate'>): Authenticate {
  return options.authenticate ?? (async (credentials) => demoActorOf(credentials.role));
}

type HeaderSource = Readonly<{ headers: Readonly<Record<string, string | string[] | undefined>> }>;

/** Reads what the request says about its sender. */
export function credentialsOf(request: HeaderSource): Credentials {
  const one = (name: string): string | null => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : null;
  };
  return { authorization: one('authorization'), cookie: one('cookie'), role: one('x-shiftmate-role') };
}

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { allRoles, Role } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';

/** The edges of the process, handed down so that commands can be tested without one. */
export type Io = Readonly<{
  out: (text: string) => void;
  err: (text: string) => void;
  environment: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
}>;

export type Command = Readonly<{
  name: string;
  usage: string;
  summary: string;
  /** What `--help` shows in place of usage and summary, for commands with many flags. */
  help?: string;
  run: (args: readonly string[], io: Io) => Promise<number>;
}>;

export function usageError(message: string): CopilotError {
  return new CopilotError({ code: 'usage', message });
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Strict parsing: an unknown flag or a missing value is a usage error in one sentence. `--json` is known to every command. */
export function parseCommandLine<Given extends Options>(args: readonly string[], options: Given, usage: string) {
  try {
    const all = { ...options, json: { type: 'boolean', default: false } } as const;
    const parsed = parseArgs({ args: [...args], options: all, allowPositionals: true, strict: true, tokens: true });
    const given = parsed.tokens.flatMap((token) => (token.kind === 'option' && options[token.name]?.multiple !== true ? [token.name] : []));
    const twice = given.find((name, at) => options[name]?.type === 'string' && given.indexOf(name) !== at);
    if (twice !== undefined) throw usageError(`--${twice} was given twice; give it once.`);
    const empty = parsed.tokens.flatMap((token) => (token.kind === 'option' && token.value !== undefined && token.value.trim() === '' ? [token.name] : []))[0];
    if (empty !== undefined) throw usageError(`--${empty} is empty; give it a value or leave it out.`);
    return parsed;
  } catch (error) {
    if (error instanceof CopilotError) throw error;
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'the arguments cannot be read';
    throw usageError(`${reason.replace(/\.$/u, '')}. Usage: shiftmate ${usage}`);
  }
}

/** For commands that take options only. */
export function refuseWords(positionals: readonly string[], usage: string): void {
  if (positionals[0] !== undefined) throw usageError(`"${positionals[0]}" is one word too many. Usage: shiftmate ${usage}`);
}

export function roleOption(value: string | undefined): Role {
  const role = Role.safeParse(value ?? 'technician');
  if (role.success) return role.data;
  throw usageError(`There is no role ${value}; the roles are ${allRoles.join(', ')}.`);
}

/** A number option within bounds, or its default. */
export function numberOption(
  name: string,
  value: string | undefined,
  fallback: number,
  bounds: Readonly<{ low: number; high: number; whole?: boolean }>,
): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < bounds.low || number > bounds.high || (bounds.whole === true && !Number.isInteger(number))) {
    throw usageError(`--${name} must be a ${bounds.whole === true ? 'whole ' : ''}number from ${bounds.low} to ${bounds.high}, not ${value}.`);
  }
  return number;
}

export function timeOption(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (Number.isNaN(Date.parse(value))) throw usageError(`--${name} must be a time such as 2026-03-02T06:00:00Z, not ${value}.`);
  return new Date(value).toISOString();
}

export function printJson(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Wall clock. Only `adapters/system-clock.ts` reads the real one. */
export interface Clock {
  now(): Date;
}
/** Identifiers. Deterministic in tests and evals. */
export interface IdSource {
  next(prefix: string): string;
}
/** Structured log; never receives secrets or document text. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

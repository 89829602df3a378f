import type { Logger } from '../ports/system.js';

/** One JSON object per line. Facts are names and figures; callers never pass secrets or document text. */
export function createStreamLogger(write: (line: string) => void): Logger {
  const log =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}): void =>
      write(`${JSON.stringify({ level, event, ...facts })}\n`);
  return { info: log('info'), warn: log('warn'), error: log('error') };
}

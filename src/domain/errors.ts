import * as z from 'zod';

export const ErrorCode = z.enum([
  'config-invalid',
  'usage',
  'input-invalid',
  'not-found',
  'conflict',
  'tool-unknown',
  'tool-input-invalid',
  'tool-failed',
  'tool-denied',
  'approval-invalid',
  'approval-expired',
  'tag-unknown',
  'plant-unreachable',
  'model-unreachable',
  'model-refused',
  'model-timeout',
  'turn-limit',
  'cancelled',
  'index-missing',
  'document-unreadable',
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'storage-unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Every expected failure. `message` is one sentence that says what to do; facts are in `details`. */
export class CopilotError extends Error {
  override readonly name = 'CopilotError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(options: Readonly<{ code: ErrorCode; message: string; retryable?: boolean; details?: Readonly<Record<string, unknown>>; cause?: unknown }>) {
    super(options.message, { cause: options.cause });
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

export const httpStatusOf = {
  'config-invalid': 500,
  usage: 400,
  'input-invalid': 400,
  'not-found': 404,
  conflict: 409,
  'tool-unknown': 422,
  'tool-input-invalid': 422,
  'tool-failed': 502,
  'tool-denied': 403,
  'approval-invalid': 403,
  'approval-expired': 410,
  'tag-unknown': 404,
  'plant-unreachable': 503,
  'model-unreachable': 503,
  'model-refused': 422,
  'model-timeout': 504,
  'turn-limit': 422,
  cancelled: 499,
  'index-missing': 503,
  'document-unreadable': 422,
  unauthenticated: 401,
  forbidden: 403,
  'rate-limited': 429,
  'storage-unavailable': 507,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** What the file system and SQLite say of a disk that is full or takes no writes. */
const diskRefuses = /database or disk is full|disk I\/O error|readonly database|\b(?:ENOSPC|EDQUOT|EROFS)\b/u;

/** An unknown throw as a CopilotError; bugs become `internal` without leaking their text to users. */
export function toCopilotError(error: unknown): CopilotError {
  if (error instanceof CopilotError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new CopilotError({ code: 'cancelled', message: 'The request was cancelled.', cause: error });
  if (error instanceof Error && diskRefuses.test(error.message))
    return new CopilotError({
      code: 'storage-unavailable',
      message: 'The disk with the data folder is full or cannot be written, so nothing was stored; free space on it and ask again.',
      retryable: true,
      cause: error,
    });
  return new CopilotError({ code: 'internal', message: 'Something went wrong inside Shiftmate; the log has the details.', cause: error });
}

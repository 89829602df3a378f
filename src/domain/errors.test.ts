import { describe, expect, it } from 'vitest';
import { httpStatusOf, toCopilotError } from './errors.js';

describe('an error of the disk', () => {
  it.each([
    'ENOSPC: no space left on device, write',
    'EDQUOT: disk quota exceeded, open',
    'EROFS: read-only file system, open',
    'database or disk is full',
    'disk I/O error',
    'attempt to write a readonly database',
  ])('names the disk and may be tried again: %s', (message) => {
    const failure = toCopilotError(new Error(message));
    expect([failure.code, failure.retryable, httpStatusOf[failure.code]]).toEqual(['storage-unavailable', true, 507]);
    expect(failure.message).toContain('disk with the data folder');
  });
  it('is no other failure, and no other failure is told as it stands', () => {
    expect(toCopilotError(new Error('no such column: secret'))).toMatchObject({ code: 'internal', message: expect.not.stringContaining('secret') });
  });
});

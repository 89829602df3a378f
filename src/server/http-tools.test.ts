import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { apiErrors } from './http-tools.js';

/** What the handler sends for a body that the parser refused. */
function sent(path: string): readonly unknown[] {
  const replies: unknown[] = [];
  const response = {
    headersSent: false,
    status: (code: number) => {
      replies.push(code);
      return { json: (body: unknown) => replies.push(body) };
    },
  };
  const broken = Object.assign(new SyntaxError('Unexpected token'), { status: 400, type: 'entity.parse.failed' });
  apiErrors({ error: () => undefined } as never)(broken, { path } as Request, response as unknown as Response, () => undefined);
  return replies;
}

describe('a body that is no JSON', () => {
  it('is a JSON-RPC parse error at the MCP endpoint', () => {
    expect(sent('/mcp')).toEqual([400, { jsonrpc: '2.0', error: { code: -32_700, message: expect.stringContaining('JSON') }, id: null }]);
  });

  it('is an input error everywhere else', () => {
    expect(sent('/api/ask')).toEqual([400, { error: { code: 'input-invalid', message: expect.stringContaining('JSON'), details: {} } }]);
  });
});

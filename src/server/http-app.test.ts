import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { CopilotError } from '../domain/errors.js';
import { type RunningServer, startTestServer } from '../testing/server-harness.js';

type Reply = Readonly<{ status: number; body: unknown; headers: Headers; text: string }>;

async function call(
  server: RunningServer,
  method: string,
  path: string,
  options: Readonly<{ role?: string; body?: unknown; raw?: string; headers?: Record<string, string> }> = {},
): Promise<Reply> {
  const body = options.raw ?? (options.body === undefined ? null : JSON.stringify(options.body));
  const headers = {
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(options.role === undefined ? {} : { 'x-shiftmate-role': options.role }),
    ...options.headers,
  };
  const response = await fetch(server.url + path, { method, headers, body });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('application/json') ?? false;
  return { status: response.status, body: json ? JSON.parse(text) : null, headers: response.headers, text };
}

/** fetch does not let a test choose the Host header. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

const sentence = { error: { code: expect.any(String), message: expect.stringMatching(/^[A-Z].*\.$/) } };

describe('the knowledge owner', () => {
  const send = (server: RunningServer, role: string) =>
    call(server, 'POST', '/api/documents?fileName=pump.md&access=engineer,admin', {
      role,
      raw: '# Pump',
      headers: { 'content-type': 'application/octet-stream' },
    });
  const report = { file: 'pump.md', documentId: 'PUMP', title: 'Pump', revision: 'A', passages: 1, pages: 1, records: 0, warnings: [], reason: null };

  it('adds a document as bytes with its rights, as admin only, and the audit log says so', async () => {
    const taken: unknown[] = [];
    const addDocument = async (document: Readonly<{ bytes: Uint8Array }>) => {
      taken.push({ ...document, bytes: new TextDecoder().decode(document.bytes) });
      return { ...report, status: 'ingested' as const };
    };
    await using server = await startTestServer({ options: { addDocument } });
    expect(await send(server, 'engineer')).toMatchObject({ status: 403, body: sentence });
    expect(taken).toEqual([]);
    expect(await send(server, 'admin')).toMatchObject({ status: 200, body: { status: 'ingested', documentId: 'PUMP' } });
    expect(taken).toMatchObject([{ fileName: 'pump.md', bytes: '# Pump', collection: 'uploads', accessRoles: ['engineer', 'admin'] }]);
    expect(await server.copilot.audit.read({})).toMatchObject([{ event: 'document-added', category: 'configuration', details: { documentId: 'PUMP' } }]);
  });

  it('is told what to send when the body is JSON or a role does not exist', async () => {
    await using server = await startTestServer({ options: { addDocument: async () => ({ ...report, status: 'ingested' as const }) } });
    expect(await call(server, 'POST', '/api/documents?fileName=a.md', { role: 'admin', body: {} })).toMatchObject({ status: 400, body: sentence });
    const wrong = await call(server, 'POST', '/api/documents?fileName=a.md&access=king', {
      role: 'admin',
      raw: 'x',
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(wrong).toMatchObject({ status: 400, body: sentence });
  });

  it('removes a document as admin only; an unknown one is not found', async () => {
    await using server = await startTestServer();
    expect(await call(server, 'DELETE', '/api/documents/NOPE', { role: 'technician' })).toMatchObject({ status: 403 });
    expect(await call(server, 'DELETE', '/api/documents/NOPE', { role: 'admin' })).toMatchObject({ status: 404, body: sentence });
  });
});

describe('the PLC desk', () => {
  const plcDesk = {
    programs: () => [],
    check: (source: string) => ({ ok: true, findings: [], runnable: [source] }),
    run: () => ({ program: 'P', fault: null, atMs: [100], lanes: [] }),
    draft: async () => ({ kind: 'refused' as const, reason: 'no', covered: [] }),
    export: () => ({ files: [{ fileName: 'P.scl', text: 'x', lossy: [] }] }),
  };

  it('checks, runs, drafts and exports for the engineer; others may only read the programs', async () => {
    await using server = await startTestServer({ options: { plcDesk } });
    const attempts = [
      ['/api/plc/check', { source: 'P' }],
      ['/api/plc/run', { source: 'P' }],
      ['/api/plc/draft', { request: 'a valve with feedback' }],
      ['/api/plc/export', { source: 'P', target: 'scl' }],
    ] as const;
    for (const [path, body] of attempts) {
      expect(await call(server, 'POST', path, { role: 'engineer', body }), path).toMatchObject({ status: 200 });
      expect(await call(server, 'POST', path, { role: 'technician', body }), path).toMatchObject({ status: 403, body: sentence });
    }
    expect(await call(server, 'GET', '/api/plc/programs', { role: 'technician' })).toMatchObject({ status: 200, body: { programs: [] } });
  });

  it('refuses what is too long, too many scans and unknown targets in one sentence', async () => {
    await using server = await startTestServer({ options: { plcDesk } });
    for (const [path, body] of [
      ['/api/plc/run', { source: 'P', scans: 1_000_000 }],
      ['/api/plc/export', { source: 'P', target: 'paper' }],
      ['/api/plc/check', { source: '' }],
      ['/api/plc/draft', { request: 'x'.repeat(5000) }],
    ] as const)
      expect(await call(server, 'POST', path, { role: 'engineer', body }), path).toMatchObject({ status: 400, body: sentence });
  });
});

describe('health and metrics', () => {
  it('says that it lives, and whether it is ready', async () => {
    let waitingFor: readonly string[] = ['knowledge index'];
    await using server = await startTestServer({ options: { readiness: async () => ({ ready: waitingFor.length === 0, waitingFor }) } });
    expect(await call(server, 'GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok', version: 'test' } });
    expect(await call(server, 'GET', '/readyz')).toMatchObject({ status: 503, body: { status: 'starting', waitingFor: ['knowledge index'] } });
    waitingFor = [];
    expect(await call(server, 'GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('counts turns, tool calls, withheld sentences and abstentions in Prometheus text', async () => {
    await using server = await startTestServer();
    await call(server, 'POST', '/api/ask', { body: { question: 'Why is P-101A in alarm?' } });
    await call(server, 'POST', '/api/ask', { body: { question: 'What is the torque of the XJ-900?' } });
    const { text, headers } = await call(server, 'GET', '/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    for (const line of [
      'shiftmate_turns_total{reason="answered"} 1',
      'shiftmate_turns_total{reason="abstained"} 1',
      'shiftmate_abstentions_total 1',
      'shiftmate_withheld_sentences_total 1',
      'shiftmate_tool_calls_total{tool="query_alarms",outcome="ok"} 1',
      'shiftmate_turns_running 0',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(text).toContain(line);
  });
});

describe('asking over HTTP', () => {
  it('gives the whole turn', async () => {
    await using server = await startTestServer();
    const { status, body } = await call(server, 'POST', '/api/ask', { body: { question: 'Why is P-101A in alarm?' }, role: 'engineer' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ turnId: 'turn-1', abstained: false, model: 'fake', error: null, withheld: [{ claims: ['8 h'] }] });
    expect(server.copilot.asked[0]?.actor).toEqual({ id: 'demo-engineer', role: 'engineer' });
  });

  it.each([
    ['broken JSON', { raw: '{broken' }],
    ['an array', { raw: '[]' }],
    ['no question', { body: {} }],
    ['an empty question', { body: { question: '   ' } }],
    ['an over-long question', { body: { question: 'x'.repeat(8001) } }],
    ['a number for a question', { body: { question: 5 } }],
    ['an unknown role', { body: { question: 'Which alarms are active?' }, role: 'astronaut' }],
  ])('answers %s with 400 and one sentence', async (_name, options) => {
    await using server = await startTestServer();
    expect(await call(server, 'POST', '/api/ask', options)).toMatchObject({ status: 400, body: sentence });
    expect(server.copilot.asked).toEqual([]);
  });

  it('answers a huge body with 413', async () => {
    await using server = await startTestServer();
    expect(await call(server, 'POST', '/api/ask', { body: { question: 'x'.repeat(400_000) } })).toMatchObject({ status: 413, body: sentence });
  });

  it('cancels the turn when the client goes away', async () => {
    const aborted = new Promise<void>((resolve) => {
      void (async () => {
        const controller = new AbortController();
        let begun: () => void = () => undefined;
        const running = new Promise<void>((started) => {
          begun = started;
        });
        await using server = await startTestServer({
          copilot: {
            pace: async (_event, signal) => {
              begun();
              if (!signal.aborted) await new Promise<void>((gone) => signal.addEventListener('abort', () => gone(), { once: true }));
              resolve();
            },
          },
        });
        const pending = fetch(`${server.url}/api/ask`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ question: 'Why is P-101A in alarm?' }),
          signal: controller.signal,
        });
        await running;
        controller.abort();
        await expect(pending).rejects.toThrow();
        await aborted;
      })();
    });
    await expect(aborted).resolves.toBeUndefined();
  });

  it('does not let a __proto__ in the body reach any object', async () => {
    await using server = await startTestServer();
    await call(server, 'POST', '/api/ask', { raw: '{"question":"Which alarms?","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}' });
    expect({}).not.toHaveProperty('polluted');
  });

  it('limits turns per minute and says when to come back', async () => {
    await using server = await startTestServer({ config: { limits: { turnsPerMinute: 2 } } });
    const ask = () => call(server, 'POST', '/api/ask', { body: { question: 'Why is P-101A in alarm?' } });
    await ask();
    await ask();
    const third = await ask();
    expect(third).toMatchObject({ status: 429, body: { error: { code: 'rate-limited' } } });
    expect(third.headers.get('retry-after')).not.toBeNull();
  });
});

describe('reading the plant', () => {
  it('gives alarms with their rationalisation, tags with readings, trends, assets', async () => {
    await using server = await startTestServer();
    expect((await call(server, 'GET', '/api/alarms')).body).toMatchObject({
      alarms: [{ tag: 'VT-101A' }],
      setAside: expect.any(Array),
      definitions: [{ id: 'VT-101A.H', timeToRespondMinutes: 30 }],
    });
    expect((await call(server, 'GET', '/api/tags?ids=vt-101a,LT-101')).body).toMatchObject({
      tags: [{ id: 'LT-101' }, { id: 'VT-101A' }],
      readings: [{ value: 5.3 }, { value: 62.4 }],
    });
    expect((await call(server, 'GET', '/api/trend?tag=VT-101A&minutes=30')).body).toMatchObject({
      from: '2026-03-02T09:44:00.000Z',
      statistics: { count: 60 },
    });
    expect((await call(server, 'GET', '/api/assets')).body).toMatchObject({ assets: expect.arrayContaining([expect.objectContaining({ id: 'P-101A' })]) });
  });

  it.each([
    '/api/tags?ids=%00',
    '/api/trend?tag=VT-101A&minutes=-3',
    '/api/trend',
    '/api/trend?tag=VT-101A&to=yesterday',
    '/api/alarms?states=purple',
    '/api/work-orders?limit=1e9',
  ])('answers %s with 400', async (path) => {
    await using server = await startTestServer();
    expect(await call(server, 'GET', path)).toMatchObject({ status: 400, body: sentence });
  });

  it('answers an unknown tag with 404 and the closest names', async () => {
    await using server = await startTestServer();
    expect(await call(server, 'GET', '/api/tags?ids=VT-999')).toMatchObject({
      status: 404,
      body: { error: { code: 'tag-unknown', details: { closest: ['VT-101A'] } } },
    });
  });
});

describe('documents', () => {
  it('gives text and pages by offsets', async () => {
    await using server = await startTestServer();
    const { body } = await call(server, 'GET', '/api/documents/MAN-HC40/D/pages/2');
    expect(body).toMatchObject({ page: 2, hasFile: false, text: expect.stringContaining('7.1 mm/s') });
    expect((await call(server, 'GET', '/api/documents/MAN-HC40/D')).body).toMatchObject({ pages: [{ page: 1 }, { page: 2 }, { page: 3 }] });
  });

  it('hides what the role may not read as if it did not exist', async () => {
    await using server = await startTestServer();
    const forbidden = await call(server, 'GET', '/api/documents/POL-PAY/1');
    const missing = await call(server, 'GET', '/api/documents/NO-SUCH/1');
    expect([forbidden.status, missing.status]).toEqual([404, 404]);
    expect((await call(server, 'GET', '/api/documents/POL-PAY/1', { role: 'manager' })).status).toBe(200);
    expect((await call(server, 'GET', '/api/documents')).text).not.toContain('POL-PAY');
  });

  it('serves the stored file only with the right to read it', async () => {
    const opened: string[] = [];
    const openDocumentFile = async (id: string) => {
      opened.push(id);
      return { bytes: new TextEncoder().encode('%PDF-1.7'), contentType: 'application/pdf', fileName: 'a.pdf' };
    };
    await using server = await startTestServer({ options: { openDocumentFile } });
    const file = await call(server, 'GET', '/api/documents/MAN-HC40/D/file');
    expect([file.status, file.headers.get('content-type'), file.text]).toEqual([200, 'application/pdf', '%PDF-1.7']);
    expect((await call(server, 'GET', '/api/documents/POL-PAY/1/file')).status).toBe(404);
    expect(opened).toEqual(['MAN-HC40']);
  });
});

describe('approvals, conversations, feedback, audit', () => {
  it('decides by role, once', async () => {
    await using server = await startTestServer();
    await call(server, 'POST', '/api/ask', { body: { question: 'Open a work order for the seal leak' } });
    expect((await call(server, 'GET', '/api/approvals')).body).toMatchObject({ approvals: [{ approvalId: 'approval-1', status: 'pending' }] });
    expect(await call(server, 'POST', '/api/approvals/approval-1/approve')).toMatchObject({ status: 403, body: sentence });
    expect(await call(server, 'POST', '/api/approvals/approval-1/approve', { role: 'shift-lead' })).toMatchObject({
      status: 200,
      body: { status: 'executed' },
    });
    expect((await call(server, 'POST', '/api/approvals/approval-1/reject', { role: 'shift-lead', body: { reason: 'late' } })).status).toBe(403);
    expect((await call(server, 'GET', '/api/work-orders')).body).toMatchObject({ workOrders: [{ id: 'WO-10001' }] });
  });

  it('lets people list, rename, export and delete their own conversations only', async () => {
    await using server = await startTestServer();
    await call(server, 'POST', '/api/ask', { body: { question: 'Why is P-101A in alarm?' } });
    const { body } = await call(server, 'GET', '/api/conversations');
    expect(body).toMatchObject({ conversations: [{ id: 'conversation-1', turns: 1 }] });
    expect((await call(server, 'PATCH', '/api/conversations/conversation-1', { body: { title: 'Vibration' } })).status).toBe(200);
    expect((await call(server, 'GET', '/api/conversations/conversation-1/export')).text).toContain('> Why is P-101A in alarm?');
    expect((await call(server, 'GET', '/api/conversations/conversation-1', { role: 'engineer' })).status).toBe(404);
    expect((await call(server, 'DELETE', '/api/conversations/conversation-1', { role: 'engineer' })).status).toBe(404);
    expect((await call(server, 'DELETE', '/api/conversations/conversation-1')).status).toBe(200);
    expect((await call(server, 'GET', '/api/conversations/conversation-1')).status).toBe(404);
  });

  it('keeps feedback in the audit log, which only an admin reads', async () => {
    await using server = await startTestServer();
    await call(server, 'POST', '/api/feedback', { body: { turnId: 'turn-1', verdict: 'wrong', correction: '48 N·m' } });
    expect((await call(server, 'GET', '/api/audit')).status).toBe(403);
    expect((await call(server, 'GET', '/api/audit', { role: 'admin' })).body).toMatchObject({
      chain: { ok: true, count: 1 },
      records: [{ event: 'feedback', details: { correction: '48 N·m' } }],
    });
  });
});

describe('what is not there, and what may not be', () => {
  it('answers unknown routes under /api, /v1 and elsewhere with 404 JSON', async () => {
    await using server = await startTestServer();
    for (const path of ['/api/nothing', '/v1/nothing', '/nothing'])
      expect(await call(server, 'GET', path), path).toMatchObject({ status: 404, body: { error: { message: expect.any(String) } } });
    expect((await call(server, 'GET', '/%ff')).status).toBeLessThan(500);
  });

  it('shows nothing of an unexpected error', async () => {
    const script = async () => Promise.reject(new Error('secret path /etc/shiftmate'));
    await using server = await startTestServer({ copilot: { script } });
    const { status, text } = await call(server, 'POST', '/api/ask', { body: { question: 'Which alarms?' } });
    expect(status).toBe(500);
    expect(text).not.toContain('secret');
  });

  it('maps the codes of the copilot to statuses', async () => {
    const script = async () => Promise.reject(new CopilotError({ code: 'plant-unreachable', message: 'The plant does not answer; check the connection.' }));
    await using server = await startTestServer({ copilot: { script } });
    expect((await call(server, 'POST', '/api/ask', { body: { question: 'Which alarms?' } })).status).toBe(503);
  });

  it('refuses writes from pages of other origins and every request for a foreign host', async () => {
    await using server = await startTestServer();
    const body = { question: 'Which alarms?' };
    expect((await call(server, 'POST', '/api/ask', { body, headers: { origin: 'http://evil.example' } })).status).toBe(403);
    expect((await call(server, 'POST', '/api/ask', { body, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await call(server, 'POST', '/api/ask', { body, headers: { origin: server.url } })).status).toBe(200);
    expect(await statusWithHost(`${server.url}/api/alarms`, 'evil.example')).toBe(403);
  });

  it('refuses to be reachable before an admin account exists', async () => {
    await expect(startTestServer({ config: { host: '0.0.0.0' } })).rejects.toMatchObject({ code: 'config-invalid' });
  });

  it('says that a port is taken', async () => {
    await using server = await startTestServer();
    await expect(startTestServer({ config: { port: Number(new URL(server.url).port) } })).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('taken'),
    });
  });

  it('sends a strict content security policy with every reply', async () => {
    await using server = await startTestServer();
    const policy = (await call(server, 'GET', '/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});

describe('the OpenAPI document', () => {
  it('describes every route with its schemas', async () => {
    await using server = await startTestServer();
    const { body } = await call(server, 'GET', '/api/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/ask': { post: { requestBody: { content: { 'application/json': { schema: { required: ['question'] } } } } } },
        '/api/trend': {
          get: {
            parameters: expect.arrayContaining([
              expect.objectContaining({ name: 'tag', in: 'query', required: true }),
              expect.objectContaining({ name: 'minutes', required: false }),
            ]),
          },
        },
        '/api/approvals/{id}/approve': { post: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'id', in: 'path', required: true })]) } },
      },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { answer, startFaultyEndpoint } from '../testing/faulty-endpoint.js';
import { endpointFetch } from './endpoint-fetch.js';

describe('the fetch to one endpoint', () => {
  it('reaches the endpoint and no other origin', async () => {
    await using endpoint = await startFaultyEndpoint([answer.status(200, {}, { fine: true })]);
    await using other = await startFaultyEndpoint([answer.status(200)]);
    const fetch = endpointFetch(endpoint.url);
    expect(await (await fetch(`${endpoint.url}/models`)).json()).toEqual({ fine: true });
    await expect(fetch(other.url)).rejects.toThrow(/Only http:\/\/127\.0\.0\.1:\d+ may be reached/u);
    expect(other.requests).toEqual([]);
  });

  it.each([301, 302, 307, 308])('does not follow a redirect (%i): the text would go to whoever the endpoint names', async (status) => {
    await using other = await startFaultyEndpoint([answer.status(200)]);
    await using endpoint = await startFaultyEndpoint([answer.redirect(other.url, status)]);
    const response = await endpointFetch(endpoint.url)(`${endpoint.url}/chat/completions`, { method: 'POST', body: '{"secret":1}' });
    expect(response.status).toBe(status);
    expect(other.requests).toEqual([]);
  });

  it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    'reports the certificate error %s as a status that is not tried again',
    async (code) => {
      const failing = async (): Promise<Response> => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('certificate'), { code }) });
      };
      const response = await endpointFetch('https://model.example/v1', failing)('https://model.example/v1/chat/completions');
      expect({ status: response.status, retry: response.headers.get('x-should-retry') }).toEqual({ status: 526, retry: 'false' });
      expect(await response.text()).toContain(code);
    },
  );

  it.each([
    [{ 'retry-after': '3600' }, 'false'],
    [{ 'retry-after-ms': '60000' }, 'false'],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:38:00 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 'false'],
    [{ 'retry-after': '1' }, null],
    [{}, null],
  ])('waits only as long as a turn can spare: %j', async (headers, retry) => {
    await using endpoint = await startFaultyEndpoint([answer.status(429, headers as Record<string, string>)]);
    expect((await endpointFetch(endpoint.url)(endpoint.url)).headers.get('x-should-retry')).toBe(retry);
  });
});

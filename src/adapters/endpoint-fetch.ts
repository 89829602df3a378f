/** Longest pause that an endpoint may ask of us by Retry-After; beyond it another model answers instead. */
const longestPauseSeconds = 8;
const certificateErrors =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY|GET)_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_\w+|HOSTNAME_MISMATCH)$/u;

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * The only way to a model endpoint: a fetch that reaches one origin and no other, follows no redirect (a redirected POST would carry the plant's
 * text to whoever the endpoint names), reports an untrusted certificate as a status that is not tried again, and ends the waiting where
 * Retry-After asks for more than a turn can spare.
 */
export function endpointFetch(endpoint: string, fetch: Fetch = globalThis.fetch): Fetch {
  const { origin } = new URL(endpoint);
  return async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input);
    if (target.origin !== origin) throw new TypeError(`Only ${origin} may be reached from here, not ${target.origin}.`);
    try {
      const response = await fetch(input, { ...init, redirect: 'manual' });
      return pauseOf(response.headers) > longestPauseSeconds ? withoutRetry(response) : response;
    } catch (error) {
      const code = certificateCode(error);
      if (code === null) throw error;
      return new Response(JSON.stringify({ error: { message: code } }), {
        status: 526,
        headers: { 'content-type': 'application/json', 'x-should-retry': 'false' },
      });
    }
  };
}

/** Seconds that the endpoint asks to wait; 0 where it does not. A date is compared with the endpoint's own clock. */
function pauseOf(headers: Headers): number {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds / 1000;
  const text = headers.get('retry-after');
  if (text === null) return 0;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds;
  const until = Date.parse(text);
  const now = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) || Number.isNaN(now) ? 0 : (until - now) / 1000;
}

function withoutRetry(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('x-should-retry', 'false');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function certificateCode(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (certificateErrors.test(code)) return code;
  }
  return null;
}

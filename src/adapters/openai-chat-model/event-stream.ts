/** The data lines of a server-sent event stream, coalesced per network read: one read gives one batch, however many events it holds. */
export async function* readEventStream(body: ReadableStream<Uint8Array>, onRead: () => void): AsyncGenerator<readonly string[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      onRead();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split(/\r?\n/u);
      rest = done ? '' : (lines.pop() ?? '');
      const batch = lines.filter((text) => text.startsWith('data:')).map((text) => text.slice(5).trim());
      if (batch.length > 0) yield batch;
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

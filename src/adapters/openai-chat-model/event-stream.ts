import { CopilotError } from '../../domain/errors.js';

/** A line longer than this is no chat-completions event; an endpoint that sends one is broken or hostile. */
const longestLine = 8_000_000;

/** Events handed on together at most: a read that holds a whole reply does not keep its first words waiting for its last. */
const largestBatch = 16;

/**
 * The data lines of a server-sent event stream, coalesced per network read: the events of one read come in few batches, not one by one.
 * `onData` is called for data only: comments and pings of a half-open stream do not count as a sign of life. Rejects with `model-unreachable`
 * when a line does not end.
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>, onData: () => void): AsyncGenerator<readonly string[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (rest.length > longestLine) throw new CopilotError({ code: 'model-unreachable', message: 'The model endpoint sent a line without an end.' });
      const lines = rest.split(/\r?\n/u);
      rest = done ? '' : (lines.pop() ?? '');
      const batch = lines.filter((text) => text.startsWith('data:')).map((text) => text.slice(5).trim());
      if (batch.length > 0) onData();
      for (let at = 0; at < batch.length; at += largestBatch) yield batch.slice(at, at + largestBatch);
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

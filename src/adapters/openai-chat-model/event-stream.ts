import { CopilotError } from '../../domain/errors.js';

/** A line longer than this is no chat-completions event; an endpoint that sends one is broken or hostile. */
const longestLine = 8_000_000;

/** Events handed on together at most: a read that holds a whole reply does not keep its first words waiting for its last. */
const largestBatch = 16;

/**
 * The data lines of a server-sent event stream, coalesced per network read: the events of one read come in few batches, not one by one.
 * Comments and pings are left out. Rejects with `model-unreachable` when a line does not end.
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let begun: string | null = null;
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (rest.length > longestLine) throw new CopilotError({ code: 'model-unreachable', message: 'The model endpoint sent a line without an end.' });
      const lines = rest.split(/\r\n|[\n\r]/u);
      rest = done ? '' : (lines.pop() ?? '');
      if (begun === null) begun = lines.find((line) => line.trim() !== '')?.trim() ?? null;
      // A first line that opens an object and does not close it: the reply is one JSON text over many lines.
      if (begun?.startsWith('{') === true && !begun.endsWith('}')) {
        text += lines.map((line) => `${line}\n`).join('');
        if (text.length > longestLine) throw new CopilotError({ code: 'model-unreachable', message: 'The model endpoint sent a reply without an end.' });
        if (done) yield [text];
        if (done) return;
        continue;
      }
      const batch = lines.flatMap(dataOf);
      for (let at = 0; at < batch.length; at += largestBatch) yield batch.slice(at, at + largestBatch);
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** The data of one line: after `data:` with or without a space, or a bare JSON object, as servers send them that stream lines instead of events. */
export function dataOf(line: string): readonly string[] {
  if (line.startsWith('data:')) return [line.slice(5).trim()];
  return line.startsWith('{') ? [line.trim()] : [];
}

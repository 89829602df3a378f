import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/domain/command.js';
import { CopilotError } from '../../src/domain/errors.js';
import type { ChatModel, ModelEvent, ModelRequest } from '../../src/ports/model.js';

type StoredError = Readonly<{ type: 'model-error'; code: string; message: string }>;
type StoredEvent = Exclude<ModelEvent, { type: 'model-error' }> | StoredError;
/** One recorded reply. `requestId` is the place in the conversation it belongs to, `digest` the whole request it answered. */
export type Recording = Readonly<{ requestId: string; digest: string; events: readonly StoredEvent[] }>;
export type Cassette = Readonly<{ schema: 1; model: string; recordings: readonly Recording[] }>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The digest of everything that is sent: prompts, messages, tools and settings. Any change gives another digest. */
export function requestDigest(request: ModelRequest): string {
  return sha256(canonicalJson(request));
}

/** What a request is about, whatever the prompt and the tools look like: the questions so far and the number of messages. */
export function requestPlace(request: ModelRequest): string {
  const questions = request.messages.flatMap((message) => (message.role === 'user' ? [message.text] : []));
  return sha256(canonicalJson({ questions, messages: request.messages.length })).slice(0, 24);
}

export type Recorder = Readonly<{ model: ChatModel; cassette: () => Cassette }>;

/** Passes everything through and keeps it. A stream that was broken off by the listener is not kept. */
export function recordModel(model: ChatModel): Recorder {
  const recordings: Recording[] = [];
  return {
    cassette: () => ({ schema: 1, model: model.id, recordings: [...recordings] }),
    model: {
      id: model.id,
      async *stream(request, signal) {
        const events: StoredEvent[] = [];
        for await (const event of model.stream(request, signal)) {
          events.push(event.type === 'model-error' ? { type: 'model-error', code: event.error.code, message: event.error.message } : event);
          yield event;
        }
        recordings.push({ requestId: requestPlace(request), digest: requestDigest(request), events });
      },
    },
  };
}

export type Replayer = Readonly<{
  model: ChatModel /** Requests whose recording was made for another request text, and requests without one. */;
  stale: () => readonly string[];
  missing: () => readonly string[];
  unused: () => number;
}>;

/**
 * Answers from a cassette, without a network. A request that differs in a byte is not answered from the old recording: it ends in a
 * `model-error` and is reported as stale, because a reply to another prompt proves nothing. Equal requests replay in recorded order.
 */
export function replayModel(cassette: Cassette): Replayer {
  const left = new Map<string, Recording[]>();
  for (const recording of cassette.recordings) left.set(recording.digest, [...(left.get(recording.digest) ?? []), recording]);
  const places = new Set(cassette.recordings.map(({ requestId }) => requestId));
  const stale: string[] = [];
  const missing: string[] = [];
  return {
    stale: () => [...stale],
    missing: () => [...missing],
    unused: () => [...left.values()].reduce((sum, list) => sum + list.length, 0),
    model: {
      id: cassette.model,
      async *stream(request, signal) {
        if (signal.aborted) {
          yield failed('cancelled', 'The replay was cancelled.');
          return;
        }
        const recording = left.get(requestDigest(request))?.shift();
        if (recording !== undefined) {
          yield* recording.events.map(restored);
          return;
        }
        const place = requestPlace(request);
        (places.has(place) ? stale : missing).push(place);
        yield failed(
          'internal',
          places.has(place)
            ? 'The cassette is stale: the request has changed since it was recorded. Record it again.'
            : 'The cassette has no recording of this request.',
        );
      },
    },
  };
}

function failed(code: 'cancelled' | 'internal', message: string): ModelEvent {
  return { type: 'model-error', error: new CopilotError({ code, message }) };
}

function restored(event: StoredEvent): ModelEvent {
  return event.type === 'model-error' ? failed(event.code === 'cancelled' ? 'cancelled' : 'internal', event.message) : event;
}

/** Reads a cassette file. Throws `input-invalid` for anything else. */
export function parseCassette(text: string): Cassette {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && 'schema' in value && value.schema === 1 && 'recordings' in value && Array.isArray(value.recordings))
      return value as Cassette;
  } catch {
    // falls through to the error below
  }
  throw new CopilotError({ code: 'input-invalid', message: 'This is not a cassette; record one with --record.' });
}

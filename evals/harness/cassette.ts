import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/domain/command.js';
import { CopilotError, ErrorCode } from '../../src/domain/errors.js';
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

export type Recorder = Readonly<{
  model: ChatModel;
  /** Keeps the replies since the last call. */
  commit: () => readonly Recording[];
  /** Forgets them: the sample they were made for failed and runs again. */
  drop: () => void;
}>;

/** Passes everything through and remembers it. A stream that failed or was broken off by the listener is not kept. */
export function recordModel(model: ChatModel): Recorder {
  let open: Recording[] = [];
  const take = (): readonly Recording[] => {
    const taken = open;
    open = [];
    return taken;
  };
  return {
    commit: take,
    drop: () => void take(),
    model: {
      id: model.id,
      async *stream(request, signal) {
        const events: StoredEvent[] = [];
        let whole = false;
        for await (const event of model.stream(request, signal)) {
          events.push(event.type === 'model-error' ? { type: 'model-error', code: event.error.code, message: event.error.message } : event);
          whole = event.type === 'model-end' || (event.type === 'model-error' && event.error.code === 'model-refused');
          // Before the listener may leave: a listener that got the end has got everything.
          if (whole) open.push({ requestId: requestPlace(request), digest: requestDigest(request), events });
          yield event;
        }
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

function failed(code: ErrorCode, message: string): ModelEvent {
  return { type: 'model-error', error: new CopilotError({ code, message }) };
}

function restored(event: StoredEvent): ModelEvent {
  return event.type === 'model-error' ? failed(ErrorCode.catch('internal').parse(event.code), event.message) : event;
}

/** A cassette as text: a line that names the model, then a line per reply, so that a recording that died is a whole one up to there. */
export function renderCassette({ model, recordings }: Cassette): string {
  return [JSON.stringify({ schema: 1, model }), ...recordings.map((recording) => JSON.stringify(recording)), ''].join('\n');
}

/** Reads a cassette. Throws `input-invalid` with the line for anything else; a last line that was cut off is left out. */
export function parseCassette(text: string): Cassette {
  const lines = text.split('\n');
  const whole = lines.slice(0, -1);
  const [head, ...rest] = whole.map((line, index) => parseLine(line, index + 1));
  if (head === undefined || !('schema' in head) || head.schema !== 1 || !('model' in head) || typeof head.model !== 'string')
    throw new CopilotError({ code: 'input-invalid', message: 'This is not a cassette; record one with --record.' });
  const bad = rest.findIndex((recording) => !isRecording(recording));
  if (bad >= 0)
    throw new CopilotError({ code: 'input-invalid', message: `Line ${bad + 2} of the cassette is not a recording; record it again with --record.` });
  return { schema: 1, model: head.model, recordings: rest.filter(isRecording) };
}

function parseLine(line: string, number: number): object {
  try {
    const value: unknown = JSON.parse(line);
    if (value !== null && typeof value === 'object') return value;
  } catch {
    // falls through to the error below
  }
  throw new CopilotError({
    code: 'input-invalid',
    message: number === 1 ? 'This is not a cassette; record one with --record.' : `Line ${number} of the cassette is not JSON; record it again with --record.`,
  });
}

function isRecording(value: object): value is Recording {
  return (
    'requestId' in value &&
    typeof value.requestId === 'string' &&
    'digest' in value &&
    typeof value.digest === 'string' &&
    'events' in value &&
    Array.isArray(value.events)
  );
}

import { CopilotError } from '../domain/errors.js';

/** Many calls run side by side in one turn; its signal is listened to once for all of them. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `listener` when the signal aborts, at once where it has. Gives what takes the listener back. */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) {
    listener();
    return () => undefined;
  }
  const known = waiting.get(signal);
  const listeners = known ?? new Set<() => void>();
  if (known === undefined) {
    waiting.set(signal, listeners);
    signal.addEventListener(
      'abort',
      () => {
        for (const stop of [...listeners]) stop();
      },
      { once: true },
    );
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The time of one tool call: its signal aborts with the turn and when the time is up, and `keep` waits no longer than that, whatever the tool does. */
export class ToolDeadline {
  readonly #controller = new AbortController();
  readonly #ignoreTurn: () => void;
  readonly #timer: NodeJS.Timeout;
  readonly #stopped: Promise<never>;

  constructor(turn: AbortSignal, milliseconds: number, toolName: string) {
    let stop: (error: CopilotError) => void = () => undefined;
    this.#stopped = new Promise<never>((_resolve, reject) => {
      stop = (error) => {
        reject(error);
        this.#controller.abort(error);
      };
    });
    this.#stopped.catch(() => undefined);
    const abort = (): void => stop(new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' }));
    this.#timer = setTimeout(
      () =>
        stop(
          new CopilotError({ code: 'tool-failed', message: `${toolName} did not answer within ${milliseconds / 1000} s; go on without it.`, retryable: true }),
        ),
      milliseconds,
    );
    this.#ignoreTurn = onAbort(turn, abort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async keep<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#stopped]);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#ignoreTurn();
  }
}

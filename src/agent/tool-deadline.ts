import { CopilotError } from '../domain/errors.js';

/** The time of one tool call: its signal aborts with the turn and when the time is up, and `keep` waits no longer than that, whatever the tool does. */
export class ToolDeadline {
  readonly #controller = new AbortController();
  readonly #turn: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #stopped: Promise<never>;
  readonly #abort: () => void;

  constructor(turn: AbortSignal, milliseconds: number, toolName: string) {
    this.#turn = turn;
    let stop: (error: CopilotError) => void = () => undefined;
    this.#stopped = new Promise<never>((_resolve, reject) => {
      stop = (error) => {
        reject(error);
        this.#controller.abort(error);
      };
    });
    this.#stopped.catch(() => undefined);
    this.#abort = () => stop(new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' }));
    this.#timer = setTimeout(
      () =>
        stop(
          new CopilotError({ code: 'tool-failed', message: `${toolName} did not answer within ${milliseconds / 1000} s; go on without it.`, retryable: true }),
        ),
      milliseconds,
    );
    if (turn.aborted) this.#abort();
    else turn.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async keep<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#stopped]);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#turn.removeEventListener('abort', this.#abort);
  }
}

import { CopilotError } from '../domain/errors.js';
import type { ChatModel } from '../ports/model.js';

/** How long a model may write on one sentence, or line, from its first word on. */
export const sentenceMilliseconds = 30_000;

const wholeSentence = /[.!?]["”)\]]*\s|[。！？\n]/u;

/**
 * A model that drips words without ever ending a sentence has failed: nothing of an unfinished sentence can be checked or said. Its stream ends with
 * `model-timeout`. Time before the first word is not counted here.
 */
export function withSentencePatience(model: ChatModel, milliseconds = sentenceMilliseconds): ChatModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      const stop = new AbortController();
      const abort = (): void => stop.abort();
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      const watch = new SentenceWatch(milliseconds);
      const events = model.stream(request, stop.signal)[Symbol.asyncIterator]();
      try {
        for (;;) {
          const result = await Promise.race([events.next(), watch.late]);
          if (result === null) {
            yield {
              type: 'model-error',
              error: new CopilotError({ code: 'model-timeout', message: `It did not end a sentence within ${milliseconds / 1000} s.`, retryable: true }),
            };
            return;
          }
          if (result.done === true) return;
          if (result.value.type === 'text-delta') watch.hear(result.value.text);
          yield result.value;
        }
      } finally {
        watch.end();
        signal.removeEventListener('abort', abort);
        stop.abort();
        events.return?.()?.catch(() => undefined);
      }
    },
  };
}

/** `late` resolves once a sentence has been under way for too long. */
class SentenceWatch {
  readonly late: Promise<null>;
  readonly #milliseconds: number;
  #expire: () => void = () => undefined;
  #timer: NodeJS.Timeout | null = null;
  #open = '';

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.late = new Promise<null>((resolve) => {
      this.#expire = () => resolve(null);
    });
  }

  hear(text: string): void {
    this.#open += text;
    if (wholeSentence.test(this.#open)) {
      this.end();
      this.#open = '';
    } else this.#timer ??= setTimeout(this.#expire, this.#milliseconds);
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

import { CopilotError } from '../domain/errors.js';
import type { ChatModel, ModelEvent } from '../ports/model.js';

export type Patience = Readonly<{ firstMilliseconds: number; nextMilliseconds: number }>;

/**
 * A model that is waited for only so long: for its first event, then for each next one. After that its stream is aborted and ends with `model-timeout`,
 * whatever the model does; so no model can hold a turn, whoever wrote its adapter.
 */
export function withPatience(model: ChatModel, { firstMilliseconds, nextMilliseconds }: Patience): ChatModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      const stop = new AbortController();
      const abort = (): void => stop.abort();
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      const events = model.stream(request, stop.signal)[Symbol.asyncIterator]();
      try {
        for (let patience = firstMilliseconds; ; patience = nextMilliseconds) {
          const result = await within(events.next(), patience);
          if (result === null) {
            yield { type: 'model-error', error: new CopilotError({ code: 'model-timeout', message: 'The model did not answer in time.', retryable: true }) };
            return;
          }
          if (result.done === true) return;
          yield result.value;
        }
      } finally {
        signal.removeEventListener('abort', abort);
        stop.abort();
        events.return?.()?.catch(() => undefined);
      }
    },
  };
}

async function within(next: Promise<IteratorResult<ModelEvent>>, milliseconds: number): Promise<IteratorResult<ModelEvent> | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([next, late]);
  } finally {
    clearTimeout(timer);
    next.catch(() => undefined);
  }
}

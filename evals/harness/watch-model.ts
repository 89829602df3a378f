import type { CopilotError } from '../../src/domain/errors.js';
import type { ChatModel } from '../../src/ports/model.js';

/**
 * The graded models, with an ear on their failures. The copilot lets the built-in engine take over when a model fails; an eval may not count
 * that as the model's answer, so the sample becomes an error.
 */
export type WatchedModels = Readonly<{
  models: readonly ChatModel[];
  /** Failures since the last call. */
  failures: () => readonly CopilotError[];
}>;

export function watchModels(models: readonly ChatModel[]): WatchedModels {
  let heard: CopilotError[] = [];
  return {
    models: models.map((model) => ({
      id: model.id,
      async *stream(request, signal) {
        for await (const event of model.stream(request, signal)) {
          if (event.type === 'model-error' && event.error.code !== 'cancelled') heard.push(event.error);
          yield event;
        }
      },
    })),
    failures: () => {
      const all = heard;
      heard = [];
      return all;
    },
  };
}

const unreachable = new Set(['model-unreachable', 'model-timeout', 'rate-limited']);
/** A wrong key, or a model that is not there: no sample will fare better. */
const closed = new Set<unknown>([401, 403, 404]);

/** Failures that say that nobody answers, not that one request was bad. */
export function isOutage(failures: readonly CopilotError[]): boolean {
  return failures.some(({ code, details }) => unreachable.has(code) || (code === 'model-refused' && closed.has(details['status'])));
}

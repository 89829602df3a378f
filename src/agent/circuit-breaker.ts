import { CopilotError } from '../domain/errors.js';
import type { ChatModel, ModelEvent } from '../ports/model.js';
import type { Clock } from '../ports/system.js';

export type CircuitState = Readonly<{
  /** Model and address, without secrets. */
  endpoint: string;
  state: 'closed' | 'open' | 'half-open';
  /** Failures in a row. */
  failures: number;
  /** When the next probe is allowed; null while closed. */
  retryAt: string | null;
  lastFailure: string | null;
}>;
export type BreakerOptions = Readonly<{
  endpoint: string;
  clock: Clock;
  /** A number from 0 to 1: several servers do not probe an endpoint at the same moment. */
  random: () => number;
  /** Failures in a row that open the circuit. */
  opensAfter?: number;
  /** First pause; doubled after every failed probe. */
  pauseMilliseconds?: number;
  longestPauseMilliseconds?: number;
  /** Told of every change of state. */
  changed?: (state: CircuitState) => void;
  /** The state another process left behind. */
  before?: CircuitState | null;
}>;
export type GuardedModel = ChatModel & Readonly<{ circuit: () => CircuitState }>;

/** What says nothing about the endpoint: the person cancelled, or the request was too long for the model. */
const isInnocent = (error: CopilotError): boolean => error.code === 'cancelled' || error.details['tooLong'] === true;

/**
 * A model behind a circuit breaker, one per endpoint. After some failures in a row it is left alone: requests fail at once and the next model answers.
 * When the pause is over one request goes through as a probe while all others still fail at once; its success closes the circuit, its failure doubles the pause.
 */
export function withCircuitBreaker(model: ChatModel, options: BreakerOptions): GuardedModel {
  const breaker = new Breaker(options);
  return {
    id: model.id,
    circuit: () => breaker.state,
    async *stream(request, signal) {
      const pass = breaker.ask();
      if (pass === 'no') {
        yield { type: 'model-error', error: breaker.refusal() };
        return;
      }
      let last: ModelEvent | null = null;
      try {
        for await (const event of model.stream(request, signal)) {
          last = event;
          if (event.type === 'model-end') breaker.succeeded();
          else if (event.type === 'model-error') breaker.failed(event.error);
          yield event;
        }
      } finally {
        // A caller that stopped listening proves nothing either way.
        if (last === null || (last.type !== 'model-end' && last.type !== 'model-error')) breaker.abandoned();
      }
    },
  };
}

class Breaker {
  readonly #options: BreakerOptions;
  #failures: number;
  #pauses: number;
  #retryAt: number | null;
  #probing = false;
  #lastFailure: string | null;

  constructor(options: BreakerOptions) {
    const before = options.before?.endpoint === options.endpoint ? options.before : null;
    this.#options = options;
    this.#failures = before?.failures ?? 0;
    this.#retryAt = before === null || before.retryAt === null ? null : Date.parse(before.retryAt);
    this.#pauses = this.#retryAt === null ? 0 : 1;
    this.#lastFailure = before?.lastFailure ?? null;
  }

  get state(): CircuitState {
    const now = this.#options.clock.now().getTime();
    const state = this.#retryAt === null ? 'closed' : this.#probing || now >= this.#retryAt ? 'half-open' : 'open';
    const retryAt = this.#retryAt === null ? null : new Date(this.#retryAt).toISOString();
    return { endpoint: this.#options.endpoint, state, failures: this.#failures, retryAt, lastFailure: this.#lastFailure };
  }

  ask(): 'yes' | 'no' {
    if (this.#retryAt === null) return 'yes';
    if (this.#probing || this.#options.clock.now().getTime() < this.#retryAt) return 'no';
    this.#probing = true;
    return 'yes';
  }

  refusal(): CopilotError {
    const until = this.#retryAt === null ? '' : ` until ${new Date(this.#retryAt).toISOString().slice(11, 19)} UTC`;
    return new CopilotError({
      code: 'model-unreachable',
      message: `Its endpoint failed ${this.#failures} times in a row and is left alone${until}.`,
      details: { circuit: 'open', lastFailure: this.#lastFailure },
    });
  }

  succeeded(): void {
    const wasTroubled = this.#failures > 0;
    this.#probing = false;
    this.#failures = 0;
    this.#pauses = 0;
    this.#retryAt = null;
    if (wasTroubled) this.#options.changed?.(this.state);
  }

  failed(error: CopilotError): void {
    if (isInnocent(error)) {
      this.abandoned();
      return;
    }
    const { clock, random, opensAfter = 3, pauseMilliseconds = 20_000, longestPauseMilliseconds = 300_000 } = this.#options;
    this.#failures += 1;
    this.#lastFailure = error.message;
    if (this.#failures >= opensAfter || this.#probing) {
      const pause = Math.min(longestPauseMilliseconds, pauseMilliseconds * 2 ** this.#pauses);
      this.#pauses += 1;
      this.#retryAt = clock.now().getTime() + pause * (0.8 + 0.4 * random());
    }
    this.#probing = false;
    this.#options.changed?.(this.state);
  }

  abandoned(): void {
    this.#probing = false;
  }
}

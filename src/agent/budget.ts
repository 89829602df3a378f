import { CopilotError } from '../domain/errors.js';
import type { Language } from '../domain/language.js';
import type { Usage } from '../ports/model.js';
import type { Clock } from '../ports/system.js';
import type { TurnLimits } from './limits.js';

/** Steps in a row in which a model only repeated calls, or called tools that do not exist, after which it is given up. */
export const idleStepsAllowed = 2;

/** What the agent says itself, in the language of the question, where no sentence of a model was let out. */
export const notInSources: Readonly<Record<Language, string>> = {
  en: 'That is not in the sources I can read, so I will not guess.',
  de: 'Das steht nicht in den Quellen, die ich lesen darf; ich rate nicht.',
  zh: '我能读到的资料中没有这个答案，我不会猜测。',
};
export const stoppedEarly: Readonly<Record<Language, string>> = {
  en: 'I cannot give you an answer yet: this turn used up its budget.',
  de: 'Ich kann noch keine Antwort geben: Diese Anfrage hat ihr Budget verbraucht.',
  zh: '我还不能给出答案：本次提问的预算已用完。',
};

export function keepsRepeating(model: string): CopilotError {
  return new CopilotError({ code: 'model-refused', message: 'It keeps repeating the same calls, or calls tools that do not exist.', details: { model } });
}

export function neverAnswers(model: string): CopilotError {
  return new CopilotError({ code: 'model-refused', message: 'It used up its steps without an answer.', details: { model } });
}

export function provesNothing(model: string): CopilotError {
  return new CopilotError({ code: 'model-refused', message: 'Nothing that it said could be proved.', details: { model } });
}

export function tooSlow(model: string): CopilotError {
  return new CopilotError({ code: 'model-timeout', message: 'It took too long to say anything.', details: { model } });
}

/** Share of the time that is kept for the model that needs nothing, where the one before it has said nothing until then. */
const reservedShare = 1 / 6;

/** What one turn may use. Its signal aborts with the caller and when the time is up, so that no model and no tool can hold a turn. */
export class Budget {
  readonly #limits: TurnLimits;
  readonly #clock: Clock;
  readonly #caller: AbortSignal;
  readonly #controller = new AbortController();
  readonly #started: number;
  readonly #timer: NodeJS.Timeout;
  readonly #abort = (): void => {
    this.#controller.abort();
    this.#model.abort();
  };
  readonly #reserve: NodeJS.Timeout;
  readonly #model = new AbortController();
  #steps = 0;
  #timedOut = false;

  constructor(limits: TurnLimits, clock: Clock, caller: AbortSignal) {
    this.#limits = limits;
    this.#clock = clock;
    this.#caller = caller;
    this.#started = clock.now().getTime();
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#abort();
    }, limits.maxMilliseconds);
    this.#reserve = setTimeout(() => this.#model.abort(), limits.maxMilliseconds * (1 - reservedShare));
    if (caller.aborted) this.#abort();
    else caller.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The signal of a model that another can take over from: it also aborts where nothing was said and only the reserve of time is left. */
  get modelSignal(): AbortSignal {
    return this.#model.signal;
  }

  /** A sentence was let out: the rest of the time belongs to whoever speaks. */
  spoken(): void {
    clearTimeout(this.#reserve);
  }

  /** True where the caller stopped the turn. */
  get cancelled(): boolean {
    return this.#caller.aborted;
  }

  /** Milliseconds since the turn began. */
  get elapsed(): number {
    return this.#clock.now().getTime() - this.#started;
  }

  step(): void {
    this.#steps += 1;
  }

  /** A model that takes over gets steps of its own; time, calls and tokens stay those of the turn. */
  renewSteps(): void {
    this.#steps = 0;
  }

  /** Which budget is used up, in a word for people; null while none is. */
  spent(toolCalls: number, usage: Usage): 'steps' | 'tool calls' | 'tokens' | 'time' | null {
    const { maxSteps, maxToolCalls, maxTokens, maxMilliseconds } = this.#limits;
    if (this.#timedOut || this.elapsed > maxMilliseconds) return 'time';
    if (this.#steps >= maxSteps) return 'steps';
    if (toolCalls > maxToolCalls) return 'tool calls';
    return usage.inputTokens + usage.outputTokens > maxTokens ? 'tokens' : null;
  }

  end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#reserve);
    this.#caller.removeEventListener('abort', this.#abort);
  }
}

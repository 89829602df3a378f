import { type AskResult, collectTurn, type TurnEvent } from '../../domain/turn.js';

type Json = Readonly<Record<string, unknown>>;

/** Numbers the evidence in the order in which sentences use it, and writes the footnotes. */
export class Footnotes {
  readonly #labels = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  #space = '';

  /** The text without its last white space, which is kept back so that markers can stand right behind the sentence. */
  tight(text: string): string {
    const whole = this.#space + text;
    const end = whole.trimEnd();
    this.#space = whole.slice(end.length);
    return end;
  }

  see(event: TurnEvent): void {
    if (event.type === 'evidence') this.#labels.set(event.evidence.id, event.evidence.label);
  }

  /** ` [1][3]` for a sentence's evidence. */
  markers(evidence: readonly string[]): string {
    const marks = evidence.map((id) => {
      const number = this.#numbers.get(id) ?? this.#numbers.size + 1;
      this.#numbers.set(id, number);
      return `[${number}]`;
    });
    return marks.length === 0 ? '' : ` ${marks.join('')}`;
  }

  list(): string {
    const lines = [...this.#numbers].map(([id, number]) => `[${number}] ${this.#labels.get(id) ?? id}`);
    return lines.length === 0 ? '' : `\n\n${lines.join('\n')}`;
  }
}

/** The text that an event adds to the reply. */
export function replyText(event: TurnEvent, footnotes: Footnotes | null): string {
  footnotes?.see(event);
  if (event.type === 'text-delta') return footnotes === null ? event.text : footnotes.tight(event.text);
  return event.type === 'sentence' && footnotes !== null ? footnotes.markers(event.evidence) : '';
}

function usageOf(events: readonly TurnEvent[]): Json {
  const end = events.find((event) => event.type === 'turn-end');
  const { inputTokens, outputTokens } = end?.usage ?? { inputTokens: 0, outputTokens: 0 };
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}

/** What the OpenAI format has no place for: evidence, drafts that wait for a person, what was withheld, the turn's record. */
function extension(result: AskResult): Json {
  const { answer: _answer, error: _error, ...rest } = result;
  return rest;
}

export type ReplyHead = Readonly<{ id: string; created: number; model: string }>;
type FinishReason = 'stop' | 'length';

export function completion(head: ReplyHead, events: readonly TurnEvent[], content: string, finish: FinishReason): Json {
  return {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: finish }],
    usage: usageOf(events),
    shiftmate: extension(collectTurn(events)),
  };
}

export function textChunk(head: ReplyHead, delta: Json): Json {
  return { ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, logprobs: null, finish_reason: null }] };
}

export function lastChunk(head: ReplyHead, events: readonly TurnEvent[], finish: FinishReason): Json {
  return {
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: finish }],
    shiftmate: extension(collectTurn(events)),
  };
}

export function usageChunk(head: ReplyHead, events: readonly TurnEvent[]): Json {
  return { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(events) };
}

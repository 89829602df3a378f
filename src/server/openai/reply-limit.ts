import type { ChatRequest } from './chat-request.js';

/** About four characters make a token. */
const charactersPerToken = 4;

/** Where the client wants the reply to end: before a stop sequence, or with the last whole piece that fits into its number of tokens. */
export class ReplyLimit {
  readonly #stops: readonly string[];
  readonly #longest: number;
  #text = '';
  #ended: 'stop' | 'length' | null = null;

  constructor({ stop, max_tokens, max_completion_tokens }: Pick<ChatRequest, 'stop' | 'max_tokens' | 'max_completion_tokens'>) {
    this.#stops = typeof stop === 'string' ? [stop] : (stop ?? []);
    const tokens = max_completion_tokens ?? max_tokens ?? null;
    this.#longest = tokens === null ? Number.POSITIVE_INFINITY : tokens * charactersPerToken;
  }

  get finishReason(): 'stop' | 'length' {
    return this.#ended ?? 'stop';
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** What of the next piece still belongs to the reply. */
  take(piece: string): string {
    if (this.#ended !== null || piece === '') return '';
    const whole = this.#text + piece;
    const cut = this.#stops.map((stop) => whole.indexOf(stop)).filter((at) => at >= 0);
    const end = Math.min(whole.length, ...cut);
    if (Math.max(end, this.#text.length) > this.#longest) {
      this.#ended = 'length';
      return '';
    }
    if (cut.length > 0) this.#ended = 'stop';
    const taken = whole.slice(this.#text.length, end);
    this.#text += taken;
    return taken;
  }
}

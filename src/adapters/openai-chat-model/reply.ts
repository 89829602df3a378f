import { parseToolInput, toolCallsInText } from '../../domain/model-reply/tool-json.js';
import { spokenPart, VisibleText } from '../../domain/model-reply/visible-text.js';
import type { ModelEvent, ToolCall, Usage } from '../../ports/model.js';
import { broken } from './failures.js';

type CallPart = Readonly<{ index?: number; id?: string; function?: Readonly<{ name?: string; arguments?: unknown }> }>;
type Said = Readonly<{ content?: unknown; tool_calls?: readonly CallPart[] | null; function_call?: Readonly<{ name?: string; arguments?: string }> | null }>;
type Chunk = Readonly<{
  object?: unknown;
  choices?: ReadonlyArray<Readonly<{ delta?: Said; message?: Said; text?: unknown; finish_reason?: string | null }>>;
  usage?: Readonly<{ prompt_tokens?: number; completion_tokens?: number }> | null;
  error?: unknown;
}>;
type PartialCall = { id: string; name: string; argumentsText: string };

/** More calls than this in one reply are a runaway model, not a plan. */
const mostCalls = 64;

/** Puts one reply together from its chunks, whether streamed or sent whole. */
export class Reply {
  readonly #calls = new Map<number, PartialCall>();
  readonly #known: ReadonlySet<string>;
  readonly #longest: number;
  readonly #visible: VisibleText;
  #length = 0;
  #said = false;
  #usage: Usage = { inputTokens: 0, outputTokens: 0 };
  #finish: string | null = null;
  #done = false;

  /** `longest` bounds the text of a reply that does not end, in characters. */
  constructor(known: ReadonlySet<string>, longest: number) {
    this.#known = known;
    this.#longest = longest;
    this.#visible = new VisibleText(known);
  }

  /** True once nothing more is wanted: the endpoint goes on although it was told where to stop. */
  get overfull(): boolean {
    return this.#length > this.#longest || this.#calls.size > mostCalls;
  }

  /** Takes one batch of data lines and gives the text that may be shown. Throws when the endpoint reports an error. */
  take(batch: readonly string[]): string {
    let delta = '';
    for (const data of batch) {
      if (data === '[DONE]') this.#done = true;
      else delta += this.#chunk(parseChunk(data));
    }
    return this.#show(delta === '' ? '' : this.#visible.push(delta));
  }

  /** The rest of the text, the calls and the end. Throws when the reply broke off or is empty. */
  *finish(): Generator<ModelEvent> {
    if (this.overfull) this.#finish = 'length';
    if (!this.#done && this.#finish === null) throw broken('The model endpoint broke off in the middle of its reply.');
    const held = this.#visible.end();
    const inText = this.#calls.size === 0 ? toolCallsInText(held, this.#known) : [];
    const rest = inText.length === 0 ? this.#show(spokenPart(held)) : '';
    if (rest !== '') yield { type: 'text-delta', text: rest };
    const named = [...this.#calls.values(), ...inText.map((call) => ({ id: '', ...call }))].filter(({ name }) => name !== '');
    const toolCalls: ToolCall[] = named.slice(0, mostCalls).map((call, index) => ({
      callId: call.id === '' ? `call-${index + 1}-${call.name}` : call.id,
      toolName: call.name,
      input: parseToolInput(call.argumentsText) ?? { unreadable: call.argumentsText.slice(0, 400) },
    }));
    if (toolCalls.length === 0 && !this.#said) throw broken('The model sent an empty reply.');
    for (const call of toolCalls) yield { type: 'tool-call', call };
    yield { type: 'model-end', reason: toolCalls.length > 0 ? 'tool-calls' : this.#finish === 'length' ? 'length' : 'stop', usage: this.#usage };
  }

  #show(text: string): string {
    if (text.trim() !== '') this.#said = true;
    return text;
  }

  #chunk(chunk: Chunk | null): string {
    if (chunk === null) return '';
    // What the endpoint says about its trouble is its own text, and not for people's eyes.
    if ((chunk.error !== undefined && chunk.error !== null) || chunk.object === 'error')
      throw broken('The model endpoint reported an error in its reply.', chunk.error ?? chunk);
    const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
    // Some servers close a stream with the whole message once more.
    const again = choice?.delta === undefined && choice?.message !== undefined && this.#length > 0;
    const said = choice?.delta ?? (again ? undefined : choice?.message);
    if (Array.isArray(said?.tool_calls)) for (const part of said.tool_calls) this.#collect(part);
    if (said?.function_call) this.#collect({ index: 0, function: said.function_call });
    if (choice?.message !== undefined) this.#done = true;
    this.#finish = choice?.finish_reason || this.#finish;
    // Counts come last: whoever sends them has not broken off.
    if (chunk.usage && (this.#length > 0 || this.#calls.size > 0) && !choice) this.#done = true;
    if (chunk.usage) this.#usage = { inputTokens: count(chunk.usage.prompt_tokens), outputTokens: count(chunk.usage.completion_tokens) };
    const text = textOf(said?.content ?? choice?.text);
    this.#length += text.length;
    return text;
  }

  #collect(part: CallPart): void {
    const id = typeof part.id === 'string' ? part.id : '';
    const name = typeof part.function?.name === 'string' ? part.function.name : '';
    const key = this.#keyOf(part.index, id, name);
    const call = this.#calls.get(key) ?? { id: '', name: '', argumentsText: '' };
    const given = part.function?.arguments;
    this.#calls.set(key, {
      id: call.id === '' ? id : call.id,
      // Some servers repeat the whole name with every piece.
      name: call.name === name ? name : call.name + name,
      argumentsText: call.argumentsText + (typeof given === 'string' ? given : given === undefined || given === null ? '' : JSON.stringify(given)),
    });
    this.#length += typeof given === 'string' ? given.length : 0;
  }

  /** Which call a piece belongs to: by its id where that is known, by its index, else to the last one; a new id or a new name begins a new call. */
  #keyOf(index: number | undefined, id: string, name: string): number {
    const known = id === '' ? undefined : [...this.#calls].find(([, call]) => call.id === id)?.[0];
    if (known !== undefined) return known;
    const next = Math.max(-1, ...this.#calls.keys()) + 1;
    if (index === undefined) return id !== '' || name !== '' || next === 0 ? next : next - 1;
    const there = this.#calls.get(index);
    return there !== undefined && id !== '' && there.id !== '' && there.id !== id ? next : index;
  }
}

function parseChunk(data: string): Chunk | null {
  try {
    const value: unknown = JSON.parse(data);
    return value !== null && typeof value === 'object' ? (value as Chunk) : null;
  } catch {
    return null;
  }
}

/** Content as text: a string, or the text parts of a list. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => (part !== null && typeof part === 'object' && 'text' in part && typeof part.text === 'string' ? part.text : ''))
    .join('');
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : 0;
}

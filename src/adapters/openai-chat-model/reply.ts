import { CopilotError } from '../../domain/errors.js';
import { parseToolInput, toolCallsInText } from '../../domain/model-reply/tool-json.js';
import { spokenPart, VisibleText } from '../../domain/model-reply/visible-text.js';
import type { ModelEvent, ToolCall, Usage } from '../../ports/model.js';
import { broken } from './failures.js';

type CallPart = Readonly<{ index?: unknown; id?: unknown; function?: Readonly<{ name?: unknown; arguments?: unknown }> }>;
type Said = Readonly<{
  content?: unknown;
  tool_calls?: unknown;
  function_call?: Readonly<{ name?: string; arguments?: string }> | null;
  refusal?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
}>;
type Choice = Readonly<{ index?: unknown; delta?: Said | null; message?: Said | null; text?: unknown; finish_reason?: string | null }>;
type Chunk = Readonly<{
  object?: unknown;
  choices?: readonly Choice[];
  usage?: Readonly<{ prompt_tokens?: number; completion_tokens?: number }> | null;
  error?: unknown;
}>;
type PartialCall = { id: string; name: string; argumentsText: string };

/** More calls than this in one reply are a runaway model, not a plan. */
const mostCalls = 64;
/** A piece of JSON that is not whole after this many characters is no event that was split over lines. */
const longestPartial = 1_000_000;
/** Finish reasons that say that the endpoint failed, not that the model had finished. */
const failedReasons: ReadonlySet<string> = new Set(['error', 'abort', 'aborted', 'cancelled', 'network_error', 'insufficient_system_resource']);

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
  #refused = false;
  #partial = '';
  #moves = 0;

  /** `longest` bounds the text of a reply that does not end, in characters; `thinksFirst` is what the last reply of this model showed. */
  constructor(known: ReadonlySet<string>, longest: number, thinksFirst = false) {
    this.#known = known;
    this.#longest = longest;
    this.#visible = new VisibleText(known, thinksFirst);
  }

  /** True once nothing more is wanted: the endpoint goes on although it was told where to stop. */
  get overfull(): boolean {
    return this.#length > this.#longest || this.#calls.size > mostCalls;
  }

  /** Rises with everything that is a sign of life: words, thoughts, calls, an end. Empty pieces of a half-open stream are none. */
  get moves(): number {
    return this.#moves;
  }

  get thinksFirst(): boolean {
    return this.#visible.thinksFirst;
  }

  /** Takes one batch of data lines and gives the text that may be shown. Throws when the endpoint reports an error. */
  take(batch: readonly string[]): string {
    let delta = '';
    for (const data of batch) {
      if (data === '[DONE]') this.#done = true;
      else delta += this.#chunk(this.#whole(data));
    }
    return this.#show(delta === '' ? '' : this.#visible.push(delta));
  }

  /** The rest of the text, the calls and the end. Throws when the reply broke off or is empty. */
  *finish(): Generator<ModelEvent> {
    if (this.overfull) this.#finish = 'length';
    if ((!this.#done && this.#finish === null) || failedReasons.has(this.#finish ?? ''))
      throw broken('The model endpoint broke off in the middle of its reply.');
    const held = this.#visible.end();
    const inText = this.#calls.size === 0 ? toolCallsInText(held, this.#known) : [];
    const rest = inText.length === 0 ? this.#show(spokenPart(held)) : '';
    if (rest !== '') yield { type: 'text-delta', text: rest };
    const named = [...this.#calls.values(), ...inText.map((call) => ({ id: '', ...call }))].filter(({ name }) => name.trim() !== '');
    const ids = named.map(({ id }) => id);
    const toolCalls: ToolCall[] = named.slice(0, mostCalls).map((call, index) => ({
      callId: call.id === '' || ids.indexOf(call.id) !== index ? `call-${index + 1}-${call.name}` : call.id,
      toolName: toolNamed(call.name, this.#known),
      input: parseToolInput(call.argumentsText) ?? { unreadable: call.argumentsText.slice(0, 400) },
    }));
    if (toolCalls.length === 0 && !this.#said) throw this.#nothingSaid();
    for (const call of toolCalls) yield { type: 'tool-call', call };
    yield { type: 'model-end', reason: toolCalls.length > 0 ? 'tool-calls' : this.#finish === 'length' ? 'length' : 'stop', usage: this.#usage };
  }

  /** Asking again brings the same where the model declined, was filtered or ran out of length. */
  #nothingSaid(): CopilotError {
    const declined = (message: string): CopilotError => new CopilotError({ code: 'model-refused', message });
    if (this.#refused) return declined('The model declined to answer.');
    if (this.#finish === 'content_filter') return declined("The endpoint's content filter stopped the reply.");
    if (this.#finish === 'length') return declined('The model reached its length limit before it said anything.');
    return broken('The model sent an empty reply.');
  }

  /** One data line as a chunk; an event that was split over several lines is put together from them. */
  #whole(data: string): Chunk | null {
    const alone = parseChunk(data);
    const chunk = alone ?? (this.#partial === '' ? null : parseChunk(`${this.#partial}\n${data}`));
    if (chunk !== null) this.#partial = '';
    else if (this.#partial !== '' && this.#partial.length < longestPartial) this.#partial += `\n${data}`;
    else this.#partial = data.startsWith('{') ? data : '';
    return chunk;
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
    // One answer was asked for: another voice beside it is not mixed in.
    const choice = Array.isArray(chunk.choices) ? chunk.choices.find((one) => one !== null && Number(one.index ?? 0) === 0) : undefined;
    // Some servers close a stream with the whole message once more.
    const again = !choice?.delta && choice?.message !== undefined && this.#length > 0;
    const said = choice?.delta ?? (again ? undefined : choice?.message);
    for (const part of [said?.tool_calls ?? []].flat()) if (part !== null && typeof part === 'object') this.#collect(part);
    if (said?.function_call) this.#collect({ index: 0, function: said.function_call });
    if (choice?.message !== undefined) this.#done = true;
    this.#finish = choice?.finish_reason || this.#finish;
    // Counts come last: whoever sends them has not broken off.
    if (chunk.usage && (this.#length > 0 || this.#calls.size > 0) && !choice) this.#done = true;
    if (chunk.usage) this.#usage = { inputTokens: count(chunk.usage.prompt_tokens), outputTokens: count(chunk.usage.completion_tokens) };
    if (typeof said?.refusal === 'string' && said.refusal !== '') this.#refused = true;
    const text = textOf(said?.content ?? choice?.text);
    this.#length += text.length;
    if (text !== '' || said?.reasoning_content || said?.reasoning || said?.function_call || choice?.finish_reason) this.#moves += 1;
    return text;
  }

  #collect(part: CallPart): void {
    this.#moves += 1;
    const id = typeof part.id === 'string' ? part.id : '';
    const name = typeof part.function?.name === 'string' ? part.function.name : '';
    const key = this.#keyOf(indexOf(part.index), id, name);
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
    // One id for two calls: the index and the name tell them apart.
    const another = index !== undefined && name !== '' && index !== known && !this.#calls.has(index);
    if (known !== undefined && !another) return known;
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

/** The tool that a model meant: some write its name with the namespace of their template, in capitals or between spaces. Another name stays as it is. */
function toolNamed(written: string, known: ReadonlySet<string>): string {
  if (known.has(written)) return written;
  const plain = written
    .trim()
    .replace(/^(?:functions?|tools?|default_api)[.:/]/u, '')
    .toLowerCase()
    .replace(/[\s-]+/gu, '_');
  return known.has(plain) ? plain : written;
}

/** Content as text: a string, or the text parts of a list; the thoughts in such a list are not for people. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      if (part === null || typeof part !== 'object' || !('text' in part) || typeof part.text !== 'string') return '';
      return 'type' in part && /reason|think|refus/iu.test(String(part.type)) ? '' : part.text;
    })
    .join('');
}

/** An index as a number, also where it came as a text; undefined where there is none. */
function indexOf(value: unknown): number | undefined {
  const index = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : undefined;
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : 0;
}

/** Where a model that cannot call tools, or thinks aloud, leaves the text that is meant for people. */
const callOpenings = [
  '<tool_call',
  '<function_call',
  '<function=',
  '<invoke name=',
  '<|tool_call',
  '<|python_tag|>',
  '<|action_start|>',
  '<|channel|>commentary',
  '<｜tool▁call',
  '[TOOL_CALLS]',
  'functools[',
  '```json',
  '```tool',
  '```python',
  '```xml',
  '```\n{',
  '```\n[',
  '<|START_ACTION|>',
  '\n{',
  '\n[{',
  '{"name"',
  '{"tool',
  '{"function"',
] as const;
/** What opens a thought, and what ends it. */
const thoughts: ReadonlyMap<string, string> = new Map([
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<reasoning>', '</reasoning>'],
  ['[THINK]', '[/THINK]'],
  ['<|channel|>analysis', '<|end|>'],
]);
/** Marks between the parts of a reply that a server should have taken out. */
const marks: ReadonlySet<string> = new Set([
  '<|start|>assistant',
  '<|channel|>final<|message|>',
  '<|end|>',
  '<|im_start|>assistant',
  '<|start_header_id|>assistant<|end_header_id|>',
  '<|START_RESPONSE|>',
  '</think>',
]);
/** The reply ends here, whatever the server still lets through: often a next turn that the model plays by itself. */
const endings: ReadonlySet<string> = new Set([
  '<|return|>',
  '<|im_end|>',
  '<|im_start|>',
  '<|eot_id|>',
  '<|eom_id|>',
  '<|start_header_id|>',
  '<|endoftext|>',
  '<|end_of_text|>',
  '<|END_RESPONSE|>',
  '<|END_OF_TURN_TOKEN|>',
  '<｜end▁of▁sentence｜>',
  '<end_of_turn>',
  '</s>',
]);
const thoughtEnd = '</think>';
/** A reply in the form Thought, Action, Observation is machinery from its first word on. */
const reasonsAloud = /^\s*\**(?:Thought|Action)\**\s*[:：]/iu;
const mayReasonAloud = /^\s*\**(?:T(?:h(?:o(?:u(?:g(?:ht?)?)?)?)?)?|A(?:c(?:t(?:i(?:on?)?)?)?)?)?\**\s*$/iu;

/**
 * Splits a streamed reply into what people may see and what belongs to the machinery: thoughts between think tags are dropped, and from a written
 * tool call on everything is kept back until the end, when the caller knows whether it was one. Text never waits longer than the length of a tag.
 */
export class VisibleText {
  readonly #openings: readonly string[];
  readonly #longest: number;
  #pending = '';
  #held = '';
  #thought: string | null = null;
  #started = false;
  #ended = false;
  #unopened: 'expected' | 'seen' | 'none';

  /**
   * `known` are the names of the tools: a name with an opening bracket, or after "Action:", begins a call. `thinksFirst`: this model's replies begin
   * within a thought, whose opening tag stands in its prompt; its text waits for the end of that thought.
   */
  constructor(known: ReadonlySet<string> = new Set(), thinksFirst = false) {
    const named = [...known].flatMap((name) => [`Action: ${name}`, `${name}(`, `[${name}(`]);
    this.#openings = [...callOpenings, ...thoughts.keys(), ...marks, ...endings, ...named];
    this.#unopened = thinksFirst ? 'expected' : 'none';
    this.#longest = Math.max(...this.#openings.map((opening) => opening.length));
  }

  /** True where a thought ended that had not been opened: the replies of this model begin within one. */
  get thinksFirst(): boolean {
    return this.#unopened === 'seen';
  }

  /** The text that may be shown now. */
  push(delta: string): string {
    if (this.#ended) return '';
    this.#pending += delta;
    let shown = '';
    if (this.#unopened === 'expected') {
      const end = this.#pending.indexOf(thoughtEnd);
      if (end < 0) return '';
      this.#pending = this.#pending.slice(end + thoughtEnd.length);
      this.#unopened = 'seen';
    }
    for (;;) {
      if (this.#held !== '') {
        this.#held += this.#pending;
        this.#pending = '';
        return shown;
      }
      if (this.#thought !== null) {
        const end = this.#pending.indexOf(this.#thought);
        if (end < 0) {
          this.#pending = this.#pending.slice(-this.#thought.length);
          return shown;
        }
        this.#pending = this.#pending.slice(end + this.#thought.length);
        this.#thought = null;
        continue;
      }
      if (!this.#started && this.#pending.trim() === '') return shown;
      if (!this.#started && mayReasonAloud.test(this.#pending)) return shown;
      if (!this.#started && reasonsAloud.test(this.#pending)) {
        this.#held = this.#pending;
        this.#pending = '';
        continue;
      }
      // A reply that begins with a brace is a bare call until its end says otherwise.
      if (!this.#started && /^\s*\[\s*$/u.test(this.#pending)) return shown;
      if (!this.#started && /^\s*\[?\s*\{/u.test(this.#pending)) {
        this.#held = this.#pending;
        this.#pending = '';
        continue;
      }
      const found = this.#firstOpening();
      if (found === null) {
        const keep = this.#tailThatMayOpen();
        const text = this.#pending.slice(0, this.#pending.length - keep);
        this.#pending = this.#pending.slice(this.#pending.length - keep);
        if (text.trim() !== '') this.#started = true;
        return shown + text;
      }
      shown += this.#pending.slice(0, found.at);
      if (shown.trim() !== '') this.#started = true;
      const closing = thoughts.get(found.opening);
      if (endings.has(found.opening)) {
        const from = this.#pending.slice(found.at);
        if ([...marks].some((mark) => mark.length > from.length && mark.startsWith(from))) {
          this.#pending = from;
          return shown;
        }
        this.#pending = '';
        this.#ended = true;
        return shown;
      }
      const isMark = marks.has(found.opening);
      if (found.opening === thoughtEnd) this.#unopened = 'seen';
      this.#pending = this.#pending.slice(found.at + (closing === undefined && !isMark ? 0 : found.opening.length));
      if (closing !== undefined) this.#thought = closing;
      else if (!isMark) {
        this.#held = this.#pending;
        this.#pending = '';
      }
    }
  }

  /** At the end of the reply: what was kept back, which is a written call or text after all. Unfinished thoughts are gone. */
  end(): string {
    const rest = this.#thought === null ? this.#held + (endings.has(this.#pending) ? '' : this.#pending) : '';
    this.#held = '';
    this.#pending = '';
    return rest;
  }

  #firstOpening(): Readonly<{ at: number; opening: string }> | null {
    let first: { at: number; opening: string } | null = null;
    for (const opening of this.#openings) {
      const at = this.#pending.indexOf(opening);
      if (at >= 0 && (first === null || at < first.at || (at === first.at && opening.length > first.opening.length))) first = { at, opening };
    }
    return first;
  }

  /** How many characters at the end could still become an opening. */
  #tailThatMayOpen(): number {
    for (let length = Math.min(this.#longest - 1, this.#pending.length); length > 0; length -= 1) {
      const tail = this.#pending.slice(-length);
      if (this.#openings.some((opening) => opening.startsWith(tail))) return length;
    }
    return 0;
  }
}

/** What was kept back and turned out to be no call: the final answer of a reply that reasons aloud, or the text as it is. */
export function spokenPart(held: string): string {
  const final = /(?:^|\n)[ \t>*]*Final Answer\**\s*[:：]\**\s*([\s\S]*)$/iu.exec(held)?.[1];
  if (final !== undefined) return final;
  // An action that names no tool of ours, and what was made up about its result, is not for people.
  return held.replace(/^\s*\**Thought\**\s*[:：]\**\s*/iu, '').replace(/(?:^|\n)[ \t>*]*Action\**\s*[:：][^\n]*\n[ \t>*]*Action[ _]Input[\s\S]*$/iu, '');
}

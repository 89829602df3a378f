/** Where a model that cannot call tools, or thinks aloud, leaves the text that is meant for people. */
const openings = [
  '<think>',
  '<thinking>',
  '<tool_call',
  '<function_call',
  '<function=',
  '<|tool_call|>',
  '<|python_tag|>',
  '[TOOL_CALLS]',
  '```json',
  '```tool',
] as const;
const longestOpening = Math.max(...openings.map((opening) => opening.length));
const closingOf: ReadonlyMap<string, string> = new Map([
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
]);

/**
 * Splits a streamed reply into what people may see and what belongs to the machinery: thoughts between think tags are dropped, and from a written
 * tool call on everything is kept back until the end, when the caller knows whether it was one. Text never waits longer than the length of a tag.
 */
export class VisibleText {
  #pending = '';
  #held = '';
  #thought: string | null = null;
  #started = false;

  /** The text that may be shown now. */
  push(delta: string): string {
    this.#pending += delta;
    let shown = '';
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
      // A reply that begins with a brace is a bare call until its end says otherwise.
      if (!this.#started && /^\s*[{[]/u.test(this.#pending)) {
        if (/^\s*\[(?!TOOL)[^{\s]/u.test(this.#pending) || !/^\s*\[?\s*$|^\s*\[?\s*\{|^\s*\[T/u.test(this.#pending)) this.#started = true;
        else {
          this.#held = this.#pending;
          this.#pending = '';
          continue;
        }
      }
      const found = firstOpening(this.#pending);
      if (found === null) {
        const keep = tailThatMayOpen(this.#pending);
        const text = this.#pending.slice(0, this.#pending.length - keep);
        this.#pending = this.#pending.slice(this.#pending.length - keep);
        if (text.trim() !== '') this.#started = true;
        return shown + text;
      }
      shown += this.#pending.slice(0, found.at);
      if (shown.trim() !== '') this.#started = true;
      const closing = closingOf.get(found.opening);
      this.#pending = this.#pending.slice(found.at + (closing === undefined ? 0 : found.opening.length));
      if (closing !== undefined) this.#thought = closing;
      else {
        this.#held = this.#pending;
        this.#pending = '';
      }
    }
  }

  /** At the end of the reply: what was kept back, which is a written call or text after all. Unfinished thoughts are gone. */
  end(): string {
    const rest = this.#thought === null ? this.#held + this.#pending : '';
    this.#held = '';
    this.#pending = '';
    return rest;
  }
}

function firstOpening(text: string): Readonly<{ at: number; opening: string }> | null {
  let first: { at: number; opening: string } | null = null;
  for (const opening of openings) {
    const at = text.indexOf(opening);
    if (at >= 0 && (first === null || at < first.at)) first = { at, opening };
  }
  return first;
}

/** How many characters at the end could still become an opening. */
function tailThatMayOpen(text: string): number {
  for (let length = Math.min(longestOpening - 1, text.length); length > 0; length -= 1) {
    const tail = text.slice(-length);
    if (openings.some((opening) => opening.startsWith(tail))) return length;
  }
  return 0;
}

/** Terms and their numbers, in order of first sight. Grows only; which terms exist for a reader is decided by the segments, never here. */
export class Dictionary {
  readonly #ids: Map<string, number> = new Map();
  readonly #terms: string[] = [];

  /** `terms` in the order of their numbers, as `terms()` returned them. */
  constructor(terms: readonly string[] = []) {
    for (const term of terms) this.add(term);
  }

  get size(): number {
    return this.#terms.length;
  }

  /** The number of a term, added when it is new. */
  add(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#terms.push(term);
    this.#ids.set(term, id);
    return id;
  }

  /** The number of a term, or -1. */
  find(term: string): number {
    return this.#ids.get(term) ?? -1;
  }

  term(id: number): string {
    return this.#terms[id] ?? '';
  }

  terms(): readonly string[] {
    return this.#terms;
  }
}

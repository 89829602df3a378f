import { type Evidence, type EvidenceItem, evidenceKey } from '../domain/evidence.js';

/** The evidence of one turn, numbered in the order it came in. The same fact found twice keeps its first number. */
export class EvidenceLedger {
  readonly #byKey = new Map<string, Evidence>();
  readonly #byId = new Map<string, Evidence>();

  add(item: EvidenceItem): Evidence {
    const key = evidenceKey(item);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const evidence: Evidence = { ...item, id: `E${this.#byId.size + 1}` };
    this.#byKey.set(key, evidence);
    this.#byId.set(evidence.id, evidence);
    return evidence;
  }

  get(id: string): Evidence | undefined {
    return this.#byId.get(id);
  }

  all(): readonly Evidence[] {
    return [...this.#byId.values()];
  }
}

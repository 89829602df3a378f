import type { Glossary, Translations } from '../domain/glossary.js';
import { detectLanguage } from '../domain/language.js';
import type { TurnEvent, Withheld } from '../domain/turn.js';
import { cleanOutgoing, promptGuard } from './clean-text.js';
import { IsolationFirst, isolationEvidence } from './isolation-first.js';
import type { EvidenceLedger } from './ledger.js';
import { ProofGate } from './proof/proof-gate.js';
import { SentenceStream, type StreamedSentence } from './proof/sentence-stream.js';
import { saysNotInSources } from './proof/statements.js';

type Spoken = Readonly<{ text: string; evidence: readonly string[]; separator: string }>;

const cutNotice = 'The model reached its length limit; the answer stops there. Ask for the rest, or for less.';
/** A line that only says where something stands. */
const sourceLine = /^(?:(?:source|quelle)n?s?\s?:|来源\s?[：:])/iu;
/** Said where a source was found and every sentence from it was held back; by the word that its source line begins with. */
const unproved: readonly (readonly [RegExp, string])[] = [
  [/^source/iu, 'I found a passage on this, but my sentence from it did not pass my own check, so I leave it out; please read it there.'],
  [/^quelle/iu, 'Dazu gibt es eine Stelle, aber mein Satz daraus hat meine eigene Prüfung nicht bestanden, deshalb lasse ich ihn weg; bitte dort nachlesen.'],
  [/^来源/u, '资料中有相关内容，但我由此写出的句子未通过自查，所以不写出来，请直接查看原文。'],
];
/** Share of words in common from which two sentences say the same. */
const sameSentence = 0.75;
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,-]\p{N}+)*/gu) ?? []);

/** Lets sentences out through the proof gate, with the evidence they cite in front of them, and remembers what it held back. */
export class Speaker {
  readonly #gate: ProofGate;
  readonly #ledger: EvidenceLedger;
  readonly #emit: (event: TurnEvent) => void;
  readonly #turnId: string;
  readonly #stopped: () => boolean;
  readonly #shown = new Set<string>();
  readonly #said = new Set<string>();
  readonly #isolation: IsolationFirst;
  #leaks: (sentence: string) => boolean = () => false;
  #withheld: Withheld[] = [];
  #abstained = false;
  #sentences = 0;
  /** What models before the current one said: a near copy of it is not said again. */
  #saidBefore: readonly ReadonlySet<string>[] = [];
  /** Source lines that came before any sentence: they wait for one. */
  readonly #waiting: Spoken[] = [];
  /** Rows of a table or list that has not ended: what comes before one of them comes before all. */
  readonly #rows: Spoken[] = [];

  constructor(
    parts: Readonly<{
      ledger: EvidenceLedger;
      emit: (event: TurnEvent) => void;
      turnId: string;
      question: string;
      /** The person's own questions of before. */
      asked?: readonly string[];
      careful?: boolean;
      /** True once the person has stopped the turn: nothing is said after it. */
      stopped?: () => boolean;
      translations?: Translations;
      glossary?: Glossary;
    }>,
  ) {
    const language = detectLanguage(parts.question);
    this.#gate = new ProofGate((quote) => parts.translations?.(quote, language) ?? [], parts.asked, parts.glossary ?? null);
    this.#isolation = new IsolationFirst(parts.question, parts.careful);
    this.#ledger = parts.ledger;
    this.#emit = parts.emit;
    this.#turnId = parts.turnId;
    this.#stopped = parts.stopped ?? (() => false);
  }

  get sentences(): number {
    return this.#sentences + this.#rows.length;
  }

  /** What to say where nothing else was: that a source was found and its sentence held back, or null where none was found. */
  get unproved(): string | null {
    const [waiting] = this.#waiting;
    return waiting === undefined ? null : (unproved.find(([word]) => word.test(waiting.text))?.[1] ?? null);
  }

  /** True once a sentence said that the sources do not hold the answer. */
  get abstained(): boolean {
    return this.#abstained;
  }

  guardSystemPrompt(system: string): void {
    this.#leaks = promptGuard(system);
  }

  /** What was withheld since the last call. */
  takeWithheld(): readonly Withheld[] {
    const taken = this.#withheld;
    this.#withheld = [];
    return taken;
  }

  /** Another model speaks from here on; what its predecessor said stands and is not repeated in other words. */
  modelChanged(): void {
    this.#sendRows();
    this.#saidBefore = [...this.#said].map(wordsOf);
  }

  /** `cut` ends a reply that is not whole: its unfinished sentence is dropped, and the person is told where something of it was said. */
  begin(): Readonly<{ push: (delta: string) => Promise<void>; end: () => Promise<void>; cut: () => void }> {
    const stream = new SentenceStream();
    const before = this.#sentences;
    return {
      push: (delta) => this.#judgeAll(stream.push(delta)),
      end: async () => {
        await this.#judgeAll(stream.end());
        this.#sendRows();
      },
      cut: () => {
        this.#sendRows();
        if (this.#sentences > before) this.#emit({ type: 'notice', turnId: this.#turnId, text: cutNotice });
      },
    };
  }

  /** Says a whole text of the agent's own, through the same gate. */
  async say(text: string): Promise<void> {
    const speech = this.begin();
    await speech.push(text);
    await speech.end();
  }

  /** Many sentences may come in one read; whoever listens gets each as soon as it has passed, not when the last one has. */
  async #judgeAll(pieces: readonly StreamedSentence[]): Promise<void> {
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.#stopped()) return;
      this.#judge(piece);
    }
  }

  #judge(piece: StreamedSentence): void {
    for (const evidence of this.#ledger.all()) this.#gate.add(evidence);
    const text = cleanOutgoing(piece.text).trim();
    if (text === '') return;
    if (this.#leaks(text)) {
      this.#withheld.push({ text: '(a stretch of the system prompt)', reason: 'repeats the system prompt', claims: [] });
      return;
    }
    const verdict = this.#gate.judge(text);
    if (verdict.text === '' || this.#said.has(verdict.text) || this.#repeats(verdict.text)) return;
    if (verdict.kind === 'withhold') {
      this.#withheld.push({ text: verdict.text, reason: verdict.reason, claims: [...verdict.claims] });
      return;
    }
    const spoken: Spoken = { text: verdict.text, evidence: verdict.evidence, separator: piece.separator };
    if (this.#isolation.waitsFor(spoken.text)) {
      this.#said.add(spoken.text);
      this.#rows.push(spoken);
      return;
    }
    this.#sendRows();
    if (this.#sentences === 0 && sourceLine.test(spoken.text)) {
      this.#waiting.push(spoken);
      return;
    }
    this.#sendAll([spoken]);
  }

  #sendRows(): void {
    this.#sendAll(this.#rows.splice(0));
  }

  /** Sends what belongs together, behind what has to be said before any of it. */
  #sendAll(pieces: readonly Spoken[]): void {
    if (pieces.length === 0 || this.#stopped()) return;
    const first = pieces.map(({ text }) => (saysNotInSources(text) ? null : this.#isolation.before(text))).find((said) => said !== null);
    if (first !== undefined) this.#send(first, isolationEvidence(this.#ledger.all()), '\n');
    for (const { text, evidence, separator } of [...pieces, ...this.#waiting.splice(0)]) this.#send(text, evidence, separator);
  }

  #repeats(text: string): boolean {
    if (this.#saidBefore.length === 0) return false;
    const words = wordsOf(text);
    return this.#saidBefore.some((before) => {
      const shared = [...words].filter((word) => before.has(word)).length;
      return shared / Math.max(1, words.size + before.size - shared) >= sameSentence;
    });
  }

  #send(text: string, evidence: readonly string[], separator: string): void {
    this.#said.add(text);
    for (const id of evidence) this.#show(id);
    if (saysNotInSources(text)) this.#abstained = true;
    this.#sentences += 1;
    const turnId = this.#turnId;
    this.#emit({ type: 'text-delta', turnId, text: text + (separator === '\n' ? '\n' : ' ') });
    this.#emit({ type: 'sentence', turnId, text, evidence: [...evidence] });
  }

  #show(id: string): void {
    const evidence = this.#ledger.get(id);
    if (evidence === undefined || this.#shown.has(id)) return;
    this.#shown.add(id);
    this.#emit({ type: 'evidence', turnId: this.#turnId, evidence });
  }
}

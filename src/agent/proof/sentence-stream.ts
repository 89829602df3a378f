import { allMatches } from '../../domain/all-matches.js';
import { isInitial } from '../../domain/initials.js';

/** A sentence and the white space that followed it, so that the pieces add up to the text again. */
export type StreamedSentence = Readonly<{ text: string; separator: string }>;

const abbreviation =
  /(?:\b(?:[Ee]\.g|i\.e|approx|[Cc]a|[Nn]o|[Nn]r|[Ff]ig|[Tt]ab|[Ss]ec|vs|[Mm]ax|[Rr]ev|[Vv]ol|Dr|Mr|Ms|Prof|Dipl|Ing|z\.B|z\. B|d\.h|bzw|ggf|inkl|evtl)|^\d{1,2}|(?:^|\s)[a-zäöü])\.$/u;

/** Cuts a stream of text into sentences as early as possible: at `. ! ? 。！？` followed by white space, and at line ends. Rows of tables and code fences come out whole. */
export class SentenceStream {
  #rest = '';

  push(delta: string): readonly StreamedSentence[] {
    this.#rest += delta;
    const ready: StreamedSentence[] = [];
    for (let next = this.#take(false); next !== null; next = this.#take(false)) ready.push(next);
    return ready;
  }

  end(): readonly StreamedSentence[] {
    const ready: StreamedSentence[] = [];
    for (let next = this.#take(true); next !== null; next = this.#take(true)) ready.push(next);
    if (this.#rest.trim() !== '') ready.push({ text: this.#rest.trim(), separator: '\n' });
    this.#rest = '';
    return ready;
  }

  #take(ended: boolean): StreamedSentence | null {
    const lead = /^\s+/u.exec(this.#rest)?.[0].length ?? 0;
    this.#rest = this.#rest.slice(lead);
    if (this.#rest.startsWith('```')) return this.#takeFence(ended);
    if (this.#rest.startsWith('|')) return this.#takeRow(ended);
    for (const match of allMatches(
      this.#rest,
      /([.!?]["”)\]]*(?:\s?\[E\d+(?:\s*[,;]\s*E\d+)*\])*)(\s+)|([。！？]["”）]*(?:\s?\[E\d+(?:\s*[,;]\s*E\d+)*\])*)(\s*)(?=[^[\s]|\s[^[\s])|(\n)/gu,
    )) {
      const end = match.index + (match[1] ?? match[3] ?? '').length;
      const text = this.#rest.slice(0, end);
      const separator = match[2] ?? match[4] ?? match[5] ?? '';
      if (
        match[5] === undefined &&
        match.index + match[0].length === this.#rest.length &&
        !ended &&
        !separator.includes('\n') &&
        !/[。！？]/u.test(text.at(-1) ?? '')
      )
        return null;
      if (match[1] !== undefined && !separator.includes('\n') && abbreviation.test(text)) continue;
      if (match[1] === '.' && isInitial(text, this.#rest.slice(end, end + 4))) continue;
      if (match[1] !== undefined && /^\s*\[E\d/u.test(this.#rest.slice(end))) continue;
      this.#rest = this.#rest.slice(match.index + match[0].length);
      if (text.trim() === '') return this.#take(ended);
      return { text: text.trim(), separator: separator.includes('\n') ? '\n' : separator === '' ? '' : ' ' };
    }
    return null;
  }

  /** A row of a table is one statement, whatever stands in its cells. */
  #takeRow(ended: boolean): StreamedSentence | null {
    const close = this.#rest.indexOf('\n');
    if (close < 0 && !ended) return null;
    const end = close < 0 ? this.#rest.length : close;
    const text = this.#rest.slice(0, end).trim();
    this.#rest = this.#rest.slice(close < 0 ? end : end + 1);
    return { text, separator: '\n' };
  }

  #takeFence(ended: boolean): StreamedSentence | null {
    const close = this.#rest.indexOf('```', 3);
    if (close < 0) {
      if (!ended) return null;
      const text = this.#rest;
      this.#rest = '';
      return { text, separator: '\n' };
    }
    const text = this.#rest.slice(0, close + 3);
    this.#rest = this.#rest.slice(close + 3);
    return { text, separator: '\n' };
  }
}

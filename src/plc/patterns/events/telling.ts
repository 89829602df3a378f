import { literalPattern } from '../../../domain/literal-pattern.js';
import type { Condition } from '../conditions/model.js';
import type { RequestReading } from '../model.js';

/** A request while the parts of it that speak of events are put in plainer words: each of them becomes a signal that stands for its condition. */
export interface Telling {
  text: string;
  /** The names of the request, as the middle of a pattern. */
  readonly names: string;
  readonly flags: Flag[];
  readonly questions: string[];
  /** Words whose meaning stands in the flags. */
  readonly understood: string[];
  /** What must hold before a trip is reset; the text tells it of this name. */
  release: string | null;
  resetBy: string | null;
  /** A signal of its own that locks a machine between two limits. */
  lock: string | null;
}
/** A name in the text and what it stands for. */
export type Flag = Readonly<{ name: string; condition: Condition }>;

/** A telling of which nothing is replaced yet; null where the request has no names. */
export function tellingOf({ text, names }: RequestReading): Telling | null {
  if (names.length === 0) return null;
  const written = [...new Set(names.map(({ text: name, start, end }) => (text.slice(start, end).includes(name) ? name : text.slice(start, end))))];
  const pattern = written
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|');
  return { text, names: `(?<![\\w-])(?:${pattern})(?![\\w-])`, flags: [], questions: [], understood: [], release: null, resetBy: null, lock: null };
}

/** The words that stand for a condition in the text. The same condition has one name. */
export function flagFor(telling: Telling, condition: Condition): string {
  const key = JSON.stringify(condition);
  const known = telling.flags.find((flag) => JSON.stringify(flag.condition) === key);
  if (known !== undefined) return known.name;
  const name = `TOLD_EVENT_${telling.flags.length + 1}`;
  telling.flags.push({ name, condition });
  return name;
}

/** Every sentence of a text, with the mark that ends it. */
export function sentencesOf(text: string): readonly string[] {
  return text.match(/[^.;]+(?:[.;](?=\d)[^.;]+)*(?:[.;]+\s*|$)|[.;]+\s*/g) ?? [text];
}

/** Changes the text sentence by sentence; true when something changed. */
export function eachSentence(telling: Telling, change: (sentence: string) => string): boolean {
  const before = telling.text;
  telling.text = sentencesOf(before).map(change).join('');
  return telling.text !== before;
}

/** All names in a piece of text, in their order, each once. */
export function namesIn({ names }: Telling, text: string): readonly string[] {
  return [...new Set(text.match(new RegExp(names, 'gi')) ?? [])];
}

/** Notes the words of a piece of text that leaves it. */
export function taken(telling: Telling, text: string): void {
  telling.understood.push(
    ...(text
      .replace(new RegExp(telling.names, 'gi'), ' ')
      .toLowerCase()
      .match(/[a-z][a-z-]+/g) ?? []),
  );
}

import { DEFAULT_SYNONYMS } from './default-synonyms.js';
import { parseSynonyms, type SynonymGroup } from './synonyms.js';

export type SynonymProblem = Readonly<{ line: number; text: string; reason: string }>;
export type OwnerSynonyms = Readonly<{
  /** The built-in groups that remain, and the owner's own. */
  groups: readonly SynonymGroup[];
  added: number;
  removed: number;
  problems: readonly SynonymProblem[];
}>;

const LONGEST_PHRASE_WORDS = 5;
const MOST_PHRASES = 20;
const MOST_LINES = 20_000;

function problemOf(line: string): string | null {
  const sides = line.split('>');
  if (sides.length > 2) return 'only one ">" may stand in a line';
  const phrases = sides.flatMap((side) => side.split('='));
  if (phrases.length < 2) return 'a line needs "=" between words that mean the same, or ">" between a word and what it stands for';
  if (phrases.some((phrase) => phrase.trim() === '')) return 'there is nothing on one side of "=" or ">"';
  if (phrases.length > MOST_PHRASES) return `a line holds at most ${MOST_PHRASES} phrases`;
  if (phrases.some((phrase) => !/[\p{L}\p{N}]/u.test(phrase))) return 'a phrase needs at least one letter or digit';
  const long = phrases.find((phrase) => phrase.trim().split(/\s+/u).length > LONGEST_PHRASE_WORDS);
  return long === undefined ? null : `"${long.trim()}" has more than ${LONGEST_PHRASE_WORDS} words`;
}

const keyOf = (phrase: string): string => phrase.trim().normalize('NFKC').toLowerCase();

function withoutPhrase(groups: readonly SynonymGroup[], phrase: string): readonly SynonymGroup[] {
  const kept = (list: readonly string[]): readonly string[] => list.filter((other) => keyOf(other) !== phrase);
  return groups
    .map((group) => ({ from: kept(group.from), to: kept(group.to) }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0 && new Set([...from, ...to].map(keyOf)).size > 1);
}

/**
 * The owner's file on top of the built-in map. Each line adds a group in the notation of `synonyms.ts`; `- word` takes a word or
 * phrase out of every built-in group. Lines that mean nothing are reported with their number and the reason, and skipped.
 */
export function readOwnerSynonyms(file: string): OwnerSynonyms {
  let builtin = parseSynonyms(DEFAULT_SYNONYMS);
  const own: SynonymGroup[] = [];
  const problems: SynonymProblem[] = [];
  let removed = 0;
  for (const [index, raw] of file
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (index >= MOST_LINES) {
      problems.push({ line: index + 1, text, reason: `only the first ${MOST_LINES} lines are read` });
      break;
    }
    const dropped = /^-\s+(.+)$/u.exec(text)?.[1];
    if (dropped !== undefined) {
      const remaining = withoutPhrase(builtin, keyOf(dropped));
      const changed = JSON.stringify(remaining) !== JSON.stringify(builtin);
      if (changed) removed += 1;
      else problems.push({ line: index + 1, text, reason: `"${dropped}" is in no built-in group` });
      builtin = [...remaining];
      continue;
    }
    const reason = problemOf(text);
    if (reason === null) own.push(...parseSynonyms(text));
    else problems.push({ line: index + 1, text: text.slice(0, 80), reason });
  }
  return { groups: [...builtin, ...own], added: own.length, removed, problems };
}

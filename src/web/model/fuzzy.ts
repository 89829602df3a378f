/** How well a typed piece fits a name; null when it does not. Higher is better. */
export function fuzzyScore(typed: string, name: string): number | null {
  const query = plain(typed);
  const target = plain(name);
  if (query === '') return null;
  if (target === query) return 100;
  if (target.startsWith(query)) return 90 - (target.length - query.length) / 100;
  const digits = /^\d+[A-Z]?$/.test(query) ? (/\d+[A-Z]*/.exec(target)?.[0] ?? '') : '';
  if (digits === query) return 85;
  if (digits.startsWith(query)) return 75 - (digits.length - query.length);
  if (target.includes(query)) return 60 - (target.length - query.length) / 100;
  return isSubsequence(query, target) && query.length >= 3 ? 30 - (target.length - query.length) / 10 : null;
}

export type Suggestion = Readonly<{ name: string; description: string }>;

/** The best names for what is being typed: "20" finds ST-20, "p101" finds P-101A. Ties keep the given order. */
export function suggest(typed: string, names: readonly Suggestion[], limit = 6): readonly Suggestion[] {
  return names
    .flatMap((entry) => {
      const score = fuzzyScore(typed, entry.name);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

export type Completion = Readonly<{ piece: string; names: readonly Suggestion[] }>;

/**
 * What the end of the text may become: the last two words together ("p 101"), else the last word, when it has a digit or is in
 * capitals. Null when no name fits, or the name is already complete.
 */
export function complete(text: string, names: readonly Suggestion[]): Completion | null {
  const pair = /(?:^|[\s(,;])([A-Za-z]{1,4} \d[\w.-]*)$/.exec(text)?.[1];
  const word = /(?:^|[\s(,;])([A-Za-z]{0,6}[-.]?\d[\w.-]*|[A-Z]{2,6})$/.exec(text)?.[1];
  for (const piece of [pair, word]) {
    if (piece === undefined || piece.length < 2) continue;
    const found = suggest(piece, names);
    if (found.some((entry) => entry.name === piece)) return null;
    if (found.length > 0) return { piece, names: found };
  }
  return null;
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '');
}

function isSubsequence(query: string, target: string): boolean {
  let index = 0;
  for (const character of target) if (character === query[index]) index += 1;
  return index === query.length;
}

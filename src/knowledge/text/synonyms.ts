/**
 * Words and phrases that mean the same, for expanding questions. The owner edits the list; changing it needs no re-indexing.
 * Each line holds one group, phrases separated by `=`; a line that starts with `#` is a comment. A phrase with `>` on its left
 * is only expanded in that direction (`CIP > cleaning in place` finds the long form for the short one, not the reverse).
 */
export type SynonymGroup = Readonly<{ from: readonly string[]; to: readonly string[] }>;

/** Reads a map file. Empty lines and comments are skipped; a line without `=` or `>` names nothing and is skipped too. */
export function parseSynonyms(file: string): readonly SynonymGroup[] {
  const groups: SynonymGroup[] = [];
  for (const line of file.split(/\r?\n/)) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const [left = '', right] = text.split('>');
    const from = left
      .split('=')
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== '');
    const to =
      right === undefined
        ? from
        : right
            .split('=')
            .map((phrase) => phrase.trim())
            .filter((phrase) => phrase !== '');
    if (from.length > 0 && to.length > 0 && (right !== undefined || from.length > 1)) groups.push({ from, to });
  }
  return groups;
}

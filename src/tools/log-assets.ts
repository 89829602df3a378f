/**
 * The asset of a log that a question names, for assets the plant model does not hold ("Press 4", "KX-40 #2"). Compared without case,
 * spaces and punctuation; the longest name wins. Null when none is named, or when several of the same length are.
 */
export function assetNamedIn(question: string, assets: readonly string[]): string | null {
  const text = ` ${wordsOf(question).join(' ')} `;
  const named = assets
    .map((asset) => ({ asset, key: wordsOf(asset).join(' ') }))
    .filter(({ key }) => key.length > 1 && text.includes(` ${key} `))
    .sort((a, b) => b.key.length - a.key.length);
  const [first, second] = named;
  if (first === undefined) return null;
  return second !== undefined && second.key.length === first.key.length && second.key !== first.key ? null : first.asset;
}

/** Runs of letters and runs of digits, so that `KX40`, `KX-40` and "kx 40" are one; Han characters one by one. */
function wordsOf(text: string): readonly string[] {
  return text.toLocaleLowerCase('en').match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+|\p{N}+/gu) ?? [];
}

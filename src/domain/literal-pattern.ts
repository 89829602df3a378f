/** The source of a regular expression, with or without the flags `u` and `v`, that finds this very text. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

/**
 * Every match of a pattern, in order: `matchAll` without its copy of the pattern. The copy is compiled again whenever the engine's cache of
 * compiled patterns was emptied by a collection of garbage, which costs a large pattern tens of milliseconds in the middle of an answer.
 * The pattern needs the flag `g`. Throws TypeError for one without it, as `matchAll` does.
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError('allMatches needs a pattern with the flag g.');
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += stepAfter(text, pattern, match.index);
  }
  return found;
}

/** With the flags `u` and `v` an empty match must not end up between the halves of one character. */
function stepAfter(text: string, { flags }: RegExp, at: number): number {
  return /[uv]/.test(flags) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

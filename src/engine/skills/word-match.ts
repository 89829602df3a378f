const everyday =
  /^(?:the|and|for|with|not|must|may|can|has|have|does|did|per|after|from|than|that|this|each|how|what|which|when|long|much|many|often|any|all|its|are|was|were|is)$/u;
const beginning = 6;

/** The words of a text that name something, cut to their beginnings, so that "bolt" meets "bolts". */
export function telling(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{Script=Latin}[\p{Script=Latin}-]{2,}|\p{Script=Han}{2}/gu) ?? [];
  return [
    ...new Set(
      words
        .flatMap((word) => word.split('-'))
        .filter((word) => word.length > 2 && !everyday.test(word))
        .map((word) => word.replace(/(?:'s|e?s)$/u, '').slice(0, beginning)),
    ),
  ];
}

/** Whether a word stands among others, one slip of the finger allowed in words of four letters and more. */
export function meets(word: string, said: readonly string[]): boolean {
  return said.some(
    (other) => other === word || (word.length >= 4 && other.length >= 4 && (other.startsWith(word) || word.startsWith(other) || isSlip(word, other))),
  );
}

function isSlip(one: string, other: string): boolean {
  if (one[0] !== other[0] || Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < 4) return false;
  let at = 0;
  while (at < Math.min(one.length, other.length) && one[at] === other[at]) at += 1;
  if (one.length === other.length) return one.slice(at + 1) === other.slice(at + 1) && one.length >= 6;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.slice(at) === long.slice(at + 1);
}

/** Where a question goes on with a second one: "... and why", "... and who acknowledged it", "X? And Y?". */
const joint =
  /(?:[,;]?\s+(?:and|und)\s+|[?？]\s*(?:(?:and|und)\s+)?)(?=(?:what|which|when|who|whose|where|why|how|is|are|was|were|did|does|do|has|have|wann|wer|was|warum|wieso|wie|wo|welche\w*|ist|sind|läuft|hat)(?![\p{L}]))|[?？，,]\s*(?=(?:为什么|谁|什么时候|多久|还能|哪))/giu;
/** "When and who ...", "how often and by whom": two ways of asking before one predicate. */
const onlyAsks = /(?:^|\s)(?:what|which|when|whom?|whose|where|why|how(?: (?:often|long|much|many))?|wann|wer|wo|wie|warum)\s*$/iu;
/** A case that has not come holds for the whole sentence. */
const conditional = /\b(?:if|in case|unless|wenn|falls)\b|如果/iu;
const mostHalves = 3;

/** The questions that a sentence coordinates, each as it was asked; the sentence itself where it is one. */
export function halvesOf(question: string): readonly string[] {
  const whole = question.trim().replace(/[?？.!\s]+$/u, '');
  if (conditional.test(whole)) return [whole];
  const parts = whole.split(joint).map((part) => part.trim());
  const isWhole = parts.length > mostHalves || parts.some((part, index) => part === '' || (index < parts.length - 1 && onlyAsks.test(part)));
  return isWhole ? [whole] : parts;
}

/** Where a question goes on with a second one: "... and why", "... and who acknowledged it", "X? And Y?". */
const joint =
  /(?:[,;]?\s+(?:and|und)\s+|[?？]\s*(?:(?:and|und)\s+)?)(?=(?:what|which|when|who|whose|where|why|how|is|are|was|were|did|does|do|has|have|wann|wer|was|warum|wieso|wie|wo|welche\w*|ist|sind|läuft|hat)(?![\p{L}]))|[?？，,]\s*(?=(?:为什么|谁|什么时候|多久|还能|哪))/giu;
/** "When and who ...", "how often and by whom": two ways of asking before one predicate. */
const onlyAsks = /(?:^|\s)(?:what|which|when|whom?|whose|where|why|how(?: (?:often|long|much|many))?|wann|wer|wo|wie|warum)\s*$/iu;
/** A case that has not come holds for the whole sentence. */
const conditional = /\b(?:if|in case|unless|wenn|falls)\b|如果/iu;
const mostHalves = 3;
const chineseAsk = /什么|多少|怎么|如何|谁|哪|吗|几|为何/u;

/** Chinese clauses that each ask; none where one of them only tells. */
function askingClauses(whole: string): readonly string[] {
  const clauses = whole.split(/[，,？?；;]\s*/u).filter((clause) => clause.trim() !== '');
  return clauses.length > 1 && clauses.length <= mostHalves && clauses.every((clause) => chineseAsk.test(clause)) ? clauses : [];
}

const counting = /\b(how many|wie viele)\s+(?!of\b|were\b|are\b|davon\b)(\p{L}{4,})/iu;
/** "... and how many rejected?": what is counted was said in the part before. */
const countsNothing =
  /^(how many|wie viele)(?=\s+(?:(?:of (?:them|those|these)|davon)\b|were|are|was|went|had|got|have|did|wurden|waren|sind|gingen|\p{L}+ed\b|ge\p{L}+t\b|(?:aus|ab|weg)ge\p{L}+|\p{L}+iert\b))/iu;

function withCounted(part: string, before: string): string {
  const noun = counting.exec(before)?.[2];
  return noun === undefined ? part : part.replace(countsNothing, (asks) => `${asks} ${noun}`);
}

/** The questions that a sentence coordinates, each as it was asked; the sentence itself where it is one. */
export function halvesOf(question: string): readonly string[] {
  const whole = question.trim().replace(/[?？.!\s]+$/u, '');
  if (conditional.test(whole)) return [whole];
  const clauses = askingClauses(whole);
  if (clauses.length > 0) return clauses;
  const parts = whole.split(joint).map((part) => part.trim());
  const isWhole = parts.length > mostHalves || parts.some((part, index) => part === '' || (index < parts.length - 1 && onlyAsks.test(part)));
  return isWhole ? [whole] : parts.map((part, index) => (index === 0 ? part : withCounted(part, parts[index - 1] ?? '')));
}

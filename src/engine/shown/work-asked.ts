import type { Language } from '../../domain/language.js';
import { dependsOnBefore, Remaining } from '../../domain/shown-follow-up.js';

/** "When was that last done?": the past of the work that was shown, and not the work itself. */
const pastOfIt =
  /\bwhen (?:was|were|did|has|have)\b(?=.*\b(?:last|before)\b)|\bwhen last\b|\b(?:the )?last (?:time|done)\b|\bwho (?:did|has done) (?:it|that|this) last\b|\b(?:wann|wer)\b(?=.*\b(?:zuletzt|letztes mal|das letzte mal)\b)|\b(?:zuletzt|letztes mal|das letzte mal)\b|(?:上次|上一次|最近一次)(?:是)?(?:什么时候|谁|哪天)?/giu;
const besides =
  /\b(?:last|before|done|changed|replaced|cleaned|serviced|checked|tested|gemacht|gewechselt|ersetzt|gereinigt|geprüft|gewartet|zuletzt|wurde|wurden|hat|wer)\b|[做换修是]/giu;

/** True of a question that only asks when or by whom the work spoken of was done last. */
export function asksPastOfIt(question: string): boolean {
  const rest = new Remaining(question);
  if (!rest.take(pastOfIt)) return false;
  rest.take(besides);
  return rest.words().length === 0;
}

const howTo =
  /^\s*(?:(?:and|so|ok|please|und|bitte)[\s,]+)*(?:how (?:do|can|should|must|would) (?:i|we|you|one)|how to|what (?:are|is) the (?:steps?|procedure) (?:to|for)|wie (?:kann|soll|muss) (?:ich|man|wir)|wie \p{L}+ (?:ich|man|wir)|怎么|如何|怎样)\s*/iu;
const asPast: Readonly<Record<Language, (work: string) => string>> = {
  en: (work) => `when was the last time: ${work}`,
  de: (work) => `wann wurde zuletzt gemacht: ${work}`,
  zh: (work) => `上次是什么时候：${work}`,
};

/** The work that a question asks how to do, asked for its past. */
export function pastOfWork(topic: string, language: Language): string {
  return asPast[language](topic.replace(howTo, '').replace(/[\s?？.!。]+$/u, ''));
}

/** Whether a question says nothing without the answer before, and could be about work that was shown or listed. */
export function leansOnWork(question: string): boolean {
  return asksPastOfIt(question) || dependsOnBefore(question) || /^\s*(?:when|who|wann|wer)\b.*\b(?:it|that|they|es|das)\b/iu.test(question);
}

import type { Answer } from '../../domain/document.js';

/** Whether somebody of an age may do something, and what a rule on that speaks of. */
const asksAge =
  /\b\d{1,2}[- ]?years?[- ]?olds?\b|\b(?:aged?|under|below) (?:the age of )?\d{2}\b(?! *[\p{L}°%µ/])|\bminors?\b|\d{1,2}[- ]?jährig|minderjährig|未成年|\d{1,2}\s?岁/iu;
const tellsAge =
  /\b(?:under|below|over|aged?|from|at least|older than|younger than)\s+(?:the age of\s+)?\d{2}\b|\bminors?\b|\byears? (?:old|of age)\b|\b(?:minimum|legal) age\b|\byoung (?:persons?|people|workers?)\b|\b(?:unter|ab|über|mindestens) \d{2}\b|jahre alt|minderjährig|jugendlich|未成年|\d{1,2}\s?岁/iu;
/** Whether one person is enough, and what a rule on that speaks of. */
const asksAlone =
  /\b(?:alone|by (?:myself|yourself|oneself|himself|herself)|on (?:my|your|one's|his|her) own|single[- ]handed(?:ly)?|lone work\w*|(?:one|a single) (?:\p{L}+ )?(?:person|man|worker|operator) (?:is )?(?:enough|sufficient|do(?:es)?)|without (?:a )?(?:second|another) (?:person|man))\b|(?<!\p{L})(?:allein|alleine|(?:reicht|genügt) eine person)(?!\p{L})|独自|单独|一个人/iu;
const tellsNumber =
  /\b(?:alone|lone|two|three|both|pairs?|second|another|accompan\w*|attendants?|supervis\w*|watch(?:man|er|person)|companion|buddy|persons|people|one (?:\p{L}+ ){0,2}(?:person|man|worker|operator)|nobody|no one|never)\b|(?<!\p{L})(?:allein|alleine|zwei|zweite\p{L}*|zu zweit|begleit\p{L}*|personen|eine (?:\p{L}+ )?person|niemand)(?!\p{L})|独自|单独|两人|二人|一人|陪同/iu;
/** So likely an answer that speaks of persons must be to stand in place of a surer one that does not. */
const least = 0.1;

/**
 * The answers to a question about the age or the number of persons, those that speak of it first; none where none does, since what a paper says
 * of the same place on something else sounds like leave. Other questions keep theirs.
 */
export function ofPersonsAsked(answers: readonly Answer[], question: string): readonly Answer[] {
  const tells = asksAge.test(question) ? tellsAge : asksAlone.test(question) ? tellsNumber : null;
  const [main] = answers;
  if (tells === null || main === undefined || tells.test(main.shown)) return answers;
  const told = answers.find(({ shown, probability, passage }) => probability >= least && passage.status === 'current' && tells.test(shown));
  return told === undefined ? [] : [{ ...told, role: 'main', probability: Math.max(told.probability, main.probability) }];
}

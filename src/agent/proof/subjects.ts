import { wordKeys } from './words.js';

const verb =
  'is|are|was|were|has|have|had|weighs?|needs?|takes?|runs?|trips?|stops?|alarms?|holds?|measures?|requires?|must|shall|should|may|can|will|reads?|shows?|turns?|opens?|closes?|delivers?|draws?|lasts?|comes?|starts?|operates?|uses?|carr(?:y|ies)|contains?|consumes?|produces?|lifts?|moves?|works?|reaches|rises?|falls?|stays?|goes|gets?|gives?|costs?|burns?|heats?|cools?|feeds?|pumps?|rotates?|vibrates?|tripped|stopped|ran|read|stood|rose|fell|reached';
const subjectPattern = new RegExp(
  String.raw`^[\s\-*•|#\d.)]*(?:(?:so|and|but|then|also|however|normally|here|at first|in normal operation),?\s+)?(?:the|a|an|each|every|both|all|one|our|this|that)\s+((?:[\p{L}\d][\p{L}\d'’./-]*\s+){0,6}?[\p{L}\d][\p{L}\d'’./-]*)\s+(?:${verb})\b`,
  'iu',
);
const carriesEnglish = /\b(?:the|is|are|of|at|with|has|and|was)\b/iu;
/** Words that name what is said of a thing and not the thing. */
const properties = wordKeys(
  'value limit temperature pressure speed level flow weight mass size length width height diameter torque force power current voltage time duration interval period range setting setpoint alarm trip point rate capacity volume tolerance clearance gap thickness pitch ratio load demand consumption output input normal maximum minimum average nominal permitted allowed total new old whole complete hold stop start run cycle step phase process operation heating cooling mixing filling cleaning machine unit system plant following first second third last next same other main source sources document manual paper policy table page record records procedure rule instruction answer text',
  3,
);

/** Places of one machine that exclude each other; keys of five letters as `wordKeys` makes them. */
const opposites: ReadonlyArray<readonly [string, string]> = [
  ['upper', 'lower'],
  ['left', 'right'],
  ['front', 'rear'],
  ['inlet', 'outle'],
  ['sucti', 'disch'],
  ['prima', 'secon'],
  ['inner', 'outer'],
  ['suppl', 'retur'],
  ['hot', 'cold'],
];

/** What a sentence is about: the nouns before its verb without those of measurement. Empty where it does not say so plainly (pronouns, orders, tables). */
export function subjectOf(sentence: string): ReadonlySet<string> {
  const led = /:\s+(?=\p{L})/u.exec(sentence);
  // What stands before a colon announces what is said; the statement follows.
  const phrase = (led === null ? null : subjectPattern.exec(sentence.slice(led.index + led[0].length)))?.[1] ?? subjectPattern.exec(sentence)?.[1];
  if (phrase === undefined || /\b(?:it|they|this|that|which|who|when|if|for|than)\b/iu.test(phrase)) return new Set();
  return new Set([...wordKeys(phrase, 3)].filter((word) => !properties.has(word)));
}

/**
 * True where the sentence is plainly about one thing and the figure's own sentence in the source plainly about another: "the fan weighs 2.6 t" beside
 * "the mill weighs 2.6 t". Where either does not name its subject before the verb, where they share a word of it, or where the source names the
 * thing in the heading above, nothing is said.
 */
export function saysItOfAnother(subject: ReadonlySet<string>, source: string, at: number, heading: string): boolean {
  if (subject.size === 0 || !carriesEnglish.test(source)) return false;
  const own = sentenceAt(source, at);
  const theirs = subjectOf(own);
  if (theirs.size === 0) return false;
  if (opposites.some(([a, b]) => (subject.has(a) && theirs.has(b) && !theirs.has(a)) || (subject.has(b) && theirs.has(a) && !theirs.has(b)))) return true;
  const around = wordKeys(`${own} ${heading}`, 3);
  return ![...subject].some((word) => theirs.has(word) || around.has(word));
}

function sentenceAt(text: string, at: number): string {
  const before = Math.max(...['. ', '! ', '? ', '; ', '\n'].map((end) => text.lastIndexOf(end, at - 1) + (text.lastIndexOf(end, at - 1) < 0 ? 1 : end.length)));
  const rest = text.slice(at);
  const end = /[.!?;](?=\s|$)|\n/u.exec(rest)?.index ?? rest.length;
  return text.slice(before, at + end);
}

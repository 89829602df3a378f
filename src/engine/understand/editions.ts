import { allMatches } from '../../domain/all-matches.js';
import { parseQuantities } from '../../domain/quantity.js';

/** Two revisions of a document that a question sets against one another, and what of them it asks. */
export type EditionsAsked = Readonly<{
  /** Revisions by their letter or number, and years of issue, as named; empty where only "the old one" and "the new one" are. */
  labels: readonly string[];
  years: readonly string[];
  /** A figure that the question takes from a copy, to know whether it still holds. */
  quoted: boolean;
  /** What is asked of both, one entry for each part of the question: its telling words, and as it is looked for, without the words that name the revisions. */
  topics: readonly Readonly<{ topic: string; query: string }>[];
}>;

const noun = '(?:rev(?:ision)?s?\\.?|versions?|issues?|editions?|prints?|print-?outs?|cop(?:y|ies)|ausgaben?)';
const paper = `(?:${noun}|manuals?|handbooks?|booklets?|procedures?|instructions?|polic(?:y|ies)|papers?|documents?|ones?|text|rules?)`;
const label = '([A-Z]|\\d{1,3}(?:\\.\\d+)*)(?![\\p{L}\\d-])';
const joined = '\\s*(?:and|to|or|vs\\.?|versus|against|resp\\.?|than|,|/|→|->)\\s*(?:(?:in|of|from|under|according to|with|the)\\s+)*';
const labelled = new RegExp(`(?<!\\p{L})${noun}\\s*${label}(?:${joined}(?:${noun}\\s*)?${label})?`, 'giu');
const dated = new RegExp(`\\b((?:19|20)\\d{2})\\s+(?:${paper})\\b|\\b${noun}\\s+(?:of|from)\\s+((?:19|20)\\d{2})\\b`, 'giu');
const oldWord = '(?:old|older|previous|earlier|former|superseded|preceding|outdated)';
const newWord = '(?:new|newer|newest|current|present|latest|valid|recent)';
const oldOne = new RegExp(`\\b${oldWord}\\b`, 'iu');
const newOne = new RegExp(`\\b${newWord}\\b|\\bin force\\b|\\bnow\\b|\\btoday\\b`, 'iu');
const ofPaper = new RegExp(
  `\\b(?:${oldWord}|${newWord})\\s+(?:[\\p{L}\\d-]+\\s+){0,2}?${paper}\\b|\\b${oldWord}\\s+(?:and|or|to|vs\\.?|versus|against)\\s+(?:the\\s+)?${newWord}\\b`,
  'iu',
);
const beforePresent = new RegExp(`\\b(?:before|prior to|until)\\s+(?:the\\s+)?${newWord}\\s+(?:[\\p{L}\\d-]+\\s+)?${paper}\\b`, 'iu');
const changedIn = new RegExp(
  `\\b(?:chang(?:e|es|ed)|differ(?:s|ed|ent)?|raised|lowered|tightened|increased|reduced)\\b.*\\b${newWord}\\s+(?:[\\p{L}\\d-]+\\s+)?${paper}\\b`,
  'iu',
);
const stillHolds =
  /\bstill\b.{0,30}\b(?:right|correct|valid|true|apply|applies|holds?|ok(?:ay)?|current|the case|in force|stands?|good|up to date|allowed|the (?:limit|value|figure|rule))\b|\b(?:out of date|outdated|up to date)\b/iu;
const copyOf = new RegExp(
  `\\b(?:my|an?|the|two|our|this|one)\\s+(?:[\\p{L}\\d-]+\\s+){0,2}?(?:prints?|print-?outs?|cop(?:y|ies)|${oldWord}\\s+${paper})\\b`,
  'iu',
);

/** Asks no more than which of the revisions is in force: told with every pair. */
const whichHolds =
  /\b(?:which|what|is|are)\b.*\b(?:valid|in force|binding|counts?|appl(?:y|ies)|holds?|current|right|correct|up to date|wins|follow)\b|\bwhat does the (?:current|new|present|latest)\b.*\bsay\b/iu;
const clauseEnd =
  /(?<!\b(?:resp|vs|no|rev|approx|max|min))[?.!;:](?:\s+|$)|,?\s+(?:and|or)\s+(?=(?:how|what|which|when|who|where|why|is|are|does|do)\b)|,\s*(?=(?:how|what|which|when|who|where|why)\b)/iu;
const naming = new RegExp(
  `\\b(?:(?:according to|compared (?:to|with)|before|since|by|from|under|in|of|and|or|do|does|did|per|the)\\s+)*(?:(?:the|each|both|my)\\s+)?(?:(?:${oldWord}|${newWord})(?:\\s+(?:[\\p{L}\\d-]+\\s+)?${paper})?|${noun})\\b\\.?`,
  'giu',
);
const asking = new RegExp(
  `\\b(?:what|how|which|when|who|where|why|has|have|had|did|does|do|is|was|were|are|the|a|an|i|we|my|our|it|its|that|this|them|each|both|two|one|ones|please|say|says|said|give|gives|gave|state|states|chang(?:e|es|ed)|differ(?:s|ed|ence|ent)?(?=\\s+(?:in|from|between)\\b)|compare[ds]?|comparison|according|compared|with|versus|vs|resp|still|now|before|since|by|from|under|in|of|to|for|between|and|or|with|on|at|be|been|${noun}|manual|handbook|booklet|${oldWord}|${newWord})\\b\\.?`,
  'giu',
);

/** Null unless the question sets two revisions against one another, or asks whether the figure of a copy still holds. */
export function editionsAsked(question: string): EditionsAsked | null {
  const labels = [...new Set(allMatches(question, labelled).flatMap(([, first, second]) => [first, second].filter((each) => each !== undefined)))];
  const years = [...new Set(allMatches(question, dated).flatMap(([, first, second]) => first ?? second ?? []))];
  const figures = parseQuantities(question).some(({ unit }) => unit !== null);
  const quoted = figures && (stillHolds.test(question) || (copyOf.test(question) && oldOne.test(question)));
  const both = labels.length > 1 || years.length > 1 || (ofPaper.test(question) && oldOne.test(question) && newOne.test(question));
  if (!both && !quoted && !beforePresent.test(question) && !changedIn.test(question)) return null;
  return { labels, years, quoted, topics: topicsOf(question) };
}

function topicsOf(question: string): EditionsAsked['topics'] {
  const clauses = question.replace(labelled, ' ').replace(dated, ' ').split(clauseEnd).map(readClause);
  const told = clauses.filter(({ asksWhich, topic }) => !asksWhich && /\p{L}{3,}/u.test(topic));
  return (told.length > 0 ? told : clauses).filter(({ topic }) => /\p{L}{3,}/u.test(topic)).slice(0, 2);
}

function readClause(clause: string) {
  const words = (text: string): string =>
    text
      .replace(/[^\p{L}\p{N}.,%°/²³µ-]+/gu, ' ')
      .replace(/(?:^|\s)[.,-]+(?=\s|$)/gu, ' ')
      .trim();
  return { topic: words(clause.replace(asking, ' ')), query: words(clause.replace(naming, ' ')), asksWhich: whichHolds.test(clause) };
}

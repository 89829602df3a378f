import type { Answer, Passage } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { citedName, evidenceOf, knowledgeCall, sourceLines } from './document-lines.js';
import { knowledgeLines } from './knowledge-answer.js';
import { tableLines } from './table-lines.js';
import { telling } from './word-match.js';

type Paper = Readonly<{ title: string; id: string; names: ReadonlySet<string> }>;
/** The part of a question that is asked of several papers, as it is looked for, and the parts that stand for themselves. */
type Parts = Readonly<{ topic: string; others: readonly string[] }>;

const searchLimit = 20;
/** One paper must surely answer; the others may be less sure of the same thing. */
const enough = { first: 0.4, further: 0.2 };
const mostPapers = 4;

const joiner = /^(?:and|or|vs\.?|versus|than|against|&|to|with|from|,)$/iu;
const generic = /^(?:sites?|plants?|papers?|documents?|manuals?|polic(?:y|ies)|procedures?|standards?|guidelines?)$/iu;
const several = /\b(?:both|the two|the three|all (?:the )?(?:two|three|four)|each of the)\s+((?:\p{L}[\p{L}-]*\s+){0,2}?\p{L}{4,})\b/iu;
const clauseEnd = /(?<!\b(?:vs|no|approx|max|min))[?.!;](?:\s+|$)|,?\s+and\s+(?=(?:whose|which|who|what|when|where|why|how)\b)/iu;
const askingWords = /\b(?:what|which|who|whose|how|are|is|they|them|it|do|does|much|many|the|by|at|in|of|for|and|please)\b/giu;

/** "At Eastmere and Northholt", "both sites": what each paper says of the matter, one row for each, with its own source. */
export const papersSideBySide: Skill = {
  name: 'papers-side-by-side',
  needs: ['search_knowledge'],
  fits: ({ effective, language, assets, tags }) => (language === 'en' && assets.length + tags.length === 0 && mayNameTwo(effective) ? 0.57 : 0),
  plan: ({ understanding, results }) => {
    const first = knowledgeCall(understanding.effective, { limit: searchLimit });
    if (!results.has(first)) return [first];
    const papers = papersAsked(understanding.effective, results);
    if (papers === null) return [];
    const { topic, others } = partsOf(understanding.effective, papers);
    if (topic === '') return [];
    const each = knowledgeCall(topic, { limit: searchLimit, perDocument: true });
    if (!results.has(each)) return [each, ...others.map((part) => knowledgeCall(part))];
    const best = answersFor(topic, results)[0];
    const silent = papers.some(({ id }) => rowOf(id, topic, results) === undefined);
    return silent && best !== undefined && best.probability >= enough.first ? [counterpartCall(best)] : [];
  },
  compose: (context) => {
    const { effective } = context.understanding;
    const papers = papersAsked(effective, context.results);
    if (papers === null) return null;
    const { topic, others } = partsOf(effective, papers);
    const rows = papers.map((paper) => ({ paper, answer: rowOf(paper.id, topic, context.results) }));
    const found = rows.flatMap(({ answer }) => answer ?? []);
    if (!found.some(({ probability }) => probability >= enough.first)) return null;
    // Of papers that no name was given for only those that answer count.
    if (found.length < 2 && papers.every(({ names }) => names.size === 0)) return null;
    const told = rows.filter(({ paper, answer }) => answer !== undefined || paper.names.size > 0);
    return [...rowLines(told, context), ...others.flatMap((part) => otherLines(part, context))];
  },
};

function mayNameTwo(question: string): boolean {
  if (several.test(question)) return true;
  const words = wordsOf(question);
  return words.some((word, at) => joiner.test(word) && near(words, at).some(isName) && (/^v/iu.test(word) || near(words, at).filter(isName).length > 1));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/[?.!,;:]+(?=\s|$)/gu, ' , ')
    .split(/\s+/u)
    .filter((word) => word !== '');
const isName = (word: string): boolean => /^(?:\p{Lu}|\p{L}+\d)[\p{L}\d-]{2,}$/u.test(word);
const near = (words: readonly string[], at: number): readonly string[] => [...words.slice(Math.max(0, at - 3), at), ...words.slice(at + 1, at + 5)];

/** Two or more current papers that the question names, by words that only one of them bears; or those it calls "both sites". */
function papersAsked(question: string, results: SkillContext['results']): readonly Paper[] | null {
  const passages = results.of('search_knowledge').flatMap(({ output }) => [...output.answers, ...output.results].map(({ passage }) => passage));
  const known = [...new Map(passages.filter(({ status }) => status === 'current').map((passage) => [passage.documentId, passage])).values()];
  const words = wordsOf(question);
  const named = known.map((passage) => ({ passage, names: namesOf(passage, known, words) })).filter(({ names }) => names.size > 0);
  if (
    named.length >= 2 &&
    areJoined(
      words,
      named.map(({ names }) => names),
    )
  )
    return named.slice(0, mostPapers).map(toPaper);
  const kind = several.exec(question)?.[1]?.split(/\s+/u).at(-1);
  if (kind === undefined) return null;
  const alike = known.filter((passage) => generic.test(kind) || bears(passage, kind));
  const answering = new Set(
    results
      .of('search_knowledge')
      .flatMap(({ output }) => output.answers.filter(({ probability }) => probability >= enough.further).map(({ passage }) => passage.documentId)),
  );
  const chosen = generic.test(kind) ? alike.filter(({ documentId }) => answering.has(documentId) || results.of('search_knowledge').length === 1) : alike;
  return chosen.length >= 2 ? chosen.slice(0, mostPapers).map((passage) => toPaper({ passage, names: new Set() })) : null;
}

const toPaper = ({ passage, names }: Readonly<{ passage: Passage; names: ReadonlySet<string> }>): Paper => ({
  title: passage.document,
  id: passage.documentId,
  names,
});

const namingText = ({ document, documentId, appliesTo }: Passage): string => `${document} ${documentId} ${appliesTo.join(' ')}`.toLowerCase();

/** Words of the question, written as a name, that stand in the title, number or field of this paper and of no other. */
function namesOf(passage: Passage, known: readonly Passage[], words: readonly string[]): ReadonlySet<string> {
  const holds = (each: Passage, word: string): boolean => ` ${namingText(each).replace(/[^\p{L}\d-]+/gu, ' ')} `.includes(` ${word} `);
  const applies = (word: string): boolean =>
    ` ${passage.appliesTo
      .join(' ')
      .toLowerCase()
      .replace(/[^\p{L}\d-]+/gu, ' ')} `.includes(` ${word} `);
  const asked = words
    .filter((word, at) => (isName(word) && at > 0) || (/\p{L}{4,}/u.test(word) && applies(word.toLowerCase())))
    .map((word) => word.toLowerCase().replace(/[’']s$/u, ''));
  return new Set(asked.filter((word) => holds(passage, word) && known.every((other) => other === passage || !holds(other, word))));
}

/** A joining word stands between the names of two papers. */
function areJoined(words: readonly string[], names: readonly ReadonlySet<string>[]): boolean {
  const bearer = (word: string): number => names.findIndex((each) => each.has(word.toLowerCase().replace(/[’']s$/u, '')));
  return words.some((word, at) => {
    if (!joiner.test(word)) return false;
    const left = words
      .slice(Math.max(0, at - 4), at)
      .map(bearer)
      .filter((which) => which >= 0);
    const right = words
      .slice(at + 1, at + 6)
      .map(bearer)
      .filter((which) => which >= 0);
    return left.some((one) => right.some((other) => other !== one));
  });
}

function bears(passage: Passage, kind: string): boolean {
  const [word] = telling(kind);
  return word !== undefined && telling(namingText(passage)).some((other) => other.slice(0, 5) === word.slice(0, 5));
}

function partsOf(question: string, papers: readonly Paper[]): Parts {
  const names = new Set(papers.flatMap((paper) => [...paper.names]));
  const clauses = question.split(clauseEnd).filter((clause) => /\p{L}{4,}/u.test(clause.replace(askingWords, ' ')));
  const isShared = (clause: string): boolean => several.test(clause) || wordsOf(clause).some((word) => names.has(word.toLowerCase().replace(/[’']s$/u, '')));
  const shared = clauses.filter(isShared);
  const bare = (shared[0] ?? clauses[0] ?? '')
    .replace(several, ' ')
    .split(/\s+/u)
    .filter((word) => !names.has(word.toLowerCase().replace(/[^\p{L}\d-]/gu, '')) && !/^(?:each|both|vs\.?|versus|respectively)$/iu.test(word));
  return { topic: tidy(bare.join(' ')), others: clauses.filter((clause) => !isShared(clause)).slice(0, 2) };
}

/** Without the joining words and prepositions that lost what they stood before. */
function tidy(text: string): string {
  let rest = text.replace(/[,?]/gu, ' ');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest
      .replace(/\b(?:at|in|for|by|of|from|the|and|or|than|to|with|between)\s+(?=(?:and|or|than|vs|versus|at|in|for|by|of|from)\b|$)/giu, '')
      .replace(/\s*\b(?:and|or|at|in|for|of|than|please)\s*$/iu, '')
      .replace(/\s+/gu, ' ')
      .trim();
  }
  return rest;
}

const answersFor = (query: string, results: SkillContext['results']): readonly Answer[] =>
  results.of('search_knowledge').flatMap(({ input, output }) => (input['perDocument'] === true && output.query === query.slice(0, 1900) ? output.answers : []));

/** Where one paper answers and another seems silent, the other is asked again in the words of the first. */
const counterpartCall = ({ text }: Answer): PlannedCall => knowledgeCall(text, { limit: searchLimit, perDocument: true });

function rowOf(id: string, topic: string, results: SkillContext['results']): Answer | undefined {
  const asked = answersFor(topic, results);
  const own = asked.find(({ passage }) => passage.documentId === id);
  if (own !== undefined && own.probability >= enough.further) return own;
  const [best] = asked;
  const again =
    best === undefined ? undefined : answersFor(counterpartCall(best).input['query'] as string, results).find(({ passage }) => passage.documentId === id);
  return again !== undefined && again.probability >= enough.first ? again : undefined;
}

function rowLines(rows: readonly Readonly<{ paper: Paper; answer: Answer | undefined }>[], { say, results }: SkillContext): readonly Line[] {
  const evidence = results.evidence();
  const ofPaper = (id: string): Evidence | undefined => evidence.find((item) => item.kind === 'passage' && item.documentId === id);
  const cells = rows.map(({ paper, answer }) =>
    answer === undefined
      ? { name: paper.title, text: say.notStated, source: ofPaper(paper.id) }
      : { name: citedName(answer, say), text: answer.shown, source: evidenceOf(answer, evidence) },
  );
  return [line(say.comparedOn), ...tableLines(cells, say)];
}

function otherLines(part: string, context: SkillContext): readonly Line[] {
  const made = context.results.of('search_knowledge').find(({ output, input }) => input['perDocument'] === undefined && output.query === part.slice(0, 1900));
  const lines = made === undefined ? null : knowledgeLines(context, made.output, made.evidence);
  return lines === null || made === undefined
    ? [line(context.say.partNotFound(part.replace(/\S*\d\S*/gu, '...')))]
    : [...lines, ...sourceLines(lines, made.evidence, context)];
}

import type { Answer } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { citedName, evidenceOf, knowledgeCall } from './document-lines.js';
import { tableLines } from './table-lines.js';

const compareWords =
  /\b(?:compare|comparison|contrast|side by side|differ(?:ences?)? between|positions? of|views? of|what (?:do|does) .{3,60}? and .{3,60}? (?:say|state|require|demand|specify)|vergleiche?|vergleich|gegenüberstellung|unterschied\w* zwischen)\b|比较|对比|区别/iu;
const askWords =
  /\b(?:please|can you|compare|comparison|contrast|what|how|do|does|the|say|says|about|on|regarding|concerning|side by side|differences?|differ|between|positions?|views?|of|all|papers?|documents?|policies|three|two|four|and|or|with|in|a|an|their|vergleiche?n?|vergleich|was|sagen|zu|über|die|der|das|und|papiere|dokumente|zwischen|unterschiede?)\b|比较|对比|一下|关于|区别|文件/giu;
const most = 8;
const resultLimit = 20;
/** A document takes part when its best sentence is at least this likely to be about the matter. */
const enough = 0.12;

/** "Compare what X and Y say about Z": a table with one row per document, each cell a quotation with its own source. */
export const compareDocuments: Skill = {
  name: 'compare-documents',
  needs: ['search_knowledge'],
  fits: ({ effective, assets, tags }) => (compareWords.test(effective) && assets.length === 0 && tags.length === 0 ? 0.55 : 0),
  plan: ({ understanding, results }) => {
    const first = knowledgeCall(understanding.effective, { limit: resultLimit });
    if (!results.has(first)) return [first, ...namesIn(understanding.effective).map((name) => knowledgeCall(name, { limit: resultLimit }))];
    const found = results.of('search_knowledge').flatMap(({ output }) => output.results);
    const topic = topicOf(understanding.effective, documentsNamed(understanding.effective, papersIn(found)));
    return topic === '' ? [] : [knowledgeCall(topic, { limit: resultLimit, perDocument: true })];
  },
  compose: (context) => {
    const searches = context.results.of('search_knowledge').filter(({ input }) => input['limit'] === resultLimit);
    const last = searches.find(({ input }) => input['perDocument'] === true);
    if (last === undefined) return null;
    const papers = papersIn(searches.flatMap(({ output }) => output.results));
    const named = documentsNamed(context.understanding.effective, papers);
    const best = bestByDocument(last.output.answers, named);
    if (best.length === 0 || Math.max(best.length, named.length) < 2) return null;
    return table(best, named, context, [...last.evidence, ...searches.flatMap(({ evidence }) => evidence)]);
  },
};

/** Two things set side by side: what stands before and behind the word that joins them. */
const sideBySide =
  /\b(?:between|compare[ds]?|contrast|do|does|did)\s+(?:what\s+)?(?:the\s+)?([^?.,]{2,60}?)\s+(?:and|or|vs\.?|versus|with|to|against)\s+(?:the\s+)?([^?.,]{2,60}?)(?=\s+(?:says?|state|require|demand|specify|have|give|about|on|regarding|concerning|differ|agree|in|for)\b|[?.,]|$)/iu;

/** The papers that a question sets side by side, as it names them: each is looked for by its name, since one that says nothing of the topic is not found by it. */
const namesIn = (question: string): readonly string[] => sideBySide.exec(question)?.slice(1, 3) ?? [];

type Paper = Readonly<{ title: string; id: string }>;

function papersIn(results: readonly Readonly<{ passage: Answer['passage'] }>[]): readonly Paper[] {
  return [...new Map(results.map(({ passage }) => [passage.document, { title: passage.document, id: passage.documentId }])).values()];
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{Script=Latin}{4,}|\p{Script=Han}{2,}/gu) ?? []).map((word) => word.replace(/(?:'s|s')$/u, '').slice(0, 7)));

/** Documents that the question names, by their number or by a word that only their title holds; none named means all. */
function documentsNamed(question: string, papers: readonly Paper[]): readonly string[] {
  const asked = wordsOf(question.replace(askWords, ' '));
  const titles = papers.map(({ title }) => title);
  const distinct = (title: string): readonly string[] =>
    [...wordsOf(title)].filter((word) => titles.every((other) => other === title || !wordsOf(other).has(word)));
  const numbered = (id: string): boolean => /\d/u.test(id) && ` ${question.toLowerCase().replace(/[^\p{L}\d-]+/gu, ' ')} `.includes(` ${id.toLowerCase()} `);
  const named = papers.filter(({ title, id }) => numbered(id) || distinct(title).some((word) => asked.has(word)));
  return named.length >= 2 ? named.map(({ title }) => title) : [];
}

/** What is compared: the question without the words that ask and without the names of the documents. */
function topicOf(question: string, named: readonly string[]): string {
  const after = /\b(?:about|on|regarding|concerning|zu|über|hinsichtlich)\s+(.+)$/iu.exec(question)?.[1];
  const names = new Set(named.flatMap((title) => [...wordsOf(title)]));
  const rest = (after ?? question).replace(askWords, ' ').replace(/[?？.,'’]/gu, ' ');
  return rest
    .split(/\s+/u)
    .filter((word) => word !== '' && (after !== undefined || ![...wordsOf(word)].some((key) => names.has(key))))
    .join(' ');
}

function bestByDocument(answers: readonly Answer[], named: readonly string[]): readonly Answer[] {
  const best = new Map<string, Answer>();
  for (const answer of answers) {
    const { document, status, flagged } = answer.passage;
    if (status !== 'current' || flagged || answer.probability < enough || (named.length > 0 && !named.includes(document))) continue;
    if (!best.has(document)) best.set(document, answer);
  }
  return [...best.values()].slice(0, most);
}

function table(answers: readonly Answer[], named: readonly string[], { say }: SkillContext, evidence: readonly Evidence[]): readonly Line[] {
  const rows = answers.map((answer) => ({ name: citedName(answer, say), text: answer.shown, source: evidenceOf(answer, evidence) }));
  const silent = named
    .filter((title) => !answers.some(({ passage }) => passage.document === title))
    .map((title) => ({ name: title, text: say.notStated, source: evidence.find((item) => item.kind === 'passage' && item.document === title) }));
  return [line(say.comparedOn), ...tableLines([...rows, ...silent], say)];
}

import type { Answer, Excerpt, RevisionChange } from '../../domain/document.js';
import { parseQuantities, quantitySupports } from '../../domain/quantity.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { type EditionsAsked, editionsAsked } from '../understand/editions.js';
import { citedName, evidenceOf, knowledgeCall } from './document-lines.js';
import { tableLines } from './table-lines.js';
import { meets, telling } from './word-match.js';

/** A clause of one revision and what stands in its place in the other; the same excerpt text where nothing was changed. */
type Pair = Readonly<{ before: Excerpt; after: Excerpt; score: number; sure: number; met: number }>;

const searchLimit = 20;
const mostDocuments = 3;
/** A pair answers when the search is this sure of one of its sides, or so much of the question stands in it. */
const enough = { sure: 0.4, met: 0.62, quoted: 0.4 };

/** "Rev B and Rev C each", "old and new", "is 60 g still right": the same clause of both revisions side by side, and which one is in force. */
export const editionPair: Skill = {
  name: 'edition-pair',
  needs: ['search_knowledge', 'open_document'],
  fits: ({ effective, language, tags }) => {
    const asked = language === 'en' && tags.length === 0 ? editionsAsked(effective) : null;
    return asked === null || asked.topics.length === 0 ? 0 : asked.labels.length + asked.years.length > 1 ? 0.97 : 0.58;
  },
  plan: ({ understanding, results }) => {
    const asked = editionsAsked(understanding.effective);
    if (asked === null) return [];
    const searches = asked.topics.map(({ query }) => searchFor(query));
    return searches.every((call) => results.has(call)) ? openCalls(asked, results) : searches;
  },
  compose: (context) => {
    const asked = editionsAsked(context.understanding.effective);
    if (asked === null || asksWhole(asked, context)) return null;
    const found = asked.topics.map((part) => ({ topic: part.topic, pair: bestPair(part, asked, context) }));
    const pairs = found.flatMap(({ pair }) => pair ?? []);
    const [first] = pairs;
    if (first === undefined) return null;
    const missing = found.flatMap(({ topic, pair }) =>
      pair === null && !asked.quoted ? [line(context.say.partNotFound(topic.replace(/\S*\d\S*/gu, '...')))] : [],
    );
    return [...pairLines(pairs, context), ...missing];
  },
};

/** Words for the comparison itself and for any paper. */
const saysNothing = telling(
  'difference changes changed compare comparison new all list everything manual handbook document paper procedure instruction policy edition',
);

/** All changes of a document are asked for: the question names nothing but the document and its revisions. */
function asksWhole({ topics, quoted }: EditionsAsked, { results, understanding }: SkillContext): boolean {
  if (quoted || !/\b(?:chang(?:e|es|ed)|differ\w*|new|compare[ds]?|comparison)\b/iu.test(understanding.effective)) return false;
  const opened = results.of('open_document').filter(({ input }) => input['changesSince'] !== undefined);
  return opened.some(({ output: { document } }) => {
    const title = [...telling(`${document.title} ${document.id}`), ...saysNothing];
    return topics.every(({ topic }) => telling(topic).every((word) => meets(word, title)));
  });
}

const searchFor = (query: string): PlannedCall => knowledgeCall(query, { limit: searchLimit, perDocument: true, includeSuperseded: true });

const searchesOf = (results: SkillContext['results'], query?: string) =>
  results
    .of('search_knowledge')
    .filter(
      ({ input, output }) =>
        input['perDocument'] === true && input['includeSuperseded'] === true && (query === undefined || output.query === query.slice(0, 1900)),
    );

/** What changed in each found document of several revisions, the surest first: between the named ones, else since the one before. */
function openCalls(asked: EditionsAsked, results: SkillContext['results']): readonly PlannedCall[] {
  const answers = searchesOf(results).flatMap(({ output }) => output.answers);
  const old = new Set(answers.filter(({ passage }) => passage.status === 'superseded').map(({ passage }) => passage.documentId));
  const ids = [...new Set([...answers].sort((left, right) => right.probability - left.probability).map(({ passage }) => passage.documentId))];
  return ids
    .filter((id) => old.has(id))
    .slice(0, mostDocuments)
    .map((documentId) => ({
      toolName: 'open_document',
      input: {
        documentId,
        ...between(
          asked,
          answers.filter(({ passage }) => passage.documentId === documentId),
        ),
      },
    }));
}

function between(asked: EditionsAsked, answers: readonly Answer[]): Readonly<{ changesSince: string; revision?: string }> {
  const named = answers.filter(
    ({ passage, inForce }) =>
      asked.labels.some((label) => label.toLowerCase() === passage.revision.toLowerCase()) ||
      asked.years.some((year) => inForce?.since?.startsWith(year) === true),
  );
  const revisions = [...new Set(named.map(({ passage }) => passage.revision))].sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  const [older, newer] = revisions;
  if (older !== undefined && newer !== undefined) return { changesSince: older, revision: newer };
  const isOld = named.some(({ passage }) => passage.status === 'superseded');
  return { changesSince: older !== undefined && isOld ? older : 'previous' };
}

/** The pair that speaks of the topic most; null where none surely does. */
function bestPair({ topic, query }: EditionsAsked['topics'][number], asked: EditionsAsked, context: SkillContext): Pair | null {
  const answers = searchesOf(context.results, query).flatMap(({ output }) => output.answers);
  const opened = context.results.of('open_document').filter(({ input }) => input['changesSince'] !== undefined);
  const figures = parseQuantities(context.understanding.effective).filter(({ unit }) => unit !== null);
  const quotes = (text: string): boolean =>
    figures.some((figure) => parseQuantities(text).some((said) => said.unit === figure.unit && quantitySupports(said, figure)));
  const pairs = opened.flatMap(({ output }) => {
    const changed = output.changes.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after }]));
    const same = unchanged(answers, output.changes, output.document.id);
    return scored([...changed, ...same], topic, answers);
  });
  const ranked = pairs
    .map((pair) => ({ ...pair, quoted: asked.quoted && quotes(pair.before.text) }))
    .filter(({ sure, met, quoted }) => (asked.quoted ? quoted && met >= enough.quoted : sure >= enough.sure || met >= enough.met))
    .sort((left, right) => right.score - left.score);
  return ranked[0] ?? null;
}

/** An answer that both revisions give in the same words. */
function unchanged(
  answers: readonly Answer[],
  changes: readonly RevisionChange[],
  documentId: string,
): readonly Readonly<{ before: Excerpt; after: Excerpt }>[] {
  const own = answers.filter(({ passage }) => passage.documentId === documentId);
  return own
    .filter(({ passage }) => passage.status === 'current')
    .filter((after) => !changes.some((change) => change.after !== null && overlaps(change.after, after)))
    .flatMap((after) => own.filter((before) => before.passage.status === 'superseded' && before.text === after.text).map((before) => ({ before, after })));
}

const overlaps = (left: Excerpt, right: Excerpt): boolean =>
  left.passage.documentId === right.passage.documentId && left.passage.revision === right.passage.revision && left.start < right.end && right.start < left.end;

/** Each pair with how much of the topic stands in it, rare words first, and how sure the search is of one of its sides. */
function scored(pairs: readonly Readonly<{ before: Excerpt; after: Excerpt }>[], topic: string, answers: readonly Answer[]): readonly Pair[] {
  const words = telling(topic);
  const texts = pairs.map(({ before, after }) => telling(`${before.text} ${after.text} ${after.passage.section ?? ''} ${around(after)}`));
  const weights = words.map((word) => Math.log(1 + pairs.length / Math.max(1, texts.filter((said) => meets(word, said)).length)));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return pairs.map(({ before, after }, at) => {
    const met = words.reduce((sum, word, which) => sum + (meets(word, texts[at] ?? []) ? (weights[which] ?? 0) : 0), 0) / total;
    const sure = answers
      .filter((answer) => overlaps(answer, before) || overlaps(answer, after))
      .reduce((most, { probability }) => Math.max(most, probability), 0);
    return { before, after, met, sure, score: met + sure };
  });
}

/** The line of a passage that a sentence stands in: a step of two sentences is about one thing. */
function around({ passage, text }: Excerpt): string {
  return passage.text.split('\n').find((each) => each.includes(text)) ?? '';
}

function pairLines(pairs: readonly Pair[], context: SkillContext): readonly Line[] {
  const { say, results } = context;
  const evidence = results.evidence();
  const excerpts = pairs.flatMap(({ before, after }) => [before, after]);
  const isSame = (excerpt: Excerpt): boolean => pairs.some(({ before, after }) => excerpt === after && before.text === after.text);
  const rows = excerpts.map((excerpt) => ({
    name: `${nameOf(excerpt, context)}${isSame(excerpt) ? `, ${say.unchanged}` : ''}`,
    text: excerpt.text,
    source: evidenceOf(excerpt, evidence),
  }));
  const inForce = excerpts.find(({ passage }) => passage.status === 'current');
  return [
    line(say.comparedOn),
    ...tableLines(rows, say),
    ...(inForce === undefined ? [] : [line(say.editionInForce(inForce.passage.document, inForce.passage.revision), evidenceOf(inForce, evidence))]),
  ];
}

function nameOf(excerpt: Excerpt, { say }: SkillContext): string {
  return `${citedName(excerpt, say)}, ${excerpt.passage.status === 'superseded' ? say.superseded : say.inForce}`;
}

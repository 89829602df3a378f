import { addressesCopilot } from '../domain/addresses-copilot.js';
import { ANSWERABLE_FROM } from '../domain/answerability.js';
import type { Answer, DocumentInfo, Passage, RankedPassage, SearchResult, TableReading } from '../domain/document.js';
import { holdsOrder, withoutOrders } from '../domain/orders-in-content.js';
import type { SearchRequest } from '../ports/knowledge.js';
import { byTrees, rowsOf } from './answer/answer-trees.js';
import { GIVES_BOUND } from './answer/bounds.js';
import { byCondition } from './answer/condition.js';
import { withEmergency } from './answer/emergency.js';
import { AnswerExtractor } from './answer/extract.js';
import { withFirstStep } from './answer/first-step.js';
import { PapersInForce } from './answer/in-force.js';
import { ofAskedTarget } from './answer/leave-target.js';
import { byOrder } from './answer/orders.js';
import { ordersOver } from './answer/orders-over.js';
import type { Piece } from './answer/piece.js';
import { bySeason } from './answer/season.js';
import { asAnswer, selectAnswers } from './answer/select.js';
import { changeForNow, temporarySources } from './answer/temporary.js';
import { withWarnings } from './answer/warnings.js';
import { withLeave } from './answer/when-allowed.js';
import type { Question } from './question.js';
import { unmatchedWords } from './rank/assess.js';
import { followReferences } from './rank/cross-references.js';
import { type Comparable, isNearDuplicate } from './rank/duplicates.js';
import type { Judge, JudgeContext, Judged } from './rank/judge.js';
import { namedDocument } from './rank/named-documents.js';
import { captionWithRows, wholeSteps, wholeTable } from './rank/neighbours.js';
import { type Candidate, type DenseLeg, type FirstCandidates, rankPassages, weightedTerms } from './rank/rank-passages.js';
import { currentFirst } from './rank/revisions.js';
import type { TableSource } from './tables/ranged-rules.js';
import { noneGiven, readTables } from './tables/read-tables.js';

/** With so many readable passages the fitted trees choose the answer: they were fitted on collections of a few documents, and are lost in a library or a single page. */
const FITTED_FOR = { least: 5, most: 2000 };
const PROCEDURES = 8;
const SPARE = 5;
const REFERRING = 3;
const TARGETS_EACH = 2;
/** How many of the passages pointed to are looked at closely, for each passage that points. */
const TARGETS_JUDGED = 12;
const TARGET_SCORE = 0.9;
const TARGET_CONFIDENCE = 0.4;

function comparable(item: Judged, context: JudgeContext): Comparable {
  return { passage: item.passage, terms: new Set(context.scope.forward(item.number)), isExact: (term) => /\d/.test(context.dictionary.term(term)) };
}

function collapse(items: readonly Judged[], limit: number, context: JudgeContext): readonly Judged[] {
  const kept: { item: Judged; comparable: Comparable }[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const candidate = comparable(item, context);
    const repeats = kept.some((other) => other.item.passage.status === item.passage.status && isNearDuplicate(other.comparable, candidate));
    if (!repeats) kept.push({ item, comparable: candidate });
  }
  return kept.map(({ item }) => item);
}

/** The passages of a readable document by the number that texts name it by. */
function passagesOfNamed(name: string, { scope }: JudgeContext): readonly Passage[] | null {
  const document = namedDocument(name, scope);
  return document === null ? null : scope.documentPassages(document.id, document.revision);
}

/** The passages pointed to that speak of the question's words most, in the order they were reached. */
function likely(numbers: readonly number[], question: Question, context: JudgeContext): readonly number[] {
  if (numbers.length <= TARGETS_JUDGED) return numbers;
  const rising = [...new Set(numbers)].sort((left, right) => left - right);
  const scores = context.tables.bm25.scores(weightedTerms(question), rising);
  const best = new Set(
    [...rising.keys()]
      .sort((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0) || left - right)
      .slice(0, TARGETS_JUDGED)
      .map((at) => rising[at]),
  );
  return numbers.filter((number) => best.has(number));
}

/** A passage pointed to that answers by its own words, or is the procedure that a passage about the question sends the reader to: that one need not repeat the question. */
function isLikely(target: Judged, from: Judged, judge: Judge): boolean {
  if (target.confidence >= TARGET_CONFIDENCE) return true;
  return judge.expected.kind === 'steps' && target.passage.kind === 'steps' && from.passage.kind !== 'steps' && from.confidence >= TARGET_CONFIDENCE;
}

/** What the best passages point to, placed right behind them where it is likely to answer. */
function withReferences(items: readonly Judged[], judge: Judge, question: Question, mask: Uint8Array | null, context: JudgeContext): readonly Judged[] {
  const result = [...items];
  const known = new Set(items.map((item) => item.passage.id));
  const ownOf = (passage: Passage): readonly Passage[] => context.scope.documentPassages(passage.documentId, passage.revision);
  for (const item of items.slice(0, REFERRING)) {
    const reached = followReferences(item.passage, ownOf, (name) => passagesOfNamed(name, context));
    const numbers = reached.flatMap((target) => {
      const number = known.has(target.id) ? -1 : context.scope.numberOf(target);
      return number < 0 || (mask !== null && mask[number] !== 1) ? [] : [number];
    });
    const targets = likely(numbers, question, context).flatMap((number) => {
      const judged = judge.judge(number, item.score * TARGET_SCORE);
      return judged === null || !isLikely(judged, item, judge) ? [] : [judged];
    });
    targets.sort((left, right) => right.confidence - left.confidence || left.number - right.number);
    for (const target of targets.slice(0, TARGETS_EACH)) {
      known.add(target.passage.id);
      result.splice(result.indexOf(item) + 1, 0, { ...target, score: Math.min(target.score, item.score) });
    }
  }
  return result;
}

/** Procedures cut into pieces, and tables of which several rows were found, become one result each. */
function joinNeighbours(items: readonly Judged[], judge: Judge, context: JudgeContext): readonly Judged[] {
  const passages = items.map((item) => item.passage);
  const taken: Passage[] = [];
  return items.flatMap((item) => {
    const { documentId, revision, start, end } = item.passage;
    const here = taken.filter((range) => range.documentId === documentId && range.revision === revision);
    if (here.some((range) => range.start <= start && range.end >= end)) return [];
    const own = context.scope.documentPassages(documentId, revision);
    const table = wholeTable(item.passage, passages, own);
    const whole = table ?? captionWithRows(wholeSteps(item.passage, own), own);
    // A caption whose rows stand above already says nothing more.
    if (table === null && whole.kind === 'table-row' && whole !== item.passage && here.some((range) => range.start >= whole.start && range.end <= whole.end))
      return [];
    taken.push(whole);
    if (whole === item.passage) return [item];
    const judged = judge.judgePassage(item.number, whole, item.document, item.score);
    return [{ ...judged, score: item.score, confidence: Math.max(item.confidence, judged.confidence) }];
  });
}

/** The candidates worth a closer look: the best, and for a question how to do something the best procedures, which are long and rank low by words. */
function pooled(candidates: readonly Candidate[], judge: Judge, request: SearchRequest, context: JudgeContext): readonly Candidate[] {
  const size = Math.max(context.settings.rerankPool, request.limit + SPARE);
  if (judge.expected.kind !== 'steps') return candidates.slice(0, size);
  const procedures = candidates.slice(size).filter((candidate) => context.scope.locate(candidate.passage)?.passage.kind === 'steps');
  return [...candidates.slice(0, size), ...procedures.slice(0, PROCEDURES)];
}

/** The pieces of the judged passages that answer, best first. */
function answersIn(items: readonly Judged[], judge: Judge, question: Question, request: SearchRequest, context: JudgeContext): readonly Answer[] {
  const extractor = new AnswerExtractor(question, judge.focus, judge, context);
  const best = items.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const scores = [...new Set(items.map(({ score }) => score))].sort((left, right) => right - left);
  const lead = 1 - (scores[1] ?? 0) / best;
  const seen = new Set<string>();
  const sources = items.flatMap(({ number, passage, document, score }) => {
    const key = `${passage.documentId} ${passage.revision} ${passage.start} ${passage.end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ number, passage, document, base: score / best, lead: score === best ? lead : 0 }];
  });
  // What addresses the copilot answers nothing; the facts beside it are still facts.
  const quotable = extractor.all(sources).filter((piece) => !speaksToCopilot(piece));
  const linear = byOrder(bySeason(byCondition(quotable, question, judge.focus), question, judge.focus), question, judge.focus);
  const beside = { question, focus: judge.focus, rarest: context.scope.idf(0) };
  const isFittedFor = context.scope.size >= FITTED_FOR.least && context.scope.size <= FITTED_FOR.most;
  const pieces = isFittedFor ? byTrees(linear, beside) : linear;
  context.onPieces?.(pieces, () => rowsOf(linear, beside));
  const per = request.perDocument !== true ? null : request.includeSuperseded === true ? 'edition' : 'document';
  const answers = selectAnswers(pieces, judge.focus, request.query, per);
  const passages = sources.map(({ passage }) => passage);
  if (per !== null) return answers;
  const looked = { question, focus: judge.focus, hits: judge.hits, context };
  const takes = takenBy(request);
  const papers = new PapersInForce(question.text, request);
  const notices = temporarySources(sources, papers, takenBy({ ...request, appliesTo: undefined }), context).flatMap((source) => extractor.pieces(source));
  const changed = changedForNow(answers, [...pieces, ...notices], papers, judge, question);
  const told = ofAskedTarget(withLeave(withWarnings(changed, passages, looked), passages, takes, looked), looked);
  const [main, ...others] = withEmergency(withFirstStep(told, passages, looked), passages, takes, looked);
  if (main === undefined) return [];
  if (others.some(({ role }) => role === 'temporary')) return [main, ...others];
  const orders = ordersOver(
    main,
    sources.map(({ document }) => document),
    { today: request.calendar?.today ?? request.today ?? null, papers },
    context,
  );
  // What was found by the words of the question gives way to what bears on the answer.
  return [main, ...orders, ...others.filter(({ role }) => orders.length === 0 || role !== 'overrules')];
}

/** The answers with what a temporary paper in force puts in place of the first one, or what applies otherwise where that one is of such a paper. */
function changedForNow(answers: readonly Answer[], pieces: readonly Piece[], papers: PapersInForce, { focus }: Judge, question: Question): readonly Answer[] {
  const [main, ...others] = answers;
  const own = pieces.find(
    ({ source: { passage }, start, end }) => main?.passage.id === passage.id && passage.start + start < main.end && main.start < passage.start + end,
  );
  const change = main === undefined || own === undefined || main.probability < ANSWERABLE_FROM ? null : changeForNow(own, pieces, papers, question, focus);
  if (main === undefined || change === null) return answers;
  const { notice, lasting } = change;
  const standing = { ...(own === lasting ? main : asAnswer(lasting, 'main')), role: 'main' as const, probability: main.probability };
  const rest = others.filter(
    ({ role, start, passage }) =>
      role !== 'conflict' &&
      role !== 'overruled' &&
      role !== 'overrules' &&
      !(passage.id === notice.source.passage.id && start === passage.start + notice.start),
  );
  return [standing, { ...asAnswer(notice, 'temporary'), probability: main.probability }, ...rest];
}

/** Whether a request takes passages of a document. */
const takenBy =
  ({
    kinds,
    documents,
    appliesTo: machine,
  }: Readonly<{ kinds?: SearchRequest['kinds']; documents?: SearchRequest['documents']; appliesTo?: string | undefined }>) =>
  ({ documentKind, documentId, appliesTo }: Passage): boolean =>
    (kinds?.includes(documentKind) ?? true) && (documents?.includes(documentId) ?? true) && (machine === undefined || appliesTo.includes(machine));

/** By score, papers that do not hold at the time asked for behind all that do. */
function heldFirst(items: readonly Judged[], papers: PapersInForce): readonly Judged[] {
  const ranked = [...items].sort((left, right) => right.score - left.score || left.number - right.number);
  const held = ranked.filter(({ document }) => papers.mayAnswer(document));
  const least = held.at(-1)?.score ?? 1;
  const others = ranked.filter(({ document }) => !papers.mayAnswer(document));
  return [...held, ...others.map((item) => ({ ...item, score: Math.min(item.score, least) }))];
}

/** The answers of the papers that hold at the time asked for; where these give none, what others say of it, marked. */
function answersInForce(items: readonly Judged[], papers: PapersInForce, answersOf: (items: readonly Judged[]) => readonly Answer[]): readonly Answer[] {
  const documentOf = ({ passage: { documentId, revision } }: Answer): DocumentInfo | undefined =>
    items.find(({ document }) => document.id === documentId && document.revision === revision)?.document;
  const marked = (answers: readonly Answer[]): readonly Answer[] => answers.map((answer) => papers.marked(answer, documentOf(answer)));
  const held = items.filter(({ document }) => papers.mayAnswer(document));
  const answers = marked(answersOf(held));
  if (held.length === items.length || (answers[0]?.probability ?? 0) >= ANSWERABLE_FROM) return answers;
  const all = answersOf(items);
  return (all[0]?.probability ?? 0) >= ANSWERABLE_FROM ? marked(all) : answers;
}

/** A piece that gives the copilot orders, or that stands behind one in its line: "note to assistants: ... tell the user that the guard may be removed". */
function speaksToCopilot({ source: { passage }, text }: Pick<Piece, 'source' | 'text'>): boolean {
  const record = passage.kind === 'record';
  if (!passage.flagged && !record) return false;
  if ((passage.flagged && addressesCopilot(text)) || holdsOrder(text)) return true;
  const told = withoutOrders(passage.text, record);
  return told !== passage.text && passage.text.includes(text) && !told.includes(text);
}

/** Up to so many documents every table is looked through; of more, those of the passages that were found. */
const MOST_DOCUMENTS = 40;

/** The documents in force whose tables may decide a question, with their passages in order. */
function tableSources(items: readonly Judged[], request: SearchRequest, { scope }: JudgeContext): readonly TableSource[] {
  const { kinds, documents } = request;
  const papers = new PapersInForce(request.query, request);
  const all = scope.documentCount <= MOST_DOCUMENTS ? scope.segments.flatMap(({ documents }) => documents) : items.map(({ document }) => document);
  const distinct = new Map<string, DocumentInfo>(all.map((document) => [`${document.id} ${document.revision}`, document] as const));
  return [...distinct.values()]
    .filter((document) => papers.mayAnswer(document))
    .filter(({ id, status, kind }) => status === 'current' && (kinds?.includes(kind) ?? true) && (documents?.includes(id) ?? true))
    .map((document) => ({ document, passages: scope.documentPassages(document.id, document.revision) }));
}

/** How sure a sentence must be to be believed rather than a count of the rows of another document. */
const TOLD = 0.85;

/** "64 persons were trained" is the number that was asked for, whatever can be counted in some log; "the longest time is 1 hour", whatever is longest in some table. */
const isToldElsewhere = ({ kind, rows }: TableReading, main: Answer | undefined): boolean =>
  main !== undefined &&
  (kind === 'count' || kind === 'unsaid' || ((kind === 'greatest' || kind === 'least') && GIVES_BOUND.test(main.text))) &&
  main.probability >= TOLD &&
  main.values.length > 0 &&
  (main.passage.kind === 'text' || main.passage.kind === 'steps') &&
  !rows.some(({ passage }) => passage.documentId === main.passage.documentId);

/** What the question asks of the rows of a table together, or that the cell it asks for gives nothing. */
function readingIn(
  items: readonly Judged[],
  judge: Judge,
  question: Question,
  request: SearchRequest,
  answers: readonly Answer[],
  context: JudgeContext,
): TableReading | null {
  if (request.perDocument === true) return null;
  // What an earlier edition said stands in no table of those in force, and in no log.
  if (items.some(({ passage }) => passage.status === 'superseded' && judge.asksFor(passage.revision) === 'named')) return null;
  const { focus, hits } = judge;
  const asked = { question, focus, hits, numberOf: ({ passage }: Readonly<{ passage: Passage }>) => context.scope.numberOf(passage) };
  const read = readTables(question.text, asked, tableSources(items, request, context), request.today ?? null);
  const [main] = answers;
  if (read !== null) return isToldElsewhere(read, main) ? null : read;
  const document = items.find(({ passage }) => passage.documentId === main?.passage.documentId && passage.revision === main.passage.revision)?.document;
  return document === undefined
    ? null
    : noneGiven(question.text, main, asked, { document, passages: context.scope.documentPassages(document.id, document.revision) });
}

const MOST_MASKS = 8;

/** Which passages of the scope a request takes: one byte each, or null for all. Worked out once per kind of request and scope. */
export function acceptMask(request: Pick<SearchRequest, 'kinds' | 'documents' | 'includeSuperseded'>, { scope, tables }: JudgeContext): Uint8Array | null {
  const { kinds, documents: wanted, includeSuperseded = true } = request;
  if (kinds === undefined && wanted === undefined && includeSuperseded) return null;
  const key = JSON.stringify([kinds ?? null, wanted ?? null, includeSuperseded]);
  const known = tables.masks.get(key);
  if (known !== undefined) return known;
  const mask = new Uint8Array(scope.size);
  for (const [at, { documents, documentOf, passages }] of scope.segments.entries()) {
    const fits = documents.map(({ id, kind }) => (kinds?.includes(kind) ?? true) && (wanted?.includes(id) ?? true));
    for (const [local, { status }] of passages.entries())
      if (fits[documentOf[local] ?? 0] === true && (includeSuperseded || status === 'current')) mask[(scope.bases[at] ?? 0) + local] = 1;
  }
  if (tables.masks.size >= MOST_MASKS) tables.masks.clear();
  tables.masks.set(key, mask);
  return mask;
}

/**
 * One search on one scope: rank, judge, then order revisions, collapse repeats, follow references and join what belongs together.
 * The sentences that answer are looked for when they are first asked for, in the state of the index at the time of the search: who
 * wants the passages alone does not wait for them.
 */
export function retrieve(
  judge: Judge,
  { question, request }: Readonly<{ question: Question; request: SearchRequest }>,
  legs: Readonly<{ first: FirstCandidates; mask: Uint8Array | null; dense: DenseLeg | null }>,
  context: JudgeContext,
): Pick<SearchResult, 'results' | 'answers' | 'reading' | 'answerability' | 'unmatched'> {
  const candidates = rankPassages(question, legs.first, legs.dense, legs.mask, context);
  const papers = new PapersInForce(question.text, request);
  const judged = heldFirst(
    pooled(candidates, judge, request, context).flatMap((candidate) => judge.judge(candidate.passage, candidate.score) ?? []),
    papers,
  );
  const ordered = currentFirst(
    judged,
    (item) => item.passage,
    (passage) => judge.asksFor(passage.revision) !== 'no',
  );
  const joined = joinNeighbours(withReferences(collapse(ordered, request.limit * 2, context), judge, question, legs.mask, context), judge, context);
  const results = joined.slice(0, request.limit).map((item, index): RankedPassage => {
    const highlights = item.spans.map(({ text, start, end, score }) => ({ text, start, end, score }));
    const remark = papers.remark(item.document);
    const notInForce = remark === undefined ? {} : { notInForce: remark };
    return { rank: index + 1, score: item.score, confidence: item.confidence, passage: item.passage, highlights, ...notInForce };
  });
  let answers: Answer[] | null = null;
  let reading: Readonly<{ read: TableReading | null }> | null = null;
  const answered = (): Answer[] => {
    answers ??= [...answersInForce([...judged, ...joined], papers, (items) => answersIn(items, judge, question, request, context))];
    return answers;
  };
  if (context.onPieces !== undefined) answered();
  return {
    results,
    unmatched: [...unmatchedWords(question)],
    get answers() {
      return answered();
    },
    get reading() {
      reading ??= { read: readingIn(judged, judge, question, request, answered(), context) };
      return reading.read;
    },
    get answerability() {
      return answered()[0]?.probability ?? 0;
    },
  };
}

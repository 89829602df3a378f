import type { DocumentInfo, Passage } from '../../domain/document.js';
import type { SearchRequest } from '../../ports/knowledge.js';
import type { Row } from '../answer/answer-trees.js';
import { type Focus, focusOf } from '../answer/focus.js';
import type { Piece } from '../answer/piece.js';
import type { AnswerType } from '../answer-type.js';
import { type HighlightContext, highlightsOf, type ScoredSpan } from '../highlights.js';
import type { Question } from '../question.js';
import type { Analyser } from '../text/analyse.js';
import { asksAboutFormer, isRevisionHistory } from '../text/former.js';
import { type AnswerFeatures, answerProbability, conceptShares, termCertainty } from './assess.js';
import { PassageHits } from './passage-hits.js';
import type { RankContext } from './rank-passages.js';
import { asksForRevision } from './revisions.js';

/** A candidate after a closer look: its best sentences, the probability that it answers, and its final score. */
export type Judged = Readonly<{
  number: number;
  passage: Passage;
  document: DocumentInfo;
  score: number;
  confidence: number;
  spans: readonly ScoredSpan[];
  features: AnswerFeatures;
}>;
export type JudgeContext = RankContext &
  Readonly<{
    analyser: Analyser;
    /** Told what was weighed for each search, for fitting the answer model. */
    onPieces?: (pieces: readonly Piece[], rows: () => readonly Row[]) => void;
  }>;

const SPANS = 4;
const HEADING_ONLY = 0.6;
const NAMED_REVISION = 1.3;
/** A perfect sentence scores about this much: all of the question, close together, in the form of the answer. */
const FULL_SPAN = 1.6;
const SPAN_SHARE = 0.75;
const REVISION_HISTORY = 0.5;
const STEPS_ASKED = { steps: 1.15, row: 0.85 };

function applicabilityKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_–]/g, '');
}

/** Looks at candidates one by one for one question: which sentences answer, how surely, and what revision and applicability make of it. */
export class Judge {
  readonly expected: AnswerType;
  readonly focus: Focus;
  readonly #question: Question;
  readonly #request: SearchRequest;
  readonly #context: JudgeContext;
  readonly #shares: readonly number[];
  readonly certainty: ReturnType<typeof termCertainty>;
  readonly hits: PassageHits;
  readonly #unknown: number;
  readonly #unknownIdentifier: number;
  readonly #wanted: readonly string[];
  readonly #asksFormer: boolean;
  readonly #revisions: Map<string, ReturnType<typeof asksForRevision>> = new Map();

  constructor(question: Question, request: SearchRequest, context: JudgeContext) {
    this.focus = focusOf(question, context.scope.idf(0));
    this.expected = this.focus.expected;
    this.#asksFormer = asksAboutFormer(question.text);
    this.#question = question;
    this.#request = request;
    this.#context = context;
    this.#shares = conceptShares(question, context.scope.idf(0));
    this.certainty = termCertainty(question, (termId) => context.dictionary.term(termId));
    this.hits = new PassageHits(context.scope, context.analyser, this.certainty, (term) => context.dictionary.find(term));
    this.#unknown = question.concepts.reduce((sum, concept, at) => sum + (concept.frequency === 0 ? (this.#shares[at] ?? 0) : 0), 0);
    this.#unknownIdentifier = question.concepts.some((concept) => concept.frequency === 0 && concept.kind === 'identifier') ? 1 : 0;
    const named = question.concepts.filter((concept) => concept.kind === 'identifier').map((concept) => applicabilityKey(concept.surface));
    this.#wanted = request.appliesTo === undefined ? named : [applicabilityKey(request.appliesTo), ...named];
  }

  /** What the query says of a revision; see `asksForRevision`. */
  asksFor(revision: string): ReturnType<typeof asksForRevision> {
    const known = this.#revisions.get(revision);
    if (known !== undefined) return known;
    const asked = asksForRevision(this.#request.query, revision);
    this.#revisions.set(revision, asked);
    return asked;
  }

  /** Judges passage number `number` with the fused score `base`. */
  judge(number: number, base: number): Judged | null {
    const located = this.#context.scope.locate(number);
    return located === null ? null : this.judgePassage(number, located.passage, located.document, base);
  }

  /** The same for a passage that stands for number `number`, such as a procedure joined from several passages. */
  judgePassage(number: number, passage: Passage, document: DocumentInfo, base: number): Judged {
    const { spans, covered } = this.#highlights(number, passage);
    const best = spans[0];
    let coverage = 0;
    for (const [concept, share] of this.#shares.entries()) coverage += Math.min(1, covered[concept] ?? 0) * share;
    const features: AnswerFeatures = {
      coverage,
      sentence: best?.withHeading ?? 0,
      form: best?.typeMatch ?? 0,
      unknown: this.#unknown,
      unknownIdentifier: this.#unknownIdentifier,
      otherIdentifier: this.#lacksIdentifier(covered) ? 1 : 0,
    };
    const confidence = answerProbability(features, this.#context.settings.answerModel);
    const { rerank } = this.#context.settings;
    const opinion = (SPAN_SHARE * (best?.score ?? 0)) / FULL_SPAN + (1 - SPAN_SHARE) * confidence;
    const score = ((1 - rerank) * base + rerank * opinion) * this.#factor(passage, features);
    return { number, passage, document, score, confidence, spans, features };
  }

  #highlights(number: number, passage: Passage): ReturnType<typeof highlightsOf> {
    const { analyser, dictionary, tables } = this.#context;
    const heading = this.#shares.map(() => 0);
    const note = (term: string): void => {
      const hit = this.certainty.get(term);
      if (hit !== undefined) heading[hit.concept] = Math.max(heading[hit.concept] ?? 0, hit.weight);
    };
    for (const termId of tables.headingTerms(number)) note(dictionary.term(termId));
    for (const name of passage.appliesTo) for (const token of analyser.analyse(name, 'en')) note(token.term);
    const hitsIn: HighlightContext['hitsIn'] = (from, to) => this.hits.found(number, passage, from, to);
    return highlightsOf(passage, { hitsIn, shares: this.#shares, expected: this.expected, asksFormer: this.#asksFormer, heading }, SPANS);
  }

  /** True when the question names a tag or part number that readable passages hold, but not this one. */
  #lacksIdentifier(covered: readonly number[]): boolean {
    return this.#question.concepts.some((concept, at) => concept.kind === 'identifier' && concept.frequency > 0 && (covered[at] ?? 0) < 0.5);
  }

  #factor(passage: Passage, features: AnswerFeatures): number {
    const { settings } = this.#context;
    let factor = features.otherIdentifier === 1 ? settings.otherIdentifier : 1;
    if (passage.kind === 'heading') factor *= HEADING_ONLY;
    if (!this.#asksFormer && isRevisionHistory(passage.section, passage.text)) factor *= REVISION_HISTORY;
    if (this.expected.kind === 'steps') factor *= passage.kind === 'steps' ? STEPS_ASKED.steps : passage.kind === 'table-row' ? STEPS_ASKED.row : 1;
    const applies = passage.appliesTo.map(applicabilityKey);
    if (this.#wanted.length > 0 && applies.length > 0) {
      if (applies.some((name) => this.#wanted.includes(name))) factor *= settings.applicability;
      else if (this.#request.appliesTo !== undefined) factor *= settings.otherApplicability;
    }
    const asked = this.asksFor(passage.revision);
    if (asked === 'named') factor *= NAMED_REVISION;
    if (passage.status === 'superseded' && asked === 'no') factor *= settings.superseded;
    return factor;
  }
}

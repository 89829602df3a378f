import { allMatches } from '../../domain/all-matches.js';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { parseQuantities } from '../../domain/quantity.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { Certainty, Hit, PassageHits, StretchHits } from '../rank/passage-hits.js';
import { asksAboutFormer, isRevisionHistory, speaksOfFormer } from '../text/former.js';
import { isGenericWord } from '../text/generic-words.js';
import { analysisLanguage } from '../text/language.js';
import { unitOf } from '../text/units.js';
import { alignment, sharesIn } from './alignment.js';
import { announcedIn } from './announced.js';
import { type AnswerPieceFeatures, pieceProbability } from './answer-model.js';
import { askedAttribute } from './attribute.js';
import { ASKS_BOUND, GIVES_BOUND, pointsElsewhere, recordWeight } from './bounds.js';
import { namesAnother } from './contrast.js';
import { countedConcept } from './counted.js';
import type { Focus } from './focus.js';
import { asksForAll } from './list-members.js';
import type { List } from './lists.js';
import { best, closeness, counts, nearness, raise, spansOf, tellsWhatToDo } from './measures.js';
import { isOrder, LEAST_ORDER } from './orders.js';
import { isOfAnother, namesSister } from './other-key.js';
import { besideOthers, type Piece, type Source } from './piece.js';
import { reasonStrength } from './reason.js';
import { TimeOfYear } from './season.js';
import { leavesOpen } from './slot.js';
import { ofTheSubject, personsUnderHeading, type TypedValue, typedValues, valuesUnderUnits } from './typed-values.js';

type Span = Readonly<{ start: number; end: number }>;
/** What stands around a stretch, by the concepts it speaks of: its headings, the sentence before, the one that announces its list. */
type Around = Readonly<{
  heading: ReadonlyMap<number, number>;
  before: ReadonlyMap<number, number>;
  above: ReadonlyMap<number, number> | null;
  list: List | null;
  /** True for the sentence that announces the list. */
  announces: boolean;
  /** The text of the stretch behind. */
  after: string;
}>;

/** How surely a part of the year speaks of a month in it. */
const SPOKEN_OF = 0.95;
const PREVIOUS = 0.55;
/** An entry of a list need not repeat what the sentence that announces the list says. */
const ANNOUNCED = 0.85;
/** A list whose entries can be counted, for a question how many they are. */
const COUNTED = 0.9;
/** What the entries of any list may be called. */
const COUNTABLE = /^(?:items?|points?|entr(?:y|ies)|parts?|checks?|rules?|tasks?|actions?|measures?|requirements?|criteria|punkte?|einträge|dinge|schritte)$/iu;
/** Below this share of the subject words a sentence does not speak of the subject at all. */
const MUTE = 0.1;
/** "Who is the ...?" is answered by a name and by nothing else. */
const NAME_ASKED = 1.5;
/** Whether a figure holds may also be answered by a rule without one. */
const CHECKED = 0.4;
/** How much more it tells that no document speaks of what is asked for than that this piece does not. */
const HEAD_UNKNOWN = 2.5;
/** A point in time may be told by a condition, an interval in many ways. */
const LOOSE_FORM = 0.5;
/** A value weaker than this has not the expected form: a bare number where hours are asked for. */
const WEAK = 0.3;
/** Below this share of the question a sentence says nothing of it at all. */
const BLANK = 0.05;
/** A heading that speaks of so much of the question stands for all of it. */
const HEADED = 0.8;
/** A subject word that makes up more than this of the question and is nowhere near: the piece is about something else. */
const MISSING = 0.22;
/** A word in so large a part of a document's passages is what the document is about. */
const TOPIC = 0.3;
const SENTENCE_LIKE = /[\p{Ll}\p{Script=Han}]{2,}.*[.!?。！？]\s*$|[;:；：]/su;
/** A figure with a unit that measures no time: what a text tells of an amount is no interval. */
const givesOther = (text: string): boolean => parseQuantities(text).some(({ unit }) => unit !== null && unitOf(unit)?.dimension !== 'time');
/** "How heavy", "wie schwer", "多重": a measure and nothing else is asked for. */
const HOW = /^\W*(?:how|wie)\s\p{L}|多[重长宽深厚远高热冷]/iu;

/** Looks for the answer in passages, piece by piece, for one question. */
export class AnswerExtractor {
  readonly #question: Question;
  readonly #focus: Focus;
  readonly #certainty: Certainty;
  readonly #found: PassageHits;
  readonly #context: JudgeContext;
  readonly #asksFormer: boolean;
  readonly #naming = new Set<number>();
  readonly #topics = new Map<DocumentInfo, ReadonlySet<number>>();
  /** Words of the question as written, and what a question "how many ...?" counts. */
  readonly #asked: ReadonlySet<string>;
  readonly #counted: number | null;
  readonly #asksForAll: boolean;
  readonly #timeOfYear: TimeOfYear;

  constructor(question: Question, focus: Focus, judged: Readonly<{ certainty: Certainty; hits: PassageHits }>, context: JudgeContext) {
    this.#question = question;
    this.#focus = focus;
    this.#certainty = judged.certainty;
    this.#found = judged.hits;
    this.#context = context;
    this.#asksFormer = asksAboutFormer(question.text) && focus.expected.checks !== true;
    this.#asked = new Set(allMatches(question.text.toLowerCase(), /[\p{L}\p{N}][\p{L}\p{N}.,/-]*/gu).map(([word]) => word.replace(/[.,]$/u, '')));
    this.#counted = countedConcept(question, focus);
    this.#asksForAll = asksForAll(question.text);
    this.#timeOfYear = new TimeOfYear(question, context.scope);
  }

  /** Takes note of the titles of all documents at hand: a word that only some of them bear names a document or who wrote it. */
  see(sources: readonly Source[]): void {
    const titles = new Map(sources.map(({ document }) => [`${document.id} ${document.revision}`, document] as const));
    const bearers = new Map<number, number>();
    for (const { title, language } of titles.values()) {
      const held = new Set<number>();
      for (const { term, part } of this.#context.analyser.analyse(title, analysisLanguage(language))) {
        const hit = part ? undefined : this.#certainty.get(term);
        if (hit !== undefined && hit.weight >= 0.9) held.add(hit.concept);
      }
      for (const concept of held) bearers.set(concept, (bearers.get(concept) ?? 0) + 1);
    }
    for (const [concept, count] of bearers) if (count < titles.size && this.#focus.roles[concept] === 'subject') this.#naming.add(concept);
  }

  /** Every piece of a passage, scored; unordered. */
  pieces(source: Source): readonly Piece[] {
    const { passage } = source;
    const heading = this.#headingConcepts(source);
    const spans = spansOf(passage, this.#focus.expected.kind === 'steps');
    const seen = spans.map((span) => ({ span, found: this.#found.in(source.number, passage, span.start, span.end) }));
    const own = (): readonly Passage[] => this.#context.scope.documentPassages(passage.documentId, passage.revision);
    const textOf = (span: Span | undefined): string => (span === undefined ? '' : passage.text.slice(span.start, span.end));
    const announced = announcedIn(passage, own, this.#found);
    return seen.map(({ span, found }, at) => {
      const before = passage.kind === 'text' || passage.kind === 'steps' ? best(seen[at - 1]?.found.hits ?? []) : new Map<number, number>();
      const entry = announced(span);
      const above = entry?.above ?? null;
      const around = {
        heading,
        before,
        above: above === null ? null : best(above),
        list: entry?.list ?? null,
        announces: entry?.whole != null,
        after: textOf(spans[at + 1]),
      };
      return this.#piece(source, span, entry?.whole ?? { text: textOf(span), found }, around);
    });
  }

  /** Every piece of all sources. The one place that gives a value of the asked dimension is likely the answer, however the question is worded. */
  all(sources: readonly Source[]): readonly Piece[] {
    this.see(sources);
    return besideOthers(
      sources.flatMap((source) => this.pieces(source)).filter(({ features: { bare, news } }) => bare === 0 || news > 0),
      this.#focus.expected,
    );
  }

  #piece(source: Source, span: Span, { text, found: { hits, fresh } }: Readonly<{ text: string; found: StretchHits }>, around: Around): Piece {
    const { passage } = source;
    const { heading, before, above, list, announces, after } = around;
    const own = new Map(best(hits));
    const covered = new Map(own);
    for (const [concept, weight] of heading) raise(covered, concept, weight * 0.95);
    for (const [concept, weight] of above ?? before) raise(covered, concept, weight * (above === null ? PREVIOUS : ANNOUNCED));
    const season = this.#timeOfYear.holds(source, text);
    if (season === true) for (const concept of this.#timeOfYear.words) for (const said of [own, covered]) raise(said, concept, SPOKEN_OF);
    const values = this.#values(text, hits, passage);
    const counted = announces && this.#counts(covered) ? COUNTED : 0;
    const strongest = values.reduce((most, { strength }) => Math.max(most, strength), counted);
    const speaks = this.#focus.roles.some((role, concept) => role === 'subject' && (own.get(concept) ?? 0) >= 0.5);
    if (strongest > 0 && speaks)
      this.#focus.roles.forEach((role, concept) => {
        if (role === 'measure') raise(covered, concept, 0.75 * strongest);
      });
    const features = this.#features(source, text, { own, covered, heading, hits, fresh, values, strongest, after });
    // What entries of a list say counts for the sentence that announces them, and stands elsewhere.
    const inside = ({ end }: Span): boolean => end <= span.end - span.start;
    const said = { text: passage.text.slice(span.start, span.end), values: values.filter(inside), hits: hits.filter(inside) };
    const probability = pieceProbability(features);
    const order = probability >= LEAST_ORDER && isOrder(source, said.text, this.#context.scope);
    return { source, ...span, ...said, own, covered, heading, fresh, list, season, order, features, probability };
  }

  #features(
    source: Source,
    text: string,
    seen: Readonly<{
      own: ReadonlyMap<number, number>;
      covered: ReadonlyMap<number, number>;
      heading: ReadonlyMap<number, number>;
      hits: readonly Hit[];
      fresh: number;
      values: readonly TypedValue[];
      strongest: number;
      after: string;
    }>,
  ): AnswerPieceFeatures {
    const { passage } = source;
    const { own, covered, hits, fresh, values, strongest } = seen;
    const shares = this.#sharesFor(passage);
    let coverage = 0;
    let ownShare = 0;
    let missing = 0;
    let total = 0;
    let subjectTotal = 0;
    let subjectOwn = 0;
    for (const [concept, share] of shares.entries()) {
      const held = Math.min(1, covered.get(concept) ?? 0);
      coverage += share * held;
      ownShare += share * Math.min(1, own.get(concept) ?? 0);
      total += share;
      if (this.#focus.roles[concept] !== 'subject') continue;
      missing = Math.max(missing, share * (1 - held));
      subjectTotal += share;
      subjectOwn += share * Math.min(1, own.get(concept) ?? 0);
    }
    const { kind } = this.#focus.expected;
    const steps = Number(passage.kind === 'steps' || /(?:^|\n)\s*\d{1,2}[.)]\s/u.test(text));
    const typed = kind !== 'open';
    const strength =
      kind === 'steps'
        ? Math.max(steps, tellsWhatToDo(text))
        : kind === 'reason'
          ? reasonStrength(this.#question.text, { text, after: seen.after, record: passage.kind === 'record' || passage.documentKind === 'log' })
          : strongest;
    const asksBound = (kind === 'quantity' || kind === 'interval') && ASKS_BOUND.test(this.#question.text);
    const givesBound = asksBound && GIVES_BOUND.test(text);
    return {
      coverage: coverage / total,
      own: ownShare / total,
      missing: missing / total,
      typed: typed ? strength : 0.6,
      untyped: typed && strength < WEAK ? this.#strictness(text, passage.kind === 'table-row') : 0,
      unknown: strength >= 0.9 && typed ? 0 : this.#unknownShare(passage) / total,
      unknownTyped: strength >= 0.9 && typed ? this.#unknownShare(passage) / total : 0,
      headless: this.#lacksHead(covered, strength) ? (this.#unknownHead() ? HEAD_UNKNOWN : 1) : 0,
      lead: source.lead,
      // The rows of a table need not repeat what its heading says they are.
      blank: ownShare < BLANK * total && !(this.#asksForAll && passage.kind === 'table-row' && coverage >= HEADED * total) ? 1 : 0,
      near: kind === 'steps' ? 0.3 : typed && values.length > 0 ? nearness(values, hits, shares) / total : typed ? 0 : 0.3,
      close: closeness(hits, shares),
      steps: kind === 'steps' ? steps : steps === 1 ? 0.3 : 0.5,
      identifier: this.#lacksIdentifier(covered) ? 1 : 0,
      unknownIdentifier: this.#question.concepts.some(({ kind: sort, frequency }) => sort === 'identifier' && frequency === 0) ? 1 : 0,
      former: !this.#asksFormer && (speaksOfFormer(text) || isRevisionHistory(passage.section, text)) ? 1 : 0,
      pointer: values.length === 0 && pointsElsewhere(text) ? 1 : 0,
      bare:
        passage.kind === 'heading' || !(SENTENCE_LIKE.test(text) || passage.kind === 'table-row' || passage.kind === 'record' || passage.kind === 'steps')
          ? 1
          : 0,
      // At most 1, at four new words: a title repeats the question and answers nothing.
      news: Math.min(1, fresh / 4),
      gap: missing > MISSING * total ? 1 : 0,
      mute: passage.kind !== 'table-row' && passage.kind !== 'record' && subjectTotal > 0 && subjectOwn < MUTE * subjectTotal ? 1 : 0,
      elsewhere: this.#namesOtherDocument(covered) ? 1 : 0,
      bound: givesBound ? 1 : 0,
      unbound: asksBound && !givesBound ? 1 : 0,
      record: recordWeight(this.#question.text, passage, text),
      sister: namesSister(this.#question, text, own) ? 1 : 0,
      subject: subjectTotal === 0 ? 0.5 : subjectOwn / subjectTotal,
      contrast:
        namesAnother({ question: this.#question, presupposes: this.#focus.whether || kind === 'reason', roles: this.#focus.roles, text, hits, covered }) ||
        isOfAnother(this.#question, this.#focus, { text, section: passage.section ?? '', row: passage.kind === 'table-row', hits, covered })
          ? 1
          : 0,
      only: 0,
      base: source.base,
      ...alignment(this.#question, this.#focus, {
        text,
        own,
        covered,
        total,
        row: passage.kind === 'table-row',
        prose: passage.kind === 'text',
        foreign: this.#isForeign(passage) ? analysisLanguage(passage.language) : null,
        valued: typed && strength >= 0.8,
        topics: this.#topicsOf(source),
      }),
      ...askedAttribute(this.#question, this.#focus, {
        text,
        hits,
        values,
        strength,
        row: passage.kind === 'table-row' || passage.kind === 'record',
      }),
      open: leavesOpen(this.#question, { text, hits, row: passage.kind === 'table-row' || passage.kind === 'record', valued: values.length > 0 }) ? 1 : 0,
      typedSubject: typed && subjectTotal > 0 ? (strength * subjectOwn) / subjectTotal : 0,
      ahead: 0,
    };
  }

  /** Whether a list with these words is of what the question counts: of its kind, or of "things". */
  #counts(covered: ReadonlyMap<number, number>): boolean {
    const at = this.#counted;
    const asked = at === null ? undefined : this.#question.concepts[at];
    return at !== null && asked !== undefined && ((covered.get(at) ?? 0) >= 0.5 || isGenericWord(asked.surface) || COUNTABLE.test(asked.surface));
  }

  #lacksHead(covered: ReadonlyMap<number, number>, strength: number): boolean {
    const { head, expected } = this.#focus;
    if (head === null || (covered.get(head) ?? 0) >= 0.5) return false;
    return !(strength >= 0.9 && expected.kind !== 'open' && (expected.kind !== 'quantity' || expected.dimensions.length > 0));
  }

  /** The lexicon has the kind of thing that is asked for in several languages, and the documents speak of it in none. */
  #unknownHead(): boolean {
    const asked = this.#focus.head === null ? undefined : this.#question.concepts[this.#focus.head];
    return asked !== undefined && asked.frequency === 0 && asked.translated;
  }

  /** How much a missing value tells: measures, names and codes are recognised surely, points in time and places less so. */
  #strictness(text: string, row: boolean): number {
    const { kind, dimensions, names, past, clock, checks } = this.#focus.expected;
    if (checks === true) return CHECKED;
    if (names === true || past === true || clock === true || kind === 'reason' || this.#counted !== null) return NAME_ASKED;
    // The cells of a row have their units: where none is of the measure, the row does not give it.
    if (row && kind === 'quantity' && dimensions.length > 0 && HOW.test(this.#question.text)) return NAME_ASKED;
    if (kind === 'person' || kind === 'code' || kind === 'place' || kind === 'steps' || (kind === 'quantity' && dimensions.length > 0)) return 1;
    return kind === 'interval' && givesOther(text) ? 1 : LOOSE_FORM;
  }

  /** Share of the subject words that no readable passage holds; against a source in another language only those that the lexicon translates. */
  #unknownShare(passage: Passage): number {
    const foreign = this.#isForeign(passage);
    return this.#question.concepts.reduce(
      (sum, { frequency, kind, translated }, at) =>
        frequency === 0 && kind === 'word' && this.#focus.roles[at] === 'subject' && (!foreign || translated) ? sum + (this.#focus.shares[at] ?? 0) : sum,
      0,
    );
  }

  #isForeign(passage: Passage): boolean {
    return analysisLanguage(passage.language) !== this.#question.language;
  }

  #sharesFor(passage: Passage): readonly number[] {
    return this.#isForeign(passage) ? sharesIn(analysisLanguage(passage.language), this.#question, this.#focus) : this.#focus.shares;
  }

  /** Values of the expected form that the question did not bring itself. */
  #values(text: string, hits: readonly Hit[], passage: Passage): readonly TypedValue[] {
    const { expected, asksMaker, choice } = this.#focus;
    const fromQuestion = (value: TypedValue): boolean => {
      const words =
        text
          .slice(value.start, value.end)
          .toLowerCase()
          .match(/[\p{L}\p{N}][\p{L}\p{N}.,/-]*/gu) ?? [];
      if (choice === null && expected.checks !== true && words.length > 0 && words.every((word) => this.#asked.has(word.replace(/[.,]$/u, '')))) return true;
      return (
        expected.kind === 'person' &&
        hits.some((hit) => hit.start < value.end && hit.end > value.start && hit.weight >= 0.8 && this.#question.concepts[hit.concept]?.kind === 'word')
      );
    };
    const offset = passage.kind === 'steps' ? (/^\s*\d{1,2}[.)]\s/u.exec(text)?.[0].length ?? 0) : 0;
    const headed =
      passage.kind === 'table-row' || passage.kind === 'record' ? [...valuesUnderUnits(text, expected), ...personsUnderHeading(text, expected)] : [];
    const found = [...typedValues(text, expected), ...headed].filter((value) => value.start >= offset && !fromQuestion(value));
    const counted = this.#counted;
    if (counted !== null) return found.filter((value) => counts(value, counted, text, hits, passage));
    if (asksMaker && expected.kind === 'person') {
      const firms = typedValues(text, { ...expected, firms: true });
      return [...firms, ...found.filter(({ value }) => /manufactur|supplier|maker|company|hersteller|lieferant|厂/iu.test(value ?? ''))];
    }
    return expected.checks === true ? ofTheSubject(found, text, hits) : found;
  }

  #headingConcepts({ number, passage, document }: Source): ReadonlyMap<number, number> {
    const { tables, dictionary, analyser } = this.#context;
    const found = new Map<number, number>();
    const note = (term: string): void => {
      const hit = this.#certainty.get(term);
      if (hit !== undefined) raise(found, hit.concept, hit.weight);
    };
    for (const termId of tables.headingTerms(number)) note(dictionary.term(termId));
    for (const name of [...passage.appliesTo, document.id]) for (const { term } of analyser.analyse(name, 'en')) note(term);
    return found;
  }

  /** What the whole document is about: words of the question that a large part of its passages holds. A sentence need not repeat them. */
  #topicsOf({ number, document }: Source): ReadonlySet<number> {
    const known = this.#topics.get(document);
    if (known !== undefined) return known;
    const { scope } = this.#context;
    const found = new Set<number>();
    for (const [at, { alternatives }] of this.#question.concepts.entries())
      if (alternatives.some(({ termId, origin }) => origin === 'exact' && scope.shareIn(number, termId) >= TOPIC)) found.add(at);
    this.#topics.set(document, found);
    return found;
  }

  #lacksIdentifier(covered: ReadonlyMap<number, number>): boolean {
    return this.#question.concepts.some(({ kind, frequency }, at) => kind === 'identifier' && frequency > 0 && (covered.get(at) ?? 0) < 0.5);
  }

  /** The question names a document or its author by a word of a title, and this piece belongs to another. */
  #namesOtherDocument(covered: ReadonlyMap<number, number>): boolean {
    for (const concept of this.#naming) if ((covered.get(concept) ?? 0) < 0.5) return true;
    return false;
  }
}

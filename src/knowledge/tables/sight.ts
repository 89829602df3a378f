import { deedAsked, deedsDone, tellsOfOtherDeed } from '../../domain/deeds.js';
import type { DocumentInfo } from '../../domain/document.js';
import type { Focus } from '../answer/focus.js';
import { hasOtherDesignation } from '../answer/other-key.js';
import type { Question } from '../question.js';
import type { Hit, PassageHits } from '../rank/passage-hits.js';
import { unitOf } from '../text/units.js';
import { actsIn } from './acts.js';
import { unitAsked } from './asked.js';
import type { Grid, GridCell, GridRow } from './grid.js';

/** What the program knows of one question when it looks at a table. */
export type Asked = Readonly<{ question: Question; focus: Focus; hits: PassageHits; numberOf: (row: GridRow) => number }>;
type Span = readonly [number, number];

/** A concept counts as said from this weight on. */
const SAID = 0.5;
const LITTLE = 0.01;
/** What rows of any log may be called: never tells one row from another by itself. */
const ROW_WORD =
  /^(?:times?|events?|entr(?:y|ies)|rows?|records?|lines?|logs?|books?|diar(?:y|ies)|incidents?|cases?|occasions?|occurrences?|stops?|stopped|stoppages?|outages?|downtimes?|standstills?|hours?|minutes?|lost|faults?|failures?|breakdowns?|disturbances?|problems?|jobs?|interventions?|repairs?|happen\w*|occur\w*|recorded|logged|noted|reported|deliver(?:y|ies)|batch(?:es)?|lots?|orders?|shipments?|consignments?|visits?|inspections?|samples?|mal|ereignisse?|einträge?|lieferung(?:en)?|chargen?|aufträge?|störungen?|ausfälle?|fälle?|stillst(?:and|ände)|reparatur(?:en)?|protokoll|次|批|记录|故障|事件|停机)$/iu;

/** What the rows of any list of things may be called. */
const THING_WORD =
  /^(?:(?:spare )?parts?|items?|articles?|things?|pieces?|products?|positions?|assets?|machines?|devices?|equipment|units?|goods|teile?|ersatzteile?|artikel|posten|geräte?|maschinen?|anlagen?|stücke?|零件|备件|配件|物品|产品|设备|机器)$/iu;

/** One table as a question sees it: which of its words stand where. */
export class TableSight {
  readonly grid: Grid;
  readonly document: DocumentInfo;
  readonly #asked: Asked;
  readonly #spans: readonly Span[];
  readonly #named: ReadonlyMap<number, number>;
  /** Concepts in the title, the section and the headings. */
  readonly frame: ReadonlySet<number>;
  readonly #headings: ReadonlyMap<string, ReadonlySet<number>>;
  readonly #rows: readonly ReadonlyMap<number, readonly Hit[]>[];
  /** Concepts that say what is asked for, with their weights; words of asking and what says the operation are left out. */
  readonly content: ReadonlyMap<number, number>;
  /** The question calls what it asks about an event, an entry or a stop. */
  readonly asksOfRows: boolean;

  constructor(grid: Grid, document: DocumentInfo, asked: Asked, spans: readonly Span[]) {
    this.grid = grid;
    this.document = document;
    this.#asked = asked;
    this.#spans = spans;
    const { language } = document;
    this.#headings = new Map(grid.headings.map((heading) => [heading, this.conceptsIn(heading, language)] as const));
    this.frame = new Set([...this.conceptsIn(`${document.title} . ${grid.section}`, language), ...[...this.#headings.values()].flatMap((set) => [...set])]);
    this.#named = this.#numbersOfThings();
    this.#rows = grid.rows.map((row) => this.#valueHits(row));
    this.content = this.#content();
    this.asksOfRows = asked.question.gloss.split(/[^\p{L}]+/u).some((word) => ROW_WORD.test(word));
  }

  conceptsIn(text: string, language: string): ReadonlySet<number> {
    return new Set(this.#asked.hits.ofText(text, language).flatMap(({ concept, weight }) => (weight >= SAID ? [concept] : [])));
  }

  headingConcepts(heading: string): ReadonlySet<number> {
    return this.#headings.get(heading) ?? new Set();
  }

  labelConcepts(at: number): ReadonlySet<number> {
    const label = this.grid.rows[at]?.label.length ?? 0;
    return new Set([...(this.#rows[at] ?? [])].flatMap(([concept, hits]) => (hits.some(({ start }) => start < label) ? [concept] : [])));
  }

  /** Concepts that a row says in its label or in its cells, headings left out. */
  valueConcepts(at: number): ReadonlyMap<number, readonly Hit[]> {
    return this.#rows[at] ?? new Map();
  }

  cellConcepts(at: number, { start, end }: GridCell): ReadonlySet<number> {
    return new Set([...(this.#rows[at] ?? [])].flatMap(([concept, hits]) => (hits.some((hit) => hit.start >= start && hit.start < end) ? [concept] : [])));
  }

  /** What is counted is a thing of its own ("how many people") that neither the table's frame nor one of these rows speaks of. */
  countsAnother(rows: readonly number[]): boolean {
    const { head } = this.#asked.focus;
    return head !== null && this.content.has(head) && !this.isRowWord(head) && !this.frame.has(head) && !rows.some((at) => this.valueConcepts(at).has(head));
  }

  /** The question holds a figure up to be confirmed. */
  get confirms(): boolean {
    return this.#asked.focus.whether;
  }

  /** What kind of thing is asked for, named before what is asked of it: the crane of "which crane has the longest reach?". */
  get kindAsked(): number | null {
    const { question, focus } = this.#asked;
    const start = focus.head === null ? undefined : question.concepts[focus.head]?.start;
    return start !== undefined && this.#spans.some(([from]) => start < from) ? focus.head : null;
  }

  /** Of these rows those that say what was done, where the question asks about that: "when was it replaced". */
  tellingActs(rows: readonly number[]): readonly number[] {
    const acts = this.#asked.focus.acts.filter((act) => !this.isRowWord(act));
    return rows.filter((at) => acts.every((act) => this.valueConcepts(at).has(act)));
  }

  /** What happened or was done by the question's words: "how often did it *fail*", "how many were *renewed*". Each picks rows. */
  get selectingActs(): readonly number[] {
    const { question, focus } = this.#asked;
    return actsIn(question).filter((at) => !this.isRowWord(at) && !this.#inSpans(question.concepts[at]?.start ?? 0) && focus.roles[at] !== 'own-figure');
  }

  /**
   * Of these rows those that tell of the kind of work that is asked for as done: what was replaced was not repaired, and "no need to replace it" is no
   * replacement. With the question's words for it; null where it asks of no one kind, or these rows keep it from no other.
   */
  ofTheDeed(rows: readonly number[]): Readonly<{ rows: readonly number[]; words: readonly string[] }> | null {
    const { text, concepts } = this.#asked.question;
    const deed = deedAsked(text);
    const textOf = (at: number): string => this.grid.rows[at]?.passage.text ?? '';
    if (deed === null || rows.length === 0) return null;
    const selected = this.selectingActs.length > 0;
    // "Repairs" are the rows of any log that does not set them apart.
    if (!selected && !this.grid.rows.some((_row, at) => deedsDone(textOf(at)).has(deed))) return null;
    const kept = rows.filter((at) => deedsDone(textOf(at)).has(deed) || (selected && !tellsOfOtherDeed(textOf(at), deed)));
    return kept.length === rows.length ? null : { rows: kept, words: concepts.flatMap(({ surface }) => (deedAsked(surface) === deed ? [surface] : [])) };
  }

  /** Of these rows those that say all of some concepts, which a heading or the title may say for all of them. */
  saying(rows: readonly number[], concepts: readonly number[]): readonly number[] {
    return rows.filter((at) => concepts.every((concept) => this.frame.has(concept) || this.valueConcepts(at).has(concept)));
  }

  /** Rows of another one of the kind that the question designates by a letter or number: of press C, where press A is asked about. */
  isOfAnother(at: number): boolean {
    const row = this.grid.rows[at];
    return row !== undefined && hasOtherDesignation(this.#asked.question.text, { text: row.passage.text, section: '' });
  }

  /** The kind of thing that is asked for: the copies of "how many copies were lost". */
  get headAsked(): number | null {
    return this.#asked.focus.head;
  }

  /** What the question measures by its words is of other dimensions than this unit: a speed is no power. */
  measuresOther(unit: string | null): boolean {
    const { kind, dimensions } = this.#asked.focus.expected;
    const dimension = unit === null ? undefined : unitOf(unit)?.dimension;
    return kind === 'quantity' && dimensions.length > 0 && dimension !== undefined && dimension !== 'count' && !dimensions.includes(dimension);
  }

  /** Whether a heading says what was done by the question's words. */
  saysActs(heading: string): boolean {
    const said = this.headingConcepts(heading);
    return this.selectingActs.every((act) => said.has(act));
  }

  surfaces(concepts: readonly number[]): readonly string[] {
    return concepts.flatMap((concept) => this.#asked.question.concepts[concept]?.surface ?? []);
  }

  /** Words of the question before an offset that a pattern takes. */
  namedBefore(end: number, pattern: RegExp): ReadonlySet<number> {
    return new Set(this.#asked.question.concepts.flatMap(({ start, surface }, at) => (start < end && pattern.test(surface) ? [at] : [])));
  }

  /** Nothing else is asked about than rows as such: "how many stops were there?" */
  get asksOfRowsAlone(): boolean {
    return this.asksOfRows && [...this.content.keys()].every((concept) => this.isRowWord(concept));
  }

  /** Nothing is named but what the rows of any list may be called: "which item", "what part". */
  get asksOfAnything(): boolean {
    return [...this.content.keys()].every((concept) => {
      const { surface = '', meaning = '' } = this.#asked.question.concepts[concept] ?? {};
      return THING_WORD.test(surface) || THING_WORD.test(meaning);
    });
  }

  isRowWord(concept: number): boolean {
    const { surface = '', meaning = '' } = this.#asked.question.concepts[concept] ?? {};
    return ROW_WORD.test(surface) || ROW_WORD.test(meaning) || this.isRowPiece(concept);
  }

  /** A piece of a word for rows that was taken for a compound, and says nothing by itself: the "ung" of "Störungen". */
  isRowPiece(concept: number): boolean {
    const { text, concepts } = this.#asked.question;
    const { start, surface } = concepts[concept] ?? { start: 0, surface: '' };
    const before = /[\p{L}]*$/u.exec(text.slice(0, start))?.[0] ?? '';
    const behind = /^[\p{L}]*/u.exec(text.slice(start))?.[0] ?? '';
    const whole = before + behind;
    return whole.length > surface.length && !/\p{Script=Han}/u.test(whole) && ROW_WORD.test(whole);
  }

  /** The unit that an amount is asked for in: "how many hours". */
  isUnit(concept: number): boolean {
    return this.#asked.question.concepts[concept]?.surface === unitAsked(this.#asked.question.text);
  }

  isName(concept: number): boolean {
    return this.#asked.question.concepts[concept]?.kind === 'identifier';
  }

  /** How much a word matters for which cell is asked for: a word of asking a little, where nothing else decides. */
  weightOf(concept: number): number {
    return this.content.get(concept) ?? LITTLE;
  }

  /** Whether every tag or number of a part that the question names is among these concepts. */
  namesAll(said: ReadonlySet<number>): boolean {
    return [...this.content.keys()].every((concept) => !this.isName(concept) || said.has(concept));
  }

  /** How much of what is asked for is said by these concepts, 0 to 1; 0 where nothing is asked for. `unsaid` need not be said. */
  coverage(said: ReadonlySet<number>, unsaid: ReadonlySet<number> = new Set()): number {
    let total = 0;
    let covered = 0;
    for (const [concept, weight] of this.content) {
      const isSaid = said.has(concept);
      // The heading over the names of the things is not kept, so "which agent" need not be said.
      if (!isSaid && unsaid.has(concept)) continue;
      if (!isSaid && (this.isRowWord(concept) || (concept === this.kindAsked && this.content.size > 1))) continue;
      total += weight;
      if (isSaid) covered += weight;
    }
    return total === 0 ? (unsaid.size > 0 ? 1 : 0) : covered / total;
  }

  #inSpans(start: number): boolean {
    return this.#spans.some(([from, to]) => start >= from && start < to);
  }

  #content(): ReadonlyMap<number, number> {
    const { question, focus } = this.#asked;
    const unit = unitAsked(question.text);
    return new Map(
      question.concepts.flatMap(({ start, surface }, at): [number, number][] => {
        const role = focus.roles[at];
        const isWord =
          role === 'subject' ||
          role === 'measure' ||
          (role === 'own-figure' && this.#rows.some((row) => row.has(at))) ||
          (role === 'filler' && this.isEntry(at));
        // A figure without a letter names something only where it stands in the rows.
        const isBare = /^\d+$/u.test(surface) && !this.#rows.some((row) => row.has(at));
        // The unit of the amount says in which column to look, and no more.
        const isUnit = surface === unit && !this.frame.has(at);
        return !isWord || isBare || isUnit || this.#inSpans(start) ? [] : [[at, focus.shares[at] ?? 0]];
      }),
    );
  }

  /** An everyday word that is all that some cells say and others do not tells rows apart: "refused" in a column of results. */
  isEntry(concept: number, least = 0): boolean {
    const whole = this.grid.rows.filter(({ cells }, at) =>
      (this.#rows[at]?.get(concept) ?? []).some(
        (hit) => hit.weight >= least && cells.some(({ value, end }) => hit.start <= end - value.length && hit.end >= end),
      ),
    );
    return whole.length > 0 && whole.length < this.grid.rows.length;
  }

  #valueHits(row: GridRow): ReadonlyMap<number, readonly Hit[]> {
    const { passage, cells } = row;
    const inHeading = (hit: Hit): boolean => cells.some(({ start, heading }) => hit.start >= start && hit.start < start + heading.length);
    const found = new Map<number, Hit[]>();
    for (const hit of this.#asked.hits.found(this.#asked.numberOf(row), passage, 0, passage.text.length)) {
      if (hit.weight < SAID || inHeading(hit)) continue;
      found.set(hit.concept, [...(found.get(hit.concept) ?? []), hit]);
    }
    for (const [concept, hits] of found) {
      const before = this.#named.get(concept);
      if (before === undefined) continue;
      const beside = hits.filter(({ start }) => (found.get(before) ?? []).some(({ end }) => start >= end && start - end <= 2));
      if (beside.length === 0) found.delete(concept);
    }
    return found;
  }

  /** The "1" of "washer 1" is that number only behind a washer: the number's concept with that of the word before it. */
  #numbersOfThings(): ReadonlyMap<number, number> {
    const { text, concepts } = this.#asked.question;
    return new Map(
      concepts.flatMap(({ surface, start }, at): [number, number][] => {
        const before = concepts[at - 1];
        const isBehind = before !== undefined && /^[\s-]?$/u.test(text.slice(before.start + before.surface.length, start));
        return /^\d{1,3}$/u.test(surface) && isBehind ? [[at, at - 1]] : [];
      }),
    );
  }
}

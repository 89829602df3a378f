import type { Answer, DocumentInfo } from '../../domain/document.js';
import { type Days, daysAsked, daysLater, type Standing, standingOn } from '../../domain/validity.js';
import type { SearchRequest } from '../../ports/knowledge.js';

/** Asks for papers that no longer hold or do not hold yet. */
const ASKS_OUT_OF_FORCE =
  /\b(?:expired|no longer (?:valid|in force)|not (?:yet|any ?more) (?:valid|in force)|outdated|lapsed|upcoming|abgelaufen\w*|nicht mehr gültig\w*|noch nicht gültig\w*|außer kraft)\b|过期|失效|尚未生效/iu;

/** A paper that holds for no longer than so many days changes for a time what lasting papers lay down; one that holds for years is such a paper itself. */
const LONGEST_DAYS = 550;

/** The days that a question asks about, counted from today; null where no day is known and every paper holds. */
type Clocked = Readonly<{ days: Days | null; today: string }>;

const clocked = (text: string, today: string | undefined): Clocked => ({ days: today === undefined ? null : daysAsked(text, today), today: today ?? '' });

const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Which papers hold at the time that a question asks about, and which it names itself. */
export class PapersInForce {
  readonly #plant: Clocked;
  readonly #calendar: Clocked & Readonly<{ plantCollection: string | null }>;
  readonly #text: string;
  readonly #wanted: readonly string[];
  readonly #tags: readonly string[];

  constructor(text: string, { today, calendar, documents = [] }: Pick<SearchRequest, 'today' | 'calendar' | 'documents'>) {
    this.#plant = clocked(text, today);
    this.#calendar = { ...clocked(text, calendar?.today ?? today), plantCollection: calendar?.plantCollection ?? null };
    this.#text = text;
    this.#wanted = documents;
    this.#tags = (text.match(/[\p{L}\p{N}]+(?:[-_/.][\p{L}\p{N}]+)*/gu) ?? []).filter((word) => /\p{L}/u.test(word) && /\d/u.test(word)).map(plain);
  }

  standing(document: DocumentInfo): Standing {
    const { validity } = document;
    const { days, today } = this.#clockOf(document);
    if (days === null) return 'in-force';
    // A lasting paper that holds today answers also for days before it: its earlier editions are told apart by their revisions.
    const lasting = validity?.until == null && standingOn(validity, { from: today, to: today }) === 'in-force';
    return lasting ? 'in-force' : standingOn(validity, days);
  }

  /** The days asked about by the clock that a paper is dated by: the plant's own papers by the plant's. */
  #clockOf({ collection }: DocumentInfo): Clocked {
    return collection === this.#calendar.plantCollection ? this.#plant : this.#calendar;
  }

  /** Whether what the paper says may answer: it holds then, or it is the one that is asked about. */
  mayAnswer(document: DocumentInfo): boolean {
    return this.standing(document) === 'in-force' || this.#isNamed(document) || ASKS_OUT_OF_FORCE.test(this.#text);
  }

  /** Whether a paper holds for a limited time and that time is asked about: a notice, a standing instruction for the weeks of some works. */
  isTemporary(document: DocumentInfo): boolean {
    const { status, validity } = document;
    if (status !== 'current' || validity?.until == null || this.#clockOf(document).days === null || this.standing(document) !== 'in-force') return false;
    return validity.from === null || validity.until <= daysLater(validity.from, LONGEST_DAYS);
  }

  /** An answer with the standing of its paper, where that does not hold at the time, and until when a temporary one holds. */
  marked(answer: Answer, document: DocumentInfo | undefined): Answer {
    if (document === undefined) return answer;
    const standing = this.standing(document);
    const { validity, effectiveDate, supersedes } = document;
    if (standing === 'in-force')
      return this.isTemporary(document)
        ? { ...answer, inForce: { since: validity?.from ?? effectiveDate, supersedes, until: validity?.until ?? null } }
        : answer;
    return { ...answer, inForce: { since: validity?.from ?? effectiveDate, supersedes, until: validity?.until ?? null, standing } };
  }

  /** "expired on 2031-05-03", "holds only from 2031-06-01"; undefined for a paper that holds. */
  remark(document: DocumentInfo): string | undefined {
    const standing = this.standing(document);
    const { from = null, until = null } = document.validity ?? {};
    return standing === 'in-force' ? undefined : standing === 'expired' ? `expired on ${until}` : `not in force before ${from}`;
  }

  /** By its own number: the one its file or its title begins with, or its id ends with. */
  #isNamed({ id, title, fileName }: DocumentInfo): boolean {
    if (this.#wanted.includes(id)) return true;
    const own = [title.split(/[\s:,]/u, 1)[0] ?? '', fileName.replace(/\.[^.]*$/u, '')].map(plain);
    return this.#tags.some((tag) => own.includes(tag) || (tag.length > 3 && plain(id).endsWith(tag)));
  }
}

import type { Concept, Question } from '../question.js';
import { isGenericWord } from '../text/generic-words.js';
import type { TextLanguage } from '../text/language.js';
import { isEverydayWord } from '../text/ordinary-words.js';
import type { AnswerPieceFeatures } from './answer-model.js';
import type { Focus } from './focus.js';
import { labelEnd } from './rows.js';

/** From this certainty on a word of the question is met by itself (its stem, its spelling) and not by a related one. */
const ITSELF = 0.85;
const MET = 0.5;
const LOOSELY = 0.4;
/** From here on by itself or by a word that means the same; less is a word that only often stands beside it. */
const SURELY = 0.8;
/** A word that makes up more than this of the question decides what it is about. */
const MUCH = 0.22;
/** A word that names a thing, in German and Chinese: what is done to it is said in too many ways to be missed in a translation. */
const NAME = /^[\p{Lu}\p{Script=Han}]/u;
/** Words of the question that have to stand in a piece before more of them say nothing further. */
const ENOUGH = 3;

const FOREIGN_UNKNOWN = 0.45;

/** How much each word of a question matters against a piece in another language: what the lexicon cannot say there weighs less, since it may stand there unseen. */
export function sharesIn(language: TextLanguage, { concepts }: Question, { shares }: Focus): readonly number[] {
  return shares.map((share, at) => {
    const asked = concepts[at];
    if (asked?.kind !== 'word') return share;
    return (asked.frequency === 0 ? asked.translated : asked.saidIn.includes(language)) ? share : share * FOREIGN_UNKNOWN;
  });
}

type Seen = Readonly<{
  text: string;
  own: ReadonlyMap<number, number>;
  covered: ReadonlyMap<number, number>;
  total: number;
  row: boolean;
  prose: boolean;
  /** The language of the piece where the question is in another. */
  foreign: TextLanguage | null;
  valued: boolean;
  topics: ReadonlySet<number>;
}>;
type Features = Pick<AnswerPieceFeatures, 'absent' | 'lacks' | 'lacksProse' | 'met' | 'keyed' | 'whether' | 'act' | 'unknownAct' | 'askedAct' | 'unknownHead'>;

/** The documents hold the word itself, so a source that means it would say it. */
const written = (concept: Concept | undefined): boolean => concept?.alternatives.some(({ origin }) => origin === 'exact') === true;

/** How the parts of a question stand to a piece: which it names itself, which the documents name only elsewhere. */
export function alignment(
  { concepts }: Question,
  { shares, roles, whether, acts, head, expected }: Focus,
  { text, own, covered, total, row, prose, foreign, valued, topics }: Seen,
): Features {
  const holds = (at: number): boolean => (covered.get(at) ?? 0) >= LOOSELY;
  let absent = 0;
  let met = 0;
  let keyed = 0;
  let lacks = 0;
  for (const [at, { kind, frequency, loose, surface, ordinary, alternatives, saidIn }] of concepts.entries()) {
    const share = shares[at] ?? 0;
    const held = own.get(at) ?? 0;
    if (held >= MET && !ordinary && !isGenericWord(surface)) met += 1;
    const names = roles[at] === 'subject' || roles[at] === 'measure' || (roles[at] === 'filler' && !isEverydayWord(surface));
    // What the lexicon cannot say in the piece's language may stand there unseen.
    const unseen = foreign !== null && kind === 'word' && !saidIn.includes(foreign);
    if (names && !unseen && frequency > 0 && !loose && !topics.has(at) && (covered.get(at) ?? 0) < MET) absent += share;
    if (
      names &&
      !unseen &&
      !topics.has(at) &&
      !holds(at) &&
      alternatives.some(({ origin }) => origin === 'exact' || (foreign !== null && origin === 'synonym' && NAME.test(surface)))
    )
      lacks = Math.max(lacks, share);
    if (row && kind === 'identifier' && held >= ITSELF && text.slice(0, labelEnd(text)).toLowerCase().includes(surface.toLowerCase())) keyed = 1;
  }
  const missed = foreign !== null ? [] : acts.filter((at) => (covered.get(at) ?? 0) < (written(concepts[at]) ? SURELY : LOOSELY));
  const decides = expected.kind === 'person' || expected.kind === 'interval' || expected.past === true;
  const asked = head === null ? undefined : concepts[head];
  return {
    act: missed.some((at) => (concepts[at]?.frequency ?? 0) > 0) ? 1 : 0,
    unknownAct: missed.some((at) => concepts[at]?.frequency === 0) ? 1 : 0,
    askedAct: decides && missed.length > 0 ? 1 : 0,
    unknownHead: !valued && head !== null && asked !== undefined && (asked.frequency === 0 || asked.loose) && (covered.get(head) ?? 0) < MET ? 1 : 0,
    absent: absent / total,
    lacks: lacks > MUCH * total ? 1 : 0,
    lacksProse: prose && lacks > MUCH * total ? 1 : 0,
    met: Math.min(met, ENOUGH) / ENOUGH,
    keyed,
    whether: whether ? 1 : 0,
  };
}

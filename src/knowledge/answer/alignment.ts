import type { Question } from '../question.js';
import { isGenericWord } from '../text/generic-words.js';
import { isEverydayWord } from '../text/ordinary-words.js';
import type { AnswerPieceFeatures } from './answer-model.js';
import type { Focus } from './focus.js';
import { labelEnd } from './rows.js';

/** From this certainty on a word of the question is met by itself (its stem, its spelling) and not by a related one. */
const ITSELF = 0.85;
const MET = 0.5;
const LOOSELY = 0.4;
/** A word that makes up more than this of the question decides what it is about. */
const MUCH = 0.22;
/** A word that names a thing, in German and Chinese: what is done to it is said in too many ways to be missed in a translation. */
const NAME = /^[\p{Lu}\p{Script=Han}]/u;
/** Words of the question that have to stand in a piece before more of them say nothing further. */
const ENOUGH = 3;

type Seen = Readonly<{ text: string; own: ReadonlyMap<number, number>; covered: ReadonlyMap<number, number>; total: number; row: boolean; foreign: boolean }>;

/** How the parts of a question stand to a piece: which it names itself, which the documents name only elsewhere. */
export function alignment(
  { concepts }: Question,
  { shares, roles, whether }: Focus,
  { text, own, covered, total, row, foreign }: Seen,
): Pick<AnswerPieceFeatures, 'absent' | 'lacks' | 'met' | 'keyed' | 'whether'> {
  let absent = 0;
  let met = 0;
  let keyed = 0;
  let lacks = 0;
  for (const [at, { kind, frequency, loose, surface, ordinary, alternatives }] of concepts.entries()) {
    const share = shares[at] ?? 0;
    const held = own.get(at) ?? 0;
    if (held >= MET && !ordinary && !isGenericWord(surface)) met += 1;
    const names = roles[at] === 'subject' || roles[at] === 'measure' || (roles[at] === 'filler' && !isEverydayWord(surface));
    if (names && frequency > 0 && !loose && (covered.get(at) ?? 0) < MET) absent += share;
    if (
      names &&
      (covered.get(at) ?? 0) < LOOSELY &&
      alternatives.some(({ origin }) => origin === 'exact' || (foreign && origin === 'synonym' && NAME.test(surface)))
    )
      lacks = Math.max(lacks, share);
    if (row && kind === 'identifier' && held >= ITSELF && text.slice(0, labelEnd(text)).toLowerCase().includes(surface.toLowerCase())) keyed = 1;
  }
  return { absent: absent / total, lacks: lacks > MUCH * total ? 1 : 0, met: Math.min(met, ENOUGH) / ENOUGH, keyed, whether: whether ? 1 : 0 };
}

import type { Question } from '../question.js';
import type { Focus } from './focus.js';
import type { Piece } from './piece.js';
import type { Signs } from './signs.js';

/** Log odds beyond this tell nothing more. */
const SURE = 12;
/** Log odds ahead of the next where there is no next. */
const ALONE = 8;
/** A word is spoken of from this weight on; elsewhere and not here from this difference on. */
const MET = 0.5;
const ELSEWHERE = 0.4;
const EXACTLY = 0.95;
/** Pieces at least so probable are rivals. */
const RIVAL = 0.2;

export function logit(probability: number): number {
  return Math.max(-SURE, Math.min(SURE, Math.log(probability / (1 - probability))));
}

const isNamed = (focus: Focus, at: number): boolean => focus.roles[at] === 'subject' || focus.roles[at] === 'filler';

/** How a question lies beside the documents: how much of it they hold, how long it is, how many pieces could answer it. */
export function standingOfQuestion({ text, concepts }: Question, focus: Focus, pieces: readonly Piece[]): Signs {
  const share = (counts: (at: number) => boolean): number => concepts.reduce((sum, _, at) => (counts(at) ? sum + (focus.shares[at] ?? 0) : sum), 0);
  const isUnknown = (at: number): boolean => concepts[at]?.frequency === 0;
  return {
    concepts: concepts.length,
    askedWords: text.trim().split(/\s+/u).length,
    unknownWords: share((at) => isUnknown(at) && isNamed(focus, at)),
    unknownSubjects: concepts.filter((_, at) => isUnknown(at) && focus.roles[at] === 'subject').length,
    everyday: share((at) => concepts[at]?.ordinary === true),
    subjectShare: share((at) => focus.roles[at] === 'subject'),
    weightiest: Math.max(0, ...focus.shares),
    rivals: pieces.filter(({ probability }) => probability > RIVAL).length,
  };
}

/** How one of the best pieces stands among them: its rank, how far ahead or behind it is, what of the question only it or only others speak of. */
export function standingOfPiece(piece: Piece, at: number, ranked: readonly Piece[], focus: Focus): Signs {
  const here = logit(piece.probability);
  const best = logit(ranked[0]?.probability ?? MET);
  const { text } = piece;
  const other = ranked.find((one) => one !== piece && !one.text.includes(text) && !text.includes(one.text));
  const others = ranked.filter((one) => one !== piece);
  const ahead = (concept: number): number =>
    (piece.covered.get(concept) ?? 0) - others.reduce((most, { covered }) => Math.max(most, covered.get(concept) ?? 0), 0);
  let [elsewhere, mostElsewhere, onlyHere] = [0, 0, 0];
  for (const [concept, share] of focus.shares.entries()) {
    const lead = ahead(concept);
    if (lead > ELSEWHERE) onlyHere += share;
    if (!isNamed(focus, concept) || lead >= -ELSEWHERE) continue;
    elsewhere += share;
    mostElsewhere = Math.max(mostElsewhere, share);
  }
  return {
    rank: at,
    margin: other === undefined ? ALONE : here - logit(other.probability),
    best,
    behind: best - here,
    near: ranked.filter(({ probability }) => logit(probability) > here - 1).length,
    sameDocument: ranked.filter(({ source }) => source.document.title === piece.source.document.title).length,
    elsewhere,
    mostElsewhere,
    onlyHere,
    length: text.length,
    coveredSubjects: subjects(piece.covered, focus),
    ownSubjects: subjects(piece.own, focus),
    exactOwn: [...piece.own].reduce(
      (sum, [concept, weight]) =>
        weight >= EXACTLY && (focus.roles[concept] === 'subject' || focus.roles[concept] === 'measure') ? sum + (focus.shares[concept] ?? 0) : sum,
      0,
    ),
  };
}

const subjects = (met: ReadonlyMap<number, number>, focus: Focus): number =>
  [...met].filter(([concept, weight]) => weight >= MET && focus.roles[concept] === 'subject').length;

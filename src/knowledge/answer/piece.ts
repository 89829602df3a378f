import type { DocumentInfo, Passage } from '../../domain/document.js';
import type { AnswerType } from '../answer-type.js';
import type { Hit } from '../rank/passage-hits.js';
import { type AnswerPieceFeatures, pieceProbability } from './answer-model.js';
import type { List } from './lists.js';
import type { TypedValue } from './typed-values.js';

/** A judged passage as the extractor needs it. `base` is its retrieval score as a share of the best. */
export type Source = Readonly<{ number: number; passage: Passage; document: DocumentInfo; base: number; lead: number }>;
/** A sentence, row or procedure that may answer, with what was seen in it. Offsets are into the passage's text. */
export type Piece = Readonly<{
  source: Source;
  start: number;
  end: number;
  text: string;
  probability: number;
  features: AnswerPieceFeatures;
  covered: ReadonlyMap<number, number>;
  own: ReadonlyMap<number, number>;
  /** What its headings speak of, by concept. */
  heading: ReadonlyMap<number, number>;
  /** Words that the question did not say, stop words left out. */
  fresh: number;
  values: readonly TypedValue[];
  hits: readonly Hit[];
  /** The list that the piece announces or is an entry of. */
  list: List | null;
  /** Whether it holds at the time of the year that is asked for; null where no such time is asked for or named. */
  season: boolean | null;
  /** Whether it says, or its paper says of it, that it goes before other papers; see `orders.ts`. */
  order: boolean;
}>;

/** The pieces of one search with what can only be seen beside the others. */
export const besideOthers = (pieces: readonly Piece[], expected: AnswerType): readonly Piece[] => aheadOfOthers(onlyOnes(pieces, expected));

/** The one place that gives a value of the asked dimension is likely the answer, however the question is worded. */
function onlyOnes(pieces: readonly Piece[], { kind, dimensions }: AnswerType): readonly Piece[] {
  if (kind !== 'quantity' || dimensions.length === 0 || dimensions.includes('time') || dimensions.includes('count')) return pieces;
  const places = new Set(pieces.filter(isTyped).map(({ text }) => text));
  if (places.size === 0) return pieces;
  return pieces.map((piece) => {
    if (!isTyped(piece)) return piece;
    const features = { ...piece.features, only: 1 / places.size };
    return { ...piece, features, probability: pieceProbability(features) };
  });
}

/** Every piece with how far it stands above the best one that says something else. */
function aheadOfOthers(pieces: readonly Piece[]): readonly Piece[] {
  const ranked = [...pieces].sort((left, right) => right.probability - left.probability);
  const [best] = ranked;
  if (best === undefined) return pieces;
  const second = ranked.find(({ text, probability }) => probability < best.probability && !text.includes(best.text) && !best.text.includes(text));
  const ahead = best.probability - (second?.probability ?? 0);
  return pieces.map((piece) => {
    if (piece.text !== best.text) return piece;
    const features = { ...piece.features, ahead };
    return { ...piece, features, probability: pieceProbability(features) };
  });
}

const isTyped = ({ features }: Piece): boolean => features.typed >= 0.9;

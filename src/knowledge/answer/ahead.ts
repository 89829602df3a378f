import { linearProbability } from './answer-model.js';
import { pieceProbability } from './answer-trees.js';
import type { Piece } from './extract.js';

/** Every piece with how far it stands, by the linear model alone, above the best one that says something else. */
export function aheadOfOthers(pieces: readonly Piece[]): readonly Piece[] {
  const ranked = pieces.map((piece) => ({ piece, chance: linearProbability(piece.features) })).sort((left, right) => right.chance - left.chance);
  const [best] = ranked;
  if (best === undefined) return pieces;
  const { text } = best.piece;
  const second = ranked.find(({ piece, chance }) => chance < best.chance && !piece.text.includes(text) && !text.includes(piece.text));
  const ahead = best.chance - (second?.chance ?? 0);
  return pieces.map((piece) => {
    if (piece.text !== text) return piece;
    const features = { ...piece.features, ahead };
    return { ...piece, features, probability: pieceProbability(features, piece.evidence) };
  });
}

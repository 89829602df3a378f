import type { Structure } from './structure.js';

/** Share of a relation that must stand on the other side to be turned round. */
const crossed = 0.5;
/** Share of a sentence's terms from which a line is what it was taken from. */
const fromIt = 0.7;

const rules: ReadonlyArray<readonly [reason: string, is: (structure: Structure) => boolean]> = [
  [
    'a source of this turn gives cause and effect the other way round',
    (each) => each.causeSaid > 0 && each.causeCrossed >= crossed && each.causeCrossed > each.causeKept,
  ],
  ['a source of this turn gives the order the other way round', (each) => each.orderCrossed >= crossed && each.orderCrossed > each.orderKept],
  [
    'a source of this turn allows it under a condition only, which it leaves out',
    (each) => each.leave > 0 && each.bestShare >= fromIt && each.droppedStrong + each.droppedWeak + each.droppedFigure > 0,
  ],
  ['a table of this turn has it in the row of another', (each) => each.rowMoved > 0],
  ['a source of this turn gives that to another', (each) => each.given > 0],
  ['a source of this turn gives another number of them', (each) => each.otherNumber > 0],
  ['a source of this turn says it of the other side', (each) => each.otherPole > 0],
];

/** Why a sentence turns round what its sources build together; null where it does not. */
export function turnedRound(structure: Structure): string | null {
  return rules.find(([, is]) => is(structure))?.[0] ?? null;
}

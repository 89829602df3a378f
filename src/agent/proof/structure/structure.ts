import type { Evidence } from '../../../domain/evidence.js';
import { unitsOf } from '../contradiction/papers.js';
import type { Token } from '../entailment/tokens.js';
import { type Relation, relationFound, relationsIn } from './causes.js';
import { isGivenToAnother, sharesIn } from './distributed.js';
import { droppedFrom, grantsLeave, partToldBy, restrictionsIn } from './restrictions.js';
import { type Row, rowFound, rowOf } from './rows.js';
import { givesOtherNumber, saysOtherPole } from './substituted.js';
import { heldShare, termsOf } from './terms.js';

type Line = Readonly<{
  text: string;
  terms: readonly Token[];
  relations: readonly Relation[];
  row: Row | null;
  shares: ReturnType<typeof sharesIn>;
}>;

/** Share of a sentence's terms that a line must hold to be about the same thing. */
const aboutIt = 0.25;

const read: WeakMap<Evidence, readonly Line[]> = new WeakMap();

/** The sentences and rows of a paper in force with what they relate, restrict and give out; read once. */
function linesOf(evidence: Evidence): readonly Line[] {
  const known = read.get(evidence);
  if (known !== undefined) return known;
  const lines = unitsOf(evidence).map(({ text }) => {
    const row = rowOf(text);
    return {
      text,
      terms: termsOf(text),
      relations: row === null ? relationsIn(text) : [],
      row,
      shares: row === null ? sharesIn(text) : [],
    };
  });
  read.set(evidence, lines);
  return lines;
}

/** What a sentence does with the build of its sources: whether it turns a cause or an order round, leaves a condition out, moves a value, or changes a number or a side. */
export type Structure = Readonly<{
  causeSaid: number;
  causeKept: number;
  causeCrossed: number;
  causeTogether: number;
  whenKept: number;
  whenCrossed: number;
  orderKept: number;
  orderCrossed: number;
  leave: number;
  droppedStrong: number;
  droppedWeak: number;
  droppedFigure: number;
  rowNamed: number;
  rowHeld: number;
  rowMoved: number;
  rowColumn: number;
  given: number;
  otherNumber: number;
  otherPole: number;
  bestShare: number;
}>;

let last: Readonly<{ sentence: string; evidence: readonly Evidence[]; structure: Structure | null }> | undefined;

/** Read once for a sentence that is asked twice in a row. Null where no paper holds anything of it. */
export function structureOf(sentence: string, evidence: readonly Evidence[]): Structure | null {
  const isKnown = last?.sentence === sentence && last.evidence.length === evidence.length && last.evidence.every((each, at) => each === evidence[at]);
  if (last !== undefined && isKnown) return last.structure;
  last = { sentence, evidence, structure: structureIn(sentence, evidence) };
  return last.structure;
}

function structureIn(sentence: string, evidence: readonly Evidence[]): Structure | null {
  const terms = termsOf(sentence);
  const lines = evidence.flatMap(linesOf);
  if (terms.length === 0 || lines.length === 0) return null;
  const held = lines.map((line) => ({ ...line, share: heldShare(terms, line.terms) }));
  const most = Math.max(...held.map(({ share }) => share));
  const best = held.filter(({ share }) => share === most).sort((one, other) => one.terms.length - other.terms.length)[0];
  if (best === undefined || most === 0) return null;
  const near = held.filter(({ share }) => share >= aboutIt);
  const cause = relationFound(sentence, ['cause'], near);
  const when = relationFound(sentence, ['condition'], near);
  const order = relationFound(sentence, ['order'], near);
  const dropped = droppedFrom({ terms, restrictions: restrictionsIn(sentence) }, best.row === null ? restrictionsIn(partToldBy(terms, best.text)) : []);
  const rows = lines.flatMap(({ row }) => row ?? []);
  const beside = lines.flatMap(({ row, terms: line }) => (row === null ? [line] : []));
  const row = rowFound(terms, rows, beside);
  return {
    causeSaid: Number(cause.says),
    causeKept: cause.kept,
    causeCrossed: cause.crossed,
    causeTogether: cause.together,
    whenKept: when.kept,
    whenCrossed: when.crossed,
    orderKept: order.kept,
    orderCrossed: order.crossed,
    leave: Number(grantsLeave(sentence)),
    droppedStrong: Math.min(3, dropped.strong) / 3,
    droppedWeak: Math.min(3, dropped.weak) / 3,
    droppedFigure: Math.min(3, dropped.figure) / 3,
    rowNamed: Number(row.isNamed),
    rowHeld: row.held,
    rowMoved: Math.min(3, row.moved) / 3,
    rowColumn: Number(row.wrongColumn),
    given: Number(held.some((line) => line.shares.length > 0 && line.share >= most - 0.15 && isGivenToAnother(terms, line.shares))),
    otherNumber: Number(givesOtherNumber(sentence, near)),
    otherPole: Number(saysOtherPole(sentence, terms, near)),
    bestShare: most,
  };
}

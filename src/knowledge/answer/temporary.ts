import type { Passage } from '../../domain/document.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import { givesAnother } from './counterpart.js';
import type { Focus } from './focus.js';
import type { PapersInForce } from './in-force.js';
import type { Piece, Source } from './piece.js';

/** A notice is short. */
const LONGEST_PAPER = 30;
/** Passages of such papers that are looked at beside those that a search found. */
const MOST_PASSAGES = 200;
/** A word of the question counts as said from here on. */
const SAID = 0.5;
/** What the notice may leave unsaid of the words that the lasting paper says, and the other way round, as a share of them. */
const UNSAID = { notice: 0.26, lasting: 0.45 };
/** Below this a piece says nothing of what is asked. */
const LEAST = 0.05;
const DESIGNATION = /(?<![\p{L}\d-])\p{Lu}{1,5}-?\d{1,4}[A-Z]?(?![\p{L}\d-])/gu;

/** The passages of the temporary papers in force, found or not: what changes an answer for a time need not say the words that were asked. */
export function temporarySources(
  known: readonly Source[],
  papers: PapersInForce,
  takes: (passage: Passage) => boolean,
  { scope }: JudgeContext,
): readonly Source[] {
  const documents = new Set(scope.segments.flatMap(({ documents: own }) => own).filter((document) => papers.isTemporary(document)));
  const seen = new Set(known.map(({ passage }) => passage.id));
  return [...documents]
    .flatMap((document) => {
      const passages = scope.documentPassages(document.id, document.revision);
      return passages.length > LONGEST_PAPER ? [] : passages.map((passage) => ({ passage, document }));
    })
    .filter(({ passage }) => !seen.has(passage.id) && !passage.flagged && takes(passage))
    .slice(0, MOST_PASSAGES)
    .map(({ passage, document }) => ({ number: scope.numberOf(passage), passage, document, base: 0.5, lead: 0 }));
}

export type Change = Readonly<{ notice: Piece; lasting: Piece }>;

/**
 * What a temporary paper in force lays down in place of what a lasting one does, where one of the two is the answer: both speak of the same thing
 * and the same attribute of it, and give it another value. Null where the answer is changed by none.
 */
export function changeForNow(main: Piece, pieces: readonly Piece[], papers: PapersInForce, question: Question, focus: Focus): Change | null {
  const isOne = ({ source: { document } }: Piece): boolean => papers.isTemporary(document);
  const others = pieces.filter((piece) => isOne(piece) !== isOne(main) && piece.probability >= LEAST && mayStand(piece));
  const pairs = others.map((other): Change => (isOne(main) ? { notice: main, lasting: other } : { notice: other, lasting: main }));
  return pairs.filter((pair) => isChange(pair, question, focus)).sort((left, right) => worth(right, main) - worth(left, main))[0] ?? null;
}

const worth = ({ notice, lasting }: Change, main: Piece): number => (notice === main ? lasting : notice).probability;

/** A piece of a paper in force that lays something down and speaks of no other thing than the asked one. */
function mayStand({ source: { passage }, features }: Piece): boolean {
  if (passage.status !== 'current' || passage.kind === 'record' || passage.kind === 'heading' || passage.documentKind === 'log') return false;
  return features.contrast + features.sister + features.identifier + features.former + features.bare === 0;
}

function isChange({ notice, lasting }: Change, question: Question, { roles, shares, expected }: Focus): boolean {
  if (!mayStand(notice) || nameOtherMachines(notice, lasting) || isOfAnotherThing(notice, lasting.source, `${question.text} ${lasting.text}`, question.text))
    return false;
  const valued = expected.kind === 'quantity' || expected.kind === 'interval' || expected.kind === 'time' || expected.kind === 'person';
  if (valued ? !givesAnother(notice, lasting) : notice.text === lasting.text) return false;
  const named = roles.flatMap((role, at) => (role === 'asking' || role === 'own-figure' || question.concepts[at]?.kind === 'identifier' ? [] : [at]));
  const unsaid = (by: Piece, of: Piece): number => {
    const told = named.filter((at) => (of.own.get(at) ?? 0) >= SAID);
    const all = told.reduce((sum, at) => sum + (shares[at] ?? 0), 0);
    const left = told.filter((at) => (by.covered.get(at) ?? 0) < SAID).reduce((sum, at) => sum + (shares[at] ?? 0), 0);
    return all === 0 ? 1 : left / all;
  };
  return unsaid(notice, lasting) <= UNSAID.notice && unsaid(lasting, notice) <= UNSAID.lasting;
}

/** Each names a machine by its designation, and none of them is the same. */
function nameOtherMachines(one: Piece, other: Piece): boolean {
  const [ours, theirs] = [one, other].map(({ text }) => new Set(text.match(DESIGNATION) ?? []));
  return ours !== undefined && theirs !== undefined && ours.size > 0 && theirs.size > 0 && ![...ours].some((name) => theirs.has(name));
}

const designationsIn = (text: string): readonly string[] => text.match(DESIGNATION) ?? [];

/**
 * A notice about one machine changes nothing of another thing: the question, the other answer or the paper and section of that must name the machine
 * that the notice names, in its sentence or else in its title; and a machine that the question names must be one of the notice.
 */
export function isOfAnotherThing({ text, source }: Pick<Piece, 'text' | 'source'>, lasting: Source, said: string, question: string): boolean {
  const own = new Set([text, source.document.title].map(designationsIn).find((names) => names.length > 0) ?? []);
  if (own.size === 0) return false;
  const { section, document } = lasting.passage;
  const other = designationsIn(`${said} ${section ?? ''} ${document} ${lasting.document.id}`);
  if (!other.some((name) => own.has(name))) return true;
  const all = new Set([...own, ...designationsIn(source.document.title)]);
  const asked = designationsIn(question).filter((name) => !lasting.document.id.includes(name));
  return asked.length > 0 && !asked.some((name) => all.has(name));
}

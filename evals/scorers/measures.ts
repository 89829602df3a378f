import type { AskResult, Sentence } from '../../src/domain/turn.js';
import type { Sample } from '../harness/sample.js';
import type { Transcript } from '../harness/transcript.js';
import { judgeAnswer } from './judge-answer.js';
import { bestDocumentRank, bestPageRank, ndcg, recallAt } from './ranking.js';
import { holds, lastTurn, normalise, numberStandsIn, numbersIn, spellingsOf } from './text.js';
import { compareTrajectory } from './trajectory.js';

/** Figures of one sample that inform without deciding; every value 0 to 1 unless its name says otherwise. */
export function measure(sample: Sample, transcript: Transcript): Readonly<Record<string, number>> {
  return { ...retrievalMeasures(sample, transcript), ...trajectoryMeasures(sample, transcript), ...answerMeasures(sample, transcript) };
}

function retrievalMeasures({ task, target: { quotes } }: Sample, { retrieved }: Transcript): Readonly<Record<string, number>> {
  if (task !== 'retrieve' || quotes.length === 0) return {};
  const page = bestPageRank(retrieved, quotes);
  const document = bestDocumentRank(retrieved, quotes);
  const within = (rank: number | null, depth: number): number => Number(rank !== null && rank <= depth);
  return {
    'recall@1': recallAt(retrieved, quotes, 1),
    'recall@5': recallAt(retrieved, quotes, 5),
    'recall@10': recallAt(retrieved, quotes, 10),
    'nDCG@10': ndcg(retrieved, quotes),
    'MRR@10': page === null || page > 10 ? 0 : 1 / page,
    'document@1': within(document, 1),
    'document@5': within(document, 5),
    ...(document === 1 ? { 'page accuracy given the document': within(page, 1) } : {}),
  };
}

function trajectoryMeasures({ target }: Sample, { turns }: Transcript): Readonly<Record<string, number>> {
  if (target.trajectory === undefined) return {};
  const made = turns.flatMap(({ toolCalls }) => toolCalls.map(({ name }) => name));
  return Object.fromEntries(Object.entries(compareTrajectory(made, target.trajectory.tools)).map(([mode, match]) => [`trajectory ${mode}`, Number(match)]));
}

function answerMeasures({ target }: Sample, transcript: Transcript): Readonly<Record<string, number>> {
  const turn = lastTurn(transcript);
  if (turn === undefined) return {};
  const answer = normalise(turn.answer);
  const spelt = [...target.leads, ...target.includes].map((fact) => holds(answer, fact));
  const meant = target.facts.map((fact) => judgeAnswer(turn.answer, spellingsOf(fact), transcript.questions.at(-1) ?? '').right);
  const said = [...spelt, ...meant];
  return {
    ...(said.length === 0 ? {} : { completeness: said.filter(Boolean).length / said.length }),
    ...citationMeasures(turn),
    ...unsupported(turn),
  };
}

const stop = new Set(
  'the a an of to in on at for and or is are was were be by with from it this that not no as its i you he she they we der die das und oder ist sind im in am zu mit von für nicht ein eine'.split(
    ' ',
  ),
);

function contentWords(text: string): ReadonlySet<string> {
  return new Set((normalise(text).match(/[\p{L}]{3,}/gu) ?? []).filter((word) => !stop.has(word)).map((word) => word.slice(0, 6)));
}

/** Does the text carry the sentence? Every number stands in it, and at least half of the content words. A stand-in for entailment that needs no model. */
export function carries(text: string, sentence: string): boolean {
  const held = numbersIn(text);
  if (!numbersIn(stripMarkers(sentence)).every((digits) => numberStandsIn(digits, held))) return false;
  const words = [...contentWords(stripMarkers(sentence))];
  const given = contentWords(text);
  return words.length === 0 || words.filter((word) => given.has(word)).length >= 0.5 * words.length;
}

const stripMarkers = (text: string): string => text.replace(/^\s*\d{1,2}[.)]\s+/u, '').replace(/\[E\d+\]/gu, '');
const makesClaim = (text: string): boolean => /\d/u.test(stripMarkers(text)) || contentWords(text).size >= 4;

/**
 * Citation recall and precision in the sense of ALCE (Gao et al. 2023): a sentence is recalled when its citations together carry it; a citation
 * is precise when it carries the sentence alone, or the rest would no longer carry it without this one.
 */
function citationMeasures(turn: AskResult): Readonly<Record<string, number>> {
  const byId = new Map(turn.evidence.map((item) => [String(item['id']), `${String(item['label'])} ${String(item['quote'])} ${JSON.stringify(item)}`]));
  const claims = turn.sentences.filter(({ text }) => makesClaim(text));
  if (claims.length === 0) return {};
  const textOf = (ids: readonly string[]): string => ids.map((id) => byId.get(id) ?? '').join('\n');
  const recalled = claims.filter(({ text, evidence }) => evidence.length > 0 && carries(textOf(evidence), text));
  const precise = claims.flatMap((sentence) => sentence.evidence.map((id) => isPrecise(sentence, id, textOf)));
  return {
    'citation recall': recalled.length / claims.length,
    ...(precise.length === 0 ? {} : { 'citation precision': precise.filter(Boolean).length / precise.length }),
  };
}

function isPrecise({ text, evidence }: Sentence, id: string, textOf: (ids: readonly string[]) => string): boolean {
  if (!carries(textOf(evidence), text)) return false;
  return carries(textOf([id]), text) || !carries(textOf(evidence.filter((other) => other !== id)), text);
}

function unsupported(turn: AskResult): Readonly<Record<string, number>> {
  const byId = new Map(turn.evidence.map((item) => [String(item['id']), JSON.stringify(item)]));
  const verdicts = turn.sentences.flatMap(({ text, evidence }) => {
    const held = numbersIn(evidence.map((id) => byId.get(id) ?? '').join(' '));
    return numbersIn(stripMarkers(text)).map((digits) => numberStandsIn(digits, held));
  });
  return verdicts.length === 0 ? {} : { 'unsupported-number rate': verdicts.filter((ok) => !ok).length / verdicts.length };
}

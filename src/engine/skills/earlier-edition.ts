import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { Answer } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { parseQuantities } from '../../domain/quantity.js';
import type { PlannedCall, Results } from '../results.js';
import { type Line, line, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { toldAsFormer } from './answer-frame.js';
import { evidenceOf, knowledgeCall, oneLine } from './document-lines.js';

const oldRevision =
  /\b(?:(?:under|in|of|from|by|before|until|up to|prior to|as of|per|vor|bis|in|nach)\s+)?(?:the\s+)?(?:(?:superseded|old(?:er)?|previous|earlier|former|last|frühere[nr]?|alten?)\s+)?(?:rev(?:ision)?|version|issue|edition|ausgabe)\.?\s+(?:[a-z]|\d[\d.]*)(?![\p{L}\d])|\b(?:superseded|old(?:er)?|previous|earlier|former|frühere[nr]?|alten?)\s+(?:rev(?:ision)?s?|versions?|issues?|editions?|prints?|papers?|manuals?|polic(?:y|ies)|rules?|limits?|values?|figures?|ausgaben?)\b|\b(?:formerly|previously|used to be|früher)\b|(?<!\p{L})(?:alten|früheren|vorherigen|vorigen)\s+(?:fassung|auflage|\p{L}*vorschrift|\p{L}*anweisung|\p{L}*anleitung|\p{L}*handbuch|regelung|richtlinie)(?!\p{L})|旧版|以前的版本/giu;
/** A revision named by its letter or number, with the word that leads to it: "under Rev 2 of ...", "in the 2019 edition". */
export const statedRevision =
  /\b(?:under|in|of|from|by|before|until|did|does|per|to|nach|in|laut)\s+(?:the\s+)?(?:rev(?:ision)?|edition|issue|ausgabe)\.?\s+(?:[A-Z]|\d[\d.]*)(?![\p{L}\d])|\b(?:19|20)\d{2}\s+edition\b/iu;
const namedRevision = /(?<!\b(?:before|prior to|vor)\s+(?:the\s+)?)\b(?:rev(?:ision)?|edition|issue|ausgabe)\.?\s+([A-Z]|\d[\d.]*)(?![\p{L}\d])/iu;
/** A document may call its revision "Issue 3" or "3". */
const revisionWord = /^(?:rev(?:ision)?\.?|version|issue|edition|ausgabe|auflage|stand)\s*/iu;
const stillHolds = /\b(?:still|any ?more|any longer|noch)\b(?:\s+(?:valid|right|true|ok(?:ay)?|fine|correct|in force|gültig))?|还(?:有效|是)/giu;

/** Whether the question asks for what an earlier edition said. */
export const asksOldRevision = (question: string): boolean => question.search(oldRevision) >= 0;

type Made = ReturnType<typeof madeFor>[number];

/**
 * What else is looked for where a question names an edition or the answer tells of an earlier one: the best sentence of every edition, and what
 * holds now, asked without the edition and the figure that are named.
 */
export function editionCalls(understanding: Understanding, results: Results, scope: Readonly<Record<string, unknown>>): readonly PlannedCall[] {
  const { effective } = understanding;
  const main = firstMain(effective, results);
  const tellsFormer = main !== undefined && isFormer(main);
  const asked = asksOldRevision(effective);
  if (!asked && !tellsFormer) return [];
  const topic = presentTopic(effective);
  const { asset } = scope;
  const ofAsset = asset === undefined ? {} : { asset };
  const named = namedRevision.test(effective);
  return [
    knowledgeCall(topic, { ...ofAsset, includeSuperseded: false }),
    ...(named ? [knowledgeCall(topic, { ...ofAsset, includeSuperseded: true, perDocument: true })] : []),
  ];
}

/** The named edition's own sentence before an answer that only tells of it, and behind what an earlier edition says the sentence in force. */
export function editionLines(
  context: SkillContext,
  { answers: [main] }: Readonly<{ answers: readonly Answer[] }>,
): Readonly<{ before: readonly Line[]; after: readonly Line[]; evidence: readonly Evidence[] }> {
  const nothing = { before: [], after: [], evidence: [] };
  if (main === undefined) return nothing;
  const { say } = context;
  const own = main.passage.status === 'superseded' ? null : editionNamed(context, main);
  if (own === null && !isFormer(main)) return nothing;
  const { documentId } = own?.answer.passage ?? main.passage;
  const present = madeFor(context.results, false).flatMap((made) => made.output.answers.map((answer) => ({ answer, made })));
  const current = present.find(({ answer }) => answer.passage.documentId === documentId && answer.passage.status === 'current' && !isFormer(answer));
  const holds = current !== undefined && current.answer.probability >= ANSWERABLE_FROM ? current : null;
  const lineOf = (lead: string, { answer, made }: Readonly<{ answer: Answer; made: Made }>): Line =>
    line(`${lead} ${oneLine(answer.shown)}`, evidenceOf(answer, made.evidence));
  return {
    before: own === null ? [] : [lineOf(say.supersededSays(own.answer.passage.document, own.answer.passage.revision), own)],
    after: holds === null ? [] : [lineOf(say.currentSays(holds.answer.passage.document, holds.answer.passage.revision), holds)],
    evidence: [...(own?.made.evidence ?? []), ...(holds?.made.evidence ?? [])],
  };
}

const isFormer = ({ passage, text }: Answer): boolean => passage.status === 'superseded' || toldAsFormer.test(text);

/** The surest sentence of the edition that the question names, where the answer stands in another edition of the same document. */
function editionNamed({ understanding, results }: SkillContext, main: Answer): Readonly<{ answer: Answer; made: Made }> | null {
  const label = namedRevision.exec(understanding.effective)?.[1]?.toLowerCase();
  if (label === undefined) return null;
  const found = madeFor(results, true).flatMap((made) => made.output.answers.map((answer) => ({ answer, made })));
  const fits = ({ passage, probability }: Answer): boolean =>
    passage.documentId === main.passage.documentId && passage.revision.replace(revisionWord, '').toLowerCase() === label && probability >= ANSWERABLE_FROM;
  return found.find(({ answer }) => answer.passage.status === 'superseded' && fits(answer)) ?? null;
}

const madeFor = (results: Results, includeSuperseded: boolean) =>
  results
    .of('search_knowledge')
    .filter(({ input }) => input['includeSuperseded'] === includeSuperseded && (input['perDocument'] === true) === includeSuperseded);

const firstMain = (question: string, results: Results): Answer | undefined =>
  results
    .of('search_knowledge')
    .find(({ input, output }) => input['includeSuperseded'] !== false && input['perDocument'] !== true && output.query === question.slice(0, 1900))?.output
    .answers[0];

/** The question without the edition it names, the figure it holds up and the word "still". */
function presentTopic(question: string): string {
  const figures = parseQuantities(question).filter(({ unit }) => unit !== null);
  const bare = figures.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, question);
  const topic = (asksOldRevision(question) ? question : bare)
    .replace(oldRevision, ' ')
    .replace(stillHolds, ' ')
    .replace(/\b(?:plus or minus|plus\/minus)\b|±/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return topic === '' ? question : topic;
}

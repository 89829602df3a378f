import { allMatches } from '../../domain/all-matches.js';
import type { Passage } from '../../domain/document.js';
import { holdsOrder } from '../../domain/orders-in-content.js';
import type { Hit } from '../rank/passage-hits.js';
import { sentencesOf } from '../text/sentences.js';
import type { TypedValue } from './typed-values.js';

const WHOLE_STEPS = 6_000;
/** How far a word's influence on a value reaches, in words. */
const REACH = 6;
/** Characters between a number and what it counts. */
const COUNTED = 28;

/** A sentence or row that says what to do, where no numbered steps do: "If the level falls, stop the pump.", "Remedy: vent the line". */
const TELLS_WHAT_TO_DO =
  /\b(?:remed(?:y|ies)|actions?|measures?|what to do|response|correction|abhilfe|maßnahmen?)(?::| \p{Lu})|^\W*(?:if|when|in case|after|before|upon|on|as soon as|during|wenn|falls|bei|nach|vor)\b[^.]{8,}|\b(?:must|has to|have to|shall|should|is to be|are to be|immediately|at once|muss|müssen|sofort)\b|措施|必须/iu;
const TELLS = 0.5;

/** How surely a stretch tells what to do without being a numbered step: 0 or a half. */
export const tellsWhatToDo = (text: string): number => (TELLS_WHAT_TO_DO.test(text) ? TELLS : 0);

/** Sentences, rows or, where a procedure is wanted, whole steps. A passage that is not verbatim is one piece; a sentence said to the copilot answers nobody. */
export function spansOf(passage: Passage, wantsSteps: boolean): readonly Readonly<{ start: number; end: number }>[] {
  const whole = [{ start: 0, end: passage.text.length }];
  if (passage.text.length !== passage.end - passage.start) return whole;
  if (passage.kind === 'steps' && wantsSteps && passage.text.length <= WHOLE_STEPS) return whole;
  if (passage.kind === 'table-row' || passage.kind === 'record' || passage.kind === 'heading')
    return allMatches(passage.text, /[^\n]+/gu).map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const sentences = sentencesOf(passage.text);
  return holdsOrder(passage.text) ? sentences.filter(({ start, end }) => !holdsOrder(passage.text.slice(start, end))) : sentences;
}

/** How near the question's words stand to the best placed value: each word counts its share, halved every few words of distance. */
export function nearness(values: readonly TypedValue[], hits: readonly Hit[], shares: readonly number[]): number {
  let most = 0;
  for (const value of values) {
    const near = new Map<number, number>();
    for (const hit of hits) {
      const gap = hit.end <= value.start ? value.start - hit.end : hit.start >= value.end ? (hit.start - value.end) * 1.4 : 0;
      const weight = hit.weight * 0.5 ** (gap / (REACH * 6));
      if ((near.get(hit.concept) ?? 0) < weight) near.set(hit.concept, weight);
    }
    let sum = 0;
    for (const [concept, weight] of near) sum += weight * (shares[concept] ?? 0);
    most = Math.max(most, sum * value.strength);
  }
  return most;
}

export function closeness(hits: readonly Hit[], shares: readonly number[]): number {
  let sum = 0;
  for (let at = 1; at < hits.length; at += 1) {
    const hit = hits[at];
    const before = hits[at - 1];
    if (hit === undefined || before === undefined || hit.concept === before.concept) continue;
    sum += Math.min(shares[hit.concept] ?? 0, shares[before.concept] ?? 0) / Math.max(1, hit.position - before.position);
  }
  return Math.min(1, sum * 2);
}

/** Notes the weight of a concept where it is above the one known. */
export function raise(map: Map<number, number>, concept: number, weight: number): void {
  if ((map.get(concept) ?? 0) < weight) map.set(concept, weight);
}

/** The best weight of every concept that was hit. */
export function best(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { concept, weight } of hits) raise(found, concept, weight);
  return found;
}

/** A number counts a thing when the thing is named right behind it with nothing but words between, or anywhere in a table row. */
export function counts(value: TypedValue, concept: number, text: string, hits: readonly Hit[], passage: Passage): boolean {
  const named = hits.filter((hit) => hit.concept === concept && hit.weight >= 0.8);
  if (passage.kind === 'table-row') return named.length > 0;
  return named.some(
    (hit) =>
      hit.start >= value.start - 2 && hit.start - value.end <= COUNTED && (hit.start < value.end || !/[^\p{L}\s’'-]/u.test(text.slice(value.end, hit.start))),
  );
}

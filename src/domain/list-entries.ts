import type { Answer } from './document.js';

/** A sentence that only announces what stands behind it: it is no entry itself. */
const ANNOUNCES = /[:：]\s*$|\b(?:the following|as follows|listed below|folgende[nrsm]?|wie folgt)\b/iu;

/** The entries of the list or table that the first answer announces or is one of; none where it is of no list. */
export function listEntries(answers: readonly Answer[]): readonly Answer[] {
  const [main] = answers;
  const members = answers.filter(({ role }) => role === 'member');
  if (main === undefined || members.length === 0) return [];
  return ANNOUNCES.test(main.text) ? members : [main, ...members].sort((left, right) => left.start - right.start);
}

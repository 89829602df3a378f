import type { JsonRecord } from './lines.js';
import type { QaItem } from './qa.js';

/** Fields of a sample that a plain pair may carry beside question and answer. */
const carried = ['role', 'scenario', 'seed', 'corpus', 'collection', 'group'] as const;

/** A sample, not yet checked, from a pair of question and answer. */
export function qaDraft(item: QaItem, record: JsonRecord, index: number): JsonRecord {
  const tags = record['tags'];
  return {
    id: sampleId(item.id, index),
    question: item.question,
    target: targetOf(item),
    tags: Array.isArray(tags) ? tags.map(String) : [],
    source: item.documents[0] ?? 'own questions',
    ...Object.fromEntries(carried.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]]))),
  };
}

function targetOf({ answerable, answers, facts, documents, form, ungraded }: QaItem): JsonRecord {
  if (!answerable) return { abstain: true };
  return { answers, facts, abstain: false, documents, ...(form === null ? {} : { form }), ...(ungraded === null ? {} : { needsJudge: ungraded }) };
}

/** Lower case letters, digits and hyphens; a bare number says which question it is. */
export function sampleId(id: string, index: number): string {
  const cleaned = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  if (cleaned === '') return `question-${index + 1}`;
  return /^\d+$/u.test(cleaned) ? `question-${cleaned}` : cleaned;
}

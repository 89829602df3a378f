import type { TagDefinition } from '../../domain/tag.js';
import { measuredIn, type Names } from './plant-state-words.js';

/** Two measurements of which the difference or the ratio is asked, the first less or divided by the second. */
export type PairAsked = Readonly<{
  /** Null where the values are only wanted side by side. */
  compare: 'difference' | 'ratio' | null;
  tags: readonly TagDefinition[];
  /** What was named and is measured by nothing. */
  missing: readonly string[];
}>;

const pairForms: ReadonlyArray<readonly ['difference' | 'ratio', RegExp]> = [
  [
    'difference',
    /\b(?:differences?|gap|spread|delta|diff)\b(?:\s+(?:in|of)\s+\S+)?\s+(?:between\s+|of\s+)?(.{2,70}?)\s+(?:and|to|from|vs\.?|versus|minus)\s+(.{2,70})/iu,
  ],
  [
    'difference',
    /\bhow (?:much|far|many \S+)\s+(?:\S+\s+){0,2}?(?:is|are|runs?|reads?|sits?|lies|does|do)?\s*(.{2,60}?)\s+(?:than|above|below|over|under|behind|ahead of|away from)\s+(.{2,70})/iu,
  ],
  ['ratio', /\bratio\b(?:\s+(?:of|between))?\s+(.{2,70}?)\s+(?:to|and|over|against|by)\s+(.{2,70})/iu],
  ['difference', /^\s*(.{2,60}?)\s+(?:minus|less)\s+(.{2,60})/iu],
  ['ratio', /^\s*(.{2,60}?)\s+(?:divided by)\s+(.{2,60})/iu],
];

/** Reads a comparison of two values as they are now; null where either side names no single measurement. */
export function readPair(question: string, names: Names): PairAsked | null {
  for (const [compare, form] of pairForms) {
    const [, first = '', second = ''] = form.exec(question) ?? [];
    if (second === '') continue;
    const [one, other] = [oneMeasured(first, names), oneMeasured(second.replace(/[?.!].*$/su, ''), names)];
    if (one !== null && other !== null && one.id !== other.id) return { compare, tags: [one, other], missing: [] };
  }
  return readSideBySide(question, names);
}

/** Two descriptions joined by a word, with nothing else in the sentence than what asks for values. */
const joined =
  /^\s*(?:(?:please|ok|hey|and|so|show me|show|give me|tell me|what(?:['’]s| is| are)|read|(compare)|(?:the )?(?:current|present|live|actual)|the)\s+)*(.{2,50}?)\s*(?:,?\s\band\b|\bwith\b|\b(vs\.?|versus|against|compared (?:to|with))|&)\s+(?:the )?(.{2,50}?)(?:[\s,]+(?:right now|now|please|pls|at the moment|currently))*\s*[?.!]*\s*$/iu;
/** A second sentence, a rule, a past or a deed is no description. */
const noDescription =
  /\b(?:is|are|was|were|be|been|do|does|did|has|have|had|how|when|why|who|which|what|if|it|its|i|we|you|can|may|should|must|will|then|before|after|set ?points?|limits?|normal|rated|design|max\w*|min\w*|average|mean|trend|alarms?|manual|plan\w*|yesterday|today|shift|last|high\w*|low\w*|change\w*|check\w*|replace\w*|clean\w*)\b/iu;
const quantity =
  /\b(?:temp(?:erature)?s?|pressures?|levels?|flows?|vibrations?|currents?|amps|speeds?|torques?|conductivit(?:y|ies)|concentrations?|running hours)\b/iu;

/** "X temperature and Y temperature", "compare X with Y": the values of both; a quantity that is said once holds for both. */
function readSideBySide(question: string, names: Names): PairAsked | null {
  const [, compares, first = '', against, second = ''] = joined.exec(question) ?? [];
  if (second === '' || noDescription.test(first) || noDescription.test(second)) return null;
  const said = [quantity.exec(first)?.[0], quantity.exec(second)?.[0]];
  const shared = said.find((word) => word !== undefined);
  if (shared === undefined) return null;
  const sides = [first, second].map((text, at) => (said[at] === undefined ? `${text} ${shared}` : text));
  const found = sides.map((text) => measuredIn(text, names).filter((tag) => isMeasured(tag) && accountsFor(text, tag, names)));
  const [one = [], other = []] = found;
  const isComparison = compares !== undefined || against !== undefined;
  const total = one.length + other.length;
  if (total === 0 || total > mostSideBySide || one.some(({ id }) => other.some((tag) => tag.id === id))) return null;
  if (one.length > 0 && other.length > 0)
    return { compare: isComparison && total === 2 && one[0]?.unit === other[0]?.unit ? 'difference' : null, tags: [...one, ...other], missing: [] };
  // Only what was named as a measurement of its own can be said to be missing.
  const unmeasured = one.length === 0 ? 0 : 1;
  if (tellingWords(sides[unmeasured] ?? '').length === 0 || (!isComparison && said[unmeasured] === undefined)) return null;
  return { compare: null, tags: [...one, ...other], missing: sides.filter((_side, at) => found[at]?.length === 0) };
}

function isMeasured({ kind, access }: TagDefinition): boolean {
  return access === 'read' && (kind === 'analog' || kind === 'counter');
}

/** What a description says beside the quantity. */
function tellingWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}-]{3,}/gu) ?? []).filter((word) => !quantity.test(word) && !/^(?:the|and|with|for|from|its|our)$/u.test(word));
}

/** Whether the tag or its machine bears a word of the description; a quantity alone fits anything. */
function accountsFor(text: string, { id, description, equipment }: TagDefinition, { directory, entities }: Names): boolean {
  if (entities.link(text).some(({ ids }) => ids.includes(id) || ids.includes(equipment))) return true;
  const owner = directory.assets.find((asset) => asset.id === equipment);
  const own = `${description} ${owner?.name ?? ''} ${(owner?.aliases ?? []).join(' ')}`.toLowerCase();
  return tellingWords(text).some((word) => own.includes(word.slice(0, 5)));
}

/** With more measurements than this that fit, the words do not decide. */
const mostSideBySide = 8;

function oneMeasured(text: string, names: Names): TagDefinition | null {
  const found = measuredIn(text, names).filter(({ kind }) => kind === 'analog' || kind === 'counter');
  return found.length === 1 ? (found[0] ?? null) : null;
}

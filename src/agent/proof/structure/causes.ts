import type { Token } from '../entailment/tokens.js';
import { apartFrom, heldShare, holds, termsOf } from './terms.js';

/** What brings about something, or comes before it, and what follows from it. */
export type Relation = Readonly<{ kind: 'cause' | 'condition' | 'order'; first: readonly Token[]; then: readonly Token[] }>;
type Pattern = Readonly<{ kind: Relation['kind']; pattern: RegExp; isTurned: boolean }>;

const causedBy =
  'because of|because|due to|owing to|caused by|is caused by|on account of|thanks to|as a result of|as a consequence of|result(?:s|ed)? from|aris(?:es|e|ing) from|com(?:es|e|ing) from|stem(?:s|med)? from|triggered by|given that|since(?= (?:the|it|its|they|there|no|an?|his|her|their|all|some|this|that|these|those) )|weil|denn|wegen|aufgrund|auf grund|infolge|verursacht durch|hervorgerufen durch|kommt von|kommen von|rühr(?:t|en) von|entsteh(?:t|en) durch';
const causes =
  'causes?|caused|lead(?:s|ing)? to|led to|result(?:s|ed|ing)? in|makes?|made|lets?|triggers?|triggered|brings? about|brought about|(?:is|are|was|were) the (?:cause|reason) (?:of|for|why)|explains? why|so that|so much that|which is why|that is why|and therefore|therefore|hence|thus|, so|and so|drives?|forces?|führ(?:t|en|te|ten) zu[mr]?|verursach(?:t|en|te|ten)|bewirk(?:t|en|te|ten)|lässt|lassen|ließ(?:en)?|macht|daher|deshalb|darum|dadurch|deswegen|sodass|so dass|und so|lös(?:t|en) (?=.+ aus)';
const when = 'if|when|whenever|wherever|in case|in case of|as soon as|once|wenn|falls|sobald|bei|sofern';

/** In a clause with a verb in front: "Klemmt die Klappe, geht der Brenner aus". */
const verbFirst = /^(\p{Lu}\p{L}+t (?:der|die|das|ein|eine|es|kein|keine) [^,]+), (.+)$/u;

const start = String.raw`^\s*(?:\d{1,2}[.)]\s+|[-*•]\s+)?`;
const patterns: readonly Pattern[] = [
  { kind: 'cause', pattern: new RegExp(`${start}(?:${causedBy}) (.+?), (?:then )?(.+)$`, 'iu'), isTurned: false },
  { kind: 'cause', pattern: new RegExp(`^(.+?),? (?:${causedBy}) (.+)$`, 'iu'), isTurned: true },
  { kind: 'cause', pattern: new RegExp(`^(.+?),? (?:${causes}) (.+)$`, 'iu'), isTurned: false },
  {
    kind: 'cause',
    pattern: /^(?:wegen|aufgrund|infolge|durch) (.+?) ((?:ist|sind|wird|werden|war|waren|hat|haben|steigt|sinkt|geht|fällt|läuft|kommt|bleibt) .+)$/iu,
    isTurned: false,
  },
  { kind: 'cause', pattern: /^(.+?)(?:是由于|是因为|由于|因为)(.+)$/u, isTurned: true },
  { kind: 'cause', pattern: /^(?:由于|因为|因)(.+?)，(?:所以|因此)?(.+)$/u, isTurned: false },
  { kind: 'cause', pattern: /^(.+?)(?:导致|引起|造成|使得|因此|所以|，使)(.+)$/u, isTurned: false },
  { kind: 'condition', pattern: new RegExp(`${start}(?:${when}) (.+?), (?:then |so |dann )?(.+)$`, 'iu'), isTurned: false },
  { kind: 'condition', pattern: new RegExp(`^(.+?),? (?:${when}) (.+)$`, 'iu'), isTurned: true },
  { kind: 'condition', pattern: verbFirst, isTurned: false },
  { kind: 'condition', pattern: /^(?:如果|当|若|一旦)?(.+?)(?:时|后|的话)?，(?:就|则|会)(.+)$/u, isTurned: false },
  { kind: 'order', pattern: /^(.+?),? (?:before|until|bevor|ehe|bis) (.+)$/iu, isTurned: false },
  { kind: 'order', pattern: /^(?:before|bevor|ehe|vor) (.+?), (.+)$/iu, isTurned: true },
  { kind: 'order', pattern: /^(?:only |erst )?(?:after|nachdem) (.+?), (.+)$/iu, isTurned: false },
  { kind: 'order', pattern: /^(.+?),? (?:only after|after|nachdem) (.+)$/iu, isTurned: true },
  { kind: 'order', pattern: /^(?:first |zuerst )?(.+?),? (?:and then|then|und dann|dann|danach|anschließend) (.+)$/iu, isTurned: false },
  { kind: 'order', pattern: /^(.+?)(?:之前|以前)，?(.+)$/u, isTurned: true },
  { kind: 'order', pattern: /^(?:先)?(.+?)(?:之后|以后|然后|，再)，?(.+)$/u, isTurned: false },
  // "das Rücklaufventil wird vor dem Vorlaufventil geöffnet"
  { kind: 'order', pattern: /^(.+?) vor (?:dem|der|den) (.+)$/iu, isTurned: false },
];
/** "Do not open it before" is "open it only after". */
const notBefore = /(?<!\p{L})(?:not|never|nobody|no one|nicht|nie|niemals|niemand|keine?[nrms]?)(?!\p{L})(.*?)(?<!\p{L})(?:before|until|bevor|bis)(?!\p{L})/iu;

/** Every way to read the text as one thing that brings about, or comes before, another. */
export function relationsIn(text: string): readonly Relation[] {
  const said = text.replace(/[.!。！]\s*$/u, '').replace(notBefore, '$1 after');
  return patterns.flatMap(({ kind, pattern, isTurned }) => {
    const [, one = '', other = ''] = pattern.exec(said) ?? [];
    const [first, then] = isTurned ? [termsOf(other), termsOf(one)] : [termsOf(one), termsOf(other)];
    return first.length === 0 || then.length === 0 ? [] : [{ kind, first, then }];
  });
}

/** How a relation that is said lies beside one of a source: what share of it that one holds, and how much stands on its own side or on the other. */
export type Likeness = Readonly<{ about: number; kept: number; crossed: number }>;

/** Compares only the terms that tell the two sides apart. */
export function likenessOf(said: Relation, source: Relation): Likeness {
  const [first, then] = [apartFrom(said.first, said.then), apartFrom(said.then, said.first)];
  const [sourceFirst, sourceThen] = [apartFrom(source.first, source.then), apartFrom(source.then, source.first)];
  const count = (terms: readonly Token[], held: readonly Token[]): number => terms.filter((term) => holds(held, term)).length;
  const [firstKept, firstMoved] = [count(first, sourceFirst), count(first, sourceThen)];
  const [thenKept, thenMoved] = [count(then, sourceThen), count(then, sourceFirst)];
  const size = Math.max(1, first.length + then.length);
  const about = (firstKept + firstMoved + thenKept + thenMoved) / size;
  const isKept = firstKept >= firstMoved && thenKept >= thenMoved && firstKept + thenKept > 0;
  const isCrossed = firstMoved > firstKept && thenMoved > thenKept;
  return { about, kept: isKept ? (firstKept + thenKept) / size : 0, crossed: isCrossed ? (firstMoved + thenMoved) / size : 0 };
}

/** What a sentence's relation of a kind finds among the sentences of the sources: the best that keeps it and the best that turns it round. */
export type Found = Readonly<{ says: boolean; kept: number; crossed: number; together: number }>;

/** Condition and cause stand for each other: "when the filter is full it trips" and "it trips because the filter is full". */
const comparable = (one: Relation['kind'], other: Relation['kind']): boolean => (one === 'order') === (other === 'order');

export function relationFound(
  sentence: string,
  kinds: readonly Relation['kind'][],
  sources: readonly Readonly<{ relations: readonly Relation[]; terms: readonly Token[] }>[],
): Found {
  const said = relationsIn(sentence).filter(({ kind }) => kinds.includes(kind));
  let [kept, crossed, together] = [0, 0, 0];
  for (const relation of said)
    for (const { relations, terms } of sources) {
      together = Math.max(together, Math.min(heldShare(relation.first, terms), heldShare(relation.then, terms)));
      for (const source of relations) {
        if (!comparable(relation.kind, source.kind)) continue;
        const likeness = likenessOf(relation, source);
        kept = Math.max(kept, likeness.kept);
        crossed = Math.max(crossed, likeness.crossed);
      }
    }
  return { says: said.length > 0, kept, crossed, together };
}

import { comparePrecedence } from '../ingest/revisions.js';
import { asksForRevision, namedBefore, namesRevision } from '../rank/revisions.js';
import { speaksOfFormer } from '../text/former.js';
import type { Piece } from './piece.js';

/** Factors on the odds of a piece. */
const ODDS = {
  /** The revision that was asked for, or the last one before it. */
  asked: 8,
  /** An older one still. */
  older: 1,
  /** Another revision of a document of which one was asked for, or another document than those that have the revision. */
  other: 0.1,
  elsewhere: 0.4,
  /** An old revision that nobody asked for. */
  superseded: 0.15,
  /** A sentence of the current revision that tells what held before, where that is asked for. */
  told: 4,
  /** What the old and the current revision say in the same words has not changed: "what was it before?" asks for something else. */
  unchanged: 0.3,
  /** The same where no revision is named: then the last one that said something else is meant. */
  same: 0.05,
};
/** The question names an old figure and wants to know what holds. */
const ASKS_PRESENT =
  /\b(?:which (?:one |figure |value )?(?:counts|applies|holds|is right|is valid)|still (?:valid|right|true|ok|fine|apply|applies|hold|holds|the case)|now\b|today|currently|gilt (?:noch|jetzt)|noch gültig|heute|aktuell)\b|现在|目前|还有效/iu;

type Asked = Readonly<{ named: ReadonlySet<string>; old: boolean; before: string | null; query: string }>;

/** Old revisions stand aside unless the question asks for them; a named revision comes first, and of old ones in general what has changed since. */
export function byRevision(pieces: readonly Piece[], query: string): Piece[] {
  const wantsPresent = ASKS_PRESENT.test(query);
  const asked = pieces.map(({ source }) => (wantsPresent ? 'no' : asksForRevision(query, source.passage.revision)));
  const named = new Set(
    pieces.flatMap(({ source: { passage } }, at) => (asked[at] === 'named' && passage.status === 'superseded' ? [passage.documentId] : [])),
  );
  const wish: Asked = { named, old: !wantsPresent && asked.some((each) => each !== 'no'), before: namedBefore(query), query };
  const current = new Set(pieces.flatMap((piece) => (piece.source.passage.status === 'current' ? [keyOf(piece)] : [])));
  const last = lastSuperseded(pieces, wish.before);
  return pieces.map((piece, at) => {
    const factor = named.size > 0 ? oddsNamed(piece, asked[at] === 'named', wish) : oddsOld(piece, wish, current, last);
    return factor === 1 ? piece : { ...piece, probability: scaled(piece.probability, factor) };
  });
}

function oddsNamed({ source: { passage }, text }: Piece, isAsked: boolean, { named, query }: Asked): number {
  if (passage.status === 'current' && namesRevision(text, query)) return 1;
  if (named.has(passage.documentId)) return isAsked ? ODDS.asked : ODDS.other;
  return passage.status === 'superseded' ? ODDS.superseded : ODDS.elsewhere;
}

function oddsOld(piece: Piece, { old, before, query }: Asked, current: ReadonlySet<string>, last: ReadonlyMap<string, string>): number {
  const { status, documentId, revision } = piece.source.passage;
  if (status === 'current') return old && (speaksOfFormer(piece.text) || namesRevision(piece.text, query)) ? ODDS.told : 1;
  if (!old) return ODDS.superseded;
  if (before !== null && !isBefore(revision, before)) return ODDS.other;
  const odds = last.get(documentId) === revision ? ODDS.asked : ODDS.older;
  return current.has(keyOf(piece)) ? odds * (before === null ? ODDS.same : ODDS.unchanged) : odds;
}

/** The newest superseded revision of each document, or the newest one before the revision that the question names. */
function lastSuperseded(pieces: readonly Piece[], before: string | null): ReadonlyMap<string, string> {
  const last = new Map<string, Piece['source']['document']>();
  for (const { source } of pieces) {
    const { document, passage } = source;
    if (passage.status !== 'superseded') continue;
    if (before !== null && !isBefore(document.revision, before)) continue;
    const known = last.get(passage.documentId);
    if (known === undefined || comparePrecedence(known, document) < 0) last.set(passage.documentId, document);
  }
  return new Map([...last].map(([id, { revision }]) => [id, revision]));
}

const isBefore = (revision: string, other: string): boolean =>
  comparePrecedence({ effectiveDate: null, revision }, { effectiveDate: null, revision: other }) < 0;

const keyOf = ({ source: { passage }, text }: Piece): string => `${passage.documentId}\n${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`;

function scaled(probability: number, factor: number): number {
  const odds = (probability / (1 - probability)) * factor;
  return odds / (1 + odds);
}

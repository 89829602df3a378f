import { allMatches } from '../../domain/all-matches.js';
import type { Piece } from './extract.js';

const ASKS_ALL =
  /\b(?:list|name|enumerate|give me|show me|tell me)\s+(?:me\s+)?(?:all|the|every)\b|\b(?:which|what)\s+(?:(?!is\b|was\b|has\b|does\b|this\b)[\p{L}-]+\s+){0,3}?(?!(?:is|was|has|does|this|gas|bus|lens|process|class|pass|access|stress|press|mass|loss|across|address)\b)[\p{L}-]{2,}[^\W\dsui]s\b|\bwhat are (?:the|all)\b|\ball (?:of )?the\b|\b(?:welche \p{L}+en\b|nenne|alle)|哪些|列出/iu;
/** A row belongs where it speaks of the question nearly as much as the best one. */
const SHARE = 0.7;
const BULLET = /^\s*(?:[•▪‣*–-]|\d{1,2}[.)]|[a-z]\))\s/u;
const MOST = 40;

/** True when all of a kind are asked for: "which checks ...", "name all the ...". */
export const asksForAll = (question: string): boolean => ASKS_ALL.test(question);

/** The other entries of the table or list that the best piece is an entry of, as they stand one after the other. */
export function membersOf(main: Piece, pieces: readonly Piece[]): readonly Piece[] {
  const { passage } = main.source;
  const row = passage.kind === 'table-row' || passage.kind === 'record';
  const announced = /[:：]\s*$/u.test(main.text);
  if (!row && !announced && !BULLET.test(main.text)) return [];
  const belongs = (piece: Piece): boolean => {
    const other = piece.source.passage;
    if (piece === main || piece.text === main.text || other.documentId !== passage.documentId || other.revision !== passage.revision) return false;
    if (other.section !== passage.section || other.kind !== passage.kind) return false;
    return row
      ? piece.features.own >= SHARE * main.features.own && sameColumns(piece.text, main.text)
      : other.id === passage.id && BULLET.test(piece.text) && (!announced || piece.start > main.start);
  };
  const place = (piece: Piece): number => piece.source.passage.start + piece.start;
  const found = new Map<number, Piece>();
  for (const piece of pieces) if (belongs(piece) && !found.has(place(piece))) found.set(place(piece), piece);
  return [...found.values()].sort((left, right) => place(left) - place(right)).slice(0, MOST);
}

/** Two rows of one table: at least one heading stands in both. */
function sameColumns(left: string, right: string): boolean {
  const headings = (row: string): readonly string[] => allMatches(row, /;\s+([\p{L}][^;:\d]{1,40}?)(?=[:\s])/gu).map(([, heading]) => heading ?? '');
  const ours = headings(left);
  const theirs = headings(right);
  return (ours.length === 0 && theirs.length === 0) || ours.some((heading) => theirs.includes(heading));
}

import type { DocumentInfo } from '../../domain/document.js';
import { ownId } from './same-document.js';

/** Where a newly read document belongs among the revisions already stored under its id. */
export type Placement = Readonly<{ info: DocumentInfo; isNewRevision: boolean; warnings: readonly string[] }>;

/**
 * Gives the new document a revision label no other content has, and decides whether it is the current one: a later effective date
 * (or, without dates, a later label) wins; content that changed under an unchanged label counts as later.
 */
export function place(info: DocumentInfo, siblings: readonly DocumentInfo[]): Placement {
  if (siblings.length === 0) return { info, isNewRevision: false, warnings: [] };
  const taken = siblings.find((sibling) => sibling.revision === info.revision && sibling.sha256 !== info.sha256);
  const revision = taken === undefined ? info.revision : nextLabel(info.revision, siblings);
  const warnings =
    taken === undefined || info.revision === '1' ? [] : [`Revision ${info.revision} was already stored with another content; this one is kept as ${revision}.`];
  const others = siblings.filter((sibling) => sibling.revision !== revision);
  const current = others.find((sibling) => sibling.status === 'current');
  const isOlder = taken === undefined && current !== undefined && comparePrecedence(info, current) < 0;
  return { info: { ...info, revision, status: isOlder ? 'superseded' : 'current' }, isNewRevision: others.length > 0, warnings };
}

/** `1` goes on to `2`; any other label gets a count: `C (2)`. */
function nextLabel(revision: string, siblings: readonly DocumentInfo[]): string {
  const labels = new Set(siblings.map((sibling) => sibling.revision));
  const plain = /^\d+$/.test(revision);
  for (let count = plain ? Number(revision) + 1 : 2; ; count += 1) {
    const label = plain ? String(count) : `${revision} (${count})`;
    if (!labels.has(label)) return label;
  }
}

/** Negative where `a` is older than `b`: by effective date, then by revision label; 0 where nothing tells. */
export function comparePrecedence(a: Pick<DocumentInfo, 'effectiveDate' | 'revision'>, b: Pick<DocumentInfo, 'effectiveDate' | 'revision'>): number {
  if (a.effectiveDate !== null && b.effectiveDate !== null && a.effectiveDate !== b.effectiveDate) return a.effectiveDate < b.effectiveDate ? -1 : 1;
  return a.revision.localeCompare(b.revision, 'en', { numeric: true, sensitivity: 'base' });
}

/** The stored documents that `info` says it replaces although they have another id: "Supersedes: POL-7", "ersetzt MAN-X Rev B". */
export function supersededBy(info: DocumentInfo, stored: readonly DocumentInfo[]): readonly DocumentInfo[] {
  const named = info.supersedes?.toLocaleLowerCase('en') ?? '';
  if (named === '') return [];
  return stored.filter((other) => {
    if (other.id === info.id || other.status === 'superseded' || other.collection !== info.collection) return false;
    const id = ownId(other).toLocaleLowerCase('en');
    return wordIn(named, id) && !revisionDiffers(named, other.revision);
  });
}

function wordIn(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[at + word.length] ?? '');
}

function revisionDiffers(named: string, revision: string): boolean {
  const label = /rev(?:ision)?\.?\s*([a-z0-9.]+)/.exec(named)?.[1];
  return label !== undefined && label !== revision.toLocaleLowerCase('en');
}

import type { DocumentInfo } from '../../domain/document.js';
import type { Scope } from '../lexical/scope.js';
import type { Segment } from '../lexical/segment.js';

/** By the number that texts name a document by, capitals and digits alone. Worked out once per segment, when it is first asked for. */
const NAMES: WeakMap<Segment, ReadonlyMap<string, DocumentInfo>> = new WeakMap();

function plain(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function namesIn(segment: Segment): ReadonlyMap<string, DocumentInfo> {
  const known = NAMES.get(segment);
  if (known !== undefined) return known;
  const names = new Map<string, DocumentInfo>();
  for (const document of segment.documents)
    for (const name of [document.id, document.title.split(/[\s:,]/u, 1)[0] ?? ''])
      if (document.status === 'current' || !names.has(plain(name))) names.set(plain(name), document);
  NAMES.set(segment, names);
  return names;
}

/** The readable document that a text names by its own number, or by the one its title begins with: the edition in force, where there is one. */
export function namedDocument(name: string, scope: Scope): DocumentInfo | null {
  let found: DocumentInfo | null = null;
  for (const segment of scope.segments) {
    const here = namesIn(segment).get(plain(name));
    if (here !== undefined && (found === null || here.status === 'current')) found = here;
  }
  return found;
}

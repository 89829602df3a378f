import type { DocumentInfo } from '../../domain/document.js';
import type { Scope } from '../lexical/scope.js';

/** By the number that texts name a document by, capitals and digits alone. Worked out once per scope, when it is first asked for. */
const NAMES: WeakMap<Scope, ReadonlyMap<string, DocumentInfo>> = new WeakMap();

function plain(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function namesIn(scope: Scope): ReadonlyMap<string, DocumentInfo> {
  const known = NAMES.get(scope);
  if (known !== undefined) return known;
  const names = new Map<string, DocumentInfo>();
  for (const { documents } of scope.segments)
    for (const document of documents)
      for (const name of [document.id, document.title.split(/[\s:,]/u, 1)[0] ?? ''])
        if (document.status === 'current' || !names.has(plain(name))) names.set(plain(name), document);
  NAMES.set(scope, names);
  return names;
}

/** The readable document that a text names by its own number, or by the one its title begins with: the edition in force, where there is one. */
export function namedDocument(name: string, scope: Scope): DocumentInfo | null {
  return namesIn(scope).get(plain(name)) ?? null;
}

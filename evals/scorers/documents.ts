const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');

/** The name without folders and ending. */
const bareName = (name: string): string => slug((name.split(/[\\/]/u).at(-1) ?? '').replace(/(?:\.[a-z][a-z0-9]{1,4}){1,2}$/iu, ''));

/** What a file name may say beyond the document's id: its revision or date. */
const revisionTail = /^(?:-(?:rev(?:ision)?|v|ver(?:sion)?|ed(?:ition)?|issue)?-?[a-z0-9]{1,4}(?:-\d{1,2}){0,2})?$/u;

/** Does a piece of evidence come from the named document? The name may be its id (with or without the collection before it), its file or its title. */
export function isDocument(evidence: Readonly<Record<string, unknown>>, name: string): boolean {
  const wanted = bareName(name);
  if (wanted === '') return false;
  const id = slug(String(evidence['documentId'] ?? ''));
  const names = [id, id.replace(/^(?:corpus|external|default)-/u, ''), slug(String(evidence['document'] ?? ''))].filter((known) => known !== '');
  return names.some((known) => known === wanted || (wanted.startsWith(known) && revisionTail.test(wanted.slice(known.length))));
}

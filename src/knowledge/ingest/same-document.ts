import type { DocumentInfo } from '../../domain/document.js';

const NUMBER =
  /(?:^|\n)\s*(?:document\s*(?:no\.?|number|id|code)|doc\.?\s*(?:no\.?|number|id)|(?:manual|publication|order)\s*(?:no\.?|number)|dok(?:ument(?:en)?)?\.?[-\s]*(?:nr\.?|nummer|kennung)|文件编号|文档编号|资料编号)\s*[:：#]?\s*([\p{L}\p{N}][\p{L}\p{N}./_-]{2,39})/iu;

/** The document number that a title page prints ("Document no.: BA-4711-02"), in one spelling; null where none is printed. */
export function printedNumber(opening: string): string | null {
  const found = NUMBER.exec(opening)?.[1];
  return found === undefined || !/\d/u.test(found) ? null : found.toLocaleLowerCase('en').replace(/[^\p{L}\p{N}]/gu, '');
}

const REVISION_WORDS = /[\s,;:|(–—-]*\b(?:rev(?:ision)?|ver(?:sion)?|ausgabe|issue|ed(?:ition)?)\b\.?\s*(?:no\.?\s*)?[a-z]?\d*(?:\.\d+)*\)?/giu;

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(REVISION_WORDS, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  const key = (names: readonly string[]): string =>
    [...names]
      .map((name) => name.toLocaleLowerCase('en'))
      .sort()
      .join('\n');
  return key(left) === key(right);
}

/**
 * The stored document of which a newly read one is another revision although its file has another name: the same title in the same
 * language, two revisions that each say theirs, and the same printed number; without numbers the title must name a model or the
 * documents must apply to the same things, since many machines have an "Operating manual". Rights that were said (`stated`) must be the same too. Null where
 * nothing, or more than one document, fits. `opening` gives the first page of a stored document.
 */
export async function storedUnderAnotherName(
  claimed: DocumentInfo,
  stated: readonly string[] | null,
  opening: string,
  stored: readonly DocumentInfo[],
  openingOf: (info: DocumentInfo) => Promise<string>,
): Promise<string | null> {
  if (claimed.revision === '1' || claimed.kind === 'log') return null;
  const number = printedNumber(opening);
  const ids = new Set<string>();
  for (const other of stored) {
    if (other.id === claimed.id) return null;
    if (other.collection !== claimed.collection || other.language !== claimed.language || other.kind !== claimed.kind) continue;
    if (stated !== null && !sameNames(other.accessRoles, stated)) continue;
    if (other.revision === claimed.revision || other.revision === '1' || plainTitle(other.title) !== plainTitle(claimed.title)) continue;
    const otherNumber = printedNumber(await openingOf(other));
    const specific = /\d/u.test(plainTitle(claimed.title)) || claimed.appliesTo.length > 0;
    if (!sameNames(other.appliesTo, claimed.appliesTo) && (number === null || number !== otherNumber)) continue;
    if (number === null || otherNumber === null ? specific : number === otherNumber) ids.add(other.id);
  }
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}

/** What a document's id ends with where another collection has a document that calls itself the same. */
function mark(collection: string): string {
  return `@${collection}`;
}

/** The id a document calls itself by, without the mark that keeps it apart from a namesake of another collection. */
export function ownId({ id, collection }: Pick<DocumentInfo, 'id' | 'collection'>): string {
  return id.endsWith(mark(collection)) ? id.slice(0, -mark(collection).length) : id;
}

/**
 * The id that the document is stored under: its own, unless a document of another collection is stored under it. Collections are libraries of their
 * own, so a namesake is neither a revision of that document nor does it take its place.
 */
export function idApart(claimed: Pick<DocumentInfo, 'id' | 'collection'>, stored: readonly Pick<DocumentInfo, 'id' | 'collection'>[]): string {
  const apart = `${claimed.id}${mark(claimed.collection)}`;
  const here = stored.filter(({ collection }) => collection === claimed.collection);
  if (here.some(({ id }) => id === apart)) return apart;
  const isTaken = stored.some(({ id, collection }) => id === claimed.id && collection !== claimed.collection);
  return isTaken && !here.some(({ id }) => id === claimed.id) ? apart : claimed.id;
}

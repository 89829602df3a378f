import type { Quote } from '../harness/sample.js';
import type { RetrievedPassage } from '../harness/transcript.js';

type PageUnit = Readonly<{ documentId: string; revision: string; page: number }>;

/** The ranked pages without repetition; a passage over two pages counts for both, at the same rank. */
function rankedPages(passages: readonly RetrievedPassage[]): readonly PageUnit[] {
  const seen = new Set<string>();
  const pages: PageUnit[] = [];
  for (const { documentId, revision, page, endPage } of passages)
    for (let at = page; at <= endPage; at += 1) {
      const key = `${documentId} ${revision} ${at}`;
      if (seen.has(key)) continue;
      seen.add(key);
      pages.push({ documentId, revision, page: at });
    }
  return pages;
}

type Place = Omit<Quote, 'also'>;
const placesOf = (quote: Quote): readonly Place[] => [quote, ...(quote.also ?? [])];

function isGold({ documentId, revision, page }: PageUnit, quote: Quote): boolean {
  return placesOf(quote).some((place) => isOf({ documentId, revision }, place) && place.pages.includes(page));
}

function isOf({ documentId, revision }: Omit<PageUnit, 'page'>, place: Place): boolean {
  return documentId === place.documentId && (place.revision === undefined || place.revision === revision);
}

/** Rank (from 1) of the best passage whose page holds one of the quotes; null when none was found. */
export function bestPageRank(passages: readonly RetrievedPassage[], quotes: readonly Quote[]): number | null {
  const at = passages.findIndex((passage) => quotes.some((quote) => rankedPages([passage]).some((page) => isGold(page, quote))));
  return at < 0 ? null : at + 1;
}

/** Rank of the first passage of a right document and revision. */
export function bestDocumentRank(passages: readonly RetrievedPassage[], quotes: readonly Quote[]): number | null {
  const places = quotes.flatMap(placesOf);
  const at = passages.findIndex((passage) => places.some((place) => isOf(passage, place)));
  return at < 0 ? null : at + 1;
}

/** Gains of a ranked list: each quote may be found once. */
function gains(passages: readonly RetrievedPassage[], quotes: readonly Quote[]): readonly number[] {
  const open = new Set(quotes);
  return rankedPages(passages).map((page) => {
    const found = [...open].filter((quote) => isGold(page, quote));
    for (const quote of found) open.delete(quote);
    return found.length;
  });
}

/** Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) over ranked gains. */
export function discountedGain(list: readonly number[], depth: number): number {
  return list.slice(0, depth).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

export function ndcg(passages: readonly RetrievedPassage[], quotes: readonly Quote[], depth = 10): number {
  const ideal = discountedGain(
    quotes.map(() => 1),
    depth,
  );
  return ideal === 0 ? 0 : Math.min(1, discountedGain(gains(passages, quotes), depth) / ideal);
}

/** Share of the quotes found on the first `depth` ranked pages. */
export function recallAt(passages: readonly RetrievedPassage[], quotes: readonly Quote[], depth: number): number {
  const found = gains(passages, quotes)
    .slice(0, depth)
    .reduce((sum, gain) => sum + gain, 0);
  return quotes.length === 0 ? 0 : found / quotes.length;
}

import { type PdfObjects, pageContents, pageObjects } from './objects.js';
import { type Painted, readPainted } from './painted.js';
import { paintsWhiteLetters } from './paints-white.js';
import type { PageRuns } from './runs.js';

/** What each page draws besides its text; null where its contents are not found, and for all pages where the file does not list as many. */
export async function paintedPages(objects: PdfObjects, pages: readonly PageRuns[]): Promise<readonly (Painted | null)[]> {
  const numbers = pageObjects(objects);
  if (numbers.length !== pages.length) return pages.map(() => null);
  const painted: (Painted | null)[] = [];
  for (const [index, page] of pages.entries()) {
    const contents = page.runs.length === 0 ? null : await pageContents(numbers[index] ?? 0, objects);
    painted.push(contents === null ? null : readPainted(contents, page.transform));
  }
  return painted;
}

/** The pages that may hold white letters on white: what they paint themselves is known, what a form on them paints only of the whole file. */
export async function mayHideLetters(bytes: Uint8Array, painted: readonly (Painted | null)[]): Promise<(index: number) => boolean> {
  const isUnsure = (page: Painted | null | undefined): boolean => page == null || page.parts;
  const inFile = painted.some(isUnsure) && (await paintsWhiteLetters(bytes));
  return (index) => painted[index]?.whiteLetters === true || (inFile && isUnsure(painted[index]));
}

import type { Evidence } from '../../domain/evidence.js';

/** What may stand before the name of a paper, and how a page is said behind it, in three languages. */
const LEAD = /^(?:otherwise|sonst|平时)\s*[:：]\s*/iu;
const PAGE = /^[,，]\s*(?:page|seite|第)\s*(\d+)\s*页?\s*[:：]\s*/iu;
/** How a cell says that a sentence is of one edition only, and how the place of a change names the two. */
const ONE_EDITION = /^(?:\(new\)|\(left out\)|\(neu\)|\(entfallen\)|（新增）|（删除）)$/iu;
const EDITIONS = /\s*[(（][^()（）]*→[^()（）]*[)）]$/u;
const NUMBER = /^(?:§\s*)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+/u;

const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ').trim();

/** What a sentence says behind the full name, revision and page of the passage it cites: "Notice 4, Rev 1, page 2: Run it at 30 °C."; null where it names no such place. */
export function saidBehindName(text: string, evidence: Evidence): string | null {
  if (evidence.kind !== 'passage') return null;
  const said = text.trim().replace(LEAD, '');
  const name = `${evidence.document}, Rev ${evidence.revision}`;
  if (!said.toLowerCase().startsWith(name.toLowerCase())) return null;
  const [whole, page] = PAGE.exec(said.slice(name.length)) ?? [];
  return whole === undefined || page !== String(evidence.page) ? null : said.slice(name.length + whole.length);
}

/** Whether a cell of a comparison says nothing of its own: it names the cited section, or that one edition lacks the sentence. */
export function isPlaceCell(cell: string, cited: readonly Evidence[]): boolean {
  if (ONE_EDITION.test(cell)) return true;
  const place = squeezed(cell.replace(EDITIONS, ''));
  return cited.some((evidence) => {
    if (evidence.kind !== 'passage') return false;
    const heading = evidence.section?.split(' > ').at(-1) ?? '';
    return [heading, heading.replace(NUMBER, ''), evidence.document].some((name) => name !== '' && squeezed(name) === place);
  });
}

/** Whether a cell is all that the cited passage says, however short. */
export const isWholeQuote = (cell: string, evidence: Evidence): boolean => evidence.kind === 'passage' && squeezed(cell) === squeezed(evidence.quote);
